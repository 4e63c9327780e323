//! Counts of persons above zero and below a minimum are hidden.

use std::collections::BTreeMap;

use marsad_model::{DataTable, Id};

use super::Marks;
use crate::HiddenReason;

pub(crate) fn mark(table: &DataTable, minimum: u32, only: &BTreeMap<Id, Id>, marks: &mut Marks) {
    let is_small = |value: f64| value != 0.0 && value.abs() < f64::from(minimum);
    for (observation, mark) in table.observations().iter().zip(marks) {
        if mark.is_none() && observation.value.is_some_and(is_small) && table.structure.key_has(only, &observation.key)
        {
            *mark = Some(HiddenReason::SmallCount);
        }
    }
}
