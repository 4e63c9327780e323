//! Linear, logistic and Poisson regression under the design. Formulas and sources in METHOD.md.
//!
//! Holds: the request [`Glm`] and its answer [`GlmFit`]. Does not hold: models whose outcome has several categories,
//! see `multinomial`.
//! Where next: `family` for the three kinds, `problem` for the log-likelihood, `sandwich` for the variance, `margins`
//! for means as if everybody had one code.

mod family;
mod margins;
mod problem;
mod sandwich;
#[cfg(test)]
mod tests;

use crate::matrix::Matrix;
use crate::{Design, Domain};

use super::factor::{Factor, submatrix};
use super::finding::{ending_finding, freedom_finding};
use super::newton::Maximum;
use super::patterns::Gathering;
use super::prepared::{Centred, Prepared, Wish};
use super::refits::Refits;
use super::rows::Needed;
use super::totals::Totals;
use super::{Coefficients, Formula, ModelError, ModelFinding, Outcome, WaldTest};

pub use family::Family;
pub use margins::{MarginVariance, Margins};

use problem::Problem;
use sandwich::{Residuals, at_limit, linearised};

/// A regression that is asked for.
///
/// ```
/// use marsad_survey::models::{Formula, Glm};
/// use marsad_survey::{Design, Frame};
///
/// let frame = Frame::new(6)
///     .with_numbers("weight", vec![1.0, 2.0, 1.0, 2.0, 1.0, 2.0])?
///     .with_numbers("age", vec![20.0, 30.0, 40.0, 25.0, 35.0, 50.0])?
///     .with_numbers("intends", vec![1.0, 1.0, 0.0, 0.0, 1.0, 0.0])?;
/// let design = Design::new(frame).weights("weight").build()?;
/// let fit = Glm::logistic("intends", Formula::new().number("age")).fit(&design)?;
/// assert!(fit.coefficients.estimates[1] < 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Glm {
    /// The kind of outcome.
    pub family: Family,
    /// What is explained.
    pub outcome: Outcome,
    /// What explains it.
    pub formula: Formula,
    /// Whom it is about.
    pub domain: Domain,
    gathering: Gathering,
}

/// A regression that was fitted.
#[derive(Clone, Debug)]
pub struct GlmFit {
    /// The kind of outcome.
    pub family: Family,
    /// The coefficients; their degrees of freedom are those of the design plus 1 less the number of coefficients.
    pub coefficients: Coefficients,
    /// The weighted variance of Pearson's residuals: near 1 where a logistic or Poisson model holds, the residual
    /// variance of a linear one.
    pub dispersion: f64,
    /// Twice the distance of the log-likelihood from its greatest value, with weights that are 1 on average; the
    /// residual sum of squares of a linear model.
    pub deviance: f64,
    /// Rows with a weight and all values.
    pub rows_used: usize,
    /// Steps of Newton's method.
    pub iterations: usize,
    /// Whether they came to rest.
    pub is_converged: bool,
    /// What is to be said of the data and the fit.
    pub findings: Vec<ModelFinding>,
    state: State,
}

/// The Wald test of one term of the formula.
#[derive(Clone, Debug, PartialEq)]
pub struct TermTest {
    /// The place of the term in the formula.
    pub term: usize,
    /// None where none of its columns was estimated, or their covariance is singular.
    pub test: Option<WaldTest>,
}

/// What a fit keeps for questions that come later.
#[derive(Clone, Debug)]
struct State {
    prepared: Prepared,
    /// Of all columns, with numbers centred; 0 where not kept.
    coefficients: Vec<f64>,
    /// Of the columns kept, with numbers centred.
    covariance: Matrix,
    /// The inverse information of the columns kept.
    bread: Matrix,
    /// Weighted, one for each row.
    residuals: Vec<f64>,
    refits: Option<Refits>,
}

impl Glm {
    /// A regression of `family` among everybody.
    pub fn new(family: Family, outcome: impl Into<Outcome>, formula: Formula) -> Self {
        let gathering = Gathering::default();
        Self { family, outcome: outcome.into(), formula, domain: Domain::All, gathering }
    }

    /// A linear regression.
    pub fn linear(outcome: impl Into<Outcome>, formula: Formula) -> Self {
        Self::new(Family::Linear, outcome, formula)
    }

    /// A logistic regression.
    pub fn logistic(outcome: impl Into<Outcome>, formula: Formula) -> Self {
        Self::new(Family::Logistic, outcome, formula)
    }

    /// A Poisson regression.
    pub fn poisson(outcome: impl Into<Outcome>, formula: Formula) -> Self {
        Self::new(Family::Poisson, outcome, formula)
    }

    /// Among those of a domain.
    #[must_use]
    pub fn within(mut self, domain: Domain) -> Self {
        self.domain = domain;
        self
    }

    /// Fits the regression.
    ///
    /// # Errors
    /// Where a column is missing or of the wrong kind, an outcome is outside the range of the family, no row or
    /// column is left, or there is no variance.
    pub fn fit(&self, design: &Design) -> Result<GlmFit, ModelError> {
        let outcomes = self.outcome.values(design.frame())?;
        let prepared = Prepared::of(design, self.wish(&outcomes))?;
        if prepared.kept.is_empty() {
            return Err(ModelError::NoColumns);
        }
        self.family.check(self.outcome.column(), &outcomes, |row| prepared.is_used(row))?;
        self.fit_prepared(prepared, &outcomes)
    }

    fn fit_prepared(&self, prepared: Prepared, outcomes: &[f64]) -> Result<GlmFit, ModelError> {
        let totals = Totals::of(&prepared.patterns, prepared.design.weights(), outcomes, prepared.weight_scale);
        let problem = Problem { family: self.family, patterns: &prepared.patterns, totals: &totals };
        let start = problem.start(self.formula.intercept);
        let maximum = prepared.search().maximise(start, |at| problem.at(at));
        let fitted = problem.fitted(&maximum.coefficients);
        let residuals = Residuals::of(&prepared, self.family, outcomes, &fitted);
        let deviance = match self.family {
            Family::Linear => residuals.squares,
            Family::Logistic | Family::Poisson => {
                2.0 * (residuals.saturated - problem.log_likelihood(&fitted.predictors))
            }
        };
        let mut findings = prepared.findings.clone();
        findings.extend(problem.one_outcomes(&prepared));
        findings.extend(ending_finding(&maximum, |place| prepared.layout.columns[place].clone()));
        findings.extend(at_limit(&prepared, self.family, &fitted));
        let state = self.state(prepared, maximum.clone(), outcomes, residuals.of_row)?;
        findings.extend(state.refits.as_ref().and_then(Refits::left_out));
        let coefficients = state.table();
        findings.extend(freedom_finding(coefficients.degrees_of_freedom));
        Ok(GlmFit {
            family: self.family,
            coefficients,
            dispersion: residuals.dispersion,
            deviance,
            rows_used: state.prepared.rows_used,
            iterations: maximum.iterations,
            is_converged: maximum.is_converged(),
            findings,
            state,
        })
    }

    fn wish<'a>(&'a self, outcomes: &'a [f64]) -> Wish<'a> {
        Wish {
            formula: &self.formula,
            domain: &self.domain,
            needed: vec![Needed::Numbers { column: self.outcome.column(), values: outcomes }],
            gathering: self.gathering,
            centred: true,
        }
    }

    /// The covariance of the coefficients, with all it is made of.
    fn state(
        &self,
        prepared: Prepared,
        maximum: Maximum,
        outcomes: &[f64],
        residuals: Vec<f64>,
    ) -> Result<State, ModelError> {
        let bread = bread(&prepared, &maximum)?;
        let coefficients = maximum.coefficients;
        let refits = self.refits(&prepared, outcomes, &coefficients);
        let covariance = match (&refits, prepared.design.replicate_weights()) {
            (Some(refits), Some(weights)) => refits.covariance(weights, &coefficients, &prepared.kept),
            _ => linearised(&prepared, &residuals, &bread)?,
        };
        Ok(State { prepared, coefficients, covariance, bread, residuals, refits })
    }

    /// The coefficients of each replicate, if the design has replicates.
    fn refits(&self, prepared: &Prepared, outcomes: &[f64], full: &[f64]) -> Option<Refits> {
        let replicates = prepared.design.replicate_weights()?;
        let fit = |_: usize, weights: &[f64]| {
            let totals = Totals::of(&prepared.patterns, weights, outcomes, prepared.weight_scale);
            let problem = Problem { family: self.family, patterns: &prepared.patterns, totals: &totals };
            let found = prepared.search().maximise(full.to_vec(), |at| problem.at_alone(at));
            if found.is_converged() { found.coefficients } else { vec![f64::NAN; full.len()] }
        };
        Some(Refits::of(&prepared.design, replicates, fit))
    }
}

impl GlmFit {
    /// The Wald test of each term, in the order of the formula.
    pub fn term_tests(&self) -> Vec<TermTest> {
        let terms = self.state.prepared.terms_kept();
        let test = |term: usize| {
            let of_term = |place: &usize| terms[*place] == Some(term);
            let places: Vec<usize> = (0..terms.len()).filter(of_term).collect();
            TermTest { term, test: self.coefficients.wald_test(&places, self.coefficients.degrees_of_freedom) }
        };
        (0..self.state.prepared.layout.terms).map(test).collect()
    }

    /// The mean outcome if everybody had a code of `column`, for each of its codes, all else as it is.
    ///
    /// # Errors
    /// Where the column is not a coded term of the model, or the design refuses.
    pub fn margins(&self, column: &str, variance: MarginVariance) -> Result<Margins, ModelError> {
        margins::margins(self, column, variance)
    }
}

impl State {
    fn table(&self) -> Coefficients {
        let kept = &self.prepared.kept;
        let centred = Centred { coefficients: &self.coefficients, kept, covariance: &self.covariance };
        let (estimates, covariance) = self.prepared.uncentred(&centred);
        Coefficients {
            columns: self.prepared.columns(kept),
            degrees_of_freedom: self.prepared.degrees_of_freedom + 1.0 - estimates.len() as f64,
            estimates,
            covariance,
        }
    }
}

/// The inverse information of the columns kept where the search ended.
fn bread(prepared: &Prepared, maximum: &Maximum) -> Result<Matrix, ModelError> {
    let factor = Factor::of(&submatrix(&maximum.point.information, &prepared.kept));
    factor.map(|factor| factor.inverse()).ok_or(ModelError::Singular { iterations: maximum.iterations })
}
