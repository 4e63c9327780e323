//! A unit that a profile writes for all values, and that nothing says of the dataflow: a word of a title may have been taken
//! for it, as `Mois` for months where events are counted.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Id, ObservationColumns, ProtectionPolicy, Severity, TableLayout};

use super::place;
use crate::Context;
use crate::reading::log::Log;
use crate::titles::UNIT;

/// Persons can be counted in every dataflow.
const PERSONS: &str = "PS";

pub(super) fn run(context: &Context<'_>, file: &str, columns: &ObservationColumns, log: &mut Log) {
    let Some(usual) = context.selection.get(UNIT).filter(|_| is_written(context) && !columns.is_empty()) else {
        return;
    };
    let Some(at) = columns.structure.dimension_place(UNIT) else { return };
    let Some(units) = columns.dimensions.get(at).map(|column| &column.words) else { return };
    let known = known_units(context, at);
    let Some(unit) = units.first().filter(|_| units.iter().all(|unit| !known.contains(unit.as_str()))) else { return };
    let finding = Finding::new(FindingCode::UnusualUnit, Severity::Warning, place(file, columns, 0));
    log.add(finding.with_value(unit.as_str()).with("component", UNIT).with("unit", unit).with("expected", usual));
}

/// Whether the profile writes the unit of every table, so that no word of the file says it.
fn is_written(context: &Context<'_>) -> bool {
    let is_of_table = |table: &TableLayout| table.constants.contains_key(UNIT);
    context.profile.constants.contains_key(UNIT) || context.tables.iter().all(is_of_table)
}

/// The units that the dataflow is known to count in: those in which it is shown, those of which it says what they are or how
/// they are protected, and those of what was accepted before.
fn known_units<'c>(context: &Context<'c>, place: usize) -> BTreeSet<&'c str> {
    let dataflow = context.pack.dataflow(context.dataflow);
    let refined = dataflow.into_iter().flat_map(|dataflow| &dataflow.refinements).map(|refinement| &refinement.only);
    let protected = dataflow.and_then(|dataflow| match &dataflow.protection {
        ProtectionPolicy::Open { .. } => None,
        ProtectionPolicy::Threshold { only, .. } | ProtectionPolicy::Survey { only, .. } => Some(only),
    });
    let figure = dataflow.and_then(|dataflow| dataflow.key_figure.as_ref()).map(|figure| &figure.selection);
    let said = refined.chain(protected).chain(figure).chain([context.selection]);
    let accepted = context.history.into_iter().flat_map(|history| history.observations());
    let accepted = accepted.filter_map(|observation| observation.key.get(place));
    let units = said.filter_map(|codes| codes.get(UNIT)).chain(accepted);
    units.map(Id::as_str).chain([PERSONS]).collect()
}
