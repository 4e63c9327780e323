//! Lines that stand alone between the headers of a table and its first row, and that its profile does not know: they are
//! not read, and may say that the rows below them are of another period, a part of what the dataflow counts or something else.
//! Where one of them is told, those of its kind that stand between the rows are told as well.
//!
//! Does not hold: lines there that the profile keeps, which `new_titles` looks at, and those that say a code of what it fixes
//! or another unit, which `rows::without_values` tells.

use std::collections::{BTreeSet, HashSet};

use marsad_model::{CellName, FileFormat, Finding, FindingCode, Severity, TimePeriod};

use super::Context;
use super::dictionary::Dictionary;
use super::narrower::says_parts;
use super::new_titles::{Titles, kept};
use super::new_words::is_told;
use super::outside_lines::OutsideLine;
use super::quality_lines::{is_given, is_provisional};
use super::said::{Around, have_no_day_in_common};
use super::sections::component_named;
use super::time::is_calendar_year;
use crate::names::{AgeSpan, ages_in};
use crate::titles;
use crate::values::periods;

/// The lines above the first row of a table, its last row, and the periods of what was read.
#[derive(Clone, Copy)]
pub(super) struct FirstLines<'r> {
    pub lines: &'r [OutsideLine],
    pub last_row: u32,
    pub periods: &'r [TimePeriod],
}

/// What a line says of time.
enum Time {
    /// Nothing.
    Unsaid,
    /// One that the table may have.
    Own,
    /// A year that it has not, and the last one that it has.
    OtherYear([i16; 2]),
    /// Another part of one of its years.
    OtherPart,
    /// A part of the year where whole years were read.
    Part(String),
}

/// The findings of a table with what is told of these lines in the place of that they were not read. Nothing where its
/// profile keeps no titles, or lines are cut at fixed places: there a draft keeps no such line.
pub(super) fn tell(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (around, first): (Around<'_>, FirstLines<'_>),
    mut findings: Vec<Finding>,
) -> Vec<Finding> {
    let is_of = |finding: &Finding, line: &OutsideLine| finding.place.row == Some(line.at.row);
    let is_not_read = |finding: &Finding, line: &OutsideLine| is_row_of_texts(finding) && is_of(finding, line);
    let is_open = |line: &&OutsideLine| {
        let is_told = |finding: &Finding| finding.code == FindingCode::TitleDisagrees && is_of(finding, line);
        findings.iter().any(|finding| is_not_read(finding, line)) && !findings.iter().any(is_told)
    };
    let open: Vec<&OutsideLine> = first.lines.iter().filter(is_open).collect();
    if open.is_empty() || !is_compared(context, around) {
        return findings;
    }
    let between = lines_between(&findings, first);
    let titles = Titles::of(context, dictionary, (around, around.layout, &[]), &[]);
    let sources = (context, dictionary);
    let tell = |line: &OutsideLine| tell_line(sources, (around, &titles), (line, first.periods));
    let new = open.into_iter().filter(|line| !titles.is_kept(line));
    let mut told: Vec<(&OutsideLine, Finding)> = new.filter_map(|line| Some((line, tell(line)?))).collect();
    if let Some(head) = told.iter().find(|(_, finding)| is_first_line(finding)).map(|(line, _)| *line) {
        let alike = between.iter().filter(|line| !titles.is_kept(line));
        let alike = alike.filter_map(|line| Some((line, tell(line).filter(is_first_line)?)));
        let alike = alike.map(|(line, finding)| (line, finding.with("what", "line-between").with("said", &head.text)));
        told.extend(alike);
    }
    findings.retain(|finding| !told.iter().any(|(line, _)| is_not_read(finding, line)));
    findings.extend(told.into_iter().map(|(_, finding)| finding));
    findings
}

fn is_row_of_texts(finding: &Finding) -> bool {
    finding.code == FindingCode::RowNotRead && finding.arguments.get("what").is_some_and(|what| what == "texts")
}

fn is_first_line(finding: &Finding) -> bool {
    finding.arguments.get("what").is_some_and(|what| what == "first-line")
}

/// The lines that stand between the rows of a table and were not read.
fn lines_between(findings: &[Finding], first: FirstLines<'_>) -> Vec<OutsideLine> {
    let line = |finding: &Finding| {
        let row = finding.place.row.filter(|row| *row < first.last_row)?;
        let is_first = first.lines.iter().any(|line| line.at.row == row);
        let at = CellName { row, column: finding.place.column.unwrap_or(1) };
        (!is_first).then(|| OutsideLine { at, text: finding.value.clone() })
    };
    findings.iter().filter(|finding| is_row_of_texts(finding)).filter_map(line).collect()
}

/// Whether a line that the profile does not keep is a new one.
fn is_compared(context: &Context<'_>, around: Around<'_>) -> bool {
    let is_cut = matches!(context.profile.format, FileFormat::FixedWidth { .. });
    !is_cut && around.layout.header_rows.is_some() && kept(around).next().is_some()
}

fn tell_line(
    (context, dictionary): (&Context<'_>, &Dictionary<'_>),
    (around, titles): (Around<'_>, &Titles<'_, '_, '_, '_>),
    (line, own): (&OutsideLine, &[TimePeriod]),
) -> Option<Finding> {
    let text = line.text.as_str();
    let finding = |what: &str| titles.finding((Severity::Warning, what), Some(line.at), text).with("said", "");
    if is_provisional(context, text) && !is_given(around.layout, &context.profile.constants) {
        return Some(finding("provisional"));
    }
    let is_about_values = titles::part_about_values(text).is_some();
    if !is_about_values || titles::is_note(text) || titles::is_formal(text) {
        return None;
    }
    match time_of(context, around, (text, own)) {
        Time::Own => None,
        Time::OtherYear([found, taken]) => Some(finding("year-of-columns").with("found", found).with("taken", taken)),
        Time::Part(part) => Some(finding("part").with("found", part)),
        Time::OtherPart => Some(finding("first-line")),
        // `Genre` says what rows tell apart, and of none of them what it is.
        Time::Unsaid if component_named(context, dictionary, text).is_some() => None,
        Time::Unsaid => {
            let known: HashSet<AgeSpan> = kept(around).flat_map(|said| ages_in(&said.text)).collect();
            let is_telling = titles.is_telling_title(context, text) || is_told(context, text);
            (is_telling || titles.names_other_age(text, &known)).then(|| finding("first-line"))
        }
    }
}

fn time_of(context: &Context<'_>, around: Around<'_>, (text, own): (&str, &[TimePeriod])) -> Time {
    let habits = context.habits(around.layout);
    let years: BTreeSet<i16> = own.iter().map(|period| period.start().date().year()).collect();
    let are_whole = own.iter().all(is_calendar_year) && !around.layout.cumulative && !says_parts(context);
    let part = titles::part_over_years(context, text).filter(|_| are_whole && titles::may_be_of(text, &years));
    if let (Some(part), Some(_)) = (part, years.last()) {
        return Time::Part(part);
    }
    let said = titles::period_of(text, titles::habits(context, habits));
    let said = said.and_then(|period| context.profile.reporting_year.period(&period).ok());
    let other = said.filter(|said| {
        !titles::may_be_of_other_year(text) && own.iter().all(|period| have_no_day_in_common(period, said))
    });
    match (other, years.last()) {
        (Some(other), Some(&last)) => {
            let year = other.start().date().year();
            if years.contains(&year) { Time::OtherPart } else { Time::OtherYear([year, last]) }
        }
        _ if periods::read(text, habits).is_some() => Time::Own,
        _ => Time::Unsaid,
    }
}
