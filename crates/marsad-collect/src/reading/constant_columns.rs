//! Columns that are left out because they say one thing of all rows, as `Tunisia` below the country of asylum: what a text in
//! such a column says beside it.
//!
//! Does not hold: the rows, which `rows::constants` looks at, and how such a column is found, for which the proposer is.

use std::collections::BTreeSet;

use marsad_model::Id;

use super::plan::Plan;
use crate::names::{Found, Words, country_named, fold, is_whole_of_anything};
use crate::titles::UnitReader;
use crate::values::asides::has_year;
use crate::values::periods;

/// A column that is left out because the same stands in each of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConstantColumn {
    pub at: usize,
    /// What stands in each of its cells.
    pub only: String,
    /// Whether the column that the profile names is gone, and this one may stand for it.
    pub is_guessed: bool,
}

/// What a text in such a column says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SaidBeside {
    /// The same, be it in other words.
    #[default]
    Same,
    /// Something else, which no list knows.
    Other,
    /// Another place, sex, unit, or whatever else a list knows.
    OtherWord,
}

impl ConstantColumn {
    pub(super) fn said(&self, plan: &Plan<'_, '_>, text: &str) -> SaidBeside {
        let (own, other) = (fold(&self.only), fold(text));
        if own == other || self.is_same_but_for_its_date(plan, text) {
            return SaidBeside::Same;
        }
        let country = country_named(&other);
        let alike = agreeing(plan, [self.only.as_str(), text]);
        if alike.contains(&true) || country.is_some() && country_named(&own) == country {
            return SaidBeside::Same;
        }
        let is_known =
            country.is_some() || alike.contains(&false) || is_word(plan, text) || self.is_other_unit(plan, text);
        if is_known { SaidBeside::OtherWord } else { SaidBeside::Other }
    }

    /// Whether a text is the same but for the day or the year that both name: `Edition of 2023`.
    fn is_same_but_for_its_date(&self, plan: &Plan<'_, '_>, text: &str) -> bool {
        let is_of_time = |word: &str| word.contains(char::is_numeric) || periods::read(word, plan.habits).is_some();
        let timeless = |text: &str| {
            let folded = fold(text);
            folded.split(' ').filter(|word| !is_of_time(word)).map(str::to_owned).collect::<Vec<_>>()
        };
        has_year(&self.only) && has_year(text) && timeless(&self.only) == timeless(text)
    }

    /// Whether both texts name a unit, and not the same.
    fn is_other_unit(&self, plan: &Plan<'_, '_>, text: &str) -> bool {
        let units = UnitReader::of(plan.context);
        let [own, other] = [self.only.as_str(), text].map(|text| units.of_line(&format!("en {text}")));
        other.is_some() && own != other
    }
}

/// For each list that knows both texts, be it one that the structure does not use, whether they are words of one code. A
/// country is the whole in lists of its regions, and a word for the whole of anything does not say that country.
fn agreeing(plan: &Plan<'_, '_>, [own, other]: [&str; 2]) -> BTreeSet<bool> {
    let is_of_anything = country_named(&fold(own)).is_some() && is_whole_of_anything(other);
    let counts = |code: &Id| !is_of_anything || is_telling(code);
    let lists = plan.dictionary.components.iter().filter_map(|component| component.words.as_ref());
    let of_structure = lists.filter_map(|words| match (words.find(own), words.find(other)) {
        (Found::Code(own), Found::Code(other)) => words.code(own).is_some_and(counts).then_some(own == other),
        _ => None,
    });
    let codes = |text: &str| plan.dictionary.codes_in(plan.context.pack, text);
    let owns = codes(own).iter().filter(|own| counts(&own.code));
    let pairs = owns.flat_map(|own| codes(other).iter().map(move |other| (own, other)));
    let of_pack = pairs.filter(|(own, other)| own.list == other.list).map(|(own, other)| own.code == other.code);
    of_structure.chain(of_pack).collect()
}

/// Whether a code is of one thing, and not of the whole or of what is left.
fn is_telling(code: &Id) -> bool {
    !code.as_str().starts_with('_')
}

/// Whether a text is a word for one thing; letters and numbers are words of many lists.
fn is_word(plan: &Plan<'_, '_>, text: &str) -> bool {
    let mut words = plan.dictionary.components.iter().filter_map(|component| component.words.as_ref());
    let is_of = |words: &Words<'_>| match words.find(text) {
        Found::Code(code) => words.code(code).is_some_and(is_telling),
        Found::Several(_) => true,
        Found::Unknown => false,
    };
    let of_pack = plan.dictionary.codes_in(plan.context.pack, text);
    let is_known = words.any(is_of) || of_pack.iter().any(|listed| is_telling(&listed.code));
    is_known && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}
