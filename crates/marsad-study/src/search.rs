//! The search for variables across studies, in three languages at once.
//!
//! An index holds the folded words of every variable: its name, its labels, its question, its universe and the labels of
//! its codes. A query finds the variables that have all of its words, the last one perhaps unfinished; a word of a name
//! weighs more than one of a label, and that more than one of a question or a code. A plural finds the singular, and the other way
//! round (`stems.rs`); a word that is written as it was asked for weighs more.

use std::collections::BTreeMap;

use crate::fold::fold;
use crate::stems::stems;
use crate::{Codebook, Texts, Variable};

/// The words of variables of many studies.
#[derive(Clone, Debug, Default)]
pub struct VariableIndex {
    /// The variables: their study, and their place in its codebook.
    variables: Vec<(String, usize)>,
    /// For each word the variables that have it, and what it weighs there. Sorted by word, so that words with the same
    /// beginning stand together.
    words: BTreeMap<String, Vec<(u32, u8)>>,
    /// The same for the stems of words.
    stems: BTreeMap<String, Vec<(u32, u8)>>,
}

/// A variable that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableHit {
    /// The identifier of its study.
    pub study: String,
    /// Its place among the variables of the codebook.
    pub place: usize,
    /// How well it fits: more is better.
    pub weight: u32,
}

const NAME: u8 = 8;
const LABEL: u8 = 4;
const FURTHER: u8 = 1;
/// Longer words are cut: nobody looks for their ends.
const WORD_BYTES_MAX: usize = 60;
/// Codes of a variable whose labels are looked at; the list of all countries need not be found by each of them.
const CATEGORIES_FOUND_MAX: usize = 300;

impl VariableIndex {
    /// Adds the variables of a codebook, whose study has an identifier of its own.
    pub fn add(&mut self, codebook: &Codebook) {
        for (place, variable) in codebook.variables.iter().enumerate() {
            let Ok(at) = u32::try_from(self.variables.len()) else { return };
            self.variables.push((codebook.study.id.clone(), place));
            let words = words_of(variable);
            for (stem, weight) in stems_of(&words) {
                self.stems.entry(stem).or_default().push((at, weight));
            }
            for (word, weight) in words {
                self.words.entry(word).or_default().push((at, weight));
            }
        }
    }

    /// How many variables it holds.
    pub fn len(&self) -> usize {
        self.variables.len()
    }

    /// Whether it holds no variable.
    pub fn is_empty(&self) -> bool {
        self.variables.is_empty()
    }

    /// The variables that have every word of a query, the best first, `most` at most. Equal ones keep the order in which
    /// they were added.
    pub fn find(&self, query: &str, most: usize) -> Vec<VariableHit> {
        let query = fold(query);
        let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
        let Some((last, whole)) = words.split_last() else { return Vec::new() };
        let mut found: BTreeMap<u32, u32> = BTreeMap::new();
        for form in forms(last) {
            keep_best(&mut found, self.beginning_with(form));
        }
        keep_best(&mut found, self.with_stem_of(last));
        for word in whole {
            let mut with_word: BTreeMap<u32, u32> = BTreeMap::new();
            for places in forms(word).filter_map(|form| self.words.get(cut(form))) {
                keep_best(&mut with_word, places.iter().map(|(at, weight)| (*at, u32::from(*weight))));
            }
            keep_best(&mut with_word, self.with_stem_of(word));
            found.retain(|at, weight| match with_word.get(at) {
                Some(more) => {
                    *weight += more;
                    true
                }
                None => false,
            });
        }
        let mut hits: Vec<(u32, u32)> = found.into_iter().collect();
        hits.sort_by_key(|(at, weight)| (u32::MAX - weight, *at));
        hits.truncate(most);
        hits.into_iter().filter_map(|(at, weight)| self.hit(at, weight)).collect()
    }

    /// The variables with a word that begins like this; a word that ends there too weighs twice.
    fn beginning_with(&self, beginning: &str) -> BTreeMap<u32, u32> {
        let beginning = cut(beginning);
        let mut found: BTreeMap<u32, u32> = BTreeMap::new();
        let from = self.words.range::<str, _>((std::ops::Bound::Included(beginning), std::ops::Bound::Unbounded));
        for (word, places) in from.take_while(|(word, _)| word.starts_with(beginning)) {
            let factor = if word == beginning { 2 } else { 1 };
            for (at, weight) in places {
                let weight = u32::from(*weight) * factor;
                let best = found.entry(*at).or_default();
                *best = weight.max(*best);
            }
        }
        found
    }

    /// The variables with a word that has a stem of this one.
    fn with_stem_of(&self, word: &str) -> Vec<(u32, u32)> {
        let places = stems(word).into_iter().filter_map(|stem| self.stems.get(cut(&stem)));
        places.flatten().map(|(at, weight)| (*at, u32::from(*weight))).collect()
    }

    fn hit(&self, at: u32, weight: u32) -> Option<VariableHit> {
        let (study, place) = self.variables.get(usize::try_from(at).ok()?)?;
        Some(VariableHit { study: study.clone(), place: *place, weight })
    }
}

/// The folded words of a variable with the highest weight each has.
fn words_of(variable: &Variable) -> BTreeMap<String, u8> {
    let mut words = BTreeMap::new();
    add(&mut words, &variable.name, NAME);
    add_texts(&mut words, &variable.label, LABEL);
    if let Some(question) = &variable.question {
        add_texts(&mut words, &question.text, FURTHER);
    }
    add_texts(&mut words, &variable.universe, FURTHER);
    for category in variable.categories.iter().take(CATEGORIES_FOUND_MAX) {
        add_texts(&mut words, &category.label, FURTHER);
    }
    words
}

/// The stems of words with the highest weight each has.
fn stems_of(words: &BTreeMap<String, u8>) -> BTreeMap<String, u8> {
    let mut found = BTreeMap::new();
    for (word, weight) in words {
        for stem in stems(word) {
            let held: &mut u8 = found.entry(cut(&stem).to_owned()).or_default();
            *held = (*held).max(*weight);
        }
    }
    found
}

fn add_texts(words: &mut BTreeMap<String, u8>, texts: &Texts, weight: u8) {
    texts.iter().for_each(|(_, text)| add(words, text, weight));
}

fn add(words: &mut BTreeMap<String, u8>, text: &str, weight: u8) {
    let folded = fold(text);
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        for word in forms(word) {
            let held = words.entry(cut(word).to_owned()).or_default();
            *held = weight.max(*held);
        }
    }
}

/// A word as it is written, then without the article of Arabic, which is written on it: a word is found with it and without,
/// whichever is asked for.
fn forms(word: &str) -> impl Iterator<Item = &str> {
    let plain = word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some());
    [Some(word), plain].into_iter().flatten()
}

/// Adds weights of variables, keeping the best of each.
fn keep_best(best: &mut BTreeMap<u32, u32>, found: impl IntoIterator<Item = (u32, u32)>) {
    for (at, weight) in found {
        let known = best.entry(at).or_default();
        *known = weight.max(*known);
    }
}

fn cut(word: &str) -> &str {
    let end = (0..=WORD_BYTES_MAX.min(word.len())).rev().find(|at| word.is_char_boundary(*at)).unwrap_or(0);
    &word[..end]
}

#[cfg(test)]
mod tests {
    use super::VariableIndex;
    use crate::{Category, Code, Codebook, Texts, Variable, VariableKind};

    fn index() -> VariableIndex {
        let mut country = Variable::new("COUNTRY", VariableKind::Number);
        country.label = Texts::in_three("بلد الإقامة", "Pays de résidence", "Country of residence");
        let label = Texts::in_three("فرنسا", "France", "France");
        country.categories.push(Category { code: Code::Number(1.0), label, is_missing: false });
        let mut reason = Variable::new("REASON", VariableKind::Number);
        reason.label = Texts::in_three("سبب الهجرة", "Motif de l’émigration", "Reason for emigration");
        let mut codebook = Codebook { variables: vec![country, reason], ..Codebook::default() };
        codebook.study.id = "HIMS".to_owned();
        let mut index = VariableIndex::default();
        index.add(&codebook);
        index
    }

    fn places(query: &str) -> Vec<usize> {
        index().find(query, 10).into_iter().map(|hit| hit.place).collect()
    }

    #[test]
    fn variables_are_found_in_three_languages_and_however_they_are_written() {
        for query in ["RESIDENCE", "résidence", "pays de", "الاقامة", "إقامه", "country resid", "france", "فرنسا"]
        {
            assert_eq!(places(query), [0], "{query}");
        }
        assert_eq!(places("emigration"), [1]);
        assert_eq!(places("هجرة"), [1]);
        // The label has none of these articles.
        for query in ["البلد", "بلد", "السبب", "السبب الهجرة", "السبب هجرة"] {
            assert_eq!(places(query).len(), 1, "{query}");
        }
    }

    #[test]
    fn another_form_of_a_word_is_found_behind_the_word_itself() {
        for (query, place) in
            [("reasons", 1), ("motifs", 1), ("motifs émigrations", 1), ("countries", 0), ("البلدان", 0), ("هجرات", 1)]
        {
            assert_eq!(places(query), [place], "{query}");
        }
        let mut codebook = Codebook::default();
        let labelled = |name: &str, label: &str| {
            let mut variable = Variable::new(name, VariableKind::Number);
            variable.label = Texts::new(None, label);
            variable
        };
        codebook.variables = vec![labelled("V1", "Canal de transfert"), labelled("V2", "Transferts reçus")];
        let mut index = VariableIndex::default();
        index.add(&codebook);
        let hits = index.find("transferts", 5);
        assert_eq!(hits.iter().map(|hit| hit.place).collect::<Vec<_>>(), [1, 0]);
    }

    #[test]
    fn every_word_must_be_there_and_a_blank_query_finds_nothing() {
        assert!(places("residence emigration").is_empty() && places("  ").is_empty() && places("xyz").is_empty());
        assert_eq!(index().len(), 2);
    }

    #[test]
    fn a_name_weighs_more_than_a_label() {
        let mut codebook = Codebook::default();
        let mut labelled = Variable::new("V1", VariableKind::Number);
        labelled.label = Texts::new(None, "Age");
        codebook.variables = vec![labelled, Variable::new("AGE", VariableKind::Number)];
        let mut index = VariableIndex::default();
        index.add(&codebook);
        let hits = index.find("age", 5);
        assert_eq!(hits.iter().map(|hit| hit.place).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(index.find("age", 1).len(), 1);
    }
}
