//! What the generator is told: the contents of a pack's `studies/<id>/synthesis.toml`, as serde reads it.
//!
//! Nothing here is checked beyond its form; [`crate::World::new`] checks the whole and names what is wrong.

mod design;
mod geography;
mod households;
mod population;
mod target;
mod values;
mod variable;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use design::{Design, Phase2, Response};
pub use geography::{Frame, Geography, Place};
pub use households::{Households, KindOfHousehold};
pub use population::{Factor, Population, Stay};
pub use target::{Quality, Target};
pub use values::{Amount, Heaping, Number, Recode};
pub use variable::{Case, Cluster, Effect, Variable};

use crate::MigrationStatus;

/// For each variable the codes that are meant; all variables must agree. A code after `!` is excluded instead, and then
/// every other code is meant.
pub type Conditions = BTreeMap<String, Vec<String>>;

/// Everything the generator knows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// The year in which ages and stays are counted.
    pub reference_year: i32,
    /// The month in which stays are counted, 1 to 12.
    pub reference_month: i32,
    /// The variables by which the truth is told; the place is always one of them when the population is counted.
    #[serde(default)]
    pub truth_by: Vec<String>,
    /// Where people live.
    pub geography: Geography,
    /// The enumeration areas.
    pub frame: Frame,
    /// How the sample is drawn.
    pub design: Design,
    /// Who answers.
    pub response: Response,
    /// Who lives together.
    pub households: Households,
    /// Nationals who never lived abroad.
    pub nonmigrant: Population,
    /// Members of households who live abroad.
    pub current: Population,
    /// Members of households who came back.
    pub returned: Population,
    /// Foreign residents.
    pub foreign: Population,
    /// Published margins.
    #[serde(default)]
    pub targets: Vec<Target>,
}

impl Parameters {
    /// The population of a status.
    pub fn population(&self, status: MigrationStatus) -> &Population {
        match status {
            MigrationStatus::NonMigrant => &self.nonmigrant,
            MigrationStatus::Current => &self.current,
            MigrationStatus::Returned => &self.returned,
            MigrationStatus::Foreign => &self.foreign,
        }
    }
}
