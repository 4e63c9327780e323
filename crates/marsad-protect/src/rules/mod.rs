//! Rules that hide cells, one file each. A rule marks cells; `protected.rs` empties them.

pub(crate) mod complementary;
pub(crate) mod not_for_publication;
pub(crate) mod threshold;

use std::collections::BTreeMap;

use marsad_model::{DataStructure, Id, Observation};

use crate::HiddenReason;

/// For each observation, why it is hidden, if it is.
pub(crate) type Marks = Vec<Option<HiddenReason>>;

/// Whether the key of `observation` has every code of `only`.
pub(crate) fn concerns(structure: &DataStructure, only: &BTreeMap<Id, Id>, observation: &Observation) -> bool {
    only.iter().all(|(dimension, code)| {
        structure.dimension_place(dimension.as_str()).and_then(|place| observation.key.get(place)) == Some(code)
    })
}
