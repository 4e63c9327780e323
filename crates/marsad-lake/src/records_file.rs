//! Records of persons as a Parquet file: the table of a study with why values are missing beside it.
//!
//! Such files stand in the stage `Restricted`, which only plans read. Layout: the columns of the data, then for each
//! variable with values that are missing for a reason a column `missing:NAME` of texts, null where nothing is missing.
//! The same records give the same bytes. Foreign files of Parquet are read here too, as far as they are tables; how much of
//! them, says `bounds.rs`.

use std::sync::Arc;

use arrow_array::builder::{StringBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchOptions, StringArray, new_empty_array};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use arrow_select::concat::concat;
use bytes::Bytes;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::{Compression, Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::SchemaDescriptor;

use crate::LakeError;
use crate::bounds::Bounds;
use crate::layout::{self, decoded};

/// What the names of columns begin with that say why values are missing. No variable of a study has a colon in its name.
const MISSING: &str = "missing:";
/// Rows that are read at a time: a file may claim any number of them.
const BATCH_ROWS: usize = 1 << 16;
/// Bytes that the longest texts of a batch may take, if every row had one.
const BATCH_BYTES: u64 = 1 << 26;

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

/// The records in a Parquet file that [`encode_records`] wrote.
///
/// # Errors
/// Bytes that are no Parquet file, and more cells than the machine bears.
pub fn decode_records(bytes: Bytes) -> Result<Records, LakeError> {
    decode_batch(bytes, &|_| true, Bounds::ALL).and_then(|read| records_of(&read.batch))
}

/// What a Parquet file holds that somebody brings.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignRecords {
    /// Its columns of values; why they are missing, where [`encode_records`] wrote it.
    pub records: Records,
    /// Its columns of several values in a row, none of which is read.
    pub nested: Vec<NestedColumn>,
}

/// A column that holds several values in a row, which is none of a table of persons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NestedColumn {
    /// Its name.
    pub name: String,
    /// The word of what it holds: `list`, `map` or `structure`.
    pub kind: &'static str,
}

/// The columns in a Parquet file that somebody brings whose names are `wanted`: only they are unpacked. A file of few bytes
/// may hold little. Columns of several values in a row are told whether they are wanted or not: one may hold what is wanted.
///
/// # Errors
/// Bytes that are no Parquet file, and more than is read of a file of this length.
pub fn decode_foreign_records(bytes: Bytes, wanted: &dyn Fn(&str) -> bool) -> Result<ForeignRecords, LakeError> {
    let bounds = Bounds::of(bytes.len());
    let is_wanted = |name: &str| wanted(name.strip_prefix(MISSING).unwrap_or(name));
    let read = decode_batch(bytes, &is_wanted, bounds)?;
    Ok(ForeignRecords { records: records_of(&read.batch)?, nested: read.nested })
}

/// The columns of a file as data and as why they are missing.
fn records_of(batch: &RecordBatch) -> Result<Records, LakeError> {
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

/// The columns of values in a file, and those that are none.
struct ReadBatch {
    batch: RecordBatch,
    nested: Vec<NestedColumn>,
}

fn decode_batch(bytes: Bytes, wanted: &dyn Fn(&str) -> bool, bounds: Bounds) -> Result<ReadBatch, LakeError> {
    let wrong = |error: ParquetError| not_records(&layout::said(&error));
    let read = layout::read_footer(&bytes).map_err(wrong)?;
    if let Some(fault) = layout::fault(read.metadata(), bytes.len()) {
        return Err(not_records(&fault));
    }
    if let Some(name) = layout::unread_compression(read.metadata()) {
        return Err(LakeError::Compression(name));
    }
    let nested: Vec<NestedColumn> = read.schema().fields().iter().filter_map(|field| nested(field)).collect();
    let file = ForeignFile { bytes, read };
    let batch = decoded(|| read_batch(&file, wanted, bounds)).map_err(wrong)?;
    Ok(ReadBatch { batch, nested })
}

/// What a column holds, if it is more than a value in each row.
fn nested(field: &Field) -> Option<NestedColumn> {
    let kind = match field.data_type() {
        DataType::Map(_, _) => "map",
        DataType::Struct(_) | DataType::Union(_, _) => "structure",
        other => other.is_nested().then_some("list")?,
    };
    Some(NestedColumn { name: field.name().clone(), kind })
}

/// A file whose footer is sound.
struct ForeignFile {
    bytes: Bytes,
    read: ArrowReaderMetadata,
}

fn read_batch(
    ForeignFile { bytes, read }: &ForeignFile,
    wanted: &dyn Fn(&str) -> bool,
    bounds: Bounds,
) -> Result<RecordBatch, ParquetError> {
    let folded: Vec<Field> = read.schema().fields().iter().map(|field| folded(field)).collect();
    let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(folded)));
    let read = ArrowReaderMetadata::try_new(read.metadata().clone(), options)?;
    let is_read = |field: &Field| !field.data_type().is_nested() && wanted(field.name());
    let rows = read.metadata().row_groups().iter().map(|group| usize::try_from(group.num_rows()).unwrap_or(usize::MAX));
    let rows = rows.fold(0, usize::saturating_add);
    let kinds = read.schema().fields().iter().filter(|field| is_read(field)).map(|field| field.data_type());
    bounds.check(rows, kinds)?;
    let leaves = leaves(read.parquet_schema(), read.schema().fields().len());
    let (mut left, mut columns): (Bounds, Vec<Named>) = (bounds, Vec::new());
    for (field, leaf) in read.schema().fields().iter().zip(leaves).filter(|(field, _)| is_read(field)) {
        let leaf = leaf.filter(|leaf| read.parquet_schema().column(*leaf).name() == field.name());
        let leaf = leaf.ok_or_else(|| ParquetError::General(format!("its column `{}` is none", field.name())))?;
        let column = read_column((bytes, &read), (field.data_type(), leaf), &mut left)?;
        columns.push((Field::new(field.name(), column.data_type().clone(), true), column));
    }
    table(columns, rows).map_err(|error| ParquetError::General(error.to_string()))
}

/// For each column that has one value in a row its place among the leaves of the schema.
fn leaves(schema: &SchemaDescriptor, columns: usize) -> Vec<Option<usize>> {
    let mut leaves = vec![None; columns];
    for leaf in 0..schema.num_columns() {
        let is_flat = schema.get_column_root(leaf).is_primitive() && schema.column(leaf).max_rep_level() == 0;
        if let Some(place) = leaves.get_mut(schema.get_column_root_idx(leaf)).filter(|_| is_flat) {
            *place = Some(leaf);
        }
    }
    leaves
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
    (kind, leaf): (&DataType, usize),
    left: &mut Bounds,
) -> Result<ArrayRef, ParquetError> {
    let mut gathered = Gathered::new(kind);
    for (number, group) in read.metadata().row_groups().iter().enumerate() {
        let column = group.column(leaf);
        // Pages are bounded by what their headers say, so that each is unpacked once, but for those with lengths.
        let pages = layout::pages_of(bytes, column)?;
        left.take_pages(pages.bytes)?;
        if pages.has_lengths {
            layout::check_lengths(bytes, column, group.num_rows())?;
        }
        let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(bytes.clone(), read.clone())
            .with_projection(ProjectionMask::leaves(read.parquet_schema(), [leaf]))
            .with_row_groups(vec![number])
            .with_batch_size(batch_rows(column, pages.largest))
            .build()?;
        for batch in reader {
            let batch = batch?;
            left.take_cells(batch.num_rows())?;
            for part in batch.columns() {
                gathered.take(part, left)?;
            }
        }
    }
    gathered.finish()
}

/// How many rows of a column are read at a time whose largest page has so many bytes. A value may stand in every row, and
/// values that share their beginnings grow when they are read: none is longer than a page. Numbers are all of one width.
fn batch_rows(column: &ColumnChunkMetaData, largest: u64) -> usize {
    if !matches!(column.column_type(), Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY) {
        return BATCH_ROWS;
    }
    usize::try_from(BATCH_BYTES / largest.max(1)).unwrap_or(BATCH_ROWS).clamp(1, BATCH_ROWS)
}

/// What was read of a column.
enum Gathered {
    /// Texts, out of their dictionaries.
    Texts(StringBuilder),
    /// Values of another type, as they were read.
    Parts(DataType, Vec<ArrayRef>),
}

impl Gathered {
    fn new(kind: &DataType) -> Self {
        if *kind == reason_type() { Self::Texts(StringBuilder::new()) } else { Self::Parts(kind.clone(), Vec::new()) }
    }

    /// Takes what was read next: texts are counted before they are copied.
    fn take(&mut self, part: &ArrayRef, left: &mut Bounds) -> Result<(), ParquetError> {
        match self {
            Self::Texts(texts) => {
                let dictionary = part.as_dictionary_opt::<Int32Type>();
                let found = dictionary.and_then(|dictionary| dictionary.downcast_dict::<StringArray>());
                let found = found.ok_or_else(|| ParquetError::General("its texts are none".to_owned()))?;
                for text in found {
                    left.take_bytes(text.map_or(0, str::len).saturating_add(size_of::<i32>()))?;
                    texts.append_option(text);
                }
            }
            Self::Parts(_, parts) => {
                left.take_bytes(part.get_array_memory_size())?;
                parts.push(part.clone());
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<ArrayRef, ParquetError> {
        match self {
            Self::Texts(mut texts) => Ok(Arc::new(texts.finish())),
            Self::Parts(kind, parts) if parts.is_empty() => Ok(new_empty_array(&kind)),
            Self::Parts(_, parts) => {
                let parts: Vec<&dyn Array> = parts.iter().map(AsRef::as_ref).collect();
                Ok(concat(&parts)?)
            }
        }
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
    use arrow_array::{ArrayRef, Float64Array, ListArray, RecordBatch, RecordBatchOptions, StringArray, StructArray};
    use arrow_schema::{DataType, Field, Schema};
    use bytes::Bytes;

    use parquet::arrow::ArrowWriter;
    use parquet::basic::{Compression, Encoding, ZstdLevel};
    use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterVersion};

    use super::{NestedColumn, Records, decode_batch, decode_foreign_records, decode_records, encode_records};
    use crate::LakeError;
    use crate::bounds::Bounds;

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

    fn read(bytes: Bytes, bounds: Bounds) -> Result<RecordBatch, LakeError> {
        decode_batch(bytes, &|_| true, bounds).map(|read| read.batch)
    }

    fn refusal(bytes: Bytes, bounds: Bounds) -> String {
        read(bytes, bounds).unwrap_err().to_string()
    }

    /// A text of 100,000 letters that stands in 300 rows takes 30 MB when it is copied, and less than one in the file.
    #[test]
    fn a_text_that_stands_in_every_row_is_refused_before_it_is_copied() {
        let long = "x".repeat(100_000);
        let texts: ArrayRef = Arc::new(StringArray::from_iter_values((0..300).map(|_| long.as_str())));
        let bytes = written(texts, Compression::SNAPPY);
        assert!(bytes.len() < 1_000_000, "{}", bytes.len());
        let bounds = Bounds { bytes: 4_000_000, ..Bounds::ALL };
        assert!(refusal(bytes, bounds).contains("longer than what is read"));
        // A hundred rows of a word are none.
        let words: ArrayRef = Arc::new(StringArray::from(vec!["word"; 100]));
        assert_eq!(read(written(words.clone(), Compression::SNAPPY), bounds).unwrap().column(0), &words);
    }

    /// Zeros of which thousands are a byte of the file.
    #[test]
    fn more_values_than_the_machine_bears_are_refused() {
        let zeros: ArrayRef = Arc::new(Float64Array::from(vec![0.0; 200_000]));
        let bytes = written(zeros, Compression::SNAPPY);
        assert!(bytes.len() < 100_000, "{}", bytes.len());
        assert!(refusal(bytes.clone(), Bounds { cells: 100_000, ..Bounds::ALL }).contains("more values"));
        assert!(
            refusal(bytes.clone(), Bounds { bytes: 1_000_000, ..Bounds::ALL }).contains("longer than what is read")
        );
        assert_eq!(read(bytes, Bounds::ALL).unwrap().num_rows(), 200_000);
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
            assert_eq!(read(written(words.clone(), compression), Bounds::ALL).unwrap().column(0), &words);
        }
        let refused = read(Bytes::from_static(WITH_GZIP), Bounds::ALL).unwrap_err();
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
        assert_eq!(read(bytes, Bounds::ALL).unwrap().column(0), &column);
    }

    /// The numbers 1, 2 and 3 in one page with its checksum, as PyArrow writes it (`write_page_checksum`).
    const WITH_CHECKSUM: &[u8] =
        b"PAR1\x15\x00\x15<\x15<\x15\xfa\xca\xd7\xa9\x0d\x1c\x15\x06\x15\x00\x15\x06\x15\x06\x1c\x00\x00\x00\
        \x02\x00\x00\x00\x06\x01\x01\x00\x00\x00\x00\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x03\x00\x00\
        \x00\x00\x00\x00\x00\x15\x04\x19,5\x00\x18\x06schema\x15\x02\x00\x15\x04%\x02\x18\x01n\x00\x16\x06\
        \x19\x1c\x19\x1c&\x00\x1c\x15\x04\x19%\x06\x00\x19\x18\x01n\x15\x00\x16\x06\x16n\x16n&\x08I\x1c\x15\
        \x00\x15\x00\x15\x02\x00<)\x06\x19&\x00\x06\x00\x00\x00\x16n\x16\x06&\x08\x16n\x00(\x20parquet-cpp-a\
        rrow\x20version\x2026.0.1\x19\x1c\x1c\x00\x00\x00z\x00\x00\x00PAR1";

    #[test]
    fn a_page_that_is_not_what_its_checksum_says_is_told() {
        assert_eq!(read(Bytes::from_static(WITH_CHECKSUM), Bounds::ALL).unwrap().num_rows(), 3);
        let mut changed = WITH_CHECKSUM.to_vec();
        let second = changed.windows(8).position(|bytes| bytes == 2_i64.to_le_bytes()).unwrap();
        changed[second] ^= 1;
        let told = refusal(Bytes::from(changed), Bounds::ALL);
        assert!(told.contains("a page is not what its checksum says"), "{told}");
    }

    /// A file that holds nothing but one value again and again: some kilobytes, ten million values.
    #[test]
    fn a_file_of_few_bytes_is_refused_by_what_it_says_before_a_page_is_unpacked() {
        let ones: ArrayRef = Arc::new(Float64Array::from(vec![1.0; 1_000_000]));
        let table = RecordBatch::try_from_iter([("x", ones)]).unwrap();
        let properties = WriterProperties::builder().set_data_page_row_count_limit(1_000_000).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties)).unwrap();
        (0..10).for_each(|_| writer.write(&table).unwrap());
        let bytes = Bytes::from(writer.into_inner().unwrap());
        assert!(bytes.len() < 50_000, "{}", bytes.len());
        // Without room for one page the footer is enough.
        let unread = Bounds { pages: 0, ..Bounds::of(bytes.len()) };
        assert!(refusal(bytes.clone(), unread).contains("more values than are read"));
        let told = decode_foreign_records(bytes.clone(), &|_| true).unwrap_err().to_string();
        assert!(told.contains("more values than are read"), "{told}");
        assert_eq!(decode_records(bytes).unwrap().data.num_rows(), 10_000_000, "what was kept is read");
    }

    /// A page of eight megabytes of zeros, which is some kilobytes in the file.
    #[test]
    fn pages_are_refused_by_their_headers_where_they_unpack_to_more_than_is_read() {
        let long: ArrayRef = Arc::new(StringArray::from(vec!["\0".repeat(8 << 20)]));
        let table = RecordBatch::try_from_iter([("x", long)]).unwrap();
        let zstd = Compression::ZSTD(ZstdLevel::try_new(1).unwrap());
        let properties = WriterProperties::builder().set_compression(zstd).set_dictionary_enabled(false);
        let properties = properties.set_statistics_enabled(EnabledStatistics::None).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties)).unwrap();
        writer.write(&table).unwrap();
        let bytes = Bytes::from(writer.into_inner().unwrap());
        assert!(bytes.len() < 100_000, "{}", bytes.len());
        let bounds = Bounds { pages: 4 << 20, ..Bounds::ALL };
        assert!(refusal(bytes.clone(), bounds).contains("longer than what is read"));
        assert_eq!(read(bytes, Bounds::ALL).unwrap().num_rows(), 1);
    }

    /// As writers of the second version leave them where few texts are the same.
    #[test]
    fn texts_whose_lengths_stand_before_them_come_back() {
        let texts = (0..5000).map(|row| (row % 7 > 0).then(|| format!("person {row}")));
        let texts: ArrayRef = Arc::new(texts.collect::<StringArray>());
        let table = RecordBatch::try_from_iter([("x", texts.clone())]).unwrap();
        for encoding in [Encoding::DELTA_LENGTH_BYTE_ARRAY, Encoding::DELTA_BYTE_ARRAY] {
            for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
                let properties = WriterProperties::builder().set_writer_version(version);
                let properties = properties.set_dictionary_enabled(false).set_encoding(encoding).build();
                let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties)).unwrap();
                writer.write(&table).unwrap();
                let bytes = Bytes::from(writer.into_inner().unwrap());
                assert_eq!(read(bytes, Bounds::ALL).unwrap().column(0), &texts, "{encoding:?} {version:?}");
            }
        }
    }

    #[test]
    fn only_the_columns_that_are_wanted_are_unpacked_and_counted() {
        let (few, many) = (vec![1.0; 1000], vec!["y".repeat(100); 1000]);
        let (few, many): (ArrayRef, ArrayRef) = (Arc::new(Float64Array::from(few)), Arc::new(StringArray::from(many)));
        let table = RecordBatch::try_from_iter([("x", few.clone()), ("y", many)]).unwrap();
        let properties = WriterProperties::builder().set_dictionary_enabled(false).build();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(properties)).unwrap();
        writer.write(&table).unwrap();
        let bytes = Bytes::from(writer.into_inner().unwrap());
        let bounds = Bounds { cells: 1000, bytes: 50_000, pages: 10_000, ..Bounds::ALL };
        let x = decode_batch(bytes.clone(), &|name| name == "x", bounds).map(|read| read.batch).unwrap();
        assert_eq!((x.num_columns(), x.column(0)), (1, &few));
        assert!(refusal(bytes.clone(), Bounds { cells: 2000, ..bounds }).contains("longer than what is read"));
        let records = decode_foreign_records(bytes, &|name| name == "y").unwrap().records;
        assert_eq!(records.data.schema().field(0).name(), "y");
    }

    #[test]
    fn columns_of_several_values_in_a_row_are_named_with_what_they_hold() {
        let numbers: ArrayRef = Arc::new(Float64Array::from(vec![1.0, 2.0]));
        let lists = [Some(vec![Some(1)]), None];
        let lists: ArrayRef = Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(lists));
        let field = Arc::new(Field::new("a", DataType::Float64, false));
        let pairs: ArrayRef = Arc::new(StructArray::from(vec![(field, numbers.clone())]));
        let columns = [("children", lists, true), ("address", pairs, true), ("age", numbers, true)];
        let table = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
        let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), None).unwrap();
        writer.write(&table).unwrap();
        let bytes = Bytes::from(writer.into_inner().unwrap());
        let read = decode_foreign_records(bytes.clone(), &|_| true).unwrap();
        let named = |name: &str, kind| NestedColumn { name: name.to_owned(), kind };
        assert_eq!(read.nested, [named("children", "list"), named("address", "structure")]);
        assert_eq!((read.records.data.num_columns(), read.records.data.num_rows()), (1, 2));
        assert_eq!(decode_foreign_records(bytes, &|name| name == "age").unwrap(), read);
    }
}
