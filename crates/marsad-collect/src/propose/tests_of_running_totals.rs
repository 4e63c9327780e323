//! Laws of the drafts for dataflows of totals since January, and of sheets that are named after sums.

use marsad_model::{ColumnRole, Pack};
use marsad_testkit::{marjan, marjan_since_january};
use rust_xlsxwriter::Workbook;

use super::tests::{draft_of, read};
use super::{DoubtKind, Draft};

fn draft(text: &str) -> Draft {
    draft_of(&marjan_since_january(), "DF_ARRIVALS", text.as_bytes())
}

fn has(draft: &Draft, kind: DoubtKind) -> bool {
    draft.doubts.iter().any(|doubt| doubt.kind == kind)
}

/// Frequency, period and value of every observation that is read of a text under its own draft.
fn all(text: &str) -> Vec<String> {
    let reading = read(&marjan_since_january(), &draft(text), text);
    let observations = reading.columns.observations();
    observations.iter().map(|o| format!("{} {} {}", o.key[0], o.period, o.value.unwrap())).collect()
}

#[test]
fn months_of_running_totals_are_drafted_as_the_days_up_to_which_they_count() {
    for title in ["Recettes cumulées depuis janvier;;\n", ""] {
        let text = format!("{title}Isle;Fin janvier 2024;Fin février 2024\nLulu Isle;10;21\nSadaf Isle;7;18\n");
        let draft = draft(&text);
        assert_eq!(draft.profile.constants.get("FREQ").map(String::as_str), Some("_O"), "{:?}", draft.profile);
        let doubt = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::RunningTotals).unwrap();
        assert_eq!(doubt.text, "Fin janvier 2024");
        assert!(!has(&draft, DoubtKind::Cumulative), "{:?}", draft.doubts);
        assert_eq!(all(&text)[..2], ["_O 2024-01-31 10", "_O 2024-02-29 21"]);
    }
}

#[test]
fn sums_are_read_and_not_what_stands_beside_them() {
    let text = "Situation au;Flux;Cumul\n31/01/2024;10;10\n29/02/2024;11;21\n31/03/2024;12;33\n";
    let draft = draft(text);
    let of = |header: &str| draft.profile.tables[0].column.iter().find(|column| column.header == header).unwrap().role;
    assert_eq!((of("Flux"), of("Cumul")), (ColumnRole::Ignore, ColumnRole::Value), "{:?}", draft.profile.tables);
    assert!(!has(&draft, DoubtKind::RunningTotals), "days say themselves: {:?}", draft.doubts);
    assert_eq!(all(text), ["_O 2024-01-31 10", "_O 2024-02-29 21", "_O 2024-03-31 33"]);
}

/// A workbook of one table on each of these sheets, whose numbers grow from sheet to sheet.
fn workbook(names: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (number, name) in (1_u32..).zip(names) {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (column, head) in (0..).zip(["Isle", "2023", "2024"]) {
            sheet.write(0, column, head).unwrap();
        }
        for (row, isle) in (1_u32..).zip(["Lulu Isle", "Sadaf Isle"]) {
            sheet.write(row, 0, isle).unwrap();
            sheet.write(row, 1, 10 * number + row).unwrap();
            sheet.write(row, 2, 20 * number + row).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_named_after_a_sum_is_read_where_no_other_has_a_table() {
    let sheets = |pack: &Pack, names: &[&str]| -> Vec<String> {
        let tables = draft_of(pack, "DF_ARRIVALS", &workbook(names)).profile.tables;
        tables.into_iter().filter_map(|table| table.sheet).collect()
    };
    assert_eq!(sheets(marjan(), &["Cumul"]), ["Cumul"]);
    assert_eq!(sheets(marjan(), &["Cumul", "F1"]), ["F1"]);
    let both = draft_of(marjan(), "DF_ARRIVALS", &workbook(&["Cumul", "F1"]));
    assert!(both.doubts.iter().any(|doubt| doubt.kind == DoubtKind::NoTable && doubt.text == "Cumul"));
    assert_eq!(sheets(&marjan_since_january(), &["Cumul"]), ["Cumul"]);
}
