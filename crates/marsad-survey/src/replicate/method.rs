//! Which replicates are wanted, and making them for a sample.

use std::sync::Arc;

use super::freedom::Kind;
use super::supplied::SuppliedReplicates;
use super::weights::{Centre, Factors, ReplicateWeights};
use super::{bootstrap, half_samples, jackknife};
use crate::design::{DesignFinding, Stages};
use crate::error::{SurveyError, Unsupported};
use crate::frame::Frame;

/// Factors of units and replicates beyond which a table of them would not be sensible (one gibibyte).
const FACTORS_MAX: usize = 1 << 27;

/// Which replicates, and from where their spread is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplicateMethod {
    pub(super) scheme: Scheme,
    pub(super) centre: Centre,
}

/// How replicates are made.
#[derive(Clone, Debug, PartialEq)]
pub enum Scheme {
    /// Each first-stage unit is left out in turn (R: `JK1` without strata, `JKn` with strata).
    Jackknife,
    /// Balanced half samples of strata with two units; `rho` is Fay's share of the half left out, 0 for none (R: `BRR`, `Fay`).
    HalfSamples {
        /// From 0 to below 1.
        rho: f64,
    },
    /// Units drawn with replacement in each stratum, rescaled (R: `subbootstrap` where `drawn` is none).
    Bootstrap {
        /// How many replicates.
        replicates: usize,
        /// How many units are drawn in each stratum; none is one less than it has.
        drawn: Option<usize>,
        /// Whether the fraction that the sample is of its population narrows the spread.
        uses_fractions: bool,
        /// The seed of the drawing.
        seed: u64,
    },
    /// Columns of the frame.
    Supplied(SuppliedReplicates),
}

impl ReplicateMethod {
    fn of(scheme: Scheme) -> Self {
        Self { scheme, centre: Centre::default() }
    }

    /// The jackknife that leaves out first-stage units.
    pub fn jackknife() -> Self {
        Self::of(Scheme::Jackknife)
    }

    /// Balanced half samples.
    pub fn half_samples() -> Self {
        Self::of(Scheme::HalfSamples { rho: 0.0 })
    }

    /// Balanced half samples after Fay: the half left out keeps the share `rho`.
    pub fn fay(rho: f64) -> Self {
        Self::of(Scheme::HalfSamples { rho })
    }

    /// The bootstrap of Rao, Wu and Yue: one unit fewer than the stratum has, drawn with replacement.
    pub fn rao_wu_yue(replicates: usize, seed: u64) -> Self {
        Self::of(Scheme::Bootstrap { replicates, drawn: None, uses_fractions: false, seed })
    }

    /// The rescaling bootstrap of Rao and Wu: `drawn` units in each stratum, and finite populations count.
    pub fn rao_wu(replicates: usize, drawn: Option<usize>, seed: u64) -> Self {
        Self::of(Scheme::Bootstrap { replicates, drawn, uses_fractions: true, seed })
    }

    /// Replicate weights that are in the frame.
    pub fn supplied(replicates: SuppliedReplicates) -> Self {
        Self::of(Scheme::Supplied(replicates))
    }

    /// From where the spread is measured; without it from the mean of the replicates.
    #[must_use]
    pub fn centre(mut self, centre: Centre) -> Self {
        self.centre = centre;
        self
    }
}

/// What replicates are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReplicateSource<'a> {
    pub frame: &'a Frame,
    pub stages: &'a Stages,
    pub weights: &'a [f64],
    /// The name of the column of weights, where there is one.
    pub weight_column: Option<&'a str>,
}

/// Factors of units in replicates, before they become weights.
#[derive(Clone, Debug)]
pub(super) struct UnitFactors {
    /// Unit after unit, its factor in each replicate.
    pub values: Vec<f64>,
    pub count: usize,
    pub scale: f64,
    pub rscales: Vec<f64>,
    pub kind: Kind,
}

impl ReplicateSource<'_> {
    /// The replicate weights of a method.
    pub fn weights_of(
        &self,
        method: &ReplicateMethod,
        findings: &mut Vec<DesignFinding>,
    ) -> Result<ReplicateWeights, SurveyError> {
        let factors = match &method.scheme {
            Scheme::Jackknife => jackknife::factors(self.stages)?,
            Scheme::HalfSamples { rho } => half_samples::factors(&self.stages.levels[0], *rho)?,
            Scheme::Bootstrap { replicates, drawn, uses_fractions, seed } => {
                let plan = bootstrap::Plan {
                    replicates: *replicates,
                    drawn: *drawn,
                    uses_fractions: *uses_fractions,
                    seed: *seed,
                };
                bootstrap::factors(&self.stages.levels[0], plan)?
            }
            Scheme::Supplied(supplied) => return supplied.read(self, method.centre, findings),
        };
        Ok(self.of_units(factors, method.centre))
    }

    fn of_units(&self, made: UnitFactors, centre: Centre) -> ReplicateWeights {
        let unit_of_row = Arc::new(self.stages.levels[0].unit_of_row.clone());
        ReplicateWeights {
            factors: Factors::Units { unit_of_row, values: Arc::new(made.values) },
            count: made.count,
            scale: made.scale,
            rscales: made.rscales,
            centre,
            kind: made.kind,
        }
    }
}

/// A table of ones for units and replicates, if it is not too large.
pub(super) fn table_of_ones(units: usize, replicates: usize) -> Result<Vec<f64>, SurveyError> {
    match units.checked_mul(replicates) {
        Some(size) if size <= FACTORS_MAX => Ok(vec![1.0; size]),
        _ => Err(SurveyError::Unsupported(Unsupported::TooManyReplicates)),
    }
}
