//! Estimates that rest on too few respondents point at persons, and are hidden as confidential: those too that have no value, as
//! a ratio to nothing, for that they have none tells what the few answered.

use marsad_model::{DataTable, N_UNWEIGHTED};

use super::{Marks, number};
use crate::HiddenReason;

pub(crate) fn mark(table: &DataTable, minimum: u32, marks: &mut Marks) {
    let place = table.structure.attribute_place(N_UNWEIGHTED);
    for (observation, mark) in table.observations().iter().zip(marks) {
        // Of an estimate without a number of respondents nobody knows whom it points at.
        let rows = number(observation, place).unwrap_or(0.0);
        if mark.is_none() && rows < f64::from(minimum) {
            *mark = Some(HiddenReason::SmallCount);
        }
    }
}
