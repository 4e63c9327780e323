//! Two or three letters that are the code of a country in ISO 3166-1, among the names of a column. Whoever writes names
//! shortens them as they please: `RU` is Russia in a column of codes, and beside `France` may well be the Royaume-Uni.

use marsad_model::Id;

use super::words::{Found, Words};

/// Short forms that stand for one country wherever names are written.
const KNOWN: [&str; 25] = [
    "usa", "us", "eua", "uk", "gb", "uae", "eau", "rdc", "drc", "rca", "car", "rci", "rpc", "prc", "rfa", "frg", "brd",
    "rda", "ddr", "gdr", "rok", "rim", "tpo", "ksa", "rsa",
];

/// Whether a text is no more than letters that may be a code, and no short form that everybody knows.
pub(super) fn are_letters(text: &str) -> bool {
    let are_few = (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    are_few && !KNOWN.contains(&text.to_ascii_lowercase().as_str())
}

/// The different texts of a column of countries: those that are their codes, and how many are their names.
#[derive(Debug)]
pub(crate) struct CodesAmongNames<P> {
    /// Where each stands, and its code.
    codes: Vec<(P, Id)>,
    names: usize,
}

impl<P> CodesAmongNames<P> {
    pub(crate) fn new() -> Self {
        Self { codes: Vec::new(), names: 0 }
    }

    /// Looks at a text that was not met before.
    pub(crate) fn look_at(&mut self, words: &Words<'_>, (text, place): (&str, P)) {
        let Found::Code(found) = words.find(text) else { return };
        let Some(code) = words.code(found) else { return };
        if words.is_code_of_country(text, code) {
            self.codes.push((place, code.clone()));
        } else if !code.as_str().starts_with('_') && *code != *text && !are_letters(text) {
            self.names += 1;
        }
    }

    /// The codes, where most texts are names; none in a column of codes.
    pub(crate) fn found(&self) -> &[(P, Id)] {
        if self.names > self.codes.len() { &self.codes } else { &[] }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::Id;
    use marsad_testkit::tunisia;

    use super::CodesAmongNames;
    use crate::names::{Meaning, Words};

    /// The codes among the names of a column, with the word of a profile.
    fn found(texts: &[&str], word: Option<[&str; 2]>) -> Vec<String> {
        let list = tunisia().codelists.iter().find(|list| list.id == *"CL_AREA").unwrap();
        let profile: BTreeMap<String, Id> =
            word.iter().map(|[word, code]| ((*word).to_owned(), Id::new(code).unwrap())).collect();
        let words = Words::new(list, Some(&profile));
        let mut seen = CodesAmongNames::new();
        texts.iter().for_each(|text| seen.look_at(&words, (*text, ())));
        seen.found().iter().map(|(_, code)| code.to_string()).collect()
    }

    #[test]
    fn letters_among_names_are_asked_about_and_codes_among_codes_are_not() {
        assert_eq!(found(&["France", "Italie", "Allemagne", "RU", "Total"], None), ["RU"]);
        assert_eq!(found(&["France", "Italie", "Allemagne", "AUT", "AL"], None), ["AT", "AL"]);
        assert!(found(&["FR", "IT", "DE", "RU", "Maroc", "Total"], None).is_empty());
        assert!(found(&["FRA", "ITA", "DEU", "RUS"], None).is_empty());
        assert!(found(&["France", "Italie", "USA", "UK", "RDC", "UAE", "GCC", "UMA"], None).is_empty());
    }

    #[test]
    fn what_says_more_than_the_name_of_a_continent_is_not_all_of_it() {
        let list = tunisia().codelists.iter().find(|list| list.id == *"CL_AREA").unwrap();
        let words = Words::new(list, None);
        let likely = |word: &str| {
            let found = words.suggest(word).into_iter().filter(|found| found.score >= 0.8);
            found.map(|found| found.code).collect::<Vec<_>>()
        };
        for word in ["Afrique noire", "Pays tiers"] {
            assert!(likely(word).is_empty(), "{word}: {:?}", likely(word));
        }
        assert_eq!(likely("Afriqe")[0], "002");
    }

    #[test]
    fn letters_that_are_the_union_in_english_and_the_states_in_french_are_neither_until_a_person_says_which() {
        let list = tunisia().codelists.iter().find(|list| list.id == *"CL_AREA").unwrap();
        let [union, states] = ["EU27", "US"].map(Id::literal);
        let words = Words::new(list, None);
        for word in ["E.U.", "EU", "É.-U.", "É.U."] {
            assert_eq!(words.meaning(word), Meaning::Several(vec![union.clone(), states.clone()]), "{word}");
        }
        for (word, code) in [("U.E.", &union), ("European Union", &union), ("E.U.A.", &states), ("U.S.A.", &states)] {
            assert_eq!(words.meaning(word), Meaning::Code(code.clone()), "{word}");
        }
        let profile = BTreeMap::from([("E.U.".to_owned(), states.clone())]);
        assert_eq!(Words::new(list, Some(&profile)).meaning("E.U."), Meaning::Code(states));
    }

    #[test]
    fn letters_are_what_the_profile_says_that_they_are() {
        assert!(found(&["France", "Italie", "Allemagne", "RU"], Some(["RU", "RU"])).is_empty());
        assert!(found(&["France", "Italie", "Allemagne", "AUT"], Some(["Aut", "FR"])).is_empty());
        let list = tunisia().codelists.iter().find(|list| list.id == *"CL_AREA").unwrap();
        let profile = BTreeMap::from([("RU".to_owned(), Id::literal("GB"))]);
        let words = Words::new(list, Some(&profile));
        assert_eq!(words.meaning("RU"), Meaning::Code(Id::literal("GB")));
        assert_eq!(words.meaning("FR"), Meaning::Code(Id::literal("FR")));
    }
}
