//! Estimates of areas that are too small to speak for themselves, as an answer.
//!
//! Does not hold: the model (`area_models.rs`).

use marsad_model::{AreaCovariates, AreaOptions, Statistic};
use marsad_survey::Estimate;

use super::super::SurveyProblem;
use super::super::asked::{estimates, is_asked};
use super::area_models::{AreasAsked, Modelled, ModelledArea, modelled, whole_of};
use super::{AnalysisAnswer, AnalysisHead, AnalysisRow, Run, known};

/// What the constant is called among the covariates.
const CONSTANT: &str = "(intercept)";
/// What is said of each area.
const MEASURES: [&str; 7] =
    ["direct", "direct-error", "estimate", "root-mse", "synthetic", "shrinkage", "standardised-residual"];

/// Fay and Herriot's estimates of the areas of which covariates are known. An area of the sample without covariates has
/// none: it is told.
pub(super) fn small_areas(
    run: Run<'_>,
    (statistic, area): (&Statistic, &str),
    (covariates, options): (&AreaCovariates, &AreaOptions),
) -> Result<AnalysisAnswer, SurveyProblem> {
    let question = run.question(statistic, &[area.to_owned()]);
    let found = estimates(run.design, &question, run.declared)?;
    let direct: Vec<&Estimate> = found.rows.iter().filter(|estimate| is_asked(&question, estimate)).collect();
    let whole = whole_of(run.design, &question, options, run.declared)?;
    let made = modelled(AreasAsked { direct: &direct, statistic, covariates, options, whole })?;
    let more = [("root-mse-bootstrap", options.bootstrap.is_some()), ("benchmarked", made.met.is_some())];
    let more = more.into_iter().chain([("shift", made.met.is_some())]).filter(|(_, is_there)| *is_there);
    let measures: Vec<&'static str> = MEASURES.into_iter().chain(more.map(|(measure, _)| measure)).collect();
    let mut answer = AnalysisAnswer::new("small-areas", vec![AnalysisHead::Variable(area.to_owned())], &measures);
    for area in &made.areas {
        let of_sample = direct.iter().copied().find(|estimate| estimate.domain.first() == Some(&area.code));
        let numbers = measures.iter().map(|measure| measured(measure, area, of_sample)).collect();
        answer.rows.push(AnalysisRow { names: vec![area.code.clone()], numbers });
    }
    tell(&mut answer, &made);
    answer.findings.extend(made.notes);
    Ok(answer)
}

fn measured(measure: &str, area: &ModelledArea, direct: Option<&Estimate>) -> Option<f64> {
    let number = match measure {
        "direct" => direct?.value,
        "direct-error" => direct?.standard_error,
        "estimate" => area.estimate,
        "root-mse" => area.mse.sqrt(),
        "root-mse-bootstrap" => area.mse_bootstrap?.sqrt(),
        "synthetic" => area.synthetic,
        "shrinkage" => area.shrinkage,
        "standardised-residual" => area.residual?,
        "benchmarked" => area.benchmarked?.value,
        "shift" => area.benchmarked?.shift,
        _ => return None,
    };
    known(number)
}

/// What holds for the model as a whole.
fn tell(answer: &mut AnalysisAnswer, made: &Modelled) {
    let model = &made.model;
    let facts = [
        ("model-variance", model.model_variance),
        ("model-variance-error", model.model_variance_error),
        ("log-likelihood", model.log_likelihood),
        ("aic", model.aic),
        ("bic", model.bic),
        ("iterations", model.iterations as f64),
    ];
    facts.into_iter().for_each(|(word, value)| answer.tell(word, known(value)));
    if let Some(met) = made.met {
        answer.tell("benchmark", known(met.target));
        answer.tell("benchmark-before", known(met.before));
    }
    let names = std::iter::once(CONSTANT).chain(made.names.iter().map(String::as_str));
    for (name, coefficient) in names.zip(&model.coefficients) {
        answer.tell_of("coefficient", name, known(coefficient.estimate));
        answer.tell_of("coefficient-error", name, known(coefficient.standard_error));
    }
}
