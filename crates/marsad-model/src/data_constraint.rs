//! What exists in a dataflow.

use crate::{Id, TimePeriod};

/// The codes and periods for which a selection of a dataflow holds data: an SDMX availability constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataConstraint {
    /// The codes that occur, for each coded dimension in the order of the structure.
    pub codes: Vec<(Id, Vec<Id>)>,
    /// The first and the last period.
    pub periods: Option<(TimePeriod, TimePeriod)>,
    /// How many series there are.
    pub series: usize,
    /// How many observations there are.
    pub observations: usize,
}
