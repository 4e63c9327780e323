//! The population: where it lives, who lives together, and what everybody answers.
//!
//! Nothing of it is kept. Any enumeration area, household or person can be made from the seed and its number, so that a
//! sample costs what is in the sample, and a count of everybody needs no memory.
//!
//! - [`Geography`]: strata and their size;
//! - [`PopulationModel`]: the probabilities of one of the four populations, solved so that its targets hold;
//! - [`Mix`]: who lives together in a stratum;
//! - [`People`]: the answers of one person after another.

mod categorical;
mod geography;
mod goal;
mod household;
mod model;
mod people;
mod solve;
mod spread;
mod stay;
mod values;

pub(crate) use geography::{Geography, Stratum};
pub(crate) use goal::Goal;
pub(crate) use household::{Household, Mix, Totals};
pub(crate) use model::PopulationModel;
pub(crate) use people::{Answers, People, PlaceShares};
pub(crate) use solve::{SolvedGoal, SolvedRake};
pub(crate) use stay::{GOES_ON, Stay};
pub(crate) use values::{NOTHING, NumberModel};
