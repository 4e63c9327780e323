//! The first phase: a row for each listed household.

use arrow_array::RecordBatch;

use super::columns::Columns;
use super::{About, area_id, household_id, phase2_names, phase2_of};
use crate::MigrationStatus;
use crate::joint::{AREA, PLACE, REGION};
use crate::sample::{ListedHousehold, SecondPhase};
use crate::survey::Sample;
use crate::weights::Weights;
use crate::world::World;

/// The listing of `sample`.
pub(crate) fn listing(world: &World, sample: &Sample, weights: &Weights, about: About) -> RecordBatch {
    let rows = 0..sample.listing.len();
    let mut columns = Columns::default();
    columns.ids("household", rows.clone().map(|row| household_id(sample, row)));
    place(world, sample, &mut columns);
    first_phase(world, sample, &mut columns);
    members(sample, &mut columns);
    second_phase(world, sample, &mut columns);
    columns.numbers("weight_design", weights.design.iter().copied());
    columns.numbers("weight_nonresponse", weights.answered.iter().copied());
    columns.table(about)
}

/// Where the household is.
fn place(world: &World, sample: &Sample, columns: &mut Columns) {
    let rows = 0..sample.listing.len();
    let strata = world.geography.strata.iter().map(|stratum| &stratum.name);
    columns.codes("stratum", strata, rows.clone().map(|row| Some(sample.stratum(row))));
    let area = |row: usize| {
        let (stratum, area) = sample.areas[sample.listing[row].area];
        Some(area_id(stratum, area.ea))
    };
    columns.wholes("psu", rows.clone().map(area));
    for axis in [REGION, PLACE, AREA] {
        let own = &world.geography.vocabulary.axes[axis];
        let code = |row: usize| Some(usize::from(world.stratum_codes(sample.stratum(row))[axis]));
        columns.codes(&own.name, &own.codes, rows.clone().map(code));
    }
}

/// How its area came into the sample.
fn first_phase(world: &World, sample: &Sample, columns: &mut Columns) {
    let rows = 0..sample.listing.len();
    let on_frame = |row: usize| world.ea_sizes(sample.stratum(row));
    let frame_households: Vec<f64> = (0..sample.areas_of.len())
        .map(|stratum| world.ea_sizes(stratum).iter().map(|&size| f64::from(size)).sum())
        .collect();
    let area = |row: usize| sample.areas[sample.listing[row].area].1;
    columns.wholes("stratum_eas", rows.clone().map(|row| Some(on_frame(row).len() as i32)));
    columns.wholes("stratum_eas_sampled", rows.clone().map(|row| Some(sample.areas_of[sample.stratum(row)] as i32)));
    columns.numbers("stratum_households", rows.clone().map(|row| frame_households[sample.stratum(row)]));
    columns.wholes("ea_households", rows.clone().map(|row| Some(area(row).frame_households as i32)));
    columns.numbers("pi1", rows.clone().map(|row| area(row).probability));
    columns.numbers("weight_phase1", rows.map(|row| 1.0 / area(row).probability));
}

/// Who belongs to it.
fn members(sample: &Sample, columns: &mut Columns) {
    let listed = || sample.listing.iter().map(|listed| listed.household);
    columns.wholes("residents", listed().map(|household| Some(household.residents() as i32)));
    columns.wholes("children", listed().map(|household| Some(i32::from(household.children))));
    for (name, status) in [
        ("nonmigrants", MigrationStatus::NonMigrant),
        ("current_migrants", MigrationStatus::Current),
        ("return_migrants", MigrationStatus::Returned),
        ("foreigners", MigrationStatus::Foreign),
    ] {
        columns.wholes(name, listed().map(|household| Some(i32::from(household.count(status)))));
    }
}

/// How it came into the second phase.
fn second_phase(world: &World, sample: &Sample, columns: &mut Columns) {
    let rows = 0..sample.listing.len();
    let codes = world.models.iter().map(|model| &model.code);
    let listed = || sample.listing.iter();
    columns.codes("household_status", codes, listed().map(|listed| Some(listed.household.status().index())));
    let phase2 = |row: usize| -> SecondPhase {
        sample.phase2[sample.stratum(row)][sample.listing[row].household.status().index()]
    };
    columns.codes("phase2_stratum", &phase2_names(world), rows.clone().map(|row| Some(phase2_of(sample, row))));
    columns.wholes("phase2_listed", rows.clone().map(|row| Some(phase2(row).listed as i32)));
    columns.wholes("phase2_visited", rows.clone().map(|row| Some(phase2(row).visited as i32)));
    columns.numbers("pi2", rows.map(|row| phase2(row).visited as f64 / phase2(row).listed as f64));
    let answered = |listed: &ListedHousehold| listed.is_visited.then_some(listed.has_answered);
    columns.flags("is_visited", listed().map(|listed| Some(listed.is_visited)));
    columns.flags("has_answered", listed().map(answered));
}
