//! The columns of a survey: numbers and codes under their names, all of one length.
//!
//! Holds: [`Frame`], what it can tell of a column. Does not hold: files, or weights as something special (a design
//! says which column is the weight). Where next: `codes` for categories, `from_arrow` for batches.

mod codes;
mod dates;
mod from_arrow;

use std::sync::{Arc, OnceLock};

use arrow_array::RecordBatch;

pub use codes::{Codes, MISSING};

use crate::error::SurveyError;

/// The columns of a table, cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    rows: usize,
    columns: Vec<Named>,
}

#[derive(Clone, Debug)]
struct Named {
    name: String,
    column: Column,
}

#[derive(Clone, Debug)]
enum Column {
    Numbers(Arc<Numbers>),
    Codes(Arc<Coded>),
    /// A type that cannot be estimated from, such as a list; its name as Arrow writes it.
    Unusable(String),
}

#[derive(Debug)]
struct Numbers {
    values: Vec<f64>,
    missing: usize,
    /// Written at the first question for codes.
    codes: OnceLock<Codes>,
}

#[derive(Debug)]
struct Coded {
    codes: Codes,
    missing: usize,
}

impl Frame {
    /// A frame without columns for so many rows.
    pub fn new(rows: usize) -> Self {
        Self { rows, columns: Vec::new() }
    }

    /// The columns of an Arrow batch.
    ///
    /// Integers, floats, decimals, dates (as days, which are coded as dates) and booleans become numbers, null becomes NaN;
    /// strings and dictionaries of strings become codes. A column of another type is kept by name, and asking for it is
    /// an error.
    pub fn from_batch(batch: &RecordBatch) -> Self {
        from_arrow::frame(batch)
    }

    /// With a column of numbers, in which NaN is missing; it replaces a column of that name.
    ///
    /// # Errors
    /// [`SurveyError::WrongLength`] where there is not one value for each row.
    pub fn with_numbers(self, name: &str, values: Vec<f64>) -> Result<Self, SurveyError> {
        self.check_length(name, values.len())?;
        let missing = values.iter().filter(|value| value.is_nan()).count();
        Ok(self.with(name, Column::Numbers(Arc::new(Numbers { values, missing, codes: OnceLock::new() }))))
    }

    /// With a column of codes; it replaces a column of that name.
    ///
    /// # Errors
    /// [`SurveyError::WrongLength`] where there is not one code for each row, [`SurveyError::NoSuchCode`] where a code
    /// has no label.
    pub fn with_codes(self, name: &str, codes: Codes) -> Result<Self, SurveyError> {
        self.check_length(name, codes.of_row.len())?;
        if let Some(unknown) = codes.first_without_label() {
            return Err(SurveyError::NoSuchCode { column: name.to_owned(), code: unknown.to_string() });
        }
        let missing = codes.missing();
        Ok(self.with(name, Column::Codes(Arc::new(Coded { codes, missing }))))
    }

    /// With a column of texts as codes, whose labels are the texts in order; the empty text is a code like another.
    ///
    /// # Errors
    /// [`SurveyError::WrongLength`] where there is not one text for each row.
    pub fn with_texts(self, name: &str, texts: &[&str]) -> Result<Self, SurveyError> {
        self.with_codes(name, Codes::of_texts(texts.iter().map(|text| Some(*text))))
    }

    fn check_length(&self, name: &str, found: usize) -> Result<(), SurveyError> {
        if found == self.rows {
            return Ok(());
        }
        Err(SurveyError::WrongLength { name: name.to_owned(), expected: self.rows, found })
    }

    fn with(mut self, name: &str, column: Column) -> Self {
        self.columns.retain(|known| known.name != name);
        self.columns.push(Named { name: name.to_owned(), column });
        self
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The names of the columns, in order.
    pub fn names(&self) -> Vec<&str> {
        self.columns.iter().map(|column| column.name.as_str()).collect()
    }

    /// The numbers of a column, NaN where missing; of a boolean column 0 and 1.
    ///
    /// # Errors
    /// [`SurveyError::NoSuchColumn`] with the nearest name, [`SurveyError::NotNumeric`] for a column of codes.
    pub fn numbers(&self, name: &str) -> Result<&[f64], SurveyError> {
        match self.column(name)? {
            Column::Numbers(numbers) => Ok(&numbers.values),
            Column::Codes(_) => Err(SurveyError::NotNumeric { name: name.to_owned() }),
            Column::Unusable(found) => Err(unusable(name, found)),
        }
    }

    /// The codes of a column; numbers are coded in ascending order and labelled as they are written.
    ///
    /// # Errors
    /// [`SurveyError::NoSuchColumn`] with the nearest name.
    pub fn codes(&self, name: &str) -> Result<&Codes, SurveyError> {
        match self.column(name)? {
            Column::Numbers(numbers) => Ok(numbers.codes.get_or_init(|| Codes::of_numbers(&numbers.values))),
            Column::Codes(coded) => Ok(&coded.codes),
            Column::Unusable(found) => Err(unusable(name, found)),
        }
    }

    /// How many values of a column are missing.
    ///
    /// # Errors
    /// [`SurveyError::NoSuchColumn`] with the nearest name.
    pub fn missing_count(&self, name: &str) -> Result<usize, SurveyError> {
        match self.column(name)? {
            Column::Numbers(numbers) => Ok(numbers.missing),
            Column::Codes(coded) => Ok(coded.missing),
            Column::Unusable(found) => Err(unusable(name, found)),
        }
    }

    /// Whether a column is there as numbers.
    pub fn is_numeric(&self, name: &str) -> bool {
        matches!(self.column(name), Ok(Column::Numbers(_)))
    }

    fn column(&self, name: &str) -> Result<&Column, SurveyError> {
        let found = self.columns.iter().find(|column| column.name == name);
        found.map(|named| &named.column).ok_or_else(|| SurveyError::no_such_column(name, &self.names()))
    }
}

fn unusable(name: &str, found: &str) -> SurveyError {
    SurveyError::WrongType { name: name.to_owned(), found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Codes, Frame, MISSING};
    use crate::error::SurveyError;

    fn frame() -> Frame {
        let frame = Frame::new(4).with_numbers("age", vec![30.0, f64::NAN, 7.5, 30.0]).unwrap();
        frame.with_texts("sex", &["m", "f", "f", "m"]).unwrap()
    }

    #[test]
    fn numbers_are_coded_in_ascending_order() {
        let frame = frame();
        let codes = frame.codes("age").unwrap();
        assert_eq!(codes.labels, ["7.5", "30"]);
        assert_eq!(codes.of_row, [1, MISSING, 0, 1]);
        assert_eq!(frame.missing_count("age").unwrap(), 1);
    }

    #[test]
    fn texts_are_codes_and_no_numbers() {
        let frame = frame();
        assert_eq!(frame.codes("sex").unwrap().of_row, [1, 0, 0, 1]);
        assert_eq!(frame.numbers("sex"), Err(SurveyError::NotNumeric { name: "sex".to_owned() }));
    }

    #[test]
    fn a_wrong_name_is_answered_with_the_nearest() {
        let wrong = frame().numbers("agee").unwrap_err();
        assert_eq!(wrong, SurveyError::NoSuchColumn { name: "agee".to_owned(), nearest: Some("age".to_owned()) });
    }

    #[test]
    fn a_column_of_another_length_is_refused() {
        let wrong = frame().with_numbers("hh", vec![1.0]).unwrap_err();
        assert_eq!(wrong, SurveyError::WrongLength { name: "hh".to_owned(), expected: 4, found: 1 });
    }

    #[test]
    fn a_code_without_a_label_is_refused() {
        let codes = Codes { of_row: vec![0, 1, MISSING, 3], labels: vec!["a".to_owned(), "b".to_owned()] };
        assert!(matches!(frame().with_codes("x", codes), Err(SurveyError::NoSuchCode { .. })));
    }

    #[test]
    fn a_second_column_of_a_name_replaces_the_first() {
        let frame = frame().with_numbers("age", vec![1.0; 4]).unwrap();
        assert_eq!(frame.numbers("age").unwrap(), [1.0; 4]);
        assert_eq!(frame.names(), ["sex", "age"]);
    }
}
