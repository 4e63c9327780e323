//! Files that other programs wrote, against what those programs say of them.
//!
//! `e2e/survey_files.py` writes them with pyreadstat and pandas, and `truth.json` beside them. `MARSAD_SURVEY_FILES` names
//! the folder; without it these tests say that they were skipped.

use std::path::{Path, PathBuf};

use arrow_array::Array as _;
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Float64Type, TimestampMicrosecondType};
use marsad_study::{ReadOptions, Survey, Variable, VariableKind, read_survey};
use serde_json::Value;

use crate::seen::reasons;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("MARSAD_SURVEY_FILES").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        eprintln!("skipped: MARSAD_SURVEY_FILES names no folder (python3 e2e/survey_files.py FOLDER writes one)");
    }
    folder
}

fn truth(folder: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.join("truth.json")).unwrap();
    let truth: Value = serde_json::from_str(&text).unwrap();
    truth["files"].as_array().unwrap().clone()
}

fn read(folder: &Path, file: &Value) -> Survey {
    let name = file["file"].as_str().unwrap();
    let bytes = std::fs::read(folder.join(name)).unwrap();
    read_survey(&bytes, &ReadOptions::default())
}

/// A value as the truth writes it: numbers and texts as they are, days and moments in microseconds since 1970.
fn check_value(survey: &Survey, variable: &Variable, (row, expected): (usize, &Value), context: &str) {
    let column = survey.column(&variable.name).unwrap();
    if expected.is_null() {
        assert!(column.is_null(row), "{context}: a value where none should be");
        return;
    }
    assert!(column.is_valid(row), "{context}: no value where {expected} should be");
    match variable.kind {
        VariableKind::Number => {
            let found = column.as_primitive::<Float64Type>().value(row);
            // The reader of JSON may miss the last bit.
            let number = expected.as_f64().unwrap();
            assert!((found - number).abs() <= 4e-16 * number.abs(), "{context}: {found} is not {expected}");
        }
        VariableKind::Text => assert_eq!(column.as_string::<i32>().value(row), expected.as_str().unwrap(), "{context}"),
        VariableKind::Date => {
            let found = i64::from(column.as_primitive::<Date32Type>().value(row)) * 86_400_000_000;
            assert_eq!(found, expected.as_i64().unwrap(), "{context}");
        }
        VariableKind::DateTime => {
            let found = column.as_primitive::<TimestampMicrosecondType>().value(row);
            // Seconds since 1582 as a fraction tell two microseconds apart, not one.
            assert!((found - expected.as_i64().unwrap()).abs() <= 2, "{context}: {found} is not {expected}");
        }
    }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn check_variable(survey: &Survey, expected: &Value, file: &str) {
    let name = expected["name"].as_str().unwrap();
    let context = format!("{file} {name}");
    let variable = survey.codebook.variable(name).unwrap_or_else(|| panic!("{context}: no such variable"));
    let kind = expected["kind"].as_str().unwrap();
    assert_eq!(variable.kind.word(), kind, "{context}");
    let labels: Vec<&str> = variable.label.iter().map(|(_, text)| text).collect();
    assert_eq!(labels, Vec::from_iter(expected["label"].as_str().filter(|label| !label.is_empty())), "{context}");
    let categories: Vec<String> = variable
        .categories
        .iter()
        .map(|category| {
            let labels: Vec<&str> = category.label.iter().map(|(_, text)| text).collect();
            format!("{}={}", category.code, labels.join("|"))
        })
        .collect();
    assert_eq!(categories, texts(&expected["categories"]), "{context}");
    let mut missing: Vec<String> = variable.missing.codes.iter().map(ToString::to_string).collect();
    missing.extend(variable.missing.ranges.iter().map(ToString::to_string));
    missing.sort();
    assert_eq!(missing, texts(&expected["missing"]), "{context}");
    for (row, value) in expected["values"].as_array().unwrap().iter().enumerate() {
        check_value(survey, variable, (row, value), &format!("{context} row {row}"));
    }
    let expected_reasons = expected["reasons"].as_array().unwrap();
    let mut found: Vec<Value> = reasons(survey, name).into_iter().map(Value::from).collect();
    if expected["has_more"] == true {
        found.truncate(expected_reasons.len());
    }
    assert_eq!(&found, expected_reasons, "{context}");
}

#[test]
fn every_file_is_read_to_the_table_that_was_written() {
    let Some(folder) = folder() else { return };
    let files = truth(&folder);
    assert!(files.len() >= 10, "{} files", files.len());
    for file in &files {
        let name = file["file"].as_str().unwrap();
        let survey = read(&folder, file);
        let told: Vec<&str> = survey.findings.iter().map(|finding| finding.code.word()).collect();
        assert_eq!(told, texts(&file["findings"]), "{name}");
        assert_eq!(survey.rows() as u64, file["rows"].as_u64().unwrap(), "{name}");
        for variable in file["variables"].as_array().unwrap() {
            check_variable(&survey, variable, name);
        }
        for (variable, sum) in file["sums"].as_object().unwrap() {
            let column = survey.column(variable).unwrap();
            let found: f64 = column.as_primitive::<Float64Type>().iter().flatten().sum();
            let expected = sum.as_f64().unwrap();
            assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{name} {variable}: {found} is not {expected}");
        }
    }
}

#[test]
fn every_file_may_be_cut_anywhere() {
    let Some(folder) = folder() else { return };
    for file in truth(&folder) {
        let name = file["file"].as_str().unwrap();
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let step = (bytes.len() / 200).max(1);
        for length in (0..bytes.len()).step_by(step) {
            let survey = read_survey(&bytes[..length], &ReadOptions::default());
            assert_eq!(survey.data.num_rows(), survey.missing.num_rows(), "{name} {length}");
            let is_whole = survey.rows() as u64 == file["rows"].as_u64().unwrap();
            assert!(is_whole || !survey.findings.is_empty(), "{name} {length}: rows are missing and nothing is told");
        }
    }
}
