//! Labels that say the rest, or that nobody knows, and nothing of what. Each list has its own, and they are the same words.

use super::fold::{fold, without_enumeration, without_footnote};
use super::others::{is_of_rest, without_of_which};

/// What such labels are made of, folded.
const REST_OF_ANYTHING: &[&str] = &[
    "autre",
    "autres",
    "other",
    "others",
    "divers",
    "diverses",
    "various",
    "misc",
    "miscellaneous",
    "reste",
    "rest",
    "non",
    "not",
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
    "indique",
    "indiquee",
    "indetermine",
    "indeterminee",
    "indetermines",
    "inconnu",
    "inconnue",
    "inconnus",
    "inconnues",
    "unknown",
    "unspecified",
    "undetermined",
    "specified",
    "stated",
    "declared",
    "known",
    "reported",
    "اخري",
    "اخرون",
    "اخر",
    "بقيه",
    "غير",
    "ذلك",
    "محدد",
    "محدده",
    "معروف",
    "مبين",
    "مصرح",
    "به",
];

/// Whether a code is that of the rest of a list, or of what nobody knows.
pub(crate) fn is_of_rest_or_unknown(code: &str) -> bool {
    is_of_rest(code) || ["_U", "_X"].contains(&code)
}

/// Whether a label says the rest of something, or that nobody knows it, and not of what: `Autres`, `dont : divers`, `Non
/// précisé`. Only where it stands can tell.
pub(crate) fn is_rest_of_anything(label: &str) -> bool {
    let numbered = without_enumeration(label).unwrap_or(label);
    let marked = without_footnote(numbered).unwrap_or(numbered);
    let folded = fold(without_of_which(marked).unwrap_or(marked));
    folded.split(' ').all(|word| REST_OF_ANYTHING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{REST_OF_ANYTHING, fold, is_rest_of_anything};

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
    fn the_words_that_folded_labels_are_held_against_are_folded_themselves() {
        for word in REST_OF_ANYTHING {
            assert_eq!(fold(word), *word);
        }
    }
}
