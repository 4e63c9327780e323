//! Laws of the lines that stand above the first of several tables: for which of the others they hold.

use marsad_model::FindingCode;
use marsad_testkit::marjan;

use super::tests::{draft, read};
use super::{DoubtKind, Draft};
use crate::Reading;

/// Two tables with these headers below a title and a line, and between them what stands in `between`.
fn stacked(line: &str, between: &str, headers: [&str; 2]) -> String {
    let [first, second] = headers;
    format!(
        "Arrivals in 2024;;\n{line};;\n{first}\nLulu Isle;12;31\nSadaf Isle;17;28\n{between};;\n\
         {second}\nNawaris Isle;21;33\nFanar Isle;14;25\n"
    )
}

/// Under one title, with the same headers.
fn alike(line: &str) -> String {
    stacked(line, "", ["Isle;Female;Male"; 2])
}

fn values(reading: &Reading) -> Vec<f64> {
    reading.columns.observations().iter().filter_map(|observation| observation.value).collect()
}

/// What each table is multiplied with.
fn scales(draft: &Draft) -> Vec<Option<f64>> {
    draft.profile.tables.iter().map(|table| table.scale).collect()
}

#[test]
fn a_unit_between_the_title_and_the_first_of_several_tables_holds_for_all_of_them() {
    for line in [
        "En milliers",
        "(en milliers)",
        "milliers",
        "بالآلاف",
        "In thousands",
        "('000)",
        "Milliers de personnes",
        ";;In thousands",
    ] {
        let text = alike(line);
        let made = draft(&text);
        assert_eq!(scales(&made), [Some(1000.0); 2], "{line} {:?}", made.doubts);
        let asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::Scale).count();
        assert_eq!(asked, 1, "{line} {:?}", made.doubts);
        let reading = read(marjan(), &made, &text);
        let expected = [12e3, 31e3, 17e3, 28e3, 21e3, 33e3, 14e3, 25e3];
        assert_eq!(values(&reading), expected, "{line} {:?}", reading.findings);
    }
}

#[test]
fn the_unit_above_the_first_table_is_read_again_for_all_of_them_in_the_next_file() {
    let made = draft(&alike("In thousands"));
    let later = read(marjan(), &made, &alike("In millions"));
    assert_eq!(values(&later), [12e6, 31e6, 17e6, 28e6, 21e6, 33e6, 14e6, 25e6], "{:?}", later.findings);
    let gone = read(marjan(), &made, &alike(""));
    let told = gone.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    assert!(told.count() > 0, "{:?}", gone.findings);
}

#[test]
fn a_source_or_the_word_that_a_table_goes_on_between_tables_is_no_title_and_another_line_is_one() {
    let scales_with = |between: &str| scales(&draft(&stacked("In thousands", between, ["Isle;Female;Male"; 2])));
    for between in [
        ";;\nSource: the ports",
        ";;\nContinued",
        ";;\n(suite et fin)",
        ";;\nSuite du tableau",
        ";;\nTable 1 (continued)",
        ";;\nTable 1 (continued 2)",
        ";;\nPage 2",
        ";;\nPage 2 of 3",
        ";;\n- 2 -",
    ] {
        assert_eq!(scales_with(between), [Some(1000.0); 2], "{between}");
    }
    assert_eq!(scales_with(";;\nTable 2. Arrivals"), [Some(1000.0), None]);
    assert_eq!(scales_with(";;\nIn millions"), [Some(1000.0), Some(1e6)]);
}

/// Tables with a title of their own each, of these values and with this line below the title.
fn titled(tables: [(&str, [u32; 4]); 2]) -> Draft {
    let one = |(at, (line, [a, b, c, d])): (usize, (&str, [u32; 4]))| {
        let [first, second] = [["Lulu Isle", "Sadaf Isle"], ["Nawaris Isle", "Fanar Isle"]][at];
        format!(
            "Table {}. Arrivals in 2024;;\n{line};;\nIsle;Female;Male\n{first};{a};{b}\n{second};{c};{d}\n;;\n",
            at + 1
        )
    };
    draft(&tables.into_iter().enumerate().map(one).collect::<String>())
}

/// Where a table says no unit that another one says, and what that one is multiplied with.
fn unsaid_units(made: &Draft) -> Vec<(&str, &str, &str)> {
    let asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnsaidUnit);
    asked.map(|doubt| (doubt.text.as_str(), doubt.taken.as_str(), doubt.place.as_str())).collect()
}

#[test]
fn a_table_without_a_unit_below_one_in_thousands_with_a_title_of_its_own_is_asked_about() {
    for numbers in [[12, 31, 17, 28], [12_000, 31_000, 17_000, 28_000]] {
        let made = titled([("In thousands", [21, 33, 14, 25]), ("", numbers)]);
        assert_eq!(scales(&made), [Some(1000.0), None], "{:?}", made.doubts);
        assert_eq!(unsaid_units(&made), [("In thousands", "1000", "A10")], "{:?}", made.doubts);
    }
    for line in ["In thousands", "Unit: persons", "In millions"] {
        let made = titled([("In thousands", [21, 33, 14, 25]), (line, [12, 31, 17, 28])]);
        assert_eq!(unsaid_units(&made), [], "{line}: {:?}", made.doubts);
    }
}

#[test]
fn a_table_without_a_unit_above_one_in_thousands_is_asked_about_where_its_values_are_as_small() {
    let made = titled([("", [12_000, 31_000, 17_000, 28_000]), ("In thousands", [21, 33, 14, 25])]);
    assert_eq!((scales(&made), unsaid_units(&made)), (vec![None, Some(1000.0)], Vec::new()), "{:?}", made.doubts);
    let made = titled([("", [12, 31, 17, 28]), ("In thousands", [21, 33, 14, 25])]);
    assert_eq!(unsaid_units(&made), [("In thousands", "1000", "A4")], "{:?}", made.doubts);
}

#[test]
fn two_lines_above_one_table_that_say_different_units_are_asked_about() {
    let asked = |title: &str, line: &str| {
        let made = draft(&format!("{title};;\n{line};;\n;;\nIsle;2022;2023\nLulu Isle;12;31\nSadaf Isle;17;28\n"));
        let doubts = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::ContradictingUnit);
        doubts.map(|doubt| (doubt.text.clone(), doubt.taken.clone(), doubt.place.clone())).collect::<Vec<_>>()
    };
    let title = "Arrivals by isle (in millions)";
    assert_eq!(asked(title, "(in thousands)"), [(title.to_owned(), "(in thousands)".to_owned(), "A1".to_owned())]);
    assert_eq!(asked(title, "(in millions)"), []);
    assert_eq!(asked("Arrivals by isle", "(in thousands)"), []);
}

#[test]
fn tables_of_further_years_and_of_other_headers_under_one_title_have_its_unit_too() {
    let years = draft(&stacked("In thousands", "", ["Isle;2022;2023", "Isle;2024;2025"]));
    assert_eq!(scales(&years), [Some(1000.0); 2], "{:?}", years.doubts);
    let others = draft(
        "Arrivals by isle;;\nIn thousands;;\nIsle;2022;2023\nLulu Isle;12;31\nSadaf Isle;17;28\n;;\n\
         Sex;2022;2023\nFemale;21;33\nMale;14;25\n",
    );
    assert_eq!(scales(&others), [Some(1000.0); 2], "{:?}", others.doubts);
}

#[test]
fn a_code_between_the_title_and_the_first_of_several_tables_holds_for_all_of_them() {
    for line in ["Sex : Female", "Female"] {
        let made = draft(&stacked(line, "", ["Isle;2022;2023"; 2]));
        assert_eq!(made.profile.tables.len(), 2, "{:?}", made.doubts);
        let sex = made.profile.constants.get("SEX").map(String::as_str);
        assert_eq!(sex, Some("F"), "{line}: both tables share it {:?}", made.doubts);
        assert!(made.doubts.iter().all(|doubt| doubt.kind != DoubtKind::AssumedTotal), "{:?}", made.doubts);
    }
}
