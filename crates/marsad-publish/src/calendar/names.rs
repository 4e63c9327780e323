//! Codes of agreements, institutions, dataflows and periods in words, for calendars, notices and letters.

use std::collections::BTreeMap;

use jiff::civil::Date;
use marsad_i18n::{Args, Voice, args, typed_text};
use marsad_model::{Id, Lang, Pack, ReportingYear, TimePeriod};

use crate::{Names, whole_series_text};

/// What codes need to be said.
#[derive(Clone, Copy)]
pub struct CalendarNames<'a> {
    /// The names of agreements, dataflows and institutions.
    pub pack: &'a Pack,
    /// The language.
    pub voice: &'a Voice,
    /// How the world reaches the portal, without a slash at its end.
    pub base: &'a str,
}

impl CalendarNames<'_> {
    fn lang(&self) -> Lang {
        self.voice.lang()
    }

    /// The name of an agreement; its code, where the pack knows it no more.
    pub fn agreement(&self, id: &str) -> String {
        self.pack.agreement(id).map_or_else(|| id.to_owned(), |found| found.name.get(self.lang()).to_owned())
    }

    /// The name of an institution; its code, where the pack knows it no more.
    pub fn provider(&self, id: &str) -> String {
        self.pack.provider(id).map_or_else(|| id.to_owned(), |found| found.name.get(self.lang()).to_owned())
    }

    /// The name of a dataflow; its code, where the pack knows it no more.
    pub fn dataflow(&self, id: &str) -> String {
        self.pack.dataflow(id).map_or_else(|| id.to_owned(), |found| found.name.get(self.lang()).to_owned())
    }

    /// A period as the provider of an agreement counts it.
    pub fn period(&self, agreement: &str, name: &str) -> String {
        let found = self.pack.agreement(agreement);
        let profile = found.and_then(|agreement| self.pack.profile(agreement.profile.as_str()));
        let year = profile.map_or(ReportingYear::CALENDAR, |profile| profile.reporting_year);
        let period: Option<TimePeriod> = year.period(name).ok();
        period.map_or_else(|| self.voice.digits(name), |period| self.voice.period(&period))
    }

    /// What something is about: an agreement, or a release by its dataflow and number; else as it is written.
    fn subject(&self, text: &str) -> String {
        match text.split_once(' ') {
            Some((dataflow, number)) if self.pack.dataflow(dataflow).is_some() => {
                format!("{} ({})", self.dataflow(dataflow), self.voice.digits(number))
            }
            _ => self.agreement(text),
        }
    }

    /// A day that was written down.
    fn day(&self, text: &str) -> String {
        text.parse::<Date>().map_or_else(|_| text.to_owned(), |day| self.voice.day(day))
    }

    /// Values of a notice or a letter, each as people read it.
    pub fn words(&self, values: &BTreeMap<String, String>) -> Args {
        let agreement = values.get("agreement").map_or("", String::as_str);
        values.iter().fold(args(), |words, (name, value)| {
            let text = match name.as_str() {
                "agreement" => self.agreement(value),
                "dataflow" => self.dataflow(value),
                "provider" => self.provider(value),
                "period" => self.period(agreement, value),
                "due" | "from" | "until" => self.day(value),
                "subject" => self.subject(value),
                "cells" => self.cells(values.get("dataflow").map_or("", String::as_str), value),
                "text" | "reason" => typed_text(value),
                _ => value.clone(),
            };
            words.text(name, &text)
        })
    }

    /// Cells of a dataflow, each by its key and period, in words; as they are, where the pack does not know them.
    fn cells(&self, dataflow: &str, cells: &str) -> String {
        let dataflow = self.pack.dataflow(dataflow);
        let structure = dataflow.and_then(|dataflow| self.pack.structure_of(dataflow));
        let Some((dataflow, structure)) = dataflow.zip(structure) else { return cells.to_owned() };
        let names = Names { pack: self.pack, dataflow, structure, voice: self.voice };
        let cell = |cell: &str| {
            let (key, period) = cell.split_once(' ')?;
            let codes = key.split('.').map(|code| code.parse().ok()).collect::<Option<Vec<Id>>>()?;
            let period: TimePeriod = period.parse().ok()?;
            Some(format!("{} ({})", whole_series_text(&names, &codes), self.voice.period(&period)))
        };
        let named = cells.split("; ").map(|one| cell(one).unwrap_or_else(|| one.to_owned()));
        named.collect::<Vec<_>>().join(&self.voice.say("list-separator"))
    }

    /// The part of an identifier that stands for this portal.
    pub(super) fn host(&self) -> &str {
        let host = self.base.split_once("://").map_or(self.base, |(_, host)| host);
        if host.is_empty() { self.pack.head.id.as_str() } else { host }
    }
}
