//! Titles that say what is counted and that it is given in per cent: `Nombre de visas (en %)`.
//!
//! Does not hold: titles of shares without a word for a count, which `title` knows.

use std::ops::Range;

use crate::names::{fold, is_count_word_of_header};

/// What ends a part of a line.
const ENDS: &str = "()[]{},;:،؛–—|";
/// What stands before a unit.
const LEADING: [&str; 10] = ["en", "in", "as", "a", "ب", "exprime", "exprimee", "exprimes", "exprimees", "expressed"];
/// Words for how a whole is shared out, folded; behind a count and `et` it is another column.
pub(super) const SHARES: [&str; 19] = [
    "part",
    "parts",
    "share",
    "shares",
    "proportion",
    "proportions",
    "repartition",
    "distribution",
    "structure",
    "composition",
    "breakdown",
    "poids",
    "pourcentage",
    "percentage",
    "توزيع",
    "هيكله",
    "نسبه",
    "نسب",
    "حصه",
];
/// What says how a count changes.
const CHANGES: [&str; 11] =
    ["evolution", "variation", "croissance", "accroissement", "var", "taux", "change", "growth", "تطور", "تغير", "نمو"];
/// What joins two things of which a table is.
const AND: [&str; 8] = ["et", "and", "ou", "or", "+", "و", "avec", "with"];

/// Whether a line says the unit of its figures as per cent, be it of so many of something: in a part of its own, `(%)`, or
/// behind the word for it, `en %`. Not where shares stand beside counts, `Nombre et part (%)`, nor of a change.
pub(super) fn is_given_in_percent(line: &str) -> bool {
    let line = line.replace(['٪', '‰', '؉'], "%").replace(" - ", ",");
    let mut words: Vec<String> = Vec::new();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for part in line.split(|c: char| ENDS.contains(c)) {
        let first = words.len();
        words.extend(fold(part).split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
        parts.push(first..words.len());
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    parts.into_iter().any(|part| has_unit(&words, &part))
}

/// Whether a part of some words has per cent as a unit.
fn has_unit(words: &[&str], part: &Range<usize>) -> bool {
    part.clone().any(|at| {
        let Some(length) = per_cent(&words[at..part.end]) else { return false };
        let leading = words[part.start..at].iter().rev().take_while(|word| LEADING.contains(word)).count();
        let (start, end) = (at - leading, at + length);
        let is_led = leading > 0 || words[at].starts_with(['ب', 'ك']);
        let is_alone = end == part.end && words[part.start..start].iter().all(|word| SHARES.contains(word));
        (is_led || is_alone) && !is_beside_counts(&words[..start], words.get(end).copied())
    })
}

/// How many words say per cent, or per mille, at the start of some.
fn per_cent(words: &[&str]) -> Option<usize> {
    const WORDS: [&str; 9] =
        ["%", "pourcentage", "pourcentages", "percentage", "percentages", "percent", "pct", "بالمايه", "بالميه"];
    match words {
        [first, ..] if WORDS.contains(first) => Some(1),
        ["pour" | "per", "cent" | "100" | "mille" | "thousand", ..] | ["في", "مايه" | "ميه", ..] => Some(2),
        [first, second, ..] if is_arabic_percentage(first, second) => Some(2),
        _ => None,
    }
}

/// Whether two folded words are a percentage, `نسبة مئوية`, and not `and a percentage`.
pub(super) fn is_arabic_percentage(first: &str, second: &str) -> bool {
    second == "ميويه" && (first.ends_with("نسبه") || first.ends_with("نسب")) && !first.starts_with('و')
}

/// Whether per cent between these words is said of what stands beside counts, or of their change.
fn is_beside_counts(before: &[&str], behind: Option<&str>) -> bool {
    let is_and = |word: &str| AND.contains(&word);
    let is_joined = |pair: &[&str]| is_and(pair[0]) && (SHARES.contains(&pair[1]) || CHANGES.contains(&pair[1]));
    let is_joined_share = |word: &&str| word.starts_with('و') && word.contains("نسب");
    let is_count = |word: &str| is_count_word_of_header(word) || word == "n";
    let last = before.iter().rev().find(|word| !SHARES.contains(word)).copied();
    let is_change = before.last().is_some_and(|word| CHANGES.contains(word));
    let is_next_to_count = last.into_iter().chain(behind).any(|word| is_and(word) || is_count(word));
    is_change || is_next_to_count || before.windows(2).any(is_joined) || before.iter().any(is_joined_share)
}

#[cfg(test)]
mod tests {
    use super::{AND, CHANGES, LEADING, SHARES, is_given_in_percent};
    use crate::names::fold;

    #[test]
    fn a_title_of_counts_that_says_per_cent_as_its_unit_is_of_per_cent() {
        for line in [
            "Nombre d'interceptions en mer, 2025 (%)",
            "Nombre de visas (en %), 2025",
            "Nombre de visas en pourcentage",
            "Nombre de visas, répartition en %",
            "Nombre de visas : parts (%)",
            "Nombre de visas : composition %",
            "Number of visas: breakdown %",
            "Nombre de visas par pays, pour cent",
            "Number of arrivals in per cent",
            "Number of arrivals, as a percentage of all",
            "عدد عمليات اعتراض المهاجرين خلال سنة 2024 (%)",
            "عدد عمليات الاعتراض (%) حسب الشهر",
            "عدد عمليات الاعتراض خلال سنة 2024 - %",
            "عدد عمليات الاعتراض (٪)",
            "عدد عمليات الاعتراض (بـ %)",
            "عدد المهاجرين بالنسبة المئوية",
            "عدد المهاجرين (نسبة مئوية)",
            "عدد المهاجرين بالمائة",
        ] {
            assert!(is_given_in_percent(line), "{line}");
        }
    }

    #[test]
    fn shares_or_changes_beside_counts_make_no_title_of_per_cent() {
        for line in [
            "Nombre et part (%) des femmes",
            "Nombre et part des femmes (%)",
            "Nombre et composition (%)",
            "Nombre de visas et %",
            "Nombre (%)",
            "Nombre de visas (n, %)",
            "Visas en nombre et en %",
            "Visas en % et en nombre",
            "Nombre de visas et pourcentage de femmes",
            "Nombre de visas, évolution en %",
            "Nombre de visas et évolution (en %)",
            "Nombre de visas (dont 30 % de femmes)",
            "Nombre de visas (+12 %)",
            "عدد المهاجرين ونسبتهم (%)",
            "العدد والنسبة المئوية",
            "عدد المهاجرين بالنسبة لسنة 2024",
        ] {
            assert!(!is_given_in_percent(line), "{line}");
        }
    }

    #[test]
    fn words_beside_per_cent_are_written_as_they_are_folded() {
        for word in LEADING.iter().chain(&SHARES).chain(&CHANGES).chain(&AND) {
            assert_eq!(fold(word), *word, "{word}");
        }
    }
}
