//! Rows without values: the beginning of a section, an observation whose value was forgotten, a title, a note.
//!
//! Not here: rows of SDMX without a value that lack a part of their key (`of_many`).

use std::collections::BTreeSet;

use marsad_model::{CellName, Finding, FindingCode, Frequency, Id, Severity, TIME_PERIOD, TimePeriod};

use super::groups::Of;
use super::{Found, FoundTime, Known, Row, RowReader, plain_number};
use crate::cell::Cell;
use crate::names::fold;
use crate::reading::narrower;
use crate::reading::outside_lines::OutsideLine;
use crate::reading::plan::{Label, LabelKind, ValueColumn};
use crate::reading::sections::labelled;
use crate::titles::{
    HEADS_MAX, UNIT, UnitReader, begins_notes, counts_what_happens, is_formal, is_of_printing, is_of_source, is_year,
    says_part_of_year, years_of,
};
use crate::values::closing_days::closing_days;
use crate::values::periods::TimeHabits;
use crate::values::qualities;
use crate::values::units::{Verdict, is_unit_note};

impl RowReader<'_, '_, '_> {
    /// In a list a row may be an observation whose value was forgotten: then all its dimensions are there, or something
    /// stands beside a word that is known, as in no title. Where headings stand among the rows, it is one of them; in SDMX none do. A note
    /// below the rows is no observation.
    pub(super) fn is_observation_without_value(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        if !plan.is_list || plan.labels.iter().any(Label::has_headings) {
            return false;
        }
        if plan.context.profile.format.is_sdmx() {
            let mut heads = [plan.structure_id, plan.action].into_iter().flatten();
            return heads.any(|at| !row.cell(at).is_blank()) || !self.is_note(row);
        }
        let is_dimension = |label: &&Label| match &label.kind {
            LabelKind::Words { component, .. } => plan.dictionary.components[*component].is_dimension,
            LabelKind::Time => true,
            LabelKind::Text(_) => false,
        };
        let mut dimensions = plan.labels.iter().filter(is_dimension).peekable();
        let is_whole = dimensions.peek().is_some() && dimensions.all(|label| !row.cell(label.at).is_blank());
        (is_whole || self.says_several(row)) && !self.is_note(row)
    }

    /// Whether a row that is read without those above it says something that is known and something besides, be that known
    /// or not: a status that nobody knows is one of a value all the same.
    fn says_several(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        if !plan.is_row_independent() {
            return false;
        }
        let (mut known, mut said) = (0, 0);
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            if cell.is_blank() {
                continue;
            }
            let is_known = match &label.kind {
                LabelKind::Words { .. } => matches!(self.found(at, label, &cell.label()), Found::Word(..)),
                LabelKind::Time => matches!(self.found_time(at, &cell), FoundTime::Pieces(_)),
                LabelKind::Text(_) => false,
            };
            known += usize::from(is_known);
            said += 1;
        }
        let is_flag = |value: &ValueColumn| value.flag.is_some_and(|at| !row.cell(at).is_blank());
        known > 0 && (said > 1 || plan.values.iter().any(is_flag))
    }

    /// Whether a row is a line about the table and none of it: one text and no word of the list, which begins as sources and
    /// notes do, or before which a row is left empty.
    fn is_note(&mut self, row: &Row<'_, '_>) -> bool {
        let mut texts = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        let (Some((at, cell)), None) = (texts.next(), texts.next()) else { return false };
        let text = cell.label();
        let is_apart = self.state.last_row > 0 && row.number > self.state.last_row + 1;
        if cell.number.is_some() || !(is_apart || begins_as_note(&text)) {
            return false;
        }
        let plan = self.plan;
        let mut labels = plan.labels.iter().enumerate();
        let Some((place, label)) = labels.find(|(_, label)| label.at == at) else { return true };
        self.found(place, label, &text) == Found::Unknown && self.read_time(&text) == FoundTime::Unknown
    }

    /// A row without values begins a section, or is a title, a note or a source.
    pub(super) fn row_without_value(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        if row.cells.iter().any(|cell| !cell.is_blank() && is_unit_note(&cell.label())) {
            self.state.notes.keep(row.number, row.cells);
        }
        if let Some((column, line)) = self.skipped(row) {
            let label = plan.labels.iter().find(|label| label.at == column);
            match label.and_then(|label| self.headed_component(label)) {
                Some(component) => self.begin_skipped(row, (column, component), line),
                None => self.state.log.add(line),
            }
            return;
        }
        let mut heading: Option<(usize, usize)> = None;
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            if !matches!(label.kind, LabelKind::Words { .. }) || cell.is_blank() {
                continue;
            }
            if let Found::Word(place, component) = self.found(at, label, &cell.label()) {
                if self.takes_named_section(at, (usize::from(component), place), &cell.label()) {
                    return;
                }
                self.take_heading(at, usize::from(component), place);
                self.note_heading(at, Some(usize::from(component)));
                if !label.fill && !label.has_headings() {
                    // Every row of such a column says itself what it is about: this one heads none.
                    let what = if self.has_other_numbers(row) { "numbers" } else { "texts" };
                    let line = self.row_not_read(row, (Severity::Note, what));
                    self.state.log.add(line);
                }
                return;
            }
            if self.takes_time(at, label, &cell.label()) {
                if let FoundTime::Pieces(pieces) = self.state.time {
                    self.heading(at, Of::Time, Known::Word(pieces));
                }
                self.note_heading(at, None);
                return;
            }
            if self.takes_section(at, &cell.label()) {
                return;
            }
            let named = labelled(plan.context, plan.dictionary, &cell.label()).map(|(component, _)| component);
            let named = named.filter(|component| label.holds(*component));
            heading = heading.or_else(|| Some((label.at, named.or_else(|| self.headed_component(label))?)));
        }
        let (text, column) = (text_of(row), first_of(row));
        let at = column.map(|at| CellName { row: row.number, column: at as u32 + 1 });
        self.state.caption = at.map(|at| OutsideLine { at, text: text.clone() });
        self.keep_first_line(row);
        if let Some(said) = narrower::other_code(plan, &text) {
            let place = self.place(row.number, column);
            self.state.heading_of_fixed = Some(said.finding(Severity::Error, place, &text));
        }
        let other_unit = self.other_unit(row, &text);
        let is_of_unit = other_unit.is_some();
        self.state.log.extend(other_unit);
        let line = self.row_of_texts(row, &text);
        // The rows below an unknown heading are about something unknown, and not about what the one before it said.
        match heading {
            Some(found) => self.begin_unknown(row, found, line),
            None if is_of_unit => {}
            None => self.state.log.add(line),
        }
    }

    /// Keeps a text that stands alone in a row above the first one with values; in merged cells it stands in several.
    fn keep_first_line(&mut self, row: &Row<'_, '_>) {
        let Some(at) = first_of(row) else { return };
        let text = row.cell(at).label();
        let is_alone = row.cells.iter().all(|cell| cell.is_blank() || cell.label() == text);
        let first = &mut self.state.first_lines;
        if self.state.last_row == 0 && is_alone && first.len() < HEADS_MAX {
            let at = CellName { row: row.number, column: at as u32 + 1 };
            first.push(OutsideLine { at, text: text.into_owned() });
        }
    }

    /// What is told of a row of texts, which is not read.
    pub(super) fn row_of_texts(&self, row: &Row<'_, '_>, text: &str) -> Finding {
        let what = match self.has_other_numbers(row) {
            true => (Severity::Note, "numbers"),
            false if !is_formal(text) && self.is_about_part_of_year(text) => (Severity::Warning, "part"),
            false => (Severity::Note, "texts"),
        };
        self.row_not_read(row, what)
    }

    /// What is told of a row that is not read: how grave it is, and what stands in it.
    fn row_not_read(&self, row: &Row<'_, '_>, (severity, what): (Severity, &str)) -> Finding {
        let place = self.place(row.number, first_of(row));
        Finding::new(FindingCode::RowNotRead, severity, place).with_value(text_of(row)).with("what", what)
    }

    /// That a row says another unit for the values above it than they are read in.
    pub(super) fn other_unit(&self, row: &Row<'_, '_>, text: &str) -> Option<Finding> {
        let factor = self.factor_beside(text)?;
        let place = self.place(row.number, first_of(row));
        let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with_value(text);
        Some(finding.with("what", "unit").with("factor", factor).with("said", ""))
    }

    /// With what values are multiplied above a note that says another unit for them, `Les chiffres sont en milliers`. Where
    /// the profile took the unit from a note, `units_below` tells.
    fn factor_beside(&self, text: &str) -> Option<f64> {
        let plan = self.plan;
        if plan.has_unit_note || !is_unit_note(text) {
            return None;
        }
        let place = plan.dictionary.place(UNIT);
        let fixed = plan.fixed.iter().find(|(component, _)| Some(*component) == place);
        let code = fixed.and_then(|(component, code)| plan.dictionary.words(*component)?.code(*code));
        let units = UnitReader::in_unit(plan.context, code.map(Id::as_str));
        let is_of_observations = units.is_of_observations();
        let is_read_in = |factor: f64| plan.values.iter().any(|value| plan.scale_at(value.at).of(1.0) == factor);
        let is_other = match units.of_line(text)? {
            Verdict::Scale(factor) => !is_read_in(factor),
            // Where observations have their own unit, another one is that of other values, and a word for it does not say how
            // many of it are counted.
            Verdict::Other => !is_of_observations,
            Verdict::Same => !is_of_observations && !is_read_in(1.0),
        };
        let own = plan.values.first().map_or(1.0, |value| plan.scale_at(value.at).of(1.0));
        is_other.then_some(own)
    }

    /// Whether a note speaks of a part of a year where whole years of what happened are read, and the profile says of none of
    /// them that it is less.
    fn is_about_part_of_year(&self, text: &str) -> bool {
        let (plan, profile) = (self.plan, self.plan.context.profile);
        let time = profile.codes.iter().find(|(component, _)| **component == *TIME_PERIOD);
        let is_less = |code: &Id| code.as_str().len() > 4;
        let is_told = time.is_some_and(|(_, words)| words.values().any(is_less));
        // Over the quarters of a year, what says of which quality some of them are says nothing of the whole year.
        if qualities::of_line(text).is_some() && !self.reads_years_alone() {
            return false;
        }
        let levels = plan.headers.iter().flat_map(|header| header.split(" / "));
        let of_headers = levels.filter(|level| is_year(level, TimeHabits::default())).flat_map(years_of);
        let years: BTreeSet<i16> = of_headers.collect();
        let years = if years.is_empty() { self.years_read() } else { years };
        let is_of_part = || says_part_of_year(text, &years) && !self.is_closed_after(text, &years);
        counts_what_happens(plan.context) && !is_told && !years.is_empty() && is_of_part()
    }

    /// The years of the values above, where no other periods are read.
    fn years_read(&self) -> BTreeSet<i16> {
        let periods = &self.state.out.periods.words;
        if !self.reads_years_alone() {
            return BTreeSet::new();
        }
        periods.iter().map(|period| period.start().date().year()).collect()
    }

    fn reads_years_alone(&self) -> bool {
        self.state.out.periods.words.iter().all(|period| period.frequency() == Some(Frequency::A))
    }

    /// Whether a note says no more than that figures came in up to a day behind some years: they are whole.
    fn is_closed_after(&self, note: &str, years: &BTreeSet<i16>) -> bool {
        let days = closing_days(note, self.plan.habits);
        let is_after = |day: &TimePeriod| years.last().is_some_and(|&last| day.start().date().year() > last);
        !days.is_empty() && days.iter().all(is_after)
    }

    /// Whether a row has numbers in columns from which no values are read.
    fn has_other_numbers(&self, row: &Row<'_, '_>) -> bool {
        let is_label = |at: usize| self.plan.labels.iter().any(|label| label.at == at);
        let is_number = |cell: &Cell<'_>| cell.number.is_some() || plain_number(cell.text.trim().as_bytes()).is_some();
        row.cells.iter().enumerate().any(|(at, cell)| !is_label(at) && is_number(cell))
    }
}

/// The texts of a row, one behind the other.
pub(super) fn text_of(row: &Row<'_, '_>) -> String {
    row.cells.iter().map(Cell::label).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The first column of a row in which something stands.
fn first_of(row: &Row<'_, '_>) -> Option<usize> {
    row.cells.iter().position(|cell| !cell.is_blank())
}

/// Whether a line begins as those do that say a source, explain a mark or note something.
fn begins_as_note(text: &str) -> bool {
    let is_marked = text.starts_with(['*', '†', '‡', '(', '[']);
    is_marked || is_of_source(text) || is_of_printing(text) || fold(text).split(' ').next().is_some_and(begins_notes)
}
