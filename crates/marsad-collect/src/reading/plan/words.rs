//! The words of headers by themselves: which say nothing, which say a number too, and where two are cut apart.

use crate::names::fold;

/// Whether a header says no more than that numbers follow.
pub(crate) fn is_neutral(header: &str) -> bool {
    const WORDS: [&str; 18] = [
        "effectif",
        "effectifs",
        "nombre",
        "nbre",
        "nb",
        "valeur",
        "valeurs",
        "montant",
        "montants",
        "count",
        "counts",
        "number",
        "value",
        "values",
        "amount",
        "عدد",
        "قيمه",
        "مبلغ",
    ];
    WORDS.contains(&fold(header).as_str())
}

/// The ways to cut a header into two words: `0-4_(mf)`, `Hommes 2022`, `f_0_4`.
pub(crate) fn split_words(text: &str) -> Vec<(&str, &str)> {
    let cuts = text.char_indices().filter(|(_, c)| c.is_whitespace() || "_-–/(:,.|".contains(*c));
    cuts.filter_map(|(at, c)| {
        let is_edge = |c: char| c.is_whitespace() || "_-–/():,.|".contains(c);
        let first = text[..at].trim_matches(is_edge);
        let second = text[at + c.len_utf8()..].trim_matches(is_edge);
        (!first.is_empty() && !second.is_empty()).then_some((first, second))
    })
    .collect()
}

/// Whether numbers and words stand in a header.
pub(super) fn has_number_and_word(header: &str) -> bool {
    header.contains(char::is_numeric) && header.contains(char::is_alphabetic)
}
