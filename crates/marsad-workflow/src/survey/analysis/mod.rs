//! What is asked of a survey beyond a table of cells: comparisons, regressions, tests, survival, small areas, and weights
//! that are calibrated first.
//!
//! Holds: the one form of its answers (`answer.rs`), and how each question (`marsad_model::Analysis`) is carried out by
//! `marsad-survey`: `cells.rs` (estimates with other weights, comparisons), `regression.rs`, `tables.rs` (independence,
//! survival), `small_areas.rs` with `area_models.rs`, `weighting.rs` with `calibration.rs`; `trouble.rs` says what can be wrong. Does not hold: any
//! formula of statistics. Nothing of it is protected: it is for those who estimate.
//! Where next: another analysis is a variant of [`Analysis`], a file here, and an option of the command line.

mod answer;
mod area_models;
mod calibration;
mod cells;
mod regression;
mod small_areas;
mod tables;
mod trouble;
mod weighting;

use std::collections::BTreeMap;

use marsad_model::{EstimateQuestion, QualityRules, Statistic, SurveyDesign};
use marsad_survey::{Design, Domain};

pub use answer::{AdjustmentFact, AnalysisAnswer, AnalysisFact, AnalysisHead, AnalysisRow, ConstraintFact};
pub use marsad_model::{
    Analysis, AnalysisAsked, AreaCovariates, Calibration, CalibrationMethod, KnownMargin, RegressionFamily, SpellAsked,
};

pub(crate) use area_models::{AreasAsked, modelled, whole_of};

use super::asked::{Declared, domain};
use super::margin_notes::{as_used, of_replicates};
use super::{DesignNote, SurveyProblem};

/// What the ways of answering have in common.
#[derive(Clone, Copy)]
struct Run<'a> {
    design: &'a Design,
    asked: &'a AnalysisAsked,
    declared: Declared<'a>,
    rules: &'a QualityRules,
}

/// The answer of a design to what is asked of it, under the usual rules of quality.
///
/// # Errors
/// Why it cannot be computed at all; what can be computed with a remark has it among the findings.
pub(crate) fn analysed(
    design: (&Design, SurveyDesign),
    asked: &AnalysisAsked,
    declared: Declared<'_>,
) -> Result<AnalysisAnswer, SurveyProblem> {
    analysed_under(&QualityRules::default(), design, asked, declared)
}

/// The same under the rules of a study.
///
/// # Errors
/// As [`analysed`].
pub(crate) fn analysed_under(
    rules: &QualityRules,
    (design, words): (&Design, SurveyDesign),
    asked: &AnalysisAsked,
    declared: Declared<'_>,
) -> Result<AnalysisAnswer, SurveyProblem> {
    let reweighted = weighting::reweighted(design, asked)?;
    let run = Run { design: reweighted.as_ref().map_or(design, |made| &made.design), asked, declared, rules };
    let mut answer = match &asked.analysis {
        Analysis::Estimates { statistic, by } => cells::estimates_of(run, statistic, by)?,
        Analysis::Contrasts { statistic, by, pairs } => cells::contrasts(run, (statistic, by), pairs)?,
        Analysis::Regression { family, outcome, on } => regression::regression(run, (*family, outcome), on)?,
        Analysis::Independence { rows, columns } => tables::independence(run, (rows, columns))?,
        Analysis::Survival { spell, by, times } => tables::survival(run, spell, (by.as_deref(), times))?,
        Analysis::Hazards { spell, on } => regression::hazards(run, spell, on)?,
        Analysis::SmallAreas { statistic, area, covariates, options } => {
            small_areas::small_areas(run, (statistic, area), (covariates, options))?
        }
        Analysis::Weights { name } => weighting::weights(design, run.design, name.as_deref())?,
    };
    let of_design = design.findings().iter().map(DesignNote::of);
    let mut findings: Vec<DesignNote> = of_design.chain(of_replicates(&words)).collect();
    let words = as_used(words);
    if let Some(made) = reweighted {
        findings.extend(made.notes);
        (answer.adjustments, answer.constraints) = (made.steps, made.constraints);
    }
    findings.append(&mut answer.findings);
    if let Some(estimates) = &mut answer.estimates {
        estimates.design = words.clone();
        estimates.findings.clone_from(&findings);
    }
    Ok(AnalysisAnswer { findings, design: words, confidence: asked.confidence, ..answer })
}

impl Run<'_> {
    /// The question whose cells are estimated.
    fn question(&self, statistic: &Statistic, by: &[String]) -> EstimateQuestion {
        self.asked.question(statistic, by)
    }

    /// Whom it is about.
    fn domain(&self) -> Result<Domain, SurveyProblem> {
        let only: &BTreeMap<String, Vec<String>> = &self.asked.only;
        Ok(domain(only, self.design.frame(), self.declared)?)
    }
}

/// A number that exists.
fn known(number: f64) -> Option<f64> {
    Some(number).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests;
