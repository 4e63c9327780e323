//! The tables of a survey, as Arrow batches.
//!
//! Codes are dictionaries of texts, flags are booleans, what does not apply is null. Every batch says in its metadata
//! that nobody in it exists, and which seeds made it.

mod columns;
mod listing;
mod person_column;
mod persons;
mod replicates;
mod spells;
mod truth;

pub(crate) use listing::listing;
pub(crate) use person_column::PersonColumn;
pub(crate) use persons::{Row, persons};
pub(crate) use replicates::replicates;
pub(crate) use spells::spells;
pub(crate) use truth::truth;

use crate::MigrationStatus;
use crate::survey::Sample;
use crate::world::World;

/// The key of the metadata of every batch whose value is `true`: the data are made up.
pub const SYNTHETIC: &str = "synthetic";
/// The key of the metadata that holds the key of the sentence to be shown with the data.
pub const SENTENCE_KEY: &str = "sentence";
/// The key of that sentence in the texts of the reader's language.
pub const SENTENCE: &str = "study-synthetic";

/// What every table says of itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About {
    /// The seed of the population.
    pub population_seed: u64,
    /// The seed of the design.
    pub design_seed: u64,
    /// How many times the enumeration areas of the design.
    pub scale: usize,
}

impl About {
    fn metadata(self) -> [(String, String); 6] {
        let pair = |key: &str, value: String| (key.to_owned(), value);
        [
            pair(SYNTHETIC, "true".to_owned()),
            pair(SENTENCE_KEY, SENTENCE.to_owned()),
            pair("generator", concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned()),
            pair("population_seed", self.population_seed.to_string()),
            pair("design_seed", self.design_seed.to_string()),
            pair("scale", self.scale.to_string()),
        ]
    }
}

/// The number of an enumeration area: its stratum, then its number in the stratum.
fn area_id(stratum: usize, ea: usize) -> i32 {
    ((stratum + 1) * 100_000 + ea + 1) as i32
}

/// The number of a household: its area, then its number in the area. It is the same in every sample of one world.
fn household_id(sample: &Sample, household: usize) -> i64 {
    let listed = &sample.listing[household];
    let (stratum, area) = sample.areas[listed.area];
    i64::from(area_id(stratum, area.ea)) * 10_000 + listed.number as i64 + 1
}

/// The number of a person: the household, the status, then the number of the member.
fn person_id(household: i64, status: MigrationStatus, member: u8) -> i64 {
    household * 1000 + (status.index() as i64 + 1) * 100 + i64::from(member) + 1
}

/// The names of the strata of the second phase: stratum by stratum, status by status.
fn phase2_names(world: &World) -> Vec<String> {
    let of = |name: &String| world.models.iter().map(|model| format!("{name}.{}", model.code)).collect::<Vec<_>>();
    world.geography.strata.iter().flat_map(|stratum| of(&stratum.name)).collect()
}

/// The place of the stratum of the second phase that a household is in.
fn phase2_of(sample: &Sample, household: usize) -> usize {
    let status = sample.listing[household].household.status();
    sample.stratum(household) * MigrationStatus::ALL.len() + status.index()
}

#[cfg(test)]
mod tests {
    use super::{area_id, person_id};
    use crate::MigrationStatus;

    #[test]
    fn numbers_read_from_the_large_to_the_small() {
        assert_eq!(area_id(11, 344), 1_200_345);
        assert_eq!(person_id(12_003_450_067, MigrationStatus::Current, 1), 12_003_450_067_202);
    }
}
