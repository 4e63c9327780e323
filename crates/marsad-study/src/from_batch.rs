//! A survey from an Arrow batch whose columns have other types than those of a survey: a generator's, or a foreign file's.

use std::collections::BTreeMap;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch, StringArray};
use arrow_schema::DataType;

use crate::column::{Column, ColumnBuilder, data_type};
use crate::{Code, Codebook, Survey, SurveyError, Variable, VariableKind};

impl Survey {
    /// The survey in a batch, by its codebook, and in another one why values are missing, if that is known.
    ///
    /// Numbers are taken from every numeric type and from truths (1 and 0), texts from every type of texts, from
    /// dictionaries of them, and from numbers as they are written; days and moments only from the types that a survey
    /// keeps them in. Codes that the codebook declares as missing become reasons. Columns that it does not name are left
    /// out.
    ///
    /// # Errors
    /// [`SurveyError::NoColumn`] for a variable without a column, [`SurveyError::OtherType`] for one whose column cannot
    /// be taken.
    pub fn of_batch(
        codebook: Codebook,
        batch: &RecordBatch,
        missing: Option<&RecordBatch>,
    ) -> Result<Self, SurveyError> {
        taken(codebook, batch, (missing, &BTreeMap::new()))
    }

    /// The same data by another codebook, which is not that of the file: the one of an archive or a pack. Reasons why
    /// values are missing stay, and so do the findings.
    ///
    /// # Errors
    /// Those of [`Survey::of_batch`].
    pub fn refitted(&self, codebook: Codebook) -> Result<Self, SurveyError> {
        let fitted = taken(codebook, &self.data, (Some(&self.missing), &BTreeMap::new()))?;
        Ok(Self { findings: self.findings.clone(), ..fitted })
    }
}

/// The survey in a batch; reasons among the `answers` of a variable become its values.
pub(crate) fn taken(
    mut codebook: Codebook,
    batch: &RecordBatch,
    (missing, answers): (Option<&RecordBatch>, &BTreeMap<String, Vec<Code>>),
) -> Result<Survey, SurveyError> {
    let mut columns = Vec::with_capacity(codebook.variables.len());
    for (place, variable) in codebook.variables.iter().enumerate() {
        let found = batch.column_by_name(&variable.name);
        let array = found.ok_or_else(|| SurveyError::NoColumn(variable.name.clone()))?;
        let words = words(missing.and_then(|missing| missing.column_by_name(&variable.name)));
        let answers = answers.get(&variable.name).map_or(&[][..], Vec::as_slice);
        let column = column(variable, array.as_ref(), (&words, answers)).ok_or_else(|| SurveyError::OtherType {
            name: variable.name.clone(),
            expected: data_type(variable.kind).to_string(),
            found: array.data_type().to_string(),
        })?;
        columns.push((place, column));
    }
    codebook.file.rows = batch.num_rows() as u64;
    Ok(Survey::of_columns(codebook, columns, batch.num_rows(), Vec::new()))
}

/// For each row the code that stood in the place of a missing value; nothing where no value is missing for a reason.
fn words(reasons: Option<&ArrayRef>) -> Vec<Option<&str>> {
    let dictionary = reasons.and_then(|reasons| reasons.as_dictionary_opt::<Int32Type>());
    let typed = dictionary.and_then(|dictionary| dictionary.downcast_dict::<StringArray>());
    typed.map(|typed| typed.into_iter().collect()).unwrap_or_default()
}

fn column(variable: &Variable, array: &dyn Array, (words, answers): (&[Option<&str>], &[Code])) -> Option<Column> {
    let missing = variable.missing.clone();
    let is_number = variable.kind == VariableKind::Number;
    let reason = |row: usize| {
        let word = words.get(row).copied().flatten()?;
        Some(Code::parse(word, is_number).unwrap_or_else(|| Code::Text(word.to_owned())))
    };
    match variable.kind {
        VariableKind::Number => {
            let mut builder = ColumnBuilder::numbers(missing, None);
            for (row, number) in numbers(array)?.into_iter().enumerate() {
                match number {
                    Some(_) => builder.push_number(number),
                    None => match reason(row) {
                        Some(Code::Number(given)) if answers.contains(&Code::Number(given)) => {
                            builder.push_number(Some(given));
                        }
                        reason => builder.push_missing(reason),
                    },
                }
            }
            Some(builder.finish())
        }
        VariableKind::Text => {
            let mut builder = ColumnBuilder::texts(missing);
            let mut row = 0;
            texts(array, &mut |text| {
                match text {
                    Some(text) => {
                        builder.push_text(text);
                    }
                    None => match reason(row) {
                        Some(Code::Text(given)) if answers.contains(&Code::Text(given.clone())) => {
                            builder.push_text(&given);
                        }
                        reason => builder.push_missing(reason),
                    },
                }
                row += 1;
            })?;
            Some(builder.finish())
        }
        kind @ (VariableKind::Date | VariableKind::DateTime) => {
            let values = array.slice(0, array.len());
            (*array.data_type() == data_type(kind)).then_some(Column { kind, values, notes: None })
        }
    }
}

/// The values of an array of numbers or truths.
fn numbers(array: &dyn Array) -> Option<Vec<Option<f64>>> {
    match array.data_type() {
        DataType::Null => Some(vec![None; array.len()]),
        DataType::Boolean => {
            let truths = array.as_boolean_opt()?.iter();
            Some(truths.map(|truth| truth.map(|truth| if truth { 1.0 } else { 0.0 })).collect())
        }
        DataType::Int8 => primitive::<Int8Type>(array, f64::from),
        DataType::Int16 => primitive::<Int16Type>(array, f64::from),
        DataType::Int32 => primitive::<Int32Type>(array, f64::from),
        DataType::Int64 => primitive::<Int64Type>(array, |number| number as f64),
        DataType::UInt8 => primitive::<UInt8Type>(array, f64::from),
        DataType::UInt16 => primitive::<UInt16Type>(array, f64::from),
        DataType::UInt32 => primitive::<UInt32Type>(array, f64::from),
        DataType::UInt64 => primitive::<UInt64Type>(array, |number| number as f64),
        DataType::Float32 => primitive::<Float32Type>(array, f64::from),
        DataType::Float64 => primitive::<Float64Type>(array, |number| number),
        _ => None,
    }
}

fn primitive<T: ArrowPrimitiveType>(array: &dyn Array, convert: impl Fn(T::Native) -> f64) -> Option<Vec<Option<f64>>> {
    Some(array.as_primitive_opt::<T>()?.iter().map(|number| number.map(&convert)).collect())
}

/// Shows every text of an array to `take`; none where it holds neither texts nor numbers.
fn texts(array: &dyn Array, take: &mut dyn FnMut(Option<&str>)) -> Option<()> {
    if let Some(texts) = array.as_string_opt::<i32>() {
        texts.iter().for_each(take);
    } else if let Some(texts) = array.as_string_opt::<i64>() {
        texts.iter().for_each(take);
    } else if let Some(texts) = array.as_string_view_opt() {
        texts.iter().for_each(take);
    } else if let Some(dictionary) = array.as_any_dictionary_opt() {
        let mut words: Vec<Option<String>> = Vec::new();
        texts(dictionary.values().as_ref(), &mut |word| words.push(word.map(str::to_owned)))?;
        let keys = if words.is_empty() { Vec::new() } else { dictionary.normalized_keys() };
        for row in 0..array.len() {
            let word = keys.get(row).filter(|_| array.is_valid(row)).and_then(|key| words[*key].as_deref());
            take(word);
        }
    } else {
        let written = |number: f64| Code::Number(number).to_string();
        numbers(array)?.into_iter().for_each(|number| take(number.map(written).as_deref()));
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::types::Int32Type;
    use arrow_array::{ArrayRef, BooleanArray, DictionaryArray, Int32Array, ListArray, RecordBatch};

    use crate::{Code, Codebook, Survey, SurveyError, Variable, VariableKind, frequencies_of};

    fn batch() -> RecordBatch {
        let places: DictionaryArray<Int32Type> = [Some("FR"), None, Some("_U"), Some("FR")].into_iter().collect();
        let places: ArrayRef = Arc::new(places);
        let works: ArrayRef = Arc::new(BooleanArray::from(vec![Some(true), Some(false), None, Some(true)]));
        let years: ArrayRef = Arc::new(Int32Array::from(vec![Some(2019), None, Some(2020), Some(2019)]));
        RecordBatch::try_from_iter([("place", places), ("works", works), ("year", years)]).unwrap()
    }

    fn codebook(variables: &[(&str, VariableKind)]) -> Codebook {
        let mut place = Variable::new("place", VariableKind::Text);
        place.missing.codes.push(Code::Text("_U".to_owned()));
        let others = variables.iter().map(|(name, kind)| Variable::new(*name, *kind));
        Codebook { variables: std::iter::once(place).chain(others).collect(), ..Codebook::default() }
    }

    #[test]
    fn columns_of_other_types_become_those_of_a_survey_and_missing_codes_become_reasons() {
        let codebook = codebook(&[("works", VariableKind::Number), ("year", VariableKind::Text)]);
        let survey = Survey::of_batch(codebook, &batch(), None).unwrap();
        assert_eq!((survey.rows(), survey.codebook.file.rows), (4, 4));
        let of = |name: &str| frequencies_of(&survey, survey.codebook.variable(name).unwrap(), None).unwrap();
        let place = of("place");
        assert_eq!((place.valid.rows, place.blank.rows, place.missing[0].count.rows), (2, 1, 1));
        let works: Vec<(String, u64)> =
            of("works").values.iter().map(|value| (value.code.to_string(), value.count.rows)).collect();
        assert_eq!(works, [("0".to_owned(), 1), ("1".to_owned(), 2)]);
        assert_eq!(of("year").values[0].code, Code::Text("2019".to_owned()));
    }

    #[test]
    fn another_codebook_keeps_the_reasons_of_the_file() {
        let read = Survey::of_batch(codebook(&[]), &batch(), None).unwrap();
        let mut other = codebook(&[]);
        other.variables[0].missing.codes.clear();
        let fitted = read.refitted(other).unwrap();
        let place = frequencies_of(&fitted, &fitted.codebook.variables[0], None).unwrap();
        assert_eq!((place.valid.rows, place.blank.rows), (2, 1));
        assert_eq!(place.missing[0].code, Code::Text("_U".to_owned()));
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let missing = Survey::of_batch(codebook(&[("age", VariableKind::Number)]), &batch(), None).unwrap_err();
        assert_eq!(missing, SurveyError::NoColumn("age".to_owned()));
        let lists = ListArray::from_iter_primitive::<Int32Type, _, _>([Some(vec![Some(1)])]);
        let lists: ArrayRef = Arc::new(lists);
        let batch = RecordBatch::try_from_iter([("place", lists)]).unwrap();
        assert!(matches!(Survey::of_batch(codebook(&[]), &batch, None), Err(SurveyError::OtherType { .. })));
    }
}
