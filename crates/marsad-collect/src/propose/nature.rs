//! Words of a title that speak of a stock where the dataflow counts a flow, or of a flow where it counts a stock.
//!
//! A date alone says neither: flows are counted up to a date as well. What the dataflow itself says, in its name, its
//! description or the codes of its dimensions, is no contradiction.

use marsad_model::{Lang, LocalText, Nature};

use super::evidence::{is_of_one_stem, words_of};
use crate::Context;
use crate::names::fold;

/// Longer lists are of countries, places or occupations, whose names say nothing of time.
const CODES_MAX: usize = 60;

/// Words for who is there, folded.
const STOCK: [&str; 18] = [
    "stock",
    "stocks",
    "en exercice",
    "en poste",
    "en cours de validite",
    "presents au",
    "encours",
    "in office",
    "in force",
    "in stock",
    "currently",
    "مباشرون",
    "مباشرين",
    "موجودون",
    "موجودين",
    "متواجدون",
    "متواجدين",
    "ساريه مفعول",
];

/// Words for who lives somewhere, folded: with a day they say how many there are on it.
const THERE: [&str; 14] = [
    "residant",
    "residants",
    "resident",
    "residents",
    "residentes",
    "residing",
    "vivant",
    "vivent",
    "living",
    "etablis",
    "مقيمون",
    "مقيمين",
    "قاطنون",
    "قاطنين",
];

/// Words for what happens, folded.
const FLOW: [&str; 42] = [
    "flux",
    "nouveaux",
    "nouvelles",
    "partis",
    "departs",
    "entrees",
    "sorties",
    "delivres",
    "delivrees",
    "accordes",
    "accordees",
    "recrutes",
    "recrutements",
    "au cours de l annee",
    "dans l annee",
    "pendant l annee",
    "flow",
    "flows",
    "inflows",
    "outflows",
    "new arrivals",
    "new applications",
    "new registrations",
    "newly",
    "departed",
    "departures",
    "arrivals",
    "issued",
    "granted",
    "recruited",
    "during the year",
    "تدفق",
    "تدفقات",
    "جدد",
    "جديده",
    "مغادرون",
    "مغادرين",
    "منتدبون",
    "منتدبين",
    "انتدابات",
    "خلال سنه",
    "مسنده",
];

/// What a line speaks of, where the dataflow counts the other.
pub(crate) fn other_nature(context: &Context<'_>, line: &str) -> Option<Nature> {
    let (other, phrases): (Nature, &[&str]) = match counted(context)? {
        Nature::Flow => (Nature::Stock, &STOCK[..]),
        Nature::Stock => (Nature::Flow, &FLOW[..]),
    };
    let folded = format!(" {} ", fold(line));
    let mut found = phrases.iter().copied().filter(|phrase| folded.contains(&format!(" {phrase} ")));
    let is_other = found.any(|phrase| !is_of_dataflow(context, phrase));
    let is_of_people = || says_a_day(&folded) && THERE.iter().any(|word| has_word(&folded, word));
    let is_there = || is_of_people() && !THERE.iter().any(|word| is_of_dataflow(context, word));
    (is_other || other == Nature::Stock && (is_headcount(&folded) || is_there())).then_some(other)
}

/// What the dataflow counts; none where it is neither, or not said.
fn counted(context: &Context<'_>) -> Option<Nature> {
    match context.dataflow_attributes.get("TIME_AGG")?.as_str() {
        "INST" => Some(Nature::Stock),
        "PER" | "YTD" => Some(Nature::Flow),
        _ => None,
    }
}

/// Whether a line speaks of how many there are at a date: `Effectif au 31 décembre`.
fn is_headcount(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_day = |pair: &[&str]| matches!(pair, ["au", day] if begins_with_digit(day));
    let is_of_heads = words.iter().any(|word| ["effectif", "effectifs", "headcount"].contains(word));
    is_of_heads && (words.windows(2).any(is_day) || words.contains(&"fin"))
}

/// Whether a line names one day, `au 31 décembre`, and not the last of a span, `du 1er janvier au 31 décembre`.
fn says_a_day(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_led = |pair: &[&str]| begins_with_digit(pair[1]) && pair[1].chars().count() < 4;
    let leads = |leads: &[&str]| words.windows(2).any(|pair| leads.contains(&pair[0]) && is_led(pair));
    leads(&["au", "on", "at", "في", "غايه", "يوم"]) && !leads(&["du", "from", "من"])
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn has_word(folded: &str, word: &str) -> bool {
    folded.split_whitespace().any(|own| own == word)
}

/// Whether the dataflow or a code of its dimensions has a word of a phrase.
pub(crate) fn is_of_dataflow(context: &Context<'_>, phrase: &str) -> bool {
    let wanted = words_of(phrase);
    dataflow_has(context, |word| wanted.iter().any(|wanted| is_of_one_stem(word, wanted)))
}

/// Whether a word of the dataflow or of a code of its dimensions is such a one.
pub(crate) fn dataflow_has(context: &Context<'_>, is_it: impl Fn(&str) -> bool) -> bool {
    let has = |text: &LocalText| Lang::ALL.iter().any(|&lang| words_of(text.get(lang)).iter().any(|word| is_it(word)));
    let dimensions = context.structure.dimensions.iter();
    let lists = dimensions.filter(|dimension| dimension.id != *"FREQ");
    let mut lists = lists
        .filter_map(|dimension| context.codelist(dimension.id.as_str()))
        .filter(|list| !list.is_of_countries && list.codes().len() <= CODES_MAX);
    context.pack.dataflow(context.dataflow).is_some_and(|dataflow| has(&dataflow.name) || has(&dataflow.description))
        || lists.any(|list| list.codes().iter().any(|code| has(&code.name)))
}

#[cfg(test)]
mod tests {
    use marsad_model::{Nature, Profile};
    use marsad_testkit::marjan;
    use serde_json::json;

    use super::{is_headcount, other_nature};
    use crate::Context;

    /// What a line says under a dataflow of Marjan that counts something else.
    fn said(dataflow: &str, line: &str) -> Option<Nature> {
        let format = json!({ "kind": "csv", "delimiter": ";" });
        let profile: Profile = serde_json::from_value(json!({ "id": "P", "format": format, "table": [] })).unwrap();
        let context = Context::with_profile(marjan(), dataflow, &profile).unwrap();
        other_nature(&context, line)
    }

    #[test]
    fn a_stock_under_a_dataflow_of_flows_is_told_and_a_flow_is_not() {
        for line in
            ["Stock des passagers 2022", "Marins en exercice", "Effectif au 31 décembre 2022", "المباشرون سنة 2022"]
        {
            assert_eq!(said("DF_ARRIVALS", line), Some(Nature::Stock), "{line}");
        }
        for line in ["Nouvelles arrivées", "Situation au 31 décembre 2022", "Arrivals by isle", "Passagers partis"] {
            assert_eq!(said("DF_ARRIVALS", line), None, "{line}");
        }
    }

    #[test]
    fn who_lives_somewhere_on_a_day_is_a_stock_and_within_a_span_is_not() {
        for line in [
            "Étrangers résidant à Marjan au 31 décembre 2024",
            "Foreigners residing in Marjan on 31 December 2024",
            "الأجانب المقيمون في مرجان في 31 ديسمبر 2024",
        ] {
            assert_eq!(said("DF_ARRIVALS", line), Some(Nature::Stock), "{line}");
            assert_eq!(said("DF_RESIDENTS", line), None, "{line}");
        }
        for line in [
            "Étrangers résidant à Marjan, entrés en 2024",
            "Étrangers résidant à Marjan, du 1er janvier au 31 décembre 2024",
            "Foreigners residing in Marjan in 2024",
        ] {
            assert_eq!(said("DF_ARRIVALS", line), None, "{line}");
        }
    }

    #[test]
    fn a_flow_under_a_dataflow_of_stocks_is_told_and_a_stock_is_not() {
        for line in ["Nouveaux résidents", "Étrangers partis en 2022", "Cards issued in 2022", "المقيمون الجدد"]
        {
            assert_eq!(said("DF_RESIDENTS", line), Some(Nature::Flow), "{line}");
        }
        for line in ["Stock des résidents", "Foreign residents by age", "Effectif au 31 décembre"] {
            assert_eq!(said("DF_RESIDENTS", line), None, "{line}");
        }
    }

    #[test]
    fn heads_are_counted_at_a_date() {
        assert!(is_headcount(" effectif des cooperants au 31 decembre ") && is_headcount(" effectifs fin 2022 "));
        assert!(!is_headcount(" effectif des recrutes ") && !is_headcount(" situation au 31 decembre "));
    }
}
