//! Codes of countries that stand among the names of a column: they are read as these codes, and it is told, for the sender
//! may have shortened the name of another country.

use std::collections::HashSet;

use marsad_model::{Finding, FindingCode, Place, Severity};

use super::plan::{LabelKind, Plan};
use crate::cell::Cell;
use crate::names::{CodesAmongNames, Words, fold};

/// How many different texts of a column are looked at, and how long they may be.
const TEXTS_MAX: usize = 2_000;
const TEXT_BYTES_MAX: usize = 200;

/// The columns of countries of a table while rows come.
#[derive(Debug, Default)]
pub(super) struct CodeLetters {
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    at: usize,
    component: usize,
    seen: HashSet<String>,
    /// With the row and the text of each code.
    found: CodesAmongNames<(u32, String)>,
}

impl CodeLetters {
    pub(super) fn of(plan: &Plan<'_, '_>) -> Self {
        let is_of_countries = |component: &usize| {
            let words = plan.dictionary.words(*component);
            words.is_some_and(Words::is_of_countries) && !plan.context.is_sdmx()
        };
        let columns = plan.labels.iter().flat_map(|label| {
            let components: Vec<usize> = match &label.kind {
                LabelKind::Words { component, further, .. } => {
                    std::iter::once(component).chain(further).copied().collect()
                }
                LabelKind::Text(_) | LabelKind::Time => Vec::new(),
            };
            components.into_iter().filter(is_of_countries).map(move |component| (label.at, component))
        });
        let column = |(at, component)| Column { at, component, seen: HashSet::new(), found: CodesAmongNames::new() };
        Self { columns: columns.map(column).collect() }
    }

    /// Looks at a row.
    pub(super) fn row(&mut self, plan: &Plan<'_, '_>, (row, cells): (u32, &[Cell<'_>])) {
        for column in &mut self.columns {
            let Some(cell) = cells.get(column.at).filter(|cell| !cell.is_blank() && cell.number.is_none()) else {
                continue;
            };
            let text = cell.label();
            let is_looked_at = text.len() <= TEXT_BYTES_MAX && column.seen.len() < TEXTS_MAX;
            if !is_looked_at || column.seen.contains(&*text) || plan.skip.contains(&fold(&text)) {
                continue;
            }
            column.seen.insert(text.to_string());
            if let Some(words) = plan.dictionary.words(column.component) {
                column.found.look_at(words, (&*text, (row, text.to_string())));
            }
        }
    }

    /// What is told of the columns, now that their cells were seen.
    pub(super) fn tell(&self, plan: &Plan<'_, '_>, (file, sheet): (&str, &str)) -> Vec<Finding> {
        let of_column = |column: &Column| {
            let told = column.found.found().iter().filter_map(|((row, text), code)| {
                let id = plan.dictionary.components.get(column.component)?.id;
                let (file, sheet) = (file.to_owned(), sheet.to_owned());
                let place = Place { file, sheet, row: Some(*row), column: Some(column.at as u32 + 1) };
                let finding = Finding::new(FindingCode::AmbiguousCode, Severity::Warning, place).with_value(text);
                Some(finding.with("what", "letters").with("component", id).with("taken", code))
            });
            told.collect::<Vec<_>>()
        };
        self.columns.iter().flat_map(of_column).collect()
    }
}
