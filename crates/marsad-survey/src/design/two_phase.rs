//! Double sampling: a sample is screened, and a second sample is drawn from it with what the screening told.
//!
//! Holds: [`TwoPhaseBuilder`], and what the approximate variance needs. Does not hold: what the exact one needs
//! (`exact_phases`), or the variance itself (`variance::two_phase`, `variance::exact_two_phase`).
//! METHOD.md says which designs each method fits.

use std::sync::Arc;

use super::builder::{heavy_row, no_weight, off_total, stop_at_fatal};
use super::exact_phases::exact;
use super::finding::{DesignFinding, NAMES_MAX};
use super::grouping::{Groups, pairs};
use super::marks::Marks;
use super::phase::{Phase, PhaseColumns, StagesOptions, divide_by_fractions};
use super::phase_fit::{wrong_sizes, wrong_weights};
use super::stages::{Chances, Level, LonelyRule, Populations, Stages};
use super::{Design, Structure};
use crate::error::SurveyError;
use crate::frame::{Frame, MISSING};
use crate::variance::ApproximateTwoPhase;

/// How the variance of two phases is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TwoPhaseMethod {
    /// The variances of the phases are added: any number of stages, clusters and strata.
    #[default]
    Approximate,
    /// From the joint probabilities of rows: up to four stages in all, simple sampling inside strata.
    Full,
}

/// What a design in two phases is built from.
#[derive(Clone, Debug)]
pub struct TwoPhaseBuilder {
    frame: Arc<Frame>,
    subset: String,
    first: Phase,
    second: Phase,
    method: TwoPhaseMethod,
    lonely: LonelyRule,
    expected_total: Option<f64>,
}

impl TwoPhaseBuilder {
    pub(super) fn new(frame: Arc<Frame>, subset: &str) -> Self {
        Self {
            frame,
            subset: subset.to_owned(),
            first: Phase::new(),
            second: Phase::new(),
            method: TwoPhaseMethod::default(),
            lonely: LonelyRule::default(),
            expected_total: None,
        }
    }

    /// How the first phase was drawn; its rows are all rows.
    #[must_use]
    pub fn first(mut self, phase: Phase) -> Self {
        self.first = phase;
        self
    }

    /// How the second phase was drawn from the first. Without populations they are counted in the first phase, for which
    /// strata and units must be known on all its rows.
    #[must_use]
    pub fn second(mut self, phase: Phase) -> Self {
        self.second = phase;
        self
    }

    /// How the variance is found.
    #[must_use]
    pub fn method(mut self, method: TwoPhaseMethod) -> Self {
        self.method = method;
        self
    }

    /// What is done with strata of one unit; without it they are a fault.
    #[must_use]
    pub fn lonely(mut self, rule: LonelyRule) -> Self {
        self.lonely = rule;
        self
    }

    /// What the weights of the second phase should sum to, within a thousandth.
    #[must_use]
    pub fn expected_total(mut self, total: f64) -> Self {
        self.expected_total = Some(total);
        self
    }

    /// The design. Its weights are the products of both phases', and zero outside the second.
    ///
    /// # Errors
    /// Unknown columns; [`SurveyError::WrongDesign`] with all findings where one of them is fatal;
    /// [`SurveyError::Unsupported`] for the full method over more than four stages.
    pub fn build(self) -> Result<Design, SurveyError> {
        let Marks { inside, mut findings } = Marks::read(&self.frame, &self.subset)?;
        stop_at_fatal(&findings)?;
        let parts = Parts {
            first: self.first.read(&self.frame)?,
            second: self.second.read(&self.frame)?,
            inside: &inside,
            lonely: self.lonely,
        };
        findings.extend(parts.findings());
        stop_at_fatal(&findings)?;
        let stages = parts.stages(&mut findings);
        stop_at_fatal(&findings)?;
        let weights = stages.weights(&parts, &mut findings);
        findings.extend(no_weight(&weights.of_both));
        findings.extend(heavy_row(&weights.of_both));
        findings.extend(off_total(&weights.of_both, self.expected_total));
        stop_at_fatal(&findings)?;
        findings.push(DesignFinding::VarianceOfPhases { is_exact: self.method == TwoPhaseMethod::Full });
        let structure = match self.method {
            TwoPhaseMethod::Approximate => approximate(&parts, stages, &weights),
            TwoPhaseMethod::Full => exact(&parts, stages, &weights)?,
        };
        Ok(Design::from_parts(Arc::clone(&self.frame), weights.of_both, structure, findings))
    }
}

/// The columns of both phases.
pub(super) struct Parts<'a> {
    pub first: PhaseColumns<'a>,
    pub second: PhaseColumns<'a>,
    /// For each row whether it is in the second phase.
    pub inside: &'a [bool],
    lonely: LonelyRule,
}

/// The levels of both phases.
pub(super) struct BothStages {
    pub first: Stages,
    /// All declared levels of the first phase.
    pub first_all: Stages,
    pub second: Stages,
}

/// The weight of each row.
pub(super) struct BothWeights {
    /// In the first phase.
    pub of_first: Vec<f64>,
    /// The product of both, zero outside the second.
    of_both: Vec<f64>,
}

impl Parts<'_> {
    fn counts_second_in_first(&self) -> bool {
        self.second.populations.is_empty()
    }

    fn findings(&self) -> Vec<DesignFinding> {
        let mut findings = self.first.findings(None);
        let second_inside = if self.counts_second_in_first() { None } else { Some(self.inside) };
        findings.extend(self.second.findings(second_inside));
        if !self.inside.contains(&true) {
            findings.push(DesignFinding::SecondPhaseEmpty);
        } else if !self.inside.contains(&false) {
            findings.push(DesignFinding::SecondPhaseHoldsAll { rows: self.inside.len() });
        }
        findings
    }

    fn stages(&self, findings: &mut Vec<DesignFinding>) -> BothStages {
        let first_options = StagesOptions { inside: None, lonely: self.lonely, chances: Chances::Equal };
        let first = self.first.levels(first_options, findings);
        let first_all = self.first.all_levels(None);
        let options = StagesOptions { inside: Some(self.inside), lonely: self.lonely, chances: Chances::Equal };
        let mut of_second = Vec::new();
        let second = if self.counts_second_in_first() {
            let counted = self.second.all_levels(None);
            findings.extend(self.strata_not_drawn(&counted.levels[0]));
            let sizes: Vec<Vec<f64>> = counted.levels.iter().map(units_of_own_stratum).collect();
            let sizes: Vec<&[f64]> = sizes.iter().map(Vec::as_slice).collect();
            self.second.levels_with(&sizes, Populations::Sizes, options, &mut of_second)
        } else {
            findings.extend(wrong_sizes(&self.second, self.inside));
            self.second.levels(options, &mut of_second)
        };
        findings.extend(of_second.into_iter().map(DesignFinding::of_second_phase));
        BothStages { first, first_all, second }
    }

    /// Strata of the second phase that the first has and the second has not.
    fn strata_not_drawn(&self, counted: &Level) -> Option<DesignFinding> {
        let mut is_drawn = vec![false; counted.strata.len()];
        let mut first_row = vec![usize::MAX; counted.strata.len()];
        for (row, unit) in counted.unit_of_row.iter().enumerate().filter(|(_, unit)| **unit != MISSING) {
            let stratum = counted.stratum_of_unit[*unit as usize] as usize;
            is_drawn[stratum] |= self.inside[row];
            first_row[stratum] = first_row[stratum].min(row);
        }
        let missed: Vec<usize> =
            is_drawn.iter().zip(&first_row).filter(|(is_drawn, _)| !**is_drawn).map(|(_, row)| *row).collect();
        let (_, codes) = self.second.strata.first()?;
        let name = |row: &usize| codes.labels.get(codes.of_row[*row] as usize).cloned().unwrap_or_default();
        let strata: Vec<String> = missed.iter().take(NAMES_MAX).map(name).collect();
        (!missed.is_empty()).then_some(DesignFinding::StrataNotDrawn { strata, count: missed.len() })
    }
}

/// For each row how many units its stratum has.
fn units_of_own_stratum(level: &Level) -> Vec<f64> {
    let size = |unit: &u32| {
        if *unit == MISSING {
            return 1.0;
        }
        level.strata[level.stratum_of_unit[*unit as usize] as usize].units.len() as f64
    };
    level.unit_of_row.iter().map(size).collect()
}

impl BothStages {
    fn weights(&self, parts: &Parts<'_>, findings: &mut Vec<DesignFinding>) -> BothWeights {
        let ones = || vec![1.0; parts.inside.len()];
        let of_first = parts.first.row_weights(&self.first).unwrap_or_else(|| {
            findings.push(DesignFinding::EqualWeightsAssumed);
            ones()
        });
        let of_second = if parts.counts_second_in_first() && !has_own_weights(&parts.second) {
            let mut weights = ones();
            self.second.levels.iter().for_each(|level| divide_by_fractions(&mut weights, level));
            weights
        } else {
            let weights = parts.second.row_weights(&self.second).unwrap_or_else(ones);
            findings.extend(wrong_weights(&parts.second, &weights, parts.inside));
            weights
        };
        let both = of_first.iter().zip(&of_second).zip(parts.inside);
        let of_both = both.map(|((one, other), inside)| if *inside { one * other } else { 0.0 }).collect();
        BothWeights { of_first, of_both }
    }
}

fn has_own_weights(columns: &PhaseColumns<'_>) -> bool {
    columns.weights.is_some() || !columns.probabilities.is_empty()
}

fn approximate(parts: &Parts<'_>, stages: BothStages, weights: &BothWeights) -> Structure {
    let second_share = second_share(parts, &stages);
    let parts_of_units = second_units_share_first_units(&stages, parts.inside);
    let row_factor = parts_of_units.then(|| weights.of_first.iter().map(|weight| weight.sqrt().recip()).collect());
    let BothStages { first, second, .. } = stages;
    Structure::ApproximateTwoPhase(ApproximateTwoPhase { first, second, second_share, row_factor })
}

/// For each row the share of the last units of the first phase that the second phase reached, inside the row's stratum of
/// the second phase, or, where that has none, of the first.
fn second_share(parts: &Parts<'_>, stages: &BothStages) -> Vec<f64> {
    let Some(last) = stages.first_all.levels.last() else { return Vec::new() };
    let of_first: Vec<u32>;
    let strata = match parts.second.strata.first() {
        Some((_, codes)) => Groups { of_row: &codes.of_row, count: codes.labels.len() },
        None => {
            of_first = last.unit_of_row.iter().map(|unit| last.stratum_of_unit[*unit as usize]).collect();
            Groups { of_row: &of_first, count: last.strata.len() }
        }
    };
    let both = pairs(strata, last.groups());
    let mut is_reached = vec![false; both.members.len()];
    for (pair, inside) in both.of_row.iter().zip(parts.inside).filter(|(pair, _)| **pair != MISSING) {
        is_reached[*pair as usize] |= *inside;
    }
    let mut reached = vec![0.0; strata.count];
    let mut all = vec![0.0; strata.count];
    for ((stratum, _), is_reached) in both.members.iter().zip(is_reached) {
        all[*stratum as usize] += 1.0;
        reached[*stratum as usize] += f64::from(u8::from(is_reached));
    }
    let share =
        |stratum: &u32| if *stratum == MISSING { 1.0 } else { reached[*stratum as usize] / all[*stratum as usize] };
    strata.of_row.iter().map(share).collect()
}

/// Whether two units of the second phase begin in one last unit of the first.
fn second_units_share_first_units(stages: &BothStages, inside: &[bool]) -> bool {
    let (Some(last), Some(second)) = (stages.first_all.levels.last(), stages.second.levels.first()) else {
        return false;
    };
    let mut is_begun = vec![false; second.units()];
    let mut is_taken = vec![false; last.units()];
    for (row, unit) in second.unit_of_row.iter().enumerate().filter(|(row, _)| inside[*row]) {
        let begun = &mut is_begun[*unit as usize];
        if *begun {
            continue;
        }
        *begun = true;
        let taken = &mut is_taken[last.unit_of_row[row] as usize];
        if *taken {
            return true;
        }
        *taken = true;
    }
    false
}
