//! One word of a list among words that the list does not know: `بنين`, Benin or boys, beside `بنات`, which is no country.
//!
//! Of a list of places such a word means something else as likely as not: it explains neither the row of headers nor the
//! column in which it stands. Of a short list it is taken, and asked about.

use std::collections::BTreeSet;

use marsad_model::Id;

use super::doubt::{Doubt, DoubtKind};
use super::roles::{Meaning, Roles, plain};
use super::totals::begins_with_total;
use crate::names::{Found, fold, is_of_others, is_vague};
use crate::titles;

/// How many of the words beside one are looked at.
const BESIDE_MAX: usize = 12;

/// Where a text stands, as a person finds it.
type SpotOf<'s> = &'s dyn Fn(&str) -> String;

impl Roles<'_, '_, '_> {
    /// Whether `told` is all that a component knows among texts of which the others are `unknown`, and none of these speaks
    /// of the same thing: by its letters, as the rest of a list, or as people from elsewhere.
    pub(super) fn is_lone(&self, place: usize, (told, unknown): (&[&str], &[&str])) -> bool {
        let (Some(words), [_]) = (self.dictionary.words(place), told) else { return false };
        let is_slip = |text: &str| {
            let doubt = Doubt::new(DoubtKind::UnknownWord, "", text).likely(words.suggest(text));
            doubt.sure_code().is_some()
        };
        let is_meant = |text: &str| words.find(text) != Found::Unknown || is_of_others(text) || is_of_strangers(text);
        let beside = unknown.iter().copied().map(plain).take(BESIDE_MAX);
        let beside: Vec<&str> = beside.filter(|text| !begins_with_total(text)).collect();
        let is_others_of_it = |text: &&str| is_meant(text) || !is_vague(text) && is_slip(text);
        beside.iter().any(|text| !is_vague(text)) && !beside.iter().any(is_others_of_it)
    }

    /// The same, in a list of places, where it says nothing.
    pub(super) fn is_by_chance(&self, place: usize, (told, unknown): (&[&str], &[&str])) -> bool {
        let is_of_places = || !titles::is_small(self.context, self.id(place).as_str());
        self.is_lone(place, (told, unknown)) && is_of_places()
    }

    /// Asks about the words of a row of headers, each the only one that its component knows there.
    pub(super) fn doubt_of_lone_words(
        &self,
        components: &[Id],
        (texts, spot): (&BTreeSet<&str>, SpotOf<'_>),
        found: &mut Meaning,
    ) {
        for place in components.iter().filter_map(|id| self.dictionary.place(id.as_str())) {
            let is_told = |text: &&str| self.word_of(place, text).is_some_and(|word| !self.is_vague(place, word));
            let is_open = |text: &&str| self.is_unexplained(text) && self.told_by(text, &BTreeSet::new()).is_empty();
            let told: Vec<&str> = texts.iter().copied().filter(is_told).collect();
            let unknown: Vec<&str> = texts.iter().copied().filter(is_open).collect();
            if self.is_lone(place, (&told, &unknown)) {
                self.ask_lone_word((place, told[0]), spot(told[0]), found);
            }
        }
    }

    /// Asks whether a word is that of its component, where none beside it is.
    pub(super) fn ask_lone_word(&self, (place, text): (usize, &str), spot: String, found: &mut Meaning) {
        let Some(words) = self.dictionary.words(place) else { return };
        let word = self.word_of(place, text).unwrap_or(text);
        let Found::Code(code) = words.find(word) else { return };
        let Some(code) = words.code(code) else { return };
        let doubt = Doubt::new(DoubtKind::LoneWord, self.id(place).as_str(), text).taking(code.as_str());
        found.doubts.push(doubt.at(spot));
    }
}

/// Whether a text names those who are of no country in particular but another: `Étrangers` beside `Tunisiens`.
fn is_of_strangers(text: &str) -> bool {
    const BEGINNINGS: [&str; 5] = ["etrang", "foreign", "non national", "اجانب", "اجنبي"];
    let folded = fold(text);
    BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
}
