//! What is asked of the data of an agreement: the rules of its dataset in words, each with what follows where it is broken.
//! Whoever sends knows them before, and programs get them as the pack writes them (`programs.rs`).

use marsad_i18n::args;
use marsad_model::{Check, Id, Only, ProvisionAgreement, Rule, Severity};
use marsad_publish::Names;

use crate::visit::Visit;

/// A rule in words.
pub(super) struct RuleLine {
    pub id: String,
    pub text: String,
    /// The formula, where it is one; blank for other rules.
    pub formula: String,
    /// Of which figures it is asked.
    pub only: String,
    pub mark: &'static str,
    /// What follows where it is broken.
    pub weight: String,
}

/// The rules of the dataset of an agreement, as the pack orders them; none where the pack has it no more.
pub(super) fn rule_lines(visit: &Visit, agreement: &ProvisionAgreement) -> Vec<RuleLine> {
    let (pack, voice) = (visit.pack(), visit.voice());
    let dataflow = pack.dataflow(agreement.dataflow.as_str());
    let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow));
    let Some((dataflow, structure)) = dataflow.zip(structure) else { return Vec::new() };
    let names = Names { pack, dataflow, structure, voice };
    pack.rules_of(dataflow.id.as_str()).iter().map(|rule| line(rule, &names)).collect()
}

fn line(rule: &Rule, names: &Names<'_>) -> RuleLine {
    let voice = names.voice;
    let (mark, weight) = match rule.severity {
        Severity::Error => ("rose", voice.say("severity-error")),
        Severity::Warning => ("saffron", voice.say("severity-warning")),
        Severity::Note => ("quiet", voice.say("severity-note")),
    };
    RuleLine {
        id: rule.id.to_string(),
        text: text(&rule.check, names),
        formula: match &rule.check {
            Check::Formula { formula, .. } => formula.clone(),
            _ => String::new(),
        },
        only: only(rule.check.only(), names),
        mark,
        weight: if rule.explainable {
            voice.say_with("rules-explainable", &args().text("weight", &weight))
        } else {
            weight
        },
    }
}

/// What a rule asks for.
fn text(check: &Check, names: &Names<'_>) -> String {
    let voice = names.voice;
    let component = |id: &Id| names.component(id.as_str()).to_owned();
    let said = match check {
        Check::Range { min, max, .. } => return range(*min, *max, names),
        Check::Formula { message: Some(message), .. } => {
            let said = args().text("message", message.get(voice.lang()));
            return voice.say_with("rules-ask-formula-told", &said);
        }
        Check::SumOfParts { dimension, total, parts, optional_parts, .. } => {
            return sum(dimension, (total.as_ref(), parts, optional_parts), names);
        }
        Check::Completeness { .. } => args().text("what", &expected(check, names)),
        Check::AgeHeaping { dimension, .. } => args().text("dimension", &component(dimension)),
        Check::Share { of, .. } => args().text("dimension", &component(of)),
        Check::SourceRatio { dataflow, min, max, .. } => args()
            .text("dataflow", &other(dataflow.as_str(), names))
            .text("min", &names.number(*min))
            .text("max", &names.number(*max)),
        Check::StockFlow { dataflow, .. } | Check::Currency { dataflow, .. } => {
            args().text("dataflow", &other(dataflow.as_str(), names))
        }
        _ => args(),
    };
    voice.say_with(&format!("rules-ask-{}", check.word().replace('_', "-")), &said)
}

/// What adds up to what in a dimension, as far as the rule names it.
fn sum(dimension: &Id, (total, parts, optional): (Option<&Id>, &[Id], &[Id]), names: &Names<'_>) -> String {
    let said = args().text("dimension", names.component(dimension.as_str()));
    let Some(total) = total else { return names.voice.say_with("rules-ask-sum-of-parts", &said) };
    let said = said.text("whole", &names.code(dimension.as_str(), total.as_str()));
    if parts.is_empty() {
        return names.voice.say_with("rules-ask-sum-of-whole", &said);
    }
    let said = said.text("parts", &codes(dimension, parts, names));
    if optional.is_empty() {
        return names.voice.say_with("rules-ask-sum-of-named", &said);
    }
    let said = said.text("optional", &codes(dimension, optional, names));
    names.voice.say_with("rules-ask-sum-of-named-and-more", &said)
}

fn codes(dimension: &Id, codes: &[Id], names: &Names<'_>) -> String {
    let named: Vec<String> = codes.iter().map(|code| names.code(dimension.as_str(), code.as_str())).collect();
    names.voice.list(&named)
}

/// What must be there, in sentences: codes, periods, series without gaps.
fn expected(check: &Check, names: &Names<'_>) -> String {
    let Check::Completeness { dimension, codes: own, cells, once_begun, periods, .. } = check else {
        return String::new();
    };
    let voice = names.voice;
    let of = |dimension: &Id, own: &[Id]| {
        let said = args().text("dimension", names.component(dimension.as_str()));
        voice.say_with("rules-whole-dimension", &said.text("codes", &codes(dimension, own, names)))
    };
    let crossed: Vec<String> = cells.iter().map(|(dimension, codes)| of(dimension, codes)).collect();
    let all_of = || voice.say_with("rules-whole-crossed", &args().text("cells", &voice.list(&crossed)));
    let single = dimension.iter().filter(|_| !own.is_empty()).map(|dimension| of(dimension, own));
    let whole = single.chain((!crossed.is_empty()).then(all_of));
    let key = if *once_begun { "rules-whole-begun" } else { "rules-whole" };
    let mut sentences: Vec<String> = whole.map(|codes| voice.say_with(key, &args().text("codes", &codes))).collect();
    if !periods.is_empty() {
        let named: Vec<String> = periods.iter().map(|period| voice.period(period)).collect();
        sentences.push(voice.say_with("rules-whole-periods", &args().text("periods", &voice.list(&named))));
    }
    sentences.extend(unbroken(check, names));
    sentences.join(" ")
}

/// That series skip no period, in sentences.
fn unbroken(check: &Check, names: &Names<'_>) -> Vec<String> {
    let Check::Completeness { without_gaps, following, absent_is_none, .. } = check else { return Vec::new() };
    let told = [(*without_gaps, "rules-whole-series"), (*following, "rules-whole-following")];
    let asked = told.into_iter().filter(|(is_asked, _)| *is_asked).map(|(_, key)| names.voice.say(key));
    let none = absent_is_none.iter().map(|dimension| {
        let said = args().text("dimension", names.component(dimension.as_str()));
        names.voice.say_with("rules-whole-absent", &said)
    });
    asked.chain(none).collect()
}

fn range(min: Option<f64>, max: Option<f64>, names: &Names<'_>) -> String {
    let bound = |bound: Option<f64>| bound.map_or_else(String::new, |bound| names.number(bound));
    let key = match (min, max) {
        (Some(_), Some(_)) => "rules-ask-range",
        (None, Some(_)) => "rules-ask-range-max",
        _ => "rules-ask-range-min",
    };
    names.voice.say_with(key, &args().text("min", &bound(min)).text("max", &bound(max)))
}

/// The name of another dataset.
fn other(id: &str, names: &Names<'_>) -> String {
    let found = names.pack.dataflow(id);
    found.map_or_else(|| id.to_owned(), |dataflow| dataflow.name.get(names.voice.lang()).to_owned())
}

/// The codes that a figure must have for a rule to look at it.
fn only(only: Option<&Only>, names: &Names<'_>) -> String {
    let codes = only.into_iter().flatten();
    let named: Vec<String> = codes.map(|(dimension, code)| names.code(dimension.as_str(), code.as_str())).collect();
    if named.is_empty() { names.voice.say("rules-all") } else { names.voice.list(&named) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use marsad_i18n::Voice;
    use marsad_model::{Lang, Numerals};
    use serde_json::json;

    use super::*;

    fn lines(lang: Lang) -> Vec<RuleLine> {
        let pack = marsad_testkit::marjan();
        let voice = Voice::new(lang, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        pack.rules_of("DF_ARRIVALS").iter().map(|rule| line(rule, &names)).collect()
    }

    #[test]
    fn a_rule_is_told_with_its_names_and_bounds() {
        let lines = lines(Lang::En);
        let of = |id: &str| lines.iter().find(|line| line.id == id).unwrap();
        let isles = &of("ISLES_ADD_UP").text;
        assert!(isles.contains("Isle") && isles.contains("Fanar Isle"), "what adds up is named: {isles}");
        let fanar = of("FANAR_IS_SMALL");
        assert!(fanar.text.contains("100") && fanar.only.contains("Fanar Isle"), "{} {}", fanar.text, fanar.only);
        assert_eq!((fanar.mark, of("SEX_ADDS_UP").mark), ("saffron", "rose"));
        assert!(of("ISLES_WITHIN_TOTAL").formula.contains("rollup(OBS_VALUE"));
    }

    fn completeness(told: serde_json::Value) -> Check {
        serde_json::from_value(told).unwrap()
    }

    #[test]
    fn rules_about_what_must_be_there_are_told_apart() {
        let pack = marsad_testkit::marjan();
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        for lang in Lang::ALL {
            let voice = Voice::new(lang, Numerals::Western, &pack.head);
            let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
            let told = [
                json!({ "kind": "completeness", "dimension": "SEX", "codes": ["F", "M"], "once_begun": true }),
                json!({ "kind": "completeness", "dimension": "SEX", "codes": ["F", "M"] }),
                json!({ "kind": "completeness", "dimension": "ISLE", "codes": ["XM-L", "XM-S"] }),
                json!({ "kind": "completeness", "cells": { "SEX": ["F", "M"], "ISLE": ["XM-L", "XM-S"] } }),
                json!({ "kind": "completeness", "periods": ["2024"] }),
                json!({ "kind": "completeness", "without_gaps": true }),
                json!({ "kind": "completeness", "following": true }),
            ]
            .map(|check| text(&completeness(check), &names));
            let apart: BTreeSet<&String> = told.iter().collect();
            assert!(apart.len() == told.len() && told.iter().all(|text| !text.contains("rules-")), "{lang}: {told:?}");
            let both = completeness(json!({ "kind": "completeness", "without_gaps": true, "following": true }));
            let both = text(&both, &names);
            let series = ["rules-whole-series", "rules-whole-following"].map(|key| voice.say(key));
            assert!(series.iter().all(|said| both.contains(said.as_str())), "{lang}: {both}");
        }
    }

    /// The kinds of checks, by the words in which packs write them.
    #[test]
    fn every_kind_of_rule_has_words_in_every_language() {
        let pack = marsad_testkit::marjan();
        let kinds = [
            "range",
            "sum-of-parts",
            "share",
            "growth",
            "outlier",
            "cumulative",
            "scale",
            "stock-flow",
            "stock-account",
            "source-ratio",
            "currency",
            "age-heaping",
            "digit-preference",
            "completeness",
            "formula",
        ];
        for lang in Lang::ALL {
            let voice = Voice::new(lang, Numerals::Western, &pack.head);
            for kind in kinds {
                assert!(voice.says(&format!("rules-ask-{kind}")), "{lang}: {kind}");
            }
            assert!(lines(lang).iter().all(|line| !line.text.contains("rules-ask")), "{lang}");
        }
    }
}
