//! Words that say that there are so many of something, `Nombre`, and nothing of what.

/// Folded, in three languages.
const WORDS: [&str; 9] = ["effectif", "effectifs", "nombre", "nbre", "nbr", "number", "numbers", "عدد", "اعداد"];
/// Those that say so in headers alone: in a line `NB` begins a note, and what counts may be anybody.
const OF_HEADERS: [&str; 3] = ["nb", "count", "counts"];

/// Whether a folded word says it wherever it stands.
pub(crate) fn is_count_word(word: &str) -> bool {
    WORDS.contains(&word)
}

/// Whether a folded word of a header says it.
pub(crate) fn is_count_word_of_header(word: &str) -> bool {
    is_count_word(word) || OF_HEADERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{OF_HEADERS, WORDS, is_count_word, is_count_word_of_header};
    use crate::names::fold;

    #[test]
    fn words_for_a_count_are_written_as_they_are_folded() {
        for word in WORDS.iter().chain(&OF_HEADERS) {
            assert_eq!(fold(word), *word, "{word}");
        }
    }

    #[test]
    fn nb_is_a_count_over_a_column_and_begins_a_note_in_a_line() {
        assert!(is_count_word_of_header("nb") && !is_count_word("nb"));
    }
}
