//! Lines that name what one of the counted is, `Unité : personne`, `الوحدة : بطاقة`: no factor and no currency, which
//! `values::units` reads.

use marsad_model::Lang;

use super::evidence::words_of;
use super::explained::say_same;
use super::unit_words::UNIT;
use crate::Context;
use crate::names::fold;
use crate::reading::plan::is_neutral;
use crate::values::asides::has_year;
use crate::values::units::{after_unit, unit_in};

/// Words for one unit, folded: translations, and plurals of another stem.
const SAME: [&str; 7] = [
    "personne personnes person persons people individu individus individual individuals شخص اشخاص فرد افراد نسمه",
    "menage menages household households famille familles family families اسره اسر عايله عايلات",
    "carte cartes card cards بطاقه بطاقات",
    "permis permit permits titre titres رخصه رخص",
    "etudiant etudiants student students طالب طلبه طلاب",
    "dossier dossiers cas case cases file files ملف ملفات حاله حالات",
    "visiteur visiteurs visitor visitors زاير زوار زايرون زايرين",
];

/// Words that say nothing of a unit, folded.
const FILLERS: [&str; 14] =
    ["de", "d", "des", "du", "la", "les", "l", "of", "the", "en", "in", "unite", "unit", "وحده"];

/// Whether a line names what is counted, or how many of them, behind the word for a unit.
pub(crate) fn is_counted_unit(line: &str) -> bool {
    after_unit(line).is_some_and(|rest| rest.chars().any(char::is_alphanumeric)) && unit_in(line).is_none()
}

/// Whether a line names another unit than the names of the dataflow and of the units of a table do, or several of it: `Unité :
/// ménage` where persons are counted, `الوحدة : مائة شخص`. Nothing is unusual where the codes of the units are not known.
pub(crate) fn is_unusual_unit(context: &Context<'_>, codes: &[String], line: &str) -> bool {
    if codes.is_empty() || !is_counted_unit(line) {
        return false;
    }
    let dataflow = context.pack.dataflow(context.dataflow).map(|dataflow| &dataflow.name);
    let list = context.codelist(UNIT);
    let units = codes.iter().filter_map(|code| list?.find(code)).map(|code| &code.name);
    let names = dataflow.into_iter().chain(units).flat_map(|name| Lang::ALL.map(|lang| name.get(lang)));
    let written = codes.iter().map(String::as_str);
    let known: Vec<String> = names.chain(written).chain([context.dataflow]).flat_map(words_of).collect();
    let is_known = |word: &String| known.iter().any(|own| are_one_unit(word, own));
    number_of_unit(line).is_some() || !words_of_unit(line).iter().all(is_known)
}

/// Whether a line names another unit than the one in whose place it stands; none where they are not both such lines.
pub(crate) fn is_of_other_unit((said, heard): (&str, &str)) -> Option<bool> {
    if !is_counted_unit(said) || !is_counted_unit(heard) {
        return None;
    }
    let has_other_number = number_of_unit(said) != number_of_unit(heard);
    let (said, heard) = (words_of_unit(said), words_of_unit(heard));
    let has_more = |words: &[String], others: &[String]| {
        words.iter().any(|word| !others.iter().any(|other| are_one_unit(word, other)))
    };
    Some(has_other_number || has_more(&heard, &said) || has_more(&said, &heard))
}

/// The folded words behind the word for a unit that say something of it.
fn words_of_unit(line: &str) -> Vec<String> {
    let folded = fold(after_unit(line).unwrap_or_default());
    let is_telling =
        |word: &&str| word.chars().any(char::is_alphabetic) && !FILLERS.contains(word) && !is_neutral(word);
    folded.split(' ').filter(is_telling).map(str::to_owned).collect()
}

/// How many of the counted are one unit, where a line begins with it behind the word for a unit: `100 personnes`. Of one it is
/// not said.
fn number_of_unit(line: &str) -> Option<String> {
    let folded = fold(after_unit(line)?);
    let first = folded.split(' ').find(|word| !word.is_empty() && !FILLERS.contains(word))?;
    let is_number = first.chars().all(|c| c.is_ascii_digit()) && first != "1" && !has_year(first);
    is_number.then(|| first.to_owned())
}

pub(super) fn are_one_unit(one: &str, other: &str) -> bool {
    say_same(one, other) || are_translations(one, other)
}

/// Whether two folded words are known for one unit.
pub(super) fn are_translations(one: &str, other: &str) -> bool {
    let has = |group: &str, word: &str| group.split(' ').any(|own| own == word);
    SAME.iter().any(|group| has(group, one) && has(group, other))
}

#[cfg(test)]
mod tests {
    use marsad_model::Profile;
    use marsad_testkit::marjan;
    use serde_json::json;

    use super::{is_of_other_unit, is_unusual_unit};
    use crate::Context;

    #[test]
    fn a_unit_that_is_not_the_dataflows_is_unusual_and_so_are_several_of_it() {
        let format = json!({ "kind": "csv", "delimiter": ";" });
        let profile: Profile = serde_json::from_value(json!({ "id": "P", "format": format, "table": [] })).unwrap();
        let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
        let persons = ["PS".to_owned()];
        for line in [
            "Unité : ménage",
            "الوحدة : عائلة",
            "الوحدة : مائة شخص",
            "الوحدة : عشرة آلاف",
            "الوحدة : 100",
            "Unit: hundred arrivals",
            "Unité : 100 personnes",
        ] {
            assert!(is_unusual_unit(&context, &persons, line), "{line}");
            assert!(!is_unusual_unit(&context, &[], line), "{line}");
        }
        for line in [
            "Unité : personne",
            "Unité : nombre de personnes",
            "الوحدة : شخص / Unité : personne",
            "Unit: arrivals",
            "Unité : 1 individu",
            "Unité : personnes (2024)",
            "Unité : nombre",
            "Unit: thousands",
            "Arrivals by household",
        ] {
            assert!(!is_unusual_unit(&context, &persons, line), "{line}");
        }
    }

    #[test]
    fn a_line_of_another_unit_is_known_by_its_noun() {
        for (said, heard, is_other) in [
            ("Unité : personne", "Unité : ménage", Some(true)),
            ("الوحدة : شخص", "الوحدة : عائلة", Some(true)),
            ("الوحدة : شخص / Unité : personne", "الوحدة : عائلة / Unité : ménage", Some(true)),
            ("الوحدة : بطاقة", "الوحدة: مائة بطاقة", Some(true)),
            ("الوحدة : مائة بطاقة", "الوحدة: بطاقة", Some(true)),
            ("الوحدة : دخول", "الوحدة : مائة دخول", Some(true)),
            ("الوحدة : دخول", "الوحدة : 100", Some(true)),
            ("Unité : personne", "Unité : 100 personnes", Some(true)),
            ("Unité : 500 personnes", "Unité : 100 personnes", Some(true)),
            ("Unité : personne", "Unité : 1 personne", Some(false)),
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
