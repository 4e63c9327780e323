//! A released file for those who compute with it: what an observation says of how sure it is becomes numbers.
//!
//! In the lake every attribute of an observation is a text, and the file that was sealed stays as it is. Does not hold:
//! the layout of that file, which is `table_file.rs`.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{Array as _, ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use bytes::Bytes;
use marsad_model::{DataStructure, N_UNWEIGHTED, UNCERTAINTY};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use crate::LakeError;
use crate::table_file::not_a_table;

/// The key under which a file says what must be said of all its rows.
const NOTE: &str = "note";

/// The same table with numbers in the columns of uncertainty, and with a note among its metadata where there is one; the same
/// bytes where the structure has none of them and nothing is to be noted.
///
/// A column with a text that is no number stays a column of texts.
pub(crate) fn for_download(bytes: Bytes, structure: &DataStructure, note: Option<&str>) -> Result<Bytes, LakeError> {
    let mut attributes = structure.observation_attributes();
    if note.is_none() && !attributes.any(|attribute| UNCERTAINTY.contains(&attribute.id.as_str())) {
        return Ok(bytes);
    }
    rewritten(bytes, note).map(Bytes::from).map_err(|error| not_a_table(structure, &error.to_string()))
}

fn rewritten(bytes: Bytes, note: Option<&str>) -> Result<Vec<u8>, ParquetError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(bytes, ArrowReaderOptions::new())?;
    let schema = builder.schema().clone();
    let batches: Vec<RecordBatch> = builder.build()?.collect::<Result<_, ArrowError>>()?;
    let fields: Vec<Field> = schema.fields().iter().map(|field| numeric(field, &batches)).collect();
    let schema = Arc::new(Schema::new(fields));
    let noted = note.map(|note| vec![KeyValue::new(NOTE.to_owned(), note.to_owned())]);
    let properties = WriterProperties::builder()
        .set_created_by("marsad".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(noted)
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), schema.clone(), Some(properties))?;
    for batch in &batches {
        let columns = schema.fields().iter().zip(batch.columns()).map(|(field, column)| converted(field, column));
        writer.write(&RecordBatch::try_new(schema.clone(), columns.collect())?)?;
    }
    writer.into_inner()
}

/// The field of a column in the new file.
fn numeric(field: &Field, batches: &[RecordBatch]) -> Field {
    let name = field.name().as_str();
    let kind = if name == N_UNWEIGHTED { DataType::Int64 } else { DataType::Float64 };
    let columns = batches.iter().filter_map(|batch| batch.column_by_name(name));
    if UNCERTAINTY.contains(&name) && columns.into_iter().all(|column| holds(column, &kind)) {
        return Field::new(name, kind, true);
    }
    field.clone()
}

/// Whether all texts of a column are numbers of a kind.
fn holds(column: &ArrayRef, kind: &DataType) -> bool {
    let Some(dictionary) = column.as_dictionary_opt::<Int32Type>() else { return false };
    let Some(texts) = dictionary.values().as_string_opt::<i32>() else { return false };
    texts.iter().flatten().all(|text| match kind {
        DataType::Int64 => text.parse::<i64>().is_ok(),
        _ => text.parse::<f64>().is_ok_and(f64::is_finite),
    })
}

/// A column as its field wants it.
fn converted(field: &Field, column: &ArrayRef) -> ArrayRef {
    if field.data_type() == column.data_type() {
        return column.clone();
    }
    let dictionary = column.as_dictionary_opt::<Int32Type>();
    let Some(texts) = dictionary.and_then(|dictionary| dictionary.downcast_dict::<StringArray>()) else {
        return column.clone();
    };
    let texts = texts.into_iter();
    match field.data_type() {
        DataType::Int64 => Arc::new(texts.map(|text| text?.parse::<i64>().ok()).collect::<Int64Array>()),
        _ => Arc::new(texts.map(|text| text?.parse::<f64>().ok()).collect::<Float64Array>()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::cast::AsArray as _;
    use arrow_array::types::{Float64Type, Int64Type};
    use arrow_array::{Array as _, RecordBatch};
    use bytes::Bytes;
    use marsad_model::{
        AttachmentLevel, Attribute, DataStructure, DataTable, Dimension, Id, LocalText, Measure, Observation, Version,
    };
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    use super::for_download;
    use crate::encode;

    fn structure(attributes: &[&'static str]) -> Arc<DataStructure> {
        let attribute = |name: &&'static str| Attribute {
            id: Id::literal(name),
            codelist: None,
            attach: AttachmentLevel::Observation,
            mandatory: false,
        };
        Arc::new(DataStructure {
            id: Id::literal("DSD_X"),
            version: Version::FIRST,
            name: LocalText::new("س", "x", "x").unwrap(),
            dimensions: vec![Dimension { id: Id::literal("SEX"), codelist: Id::literal("CL_SEX") }],
            measure: Measure { id: Id::literal("OBS_VALUE"), decimals: 0 },
            attributes: attributes.iter().map(attribute).collect(),
        })
    }

    fn file(structure: &Arc<DataStructure>, rows: &[(&'static str, &[Option<&str>])]) -> Bytes {
        let observation = |(sex, said): &(&'static str, &[Option<&str>])| Observation {
            key: vec![Id::literal(sex)],
            period: "2024".parse().unwrap(),
            value: Some(1.0),
            attributes: said.iter().map(|text| text.map(str::to_owned)).collect(),
            origin: None,
        };
        let observations = rows.iter().map(observation).collect();
        encode(&DataTable::new(structure.clone(), observations)).unwrap()
    }

    fn read(bytes: Bytes) -> RecordBatch {
        ParquetRecordBatchReaderBuilder::try_new(bytes).unwrap().build().unwrap().next().unwrap().unwrap()
    }

    #[test]
    fn errors_and_counts_of_respondents_are_numbers() {
        let structure = structure(&["OBS_STATUS", "STD_ERROR", "N_UNWEIGHTED"]);
        let rows: [(&str, &[Option<&str>]); 2] =
            [("F", &[Some("A"), Some("12.5"), Some("40")]), ("M", &[Some("A"), None, Some("7")])];
        let batch = read(for_download(file(&structure, &rows), &structure, None).unwrap());
        let errors = batch.column_by_name("STD_ERROR").unwrap().as_primitive::<Float64Type>();
        assert!((errors.value(0) - 12.5).abs() < 1e-12 && errors.is_null(1));
        let respondents = batch.column_by_name("N_UNWEIGHTED").unwrap().as_primitive::<Int64Type>();
        assert_eq!(respondents.values().to_vec(), [40, 7]);
        assert!(
            batch.column_by_name("OBS_STATUS").unwrap().as_dictionary_opt::<arrow_array::types::Int32Type>().is_some()
        );
    }

    #[test]
    fn a_word_among_numbers_is_kept() {
        let structure = structure(&["STD_ERROR"]);
        let rows: [(&str, &[Option<&str>]); 2] = [("F", &[Some("12.5")]), ("M", &[Some("small")])];
        let batch = read(for_download(file(&structure, &rows), &structure, None).unwrap());
        assert!(batch.column_by_name("STD_ERROR").unwrap().as_primitive_opt::<Float64Type>().is_none());
    }

    #[test]
    fn a_file_without_errors_stays_as_it_was_sealed() {
        let structure = structure(&["OBS_STATUS"]);
        let sealed = file(&structure, &[("F", &[Some("A")])]);
        assert_eq!(for_download(sealed.clone(), &structure, None).unwrap(), sealed);
    }

    #[test]
    fn what_must_be_said_of_all_rows_stands_among_the_metadata() {
        let structure = structure(&["OBS_STATUS"]);
        let sealed = file(&structure, &[("F", &[Some("A")])]);
        let noted = for_download(sealed, &structure, Some("nobody here exists")).unwrap();
        let builder = ParquetRecordBatchReaderBuilder::try_new(noted.clone()).unwrap();
        let known = builder.metadata().file_metadata().key_value_metadata().unwrap();
        let note = known.iter().find(|entry| entry.key == "note").unwrap();
        assert_eq!(note.value.as_deref(), Some("nobody here exists"));
        assert_eq!(read(noted).num_rows(), 1);
    }
}
