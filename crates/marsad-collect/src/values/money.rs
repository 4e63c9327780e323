//! The currencies of the world, and what stands for them in texts: nouns, signs and short forms.
//!
//! `money.csv` and `money_words.csv` say which: facts of ISO 4217, as `names` has those of countries. No currency stands in
//! the code. A short form or a noun may be of several currencies, `DH` of two and `dinars` of eight: they are a set, of
//! which the unit of the dataflow tells the one. Does not hold: multipliers, which `units` reads.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::names::fold;

/// A set of currencies: of `dinars` all that are called so, of `TND` one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Money([u128; 2]);

impl Money {
    /// The currency at a place of the list.
    fn one(place: usize) -> Self {
        let half = |at: usize| if place / 128 == at { 1_u128 << (place % 128) } else { 0 };
        Self([half(0), half(1)])
    }

    fn either(self, other: Self) -> Self {
        let ([own_low, own_high], [low, high]) = (self.0, other.0);
        Self([own_low | low, own_high | high])
    }

    /// The currencies that are in both.
    pub(crate) fn shared(self, other: Self) -> Self {
        let ([own_low, own_high], [low, high]) = (self.0, other.0);
        Self([own_low & low, own_high & high])
    }

    /// Whether one currency is in both.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.shared(other) != Self::default()
    }
}

/// A short form or a sign: `DT`, `€`.
#[derive(Clone, Copy, Default)]
pub(crate) struct Form {
    pub money: Money,
    /// Whether it stands for something else as well: `DA` are dinars, and applicants for asylum.
    pub is_doubtful: bool,
}

static KNOWN: LazyLock<Known> = LazyLock::new(Known::read);

#[derive(Default)]
struct Known {
    codes: HashMap<String, Money>,
    forms: HashMap<String, Form>,
    small_forms: HashMap<String, Money>,
    words: HashMap<String, Money>,
    countries: HashMap<String, Money>,
}

/// The currency of a code of ISO 4217.
pub(crate) fn of_code(code: &str) -> Option<Money> {
    KNOWN.codes.get(code).copied()
}

/// The money of a country, by its code of ISO 3166-1; an empty set where it has none of today.
pub(crate) fn of_country(country: &str) -> Money {
    KNOWN.countries.get(country).copied().unwrap_or_default()
}

/// What a short form stands for, in exactly these letters.
pub(crate) fn of_form(form: &str) -> Option<Form> {
    KNOWN.forms.get(form).copied()
}

/// What a short form of letters stands for, written in small ones.
pub(crate) fn of_small_form(small: &str) -> Option<Money> {
    KNOWN.small_forms.get(small).copied()
}

/// What a folded word stands for.
pub(crate) fn of_word(folded: &str) -> Option<Money> {
    KNOWN.words.get(folded).copied()
}

impl Known {
    fn read() -> Self {
        let mut known = Self::default();
        let mut by_noun: HashMap<String, Money> = HashMap::new();
        for (place, row) in rows(include_str!("money.csv")).enumerate() {
            let money = Money::one(place);
            let code = row.get(0).unwrap_or_default();
            add(&mut known.codes, code, money);
            add(&mut known.countries, code.get(..2).unwrap_or_default(), money);
            parts(&row, 1).for_each(|noun| add(&mut by_noun, noun, money));
            parts(&row, 2).for_each(|form| known.add_form(form, Form { money, is_doubtful: false }));
            parts(&row, 3).for_each(|form| known.add_form(form, Form { money, is_doubtful: true }));
            parts(&row, 4).for_each(|word| add(&mut known.words, &fold(word), money));
            parts(&row, 5).for_each(|country| add(&mut known.countries, country, money));
        }
        for row in rows(include_str!("money_words.csv")) {
            let money = row.get(0).and_then(|noun| by_noun.get(noun)).copied().unwrap_or_default();
            add(&mut known.words, &fold(row.get(1).unwrap_or_default()), money);
        }
        known
    }

    fn add_form(&mut self, form: &str, told: Form) {
        let known = self.forms.entry(form.to_owned()).or_default();
        known.money = known.money.either(told.money);
        known.is_doubtful |= told.is_doubtful;
        if form.chars().all(|c| c.is_ascii_alphabetic()) {
            add(&mut self.small_forms, &form.to_lowercase(), told.money);
        }
    }
}

fn add(known: &mut HashMap<String, Money>, key: &str, money: Money) {
    let all = known.entry(key.to_owned()).or_default();
    *all = all.either(money);
}

/// The rows of a list below its headers, without comments.
fn rows(text: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    let reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    reader.into_records().flatten()
}

/// What a field names, with `;` between.
fn parts(row: &csv::StringRecord, at: usize) -> impl Iterator<Item = &str> {
    row.get(at).unwrap_or_default().split(';').filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, Money, of_code, of_country, of_form, of_word, rows};

    #[test]
    fn each_row_of_the_lists_is_read_and_says_a_currency() {
        let all = rows(include_str!("money.csv")).count();
        assert_eq!((all, KNOWN.codes.len()), (include_str!("money.csv").lines().count() - 5, all));
        assert!(all <= 256 && KNOWN.codes.keys().all(|code| code.len() == 3));
        for row in rows(include_str!("money_words.csv")) {
            assert!(of_word(&crate::names::fold(&row[1])).is_some_and(|money| money != Money::default()), "{row:?}");
        }
    }

    #[test]
    fn a_noun_is_of_every_currency_that_is_called_so_and_a_form_of_those_that_have_it() {
        let code = |code: &str| of_code(code).unwrap();
        let dinars = of_word("dinars").unwrap();
        for own in ["TND", "DZD", "KWD", "LYD", "JOD"] {
            assert!(dinars.meets(code(own)), "{own}");
        }
        assert!(!dinars.meets(code("MAD")) && !dinars.meets(code("MKD")));
        let dirhams = of_form("DH").unwrap().money;
        assert!(dirhams.meets(code("MAD")) && dirhams.meets(code("AED")) && !dirhams.meets(code("TND")));
        assert!(of_form("DA").unwrap().is_doubtful && of_form("ALL").is_none());
    }

    #[test]
    fn several_countries_may_have_one_currency() {
        for country in ["SN", "CI", "ML"] {
            assert_eq!(of_country(country), of_code("XOF").unwrap(), "{country}");
        }
        assert_eq!((of_country("TN"), of_country("FR")), (of_code("TND").unwrap(), of_code("EUR").unwrap()));
        assert_eq!(of_country("AQ"), Money::default());
    }
}
