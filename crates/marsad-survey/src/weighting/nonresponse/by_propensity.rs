//! Adjustment by response propensity: how likely each person was to answer, by a logistic regression on what is known
//! of all.

use super::logistic::{Coefficient, Logistic, Stop, Trials};
use super::{Answers, Groups, finish, note_missing};
use crate::weighting::constraints::Block;
use crate::weighting::finding::WeightingFinding;
use crate::weighting::replicates::Reweighted;
use crate::weighting::report::{Weighted, WeightingError, WeightingReport, multiplied};
use crate::weighting::units::Units;
use crate::{Design, Frame, MISSING, SurveyError};

/// What propensities are used for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PropensityUse {
    /// Persons of like propensity make as many classes of like size, within which those who answered get the weight of
    /// all: less at the mercy of the model than its inverse.
    Classes(usize),
    /// Weights are divided by the propensity.
    Inverse,
}

/// Whether the regression is weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PropensityWeighted {
    /// By the weights of the design: propensities of the population.
    #[default]
    ByDesign,
    /// Not: propensities of the sample.
    Not,
}

/// An adjustment for non-response by propensity.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponsePropensity {
    /// The column that says who answered: 1, or 0 who did not.
    pub answered: String,
    /// Coded columns known of all.
    pub coded: Vec<String>,
    /// Numeric columns known of all.
    pub numeric: Vec<String>,
    /// Whether the regression is weighted.
    pub weighted: PropensityWeighted,
    /// What propensities are used for.
    pub used: PropensityUse,
    /// The least propensity that weights are divided by.
    pub propensity_min: f64,
    /// After how many iterations to give up.
    pub iterations_max: usize,
    /// The share of log-likelihood per weight below which the iteration ends.
    pub tolerance: f64,
}

impl Default for ResponsePropensity {
    /// Five classes (Rosenbaum and Rubin 1984), weighted, no propensity below 0.05.
    fn default() -> Self {
        Self {
            answered: String::new(),
            coded: Vec::new(),
            numeric: Vec::new(),
            weighted: PropensityWeighted::ByDesign,
            used: PropensityUse::Classes(5),
            propensity_min: 0.05,
            iterations_max: 30,
            tolerance: 1e-10,
        }
    }
}

/// Adjusts the weights of those who answered by their propensity; those who did not get the weight 0. The coefficients
/// of the regression are given as well.
///
/// With classes, each replicate keeps the classes and gets factors of its own; with the inverse, the regression is
/// fitted anew in each replicate.
///
/// # Errors
/// Columns that are not there; answers that are not 0 or 1; missing values; a class in which nobody answered.
pub fn adjust_by_propensity(
    design: &Design,
    response: &ResponsePropensity,
) -> Result<(Weighted, Vec<Coefficient>), WeightingError> {
    response.check()?;
    let mut findings = Vec::new();
    let answers = Answers::of(design.frame(), design.weights(), &response.answered, &mut findings)?;
    let (blocks, columns) = blocks(design.frame(), design.weights(), response, &mut findings)?;
    if findings.iter().any(WeightingFinding::is_fatal) {
        return Err(WeightingError::Refused(findings));
    }
    let regression = Regression { units: Units::of(blocks, design.rows()), answers: &answers, response };
    let fitted = regression.fit(design.weights());
    if !fitted.is_converged {
        let (iterations, distance) = (fitted.iterations, fitted.promise);
        findings.push(WeightingFinding::NotConverged { iterations, distance });
    }
    let weighted = match response.used {
        PropensityUse::Inverse => regression.inverse(design, &fitted, findings)?,
        PropensityUse::Classes(count) => {
            let groups = classes(&regression.units.spread(&fitted.propensities), design.weights(), count);
            findings.extend(empty(&groups, &answers, design.weights()));
            if findings.iter().any(WeightingFinding::is_fatal) {
                return Err(WeightingError::Refused(findings));
            }
            groups.adjusted(design, &answers, findings)?
        }
    };
    let coefficients = columns.into_iter().zip(fitted.coefficients);
    let coefficients = coefficients.map(|((column, code), value)| Coefficient { column, code, value }).collect();
    Ok((weighted, coefficients))
}

impl ResponsePropensity {
    fn check(&self) -> Result<(), WeightingError> {
        if self.used == PropensityUse::Classes(0) {
            return Err(WeightingError::Setting { name: "used", value: 0.0 });
        }
        let is_usable = self.propensity_min > 0.0 && self.propensity_min <= 1.0;
        if is_usable {
            Ok(())
        } else {
            Err(WeightingError::Setting { name: "propensity_min", value: self.propensity_min })
        }
    }
}

/// A column of the regression: the column of the frame, and its code.
type Named = (String, Option<String>);

/// The columns of the regression: a constant, the codes, the numbers. The codes of a column add up to the constant, so
/// that the solver leaves out the last that occurs.
fn blocks(
    frame: &Frame,
    weights: &[f64],
    response: &ResponsePropensity,
    findings: &mut Vec<WeightingFinding>,
) -> Result<(Vec<Block>, Vec<Named>), SurveyError> {
    let block = |codes, values, width: usize| Block { codes, values, targets: vec![0.0; width], names: Vec::new() };
    let mut blocks = vec![block(Some(vec![0; weights.len()]), None, 1)];
    let mut columns = vec![(String::new(), None)];
    for name in &response.coded {
        note_missing(frame, weights, name, findings)?;
        let codes = frame.codes(name)?;
        let of_row = codes.of_row.iter().map(|&code| if code == MISSING { 0 } else { code }).collect();
        blocks.push(block(Some(of_row), None, codes.labels.len().max(1)));
        columns.extend(codes.labels.iter().map(|label| (name.clone(), Some(label.clone()))));
    }
    for name in &response.numeric {
        let numbers = frame.numbers(name)?;
        let rows = numbers.iter().zip(weights).filter(|&(value, &weight)| weight != 0.0 && !value.is_finite()).count();
        if rows > 0 {
            findings.push(WeightingFinding::MissingValues { column: name.clone(), rows });
        }
        let values = numbers.iter().map(|&value| if value.is_finite() { value } else { 0.0 }).collect();
        blocks.push(block(None, Some(values), 1));
        columns.push((name.clone(), None));
    }
    Ok((blocks, columns))
}

/// The regression of answers.
struct Regression<'a> {
    units: Units,
    answers: &'a Answers,
    response: &'a ResponsePropensity,
}

impl Regression<'_> {
    fn fit(&self, weights: &[f64]) -> Logistic {
        let weight: Vec<f64> = match self.response.weighted {
            PropensityWeighted::ByDesign => weights.to_vec(),
            PropensityWeighted::Not => weights.iter().map(|&weight| if weight == 0.0 { 0.0 } else { 1.0 }).collect(),
        };
        let answered: Vec<f64> = weight
            .iter()
            .zip(&self.answers.has_answered)
            .map(|(&weight, &has_answered)| if has_answered { weight } else { 0.0 })
            .collect();
        let trials =
            Trials { weight: self.units.sums(&weight).into_owned(), answered: self.units.sums(&answered).into_owned() };
        let stop = Stop { iterations_max: self.response.iterations_max, tolerance: self.response.tolerance };
        Logistic::fit(&self.units, &trials, stop)
    }

    /// Weights divided by propensities; 0 for those who did not answer.
    fn divided(&self, weights: &[f64], propensities: &[f64]) -> Vec<f64> {
        let least = self.response.propensity_min;
        let factors: Vec<f64> = self
            .units
            .spread(propensities)
            .iter()
            .zip(&self.answers.has_answered)
            .map(|(propensity, &has_answered)| if has_answered { 1.0 / propensity.max(least) } else { 0.0 })
            .collect();
        multiplied(weights, &factors)
    }

    fn inverse(
        &self,
        design: &Design,
        fitted: &Logistic,
        findings: Vec<WeightingFinding>,
    ) -> Result<Weighted, WeightingError> {
        let weights = self.divided(design.weights(), &fitted.propensities);
        let mut report = WeightingReport::of(design.weights(), &weights);
        report.iterations = fitted.iterations;
        report.is_converged = fitted.is_converged;
        report.findings.extend(findings);
        report.findings.extend(self.small(fitted, design.weights()));
        finish(design, weights, report, |weights| {
            let fitted = self.fit(weights);
            Reweighted { weights: self.divided(weights, &fitted.propensities), is_converged: fitted.is_converged }
        })
    }

    fn small(&self, fitted: &Logistic, weights: &[f64]) -> Option<WeightingFinding> {
        let propensities = self.units.spread(&fitted.propensities);
        let is_small =
            |&(&propensity, &weight): &(&f64, &f64)| weight != 0.0 && propensity < self.response.propensity_min;
        let rows = propensities.iter().zip(weights).filter(is_small).count();
        (rows > 0).then_some(WeightingFinding::SmallPropensities { rows })
    }
}

/// Classes of as many persons each, by propensity; persons of equal propensity stay in one class, the lower one.
fn classes(propensities: &[f64], weights: &[f64], count: usize) -> Groups {
    let with_weight = propensities.iter().zip(weights).filter(|&(_, &weight)| weight != 0.0);
    let mut sorted: Vec<f64> = with_weight.map(|(&propensity, _)| propensity).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let last_of = |class: usize| (class * sorted.len()).div_ceil(count).checked_sub(1);
    let mut bounds: Vec<f64> = (1..count).filter_map(last_of).map(|place| sorted[place]).collect();
    bounds.dedup();
    // A bound that is the largest propensity would leave the class above it empty.
    bounds.retain(|bound| sorted.last().is_some_and(|largest| bound < largest));
    let of_row = propensities.iter().map(|propensity| class_of(&bounds, *propensity)).collect();
    Groups { of_row, names: (0..=bounds.len()).map(|class| vec![(class + 1).to_string()]).collect() }
}

fn class_of(bounds: &[f64], propensity: f64) -> u32 {
    u32::try_from(bounds.partition_point(|&bound| bound < propensity)).unwrap_or(u32::MAX)
}

/// Classes in which nobody answered.
fn empty(groups: &Groups, answers: &Answers, weights: &[f64]) -> Vec<WeightingFinding> {
    let sums = groups.weights(answers, weights);
    let without =
        groups.names.iter().zip(sums).enumerate().filter(|(_, (_, sum))| sum.answered == 0.0 && sum.all != 0.0);
    without
        .map(|(class, (codes, _))| {
            let is_in_class = |&(&group, &weight): &(&u32, &f64)| group as usize == class && weight != 0.0;
            let rows = groups.of_row.iter().zip(weights).filter(is_in_class).count();
            WeightingFinding::CellWithoutRespondents { codes: codes.clone(), rows }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_of_like_size_and_keep_equals_together() {
        let propensities = [0.1, 0.2, 0.2, 0.2, 0.5, 0.6];
        let groups = classes(&propensities, &[1.0; 6], 3);
        assert_eq!(groups.of_row, [0, 0, 0, 0, 1, 1]);
        assert_eq!(groups.names.len(), 2);
    }

    #[test]
    fn all_alike_make_one_class() {
        let groups = classes(&[0.4; 5], &[1.0; 5], 5);
        assert_eq!(groups.names.len(), 1);
    }
}
