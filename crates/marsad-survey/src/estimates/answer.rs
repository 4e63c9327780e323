//! The answer to a request: one line for each estimate.

use std::sync::Arc;

use super::cells::{Cells, MissingRows};
use super::design_effect::DesignEffects;
use super::formula::{Formula, Recipe, Shape};
use super::interval::{Point, replicated_logit};
use super::measure::MeasureName;
use super::quantiles;
use super::request::{Freedom, Interval, Question, Request};
use super::spread::{Source, Spread};
use crate::design::Design;
use crate::error::{SurveyError, Unsupported};
use crate::quality::QualityFlag;

/// A column with more codes is a column of numbers, and its shares say nothing.
const CODES_MAX: usize = 10_000;

/// One estimate of one domain.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The labels of its domain, one for each column by which the request is crossed.
    pub domain: Vec<String>,
    /// The column that was estimated; of a ratio the numerator, of a count the empty word.
    pub variable: String,
    /// The code whose share it is, for proportions.
    pub code: Option<String>,
    /// The share below, for quantiles.
    pub probability: Option<f64>,
    /// The estimate; not a number where its denominator is zero.
    pub value: f64,
    /// The root of its variance; not a number where that came out negative, as exact variances of small samples can.
    pub standard_error: f64,
    /// The lower bound of the interval.
    pub low: f64,
    /// The upper bound of the interval.
    pub high: f64,
    /// The variance over that of a simple random sample, where it was asked for.
    pub design_effect: Option<f64>,
    /// Kish's design effect of unequal weights, where design effects were asked for.
    pub weight_effect: Option<f64>,
    /// How many rows it rests on, unweighted.
    pub rows: usize,
    /// The sum of their weights.
    pub weight: f64,
    /// The degrees of freedom of the interval.
    pub degrees_of_freedom: f64,
    /// What its quality allows, once rules were applied.
    pub flag: Option<QualityFlag>,
}

impl Estimate {
    /// The standard error as a share of the estimate's size; not a number for an estimate of zero.
    pub fn coefficient_of_variation(&self) -> f64 {
        if self.value == 0.0 { f64::NAN } else { self.standard_error / self.value.abs() }
    }
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub struct Estimates {
    /// The columns by which it is crossed.
    pub by: Vec<String>,
    /// Domain after domain its estimates.
    pub rows: Vec<Estimate>,
    /// Rows left out because a value is missing.
    pub missing: MissingRows,
    /// The confidence of the intervals.
    pub confidence: f64,
    pub(super) design: Design,
    /// None for quantiles without replicates.
    pub(super) spread: Option<Arc<Spread>>,
}

/// What `request` asks of `design`.
pub(crate) fn estimate(design: &Design, request: &Request) -> Result<Estimates, SurveyError> {
    check(request)?;
    if let Question::Quantile { .. } = request.question {
        return quantiles::estimate(design, request);
    }
    let recipe = recipe(design, &request.question)?;
    check_interval(design, request)?;
    let cells = Cells::of(design, request)?;
    let spread = Spread::of(design, &cells, &recipe)?;
    let effects = match request.design_effect {
        Some(against) => Some(DesignEffects::of(design, &cells, &recipe, (&spread, against))?),
        None => None,
    };
    let rows = Lines { design, request, recipe: &recipe, cells: &cells, spread: &spread, effects }.all();
    Ok(Estimates {
        by: request.by.as_slice().to_vec(),
        rows,
        missing: cells.missing,
        confidence: request.confidence,
        design: design.clone(),
        spread: Some(Arc::new(spread)),
    })
}

fn check(request: &Request) -> Result<(), SurveyError> {
    if !(request.confidence > 0.0 && request.confidence < 1.0) {
        return Err(SurveyError::OutOfRange { what: "confidence", value: request.confidence.to_string() });
    }
    match request.freedom {
        Freedom::Fixed(freedom) if freedom.is_nan() || freedom <= 0.0 => {
            Err(SurveyError::OutOfRange { what: "degrees of freedom", value: freedom.to_string() })
        }
        _ => Ok(()),
    }
}

/// Intervals of shares need values from zero to one.
fn check_interval(design: &Design, request: &Request) -> Result<(), SurveyError> {
    if request.interval == Interval::Wald || matches!(request.question, Question::Proportion(_)) {
        return Ok(());
    }
    let refused = Err(SurveyError::Unsupported(Unsupported::NotAProportion));
    let Question::Mean(names) = &request.question else { return refused };
    for name in names.as_slice() {
        let values = design.frame().numbers(name)?;
        if values.iter().any(|value| *value < 0.0 || *value > 1.0) {
            return refused;
        }
    }
    Ok(())
}

/// What is summed for a question, and what is made of the sums.
fn recipe(design: &Design, question: &Question) -> Result<Recipe, SurveyError> {
    let mut recipe = Recipe { measures: vec![MeasureName::One], formulas: Vec::new() };
    let formula = |shape: Shape, variable: &str, code: Option<&str>| Formula {
        shape,
        variable: variable.to_owned(),
        code: code.map(str::to_owned),
    };
    match question {
        Question::Total(names) | Question::Mean(names) => {
            for (place, name) in names.as_slice().iter().enumerate() {
                recipe.measures.push(MeasureName::Numbers(name.clone()));
                let shape = if matches!(question, Question::Total(_)) {
                    Shape::Total(place + 1)
                } else {
                    Shape::Ratio { numerator: place + 1, denominator: 0 }
                };
                recipe.formulas.push(formula(shape, name, None));
            }
        }
        Question::Proportion(column) => {
            let labels = &design.frame().codes(column)?.labels;
            if labels.len() > CODES_MAX {
                return Err(SurveyError::OutOfRange { what: "codes", value: labels.len().to_string() });
            }
            for (code, label) in labels.iter().enumerate() {
                recipe.measures.push(MeasureName::Code { column: column.clone(), code: code as u32 });
                let shape = Shape::Ratio { numerator: code + 1, denominator: 0 };
                recipe.formulas.push(formula(shape, column, Some(label.as_str())));
            }
        }
        Question::Ratio { numerator, denominator } => {
            recipe.measures.push(MeasureName::Numbers(numerator.clone()));
            recipe.measures.push(MeasureName::Numbers(denominator.clone()));
            recipe.formulas.push(formula(Shape::Ratio { numerator: 1, denominator: 2 }, numerator, None));
        }
        Question::Count => recipe.formulas.push(formula(Shape::Total(0), "", None)),
        // Quantiles are no function of totals and do not come here.
        Question::Quantile { .. } => {}
    }
    for measure in &recipe.measures {
        measure.find(design.frame())?;
    }
    Ok(recipe)
}

/// The lines of an answer.
struct Lines<'a> {
    design: &'a Design,
    request: &'a Request,
    recipe: &'a Recipe,
    cells: &'a Cells,
    spread: &'a Spread,
    effects: Option<DesignEffects>,
}

impl Lines<'_> {
    fn all(&self) -> Vec<Estimate> {
        // The lines are in the order of the columns of the spread.
        let formulas = self.recipe.formulas.len();
        let places = (0..self.cells.count()).flat_map(|cell| (0..formulas).map(move |place| (cell, place)));
        places.map(|(cell, place)| self.line(cell, place)).collect()
    }

    fn line(&self, cell: usize, place: usize) -> Estimate {
        let formula = &self.recipe.formulas[place];
        let column = cell * self.recipe.formulas.len() + place;
        let is_known = self.cells.rows[cell] > 0 && !self.spread.values[column].is_nan();
        let or_nothing = |number: f64| if is_known { number } else { f64::NAN };
        let point = Point {
            value: or_nothing(self.spread.values[column]),
            variance: or_nothing(self.spread.variances[column]),
            freedom: self.freedom(cell),
            rows: self.cells.rows[cell],
        };
        let (low, high) = self.bounds(point, column);
        Estimate {
            domain: self.cells.labels[cell].clone(),
            variable: formula.variable.clone(),
            code: formula.code.clone(),
            probability: None,
            value: point.value,
            standard_error: point.variance.sqrt(),
            low,
            high,
            design_effect: self.effects.as_ref().map(|effects| effects.of_estimates[column]),
            weight_effect: self.effects.as_ref().map(|effects| effects.of_weights[cell]),
            rows: point.rows,
            weight: self.spread.totals[cell * self.recipe.measures.len()],
            degrees_of_freedom: point.freedom,
            flag: None,
        }
    }

    /// The interval: that of a logistic regression is made of the logits of replicates, where there are any.
    fn bounds(&self, point: Point, column: usize) -> (f64, f64) {
        let Request { interval, confidence, .. } = *self.request;
        match (interval, &self.spread.source, self.design.replicate_weights()) {
            (Interval::Logit, Source::Replicates(shares), Some(replicates)) => {
                replicated_logit(point, confidence, (replicates, shares[column].as_slice()))
            }
            _ => interval.bounds(point, confidence),
        }
    }

    fn freedom(&self, cell: usize) -> f64 {
        match self.request.freedom {
            Freedom::Domain => self.spread.freedom[cell],
            Freedom::Design => self.design.degrees_of_freedom(),
            Freedom::Fixed(freedom) => freedom,
        }
    }
}
