//! Laws of blocks of one component each, below one another in one column.

use marsad_model::{Code, Codelist, FindingCode, Id, LocalText, Observation, Pack};
use marsad_testkit::marjan;

use super::tests::{draft_of, read_of};
use super::{Doubt, DoubtKind, Draft};
use crate::Reading;

const RESIDENTS: &str = "DF_RESIDENTS";

/// Marjan where the sexes know who is `Not stated`, and the ages call the same otherwise.
fn pack() -> Pack {
    let mut pack = marjan().clone();
    for (id, code, [ar, fr, en]) in [
        ("CL_SEX", "_N", ["غير مصرح به", "Non déclaré", "Not stated"]),
        ("CL_AGE", "_U", ["غير محدد", "Non précisé", "Not specified"]),
    ] {
        let list = pack.codelists.iter_mut().find(|list| list.id == *id).unwrap();
        let code = Code { id: Id::literal(code), parent: None, name: LocalText::new(ar, fr, en).unwrap() };
        let codes = list.codes().iter().cloned().chain([code]).collect();
        *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    }
    pack
}

fn drafted(text: &str) -> Draft {
    draft_of(&pack(), RESIDENTS, text.as_bytes())
}

fn read(draft: &Draft, text: &str) -> Reading {
    read_of(&pack(), RESIDENTS, draft, text)
}

/// Citizenship, sex, age, year and value of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let shown = |o: &Observation| {
        let [_, citizenship, sex, age] = &o.key[..] else { panic!("{:?}", o.key) };
        format!("{citizenship} {sex} {age} {} {}", o.period, o.value.unwrap_or_default())
    };
    reading.columns.observations().iter().map(shown).collect()
}

/// Component, text and codes of the doubts of a kind.
fn asked(draft: &Draft, kind: DoubtKind) -> Vec<(&str, &str, Vec<String>)> {
    let own = draft.doubts.iter().filter(|doubt| doubt.kind == kind);
    let codes = |doubt: &Doubt| doubt.suggestions.iter().map(|found| found.code.clone()).collect();
    own.map(|doubt| (doubt.component.as_str(), doubt.text.as_str(), codes(doubt))).collect()
}

/// Component and row of the words that no list knows.
fn unknown(reading: &Reading) -> Vec<(&str, Option<u32>)> {
    let own = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnknownCode);
    own.map(|finding| (finding.arguments["component"].as_str(), finding.place.row)).collect()
}

fn say(draft: &mut Draft, component: &'static str, (word, code): (&str, &'static str)) {
    let words = draft.profile.codes.entry(Id::literal(component)).or_default();
    words.insert(word.to_owned(), Id::literal(code));
}

const PORTRAIT: &str = "Rubric;2023;2024\nTotal;100;200\n\
                        Sex;;\nMale;60;110\nFemale;39;88\nNot stated;1;2\n\
                        Age;;\nUnder 15 years;20;30\n15 to 64 years;70;160\nNot stated;10;9\n";

#[test]
fn a_word_for_the_unknown_is_of_the_component_of_its_block_and_of_no_other() {
    let mut made = drafted(PORTRAIT);
    assert_eq!(
        asked(&made, DoubtKind::WordOfBlock),
        [("AGE", "Not stated", vec!["_U".to_owned()])],
        "{:?}",
        made.doubts
    );
    assert_eq!(made.profile.codes[&Id::literal("SEX")]["Not stated"], Id::literal("_N"));
    let reading = read(&made, PORTRAIT);
    assert_eq!(unknown(&reading), [("AGE", Some(10))], "{:#?}", reading.findings);
    let found = all(&reading);
    assert!(found.contains(&"_T _N _T 2023 1".to_owned()), "{found:?}");
    assert_eq!(found.len(), 12, "nothing of the row that is asked about: {found:?}");
    say(&mut made, "AGE", ("Not stated", "_U"));
    let reading = read(&made, PORTRAIT);
    let found = all(&reading);
    for own in ["_T _N _T 2023 1", "_T _N _T 2024 2", "_T _T _U 2023 10", "_T _T _U 2024 9"] {
        assert!(found.contains(&own.to_owned()), "{own}: {found:?} {:#?}", reading.findings);
    }
}

#[test]
fn where_no_heading_says_it_a_block_is_the_list_whose_words_stand_above() {
    let text = PORTRAIT.replace("Sex;;\n", "").replace("Age;;\n", "");
    let made = drafted(&text);
    assert_eq!(
        asked(&made, DoubtKind::WordOfBlock),
        [("AGE", "Not stated", vec!["_U".to_owned()])],
        "{:?}",
        made.doubts
    );
    let reading = read(&made, &text);
    assert_eq!(unknown(&reading), [("AGE", Some(8))], "{:#?}", reading.findings);
    assert!(all(&reading).contains(&"_T _N _T 2023 1".to_owned()), "{:#?}", reading.findings);
}

#[test]
fn the_unknown_below_each_country_is_of_what_stands_below_it() {
    let text = "Citizenship;2023;2024\nKenya;10;20\nMale;5;9\nFemale;4;8\nNot stated;1;3\n\
                India;30;40\nMale;15;18\nFemale;13;16\nNot stated;2;6\n";
    let made = drafted(text);
    assert!(asked(&made, DoubtKind::WordOfBlock).is_empty(), "{:?}", made.doubts);
    let found = all(&read(&made, text));
    for own in ["KE _N _T 2023 1", "IN _N _T 2024 6"] {
        assert!(found.contains(&own.to_owned()), "{own}: {found:?}");
    }
}

#[test]
fn a_word_that_nobody_knows_is_asked_as_one_of_its_block() {
    let text = "Rubric;2023;2024\nSex;;\nMale;60;110\nFemale;40;90\nAge;;\nYoung;20;30\nOld;80;170\n\
                Citizenship;;\nKenya;50;60\nIndia;30;70\nFrance;20;70\n";
    let made = drafted(text);
    let words: [(&str, &str, Vec<String>); 2] = [("AGE", "Young", vec![]), ("AGE", "Old", vec![])];
    assert_eq!(asked(&made, DoubtKind::UnknownWord), words, "{:?}", made.doubts);
    let reading = read(&made, text);
    assert_eq!(unknown(&reading), [("AGE", Some(6)), ("AGE", Some(7))], "{:#?}", reading.findings);
    assert!(all(&reading).contains(&"KE _T _T 2023 50".to_owned()), "{:#?}", reading.findings);
}

const ORIGINS: &str = "Rubric;2023;2024\nSex;;\nMale;60;110\nFemale;38;88\n\
                       Citizenship held;;\nKenya;50;60\nIndia;45;70\nTotal;100;200\n";

#[test]
fn a_heading_that_speaks_of_the_component_below_it_begins_its_block() {
    let made = drafted(ORIGINS);
    let taken: [(&str, &str, Vec<String>); 1] = [("CITIZENSHIP", "Citizenship held", vec![])];
    assert_eq!(asked(&made, DoubtKind::HeadingOfBlock), taken, "{:?}", made.doubts);
    assert!(asked(&made, DoubtKind::UnknownSection).is_empty(), "{:?}", made.doubts);
    let reading = read(&made, ORIGINS);
    assert!(unknown(&reading).is_empty(), "{:#?}", reading.findings);
    let found = all(&reading);
    for own in ["_T F _T 2023 38", "KE _T _T 2023 50", "IN _T _T 2024 70", "_T _T _T 2024 200"] {
        assert!(found.contains(&own.to_owned()), "{own}: {found:?}");
    }
}

#[test]
fn a_heading_that_names_nothing_is_asked_with_the_whole_of_what_stands_below_it_alone() {
    let made = drafted(&ORIGINS.replace("Citizenship held", "Origins"));
    let open = [("CITIZENSHIP", "Origins", vec!["_T".to_owned()])];
    assert_eq!(asked(&made, DoubtKind::UnknownSection), open, "{:?}", made.doubts);
}

#[test]
fn the_total_below_the_last_block_is_that_of_all() {
    let text = ORIGINS.replace("Citizenship held", "Origins");
    for component in ["SEX", "CITIZENSHIP"] {
        let mut made = drafted(&text);
        say(&mut made, component, ("Origins", "_T"));
        let reading = read(&made, &text);
        let unclear = |code: FindingCode| reading.findings.iter().any(|finding| finding.code == code);
        assert!(!unclear(FindingCode::UnclearTotal), "{component}: {:#?}", reading.findings);
        let found = all(&reading);
        for own in ["IN _T _T 2023 45", "_T _T _T 2023 100", "_T _T _T 2024 200"] {
            assert!(found.contains(&own.to_owned()), "{component} {own}: {found:?}");
        }
    }
}
