//! Laws of keys to the right of a table, a column apart: what they say is the table's, wherever its rows begin, and the next
//! file is held against them.

use marsad_model::{CellName, ColumnRole, Finding, FindingCode, Id, SaidOf, SaidText, Severity};
use marsad_testkit::marjan;

use super::DoubtKind;
use super::tests::{draft, read};

/// Isles and years, with two keys that have the same value beside the first rows in the file of the profile, so many columns
/// apart.
fn keyed(length: &str, sex: &str, apart: usize) -> String {
    let gap = ";".repeat(apart);
    format!(
        "Arrivals by isle;;;\nIsle;2022;2023;2024;{gap}Length of stay;{length}\n\
         Lulu Isle;12;31;5;{gap}Gender;{sex}\nSadaf Isle;7;8;9;{gap};\n"
    )
}

/// Women and men on two isles, with the period and the unit beside them.
fn dated(year: u32, unit: &str) -> String {
    format!(
        "Arrivals by isle;;\nIsle;Female;Male;;;\nLulu Isle;12;31;;Time;{year}\nSadaf Isle;7;8;;Unit;{unit}\n\
         Nawaris Isle;5;6;;;\n"
    )
}

fn said(of: SaidOf, row: u32, column: u32, text: &str) -> SaidText {
    SaidText { of, at: Some(CellName { row, column }), text: text.to_owned() }
}

/// What is told of a key that says something else, and how grave that is.
fn told(findings: &[Finding], what: &str) -> Vec<(Severity, String)> {
    let disagrees = findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    let own = disagrees.filter(|finding| finding.arguments.get("what").is_some_and(|own| own == what));
    own.map(|finding| (finding.severity, finding.value.clone())).collect()
}

#[test]
fn a_total_beside_its_key_to_the_right_of_a_table_is_said_by_the_file() {
    let made = draft(&keyed("Total", "Total", 1));
    let [table] = &made.profile.tables[..] else { panic!("{:?}", made.profile.tables) };
    assert_eq!((table.header_rows, table.columns, table.rows), (Some([2, 2]), Some([1, 4]), None));
    assert!(table.column.iter().all(|column| column.role != ColumnRole::Ignore), "{:?}", table.column);
    assert_eq!(made.profile.constants.get("SEX").map(String::as_str), Some("_T"));
    for kept in [
        said(SaidOf::Component(Id::literal("SEX")), 3, 7, "Total"),
        said(SaidOf::Title, 3, 6, "Gender"),
        said(SaidOf::Subject, 2, 7, "Total"),
        said(SaidOf::Title, 2, 6, "Length of stay"),
    ] {
        assert!(table.said.contains(&kept), "{kept:?}: {:?}", table.said);
    }
    let kinds: Vec<DoubtKind> = made.doubts.iter().map(|doubt| doubt.kind).collect();
    assert!(kinds.contains(&DoubtKind::AssumedFromTitle) && !kinds.contains(&DoubtKind::AssumedTotal), "{kinds:?}");
}

#[test]
fn another_selection_beside_a_table_is_told_wherever_the_block_stands() {
    let made = draft(&keyed("Total", "Total", 1));
    for apart in [1, 2] {
        let same = read(marjan(), &made, &keyed("Total", "Total", apart));
        assert_eq!(same.columns.len(), 6);
        assert!(same.findings.iter().all(|finding| finding.code != FindingCode::TitleDisagrees), "{:?}", same.findings);
        let women = read(marjan(), &made, &keyed("Total", "Female", apart)).findings;
        assert_eq!(told(&women, "other-code"), [(Severity::Error, "Female".to_owned())], "{women:#?}");
        let long = read(marjan(), &made, &keyed("12 months or over", "Total", apart)).findings;
        assert_eq!(told(&long, "subject"), [(Severity::Warning, "12 months or over".to_owned())], "{long:#?}");
    }
    let gone = read(marjan(), &made, "Arrivals by isle;;;\nIsle;2022;2023;2024\nLulu Isle;12;31;5\n").findings;
    assert_eq!(told(&gone, "gone-code"), [(Severity::Error, "Total".to_owned())], "{gone:#?}");
}

#[test]
fn the_period_and_the_unit_beside_the_rows_of_a_table_are_those_of_all_of_them() {
    let made = draft(&dated(2023, "Thousands"));
    let [table] = &made.profile.tables[..] else { panic!("{:?}", made.profile.tables) };
    assert_eq!((table.period.as_deref(), table.scale), (Some("2023"), Some(1000.0)), "{:?}", made.doubts);
    let values = |year: u32, unit: &str| {
        let reading = read(marjan(), &made, &dated(year, unit));
        let first = reading.columns.observation(0).unwrap();
        (first.period.to_string(), first.value)
    };
    assert_eq!(values(2023, "Thousands"), ("2023".to_owned(), Some(12_000.0)));
    assert_eq!(values(2024, "Thousands"), ("2024".to_owned(), Some(12_000.0)), "from the first row on");
    let persons = read(marjan(), &made, &dated(2023, "Persons")).findings;
    assert_eq!(told(&persons, "gone-unit"), [(Severity::Error, "Persons".to_owned())], "{persons:#?}");
}
