//! Estimates of cells, and how they differ from each other.

use std::collections::BTreeSet;

use marsad_model::{EstimateQuestion, Statistic, SurveyDesign};
use marsad_survey::distributions::student_cdf;
use marsad_survey::{Contrast, Estimate, Estimates};

use super::super::asked::{answer, estimates, is_asked, told_words, undefined};
use super::super::{DesignNote, SurveyProblem};
use super::{AnalysisAnswer, AnalysisHead, AnalysisRow, Run, known};

/// The estimates of all cells.
pub(super) fn estimates_of(
    run: Run<'_>,
    statistic: &Statistic,
    by: &[String],
) -> Result<AnalysisAnswer, SurveyProblem> {
    let question = run.question(statistic, by);
    let found = estimates(run.design, &question, run.declared)?;
    let measures = ["estimate", "standard-error", "low", "high", "cv", "rows"];
    let mut made = AnalysisAnswer::new("estimates", heads(&question), &measures);
    let asked = found.rows.iter().filter(|estimate| is_asked(&question, estimate));
    made.rows =
        asked.map(|estimate| AnalysisRow { names: key(&question, estimate), numbers: numbers(estimate) }).collect();
    // The same as of weights that are not calibrated, with what the rules of quality make of it.
    let table = answer((run.design, SurveyDesign::default()), &question, run.rules, run.declared)?;
    let of_design: Vec<DesignNote> = run.design.findings().iter().map(DesignNote::of).collect();
    // What is said of the design is said of every analysis.
    made.findings = table.findings.iter().filter(|note| !of_design.contains(note)).cloned().collect();
    made.estimates = Some(table);
    Ok(made)
}

/// The differences of pairs of cells.
pub(super) fn contrasts(
    run: Run<'_>,
    (statistic, by): (&Statistic, &[String]),
    pairs: &[(String, String)],
) -> Result<AnalysisAnswer, SurveyProblem> {
    let question = run.question(statistic, by);
    if heads(&question).is_empty() {
        return Err(SurveyProblem::new("no-cells", &[]));
    }
    let found = estimates(run.design, &question, run.declared)?;
    let measures = ["difference", "standard-error", "low", "high", "statistic", "p-value", "degrees-of-freedom"];
    let heads = vec![AnalysisHead::Word("first"), AnalysisHead::Word("second")];
    let mut answer = AnalysisAnswer::new("contrasts", heads, &measures);
    let mut without: BTreeSet<&str> = BTreeSet::new();
    for (first, second) in pairs {
        let places = (place(&found, &question, first)?, place(&found, &question, second)?);
        let named = [(first, places.0), (second, places.1)];
        let is_without = |place: usize| found.rows.get(place).is_some_and(|estimate| estimate.value.is_nan());
        without.extend(named.into_iter().filter(|(_, place)| is_without(*place)).map(|(name, _)| name.as_str()));
        let difference = found.difference(places.0, places.1)?;
        answer.rows.push(AnalysisRow { names: vec![first.clone(), second.clone()], numbers: of_contrast(&difference) });
    }
    answer.findings.extend(undefined(&found, &question));
    answer.findings.extend(nothing_compared(&without));
    Ok(answer)
}

/// That cells have no estimate, so that nothing differs from them.
fn nothing_compared(without: &BTreeSet<&str>) -> Option<DesignNote> {
    let names: Vec<&str> = without.iter().copied().collect();
    let values = vec![("cells".to_owned(), told_words(&names))];
    let (code, is_fatal) = ("contrast-of-nothing".to_owned(), false);
    (!names.is_empty()).then_some(DesignNote { code, values, is_fatal })
}

/// The variables in whose codes cells are named.
fn heads(question: &EstimateQuestion) -> Vec<AnalysisHead> {
    let into = match &question.statistic {
        Statistic::Proportion { variable, category: None } => Some(variable),
        _ => None,
    };
    question.by.iter().chain(into).map(|variable| AnalysisHead::Variable(variable.clone())).collect()
}

/// The codes of a cell.
fn key(question: &EstimateQuestion, estimate: &Estimate) -> Vec<String> {
    let names_code = matches!(question.statistic, Statistic::Proportion { category: None, .. });
    estimate.domain.iter().chain(estimate.code.as_ref().filter(|_| names_code)).cloned().collect()
}

fn numbers(estimate: &Estimate) -> Vec<Option<f64>> {
    let cv = estimate.coefficient_of_variation();
    let told = [estimate.value, estimate.standard_error, estimate.low, estimate.high, cv, estimate.rows as f64];
    told.into_iter().map(known).collect()
}

/// Where a cell stands that is named by its codes, joined by points.
fn place(found: &Estimates, question: &EstimateQuestion, wanted: &str) -> Result<usize, SurveyProblem> {
    let name = |estimate: &Estimate| key(question, estimate).join(".");
    let place = found.rows.iter().position(|estimate| is_asked(question, estimate) && name(estimate) == *wanted);
    place.ok_or_else(|| {
        let names: Vec<String> = found.rows.iter().filter(|estimate| is_asked(question, estimate)).map(name).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        SurveyProblem::new("no-cell", &[("name", wanted), ("known", &told_words(&names))])
    })
}

fn of_contrast(difference: &Contrast) -> Vec<Option<f64>> {
    let Contrast { value, standard_error, low, high, degrees_of_freedom } = *difference;
    let statistic = value / standard_error;
    let p_value =
        if degrees_of_freedom > 0.0 { 2.0 * student_cdf(-statistic.abs(), degrees_of_freedom) } else { f64::NAN };
    [value, standard_error, low, high, statistic, p_value, degrees_of_freedom].into_iter().map(known).collect()
}
