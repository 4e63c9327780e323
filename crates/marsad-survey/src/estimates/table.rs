//! Estimates as an Arrow batch: the labels of the domain, then the numbers.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray, UInt64Array};
use arrow_schema::{DataType, Field, Schema};

use super::answer::{Estimate, Estimates};
use crate::quality::QualityFlag;

impl Estimates {
    /// A batch with one row for each estimate.
    ///
    /// Columns: one for each column of the crossing, then `variable`, `code`, `probability`, `estimate`,
    /// `standard_error`, `low`, `high`, `cv`, `design_effect`, `weight_effect`, `rows`, `weight`, `degrees_of_freedom` and
    /// `flag`. What does not exist is null.
    pub fn to_batch(&self) -> RecordBatch {
        let mut columns: Vec<(Field, ArrayRef)> = Vec::new();
        for (place, name) in self.by.iter().enumerate() {
            columns.push(texts(name, self.rows.iter().map(|row| row.domain.get(place).map(String::as_str))));
        }
        columns.push(texts("variable", self.rows.iter().map(|row| Some(row.variable.as_str()))));
        columns.push(texts("code", self.rows.iter().map(|row| row.code.as_deref())));
        columns.push(self.numbers("probability", |row| row.probability));
        columns.push(self.numbers("estimate", |row| Some(row.value)));
        columns.push(self.numbers("standard_error", |row| Some(row.standard_error)));
        columns.push(self.numbers("low", |row| Some(row.low)));
        columns.push(self.numbers("high", |row| Some(row.high)));
        columns.push(self.numbers("cv", |row| Some(row.coefficient_of_variation())));
        columns.push(self.numbers("design_effect", |row| row.design_effect));
        columns.push(self.numbers("weight_effect", |row| row.weight_effect));
        let rows: UInt64Array = self.rows.iter().map(|row| Some(row.rows as u64)).collect();
        columns.push((Field::new("rows", DataType::UInt64, true), Arc::new(rows)));
        columns.push(self.numbers("weight", |row| Some(row.weight)));
        columns.push(self.numbers("degrees_of_freedom", |row| Some(row.degrees_of_freedom)));
        columns.push(texts("flag", self.rows.iter().map(|row| row.flag.map(QualityFlag::code))));
        batch(columns)
    }

    fn numbers(&self, name: &str, of: fn(&Estimate) -> Option<f64>) -> (Field, ArrayRef) {
        let values: Float64Array = self.rows.iter().map(|row| of(row).filter(|value| !value.is_nan())).collect();
        (Field::new(name, DataType::Float64, true), Arc::new(values))
    }
}

fn texts<'a>(name: &str, values: impl Iterator<Item = Option<&'a str>>) -> (Field, ArrayRef) {
    (Field::new(name, DataType::Utf8, true), Arc::new(values.collect::<StringArray>()))
}

fn batch(columns: Vec<(Field, ArrayRef)>) -> RecordBatch {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.into_iter().unzip();
    let schema = Arc::new(Schema::new(fields));
    // INVARIANT: every column is made of the same rows, with the type its field says.
    RecordBatch::try_new(Arc::clone(&schema), arrays).unwrap_or_else(|_| RecordBatch::new_empty(schema))
}
