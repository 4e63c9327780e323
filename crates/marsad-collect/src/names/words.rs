//! From a provider's word to our code, never by guessing.

use std::collections::{BTreeMap, HashMap};

use marsad_model::{Codelist, Id, Lang};

use super::ages::AgeSpan;
use super::fold::{fold, without_footnote};
use super::gazetteer;
use super::suggest::{Suggestion, suggest};

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

/// Words for the whole of anything.
const TOTALS: [&str; 24] = [
    "total",
    "totaux",
    "total général",
    "total generale",
    "grand total",
    "ensemble",
    "tous",
    "toutes",
    "all",
    "overall",
    "somme",
    "both",
    "المجموع",
    "المجموع العام",
    "مجموع",
    "المجموع الجملي",
    "الجملة",
    "جملة",
    "الكل",
    "الإجمالي",
    "إجمالي",
    "العدد الجملي",
    "tot",
    "total des",
];

/// The words that stand for the codes of one list.
pub struct Words<'a> {
    list: &'a Codelist,
    meanings: HashMap<String, Found>,
    ages: HashMap<AgeSpan, u32>,
    /// Folded, code, as written: what suggestions are made from.
    written: Vec<(String, String, String)>,
}

impl<'a> Words<'a> {
    /// The words of a list and of a profile for it.
    ///
    /// In this order of trust: the profile, the further words of the list, words known to be ambiguous, the names of the
    /// list, everybody's names of countries. Of two meanings with the same trust neither is taken.
    pub fn new(list: &'a Codelist, profile_words: Option<&BTreeMap<String, Id>>) -> Self {
        let mut words = Self { list, meanings: HashMap::new(), ages: HashMap::new(), written: Vec::new() };
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

    /// Adds words that stand for several codes, whether the list has all of them or one.
    fn add_ambiguous<'w>(&mut self, words: impl Iterator<Item = (&'w str, &'w str)>) {
        let mut layer: HashMap<String, Vec<u32>> = HashMap::new();
        for (word, code) in words {
            let places = layer.entry(fold(word)).or_default();
            places.extend(self.list.place(code).map(|place| place as u32));
        }
        self.meanings.extend(layer.into_iter().map(|(word, places)| (word, Found::Several(places))));
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
        if let Some(place) = self.list.place(word) {
            return Found::Code(place as u32);
        }
        match (self.known(word), without_footnote(word)) {
            (Found::Unknown, Some(bare)) => self.known(bare),
            (found, _) => found,
        }
    }

    fn known(&self, word: &str) -> Found {
        let by_age = || AgeSpan::of_words(word).and_then(|span| self.ages.get(&span)).map(|&place| Found::Code(place));
        let by_name = self.meanings.get(&fold(word)).cloned();
        by_name.or_else(|| (!self.ages.is_empty()).then(by_age).flatten()).unwrap_or(Found::Unknown)
    }

    /// The code at a place of the list.
    pub(crate) fn code(&self, place: u32) -> Option<&'a Id> {
        self.list.codes().get(place as usize).map(|code| &code.id)
    }

    /// The codes likest to `word`, best first.
    pub fn suggest(&self, word: &str) -> Vec<Suggestion> {
        let known = self.written.iter().map(|(folded, code, name)| (folded.as_str(), code.as_str(), name.as_str()));
        let ids = self.list.codes().iter().map(|code| (code.id.as_str(), code.id.as_str(), code.name.get(Lang::Fr)));
        suggest(&fold(word), known.chain(ids))
    }
}

impl Found {
    fn also(&mut self, place: u32) {
        match self {
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

    fn list() -> Codelist {
        let code = |id: &str, name: &str| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new("س", name, id).unwrap(),
        };
        let name = LocalText::new("س", "x", "x").unwrap();
        let codes = vec![code("M", "Homme"), code("F", "Femme"), code("CI", "Côte d’Ivoire"), code("Y15T29", "jeunes")];
        Codelist::new(Id::literal("CL_X"), Version::FIRST, name, String::new(), codes)
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
        assert_eq!(words.find("Hommes"), Found::Unknown);
        assert_eq!(words.suggest("Hommes")[0].code, "M");
    }

    #[test]
    fn a_name_that_several_codes_share_is_not_accepted() {
        let list = list();
        assert!(matches!(Words::new(&list, None).find("س"), Found::Several(_)));
    }
}
