//! What the lines around a table and its headers say of the unit of its values.

use marsad_model::{
    CellName, Column, ColumnRole, Finding, FindingCode, Place, SaidOf, SaidText, Severity, TableLayout,
};

use super::places::{is_header, is_within, rows_around, start_of};
use super::{Around, Follower, Heard};
use crate::reading::outside_lines::{OutsideLine, OutsideLines, masked};
use crate::reading::own_units;
use crate::reading::units_below::unit_note;
use crate::titles::{self, UnitReader};
use crate::values::units::{Unit, Verdict, after_unit, unit_in};

/// Whether the unit of a table stands in the headers of its values: each column has its own then.
pub(in crate::reading) fn is_unit_in_headers(layout: &TableLayout) -> bool {
    layout.said.iter().any(|said| is_in_value_headers(said, layout))
}

/// Whether the profile took the unit of a table from the headers of its values, and from no title besides.
pub(in crate::reading) fn has_unit_in_headers_alone(layout: &TableLayout) -> bool {
    let mut units = layout.said.iter().filter(|said| said.of == SaidOf::Scale).peekable();
    units.peek().is_some() && units.all(|said| is_in_value_headers(said, layout))
}

/// What the nearest line above a table that names a unit says its values are to be multiplied with, and that line.
pub(in crate::reading) fn unit_above<'s>(around: Around<'s>, units: &UnitReader<'_>) -> Option<(f64, &'s OutsideLine)> {
    let layout = around.layout;
    let rows = rows_around(start_of(layout).saturating_sub(1), layout, around.tables);
    let lines: &'s OutsideLines = around.lines;
    let mut above = lines.between(rows).rev().filter(|line| is_within(layout, line.at));
    above.find_map(|line| match units.of_line(&line.text)? {
        Verdict::Scale(factor) => Some((factor, line)),
        Verdict::Same => Some((1.0, line)),
        Verdict::Other => None,
    })
}

/// That nothing names the unit any more. Values that were taken as they stand may be in another one now, and nobody sees it:
/// a thousand times too much is a number like others.
pub(in crate::reading) fn gone_unit(place: Place, factor: f64) -> Finding {
    let disagrees = |severity: Severity| Finding::new(FindingCode::TitleDisagrees, severity, place);
    if factor == 1.0 {
        return disagrees(Severity::Warning).with("what", "gone-own-unit");
    }
    disagrees(Severity::Error).with("what", "gone-unit").with("factor", factor)
}

pub(super) fn is_in_value_headers(said: &SaidText, layout: &TableLayout) -> bool {
    let first = layout.columns.map_or(1, |[first, _]| first);
    // The corner of the headers stands over labels, be they in the first column or behind that of numbers.
    let is_of_labels = |column: u32| layout.column.iter().any(|own| own.at == Some(column) && is_label(own));
    let is_over_column = |at: CellName| is_header(layout, at.row) && is_within(layout, at);
    let is_over_values = |at: CellName| at.column != first && !is_of_labels(at.column) && is_over_column(at);
    said.of == SaidOf::Scale && said.at.is_some_and(is_over_values)
}

fn is_label(column: &Column) -> bool {
    matches!(column.role, ColumnRole::Code | ColumnRole::Time | ColumnRole::Text)
}

/// Whether the profile took something from the headers of a column, counted from 0.
pub(in crate::reading) fn is_said_in_header(layout: &TableLayout, at: usize) -> bool {
    let is_there = |cell: CellName| cell.column as usize == at + 1 && is_header(layout, cell.row);
    layout.said.iter().any(|said| said.at.is_some_and(is_there))
}

impl<'f> Follower<'f, '_> {
    pub(super) fn scale(&mut self, said: &SaidText, heard: Heard<'_>) {
        // Of what is counted, and not in how many, the code is told.
        if [said.text.as_str(), heard.text].iter().all(|text| self.units.leaves_multiple_of_line_open(text)) {
            return;
        }
        let own = self.factor();
        let factor = |verdict: Verdict| match verdict {
            Verdict::Same => Some(1.0),
            Verdict::Scale(factor) => Some(factor),
            Verdict::Other => None,
        };
        let old = self.units.of_line(&said.text).and_then(factor);
        let new = self.units.of_line(heard.text);
        // A title that names no unit any more: another line above the table may.
        if new.is_none()
            && let Some(line) = self.unit_above()
        {
            return self.scale(said, Heard { text: &line.text, at: Some(line.at), is_alike: false });
        }
        let names_unit = || self.units.names_unit_as_it_stands(&said.text);
        match new.map(factor) {
            Some(Some(new)) if new == own => {}
            Some(Some(new)) if old == Some(own) => {
                let finding = self.followed("scale", said, heard, heard.is_alike).with("factor", new);
                self.findings.push(finding);
                self.layout.scale = (new != 1.0).then_some(new);
            }
            None if own == 1.0 && (!names_unit() || self.units.names_own_unit(heard.text)) => {}
            None => {
                let finding = gone_unit(self.place(heard.at), own);
                self.findings.push(finding.with_value(heard.text).with("said", &said.text));
            }
            Some(_) => {
                let finding = self.disagrees(Severity::Error, "unit", heard.at).with("factor", own);
                self.findings.push(finding.with_value(heard.text).with("said", &said.text));
            }
        }
    }

    /// The nearest line above the table that names a unit.
    pub(super) fn unit_above(&self) -> Option<&'f OutsideLine> {
        let rows = rows_around(start_of(&self.layout).saturating_sub(1), &self.layout, self.around.tables);
        let lines: &'f OutsideLines = self.around.lines;
        let mut above = lines.between(rows).rev().filter(|line| self.is_above(line.at));
        above.find(|line| self.units.of_line(&line.text).is_some())
    }

    pub(super) fn factor(&self) -> f64 {
        self.layout.scale.unwrap_or(1.0)
    }

    /// A factor that nothing in the file said when the profile was made, or none, where a title speaks of thousands now.
    pub(super) fn check_fixed_unit(&mut self, rows: [u32; 2]) {
        let note = unit_note(self.context, &self.layout).map(|said| &said.text);
        let is_title = |said: &SaidText| said.of == SaidOf::Scale && Some(&said.text) != note;
        let is_open = |text: &str| self.units.leaves_multiple_of_line_open(text);
        if self.layout.said.iter().any(|said| is_title(said) && !is_open(&said.text)) {
            return self.check_other_unit(rows);
        }
        let mut lines = self.lines_of_unit(rows).into_iter();
        // The word for the unit of observations does not say how many of it are counted, nor does another one.
        let verdict = |line: &OutsideLine| {
            let found = self.units.of_line(&line.text).filter(|found| !self.is_of_other_own(*found))?;
            (!is_open(&line.text)).then_some(found)
        };
        let told = lines.find_map(|line| Some((verdict(line)?, line)));
        let Some((Verdict::Scale(factor), line)) = told else { return };
        if factor != self.factor() && !self.is_factor_beside(factor) && !self.is_code_told(line) {
            let finding = self.disagrees(Severity::Warning, "unit", Some(line.at)).with("factor", self.factor());
            self.findings.push(finding.with_value(&line.text).with("said", ""));
        }
    }

    /// Beside the title from which the unit was taken, a line that begins with the word for it and names another one, or any
    /// line above the table that names one which no line of the profile's file named: one of the two is wrong.
    fn check_other_unit(&mut self, rows: [u32; 2]) {
        let is_title = |said: &SaidText| said.of == SaidOf::Scale && !is_in_value_headers(said, &self.layout);
        if !self.layout.said.iter().any(is_title) {
            return;
        }
        let own = self.factor();
        let is_told = |line: &OutsideLine| self.findings.iter().any(|finding| finding.is_of(&line.text));
        let is_other = |line: &&OutsideLine| match self.units.of_line(&line.text) {
            Some(Verdict::Scale(found)) => found != own && !self.is_factor_beside(found),
            // A word for the unit of observations is no word for how many of it are counted.
            Some(Verdict::Same) => own != 1.0 && !self.units.is_of_observations(),
            Some(Verdict::Other) | None => false,
        };
        let mut lines = self.lines_of_unit(rows).into_iter();
        let is_of_word = |line: &&OutsideLine| after_unit(&line.text).is_some() && is_other(line) && !is_told(line);
        let found = lines.find(|line| is_of_word(line) || line.at.row >= rows[0] && self.contradicts_unit(line));
        if let Some(line) = found {
            let finding = self.disagrees(Severity::Warning, "unit", Some(line.at)).with("factor", own);
            self.findings.push(finding.with_value(&line.text).with("said", ""));
        }
    }

    /// Whether a line above the table names another unit than the one taken from the line beside it, and no line that the
    /// profile keeps contradicted that one in the same way.
    fn contradicts_unit(&self, line: &OutsideLine) -> bool {
        let is_told = |finding: &Finding| finding.is_of(&line.text) && finding.code != FindingCode::FollowedTitle;
        // A unit in brackets by itself is no note.
        let is_note = titles::is_note(&line.text) && !line.text.starts_with(['(', '[']);
        if self.units.is_of_observations() || !self.is_above(line.at) || is_note || self.findings.iter().any(is_told) {
            return false;
        }
        if !unit_in(&line.text).is_some_and(Unit::says_how_many) {
            return false;
        }
        let Some(found) = self.units.of_line(&line.text) else { return false };
        let is_other = |factor: f64| match found {
            Verdict::Scale(found) => found != factor,
            Verdict::Same => factor != 1.0,
            Verdict::Other => true,
        };
        let before = self.around.layout.scale.unwrap_or(1.0);
        let is_kept = || self.kept_texts().any(|text| self.units.of_line(text) == Some(found));
        is_other(self.factor()) && !(is_other(before) && is_kept())
    }

    /// The texts that the profile keeps for the tables of the sheet.
    fn kept_texts(&self) -> impl Iterator<Item = &'f str> {
        self.around.tables.iter().flat_map(|table| &table.said).map(|said| said.text.as_str())
    }

    /// The lines that may say the unit of the table, the nearest first: those above it, and new ones at the top of the sheet,
    /// which are about all tables below one another.
    fn lines_of_unit(&self, rows: [u32; 2]) -> Vec<&'f OutsideLine> {
        let lines: &'f OutsideLines = self.around.lines;
        let is_about = |line: &&OutsideLine| self.is_above(line.at) || self.is_shared(line);
        let general = general_lines(self.around).into_iter();
        let general = general.filter(|line| line.at.row < rows[0] && !self.is_kept(line));
        lines.between(rows).rev().filter(is_about).chain(general).collect()
    }

    /// Whether a line above that stands over another table, or over none, is about this one too: it is alone on its row, as
    /// the title of tables side by side is, and the profile knows nothing of it.
    fn is_shared(&self, line: &OutsideLine) -> bool {
        let row = line.at.row;
        // A merged cell may have its text in each of its columns.
        let is_alone = || self.around.lines.between([row, row]).all(|other| other.text == line.text);
        !self.is_above(line.at) && is_alone() && !self.is_kept(line)
    }

    /// Whether the profile keeps a line, but for its numbers, for some table of the sheet.
    fn is_kept(&self, line: &OutsideLine) -> bool {
        self.kept_texts().any(|text| masked(text) == masked(&line.text))
    }

    /// Where each observation has its own unit, a line that did not stand above the table and names another one than the
    /// profile writes for all of its values.
    pub(super) fn check_own_unit(&mut self, rows: [u32; 2]) {
        let around = self.around;
        let codes = own_units::codes_beside(self.context, around);
        if codes.is_empty() || !self.units.is_of_observations() {
            return;
        }
        // A note is told as such, and a line that was followed says the code already.
        let is_told = |line: &OutsideLine| {
            let is_followed = |finding: &Finding| finding.code == FindingCode::FollowedTitle && !is_of_code(finding);
            let mut told = self.findings.iter().filter(|finding| !is_followed(finding));
            titles::is_note(&line.text) || told.any(|finding| finding.is_of(&line.text))
        };
        let is_other = |line: &&OutsideLine| {
            let is_of_other = self.is_above(line.at) && self.units.is_of_other_code(&line.text, &codes);
            is_of_other && !self.is_kept(line) && !is_told(line)
        };
        let found = around.lines.between(rows).rev().find(is_other);
        if let Some(line) = found {
            let finding = self.disagrees(Severity::Warning, "new-title", Some(line.at));
            self.findings.push(finding.with_value(&line.text).with("said", ""));
        }
    }

    /// Whether a line names money where observations have their own unit and this table counts something else.
    fn is_of_other_own(&self, verdict: Verdict) -> bool {
        self.units.is_of_observations() && verdict == Verdict::Other
    }

    /// Whether the line of a factor may be about a table beside this one, where observations have their own unit.
    fn is_factor_beside(&self, factor: f64) -> bool {
        self.units.is_of_observations() && own_units::is_factor_beside(self.around, factor)
    }

    /// Whether a line is told as one that names another code than the one in its place did.
    fn is_code_told(&self, line: &OutsideLine) -> bool {
        let is_it = |finding: &Finding| is_of_code(finding) && finding.is_of(&line.text);
        self.units.is_of_observations() && self.findings.iter().any(is_it)
    }
}

/// The lines at the top of a sheet that are about all of its tables, the nearest first: each is alone on its row. The one right
/// above the first table is the caption of that one, where others stand over it.
fn general_lines(around: Around<'_>) -> Vec<&OutsideLine> {
    let start = around.tables.iter().map(|table| start_of(table)).min().unwrap_or(1);
    let mut found: Vec<&OutsideLine> = Vec::new();
    for line in around.lines.between([1, start.saturating_sub(1)]) {
        match found.last().copied() {
            Some(last) if last.at.row != line.at.row => found.push(line),
            Some(last) if last.text != line.text => {
                found.pop();
                break;
            }
            Some(_) => {}
            None => found.push(line),
        }
    }
    if found.len() > 1 {
        found.pop();
    }
    found.reverse();
    found
}

/// Whether a finding tells of the code that a line says.
fn is_of_code(finding: &Finding) -> bool {
    finding.arguments.get("what").is_some_and(|what| what == "code")
}
