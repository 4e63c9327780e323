//! Regressions and proportional hazards, from terms as they are written.

use std::collections::BTreeSet;

use marsad_model::TermFactor;
use marsad_survey::Frame;
use marsad_survey::models::{
    Coefficients, Column, Cox, Family, Formula, Glm, ModelFinding, Multinomial, Outcome, Spell, TermTest, Variable,
};

use super::super::SurveyProblem;
use super::trouble::model_note;
use super::{AnalysisAnswer, AnalysisHead, AnalysisRow, RegressionFamily, Run, SpellAsked, known};

/// What is said of each coefficient.
const MEASURES: [&str; 6] = ["estimate", "standard-error", "statistic", "p-value", "low", "high"];
/// What is said besides where coefficients are logarithms of ratios.
const RATIOS: [&str; 3] = ["ratio", "ratio-low", "ratio-high"];

/// A regression of an outcome on terms.
pub(super) fn regression(
    run: Run<'_>,
    (family, outcome): (Option<RegressionFamily>, &str),
    on: &[String],
) -> Result<AnalysisAnswer, SurveyProblem> {
    let on = &once(on);
    let frame = run.design.frame();
    let formula = formula(on, frame)?;
    let family = family.unwrap_or_else(|| family_of(outcome, frame));
    match family {
        RegressionFamily::Linear => glm(run, Glm::new(Family::Linear, written(outcome), formula), on),
        RegressionFamily::Logistic => glm(run, Glm::new(Family::Logistic, written(outcome), formula), on),
        RegressionFamily::Poisson => glm(run, Glm::new(Family::Poisson, written(outcome), formula), on),
        RegressionFamily::Multinomial => multinomial(run, (outcome, formula), on),
    }
}

/// The terms, each once: what is repeated explains nothing more.
fn once(on: &[String]) -> Vec<String> {
    let is_first = |(place, term): &(usize, &String)| !on[..*place].contains(term);
    on.iter().enumerate().filter(is_first).map(|(_, term)| term.clone()).collect()
}

/// The family that an outcome asks for: whether somebody has a code, a number, or one of several codes.
fn family_of(outcome: &str, frame: &Frame) -> RegressionFamily {
    if outcome.contains('=') {
        RegressionFamily::Logistic
    } else if frame.names().contains(&outcome) && !frame.is_numeric(outcome) {
        RegressionFamily::Multinomial
    } else {
        RegressionFamily::Linear
    }
}

fn written(outcome: &str) -> Outcome {
    match outcome.split_once('=') {
        Some((column, code)) => Outcome::is_code(column, code),
        None => Outcome::from(outcome),
    }
}

fn glm(run: Run<'_>, model: Glm, on: &[String]) -> Result<AnalysisAnswer, SurveyProblem> {
    let (has_ratios, kind) = match model.family {
        Family::Linear => (false, "linear"),
        Family::Logistic => (true, "logistic"),
        Family::Poisson => (true, "poisson"),
    };
    let fit = model.within(run.domain()?).fit(run.design)?;
    let mut answer = table(run, kind, (&fit.coefficients, has_ratios))?;
    answer.tell("rows", Some(fit.rows_used as f64));
    answer.tell("degrees-of-freedom", known(fit.coefficients.degrees_of_freedom));
    answer.tell("dispersion", known(fit.dispersion));
    answer.tell("deviance", known(fit.deviance));
    finish(&mut answer, (on, &fit.term_tests()), &fit.findings);
    Ok(answer)
}

fn multinomial(
    run: Run<'_>,
    (outcome, formula): (&str, Formula),
    on: &[String],
) -> Result<AnalysisAnswer, SurveyProblem> {
    let model = match outcome.split_once('=') {
        Some((column, base)) => Multinomial::new(column, formula).against(base),
        None => Multinomial::new(outcome, formula),
    };
    let fit = model.within(run.domain()?).fit(run.design)?;
    let mut answer = table(run, "multinomial", (&fit.coefficients, true))?;
    answer.tell("rows", Some(fit.rows_used as f64));
    answer.tell("degrees-of-freedom", known(fit.coefficients.degrees_of_freedom));
    answer.tell("log-likelihood", known(fit.log_likelihood));
    finish(&mut answer, (on, &fit.term_tests()), &fit.findings);
    Ok(answer)
}

/// Proportional hazards of spells on terms.
pub(super) fn hazards(run: Run<'_>, spell: &SpellAsked, on: &[String]) -> Result<AnalysisAnswer, SurveyProblem> {
    check_spell(spell)?;
    let on = &once(on);
    let model = Cox::new(spell_of(spell), formula(on, run.design.frame())?);
    let fit = model.within(run.domain()?).fit(run.design)?;
    let mut answer = table(run, "hazards", (&fit.coefficients, true))?;
    answer.tell("rows", Some(fit.rows_used as f64));
    answer.tell("events", Some(fit.events as f64));
    answer.tell("degrees-of-freedom", known(fit.degrees_of_freedom));
    answer.tell("log-likelihood", known(fit.log_likelihood));
    finish(&mut answer, (on, &fit.term_tests()), &fit.findings);
    Ok(answer)
}

/// Refuses spells that end where they begin to be watched, and such whose end is their own duration.
pub(super) fn check_spell(asked: &SpellAsked) -> Result<(), SurveyProblem> {
    let event = asked.event.split_once('=').map_or(asked.event.as_str(), |(column, _)| column);
    let entry = asked.entry.as_deref().filter(|entry| *entry == asked.duration || *entry == event);
    let twice = entry.or(Some(event).filter(|event| *event == asked.duration));
    twice.map_or(Ok(()), |name| Err(SurveyProblem::new("same-columns", &[("name", name)])))
}

pub(super) fn spell_of(asked: &SpellAsked) -> Spell {
    let spell = Spell::new(&asked.duration, written(&asked.event));
    match &asked.entry {
        Some(entry) => spell.entering(entry),
        None => spell,
    }
}

/// The table of coefficients.
fn table(
    run: Run<'_>,
    kind: &'static str,
    (coefficients, has_ratios): (&Coefficients, bool),
) -> Result<AnalysisAnswer, SurveyProblem> {
    let has_categories = coefficients.columns.iter().any(|column| column.outcome.is_some());
    let category = has_categories.then_some(AnalysisHead::Word("category"));
    let heads = category.into_iter().chain([AnalysisHead::Word("term")]).collect();
    let mut answer = AnalysisAnswer::new(kind, heads, &MEASURES);
    if has_ratios {
        answer.measures.extend(RATIOS);
    }
    for row in coefficients.rows(run.asked.confidence)? {
        let (low, high) = row.interval.map_or((f64::NAN, f64::NAN), |bounds| (bounds.low, bounds.high));
        let p_value = row.p_value.unwrap_or(f64::NAN);
        let mut numbers = vec![row.estimate, row.standard_error, row.statistic, p_value, low, high];
        if has_ratios {
            numbers.extend([row.estimate.exp(), low.exp(), high.exp()]);
        }
        let names = row.column.outcome.clone().into_iter().chain([term(&row.column)]).collect();
        answer.rows.push(AnalysisRow { names, numbers: numbers.into_iter().map(known).collect() });
    }
    Ok(answer)
}

/// A column without the category of its outcome.
fn term(column: &Column) -> String {
    Column { outcome: None, parts: column.parts.clone() }.to_string()
}

/// The tests of terms, and what is to be said.
fn finish(answer: &mut AnalysisAnswer, (on, tests): (&[String], &[TermTest]), findings: &[ModelFinding]) {
    for test in tests {
        let name = on.get(test.term).map_or("", String::as_str);
        answer.tell_of("term-p-value", name, test.test.and_then(|test| test.p_value));
    }
    answer.findings.extend(findings.iter().map(model_note));
}

/// A formula of terms as they are written. A number counts as itself, and everything else, or what has a reference, as
/// codes.
fn formula(on: &[String], frame: &Frame) -> Result<Formula, SurveyProblem> {
    let mut formula = Formula::new();
    let coded = with_references(on);
    for term in on {
        let mut variables: Vec<Variable> = Vec::new();
        for written in TermFactor::of_term(term) {
            let (variable, reference) = variable(written, (frame, &coded))?;
            if let Some((column, code)) = reference {
                formula = formula.reference(column, code);
            }
            variables.push(variable);
        }
        formula = formula.interaction(variables);
    }
    Ok(formula)
}

/// The variables of which a term names a reference: they are codes in every term.
fn with_references(on: &[String]) -> BTreeSet<&str> {
    let factors = on.iter().flat_map(|term| TermFactor::of_term(term));
    factors.filter(|factor| factor.reference.is_some()).map(|factor| factor.variable).collect()
}

type Reference<'a> = Option<(&'a str, &'a str)>;

/// One factor of a term, and the reference of its codes where it names one. What is `coded` elsewhere is so here.
fn variable<'a>(
    written: TermFactor<'a>,
    (frame, coded): (&Frame, &BTreeSet<&str>),
) -> Result<(Variable, Reference<'a>), SurveyProblem> {
    let column = written.variable;
    if let Some(code) = written.reference {
        return Ok((Variable::codes(column), Some((column, code))));
    }
    if let Some(exponent) = written.exponent {
        let wrong = || SurveyProblem::new("out-of-range", &[("what", "exponent"), ("value", exponent)]);
        let exponent = exponent.parse::<u32>().ok().filter(|exponent| (1..=9).contains(exponent)).ok_or_else(wrong)?;
        return Ok((Variable::power(column, exponent), None));
    }
    let is_number = frame.is_numeric(column) && !coded.contains(column);
    Ok((if is_number { Variable::number(column) } else { Variable::codes(column) }, None))
}

#[cfg(test)]
mod tests {
    use marsad_survey::Frame;
    use marsad_survey::models::Variable;

    use super::{formula, once};

    #[test]
    fn a_term_that_is_repeated_is_told_once() {
        let terms = |on: &[&str]| -> Vec<String> { on.iter().map(|term| (*term).to_owned()).collect() };
        assert_eq!(once(&terms(&["id", "sex", "id"])), terms(&["id", "sex"]));
    }

    #[test]
    fn a_variable_whose_reference_is_named_is_coded_in_every_term() {
        let columns = ["age", "sex"].into_iter();
        let add = |frame: Frame, name: &str| frame.with_numbers(name, vec![1.0, 2.0]).unwrap();
        let frame = columns.fold(Frame::new(2), add);
        let factors = |on: &[&str]| -> Vec<Vec<Variable>> {
            let on: Vec<String> = on.iter().map(|term| (*term).to_owned()).collect();
            formula(&on, &frame).unwrap().terms.into_iter().map(|term| term.variables).collect()
        };
        let (age, sex) = (Variable::number("age"), Variable::codes("sex"));
        assert_eq!(factors(&["sex=1", "sex*age"])[1], [sex.clone(), age.clone()]);
        assert_eq!(factors(&["age", "sex * age", "sex=2"])[1], [sex, age.clone()]);
        assert_eq!(factors(&["sex*age"])[0], [Variable::number("sex"), age]);
    }
}
