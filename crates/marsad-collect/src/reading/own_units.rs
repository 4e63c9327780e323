//! The units of observations that have their own: which of them the profile writes for all of a table, and what other
//! tables in its place are read in, which share the lines around it.
//!
//! Does not hold: what a line says of a unit, which `titles` knows.

use marsad_model::{Id, TableLayout};

use super::Context;
use super::said::{Around, are_apart, start_of};
use crate::titles::UNIT;

/// The codes of the units in which a table and those beside it are read: the dataflow's, or those of their profiles. None
/// where headers, rows or the name of the sheet say them.
pub(super) fn codes_beside(context: &Context<'_>, around: Around<'_>) -> Vec<String> {
    if let Some(code) = context.dataflow_attributes.get(UNIT) {
        return vec![code.to_string()];
    }
    let tables = || std::iter::once(around.layout).chain(beside(around));
    if tables().any(says_units) {
        return Vec::new();
    }
    let constant =
        |layout: &TableLayout| layout.constants.get(UNIT).or_else(|| context.profile.constants.get(UNIT)).cloned();
    tables().filter_map(constant).collect()
}

/// Whether the values of a table beside this one are multiplied with a factor.
pub(super) fn is_factor_beside(around: Around<'_>, factor: f64) -> bool {
    beside(around).any(|table| table.scale.unwrap_or(1.0) == factor)
}

/// The other tables in the same rows and columns: one table of the file may be read as several, by its units.
fn beside<'s>(around: Around<'s>) -> impl Iterator<Item = &'s TableLayout> {
    let own = around.layout;
    let is_beside = move |table: &&TableLayout| {
        !std::ptr::eq(*table, own) && start_of(table) == start_of(own) && !are_apart(own, table)
    };
    around.tables.iter().copied().filter(is_beside)
}

/// Whether headers, rows or the name of the sheet say the units of a table.
fn says_units(layout: &TableLayout) -> bool {
    let is_it = |id: &Id| *id == *UNIT;
    let of_columns = layout
        .column
        .iter()
        .any(|column| column.component.iter().chain(&column.further).any(is_it) || column.codes.keys().any(is_it));
    let of_headers = || layout.across.iter().flat_map(|row| &row.components).any(is_it);
    of_columns || of_headers() || layout.sheet_component.as_ref().is_some_and(is_it)
}
