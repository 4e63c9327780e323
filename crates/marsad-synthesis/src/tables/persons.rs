//! The second phase: a row for each person.

use arrow_array::RecordBatch;

use super::columns::Columns;
use super::person_column::{Kind, PersonColumn, Source};
use super::{About, area_id, household_id, person_id, phase2_names, phase2_of};
use crate::MigrationStatus;
use crate::joint::{AREA, NONE, PLACE, REGION};
use crate::population::NOTHING;
use crate::sample::Block;
use crate::survey::Sample;
use crate::weights::{PersonWeights, Weights};
use crate::world::World;

/// A person: the place in the block of a population.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    /// The population.
    pub status: MigrationStatus,
    /// The place in its block.
    pub place: usize,
    /// The place of the household in the listing.
    pub household: usize,
}

impl Row {
    /// Everybody, household by household.
    pub(crate) fn all(sample: &Sample) -> Vec<Self> {
        let mut rows: Vec<Self> = Vec::with_capacity(sample.blocks.iter().map(Block::len).sum());
        for status in MigrationStatus::ALL {
            let households = sample.blocks[status.index()].household.iter();
            rows.extend(households.enumerate().map(|(place, &household)| Self { status, place, household }));
        }
        // Within a household the order of populations and members stays.
        rows.sort_by_key(|row| row.household);
        rows
    }

    /// The number of the person.
    pub(crate) fn id(&self, sample: &Sample) -> i64 {
        let member = sample.blocks[self.status.index()].member[self.place];
        person_id(household_id(sample, self.household), self.status, member)
    }

    fn weights<'w>(&self, weights: &'w Weights) -> &'w PersonWeights {
        &weights.persons[self.status.index()]
    }
}

/// The persons of `sample`.
pub(crate) fn persons(world: &World, sample: &Sample, weights: &Weights, about: About) -> RecordBatch {
    let rows = Row::all(sample);
    let mut columns = Columns::default();
    who_and_where(world, sample, &rows, &mut columns);
    design(world, sample, &rows, &mut columns);
    let all = || rows.iter();
    columns.numbers("weight_design", all().map(|row| row.weights(weights).design[row.place]));
    columns.numbers("weight_nonresponse", all().map(|row| row.weights(weights).answered[row.place]));
    columns.numbers("weight", all().map(|row| row.weights(weights).weight[row.place]));
    for column in &world.columns {
        let values = Values { column, sample, widths: widths(world) };
        values.add(&rows, &mut columns);
    }
    columns.table(about)
}

fn who_and_where(world: &World, sample: &Sample, rows: &[Row], columns: &mut Columns) {
    let all = || rows.iter();
    columns.ids("person", all().map(|row| row.id(sample)));
    columns.ids("household", all().map(|row| household_id(sample, row.household)));
    let codes = || world.models.iter().map(|model| &model.code);
    columns.codes("population", codes(), all().map(|row| Some(row.status.index())));
    let status = |row: &Row| Some(sample.listing[row.household].household.status().index());
    columns.codes("household_status", codes(), all().map(status));
    for axis in [REGION, PLACE, AREA] {
        let own = &world.geography.vocabulary.axes[axis];
        let code = |row: &Row| Some(usize::from(world.stratum_codes(sample.stratum(row.household))[axis]));
        columns.codes(&own.name, &own.codes, all().map(code));
    }
}

fn design(world: &World, sample: &Sample, rows: &[Row], columns: &mut Columns) {
    let all = || rows.iter();
    let strata = world.geography.strata.iter().map(|stratum| &stratum.name);
    columns.codes("stratum", strata, all().map(|row| Some(sample.stratum(row.household))));
    let area = |row: &Row| sample.areas[sample.listing[row.household].area];
    columns.wholes("psu", all().map(|row| Some(area_id(area(row).0, area(row).1.ea))));
    let phase2 = |row: &Row| Some(phase2_of(sample, row.household));
    columns.codes("phase2_stratum", &phase2_names(world), all().map(phase2));
    columns.numbers("pi1", all().map(|row| area(row).1.probability));
    let pi2 = |row: &Row| {
        let status = sample.listing[row.household].household.status();
        let phase2 = sample.phase2[sample.stratum(row.household)][status.index()];
        phase2.visited as f64 / phase2.listed as f64
    };
    columns.numbers("pi2", all().map(pi2));
    let one_in = |row: &Row| Some(i32::from(sample.blocks[row.status.index()].one_in[row.place]));
    columns.wholes("chosen_one_in", all().map(one_in));
}

/// For each population how many codes, numbers and amounts a person has.
fn widths(world: &World) -> [[usize; 3]; 4] {
    MigrationStatus::ALL.map(|status| {
        let model = &world.models[status.index()];
        [model.vocabulary.axes.len(), model.numbers.len(), model.amounts.len()]
    })
}

/// The values of one column.
struct Values<'a> {
    column: &'a PersonColumn,
    sample: &'a Sample,
    widths: [[usize; 3]; 4],
}

impl Values<'_> {
    fn add(&self, rows: &[Row], columns: &mut Columns) {
        let name = &self.column.name;
        match self.column.kind {
            Kind::Codes => columns.codes(name, &self.column.codes, rows.iter().map(|row| self.code(row))),
            // The first code of a flag is `yes`.
            Kind::Flag => columns.flags(name, rows.iter().map(|row| self.code(row).map(|code| code == 0))),
            Kind::Whole => columns.wholes(name, rows.iter().map(|row| self.whole(row))),
            Kind::Amount => columns.numbers(name, rows.iter().map(|row| self.amount(row))),
        }
    }

    fn source(&self, row: &Row) -> (Option<&Source>, &Block, [usize; 3]) {
        let status = row.status.index();
        (self.column.sources[status].as_ref(), &self.sample.blocks[status], self.widths[status])
    }

    fn code(&self, row: &Row) -> Option<usize> {
        let (Some(Source::Codes { axis, code_of }), block, [width, ..]) = self.source(row) else { return None };
        let code = code_of[usize::from(block.codes[row.place * width + axis])];
        (code != NONE).then_some(usize::from(code))
    }

    fn whole(&self, row: &Row) -> Option<i32> {
        let (source, block, [_, width, _]) = self.source(row);
        match source? {
            Source::Number(number) => Some(block.numbers[row.place * width + number]).filter(|&found| found != NOTHING),
            Source::Departure => block.stays[row.place].map(|stay| stay.start_year()),
            Source::Codes { .. } | Source::Amount(_) => None,
        }
    }

    fn amount(&self, row: &Row) -> f64 {
        let (source, block, [.., width]) = self.source(row);
        match source {
            Some(Source::Amount(amount)) => block.amounts[row.place * width + amount],
            _ => f64::NAN,
        }
    }
}
