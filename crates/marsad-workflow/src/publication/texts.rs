//! Texts of a dataflow that lack a language: what a reader would meet on its pages.

use std::collections::BTreeSet;

use marsad_model::{DataTable, Dataflow, Id, Lang, LocalText, Pack};

/// Shorter texts may well be the same in French and English, as names are.
const SENTENCE_LETTERS_MIN: usize = 24;

/// Each text that lacks a language, as `PLACE LANGUAGE`: of the dataflow, its concepts, and the codes that its table uses.
pub(super) fn missing_texts(pack: &Pack, dataflow: &Dataflow, table: &DataTable) -> Vec<String> {
    let mut found = BTreeSet::new();
    let own = [
        ("name", &dataflow.name),
        ("description", &dataflow.description),
        ("universe", &dataflow.universe),
        ("caveat", &dataflow.caveat),
    ];
    for (part, text) in own {
        note(&mut found, &format!("{}.{part}", dataflow.id), text);
    }
    for (place, dimension) in table.structure.dimensions.iter().enumerate() {
        if let Some(concept) = pack.concept(dimension.id.as_str()) {
            note(&mut found, dimension.id.as_str(), &concept.name);
        }
        let Some(list) = pack.codelist_of(&table.structure, dimension.id.as_str()) else { continue };
        for code in table.codes(place).iter().filter_map(|code: &Id| list.find(code.as_str())) {
            note(&mut found, &format!("{}.{}", dimension.codelist, code.id), &code.name);
        }
    }
    found.into_iter().collect()
}

fn note(found: &mut BTreeSet<String>, place: &str, text: &LocalText) {
    found.extend(lacking(text).map(|lang| format!("{place} {lang}")));
}

/// The language that a text lacks: Arabic without an Arabic letter, or a sentence that is the same in French and English.
fn lacking(text: &LocalText) -> Option<Lang> {
    let is_arabic = |letter: char| matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}');
    let arabic = text.get(Lang::Ar);
    if arabic.chars().any(char::is_alphabetic) && !arabic.chars().any(is_arabic) {
        return Some(Lang::Ar);
    }
    let is_sentence =
        text.get(Lang::En).chars().filter(|letter| letter.is_alphabetic()).count() >= SENTENCE_LETTERS_MIN;
    (is_sentence && text.get(Lang::Fr) == text.get(Lang::En)).then_some(Lang::Fr)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ar: &str, fr: &str, en: &str, expected: Option<Lang>) {
        assert_eq!(lacking(&LocalText::new(ar, fr, en).unwrap()), expected, "{ar} {fr} {en}");
    }

    #[test]
    fn a_text_that_was_copied_from_another_language_lacks_its_own() {
        check("الوافدون", "Arrivées", "Arrivals", None);
        check("Arrivals", "Arrivées", "Arrivals", Some(Lang::Ar));
        check("15–64", "15–64", "15–64", None);
        check("مرجان", "Marjan", "Marjan", None);
        let sentence = "Foreigners who entered by sea and have stayed";
        check("الأجانب الذين دخلوا بحرا", sentence, sentence, Some(Lang::Fr));
    }
}
