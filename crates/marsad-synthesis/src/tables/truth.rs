//! What the population has of each target, as a whole and by other variables.

use arrow_array::RecordBatch;

use super::About;
use super::columns::Columns;
use crate::joint::PLACE;
use crate::population::{Goal, PopulationModel};
use crate::truth::{Counted, Tally};
use crate::world::World;

/// A row of the truth.
struct Row<'w> {
    model: &'w PopulationModel,
    goal: &'w Goal,
    /// The variable and the code by which it is told; none for the whole.
    by: Option<(&'w str, &'w str)>,
    /// In expectation over seeds: persons of the part and of the domain.
    expected: Option<(f64, f64)>,
    /// Counted.
    counted: Option<Counted>,
}

/// The truth of `world`, with what was counted if anything was.
pub(crate) fn truth(world: &World, tallies: Option<&[Tally]>, about: About) -> RecordBatch {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (at, model) in world.models.iter().enumerate() {
        let tally = tallies.and_then(|tallies| tallies.get(at));
        for goal in 0..model.goals.len() {
            add(model, goal, tally, &mut rows);
        }
    }
    let targets = &world.parameters().targets;
    let mut columns = Columns::default();
    let all = || rows.iter();
    columns.texts("population", all().map(|row| Some(row.model.code.as_str())));
    columns.texts("target", all().map(|row| Some(targets[row.goal.index].id.as_str())));
    columns.texts("by", all().map(|row| row.by.map(|(name, _)| name)));
    columns.texts("code", all().map(|row| row.by.map(|(_, code)| code)));
    columns.flags("is_percent", all().map(|row| Some(targets[row.goal.index].percent.is_some())));
    let published = |row: &Row<'_>| {
        let target = &targets[row.goal.index];
        target.percent.or(target.persons).filter(|_| row.by.is_none()).unwrap_or(f64::NAN)
    };
    columns.numbers("published", all().map(published));
    let value = |row: &Row<'_>, of: Option<(f64, f64)>| {
        of.map_or(f64::NAN, |(part, whole)| row.goal.value.published(part, whole))
    };
    let counted = |row: &Row<'_>| row.counted.map(|counted| (counted.part as f64, counted.whole as f64));
    columns.numbers("expected", all().map(|row| value(row, row.expected)));
    columns.numbers("expected_persons", all().map(|row| row.expected.map_or(f64::NAN, |(_, whole)| whole)));
    columns.numbers("counted", all().map(|row| value(row, counted(row))));
    columns.numbers("counted_persons", all().map(|row| counted(row).map_or(f64::NAN, |(_, whole)| whole)));
    columns.table(about)
}

/// The rows of one goal.
fn add<'w>(model: &'w PopulationModel, at: usize, tally: Option<&Tally>, rows: &mut Vec<Row<'w>>) {
    let (goal, solved) = (&model.goals[at], &model.solved[at]);
    let counted = |group: usize| tally.and_then(|tally| tally.counts.get(at * tally.groups + group).copied());
    rows.push(Row { model, goal, by: None, expected: Some((solved.part, solved.whole)), counted: counted(0) });
    let mut before = 1;
    for (place, view) in model.by.iter().enumerate() {
        let expected = solved.by.iter().find(|(own, _)| *own == place).map(|(_, groups)| groups);
        if goal.part.axes().all(|axis| axis != view.axis) {
            for (group, code) in view.codes.iter().enumerate() {
                let by = Some((view.name.as_str(), code.as_str()));
                let expected = expected.and_then(|groups| groups.get(group).copied());
                if expected.is_some() || tally.is_some() {
                    rows.push(Row { model, goal, by, expected, counted: counted(before + group) });
                }
            }
        }
        before += view.codes.len();
    }
    let places = &model.vocabulary.axes[PLACE];
    if tally.is_some() && goal.part.axes().all(|axis| axis != PLACE) {
        for (place, code) in places.codes.iter().enumerate() {
            let by = Some((places.name.as_str(), code.as_str()));
            rows.push(Row { model, goal, by, expected: None, counted: counted(before + place) });
        }
    }
}
