//! A survey of a world: the run from the allocation to the tables.

use arrow_array::RecordBatch;

use crate::sample::{Block, ListedHousehold, SampleTask, SampledArea, SecondPhase, StratumSample, allocate};
use crate::tables::{About, listing, persons, replicates, spells, truth};
use crate::truth::{TargetReport, count, reports};
use crate::weights::weigh;
use crate::world::World;
use crate::{Remark, parallel};

/// How a survey is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SurveyOptions {
    /// The seed of the design: which areas, which households, who answers.
    pub seed: u64,
    /// How many times the enumeration areas of the design.
    pub scale: usize,
    /// How many threads; the result does not depend on it.
    pub threads: usize,
    /// How many sets of replicate factors (0: none).
    pub replicates: usize,
    /// Whether the truth is also counted, person by person, over the whole population.
    pub counts_population: bool,
}

impl Default for SurveyOptions {
    fn default() -> Self {
        Self { seed: 1, scale: 1, threads: parallel::available(), replicates: 0, counts_population: false }
    }
}

/// A survey: its tables, and what must be known about them. The columns are described in METHOD.md.
#[derive(Clone, Debug)]
pub struct Survey {
    /// The first phase: a row for each listed household.
    pub listing: RecordBatch,
    /// The second phase: a row for each person.
    pub persons: RecordBatch,
    /// A row for each stay in another country, and for each stay of a foreigner in this one.
    pub spells: RecordBatch,
    /// What the population has of each target. Whoever estimates must not look at it.
    pub truth: RecordBatch,
    /// Factors for the weights, a row for each enumeration area and a column for each replicate.
    pub replicates: Option<RecordBatch>,
    /// Every published figure with what the population and the weighted survey have of it.
    pub targets: Vec<TargetReport>,
    /// What is worth knowing.
    pub remarks: Vec<Remark>,
}

/// The sample of all strata together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample {
    /// The enumeration areas with their strata.
    pub areas: Vec<(usize, SampledArea)>,
    /// How many areas each stratum has in the sample.
    pub areas_of: Vec<usize>,
    /// Every listed household; its area is a place in `areas`.
    pub listing: Vec<ListedHousehold>,
    /// The second phase of each stratum.
    pub phase2: Vec<[SecondPhase; 4]>,
    /// Who was interviewed, by status.
    pub blocks: [Block; 4],
}

impl Sample {
    /// The stratum of a household.
    pub(crate) fn stratum(&self, household: usize) -> usize {
        self.areas[self.listing[household].area].0
    }

    fn append(&mut self, mut stratum: StratumSample) {
        let (area_offset, household_offset) = (self.areas.len(), self.listing.len());
        let number = self.areas_of.len();
        self.areas.extend(stratum.areas.iter().map(|&area| (number, area)));
        self.areas_of.push(stratum.areas.len());
        stratum.listing.iter_mut().for_each(|household| household.area += area_offset);
        self.listing.append(&mut stratum.listing);
        self.phase2.push(stratum.phase2);
        for (own, other) in self.blocks.iter_mut().zip(stratum.blocks) {
            own.append(other, household_offset);
        }
    }
}

impl World {
    /// Draws a survey.
    pub fn survey(&self, options: &SurveyOptions) -> Survey {
        let mut remarks = Vec::new();
        let sample = self.sample(options, &mut remarks);
        let weights = weigh(self, &sample, &mut remarks);
        let about = About { population_seed: self.seed(), design_seed: options.seed, scale: options.scale };
        let counted = options.counts_population.then(|| count(self, options.threads));
        let targets = reports(self, &sample, &weights);
        remarks.extend(targets.iter().filter(|target| target.is_missed()).map(missed));
        Survey {
            listing: listing(self, &sample, &weights, about),
            persons: persons(self, &sample, &weights, about),
            spells: spells(self, &sample, &weights, about),
            truth: truth(self, counted.as_deref(), about),
            replicates: (options.replicates > 0).then(|| replicates(&sample, options.replicates, about)),
            targets,
            remarks,
        }
    }

    fn sample(&self, options: &SurveyOptions, remarks: &mut Vec<Remark>) -> Sample {
        let households: Vec<f64> = self.geography.strata.iter().map(|stratum| stratum.households).collect();
        let available: Vec<usize> = (0..households.len()).map(|stratum| self.ea_sizes(stratum).len()).collect();
        let taken = allocate(&self.parameters().design, options.scale.max(1), &households, &available);
        let draw =
            |stratum: usize| SampleTask { world: self, stratum, areas: taken[stratum], seed: options.seed }.draw();
        let mut sample = Sample::default();
        for (at, stratum) in parallel::in_order(taken.len(), options.threads, draw).into_iter().enumerate() {
            remarks.extend(self.remark(at, &stratum.areas));
            sample.append(stratum);
        }
        sample
    }

    /// What is worth knowing about the areas of a stratum.
    fn remark(&self, stratum: usize, areas: &[SampledArea]) -> Option<Remark> {
        let name = self.geography.strata[stratum].name.clone();
        let certain = areas.iter().filter(|area| area.probability >= 1.0).count();
        if areas.len() == self.ea_sizes(stratum).len() {
            Some(Remark::StratumTakenWhole { stratum: name })
        } else if areas.len() == 1 {
            Some(Remark::LonelyArea { stratum: name })
        } else {
            (certain > 0).then_some(Remark::CertainAreas { stratum: name, areas: certain })
        }
    }
}

fn missed(target: &TargetReport) -> Remark {
    Remark::TargetMissed { target: target.id.clone(), estimate: target.estimate }
}
