//! Laws of words for the rest among the words of one or of several components.

use marsad_model::{Code, Codelist, FindingCode, Id, LocalText, Observation, Pack};
use marsad_testkit::marjan;

use super::tests::{draft_of, read_of};
use super::{DoubtKind, Draft};
use crate::Reading;

const CITIZENS: &str = "DF_RESIDENTS";

/// Marjan with a code for the rest of the sexes, for which lists have the words that are those of the rest of anything.
fn with_rest_of_sexes() -> Pack {
    let mut pack = marjan().clone();
    let list = pack.codelists.iter_mut().find(|list| list.id == *"CL_SEX").unwrap();
    let name = LocalText::new("آخرون", "Autres", "Others").unwrap();
    let other = Code { id: Id::literal("OTHER"), parent: None, name };
    let codes = list.codes().iter().cloned().chain([other]).collect();
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    list.aliases.push(("Divers".to_owned(), Id::literal("OTHER")));
    pack
}

/// The draft of rows below citizenships and two years, and what is read of them under it.
fn drafted(rows: &str) -> (Draft, Reading) {
    let (pack, text) = (with_rest_of_sexes(), text_of(rows));
    let draft = draft_of(&pack, CITIZENS, text.as_bytes());
    let reading = read_of(&pack, CITIZENS, &draft, &text);
    (draft, reading)
}

fn text_of(rows: &str) -> String {
    format!("Citizenship;2023;2024\n{rows}")
}

/// Key without its frequency, period and value of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let shown = |o: &Observation| {
        let key: Vec<String> = o.key[1..].iter().map(ToString::to_string).collect();
        format!("{} {} {}", key.join(" "), o.period, o.value.unwrap_or_default())
    };
    reading.columns.observations().iter().map(shown).collect()
}

/// Component, text and what was taken of the doubts of a kind.
fn doubts(draft: &Draft, kind: DoubtKind) -> Vec<(&str, &str, &str)> {
    let own = draft.doubts.iter().filter(|doubt| doubt.kind == kind);
    own.map(|doubt| (doubt.component.as_str(), doubt.text.as_str(), doubt.taken.as_str())).collect()
}

fn values_of(reading: &Reading, code: FindingCode) -> Vec<&str> {
    reading.findings.iter().filter(|finding| finding.code == code).map(|finding| finding.value.as_str()).collect()
}

/// Whether some figure was read as one of other sexes.
fn has_rest(reading: &Reading) -> bool {
    all(reading).iter().any(|one| one.contains(" OTHER "))
}

const KENYA_AND_SUDAN: &str = "Kenya;30;40\nFemale;20;30\nMale;10;10\nSudan;20;25\nFemale;12;15\nMale;8;10\n";

#[test]
fn two_words_for_the_rest_among_countries_are_no_code_of_another_component() {
    for [first, second] in [["Autres", "Divers"], ["dont : autres", "dont : autres"], ["آخرون", "Others"]] {
        let (draft, reading) =
            drafted(&format!("Kenya;31;44\nSudan;112;125\n{first};57;55\nIndia;25;30\nOman;110;111\n{second};15;19\n"));
        assert!(draft.profile.tables[0].column[0].further.is_empty(), "{first}: {:?}", draft.doubts);
        assert!(doubts(&draft, DoubtKind::UnknownWord).contains(&("CITIZENSHIP", first, "")), "{:?}", draft.doubts);
        assert!(!has_rest(&reading), "{first}: {:?}", all(&reading));
        assert!(values_of(&reading, FindingCode::UnknownCode).contains(&second), "{:?}", reading.findings);
    }
}

#[test]
fn a_word_for_the_rest_that_ends_a_list_may_be_of_either_component_and_is_asked_about() {
    let below_last = format!("{KENYA_AND_SUDAN}Autres;5;6\nAll countries;55;71\n");
    let with_parts = "Kenya;30;40\nof which female;20;30\nSudan;20;25\nof which female;12;15\nAutres;5;6\n";
    let of_one_sex = "Female;;\nKenya;30;40\nSudan;20;25\nAutres;5;6\nMale;;\nKenya;3;4\nSudan;2;5\n";
    let too_great =
        "Kenya;30;40\nFemale;20;30\nMale;10;10\nAutres;5;6\nSudan;20;25\nFemale;12;15\nMale;8;10\nAutres;1;2\n";
    for rows in [below_last.as_str(), with_parts, of_one_sex, too_great] {
        let (draft, reading) = drafted(rows);
        assert_eq!(doubts(&draft, DoubtKind::RestOfWhich), [("SEX", "Autres", "OTHER")], "{rows}: {:?}", draft.doubts);
        assert!(!has_rest(&reading), "{rows}: {:?}", all(&reading));
        assert_eq!(values_of(&reading, FindingCode::AmbiguousCode)[0], "Autres", "{rows}: {:?}", reading.findings);
    }
    let (mut decided, _) = drafted(&below_last);
    decided.profile.codes.entry(Id::literal("SEX")).or_default().insert("Autres".to_owned(), Id::literal("OTHER"));
    let reading = read_of(&with_rest_of_sexes(), CITIZENS, &decided, &text_of(&below_last));
    assert!(all(&reading).contains(&"SD OTHER _T 2023 5".to_owned()), "{:?}", all(&reading));
}

#[test]
fn a_word_for_the_rest_that_is_new_in_a_later_file_is_none_of_the_row_above_it() {
    let (draft, _) = drafted(KENYA_AND_SUDAN);
    let later = text_of(&format!("{KENYA_AND_SUDAN}Divers;5;6\n"));
    let reading = read_of(&with_rest_of_sexes(), CITIZENS, &draft, &later);
    assert!(!has_rest(&reading), "{:?}", all(&reading));
    assert_eq!(values_of(&reading, FindingCode::AmbiguousCode), ["Divers"], "{:?}", reading.findings);
    let coded = read_of(&with_rest_of_sexes(), CITIZENS, &draft, &later.replace("Divers", "OTHER"));
    assert!(all(&coded).contains(&"SD OTHER _T 2023 5".to_owned()), "a code is no word: {:?}", all(&coded));
}

#[test]
fn a_word_for_the_rest_below_each_country_is_that_of_its_parts() {
    let (draft, reading) = drafted(
        "Kenya;35;45\nFemale;20;30\nMale;10;10\nAutres;5;5\nSudan;25;27\nFemale;12;15\nMale;8;10\nAutres;5;2\n",
    );
    assert!(doubts(&draft, DoubtKind::RestOfWhich).is_empty(), "{:?}", draft.doubts);
    for one in ["KE OTHER _T 2023 5", "SD OTHER _T 2024 2"] {
        assert!(all(&reading).contains(&one.to_owned()), "{one}: {:?}", all(&reading));
    }
}

#[test]
fn a_word_for_the_rest_that_heads_rows_as_the_others_do_is_one_of_them() {
    let rows = "Female;;\nKenya;1;2\nSudan;3;4\nMale;;\nKenya;5;6\nSudan;7;8\nAutres;;\nKenya;9;10\nSudan;11;12\n";
    let (draft, reading) = drafted(rows);
    assert!(doubts(&draft, DoubtKind::RestOfWhich).is_empty(), "{:?}", draft.doubts);
    assert!(all(&reading).contains(&"KE OTHER _T 2023 9".to_owned()), "{:?}", all(&reading));
}

#[test]
fn a_word_for_the_rest_over_a_column_is_of_the_component_whose_words_it_follows() {
    let drafted = |text: &str| {
        let draft = draft_of(&with_rest_of_sexes(), CITIZENS, text.as_bytes());
        let reading = read_of(&with_rest_of_sexes(), CITIZENS, &draft, text);
        (draft, reading)
    };
    let (draft, reading) =
        drafted("Year;Kenya;Sudan;Autres;Female;Male\n2023;31;112;57;90;110\n2024;44;125;55;100;124\n");
    assert_eq!(doubts(&draft, DoubtKind::RestOfWhich), [("SEX", "Autres", "OTHER")], "{:?}", draft.doubts);
    assert!(!has_rest(&reading), "{:?}", all(&reading));
    assert_eq!(values_of(&reading, FindingCode::UnknownCode), ["Autres"], "{:?}", reading.findings);
    let (draft, reading) = drafted("Year;Kenya;Sudan;Female;Male;Autres\n2023;31;112;57;90;5\n2024;44;125;55;100;6\n");
    assert!(doubts(&draft, DoubtKind::RestOfWhich).is_empty(), "{:?}", draft.doubts);
    assert!(all(&reading).contains(&"_T OTHER _T 2023 5".to_owned()), "{:?}", all(&reading));
}

#[test]
fn words_for_the_rest_alone_make_no_column_of_the_component_that_knows_them() {
    let is_sex = |text: &str| {
        let draft = draft_of(&with_rest_of_sexes(), CITIZENS, text.as_bytes());
        draft.profile.tables[0].column.iter().any(|column| column.component == Some(Id::literal("SEX")))
    };
    let rows = "Northern district;31;44\nSouthern district;112;125\nAutres;57;55\nDivers;5;6\n";
    assert!(!is_sex(&format!("Zone;2023;2024\n{rows}")));
    assert!(is_sex(&format!("Sex;2023;2024\n{rows}")), "its header says it");
    assert!(is_sex("Zone;2023;2024\nFemale;31;44\nMale;112;125\nAutres;57;55\n"));
}
