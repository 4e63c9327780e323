//! Records of persons as a Parquet file: the table of a study with why values are missing beside it.
//!
//! Such files stand in the stage `Restricted`, which only plans read. Layout: the columns of the data, then for each
//! variable with values that are missing for a reason a column `missing:NAME` of texts, null where nothing is missing.
//! The same records give the same bytes. Foreign files of Parquet are read here too, as far as they are tables.

use std::sync::Arc;

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use arrow_select::concat::concat_batches;
use bytes::Bytes;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::LakeError;
use crate::layout::{self, decoded};

/// What the names of columns begin with that say why values are missing. No variable of a study has a colon in its name.
const MISSING: &str = "missing:";
/// Rows that are read at a time: a file may claim any number of them.
const BATCH_ROWS: usize = 1 << 16;
/// Cells that a file of records may have: two gigabytes of numbers.
const CELLS_MAX: usize = 1 << 28;

/// The records of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Records {
    /// A column for each variable.
    pub data: RecordBatch,
    /// For variables with values that are missing for a reason, the codes that stood in their places, as dictionaries of
    /// texts; as many rows.
    pub missing: RecordBatch,
}

/// The bytes of records as a Parquet file.
///
/// # Errors
/// Reasons that are no dictionaries of texts, and types that Parquet cannot hold.
pub fn encode_records(records: &Records) -> Result<Bytes, LakeError> {
    write(&joined(records)?).map(Bytes::from).map_err(|error| not_records(&error))
}

fn write(batch: &RecordBatch) -> Result<Vec<u8>, ParquetError> {
    let properties = WriterProperties::builder()
        .set_created_by("marsad".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::None)
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties))?;
    writer.write(batch)?;
    writer.into_inner()
}

/// The records in a Parquet file: one that [`encode_records`] wrote, or any other table, whose values are missing without
/// reasons.
///
/// # Errors
/// Bytes that are no Parquet file, and more cells than the machine bears.
pub fn decode_records(bytes: Bytes) -> Result<Records, LakeError> {
    let batch = decode_batch(bytes)?;
    let (mut data, mut missing): (Vec<Named>, Vec<Named>) = (Vec::new(), Vec::new());
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        match field.name().strip_prefix(MISSING) {
            None => data.push((Field::clone(field), column.clone())),
            Some(name) => {
                let texts = column.as_string_opt::<i32>().ok_or_else(|| not_records(field.name()))?;
                let mut builder = StringDictionaryBuilder::<Int32Type>::new();
                texts.iter().for_each(|text| builder.append_option(text));
                let reasons: ArrayRef = Arc::new(builder.finish());
                missing.push((Field::new(name, reason_type(), true), reasons));
            }
        }
    }
    let rows = batch.num_rows();
    Ok(Records { data: table(data, rows)?, missing: table(missing, rows)? })
}

/// The table in a Parquet file, whole.
fn decode_batch(bytes: Bytes) -> Result<RecordBatch, LakeError> {
    decoded(|| read_batch(bytes)).map_err(|error| not_records(&error))
}

fn read_batch(bytes: Bytes) -> Result<RecordBatch, ParquetError> {
    let size = bytes.len();
    let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(bytes, ArrowReaderOptions::new())?;
    if let Some(fault) = layout::fault(builder.metadata(), size) {
        return Err(ParquetError::General(fault));
    }
    let schema = builder.schema().clone();
    let (mut batches, mut cells) = (Vec::new(), 0_usize);
    for batch in builder.with_batch_size(BATCH_ROWS).build()? {
        let batch = batch?;
        cells = cells.saturating_add(batch.num_rows().saturating_mul(batch.num_columns().max(1)));
        if cells > CELLS_MAX {
            return Err(ParquetError::General(format!("more than {CELLS_MAX} cells")));
        }
        batches.push(batch);
    }
    Ok(concat_batches(&schema, &batches)?)
}

type Named = (Field, ArrayRef);

/// The type of a column that says why values are missing.
fn reason_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// Data and reasons as one table, whose schema says nothing but names and types.
fn joined(records: &Records) -> Result<RecordBatch, LakeError> {
    let schema = records.data.schema();
    let plain = schema.fields().iter().map(|field| Field::new(field.name(), field.data_type().clone(), true));
    let mut columns: Vec<Named> = plain.zip(records.data.columns().iter().cloned()).collect();
    let reasons = records.missing.schema();
    for (field, column) in reasons.fields().iter().zip(records.missing.columns()) {
        let dictionary = column.as_dictionary_opt::<Int32Type>();
        let texts = dictionary.and_then(|dictionary| dictionary.downcast_dict::<StringArray>());
        let texts: StringArray = texts.ok_or_else(|| not_records(field.name()))?.into_iter().collect();
        columns.push((Field::new(format!("{MISSING}{}", field.name()), DataType::Utf8, true), Arc::new(texts)));
    }
    table(columns, records.data.num_rows())
}

fn table(columns: Vec<Named>, rows: usize) -> Result<RecordBatch, LakeError> {
    let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) = columns.into_iter().unzip();
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    let made: Result<RecordBatch, ArrowError> =
        RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options);
    made.map_err(|error| not_records(&error))
}

fn not_records(detail: &dyn std::fmt::Display) -> LakeError {
    LakeError::NotRecords { detail: detail.to_string() }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::builder::StringDictionaryBuilder;
    use arrow_array::types::Int32Type;
    use arrow_array::{ArrayRef, Float64Array, RecordBatch, RecordBatchOptions, StringArray};
    use arrow_schema::Schema;
    use bytes::Bytes;

    use super::{Records, decode_records, encode_records};

    fn records() -> Records {
        let ages: ArrayRef = Arc::new(Float64Array::from(vec![Some(30.0), None, Some(41.5)]));
        let areas: ArrayRef = Arc::new(StringArray::from(vec![Some("URBAN"), Some("RURAL"), None]));
        let mut reasons = StringDictionaryBuilder::<Int32Type>::new();
        [None, Some("99"), None].into_iter().for_each(|reason| reasons.append_option(reason));
        let reasons: ArrayRef = Arc::new(reasons.finish());
        Records {
            data: RecordBatch::try_from_iter_with_nullable([("age", ages, true), ("area", areas, true)]).unwrap(),
            missing: RecordBatch::try_from_iter_with_nullable([("age", reasons, true)]).unwrap(),
        }
    }

    #[test]
    fn records_come_back_as_they_were_and_the_same_records_give_the_same_bytes() {
        let bytes = encode_records(&records()).unwrap();
        assert_eq!(encode_records(&records()).unwrap(), bytes);
        assert_eq!(decode_records(bytes).unwrap(), records());
    }

    #[test]
    fn nobody_is_a_table_too() {
        let nothing = |rows| {
            let options = RecordBatchOptions::new().with_row_count(Some(rows));
            RecordBatch::try_new_with_options(Arc::new(Schema::empty()), Vec::new(), &options).unwrap()
        };
        let none = Records { data: records().data.slice(0, 0), missing: nothing(0) };
        let read = decode_records(encode_records(&none).unwrap()).unwrap();
        assert_eq!((read.data.num_rows(), read.data.num_columns(), read.missing.num_columns()), (0, 2, 0));
    }

    #[test]
    fn other_bytes_are_no_records() {
        assert!(decode_records(Bytes::from_static(b"no parquet at all")).is_err());
        let bytes = encode_records(&records()).unwrap();
        assert!(decode_records(bytes.slice(0..bytes.len() - 9)).is_err());
    }
}
