//! Regressions, hazards, curves of survival and the test of independence in Stata.
//!
//! Does not hold: how terms are read (`marsad_model::TermFactor`).

use marsad_model::{RegressionFamily, SpellAsked, TermFactor, variable_and_code};

use super::super::ScriptOf;
use super::{level, literal, number, svy};

/// A regression of an outcome on terms.
pub(super) fn regression(of: &ScriptOf<'_>, (family, outcome): (RegressionFamily, &str), on: &[String]) -> Vec<String> {
    let (variable, code) = variable_and_code(outcome);
    let (mut lines, terms) = terms(of, on);
    let right = terms.join(" ");
    let (more, left) = match (family, code) {
        (RegressionFamily::Multinomial, _) | (_, None) => (None, number(of, variable)),
        (_, Some(code)) => {
            let code = literal(of, variable, code);
            let outcome = format!("generate byte outcome_ = ({variable} == {code}) if !missing({variable})");
            (Some(outcome), "outcome_".to_owned())
        }
    };
    lines.extend(more);
    let svy = svy(of, &level(of));
    let command = match family {
        RegressionFamily::Linear => format!("{svy}: regress {left} {right}"),
        RegressionFamily::Logistic => format!("{svy}: logit {left} {right}"),
        RegressionFamily::Poisson => format!("{svy}: poisson {left} {right}"),
        RegressionFamily::Multinomial => {
            let base = code.or_else(|| of.codes(variable).first().map(String::as_str));
            let (found, base) = base.map(|code| base_of(of, (variable, code), "base0")).unwrap_or_default();
            lines.extend(found);
            let base = if base.is_empty() { base } else { format!(", baseoutcome({base})") };
            format!("{svy}: mlogit {left} {right}{base}")
        }
    };
    lines.push(command);
    lines.extend(tests(&terms));
    lines
}

/// Proportional hazards of spells; ties after Breslow, for Stata weights no other way.
pub(super) fn hazards(of: &ScriptOf<'_>, spell: &SpellAsked, on: &[String]) -> Vec<String> {
    let (mut lines, terms) = terms(of, on);
    lines.extend(spells(of, spell, ""));
    lines.push(format!("{}: stcox {}, breslow", svy(of, &level(of)), terms.join(" ")));
    lines.extend(tests(&terms));
    lines
}

/// Curves of survival with weights; Stata has no errors for them.
pub(super) fn survival(of: &ScriptOf<'_>, spell: &SpellAsked, (by, times): (Option<&str>, &[f64])) -> Vec<String> {
    let weight = of.design.weights.as_ref().map(|weight| format!(" [pweight = {weight}]")).unwrap_or_default();
    let mut lines = spells(of, spell, &weight);
    let mut options = String::new();
    if let Some(by) = by {
        options.push_str(&format!(" by({})", number(of, by)));
    }
    if !times.is_empty() {
        // One number alone would be how many times there are, and not a time.
        let begin = (times.len() == 1).then(|| "0".to_owned());
        let times: Vec<String> = begin.into_iter().chain(times.iter().map(ToString::to_string)).collect();
        options.push_str(&format!(" at({})", times.join(" ")));
    }
    lines.push(format!("sts list if part_{}{options}", if options.is_empty() { "" } else { "," }));
    lines
}

/// Rao and Scott's test, with the weighted table.
pub(super) fn independence(of: &ScriptOf<'_>, (rows, columns): (&str, &str)) -> Vec<String> {
    let (rows, columns) = (number(of, rows), number(of, columns));
    // It shows no intervals, and takes no level before the colon.
    vec![format!("{}: tabulate {rows} {columns}, row count pearson", svy(of, ""))]
}

/// The declaration of spells.
fn spells(of: &ScriptOf<'_>, spell: &SpellAsked, weight: &str) -> Vec<String> {
    let (event, code) = variable_and_code(&spell.event);
    let code = code.map_or_else(|| "1".to_owned(), |code| literal(of, event, code));
    let entry = spell.entry.as_ref().map(|entry| format!(" enter(time {entry})")).unwrap_or_default();
    vec![
        format!("generate byte ended_ = ({event} == {code}) if !missing({event})"),
        format!("stset {}{weight}, failure(ended_){entry}", spell.duration),
    ]
}

/// A test of each term on the degrees of freedom of the model, as here.
fn tests(terms: &[String]) -> impl Iterator<Item = String> {
    terms.iter().map(|term| format!("testparm {term}, nosvyadjust"))
}

/// The lines that find the numbers of references, and the terms.
fn terms(of: &ScriptOf<'_>, on: &[String]) -> (Vec<String>, Vec<String>) {
    let mut lines = Vec::new();
    let mut coded: Vec<(&str, String)> = Vec::new();
    for (place, (variable, first)) in of.coded_of(on).into_iter().enumerate() {
        let base = first.first().map(|code| base_of(of, (variable, code), &format!("base{}", place + 1)));
        let (found, base) = base.unwrap_or_default();
        lines.extend(found);
        let mark = if base.is_empty() { "i".to_owned() } else { format!("ib{base}") };
        coded.push((variable, format!("{mark}.{}", number(of, variable))));
    }
    let one = |factor: TermFactor<'_>| match coded.iter().find(|(known, _)| *known == factor.variable) {
        Some((_, written)) => written.clone(),
        None => {
            let times = factor.exponent.and_then(|exponent| exponent.parse::<usize>().ok()).unwrap_or(1);
            vec![format!("c.{}", factor.variable); times].join("#")
        }
    };
    let written = |term: &String| TermFactor::of_term(term).map(one).collect::<Vec<String>>().join("#");
    let terms = on.iter().map(written).collect();
    (lines, terms)
}

/// The lines that find the number of a code of texts, and that number; of a number it is itself.
fn base_of(of: &ScriptOf<'_>, (variable, code): (&str, &str), local: &str) -> (Vec<String>, String) {
    if !(of.is_text)(variable) {
        return (Vec::new(), code.to_owned());
    }
    let column = number(of, variable);
    let code = literal(of, variable, code);
    let found = vec![
        format!("quietly summarize {column} if {variable} == {code}, meanonly"),
        format!("local {local} = r(min)"),
    ];
    (found, format!("`{local}'"))
}
