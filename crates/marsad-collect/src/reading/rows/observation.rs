//! An observation: a value of a row with its key and its attributes, once all of them are known.
//!
//! Does not hold: what labels, periods and numbers say, for which `labels`, `periods` and `numbers` are; here it is only
//! seen whether anything is missing, and whether the status goes with the number.

use marsad_model::{Finding, FindingCode, Severity};

use super::{Known, Row, RowReader};
use crate::reading::log::PLACES_MAX;
use crate::reading::plan::{Label, ValueColumn};
use crate::values::statuses::WITHOUT_VALUE;

impl RowReader<'_, '_, '_> {
    pub(super) fn value(&mut self, row: &Row<'_, '_>, column: usize, value: &ValueColumn) {
        if self.tells_moved_flag(row, value) {
            return;
        }
        let cell = row.cell(value.at);
        if cell.is_blank() && !self.plan.is_list && self.reason_of_flag(row, value).is_none() {
            let place = self.place(row.number, Some(value.at));
            self.state.log.add(Finding::new(FindingCode::MissingValue, Severity::Note, place));
            return;
        }
        let Some(period) = self.period(row, column, value) else { return };
        let key_is_whole = self.check_key(row, value);
        let (number, status) = self.number(row, value.at);
        let status = self.with_flag(row, value, (number, status));
        let attributes_are_whole = self.check_attributes(row);
        let is_unsaid = number.is_none() && status.is_none();
        let is_wrong = is_unsaid && !cell.is_blank();
        if !key_is_whole || !attributes_are_whole || is_wrong || (is_unsaid && !self.status_says_why(row, value.at)) {
            return;
        }
        if let Some(number) = number {
            if status.is_none() && !self.check_quality(row, value) {
                return;
            }
            self.note_multiplied(row, value, number);
            if status.is_none() {
                self.check_status_of_number(row);
            }
        }
        self.push(row, (value, period), (number, status));
    }

    /// The status of what stands in a cell of values with what the letter beside it says: the quality of a number, or why
    /// there is none. A quality beside no number does not say why.
    fn with_flag(
        &mut self,
        row: &Row<'_, '_>,
        value: &ValueColumn,
        (number, status): (Option<f64>, Option<&'static str>),
    ) -> Option<&'static str> {
        let Some(at) = value.flag else { return status };
        let said = self.flagged(row, at, number.is_some());
        match number {
            Some(_) => said.or(status),
            None if row.cell(value.at).is_blank() => self.reason_of_flag(row, value),
            None => status,
        }
    }

    /// The status that the columns of the row say.
    pub(super) fn status_here(&self) -> Option<&str> {
        let status = self.state.status?;
        let Known::Word(place) = self.known_of(status) else { return None };
        self.status_at(place)
    }

    /// The status at a place among the words.
    fn status_at(&self, place: u32) -> Option<&str> {
        let attribute = self.state.status?.checked_sub(self.plan.dictionary.dimensions)?;
        self.state.out.attributes.get(attribute)?.words.get(place as usize)?.as_deref()
    }

    /// A number beside a status that says why there is none: one of the two is wrong.
    fn check_status_of_number(&mut self, row: &Row<'_, '_>) {
        let status = self.status_here().filter(|status| WITHOUT_VALUE.contains(status));
        if let Some(status) = status.map(str::to_owned) {
            self.tell_status(row.number, &status);
            self.state.disagreements += 1;
        }
    }

    fn tell_status(&mut self, row: u32, status: &str) {
        let finding = self.wrong_status(row, status);
        self.state.log.add(finding);
    }

    fn wrong_status(&self, row: u32, status: &str) -> Finding {
        let label = self.plan.labels.iter().find(|label| self.state.status.is_some_and(|status| label.holds(status)));
        let place = self.place(row, label.map(|label| label.at));
        Finding::new(FindingCode::StatusDisagrees, Severity::Warning, place).with_value(status)
    }

    /// Tells the same of rows that were recalled: their numbers, and the places of their statuses among the words.
    ///
    /// Once a status was told as often as it is listed, its rows are counted together: a list of millions may hold it in
    /// every hundredth row.
    pub(in crate::reading) fn tell_statuses(&mut self, rows: impl Iterator<Item = (u32, u32)>) {
        let mut counted: Vec<(u32, Finding)> = Vec::new();
        for (row, place) in rows {
            let told = self.state.statuses_told.entry(place).or_insert(0);
            *told += 1;
            if *told <= PLACES_MAX {
                let status = self.status_at(place).unwrap_or_default().to_owned();
                self.tell_status(row, &status);
            } else if let Some((_, first)) = counted.iter_mut().find(|(of, _)| *of == place) {
                first.more += 1;
            } else {
                counted.push((place, self.wrong_status(row, self.status_at(place).unwrap_or_default())));
            }
        }
        self.state.log.extend(counted.into_iter().map(|(_, first)| first));
    }

    /// Whether the status that a period or a label says beside it is one of the list.
    fn check_quality(&mut self, row: &Row<'_, '_>, value: &ValueColumn) -> bool {
        let Some(quality) = self.quality(value).filter(|_| self.status_here().is_none()) else { return true };
        let Some(list) = self.plan.context.codelist("OBS_STATUS").filter(|list| !list.contains(quality)) else {
            return true;
        };
        self.add(FindingCode::UnknownCode, (row, Some(value.at)), |f| {
            f.with_value(quality).with("component", "OBS_STATUS").with("list", &list.id)
        });
        false
    }

    /// A blank in a list: the status must say why.
    fn status_says_why(&mut self, row: &Row<'_, '_>, at: usize) -> bool {
        let says_why = self.status_here().is_some_and(|status| WITHOUT_VALUE.contains(&status));
        if !says_why {
            self.add(FindingCode::MissingValue, (row, Some(at)), |f| f);
        }
        says_why
    }

    fn check_key(&mut self, row: &Row<'_, '_>, value: &ValueColumn) -> bool {
        let mut is_whole = self.plan.missing.is_empty();
        for component in 0..self.plan.dictionary.dimensions {
            // A word above that is unknown holds for the rows it is filled into as well.
            let is_said = matches!(self.known_of(component), Known::Word(_))
                || Some(component) == self.state.frequency
                || value.fixed.iter().any(|(fixed, _)| *fixed == component);
            // Of a column that is missing the headers' finding tells.
            if !is_said && !self.plan.missing.contains(&component) {
                is_whole = false;
                if self.counts_below_heading(component) {
                    continue;
                }
                let id = self.plan.dictionary.components[component].id;
                self.add(FindingCode::MissingDimension, (row, Some(value.at)), |f| f.with("component", id));
            }
        }
        is_whole
    }

    /// Attributes that the structure requires; a status that nobody gives is the usual one.
    fn check_attributes(&mut self, row: &Row<'_, '_>) -> bool {
        let mut is_whole = true;
        for component in self.plan.dictionary.dimensions..self.plan.dictionary.components.len() {
            let about = &self.plan.dictionary.components[component];
            // A status that nobody gives, or a blank one, is the usual one; not so in a row that is cut before it.
            let is_there = |label: &Label| !label.holds(component) || row.cells.len() > label.at;
            let is_usual =
                Some(component) == self.state.status && (!self.plan.is_list || self.plan.labels.iter().all(is_there));
            if about.is_mandatory && self.known_of(component) == Known::Unsaid && !is_usual {
                is_whole = false;
                let id = about.id;
                let at = self.plan.labels.iter().find(|label| label.holds(component)).map(|label| label.at);
                self.add(FindingCode::MissingAttribute, (row, at), |f| f.with("component", id));
            }
        }
        is_whole
    }

    fn push(
        &mut self,
        row: &Row<'_, '_>,
        (value, period): (&ValueColumn, u32),
        found: (Option<f64>, Option<&'static str>),
    ) {
        let (number, status) = found;
        let dimensions = self.plan.dictionary.dimensions;
        for component in 0..self.state.known.len() {
            let place = match self.known_of(component) {
                Known::Word(place) => place,
                _ if Some(component) == self.state.frequency => self.frequency_of(component, (row, value.at), period),
                _ => 0,
            };
            let place = match value.fixed.iter().find(|(fixed, _)| *fixed == component) {
                Some((_, code)) => self.place_of_code(component, *code),
                None => place,
            };
            let place = match (status, self.state.status == Some(component)) {
                (Some(status), true) => self.place_of_word(component, status),
                (None, true) if place == 0 => self.place_of_word(component, self.quality(value).unwrap_or("A")),
                _ => place,
            };
            match component.checked_sub(dimensions) {
                None => self.state.out.dimensions[component].places.push(place),
                Some(attribute) => self.state.out.attributes[attribute].places.push(place),
            }
        }
        self.state.out.periods.places.push(period);
        self.state.out.values.push(number);
        self.state.out.sheets.places.push(self.state.sheet);
        self.state.out.rows.push(row.number);
        self.state.out.columns.push(value.at as u32 + 1);
    }

    /// The status that the period of a value says beside it, as `2022 (p)` does, a label of its row, or a mark in a title.
    fn quality(&self, value: &ValueColumn) -> Option<&'static str> {
        // What a title says of its period is not said of another one that a header says.
        let of_table = self.plan.time.quality.filter(|_| value.time.whole.is_none());
        let of_time = self.state.time_quality().or(value.time.quality).or(of_table);
        let of_titles = || self.plan.marked_titles.status(self.state.time_whole().or(value.time.whole.as_ref()));
        of_time.or_else(|| self.state.label_quality()).or_else(of_titles)
    }
}
