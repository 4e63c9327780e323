//! A survey as tests look at it: the cells of a column as texts.

use arrow_array::Array as _;
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, TimestampMicrosecondType};
use marsad_model::FindingCode;
use marsad_study::{Code, Survey, VariableKind};

/// The values of a variable as texts: numbers shortest, days and moments counted from 1970; none where one is missing.
pub fn values(survey: &Survey, name: &str) -> Vec<Option<String>> {
    let column = survey.column(name).unwrap_or_else(|| panic!("no column `{name}`"));
    let kind = survey.codebook.variable(name).unwrap().kind;
    let value = |row: usize| match kind {
        VariableKind::Number => Code::Number(column.as_primitive::<Float64Type>().value(row)).to_string(),
        VariableKind::Text => column.as_string::<i32>().value(row).to_owned(),
        VariableKind::Date => column.as_primitive::<Date32Type>().value(row).to_string(),
        VariableKind::DateTime => column.as_primitive::<TimestampMicrosecondType>().value(row).to_string(),
    };
    (0..column.len()).map(|row| column.is_valid(row).then(|| value(row))).collect()
}

/// Why values of a variable are missing.
pub fn reasons(survey: &Survey, name: &str) -> Vec<Option<String>> {
    let Some(column) = survey.reasons(name) else { return vec![None; survey.rows()] };
    let column = column.as_dictionary::<Int32Type>();
    let words = column.values().as_string::<i32>();
    column.keys().iter().map(|key| key.map(|key| words.value(key as usize).to_owned())).collect()
}

/// Values that are there, and in the place of others why they are missing.
pub fn cells(survey: &Survey, name: &str) -> Vec<String> {
    let pairs = values(survey, name).into_iter().zip(reasons(survey, name));
    pairs.map(|(value, reason)| value.or(reason.map(|reason| format!("({reason})"))).unwrap_or_default()).collect()
}

/// The kinds of findings in their order.
pub fn codes(survey: &Survey) -> Vec<FindingCode> {
    survey.findings.iter().map(|finding| finding.code).collect()
}
