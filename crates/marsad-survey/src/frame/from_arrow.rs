//! Columns of an Arrow batch as numbers and codes.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Decimal128Type, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;

use super::codes::{Codes, MISSING};
use super::dates::codes_of_days;
use super::{Coded, Column, Frame, Named, Numbers};

/// The frame of a batch; of two columns with one name the later counts.
pub(super) fn frame(batch: &RecordBatch) -> Frame {
    let mut frame = Frame::new(batch.num_rows());
    let schema = batch.schema();
    for (field, array) in schema.fields().iter().zip(batch.columns()) {
        let name = field.name();
        frame.columns.retain(|known| known.name != *name);
        frame.columns.push(Named { name: name.clone(), column: column(array.as_ref()) });
    }
    frame
}

fn column(array: &dyn Array) -> Column {
    if let Some(truths) = array.as_boolean_opt() {
        let values = truths.iter().map(|truth| truth.map_or(f64::NAN, |truth| if truth { 1.0 } else { 0.0 })).collect();
        return Column::Numbers(Arc::new(numbers_of(values, OnceLock::from(Codes::of_truths(truths.iter())))));
    }
    if *array.data_type() == DataType::Date32
        && let Some(days) = numbers(array)
    {
        let codes = OnceLock::from(codes_of_days(&days));
        return Column::Numbers(Arc::new(numbers_of(days, codes)));
    }
    if let Some(values) = numbers(array) {
        return Column::Numbers(Arc::new(numbers_of(values, OnceLock::new())));
    }
    if let Some(codes) = texts(array).or_else(|| dictionary_of_texts(array)) {
        let missing = codes.missing();
        return Column::Codes(Arc::new(Coded { codes, missing }));
    }
    Column::Unusable(array.data_type().to_string())
}

fn numbers_of(values: Vec<f64>, codes: OnceLock<Codes>) -> Numbers {
    let missing = values.iter().filter(|value| value.is_nan()).count();
    Numbers { values, missing, codes }
}

/// The values of a numeric array, or of a dictionary of numbers.
fn numbers(array: &dyn Array) -> Option<Vec<f64>> {
    match array.data_type() {
        DataType::Null => Some(vec![f64::NAN; array.len()]),
        DataType::Int8 => primitive::<Int8Type>(array, f64::from),
        DataType::Int16 => primitive::<Int16Type>(array, f64::from),
        DataType::Int32 => primitive::<Int32Type>(array, f64::from),
        DataType::Int64 => primitive::<Int64Type>(array, |value| value as f64),
        DataType::UInt8 => primitive::<UInt8Type>(array, f64::from),
        DataType::UInt16 => primitive::<UInt16Type>(array, f64::from),
        DataType::UInt32 => primitive::<UInt32Type>(array, f64::from),
        DataType::UInt64 => primitive::<UInt64Type>(array, |value| value as f64),
        DataType::Float16 => primitive::<Float16Type>(array, |value| value.to_f64()),
        DataType::Float32 => primitive::<Float32Type>(array, f64::from),
        DataType::Float64 => primitive::<Float64Type>(array, |value| value),
        DataType::Date32 => primitive::<Date32Type>(array, f64::from),
        DataType::Decimal128(_, scale) => {
            let unit = 10.0_f64.powi(i32::from(*scale));
            primitive::<Decimal128Type>(array, |value| value as f64 / unit)
        }
        DataType::Dictionary(_, _) => dictionary_of_numbers(array),
        _ => None,
    }
}

fn primitive<T: ArrowPrimitiveType>(array: &dyn Array, convert: impl Fn(T::Native) -> f64) -> Option<Vec<f64>> {
    let values = array.as_primitive_opt::<T>()?;
    Some(values.iter().map(|value| value.map_or(f64::NAN, &convert)).collect())
}

fn dictionary_of_numbers(array: &dyn Array) -> Option<Vec<f64>> {
    let dictionary = array.as_any_dictionary_opt()?;
    let values = numbers(dictionary.values().as_ref())?;
    if values.is_empty() {
        return Some(vec![f64::NAN; array.len()]);
    }
    let keys = dictionary.normalized_keys();
    Some(keys.iter().enumerate().map(|(row, key)| if array.is_null(row) { f64::NAN } else { values[*key] }).collect())
}

fn texts(array: &dyn Array) -> Option<Codes> {
    if let Some(texts) = array.as_string_opt::<i32>() {
        return Some(Codes::of_texts(texts.iter()));
    }
    if let Some(texts) = array.as_string_opt::<i64>() {
        return Some(Codes::of_texts(texts.iter()));
    }
    array.as_string_view_opt().map(|texts| Codes::of_texts(texts.iter()))
}

/// Labels in the order of the dictionary, which is how a file says the order of its categories.
fn dictionary_of_texts(array: &dyn Array) -> Option<Codes> {
    let dictionary = array.as_any_dictionary_opt()?;
    let values = texts(dictionary.values().as_ref())?;
    if values.of_row.is_empty() {
        return Some(Codes { of_row: vec![MISSING; array.len()], labels: Vec::new() });
    }
    let mut labels: Vec<String> = Vec::new();
    let mut places: HashMap<u32, u32> = HashMap::new();
    let mut code_of_key: Vec<u32> = Vec::with_capacity(values.of_row.len());
    for value in &values.of_row {
        if *value == MISSING {
            code_of_key.push(MISSING);
            continue;
        }
        let place = *places.entry(*value).or_insert_with(|| {
            labels.push(values.labels[*value as usize].clone());
            labels.len() as u32 - 1
        });
        code_of_key.push(place);
    }
    let keys = dictionary.normalized_keys();
    let of_row = keys.iter().enumerate().map(|(row, key)| if array.is_null(row) { MISSING } else { code_of_key[*key] });
    Some(Codes { of_row: of_row.collect(), labels })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::types::Int8Type;
    use arrow_array::{
        ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int32Array, ListArray, RecordBatch, StringArray,
    };

    use crate::error::SurveyError;
    use crate::frame::{Frame, MISSING};

    fn frame_of(array: ArrayRef) -> Frame {
        Frame::from_batch(&RecordBatch::try_from_iter([("x", array)]).unwrap())
    }

    #[test]
    fn null_is_missing_in_every_type() {
        let whole = frame_of(Arc::new(Int32Array::from(vec![Some(3), None])));
        assert_eq!(whole.numbers("x").unwrap()[0], 3.0);
        assert!(whole.numbers("x").unwrap()[1].is_nan());
        let real = frame_of(Arc::new(Float64Array::from(vec![None, Some(0.5)])));
        assert_eq!(real.missing_count("x").unwrap(), 1);
        let text = frame_of(Arc::new(StringArray::from(vec![Some("b"), None])));
        assert_eq!(text.codes("x").unwrap().of_row, [0, MISSING]);
    }

    #[test]
    fn truth_is_a_number_with_its_own_labels() {
        let frame = frame_of(Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)])));
        assert_eq!(frame.numbers("x").unwrap()[0], 1.0);
        assert_eq!(frame.codes("x").unwrap().labels, ["false", "true"]);
        assert_eq!(frame.codes("x").unwrap().of_row, [1, MISSING, 0]);
    }

    #[test]
    fn a_dictionary_keeps_its_order() {
        let dictionary: DictionaryArray<Int8Type> =
            [Some("young"), None, Some("aged"), Some("young")].into_iter().collect();
        let frame = frame_of(Arc::new(dictionary));
        assert_eq!(frame.codes("x").unwrap().labels, ["young", "aged"]);
        assert_eq!(frame.codes("x").unwrap().of_row, [0, MISSING, 1, 0]);
    }

    #[test]
    fn a_list_is_named_and_refused() {
        let lists = ListArray::from_iter_primitive::<arrow_array::types::Int32Type, _, _>([Some(vec![Some(1)])]);
        let frame = frame_of(Arc::new(lists));
        assert_eq!(frame.names(), ["x"]);
        assert!(matches!(frame.numbers("x"), Err(SurveyError::WrongType { .. })));
    }
}
