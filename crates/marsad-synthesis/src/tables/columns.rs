//! The columns of a table while it is made.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{
    Array as _, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int32Array, Int64Array, RecordBatch, StringArray,
};
use arrow_schema::{Field, Schema};

use super::About;

/// Columns of equal length.
#[derive(Default)]
pub(super) struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    /// Codes, as places among `labels`.
    #[expect(clippy::expect_used, reason = "a key is a place among the labels")]
    pub(super) fn codes<'l>(
        &mut self,
        name: &str,
        labels: impl IntoIterator<Item = &'l String>,
        keys: impl Iterator<Item = Option<usize>>,
    ) {
        let labels: StringArray = labels.into_iter().map(|label| Some(label.as_str())).collect();
        let keys: Int32Array = keys.map(|key| key.map(|key| key as i32)).collect();
        let column = DictionaryArray::<Int32Type>::try_new(keys, Arc::new(labels));
        self.add(name, Arc::new(column.expect("every key has a label")));
    }

    /// Texts.
    pub(super) fn texts<'t>(&mut self, name: &str, texts: impl Iterator<Item = Option<&'t str>>) {
        self.add(name, Arc::new(texts.collect::<StringArray>()));
    }

    /// Flags.
    pub(super) fn flags(&mut self, name: &str, flags: impl Iterator<Item = Option<bool>>) {
        self.add(name, Arc::new(flags.collect::<BooleanArray>()));
    }

    /// Whole numbers.
    pub(super) fn wholes(&mut self, name: &str, numbers: impl Iterator<Item = Option<i32>>) {
        self.add(name, Arc::new(numbers.collect::<Int32Array>()));
    }

    /// Identifiers.
    pub(super) fn ids(&mut self, name: &str, ids: impl Iterator<Item = i64>) {
        self.add(name, Arc::new(Int64Array::from_iter_values(ids)));
    }

    /// Numbers; what is not a number is missing.
    pub(super) fn numbers(&mut self, name: &str, numbers: impl Iterator<Item = f64>) {
        let numbers = numbers.map(|number| Some(number).filter(|number| !number.is_nan()));
        self.add(name, Arc::new(numbers.collect::<Float64Array>()));
    }

    fn add(&mut self, name: &str, array: ArrayRef) {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.arrays.push(array);
    }

    /// The table of these columns.
    #[expect(clippy::expect_used, reason = "columns are made from the same rows")]
    pub(super) fn table(self, about: About) -> RecordBatch {
        let schema = Schema::new_with_metadata(self.fields, about.metadata());
        RecordBatch::try_new(Arc::new(schema), self.arrays).expect("columns are equally long")
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use crate::tables::About;
    use arrow_array::Array as _;
    use arrow_array::cast::AsArray as _;
    use arrow_array::types::{Float64Type, Int32Type};

    const ABOUT: About = About { population_seed: 1, design_seed: 2, scale: 3 };

    #[test]
    fn a_table_says_that_it_is_synthetic_and_from_which_seeds() {
        let mut columns = Columns::default();
        columns.flags("flag", [Some(true), None].into_iter());
        let table = columns.table(ABOUT);
        let schema = table.schema();
        let said = |key: &str| schema.metadata().get(key).map(String::as_str);
        assert_eq!((said("synthetic"), said("sentence")), (Some("true"), Some("study-synthetic")));
        assert_eq!((said("population_seed"), said("design_seed"), said("scale")), (Some("1"), Some("2"), Some("3")));
    }

    #[test]
    fn what_does_not_apply_is_null() {
        let labels = ["A".to_owned(), "B".to_owned()];
        let mut columns = Columns::default();
        columns.codes("code", &labels, [Some(1), None].into_iter());
        columns.numbers("number", [1.5, f64::NAN].into_iter());
        let table = columns.table(ABOUT);
        let codes = table.column(0).as_dictionary::<Int32Type>();
        assert_eq!(codes.keys().iter().collect::<Vec<_>>(), [Some(1), None]);
        assert!(table.column(1).as_primitive::<Float64Type>().is_null(1));
    }
}
