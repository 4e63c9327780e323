//! Columns of a later file that the profile does not name, whose words say of the values that they are others.

use marsad_collect::Reading;
use marsad_model::{FindingCode, Severity};
use serde_json::{Value, json};

use crate::next_files::{all, found, read};

/// A long list of arrivals.
fn of_list() -> Value {
    let column =
        |header: &str, role: &str, component: &str| json!({ "header": header, "role": role, "component": component });
    json!({
        "header_rows": [1, 1],
        "column": [
            column("Year", "time", "TIME_PERIOD"),
            column("Isle", "code", "ISLE"),
            column("Sex", "code", "SEX"),
            column("Number", "value", "OBS_VALUE"),
        ],
    })
}

/// Two rows with one more column, and what stands in it.
fn read_beside(table: &Value, header: &str, [first, second]: [&str; 2]) -> Reading {
    let rows = format!("2024;Lulu Isle;Women;5;{first}\n2024;Lulu Isle;Men;7;{second}\n");
    read(table, &format!("Year;Isle;Sex;Number;{header}\n{rows}"))
}

/// How what is told of the column weighs, and the words that it names.
fn told(reading: &Reading) -> (Severity, &str) {
    let finding = found(reading, FindingCode::UnexpectedColumn);
    (finding.severity, finding.arguments.get("taken").map_or("", String::as_str))
}

#[test]
fn a_new_column_of_a_factor_is_an_error_whatever_its_header() {
    for (header, unit) in [
        ("Unité", "Milliers"),
        ("الوحدة", "بالآلاف"),
        ("Unit", "Thousands"),
        ("Unité de mesure", "En milliers"),
        ("Echelle", "x1000"),
        ("Remark", "Milliers"),
    ] {
        let reading = read_beside(&of_list(), header, [unit, unit]);
        assert_eq!(told(&reading), (Severity::Error, unit), "{header}");
        assert_eq!(all(&reading), ["XM-L F 2024 5", "XM-L M 2024 7"], "{header}");
    }
    let of_some = read_beside(&of_list(), "Unité", ["Personnes", "Milliers"]);
    assert_eq!(told(&of_some), (Severity::Error, "Milliers"));
}

#[test]
fn a_new_column_of_the_unit_of_the_values_is_a_note() {
    for (header, unit) in [("Unité", "Personnes"), ("Unit", "Units")] {
        assert_eq!(told(&read_beside(&of_list(), header, [unit, unit])), (Severity::Note, ""), "{header} {unit}");
    }
    let mut table = of_list();
    table["scale"] = json!(1000.0);
    assert_eq!(told(&read_beside(&table, "Unité", ["Milliers", "Milliers"])).0, Severity::Note);
}

#[test]
fn a_new_column_of_a_quality_of_refusals_or_of_parts_is_a_warning_that_names_it() {
    for (header, words, named) in [
        ("Statut", ["Provisoire", "Définitif"], "Provisoire"),
        ("Décision", ["Accord", "Refus"], "Refus"),
        ("Age", ["All ages", "Under 15 years"], "Under 15 years"),
        ("Tranche d’âge", ["60 ans et plus", "60 ans et plus"], "60 ans et plus"),
        ("الفئة", ["أقل من 15 سنة", "أقل من 15 سنة"], "أقل من 15 سنة"),
    ] {
        let reading = read_beside(&of_list(), header, words);
        assert_eq!(told(&reading), (Severity::Warning, named), "{header}");
        assert!(reading.is_acceptable(), "{header}: {:#?}", reading.findings);
    }
}

#[test]
fn a_new_column_of_units_is_a_warning_where_it_counts_other_things_and_a_note_under_a_word_for_any_count() {
    for (header, unit, told_of_it) in [
        ("Unité de mesure", "Ménages", (Severity::Warning, "Ménages")),
        ("Unit", "Households", (Severity::Warning, "Households")),
        ("Unité", "Dossiers", (Severity::Note, "")),
        ("Unité", "Cas", (Severity::Note, "")),
        ("Unité", "Nombre", (Severity::Note, "")),
    ] {
        let reading = read_beside(&of_list(), header, [unit, unit]);
        assert_eq!(told(&reading), told_of_it, "{header} {unit}");
    }
}

#[test]
fn a_column_that_an_error_calls_missing_is_not_warned_about_under_its_new_name() {
    for renamed in ["Place", "Where"] {
        let rows = "2024;Lulu Isle;Women;5\n2024;Lulu Isle;Men;7\n";
        let reading = read(&of_list(), &format!("Year;{renamed};Sex;Number\n{rows}"));
        assert_eq!(found(&reading, FindingCode::MissingColumn).severity, Severity::Error, "{renamed}");
        assert_eq!(told(&reading), (Severity::Note, ""), "{renamed}");
    }
}

#[test]
fn a_new_column_of_remarks_or_of_wholes_is_a_note() {
    for (header, words) in
        [("Remark", ["Late", "Late"]), ("Age", ["All ages", "All ages"]), ("Statut", ["Définitif", "Définitif"])]
    {
        assert_eq!(told(&read_beside(&of_list(), header, words)), (Severity::Note, ""), "{header}");
    }
}
