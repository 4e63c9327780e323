//! Rules that hide cells, one file each. A rule marks cells; `protected.rs` empties them.

pub(crate) mod complementary;
pub(crate) mod not_for_publication;
pub(crate) mod quality;
pub(crate) mod respondents;
pub(crate) mod threshold;

use marsad_model::Observation;

use crate::HiddenReason;

/// For each observation, why it is hidden, if it is.
pub(crate) type Marks = Vec<Option<HiddenReason>>;

/// The number that an observation says in the attribute at a place, if it says one.
pub(crate) fn number(observation: &Observation, place: Option<usize>) -> Option<f64> {
    let text = observation.attributes.get(place?)?.as_deref()?;
    text.parse().ok().filter(|number: &f64| number.is_finite())
}
