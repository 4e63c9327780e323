//! Regressions and proportional hazards in R.
//!
//! Does not hold: how terms are read (`marsad_model::TermFactor`).

use marsad_model::{RegressionFamily, SpellAsked, TermFactor, variable_and_code};

use super::super::ScriptOf;
use super::{literal, name, part, upper};

/// Codes with the first ones in front, then the others in the order of their bytes: the first is the one that R compares the
/// others with.
const CODED: &str = "\
coded <- function(x, first) {
  x <- if (is.factor(x)) as.character(x) else as.vector(unclass(x))
  droplevels(factor(x, levels = union(first, sort(unique(x), method = \"radix\"))))
}";

/// The tests of the terms of hazards: those of `regTermTest` in survey 4.1 are of the wrong terms.
const TESTS_OF_HAZARDS: &str = "\
print(sapply(model$assign, function(at) {
  wald <- drop(coef(model)[at] %*% solve(vcov(model)[at, at], coef(model)[at])) / length(at)
  c(F = wald, p = pf(wald, length(at), model$degf.resid, lower.tail = FALSE))
}))";

/// How long R searches: until nothing changes any more. Where it ends by its own measure it is in the fifth digit of errors.
const TO_THE_END: &str = "control = glm.control(epsilon = 1e-14, maxit = 100)";

/// A regression of an outcome on terms.
pub(super) fn regression(of: &ScriptOf<'_>, (family, outcome): (RegressionFamily, &str), on: &[String]) -> Vec<String> {
    let (variable, code) = variable_and_code(outcome);
    let (mut lines, terms) = terms(of, on, (&[variable], &[]));
    if family == RegressionFamily::Multinomial && of.coded_of(on).is_empty() {
        lines.insert(0, CODED.to_owned());
    }
    match family {
        RegressionFamily::Linear => lines.extend(glm(of, &explained(of, outcome), (&terms, "gaussian"))),
        RegressionFamily::Logistic => lines.extend(odds(of, &explained(of, outcome), (&terms, "quasibinomial"))),
        RegressionFamily::Poisson => lines.extend(odds(of, &explained(of, outcome), (&terms, "quasipoisson"))),
        RegressionFamily::Multinomial => lines.extend(multinomial(of, (variable, code), &terms)),
    }
    lines
}

/// What is explained: a number, or whether somebody has a code.
fn explained(of: &ScriptOf<'_>, outcome: &str) -> String {
    match variable_and_code(outcome) {
        (variable, Some(code)) => format!("as.numeric({} == {})", name(variable), literal(of, variable, code)),
        (variable, None) => name(variable),
    }
}

fn glm(of: &ScriptOf<'_>, outcome: &str, (terms, family): (&str, &str)) -> Vec<String> {
    let confidence = of.question.confidence();
    vec![
        format!("model <- svyglm({outcome} ~ {terms}, part, family = {family}(), {TO_THE_END})"),
        "print(summary(model))".to_owned(),
        format!("reach <- confint(model, level = {confidence}, ddf = model$df.residual)"),
        "print(reach)".to_owned(),
        "for (term in attr(terms(model), \"term.labels\")) print(regTermTest(model, term))".to_owned(),
    ]
}

/// The same where coefficients are logarithms of ratios.
fn odds(of: &ScriptOf<'_>, outcome: &str, how: (&str, &str)) -> Vec<String> {
    let mut lines = glm(of, outcome, how);
    lines.push("print(exp(cbind(ratio = coef(model), reach)))".to_owned());
    lines
}

/// Which of several codes somebody has; of the package svyVGAM, for survey has none.
fn multinomial(of: &ScriptOf<'_>, (variable, base): (&str, Option<&str>), terms: &str) -> Vec<String> {
    let order = of.codes(variable).iter().map(String::as_str).filter(|code| Some(*code) != base);
    let first: Vec<&str> = base.into_iter().chain(order).collect();
    let upper = upper(of.question.confidence());
    vec![
        "library(svyVGAM)".to_owned(),
        format!("part <- update(part, outcome_ = {})", coded(of, variable, &first)),
        format!("model <- svy_vglm(outcome_ ~ {terms}, design = part, family = multinomial(refLevel = 1))"),
        "print(summary(model))".to_owned(),
        format!("reach <- qt({upper}, degf(part)) * sqrt(diag(vcov(model)))"),
        "print(cbind(low = coef(model) - reach, high = coef(model) + reach))".to_owned(),
    ]
}

/// Proportional hazards of spells.
pub(super) fn hazards(of: &ScriptOf<'_>, spell: &SpellAsked, on: &[String]) -> Vec<String> {
    let (answered, more) = of_spell(spell);
    let (mut lines, terms) = terms(of, on, (&answered, &more));
    let confidence = of.question.confidence();
    lines.extend([
        format!("model <- svycoxph({} ~ {terms}, part)", survival(of, spell)),
        "print(summary(model))".to_owned(),
        format!("reach <- confint(model, level = {confidence})"),
        "print(reach)".to_owned(),
        TESTS_OF_HAZARDS.to_owned(),
        "print(exp(cbind(ratio = coef(model), reach)))".to_owned(),
    ]);
    lines
}

/// What must be there of a spell, and what must hold: it lasts, and its mark says whether it ended.
pub(super) fn of_spell(spell: &SpellAsked) -> (Vec<&str>, Vec<String>) {
    let entry = spell.entry.as_deref().map_or_else(|| "0".to_owned(), name);
    let mut more = vec![format!("{} > {entry}", name(&spell.duration))];
    let (event, code) = variable_and_code(&spell.event);
    match code {
        Some(_) => more.push(format!("!is.na({})", name(event))),
        None => more.push(format!("{} %in% c(0, 1)", name(event))),
    }
    (spell.variables().filter(|variable| *variable != event).collect(), more)
}

/// Whether a spell ended.
pub(super) fn ended(of: &ScriptOf<'_>, spell: &SpellAsked) -> String {
    let (event, code) = variable_and_code(&spell.event);
    let code = code.map_or_else(|| "1".to_owned(), |code| literal(of, event, code));
    format!("{} == {code}", name(event))
}

fn survival(of: &ScriptOf<'_>, spell: &SpellAsked) -> String {
    let entry = spell.entry.as_deref().map(|entry| format!("{}, ", name(entry))).unwrap_or_default();
    format!("survival::Surv({entry}{}, {})", name(&spell.duration), ended(of, spell))
}

/// The lines that pick the rows of a model and put its codes in order, and its right-hand side.
fn terms(of: &ScriptOf<'_>, on: &[String], (answered, more): (&[&str], &[String])) -> (Vec<String>, String) {
    let factors = on.iter().flat_map(|term| TermFactor::of_term(term));
    let mut named: Vec<&str> = answered.to_vec();
    for factor in factors {
        if !named.contains(&factor.variable) {
            named.push(factor.variable);
        }
    }
    let (_, picked) = part(of, &named, more);
    let coded_of = of.coded_of(on);
    let mut lines: Vec<String> = Vec::new();
    lines.extend((!coded_of.is_empty()).then(|| CODED.to_owned()));
    lines.extend(picked);
    let one = |(variable, first): &(&str, Vec<String>)| {
        let first: Vec<&str> = first.iter().map(String::as_str).collect();
        format!("{} = {}", name(variable), coded(of, variable, &first))
    };
    let ordered: Vec<String> = coded_of.iter().map(one).collect();
    if !ordered.is_empty() {
        lines.push(format!("part <- update(part, {})", ordered.join(", ")));
    }
    let is_coded = |variable: &str| coded_of.iter().any(|(known, _)| *known == variable);
    let written: Vec<String> = on.iter().map(|term| written(term, &is_coded)).collect();
    (lines, if written.is_empty() { "1".to_owned() } else { written.join(" + ") })
}

/// A term as R writes it: factors with `:` between them.
fn written(term: &str, is_coded: &dyn Fn(&str) -> bool) -> String {
    let one = |factor: TermFactor<'_>| match factor.exponent {
        Some(exponent) if !is_coded(factor.variable) => format!("I({}^{exponent})", name(factor.variable)),
        _ => name(factor.variable),
    };
    TermFactor::of_term(term).map(one).collect::<Vec<String>>().join(":")
}

fn coded(of: &ScriptOf<'_>, variable: &str, first: &[&str]) -> String {
    let first: Vec<String> = first.iter().map(|code| literal(of, variable, code)).collect();
    format!("coded({}, c({}))", name(variable), first.join(", "))
}
