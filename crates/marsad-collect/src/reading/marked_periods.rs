//! What the name of a sheet and the lines above a table say of the quality of its values, by what stands behind the year of its
//! period there, `Victimes identifiées en 2022* par gouvernorat`, `2022 (p)`, behind one of its years, `Visas, 2021-2022*`, or at
//! the end of a title, `Visas par nationalité*`.
//!
//! Does not hold: which period a table has, which `said` follows, nor periods in headers and rows, which `time` reads.

use marsad_model::{CellName, Finding, SaidOf, TIME_PERIOD, TableLayout, TimePeriod};

use super::Context;
use super::narrower::lines_above;
use super::new_marks::unknown_mark;
use super::said::{Around, line_again, place_of};
use crate::values::periods::{self, Moment};
use crate::values::qualities;

/// The status of all values of a table, and the text that says it.
#[derive(Clone, Copy)]
pub(super) struct MarkedPeriod<'s> {
    pub status: &'static str,
    pub text: &'s str,
}

impl<'s> MarkedPeriod<'s> {
    /// What the texts around a table say; the layout is the one that this file is read by.
    pub(super) fn of(context: &Context<'_>, around: Around<'s>, layout: &TableLayout) -> Option<Self> {
        let period = period_of(context, around, layout)?;
        let status = |text: &str| qualities::of_year_in_line(text, &period, &context.profile.statuses);
        texts(around, layout).into_iter().find_map(|(text, _)| Some(Self { status: status(text)?, text }))
    }

    /// Whether a finding says that the profile does not know of what quality the figures are, of the same text or of one that
    /// says the same quality.
    pub(super) fn is_told_by(&self, finding: &Finding) -> bool {
        says_quality(finding) && (finding.is_of(self.text) || qualities::of_line(&finding.value) == Some(self.status))
    }
}

/// What marks in the lines above a table that the profile knows say of its values, where they stand behind no year of its period.
#[derive(Clone, Debug, Default)]
pub(crate) struct MarkedTitles {
    /// The status of all values, by a mark at the end of a title.
    all: Option<&'static str>,
    /// The statuses of those of calendar years, by marks behind them in a title over several, or over parts of one.
    years: Vec<(i16, &'static str)>,
    /// The lines that have such years.
    of_years: Vec<String>,
}

impl MarkedTitles {
    /// What the lines above a table say whose values have these headers.
    pub(super) fn of(context: &Context<'_>, (around, layout): (Around<'_>, &TableLayout), headers: &[String]) -> Self {
        let own = &context.profile.statuses;
        if own.is_empty() {
            return Self::default();
        }
        // Where a header has the mark as well, it is said of that one.
        let is_of_header = |mark: &str| {
            let mut marks = headers.iter().filter_map(|header| qualities::mark_at_end(header));
            marks.any(|found| found == mark)
        };
        let status = |text: &str| {
            let mark = qualities::mark_of_title(text).filter(|mark| !is_of_header(mark))?;
            qualities::of_number(qualities::code_of_mark(&mark, own)?.as_str())
        };
        let lines: Vec<&str> =
            texts(around, layout).into_iter().filter(|(_, at)| at.is_some()).map(|(text, _)| text).collect();
        let mut marked = Self { all: lines.iter().copied().find_map(status), ..Self::default() };
        // What is said of the table's own period, `MarkedPeriod` has.
        if period_of(context, around, layout).is_some() {
            return marked;
        }
        for line in lines {
            let years = qualities::of_years_in_line(line, own);
            if !years.is_empty() {
                marked.of_years.push(line.to_owned());
                marked.years.extend(years);
            }
        }
        marked
    }

    /// Whether a finding says that the profile does not know of what quality the figures are, of a line whose years have a mark
    /// that it knows.
    pub(super) fn is_told_by(&self, finding: &Finding) -> bool {
        says_quality(finding) && self.of_years.iter().any(|line| finding.is_of(line))
    }

    /// Whether values of one year have another status than those of the next.
    pub(crate) fn differ(&self) -> bool {
        !self.years.is_empty()
    }

    /// The status of a value of a period.
    pub(crate) fn status(&self, period: Option<&TimePeriod>) -> Option<&'static str> {
        let is_of = |year: i16| period.is_some_and(|period| qualities::has_year(period, year));
        let of_year = self.years.iter().find(|(year, _)| is_of(*year)).map(|(_, status)| *status);
        of_year.or(self.all)
    }
}

/// Whether a finding says that the profile does not know of what quality the figures are.
fn says_quality(finding: &Finding) -> bool {
    finding.arguments.get("what").is_some_and(|what| what == "provisional")
}

/// What is told of marks behind the year of a table's period, behind years of a title over several, and at the end of titles, of
/// which the profile says nothing.
pub(super) fn unknown_marks(context: &Context<'_>, around: Around<'_>, layout: &TableLayout) -> Vec<Finding> {
    let period = period_of(context, around, layout);
    let is_new = |mark: &String| qualities::code_of_mark(mark, &context.profile.statuses).is_none();
    let mut found = Vec::new();
    for (text, at) in texts(around, layout) {
        let place = || place_of(around.file, around.sheet, at);
        let of_years = || if period.is_none() { qualities::signs_of_years(text) } else { Vec::new() };
        let open = of_years().into_iter().chain(qualities::mark_of_title(text)).filter(|_| at.is_some());
        found.extend(open.filter(is_new).map(|mark| unknown_mark(place(), text, &mark)));
        let Some(period) = &period else { continue };
        let marks = qualities::marks_of_year(text, period);
        // The second sheet of a name has a number in brackets.
        let is_of_name = |mark: &String| at.is_none() && mark.contains(char::is_numeric);
        let unknown = marks.into_iter().filter(|mark| !is_of_name(mark) && is_new(mark));
        found.extend(unknown.map(|mark| unknown_mark(place(), text, &mark)));
    }
    found
}

/// The period of all values of a table: as its profile or this file says it, or the name of its sheet.
fn period_of(context: &Context<'_>, around: Around<'_>, layout: &TableLayout) -> Option<TimePeriod> {
    if let Some(period) = &layout.period {
        return context.profile.reporting_year.period(period).ok();
    }
    let is_name = layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
    match periods::read(around.sheet, context.habits(layout)).filter(|_| is_name)? {
        Moment::Period(period) => Some(period),
        Moment::Part(_) | Moment::Ambiguous(..) => None,
    }
}

/// The name of the sheet and the lines above a table, the nearest first; then the line that says its period, which may stand over
/// the table beside it or at the top of the sheet.
fn texts<'s>(around: Around<'s>, layout: &TableLayout) -> Vec<(&'s str, Option<CellName>)> {
    let of_period = layout.said.iter().filter(|said| said.of == SaidOf::Period);
    let of_period = of_period.filter_map(|said| line_again(around, said));
    let lines = lines_above(around, layout).into_iter().chain(of_period);
    let lines = lines.map(|line| (line.text.as_str(), Some(line.at)));
    std::iter::once((around.sheet, None)).chain(lines).collect()
}
