//! Tables of observations that share a structure.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::{DataStructure, Id, Observation, TimePeriod};

/// A key and period at which two tables say different things; where an observation came from makes no difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The key.
    pub key: Vec<Id>,
    /// The period.
    pub period: TimePeriod,
    /// The observation of the earlier table, if it has one.
    pub before: Option<Observation>,
    /// The observation of the later table, if it has one.
    pub after: Option<Observation>,
}

impl Difference {
    /// The attributes of which both tables say something, and not the same; none where the cell is in one of them only.
    pub fn unlike_attributes<'s>(&self, structure: &'s DataStructure) -> Vec<&'s Id> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else { return Vec::new() };
        let said = before.attributes.iter().zip(&after.attributes);
        let unlike = structure.observation_attributes().zip(said).filter(|(_, (before, after))| before != after);
        unlike.map(|(attribute, _)| &attribute.id).collect()
    }
}

/// Observations of one structure, sorted by key and then by time.
#[derive(Clone, Debug, PartialEq)]
pub struct DataTable {
    /// The structure of every observation.
    pub structure: Arc<DataStructure>,
    observations: Vec<Observation>,
}

impl DataTable {
    /// A table of `observations`, sorted.
    pub fn new(structure: Arc<DataStructure>, mut observations: Vec<Observation>) -> Self {
        observations.sort_by(|a, b| (&a.key, &a.period).cmp(&(&b.key, &b.period)));
        Self { structure, observations }
    }

    /// One table of several: of observations with the same key and period, the one of the last table.
    pub fn overlaid(structure: Arc<DataStructure>, tables: impl IntoIterator<Item = Self>) -> Self {
        let mut latest = BTreeMap::new();
        for observation in tables.into_iter().flat_map(Self::into_observations) {
            latest.insert((observation.key.clone(), observation.period.clone()), observation);
        }
        Self::new(structure, latest.into_values().collect())
    }

    /// What is different in `later`, by key and period.
    pub fn differences(&self, later: &Self) -> Vec<Difference> {
        let mut found: BTreeMap<(&[Id], &TimePeriod), Difference> = BTreeMap::new();
        let blank =
            |o: &Observation| Difference { key: o.key.clone(), period: o.period.clone(), before: None, after: None };
        for before in &self.observations {
            found.entry((&before.key, &before.period)).or_insert_with(|| blank(before)).before = Some(before.clone());
        }
        for after in &later.observations {
            found.entry((&after.key, &after.period)).or_insert_with(|| blank(after)).after = Some(after.clone());
        }
        let says = |o: &Option<Observation>| o.as_ref().map(|o| (o.value, o.attributes.clone()));
        found.into_values().filter(|difference| says(&difference.before) != says(&difference.after)).collect()
    }

    /// The observations, sorted by key and then by time.
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The observations, to be changed into another table.
    pub fn into_observations(self) -> Vec<Observation> {
        self.observations
    }

    /// How many observations there are.
    pub fn len(&self) -> usize {
        self.observations.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.observations.is_empty()
    }

    /// The distinct codes of a coded dimension, by its place in the key, sorted by identifier.
    pub fn codes(&self, place: usize) -> Vec<Id> {
        let mut codes: Vec<Id> = self.observations.iter().filter_map(|o| o.key.get(place).cloned()).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The distinct periods, in order.
    pub fn periods(&self) -> Vec<TimePeriod> {
        let mut periods: Vec<TimePeriod> = self.observations.iter().map(|o| o.period.clone()).collect();
        periods.sort();
        periods.dedup();
        periods
    }

    /// The observation with this key and period.
    pub fn find(&self, key: &[Id], period: &TimePeriod) -> Option<&Observation> {
        let found = self.observations.binary_search_by(|o| (&o.key[..], &o.period).cmp(&(key, period)));
        found.ok().map(|place| &self.observations[place])
    }
}
