//! A synthetic two-phase household survey on migration: a population that meets published margins, a sample drawn from
//! it by the real design, and weights under which the sample gives the published figures back.
//!
//! Holds: the types of the parameters ([`Parameters`], read by the caller from a pack), the solving of probabilities
//! over joint tables (`joint/`), the population (`population/`), the two phases of the sample (`sample/`), weights
//! (`weights/`), replicate factors, and the tables that come out (`tables/`) as Arrow batches.
//! Does not hold: any country (its places, codes, margins and rates are parameters), any file format, any estimator,
//! any sentence for people. Nobody in these tables exists; every batch says so in its metadata ([`SYNTHETIC`]).
//! Where next: METHOD.md says how it works and which figures are met; [`World`] is the population, [`World::survey`]
//! draws a survey from it.
//!
//! INVARIANT: the same parameters and seeds give the same bits on every machine and with any number of threads. Only
//! `+ − × ÷ √` are used on floats, which IEEE 754 defines to the last bit; sums run in a fixed order.

mod joint;
mod parallel;
mod parameters;
mod population;
mod problem;
mod random;
mod remark;
mod replicates;
mod sample;
mod spells;
mod status;
mod survey;
mod tables;
mod truth;
mod weights;
mod world;

pub use parameters::{
    Amount, Case, Cluster, Conditions, Design, Effect, Factor, Frame, Geography, Heaping, Households, KindOfHousehold,
    Number, Parameters, Phase2, Place, Population, Quality, Recode, Response, Stay, Target, Variable,
};
pub use problem::{Problem, ProblemKind};
pub use remark::Remark;
pub use status::MigrationStatus;
pub use survey::{Survey, SurveyOptions};
pub use tables::{SENTENCE, SENTENCE_KEY, SYNTHETIC};
pub use truth::TargetReport;
pub use world::World;
