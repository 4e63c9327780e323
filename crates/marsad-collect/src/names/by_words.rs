//! The words that lead to what a table is broken down by: `par sexe`, `by age`, `حسب الجنسية`.

/// In lower case and without marks.
const BY_WORDS: [&str; 8] = ["par", "selon", "by", "according", "حسب", "بحسب", "وفق", "وفقا"];

/// Whether a word, in lower case, leads to what a table is broken down by.
pub(crate) fn is_by_word(word: &str) -> bool {
    BY_WORDS.contains(&word)
}
