//! Everybody's names of countries in Arabic, French and English, with those of the countries themselves and the German ones, for
//! lists of ISO 3166-1 codes.
//!
//! `countries.csv` holds names, `nationalities.csv` adjectives, `ambiguous.csv` words that stand for several countries
//! or groups of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::fold;

type Pairs = Vec<(String, String)>;

static COUNTRIES: LazyLock<Pairs> = LazyLock::new(|| pairs(include_str!("countries.csv")));
static NATIONALITIES: LazyLock<Pairs> = LazyLock::new(|| pairs(include_str!("nationalities.csv")));
static BY_NATIONALITY: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| nationalities().map(|(word, code)| (fold(word), code)).collect());
static BY_NAME: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| countries().map(|(word, code)| (fold(word), code)).collect());
static AMBIGUOUS: LazyLock<Pairs> = LazyLock::new(|| {
    let rows = records(include_str!("ambiguous.csv"));
    let each = |(word, codes): (String, String)| {
        codes.split_whitespace().map(|code| (word.clone(), code.to_owned())).collect::<Pairs>()
    };
    rows.into_iter().flat_map(each).collect()
});

/// Names of countries, each with its code.
pub(crate) fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    COUNTRIES.iter().map(|(word, code)| (word.as_str(), code.as_str()))
}

/// Adjectives of nationality, each with the code of the country.
pub(crate) fn nationalities() -> impl Iterator<Item = (&'static str, &'static str)> {
    NATIONALITIES.iter().map(|(word, code)| (word.as_str(), code.as_str()))
}

/// Whether a code is that of a country.
pub(crate) fn is_country(code: &str) -> bool {
    countries().any(|(_, own)| own == code)
}

/// The code of the country of a name, which is folded.
pub(crate) fn country_named(folded: &str) -> Option<&'static str> {
    BY_NAME.get(folded).copied()
}

/// The code of the country of an adjective of nationality, which is folded.
pub(crate) fn country_of_nationality(folded: &str) -> Option<&'static str> {
    BY_NATIONALITY.get(folded).copied()
}

/// Words that stand for several countries, once for each.
pub(crate) fn ambiguous() -> impl Iterator<Item = (&'static str, &'static str)> {
    AMBIGUOUS.iter().map(|(word, code)| (word.as_str(), code.as_str()))
}

/// Rows of `code,word` as word and code.
fn pairs(text: &'static str) -> Pairs {
    records(text).into_iter().map(|(code, word)| (word, code)).collect()
}

fn records(text: &'static str) -> Pairs {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let fields = |record: csv::StringRecord| Some((record.get(0)?.to_owned(), record.get(1)?.to_owned()));
    reader.records().flatten().filter_map(fields).collect()
}

#[cfg(test)]
mod tests {
    use super::{country_named, country_of_nationality};
    use crate::names::fold::fold;

    #[test]
    fn a_country_is_known_by_its_own_name_and_by_its_german_one() {
        for (name, code) in [
            ("Deutschland", "DE"),
            ("España", "ES"),
            ("Italia", "IT"),
            ("Österreich", "AT"),
            ("Schweiz", "CH"),
            ("Nederland", "NL"),
            ("Türkiye", "TR"),
            ("Česko", "CZ"),
            ("Ελλάδα", "GR"),
            ("Україна", "UA"),
            ("Frankreich", "FR"),
            ("Marokko", "MA"),
        ] {
            assert_eq!(country_named(&fold(name)), Some(code), "{name}");
        }
        // In French these are people.
        assert_eq!(country_of_nationality(&fold("Italien")), Some("IT"));
        assert_eq!(country_named(&fold("Italien")), None);
        assert_eq!(country_named(&fold("Island")), None, "Iceland or any isle");
    }
}
