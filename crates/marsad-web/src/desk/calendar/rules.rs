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
        Check::SumOfParts { dimension, .. } | Check::AgeHeaping { dimension, .. } => {
            args().text("dimension", &component(dimension))
        }
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
    use marsad_i18n::Voice;
    use marsad_model::{Lang, Numerals};

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
        assert!(of("ISLES_ADD_UP").text.contains("Isle"), "{}", of("ISLES_ADD_UP").text);
        let fanar = of("FANAR_IS_SMALL");
        assert!(fanar.text.contains("100") && fanar.only.contains("Fanar Isle"), "{} {}", fanar.text, fanar.only);
        assert_eq!((fanar.mark, of("SEX_ADDS_UP").mark), ("saffron", "rose"));
        assert!(of("ISLES_WITHIN_TOTAL").formula.contains("rollup(OBS_VALUE"));
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
