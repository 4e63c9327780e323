//! Checks of what was read, one file each.

mod duplicate_key;
mod keys;
mod no_data;
mod plausible;
mod range;
mod sum_of_parts;

use std::collections::BTreeMap;

use marsad_model::{Check, Id, ObservationColumns, Place};

use crate::reading::log::Log;
use crate::{Context, Reading};

/// Runs every check; findings are added, and of two rows with the same key the first stays.
pub(crate) fn run(context: &Context<'_>, file: &str, reading: &mut Reading) {
    let mut log = Log::default();
    no_data::run(file, reading, &mut log);
    duplicate_key::run(file, reading, &mut log);
    plausible::run(file, &reading.columns, &mut log);
    for rule in context.rules {
        match &rule.check {
            Check::Range { .. } => range::run(rule, file, &reading.columns, &mut log),
            Check::SumOfParts { .. } => sum_of_parts::run(rule, file, &reading.columns, &mut log),
        }
    }
    reading.findings.extend(log.into_findings());
    reading.findings.sort_by(|a, b| {
        let place =
            |finding: &marsad_model::Finding| (finding.place.sheet.clone(), finding.place.row, finding.place.column);
        place(a).cmp(&place(b))
    });
}

/// Where an observation stands in the file.
fn place(file: &str, columns: &ObservationColumns, row: usize) -> Place {
    Place {
        file: file.to_owned(),
        sheet: columns.sheets.word(row).cloned().unwrap_or_default(),
        row: columns.rows.get(row).copied(),
        column: Some(columns.columns.get(row)).filter(|&column| column > 0),
    }
}

/// The key of a series as people read it: codes with stops between them.
fn series(columns: &ObservationColumns, row: usize) -> String {
    columns.dimensions.iter().filter_map(|column| column.word(row)).map(Id::as_str).collect::<Vec<_>>().join(".")
}

/// The observations a rule looks at: one code for each dimension named.
struct Selection<'t> {
    /// For each dimension named its column and the place of its code there; none where no row has that code.
    wanted: Option<Vec<(&'t marsad_model::WordColumn<Id>, u32)>>,
}

impl<'t> Selection<'t> {
    fn new(columns: &'t ObservationColumns, only: &BTreeMap<Id, Id>) -> Self {
        let one = |(dimension, code): (&Id, &Id)| {
            let column = columns.dimensions.get(columns.structure.dimension_place(dimension.as_str())?)?;
            Some((column, column.words.iter().position(|word| word == code)? as u32))
        };
        Self { wanted: only.iter().map(one).collect() }
    }

    fn holds(&self, row: usize) -> bool {
        self.wanted.as_ref().is_some_and(|wanted| wanted.iter().all(|(column, place)| column.places.get(row) == *place))
    }
}
