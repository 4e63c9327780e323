//! The words of headers by themselves: which say nothing, which say a number too, and where two are cut apart.

use marsad_model::Id;

use crate::Context;
use crate::names::{Found, fold, is_count_word_of_header, is_of_others};
use crate::reading::dictionary::Dictionary;

/// Whether a header says no more than that numbers follow.
pub(crate) fn is_neutral(header: &str) -> bool {
    const VALUES: [&str; 9] = ["valeur", "valeurs", "montant", "montants", "value", "values", "amount", "قيمه", "مبلغ"];
    let folded = fold(header);
    is_count_word_of_header(&folded) || VALUES.contains(&folded.as_str())
}

/// The ways to cut a header into two words: `0-4_(mf)`, `Hommes 2022`, `f_0_4`.
pub(crate) fn split_words(text: &str) -> Vec<(&str, &str)> {
    let cuts = text.char_indices().filter(|(_, c)| c.is_whitespace() || "_-–/(:,.|".contains(*c));
    cuts.filter_map(|(at, c)| {
        let first = text[..at].trim_matches(is_edge);
        let second = text[at + c.len_utf8()..].trim_matches(is_edge);
        (!first.is_empty() && !second.is_empty()).then_some((first, second))
    })
    .collect()
}

/// The ways to cut a header into two words that may be of two components.
///
/// `Autres pays arabes` is no way to say `Autres` of a reason and `pays arabes` of a country: without a mark between them, a
/// word for others belongs to the group that it stands beside.
pub(crate) fn split_components<'t>(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    text: &'t str,
) -> Vec<(&'t str, &'t str)> {
    let mut cuts = split_words(text);
    cuts.retain(|cut| !is_rest_of_group(context, dictionary, text, *cut));
    cuts
}

/// Whether two halves of a text, with nothing but blanks between them, are a word for others and the name of a group.
fn is_rest_of_group(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    text: &str,
    (first, second): (&str, &str),
) -> bool {
    let is_rest = |word: &str| is_of_others(word) && !fold(word).contains(' ');
    let group = match (is_rest(first), is_rest(second)) {
        (true, false) => second,
        (false, true) => first,
        _ => return false,
    };
    let between = text.trim_matches(is_edge).strip_prefix(first).and_then(|rest| rest.strip_suffix(second));
    between.is_some_and(|between| between.chars().all(char::is_whitespace))
        && dictionary.components.iter().any(|component| {
            let code = component.words.as_ref().and_then(|words| match words.find(group) {
                Found::Code(code) => words.code(code),
                _ => None,
            });
            code.is_some_and(|code| is_group(context, component.id, code))
        })
}

/// Whether codes stand under a code, in its list or in a hierarchy over it.
fn is_group(context: &Context<'_>, component: &Id, code: &Id) -> bool {
    let Some(list) = context.codelist(component.as_str()) else { return false };
    let mut hierarchies = context.pack.hierarchies.iter().filter(|hierarchy| hierarchy.codelist == list.id);
    list.codes().iter().any(|other| other.parent.as_ref() == Some(code))
        || hierarchies.any(|hierarchy| hierarchy.members(code.as_str()).is_some())
}

/// Whether a character stands around the words of a header and is part of none.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || "_-–/():,.|".contains(c)
}

/// Whether numbers and words stand in a header.
pub(super) fn has_number_and_word(header: &str) -> bool {
    header.contains(char::is_numeric) && header.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::is_neutral;

    #[test]
    fn a_word_for_a_count_or_a_value_says_no_more_than_that_numbers_follow() {
        for header in ["Nombre", "Nb", "Nbr", "Numbers", "Counts", "Valeur", "العدد", "أعداد", "القيمة"]
        {
            assert!(is_neutral(header), "{header}");
        }
        for header in ["Nombre de femmes", "Mois", "عدد النساء"] {
            assert!(!is_neutral(header), "{header}");
        }
    }
}
