//! Laws of the drafts of ordinary files: years and months in their usual places, parts below their whole, legends.

use std::fmt::Write as _;

use marsad_model::{ColumnRole, Finding, FindingCode, Id, Severity, TIME_PERIOD};
use marsad_testkit::{marjan, tunisia};

use super::tests::{draft, draft_of, read};
use super::{DoubtKind, Draft};

/// Isle, sex, period and value of every observation that is read of a text under its own draft.
fn all(text: &str) -> Vec<String> {
    let reading = read(marjan(), &draft(text), text);
    let shown = |o: &marsad_model::Observation| {
        format!(
            "{} {} {} {}",
            o.key[1],
            o.key[2],
            o.period,
            o.value.map_or_else(String::new, |value| value.to_string())
        )
    };
    reading.columns.observations().iter().map(shown).collect()
}

/// The kinds of the errors that are found in a text under its own draft.
fn errors(text: &str) -> Vec<FindingCode> {
    let reading = read(marjan(), &draft(text), text);
    reading.findings.iter().filter(|found| found.severity == Severity::Error).map(|found| found.code).collect()
}

fn has(draft: &Draft, kind: DoubtKind, text: &str) -> bool {
    draft.doubts.iter().any(|doubt| doubt.kind == kind && doubt.text == text)
}

#[test]
fn years_of_two_digits_above_values_are_years_with_words_in_the_profile() {
    let text = "Isle;22;23\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(text);
    let words = &draft.profile.codes[&Id::literal(TIME_PERIOD)];
    assert_eq!(words["22"], *"2022");
    assert!(has(&draft, DoubtKind::NumberAsPeriod, "22"), "{:?}", draft.doubts);
    assert_eq!(all(text), ["XM-L _T 2022 12", "XM-L _T 2023 31", "XM-S _T 2022 7", "XM-S _T 2023 8"]);
}

#[test]
fn months_written_together_are_read_above_values_and_in_a_column() {
    let above = "Isle;202301;202302\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    assert_eq!(all(above)[0], "XM-L _T 2023-01 12");
    let column = "Period;Isle;Arrivals\n202301;Lulu Isle;5\n202302;Lulu Isle;7\n";
    assert_eq!(all(column), ["XM-L _T 2023-01 5", "XM-L _T 2023-02 7"]);
}

#[test]
fn a_row_of_years_with_a_slip_of_the_hand_is_a_row_of_headers() {
    let text = "Isle;2022;2202\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(text);
    assert_eq!(draft.profile.tables[0].header_rows, Some([1, 1]));
    assert!(has(&draft, DoubtKind::UnknownWord, "2202"), "{:?}", draft.doubts);
    assert_eq!(all(text), ["XM-L _T 2022 12", "XM-S _T 2022 7"]);
    assert_eq!(errors(text), [FindingCode::NotAPeriod]);
}

#[test]
fn a_label_with_its_own_year_does_not_take_the_year_of_the_title_from_the_others() {
    let text = "Arrivals 2024;;\nIsle;janvier;Total 2024\nLulu Isle;5;50\nSadaf Isle;2;20\n";
    assert_eq!(draft(text).profile.tables[0].period.as_deref(), Some("2024"));
    assert_eq!(all(text), ["XM-L _T 2024-01 5", "XM-L _T 2024 50", "XM-S _T 2024-01 2", "XM-S _T 2024 20"]);
    let rows = "Arrivals 2024;\nMonth;Arrivals\njanvier;5\nfévrier;2\nAnnée 2024;7\n";
    assert_eq!(all(rows), ["_T _T 2024-01 5", "_T _T 2024-02 2", "_T _T 2024 7"]);
}

#[test]
fn months_that_are_empty_yet_are_read_once_they_are_filled() {
    let empty = "Isle;janv-24;févr-24;mars-24;avr-24;Total 2024\nLulu Isle;5;6;;;11\nSadaf Isle;2;4;;;6\n";
    let filled = "Isle;janv-24;févr-24;mars-24;avr-24;Total 2024\nLulu Isle;5;6;7;8;26\nSadaf Isle;2;4;3;9;18\n";
    let made = draft(empty);
    let columns = &made.profile.tables[0].column;
    assert!(columns.iter().all(|column| column.role != ColumnRole::Ignore), "{columns:?}");
    let reading = read(marjan(), &made, filled);
    assert_eq!(reading.columns.len(), 10, "{:?}", reading.findings);
    assert!(reading.findings.iter().all(|finding| finding.code != FindingCode::SkippedByProfile));
    assert_eq!(read(marjan(), &made, empty).columns.len(), 6);
}

#[test]
fn an_empty_column_whose_header_says_nothing_of_the_values_is_left_out() {
    let text = "Isle;janv-24;févr-24;Remarks\nLulu Isle;5;6;\nSadaf Isle;2;4;\n";
    let made = draft(text);
    let left_out: Vec<&str> = made.profile.tables[0]
        .column
        .iter()
        .filter(|column| column.role == ColumnRole::Ignore)
        .map(|column| column.header.as_str())
        .collect();
    assert_eq!(left_out, ["Remarks"]);
}

#[test]
fn years_above_their_months_say_the_year_of_each() {
    let bare = "Month;Arrivals\n2022;\njanvier;1\nfévrier;2\n2023;\njanvier;3\nfévrier;4\n";
    assert!(draft(bare).profile.tables[0].column[0].fill);
    assert_eq!(all(bare), ["_T _T 2022-01 1", "_T _T 2022-02 2", "_T _T 2023-01 3", "_T _T 2023-02 4"]);
    let valued = "Month;Arrivals\n2022;3\njanvier;1\nfévrier;2\n2023;7\njanvier;3\nfévrier;4\n";
    assert_eq!(all(valued)[..2], ["_T _T 2022 3", "_T _T 2022-01 1"]);
    let quarters = "Quarter;Arrivals\nT1 2022;1\nT2;2\nT1 2023;3\nT2;4\n";
    assert_eq!(all(quarters)[3], "_T _T 2023-Q2 4");
    let unclear = "Quarter;Arrivals\n2022;1\n2023;2\nT1;3\nT2;4\n";
    assert!(!draft(unclear).profile.tables[0].column[0].fill, "a quarter behind two years may be of neither");
}

#[test]
fn a_year_and_a_numbered_month_in_two_columns_are_one_period() {
    let text = "Year;Month;Isle;Arrivals\n2023;1;Lulu Isle;5\n2023;2;Lulu Isle;7\n";
    assert_eq!(all(text), ["XM-L _T 2023-01 5", "XM-L _T 2023-02 7"]);
}

#[test]
fn numbers_of_months_below_bands_of_years_are_months_of_those_years() {
    for (head, band) in [("Month", "Year "), ("Mois", ""), ("الشهر", "سنة ")] {
        let text = format!(
            "{head};Lulu Isle;Sadaf Isle\n{band}2022;;\n1;12;31\n2;7;8\n3;9;4\n{band}2023;;\n1;1;2\n2;22;23\n3;5;6\n"
        );
        let found = all(&text);
        assert_eq!(found.len(), 12, "{head}: {found:?}");
        assert_eq!(found[..2], ["XM-L _T 2022-01 12", "XM-S _T 2022-01 31"], "{head}");
        assert_eq!(found[8..10], ["XM-L _T 2023-02 22", "XM-S _T 2023-02 23"], "{head}");
    }
}

#[test]
fn a_year_written_once_beside_the_numbers_of_its_months_is_filled_down() {
    let text = "Year;Month;Lulu Isle;Sadaf Isle\n2022;1;5;6\n;2;7;8\n;3;3;4\n2023;1;9;10\n;2;11;12\n;3;2;1\n";
    let found = all(text);
    assert_eq!(found.len(), 12, "{found:?}");
    assert_eq!(found[10..], ["XM-L _T 2023-03 2", "XM-S _T 2023-03 1"]);
}

#[test]
fn numbers_that_count_from_one_on_below_each_of_several_years_are_months() {
    let text = "Isle;2022;;;;;2023;;;;\n;1;2;3;4;5;1;2;3;4;5\nLulu Isle;12;31;14;50;16;60;17;80;18;91\n\
                Sadaf Isle;7;8;21;9;23;3;25;5;27;6\n";
    let made = draft(text);
    assert!(has(&made, DoubtKind::NumberAsPeriod, "1"), "{:?}", made.doubts);
    let found = all(text);
    assert_eq!(found.len(), 20, "{found:?}");
    assert!(found.contains(&"XM-L _T 2023-02 17".to_owned()), "{found:?}");
    // Up to four they may as well be quarters, unless their row says what it counts.
    let quarters = "Isle;2022;;;2023;;\nQuarter;1;2;3;1;2;3\nLulu Isle;12;31;14;50;16;60\nSadaf Isle;7;8;21;9;23;3\n";
    let unnamed = quarters.replace("Quarter", "");
    assert!(all(quarters).contains(&"XM-S _T 2023-Q2 23".to_owned()), "{:?}", all(quarters));
    assert!(!has(&draft(&unnamed), DoubtKind::NumberAsPeriod, "1"));
}

#[test]
fn sums_of_some_months_are_no_column_of_months() {
    let text = "Arrivals 2024;;;\nIsle;janvier;février;Cumul 2 mois\nLulu Isle;1;2;3\nSadaf Isle;2;3;5\n";
    let draft = draft(text);
    let sums = draft.profile.tables[0].column.iter().find(|column| column.header == "Cumul 2 mois").unwrap();
    assert_eq!(sums.role, ColumnRole::Ignore);
    assert!(has(&draft, DoubtKind::IgnoredColumn, "Cumul 2 mois"), "{:?}", draft.doubts);
    assert_eq!(all(text)[..2], ["XM-L _T 2024-01 1", "XM-L _T 2024-02 2"]);
}

#[test]
fn one_word_for_a_part_below_every_row_is_of_a_further_component() {
    let text = "Isle;2023;2024\nLulu Isle;5;6\nof which Female;2;3\nSadaf Isle;7;8\nof which Female;4;5\n";
    let draft = draft(text);
    let column = &draft.profile.tables[0].column[0];
    assert_eq!(column.component.as_ref().map(Id::as_str), Some("ISLE"));
    assert_eq!(column.further.iter().map(Id::as_str).collect::<Vec<_>>(), ["SEX"]);
    let read = all(text);
    assert_eq!((read.len(), read[2].as_str(), read[4].as_str()), (8, "XM-L F 2023 2", "XM-S _T 2023 7"));
}

#[test]
fn one_word_of_a_further_component_right_below_every_row_is_a_part_of_that_row() {
    for word in ["Female", "إناث", "Women"] {
        let text =
            format!("Isle;2023;2024\nTotal;12;14\n{word};6;8\nLulu Isle;5;6\n{word};2;3\nSadaf Isle;7;8\n{word};4;5\n");
        let made = draft(&text);
        let column = &made.profile.tables[0].column[0];
        assert_eq!(column.further.iter().map(Id::as_str).collect::<Vec<_>>(), ["SEX"], "{word}: {:?}", made.doubts);
        assert!(!has(&made, DoubtKind::GroupAbove, word) && !has(&made, DoubtKind::UnknownWord, word), "{word}");
        assert!(errors(&text).is_empty(), "{word}: {:?}", errors(&text));
        let found = all(&text);
        let parts = [&found[2], &found[6], &found[10]];
        assert_eq!(parts, ["_T F 2023 6", "XM-L F 2023 2", "XM-S F 2023 4"], "{word}: {found:?}");
    }
    let once = draft("Isle;2023;2024\nLulu Isle;5;6\nFemale;2;3\nSadaf Isle;7;8\n");
    assert!(once.profile.tables[0].column[0].further.is_empty(), "{:?}", once.doubts);
}

#[test]
fn a_heading_that_names_a_component_needs_no_code_and_ends_what_was_said() {
    let text = "Rubric;2023;2024\nSex;;\nFemale;3;3\nMale;2;3\nIsle;;\nLulu Isle;3;2\nSadaf Isle;2;4\n";
    let draft = draft(text);
    assert!(!has(&draft, DoubtKind::UnknownWord, "Sex") && !has(&draft, DoubtKind::UnknownWord, "Isle"));
    assert!(errors(text).is_empty(), "{:?}", draft.profile.tables);
    let read = all(text);
    assert!(read.contains(&"_T F 2023 3".to_owned()) && read.contains(&"XM-L _T 2023 3".to_owned()), "{read:?}");
}

#[test]
fn a_blank_before_the_parts_of_a_row_is_their_whole_and_a_doubt_says_so() {
    let text =
        "Isle;Sex;2023;2024\nLulu Isle;;30;40\n;Female;10;20\n;Male;20;20\nSadaf Isle;;3;4\n;Female;1;2\n;Male;2;2\n";
    assert!(has(&draft(text), DoubtKind::BlankIsTotal, "Lulu Isle"), "{:?}", draft(text).doubts);
    assert!(errors(text).is_empty(), "{:?}", errors(text));
    assert_eq!(all(text)[..3], ["XM-L _T 2023 30", "XM-L _T 2024 40", "XM-L F 2023 10"]);
}

#[test]
fn a_label_in_the_middle_of_its_rows_is_told() {
    let text = "Isle;Sex;2023;2024\n;Female;1;2\nLulu Isle;Male;3;4\n;Total;4;6\n;Female;5;6\nSadaf Isle;Male;7;8\n;Total;12;14\n";
    assert!(has(&draft(text), DoubtKind::MiddleLabel, "Lulu Isle"), "{:?}", draft(text).doubts);
}

#[test]
fn a_legend_that_says_why_there_is_no_number_gives_its_mark_a_status() {
    let text = "Isle;2023;2024\nLulu Isle;*;40\nSadaf Isle;3;4\n\n* Figures below five are suppressed;;\n";
    let draft = draft(text);
    assert_eq!(draft.profile.statuses.get("*").map(Id::as_str), Some("Q"), "{:?}", draft.doubts);
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::MarkOfStatus));
    assert!(errors(text).is_empty(), "{:?}", errors(text));
}

#[test]
fn a_legend_may_say_in_the_words_of_any_institute_why_there_is_no_number() {
    for (mark, legend, status) in [
        ("*", "* : effectif inférieur à 10, non diffusé", "Q"),
        ("*", "* : عدد أقل من 10 غير منشور", "Q"),
        ("/", "/ : effectif inférieur à 10, non diffusé", "Q"),
        ("/", "/ = no data because the numerical value is not sufficiently reliable", "Q"),
        ("x", "x = cell blocked for logical reasons", "M"),
        ("x", "x  not applicable", "M"),
    ] {
        let text = format!("Isle;2023;2024\nLulu Isle;{mark};40\nSadaf Isle;3;4\n\n{legend};;\n");
        let draft = draft(&text);
        assert_eq!(draft.profile.statuses.get(mark).map(Id::as_str), Some(status), "{legend}: {:?}", draft.doubts);
        assert!(errors(&text).is_empty(), "{legend}: {:?}", errors(&text));
    }
}

#[test]
fn an_encoding_that_is_not_certain_is_a_doubt() {
    let once = "Isle;2023;2024\nÎle de Loulou;12;31\nÎle de Sadaf;7;8\n";
    let twice: String = once.bytes().map(char::from).collect();
    let draft = draft_of(marjan(), "DF_ARRIVALS", twice.as_bytes());
    assert!(has(&draft, DoubtKind::AssumedEncoding, "UTF-8-TWICE"), "{:?}", draft.doubts);
}

#[test]
fn columns_that_are_empty_yet_are_told_once_and_a_blank_cell_among_values_where_it_stands() {
    let made = draft("Isle;2021;2022;2023;2024\nLulu Isle;12;31;5;6\nSadaf Isle;7;8;5;6\nNawaris Isle;8;9;5;6\n");
    let text = "Isle;2021;2022;2023;2024\nLulu Isle;12;31;;\nSadaf Isle;7;;;\nNawaris Isle;8;9;;\n";
    let findings = read(marjan(), &made, text).findings;
    let blank = findings.iter().filter(|finding| finding.code == FindingCode::MissingValue);
    let place = |one: &Finding| [one.place.row, one.place.column].map(Option::unwrap_or_default);
    let told: Vec<_> =
        blank.map(|one| (place(one), one.more, one.arguments.get("count").map_or("", String::as_str))).collect();
    assert_eq!(told, [([2, 4], 5, "2"), ([3, 3], 0, "")], "{findings:#?}");
}

#[test]
fn dimensions_that_a_text_packs_into_its_first_cells_are_drafted_as_columns() {
    let read =
        all("isle,sex\\TIME_PERIOD\t2022 \t2023 \nLulu Isle,F\t12 \t31 \nLulu Isle,M\t7 \t: \nSadaf Isle,F\t5 \t6 \n");
    let expected =
        ["XM-L F 2022 12", "XM-L F 2023 31", "XM-L M 2022 7", "XM-L M 2023 ", "XM-S F 2022 5", "XM-S F 2023 6"];
    assert_eq!(read, expected);
}

/// An export with names behind its codes: permits of Tunisians by host country.
fn labelled_export(hosts: &[&str]) -> String {
    let mut text = "DATAFLOW,LAST UPDATE,freq: Time frequency,reason: Reason,citizen: Country of citizenship,\
                    geo: Geopolitical entity (reporting),TIME_PERIOD: Time,OBS_VALUE: Observation value\n"
        .to_owned();
    for (at, host) in hosts.iter().enumerate() {
        for (reason, value) in [("TOTAL: Total", 2360), ("FAM: Family reasons", 1410)] {
            for year in [2019, 2020] {
                let value = value + at * 10 + year - 2000;
                let before = format!("ESTAT:MIGR_RESFIRST(1.0),04/03/26 23:00:00,A: Annual,{reason},TN: Tunisia");
                _ = writeln!(text, "{before},{host},{year},{value}");
            }
        }
    }
    text
}

#[test]
fn a_header_with_a_name_behind_its_identifier_says_what_the_identifier_says() {
    let text = labelled_export(&["BE: Belgium", "DE: Germany", "FR: France"]);
    let made = draft_of(tunisia(), "DF_PERMITS_EU", text.as_bytes());
    let role = |header: &str| {
        let column = made.profile.tables[0].column.iter().find(|column| column.header == header).unwrap();
        (column.role, column.component.clone())
    };
    let partner = Some(Id::literal("COUNTERPART_AREA"));
    assert_eq!(role("geo: Geopolitical entity (reporting)"), (ColumnRole::Code, partner), "{:?}", made.doubts);
    assert_eq!(role("citizen: Country of citizenship"), (ColumnRole::Ignore, None), "{:?}", made.doubts);
    assert!(made.doubts.iter().all(|doubt| doubt.kind != DoubtKind::WhichColumn), "{:?}", made.doubts);
}

#[test]
fn of_two_columns_that_are_as_like_a_component_the_one_taken_is_asked_about() {
    let made = draft_of(tunisia(), "DF_PERMITS_EU", labelled_export(&["BE: Belgium"]).as_bytes());
    let asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::WhichColumn);
    let asked: Vec<[&str; 2]> = asked.map(|doubt| [doubt.text.as_str(), doubt.taken.as_str()]).collect();
    let expected = [["citizen: Country of citizenship", "geo: Geopolitical entity (reporting)"]];
    assert_eq!(asked, expected, "{:?}", made.doubts);
}
