//! Data as a table of text.

use std::fmt::Write as _;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, TimestampMicrosecondType};
use arrow_array::{Array as _, ArrayRef};

use crate::moment::{iso_date, iso_date_time};
use crate::{Code, Survey, Variable, VariableKind};

/// The data of a survey as CSV in UTF-8: the names of variables, then a row for each row.
///
/// A value that is missing for a reason is written as the code that stood in its place, so that reading it again with the
/// same codebook gives the same survey.
pub fn data_csv(survey: &Survey) -> Vec<u8> {
    let columns: Vec<Column<'_>> =
        survey.codebook.variables.iter().filter_map(|variable| Column::new(survey, variable)).collect();
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail; a record has as many cells as the header by construction.
    let _ = writer.write_record(columns.iter().map(|column| column.name));
    let mut cell = String::new();
    for row in 0..survey.rows() {
        for column in &columns {
            cell.clear();
            column.write(row, &mut cell);
            let _ = writer.write_field(&cell);
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

/// A column with the reasons beside it.
struct Column<'s> {
    name: &'s str,
    kind: VariableKind,
    values: &'s ArrayRef,
    reasons: Option<&'s ArrayRef>,
}

impl<'s> Column<'s> {
    fn new(survey: &'s Survey, variable: &'s Variable) -> Option<Self> {
        let values = survey.column(&variable.name)?;
        Some(Self { name: &variable.name, kind: variable.kind, values, reasons: survey.reasons(&variable.name) })
    }

    fn write(&self, row: usize, cell: &mut String) {
        if self.values.is_null(row) {
            return cell.push_str(self.reason(row).unwrap_or_default());
        }
        // Writing to a text cannot fail.
        let _ = match self.kind {
            VariableKind::Number => {
                write!(cell, "{}", Code::Number(self.values.as_primitive::<Float64Type>().value(row)))
            }
            VariableKind::Text => cell.write_str(self.values.as_string::<i32>().value(row)),
            VariableKind::Date => {
                cell.write_str(&iso_date(i64::from(self.values.as_primitive::<Date32Type>().value(row))))
            }
            VariableKind::DateTime => {
                cell.write_str(&iso_date_time(self.values.as_primitive::<TimestampMicrosecondType>().value(row)))
            }
        };
    }

    fn reason(&self, row: usize) -> Option<&str> {
        let reasons = self.reasons?.as_dictionary::<Int32Type>();
        let key = reasons.keys().is_valid(row).then(|| reasons.keys().value(row))?;
        let words = reasons.values().as_string::<i32>();
        usize::try_from(key).ok().filter(|key| *key < words.len()).map(|key| words.value(key))
    }
}
