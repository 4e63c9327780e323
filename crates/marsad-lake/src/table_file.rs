//! Tables as Parquet files: sorted, dictionary-coded, with a page index.
//!
//! Layout: one dictionary column of text for each coded dimension, `TIME_PERIOD` with its bounds in `TIME_START` and
//! `TIME_END` (milliseconds, no zone), the measure as a nullable float, one nullable text for each attribute of an
//! observation, and the origin of the value. The key-value metadata list the codes of each dimension and the periods,
//! so that a reader knows what exists without reading rows.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, StringDictionaryBuilder, TimestampMillisecondBuilder, UInt32Builder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use bytes::Bytes;
use marsad_model::{DataStructure, DataTable, Observation, TIME_PERIOD, TimePeriod};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::LakeError;

/// The key under which the codes of a dimension stand in the metadata of a file.
pub(crate) const CODES: &str = "marsad.codes.";
/// The key under which the periods stand.
pub(crate) const PERIODS: &str = "marsad.periods";
/// The key under which the number of series stands.
pub(crate) const SERIES: &str = "marsad.series";

/// Rows in a page: small enough that a page index saves reading, large enough to compress.
const PAGE_ROWS: usize = 4096;

/// Columns after the attributes: where each value came from.
pub(crate) const ORIGIN: [&str; 4] = ["ORIGIN_SUBMISSION", "ORIGIN_SHEET", "ORIGIN_ROW", "ORIGIN_COLUMN"];

type Text = StringDictionaryBuilder<Int32Type>;

/// The bytes of `table` as a Parquet file; the same table gives the same bytes.
pub fn encode(table: &DataTable) -> Result<Bytes, LakeError> {
    write(table).map(Bytes::from).map_err(|error| not_a_table(&table.structure, &error.to_string()))
}

pub(crate) fn not_a_table(structure: &DataStructure, detail: &str) -> LakeError {
    LakeError::NotATable { structure: structure.id.to_string(), detail: detail.to_owned() }
}

fn write(table: &DataTable) -> Result<Vec<u8>, ParquetError> {
    let schema = Arc::new(schema(&table.structure));
    let mut writer = ArrowWriter::try_new(Vec::new(), schema.clone(), Some(properties(table)))?;
    for rows in table.observations().chunks(PAGE_ROWS * 16) {
        let batch = RecordBatch::try_new(schema.clone(), columns(&table.structure, rows))?;
        writer.write(&batch)?;
    }
    writer.into_inner()
}

/// The columns of a table of `structure`, in the order of the file.
pub(crate) fn schema(structure: &DataStructure) -> Schema {
    let text = || DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let moment = || DataType::Timestamp(TimeUnit::Millisecond, None);
    let dimensions = structure.dimensions.iter().map(|d| Field::new(d.id.as_str(), text(), false));
    let time = [
        Field::new(TIME_PERIOD, text(), false),
        Field::new("TIME_START", moment(), false),
        Field::new("TIME_END", moment(), false),
        Field::new(structure.measure.id.as_str(), DataType::Float64, true),
    ];
    let attributes = structure.observation_attributes().map(|a| Field::new(a.id.as_str(), text(), true));
    let origin = ORIGIN
        .iter()
        .enumerate()
        .map(|(place, name)| Field::new(*name, if place < 2 { text() } else { DataType::UInt32 }, true));
    Schema::new(dimensions.chain(time).chain(attributes).chain(origin).collect::<Vec<_>>())
}

fn properties(table: &DataTable) -> WriterProperties {
    let key_columns = table.structure.dimensions.len() as i32;
    // Sorted by the key and then by the start of the period, which stands one column after its name.
    let sorting = (0..key_columns).chain([key_columns + 1]).map(|column| SortingColumn {
        column_idx: column,
        descending: false,
        nulls_first: false,
    });
    WriterProperties::builder()
        .set_created_by("marsad".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_data_page_row_count_limit(PAGE_ROWS)
        .set_write_batch_size(1024)
        .set_max_row_group_row_count(Some(PAGE_ROWS * 64))
        .set_sorting_columns(Some(sorting.collect()))
        .set_key_value_metadata(Some(metadata(table)))
        .build()
}

fn metadata(table: &DataTable) -> Vec<KeyValue> {
    let codes = table.structure.dimensions.iter().enumerate().map(|(place, dimension)| {
        let codes: Vec<String> = table.codes(place).iter().map(ToString::to_string).collect();
        KeyValue::new(format!("{CODES}{}", dimension.id), codes.join(" "))
    });
    let periods: Vec<String> = table.periods().iter().map(|p| format!("{p} {} {}", p.start(), p.end())).collect();
    let series = table.observations().chunk_by(|a, b| a.key == b.key).count();
    let further =
        [KeyValue::new(PERIODS.to_owned(), periods.join("\n")), KeyValue::new(SERIES.to_owned(), series.to_string())];
    codes.chain(further).collect()
}

fn columns(structure: &DataStructure, rows: &[Observation]) -> Vec<ArrayRef> {
    let key = (0..structure.dimensions.len()).map(|place| text(rows, |o| Some(o.key[place].as_str())));
    let time: [ArrayRef; 4] = [
        text(rows, |o| Some(o.period.as_str())),
        moments(rows, |p| p.start()),
        moments(rows, |p| p.end()),
        values(rows),
    ];
    let attributes = (0..structure.observation_attributes().count())
        .map(|place| text(rows, move |o| o.attributes.get(place).and_then(Option::as_deref)));
    let origin: [ArrayRef; 4] = [
        text(rows, |o| o.origin.as_ref().map(|origin| origin.submission.as_str())),
        text(rows, |o| o.origin.as_ref().map(|origin| origin.sheet.as_str())),
        numbers(rows, |o| o.origin.as_ref().map(|origin| origin.row)),
        numbers(rows, |o| o.origin.as_ref().map(|origin| origin.column)),
    ];
    key.chain(time).chain(attributes).chain(origin).collect()
}

fn text<'a>(rows: &'a [Observation], of: impl Fn(&'a Observation) -> Option<&'a str>) -> ArrayRef {
    let mut builder = Text::new();
    rows.iter().for_each(|row| builder.append_option(of(row)));
    Arc::new(builder.finish())
}

fn moments(rows: &[Observation], of: impl Fn(&TimePeriod) -> jiff::civil::DateTime) -> ArrayRef {
    let mut builder = TimestampMillisecondBuilder::with_capacity(rows.len());
    rows.iter().for_each(|row| builder.append_value(milliseconds(of(&row.period))));
    Arc::new(builder.finish())
}

/// Milliseconds from 1970 on the clock of the place, as Parquet counts a timestamp without a zone.
pub(crate) fn milliseconds(moment: jiff::civil::DateTime) -> i64 {
    jiff::tz::Offset::UTC.to_timestamp(moment).map_or(i64::MAX, |moment| moment.as_millisecond())
}

fn values(rows: &[Observation]) -> ArrayRef {
    let mut builder = Float64Builder::with_capacity(rows.len());
    rows.iter().for_each(|row| builder.append_option(row.value));
    Arc::new(builder.finish())
}

fn numbers(rows: &[Observation], of: impl Fn(&Observation) -> Option<u32>) -> ArrayRef {
    let mut builder = UInt32Builder::with_capacity(rows.len());
    rows.iter().for_each(|row| builder.append_option(of(row)));
    Arc::new(builder.finish())
}
