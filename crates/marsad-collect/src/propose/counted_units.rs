//! Lines that name what one of the counted is, `Unité : personne`, `الوحدة : بطاقة`: no factor and no currency, which
//! `values::units` reads.

use super::explained::say_same;
use crate::names::fold;
use crate::reading::plan::is_neutral;
use crate::values::units::{after_unit, unit_in};

/// Words for one unit, folded: translations, and plurals of another stem.
const SAME: [&str; 6] = [
    "personne personnes person persons people individu individus individual individuals شخص اشخاص فرد افراد نسمه",
    "menage menages household households famille familles family families اسره اسر عايله عايلات",
    "carte cartes card cards بطاقه بطاقات",
    "permis permit permits titre titres رخصه رخص",
    "etudiant etudiants student students طالب طلبه طلاب",
    "dossier dossiers cas case cases file files ملف ملفات حاله حالات",
];

/// Whether a line names what is counted behind the word for a unit.
pub(crate) fn is_counted_unit(line: &str) -> bool {
    after_unit(line).is_some_and(|rest| rest.chars().any(char::is_alphabetic)) && unit_in(line).is_none()
}

/// Whether a line names another unit than the one in whose place it stands; none where they are not both such lines.
pub(crate) fn is_of_other_unit((said, heard): (&str, &str)) -> Option<bool> {
    if !is_counted_unit(said) || !is_counted_unit(heard) {
        return None;
    }
    let (said, heard) = (words_of_unit(said), words_of_unit(heard));
    let has_more = |words: &[String], others: &[String]| {
        words.iter().any(|word| !others.iter().any(|other| are_one_unit(word, other)))
    };
    Some(has_more(&heard, &said) || has_more(&said, &heard))
}

/// The folded words behind the word for a unit that say something of it.
fn words_of_unit(line: &str) -> Vec<String> {
    const FILLERS: [&str; 14] =
        ["de", "d", "des", "du", "la", "les", "l", "of", "the", "en", "in", "unite", "unit", "وحده"];
    let folded = fold(after_unit(line).unwrap_or_default());
    let is_telling =
        |word: &&str| word.chars().any(char::is_alphabetic) && !FILLERS.contains(word) && !is_neutral(word);
    folded.split(' ').filter(is_telling).map(str::to_owned).collect()
}

fn are_one_unit(one: &str, other: &str) -> bool {
    let has = |group: &str, word: &str| group.split(' ').any(|own| own == word);
    say_same(one, other) || SAME.iter().any(|group| has(group, one) && has(group, other))
}

#[cfg(test)]
mod tests {
    use super::is_of_other_unit;

    #[test]
    fn a_line_of_another_unit_is_known_by_its_noun() {
        for (said, heard, is_other) in [
            ("Unité : personne", "Unité : ménage", Some(true)),
            ("الوحدة : شخص", "الوحدة : عائلة", Some(true)),
            ("الوحدة : شخص / Unité : personne", "الوحدة : عائلة / Unité : ménage", Some(true)),
            ("الوحدة : بطاقة", "الوحدة: مائة بطاقة", Some(true)),
            ("الوحدة : مائة بطاقة", "الوحدة: بطاقة", Some(true)),
            ("Unité : personne", "UNITÉ : Nombre de personnes", Some(false)),
            ("Unité : personne", "الوحدة : شخص / Unité : personne", Some(false)),
            ("الوحدة : شخص", "الوحدة : أشخاص", Some(false)),
            ("Unit: persons", "Unit: thousands", None),
            ("Unit: persons", "Arrivals by isle", None),
        ] {
            assert_eq!(is_of_other_unit((said, heard)), is_other, "{said} / {heard}");
        }
    }
}
