//! The cube reader: questions to one file of observations.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type, TimestampMillisecondType, UInt32Type};
use arrow_array::{Array as _, ArrayRef, ArrowPrimitiveType, BooleanArray, PrimitiveArray, RecordBatch};
use arrow_schema::ArrowError;
use bytes::Bytes;
use marsad_model::{
    DataConstraint, DataQuery, DataStructure, DataTable, Id, Observation, Origin, TIME_PERIOD, TOTAL, TimePeriod,
};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowPredicate, ArrowPredicateFn, ArrowReaderMetadata, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
    RowFilter,
};
use parquet::errors::ParquetError;

use crate::LakeError;
use crate::layout::{self, decoded};
use crate::pruning::{self, Wanted};
use crate::table_file::{CODES, PERIODS, SERIES, milliseconds, not_a_table, schema};
use crate::totals::Totals;

/// A file of observations that answers questions.
pub struct Cube {
    bytes: Bytes,
    metadata: ArrowReaderMetadata,
    structure: Arc<DataStructure>,
    /// The codes of each dimension, sorted.
    pub(crate) codes: Vec<Vec<Id>>,
    /// The periods, in order.
    pub(crate) periods: Vec<TimePeriod>,
    series: usize,
}

impl Cube {
    /// The cube in `bytes`, which must be a table of `structure`.
    pub fn open(bytes: Bytes, structure: Arc<DataStructure>) -> Result<Self, LakeError> {
        let wrong = |detail: String| not_a_table(&structure, &detail);
        let metadata = layout::read_footer_and_indexes(&bytes).map_err(|error| wrong(error.to_string()))?;
        if let Some(fault) = layout::fault(metadata.metadata(), bytes.len()) {
            return Err(wrong(fault));
        }
        if kinds(metadata.schema()) != kinds(&schema(&structure)) {
            return Err(wrong("its columns are others".to_owned()));
        }
        layout::check_pages(&bytes, metadata.metadata()).map_err(|error| wrong(error.to_string()))?;
        let dimensions = structure.dimensions.iter().map(|d| codes(&metadata, d.id.as_str()));
        let codes = dimensions.collect::<Option<_>>().ok_or_else(|| wrong("it lists no codes".to_owned()))?;
        let periods = periods(&metadata).ok_or_else(|| wrong("it lists no periods".to_owned()))?;
        let series = value(&metadata, SERIES)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| wrong("it counts no series".to_owned()))?;
        Ok(Self { bytes, metadata, structure, codes, periods, series })
    }

    /// The structure of its observations.
    pub fn structure(&self) -> &Arc<DataStructure> {
        &self.structure
    }

    /// How many observations it has.
    pub fn len(&self) -> usize {
        self.metadata.metadata().file_metadata().num_rows() as usize
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The period with this name, if the file has it.
    pub fn period_find(&self, name: &str) -> Option<&TimePeriod> {
        self.periods.iter().find(|period| period.as_str() == name)
    }

    /// The whole file.
    pub(crate) fn file(&self) -> Bytes {
        self.bytes.clone()
    }

    /// The size of the file in bytes.
    pub fn size_bytes(&self) -> usize {
        self.bytes.len()
    }

    /// The observations that `query` asks for.
    pub fn query(&self, query: &DataQuery) -> Result<DataTable, LakeError> {
        self.check(query)?;
        let observations = if query.totals.is_empty() { self.select(query)? } else { self.totals(query)? };
        Ok(limited(DataTable::new(self.structure.clone(), observations), query))
    }

    /// What exists within `query`.
    pub fn constraint(&self, query: &DataQuery) -> Result<DataConstraint, LakeError> {
        let dimensions = self.structure.dimensions.iter().map(|d| d.id.clone());
        if *query == DataQuery::all() {
            let bounds = self.periods.first().cloned().zip(self.periods.last().cloned());
            let codes = dimensions.zip(self.codes.clone()).collect();
            return Ok(DataConstraint { codes, periods: bounds, series: self.series, observations: self.len() });
        }
        let table = self.query(query)?;
        let periods = table.periods();
        Ok(DataConstraint {
            codes: dimensions.enumerate().map(|(place, id)| (id, table.codes(place))).collect(),
            periods: periods.first().cloned().zip(periods.last().cloned()),
            series: table.observations().chunk_by(|a, b| a.key == b.key).count(),
            observations: table.len(),
        })
    }

    fn check(&self, query: &DataQuery) -> Result<(), LakeError> {
        let known = || self.structure.dimensions.iter().map(|d| d.id.as_str()).collect::<Vec<_>>();
        let unknown =
            query.codes.keys().chain(&query.totals).find(|id| self.structure.dimension_place(id.as_str()).is_none());
        unknown.map_or(Ok(()), |id| {
            Err(LakeError::UnknownDimension { dimension: id.to_string(), known: known().join("`, `") })
        })
    }

    fn select(&self, query: &DataQuery) -> Result<Vec<Observation>, LakeError> {
        let mut found = Vec::new();
        self.scan(query, ProjectionMask::all(), &mut |batch| {
            decoded(|| {
                Rows::new(&self.structure, batch)?.read(&mut found);
                Ok(())
            })
        })?;
        Ok(found)
    }

    fn totals(&self, query: &DataQuery) -> Result<Vec<Observation>, LakeError> {
        let mut totals = Totals::new(self, query);
        let columns = self.structure.dimensions.len();
        let projection = ProjectionMask::leaves(self.metadata.parquet_schema(), (0..=columns).chain([columns + 3]));
        self.scan(query, projection, &mut |batch| totals.add(batch))?;
        Ok(totals.observations(&self.structure))
    }

    /// Reads the rows that `query` asks for, batch by batch. Where the reader gives up, the file is damaged; a panic of `take`
    /// is ours, and says nothing of the file.
    fn scan(
        &self,
        query: &DataQuery,
        projection: ProjectionMask,
        take: &mut dyn FnMut(&RecordBatch) -> Result<(), ParquetError>,
    ) -> Result<(), LakeError> {
        let mut asked = self.asked(query);
        if asked.iter().any(|(_, values)| values.is_empty()) {
            return Ok(());
        }
        asked.retain(|(column, values)| values.len() < self.cardinality(*column));
        let damaged = |error: ParquetError| not_a_table(&self.structure, &error.to_string());
        let mut reader = decoded(|| self.reader(&asked, projection)).map_err(damaged)?;
        while let Some(batch) = decoded(|| next_batch(&mut reader)).map_err(damaged)? {
            take(&batch).map_err(damaged)?;
        }
        Ok(())
    }

    /// A reader of the rows whose columns hold what is asked of them, which leaves unread what it can.
    fn reader(
        &self,
        asked: &[(usize, Vec<&str>)],
        projection: ProjectionMask,
    ) -> Result<ParquetRecordBatchReader, ParquetError> {
        let wanted: Vec<Wanted<'_>> =
            asked.iter().map(|(column, values)| Wanted { column: *column, values: values.clone() }).collect();
        let metadata = self.metadata.metadata();
        let groups = pruning::row_groups(metadata, &wanted);
        let mut builder = ParquetRecordBatchReaderBuilder::new_with_metadata(self.bytes.clone(), self.metadata.clone());
        if let Some(rows) = pruning::rows(metadata, &groups, &wanted) {
            builder = builder.with_row_selection(rows);
        }
        let filters = asked.iter().map(|(column, values)| self.filter(*column, values)).collect();
        builder
            .with_row_groups(groups)
            .with_projection(projection)
            .with_row_filter(RowFilter::new(filters))
            .with_batch_size(8192)
            .build()
    }

    fn cardinality(&self, column: usize) -> usize {
        self.codes.get(column).map_or(self.periods.len(), Vec::len)
    }

    /// What `query` asks of each column of the key and of time: the values in the file that it wants, sorted.
    fn asked(&self, query: &DataQuery) -> Vec<(usize, Vec<&str>)> {
        let is_part = |dimension: &Id, code: &Id| *code != *TOTAL || !query.totals.contains(dimension);
        let mut asked: Vec<(usize, Vec<&str>)> = Vec::new();
        for (column, dimension) in self.structure.dimensions.iter().map(|d| &d.id).enumerate() {
            let wanted =
                self.codes[column].iter().filter(|code| query.wants(dimension, code) && is_part(dimension, code));
            asked.push((column, wanted.map(Id::as_str).collect()));
        }
        let mut periods: Vec<&str> =
            self.periods.iter().filter(|p| query.time.holds(p)).map(TimePeriod::as_str).collect();
        periods.sort_unstable();
        asked.push((self.structure.dimensions.len(), periods));
        asked
    }

    /// A filter on one column of text: the values are looked up once for each dictionary, not for each row.
    fn filter(&self, column: usize, values: &[&str]) -> Box<dyn ArrowPredicate> {
        let mask = ProjectionMask::leaves(self.metadata.parquet_schema(), [column]);
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        Box::new(ArrowPredicateFn::new(mask, move |batch| {
            is_as_it_says(batch.column(0))?;
            let array = batch.column(0).as_dictionary::<Int32Type>();
            let words = array.values().as_string::<i32>();
            let is_wanted: Vec<bool> = words
                .iter()
                .map(|word| word.is_some_and(|word| values.binary_search_by(|v| v.as_str().cmp(word)).is_ok()))
                .collect();
            Ok(BooleanArray::from_iter(array.keys().iter().map(|key| key.map(|key| is_wanted[key as usize]))))
        }))
    }
}

/// Of each series the observations that the limit keeps.
fn limited(table: DataTable, query: &DataQuery) -> DataTable {
    if query.limit == marsad_model::Limit::All {
        return table;
    }
    let structure = table.structure.clone();
    let mut kept = Vec::new();
    for series in table.observations().chunk_by(|a, b| a.key == b.key) {
        let is_kept = |(place, _): &(usize, &Observation)| query.limit.keeps(*place, series.len());
        kept.extend(series.iter().enumerate().filter(is_kept).map(|(_, observation)| observation.clone()));
    }
    DataTable::new(structure, kept)
}

/// The next rows, if there are any, in columns that are what they say.
fn next_batch(reader: &mut ParquetRecordBatchReader) -> Result<Option<RecordBatch>, ParquetError> {
    let Some(batch) = reader.next().transpose()? else { return Ok(None) };
    batch.columns().iter().try_for_each(is_as_it_says)?;
    Ok(Some(batch))
}

/// Dictionaries of a damaged file may say that they hold texts and hold something else, or nothing. That a row names a text
/// beyond the last one, the reader of Parquet sees.
fn is_as_it_says(column: &ArrayRef) -> Result<(), ArrowError> {
    let Some(dictionary) = column.as_any_dictionary_opt() else { return Ok(()) };
    let words = dictionary.values();
    let is_bare = words.is_empty() && dictionary.null_count() < dictionary.len();
    let is_text = words.as_string_opt::<i32>().is_some() && !is_bare;
    if is_text { Ok(()) } else { Err(ArrowError::ParquetError("a dictionary of texts holds none".to_owned())) }
}

/// The name of each column, the kind of its values, and whether it may lack some.
fn kinds(schema: &arrow_schema::Schema) -> Vec<(&str, &arrow_schema::DataType, bool)> {
    schema.fields().iter().map(|field| (field.name().as_str(), field.data_type(), field.is_nullable())).collect()
}

fn value(metadata: &ArrowReaderMetadata, key: &str) -> Option<String> {
    let pairs = metadata.metadata().file_metadata().key_value_metadata()?;
    pairs.iter().find(|pair| pair.key == key)?.value.clone()
}

fn codes(metadata: &ArrowReaderMetadata, dimension: &str) -> Option<Vec<Id>> {
    let text = value(metadata, &format!("{CODES}{dimension}"))?;
    text.split_whitespace().map(|code| Id::new(code).ok()).collect()
}

fn periods(metadata: &ArrowReaderMetadata) -> Option<Vec<TimePeriod>> {
    let period = |line: &str| {
        let [text, start, end] = line.split(' ').collect::<Vec<_>>().try_into().ok()?;
        TimePeriod::restored(text, start.parse().ok()?, end.parse().ok()?).ok()
    };
    value(metadata, PERIODS)?.lines().map(period).collect()
}

/// Reads the rows of a batch into observations; each word of a dictionary becomes an identifier once.
struct Rows<'a> {
    batch: &'a RecordBatch,
    dimensions: usize,
    attributes: usize,
    codes: Vec<Vec<Id>>,
    periods: Vec<TimePeriod>,
}

impl<'a> Rows<'a> {
    fn new(structure: &DataStructure, batch: &'a RecordBatch) -> Result<Self, ParquetError> {
        let broken = |error: &dyn std::fmt::Display| ParquetError::General(error.to_string());
        let dimensions = structure.dimensions.len();
        let words = |column: usize| batch.column(column).as_dictionary::<Int32Type>().values().as_string::<i32>();
        let identifiers = |column: usize| words(column).iter().flatten().map(Id::new).collect::<Result<Vec<_>, _>>();
        let codes = (0..dimensions).map(identifiers).collect::<Result<_, _>>().map_err(|error| broken(&error))?;
        let periods: Vec<TimePeriod> = words(dimensions)
            .iter()
            .flatten()
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|error| broken(&error))?;
        Ok(Self { batch, dimensions, attributes: structure.observation_attributes().count(), codes, periods })
    }

    fn read(&self, found: &mut Vec<Observation>) {
        let values = self.numbers::<Float64Type>(self.dimensions + 3);
        found.reserve(self.batch.num_rows());
        for row in 0..self.batch.num_rows() {
            let key = (0..self.dimensions).map(|column| self.codes[column][self.word(column, row)].clone()).collect();
            let attributes = (0..self.attributes).map(|place| self.text(self.dimensions + 4 + place, row)).collect();
            let value = values.is_valid(row).then(|| values.value(row));
            found.push(Observation { key, period: self.period(row), value, attributes, origin: self.origin(row) });
        }
    }

    fn word(&self, column: usize, row: usize) -> usize {
        self.batch.column(column).as_dictionary::<Int32Type>().keys().value(row) as usize
    }

    fn numbers<T: ArrowPrimitiveType>(&self, column: usize) -> &PrimitiveArray<T> {
        self.batch.column(column).as_primitive::<T>()
    }

    /// The period with the bounds of the row: two rows may give one name to two spans of time.
    fn period(&self, row: usize) -> TimePeriod {
        let named = &self.periods[self.word(self.dimensions, row)];
        let bound = |column: usize| self.numbers::<TimestampMillisecondType>(column).value(row);
        let (start, end) = (bound(self.dimensions + 1), bound(self.dimensions + 2));
        if start == milliseconds(named.start()) && end == milliseconds(named.end()) {
            return named.clone();
        }
        let moment = |ms: i64| jiff::Timestamp::from_millisecond(ms).ok().map(|t| jiff::tz::Offset::UTC.to_datetime(t));
        let restored = moment(start)
            .zip(moment(end))
            .and_then(|(start, end)| TimePeriod::restored(named.as_str(), start, end).ok());
        restored.unwrap_or_else(|| named.clone())
    }

    fn text(&self, column: usize, row: usize) -> Option<String> {
        let array = self.batch.column(column).as_dictionary::<Int32Type>();
        let is_there = array.keys().is_valid(row);
        is_there.then(|| array.values().as_string::<i32>().value(array.keys().value(row) as usize).to_owned())
    }

    fn origin(&self, row: usize) -> Option<Origin> {
        let first = self.dimensions + 4 + self.attributes;
        let number = |column: usize| self.numbers::<UInt32Type>(column).value(row);
        let submission = self.text(first, row)?;
        Some(Origin {
            submission,
            sheet: self.text(first + 1, row)?,
            row: number(first + 2),
            column: number(first + 3),
        })
    }
}

impl std::fmt::Debug for Cube {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cube({} {TIME_PERIOD} {})", self.structure.id, self.len())
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
    use std::sync::Arc;

    use marsad_model::{DataQuery, DataStructure, DataTable, Dimension, Id, LocalText, Measure, Observation, Version};
    use parquet::arrow::ProjectionMask;

    use super::Cube;
    use crate::encode;

    /// A cube of one number.
    fn cube() -> Cube {
        let id = |text: &str| Id::new(text).unwrap();
        let structure = Arc::new(DataStructure {
            id: id("DSD_X"),
            version: Version::FIRST,
            name: LocalText::new("س", "x", "x").unwrap(),
            dimensions: vec![Dimension { id: id("SEX"), codelist: id("CL_X") }],
            measure: Measure { id: id("OBS_VALUE"), decimals: 0 },
            attributes: Vec::new(),
        });
        let (key, period, attributes) = (vec![id("F")], "2024".parse().unwrap(), Vec::new());
        let one = Observation { key, period, value: Some(1.0), attributes, origin: None };
        Cube::open(encode(&DataTable::new(structure.clone(), vec![one])).unwrap(), structure).unwrap()
    }

    #[test]
    fn a_panic_of_ours_is_no_damage_of_the_file() {
        let cube = cube();
        let scan = || cube.scan(&DataQuery::all(), ProjectionMask::all(), &mut |_| resume_unwind(Box::new("ours")));
        assert!(catch_unwind(AssertUnwindSafe(scan)).is_err());
        assert_eq!(cube.query(&DataQuery::all()).unwrap().len(), 1);
    }
}
