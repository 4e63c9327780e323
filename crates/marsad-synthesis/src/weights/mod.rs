//! Weights: of the design, for those who did not answer, and raked to margins.
//!
//! - `nonresponse`: the adjustment by cells;
//! - `raking`: the adjustment to margins;
//! - [`weigh`]: both, for households and persons.

mod margins;
mod nonresponse;
mod raking;

use crate::population::PopulationModel;
use crate::sample::Block;
use crate::survey::Sample;
use crate::world::World;
use crate::{MigrationStatus, Remark};
use margins::margins;
use raking::{Margin, rake};

/// The weights of a survey.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// For each listed household the inverse of the probability of being visited; not a number where it was not.
    pub design: Vec<f64>,
    /// For each listed household the same, raised for those who did not answer; not a number where it did not.
    pub answered: Vec<f64>,
    /// Of persons, by [`MigrationStatus::index`].
    pub persons: [PersonWeights; 4],
}

/// The weights of the persons of one population.
#[derive(Clone, Debug, Default)]
pub(crate) struct PersonWeights {
    /// The inverse of the probability of being chosen.
    pub design: Vec<f64>,
    /// The same, raised for those who did not answer.
    pub answered: Vec<f64>,
    /// The same, raked to margins: the weight to be used.
    pub weight: Vec<f64>,
}

/// The weights of `sample`.
pub(crate) fn weigh(world: &World, sample: &Sample, remarks: &mut Vec<Remark>) -> Weights {
    let design: Vec<f64> = (0..sample.listing.len()).map(|household| design_weight(sample, household)).collect();
    let answered = nonresponse::adjust(world, sample, &design, remarks);
    let mut weights = Weights { design, answered, persons: Default::default() };
    for status in MigrationStatus::ALL {
        let block = &sample.blocks[status.index()];
        let persons = weights.of_persons(block);
        weights.persons[status.index()] = raked(&world.models[status.index()], block, persons, remarks);
    }
    weights
}

/// The inverse of the probability that a household is visited; not a number where it was not.
fn design_weight(sample: &Sample, household: usize) -> f64 {
    let listed = &sample.listing[household];
    if !listed.is_visited {
        return f64::NAN;
    }
    let (stratum, area) = sample.areas[listed.area];
    let phase2 = sample.phase2[stratum][listed.household.status().index()];
    phase2.listed as f64 / (phase2.visited as f64 * area.probability)
}

impl Weights {
    /// The weights of persons before they are raked: those of their households, times the members each stands for.
    fn of_persons(&self, block: &Block) -> PersonWeights {
        let of_households = |weights: &[f64]| -> Vec<f64> {
            let persons = block.household.iter().zip(&block.one_in);
            persons.map(|(&household, &one_in)| weights[household] * f64::from(one_in)).collect()
        };
        let answered = of_households(&self.answered);
        PersonWeights { design: of_households(&self.design), weight: answered.clone(), answered }
    }
}

/// The same weights, raked to the margins of their population.
fn raked(
    model: &PopulationModel,
    block: &Block,
    mut weights: PersonWeights,
    remarks: &mut Vec<Remark>,
) -> PersonWeights {
    let margins = margins(model, block);
    let raked = rake(&mut weights.weight, &margins);
    remarks.extend(raked.empty.iter().map(|&(margin, persons)| Remark::EmptyCell {
        population: model.code.clone(),
        margin: margins[margin].name.clone(),
        persons,
    }));
    if let Some(distance) = raked.distance {
        remarks.push(Remark::RakingUnfinished { population: model.code.clone(), distance });
    }
    weights
}
