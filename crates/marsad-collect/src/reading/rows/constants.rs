//! The columns that are left out because they say one thing of all rows: a row of which one says another thing is told.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::{Row, RowReader};
use crate::reading::constant_columns::{ConstantColumn, SaidBeside};
use crate::reading::plan::Plan;
use crate::reading::said::place_of;
use crate::reading::unit_columns::is_other_unit;
use crate::titles::UnitReader;

impl RowReader<'_, '_, '_> {
    /// Looks at these columns of a row with values.
    pub(super) fn constant_columns(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        for (place, column) in plan.constants.iter().enumerate() {
            let text = row.cell(column.at).label();
            let Some(memo) = self.state.constant_memos.get_mut(place).filter(|_| !text.is_empty()) else { continue };
            self.state.constants_said.insert(place);
            let severity = match memo.get(&text, |text| column.said(plan, text)) {
                SaidBeside::Same => continue,
                // What stands for it by its place alone may be a column of remarks.
                SaidBeside::Other if column.is_guessed => continue,
                SaidBeside::Other => Severity::Warning,
                SaidBeside::OtherWord => Severity::Error,
            };
            if self.is_told_of_units(column.at, &text) {
                continue;
            }
            let finding =
                Finding::new(FindingCode::UnexpectedColumn, severity, self.place(row.number, Some(column.at)));
            let finding = finding.with("like", "constant").with("taken", &column.only);
            self.state.log.add(finding.with_value(&*text));
        }
    }

    /// Tells of each of these columns in which nothing stands in any row with values.
    pub(super) fn tell_blank_constants(&mut self) {
        if !self.state.out.is_empty() {
            self.state.log.extend(blank_constants(self.plan, self.file, &self.state.constants_said));
        }
    }

    /// Whether a text is told as the unit of its row already.
    fn is_told_of_units(&self, at: usize, text: &str) -> bool {
        let factor = self.plan.values.first().map(|value| self.plan.scale_at(value.at).of(1.0));
        let factor = factor.filter(|_| self.state.unit_columns.contains(&at));
        factor.is_some_and(|factor| is_other_unit(&UnitReader::of(self.plan.context), (text, factor)))
    }
}

/// What is told of these columns where nothing stands in them; `said` has the places of the others.
pub(in crate::reading) fn blank_constants(plan: &Plan<'_, '_>, file: &str, said: &BTreeSet<usize>) -> Vec<Finding> {
    let of_table = place_of(file, &plan.sheet, None);
    let is_blank = |place: &usize, column: &ConstantColumn| {
        !column.is_guessed && plan.ignored.contains(&column.at) && !said.contains(place)
    };
    let blank = plan.constants.iter().enumerate().filter(|(place, column)| is_blank(place, column));
    let told = |(_, column): (usize, &ConstantColumn)| {
        let place = Place { column: Some(column.at as u32 + 1), ..of_table.clone() };
        let header = plan.headers.get(column.at).map_or("", String::as_str);
        let finding = Finding::new(FindingCode::MissingColumn, Severity::Warning, place);
        finding.with("what", "constant-blank").with("expected", header).with("taken", &column.only)
    };
    blank.map(told).collect()
}
