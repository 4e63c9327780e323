//! Multinomial logistic regression under the design: which of several categories. Formulas and sources in METHOD.md.
//!
//! Holds: the request [`Multinomial`] and its answer [`MultinomialFit`]. Does not hold: ordered categories.
//! Where next: `problem` for the pseudo log-likelihood.

mod problem;
#[cfg(test)]
mod tests;

use crate::matrix::Matrix;
use crate::{Codes, Design, Domain};

use super::coded::CodedVariable;
use super::factor::{Factor, submatrix};
use super::finding::{ending_finding, freedom_finding};
use super::glm::TermTest;
use super::influences::covariance_of;
use super::newton::{Maximum, Search};
use super::patterns::Gathering;
use super::prepared::{Centred, Prepared, Wish};
use super::refits::Refits;
use super::rows::Needed;
use super::totals::weights_by_pattern;
use super::{Coefficients, Column, Formula, ModelError, ModelFinding};

use problem::Problem;

/// A multinomial regression that is asked for.
#[derive(Clone, Debug)]
pub struct Multinomial {
    /// The coded column that is explained.
    pub outcome: String,
    /// The category with which others are compared; the first one if none is named.
    pub base: Option<String>,
    /// What explains it.
    pub formula: Formula,
    /// Whom it is about.
    pub domain: Domain,
    gathering: Gathering,
}

/// A multinomial regression that was fitted.
#[derive(Clone, Debug)]
pub struct MultinomialFit {
    /// The category with which others are compared.
    pub base: String,
    /// The other categories among the rows used, in order.
    pub categories: Vec<String>,
    /// The coefficients, category by category; their degrees of freedom are those of the design.
    pub coefficients: Coefficients,
    /// Σ w times the logarithm of the fitted share of each outcome, with weights that are 1 on average.
    pub log_likelihood: f64,
    /// Rows with a weight and all values.
    pub rows_used: usize,
    /// Steps of Newton's method.
    pub iterations: usize,
    /// Whether they came to rest.
    pub is_converged: bool,
    /// What is to be said of the data and the fit.
    pub findings: Vec<ModelFinding>,
    /// The term of each coefficient.
    term_of_place: Vec<Option<usize>>,
    terms: usize,
}

/// The outcome of each row.
struct Outcomes<'a> {
    codes: &'a Codes,
    /// The codes of the categories but the base.
    categories: Vec<u32>,
}

impl Multinomial {
    /// A regression of a coded column among everybody, compared with its first category.
    pub fn new(outcome: &str, formula: Formula) -> Self {
        Self { outcome: outcome.to_owned(), base: None, formula, domain: Domain::All, gathering: Gathering::default() }
    }

    /// Compared with another category.
    #[must_use]
    pub fn against(mut self, base: &str) -> Self {
        self.base = Some(base.to_owned());
        self
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
    /// Where a column is missing or of the wrong kind, the outcome has one category, no row or column is left, or
    /// there is no variance.
    pub fn fit(&self, design: &Design) -> Result<MultinomialFit, ModelError> {
        let codes = design.frame().codes(&self.outcome)?;
        let wish = Wish {
            formula: &self.formula,
            domain: &self.domain,
            needed: vec![Needed::codes(&self.outcome, design.frame())?],
            gathering: self.gathering,
            centred: true,
        };
        let prepared = Prepared::of(design, wish)?;
        if prepared.kept.is_empty() {
            return Err(ModelError::NoColumns);
        }
        let coded = CodedVariable::observe(design.frame(), &self.outcome, self.base.as_deref(), &prepared.rows())?;
        if coded.observed.len() < 2 {
            return Err(ModelError::OneCategory { column: self.outcome.clone() });
        }
        self.fit_prepared(&prepared, &coded, codes)
    }

    fn fit_prepared(
        &self,
        prepared: &Prepared,
        coded: &CodedVariable,
        codes: &Codes,
    ) -> Result<MultinomialFit, ModelError> {
        let outcomes = Outcomes { codes, categories: coded.written(true) };
        let places = Places::of(prepared, outcomes.categories.len());
        let weights = weights_by_pattern(&prepared.patterns, prepared.design.weights(), prepared.weight_scale);
        let totals = outcomes.totals(prepared, prepared.design.weights());
        let problem = Problem { patterns: &prepared.patterns, weights: &weights, outcomes: &totals };
        let maximum = places.search().maximise(problem.start(self.formula.intercept), |at| problem.at(at));
        let shares = problem.shares(&maximum.coefficients);
        let refits = outcomes.refits(prepared, &places, &maximum.coefficients);
        let covariance = match (&refits, prepared.design.replicate_weights()) {
            (Some(refits), Some(weights)) => refits.covariance(weights, &maximum.coefficients, &places.kept),
            _ => linearised(prepared, &outcomes, &shares, &maximum)?,
        };
        let centred = Centred { coefficients: &maximum.coefficients, kept: &places.kept, covariance: &covariance };
        let (estimates, covariance) = prepared.uncentred(&centred);
        let column = |place: usize| column_of(prepared, coded, &outcomes.categories, place);
        let mut findings = prepared.findings.clone();
        findings.extend(coded.findings(self.base.as_deref()));
        findings.extend(ending_finding(&maximum, column));
        findings.extend(refits.as_ref().and_then(Refits::left_out));
        findings.extend(freedom_finding(prepared.degrees_of_freedom));
        Ok(MultinomialFit {
            base: coded.label(coded.reference).to_owned(),
            categories: outcomes.categories.iter().map(|code| coded.label(*code).to_owned()).collect(),
            coefficients: Coefficients {
                columns: places.kept.iter().map(|place| column(*place)).collect(),
                estimates,
                covariance,
                degrees_of_freedom: prepared.degrees_of_freedom,
            },
            log_likelihood: problem.log_likelihood(&shares),
            rows_used: prepared.rows_used,
            iterations: maximum.iterations,
            is_converged: maximum.is_converged(),
            findings,
            term_of_place: prepared.terms_kept().repeat(outcomes.categories.len()),
            terms: prepared.layout.terms,
        })
    }
}

impl MultinomialFit {
    /// The Wald test of each term over all categories, in the order of the formula.
    pub fn term_tests(&self) -> Vec<TermTest> {
        let test = |term: usize| {
            let of_term = |place: &usize| self.term_of_place[*place] == Some(term);
            let places: Vec<usize> = (0..self.term_of_place.len()).filter(of_term).collect();
            TermTest { term, test: self.coefficients.wald_test(&places, self.coefficients.degrees_of_freedom) }
        };
        (0..self.terms).map(test).collect()
    }
}

/// The coefficients of all categories.
struct Places {
    kept: Vec<usize>,
    sizes: Vec<f64>,
}

impl Places {
    fn of(prepared: &Prepared, categories: usize) -> Self {
        let columns = prepared.patterns.columns;
        let of_category = |category: usize| prepared.kept.iter().map(move |place| category * columns + place);
        Self { kept: (0..categories).flat_map(of_category).collect(), sizes: prepared.sizes.repeat(categories) }
    }

    fn search(&self) -> Search<'_> {
        Search { kept: &self.kept, sizes: &self.sizes }
    }
}

impl Outcomes<'_> {
    /// Σ w of those of each category but the base, by pattern.
    fn totals(&self, prepared: &Prepared, weights: &[f64]) -> Vec<Vec<f64>> {
        let mut totals = vec![vec![0.0; prepared.patterns.count + 1]; self.categories.len()];
        let mut category_of_code = vec![None; self.codes.labels.len()];
        for (category, code) in self.categories.iter().enumerate() {
            category_of_code[*code as usize] = Some(category);
        }
        let rows = prepared.patterns.of_row.iter().zip(weights).zip(&self.codes.of_row);
        for ((pattern, weight), code) in rows {
            // A code that is missing is beyond the labels; its row is not used.
            if let Some(Some(category)) = category_of_code.get(*code as usize) {
                let totals: &mut Vec<f64> = &mut totals[*category];
                totals[*pattern as usize] += weight * prepared.weight_scale;
            }
        }
        totals
    }

    /// The coefficients of each replicate, if the design has replicates.
    fn refits(&self, prepared: &Prepared, places: &Places, full: &[f64]) -> Option<Refits> {
        let replicates = prepared.design.replicate_weights()?;
        let fit = |_: usize, of_rows: &[f64]| {
            let weights = weights_by_pattern(&prepared.patterns, of_rows, prepared.weight_scale);
            let totals = self.totals(prepared, of_rows);
            let problem = Problem { patterns: &prepared.patterns, weights: &weights, outcomes: &totals };
            let found = places.search().maximise(full.to_vec(), |at| problem.at_alone(at));
            if found.is_converged() { found.coefficients } else { vec![f64::NAN; full.len()] }
        };
        Some(Refits::of(&prepared.design, replicates, fit))
    }
}

/// The linearised covariance of the coefficients kept.
fn linearised(
    prepared: &Prepared,
    outcomes: &Outcomes<'_>,
    shares: &[Vec<f64>],
    maximum: &Maximum,
) -> Result<Matrix, ModelError> {
    let places = Places::of(prepared, shares.len());
    let factor = Factor::of(&submatrix(&maximum.point.information, &places.kept));
    let bread = factor.map(|factor| factor.inverse()).ok_or(ModelError::Singular { iterations: maximum.iterations })?;
    let columns = prepared.kept.len();
    let meat = covariance_of(&prepared.design, places.kept.len(), |place| {
        let category = place / columns;
        let code = outcomes.categories[category];
        scores(prepared, Score { column: prepared.kept[place % columns], code, shares: &shares[category] }, outcomes)
    })?;
    Ok(bread.times(&meat.matrix()).times(&bread))
}

/// One column of scores.
#[derive(Clone, Copy)]
struct Score<'a> {
    column: usize,
    code: u32,
    /// Of the category, by pattern.
    shares: &'a [f64],
}

/// w (1 − π) x for rows of the category, −w π x for others.
fn scores(prepared: &Prepared, score: Score<'_>, outcomes: &Outcomes<'_>) -> Vec<f64> {
    let values = prepared.patterns.column(score.column);
    let rows = prepared.patterns.of_row.iter().zip(prepared.design.weights()).zip(&outcomes.codes.of_row);
    let one = |((pattern, weight), code): ((&u32, &f64), &u32)| {
        let pattern = *pattern as usize;
        let Some(share) = score.shares.get(pattern) else { return 0.0 };
        let is_of_category = if *code == score.code { 1.0 } else { 0.0 };
        weight * prepared.weight_scale * (is_of_category - share) * values[pattern]
    };
    rows.map(one).collect()
}

/// The column of a coefficient, with its category.
fn column_of(prepared: &Prepared, coded: &CodedVariable, categories: &[u32], place: usize) -> Column {
    let columns = prepared.patterns.columns;
    let parts = prepared.layout.columns[place % columns].parts.clone();
    Column { outcome: Some(coded.label(categories[place / columns]).to_owned()), parts }
}
