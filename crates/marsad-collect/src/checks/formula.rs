//! A formula of the pack holds in every row.

use arrow_array::{Array as _, Float64Array};
use marsad_model::{Check, FindingCode, Lang, Pack, Rule};

use super::case::{Asked, Case, shown};
use crate::formula::{Formula, Frame, OtherDataflow, Scope};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Formula { formula: source, .. } = &rule.check else { return };
    let formula = match Formula::parse(source) {
        Ok(formula) => formula,
        Err(error) => return log.add(case.unusable(Asked::by(rule), error)),
    };
    let read = formula.dataflows();
    let others = case.context.others.iter().filter(|(id, _)| read.contains(id));
    let frames: Vec<(&marsad_model::Id, Frame)> =
        others.map(|(id, table)| (id, Frame::of_observations(&table.structure, table.observations()))).collect();
    let frame_of = |id: &marsad_model::Id| frames.iter().find(|(known, _)| *known == id).map(|(_, frame)| frame);
    let dataflows = dataflows(case.context.pack, frame_of);
    let frame = Frame::of_columns(case.columns);
    let scope = scope(case.context.pack, case.context.structure, &dataflows);
    match formula.evaluate(&frame, &scope) {
        Err(error) => log.add(case.unusable(Asked::by(rule), error)),
        Ok(holds) => {
            let failed: Vec<usize> = (0..holds.len()).filter(|&row| holds.is_valid(row) && !holds.value(row)).collect();
            if !failed.is_empty() {
                let sides = formula.sides(&frame, &scope);
                failed.iter().for_each(|&row| add(rule, case, (row, sides.as_ref()), log));
            }
        }
    }
}

fn add(rule: &Rule, case: &Case<'_>, (row, sides): (usize, Option<&(Float64Array, Float64Array)>), log: &mut Log) {
    let Check::Formula { formula, message } = &rule.check else { return };
    let number = |array: &Float64Array| (array.is_valid(row)).then(|| shown(array.value(row)));
    let (left, right) = sides.map_or((None, None), |(left, right)| (number(left), number(right)));
    let unknown = || "–".to_owned();
    let mut finding = case
        .in_series(Asked::by(rule), FindingCode::RuleBroken, row)
        .with("formula", formula)
        .with("left", left.unwrap_or_else(unknown))
        .with("right", right.unwrap_or_else(unknown));
    if let Some(message) = message {
        for lang in Lang::ALL {
            finding = finding.with(&format!("message-{lang}"), message.get(lang));
        }
    }
    log.add(finding);
}

/// Every dataflow of a pack, with its rows where `frame_of` has them.
pub(crate) fn dataflows<'a>(
    pack: &'a Pack,
    frame_of: impl Fn(&marsad_model::Id) -> Option<&'a Frame>,
) -> Vec<OtherDataflow<'a>> {
    let one = |dataflow: &'a marsad_model::Dataflow| {
        let structure = pack.structure_of(dataflow)?;
        Some(OtherDataflow { id: &dataflow.id, structure, frame: frame_of(&dataflow.id) })
    };
    pack.dataflows.iter().filter_map(one).collect()
}

/// What formulas over a structure of a pack may name.
pub(crate) fn scope<'a>(
    pack: &'a Pack,
    structure: &'a marsad_model::DataStructure,
    dataflows: &'a [OtherDataflow<'a>],
) -> Scope<'a> {
    Scope { structure, codelists: &pack.codelists, hierarchies: &pack.hierarchies, dataflows }
}
