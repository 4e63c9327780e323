//! Where people live, and the enumeration areas that a frame lists.

use serde::Deserialize;

/// Places (governorates, isles), grouped into regions, each divided into areas (urban, rural). A stratum is a place and
/// an area.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Geography {
    /// The name of the variable that says the place.
    pub place: String,
    /// The name of the variable that says the region.
    pub region: String,
    /// The name of the variable that says the area.
    pub area: String,
    /// The codes of areas, in the order in which the lists below give values for them.
    pub areas: Vec<String>,
    /// How many residents there are: the numbers of the places are scaled to it.
    pub persons: f64,
    /// Residents in a household, for each area.
    pub household_size: Vec<f64>,
    /// Where the numbers come from.
    pub source: String,
    /// How sure they are.
    pub quality: super::Quality,
    /// The places.
    pub places: Vec<Place>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its code.
    pub id: String,
    /// The code of its region.
    pub region: String,
    /// Its residents, in any unit common to the places.
    pub persons: f64,
    /// How they are divided between areas; the shares add up to one.
    pub shares: Vec<f64>,
}

/// Enumeration areas.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Households of an enumeration area on the frame, on average.
    pub ea_households: f64,
    /// Their coefficient of variation, at most 0.4.
    pub ea_households_cv: f64,
    /// The coefficient of variation of what is found in the field around what the frame says, at most 0.4.
    pub listing_cv: f64,
}
