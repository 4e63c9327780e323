//! From a provider's word to our code, never by guessing.

use std::collections::{BTreeMap, HashMap};

use marsad_model::{Codelist, Id, Lang, nearest};

use crate::raw_table::tidy;

/// The words that stand for the codes of one component.
pub(crate) struct CodeWords<'a> {
    list: &'a Codelist,
    words: HashMap<String, Option<Id>>,
    known: Vec<String>,
}

impl<'a> CodeWords<'a> {
    /// The words of the profile, the identifiers of the list and its names in every language, in this order of trust.
    pub(crate) fn new(list: &'a Codelist, profile_words: Option<&BTreeMap<String, Id>>) -> Self {
        let mut words: HashMap<String, Option<Id>> = HashMap::new();
        for code in list.codes() {
            for lang in Lang::ALL {
                // A name that two codes share says nothing certain.
                let entry = words.entry(fold(code.name.get(lang))).or_insert_with(|| Some(code.id.clone()));
                if entry.as_ref() != Some(&code.id) {
                    *entry = None;
                }
            }
        }
        let profile_words = profile_words.into_iter().flatten();
        for (word, code) in profile_words.clone() {
            words.insert(fold(word), Some(code.clone()));
        }
        let names = list.codes().iter().map(|code| code.name.get(Lang::Fr).to_owned());
        let ids = list.codes().iter().map(|code| code.id.to_string());
        let known = profile_words.map(|(word, _)| word.clone()).chain(ids).chain(names).collect();
        Self { list, words, known }
    }

    /// The code for `word`.
    pub(crate) fn find(&self, word: &str) -> Option<Id> {
        let by_id = || self.list.find(word).map(|code| code.id.clone());
        by_id().or_else(|| self.words.get(&fold(word)).cloned().flatten())
    }

    /// The known words nearest to `word`.
    pub(crate) fn nearest(&self, word: &str) -> Vec<&str> {
        nearest(word, self.known.iter().map(String::as_str))
    }
}

/// `word` without the differences that carry no meaning: case, blanks, the shape of apostrophes.
fn fold(word: &str) -> String {
    tidy(word).to_lowercase().replace(['’', 'ʼ', '`'], "'")
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, Id, LocalText, Version};

    use super::CodeWords;

    fn list() -> Codelist {
        let code = |id: &str, name: &str| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new("س", name, id).unwrap(),
        };
        let name = LocalText::new("س", "x", "x").unwrap();
        Codelist::new(
            Id::literal("CL_X"),
            Version::FIRST,
            name,
            String::new(),
            vec![code("M", "Homme"), code("F", "Femme"), code("CI", "Côte d’Ivoire")],
        )
    }

    #[test]
    fn a_word_finds_its_code_by_identifier_or_exact_name() {
        let list = list();
        let words = CodeWords::new(&list, None);
        let found = |word: &str| words.find(word).map(|id| id.to_string());
        assert_eq!(found("M").as_deref(), Some("M"));
        assert_eq!(found(" HOMME ").as_deref(), Some("M"));
        assert_eq!(found("Côte d'Ivoire").as_deref(), Some("CI"));
        assert_eq!(found("Hommes"), None);
        assert_eq!(words.nearest("Hommes"), ["Homme"]);
    }

    #[test]
    fn a_name_that_two_codes_share_is_not_accepted() {
        let list = list();
        assert_eq!(CodeWords::new(&list, None).find("س"), None);
    }
}
