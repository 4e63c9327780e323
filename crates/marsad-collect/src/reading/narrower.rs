//! What the lines above a table say that its profile does not: a code of what it fixes, percentages, an index, a part of
//! the year, something that was refused or left out, a mean or a forecast, a stock in place of a flow. A draft would have
//! seen it; so the next file is looked at with the same eyes.
//!
//! Does not hold: lines from which the profile took something, which `said` looks at again, and those that it only keeps, which
//! `new_titles` looks at.

use std::collections::BTreeMap;

use marsad_model::{
    ColumnRole, Finding, FindingCode, Id, Nature, Place, SaidOf, SaidText, Severity, TIME_PERIOD, TableLayout,
};

use super::Context;
use super::dictionary::Dictionary;
use super::outside_lines::{OutsideLine, OutsideLines, masked};
use super::plan::Plan;
use super::quality_lines::{self, is_provisional};
use super::said::{Around, place_of, rows_around, start_of};
use super::sections::labelled;
use crate::names::{Found, fold, is_by_word};
use crate::titles::{self, UNIT};

/// How many lines that leave something out are told.
const NARROWING_MAX: usize = 3;
/// How many of the nearest lines say whether a table holds percentages.
const PERCENT_LINES: usize = 2;
/// Longer texts between rows are notes.
const HEADING_CHARACTERS_MAX: usize = 120;

/// What the lines above a table say, of which its numbers and periods show whether it matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Above {
    /// The part of the year that a line names, where the profile has none, and the line.
    pub part: Option<(String, OutsideLine)>,
    /// The line that says that the table holds percentages.
    pub percent: Option<OutsideLine>,
    /// A line that speaks of how a whole is shared out.
    pub shares: Option<OutsideLine>,
    /// Whether percentages may stand in the table.
    pub expects_percent: bool,
}

/// A code that a text says of what the profile fixes as another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OtherCode {
    component: Id,
    taken: Id,
    found: Id,
}

impl OtherCode {
    pub(super) fn finding(&self, severity: Severity, place: Place, text: &str) -> Finding {
        let finding = Finding::new(FindingCode::TitleDisagrees, severity, place).with_value(text);
        let finding = finding.with("what", "other-code").with("component", &self.component).with("said", "");
        finding.with("taken", &self.taken).with("found", &self.found)
    }
}

/// Whether percentages may stand in a table: its unit is per cent, or each observation says its own.
pub(super) fn expects_percent(context: &Context<'_>, layout: &TableLayout) -> bool {
    let is_unit = |id: &Id| *id == *UNIT;
    let named = layout.column.iter().flat_map(|column| column.component.iter().chain(&column.further));
    let written = layout.column.iter().flat_map(|column| column.codes.keys());
    let across = layout.across.iter().flat_map(|row| &row.components);
    is_in_percent(context, layout) || named.chain(written).chain(across).any(is_unit)
}

/// Whether all values of a table are percentages.
fn is_in_percent(context: &Context<'_>, layout: &TableLayout) -> bool {
    let constant = layout.constants.get(UNIT).or_else(|| context.profile.constants.get(UNIT));
    context.dataflow_attributes.get(UNIT).is_some_and(|unit| *unit == *"PT")
        || constant.is_some_and(|unit| unit == "PT")
}

/// What the lines above a table say, and what of it is told at once; `heads` are the headers over its values that say what
/// is counted, as lines above do.
pub(super) fn above(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (around, layout, heads): (Around<'_>, &TableLayout, &[OutsideLine]),
) -> (Above, Vec<Finding>) {
    let lines = lines_above(around, layout);
    let with_heads: Vec<&OutsideLine> = heads.iter().chain(lines.iter().copied()).collect();
    let place = |line: &OutsideLine| place_of(around.file, around.sheet, Some(line.at));
    let is_percent_expected = expects_percent(context, layout);
    let mut findings = other_codes(context, dictionary, (around, layout), &with_heads);
    let disagrees = |severity: Severity, what: &str, line: &OutsideLine| {
        let finding = Finding::new(FindingCode::TitleDisagrees, severity, place(line)).with_value(&line.text);
        finding.with("what", what).with("said", "")
    };
    let is_index = |line: &&&OutsideLine| titles::is_about_index(&line.text);
    if let Some(line) = lines.iter().find(is_index).filter(|_| !is_percent_expected && !measures_an_index(context)) {
        findings.push(disagrees(Severity::Error, "index", line));
    }
    let dataflow = context.pack.dataflow(context.dataflow);
    // A line that differs by its numbers alone, as by its year, is the same.
    let is_new = |line: &&&OutsideLine| !is_taken(layout, line);
    let is_told = |line: &str| says_one_sex(layout, &context.profile.constants) && titles::names_women(line, dataflow);
    let narrowing = with_heads.iter().filter(is_new).filter(|line| titles::is_less_than_all(&line.text, dataflow));
    let narrowing = narrowing.filter(|line| !is_told(&line.text));
    findings.extend(narrowing.take(NARROWING_MAX).map(|line| disagrees(Severity::Warning, "narrower", line)));
    // What it counts is settled once the profile has the line as what the dataflow is about.
    let is_settled = |line: &OutsideLine| {
        let subjects = layout.said.iter().filter(|said| said.of == SaidOf::Subject);
        subjects.map(|said| masked(&said.text)).any(|said| said == masked(&line.text))
    };
    let open: Vec<&OutsideLine> = with_heads.iter().copied().filter(|line| !is_settled(line)).collect();
    let figure = open.iter().find_map(|line| Some((titles::other_figure(context, &line.text)?, line)));
    findings.extend(figure.map(|(figure, line)| disagrees(Severity::Warning, figure.word(), line)));
    if let Some((nature, line)) = open.iter().find_map(|line| Some((titles::other_nature(context, &line.text)?, line)))
    {
        let what = match nature {
            Nature::Stock => "stock",
            Nature::Flow => "flow",
        };
        findings.push(disagrees(Severity::Warning, what, line));
    }
    let is_open =
        |line: &&OutsideLine| is_provisional(context, &line.text) && !quality_lines::is_settled(layout, &line.text);
    let status = lines_over(around, layout).find(is_open);
    let status = status.filter(|_| !quality_lines::is_given(layout, &context.profile.constants));
    findings.extend(status.map(|line| disagrees(Severity::Warning, "provisional", line)));
    let first = |is_it: &dyn Fn(&str) -> bool| lines.iter().find(|line| is_it(&line.text)).map(|line| (*line).clone());
    let nearest = lines.iter().take(PERCENT_LINES).find(|line| titles::is_about_percent(&line.text));
    let of_thousand = nearest.filter(|line| is_in_percent(context, layout) && titles::is_about_per_mille(&line.text));
    findings.extend(of_thousand.map(|line| disagrees(Severity::Error, "per-mille", line)));
    let is_free = layout.period.is_none() && layout.sheet_component.as_ref().is_none_or(|id| *id != *TIME_PERIOD);
    // A line that says when totals end, or a part of one of the years, is told where the profile has it from no such line.
    let is_of_whole = !layout.cumulative && !says_parts(context);
    let new_part =
        |line: &&OutsideLine| titles::part_over_years(context, &line.text).filter(|_| is_of_whole && is_new(&line));
    let part = |line: &&OutsideLine| titles::part_of(&line.text).or_else(|| new_part(line));
    let mut parts = lines.iter().filter_map(|line| Some((part(line)?, (*line).clone())));
    let above = Above {
        part: if is_free { parts.next() } else { None },
        percent: nearest.map(|line| (*line).clone()),
        shares: first(&|text| titles::is_about_shares(text)),
        expects_percent: is_percent_expected,
    };
    (above, findings)
}

/// What is told of lines above a table that say another code than the profile does for all of its values.
fn other_codes(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (around, layout): (Around<'_>, &TableLayout),
    lines: &[&OutsideLine],
) -> Vec<Finding> {
    let is_title = |text: &str| !titles::is_letterhead(text) && !names_breakdown(text);
    let mut findings = Vec::new();
    for component in 0..dictionary.dimensions {
        let Some(own) = fixed(context, dictionary, (layout, around.sheet), component) else { continue };
        let titles = lines.iter().filter(|line| is_title(&line.text));
        let mut told = titles.filter_map(|line| Some((said_of(context, dictionary, component, &line.text)?, line)));
        let Some((found, line)) = told.next() else { continue };
        if let Some(other) = other(context, dictionary, (component, own, found)) {
            let place = place_of(around.file, around.sheet, Some(line.at));
            findings.push(other.finding(Severity::Error, place, &line.text));
        }
    }
    findings
}

/// Whether the profile took something from a line of this text; that it keeps it settles nothing.
fn is_taken(layout: &TableLayout, line: &OutsideLine) -> bool {
    let mut taken = layout.said.iter().filter(|said| said.of != SaidOf::Title);
    taken.any(|said| masked(&said.text) == masked(&line.text))
}

/// Whether the profile says of all values of a table that they are of one sex.
fn says_one_sex(layout: &TableLayout, constants: &BTreeMap<Id, String>) -> bool {
    layout.constants.get("SEX").or_else(|| constants.get("SEX")).is_some_and(|code| code != "_T")
}

/// Whether a table or its profile says the status of values.
pub(super) fn says_status(layout: &TableLayout, constants: &BTreeMap<Id, String>) -> bool {
    let is_status = |id: &Id| *id == *"OBS_STATUS";
    let mut named = layout.column.iter().flat_map(|column| column.component.iter().chain(&column.further));
    let has_flags = layout.column.iter().any(|column| column.role == ColumnRole::Flag);
    has_flags || named.any(is_status) || layout.constants.keys().chain(constants.keys()).any(is_status)
}

/// Whether the profile says of a word for a year that it is a part of it.
pub(super) fn says_parts(context: &Context<'_>) -> bool {
    let time = context.profile.codes.iter().find(|(component, _)| **component == *TIME_PERIOD);
    time.is_some_and(|(_, words)| words.values().any(|code| code.as_str().len() > 4))
}

/// Whether a line says by what a table is broken down, as `Selon la situation dans l’emploi`: that names no code.
fn names_breakdown(text: &str) -> bool {
    fold(text).split(' ').next().is_some_and(is_by_word)
}

/// The lines above a table that are about it, the nearest first.
pub(super) fn lines_above<'l>(around: Around<'l>, layout: &TableLayout) -> Vec<&'l OutsideLine> {
    let is_title = |line: &&OutsideLine| !titles::is_of_printing(&line.text) && !titles::is_of_source(&line.text);
    lines_over(around, layout).filter(is_title).collect()
}

/// The same with those that say where the figures come from and when they came out.
fn lines_over<'l>(around: Around<'l>, layout: &TableLayout) -> impl Iterator<Item = &'l OutsideLine> + use<'l> {
    let start = start_of(layout);
    let [first, last] = layout.columns.unwrap_or([1, u32::MAX]);
    let rows = (start > 1).then(|| rows_around(start - 1, layout, around.tables));
    let lines: &'l OutsideLines = around.lines;
    let is_over = move |line: &&OutsideLine| (first..=last).contains(&line.at.column);
    rows.into_iter().flat_map(move |rows| lines.between(rows).rev()).filter(is_over)
}

/// Whether the dataflow itself is an index.
fn measures_an_index(context: &Context<'_>) -> bool {
    context.dataflow_attributes.get(UNIT).is_some_and(|unit| unit.as_str().starts_with("IX"))
}

/// The code that the profile, or the name of the sheet, says of a dimension for all values of a table; none where the
/// table itself says it, and where the profile took it from a line, which is looked at again.
fn fixed(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (layout, sheet): (&TableLayout, &str),
    component: usize,
) -> Option<Id> {
    let id = dictionary.components.get(component)?.id;
    if is_said_above(layout, id) { None } else { said_of_all(context, dictionary, (layout, sheet), component) }
}

/// Whether a line above a table, or the name of its sheet, says a component of it: that line is followed.
pub(super) fn is_said_above(layout: &TableLayout, id: &Id) -> bool {
    let is_above = |said: &SaidText| said.at.is_none_or(|at| at.row <= layout.header_last());
    layout.said.iter().any(|said| said.of == SaidOf::Component(id.clone()) && is_above(said))
}

/// The same, wherever the profile took it from.
pub(super) fn said_of_all(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (layout, sheet): (&TableLayout, &str),
    component: usize,
) -> Option<Id> {
    let id = dictionary.components.get(component)?.id;
    let is_it = |other: &Id| other == id;
    let in_columns = layout
        .column
        .iter()
        .any(|column| column.component.iter().chain(&column.further).chain(column.codes.keys()).any(is_it));
    let in_headers = layout.across.iter().any(|row| row.components.iter().any(is_it));
    if in_columns || in_headers || *id == *"FREQ" || *id == *UNIT {
        return None;
    }
    if layout.sheet_component.as_ref().is_some_and(is_it) {
        let words = dictionary.words(component)?;
        let Found::Code(code) = words.find(sheet) else { return None };
        return words.code(code).cloned();
    }
    let constant = layout.constants.get(id).or_else(|| context.profile.constants.get(id))?;
    Id::new(constant).ok()
}

fn said_of(context: &Context<'_>, dictionary: &Dictionary<'_>, component: usize, line: &str) -> Option<Id> {
    let id = dictionary.components.get(component)?.id;
    let part = titles::part_beside_survey(line);
    let code = titles::code_of_title(context, (id.as_str(), dictionary.words(component)?), part)?;
    (!code.as_str().starts_with('_')).then_some(code)
}

/// What is said, where it is neither the code that is fixed nor one that holds it.
pub(super) fn other(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    (component, taken, found): (usize, Id, Id),
) -> Option<OtherCode> {
    let component = dictionary.components.get(component)?.id;
    let list = context.codelist(component.as_str())?;
    let is_alike = taken == found || context.pack.is_within(list, &taken, &found);
    (!is_alike).then(|| OtherCode { component: component.clone(), taken, found })
}

/// The code of a component that a line says behind the name of that component and a colon.
fn code_behind_colon(plan: &Plan<'_, '_>, component: usize, line: &str) -> Option<Id> {
    let (_, said) = labelled(plan.context, plan.dictionary, line).filter(|(named, _)| *named == component)?;
    let words = plan.dictionary.words(component)?;
    match words.find(said) {
        Found::Code(code) => words.code(code).cloned(),
        _ => None,
    }
}

/// The code that a line between the rows of a table says of what holds for the whole table, where it is another.
pub(super) fn other_code(plan: &Plan<'_, '_>, line: &str) -> Option<OtherCode> {
    if line.chars().count() > HEADING_CHARACTERS_MAX || titles::is_of_source(line) {
        return None;
    }
    let dictionary = plan.dictionary;
    plan.fixed.iter().filter(|(component, _)| *component < dictionary.dimensions).find_map(|(component, code)| {
        let id = dictionary.components.get(*component)?.id;
        let words = dictionary.words(*component)?;
        let is_read = plan.labels.iter().any(|label| label.holds(*component));
        if is_read || *id == *"FREQ" || *id == *UNIT {
            return None;
        }
        let of_heading = || titles::code_of_heading(plan.context, (id.as_str(), words), line);
        let found = of_heading().or_else(|| code_behind_colon(plan, *component, line))?;
        let taken = words.code(*code)?.clone();
        let is_telling = !found.as_str().starts_with('_');
        if is_telling { other(plan.context, dictionary, (*component, taken, found)) } else { None }
    })
}
