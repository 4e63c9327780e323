//! The codes nearest to a word that is none.

use std::collections::HashMap;

use strsim::{jaro_winkler, normalized_damerau_levenshtein};

use super::skeleton::skeleton;

/// A code that a word may stand for, and how likely, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The code.
    pub code: String,
    /// Its name, in the writing nearest to the word.
    pub name: String,
    /// How alike they are; 1 is the same.
    pub score: f64,
}

/// How alike a suggestion must be to be worth showing.
const SCORE_MIN: f64 = 0.72;

/// At most three of `known` (folded word, code, word as written) that are likest to `word`, best first.
pub(crate) fn suggest<'k>(word: &str, known: impl IntoIterator<Item = (&'k str, &'k str, &'k str)>) -> Vec<Suggestion> {
    let bones = skeleton(word);
    let mut best: HashMap<&str, Suggestion> = HashMap::new();
    for (folded, code, name) in known {
        let score = likeness(word, folded, &bones);
        let is_better = best.get(code).is_none_or(|found| found.score < score);
        if score >= SCORE_MIN && is_better {
            best.insert(code, Suggestion { code: code.to_owned(), name: name.to_owned(), score });
        }
    }
    let mut found: Vec<Suggestion> = best.into_values().collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.code.cmp(&b.code)));
    found.truncate(3);
    found
}

/// The best of three views: letter by letter, by the words they share, and by the consonants in one script.
fn likeness(word: &str, other: &str, bones: &str) -> f64 {
    let letters = normalized_damerau_levenshtein(word, other).max(0.95 * jaro_winkler(word, other));
    let sound = match (bones.len(), skeleton(other)) {
        (0..=2, _) => 0.0,
        (_, other) => 0.9 * normalized_damerau_levenshtein(bones, &other),
    };
    letters.max(sound).max(shared_words(word, other))
}

/// How many of the words of the longer name stand in the shorter one too.
fn shared_words(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let shared = a.iter().filter(|word| word.chars().count() > 3 && b.contains(word)).count();
    0.95 * shared as f64 / a.len().max(b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn a_slip_finds_its_name_and_the_likest_comes_first() {
        let known = [("algerie", "DZ", "Algérie"), ("nigeria", "NG", "Nigéria"), ("تونس", "TN", "تونس")];
        assert_eq!(suggest("algrie", known)[0].code, "DZ");
        assert_eq!(suggest("tunis", known)[0].code, "TN");
        assert!(suggest("xyz", known).is_empty());
    }
}
