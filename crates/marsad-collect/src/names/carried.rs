//! Labels of rows that carry the sum of a page over to the next one: `À reporter`, `Report`, `المجموع المنقول`.

use super::fold;

/// Words that say it by themselves, folded.
const CARRIED: [&str; 10] =
    ["reporter", "report", "reports", "reporte", "reportes", "منقول", "منقوله", "مرحل", "ينقل", "يرحل"];
/// English says it with two words.
const CARRIED_ENGLISH: [&str; 2] = ["carried", "brought"];
const BEHIND_ENGLISH: [&str; 4] = ["forward", "over", "down", "fwd"];
/// What stands beside them, folded.
const BESIDE: [&str; 35] = [
    "a",
    "de",
    "la",
    "du",
    "en",
    "total",
    "totaux",
    "sous",
    "s",
    "somme",
    "montant",
    "solde",
    "page",
    "precedente",
    "suivante",
    "from",
    "to",
    "the",
    "previous",
    "next",
    "sum",
    "subtotal",
    "sub",
    "amount",
    "balance",
    "مجموع",
    "جمله",
    "من",
    "صفحه",
    "سابقه",
    "تاليه",
    "ما",
    "قبله",
    "بعده",
    "مبلغ",
];

/// Whether a label says that its row carries a sum over, and nothing besides.
pub(crate) fn is_carried(label: &str) -> bool {
    const LABEL_BYTES_MAX: usize = 80;
    if label.len() > LABEL_BYTES_MAX {
        return false;
    }
    let folded = fold(label);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let is_known = |word: &&str| {
        let lists: [&[&str]; 4] = [&CARRIED, &CARRIED_ENGLISH, &BEHIND_ENGLISH, &BESIDE];
        lists.iter().any(|list| list.contains(word))
    };
    words.iter().all(is_known) && (has(&CARRIED) || has(&CARRIED_ENGLISH) && has(&BEHIND_ENGLISH))
}

#[cfg(test)]
mod tests {
    use super::{BEHIND_ENGLISH, BESIDE, CARRIED, CARRIED_ENGLISH, fold, is_carried};

    #[test]
    fn the_words_that_labels_are_held_against_are_folded_themselves() {
        let all: [&[&str]; 4] = [&CARRIED, &CARRIED_ENGLISH, &BEHIND_ENGLISH, &BESIDE];
        for word in all.concat() {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn a_sum_that_is_carried_over_is_known_in_each_language() {
        for label in [
            "À reporter",
            "A reporter",
            "Report",
            "Reports :",
            "Total à reporter",
            "Report de la page précédente",
            "Carried forward",
            "Total brought forward",
            "المجموع المنقول",
            "منقول",
            "ما قبله منقول",
            "المبلغ المرحل",
        ] {
            assert!(is_carried(label), "{label}");
        }
        for label in ["Total", "Page", "Carried", "Forward", "Report Office", "Reporters", "France", "مجموع", ""] {
            assert!(!is_carried(label), "{label}");
        }
    }
}
