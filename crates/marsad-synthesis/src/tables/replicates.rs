//! Replicate factors as a table: a row for each enumeration area, a column for each replicate.

use arrow_array::RecordBatch;

use super::About;
use super::area_id;
use super::columns::Columns;
use crate::replicates::factors;
use crate::survey::Sample;

/// The factors of `count` replicates.
pub(crate) fn replicates(sample: &Sample, count: usize, about: About) -> RecordBatch {
    let mut columns = Columns::default();
    columns.wholes("psu", sample.areas.iter().map(|(stratum, area)| Some(area_id(*stratum, area.ea))));
    for replicate in 0..count {
        let factors = factors(&sample.areas_of, about.design_seed, replicate);
        columns.numbers(&format!("replicate_{:04}", replicate + 1), factors.into_iter());
    }
    columns.table(about)
}
