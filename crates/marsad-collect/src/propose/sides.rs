//! Who and where a title names, and which way something goes between them: those of the country or foreigners, in the
//! country or abroad, to it or from it.
//!
//! `Étudiants tunisiens à l’étranger` and `Étudiants étrangers en Tunisie` have the same words by their stems, and words of
//! direction stand in titles of all subjects; so they are compared here by what they name. Does not hold: titles that speak
//! of the other flow in words such as `arrivals`, which `other_figures` knows.

use marsad_model::{Lang, Pack};

use super::explained::{forms, names_of_country};
use super::kept_titles::part_about_values;
use crate::names::{country_named, country_of_nationality, fold};

/// Words that name foreigners, or, as in `l’étranger` and `pays étrangers`, where they are from, folded.
const FOREIGN: [&str; 12] = [
    "etranger",
    "etrangers",
    "etrangere",
    "etrangeres",
    "foreign",
    "foreigner",
    "foreigners",
    "اجانب",
    "اجنبي",
    "اجنبيه",
    "اجنبيين",
    "اجنبيات",
];
const ABROAD: [&str; 3] = ["abroad", "overseas", "خارج"];
/// Words for countries, beside which `foreign` says where.
const COUNTRIES: [&str; 6] = ["pays", "country", "countries", "بلد", "بلدان", "دول"];
/// What is foreign and neither people nor a country.
const THINGS: [&str; 12] = [
    "affaires",
    "affairs",
    "currencies",
    "currency",
    "devise",
    "devises",
    "exchange",
    "monnaie",
    "monnaies",
    "trade",
    "شوون",
    "عمله",
];

const ARTICLES: [&str; 5] = ["la", "l", "le", "les", "the"];
const TO: [&str; 6] = ["vers", "aux", "to", "into", "towards", "الي"];
const FROM: [&str; 3] = ["depuis", "from", "من"];

/// Words for the country from which, and to which, something goes.
const ORIGIN: [&str; 5] = ["origine", "origines", "origin", "provenance", "منشا"];
const DESTINATION: [&str; 8] = ["destination", "destinations", "accueil", "host", "استقبال", "مقصد", "وجهه", "قصد"];

/// How words begin for what is granted: `accordés aux étrangers` and `des étrangers` are the same.
const GRANTS: [&str; 24] = [
    "accord",
    "deliv",
    "octroy",
    "attribu",
    "issu",
    "grant",
    "permi",
    "visa",
    "carte",
    "card",
    "titre",
    "autoris",
    "authori",
    "award",
    "natural",
    "bours",
    "scholar",
    "assist",
    "مسند",
    "ممنوح",
    "تاشير",
    "رخص",
    "بطاق",
    "منح",
];
const AND: [&str; 4] = ["et", "and", "ou", "or"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Own,
    Foreign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    To,
    From,
}

/// The country of a pack, as titles name it and its people.
pub(crate) struct OwnCountry<'a> {
    code: &'a str,
    /// Its names of one word, folded.
    names: Vec<String>,
}

/// A side that a title names, and which way the word before it says.
type Named = (Side, Option<Way>);

/// What a title says of sides.
#[derive(Debug, Default)]
struct Sides {
    people: Vec<Named>,
    places: Vec<Named>,
    /// Whether it speaks of the country from which something goes, or to which.
    ends: Vec<Way>,
    is_joined: bool,
    is_of_grants: bool,
}

impl<'a> OwnCountry<'a> {
    pub(crate) fn of(pack: &'a Pack) -> Self {
        let names = names_of_country(pack).flat_map(|name| Lang::ALL.map(|lang| fold(name.get(lang))));
        Self { code: pack.head.country.as_str(), names: names.filter(|name| !name.contains(' ')).collect() }
    }

    /// Whether a title names others than the one in whose place it stands, in other places, or says another way.
    pub(crate) fn has_other_sides(&self, (said, heard): (&str, &str)) -> bool {
        let (said, heard) = (self.sides(said), self.sides(heard));
        let is_joined = said.is_joined || heard.is_joined;
        let is_of_grants = said.is_of_grants || heard.is_of_grants;
        are_apart(&sides_of(&said.people), &sides_of(&heard.people))
            || are_apart(&sides_of(&said.places), &sides_of(&heard.places))
            || are_apart(&said.ends, &heard.ends)
            || !is_joined && have_changed_places(&said.people, &heard.people)
            || goes_other_way(&said.people, &heard.people)
            || goes_other_way(&said.places, &heard.places)
            || !is_of_grants && (receive(&said.people, &heard.people) || receive(&heard.people, &said.people))
            || names_new_foreigners(&said, &heard)
            || names_new_foreigners(&heard, &said)
    }

    fn sides(&self, title: &str) -> Sides {
        let folded = fold(part_about_values(title).unwrap_or(title));
        let words: Vec<&str> = folded.split(' ').collect();
        let mut sides = Sides::default();
        for (at, word) in words.iter().copied().enumerate() {
            let before = words.get(..at).unwrap_or_default();
            let beside = (before.last().copied().unwrap_or_default(), words.get(at + 1).copied().unwrap_or_default());
            let place = self.place(word, beside);
            let people = self.people(word, beside).filter(|_| place.is_none());
            sides.places.extend(place.map(|side| (side, way_behind(before))));
            sides.people.extend(people.map(|side| (side, way_behind(before))));
            sides.ends.extend(end(word));
            sides.is_joined |= AND.contains(&word) || people.is_some() && word.starts_with('و');
            sides.is_of_grants |= forms(word).any(|form| GRANTS.iter().any(|grant| form.starts_with(grant)));
        }
        sides
    }

    /// Where a word says that something is.
    fn place(&self, word: &str, (before, after): (&str, &str)) -> Option<Side> {
        let is_of_countries = match word {
            "foreign" => is_one_of(after, &COUNTRIES),
            "etranger" if before == "l" => true,
            word => is_one_of(word, &FOREIGN) && is_one_of(before, &COUNTRIES),
        };
        if is_of_countries || is_one_of(word, &ABROAD) {
            return Some(Side::Foreign);
        }
        let is_own = |form: &str| self.is_name(form) || country_named(form) == Some(self.code);
        forms(word).any(is_own).then_some(Side::Own)
    }

    /// Whom a word names.
    fn people(&self, word: &str, (before, after): (&str, &str)) -> Option<Side> {
        if is_one_of(word, &FOREIGN) {
            let is_of_things = is_one_of(before, &THINGS) || is_one_of(after, &THINGS);
            return (!is_of_things).then_some(Side::Foreign);
        }
        forms(word).any(|form| self.is_nationality(form)).then_some(Side::Own)
    }

    fn is_name(&self, word: &str) -> bool {
        self.names.iter().any(|name| name == word)
    }

    /// Whether a word is the adjective of the country; that of one that no list has begins as its name does.
    fn is_nationality(&self, word: &str) -> bool {
        if let Some(code) = country_of_nationality(word) {
            return code == self.code;
        }
        let stem = |name: &str| name.strip_suffix(['a', 'e']).unwrap_or(name).to_owned();
        let begins = |name: &String| word.starts_with(&stem(name));
        country_named(word).is_none() && !self.is_name(word) && self.names.iter().any(begins)
    }
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    forms(word).any(|form| words.contains(&form))
}

/// Which way the last word says that is no article.
fn way_behind(before: &[&str]) -> Option<Way> {
    let word = before.iter().rev().find(|word| !ARTICLES.contains(*word))?;
    let is_of = |words: &[&str]| words.contains(word);
    if is_of(&TO) { Some(Way::To) } else { is_of(&FROM).then_some(Way::From) }
}

fn end(word: &str) -> Option<Way> {
    if is_one_of(word, &ORIGIN) { Some(Way::From) } else { is_one_of(word, &DESTINATION).then_some(Way::To) }
}

fn sides_of(named: &[Named]) -> Vec<Side> {
    named.iter().map(|(side, _)| *side).collect()
}

/// Whether both say something, and nothing that both say.
fn are_apart<T: PartialEq>(said: &[T], heard: &[T]) -> bool {
    !said.is_empty() && !heard.is_empty() && !said.iter().any(|one| heard.contains(one))
}

/// Whether both name both sides, and the other one first.
fn have_changed_places(said: &[Named], heard: &[Named]) -> bool {
    let order = |named: &[Named]| {
        let mut sides = sides_of(named);
        sides.dedup();
        sides
    };
    let (said, heard) = (order(said), order(heard));
    said.len() == 2 && heard.len() == 2 && said != heard
}

/// Whether something goes to whom or where it came from, or the other way round.
fn goes_other_way(said: &[Named], heard: &[Named]) -> bool {
    let ways = |named: &[Named], side: Side| -> Vec<Way> {
        named.iter().filter(|(own, _)| *own == side).filter_map(|(_, way)| *way).collect()
    };
    [Side::Own, Side::Foreign].into_iter().any(|side| are_apart(&ways(said, side), &ways(heard, side)))
}

/// Whether people to whom something goes now were named without a word that says so.
fn receive(said: &[Named], heard: &[Named]) -> bool {
    let names = |side: Side| said.iter().any(|(own, _)| *own == side);
    let is_to = |side: Side| said.contains(&(side, Some(Way::To)));
    heard.iter().any(|(side, way)| *way == Some(Way::To) && names(*side) && !is_to(*side))
}

/// Whether foreigners are named where only their countries were, in a word of the same stem.
fn names_new_foreigners(said: &Sides, heard: &Sides) -> bool {
    let has = |named: &[Named]| sides_of(named).contains(&Side::Foreign);
    has(&said.places) && !has(&said.people) && has(&heard.people)
}

#[cfg(test)]
mod tests {
    use marsad_testkit::tunisia;

    use super::OwnCountry;

    #[track_caller]
    fn check(said: &str, heard: &str, is_other: bool) {
        let country = OwnCountry::of(tunisia());
        assert_eq!(country.has_other_sides((said, heard)), is_other, "{said} / {heard}");
        assert_eq!(country.has_other_sides((heard, said)), is_other, "{heard} / {said}");
    }

    #[test]
    fn those_of_the_country_abroad_are_others_than_foreigners_in_it() {
        check("Étudiants tunisiens à l’étranger par pays", "Étudiants étrangers en Tunisie par pays", true);
        check("Transferts des Tunisiens résidant à l’étranger", "Transferts des étrangers résidant en Tunisie", true);
        check("Permis accordés aux étrangers en Tunisie", "Permis accordés aux Tunisiens à l’étranger", true);
        check("Visas délivrés par la Tunisie aux étrangers", "Visas délivrés par l’étranger aux Tunisiens", true);
        check("Étudiants tunisiens à l’étranger", "Étudiants étrangers d’origine tunisienne", true);
        check("Tunisian students living abroad", "Foreign students living in Tunisia", true);
        check("تحويلات التونسيين بالخارج", "تحويلات الأجانب بتونس", true);
        let swapped = "Étudiants tunisiens dans les universités étrangères";
        check("Étudiants étrangers dans les universités tunisiennes", swapped, true);
    }

    #[test]
    fn what_goes_the_other_way_is_another_thing() {
        check("Transferts vers la Tunisie", "Transferts depuis la Tunisie", true);
        check("Remittances to Tunisia by country", "Remittances from Tunisia by country", true);
        check("التحويلات إلى تونس", "التحويلات من تونس", true);
        check("العودة الطوعية للأجانب من تونس إلى بلدانهم", "العودة الطوعية للتونسيين من بلدان أجنبية إلى تونس", true);
        check("Transferts des Tunisiens", "Transferts aux Tunisiens", true);
        check("تحويلات التونسيين المقيمين بالخارج", "التحويلات إلى التونسيين المقيمين بالخارج", true);
        check("Transferts par pays d’origine", "Transferts par pays de destination", true);
        check("Tunisiens par pays d’accueil", "Tunisiens par pays d’origine", true);
        check("الطلبة حسب بلد الاستقبال", "الطلبة حسب بلد المنشأ", true);
    }

    #[test]
    fn the_same_sides_in_other_words_are_no_others() {
        check("Étudiants tunisiens à l’étranger, 2022", "ÉTUDIANTS TUNISIENS À L’ÉTRANGER, 2023", false);
        check("Étudiant étranger en Tunisie", "En Tunisie : étudiants étrangers", false);
        check("Étudiants tunisiens et étrangers", "Étudiants étrangers et tunisiens", false);
        check("Cartes accordées aux étrangers", "Cartes des étrangers", false);
        check("République tunisienne – Cartes des étrangers", "Cartes des étrangers", false);
        check("Étudiants étrangers en Tunisie", "Étudiants étrangers dans les universités tunisiennes", false);
        check("Tunisiens à l’étranger", "Tunisiens dans les pays étrangers", false);
        check("Foreigners by isle", "Foreigners, country of origin", false);
        check("Tunisians abroad", "Tunisians in foreign countries", false);
        check("Transferts en devises étrangères", "Transferts en devises", false);
        check("Retours depuis l’étranger vers la Tunisie", "Retours vers la Tunisie", false);
        check(
            "Foreigners living in Tunisia from 2010 to 2020",
            "Foreigners living in Tunisia from 2010 to 2021",
            false,
        );
        check("الطلبة الأجانب بتونس", "الطلبة الأجانب في تونس", false);
    }
}
