//! Observations by column as a Parquet file: sorted by numbers, written without spelling a word twice.
//!
//! The file is the same kind of file that [`crate::encode`] writes and that the cube reader reads. What is different is
//! the work: a code is a small number from the reader of foreign bytes to the page of the file.

mod dictionary;
mod hybrid;
mod pages;

use std::io::Write;
use std::sync::{Arc, mpsc};

use marsad_model::{Id, KeyOrder, ObservationColumns, Places, TimePeriod, Values};
use parquet::arrow::ArrowSchemaConverter;
use parquet::basic::Compression;
use parquet::column::writer::{get_column_writer, get_typed_column_writer};
use parquet::data_type::DoubleType;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite};
use parquet::schema::types::{ColumnDescPtr, SchemaDescPtr};

use crate::LakeError;
use crate::table_file::{CODES, PERIODS, SERIES, milliseconds, not_a_table, schema};
use dictionary::{Dictionary, Ranked};
use pages::{Body, Chunk, NOTHING, bodies, numbers_chunk, same_bodies, words_chunk};

/// Rows in a page.
const PAGE_ROWS: usize = 8192;
/// Rows in a group: what one writer holds at a time.
const GROUP_ROWS: usize = PAGE_ROWS * 32;
/// Up to this many different numbers in a group are written once each.
const NUMBERS_MAX: usize = 1 << 15;
/// How many groups are written at once at most.
const WRITERS_MAX: usize = 8;

/// Writes `columns` in `order` as a Parquet file.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn encode_columns<W: Write + Send>(columns: &ObservationColumns, order: &KeyOrder, out: W) -> Result<W, LakeError> {
    write(columns, order, out).map_err(|error| not_a_table(&columns.structure, &error.to_string()))
}

fn write<W: Write + Send>(columns: &ObservationColumns, order: &KeyOrder, out: W) -> Result<W, ParquetError> {
    let arrow = schema(&columns.structure);
    let properties = Arc::new(properties(columns));
    let file = File {
        columns,
        words: AllWords::new(columns, order),
        order,
        schema: Arc::new(ArrowSchemaConverter::new().convert(&arrow)?),
        properties: properties.clone(),
    };
    let mut writer = SerializedFileWriter::new(out, file.schema.root_schema_ptr(), properties)?;
    let groups = file.order.len().div_ceil(GROUP_ROWS);
    let writers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, WRITERS_MAX);
    std::thread::scope(|scope| {
        let said = scope.spawn(|| metadata(columns, order));
        // Each makes its groups in their order, a few ahead of the file; they are appended in turn.
        let made: Vec<mpsc::Receiver<Result<Vec<Chunk>, ParquetError>>> = (0..writers.min(groups))
            .map(|first| {
                let (send, receive) = mpsc::sync_channel(1);
                let file = &file;
                scope.spawn(move || {
                    let all = (first..groups).step_by(writers).map(|group| file.group(group));
                    // Where nobody receives any more, the file could not be written.
                    let _ = all.map(|made| send.send(made)).find(Result::is_err);
                });
                receive
            })
            .collect();
        for group in 0..groups {
            let failed = || Err(ParquetError::General("a group was not written".to_owned()));
            let chunks = made[group % writers].recv().unwrap_or_else(|_| failed())?;
            let mut group = writer.next_row_group()?;
            for (bytes, close) in chunks {
                group.append_column(&bytes, close)?;
            }
            group.close()?;
        }
        said.join().unwrap_or_default().into_iter().for_each(|said| writer.append_key_value_metadata(said));
        Ok::<_, ParquetError>(())
    })?;
    writer.into_inner()
}

/// The words of every column that has words.
struct AllWords {
    /// Of each dimension, by the rank of its code.
    dimensions: Vec<Ranked>,
    /// Of time by the rank of the period: its name, its start and its end.
    time: [Ranked; 3],
    /// Of each attribute, by the place of its word.
    attributes: Vec<Ranked>,
    submission: Ranked,
    sheets: Ranked,
    /// The numbers of columns, by themselves.
    origin_columns: Ranked,
}

impl AllWords {
    fn new(columns: &ObservationColumns, order: &KeyOrder) -> Self {
        let dimension = |(at, column): (usize, &marsad_model::WordColumn<Id>)| {
            let texts: Vec<&str> = order.by_rank(at).into_iter().map(|place| column.words[place].as_str()).collect();
            Dictionary::of_texts(&texts, false)
        };
        let periods: Vec<&TimePeriod> =
            order.by_rank(columns.dimensions.len()).into_iter().map(|place| &columns.periods.words[place]).collect();
        let moments = |bound: fn(&TimePeriod) -> jiff::civil::DateTime| {
            Dictionary::of_moments(&periods.iter().map(|period| milliseconds(bound(period))).collect::<Vec<_>>())
        };
        let names: Vec<&str> = periods.iter().map(|period| period.as_str()).collect();
        let attribute = |column: &marsad_model::WordColumn<Option<String>>| {
            let said: Vec<&str> = column.words.iter().flatten().map(String::as_str).collect();
            let (dictionary, ranks) = Dictionary::of_texts(&said, true);
            let mut ranks = ranks.into_iter();
            let rank = |word: &Option<String>| word.as_ref().and_then(|_| ranks.next()).unwrap_or(NOTHING);
            (dictionary, column.words.iter().map(rank).collect())
        };
        let sheets: Vec<&str> = columns.sheets.words.iter().map(String::as_str).collect();
        Self {
            dimensions: columns.dimensions.iter().enumerate().map(dimension).collect(),
            time: [Dictionary::of_texts(&names, false), moments(TimePeriod::start), moments(TimePeriod::end)],
            attributes: columns.attributes.iter().map(attribute).collect(),
            submission: Dictionary::of_texts(&[columns.submission.as_str()], true),
            sheets: Dictionary::of_texts(&sheets, true),
            origin_columns: counts(&columns.columns),
        }
    }
}

/// The numbers that occur in a list of small numbers.
fn counts(places: &Places) -> Ranked {
    let largest = match places {
        Places::Same { number, .. } => *number,
        _ => places.iter().max().unwrap_or(0),
    };
    let used: Vec<u32> = used(places, 1 + largest as usize).map(|at| at as u32).collect();
    let (dictionary, ranks) = Dictionary::of_counts(&used);
    let mut table = vec![NOTHING; 1 + used.last().copied().unwrap_or(0) as usize];
    used.iter().zip(ranks).for_each(|(&number, rank)| table[number as usize] = rank);
    (dictionary, table)
}

/// The places of words that some row has.
fn used(places: &Places, words: usize) -> impl Iterator<Item = usize> + use<> {
    let mut is_used = vec![false; words];
    let mut numbers = [0; PAGE_ROWS];
    // Of equal numbers the first says it all.
    let rows = if matches!(places, Places::Same { .. }) { places.len().min(1) } else { places.len() };
    for first in (0..rows).step_by(PAGE_ROWS) {
        // Mostly every word is met soon.
        if is_used.iter().all(|used| *used) {
            break;
        }
        let numbers = &mut numbers[..PAGE_ROWS.min(rows - first)];
        places.read(first, numbers);
        for &mut place in numbers {
            if let Some(used) = is_used.get_mut(place as usize) {
                *used = true;
            }
        }
    }
    is_used.into_iter().enumerate().filter(|(_, used)| *used).map(|(at, _)| at)
}

/// A file being written.
struct File<'t> {
    columns: &'t ObservationColumns,
    words: AllWords,
    order: &'t KeyOrder,
    schema: SchemaDescPtr,
    properties: WriterPropertiesPtr,
}

impl File<'_> {
    /// Every column of a group.
    fn group(&self, group: usize) -> Result<Vec<Chunk>, ParquetError> {
        let range = [group * GROUP_ROWS, ((group + 1) * GROUP_ROWS).min(self.order.len())];
        let rows = self.order.rows(range);
        let (columns, words) = (self.columns, &self.words);
        let time = columns.dimensions.len();
        let mut chunks = Vec::new();
        for (at, (ranked, column)) in words.dimensions.iter().zip(&columns.dimensions).enumerate() {
            let pages = match column.places {
                Places::Same { .. } if column.words.len() == 1 => place_pages(ranked, &column.places, &rows),
                _ => word_pages(ranked, self.order.ranks(columns, at, range)),
            };
            chunks.push(words_chunk(&self.descriptor(at), &ranked.0, &pages)?);
        }
        let periods = self.order.ranks(columns, time, range);
        let names = word_pages(&words.time[0], periods.clone());
        for (offset, ranked) in words.time.iter().enumerate() {
            // Names, starts and ends of periods are mostly in one order: then their pages are the same.
            let is_same = ranked.1 == words.time[0].1;
            let own = (!is_same).then(|| word_pages(ranked, periods.clone()));
            chunks.push(words_chunk(&self.descriptor(time + offset), &ranked.0, own.as_ref().unwrap_or(&names))?);
        }
        chunks.push(self.values(time + 3, &rows)?);
        let at = time + 4;
        let attributes = columns.attributes.iter().map(|column| &column.places).zip(&words.attributes);
        let origins = [
            (&Places::Same { number: 0, len: self.order.len() }, &words.submission),
            (&columns.sheets.places, &words.sheets),
        ];
        for (offset, (places, ranked)) in attributes.chain(origins).enumerate() {
            let pages = place_pages(ranked, places, &rows);
            chunks.push(words_chunk(&self.descriptor(at + offset), &ranked.0, &pages)?);
        }
        let at = at + columns.attributes.len() + 2;
        let lines: Vec<u32> = rows.iter().map(|&row| columns.rows.get(row as usize).unwrap_or_default()).collect();
        chunks.push(numbers_chunk(&self.descriptor(at), &lines)?);
        let pages = place_pages(&words.origin_columns, &columns.columns, &rows);
        chunks.push(words_chunk(&self.descriptor(at + 1), &words.origin_columns.0, &pages)?);
        Ok(chunks)
    }

    fn descriptor(&self, at: usize) -> ColumnDescPtr {
        self.schema.column(at)
    }

    fn values(&self, at: usize, rows: &[u32]) -> Result<Chunk, ParquetError> {
        let value = |row: &u32| self.columns.value(*row as usize).unwrap_or(f64::NAN);
        let ranked = match &self.columns.values {
            Values::Whole(list) => {
                let wholes: Vec<i32> = rows.iter().map(|&row| list[row as usize]).collect();
                Dictionary::of_wholes(&wholes, NUMBERS_MAX)
            }
            Values::Any(_) => None,
        };
        let all: Vec<f64> = if ranked.is_some() { Vec::new() } else { rows.iter().map(value).collect() };
        if let Some((dictionary, ranks)) = ranked.or_else(|| Dictionary::of_numbers(&all, NUMBERS_MAX)) {
            let pages = bodies(&ranks, dictionary.width(), true);
            return words_chunk(&self.descriptor(at), &dictionary, &pages);
        }
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
}

/// The pages of rows that have these ranks or places, which the words turn into ranks of their dictionary.
fn word_pages((dictionary, ranks): &Ranked, mut rows: Vec<u32>) -> Vec<Body> {
    if ranks.iter().enumerate().any(|(at, &rank)| at as u32 != rank) {
        rows.iter_mut().for_each(|row| *row = ranks.get(*row as usize).copied().unwrap_or(NOTHING));
    }
    bodies(&rows, dictionary.width(), dictionary.is_nullable)
}

/// The pages of rows whose places these are.
fn place_pages(ranked: &Ranked, places: &Places, rows: &[u32]) -> Vec<Body> {
    if let Places::Same { number, .. } = places {
        let (dictionary, ranks) = ranked;
        let rank = ranks.get(*number as usize).copied().unwrap_or(NOTHING);
        return same_bodies(rank, rows.len(), dictionary.width(), dictionary.is_nullable);
    }
    match places {
        Places::Narrow(list) => word_pages(ranked, rows.iter().map(|&row| u32::from(list[row as usize])).collect()),
        _ => word_pages(ranked, rows.iter().map(|&row| places.get(row as usize)).collect()),
    }
}

fn properties(columns: &ObservationColumns) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_created_by("marsad".to_owned())
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_data_page_row_count_limit(PAGE_ROWS * 2)
        .build();
    parquet::arrow::add_encoded_arrow_schema_to_metadata(&schema(&columns.structure), &mut properties);
    properties
}

/// What a reader knows of the file without reading rows, as [`crate::encode`] writes it.
fn metadata(columns: &ObservationColumns, order: &KeyOrder) -> Vec<KeyValue> {
    let codes = columns.structure.dimensions.iter().zip(&columns.dimensions).map(|(dimension, column)| {
        let mut used: Vec<&str> =
            used(&column.places, column.words.len()).map(|at| column.words[at].as_str()).collect();
        used.sort_unstable();
        KeyValue::new(format!("{CODES}{}", dimension.id), used.join(" "))
    });
    let mut periods: Vec<&TimePeriod> =
        used(&columns.periods.places, columns.periods.words.len()).map(|at| &columns.periods.words[at]).collect();
    periods.sort();
    let periods: Vec<String> = periods.iter().map(|p| format!("{p} {} {}", p.start(), p.end())).collect();
    let further = [
        KeyValue::new(PERIODS.to_owned(), periods.join("\n")),
        KeyValue::new(SERIES.to_owned(), order.series(columns).to_string()),
    ];
    codes.chain(further).collect()
}
