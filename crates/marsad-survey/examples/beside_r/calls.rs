//! Estimates by linearisation, in the order in which R makes them.

use std::path::Path;

use marsad_survey::models::{Formula, Glm, GlmFit};
use marsad_survey::{
    Design, DesignEffect, Domain, Frame, Request, SurveyError, mean, proportion, quantile, ratio, total,
};

use crate::Failure;
use crate::columns::read;
use crate::lines::{line, timed, told};

/// The columns that the calls need.
const COLUMNS: [&str; 13] = [
    "stratum", "psu", "weight", "gov", "urban", "sex", "age", "migrant", "returned", "remit", "income", "educ",
    "intends",
];
/// The shares of the quantiles.
pub const SHARES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// Makes every call.
pub fn run(columns: &Path) -> Result<(), Failure> {
    let frame = coded(read(columns, &COLUMNS)?)?;
    let design = timed("design", || drawn(&frame))?;
    let estimate = |name: &str, request: fn() -> Request| -> Result<(), Failure> {
        let found = timed(name, || design.estimate(request()))?;
        told(name, &found)
    };
    estimate("totals", || total(["migrant", "remit"]))?;
    means(&design)?;
    estimate("shares", || proportion("educ"))?;
    estimate("ratio", || ratio("remit", "income"))?;
    estimate("means_by", || mean(["migrant", "income"]).by("gov"))?;
    estimate("totals_by", || total("migrant").by(["gov", "sex"]))?;
    estimate("quantiles", || quantile("income", &SHARES))?;
    logit(&design)?;
    estimate("domain", || mean("remit").where_(Domain::is("migrant", "1").and(Domain::is("sex", "2"))))
}

/// With the categories of the columns that are used as such, which R holds as factors before anything is timed.
pub fn coded(frame: Frame) -> Result<Frame, SurveyError> {
    for name in ["gov", "sex", "educ"].into_iter().filter(|name| frame.is_numeric(name)) {
        frame.codes(name)?;
    }
    Ok(frame)
}

/// The design of the survey.
pub fn drawn(frame: &Frame) -> Result<Design, SurveyError> {
    Design::new(frame.clone()).weights("weight").strata("stratum").clusters("psu").nested().build()
}

fn means(design: &Design) -> Result<(), Failure> {
    let request = || mean(["migrant", "returned", "income", "intends"]).design_effect(DesignEffect::WithoutReplacement);
    let found = timed("means", || design.estimate(request()))?;
    let effects: Vec<f64> = found.rows.iter().filter_map(|row| row.design_effect).collect();
    told("means", &found)?;
    line("values", "means.effect", &effects)
}

fn logit(design: &Design) -> Result<(), Failure> {
    let formula = || Formula::new().codes("sex").number("age").power("age", 2).codes("educ").number("urban");
    let fit = || -> Result<GlmFit, SurveyError> {
        // The error of a model is told as what it is in words: the bench stops either way.
        Glm::logistic("migrant", formula())
            .fit(design)
            .map_err(|error| SurveyError::OutOfRange { what: "model", value: error.to_string() })
    };
    let coefficients = timed("logit", fit)?.coefficients;
    let errors: Vec<f64> = (0..coefficients.len()).map(|place| coefficients.covariance.standard_error(place)).collect();
    line("values", "logit.estimate", &coefficients.estimates)?;
    line("values", "logit.error", &errors)
}
