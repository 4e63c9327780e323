//! Whether a title counts persons or what happened to them: `Nombre de personnes interceptées`, `عدد عمليات الاعتراض`.

use marsad_model::Id;

use super::explained::forms;
use super::outside_units::{OF_NO_PERSON, PERSONS};
use super::phrases::{codes_of_runs, is_letterhead, words_within};
use super::roles::without_count;
use super::title::is_about_percent;
use crate::names::{Found, Words, fold, is_by_word};

/// Nouns for persons that no list of units has, folded and without the article.
const NOUNS: [&str; 17] = [
    "migrant",
    "migrants",
    "migrantes",
    "immigrants",
    "immigres",
    "etrangers",
    "foreigners",
    "ressortissants",
    "nationals",
    "passagers",
    "passengers",
    "مهاجر",
    "مهاجرين",
    "مهاجرون",
    "اجانب",
    "مجتازين",
    "مجتازون",
];

/// Whether a unit is that of persons, or of what is no person.
pub(crate) fn tells_persons(code: &str) -> bool {
    code == PERSONS || OF_NO_PERSON.contains(&code)
}

/// The units of this kind in which a title counts, by the words of their list or a noun at its start. Words behind those that
/// lead to its breakdown count nothing, and shares may be of either.
pub(crate) fn units_counted_in(line: &str, words: &Words<'_>) -> Vec<Id> {
    if is_letterhead(line) || is_about_percent(line) {
        return Vec::new();
    }
    let before: Vec<&str> = line.split_whitespace().take_while(|word| !is_by_word(&fold(word))).collect();
    let before = before.join(" ");
    let named = codes_of_runs(&words_within(&before), words).into_iter().filter_map(|(_, code)| words.code(code));
    let mut found: Vec<Id> = named.filter(|code| tells_persons(code.as_str())).cloned().collect();
    let is_listed = || matches!(words.find(PERSONS), Found::Code(_));
    let mut parts = before.split([':', ',', ';', '،', '؛', '.', '–', '—', '(']);
    if found.is_empty() && is_listed() && parts.any(begins_with_persons) {
        found.push(Id::literal(PERSONS));
    }
    found
}

/// Whether a part of a title begins with a noun for persons, be it behind the words for a count; `Interceptions de migrants`
/// are what happened.
fn begins_with_persons(part: &str) -> bool {
    let counted = fold(without_count(part.trim()));
    let first = counted.split(' ').next().unwrap_or_default();
    forms(first).any(|form| NOUNS.contains(&form))
}

#[cfg(test)]
mod tests {
    use marsad_testkit::tunisia;

    use super::units_counted_in;
    use crate::names::Words;

    #[test]
    fn a_title_counts_persons_or_what_happened_to_them() {
        let list = tunisia().codelists.iter().find(|list| list.id == *"CL_UNIT").unwrap();
        let words = Words::new(list, None);
        let of = |line: &str| {
            let found = units_counted_in(line, &words);
            found.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        for (line, code) in [
            ("Nombre de personnes interceptées en mer", "PS"),
            ("Personnes interceptées", "PS"),
            ("Number of persons intercepted at sea, by nationality", "PS"),
            ("عدد الأشخاص الذين تم اعتراضهم بحرا", "PS"),
            ("عدد المهاجرين بحرا حسب الجنسية", "PS"),
            ("Tableau 3 : Nombre de migrants interceptés", "PS"),
            ("عدد عمليات الاعتراض بحرا حسب الجنسية", "EVENT"),
            ("Nombre d’opérations en mer", "EVENT"),
        ] {
            assert_eq!(of(line), [code], "{line}");
        }
        for line in [
            "Interceptions de migrants en mer",
            "Nombre d’interceptions par personne",
            "Part des personnes interceptées (%)",
            "Demandes par mois",
        ] {
            assert!(of(line).is_empty(), "{line}: {:?}", of(line));
        }
    }
}
