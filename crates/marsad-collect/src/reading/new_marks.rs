//! Marks behind periods and labels of which the profile says nothing: `2024*`, `Libye (p)`. Their values are read as if the marks
//! did not stand there; so each is told once for a sheet, with the legend that the file itself gives it and what to write under
//! `[statuses]`.
//!
//! The reader notes each mark where it meets it, and what the notes of the sheet say of it is seen once all is read. Does not hold:
//! legends of marks that the profile knows, which `new_notes` holds against it.

use std::collections::BTreeSet;

use marsad_model::{CellName, Finding, FindingCode, Place, Severity, TableLayout};

use super::Context;
use super::headers::Headers;
use super::log::Log;
use super::outside_lines::{OutsideLine, OutsideLines};
use super::plan::Plan;
use super::said::{Around, place_of};
use super::time::moment_of;
use crate::cell::tidy;
use crate::values::qualities;

/// A mark that the reader met, before it is known what the file says of it.
const UNKNOWN: &str = "unknown-mark";
/// The same where it is told only if a legend says what it means: letters stand behind numbers that custom explains.
const IF_EXPLAINED: &str = "mark-if-explained";
/// A mark to which a legend of the file gives a quality.
const EXPLAINED: &str = "mark-of-legend";

/// The mark at the end of a label or of a period of which neither the profile nor custom says anything.
pub(super) fn mark_of(plan: &Plan<'_, '_>, text: &str) -> Option<String> {
    if !plan.tells_marks {
        return None;
    }
    let statuses = &plan.context.profile.statuses;
    let is_period = || moment_of(text, plan.context.profile, plan.habits).is_some();
    let of_period = || qualities::mark_of_year(text).filter(|_| is_period());
    let mark = qualities::mark_at_end(text)
        .or_else(of_period)
        .filter(|mark| qualities::code_of_mark(mark, statuses).is_none())?;
    let is_usual = qualities::of_period(text).is_some() && is_period();
    (!is_usual && qualities::of_mark(text, statuses).is_none()).then_some(mark)
}

/// That a mark behind a text is not known.
pub(super) fn unknown_mark(place: Place, text: &str, mark: &str) -> Finding {
    let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with_value(text);
    let finding = finding.with("what", UNKNOWN).with("component", "OBS_STATUS").with("said", mark);
    finding.with("setting", setting(mark, "P"))
}

/// That a mark behind a text is not known, where a legend gives it a quality.
pub(super) fn mark_if_explained(place: Place, text: &str, mark: &str) -> Finding {
    unknown_mark(place, text, mark).with("what", IF_EXPLAINED)
}

/// What is told of the marks behind the words above values; `heads` are those that say no component.
pub(super) fn of_headers(
    plan: &Plan<'_, '_>,
    (headers, layout): (&Headers, &TableLayout),
    (around, heads): (Around<'_>, &[OutsideLine]),
) -> Vec<Finding> {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    let across = layout.across.iter().flat_map(|row| plan.values.iter().map(move |value| (row.row, value.at)));
    let across = across.map(|(row, at)| (CellName { row, column: at as u32 + 1 }, headers.text(row, at)));
    for (at, text) in across.chain(heads.iter().map(|head| (head.at, head.text.as_str()))) {
        let is_period = || moment_of(text, plan.context.profile, plan.habits).is_some();
        let is_open = |mark: &String| qualities::is_open_in_header(mark, is_period());
        let Some(mark) = mark_of(plan, text).filter(is_open).filter(|mark| !told.contains(mark)) else { continue };
        found.push(unknown_mark(place_of(around.file, around.sheet, Some(at)), text, &mark));
        told.insert(mark);
    }
    found
}

/// The findings of a sheet with what its lines, the profile and the findings themselves say of the marks among them.
pub(super) fn settle(
    context: &Context<'_>,
    (lines, layouts): (&[&str], &[&TableLayout]),
    findings: Vec<Finding>,
) -> Vec<Finding> {
    if !findings.iter().any(is_of_mark) {
        return findings;
    }
    let said = layouts.iter().flat_map(|layout| &layout.said).map(|said| said.text.as_str());
    let skip = layouts.iter().flat_map(|layout| &layout.skip).map(String::as_str);
    let codes = [FindingCode::RowNotRead, FindingCode::TitleDisagrees];
    let not_read = findings.iter().filter(|finding| codes.contains(&finding.code) && !is_of_mark(finding));
    let not_read: Vec<String> = not_read.map(|finding| finding.value.clone()).collect();
    let texts = lines.iter().copied().chain(said).chain(skip).chain(not_read.iter().map(String::as_str));
    let mut notes = Notes { context, texts: texts.collect(), told: BTreeSet::new(), legends: BTreeSet::new() };
    let told = findings.into_iter().filter_map(|finding| notes.settled(finding)).collect::<Vec<_>>();
    // What a legend says of its mark is not said of all figures.
    let is_of_legend =
        |finding: &Finding| says(finding, "provisional") && notes.legends.iter().any(|legend| finding.is_of(legend));
    told.into_iter().filter(|finding| !is_of_legend(finding)).collect()
}

/// The same of what was read without sheets.
pub(super) fn settle_log(context: &Context<'_>, (above, layout): (&OutsideLines, &TableLayout), log: Log) -> Log {
    if !log.of_code(FindingCode::TitleDisagrees).any(is_of_mark) {
        return log;
    }
    let mut settled = Log::default();
    let lines: Vec<&str> = above.between([1, u32::MAX]).map(|line| line.text.as_str()).collect();
    settled.extend(settle(context, (&lines, &[layout]), log.into_findings()));
    settled
}

/// The texts that may say what a mark means, and the marks that were told.
struct Notes<'n, 'a> {
    context: &'n Context<'a>,
    texts: BTreeSet<&'n str>,
    told: BTreeSet<String>,
    legends: BTreeSet<String>,
}

impl Notes<'_, '_> {
    /// A finding as it is told; none where its mark was told before, or where nobody needs to hear of it.
    fn settled(&mut self, finding: Finding) -> Option<Finding> {
        let Some(mark) = finding.arguments.get("said").cloned().filter(|_| is_of_mark(&finding)) else {
            return Some(finding);
        };
        if self.told.contains(&mark) {
            return None;
        }
        let legend = self.texts.iter().find_map(|text| Some((*text, qualities::of_explained_mark(text, &mark)?)));
        let settled = match legend {
            // A revised number is one like others.
            Some((_, "A")) => return None,
            Some((legend, status)) => {
                self.legends.insert(legend.to_owned());
                let finding = finding.with("what", EXPLAINED).with("legend", legend).with("found", status);
                finding.with("setting", setting(&mark, status))
            }
            None if says(&finding, IF_EXPLAINED)
                || self.is_explained(&finding, &mark)
                || !qualities::may_be_of_quality(&mark) =>
            {
                return None;
            }
            None => finding,
        };
        self.told.insert(mark);
        Some(settled)
    }

    /// Whether a note says something else of a mark, or of the text before it, or the profile has the text with its mark.
    fn is_explained(&self, finding: &Finding, mark: &str) -> bool {
        let value = finding.value.as_str();
        let is_note = |text: &str| text.len() > value.len() && text.starts_with(value);
        let is_written = |word: &String| tidy(word) == value;
        self.texts.iter().any(|text| qualities::explains_mark(text, mark) || is_note(text))
            || self.context.profile.codes.values().any(|words| words.keys().any(is_written))
    }
}

/// What stands in a profile that knows a mark.
fn setting(mark: &str, status: &str) -> String {
    format!("\"{mark}\" = \"{status}\"")
}

fn is_of_mark(finding: &Finding) -> bool {
    says(finding, UNKNOWN) || says(finding, IF_EXPLAINED)
}

fn says(finding: &Finding, what: &str) -> bool {
    finding.code == FindingCode::TitleDisagrees && finding.arguments.get("what").is_some_and(|said| said == what)
}
