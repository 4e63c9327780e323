//! Laws of headings that nobody knows, over rows and over columns, of rows of words, and of what is no period in a column of
//! time.

use marsad_model::{FindingCode, Id, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::{Format, Workbook};

use super::tests::{draft, draft_of, read};
use super::tests_of_headers::{read_workbook, workbook};
use super::{DoubtKind, Draft};
use crate::{Context, Reading, SubmittedFile, read_submission};

/// Isle, sex, period and value of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let shown = |o: &marsad_model::Observation| {
        format!("{} {} {} {}", o.key[1], o.key[2], o.period, o.value.unwrap_or_default())
    };
    reading.columns.observations().iter().map(shown).collect()
}

/// Kind, component, text and first likely code of the doubts about a text.
fn asked(draft: &Draft, text: &str) -> Vec<(DoubtKind, String, String)> {
    let about = draft.doubts.iter().filter(|doubt| doubt.text == text);
    let likely = |doubt: &super::Doubt| doubt.suggestions.first().map_or_else(String::new, |found| found.code.clone());
    about.map(|doubt| (doubt.kind, doubt.component.clone(), likely(doubt))).collect()
}

/// Severity, row and what is counted of each finding with a code.
fn told(reading: &Reading, code: FindingCode) -> Vec<(Severity, Option<u32>, String)> {
    let own = reading.findings.iter().filter(|finding| finding.code == code);
    let count = |finding: &marsad_model::Finding| finding.arguments.get("count").cloned().unwrap_or_default();
    own.map(|finding| (finding.severity, finding.place.row, count(finding))).collect()
}

const SECTIONS: &str = "Group;2023;2024\n\
                        Female;;\nLulu Isle;1;2\nSadaf Isle;3;4\n\
                        Strangers;;\nLulu Isle;5;6\nSadaf Isle;7;8\n\
                        Source of all;;\n";

#[test]
fn values_below_a_heading_that_nobody_knows_are_told_once_with_it() {
    let draft = draft(SECTIONS);
    assert_eq!(asked(&draft, "Strangers"), [(DoubtKind::UnknownSection, "SEX".to_owned(), String::new())]);
    let reading = read(marjan(), &draft, SECTIONS);
    assert_eq!(all(&reading), ["XM-L F 2023 1", "XM-L F 2024 2", "XM-S F 2023 3", "XM-S F 2024 4"]);
    let headings = told(&reading, FindingCode::UnknownCode);
    assert_eq!(headings, [(Severity::Error, Some(5), "4".to_owned())], "{:#?}", reading.findings);
    assert!(told(&reading, FindingCode::MissingDimension).is_empty(), "{:#?}", reading.findings);
    assert_eq!(told(&reading, FindingCode::RowNotRead).len(), 1, "a line with nothing below it is a note");
}

#[test]
fn a_heading_over_words_of_its_own_component_is_not_asked_about() {
    let text = "Isle;Female;Male\nSadaf Isle;;\nLulu Isle;1;2\nFanar Isle;3;4\nOthers here;;\nNawaris Isle;5;6\n\
                Fanar Isle West;7;8\n";
    let draft = draft(&format!("Year 2023;;\n{text}"));
    assert!(asked(&draft, "Others here").is_empty(), "{:?}", draft.doubts);
    assert_eq!(asked(&draft, "Fanar Isle West").len(), 1, "a label beside values is");
    let reading = read(marjan(), &draft, &format!("Year 2023;;\n{text}"));
    assert!(all(&reading).contains(&"XM-N F 2023 5".to_owned()), "{:#?}", reading.findings);
}

#[test]
fn a_heading_that_is_left_out_takes_its_rows_with_it() {
    let mut draft = draft(SECTIONS);
    draft.profile.tables[0].skip.push("Strangers".to_owned());
    let reading = read(marjan(), &draft, SECTIONS);
    assert_eq!(reading.columns.len(), 4, "none of them goes to the heading above");
    assert!(reading.is_acceptable(), "{:#?}", reading.findings);
    assert_eq!(told(&reading, FindingCode::SkippedByProfile), [(Severity::Note, Some(5), "4".to_owned())]);
}

#[test]
fn a_heading_in_a_column_of_its_own_does_not_leave_its_rows_to_the_one_above() {
    let text = "Sex;Isle;2023;2024\nFemale;;;\n;Lulu Isle;1;2\nStrangers;;;\n;Lulu Isle;5;6\n";
    let reading = read(marjan(), &draft(text), text);
    assert_eq!(all(&reading), ["XM-L F 2023 1", "XM-L F 2024 2"], "{:#?}", reading.findings);
    assert_eq!(told(&reading, FindingCode::UnknownCode), [(Severity::Error, Some(4), "2".to_owned())]);
}

#[test]
fn a_word_for_all_is_asked_as_the_words_around_it_and_told_as_such() {
    let text = "Isle;2023;2024\n\
                Female;;\nLulu Isle;1;2\nSadaf Isle;3;4\nAll isles here;4;6\n\
                Male;;\nLulu Isle;5;6\nSadaf Isle;7;8\nAll isles here;12;14\n";
    let draft = draft(text);
    let expected = (DoubtKind::UnknownWord, "ISLE".to_owned(), "_T".to_owned());
    assert_eq!(asked(&draft, "All isles here"), [expected]);
    let reading = read(marjan(), &draft, text);
    let unknown = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnknownCode);
    let components: Vec<&str> = unknown.map(|finding| finding.arguments["component"].as_str()).collect();
    assert_eq!(components, ["ISLE", "ISLE"], "{:#?}", reading.findings);
}

#[test]
fn a_row_of_words_with_an_unknown_label_or_below_an_empty_row_stays_in_its_table() {
    let text = "Year 2023;;\n\
                Isle;Female;Male\n\
                Lulu Isle;10;20\n\
                Zone B;post closed;file lost\n\
                Sadaf Isle;30;40\n\
                ;;\n\
                Nawaris Isle;not sent;not sent\n\
                Fanar Isle;50;60\n";
    let draft = draft(text);
    assert_eq!(draft.profile.tables.len(), 1, "{:?}", draft.profile.tables);
    assert_eq!(asked(&draft, "Zone B").len(), 1, "{:?}", draft.doubts);
    let reading = read(marjan(), &draft, text);
    let expected = ["XM-L F 2023 10", "XM-L M 2023 20", "XM-S F 2023 30", "XM-S M 2023 40", "XM-F F 2023 50"];
    assert_eq!(all(&reading)[..5], expected, "{:#?}", reading.findings);
    let words = told(&reading, FindingCode::NotANumber);
    assert_eq!(words.iter().map(|(_, row, _)| *row).collect::<Vec<_>>(), [Some(7), Some(7)]);
}

/// A workbook with a heading over two columns, and the word for their whole over two rows.
fn grouped(heading: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("2023").unwrap();
    let format = Format::new();
    sheet.merge_range(0, 0, 1, 0, "Isle", &format).unwrap();
    sheet.merge_range(0, 1, 0, 2, heading, &format).unwrap();
    sheet.merge_range(0, 3, 1, 3, "Total", &format).unwrap();
    sheet.write(1, 1, "Female").unwrap().write(1, 2, "Male").unwrap();
    for (row, (isle, values)) in (2..).zip([("Lulu Isle", [1, 2, 3]), ("Sadaf Isle", [4, 5, 9])]) {
        sheet.write(row, 0, isle).unwrap();
        for (column, value) in (1..).zip(values) {
            sheet.write(row, column, value).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_heading_over_columns_hides_neither_them_nor_their_total() {
    for (heading, doubts) in [("Visitors", 1), ("Sex", 0)] {
        let bytes = grouped(heading);
        let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
        let about = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::HeadingOfColumns);
        assert_eq!(about.count(), doubts, "{heading}: {:?}", draft.doubts);
        let mut content = std::io::Cursor::new(bytes);
        let file = SubmittedFile { name: "file.xlsx", submission: "S", content: &mut content };
        let context = Context::with_profile(marjan(), "DF_ARRIVALS", &draft.profile).unwrap();
        let reading = read_submission(&context, file);
        let expected =
            ["XM-L F 2023 1", "XM-L M 2023 2", "XM-L _T 2023 3", "XM-S F 2023 4", "XM-S M 2023 5", "XM-S _T 2023 9"];
        assert_eq!(all(&reading), expected, "{heading}: {:#?}", reading.findings);
    }
}

#[test]
fn a_heading_over_columns_is_held_against_the_next_file() {
    let draft = draft_of(marjan(), "DF_ARRIVALS", &grouped("Visitors"));
    let told = |heading: &str| {
        let reading = read_workbook(&draft, &grouped(heading));
        assert_eq!(all(&reading).len(), 6, "{heading}: {:#?}", reading.findings);
        let told = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        told.map(|finding| (finding.severity, finding.value)).collect::<Vec<_>>()
    };
    assert_eq!(told("Visitors"), []);
    assert_eq!(told("Students"), [(Severity::Warning, "Students".to_owned())]);
}

/// Isles and two sexes under a heading; `more` is the header of one column more with 7 in each row, and its place.
fn under_a_heading(more: Option<(&str, usize)>) -> Vec<u8> {
    let rows = [
        ["Isle", "Visitors", "", "Total"],
        ["", "Female", "Male", ""],
        ["Lulu Isle", "1", "2", "3"],
        ["Sadaf Isle", "4", "5", "9"],
    ];
    let mut rows: Vec<Vec<&str>> = rows.iter().map(|row| row.to_vec()).collect();
    if let Some((header, at)) = more {
        rows.iter_mut().zip([header, "", "7", "7"]).for_each(|(row, text)| row.insert(at, text));
    }
    let from = if more.is_some_and(|(_, at)| at == 1) { 2 } else { 1 };
    let rows: Vec<&[&str]> = std::iter::once(&["Arrivals 2023"][..]).chain(rows.iter().map(Vec::as_slice)).collect();
    workbook(&rows, &[([1, 1], [from, from + 1])])
}

/// A draft, and the same without the heading among the titles that it keeps.
fn kept_and_not(bytes: &[u8]) -> [Draft; 2] {
    let kept = draft_of(marjan(), "DF_ARRIVALS", bytes);
    let mut unkept = kept.clone();
    unkept.profile.tables[0].said.retain(|said| said.text != "Visitors");
    assert_ne!(kept, unkept, "{:?}", kept.profile.tables);
    [kept, unkept]
}

#[test]
fn one_column_more_beside_a_heading_is_told_and_takes_no_other() {
    let drafts = kept_and_not(&under_a_heading(None));
    let expected =
        ["XM-L F 2023 1", "XM-L M 2023 2", "XM-L _T 2023 3", "XM-S F 2023 4", "XM-S M 2023 5", "XM-S _T 2023 9"];
    for (header, code) in [
        ("Observations", FindingCode::UnexpectedColumn),
        ("Share (%)", FindingCode::UnexpectedColumn),
        ("Percentage", FindingCode::UnexpectedColumn),
        ("Remarque", FindingCode::UnexpectedColumn),
        ("of whom students", FindingCode::UnknownCode),
    ] {
        for (at, draft) in [1, 3, 4].into_iter().flat_map(|at| drafts.iter().map(move |draft| (at, draft))) {
            let reading = read_workbook(draft, &under_a_heading(Some((header, at))));
            assert_eq!(all(&reading), expected, "{header} {at}: {:#?}", reading.findings);
            assert_eq!(told(&reading, code).len(), 1, "{header} {at}: {:#?}", reading.findings);
        }
    }
}

#[test]
fn one_column_beside_a_heading_that_nobody_knows_is_asked_about_and_takes_no_other() {
    let bytes = under_a_heading(Some(("of whom students", 4)));
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    assert!(!asked(&draft, "of whom students").is_empty(), "{:?}", draft.doubts);
    let reading = read_workbook(&draft, &bytes);
    let expected =
        ["XM-L F 2023 1", "XM-L M 2023 2", "XM-L _T 2023 3", "XM-S F 2023 4", "XM-S M 2023 5", "XM-S _T 2023 9"];
    assert_eq!(all(&reading), expected, "{:#?}", reading.findings);
}

#[test]
fn a_heading_beside_another_over_several_columns_is_known_where_the_profile_keeps_it() {
    let [kept, unkept] = kept_and_not(&under_a_heading(None));
    let bytes = workbook(
        &[
            &["Arrivals 2023"],
            &["Isle", "Students", "", "Visitors", "", "Total"],
            &["", "Female", "Male", "Female", "Male", ""],
            &["Lulu Isle", "1", "2", "3", "4", "10"],
        ],
        &[([1, 1], [1, 2]), ([1, 1], [3, 4])],
    );
    let unknown = |draft: &Draft| {
        let findings = read_workbook(draft, &bytes).findings.into_iter();
        let own = findings.filter(|finding| finding.code == FindingCode::UnknownCode).map(|finding| finding.value);
        own.collect::<std::collections::BTreeSet<String>>().into_iter().collect::<Vec<String>>()
    };
    assert_eq!(unknown(&kept), ["Students"]);
    assert_eq!(unknown(&unkept), ["Students", "Visitors"]);
}

#[test]
fn a_heading_that_the_profile_keeps_stays_one_without_a_total_beside_it() {
    let [kept, _] = kept_and_not(&under_a_heading(None));
    for (merged, total, expected) in [(3, "Total", "XM-L _T 2023 3"), (2, "", "XM-L M 2023 2")] {
        let values: &[&str] = if total.is_empty() { &["Lulu Isle", "1", "2"] } else { &["Lulu Isle", "1", "2", "3"] };
        let rows: [&[&str]; 4] = [&["Arrivals 2023"], &["Isle", "Visitors"], &["", "Female", "Male", total], values];
        let reading = read_workbook(&kept, &workbook(&rows, &[([1, 1], [1, merged])]));
        assert_eq!(all(&reading).last().map(String::as_str), Some(expected), "{:#?}", reading.findings);
    }
}

#[test]
fn what_is_no_period_in_a_column_of_time_is_asked_for() {
    let text = "Month;Arrivals\n01-23;5\n02-23;6\nSubtotal winter;11\n";
    let draft = draft(text);
    let month = |text: &str, code: &str| {
        let expected = (DoubtKind::UnknownWord, "TIME_PERIOD".to_owned(), code.to_owned());
        assert_eq!(asked(&draft, text), [expected], "{:?}", draft.doubts);
    };
    month("01-23", "2023-01");
    month("02-23", "2023-02");
    month("Subtotal winter", "");
}

#[test]
fn headers_of_two_digits_that_go_on_are_years_of_studies() {
    let text = "Isle;21-22;22-23;23-24\nLulu Isle;1;2;3\nSadaf Isle;4;5;6\n";
    let draft = draft(text);
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::NumberAsPeriod), "{:?}", draft.doubts);
    let reading = read(marjan(), &draft, text);
    let periods: Vec<String> = reading.columns.observations().iter().map(|one| one.period.to_string()).collect();
    assert_eq!(periods[..3], ["2021-09-01/P1Y", "2022-09-01/P1Y", "2023-09-01/P1Y"], "{:#?}", reading.findings);
}

#[test]
fn a_legend_that_gives_a_letter_another_meaning_wins_over_the_usual_one() {
    let table = "Isle;2022;2023 (p)\nLulu Isle;1;2\nSadaf Isle;4;5\n";
    let statuses = |text: &str| {
        let reading = read(marjan(), &draft(text), text);
        let statuses = reading.columns.observations();
        // The status is the first attribute of the structure.
        statuses.iter().map(|one| one.attributes[0].clone().unwrap_or_default()).collect::<Vec<String>>()
    };
    assert_eq!(statuses(table), ["A", "P", "A", "P"]);
    assert_eq!(statuses(&format!("{table}(p) persons present\n")), ["A", "A", "A", "A"]);
    assert_eq!(statuses(&format!("{table}(p) provisional\n")), ["A", "P", "A", "P"]);
}

#[test]
fn a_mark_in_brackets_behind_a_label_gives_its_values_the_status_of_its_legend() {
    for (mark, legend, status) in [
        ("(p)", "(p) provisional", "P"),
        ("(e)", "e : estimation", "E"),
        ("(1)", "(1) Données provisoires", "P"),
        ("[1]", "[1] Données provisoires", "P"),
        ("(1)", "1. Données provisoires", "P"),
        ("¹", "¹ Données provisoires", "P"),
    ] {
        let text = format!("Isle;2022;2023\nLulu Isle {mark};1;2\nSadaf Isle;4;5\n{legend}\n");
        let made = draft(&text);
        let count = |kind: DoubtKind| made.doubts.iter().filter(|doubt| doubt.kind == kind).count();
        assert_eq!(count(DoubtKind::MarkOfStatus), 1, "{legend}: {:?}", made.doubts);
        assert_eq!(count(DoubtKind::ProvisionalTitle), 0, "{legend}: it is said of marked values alone");
        let reading = read(marjan(), &made, &text);
        let statuses = reading.columns.observations();
        let statuses: Vec<String> = statuses.iter().map(|one| one.attributes[0].clone().unwrap_or_default()).collect();
        assert_eq!(statuses, [status, status, "A", "A"], "{legend}");
        assert!(!reading.findings.iter().any(|finding| finding.code == FindingCode::TitleDisagrees), "{legend}");
    }
    // Nothing is marked so: it may be said of all of them.
    let made = draft("Isle;2022;2023\nLulu Isle;1;2\nSadaf Isle;4;5\n(1) Données provisoires\n");
    assert!(made.doubts.iter().any(|doubt| doubt.kind == DoubtKind::ProvisionalTitle), "{:?}", made.doubts);
}

#[test]
fn a_profile_that_has_the_unit_of_headers_alone_warns_where_the_title_has_one() {
    let text = "Arrivals (in thousands);;\nIsle;2023;2024 (in millions)\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let mut draft = draft(text);
    let words = draft.profile.codes.entry(Id::literal("TIME_PERIOD")).or_default();
    words.insert("2024 (in millions)".to_owned(), Id::literal("2024"));
    let table = &mut draft.profile.tables[0];
    // As a profile was drafted that did not know that both say a unit.
    table.scale = None;
    table.said.retain(|said| said.at.is_none_or(|at| at.row != 1));
    let reading = read(marjan(), &draft, text);
    let warned = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    let warned: Vec<(Severity, &str, &str)> = warned
        .map(|finding| (finding.severity, finding.arguments["what"].as_str(), finding.arguments["said"].as_str()))
        .collect();
    assert_eq!(warned, [(Severity::Warning, "unit-of-title", "2023")], "{:#?}", reading.findings);
}

#[test]
fn a_column_of_numbers_below_no_header_is_told_once() {
    let list = |header: &str, rows: [&str; 3]| {
        let [one, two, three] = rows;
        format!("{header}\nLulu Isle;Female;2023;{one}\nLulu Isle;Male;2023;{two}\nSadaf Isle;Male;2023;{three}\n")
    };
    let known = list("Isle;Sex;Year;Arrivals", ["10", "20", "30"]);
    let profile = draft(&known);
    let told_of = |text: &str| {
        let reading = read(marjan(), &profile, text);
        assert_eq!(reading.columns.len(), 3, "{:#?}", reading.findings);
        let codes = [FindingCode::UnreadNumbers, FindingCode::ExtraCells];
        let found = reading.findings.into_iter().filter(|finding| codes.contains(&finding.code));
        found.map(|finding| (finding.code, finding.severity)).collect::<Vec<_>>()
    };
    let behind = list("Isle;Sex;Year;Arrivals;", ["10;71", "20;85", "30;99"]);
    let between = list("Isle;Sex;Year;;Arrivals", ["71;10", "85;20", "99;30"]);
    let beyond = list("Isle;Sex;Year;Arrivals", ["10;71", "20;85", "30;99"]);
    assert_eq!(told_of(&behind), [(FindingCode::UnreadNumbers, Severity::Warning)]);
    assert_eq!(told_of(&between), [(FindingCode::UnreadNumbers, Severity::Warning)]);
    assert_eq!(told_of(&beyond), [(FindingCode::ExtraCells, Severity::Error)]);
    assert!(told_of(&known).is_empty());
}
