//! Laws of the drafts, on small files for Marjan.

use marsad_model::ColumnRole;
use marsad_testkit::marjan;

use super::{DoubtKind, Draft, propose};
use crate::SubmittedFile;

/// The draft of a small text for the arrivals of Marjan.
fn draft(text: &str) -> Draft {
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
    propose(marjan(), "DF_ARRIVALS", file).unwrap().unwrap()
}

fn has(draft: &Draft, kind: DoubtKind, text: &str) -> bool {
    draft.doubts.iter().any(|doubt| doubt.kind == kind && doubt.text == text)
}

/// Of each column of the first table its header, role and component.
fn columns(draft: &Draft) -> Vec<(String, ColumnRole, String)> {
    let component = |id: &marsad_model::Id| id.to_string();
    let columns = draft.profile.tables[0].column.iter();
    columns.map(|c| (c.header.clone(), c.role, c.component.as_ref().map_or_else(String::new, component))).collect()
}

fn column(header: &str, role: ColumnRole, component: &str) -> (String, ColumnRole, String) {
    (header.to_owned(), role, component.to_owned())
}

#[test]
fn a_list_is_drafted_by_its_words() {
    let draft =
        draft("Year;Isle;Sex;Arrivals\n2023;Lulu Isle;Female;12\n2024;Sadaf Isle;Male;7\n2024;Lulu Isle;Male;9\n");
    let found = columns(&draft);
    assert!(found.contains(&column("Year", ColumnRole::Time, "TIME_PERIOD")), "{found:?}");
    assert!(found.contains(&column("Isle", ColumnRole::Code, "ISLE")), "{found:?}");
    assert!(found.contains(&column("Sex", ColumnRole::Code, "SEX")), "{found:?}");
    assert!(found.contains(&column("Arrivals", ColumnRole::Value, "OBS_VALUE")), "{found:?}");
}

#[test]
fn a_word_of_a_letterhead_is_no_constant_and_one_of_a_title_is_one_with_a_doubt() {
    let table = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let within = draft(&format!("Ministry of Female Affairs;;\nArrivals at ports;;\n{table}"));
    assert_eq!(within.profile.constants.get("SEX").map(String::as_str), Some("_T"));
    assert!(has(&within, DoubtKind::AssumedTotal, "_T"));
    let named = draft(&format!("Register of female;;\n{table}"));
    assert_eq!(named.profile.constants.get("SEX").map(String::as_str), Some("F"));
    assert!(has(&named, DoubtKind::AssumedFromTitle, "female"));
    let whole = draft(&format!("Arrivals, female;;\n{table}"));
    assert_eq!(whole.profile.constants.get("SEX").map(String::as_str), Some("F"));
    assert!(has(&whole, DoubtKind::AssumedFromTitle, "female"));
}

#[test]
fn sums_since_january_are_read_where_they_stand_alone_and_with_a_doubt() {
    let alone = draft("Isle;Cumul depuis janvier\nLulu Isle;12\nSadaf Isle;7\n");
    assert!(has(&alone, DoubtKind::Cumulative, "Cumul depuis janvier"), "{:?}", alone.doubts);
    assert!(columns(&alone).contains(&column("Cumul depuis janvier", ColumnRole::Value, "OBS_VALUE")));
    let beside = draft("Isle;Arrivals;Cumul\nLulu Isle;12;31\nSadaf Isle;7;18\n");
    assert!(columns(&beside).contains(&column("Arrivals", ColumnRole::Value, "OBS_VALUE")));
    assert!(!has(&beside, DoubtKind::Cumulative, "Cumul"), "{:?}", beside.doubts);
}

#[test]
fn a_header_that_nothing_explains_is_not_taken_for_the_total() {
    let draft = draft("Isle;2023;2023;2024;2024\n;Alpha;Beta;Alpha;Beta\nLulu Isle;12;3;31;4\nSadaf Isle;7;5;8;6\n");
    assert!(has(&draft, DoubtKind::UnknownHeader, "Alpha") && has(&draft, DoubtKind::UnknownHeader, "Beta"));
    assert!(draft.profile.tables[0].across.iter().any(|row| row.row == 2));
}

#[test]
fn a_neutral_header_wins_over_an_unknown_one() {
    let draft = draft("Isle;Alpha;Nombre\nLulu Isle;12;3\nSadaf Isle;7;5\n");
    let found = columns(&draft);
    assert!(found.contains(&column("Nombre", ColumnRole::Value, "OBS_VALUE")), "{found:?}");
    assert!(has(&draft, DoubtKind::IgnoredColumn, "Alpha"));
}

#[test]
fn a_name_and_its_code_are_one_component() {
    let text = "Code;Isle;Year;Arrivals\n\
                XM-L;Lulu Isle;2023;12\n\
                XM-S;Sadaf Isle;2023;7\n\
                XM-L;Lulu Isle;2024;9\n\
                XM-S;Sadaf Isle;2024;5\n";
    let draft = draft(text);
    let isles = columns(&draft).into_iter().filter(|(_, _, component)| component == "ISLE").count();
    assert_eq!(isles, 1, "{:?}", columns(&draft));
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::SameAsOther));
}

#[test]
fn headings_in_the_column_of_time_are_read() {
    let draft = draft("Year;Lulu Isle;Sadaf Isle\nFemale;;\n2023;12;31\n2024;7;8\nMale;;\n2023;2;3\n2024;4;5\n");
    let found = &draft.profile.tables[0].column[0];
    assert_eq!(found.component.as_ref().map(marsad_model::Id::as_str), Some("SEX"));
    assert!(found.further.iter().any(|id| id.as_str() == "TIME_PERIOD"));
}

#[test]
fn every_doubt_about_a_cell_says_where_it_stands() {
    let draft = draft("Isle;2023;2024\nLulu Isle;12;31\nAtlantis;7;8\n");
    let doubt = draft.doubts.iter().find(|doubt| doubt.text == "Atlantis").unwrap();
    assert_eq!((doubt.kind, doubt.place.as_str()), (DoubtKind::UnknownWord, "A3"));
}

#[test]
fn two_tables_that_give_the_same_keys_are_not_both_drafted() {
    let table = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(&format!("Arrivals;;\n{table}\nThe same again;;\n{table}"));
    assert_eq!(draft.profile.tables.len(), 1);
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::SameKeys));
}

#[test]
fn dinars_are_not_persons() {
    let draft = draft("Arrivals in millions of dinars;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    assert!(draft.profile.tables.is_empty());
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::OtherUnit));
}

#[test]
fn a_row_without_a_value_does_not_begin_another_table() {
    let draft = draft(
        "Year;Isle;Sex;Arrivals;Flag\n2023;Lulu Isle;Female;12;\n2023;Lulu Isle;Male;;x\n2024;Lulu Isle;Female;2010;\n\
         2024;Sadaf Isle;Female;;\n2024;Sadaf Isle;Male;9;\n",
    );
    assert_eq!(draft.profile.tables.len(), 1);
}

#[test]
fn the_years_of_a_list_are_years_where_values_are_missing() {
    let rows: String = (0..40)
        .map(|n| {
            format!(
                "Yearly;Lulu Isle;{};{};{}\n",
                if n % 2 == 0 { "Female" } else { "Male" },
                2014 + n / 2 % 10,
                if n % 7 == 3 { String::new() } else { (n * 13).to_string() }
            )
        })
        .collect();
    let draft = draft(&format!("freq;isle;sex;TIME_PERIOD;OBS_VALUE\n{rows}"));
    let found = columns(&draft);
    assert!(found.contains(&column("TIME_PERIOD", ColumnRole::Time, "TIME_PERIOD")), "{found:?}");
    assert!(found.contains(&column("OBS_VALUE", ColumnRole::Value, "OBS_VALUE")), "{found:?}");
}

#[test]
fn a_first_row_whose_value_is_missing_is_no_header() {
    let draft = draft("Isle;Sex;2024\nLulu Isle;Female;n.c.\nSadaf Isle;Female;7\nLulu Isle;Male;9\n");
    assert_eq!(draft.profile.tables[0].header_rows, Some([1, 1]));
}

#[test]
fn a_blank_beside_a_total_repeats_nothing() {
    let draft = draft("Isle;Sex;Year;Arrivals\nLulu Isle;Female;2024;12\nLulu Isle;Male;2024;7\nTotal;;2024;19\n");
    assert!(draft.profile.tables[0].column.iter().all(|column| !column.fill), "{:?}", draft.profile.tables[0].column);
}

#[test]
fn a_header_that_names_a_dimension_says_what_its_words_are() {
    let draft = draft("Isle;Year;Arrivals\nAtlantis;2023;12\nMu;2024;7\n");
    let found = columns(&draft);
    assert!(found.contains(&column("Isle", ColumnRole::Code, "ISLE")), "{found:?}");
    assert!(has(&draft, DoubtKind::UnknownWord, "Atlantis"));
}
