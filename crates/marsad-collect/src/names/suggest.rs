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
/// Longer texts are no names.
const WORD_BYTES_MAX: usize = 200;

/// A known name of a code, with what is needed to compare it with many words.
#[derive(Clone, Debug)]
pub(crate) struct KnownName {
    code: String,
    name: String,
    shape: Shape,
}

impl KnownName {
    /// The name of a code by its folded form.
    pub(crate) fn new(folded: &str, code: &str, name: &str) -> Self {
        Self { code: code.to_owned(), name: name.to_owned(), shape: Shape::new(folded) }
    }
}

/// What is compared of a word.
#[derive(Clone, Debug)]
struct Shape {
    folded: String,
    letters: usize,
    /// How often each letter occurs; letters that share a place only make words look more alike.
    bag: [u8; 32],
    /// Its consonants, and whether it was written in Arabic.
    bones: String,
    is_arabic: bool,
}

impl Shape {
    fn new(folded: &str) -> Self {
        let mut bag = [0_u8; 32];
        folded.chars().for_each(|c| {
            let place = &mut bag[c as usize % 32];
            *place = place.saturating_add(1);
        });
        Self {
            letters: folded.chars().count(),
            bag,
            bones: skeleton(folded),
            is_arabic: folded.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)),
            folded: folded.to_owned(),
        }
    }
}

/// At most three of `known` that are likest to the folded `word`, best first.
pub(crate) fn suggest(word: &str, known: &[KnownName]) -> Vec<Suggestion> {
    if word.len() > WORD_BYTES_MAX {
        return Vec::new();
    }
    let shape = Shape::new(word);
    let mut best: HashMap<&str, Suggestion> = HashMap::new();
    for KnownName { code, name, shape: other } in known {
        let score = likeness(&shape, other);
        let is_better = best.get(code.as_str()).is_none_or(|found| found.score < score);
        if score >= SCORE_MIN && is_better {
            best.insert(code, Suggestion { code: code.clone(), name: name.clone(), score });
        }
    }
    let mut found: Vec<Suggestion> = best.into_values().collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.code.cmp(&b.code)));
    found.truncate(3);
    found
}

/// The best of three views: letter by letter, by the words they share, and, between two scripts, by the consonants.
fn likeness(word: &Shape, other: &Shape) -> f64 {
    let letters = if may_be_alike(word, other) {
        let jaro = 0.95 * jaro_winkler(&word.folded, &other.folded);
        normalized_damerau_levenshtein(&word.folded, &other.folded).max(jaro)
    } else {
        0.0
    };
    let sound = match word.is_arabic != other.is_arabic && word.bones.len() > 2 {
        true => 0.9 * normalized_damerau_levenshtein(&word.bones, &other.bones),
        false => 0.0,
    };
    letters.max(sound).max(shared_words(&word.folded, &other.folded))
}

/// Whether two words have letters enough in common for a score that is shown: a bound that is quick to see.
///
/// Of `n` and `m` letters with `c` in common, at least `max(n, m) - c` must change, and Jaro's likeness is at most
/// `(c / n + c / m + 1) / 3`, to which Winkler's prefix of four letters adds four tenths of the rest.
fn may_be_alike(word: &Shape, other: &Shape) -> bool {
    let common: u32 = word.bag.iter().zip(&other.bag).map(|(a, b)| u32::from(*a.min(b))).sum();
    let (c, n, m) = (f64::from(common), word.letters as f64, other.letters as f64);
    let jaro = (c / n + c / m + 1.0) / 3.0;
    c / n.max(m) >= SCORE_MIN || 0.95 * (jaro + 0.4 * (1.0 - jaro)) >= SCORE_MIN && c * 2.0 >= n.min(m)
}

/// How many of the words of the longer name stand in the shorter one too.
fn shared_words(a: &str, b: &str) -> f64 {
    if !(a.contains(' ') || b.contains(' ')) {
        return if a == b { 0.95 } else { 0.0 };
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let shared = a.iter().filter(|word| word.chars().count() > 3 && b.contains(word)).count();
    0.95 * shared as f64 / a.len().max(b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::{KnownName, suggest};

    #[test]
    fn a_slip_finds_its_name_and_the_likest_comes_first() {
        let known = [("algerie", "DZ", "Algérie"), ("nigeria", "NG", "Nigéria"), ("تونس", "TN", "تونس")];
        let known = known.map(|(folded, code, name)| KnownName::new(folded, code, name));
        assert_eq!(suggest("algrie", &known)[0].code, "DZ");
        assert_eq!(suggest("tunis", &known)[0].code, "TN");
        assert!(suggest("xyz", &known).is_empty());
    }
}
