//! Laws of tables whose shape a file breaks: rows of words among numbers, rows that were shifted, units that stand in some
//! headers only or in another line, headers of several levels of which one is left out.

use marsad_model::{ColumnRole, FindingCode, Id, SaidOf, Severity};
use marsad_testkit::{marjan, tunisia};

use super::tests::{draft, draft_of, read, read_of};
use super::{DoubtKind, Draft};
use crate::Reading;

/// Isle, sex, period and value of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let shown = |o: &marsad_model::Observation| {
        format!("{} {} {} {}", o.key[1], o.key[2], o.period, o.value.unwrap_or_default())
    };
    reading.columns.observations().iter().map(shown).collect()
}

/// Severity, row and column of each finding with a code.
fn found(reading: &Reading, code: FindingCode) -> Vec<(Severity, Option<u32>, Option<u32>)> {
    let own = reading.findings.iter().filter(|finding| finding.code == code);
    own.map(|finding| (finding.severity, finding.place.row, finding.place.column)).collect()
}

fn has(draft: &Draft, kind: DoubtKind, text: &str) -> bool {
    draft.doubts.iter().any(|doubt| doubt.kind == kind && doubt.text == text)
}

#[test]
fn a_line_drawn_below_headers_leaves_the_months_that_are_blank_yet_to_be_read_later() {
    let text = |drawn: &str, march: [&str; 3]| {
        let [lulu, sadaf, nawaris] = march;
        format!(
            "Arrivals by isle and month, 2025\n\n\
             Isle                Jan    Feb    Mar    Apr\n\
             {drawn}\n\
             Lulu Isle            12      7{lulu}\n\
             Sadaf Isle            8     14{sadaf}\n\
             Nawaris Isle         41    110{nawaris}\n"
        )
    };
    let narrow = "----------------    ---    ---    ---    ---".to_owned();
    // One that ends within the last column leaves less of it there.
    for drawn in ["-".repeat(44), "=".repeat(44), "_".repeat(44), "-".repeat(39), narrow] {
        let made = draft(&text(&drawn, [""; 3]));
        let columns = &made.profile.tables[0].column;
        assert!(columns.iter().all(|column| column.role != ColumnRole::Ignore), "{drawn}: {columns:?}");
        assert!(!made.doubts.iter().any(|doubt| doubt.kind == DoubtKind::IgnoredColumn), "{drawn}: {:?}", made.doubts);
        let next = read(marjan(), &made, &text(&drawn, ["     31", "      5", "     29"]));
        let found = all(&next);
        assert_eq!(found.len(), 9, "{drawn}: {found:?}");
        for told in ["XM-L _T 2025-03 31", "XM-S _T 2025-03 5", "XM-N _T 2025-03 29", "XM-N _T 2025-02 110"] {
            assert!(found.contains(&told.to_owned()), "{drawn}: {told}: {found:?}");
        }
    }
}

#[test]
fn a_row_of_words_is_a_row_of_its_table_and_each_word_is_told() {
    let text = "Year 2023;;\n\
                Isle;Female;Male\n\
                Lulu Isle;10;20\n\
                Sadaf Isle;not sent;not sent\n\
                Nawaris Isle;30;40\n\
                Fanar Isle;post closed;see below\n";
    let draft = draft(text);
    assert_eq!(draft.profile.tables.len(), 1, "{:?}", draft.profile.tables);
    let reading = read(marjan(), &draft, text);
    assert_eq!(all(&reading), ["XM-L F 2023 10", "XM-L M 2023 20", "XM-N F 2023 30", "XM-N M 2023 40"]);
    let told = found(&reading, FindingCode::NotANumber);
    let at = |row: u32, column: u32| (Severity::Error, Some(row), Some(column));
    assert_eq!(told, [at(4, 2), at(4, 3), at(6, 2), at(6, 3)], "{:#?}", reading.findings);
}

#[test]
fn a_row_by_which_a_table_is_signed_is_a_line_and_no_data() {
    let table = "Isle;2023;2024\nLulu Isle;10;20\nSadaf Isle;30;40\n";
    for foot in [
        "Visa du Directeur;;Tunis, le 15 janvier 2024",
        "Visa du Directeur, Tunis le 15 janvier 2024;;",
        "Le Directeur Général;lu et approuvé;le 15/01/2024",
        "Signature et cachet;;Lulu",
        "الإمضاء;المدير العام;",
        ";;المدير العام",
    ] {
        let text = format!("{table}{foot}\n");
        let reading = read(marjan(), &draft(table), &text);
        assert!(reading.is_acceptable(), "{foot}: {:#?}", reading.findings);
        let told = found(&reading, FindingCode::RowNotRead);
        assert_eq!(told, [(Severity::Note, Some(4), told[0].2)], "{foot}: {:#?}", reading.findings);
        assert_eq!(reading.columns.len(), 4, "{foot}");
    }
}

#[test]
fn a_row_that_signs_nothing_is_one_of_data() {
    let table = "Isle;2023;2024\nLulu Isle;10;20\nSadaf Isle;30;40\n";
    let told = |rows: &str, code: FindingCode| {
        let reading = read(marjan(), &draft(table), &format!("{table}{rows}"));
        found(&reading, code).iter().map(|(_, row, _)| row.unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(told("Atlantis;;12\n", FindingCode::UnknownCode), [4], "a number stands beside the label");
    assert_eq!(told("Atlantis;n.d.;\n", FindingCode::UnknownCode), [4], "a status stands beside the label");
    assert_eq!(told("Atlantis;late;late\n", FindingCode::UnknownCode), [4], "each column of values has a text");
    assert_eq!(told("Nawaris Isle;;late\n", FindingCode::NotANumber), [4], "the label is known");
    assert_eq!(told("Atlantis;;late\nNawaris Isle;5;6\n", FindingCode::UnknownCode), [4], "data come below it");
}

#[test]
fn a_mark_that_nobody_knows_is_asked_about_and_its_remedy_is_the_profile() {
    let text = "Year 2023;;\nIsle;Female;Male\nLulu Isle;10;s.s.\nSadaf Isle;s.s.;20\nNawaris Isle;30;-\n";
    let mut draft = draft(text);
    let asked: Vec<(&str, &str)> = draft
        .doubts
        .iter()
        .filter(|doubt| doubt.kind == DoubtKind::UnknownMark)
        .map(|doubt| (doubt.text.as_str(), doubt.place.as_str()))
        .collect();
    assert_eq!(asked, [("s.s.", "C3, B4")], "{:?}", draft.doubts);
    let reading = read(marjan(), &draft, text);
    let told: Vec<&str> = reading
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::NotANumber)
        .map(|finding| finding.arguments["where"].as_str())
        .collect();
    assert_eq!(told, ["profile", "profile"]);
    draft.profile.statuses.insert("s.s.".to_owned(), Id::literal("Q"));
    assert!(found(&read(marjan(), &draft, text), FindingCode::NotANumber).is_empty());
}

#[test]
fn a_shifted_row_of_a_table_is_an_error_at_its_surplus_cell() {
    let text = "Isle;2023;2024\nSadaf Isle;7;8\nLulu Isle;;12;31\n";
    let reading = read(marjan(), &draft(text), text);
    let told = found(&reading, FindingCode::ExtraCells);
    assert_eq!(told, [(Severity::Error, Some(3), Some(4))], "{:#?}", reading.findings);
    let remark = "Isle;2023;2024\nSadaf Isle;7;8\nLulu Isle;12;31;late\n";
    let reading = read(marjan(), &draft(remark), remark);
    assert!(found(&reading, FindingCode::ExtraCells).is_empty(), "words beside a table are remarks");
}

#[test]
fn decimal_commas_between_commas_cannot_be_accepted() {
    let text = "Isle,2023,2024\nLulu Isle,1094,6,597,3\nSadaf Isle,462,1,555,3\n";
    let reading = read(marjan(), &draft(text), text);
    let told = found(&reading, FindingCode::ExtraCells);
    assert_eq!(told.len(), 2, "{:#?}", reading.findings);
    assert!(!reading.is_acceptable());
}

#[test]
fn the_unit_of_a_title_is_that_of_the_headers_that_name_none() {
    let text = "Arrivals (in thousands);;\nIsle;2023;2024 (in millions)\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(text);
    let table = &draft.profile.tables[0];
    assert_eq!(table.scale, Some(1000.0), "{:?}", draft.doubts);
    assert!(has(&draft, DoubtKind::Scale, "Arrivals (in thousands)"), "{:?}", draft.doubts);
    assert_eq!(table.said.iter().filter(|said| said.of == SaidOf::Scale).count(), 2, "{:?}", table.said);
    let values = all(&read(marjan(), &draft, text));
    assert!(values.contains(&"XM-L _T 2023 12000".to_owned()), "{values:?}");
    assert!(values.iter().all(|value| !value.contains("2024 31000") || value.ends_with("31000000")), "{values:?}");
}

#[test]
fn a_unit_that_moved_to_another_line_is_followed_and_one_that_contradicts_the_title_is_told() {
    let rows = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(&format!("Arrivals (in millions);;\nPorts;;\n{rows}"));
    assert_eq!(draft.profile.tables[0].scale, Some(1_000_000.0));
    let moved = read(marjan(), &draft, &format!("Arrivals;;\nUnit: 1000 persons;;\n{rows}"));
    assert_eq!(all(&moved)[0], "XM-L _T 2023 12000", "{:#?}", moved.findings);
    let told = found(&moved, FindingCode::FollowedTitle);
    assert!(told.contains(&(Severity::Warning, Some(2), Some(1))), "{:#?}", moved.findings);
    let both = read(marjan(), &draft, &format!("Arrivals (in millions);;\nUnit: 1000 persons;;\n{rows}"));
    assert_eq!(all(&both)[0], "XM-L _T 2023 12000000");
    let told = found(&both, FindingCode::TitleDisagrees);
    assert!(told.contains(&(Severity::Warning, Some(2), Some(1))), "{:#?}", both.findings);
}

#[test]
fn an_unknown_word_beside_values_is_asked_for_as_the_words_around_it() {
    let text = "Group;2023;2024\n\
                Female;;\nLulu Isle;1;2\nSadaf Isle;3;4\nEvery port;4;6\n\
                Male;;\nLulu Isle;5;6\nSadaf Isle;7;8\nEvery port;12;14\n";
    let draft = draft(text);
    let asked: Vec<&str> = draft
        .doubts
        .iter()
        .filter(|doubt| doubt.kind == DoubtKind::UnknownWord && doubt.text == "Every port")
        .map(|doubt| doubt.component.as_str())
        .collect();
    assert_eq!(asked, ["ISLE"], "{:?}", draft.doubts);
}

#[test]
fn two_cells_of_one_row_that_say_the_same_are_told_as_such() {
    let text = "Isle;2022;2023;2023\nLulu Isle;1;2;3\nSadaf Isle;4;5;6\n";
    let reading = read(marjan(), &draft(text), text);
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::DuplicateKey);
    let places: Vec<&str> = told.filter_map(|finding| finding.arguments.get("where")).map(String::as_str).collect();
    assert!(!places.is_empty() && places.iter().all(|place| *place == "row"), "{:#?}", reading.findings);
}

#[test]
fn one_level_of_a_header_is_enough_to_leave_its_columns_out() {
    let clean = ";2023;2023;2024;2024\nIsle;Female;Male;Female;Male\nLulu Isle;1;2;3;4\nSadaf Isle;5;6;7;8\n";
    let mut draft = draft(clean);
    let text = clean.replace("Male", "Jobs to come");
    let before = read(marjan(), &draft, &text);
    assert_eq!(found(&before, FindingCode::UnknownCode).len(), 2, "{:#?}", before.findings);
    draft.profile.tables[0].skip.push("Jobs to come".to_owned());
    let after = read(marjan(), &draft, &text);
    assert!(found(&after, FindingCode::UnknownCode).is_empty(), "{:#?}", after.findings);
    assert_eq!(found(&after, FindingCode::SkippedByProfile).len(), 2);
    draft.profile.tables[0].skip.push("Female".to_owned());
    let kept = read(marjan(), &draft, &text);
    assert_eq!(kept.columns.len(), 4, "a word that is read is no level to leave out");
}

#[test]
fn a_second_table_under_a_caption_of_something_else_is_a_doubt() {
    let tables = |second: &str| {
        format!(
            "Table 1. Arrivals;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n{second};;\n\
             Isle;2023;2024\nNawaris Isle;1;3\nFanar Isle;4;5\n"
        )
    };
    let other = draft(&tables("Table 2. Boats"));
    assert_eq!(other.profile.tables.len(), 2, "{:?}", other.doubts);
    let asked: Vec<(&str, &str)> = other
        .doubts
        .iter()
        .filter(|doubt| doubt.kind == DoubtKind::OtherCaption)
        .map(|doubt| (doubt.text.as_str(), doubt.taken.as_str()))
        .collect();
    assert_eq!(asked, [("Table 2. Boats", "Table 1. Arrivals")]);
    let same = draft(&tables("Table 2. Arrivals"));
    assert!(same.doubts.iter().all(|doubt| doubt.kind != DoubtKind::OtherCaption), "{:?}", same.doubts);
}

#[test]
fn a_table_under_a_caption_of_another_subject_than_the_dataflow_is_a_doubt() {
    let asked = |first: &str, second: &str| {
        let text = format!(
            "{first};;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n{second};;\n\
             Isle;2023;2024\nNawaris Isle;1;3\nFanar Isle;4;5\n"
        );
        let made = draft(&text);
        assert_eq!(made.profile.tables.len(), 2, "{:?}", made.doubts);
        let asked = made.doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::OtherCaption);
        asked.map(|doubt| (doubt.text, doubt.taken, doubt.place)).collect::<Vec<_>>()
    };
    let told = |text: &str, taken: &str, place: &str| vec![(text.to_owned(), taken.to_owned(), place.to_owned())];
    assert_eq!(asked("Arrivals", "Nights in hotels"), told("Nights in hotels", "Arrivals", "A6"));
    assert_eq!(asked("Nights in hotels", "Arrivals"), told("Nights in hotels", "Arrivals", "A1"));
    assert_eq!(asked("Passengers", "Nights in hotels"), told("Nights in hotels", "Passengers", "A6"));
    for second in ["Arrivals, further isles", "By isle", "Number of arrivals"] {
        assert!(asked("Arrivals", second).is_empty(), "{second}");
    }
}

#[test]
fn a_total_of_one_part_of_a_column_that_is_not_read_is_not_the_total_of_all() {
    let text =
        "Sea;Isle;2024\nNorth;Lulu Isle;1\n;Sadaf Isle;2\n;Total;3\nSouth;Fanar Isle;4\n;Nawaris Isle;5\n;Total;9\n";
    let parts = draft(text);
    assert!(has(&parts, DoubtKind::TotalOfUnreadPart, "Total"), "{:?}", parts.doubts);
    assert!(all(&read(marjan(), &parts, text)).iter().all(|o| !o.starts_with("_T")));
    let whole =
        "Sea;Isle;2024\nNorth;Lulu Isle;1\n;Sadaf Isle;2\nSouth;Fanar Isle;4\n;Nawaris Isle;5\nTotal;Total;12\n";
    let whole_draft = draft(whole);
    assert!(!has(&whole_draft, DoubtKind::TotalOfUnreadPart, "Total"), "{:?}", whole_draft.doubts);
    assert!(all(&read(marjan(), &whole_draft, whole)).iter().any(|o| o.starts_with("_T")));
}

#[test]
fn a_mark_of_repetition_says_what_stands_above_it() {
    let text = "Isle;Sex;2024\nLulu Isle;Female;1\n〃;Male;2\nSadaf Isle;Female;3\nidem;Male;4\n";
    let made = draft(text);
    let asked: Vec<&str> =
        made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::Ditto).map(|doubt| doubt.place.as_str()).collect();
    assert_eq!(asked, ["A3, A5"], "{:?}", made.doubts);
    let expected = ["XM-L F 2024 1", "XM-L M 2024 2", "XM-S F 2024 3", "XM-S M 2024 4"];
    let reading = read(marjan(), &made, text);
    assert_eq!(all(&reading), expected, "{:#?}", reading.findings);
}

#[test]
fn a_sum_that_is_carried_over_to_the_next_page_is_no_figure_and_is_held_against_those_above() {
    let file = |carried: &str, brought: &str| {
        format!(
            "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\nÀ reporter;{carried}\nReport;{brought}\nNawaris Isle;1;2\n\
             Fanar Isle;4;5\n"
        )
    };
    let right = file("19;39", "19;39");
    let made = draft(&right);
    assert!(made.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnknownWord), "{:?}", made.doubts);
    let read_and_told = |text: &str| {
        let reading = read(marjan(), &made, text);
        let told = |what: &str, name: &str| {
            let own =
                reading.findings.iter().filter(|finding| finding.arguments.get(name).is_some_and(|own| own == what));
            own.map(|finding| (finding.place.row, finding.place.column)).collect::<Vec<_>>()
        };
        (reading.columns.len(), told("carried", "what"), [told("carried", "along"), told("again", "along")])
    };
    let left_out = vec![(Some(4), Some(1)), (Some(5), Some(1))];
    assert_eq!(read_and_told(&right), (8, left_out.clone(), [vec![], vec![]]));
    let wrong = read_and_told(&file("19;40", "19;38"));
    assert_eq!(wrong, (8, left_out.clone(), [vec![(Some(4), Some(3))], vec![(Some(5), Some(3))]]));
    // Sums of something else are not judged.
    assert_eq!(read_and_told(&file("5;6", "5;6")), (8, left_out, [vec![], vec![]]));
}

#[test]
fn of_percentages_beside_counts_it_is_asked_with_all_that_reads_both() {
    let text = |shares: &str| {
        format!(
            "Région;Population;Sexe;Effectif des couverts;{shares}\n\
             Grand Tunis;Migrants de retour;H;8 929;66,2\nGrand Tunis;Migrants de retour;F;4 367;53,0\n\
             Nord-Est;Migrants de retour;H;6 823;39,2\nNord-Est;Migrants de retour;F;4 106;31,3\n"
        )
    };
    let of_shares = text("Part des couverts (%)");
    let mut made = draft_of(tunisia(), "DF_SOCIAL_COVERAGE", of_shares.as_bytes());
    let asked = made.doubts.iter().find(|doubt| doubt.text == "Part des couverts (%)").unwrap();
    assert_eq!((asked.kind, asked.taken.as_str()), (DoubtKind::PercentColumn, "PS"), "{:?}", made.doubts);
    let unit = Id::literal("UNIT_MEASURE");
    made.profile.constants.remove(&unit);
    made.profile.tables[0].period = Some("2022".to_owned());
    for column in &mut made.profile.tables[0].column {
        let code = if column.header == "Part des couverts (%)" { "PT" } else { "PS" };
        if code == "PT" || column.role == ColumnRole::Value {
            (column.role, column.component) = (ColumnRole::Value, Id::new("OBS_VALUE").ok());
            column.codes.insert(unit.clone(), Id::literal(code));
        }
    }
    let reading = read_of(tunisia(), "DF_SOCIAL_COVERAGE", &made, &of_shares);
    assert_eq!(reading.columns.len(), 8, "{:?}", reading.findings);
    assert!(reading.is_acceptable(), "{:?}", reading.findings);
    let changes = draft_of(tunisia(), "DF_SOCIAL_COVERAGE", text("Évolution 22/21 (%)").as_bytes());
    assert!(changes.doubts.iter().all(|doubt| doubt.kind != DoubtKind::PercentColumn), "{:?}", changes.doubts);
}
