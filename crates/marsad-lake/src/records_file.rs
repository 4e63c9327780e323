//! Records of persons as a Parquet file: the table of a study with why values are missing beside it.
//!
//! Such files stand in the stage `Restricted`, which only plans read. Layout: the columns of the data, then for each
//! variable with values that are missing for a reason a column `missing:NAME` of texts, null where nothing is missing.
//! The same records give the same bytes. Foreign files of Parquet are read here too, as far as they are tables.

use std::sync::Arc;

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchOptions, StringArray, new_empty_array};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use arrow_select::concat::concat;
use bytes::Bytes;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::LakeError;
use crate::layout::{self, decoded};

/// What the names of columns begin with that say why values are missing. No variable of a study has a colon in its name.
const MISSING: &str = "missing:";
/// Rows that are read at a time: a file may claim any number of them.
const BATCH_ROWS: usize = 1 << 16;
/// What a file may hold.
const BOUNDS: Bounds = Bounds { cells: 1 << 28, bytes: 1 << 30 };
/// Bytes that the longest texts of a batch may take, if every row had one.
const BATCH_BYTES: u64 = 1 << 28;

/// How much a file of records may hold.
#[derive(Clone, Copy)]
struct Bounds {
    /// Values, those that are missing among them.
    cells: usize,
    /// Bytes of its pages, and bytes of its values once they are read.
    bytes: u64,
}

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
    let batch = decode_batch(bytes, BOUNDS)?;
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

/// The table in a Parquet file: its columns of values, for lists and structures are none of persons.
fn decode_batch(bytes: Bytes, bounds: Bounds) -> Result<RecordBatch, LakeError> {
    let wrong = |error: ParquetError| not_records(&layout::said(&error));
    let read = decoded(|| ArrowReaderMetadata::load(&bytes, ArrowReaderOptions::new())).map_err(wrong)?;
    if let Some(fault) = layout::fault(read.metadata(), bytes.len()) {
        return Err(not_records(&fault));
    }
    if let Some(name) = layout::unread_compression(read.metadata()) {
        return Err(LakeError::Compression(name));
    }
    let file = ForeignFile { bytes, read };
    decoded(|| read_batch(&file, bounds)).map_err(wrong)
}

/// A file whose footer is sound.
struct ForeignFile {
    bytes: Bytes,
    read: ArrowReaderMetadata,
}

fn read_batch(ForeignFile { bytes, read }: &ForeignFile, bounds: Bounds) -> Result<RecordBatch, ParquetError> {
    let sizes = layout::sizes(bytes, read.metadata(), bounds.bytes)?;
    let folded: Vec<Field> = read.schema().fields().iter().map(|field| folded(field)).collect();
    let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(folded)));
    let read = ArrowReaderMetadata::try_new(read.metadata().clone(), options)?;
    let mut left = bounds;
    let mut columns: Vec<Named> = Vec::new();
    for (place, field) in read.schema().fields().iter().enumerate() {
        if !field.data_type().is_nested() {
            let column = read_column((bytes, &read), (place, &sizes), &mut left)?;
            columns.push((Field::new(field.name(), column.data_type().clone(), true), column));
        }
    }
    let rows = read.metadata().row_groups().iter().map(|group| usize::try_from(group.num_rows()).unwrap_or(0)).sum();
    if columns.is_empty() {
        left.take_cells(rows)?;
    }
    table(columns, rows).map_err(|error| ParquetError::General(error.to_string()))
}

/// A field whose texts are read as a dictionary, so that one that stands in many rows costs as much as one.
fn folded(field: &Field) -> Field {
    let is_text = |kind: &DataType| matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    let is_folded = match field.data_type() {
        DataType::Dictionary(_, values) => is_text(values),
        other => is_text(other),
    };
    if is_folded { field.clone().with_data_type(reason_type()) } else { field.clone() }
}

/// A column alone, and row group by row group: a page of another one is not held meanwhile, and no batch has two dictionaries,
/// of which texts would be copied.
fn read_column(
    (bytes, read): (&Bytes, &ArrowReaderMetadata),
    (place, sizes): (usize, &[u64]),
    left: &mut Bounds,
) -> Result<ArrayRef, ParquetError> {
    let mut parts: Vec<ArrayRef> = Vec::new();
    for (number, size) in sizes.iter().enumerate() {
        let rows = usize::try_from(BATCH_BYTES / size.max(&1)).unwrap_or(BATCH_ROWS).clamp(1, BATCH_ROWS);
        let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(bytes.clone(), read.clone())
            .with_projection(ProjectionMask::roots(read.parquet_schema(), [place]))
            .with_row_groups(vec![number])
            .with_batch_size(rows)
            .build()?;
        for batch in reader {
            let batch = batch?;
            left.take_cells(batch.num_rows())?;
            parts.extend(batch.columns().iter().map(|part| left.unfolded(part)).collect::<Result<Vec<_>, _>>()?);
        }
    }
    let parts: Vec<&dyn Array> = parts.iter().map(AsRef::as_ref).collect();
    if parts.is_empty() {
        let kind = read.schema().fields().get(place).map_or(DataType::Null, |field| field.data_type().clone());
        return Ok(new_empty_array(if kind == reason_type() { &DataType::Utf8 } else { &kind }));
    }
    Ok(concat(&parts)?)
}

impl Bounds {
    fn take_cells(&mut self, cells: usize) -> Result<(), ParquetError> {
        let left = self.cells.checked_sub(cells);
        self.cells = left.ok_or_else(|| ParquetError::General("it has more values than are read".to_owned()))?;
        Ok(())
    }

    fn take_bytes(&mut self, bytes: usize) -> Result<(), ParquetError> {
        let left = u64::try_from(bytes).ok().and_then(|bytes| self.bytes.checked_sub(bytes));
        self.bytes = left.ok_or_else(|| ParquetError::General(layout::TOO_LONG.to_owned()))?;
        Ok(())
    }

    /// Values as they are, and texts out of their dictionary: counted before they are copied.
    fn unfolded(&mut self, part: &ArrayRef) -> Result<ArrayRef, ParquetError> {
        let dictionary = part.as_dictionary_opt::<Int32Type>();
        let Some(texts) = dictionary.and_then(|dictionary| dictionary.downcast_dict::<StringArray>()) else {
            self.take_bytes(part.get_array_memory_size())?;
            return Ok(part.clone());
        };
        let lengths = texts.into_iter().flatten().map(str::len);
        self.take_bytes(lengths.fold(part.len().saturating_mul(size_of::<i32>()), usize::saturating_add))?;
        let texts: StringArray = texts.into_iter().collect();
        Ok(Arc::new(texts))
    }
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

    use parquet::arrow::ArrowWriter;
    use parquet::basic::{Compression, ZstdLevel};
    use parquet::file::properties::WriterProperties;

    use super::{BOUNDS, Bounds, Records, decode_batch, decode_records, encode_records};
    use crate::LakeError;

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

    /// A file of one column.
    fn written(column: ArrayRef, compression: Compression) -> Bytes {
        let table = RecordBatch::try_from_iter([("x", column)]).unwrap();
        let properties = WriterProperties::builder().set_compression(compression).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties)).unwrap();
        writer.write(&table).unwrap();
        writer.into_inner().unwrap().into()
    }

    fn refusal(bytes: Bytes, bounds: Bounds) -> String {
        decode_batch(bytes, bounds).unwrap_err().to_string()
    }

    /// A text of 100,000 letters that stands in 300 rows takes 30 MB when it is copied, and less than one in the file.
    #[test]
    fn a_text_that_stands_in_every_row_is_refused_before_it_is_copied() {
        let long = "x".repeat(100_000);
        let texts: ArrayRef = Arc::new(StringArray::from_iter_values((0..300).map(|_| long.as_str())));
        let bytes = written(texts, Compression::SNAPPY);
        assert!(bytes.len() < 1_000_000, "{}", bytes.len());
        let bounds = Bounds { bytes: 4_000_000, ..BOUNDS };
        assert!(refusal(bytes, bounds).contains("longer than what is read"));
        // A hundred rows of a word are none.
        let words: ArrayRef = Arc::new(StringArray::from(vec!["word"; 100]));
        assert_eq!(decode_batch(written(words.clone(), Compression::SNAPPY), bounds).unwrap().column(0), &words);
    }

    /// Zeros of which thousands are a byte of the file.
    #[test]
    fn more_values_than_the_machine_bears_are_refused() {
        let zeros: ArrayRef = Arc::new(Float64Array::from(vec![0.0; 200_000]));
        let bytes = written(zeros, Compression::SNAPPY);
        assert!(bytes.len() < 100_000, "{}", bytes.len());
        assert!(refusal(bytes.clone(), Bounds { cells: 100_000, ..BOUNDS }).contains("more values"));
        assert!(refusal(bytes.clone(), Bounds { bytes: 1_000_000, ..BOUNDS }).contains("longer than what is read"));
        assert_eq!(decode_batch(bytes, BOUNDS).unwrap().num_rows(), 200_000);
    }

    /// A table of three numbers, as PyArrow writes it with gzip.
    const WITH_GZIP: &[u8] =
        b"PAR1\x15\x00\x15<\x15D,\x15\x06\x15\x00\x15\x06\x15\x06\x1c\x00\x00\x00\x1f\x8b\x08\x00\x00\x00\x00\
        \x00\x02\x03cb```cdd\x80\x00&(\xcd\x0c\xa5\x01\xbd\xf2\x9aj\x1e\x00\x00\x00\x15\x04\x19,5\x00\x18\
        \x06schema\x15\x02\x00\x15\x04%\x02\x18\x01n\x00\x16\x06\x19\x1c\x19\x1c&\x00\x1c\x15\x04\x19%\x06\
        \x00\x19\x18\x01n\x15\x04\x16\x06\x16b\x16j&\x08I\x1c\x15\x00\x15\x00\x15\x02\x00<)\x06\x19&\x00\x06\
        \x00\x00\x00\x16b\x16\x06&\x08\x16j\x00(\x20parquet-cpp-arrow\x20version\x2026.0.1\x19\x1c\x1c\x00\
        \x00\x00z\x00\x00\x00PAR1";

    /// As Polars writes it, and Hadoop.
    #[test]
    fn files_are_read_by_their_compression_and_the_others_are_named() {
        let words: ArrayRef = Arc::new(StringArray::from(vec![Some("a"), None, Some("b")]));
        let zstd = Compression::ZSTD(ZstdLevel::try_new(3).unwrap());
        for compression in [zstd, Compression::LZ4_RAW, Compression::LZ4, Compression::UNCOMPRESSED] {
            assert_eq!(decode_batch(written(words.clone(), compression), BOUNDS).unwrap().column(0), &words);
        }
        let refused = decode_batch(Bytes::from_static(WITH_GZIP), BOUNDS).unwrap_err();
        assert!(matches!(refused, LakeError::Compression("gzip")), "{refused}");
        assert!(refused.to_string().contains("`gzip`: write it with zstd"), "{refused}");
    }

    #[test]
    fn texts_of_many_row_groups_come_back_in_their_order() {
        let texts: Vec<String> = (0..1_000).map(|row| format!("code {}", row % 7 + row / 300)).collect();
        let column: ArrayRef = Arc::new(StringArray::from(texts));
        let table = RecordBatch::try_from_iter([("x", column.clone())]).unwrap();
        let properties = WriterProperties::builder().set_max_row_group_row_count(Some(100)).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties)).unwrap();
        writer.write(&table).unwrap();
        let bytes = Bytes::from(writer.into_inner().unwrap());
        assert_eq!(decode_batch(bytes, BOUNDS).unwrap().column(0), &column);
    }
}
