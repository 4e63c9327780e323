//! What stands outside a table, beside what stood there in the file of its profile: followed where it says something else
//! for certain, told where it does not.
//!
//! A text is followed only where the same reading of the old text gives what the profile says: what a person corrected by
//! hand is never overwritten. What a text says of the period is in `periods`, `other_periods` and `other_years`, of the unit in `units`, and
//! of codes and of what the dataflow is about in `codes`; where around a table it may stand, `places` knows. Does not hold:
//! where a line is found again, which `outside_lines` knows, nor how it is read, which `titles` knows.

mod codes;
mod other_periods;
mod other_years;
mod periods;
mod places;
mod units;

use marsad_model::{CellName, Finding, FindingCode, Place, SaidOf, SaidText, Severity, TableLayout};

use super::Context;
use super::dictionary::Dictionary;
use super::lines_beside::is_beside;
use super::new_words::has_new_words;
use super::outside_lines::{FoundAgain, OutsideLine, OutsideLines};
use super::year_of_n::other_year_of_n;
use crate::cell::tidy;
use crate::titles::{self, UnitReader};
use codes::{key_beside, moved_key};
pub(super) use periods::{Titled, have_no_day_in_common};
use places::is_within;
pub(super) use places::{are_apart, end_of, is_header, place_of, rows_around, start_of};
use units::is_in_value_headers;
pub(super) use units::{gone_unit, has_unit_in_headers_alone, is_said_in_header, is_unit_in_headers, unit_above};

/// What stands around a table.
#[derive(Clone, Copy)]
pub(crate) struct Around<'s> {
    pub layout: &'s TableLayout,
    /// Every table of the sheet.
    pub tables: &'s [&'s TableLayout],
    pub lines: &'s OutsideLines,
    pub sheet: &'s str,
    pub file: &'s str,
}

/// A table's layout as this file says it, and what is told of that.
pub(crate) struct Followed {
    pub layout: TableLayout,
    pub findings: Vec<Finding>,
    /// The period that the nearest title says, or the name of the sheet.
    pub titled: Option<Titled>,
}

/// A text that took the place of another.
#[derive(Clone, Copy)]
struct Heard<'s> {
    text: &'s str,
    at: Option<CellName>,
    is_alike: bool,
}

/// What became of the line with a text that stood at a cell.
fn found_again<'s>(around: Around<'s>, (at, text): (CellName, &str)) -> FoundAgain<'s> {
    let rows = rows_of(around, at);
    match key_beside(around, at) {
        Some(key) => around.lines.find_beside(moved_key(around, key), (at, text), rows),
        None => around.lines.find((at, text), rows),
    }
}

/// The rows in which what stood at a cell may stand now.
fn rows_of(around: Around<'_>, at: CellName) -> [u32; 2] {
    if is_beside(around.layout, at) { [1, u32::MAX] } else { rows_around(at.row, around.layout, around.tables) }
}

/// The line that says in this file what the profile took from a line of its own; none where no line does.
pub(super) fn line_again<'s>(around: Around<'s>, said: &SaidText) -> Option<&'s OutsideLine> {
    let at = said.at?;
    let lines: &'s OutsideLines = around.lines;
    match found_again(around, (at, &said.text)) {
        FoundAgain::Same => lines.between(rows_of(around, at)).find(|line| line.text == said.text),
        FoundAgain::Changed { line, .. } => Some(line),
        FoundAgain::Gone => None,
    }
}

struct Follower<'f, 'a> {
    context: &'f Context<'a>,
    dictionary: &'f Dictionary<'a>,
    around: Around<'f>,
    units: UnitReader<'a>,
    layout: TableLayout,
    findings: Vec<Finding>,
}

/// Reads again what the profile took from outside a table.
pub(crate) fn follow<'a>(context: &Context<'a>, dictionary: &Dictionary<'a>, around: Around<'_>) -> Followed {
    let layout = around.layout.clone();
    let units = UnitReader::of_table(context, around.layout);
    let mut follower = Follower { context, dictionary, around, units, layout, findings: Vec::new() };
    // Lines that are only kept are looked at by `new_titles`, once it is known what is told of them here.
    for said in around.layout.said.iter().filter(|said| said.of != SaidOf::Title) {
        follower.hear_again(said);
    }
    follower.check_fixed();
    let of_n = other_year_of_n(context, around);
    // Where the year `N` is told, it is not told again of the words that say `N-1` and so on.
    let titled = follower.titled().filter(|_| of_n.is_none());
    follower.findings.extend(of_n);
    Followed { layout: follower.layout, findings: follower.findings, titled }
}

impl<'f> Follower<'f, '_> {
    fn hear_again(&mut self, said: &'f SaidText) {
        let around = self.around;
        let Some(at) = said.at else {
            if tidy(around.sheet) != tidy(&said.text) {
                self.changed(said, Heard { text: around.sheet, at: None, is_alike: true });
            }
            return;
        };
        // The headers of columns are looked at one by one; lines below the headers come too late and are looked at in
        // `units_below`.
        let is_below = at.row > around.layout.header_last().max(start_of(around.layout));
        if is_in_value_headers(said, around.layout) || is_below && !is_beside(around.layout, at) {
            return;
        }
        match found_again(around, (at, &said.text)) {
            FoundAgain::Same => {}
            FoundAgain::Changed { line, is_alike } => {
                self.changed(said, Heard { text: &line.text, at: Some(line.at), is_alike });
            }
            FoundAgain::Gone => self.gone(said),
        }
    }

    fn changed(&mut self, said: &SaidText, heard: Heard<'_>) {
        self.read_again(said, heard);
        let is_told = |finding: &Finding| finding.is_of(heard.text) && finding.code != FindingCode::FollowedTitle;
        if heard.at.is_none() || self.findings.iter().any(is_told) {
            return;
        }
        if has_new_words(self.context, (self.dictionary, &self.layout), (&said.text, heard.text)) {
            let finding = self.disagrees(Severity::Warning, "words", heard.at);
            self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
    }

    /// What a changed text says of what it said before.
    fn read_again(&mut self, said: &SaidText, heard: Heard<'_>) {
        match &said.of {
            SaidOf::Period => self.period(said, heard),
            SaidOf::Scale => self.scale(said, heard),
            SaidOf::Cumulative | SaidOf::Title => {}
            SaidOf::Subject => self.subject(said, heard),
            SaidOf::Component(id) => self.code(id, said, heard),
        }
        let is_told_as =
            |finding: &Finding, wanted: &str| finding.arguments.get("what").is_some_and(|what| what == wanted);
        let is_day_told = self.findings.iter().any(|finding| is_told_as(finding, "day") && finding.is_of(heard.text));
        if titles::is_of_other_day(self.context, (&said.text, heard.text)) && !is_day_told {
            let finding = self.disagrees(Severity::Warning, "day", heard.at);
            self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
        let mut all = self.findings.iter();
        let is_told = all.any(|finding| is_told_as(finding, "cumulative") || is_told_as(finding, "gone-cumulative"));
        if self.accumulates(&said.text) != self.accumulates(heard.text) && !is_told {
            let finding = self.disagrees(Severity::Error, "cumulative", heard.at);
            self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
    }

    /// What a text said is said no more, or somewhere else.
    fn gone(&mut self, said: &SaidText) {
        if said.of == SaidOf::Scale
            && let Some(line) = self.unit_above()
        {
            return self.scale(said, Heard { text: &line.text, at: Some(line.at), is_alike: false });
        }
        let finding = match &said.of {
            SaidOf::Title => return,
            SaidOf::Period => return self.no_period(said, None),
            SaidOf::Scale if self.factor() == 1.0 && !self.units.names_unit_as_it_stands(&said.text) => return,
            SaidOf::Scale => gone_unit(self.place(said.at), self.factor()),
            SaidOf::Cumulative if !self.layout.cumulative => return,
            SaidOf::Cumulative => self.disagrees(Severity::Error, "gone-cumulative", said.at),
            SaidOf::Subject => self.disagrees(Severity::Warning, "gone-subject", said.at),
            SaidOf::Component(id) => match self.constant(id) {
                Some(code) => {
                    self.disagrees(Severity::Error, "gone-code", said.at).with("component", id).with("taken", code)
                }
                None => return,
            },
        };
        self.findings.push(finding.with_value(&said.text).with("said", &said.text));
    }

    /// Looks whether a title says something else than what the profile fixes.
    fn check_fixed(&mut self) {
        let start = start_of(&self.layout);
        let rows = rows_around(start.saturating_sub(1), &self.layout, self.around.tables);
        if start > 1 {
            self.check_fixed_period(rows);
            self.check_sheet_period(rows);
            self.check_other_languages(rows);
            self.check_other_periods(rows);
            self.check_fixed_unit(rows);
            self.check_own_unit(rows);
        }
    }

    /// Whether a line stands within the columns of the table.
    fn is_above(&self, at: CellName) -> bool {
        is_within(&self.layout, at)
    }

    /// Something was taken from what a text says now; whether it is sure that it is the same text.
    fn followed(&self, what: &str, said: &SaidText, heard: Heard<'_>, is_sure: bool) -> Finding {
        let severity = if is_sure { Severity::Note } else { Severity::Warning };
        let finding = Finding::new(FindingCode::FollowedTitle, severity, self.place(heard.at));
        finding.with("what", what).with_value(heard.text).with("said", &said.text)
    }

    fn disagrees(&self, severity: Severity, what: &str, at: Option<CellName>) -> Finding {
        Finding::new(FindingCode::TitleDisagrees, severity, self.place(at)).with("what", what)
    }

    fn place(&self, at: Option<CellName>) -> Place {
        place_of(self.around.file, self.around.sheet, at)
    }
}
