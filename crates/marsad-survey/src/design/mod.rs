//! How a sample was drawn, and what that says about how much estimates vary.
//!
//! Holds: [`Design`], its builders, what is wrong with designs. Does not hold: the sums over units (`variance`), making
//! replicates (`replicate`), estimates. Where next: `phase` for the columns, `stages` for units and strata, `two_phase`
//! for samples of samples; METHOD.md for conventions and where R differs.

mod adjustment;
mod builder;
mod exact_phases;
mod finding;
mod finding_values;
mod grouping;
mod marks;
mod phase;
mod phase_fit;
mod stages;
mod two_phase;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

pub use adjustment::Adjustment;
pub use builder::{DesignBuilder, Pps};
pub(crate) use finding::NAMES_MAX;
pub use finding::{DesignFinding, RowsFound};
pub(crate) use grouping::{Crossed, Groups, crossed, pairs, rows_of_groups};
pub use phase::Phase;
pub use stages::LonelyRule;
#[cfg(test)]
pub(crate) use stages::{Chances, Populations, StageColumns, StagesInput, build as build_stages};
pub(crate) use stages::{Level, Stages, Stratum, StratumCentre};
pub use two_phase::{TwoPhaseBuilder, TwoPhaseMethod};

use crate::domain::Domain;
use crate::error::{SurveyError, Unsupported};
use crate::estimates::{Estimates, Request};
use crate::frame::Frame;
use crate::replicate::ReplicateWeights;
use crate::variance::{
    ApproximateTwoPhase, Covariance, ExactTwoPhase, Pairwise, UnitValues, covariance_of_stages, unit_totals,
};
use crate::weighting::MarginRegression;

/// A sample with its weights and the way it was drawn; cheap to clone.
#[derive(Clone, Debug)]
pub struct Design {
    frame: Arc<Frame>,
    weights: Arc<Vec<f64>>,
    structure: Arc<Structure>,
    adjustments: Vec<Arc<dyn Adjustment>>,
    findings: Arc<Vec<DesignFinding>>,
    /// Written at the first question: of replicate weights it may cost a decomposition.
    freedom: OnceLock<f64>,
}

/// The ways of drawing that are told apart.
#[derive(Debug)]
pub(crate) enum Structure {
    /// Stages of strata and units.
    Stages(Stages),
    /// One stage with probabilities of pairs.
    Pairwise(Pairwise),
    /// Two phases whose variances are added.
    ApproximateTwoPhase(ApproximateTwoPhase),
    /// Two phases with their joint probabilities; the stages of the first and of the second.
    ExactTwoPhase { exact: ExactTwoPhase, first: Stages, second: Stages },
    /// Replicate weights; the stages say what a unit is.
    Replicates(Stages, ReplicateWeights),
}

/// A number for each row: the unit or stratum in which it is.
#[derive(Clone, Copy, Debug)]
pub struct UnitIndex<'a> {
    /// For each row its unit, or [`crate::MISSING`] outside the sample.
    pub of_row: &'a [u32],
    /// How many units there are.
    pub count: usize,
}

impl Design {
    /// Starts a design over the rows of `frame`.
    #[expect(clippy::new_ret_no_self, reason = "the sentence reads Design::new(frame).weights(…).build()")]
    pub fn new(frame: impl Into<Arc<Frame>>) -> DesignBuilder {
        DesignBuilder::new(frame.into())
    }

    /// Starts a design in two phases over the rows of the first; `subset` is the column that marks those of the second.
    pub fn two_phase(frame: impl Into<Arc<Frame>>, subset: &str) -> TwoPhaseBuilder {
        TwoPhaseBuilder::new(frame.into(), subset)
    }

    pub(crate) fn from_parts(
        frame: Arc<Frame>,
        weights: Vec<f64>,
        structure: Structure,
        findings: Vec<DesignFinding>,
    ) -> Self {
        Self {
            frame,
            weights: Arc::new(weights),
            structure: Arc::new(structure),
            adjustments: Vec::new(),
            findings: Arc::new(findings),
            freedom: OnceLock::new(),
        }
    }

    /// The columns.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The columns, shared.
    pub fn frame_arc(&self) -> Arc<Frame> {
        Arc::clone(&self.frame)
    }

    /// The same design over other columns of the same rows.
    ///
    /// # Errors
    /// [`SurveyError::WrongLength`] where the number of rows differs.
    pub fn with_frame(&self, frame: Frame) -> Result<Self, SurveyError> {
        self.check_length("frame", frame.rows())?;
        Ok(Self { frame: Arc::new(frame), ..self.clone() })
    }

    /// The weight of each row; zero is outside.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// How many rows there are, outside ones among them.
    pub fn rows(&self) -> usize {
        self.weights.len()
    }

    /// What is worth knowing about the design.
    pub fn findings(&self) -> &[DesignFinding] {
        &self.findings
    }

    /// First-stage units with a weight, less their strata; of two phases those of the second; of replicates the number
    /// of independent ones less one.
    pub fn degrees_of_freedom(&self) -> f64 {
        *self.freedom.get_or_init(|| self.counted_freedom())
    }

    fn counted_freedom(&self) -> f64 {
        match &*self.structure {
            Structure::Stages(stages) => first_freedom(stages, &self.weights),
            Structure::Pairwise(pairwise) => pairwise.level.degrees_of_freedom(&self.weights),
            Structure::ApproximateTwoPhase(two) => first_freedom(&two.second, &self.weights),
            Structure::ExactTwoPhase { second, .. } => first_freedom(second, &self.weights),
            Structure::Replicates(stages, replicates) => replicates.degrees_of_freedom(stages, &self.weights),
        }
    }

    /// The design effect of unequal weights alone: 1 + CV²(w), after Kish.
    pub fn kish_design_effect(&self) -> f64 {
        let count = self.weights.iter().filter(|weight| **weight != 0.0).count() as f64;
        let sum: f64 = self.weights.iter().sum();
        let squares: f64 = self.weights.iter().map(|weight| weight * weight).sum();
        count * squares / (sum * sum)
    }

    /// The first-stage units of the rows.
    pub fn primary_units(&self) -> UnitIndex<'_> {
        let level = self.primary_level();
        UnitIndex { of_row: &level.unit_of_row, count: level.units() }
    }

    /// The first-stage strata of the first-stage units: one number for each unit.
    pub fn strata_of_primary_units(&self) -> UnitIndex<'_> {
        let level = self.primary_level();
        UnitIndex { of_row: &level.stratum_of_unit, count: level.strata.len() }
    }

    pub(crate) fn primary_level(&self) -> &Level {
        let levels = match &*self.structure {
            Structure::Stages(stages) | Structure::Replicates(stages, _) => &stages.levels,
            Structure::ApproximateTwoPhase(two) => &two.first.levels,
            Structure::ExactTwoPhase { first, .. } => &first.levels,
            Structure::Pairwise(pairwise) => return &pairwise.level,
        };
        // Stages always have a first level.
        &levels[0]
    }

    /// The replicate weights, where variances are by replicates.
    pub fn replicate_weights(&self) -> Option<&ReplicateWeights> {
        match &*self.structure {
            Structure::Replicates(_, replicates) => Some(replicates),
            _ => None,
        }
    }

    /// The stages, where nothing but they decides the variance: no calibration, no second phase, no pairs.
    pub(crate) fn plain_stages(&self) -> Option<&Stages> {
        match &*self.structure {
            Structure::Stages(stages) if self.adjustments.is_empty() => Some(stages),
            _ => None,
        }
    }

    /// The stages and the margins that the weights reached when they came, where nothing else decides the variance and
    /// totals of units are enough for it.
    pub(crate) fn stages_with_margins(&self) -> Option<(&Stages, &MarginRegression)> {
        match (&*self.structure, self.adjustments.as_slice()) {
            (Structure::Stages(stages), [only]) if stages.lonely != LonelyRule::Average => {
                only.reached_margins().map(|margins| (stages, margins))
            }
            _ => None,
        }
    }

    /// The margins that the weights reached when they came, whatever else was done to them.
    pub(crate) fn reached_margins(&self) -> Option<&MarginRegression> {
        self.adjustments.iter().find_map(|adjustment| adjustment.reached_margins())
    }

    /// Whether its errors know of an adjustment of weights, made before they came or here: margins that they reach, trimming.
    pub fn is_calibrated(&self) -> bool {
        !self.adjustments.is_empty()
    }

    /// The two phases, where nothing but they decides the variance and cells can be taken together.
    pub(crate) fn plain_two_phases(&self) -> Option<&ApproximateTwoPhase> {
        match &*self.structure {
            Structure::ApproximateTwoPhase(two) if self.adjustments.is_empty() && two.takes_cells() => Some(two),
            _ => None,
        }
    }

    /// The covariance of estimates from their influences: columns with one value for each row, already multiplied by the
    /// weight, without missing values.
    ///
    /// With replicates it is the covariance of the replicate totals of the columns. After a calibration the columns are
    /// replaced by their residuals first.
    ///
    /// # Errors
    /// [`SurveyError::WrongLength`] where a column has not one value for each row.
    pub fn covariance(&self, influences: &[Vec<f64>]) -> Result<Covariance, SurveyError> {
        influences.iter().try_for_each(|column| self.check_length("influence", column.len()))?;
        if influences.is_empty() {
            return Ok(Covariance::zeros(0));
        }
        let columns = self.residuals(influences);
        Ok(match &*self.structure {
            Structure::Stages(stages) => stages_covariance(stages, &columns, &self.weights),
            Structure::Pairwise(pairwise) => pairwise.covariance(&columns),
            Structure::ApproximateTwoPhase(two) => two.covariance(&columns, &self.weights),
            Structure::ExactTwoPhase { exact, .. } => exact.covariance(&columns),
            Structure::Replicates(_, replicates) => replicates.covariance_of_influences(&columns, &self.weights),
        })
    }

    fn residuals<'a>(&self, influences: &'a [Vec<f64>]) -> Cow<'a, [Vec<f64>]> {
        let mut columns = Cow::Borrowed(influences);
        for adjustment in &self.adjustments {
            adjustment.residuals(columns.to_mut());
        }
        columns
    }

    /// The design for a domain: weights are zero outside, the sample stays the same.
    ///
    /// # Errors
    /// Those of [`Domain::rows`].
    pub fn restricted(&self, domain: &Domain) -> Result<Self, SurveyError> {
        let inside = domain.rows(&self.frame)?;
        Ok(self.restricted_to(&inside))
    }

    pub(crate) fn restricted_to(&self, inside: &[bool]) -> Self {
        let keep = |(weight, inside): (&f64, &bool)| if *inside { *weight } else { 0.0 };
        let weights = Arc::new(self.weights.iter().zip(inside).map(keep).collect());
        Self { weights, freedom: OnceLock::new(), ..self.clone() }
    }

    /// The same way of drawing with other weights; calibrations are forgotten. Replicate factors stay, and multiply the
    /// new weights; complete replicate weights are turned into factors first.
    ///
    /// # Errors
    /// [`SurveyError::WrongLength`], or [`SurveyError::OutOfRange`] for a weight that is missing, negative or infinite.
    pub fn with_weights(&self, weights: Vec<f64>) -> Result<Self, SurveyError> {
        self.check_weights(&weights)?;
        let structure = match &*self.structure {
            Structure::Replicates(stages, replicates) => {
                Arc::new(Structure::Replicates(stages.clone(), replicates.as_factors(&self.weights)))
            }
            _ => Arc::clone(&self.structure),
        };
        let (weights, freedom) = (Arc::new(weights), OnceLock::new());
        Ok(Self { weights, structure, adjustments: Vec::new(), freedom, ..self.clone() })
    }

    /// The design after a calibration: its weights, and what it took out of influences. Calibrations add up, and are
    /// taken out in the order in which they were made. Without bounds they may make a weight negative.
    ///
    /// # Errors
    /// Those of [`Self::with_weights`], but for negative weights; [`Unsupported::AdjustedReplicates`] for a design with replicates, of which every
    /// replicate must be calibrated instead ([`Self::with_replicate_columns`]).
    pub fn with_adjustment(&self, weights: Vec<f64>, adjustment: Arc<dyn Adjustment>) -> Result<Self, SurveyError> {
        self.check_finite(&weights)?;
        if self.replicate_weights().is_some() {
            return Err(SurveyError::Unsupported(Unsupported::AdjustedReplicates));
        }
        let mut adjusted = Self { weights: Arc::new(weights), freedom: OnceLock::new(), ..self.clone() };
        adjusted.adjustments.push(adjustment);
        Ok(adjusted)
    }

    /// The design with the complete weights of every replicate, such as after calibrating each of them; scales and
    /// centre stay.
    ///
    /// # Errors
    /// Those of [`Self::with_weights`], but for negative weights; [`Unsupported::NoReplicates`] for a design without replicates, and
    /// [`SurveyError::OutOfRange`] where the number of replicates differs.
    pub fn with_replicate_columns(&self, weights: Vec<f64>, columns: Vec<Vec<f64>>) -> Result<Self, SurveyError> {
        self.check_finite(&weights)?;
        columns.iter().try_for_each(|column| self.check_length("replicate weight", column.len()))?;
        let Structure::Replicates(stages, replicates) = &*self.structure else {
            return Err(SurveyError::Unsupported(Unsupported::NoReplicates));
        };
        if columns.len() != replicates.count() {
            return Err(SurveyError::OutOfRange { what: "replicates", value: columns.len().to_string() });
        }
        let structure = Arc::new(Structure::Replicates(stages.clone(), replicates.with_columns(columns)));
        Ok(Self { weights: Arc::new(weights), structure, freedom: OnceLock::new(), ..self.clone() })
    }

    /// What was asked, with its uncertainty.
    ///
    /// # Errors
    /// Unknown columns and codes, an empty domain, parameters out of range, and missing values where the request forbids
    /// them.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a request is written where it is made: `estimate(mean(…).by(…))`"
    )]
    pub fn estimate(&self, request: Request) -> Result<Estimates, SurveyError> {
        crate::estimates::estimate(self, &request)
    }

    fn check_length(&self, name: &str, found: usize) -> Result<(), SurveyError> {
        if found == self.rows() {
            return Ok(());
        }
        Err(SurveyError::WrongLength { name: name.to_owned(), expected: self.rows(), found })
    }

    fn check_weights(&self, weights: &[f64]) -> Result<(), SurveyError> {
        self.check_finite(weights)?;
        match weights.iter().find(|weight| **weight < 0.0) {
            Some(wrong) => Err(SurveyError::OutOfRange { what: "weight", value: wrong.to_string() }),
            None => Ok(()),
        }
    }

    fn check_finite(&self, weights: &[f64]) -> Result<(), SurveyError> {
        self.check_length("weight", weights.len())?;
        match weights.iter().find(|weight| !weight.is_finite()) {
            Some(wrong) => Err(SurveyError::OutOfRange { what: "weight", value: wrong.to_string() }),
            None => Ok(()),
        }
    }
}

fn first_freedom(stages: &Stages, weights: &[f64]) -> f64 {
    stages.levels[0].degrees_of_freedom(weights)
}

fn stages_covariance(stages: &Stages, columns: &[Vec<f64>], weights: &[f64]) -> Covariance {
    let Some(leaf) = stages.levels.last() else { return Covariance::zeros(columns.len()) };
    let totals = unit_totals(&leaf.unit_of_row, leaf.units(), columns);
    let mut values = UnitValues::dense(columns.len(), totals);
    if stages.lonely == LonelyRule::Average {
        values = without_empty_units(&values, leaf, weights);
    }
    covariance_of_stages(stages, &values)
}

/// Units without a weight do not take part in the average over strata.
fn without_empty_units(values: &UnitValues, leaf: &Level, weights: &[f64]) -> UnitValues {
    let mut has_weight = vec![false; leaf.units()];
    for (unit, weight) in leaf.unit_of_row.iter().zip(weights).filter(|(unit, _)| **unit != crate::MISSING) {
        has_weight[*unit as usize] |= *weight != 0.0;
    }
    let mut kept = UnitValues { starts: vec![0], cells: Vec::new(), values: Vec::new(), ..*values };
    for (unit, has_weight) in has_weight.into_iter().enumerate() {
        if has_weight {
            kept.cells.push(0);
            kept.values.extend_from_slice(values.of(unit));
        }
        kept.starts.push(kept.cells.len() as u32);
    }
    kept
}
