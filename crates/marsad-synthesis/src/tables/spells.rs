//! A row for each stay in another country.

use arrow_array::RecordBatch;

use super::columns::Columns;
use super::{About, Row, area_id, household_id};
use crate::population::GOES_ON;
use crate::spells::{Spell, spells_of};
use crate::survey::Sample;
use crate::weights::Weights;
use crate::world::World;

/// The stays of everybody in `sample`, person by person and in the order of time.
pub(crate) fn spells(world: &World, sample: &Sample, weights: &Weights, about: About) -> RecordBatch {
    let mut rows: Vec<(Row, Spell)> = Vec::new();
    for row in Row::all(sample) {
        rows.extend(spells_of(world, sample, &row).into_iter().map(|spell| (row, spell)));
    }
    let now = 12 * world.parameters().reference_year + world.parameters().reference_month - 1;
    let mut columns = Columns::default();
    let all = || rows.iter();
    columns.ids("person", all().map(|(row, _)| row.id(sample)));
    columns.ids("household", all().map(|(row, _)| household_id(sample, row.household)));
    let codes = world.models.iter().map(|model| &model.code);
    columns.codes("population", codes, all().map(|(row, _)| Some(row.status.index())));
    let strata = world.geography.strata.iter().map(|stratum| &stratum.name);
    columns.codes("stratum", strata, all().map(|(row, _)| Some(sample.stratum(row.household))));
    let area = |row: &Row| {
        let (stratum, area) = sample.areas[sample.listing[row.household].area];
        Some(area_id(stratum, area.ea))
    };
    columns.wholes("psu", all().map(|(row, _)| area(row)));
    let weight = |row: &Row| weights.persons[row.status.index()].weight[row.place];
    columns.numbers("weight", all().map(|(row, _)| weight(row)));
    columns.wholes("spell", all().map(|(_, spell)| Some(spell.number)));
    columns.flags("is_last", all().map(|(_, spell)| Some(spell.is_last)));
    columns.wholes("start_year", all().map(|(_, spell)| Some(spell.stay.start_year())));
    columns.wholes("start_month", all().map(|(_, spell)| Some(spell.stay.start.rem_euclid(12) + 1)));
    let end = |spell: &Spell| (spell.stay.end != GOES_ON).then_some(spell.stay.end);
    columns.wholes("end_year", all().map(|(_, spell)| end(spell).map(|end| end.div_euclid(12))));
    columns.wholes("end_month", all().map(|(_, spell)| end(spell).map(|end| end.rem_euclid(12) + 1)));
    columns.wholes("months", all().map(|(_, spell)| Some(spell.stay.months(now))));
    columns.flags("has_ended", all().map(|(_, spell)| Some(end(spell).is_some())));
    columns.texts("country", all().map(|(row, spell)| country(world, sample, row, spell)));
    columns.table(about)
}

/// The country of the last stay; that of earlier ones is not asked.
fn country<'w>(world: &'w World, sample: &Sample, row: &Row, spell: &Spell) -> Option<&'w str> {
    let model = &world.models[row.status.index()];
    let axis = model.stay.as_ref().and_then(|stay| stay.country).filter(|_| spell.is_last)?;
    let codes = &model.vocabulary.axes;
    let code = sample.blocks[row.status.index()].codes[row.place * codes.len() + axis];
    codes[axis].codes.get(usize::from(code)).map(String::as_str)
}
