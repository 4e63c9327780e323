//! Non-response: those who answered stand for those who did not (see METHOD.md).
//!
//! Holds: the adjustment by cells (`by_cells.rs`, with the merging of small cells in `merging.rs`) and by response
//! propensity (`by_propensity.rs`, with the logistic regression in `logistic.rs`), and what both share: who answered,
//! and the factor of each group. Does not hold: imputation of single answers.

mod by_cells;
mod by_propensity;
mod logistic;
mod merging;

use super::constraints::missing_codes;
use super::finding::{ConstraintName, WeightingFinding};
use super::replicates::{Replicates, Reweighted};
use super::report::{ConstraintReached, Weighted, WeightingError, WeightingReport, multiplied};
use crate::{Design, Frame, SurveyError};

pub use by_cells::{CellRules, ResponseCells, adjust_by_cells};
pub use by_propensity::{PropensityUse, PropensityWeighted, ResponsePropensity, adjust_by_propensity};
pub use logistic::Coefficient;

/// Who answered.
#[derive(Debug)]
struct Answers {
    /// One for each row; false for rows without a weight.
    has_answered: Vec<bool>,
}

impl Answers {
    /// Reads a column of 0 and 1; what is neither, in rows that have a weight, is a finding.
    fn of(
        frame: &Frame,
        weights: &[f64],
        column: &str,
        findings: &mut Vec<WeightingFinding>,
    ) -> Result<Self, SurveyError> {
        let numbers = frame.numbers(column)?;
        let is_neither = |value: f64| value != 0.0 && value != 1.0;
        let rows = numbers.iter().zip(weights).filter(|&(&value, &weight)| weight != 0.0 && is_neither(value)).count();
        if rows > 0 {
            findings.push(WeightingFinding::NotAnAnswer { rows });
        }
        let has_answered = numbers.iter().zip(weights).map(|(&value, &weight)| weight != 0.0 && value == 1.0).collect();
        Ok(Self { has_answered })
    }
}

/// Rows divided into groups, within which those who answered get the weight of all.
#[derive(Debug)]
struct Groups {
    /// The group of each row.
    of_row: Vec<u32>,
    /// The codes that name each group.
    names: Vec<Vec<String>>,
}

/// The weight of a group: of all, and of those who answered.
#[derive(Debug, Clone, Copy, Default)]
struct GroupWeight {
    all: f64,
    answered: f64,
}

impl GroupWeight {
    /// The factor of those who answered; 1 where nobody did.
    fn factor(self) -> f64 {
        if self.answered == 0.0 { 1.0 } else { self.all / self.answered }
    }
}

impl Groups {
    fn weights(&self, answers: &Answers, weights: &[f64]) -> Vec<GroupWeight> {
        let mut sums = vec![GroupWeight::default(); self.names.len()];
        for ((&group, &has_answered), &weight) in self.of_row.iter().zip(&answers.has_answered).zip(weights) {
            let sum = &mut sums[group as usize];
            sum.all += weight;
            sum.answered += if has_answered { weight } else { 0.0 };
        }
        sums
    }

    /// Weights after the adjustment; not converged where a group has weight, but none of those who answered.
    fn reweighted(&self, answers: &Answers, weights: &[f64]) -> Reweighted {
        let sums = self.weights(answers, weights);
        let is_converged = sums.iter().all(|sum| sum.answered != 0.0 || sum.all == 0.0);
        let factors: Vec<f64> = self
            .of_row
            .iter()
            .zip(&answers.has_answered)
            .map(|(&group, &has_answered)| if has_answered { sums[group as usize].factor() } else { 0.0 })
            .collect();
        Reweighted { weights: multiplied(weights, &factors), is_converged }
    }

    /// What each group had to reach and reached.
    fn reached(&self, answers: &Answers, weights: &[f64]) -> Vec<ConstraintReached> {
        let named = self.names.iter().zip(self.weights(answers, weights));
        named
            .map(|(codes, sum)| ConstraintReached {
                name: ConstraintName { margin: 0, codes: codes.clone() },
                target: sum.all,
                before: sum.answered,
                after: sum.answered * sum.factor(),
            })
            .collect()
    }

    /// The adjusted design and its report, of which the findings are what was found so far.
    fn adjusted(
        &self,
        design: &Design,
        answers: &Answers,
        findings: Vec<WeightingFinding>,
    ) -> Result<Weighted, WeightingError> {
        let weights = self.reweighted(answers, design.weights()).weights;
        let mut report = WeightingReport::of(design.weights(), &weights);
        report.constraints = self.reached(answers, design.weights());
        report.findings.extend(findings);
        finish(design, weights, report, |weights| self.reweighted(answers, weights))
    }
}

/// The design with new weights, each of its replicates weighted anew.
fn finish<F>(
    design: &Design,
    weights: Vec<f64>,
    mut report: WeightingReport,
    weigh: F,
) -> Result<Weighted, WeightingError>
where
    F: Fn(&[f64]) -> Reweighted + Sync,
{
    let design = match Replicates::of(design, weigh) {
        Some(replicates) => {
            report.findings.extend(replicates.finding());
            replicates.into_design(design, weights)?
        }
        None => design.with_weights(weights)?,
    };
    Ok(Weighted { design, report })
}

/// Notes rows with a weight that lack a value in a coded column.
fn note_missing(
    frame: &Frame,
    weights: &[f64],
    column: &str,
    findings: &mut Vec<WeightingFinding>,
) -> Result<(), SurveyError> {
    let rows = missing_codes(frame.codes(column)?, weights);
    if rows > 0 {
        findings.push(WeightingFinding::MissingValues { column: column.to_owned(), rows });
    }
    Ok(())
}
