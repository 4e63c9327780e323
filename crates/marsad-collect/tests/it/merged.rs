//! Numbers in merged cells: they are the value of one observation or of none.

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{FindingCode, Profile, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::json;

/// Women by isle in two years, the last two labels as they are given; of the figures, this block is merged: first and last
/// row, first and last column, from 0.
fn read(labels: [&str; 2], merged: ([u32; 2], [u16; 2])) -> Reading {
    read_until(4, labels, merged)
}

/// The same of a table that ends at this row, counted from 1.
fn read_until(last: u32, [second, third]: [&str; 2], (rows, columns): ([u32; 2], [u16; 2])) -> Reading {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("S").unwrap();
    for (column, header) in (0..).zip(["Isle", "2022", "2023"]) {
        sheet.write(0, column, header).unwrap();
    }
    sheet.merge_range(rows[0], columns[0], rows[1], columns[1], "", &Format::new()).unwrap();
    for (row, label) in (1..).zip(["Fanar Isle", second, third]) {
        sheet.write(row, 0, label).unwrap();
        for column in 1..=2_u16 {
            let is_hidden = (rows[0]..=rows[1]).contains(&row) && (columns[0]..=columns[1]).contains(&column);
            if !is_hidden || (row, column) == (rows[0], columns[0]) {
                sheet.write(row, column, row * 100 + u32::from(column)).unwrap();
            }
        }
    }
    let profile: Profile = serde_json::from_value(json!({
        "id": "MERGED",
        "format": { "kind": "workbook" },
        "constants": { "FREQ": "A", "SEX": "F" },
        "table": [{
            "sheet": "S",
            "header_rows": [1, 1],
            "rows": [2, last],
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
        }],
    }))
    .unwrap();
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
    let mut content = std::io::Cursor::new(workbook.save_to_buffer().unwrap());
    read_submission(&context, SubmittedFile { name: "a.xlsx", submission: "S", content: &mut content })
}

/// These numbers are read, and these are told to belong to several observations: value, row, column and what is merged.
#[track_caller]
fn check(reading: &Reading, values: &[f64], told: &[(&str, u32, u32, &str)]) {
    let read: Vec<f64> = reading.columns.observations().iter().filter_map(|o| o.value).collect();
    assert_eq!(read, values, "{:#?}", reading.findings);
    let found = reading.findings.iter().filter(|finding| finding.code == FindingCode::SharedValue);
    let found: Vec<_> = found
        .inspect(|finding| assert_eq!(finding.severity, Severity::Error))
        .map(|f| (&*f.value, f.place.row.unwrap(), f.place.column.unwrap(), &*f.arguments["what"]))
        .collect();
    assert_eq!(found, told);
}

#[test]
fn a_number_beside_two_labels_is_the_value_of_neither() {
    let reading = read(["Lulu Isle", "Sadaf Isle"], ([2, 3], [1, 1]));
    check(&reading, &[101.0, 102.0, 202.0, 302.0], &[("201", 3, 2, "rows")]);
}

#[test]
fn a_number_that_reaches_down_beside_a_label_below_the_table_is_no_value() {
    let reading = read_until(3, ["Lulu Isle", "Atlantis"], ([2, 3], [1, 1]));
    check(&reading, &[101.0, 102.0, 202.0], &[("201", 3, 2, "rows")]);
}

#[test]
fn a_number_below_two_periods_is_the_value_of_neither() {
    let reading = read(["Lulu Isle", "Sadaf Isle"], ([2, 2], [1, 2]));
    check(&reading, &[101.0, 102.0, 301.0, 302.0], &[("201", 3, 2, "columns")]);
}

#[test]
fn a_number_beside_one_label_in_two_languages_or_in_two_rows_is_its_value() {
    for third in ["جزيرة اللؤلؤ", ""] {
        let reading = read(["Lulu Isle", third], ([2, 3], [1, 1]));
        let read: Vec<f64> = reading.columns.observations().iter().filter_map(|o| o.value).collect();
        assert!(read.contains(&201.0), "{third}: {:#?}", reading.findings);
        assert!(!reading.findings.iter().any(|finding| finding.code == FindingCode::SharedValue), "{third}");
    }
}
