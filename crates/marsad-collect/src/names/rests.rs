//! Labels that say the rest, or that nobody knows, and nothing of what. Each list has its own, and they are the same words.

use super::fold::{fold, without_enumeration, without_footnote};
use super::others::{OTHERS, is_of_others, is_of_rest, without_of_which};

/// Words for the rest beside those for others, folded.
const MIXED: [&str; 5] = ["divers", "diverses", "various", "misc", "miscellaneous"];
/// Words for what nobody knows, folded.
const UNKNOWN: [&str; 13] = [
    "inconnu",
    "inconnue",
    "inconnus",
    "inconnues",
    "unknown",
    "indetermine",
    "indeterminee",
    "indetermines",
    "indeterminees",
    "undetermined",
    "unspecified",
    "مجهول",
    "مجهوله",
];
/// Words that deny what is behind them, folded.
const DENYING: [&str; 3] = ["non", "not", "غير"];
/// What is denied in such labels, folded: `Non précisé`, `غير ذلك`.
const DENIED: [&str; 38] = [
    "precise",
    "precisee",
    "precises",
    "precisees",
    "declare",
    "declaree",
    "declares",
    "declarees",
    "specifie",
    "specifiee",
    "specifies",
    "specifiees",
    "renseigne",
    "renseignee",
    "renseignes",
    "renseignees",
    "determine",
    "determinee",
    "determines",
    "determinees",
    "indique",
    "indiquee",
    "indiques",
    "indiquees",
    "specified",
    "stated",
    "declared",
    "known",
    "reported",
    "ذلك",
    "محدد",
    "محدده",
    "معروف",
    "معروفه",
    "مبين",
    "مبينه",
    "مصرح",
    "به",
];

/// Whether a folded word says the rest or the unknown, or denies what is behind it. Whatever label begins with it is like
/// many names and is none of them, as `vague` says.
pub(super) fn begins_rest(word: &str) -> bool {
    [&OTHERS[..], &MIXED[..], &UNKNOWN[..], &DENYING[..]].iter().any(|words| words.contains(&word))
}

/// Whether a code is that of the rest of a list, or of what nobody knows.
pub(crate) fn is_of_rest_or_unknown(code: &str) -> bool {
    is_of_rest(code) || ["_U", "_X"].contains(&code)
}

/// Whether a label with this code stands for the rest or the unknown of its list, or for what does not apply: lists share
/// such words, and one of them tells nothing of what another list names.
pub(crate) fn is_rest_of_list(code: &str, label: &str) -> bool {
    code != "_T" && (code.starts_with('_') || is_of_rest(code) || is_of_others(label))
}

/// Whether a label says the rest of something, or that nobody knows it, and not of what: `Autres`, `dont : divers`, `Non
/// précisé`. Only where it stands can tell.
pub(crate) fn is_rest_of_anything(label: &str) -> bool {
    let numbered = without_enumeration(label).unwrap_or(label);
    let marked = without_footnote(numbered).unwrap_or(numbered);
    let folded = fold(without_of_which(marked).unwrap_or(marked));
    folded.split(' ').all(|word| begins_rest(word) || DENIED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{DENIED, DENYING, MIXED, OTHERS, UNKNOWN, fold, is_rest_of_anything, is_rest_of_list};
    use crate::names::vague::is_vague;

    #[test]
    fn a_label_of_the_rest_says_of_what_or_does_not() {
        for label in [
            "Autres",
            "dont : autres",
            "Divers (1)",
            "3. Other",
            "Autres / أخرى",
            "غير ذلك",
            "الأخرى",
            "Non précisé",
            "Not stated",
            "غير محدد",
            "Inconnu",
            "غير مصرح به",
            "Non indiqués",
            "غير معروفة",
        ] {
            assert!(is_rest_of_anything(label), "{label}");
        }
        for label in
            ["Autres motifs", "Other countries", "Pays non précisé", "Reste du monde", "Libye", "بلدان أخرى", ""]
        {
            assert!(!is_rest_of_anything(label), "{label}");
        }
    }

    #[test]
    fn a_word_for_the_rest_or_the_unknown_is_one_alone_and_before_others() {
        for word in OTHERS.iter().chain(&MIXED).chain(&UNKNOWN).copied() {
            assert!(is_rest_of_anything(word), "{word}");
            assert!(is_vague(word) && is_vague(&format!("{word} France")), "{word}");
        }
        // None of these was known to both before there was one list.
        for word in ["Indéterminées", "Undetermined", "Diverses", "Various", "Miscellaneous", "بقية", "مجهول"]
        {
            assert!(is_rest_of_anything(word) && is_vague(word), "{word}");
        }
        // Whoever has no citizenship is known to have none.
        for word in ["Apatrides", "Sans nationalité", "None", "عديمو الجنسية"] {
            assert!(is_vague(word) && !is_rest_of_anything(word), "{word}");
        }
    }

    #[test]
    fn a_label_is_the_rest_of_its_list_by_its_code_or_by_its_words() {
        for (code, label) in
            [("_U", "Not stated"), ("_Z", "Sans objet"), ("OTHER", "Divers"), ("AS_REST", "Autres Asie")]
        {
            assert!(is_rest_of_list(code, label), "{code} {label}");
        }
        for (code, label) in [("_T", "Total"), ("_T", "Tous les autres"), ("KE", "Kenya")] {
            assert!(!is_rest_of_list(code, label), "{code} {label}");
        }
    }

    #[test]
    fn the_words_that_folded_labels_are_held_against_are_folded_themselves() {
        for word in OTHERS.iter().chain(&MIXED).chain(&UNKNOWN).chain(&DENYING).chain(&DENIED) {
            assert_eq!(fold(word), *word);
        }
    }
}
