//! What is asked of a survey beyond a table of estimates: comparisons, regressions, tests, survival, small areas, and
//! weights that are calibrated first.
//!
//! Does not hold: how any of it is computed (`marsad-survey`), or written for other programs (`marsad-publish`).

use std::collections::{BTreeMap, BTreeSet};

use crate::{AreaOptions, EstimateQuestion, IntervalMethod, QuantileDefinition, Statistic, WeightingStep};

/// An analysis of a survey.
#[derive(Clone, Debug, PartialEq)]
pub enum Analysis {
    /// Estimates of cells; of use where the weights are calibrated first.
    Estimates {
        /// What is estimated.
        statistic: Statistic,
        /// The variables by whose codes it is crossed.
        by: Vec<String>,
    },
    /// Differences between cells, with the errors that their covariance gives.
    Contrasts {
        /// What is estimated.
        statistic: Statistic,
        /// The variables by whose codes it is crossed.
        by: Vec<String>,
        /// Of each difference the two cells: their codes joined by points, that of a share last.
        pairs: Vec<(String, String)>,
    },
    /// A linear, logistic, Poisson or multinomial regression.
    Regression {
        /// Which; by the outcome where it is not said.
        family: Option<RegressionFamily>,
        /// What is explained: a number, `VARIABLE=CODE` for whether somebody has a code, or a variable with codes.
        outcome: String,
        /// What explains it: `age`, `age^2`, `sex`, `sex=F` with F as the reference, `sex*age` for the product.
        on: Vec<String>,
    },
    /// Whether two variables with codes are independent: Rao and Scott's test of the second order.
    Independence {
        /// The variable whose codes are rows.
        rows: String,
        /// The variable whose codes are columns.
        columns: String,
    },
    /// The share of spells that last longer, after Kaplan and Meier.
    Survival {
        /// The spells.
        spell: SpellAsked,
        /// A variable for each of whose codes there is a curve.
        by: Option<String>,
        /// The times that are asked for; every time with an event if there is none.
        times: Vec<f64>,
    },
    /// What makes spells end sooner: Cox's proportional hazards.
    Hazards {
        /// The spells.
        spell: SpellAsked,
        /// What explains it, as of a regression.
        on: Vec<String>,
    },
    /// Estimates of areas that borrow strength from each other: the model of Fay and Herriot, on the arcsine scale for a
    /// share.
    SmallAreas {
        /// What is estimated: a mean, a ratio, a total, or the share of one code.
        statistic: Statistic,
        /// The variable whose codes are the areas.
        area: String,
        /// What is known of the areas from elsewhere.
        covariates: AreaCovariates,
        /// How they are modelled.
        options: AreaOptions,
    },
    /// The weights themselves, row by row, before and after what is done to them.
    Weights {
        /// The column that names the rows; their numbers where there is none.
        name: Option<String>,
    },
}

/// An analysis with whom it is about and how sure its intervals are.
#[derive(Clone, Debug, PartialEq)]
pub struct AnalysisAsked {
    /// What is asked.
    pub analysis: Analysis,
    /// Whom it is about: a variable has one of these codes; all must hold.
    pub only: BTreeMap<String, Vec<String>>,
    /// The confidence of intervals.
    pub confidence: f64,
    /// What is done to the weights first, in this order.
    pub weighting: Vec<WeightingStep>,
    /// Totals of the population to which the weights are calibrated then.
    pub calibration: Option<Calibration>,
    /// How intervals of estimates are made, as in a question.
    pub interval: Option<IntervalMethod>,
    /// Which definition of a quantile counts.
    pub quantile_rule: Option<QuantileDefinition>,
}

/// Kinds of regression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegressionFamily {
    /// Of a number.
    Linear,
    /// Of whether somebody has a code, or of a number that is 0 or 1.
    Logistic,
    /// Of a count.
    Poisson,
    /// Of which of several codes somebody has.
    Multinomial,
}

/// The columns of spells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellAsked {
    /// How long a spell was watched.
    pub duration: String,
    /// Whether it ended: a variable that is 1 where it did, or `VARIABLE=CODE`.
    pub event: String,
    /// From when on it was watched, where that is not its beginning.
    pub entry: Option<String>,
}

/// What is known of areas from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaCovariates {
    /// The names of what is known.
    pub names: Vec<String>,
    /// Each area by its code, with its numbers.
    pub areas: Vec<(String, Vec<f64>)>,
}

/// How weights are calibrated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CalibrationMethod {
    /// With the least squares of changes: the generalised regression estimator.
    #[default]
    Linear,
    /// By factors that stay positive.
    Raking,
    /// Between bounds.
    Logit,
}

/// Totals of the population that the weights are made to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// The totals.
    pub margins: Vec<KnownMargin>,
    /// How.
    pub method: CalibrationMethod,
    /// The least and the largest factor by which a weight may change.
    pub bounds: Option<(f64, f64)>,
}

/// One set of totals.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownMargin {
    /// The variables whose codes make the cells; none for the whole population.
    pub by: Vec<String>,
    /// The number whose total is known; none where persons are counted.
    pub of: Option<String>,
    /// The codes of each cell, and its total.
    pub totals: Vec<(Vec<String>, f64)>,
}

/// One factor of a term as it is written: `age`, `age^2`, or `sex=F` with the code that the others are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermFactor<'a> {
    /// The variable.
    pub variable: &'a str,
    /// The exponent as it is written, where there is one.
    pub exponent: Option<&'a str>,
    /// The reference of its codes, where it is named.
    pub reference: Option<&'a str>,
}

impl<'a> TermFactor<'a> {
    /// The factors of a term, which `*` joins.
    pub fn of_term(term: &'a str) -> impl Iterator<Item = Self> {
        term.split('*').map(|written| Self::written(written.trim()))
    }

    fn written(written: &'a str) -> Self {
        if let Some((variable, code)) = written.split_once('=') {
            return Self { variable, exponent: None, reference: Some(code) };
        }
        match written.split_once('^') {
            Some((variable, exponent)) => Self { variable, exponent: Some(exponent), reference: None },
            None => Self { variable: written, exponent: None, reference: None },
        }
    }
}

/// The variable of `VARIABLE` or `VARIABLE=CODE`, and the code where one is named.
pub fn variable_and_code(written: &str) -> (&str, Option<&str>) {
    match written.split_once('=') {
        Some((variable, code)) => (variable, Some(code)),
        None => (written, None),
    }
}

impl Analysis {
    /// The variables that it names, each once.
    pub fn variables(&self) -> BTreeSet<&str> {
        match self {
            Self::Estimates { statistic, by } | Self::Contrasts { statistic, by, .. } => {
                statistic.variables().into_iter().chain(by.iter().map(String::as_str)).collect()
            }
            Self::Regression { outcome, on, .. } => of_terms(on).chain([variable_and_code(outcome).0]).collect(),
            Self::Independence { rows, columns } => [rows.as_str(), columns.as_str()].into(),
            Self::Survival { spell, by, .. } => spell.variables().chain(by.as_deref()).collect(),
            Self::Hazards { spell, on } => spell.variables().chain(of_terms(on)).collect(),
            Self::SmallAreas { statistic, area, .. } => {
                statistic.variables().into_iter().chain([area.as_str()]).collect()
            }
            Self::Weights { name } => name.iter().map(String::as_str).collect(),
        }
    }
}

fn of_terms(on: &[String]) -> impl Iterator<Item = &str> {
    on.iter().flat_map(|term| TermFactor::of_term(term)).map(|factor| factor.variable)
}

impl AnalysisAsked {
    /// Every variable that it names, each once: those of the weighting and of the calibration too.
    pub fn variables(&self) -> BTreeSet<&str> {
        let margins = self.calibration.iter().flat_map(|calibration| &calibration.margins);
        let known = margins.flat_map(KnownMargin::variables);
        let steps = self.weighting.iter().flat_map(WeightingStep::variables);
        let only = self.only.keys().map(String::as_str);
        self.analysis.variables().into_iter().chain(known).chain(steps).chain(only).collect()
    }

    /// Whether the weights are not those of the design.
    pub fn is_reweighted(&self) -> bool {
        !self.weighting.is_empty() || self.calibration.is_some()
    }

    /// The question whose cells are estimated.
    pub fn question(&self, statistic: &Statistic, by: &[String]) -> EstimateQuestion {
        let (only, confidence) = (self.only.clone(), self.confidence);
        let (interval, quantile_rule) = (self.interval, self.quantile_rule);
        EstimateQuestion { statistic: statistic.clone(), by: by.to_vec(), only, confidence, interval, quantile_rule }
    }
}

impl KnownMargin {
    /// The variables of its cells, and the number that is added up.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.by.iter().chain(&self.of).map(String::as_str)
    }
}

impl SpellAsked {
    /// The variables of spells.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        let event = variable_and_code(&self.event).0;
        [self.duration.as_str(), event].into_iter().chain(self.entry.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Analysis, AnalysisAsked, Calibration, CalibrationMethod, KnownMargin, SpellAsked, TermFactor};

    #[test]
    fn an_analysis_names_each_variable_once() {
        let spell = SpellAsked { duration: "months".into(), event: "state=back".into(), entry: Some("begin".into()) };
        let on = ["age", "age^2", "sex=F", "sex*age"].map(str::to_owned).to_vec();
        let margin = KnownMargin { by: vec!["area".into()], of: Some("kids".into()), totals: Vec::new() };
        let calibration = Calibration { margins: vec![margin], method: CalibrationMethod::Linear, bounds: None };
        let asked = AnalysisAsked {
            analysis: Analysis::Hazards { spell, on },
            only: BTreeMap::from([("sex".to_owned(), vec!["M".to_owned()])]),
            confidence: 0.95,
            weighting: Vec::new(),
            calibration: Some(calibration),
            interval: None,
            quantile_rule: None,
        };
        let found: Vec<&str> = asked.variables().into_iter().collect();
        assert_eq!(found, ["age", "area", "begin", "kids", "months", "sex", "state"]);
    }

    #[test]
    fn a_term_is_a_product_of_numbers_powers_and_codes() {
        let factors: Vec<TermFactor<'_>> = TermFactor::of_term("sex=F * age^2*area").collect();
        let written = |variable, exponent, reference| TermFactor { variable, exponent, reference };
        assert_eq!(
            factors,
            [written("sex", None, Some("F")), written("age", Some("2"), None), written("area", None, None)]
        );
    }
}
