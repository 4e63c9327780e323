//! Laws of words that stand alone among words that nobody knows, and of the words for boys and girls.

use marsad_model::Id;
use marsad_testkit::marjan;

use super::tests::draft_of;
use super::{DoubtKind, Draft};

/// A draft under Marjan, whose citizenships are a list of countries as those of a country are that has more of them.
fn residents(text: &str) -> Draft {
    let mut pack = marjan().clone();
    pack.codelists.iter_mut().filter(|list| list.id == *"CL_AREA").for_each(|list| list.is_of_countries = true);
    draft_of(&pack, "DF_RESIDENTS", text.as_bytes())
}

/// The code that a draft writes for a word of a component.
fn code(draft: &Draft, component: &str, word: &str) -> Option<String> {
    let words = draft.profile.codes.get(&Id::new(component).unwrap())?;
    words.get(word).map(Id::to_string)
}

fn has(draft: &Draft, kind: DoubtKind, text: &str) -> bool {
    draft.doubts.iter().any(|doubt| doubt.kind == kind && doubt.text == text)
}

/// Whether headers or a column of a draft say a component.
fn is_said(draft: &Draft, component: &str) -> bool {
    let id = Id::new(component).unwrap();
    let in_headers = |table: &marsad_model::TableLayout| table.across.iter().any(|row| row.components.contains(&id));
    let in_column = |table: &marsad_model::TableLayout| table.column.iter().any(|c| c.component.as_ref() == Some(&id));
    draft.profile.tables.iter().any(|table| in_headers(table) || in_column(table))
}

#[test]
fn boys_and_girls_above_values_are_the_sexes() {
    for [boys, girls] in [["بنين", "بنات"], ["Garçons", "Filles"], ["Boys", "Girls"], ["Males", "Females"]] {
        let draft = residents(&format!("Year;{boys};{girls}\n2023;12;3\n2024;31;4\n"));
        assert_eq!(code(&draft, "SEX", boys).as_deref(), Some("M"), "{:?}", draft.doubts);
        assert_eq!(code(&draft, "SEX", girls).as_deref(), Some("F"), "{:?}", draft.doubts);
        assert!(!is_said(&draft, "CITIZENSHIP"), "{:?}", draft.profile.tables);
    }
}

#[test]
fn a_word_for_boys_or_all_children_is_asked_about_beside_girls() {
    let draft = residents("Year;أولاد;بنات\n2023;12;3\n2024;31;4\n");
    assert_eq!((code(&draft, "SEX", "بنات").as_deref(), code(&draft, "SEX", "أولاد")), (Some("F"), None));
    let asked = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::UnknownWord && doubt.text == "أولاد");
    let codes: Vec<&str> = asked.unwrap().suggestions.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(codes, ["M", "_T"], "{:?}", draft.doubts);
}

#[test]
fn one_country_among_headers_that_are_none_explains_no_row_of_them() {
    let alone = residents("Year;Egypt;Widgets\n2023;12;3\n2024;31;4\n");
    assert_eq!(code(&alone, "CITIZENSHIP", "Egypt"), None, "{:?}", alone.profile.codes);
    assert!(!is_said(&alone, "CITIZENSHIP"), "{:?}", alone.profile.tables);
    assert!(has(&alone, DoubtKind::UnknownHeader, "Egypt") && has(&alone, DoubtKind::UnknownHeader, "Widgets"));
    let beside_total = residents("Year;Egypt;Widgets;Total\n2023;12;3;15\n2024;31;4;35\n");
    assert!(!is_said(&beside_total, "CITIZENSHIP"), "{:?}", beside_total.profile.tables);
    assert!(has(&beside_total, DoubtKind::UnreadValues, "Egypt"), "{:?}", beside_total.doubts);
    for others in ["Yemen;Widgets", "Yemenn;Foreigners", "Foreigners;Total", "Other countries;Total"] {
        let known = residents(&format!("Year;Egypt;{others}\n2023;12;3;15\n2024;31;4;35\n"));
        assert!(is_said(&known, "CITIZENSHIP"), "{others} {:?}", known.profile.tables);
        assert!(!has(&known, DoubtKind::LoneWord, "Egypt"), "{others} {:?}", known.doubts);
    }
}

#[test]
fn one_country_among_labels_that_are_none_makes_no_column_of_countries() {
    let alone = residents("Group;2023;2024\nEgypt;5;6\nWidgets;7;8\n");
    assert!(!is_said(&alone, "CITIZENSHIP"), "{:?}", alone.profile.tables);
    assert!(has(&alone, DoubtKind::IgnoredColumn, "Group"), "{:?}", alone.doubts);
    let named = residents("Citizenship;2023;2024\nEgypt;5;6\nWidgets;7;8\n");
    assert!(is_said(&named, "CITIZENSHIP"), "a header that names the dimension says what the words are");
}

#[test]
fn one_word_of_a_short_list_is_taken_and_asked_about() {
    let draft = residents("Year;Female;Alpha\n2023;12;3\n2024;31;4\n");
    let lone = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::LoneWord);
    let lone = lone.map(|doubt| (doubt.component.as_str(), doubt.text.as_str(), doubt.taken.as_str()));
    assert_eq!(lone, Some(("SEX", "Female", "F")), "{:?}", draft.doubts);
    let both = residents("Year;Female;Male\n2023;12;3\n2024;31;4\n");
    assert!(both.doubts.iter().all(|doubt| doubt.kind != DoubtKind::LoneWord), "{:?}", both.doubts);
}
