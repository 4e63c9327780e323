//! Reading of the tables that a survey gives.

use std::collections::BTreeSet;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array as _, ArrayRef, RecordBatch};
use arrow_schema::DataType;

/// A column and the words that it may have.
pub type Condition<'c> = (&'c str, &'c [&'c str]);

fn column<'t>(table: &'t RecordBatch, name: &str) -> &'t ArrayRef {
    table.column_by_name(name).unwrap_or_else(|| panic!("no column {name}"))
}

/// The values of a column as texts: codes, `true` or `false`, whole numbers; none where it is null.
pub fn words(table: &RecordBatch, name: &str) -> Vec<Option<String>> {
    let array = column(table, name);
    match array.data_type() {
        DataType::Dictionary(..) => {
            let codes = array.as_dictionary::<Int32Type>();
            let labels = codes.values().as_string::<i32>();
            codes.keys().iter().map(|key| key.map(|key| labels.value(key as usize).to_owned())).collect()
        }
        DataType::Boolean => array.as_boolean().iter().map(|flag| flag.map(|flag| flag.to_string())).collect(),
        DataType::Int32 => array.as_primitive::<Int32Type>().iter().map(|n| n.map(|n| n.to_string())).collect(),
        DataType::Int64 => array.as_primitive::<Int64Type>().iter().map(|n| n.map(|n| n.to_string())).collect(),
        DataType::Utf8 => array.as_string::<i32>().iter().map(|text| text.map(str::to_owned)).collect(),
        other => panic!("{name} has the type {other}"),
    }
}

/// The numbers of a column; not a number where it is null.
pub fn numbers(table: &RecordBatch, name: &str) -> Vec<f64> {
    let array = column(table, name);
    match array.data_type() {
        DataType::Float64 => array.as_primitive::<Float64Type>().iter().map(|n| n.unwrap_or(f64::NAN)).collect(),
        DataType::Int32 => array.as_primitive::<Int32Type>().iter().map(|n| n.map_or(f64::NAN, f64::from)).collect(),
        other => panic!("{name} has the type {other}"),
    }
}

/// The different words of a column.
pub fn distinct(table: &RecordBatch, name: &str) -> BTreeSet<String> {
    words(table, name).into_iter().flatten().collect()
}

/// For each row whether every column has one of its words.
pub fn rows_where(table: &RecordBatch, conditions: &[Condition<'_>]) -> Vec<bool> {
    let mut is_meant = vec![true; table.num_rows()];
    for (name, wanted) in conditions {
        for (is_meant, word) in is_meant.iter_mut().zip(words(table, name)) {
            *is_meant &= word.is_some_and(|word| wanted.contains(&word.as_str()));
        }
    }
    is_meant
}

/// The weights of the persons who meet the conditions.
pub fn weighted(persons: &RecordBatch, conditions: &[Condition<'_>]) -> f64 {
    let weights = numbers(persons, "weight");
    weights
        .iter()
        .zip(rows_where(persons, conditions))
        .filter(|(_, is_meant)| *is_meant)
        .map(|(weight, _)| weight)
        .sum()
}

/// The share, in per cent, of the first conditions and the second among the first.
pub fn percent(persons: &RecordBatch, within: &[Condition<'_>], of: &[Condition<'_>]) -> f64 {
    let both: Vec<Condition<'_>> = within.iter().chain(of).copied().collect();
    100.0 * weighted(persons, &both) / weighted(persons, within)
}
