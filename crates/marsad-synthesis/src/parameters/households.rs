//! Who lives together.

use serde::Deserialize;

/// Households: how many non-migrants and children they have, and how migrants and foreigners spread over them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Households {
    /// The shape of the number of non-migrants aged 15 and over, from 1 on; the average follows from the population.
    pub adults: Vec<f64>,
    /// The shape of the number of children of nationals, from 0 on.
    pub children: Vec<f64>,
    /// How many children of nationals there are.
    pub children_persons: f64,
    /// Households with current migrants.
    pub current: KindOfHousehold,
    /// Households with return migrants.
    pub returned: KindOfHousehold,
    /// Households of foreigners.
    pub foreign: KindOfHousehold,
    /// How much likelier a return migrant is in a household with a current migrant than in another.
    pub return_association: f64,
}

/// Households of one kind.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindOfHousehold {
    /// How evenly they spread over enumeration areas: their correlation within one is 1 / (precision + 1).
    pub precision: f64,
    /// How many members of this kind such a household has, from 1 on.
    pub members: Vec<f64>,
}
