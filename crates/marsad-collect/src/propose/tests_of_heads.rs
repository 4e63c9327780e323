//! Laws of what stands between the lines above a table and its values: a header over several columns that no component
//! explains, and a line right below the headers, are asked about, kept and compared as a title is.

use marsad_model::{FindingCode, Id, SaidOf, Severity};
use marsad_testkit::marjan;

use super::tests::{draft, draft_of, read};
use super::tests_of_headers::{read_workbook, workbook};
use super::{DoubtKind, Draft};
use crate::Reading;

/// Four years of arrivals, with a header over each two of them, or one over all where both are the same.
fn file([left, right]: [&str; 2]) -> Vec<u8> {
    let rows: [&[&str]; 7] = [
        &["Arrivals by isle"],
        &[],
        &["Isle", left, "", if left == right { "" } else { right }],
        &["", "2021", "2022", "2023", "2024"],
        &["Lulu Isle", "120", "131", "142", "153"],
        &["Sadaf Isle", "210", "223", "234", "245"],
        &["Nawaris Isle", "47", "51", "58", "66"],
    ];
    let of_one = [([2, 3], [0, 0]), ([2, 2], [1, 4])];
    let of_two = [([2, 3], [0, 0]), ([2, 2], [1, 2]), ([2, 2], [3, 4])];
    if left == right { workbook(&rows, &of_one) } else { workbook(&rows, &of_two) }
}

fn made(heads: [&str; 2]) -> Draft {
    draft_of(marjan(), "DF_ARRIVALS", &file(heads))
}

/// How grave what is told of titles is, what it is, and the row; without notes.
fn told(reading: &Reading) -> Vec<(Severity, String, Option<u32>)> {
    let findings = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    let grave = findings.filter(|finding| finding.severity != Severity::Note);
    grave.map(|finding| (finding.severity, finding.arguments["what"].clone(), finding.place.row)).collect()
}

fn told_of(made: &Draft, heads: [&str; 2]) -> Vec<(Severity, String, Option<u32>)> {
    let reading = read_workbook(made, &file(heads));
    assert_eq!(reading.columns.len(), 12, "{heads:?}: {:#?}", reading.findings);
    told(&reading)
}

fn warning(what: &str, row: u32) -> [(Severity, String, Option<u32>); 1] {
    [(Severity::Warning, what.to_owned(), Some(row))]
}

/// The cells and texts of the lines that the first table keeps.
fn kept(made: &Draft) -> Vec<String> {
    let titles = made.profile.tables[0].said.iter().filter(|said| said.of == SaidOf::Title);
    titles.map(|said| format!("{} {}", said.at.unwrap(), said.text)).collect()
}

fn is_asked(made: &Draft, kind: DoubtKind, text: &str) -> bool {
    made.doubts.iter().any(|doubt| doubt.kind == kind && doubt.text == text)
}

#[test]
fn a_header_over_all_values_is_kept_and_another_in_its_place_is_a_warning() {
    let made = made(["Arrivals"; 2]);
    assert_eq!(made.profile.tables[0].header_rows, Some([3, 4]), "{:?}", made.profile.tables);
    assert_eq!(kept(&made), ["B3 Arrivals", "A1 Arrivals by isle"]);
    assert!(made.doubts.iter().all(|doubt| doubt.text != "Arrivals"), "{:?}", made.doubts);
    assert_eq!(told_of(&made, ["Arrivals"; 2]), []);
    assert_eq!(told_of(&made, ["Number of arrivals"; 2]), []);
    assert_eq!(told_of(&made, ["Ferries"; 2]), warning("other-title", 3));
    assert_eq!(told_of(&made, ["Departures"; 2]), warning("opposite", 3));
}

#[test]
fn a_header_over_all_values_that_says_another_code_is_an_error() {
    let told = told_of(&made(["Arrivals"; 2]), ["Arrivals, female"; 2]);
    assert!(told.contains(&(Severity::Error, "other-code".to_owned(), Some(3))), "{told:?}");
}

#[test]
fn a_header_over_all_values_with_another_number_is_the_same() {
    let made = made(["Arrivals at 12 posts"; 2]);
    assert_eq!(told_of(&made, ["Arrivals at 13 posts"; 2]), []);
}

#[test]
fn the_words_of_a_header_over_all_values_are_asked_about_as_those_of_titles() {
    let ferries = made(["Arrivals, ferries"; 2]);
    assert!(is_asked(&ferries, DoubtKind::UnexplainedWords, "ferries"), "{:?}", ferries.doubts);
    let departures = made(["Departures"; 2]);
    assert!(is_asked(&departures, DoubtKind::TitleOfOppositeFlow, "Departures"), "{:?}", departures.doubts);
}

#[test]
fn headers_over_parts_of_the_values_are_kept_each() {
    let two = made(["Arrivals", "Number of arrivals"]);
    assert_eq!(kept(&two), ["B3 Arrivals", "D3 Number of arrivals", "A1 Arrivals by isle"]);
    assert_eq!(told_of(&two, ["Arrivals", "Number of arrivals"]), []);
    assert_eq!(told_of(&two, ["Arrivals", "Ferries"]), warning("other-title", 3));
    let one = made(["Arrivals"; 2]);
    assert_eq!(told_of(&one, ["Arrivals", "Ferries"]), warning("new-title", 3));
}

#[test]
fn a_mark_over_several_columns_is_asked_about_and_told_once_and_is_said_of_them_alone() {
    let plain = made(["Arrivals", "Number of arrivals"]);
    for (mark, own) in [("*", "*"), ("†", "†"), (" (**)", "**")] {
        let left = format!("Arrivals{mark}");
        let heads = [left.as_str(), "Number of arrivals"];
        let mut marked = made(heads);
        assert!(is_asked(&marked, DoubtKind::UnexplainedMark, own), "{mark}: {:?}", marked.doubts);
        assert_eq!(told_of(&plain, heads), warning("unknown-mark", 3), "{mark}");
        for (code, statuses) in [("P", "PPAAPPAAPPAA"), ("A", "AAAAAAAAAAAA")] {
            marked.profile.statuses.insert(own.to_owned(), Id::literal(code));
            let reading = read_workbook(&marked, &file(heads));
            let observations = reading.columns.observations();
            let read: String = observations.iter().filter_map(|one| one.attributes[0].clone()).collect();
            assert_eq!((read.as_str(), told(&reading)), (statuses, vec![]), "{mark}");
        }
    }
}

#[test]
fn a_line_right_below_the_headers_is_kept_and_another_in_its_place_is_a_warning() {
    let text = |line: &str| {
        format!("Arrivals by isle;;\n;;\nIsle;2023;2024\n{line};;\nLulu Isle;120;131\nSadaf Isle;210;223\n")
    };
    let made = draft(&text("Arrivals"));
    assert_eq!(kept(&made), ["A4 Arrivals", "A1 Arrivals by isle"], "{:?}", made.doubts);
    let told_of = |line: &str| told(&read(marjan(), &made, &text(line)));
    assert_eq!(told_of("Arrivals"), []);
    assert_eq!(told_of("Ferries"), warning("other-title", 4));
    let ferries = draft(&text("Ferries"));
    assert!(is_asked(&ferries, DoubtKind::UnexplainedWords, "Ferries"), "{:?}", ferries.doubts);
    let of_women = draft(&text("Female"));
    assert!(!kept(&of_women).contains(&"A4 Female".to_owned()), "a word of a list heads the rows below it");
}

/// What is told of a line between the headers and the first row, where none stood in the file of the profile.
fn told_of_first(line: &str) -> Vec<(Severity, String, Option<u32>)> {
    let text = |line: &str| {
        let (title, heads) = ("Arrivals by isle, 2024;;\n;;\n", "Isle;Female;Male\n");
        format!("{title}{heads}{line}Lulu Isle;120;131\nSadaf Isle;210;223\n")
    };
    let made = draft(&text(""));
    let reading = read(marjan(), &made, &text(&format!("{line};;\n")));
    assert_eq!(reading.columns.len(), 4, "{line}: {:#?}", reading.findings);
    told(&reading)
}

#[test]
fn a_new_line_above_the_first_row_that_says_another_thing_another_year_or_a_part_of_one_is_a_warning() {
    for line in ["Ferries", "Departures", "Refusals of entry"] {
        assert_eq!(told_of_first(line), warning("first-line", 4), "{line}");
    }
    assert_eq!(told_of_first("Year 2023"), warning("year-of-columns", 4));
    assert_eq!(told_of_first("First half"), warning("part", 4));
}

#[test]
fn a_new_line_above_the_first_row_that_says_what_is_known_is_none() {
    for line in ["", "Number of arrivals", "Year 2024", "Source: the ports", "By isle and sex"] {
        assert_eq!(told_of_first(line), [], "{line}");
    }
}

#[test]
fn lines_between_the_rows_are_told_with_a_new_one_of_their_kind_above_the_first_and_alone_are_none() {
    let text = |[first, second]: [&str; 2]| {
        let (title, heads) = ("Arrivals by isle, 2024;;\n;;\n", "Isle;Female;Male\n");
        format!("{title}{heads}{first}Lulu Isle;120;131\n{second}Sadaf Isle;210;223\n")
    };
    let made = draft(&text(["", ""]));
    let told_of = |lines: [&str; 2]| told(&read(marjan(), &made, &text(lines)));
    let both = [warning("first-line", 4), warning("line-between", 6)].concat();
    assert_eq!(told_of(["Ferries;;\n", "Departures;;\n"]), both);
    assert_eq!(told_of(["Ferries;;\n", "By sex;;\n"]), warning("first-line", 4), "it is explained");
    assert_eq!(told_of(["By sex;;\n", "Departures;;\n"]), []);
}

#[test]
fn a_new_line_above_the_first_row_that_names_what_is_told_apart_is_none_in_any_word_for_it() {
    for line in ["Sex", "Genre", "By gender", "Sexe", "الجنس", "النوع الاجتماعي", "Isle"] {
        assert_eq!(told_of_first(line), [], "{line}");
    }
    assert_eq!(told_of_first("Gender of the spouse"), warning("first-line", 4));
}

#[test]
fn another_heading_above_the_first_rows_of_a_portrait_is_a_warning() {
    let text = |heading: &str| {
        let (title, heads) = ("Arrivals by sex and isle;;\n;;\n", "Rubric;2023;2024\n");
        format!("{title}{heads}{heading};;\nFemale;3;3\nMale;2;3\nIsle;;\nLulu Isle;3;2\nSadaf Isle;2;4\n")
    };
    let made = draft(&text("Sex"));
    let told_of = |heading: &str| told(&read(marjan(), &made, &text(heading)));
    assert_eq!(told_of("Sex"), []);
    assert_eq!(told_of("By sex"), []);
    assert_eq!(told_of("Sex of the spouse"), warning("first-line", 4));
}
