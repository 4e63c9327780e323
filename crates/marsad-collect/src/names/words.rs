//! From a provider's word to our code, never by guessing. Which codes a word that is none may stand for, `suggested` says.

mod suggested;

pub(crate) use suggested::is_short_for;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use marsad_model::{Code, Codelist, Id, Lang};

use super::ages::AgeSpan;
use super::country_letters::are_letters;
use super::fold::{fold, in_nominative, without_enumeration, without_footnote};
use super::gazetteer;
use super::others::without_of_which;
use super::parts::parts;
use super::sexes;
use super::suggest::KnownName;
use super::wholes::TOTALS;
use crate::cell::tidy;
use crate::values::units::{Unit, is_another, is_percent};

/// What a word stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One code.
    Code(Id),
    /// Several codes, which only a person can choose between.
    Several(Vec<Id>),
    /// No code.
    Unknown,
}

/// What a word stands for, by places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Code(u32),
    Several(Vec<u32>),
    Unknown,
}

/// Longer texts are no words of a list.
const WORD_BYTES_MAX: usize = 512;
/// Longer texts are no one name in several languages.
const REPEATED_WORDS_MAX: usize = 12;

/// The words that stand for the codes of one list.
pub struct Words<'a> {
    list: &'a Codelist,
    meanings: HashMap<String, Found>,
    ages: HashMap<AgeSpan, u32>,
    /// The words of the profile as a person wrote them, with the codes that they gave them.
    decided: HashMap<String, u32>,
    /// Whether it is a list of units, in which case decides.
    is_of_money: bool,
    /// Folded, code, as written: what suggestions are made from.
    written: Vec<(String, String, String)>,
    /// The same as suggestions need it, made when the first is asked for.
    known_names: OnceLock<Vec<KnownName>>,
    /// The codes by their own names, folded, made when the first is asked for; none where two codes have one name.
    own_names: OnceLock<HashMap<String, Option<u32>>>,
    /// The codes by what stands before the brackets of their own names, folded, made when the first is asked for.
    short_names: OnceLock<HashMap<String, u32>>,
}

impl<'a> Words<'a> {
    /// The words of a list and of a profile for it.
    ///
    /// In this order of trust: the profile, the further words of the list, words known to be ambiguous, the names of the
    /// list, everybody's names of countries. Of two meanings with the same trust neither is taken.
    pub fn new(list: &'a Codelist, profile_words: Option<&BTreeMap<String, Id>>) -> Self {
        let mut words = Self {
            list,
            meanings: HashMap::new(),
            ages: HashMap::new(),
            decided: HashMap::new(),
            is_of_money: false,
            written: Vec::new(),
            known_names: OnceLock::new(),
            own_names: OnceLock::new(),
            short_names: OnceLock::new(),
        };
        words.is_of_money = list.codes().iter().any(|code| Unit::of_code(Some(code.id.as_str())).is_money());
        let decided = |(word, code): (&String, &Id)| Some((tidy(word), list.place(code.as_str())? as u32));
        words.decided = profile_words.into_iter().flatten().filter_map(decided).collect();
        let own = list.codes().iter().flat_map(|code| Lang::ALL.map(|lang| (code.name.get(lang), code.id.as_str())));
        let aliases = list.aliases.iter().map(|(word, code)| (word.as_str(), code.as_str()));
        if list.is_of_countries {
            words.add(gazetteer::nationalities());
            words.add(gazetteer::countries());
        }
        words.add(own);
        if list.is_of_countries {
            words.add_ambiguous(gazetteer::ambiguous());
        }
        words.add_sexes();
        words.add(aliases);
        words.add_totals();
        words.add(profile_words.into_iter().flatten().map(|(word, code)| (word.as_str(), code.as_str())));
        for (place, code) in list.codes().iter().enumerate() {
            if let Some(span) = AgeSpan::of_code(code.id.as_str()) {
                words.ages.entry(span).or_insert(place as u32);
            }
        }
        words
    }

    /// Adds words of one trust, which replace words of less.
    fn add<'w>(&mut self, words: impl Iterator<Item = (&'w str, &'w str)>) {
        let mut layer: HashMap<String, Found> = HashMap::new();
        for (word, code) in words {
            let Some(place) = self.list.place(code).map(|place| place as u32) else { continue };
            let folded = fold(word);
            if folded.is_empty() {
                continue;
            }
            match layer.entry(folded.clone()).or_insert(Found::Code(place)) {
                Found::Code(known) if *known == place => self.written.push((folded, code.to_owned(), word.to_owned())),
                meaning => meaning.also(place),
            }
        }
        self.meanings.extend(layer);
    }

    /// Words for the whole, in every list that has one, unless the list means something else by them.
    fn add_totals(&mut self) {
        let Some(total) = self.list.place("_T").map(|place| place as u32) else { return };
        for word in TOTALS {
            self.meanings.entry(fold(word)).or_insert(Found::Code(total));
        }
    }

    /// Words for the sexes: their codes as small letters and words for both in a list that has them, and in one that names
    /// them so, men, women, boys, girls and the like.
    fn add_sexes(&mut self) {
        let place = |code: &str| self.list.place(code).map(|place| place as u32);
        let (Some(male), Some(female), total) = (place("M"), place("F"), place("_T")) else { return };
        let is_of_sexes = sexes::is_of_sexes(self.list);
        for (code, words, place) in [("M", &sexes::MALE[..], male), ("F", &sexes::FEMALE[..], female)] {
            self.meanings.entry(fold(code)).or_insert(Found::Code(place));
            for word in words.iter().filter(|_| is_of_sexes) {
                self.meanings.entry(fold(word)).or_insert(Found::Code(place));
            }
        }
        let Some(total) = total else { return };
        self.meanings.extend(sexes::BOTH.iter().map(|word| (fold(word), Found::Code(total))));
        for word in sexes::MALE_OR_BOTH.iter().filter(|_| is_of_sexes) {
            self.meanings.entry(fold(word)).or_insert(Found::Several(vec![male, total]));
        }
    }

    /// Adds words that stand for several codes, whether the list has all of them or one.
    fn add_ambiguous<'w>(&mut self, words: impl Iterator<Item = (&'w str, &'w str)>) {
        let mut layer: HashMap<String, Vec<u32>> = HashMap::new();
        for (word, code) in words {
            let places = layer.entry(fold(word)).or_default();
            places.extend(self.list.place(code).map(|place| place as u32));
        }
        for (word, places) in layer {
            // The list's own name for something else, such as both of the islands, is what it says.
            let own = self.meanings.get(&word);
            if !matches!(own, Some(Found::Code(own)) if !places.contains(own)) || places.is_empty() {
                self.meanings.insert(word, Found::Several(places));
            }
        }
    }

    /// What `word` stands for. Never a guess: less than certain is no code.
    pub fn meaning(&self, word: &str) -> Meaning {
        match self.find(word) {
            Found::Code(place) => self.code(place).cloned().map_or(Meaning::Unknown, Meaning::Code),
            Found::Several(places) => {
                Meaning::Several(places.iter().filter_map(|&place| self.code(place).cloned()).collect())
            }
            Found::Unknown => Meaning::Unknown,
        }
    }

    /// What `word` stands for, by places in the list.
    pub(crate) fn find(&self, word: &str) -> Found {
        // No name is so long, and folding a page for every list takes its time.
        if word.len() > WORD_BYTES_MAX {
            return Found::Unknown;
        }
        let found = match self.find_whole(word) {
            Found::Unknown => self.find_parts(word),
            found => found,
        };
        let found = if found == Found::Unknown { self.find_repeated(word) } else { found };
        match (found, without_enumeration(word)) {
            (Found::Unknown, Some(bare)) => self.find(bare),
            (found, _) => found,
        }
    }

    /// Per cent, in a list of units of money and the like: headers write it as a sign.
    fn percent(&self, word: &str) -> Option<u32> {
        let place = self.list.place("PT").filter(|_| self.is_of_money && is_percent(word))?;
        Some(place as u32)
    }

    fn find_whole(&self, word: &str) -> Found {
        // A person may say that letters are not the code that they look like: `"RU" = "GB"`.
        if let Some(place) = self.list.place(word) {
            return Found::Code(self.decided.get(word).copied().unwrap_or(place as u32));
        }
        let found = match (self.known(word), without_footnote(word)) {
            (Found::Unknown, Some(bare)) => self.known(bare),
            (Found::Unknown, None) => without_of_which(word).map_or(Found::Unknown, |part| self.known(part)),
            (found, _) => found,
        };
        match (found, self.percent(word)) {
            (Found::Unknown, Some(place)) => Found::Code(place),
            (found, _) => found,
        }
    }

    /// A label in several languages, as `Hommes / ذكور`: its parts must all be known and say one thing.
    fn find_parts(&self, word: &str) -> Found {
        let mut found = Found::Unknown;
        for part in parts(word) {
            let meant = match self.find_whole(part) {
                Found::Unknown => self.find_repeated(part),
                meant => meant,
            };
            match (meant, &mut found) {
                (Found::Code(place), Found::Unknown) => found = Found::Code(place),
                (Found::Code(place), known) => known.also(place),
                _ => return Found::Unknown,
            }
        }
        found
    }

    /// Words of several languages of one script with nothing but blanks between them, as lines of one cell are: `Hommes Men`
    /// is men, as each of them by itself says the same.
    fn find_repeated(&self, word: &str) -> Found {
        let is_word = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
        if word.split_whitespace().count() > REPEATED_WORDS_MAX {
            return Found::Unknown;
        }
        let cuts = word.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
        for at in cuts {
            let (first, rest) = (word[..at].trim(), word[at..].trim());
            let Found::Code(place) = self.find_whole(first) else { continue };
            let of_rest = match self.find_whole(rest) {
                Found::Unknown => self.find_repeated(rest),
                found => found,
            };
            if of_rest == Found::Code(place) && is_word(first) && is_word(rest) {
                return of_rest;
            }
        }
        Found::Unknown
    }

    fn known(&self, word: &str) -> Found {
        let by_age = || AgeSpan::of_words(word).and_then(|span| self.ages.get(&span)).map(|&place| Found::Code(place));
        let folded = fold(word);
        let by_name = self.meanings.get(&folded).or_else(|| self.meanings.get(&in_nominative(&folded)?));
        let by_name = by_name.filter(|found| !self.is_another_unit(word, found)).cloned();
        by_name.or_else(|| (!self.ages.is_empty()).then(by_age).flatten()).unwrap_or(Found::Unknown)
    }

    /// Whether the case of its letters makes a word another unit than its folded form was found to be: `mDT` is no million
    /// dinars. What a person wrote into the profile is what it says.
    fn is_another_unit(&self, word: &str, found: &Found) -> bool {
        let (true, Found::Code(place)) = (self.is_of_money, found) else { return false };
        let code = self.code(*place).filter(|_| !self.decided.contains_key(&tidy(word)));
        code.is_some_and(|code| is_another(word, code.as_str()))
    }

    /// Whether it is a list of countries.
    pub(crate) fn is_of_countries(&self) -> bool {
        self.list.is_of_countries
    }

    /// Whether nothing but its letters makes a word the code of a country that it stands for: neither the profile nor a
    /// further word of the list says so.
    pub(super) fn is_code_of_country(&self, word: &str, code: &Id) -> bool {
        let is_said = |known: &String| fold(known) == fold(word);
        self.is_of_countries()
            && are_letters(word)
            && gazetteer::is_country(code.as_str())
            && !self.decided.keys().any(is_said)
            && !self.list.aliases.iter().any(|(known, _)| is_said(known))
    }

    /// The code at a place of the list.
    pub(crate) fn code(&self, place: u32) -> Option<&'a Id> {
        self.list.codes().get(place as usize).map(|code| &code.id)
    }

    /// The code whose name in one of our languages this is, and not a further word for it; none where two have it.
    pub(crate) fn named(&self, word: &str) -> Option<u32> {
        let own = self.own_names.get_or_init(|| {
            let mut own: HashMap<String, Option<u32>> = HashMap::new();
            for code in self.list.codes() {
                let place = self.list.place(code.id.as_str()).map(|place| place as u32);
                for lang in Lang::ALL {
                    let known = own.entry(fold(code.name.get(lang))).or_insert(place);
                    *known = known.filter(|known| Some(*known) == place);
                }
            }
            own
        });
        own.get(&fold(word)).copied().flatten()
    }

    /// Whether the list has a word without any profile: as a code, a name or a further word, or as one for both sexes.
    pub(crate) fn has_own(&self, word: &str) -> bool {
        let folded = fold(word);
        let is_it = |own: &str| fold(own) == folded;
        let is_alias = || self.list.aliases.iter().any(|(own, _)| is_it(own));
        let is_name = |code: &Code| is_it(code.id.as_str()) || Lang::ALL.iter().any(|lang| is_it(code.name.get(*lang)));
        self.list.codes().iter().any(is_name) || is_alias() || sexes::BOTH.iter().any(|own| is_it(own))
    }

    /// The words for one code, folded, with that code.
    pub(crate) fn into_codes(self) -> impl Iterator<Item = (String, Id)> {
        let Self { list, meanings, .. } = self;
        meanings.into_iter().filter_map(move |(word, found)| match found {
            Found::Code(place) => Some((word, list.codes().get(place as usize)?.id.clone())),
            Found::Several(_) | Found::Unknown => None,
        })
    }
}

impl Found {
    fn also(&mut self, place: u32) {
        match self {
            Self::Code(known) if *known == place => {}
            Self::Code(known) => *self = Self::Several(vec![*known, place]),
            Self::Several(known) if !known.contains(&place) => known.push(place),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, Id, LocalText, Version};

    use super::{Found, Words};

    /// A list of these codes, each with its name in French.
    pub(super) fn list_of(codes: &[(&str, &str)]) -> Codelist {
        let code = |&(id, name): &(&str, &str)| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new("س", name, id).unwrap(),
        };
        let name = LocalText::new("س", "x", "x").unwrap();
        Codelist::new(Id::literal("CL_X"), Version::FIRST, name, String::new(), codes.iter().map(code).collect())
    }

    pub(super) fn list() -> Codelist {
        list_of(&[("M", "Homme"), ("F", "Femme"), ("CI", "Côte d’Ivoire"), ("Y15T29", "jeunes")])
    }

    #[test]
    fn a_word_finds_its_code_by_identifier_name_or_age() {
        let list = list();
        let words = Words::new(&list, None);
        for (word, place) in
            [("M", 0), (" HOMME ", 0), ("Côte d'Ivoire", 2), ("Cote d Ivoire (1)", 2), ("15 à 29 ans", 3)]
        {
            assert_eq!(words.find(word), Found::Code(place), "{word}");
        }
        assert_eq!(words.find("Hommme"), Found::Unknown);
        assert_eq!(words.suggest("Hommme")[0].code, "M");
    }

    #[test]
    fn a_name_of_several_words_is_known_in_every_case_and_with_an_article_behind_and() {
        let list = list_of(&[("DEAD", "وفيات ومفقودون"), ("FISHING", "زراعة وصيد")]);
        let words = Words::new(&list, None);
        for word in ["وفيات ومفقودين", "الوفيات والمفقودون", "الوفيات والمفقودين"]
        {
            assert_eq!(words.find(word), Found::Code(0), "{word}");
        }
        assert_eq!(words.find("الزراعة والصيد"), Found::Code(1));
        assert_eq!(words.find("المفقودين"), Found::Unknown);
    }

    #[test]
    fn men_women_boys_and_girls_are_words_of_every_list_of_the_sexes_and_of_no_other() {
        let list = list_of(&[("M", "Male"), ("F", "Female"), ("_T", "Ensemble")]);
        let words = Words::new(&list, None);
        for word in
            ["Men", "Hommes", "رجال", "بنين", "البنين", "Boys", "garçons", "Males", "تلاميذ ذكور", "Élèves garçons"]
        {
            assert_eq!(words.find(word), Found::Code(0), "{word}");
        }
        for word in
            ["Women", "FEMMES", "النساء", "بنات", "البنات", "Girls", "Filles", "FEMALES", "تلميذات", "Élèves filles"]
        {
            assert_eq!(words.find(word), Found::Code(1), "{word}");
        }
        assert_eq!(words.find("الأولاد"), Found::Several(vec![0, 2]), "boys, or all children");
        let branches = list_of(&[("M", "Activités spécialisées"), ("F", "Construction"), ("_T", "Ensemble")]);
        let words = Words::new(&branches, None);
        for word in ["Men", "نساء", "بنين", "Girls", "أولاد"] {
            assert_eq!(words.find(word), Found::Unknown, "{word}");
        }
    }

    #[test]
    fn a_label_in_two_languages_is_read_where_both_say_one_thing() {
        let list = list();
        let profile = [("ذكور".to_owned(), Id::literal("M")), ("إناث".to_owned(), Id::literal("F"))].into();
        let words = Words::new(&list, Some(&profile));
        for label in ["Homme / ذكور", "Homme ذكور", "ذكور (Homme)", "Homme\nذكور", "Homme | ذكور", "ذكور – Homme"]
        {
            assert_eq!(words.find(label), Found::Code(0), "{label:?}");
        }
        assert!(matches!(words.find("Homme / إناث"), Found::Several(_)), "two languages that contradict each other");
        assert_eq!(words.find("Homme / مجهول"), Found::Unknown, "half of a label may say something else");
    }

    #[test]
    fn a_label_in_three_languages_is_read_whatever_stands_between_them() {
        let list = list_of(&[("M", "Hommes"), ("F", "Femmes"), ("_T", "Total")]);
        let words = Words::new(&list, None);
        for label in
            ["رجال\nHommes\nMen", "رجال Hommes Men", "Hommes\nMen", "رجال / Hommes / Men", "Hommes - Men - رجال"]
        {
            assert_eq!(words.find(label), Found::Code(0), "{label:?}");
        }
        assert_eq!(words.find("المجموع\nTotal\nTotal"), Found::Code(2));
        for label in ["رجال\nHommes\nWomen", "Hommes\nWomen", "Hommes mariés", "H M"] {
            assert!(!matches!(words.find(label), Found::Code(_)), "{label:?}");
        }
    }

    #[test]
    fn a_code_before_its_own_name_is_that_code_and_before_another_name_is_a_question() {
        let list = list_of(&[("M", "Hommes"), ("F", "Femmes"), ("_T", "Total")]);
        let words = Words::new(&list, None);
        assert_eq!(words.find("F: Femmes"), Found::Code(1));
        assert!(matches!(words.find("F: Hommes"), Found::Several(_)));
        assert_eq!(words.find("F: Mariées"), Found::Unknown);
    }

    #[test]
    fn the_number_of_a_label_hides_no_name() {
        let list = list();
        let words = Words::new(&list, None);
        for label in ["1. Côte d’Ivoire", "2) Côte d’Ivoire (1)", "II - Côte d’Ivoire", "3. dont : Côte d’Ivoire"]
        {
            assert_eq!(words.find(label), Found::Code(2), "{label}");
        }
        assert_eq!(words.suggest("4. Cote d Ivoir"), words.suggest("Cote d Ivoir"));
        let profile = [("1. Homme".to_owned(), Id::literal("F"))].into();
        assert_eq!(Words::new(&list, Some(&profile)).find("1. Homme"), Found::Code(1), "a person decided it");
    }

    #[test]
    fn a_part_of_the_row_above_is_found_by_its_name() {
        let list = list();
        let words = Words::new(&list, None);
        assert_eq!(words.find("dont : Homme"), Found::Code(0));
        assert_eq!(words.find("Of which Femme"), Found::Code(1));
        assert_eq!(words.find("- dont Femme"), Found::Code(1));
        assert_eq!(words.find("(dont : Femme)"), Found::Code(1));
        assert_eq!(words.find("donthomme"), Found::Unknown);
    }

    #[test]
    fn thousands_of_dinars_are_not_read_as_millions() {
        let list = list_of(&[("PROJ", "Projets"), ("MTND", "MDT")]);
        let words = Words::new(&list, None);
        assert_eq!((words.find("MDT"), words.find("projets")), (Found::Code(1), Found::Code(0)));
        for word in ["mDT", "m DT", "mdt", "mDT (1)"] {
            assert_eq!(words.find(word), Found::Unknown, "{word}");
            assert!(words.suggest(word).iter().all(|suggestion| suggestion.code != "MTND"), "{word}");
        }
        let profile = [("mDT".to_owned(), Id::literal("MTND"))].into();
        assert_eq!(Words::new(&list, Some(&profile)).find("mDT"), Found::Code(1), "a person decided it");
    }

    #[test]
    fn a_name_that_several_codes_share_is_not_accepted() {
        let list = list();
        assert!(matches!(Words::new(&list, None).find("س"), Found::Several(_)));
    }
}
