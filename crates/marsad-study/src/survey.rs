//! A survey in memory: its codebook, its data as an Arrow batch, and beside them why values are missing.

use std::sync::Arc;

use arrow_array::{Array as _, ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{Field, Schema};
use marsad_model::Finding;

use crate::column::{Column, data_type, note_type};
use crate::{Codebook, Variable};

/// A survey in memory.
///
/// `data` has one column for each variable whose data were read, with its name, in the order of the codebook: `Float64`,
/// `Utf8`, `Date32` or `Timestamp(µs)` by [`VariableKind`](crate::VariableKind). A value that is missing is null.
///
/// `missing` has as many rows, and a column for each variable with a value that is missing for a reason: the code that
/// stood in the place of the value (`99`, `.a`), as a dictionary of texts. A null there is a value, or a blank cell. So
/// nothing is lost, and no statistic counts a 99 by mistake.
#[derive(Clone, Debug)]
pub struct Survey {
    /// What must be known to read the data.
    pub codebook: Codebook,
    /// The data.
    pub data: RecordBatch,
    /// Why values are missing.
    pub missing: RecordBatch,
    /// What is wrong with the file that it was read from.
    pub findings: Vec<Finding>,
}

/// Data that do not fit their codebook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SurveyError {
    /// A variable has no column.
    #[error("the data have no column `{0}`: read the file again or take the variable out of the codebook")]
    NoColumn(String),
    /// A column has another type than its variable.
    #[error("the column `{name}` is {found}, where its variable asks for {expected}")]
    OtherType {
        /// The variable.
        name: String,
        /// The type its kind asks for.
        expected: String,
        /// The type of the column.
        found: String,
    },
    /// The reasons have another number of rows than the data.
    #[error("the data have {data} rows and the reasons of missing values {missing}")]
    OtherRows {
        /// The rows of the data.
        data: usize,
        /// The rows of the reasons.
        missing: usize,
    },
}

impl Survey {
    /// A survey from batches that were stored, such as those of Parquet files, and their codebook.
    pub fn new(codebook: Codebook, data: RecordBatch, missing: Option<RecordBatch>) -> Result<Self, SurveyError> {
        for variable in &codebook.variables {
            let column = data.column_by_name(&variable.name);
            let column = column.ok_or_else(|| SurveyError::NoColumn(variable.name.clone()))?;
            check_type(variable, column)?;
        }
        let missing = missing.unwrap_or_else(|| empty(data.num_rows()));
        if missing.num_rows() != data.num_rows() {
            return Err(SurveyError::OtherRows { data: data.num_rows(), missing: missing.num_rows() });
        }
        Ok(Self { codebook, data, missing, findings: Vec::new() })
    }

    /// A survey of which nothing could be read.
    pub(crate) fn unread(findings: Vec<Finding>) -> Self {
        Self { codebook: Codebook::default(), data: empty(0), missing: empty(0), findings }
    }

    /// A survey from columns that were read; the places are those of variables in the codebook, in their order.
    pub(crate) fn of_columns(
        mut codebook: Codebook,
        columns: Vec<(usize, Column)>,
        rows: usize,
        findings: Vec<Finding>,
    ) -> Self {
        let mut data: Vec<(Field, ArrayRef)> = Vec::with_capacity(columns.len());
        let mut missing: Vec<(Field, ArrayRef)> = Vec::new();
        for (place, column) in columns {
            let Some(variable) = codebook.variables.get_mut(place) else { continue };
            variable.kind = column.kind;
            data.push((Field::new(&variable.name, data_type(column.kind), true), column.values));
            let notes = column.notes.map(|notes| (Field::new(&variable.name, note_type(), true), notes));
            missing.extend(notes);
        }
        Self { codebook, data: batch(data, rows), missing: batch(missing, rows), findings }
    }

    /// How many rows were read.
    pub fn rows(&self) -> usize {
        self.data.num_rows()
    }

    /// The values of a variable, if they were read.
    pub fn column(&self, name: &str) -> Option<&ArrayRef> {
        self.data.column_by_name(name)
    }

    /// Why values of a variable are missing; none where none is for a reason.
    pub fn reasons(&self, name: &str) -> Option<&ArrayRef> {
        self.missing.column_by_name(name)
    }
}

fn check_type(variable: &Variable, column: &ArrayRef) -> Result<(), SurveyError> {
    let expected = data_type(variable.kind);
    if *column.data_type() == expected {
        return Ok(());
    }
    let (expected, found) = (expected.to_string(), column.data_type().to_string());
    Err(SurveyError::OtherType { name: variable.name.clone(), expected, found })
}

/// A batch without columns.
fn empty(rows: usize) -> RecordBatch {
    batch(Vec::new(), rows)
}

#[expect(clippy::expect_used, reason = "every column was built with the type of its field and with as many rows")]
fn batch(columns: Vec<(Field, ArrayRef)>, rows: usize) -> RecordBatch {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.into_iter().unzip();
    let schema = Arc::new(Schema::new(fields));
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    let batch = RecordBatch::try_new_with_options(schema, arrays, &options);
    batch.expect("INVARIANT: columns of a survey have the same number of rows")
}

#[cfg(test)]
mod tests {
    use crate::column::ColumnBuilder;
    use crate::{Codebook, MissingCodes, Survey, SurveyError, Variable, VariableKind};

    fn survey() -> Survey {
        let codebook = Codebook { variables: vec![Variable::new("AGE", VariableKind::Number)], ..Codebook::default() };
        let mut builder = ColumnBuilder::numbers(MissingCodes::default(), None);
        builder.push_number(Some(30.0));
        Survey::of_columns(codebook, vec![(0, builder.finish())], 1, Vec::new())
    }

    #[test]
    fn stored_data_are_taken_only_with_the_codebook_they_belong_to() {
        let read = survey();
        let again = Survey::new(read.codebook.clone(), read.data.clone(), None).unwrap();
        assert_eq!((again.rows(), again.missing.num_rows(), again.missing.num_columns()), (1, 1, 0));
        let mut other = read.codebook.clone();
        other.variables[0].kind = VariableKind::Text;
        let error = Survey::new(other.clone(), read.data.clone(), None).unwrap_err();
        assert!(matches!(error, SurveyError::OtherType { .. }), "{error}");
        other.variables[0].name = "SEX".to_owned();
        let error = Survey::new(other, read.data, None).unwrap_err();
        assert_eq!(error, SurveyError::NoColumn("SEX".to_owned()));
    }
}
