//! Tables of observations that share a structure.

use std::sync::Arc;

use crate::{DataStructure, Id, Observation, TimePeriod};

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
