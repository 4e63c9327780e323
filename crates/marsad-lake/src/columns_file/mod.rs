//! Observations by column as a Parquet file: sorted by numbers, written without spelling a word twice.
//!
//! The file is the same kind of file that [`crate::encode`] writes and that the cube reader reads. What is different is
//! the work: a code is a small number from the reader of foreign bytes to the page of the file.

mod hybrid;
mod order;
mod words_chunk;

use std::io::Write;
use std::sync::Arc;

use bytes::Bytes;
use marsad_model::{Id, ObservationColumns, TimePeriod};
use parquet::arrow::ArrowSchemaConverter;
use parquet::basic::Compression;
use parquet::column::writer::{ColumnCloseResult, get_column_writer, get_typed_column_writer};
use parquet::data_type::{DoubleType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite};
use parquet::schema::types::{ColumnDescPtr, SchemaDescPtr};

use crate::LakeError;
use crate::table_file::{CODES, PERIODS, SERIES, milliseconds, not_a_table, schema};
use order::Order;
use words_chunk::{Words, words_chunk};

/// Rows in a page.
const PAGE_ROWS: usize = 4096;
/// Rows in a group: what one reader holds at a time.
const GROUP_ROWS: usize = PAGE_ROWS * 64;

/// Writes `columns`, sorted by key and then by time, as a Parquet file.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn encode_columns<W: Write + Send>(columns: &ObservationColumns, out: W) -> Result<W, LakeError> {
    write(columns, out).map_err(|error| not_a_table(&columns.structure, &error.to_string()))
}

fn write<W: Write + Send>(columns: &ObservationColumns, out: W) -> Result<W, ParquetError> {
    let arrow = schema(&columns.structure);
    let converted = ArrowSchemaConverter::new().convert(&arrow)?;
    let order = Order::new(columns);
    let file =
        File { columns, order: &order, schema: Arc::new(converted), properties: Arc::new(properties(columns, &order)) };
    let mut writer = SerializedFileWriter::new(out, file.schema.root_schema_ptr(), file.properties.clone())?;
    let groups: Vec<[usize; 2]> =
        (0..columns.len()).step_by(GROUP_ROWS).map(|first| [first, (first + GROUP_ROWS).min(columns.len())]).collect();
    let readers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, 8);
    // As many groups at a time as there are cores, appended in their order.
    for batch in groups.chunks(readers) {
        let made: Vec<Result<Vec<Chunk>, ParquetError>> = std::thread::scope(|scope| {
            let workers: Vec<_> = batch.iter().map(|rows| scope.spawn(|| file.group(*rows))).collect();
            let failed = || Err(ParquetError::General("a group was not written".to_owned()));
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| failed())).collect()
        });
        for chunks in made {
            let mut group = writer.next_row_group()?;
            for (bytes, close) in chunks? {
                group.append_column(&bytes, close)?;
            }
            group.close()?;
        }
    }
    writer.into_inner()
}

/// The bytes of a column of a group, and what is said of it.
type Chunk = (Bytes, ColumnCloseResult);

/// A file being written.
struct File<'t> {
    columns: &'t ObservationColumns,
    order: &'t Order,
    schema: SchemaDescPtr,
    properties: WriterPropertiesPtr,
}

impl File<'_> {
    /// Every column of the rows `first..last` of the order.
    fn group(&self, [first, last]: [usize; 2]) -> Result<Vec<Chunk>, ParquetError> {
        let rows = &self.order.rows[first..last];
        let mut chunks = Vec::new();
        let columns = self.columns;
        for (at, dimension) in columns.dimensions.iter().enumerate() {
            let texts: Vec<&str> = dimension.words.iter().map(Id::as_str).collect();
            let words = Words::of_texts(&texts, false);
            chunks.push(words_chunk(
                &self.descriptor(at),
                &words,
                rows.iter().map(|&row| Some(dimension.places.get(row as usize))),
            )?);
        }
        let at = columns.dimensions.len();
        let period = |row: &u32| Some(columns.periods.places.get(*row as usize));
        let names: Vec<&str> = columns.periods.words.iter().map(TimePeriod::as_str).collect();
        chunks.push(words_chunk(&self.descriptor(at), &Words::of_texts(&names, false), rows.iter().map(period))?);
        for (offset, bound) in [TimePeriod::start, TimePeriod::end].into_iter().enumerate() {
            let moments: Vec<i64> = columns.periods.words.iter().map(|period| milliseconds(bound(period))).collect();
            let words = Words::of_moments(&moments);
            chunks.push(words_chunk(&self.descriptor(at + 1 + offset), &words, rows.iter().map(period))?);
        }
        chunks.push(self.values(at + 3, rows)?);
        for (offset, attribute) in columns.attributes.iter().enumerate() {
            let texts: Vec<&str> = attribute.words.iter().map(|word| word.as_deref().unwrap_or_default()).collect();
            let is_said: Vec<bool> = attribute.words.iter().map(Option::is_some).collect();
            let place = |row: &u32| {
                let place = attribute.places.get(*row as usize);
                is_said.get(place as usize).copied().unwrap_or(false).then_some(place)
            };
            let words = Words::of_texts(&texts, true);
            chunks.push(words_chunk(&self.descriptor(at + 4 + offset), &words, rows.iter().map(place))?);
        }
        let at = at + 4 + columns.attributes.len();
        let submission = Words::of_texts(&[columns.submission.as_str()], true);
        chunks.push(words_chunk(&self.descriptor(at), &submission, rows.iter().map(|_| Some(0)))?);
        let sheets: Vec<&str> = columns.sheets.words.iter().map(String::as_str).collect();
        let sheet = |row: &u32| Some(columns.sheets.places.get(*row as usize));
        chunks.push(words_chunk(&self.descriptor(at + 1), &Words::of_texts(&sheets, true), rows.iter().map(sheet))?);
        chunks.push(self.numbers(at + 2, rows.iter().map(|&row| columns.rows[row as usize]))?);
        chunks.push(self.numbers(at + 3, rows.iter().map(|&row| columns.columns.get(row as usize)))?);
        Ok(chunks)
    }

    fn descriptor(&self, at: usize) -> ColumnDescPtr {
        self.schema.column(at)
    }

    fn values(&self, at: usize, rows: &[u32]) -> Result<Chunk, ParquetError> {
        let all: Vec<f64> = rows.iter().map(|&row| self.columns.values[row as usize]).collect();
        let levels: Vec<i16> = all.iter().map(|value| i16::from(!value.is_nan())).collect();
        let values: Vec<f64> = all.into_iter().filter(|value| !value.is_nan()).collect();
        let mut sink = TrackedWrite::new(Vec::new());
        let page_writer = Box::new(SerializedPageWriter::new(&mut sink));
        let mut writer = get_typed_column_writer::<DoubleType>(get_column_writer(
            self.descriptor(at),
            self.properties.clone(),
            page_writer,
        ));
        writer.write_batch(&values, Some(&levels), None)?;
        let close = writer.close()?;
        Ok((sink.into_inner()?.into(), close))
    }

    fn numbers(&self, at: usize, numbers: impl Iterator<Item = u32>) -> Result<Chunk, ParquetError> {
        // Parquet keeps unsigned numbers of 32 bits in the same bits.
        let numbers: Vec<i32> = numbers.map(u32::cast_signed).collect();
        let mut sink = TrackedWrite::new(Vec::new());
        let page_writer = Box::new(SerializedPageWriter::new(&mut sink));
        let mut writer = get_typed_column_writer::<Int32Type>(get_column_writer(
            self.descriptor(at),
            self.properties.clone(),
            page_writer,
        ));
        writer.write_batch(&numbers, Some(&vec![1; numbers.len()]), None)?;
        let close = writer.close()?;
        Ok((sink.into_inner()?.into(), close))
    }
}

fn properties(columns: &ObservationColumns, order: &Order) -> WriterProperties {
    let mut builder = WriterProperties::builder()
        .set_created_by("marsad".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_data_page_row_count_limit(PAGE_ROWS * 4)
        .set_key_value_metadata(Some(metadata(columns, order)));
    for name in ["ORIGIN_ROW", "ORIGIN_COLUMN"] {
        let path = parquet::schema::types::ColumnPath::from(name);
        // The rows of a file are all different: a dictionary of them is a waste.
        builder = builder.set_column_dictionary_enabled(path, name == "ORIGIN_COLUMN");
    }
    let mut properties = builder.build();
    parquet::arrow::add_encoded_arrow_schema_to_metadata(&schema(&columns.structure), &mut properties);
    properties
}

/// What a reader knows of the file without reading rows, as [`crate::encode`] writes it.
fn metadata(columns: &ObservationColumns, order: &Order) -> Vec<KeyValue> {
    let codes = columns.structure.dimensions.iter().zip(&columns.dimensions).map(|(dimension, column)| {
        let mut used: Vec<&str> =
            order.used(&column.places, column.words.len()).map(|at| column.words[at].as_str()).collect();
        used.sort_unstable();
        KeyValue::new(format!("{CODES}{}", dimension.id), used.join(" "))
    });
    let mut periods: Vec<&TimePeriod> =
        order.used(&columns.periods.places, columns.periods.words.len()).map(|at| &columns.periods.words[at]).collect();
    periods.sort();
    let periods: Vec<String> = periods.iter().map(|p| format!("{p} {} {}", p.start(), p.end())).collect();
    let further = [
        KeyValue::new(PERIODS.to_owned(), periods.join("\n")),
        KeyValue::new(SERIES.to_owned(), order.series(columns).to_string()),
    ];
    codes.chain(further).collect()
}
