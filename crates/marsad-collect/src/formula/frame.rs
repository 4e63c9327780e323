//! Rows as columns: what a formula is evaluated over.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{Float64Array, Int32Array, StringArray};
use marsad_model::{DataStructure, Id, Observation, ObservationColumns, Places, TIME_PERIOD, TimePeriod};

use super::column::{Column, TextArray, distinct_texts, item, keys_of};
use super::keys::KeyColumn;
use super::period::PeriodPlace;

/// Observations of one structure, one row each, in their order.
#[derive(Clone, Debug)]
pub struct Frame {
    rows: usize,
    dimensions: Vec<Coded>,
    attributes: Vec<Coded>,
    time: TextArray,
    /// For each key of `time`, the number of its period; two texts of the same period have one number.
    period_numbers: Vec<i32>,
    periods: HashMap<Period, i32>,
    /// For each number, its period.
    period_list: Vec<Period>,
    measure: Id,
    values: Float64Array,
}

/// A component that has a code or another text in each row.
#[derive(Clone, Debug)]
struct Coded {
    id: Id,
    codes: TextArray,
}

/// What makes two periods the same: their place in time, or their text where they have none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Period {
    Place(PeriodPlace),
    Text(Arc<str>),
}

impl Frame {
    /// The rows of `observations`, which are of this structure.
    pub fn of_observations(structure: &DataStructure, observations: &[Observation]) -> Self {
        let dimension = |(place, id): (usize, &Id)| {
            let codes = observations.iter().map(|observation| observation.key.get(place).map(Id::as_str));
            Coded { id: id.clone(), codes: codes.collect() }
        };
        let attribute = |(place, id): (usize, &Id)| {
            let codes = observations.iter().map(|observation| observation.attributes.get(place)?.as_deref());
            Coded { id: id.clone(), codes: codes.collect() }
        };
        let dimension_ids = structure.dimensions.iter().map(|dimension| &dimension.id);
        let attribute_ids = structure.observation_attributes().map(|attribute| &attribute.id);
        let values = observations.iter().map(|observation| observation.value.filter(|value| value.is_finite()));
        let mut frame = Self {
            rows: observations.len(),
            dimensions: dimension_ids.enumerate().map(dimension).collect(),
            attributes: attribute_ids.enumerate().map(attribute).collect(),
            time: std::iter::empty::<Option<&str>>().collect(),
            period_numbers: Vec::new(),
            periods: HashMap::new(),
            period_list: Vec::new(),
            measure: structure.measure.id.clone(),
            values: values.collect(),
        };
        frame.set_periods(observations);
        frame
    }

    /// The rows of `columns`, without a copy of their words.
    pub fn of_columns(columns: &ObservationColumns) -> Self {
        let coded = |id: &Id, codes: Option<TextArray>| Some(Coded { id: id.clone(), codes: codes? });
        let dimension_ids = columns.structure.dimensions.iter().map(|dimension| &dimension.id);
        let attribute_ids = columns.structure.observation_attributes().map(|attribute| &attribute.id);
        let dimensions = dimension_ids.zip(&columns.dimensions).filter_map(|(id, column)| {
            coded(id, texts(&column.places, column.words.iter().map(|word| Some(word.as_str()))))
        });
        let attributes = attribute_ids.zip(&columns.attributes).filter_map(|(id, column)| {
            coded(id, texts(&column.places, column.words.iter().map(|word| word.as_deref())))
        });
        let periods = &columns.periods;
        let time = texts(&periods.places, periods.words.iter().map(|period| Some(period.as_str())));
        let mut frame = Self {
            rows: columns.len(),
            dimensions: dimensions.collect(),
            attributes: attributes.collect(),
            time: time.unwrap_or_else(|| std::iter::empty::<Option<&str>>().collect()),
            period_numbers: Vec::new(),
            periods: HashMap::new(),
            period_list: Vec::new(),
            measure: columns.structure.measure.id.clone(),
            values: columns.values.iter().map(|value| value.filter(|value| value.is_finite())).collect(),
        };
        frame.period_numbers = periods.words.iter().map(|period| frame.number_period(period)).collect();
        frame
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    fn set_periods(&mut self, observations: &[Observation]) {
        let mut seen: HashMap<&str, i32> = HashMap::new();
        let mut distinct: Vec<&TimePeriod> = Vec::new();
        let key = |observation| {
            let period: &TimePeriod = observation;
            *seen.entry(period.as_str()).or_insert_with(|| {
                distinct.push(period);
                distinct.len() as i32 - 1
            })
        };
        let keys: Int32Array = observations.iter().map(|observation| &observation.period).map(key).collect();
        let texts = StringArray::from_iter_values(distinct.iter().map(|period| period.as_str()));
        self.period_numbers = distinct.into_iter().map(|period| self.number_period(period)).collect();
        if let Ok(time) = TextArray::try_new(keys, Arc::new(texts)) {
            self.time = time;
        }
    }

    fn number_period(&mut self, period: &TimePeriod) -> i32 {
        let text = || Period::Text(period.as_str().into());
        let period = PeriodPlace::of(period).map_or_else(text, Period::Place);
        let next = self.period_list.len() as i32;
        *self.periods.entry(period.clone()).or_insert_with(|| {
            self.period_list.push(period);
            next
        })
    }

    /// The column of a component.
    pub(super) fn component(&self, id: &str) -> Option<Column> {
        if self.measure == *id {
            return Some(Column::Number(self.values.clone()));
        }
        self.codes(id).cloned().map(Column::Text)
    }

    /// The codes or other texts of a component.
    pub(super) fn codes(&self, id: &str) -> Option<&TextArray> {
        if id == TIME_PERIOD {
            return Some(&self.time);
        }
        let mut coded = self.dimensions.iter().chain(&self.attributes);
        coded.find(|coded| coded.id == *id).map(|coded| &coded.codes)
    }

    /// The identifiers of the dimensions, time being the last.
    pub(super) fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.dimensions.iter().map(|dimension| dimension.id.as_str()).chain([TIME_PERIOD])
    }

    /// A dimension as part of a key.
    pub(super) fn key_column(&self, id: &str) -> Option<KeyColumn> {
        if id == TIME_PERIOD {
            return Some(self.period_column(Some));
        }
        let codes = self.codes(id)?;
        Some(KeyColumn { keys: keys_of(codes), count: distinct_texts(codes).len() })
    }

    /// Time as part of a key, each period being that so many periods later; none where no row has that period.
    pub(super) fn shifted_period_column(&self, by: i32) -> KeyColumn {
        let shifted: Vec<i32> = self.period_list.iter().map(|period| self.shifted_number(period, by)).collect();
        self.period_column(|number| item(&shifted, number))
    }

    /// Time as part of a key of `other`; none where `other` has no such period.
    pub(super) fn period_column_in(&self, other: &Self) -> KeyColumn {
        let numbers: Vec<i32> = self.period_list.iter().map(|period| other.number_of(period)).collect();
        self.period_column(|number| item(&numbers, number))
    }

    /// The number of the period that a text names, if a row has it.
    pub(super) fn period_named(&self, text: &str) -> Option<i32> {
        let period: TimePeriod = text.parse().ok()?;
        let key = PeriodPlace::of(&period).map_or_else(|| Period::Text(text.into()), Period::Place);
        self.periods.get(&key).copied()
    }

    fn shifted_number(&self, period: &Period, by: i32) -> i32 {
        match period {
            Period::Place(place) => self.number_of(&Period::Place(place.shifted(by))),
            Period::Text(_) => -1,
        }
    }

    fn number_of(&self, period: &Period) -> i32 {
        self.periods.get(period).copied().unwrap_or(-1)
    }

    /// The numbers of the periods by row, each turned into another.
    fn period_column(&self, turned: impl Fn(i32) -> Option<i32>) -> KeyColumn {
        let by_key: Vec<i32> = self.period_numbers.iter().map(|number| turned(*number).unwrap_or(-1)).collect();
        let keys = keys_of(&self.time).into_iter().map(|key| item(&by_key, key).unwrap_or(-1)).collect();
        let largest = by_key.iter().copied().max().and_then(|largest| usize::try_from(largest + 1).ok());
        KeyColumn { keys, count: largest.unwrap_or_default().max(self.period_list.len()) }
    }
}

/// Words by row, from the place of each; none where a row names no word.
fn texts<'w>(places: &Places, words: impl Iterator<Item = Option<&'w str>>) -> Option<TextArray> {
    let words: Vec<Option<&str>> = words.collect();
    let keys = places.iter().map(|place| {
        let has_text = words.get(place as usize).is_some_and(|word| word.is_some());
        i32::try_from(place).ok().filter(|_| has_text)
    });
    let values: StringArray = words.iter().map(|word| Some(word.unwrap_or_default())).collect();
    TextArray::try_new(keys.collect::<Int32Array>(), Arc::new(values)).ok()
}
