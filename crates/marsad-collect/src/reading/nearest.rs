//! The codes nearest to words that are unknown or stand for several, looked for once a file is read.
//!
//! In one place, in the order of the file and within bounds of work: the same file gives the same findings, however many
//! cores read it and whatever it holds. A finding carries codes; their names are for those who word it.

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Id};

use super::dictionary::Dictionary;
use crate::names::{Found, Suggestion, Words, Work};
use crate::titles::{is_likely, named_total};

/// How many codes are suggested.
const NEAREST_MAX: usize = 3;

/// Adds to findings about unknown words the codes that may be meant.
pub(super) fn add_nearest(dictionary: &Dictionary<'_>, findings: &mut [Finding]) {
    let mut work = Work::FILE;
    let mut known: HashMap<(String, String), Vec<String>> = HashMap::new();
    let is_open = |finding: &&mut Finding| {
        let is_about_word = matches!(finding.code, FindingCode::UnknownCode | FindingCode::AmbiguousCode);
        // What was read is named already.
        is_about_word && finding.nearest.is_empty() && !finding.arguments.contains_key("taken")
    };
    for finding in findings.iter_mut().filter(is_open) {
        let Some(component) = finding.arguments.get("component") else { continue };
        let key = (component.clone(), finding.value.clone());
        let near = known.entry(key).or_insert_with(|| nearest(dictionary, component, &finding.value, &mut work));
        finding.nearest.clone_from(near);
    }
}

/// The codes of one component, or of several with commas between them, that a word may mean.
fn nearest(dictionary: &Dictionary<'_>, components: &str, word: &str, work: &mut Work) -> Vec<String> {
    let lists: Vec<&Words<'_>> =
        components.split(", ").filter_map(|id| dictionary.words(dictionary.place(id)?)).collect();
    for words in &lists {
        if let Found::Several(places) = words.find(word) {
            return places.iter().filter_map(|&place| words.code(place)).map(Id::to_string).collect();
        }
    }
    // What a draft shows is shown here as well, and nothing else.
    if let Some(total) = lists.iter().find_map(|words| named_total(words, word)) {
        return vec![total.code];
    }
    let mut all: Vec<Suggestion> = lists.iter().flat_map(|words| words.suggest_within(word, work)).collect();
    all.retain(|suggestion| is_likely(word, suggestion));
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut codes: Vec<String> = all.into_iter().map(|suggestion| suggestion.code).collect();
    codes.truncate(NEAREST_MAX);
    codes
}
