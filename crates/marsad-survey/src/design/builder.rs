//! A design from the names of its columns.

use std::sync::Arc;

use super::finding::DesignFinding;
use super::phase::{Phase, PhaseColumns, StagesOptions};
use super::stages::{Chances, LonelyRule, Populations, Stages};
use super::{Design, Structure};
use crate::error::{SurveyError, Unsupported};
use crate::frame::{Frame, MISSING};
use crate::names::Names;
use crate::replicate::{ReplicateMethod, ReplicateSource};
use crate::variance::{PairEstimator, PairRule, Pairwise};

/// A stated total and the sum of the weights may differ by this share: weights are printed rounded.
const TOTAL_TOLERANCE: f64 = 1e-3;
/// How near to one, or to the number of rows, a sum of weights is that was made so.
pub(super) const NORMALISED_TOLERANCE: f64 = 1e-6;
/// A row with this share of the weight is told,
const HEAVY_SHARE_MIN: f64 = 0.1;
/// if that is so many times the share of a row of mean weight.
const HEAVY_TIMES_MIN: f64 = 10.0;

/// Sampling with probability proportional to size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pps {
    /// With replacement: populations do not count.
    WithReplacement,
    /// Without replacement, Brewer's approximation (R: `pps = "brewer"`); populations are the probabilities.
    Brewer,
    /// Without replacement, Hájek's approximation: distances from a mean weighted by one less the probabilities; populations are
    /// the probabilities.
    Hajek,
    /// Without replacement, Overton's approximation for pairs; one stage.
    Overton(PairEstimator),
    /// Without replacement, the approximation for pairs by Hartley and Rao; one stage.
    HartleyRao {
        /// Σ p² / n over the population; none takes the mean of p over the sample.
        mean_square: Option<f64>,
        /// The form of the sum over pairs.
        estimator: PairEstimator,
    },
}

/// What a design is built from. Lists have one column for each stage, the outermost first.
#[derive(Clone, Debug)]
pub struct DesignBuilder {
    frame: Arc<Frame>,
    phase: Phase,
    pps: Option<Pps>,
    lonely: LonelyRule,
    replicates: Option<ReplicateMethod>,
    expected_total: Option<f64>,
}

impl DesignBuilder {
    pub(super) fn new(frame: Arc<Frame>) -> Self {
        Self {
            frame,
            phase: Phase::new(),
            pps: None,
            lonely: LonelyRule::default(),
            replicates: None,
            expected_total: None,
        }
    }

    /// The column of weights.
    #[must_use]
    pub fn weights(mut self, column: &str) -> Self {
        self.phase = self.phase.weights(column);
        self
    }

    /// The columns of probabilities, one for each stage.
    #[must_use]
    pub fn probabilities(mut self, columns: impl Into<Names>) -> Self {
        self.phase = self.phase.probabilities(columns);
        self
    }

    /// The columns of strata.
    #[must_use]
    pub fn strata(mut self, columns: impl Into<Names>) -> Self {
        self.phase = self.phase.strata(columns);
        self
    }

    /// The columns that name the units; without them each row is a unit.
    #[must_use]
    pub fn clusters(mut self, columns: impl Into<Names>) -> Self {
        self.phase = self.phase.clusters(columns);
        self
    }

    /// The columns of populations from which each stage draws: all sizes or all fractions.
    #[must_use]
    pub fn fpc(mut self, columns: impl Into<Names>) -> Self {
        self.phase = self.phase.fpc(columns);
        self
    }

    /// Names of units count inside their stratum only.
    #[must_use]
    pub fn nested(mut self) -> Self {
        self.phase = self.phase.nested();
        self
    }

    /// Sampling with probability proportional to size.
    #[must_use]
    pub fn pps(mut self, pps: Pps) -> Self {
        self.pps = Some(pps);
        self
    }

    /// What is done with strata of one unit; without it they are a fault.
    #[must_use]
    pub fn lonely(mut self, rule: LonelyRule) -> Self {
        self.lonely = rule;
        self
    }

    /// Variances by replicates instead of linearisation.
    #[must_use]
    pub fn replicates(mut self, method: ReplicateMethod) -> Self {
        self.replicates = Some(method);
        self
    }

    /// What the weights should sum to, within a thousandth.
    #[must_use]
    pub fn expected_total(mut self, total: f64) -> Self {
        self.expected_total = Some(total);
        self
    }

    /// The design, with what is worth knowing among its findings.
    ///
    /// # Errors
    /// Unknown columns; [`SurveyError::WrongDesign`] with all findings where one of them is fatal;
    /// [`SurveyError::Unsupported`] for combinations without a theory here.
    pub fn build(self) -> Result<Design, SurveyError> {
        let columns = self.phase.read(&self.frame)?;
        let mut findings = columns.findings(None);
        findings.extend(self.pps_finding(&columns));
        stop_at_fatal(&findings)?;
        let stages = self.stages(&columns, &mut findings);
        stop_at_fatal(&findings)?;
        let weights = self.row_weights(&columns, &stages, &mut findings);
        stop_at_fatal(&findings)?;
        let structure = self.structure(&columns, stages, &weights, &mut findings)?;
        stop_at_fatal(&findings)?;
        Ok(Design::from_parts(Arc::clone(&self.frame), weights, structure, findings))
    }

    fn pps_finding(&self, columns: &PhaseColumns<'_>) -> Option<DesignFinding> {
        let needs_fractions =
            matches!(self.pps, Some(Pps::Brewer | Pps::Hajek | Pps::Overton(_) | Pps::HartleyRao { .. }));
        if !needs_fractions {
            return None;
        }
        if columns.populations.is_empty() {
            // Weights tell no probabilities: they may be raked, or be those of persons inside the units.
            return columns.probabilities.is_empty().then_some(DesignFinding::PpsWithoutProbabilities);
        }
        let has_sizes = columns.kind_of_populations(None) == Populations::Sizes;
        has_sizes.then_some(DesignFinding::SizesWherePpsNeedsFractions)
    }

    fn stages(&self, columns: &PhaseColumns<'_>, findings: &mut Vec<DesignFinding>) -> Stages {
        let chances = match self.pps {
            None => Chances::Equal,
            Some(Pps::Hajek) => Chances::Hajek,
            Some(_) => Chances::Unequal,
        };
        let options = StagesOptions { inside: None, lonely: self.lonely, chances };
        match self.pps {
            None => columns.levels(options, findings),
            Some(Pps::Brewer | Pps::Hajek) if columns.populations.is_empty() => {
                let fractions: Vec<&[f64]> = columns.probabilities.iter().map(|(_, values)| *values).collect();
                columns.levels_with(&fractions, Populations::Fractions, options, findings)
            }
            Some(Pps::Brewer | Pps::Hajek) => columns.levels(options, findings),
            // Pairs have their own sum, and with replacement nothing is used up.
            Some(_) => columns.levels_with(&[], Populations::Sizes, options, findings),
        }
    }

    fn row_weights(&self, columns: &PhaseColumns<'_>, stages: &Stages, findings: &mut Vec<DesignFinding>) -> Vec<f64> {
        let from_populations = columns.weights.is_none() && columns.probabilities.is_empty();
        let known = if from_populations && self.pps.is_some() {
            // The levels of such a design know no fractions, or other ones.
            columns.row_weights(&columns.levels(StagesOptions::default(), &mut Vec::new()))
        } else {
            columns.row_weights(stages)
        };
        let weights = known.unwrap_or_else(|| {
            findings.push(DesignFinding::EqualWeightsAssumed);
            vec![1.0; columns.rows]
        });
        findings.extend(no_weight(&weights));
        if columns.weights.is_some() {
            findings.extend(normalised(&weights));
        }
        findings.extend(heavy_row(&weights));
        findings.extend(off_total(&weights, self.expected_total));
        weights
    }

    fn structure(
        &self,
        columns: &PhaseColumns<'_>,
        stages: Stages,
        weights: &[f64],
        findings: &mut Vec<DesignFinding>,
    ) -> Result<Structure, SurveyError> {
        let pairs = match self.pps {
            Some(Pps::Overton(estimator)) => Some((PairRule::Overton, estimator)),
            Some(Pps::HartleyRao { mean_square, estimator }) => Some((PairRule::HartleyRao(mean_square), estimator)),
            _ => None,
        };
        match (pairs, &self.replicates) {
            (None, None) => Ok(Structure::Stages(stages)),
            (None, Some(method)) => {
                let weight_column = columns.weights.map(|(name, _)| name);
                let source = ReplicateSource { frame: &self.frame, stages: &stages, weights, weight_column };
                let replicates = source.weights_of(method, findings)?;
                Ok(Structure::Replicates(stages, replicates))
            }
            (Some(_), Some(_)) => Err(SurveyError::Unsupported(Unsupported::ReplicatesOfThisDesign)),
            (Some((rule, estimator)), None) => pairwise(columns, stages, (rule, estimator)),
        }
    }
}

fn pairwise(
    columns: &PhaseColumns<'_>,
    stages: Stages,
    (rule, estimator): (PairRule, PairEstimator),
) -> Result<Structure, SurveyError> {
    if columns.stages() > 1 {
        return Err(SurveyError::Unsupported(Unsupported::PairsOverStages));
    }
    let Some((_, of_rows)) = columns.probabilities.first().or(columns.populations.first()) else {
        return Err(SurveyError::WrongDesign(vec![DesignFinding::PpsWithoutProbabilities]));
    };
    let Some(level) = stages.levels.into_iter().next() else { return Err(SurveyError::EmptyDomain) };
    let mut probability = vec![0.0; level.units()];
    for (unit, of_row) in level.unit_of_row.iter().zip(*of_rows).filter(|(unit, _)| **unit != MISSING) {
        probability[*unit as usize] = *of_row;
    }
    Ok(Structure::Pairwise(Pairwise { level, probability, rule, estimator }))
}

/// Weights that stand for nobody, or for no number of people.
pub(super) fn no_weight(weights: &[f64]) -> Option<DesignFinding> {
    let sum: f64 = weights.iter().sum();
    (sum <= 0.0 || !sum.is_finite()).then_some(DesignFinding::NoPositiveWeight)
}

/// Weights that were divided until they sum to one or to the number of rows: means stay as they are, totals do not.
fn normalised(weights: &[f64]) -> Option<DesignFinding> {
    let sum: f64 = weights.iter().sum();
    let is_near = |wanted: f64| (sum - wanted).abs() <= NORMALISED_TOLERANCE * wanted;
    let differ = weights.iter().any(|weight| *weight != 1.0);
    let is_normalised = weights.len() > 1 && (is_near(1.0) || (is_near(weights.len() as f64) && differ));
    is_normalised.then_some(DesignFinding::NormalisedWeights { sum, rows: weights.len() })
}

/// The heaviest row, where it bears so much that it makes the estimates nearly alone: a slip of the keys, mostly. Weights that
/// follow from drawing by size or from non-response differ by far less.
pub(super) fn heavy_row(weights: &[f64]) -> Option<DesignFinding> {
    let rows = weights.iter().filter(|weight| **weight > 0.0).count();
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|weight| weight * weight).sum();
    let (row, heaviest) = weights.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1))?;
    let share = heaviest / sum;
    let is_heavy = share >= HEAVY_SHARE_MIN && share * rows as f64 >= HEAVY_TIMES_MIN;
    is_heavy.then_some(DesignFinding::HeavyRow { row, share, rows, effective_rows: sum * sum / squares })
}

/// Weights that do not add up to what was stated.
pub(super) fn off_total(weights: &[f64], expected: Option<f64>) -> Option<DesignFinding> {
    let expected = expected?;
    let found: f64 = weights.iter().sum();
    let is_off = (found - expected).abs() > TOTAL_TOLERANCE * expected.abs();
    is_off.then_some(DesignFinding::WeightsDoNotSum { expected, found })
}

/// All findings as an error, where one of them is fatal.
pub(super) fn stop_at_fatal(findings: &[DesignFinding]) -> Result<(), SurveyError> {
    if findings.iter().any(DesignFinding::is_fatal) {
        return Err(SurveyError::WrongDesign(findings.to_vec()));
    }
    Ok(())
}
