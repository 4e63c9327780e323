//! Observations of one structure, column by column: a code is a small number, its word stands once.
//!
//! This is how millions of observations fit in memory. [`crate::DataTable`] is the same row by row, for tables that
//! people look at.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::{DataStructure, DataTable, Id, Lines, Observation, Origin, Places, TimePeriod, Values};

/// The attribute that an observation does not have.
static NO_WORD: Option<String> = None;
/// The sheet of what stood on none.
static NO_SHEET: String = String::new();

/// A column of words that repeat: each word once, and for each row its place among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordColumn<T> {
    /// Each word once, in the order in which it first came.
    pub words: Vec<T>,
    /// For each row the place of its word.
    pub places: Places,
}

/// The observations of one submission, in the order in which they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct ObservationColumns {
    /// The structure of every observation.
    pub structure: Arc<DataStructure>,
    /// The submission that brought them; empty where there is none.
    pub submission: String,
    /// The codes of each coded dimension, in the order of the structure.
    pub dimensions: Vec<WordColumn<Id>>,
    /// When.
    pub periods: WordColumn<TimePeriod>,
    /// How much.
    pub values: Values,
    /// The observation's attributes, in the order of the structure.
    pub attributes: Vec<WordColumn<Option<String>>>,
    /// The sheet on which each stood.
    pub sheets: WordColumn<String>,
    /// The row in which each stood, counted from 1.
    pub rows: Lines,
    /// The column in which each stood, counted from 1.
    pub columns: Places,
}

impl<T: PartialEq> WordColumn<T> {
    /// The place of `word`, which is added if it is new. Looks through all words: remember the place.
    pub fn place_of(&mut self, word: T) -> u32 {
        if let Some(place) = self.words.iter().position(|known| *known == word) {
            return place as u32;
        }
        self.words.push(word);
        (self.words.len() - 1) as u32
    }

    /// The word of a row.
    pub fn word(&self, row: usize) -> Option<&T> {
        self.words.get(self.places.get(row) as usize)
    }
}

impl<T: Clone + Eq + Hash> WordColumn<T> {
    /// A column with a row for each of `words`.
    fn of<'w>(words: impl Iterator<Item = &'w T>) -> Self
    where
        T: 'w,
    {
        let (mut known, mut places): (HashMap<&T, u32>, Places) = (HashMap::new(), Places::default());
        let mut all: Vec<T> = Vec::new();
        for word in words {
            let place = *known.entry(word).or_insert_with(|| {
                all.push(word.clone());
                all.len() as u32 - 1
            });
            places.push(place);
        }
        Self { words: all, places }
    }

    /// Adds the rows of `other` at the end.
    fn append(&mut self, other: Self) {
        let mut known: HashMap<T, u32> = self.words.iter().cloned().zip(0..).collect();
        let place = |word: T| {
            *known.entry(word).or_insert_with_key(|word| {
                self.words.push(word.clone());
                self.words.len() as u32 - 1
            })
        };
        let places: Vec<u32> = other.words.into_iter().map(place).collect();
        self.places.extend_changed(&other.places, &places);
    }
}

impl ObservationColumns {
    /// No observation yet.
    pub fn new(structure: Arc<DataStructure>, submission: &str) -> Self {
        let dimensions =
            structure.dimensions.iter().map(|_| WordColumn { words: Vec::new(), places: Places::default() });
        let attributes =
            structure.observation_attributes().map(|_| WordColumn { words: Vec::new(), places: Places::default() });
        Self {
            dimensions: dimensions.collect(),
            periods: WordColumn { words: Vec::new(), places: Places::default() },
            values: Values::default(),
            attributes: attributes.collect(),
            sheets: WordColumn { words: Vec::new(), places: Places::default() },
            rows: Lines::default(),
            columns: Places::default(),
            submission: submission.to_owned(),
            structure,
        }
    }

    /// The observations of a table, in its order and with the places at which they stood; no submission is named.
    pub fn of_table(table: &DataTable) -> Self {
        let all = table.observations();
        let structure = &table.structure;
        let dimension = |at: usize| WordColumn::of(all.iter().filter_map(move |o| o.key.get(at)));
        let attribute = |at: usize| WordColumn::of(all.iter().map(move |o| o.attributes.get(at).unwrap_or(&NO_WORD)));
        let mut columns = Self {
            dimensions: (0..structure.dimensions.len()).map(dimension).collect(),
            periods: WordColumn::of(all.iter().map(|o| &o.period)),
            attributes: (0..structure.observation_attributes().count()).map(attribute).collect(),
            sheets: WordColumn::of(all.iter().map(|o| o.origin.as_ref().map_or(&NO_SHEET, |origin| &origin.sheet))),
            ..Self::new(structure.clone(), "")
        };
        for observation in all {
            columns.values.push(observation.value);
            let origin = observation.origin.as_ref();
            columns.rows.push(origin.map_or(0, |origin| origin.row));
            columns.columns.push(origin.map_or(0, |origin| origin.column));
        }
        columns
    }

    /// How many observations there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a row, if it has one.
    pub fn value(&self, row: usize) -> Option<f64> {
        self.values.get(row)
    }

    /// The code of a row in a dimension.
    pub fn code(&self, dimension: usize, row: usize) -> Option<&Id> {
        self.dimensions.get(dimension)?.word(row)
    }

    /// Adds the observations of `other`, which has the same structure.
    pub fn append(&mut self, other: Self) {
        self.dimensions.iter_mut().zip(other.dimensions).for_each(|(mine, theirs)| mine.append(theirs));
        self.attributes.iter_mut().zip(other.attributes).for_each(|(mine, theirs)| mine.append(theirs));
        self.periods.append(other.periods);
        self.sheets.append(other.sheets);
        self.values.append(&other.values);
        self.rows.append(&other.rows);
        self.columns.append(&other.columns);
    }

    /// The observation of a row.
    pub fn observation(&self, row: usize) -> Option<Observation> {
        let key = self.dimensions.iter().map(|column| column.word(row).cloned()).collect::<Option<_>>()?;
        let attributes = self.attributes.iter().map(|column| column.word(row).cloned().flatten()).collect();
        let origin = Origin {
            submission: self.submission.clone(),
            sheet: self.sheets.word(row).cloned().unwrap_or_default(),
            row: self.rows.get(row)?,
            column: self.columns.get(row),
        };
        let period = self.periods.word(row)?.clone();
        Some(Observation { key, period, value: self.value(row), attributes, origin: Some(origin) })
    }

    /// Every observation, row by row.
    pub fn observations(&self) -> Vec<Observation> {
        (0..self.len()).filter_map(|row| self.observation(row)).collect()
    }

    /// Takes the rows named out; they are in their order.
    pub fn remove(&mut self, rows: &[usize]) {
        self.dimensions.iter_mut().for_each(|column| column.places.remove(rows));
        self.attributes.iter_mut().for_each(|column| column.places.remove(rows));
        self.periods.places.remove(rows);
        self.sheets.places.remove(rows);
        self.columns.remove(rows);
        self.values.remove(rows);
        self.rows.remove(rows);
    }

    /// The same without the rows for which `is_kept` is false.
    #[must_use]
    pub fn retained(&self, is_kept: impl Fn(usize) -> bool) -> Self {
        let rows: Vec<u32> = (0..self.len() as u32).filter(|&row| is_kept(row as usize)).collect();
        self.taken(&rows)
    }

    /// The rows named, in this order.
    #[must_use]
    pub fn taken(&self, rows: &[u32]) -> Self {
        Self {
            structure: self.structure.clone(),
            submission: self.submission.clone(),
            dimensions: self.dimensions.iter().map(|column| column.taken(rows)).collect(),
            periods: self.periods.taken(rows),
            values: self.values.taken(rows),
            attributes: self.attributes.iter().map(|column| column.taken(rows)).collect(),
            sheets: self.sheets.taken(rows),
            rows: self.rows.taken(rows),
            columns: self.columns.taken(rows),
        }
    }
}

impl<T: Clone> WordColumn<T> {
    fn taken(&self, rows: &[u32]) -> Self {
        Self { words: self.words.clone(), places: self.places.taken(rows) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AttachmentLevel, Attribute, Dimension, LocalText, Measure};

    #[test]
    fn a_table_becomes_columns_and_the_same_table_again() {
        let id = |text: &str| -> Id { text.parse().unwrap() };
        let status =
            Attribute { id: id("OBS_STATUS"), codelist: None, attach: AttachmentLevel::Observation, mandatory: false };
        let structure = Arc::new(DataStructure {
            id: id("DSD"),
            version: "1.0".parse().unwrap(),
            name: LocalText::new("ا", "a", "a").unwrap(),
            dimensions: vec![Dimension { id: id("SEX"), codelist: id("CL_SEX") }],
            measure: Measure { id: id("OBS_VALUE"), decimals: 0 },
            attributes: vec![status],
        });
        let row = |sex: &str, value: Option<f64>, row: u32, status: Option<&str>| Observation {
            key: vec![id(sex)],
            period: "2024".parse().unwrap(),
            value,
            attributes: vec![status.map(str::to_owned)],
            origin: Some(Origin { submission: String::new(), sheet: "Data".to_owned(), row, column: 3 }),
        };
        let rows = vec![row("M", Some(2.5), 7, Some("A")), row("F", Some(1.0), 9, None), row("_T", None, 4, Some("A"))];
        let table = DataTable::new(structure.clone(), rows);
        let columns = ObservationColumns::of_table(&table);
        assert_eq!(columns.attributes[0].words, [None, Some("A".to_owned())], "each word once");
        assert_eq!(DataTable::new(structure, columns.observations()), table);
    }
}
