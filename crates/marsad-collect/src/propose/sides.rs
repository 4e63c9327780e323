//! Who and where a title names, and which way something goes between them: those of the country or foreigners, in the
//! country or abroad, to it or from it.
//!
//! `Étudiants tunisiens à l’étranger` and `Étudiants étrangers en Tunisie` have the same words by their stems, and words of
//! direction stand in titles of all subjects; so they are compared here by what they name. Does not hold: titles that speak
//! of the other flow in words such as `arrivals`, which `other_figures` knows.

use marsad_model::{Lang, LocalText, Pack};

use super::explained::{forms, names_of_country};
use super::kept_titles::part_about_values;
use super::side_words::{
    ABROAD, AND, ARTICLES, ASYLUM, COUNTRIES, DESTINATION, FOREIGN, FROM, GRANTS, IN, INSTITUTIONS, LINKS, NATIONALITY,
    OF_NATIONALITY, ORIGIN, OWN_THINGS, OWN_WORDS, THINGS, TO,
};
use crate::Context;
use crate::names::{country_named, country_of_nationality, fold};

/// How many words the name of a country may have.
const NAME_WORDS_MAX: usize = 6;
/// How many words of a title are looked at.
const TITLE_WORDS_MAX: usize = 80;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Own,
    Foreign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    To,
    From,
    /// What goes into the country and what is in it are told in the same word: `entrées en Tunisie`.
    In,
}

/// The country of a pack, as titles name it and its people.
pub(crate) struct OwnCountry<'a> {
    code: &'a str,
    /// Its names, folded.
    names: Vec<String>,
    /// What the name of a dataflow says.
    name: Sides,
    /// What its name and its description say.
    texts: Sides,
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
    /// Whether one of these is that of asylum.
    is_of_asylum: bool,
    is_joined: bool,
    is_of_grants: bool,
}

impl<'a> OwnCountry<'a> {
    /// The country of a pack, and whom the dataflow counts.
    pub(crate) fn of(context: &Context<'a>) -> Self {
        Self::counting(context.pack, context.dataflow)
    }

    fn counting(pack: &'a Pack, dataflow: &str) -> Self {
        let mut country = Self::of_pack(pack);
        let Some(dataflow) = pack.dataflow(dataflow) else { return country };
        country.name = country.sides_in(&[&dataflow.name]);
        country.texts = country.sides_in(&[&dataflow.name, &dataflow.description]);
        country
    }

    /// Whom and where texts name in any language.
    fn sides_in(&self, texts: &[&LocalText]) -> Sides {
        let mut all = Sides::default();
        for text in texts.iter().copied().flat_map(|text| Lang::ALL.map(|lang| text.get(lang))) {
            let sides = self.sides(text);
            all.people.extend(sides.people);
            all.places.extend(sides.places);
        }
        all
    }

    /// Whether the dataflow counts people of the country, as far as it says so: whoever is abroad is one of them, unless
    /// foreigners are named.
    fn is_counted(&self) -> bool {
        let (people, places) = (sides_of(&self.texts.people), sides_of(&self.texts.places));
        people.contains(&Side::Own) || places.contains(&Side::Foreign) && !people.contains(&Side::Foreign)
    }

    /// Whether the foreigners whom a line names are those in the name of the dataflow, and what it names abroad is so in the
    /// texts of the dataflow. Beside people of the country foreigners are all, or of others.
    pub(crate) fn is_foreign_as_dataflow(&self, line: &str) -> bool {
        let heard = self.sides(line);
        let has = |named: &[Named], side: Side| sides_of(named).contains(&side);
        let are_alone = !has(&heard.people, Side::Own) || has(&self.name.people, Side::Own);
        let are_own_foreigners = has(&self.name.people, Side::Foreign) && are_alone;
        (!has(&heard.people, Side::Foreign) || are_own_foreigners)
            && (!has(&heard.places, Side::Foreign) || has(&self.texts.places, Side::Foreign))
    }

    fn of_pack(pack: &'a Pack) -> Self {
        let code = pack.head.country.as_str();
        let mut names: Vec<_> = names_of_country(pack).collect();
        if names.is_empty() {
            names.extend(pack.codelists.iter().filter_map(|list| list.find(code)).map(|code| &code.name));
        }
        let names = names.into_iter().flat_map(|name| Lang::ALL.map(|lang| fold(name.get(lang)))).collect();
        Self { code, names, name: Sides::default(), texts: Sides::default() }
    }

    /// Whether a title names others than the one in whose place it stands, in other places, or says another way.
    pub(crate) fn has_other_sides(&self, (said, heard): (&str, &str)) -> bool {
        let (said, heard) = (self.sides(said), self.sides(heard));
        let is_joined = said.is_joined || heard.is_joined;
        let is_of_grants = said.is_of_grants || heard.is_of_grants;
        are_apart(&sides_of(&said.people), &sides_of(&heard.people))
            || are_apart(&sides_of(&said.places), &sides_of(&heard.places))
            || are_apart(&said.ends, &heard.ends)
            || said.is_of_asylum != heard.is_of_asylum
            || !is_joined && have_changed_places(&said.people, &heard.people)
            || goes_other_way(&said.people, &heard.people)
            || goes_other_way(&said.places, &heard.places)
            || self.contradicts_dataflow(&said, &heard)
            || self.contradicts_dataflow(&heard, &said)
            || !is_of_grants && (receive(&said.people, &heard.people) || receive(&heard.people, &said.people))
            || names_new_foreigners(&said, &heard)
            || names_new_foreigners(&heard, &said)
            || self.names_abroad_anew(&said, &heard)
            || self.names_abroad_anew(&heard, &said)
            || self.names_own_anew(&said, &heard)
            || self.names_own_anew(&heard, &said)
    }

    /// Whether something goes to the country now where the name of the dataflow says that it comes from it, or the other way
    /// round, and did not before.
    fn contradicts_dataflow(&self, said: &Sides, heard: &Sides) -> bool {
        let own = self.name.places.iter().copied().filter(|(side, _)| *side == Side::Own);
        let own: Vec<Named> = own.collect();
        let is_other = |sides: &Sides| goes_other_way(&own, &sides.places);
        is_other(heard) && !is_other(said)
    }

    /// Whether what is abroad is named where only foreigners were, in a word of the same stem, and the dataflow says nothing of
    /// it.
    fn names_abroad_anew(&self, said: &Sides, heard: &Sides) -> bool {
        let has = |named: &[Named]| sides_of(named).contains(&Side::Foreign);
        has(&said.people) && !has(&said.places) && has(&heard.places) && !has(&self.texts.places)
    }

    /// The words of a title for people whom the dataflow does not count, or for another way than its name says.
    pub(crate) fn other_sides(&self, title: &str) -> Vec<String> {
        let people = self.uncounted_people(title).into_iter().chain(self.uncounted_foreigners(title));
        people.chain(self.other_ways(title)).collect()
    }

    /// The words of a title for people of the country, where the dataflow does not say that it counts them.
    fn uncounted_people(&self, title: &str) -> Vec<String> {
        if !self.names_own_anew(&Sides::default(), &self.sides(title)) {
            return Vec::new();
        }
        let words = title.split_whitespace().filter(|word| self.is_own_adjective(&fold(word)));
        words.map(|word| bare(word).to_owned()).collect()
    }

    /// The words of a title for foreigners, where the dataflow counts people of the country and no foreigners, and the title
    /// does not name both.
    fn uncounted_foreigners(&self, title: &str) -> Vec<String> {
        let has = |sides: &Sides, side: Side| sides_of(&sides.people).contains(&side);
        let heard = self.sides(title);
        let is_own_counted = has(&self.texts, Side::Own) && !has(&self.texts, Side::Foreign);
        if !is_own_counted || !has(&heard, Side::Foreign) || has(&heard, Side::Own) {
            return Vec::new();
        }
        let is_place = |word: &str| ["l’", "l'"].iter().any(|article| word.to_lowercase().starts_with(article));
        let named = title.split_whitespace().map(bare).filter(|word| !is_place(word));
        named.filter(|word| fold(word).split(' ').any(|piece| is_one_of(piece, &FOREIGN))).map(str::to_owned).collect()
    }

    /// The words of a title that say another way than the name of the dataflow: `vers la Tunisie` where something comes from
    /// it, and `depuis la Libye`, where it comes from another country.
    fn other_ways(&self, title: &str) -> Vec<String> {
        let own: Vec<Way> = self.name.places.iter().filter(|(side, _)| *side == Side::Own).filter_map(goes).collect();
        let Some(&way) = own.first().filter(|first| own.iter().all(|other| other == *first)) else { return Vec::new() };
        let words: Vec<&str> = title.split_whitespace().take(TITLE_WORDS_MAX).collect();
        let mut places = self.sides(title).places.into_iter();
        if places.any(|named| named.0 == Side::Own && goes(&named) == Some(way)) {
            return Vec::new();
        }
        let named = (0..words.len()).filter_map(|at| self.way_at(&words, at));
        // This country on the other way, or another one on the same.
        let others = named.filter(|(heard, is_own, _)| *is_own != (*heard == way));
        others.map(|(.., text)| text).collect()
    }

    /// Which way the word at a place of a title says, whether of this country, and the word with the country behind it.
    fn way_at(&self, words: &[&str], at: usize) -> Option<(Way, bool, String)> {
        let way = way_behind(&[fold(words.get(at)?).as_str()])?;
        let behind = words.get(at + 1..)?;
        (1..=NAME_WORDS_MAX.min(behind.len())).rev().find_map(|length| {
            let name = fold(&behind[..length].join(" "));
            let is_own = self.is_own_place(&name);
            let text = || bare(&words[at..=at + length].join(" ")).to_owned();
            (is_own || country_named(&name).is_some()).then(|| (way, is_own, text()))
        })
    }

    /// Whether people of the country are named that were not, under a dataflow that does not say that it counts them. Beside
    /// foreigners who were not named either they are all, where it counts no foreigners alone.
    fn names_own_anew(&self, said: &Sides, heard: &Sides) -> bool {
        let has = |sides: &Sides, side: Side| sides_of(&sides.people).contains(&side);
        let are_all = has(heard, Side::Foreign) && !has(said, Side::Foreign) && !has(&self.texts, Side::Foreign);
        !self.is_counted() && !has(said, Side::Own) && has(heard, Side::Own) && !are_all
    }

    fn sides(&self, title: &str) -> Sides {
        let folded = fold(part_about_values(title).unwrap_or(title));
        let words = self.words(&folded);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut sides = Sides::default();
        for at in 0..words.len() {
            let (before, rest) = words.split_at(at);
            let Some((&word, after)) = rest.split_first() else { continue };
            let around = Around { before, after };
            let place = self.place(word, around);
            let people = self.people(word, around).filter(|_| place.is_none());
            sides.places.extend(place.map(|side| (side, self.way_to_place(word, before))));
            sides.people.extend(people.map(|side| (side, way_behind(before))));
            sides.ends.extend(end(word, around));
            sides.is_of_asylum |= is_country_of_asylum(word, around);
            sides.is_joined |= AND.contains(&word) || people.is_some() && word.starts_with('و');
            sides.is_of_grants |= begins_as(word, &GRANTS);
        }
        sides
    }

    /// The words of a folded title, the names of the country and of its people as one each.
    fn words(&self, folded: &str) -> Vec<String> {
        let words: Vec<&str> = folded.split(' ').collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let lengths = (2..=NAME_WORDS_MAX).rev();
            let mut runs = lengths.filter_map(|length| Some((length, words.get(at..at + length)?.join(" "))));
            let is_own = |run: &str| forms(run).any(|form| self.is_own_place(form) || self.is_of_list(form));
            let own = runs.find(|(_, run)| is_own(run));
            let (length, word) = own.unwrap_or_else(|| (1, words[at].to_owned()));
            found.push(word);
            at += length;
        }
        found
    }

    /// Where a word says that something is.
    fn place(&self, word: &str, around: Around<'_>) -> Option<Side> {
        let (before, after) = (around.word_before(), around.word_after());
        let is_foreign = is_one_of(word, &FOREIGN);
        let is_of_countries = match word {
            "foreign" => is_one_of(after, &COUNTRIES),
            "etranger" if before == "l" => true,
            _ => is_foreign && is_one_of(before, &COUNTRIES),
        };
        let is_of_institution = match word {
            "foreign" => begins_as(after, &INSTITUTIONS),
            _ => is_foreign && begins_as(before, &INSTITUTIONS),
        };
        if is_of_countries || is_one_of(word, &ABROAD) || is_of_institution {
            return Some(Side::Foreign);
        }
        let is_own = forms(word).any(|form| self.is_own_place(form));
        (is_own || self.is_own_adjective(word) && around.is_of_own_thing(word)).then_some(Side::Own)
    }

    /// Whom a word names.
    fn people(&self, word: &str, around: Around<'_>) -> Option<Side> {
        if is_one_of(word, &FOREIGN) {
            return (!around.is_beside(|word| is_one_of(word, &THINGS))).then_some(Side::Foreign);
        }
        self.is_own_adjective(word).then_some(Side::Own)
    }

    /// Which way the words before a place say; the letter that leads to an Arabic name says that something is there.
    fn way_to_place(&self, word: &str, before: &[&str]) -> Option<Way> {
        let is_in = before.iter().rev().find(|word| !ARTICLES.contains(*word)).is_some_and(|word| IN.contains(word));
        let is_led = ["ب", "وب"].iter().any(|letters| word.starts_with(letters)) && !self.is_own_place(word);
        way_behind(before).or_else(|| (is_in || is_led).then_some(Way::In))
    }

    fn is_own_adjective(&self, word: &str) -> bool {
        forms(word).any(|form| self.is_nationality(form))
    }

    fn is_own_place(&self, word: &str) -> bool {
        self.is_name(word) || country_named(word) == Some(self.code)
    }

    fn is_of_list(&self, word: &str) -> bool {
        country_of_nationality(word) == Some(self.code)
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

/// The words around a word.
#[derive(Clone, Copy)]
struct Around<'w> {
    before: &'w [&'w str],
    after: &'w [&'w str],
}

impl Around<'_> {
    fn word_before(&self) -> &str {
        self.before.last().copied().unwrap_or_default()
    }

    fn word_after(&self) -> &str {
        self.after.first().copied().unwrap_or_default()
    }

    fn is_beside(&self, is_it: impl Fn(&str) -> bool) -> bool {
        is_it(self.word_before()) || is_it(self.word_after())
    }

    /// Whether an adjective of the country is of what it has or what is in it, and of no people. In English the noun stands
    /// behind it, in the other languages before.
    fn is_of_own_thing(&self, adjective: &str) -> bool {
        let is_french = adjective.ends_with("en") || adjective.ends_with(['s', 'e']) && !adjective.ends_with("ese");
        let is_english = adjective.is_ascii() && !is_french;
        let is_thing =
            |word: &str| begins_as(word, &INSTITUTIONS) || begins_as(word, &OWN_THINGS) || is_one_of(word, &OWN_WORDS);
        let is_of = |words: &[&str]| words.last().is_some_and(|word| is_one_of(word, &OF_NATIONALITY));
        let is_granted = match self.before {
            [rest @ .., last] if begins_as(last, &NATIONALITY) => !is_of(rest),
            before => begins_as(self.word_after(), &NATIONALITY) && !is_of(before),
        };
        is_granted || is_thing(self.word_before()) || is_english && is_thing(self.word_after())
    }
}

/// Whether a folded word is one for foreigners or for what is abroad.
pub(super) fn is_of_foreign(word: &str) -> bool {
    is_one_of(word, &FOREIGN) || is_one_of(word, &ABROAD)
}

pub(super) fn begins_as(word: &str, beginnings: &[&str]) -> bool {
    forms(word).any(|form| beginnings.iter().any(|beginning| form.starts_with(beginning)))
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

fn end(word: &str, around: Around<'_>) -> Option<Way> {
    let is_to = || is_one_of(word, &DESTINATION) || is_country_of_asylum(word, around);
    if is_one_of(word, &ORIGIN) { Some(Way::From) } else { is_to().then_some(Way::To) }
}

/// Whether a word says of a country that it is that of asylum; `demandeurs d’asile` names people.
fn is_country_of_asylum(word: &str, around: Around<'_>) -> bool {
    let before = around.before.iter().rev().find(|word| !LINKS.contains(*word));
    let is_behind = word == "asylum" && is_one_of(around.word_after(), &COUNTRIES);
    is_behind || is_one_of(word, &ASYLUM) && before.is_some_and(|word| is_one_of(word, &COUNTRIES))
}

fn sides_of(named: &[Named]) -> Vec<Side> {
    named.iter().map(|(side, _)| *side).collect()
}

/// The way that is said of a place: what is in a country has come to it.
fn goes((_, way): &Named) -> Option<Way> {
    way.map(|way| if way == Way::In { Way::To } else { way })
}

/// A text without the marks of punctuation around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
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
        named.iter().filter(|(own, _)| *own == side).filter_map(goes).collect()
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
    use marsad_model::Id;
    use marsad_testkit::{marjan, tunisia};

    use super::OwnCountry;
    use crate::propose::tests::{draft_of, read_of};
    use crate::propose::{Doubt, DoubtKind};

    #[track_caller]
    fn check(said: &str, heard: &str, is_other: bool) {
        check_of(&OwnCountry::of_pack(tunisia()), said, heard, is_other);
    }

    #[track_caller]
    fn check_of(country: &OwnCountry<'_>, said: &str, heard: &str, is_other: bool) {
        assert_eq!(country.has_other_sides((said, heard)), is_other, "{said} / {heard}");
        assert_eq!(country.has_other_sides((heard, said)), is_other, "{heard} / {said}");
    }

    /// The same under a dataflow of the Tunisian pack.
    #[track_caller]
    fn check_in(dataflow: &str, said: &str, heard: &str, is_other: bool) {
        check_of(&OwnCountry::counting(tunisia(), dataflow), said, heard, is_other);
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
    #[test]
    fn people_of_the_country_who_are_added_are_others_where_the_dataflow_does_not_count_them() {
        for (dataflow, said, heard) in [
            ("DF_REFUGEES", "Registered refugees", "Registered Tunisian refugees"),
            ("DF_REFUGEES", "Demandeurs d’asile enregistrés en Tunisie", "Demandeurs d’asile tunisiens enregistrés"),
            ("DF_REFUGEES", "اللاجئون المسجلون في تونس", "اللاجئون التونسيون المسجلون"),
            ("DF_VISITORS", "Entrées de non-résidents", "Entrées de Tunisiens non-résidents"),
            ("DF_VISITORS", "دخول غير المقيمين", "دخول التونسيين غير المقيمين"),
            ("DF_WORK_PERMITS", "Autorisations de travail", "Autorisations de travail des Tunisiens"),
            ("DF_WORK_PERMITS", "Permis des étrangers", "Permis des étrangers et des Tunisiens"),
            ("DF_WORK_PERMITS", "رخص عمل الأجانب", "رخص عمل الأجانب والتونسيين"),
            ("DF_NATURALISATIONS", "Naturalisations", "Naturalisations de Tunisiens"),
            ("DF_FOREIGN_STUDENTS", "Étudiants étrangers", "Étudiants tunisiens et étrangers"),
            ("DF_FOREIGN_STUDENTS", "الطلبة الأجانب", "الطلبة التونسيون والأجانب"),
            ("DF_CNSS_INSURED", "Assurés étrangers", "Assurés de nationalité tunisienne et étrangère"),
        ] {
            check_in(dataflow, said, heard, true);
        }
    }

    #[test]
    fn what_the_country_has_and_whom_the_dataflow_counts_say_nothing_new() {
        for (dataflow, said, heard) in [
            ("DF_CONSULAR", "Inscrits dans les consulats", "Tunisiens inscrits dans les consulats"),
            ("DF_PLACEMENTS", "Contrats de travail à l’étranger", "Contrats de travail des Tunisiens à l’étranger"),
            ("DF_REMITTANCES", "Remittances", "Remittances of Tunisians abroad"),
            ("DF_FOREIGN_STUDENTS", "Étudiants étrangers", "Étudiants étrangers, enseignement supérieur tunisien"),
            ("DF_FOREIGN_STUDENTS", "Foreign students", "Foreign students in Tunisian universities"),
            ("DF_FOREIGN_STUDENTS", "الطلبة الأجانب", "الطلبة الأجانب بالجامعات التونسية"),
            ("DF_NATURALISATIONS", "Naturalisations", "Naturalisations : octroi de la nationalité tunisienne"),
            ("DF_NATURALISATIONS", "Naturalisations", "Naturalisations granting Tunisian nationality"),
            ("DF_VISITORS", "Entrées de non-résidents", "Entrées de non-résidents aux frontières tunisiennes"),
            ("DF_RESIDENCE_PERMITS", "Cartes des étrangers", "Cartes des étrangers, ministère de l’Intérieur"),
            ("DF_VISITORS", "Entrées", "Entrées de Tunisiens et d’étrangers"),
            ("DF_REFUGEES", "Réfugiés et demandeurs d’asile par pays", "Demandeurs d’asile et réfugiés, par pays"),
            ("DF_REFUGEES", "Refugees in Tunisia", "Refugees arrived to Tunisia"),
        ] {
            check_in(dataflow, said, heard, false);
        }
    }

    #[test]
    fn a_draft_asks_about_people_whom_its_dataflow_does_not_count() {
        for (dataflow, title, people) in [
            ("DF_WORK_PERMITS", "Autorisations de travail des Tunisiens", "Tunisiens"),
            ("DF_REFUGEES", "Registered Tunisian refugees", "Tunisian"),
            ("DF_FOREIGN_STUDENTS", "الطلبة التونسيون", "التونسيون"),
            ("DF_FOREIGN_STUDENTS", "Étudiants étrangers dans les universités tunisiennes", ""),
            ("DF_CONSULAR", "Tunisiens inscrits dans les consulats", ""),
        ] {
            let country = OwnCountry::counting(tunisia(), dataflow);
            assert_eq!(country.uncounted_people(title).join(" "), people, "{title}");
        }
        let rows = "Nationalité;2022;2023\nFrance;112;131\nItalie;107;128\n";
        let draft = draft_of(
            tunisia(),
            "DF_WORK_PERMITS",
            format!("Autorisations de travail des Tunisiens;;\n{rows}").as_bytes(),
        );
        let is_asked = |doubt: &Doubt| doubt.kind == DoubtKind::UnexplainedWords && doubt.text.contains("Tunisiens");
        assert!(draft.doubts.iter().any(is_asked), "{:?}", draft.doubts);
    }

    #[test]
    fn a_draft_asks_about_another_way_than_the_name_of_its_dataflow_says() {
        for (dataflow, title, ways) in [
            ("DF_ASSISTED_RETURNS", "Retours volontaires assistés depuis la Libye, 2024", "depuis la Libye"),
            ("DF_ASSISTED_RETURNS", "Retours volontaires assistés depuis l’Algérie", "depuis l’Algérie"),
            ("DF_ASSISTED_RETURNS", "Retours volontaires assistés vers la Tunisie", "vers la Tunisie"),
            ("DF_ASSISTED_RETURNS", "Assisted voluntary returns from Italy", "from Italy"),
            ("DF_ASSISTED_RETURNS", "العودة الطوعية المدعومة من ليبيا سنة 2024", "من ليبيا"),
            ("DF_ASSISTED_RETURNS", "Retours volontaires assistés depuis la Tunisie vers la Guinée", ""),
            ("DF_ASSISTED_RETURNS", "Retours volontaires assistés par pays", ""),
            ("DF_REFUGEES", "Registered refugees from Syria", ""),
            ("DF_REFUGEES", "Registered refugees from Tunisia", "from Tunisia"),
            ("DF_REMITTANCES", "Transferts des Tunisiens depuis la France", ""),
        ] {
            let country = OwnCountry::counting(tunisia(), dataflow);
            assert_eq!(country.other_ways(title).join(" "), ways, "{title}");
        }
        let text = "Retours volontaires assistés depuis la Libye;;\nPays;2023;2024\nMali;120;131\nGuinée;310;328\n";
        let draft = draft_of(tunisia(), "DF_ASSISTED_RETURNS", text.as_bytes());
        let is_asked = |doubt: &Doubt| doubt.kind == DoubtKind::UnexplainedWords && doubt.text == "depuis la Libye";
        assert!(draft.doubts.iter().any(is_asked), "{:?}", draft.doubts);
    }

    #[test]
    fn a_draft_asks_about_foreigners_where_its_dataflow_counts_people_of_the_country_alone() {
        for (dataflow, title, people) in [
            ("DF_STUDENTS_ABROAD", "Étudiants étrangers en Tunisie", "étrangers"),
            ("DF_REMITTANCES", "Transferts des étrangers résidant en Tunisie", "étrangers"),
            ("DF_REMITTANCES", "تحويلات الأجانب إلى الخارج", "الأجانب"),
            ("DF_REMITTANCES", "Transferts des Tunisiens résidant à l’étranger", ""),
            ("DF_STUDENTS_ABROAD", "Étudiants tunisiens dans les universités étrangères", ""),
            ("DF_FOREIGN_STUDENTS", "Étudiants étrangers", ""),
        ] {
            let country = OwnCountry::counting(tunisia(), dataflow);
            assert_eq!(country.uncounted_foreigners(title).join(" "), people, "{title}");
        }
    }

    #[test]
    fn own_people_in_a_new_line_above_a_table_are_told_where_the_dataflow_does_not_count_them() {
        let under = |line: &str| {
            let rows = "Nationalité;2022;2023\nFrance;112;131\nItalie;107;128\n";
            format!("Autorisations de travail;;\n{line};;\n{rows}")
        };
        let made = draft_of(tunisia(), "DF_WORK_PERMITS", under("").as_bytes());
        let is_told = |line: &str| {
            let findings = read_of(tunisia(), "DF_WORK_PERMITS", &made, &under(line)).findings;
            findings.iter().any(|finding| finding.arguments.get("what").is_some_and(|what| what == "new-title"))
        };
        assert!(is_told("Tunisiens") && is_told("Travailleurs tunisiens"));
        assert!(!is_told("Tunisie") && !is_told(""));
    }

    #[test]
    fn the_country_of_asylum_is_not_that_of_origin_and_from_is_not_in() {
        for (said, heard) in [
            ("Refugees by country of origin", "Refugees by country of asylum"),
            ("Refugees and asylum-seekers by country", "Refugees and asylum-seekers by country of asylum"),
            ("Réfugiés par pays d’origine", "Réfugiés par pays d’asile"),
            ("اللاجئون حسب بلد المنشأ", "اللاجئون حسب بلد اللجوء"),
            ("Registered refugees in Tunisia", "Registered refugees from Tunisia"),
            ("اللاجئون بتونس", "اللاجئون من تونس"),
            ("اللاجئون في تونس", "اللاجئون من تونس"),
        ] {
            check_in("DF_REFUGEES", said, heard, true);
        }
    }

    #[test]
    fn what_goes_to_the_country_is_no_more_what_the_name_of_the_dataflow_says_comes_from_it() {
        check_in("DF_ASSISTED_RETURNS", "Assisted voluntary returns", "Assisted voluntary returns to Tunisia", true);
        check_in("DF_ASSISTED_RETURNS", "Retours assistés", "Retours assistés depuis la Tunisie", false);
        check_in("DF_REFUGEES", "Registered refugees", "Registered refugees from Tunisia", true);
        check_in("DF_REFUGEES", "Registered refugees", "Registered refugees in Tunisia", false);
        check_in("DF_REMITTANCES", "Transferts des Tunisiens", "Transferts des Tunisiens depuis l’étranger", false);
        check_in("DF_REFUGEES", "اللاجئون حسب بلد الأصل", "اللاجئون حسب بلد اللجوء", true);
        check_in("DF_CNSS_INSURED", "Étrangers assurés sociaux", "Étrangers assurés sociaux à l’étranger", true);
    }

    #[test]
    fn foreigners_and_places_abroad_are_those_of_the_dataflow_or_others() {
        let is_same =
            |dataflow: &str, line: &str| OwnCountry::counting(tunisia(), dataflow).is_foreign_as_dataflow(line);
        assert!(is_same("DF_WORK_PERMITS", "Autorisations accordées aux étrangers"));
        assert!(!is_same("DF_WORK_PERMITS", "Autorisations accordées à l’étranger"));
        assert!(!is_same("DF_NATURALISATIONS", "Acquisitions of foreign nationality by Tunisians"));
        assert!(is_same("DF_CONSULAR", "Tunisiens à l’étranger"));
        assert!(!is_same("DF_CONSULAR", "Étrangers inscrits"));
    }

    #[test]
    fn a_country_of_several_words_and_one_of_no_list_have_sides_too() {
        let mut pack = tunisia().clone();
        pack.head.country = Id::literal("SA");
        let country = OwnCountry::counting(&pack, "DF_VISITORS");
        for (said, heard, is_other) in [
            ("Refugees in Saudi Arabia", "Refugees from Saudi Arabia", true),
            ("Réfugiés en Arabie saoudite", "Réfugiés saoudiens", true),
            ("اللاجئون في المملكة العربية السعودية", "اللاجئون السعوديون", true),
            ("Étudiants en Arabie saoudite", "Étudiants dans les universités saoudiennes", false),
            ("Réfugiés en Arabie saoudite", "Réfugiés enregistrés en Arabie saoudite", false),
        ] {
            check_of(&country, said, heard, is_other);
        }
        let marjan = OwnCountry::counting(marjan(), "DF_ARRIVALS");
        check_of(&marjan, "Arrivées par île", "Arrivées de Marjanais par île", true);
        check_of(&marjan, "الوافدون", "الوافدون المرجانيون", true);
        check_of(&marjan, "Arrivals in Marjan", "Arrivals from Marjan", true);
    }
}
