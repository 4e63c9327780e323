//! Columns: what an expression is for every row.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{Array as _, BooleanArray, DictionaryArray, Float64Array, Int32Array, StringArray};

use super::Type;

/// Codes or other texts; rows with the same text have the same key.
pub(super) type TextArray = DictionaryArray<Int32Type>;

/// One value for each row.
#[derive(Clone, Debug)]
pub(super) enum Column {
    /// Nothing in any row, of no type.
    Null,
    Number(Float64Array),
    Boolean(BooleanArray),
    Text(TextArray),
}

impl Column {
    /// What its values are; null is of any type.
    pub(super) fn of_type(&self) -> Option<Type> {
        match self {
            Self::Null => None,
            Self::Number(_) => Some(Type::Number),
            Self::Boolean(_) => Some(Type::Boolean),
            Self::Text(_) => Some(Type::Text),
        }
    }

    /// Whether a row has no value.
    pub(super) fn is_null(&self, row: usize) -> bool {
        match self {
            Self::Null => true,
            Self::Number(array) => number_at(array, row).is_none(),
            Self::Boolean(array) => row >= array.len() || array.is_null(row),
            Self::Text(array) => row >= array.len() || array.is_null(row),
        }
    }

    /// The rows in this order; nothing where there is no row.
    pub(super) fn take(&self, rows: &[Option<u32>]) -> Self {
        let rows = rows.iter().map(|row| row.map(|row| row as usize));
        match self {
            Self::Null => Self::Null,
            Self::Number(array) => Self::Number(rows.map(|row| number_at(array, row?)).collect()),
            Self::Boolean(array) => {
                let at = |row: usize| (row < array.len() && array.is_valid(row)).then(|| array.value(row));
                Self::Boolean(rows.map(|row| at(row?)).collect())
            }
            Self::Text(array) => {
                let keys = array.keys();
                let at = |row: usize| (row < keys.len() && keys.is_valid(row)).then(|| keys.value(row));
                let taken = rows.map(|row| at(row?)).collect();
                TextArray::try_new(taken, Arc::clone(array.values())).map_or(Self::Null, Self::Text)
            }
        }
    }
}

/// The number in a row.
pub(super) fn number_at(array: &Float64Array, row: usize) -> Option<f64> {
    (row < array.len() && array.is_valid(row)).then(|| array.value(row))
}

/// The texts that occur in a column, by key; none for a key without text.
pub(super) fn distinct_texts(array: &TextArray) -> Vec<Option<&str>> {
    let texts = array.values().as_any().downcast_ref::<StringArray>();
    texts.map(|texts| texts.iter().collect()).unwrap_or_default()
}

/// The key of each row; -1 where there is none.
pub(super) fn keys_of(array: &TextArray) -> Vec<i32> {
    match array.keys().null_count() {
        0 => array.keys().values().to_vec(),
        _ => array.keys().iter().map(|key| key.unwrap_or(-1)).collect(),
    }
}

/// The text of each row.
pub(super) fn texts_of(array: &TextArray) -> Vec<Option<&str>> {
    let distinct = distinct_texts(array);
    array.keys().iter().map(|key| item(&distinct, key?).flatten()).collect()
}

/// A column with one text in every row.
pub(super) fn same_text(text: &str, rows: usize) -> Column {
    let values = Arc::new(StringArray::from_iter_values([text]));
    TextArray::try_new(Int32Array::from_value(0, rows), values).map_or(Column::Null, Column::Text)
}

/// What a list has at a key, if the key is in the list.
pub(super) fn item<T: Copy>(list: &[T], key: i32) -> Option<T> {
    list.get(usize::try_from(key).ok()?).copied()
}
