//! The codes that a list suggests for a word that is none of its own. A person chooses; nothing here is taken by itself.
//!
//! Does not hold: how alike a word and a name are, which `suggest` says.

use marsad_model::Lang;

use super::Words;
use crate::names::ages::AgeSpan;
use crate::names::fold::{fold, without_enumeration, without_footnote};
use crate::names::others::{is_of_others, is_of_rest};
use crate::names::suggest::{KnownName, Suggestion, Work, suggest};
use crate::names::time_words::is_time_word;
use crate::names::vague::{begins_alike, is_vague};
use crate::values::units::is_another;

/// How likely a code is whose name says the same and more in brackets.
const SHORT_SCORE: f64 = 0.95;
/// How likely it is that others are the rest of the list.
const REST_SCORE: f64 = 0.9;

impl Words<'_> {
    /// The codes likest to `word`, best first.
    pub fn suggest(&self, word: &str) -> Vec<Suggestion> {
        let mut work = Work::WORD;
        self.suggest_within(word, &mut work)
    }

    /// The same, as long as there is work left to be spent.
    pub(crate) fn suggest_within(&self, word: &str, work: &mut Work) -> Vec<Suggestion> {
        let word = without_enumeration(word).unwrap_or(word);
        let known = self.known_names.get_or_init(|| {
            let written = self.written.iter().map(|(folded, code, name)| KnownName::new(folded, code, name));
            let ids = self.list.codes().iter().map(|code| code.id.as_str());
            written.chain(ids.map(|id| KnownName::new(id, id, ""))).collect()
        });
        let mut found = suggest(&fold(word), known, work);
        // What differs by its case alone is the likest word and the wrong one.
        let word = without_footnote(word).unwrap_or(word);
        found.retain(|suggestion| !self.is_of_money || !is_another(word, &suggestion.code));
        found.retain(|suggestion| !self.is_part_of(word, suggestion));
        // Of two spans of ages the letters are nearly the same, and the ages are not.
        if let Some(span) = AgeSpan::of_words(word).filter(|_| !self.ages.is_empty()) {
            found.retain(|suggestion| AgeSpan::of_code(&suggestion.code) == Some(span));
        }
        if is_of_others(word) {
            // Others of another sort are named in other words, and no slip of the pen adds one.
            let words = |text: &str| fold(text).split(' ').count();
            let is_slip = |name: &str| is_of_others(name) && words(name) == words(word);
            found.retain(|suggestion| is_slip(&suggestion.name) || is_of_rest(&suggestion.code));
            self.add_short(word, &mut found);
            self.add_rest(&mut found);
        } else if is_vague(word) {
            // `Moyenne` and `All destinations` are spelled like some country, and are none.
            let is_whole = |code: &str| code.starts_with('_') || is_of_rest(code);
            found.retain(|suggestion| is_whole(&suggestion.code) || begins_alike(word, &suggestion.name));
        } else if is_time_word(word) {
            // `Month` is spelled like Oman, and is the beginning of `Monthly`.
            let beginning = fold(word);
            found.retain(|suggestion| fold(&suggestion.name).starts_with(&beginning));
        }
        found
    }

    /// Whether a word says more than the name of a group of countries, as `Afrique noire` does: it is a part of it.
    fn is_part_of(&self, word: &str, suggestion: &Suggestion) -> bool {
        let says_more = || fold(word).strip_prefix(&fold(&suggestion.name)).is_some_and(|rest| rest.starts_with(' '));
        let is_group = self.list.children(&suggestion.code).next().is_some();
        self.is_of_countries() && is_group && !suggestion.name.is_empty() && says_more()
    }

    /// The code whose name is the word but for its brackets: `Autres pays d’Europe (hors France)`.
    fn add_short(&self, word: &str, found: &mut Vec<Suggestion>) {
        let short = self.short_names.get_or_init(|| {
            let names = self.list.codes().iter().zip(0_u32..).flat_map(|(code, place)| {
                Lang::ALL.into_iter().filter_map(move |lang| Some((fold(before_brackets(code.name.get(lang))?), place)))
            });
            names.collect()
        });
        let code = short.get(&fold(word)).and_then(|place| self.list.codes().get(*place as usize));
        if let Some(code) = code.filter(|code| found.iter().all(|other| other.code != code.id.as_str())) {
            let is_it = |lang: &Lang| is_short_for(word, code.name.get(*lang));
            let lang = Lang::ALL.into_iter().find(is_it).unwrap_or(Lang::Fr);
            let name = code.name.get(lang).to_owned();
            found.insert(0, Suggestion { code: code.id.to_string(), name, score: SHORT_SCORE });
        }
    }

    /// The code for the rest of a list, where others are meant and no other code is like the word.
    fn add_rest(&self, found: &mut Vec<Suggestion>) {
        let rest = self.list.codes().iter().find(|code| is_of_rest(code.id.as_str()));
        if let Some(code) = rest.filter(|_| found.is_empty()) {
            let name = code.name.get(Lang::Fr).to_owned();
            found.push(Suggestion { code: code.id.to_string(), name, score: REST_SCORE });
        }
    }
}

/// What stands before the brackets of a name; none where it has none.
fn before_brackets(name: &str) -> Option<&str> {
    name.split_once('(').map(|(before, _)| before).filter(|before| !before.trim().is_empty())
}

/// Whether a word is a name but for its brackets.
pub(crate) fn is_short_for(word: &str, name: &str) -> bool {
    before_brackets(name).is_some_and(|before| fold(before) == fold(word))
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, Id, LocalText, Version};

    use crate::names::words::tests::{list, list_of};
    use crate::names::words::{Found, Words};

    #[test]
    fn others_of_one_sort_are_the_code_that_says_more_in_brackets() {
        let list = list_of(&[("OTH", "Autres pays"), ("N_OTH", "Autres pays d’Europe (hors France)")]);
        let words = Words::new(&list, None);
        assert_eq!(words.suggest("Autres pays d'Europe")[0].code, "N_OTH");
        assert!(words.suggest("Autres pays d'Asie").iter().all(|found| found.code != "N_OTH"));
    }

    #[test]
    fn a_word_for_months_is_like_no_country() {
        let places = list_of(&[("OM", "Oman"), ("DE", "ألمانيا"), ("YE", "Yémen"), ("MS", "Montserrat")]);
        for word in ["Month", "Mois", "الشهر", "Week"] {
            assert!(Words::new(&places, None).suggest(word).is_empty(), "{word}");
        }
        let how_often = list_of(&[("M", "Monthly"), ("A", "Annual")]);
        assert_eq!(Words::new(&how_often, None).suggest("Month")[0].code, "M");
    }

    #[test]
    fn an_age_that_no_code_has_is_like_none() {
        let list = list();
        let words = Words::new(&list, None);
        for word in ["moins de 29 ans", "29 ans et moins", "15-28 ans"] {
            assert_eq!(words.find(word), Found::Unknown, "{word}");
            assert!(words.suggest(word).is_empty(), "{word}");
        }
    }

    #[test]
    fn others_are_the_rest_of_the_list_or_nothing() {
        let bare = list_of(&[("PS", "Autorités nationales"), ("AT", "Autriche")]);
        assert!(Words::new(&bare, None).suggest("Autres nationalités").is_empty());
        let whole = list_of(&[("PS", "Autorités nationales"), ("OTH", "Reste du monde")]);
        assert_eq!(Words::new(&whole, None).suggest("Autres nationalités")[0].code, "OTH");
        let arab = list_of(&[("ARAB_OTH", "Autres pays arabes"), ("ARAB", "Pays arabes")]);
        let near = Words::new(&arab, None).suggest("Autre pays arabes");
        assert_eq!(near.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), ["ARAB_OTH"]);
        assert!(Words::new(&arab, None).suggest("Autres pays").is_empty(), "of all others none is Arab for that");
    }

    #[test]
    fn a_word_for_the_whole_is_like_no_country() {
        let code = |id: &str, name: &str| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new("س", name, name).unwrap(),
        };
        let name = LocalText::new("س", "x", "x").unwrap();
        let codes = vec![code("PS", "Palestinians"), code("_X", "Non précisé"), code("NO", "Norvège")];
        let list = Codelist::new(Id::literal("CL_X"), Version::FIRST, name, String::new(), codes);
        let words = Words::new(&list, None);
        assert!(words.suggest("All Palestinians").is_empty());
        assert_eq!(words.suggest("Non précisée")[0].code, "_X");
        assert_eq!(words.suggest("Norvege 2")[0].code, "NO");
    }
}
