//! Which observations of another table belong to which rows of ours.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use marsad_model::{DataTable, Id, Observation, ObservationColumns, Only, TimePeriod};

use super::keys::Keys;

/// Rows of ours and observations of another table, by the same numbers for the same keys.
pub(super) struct Matching<'t> {
    keys: Keys<'t>,
    /// The dimensions of ours that play no part, time being the one after the last.
    without: Vec<usize>,
    /// The dimensions that both have: our place and theirs.
    shared: Vec<(usize, usize)>,
    /// Theirs for which one code is chosen.
    chosen: Vec<(usize, Id)>,
    codes: Vec<HashMap<&'t str, u32>>,
    periods: HashMap<&'t str, u32>,
}

impl<'t> Matching<'t> {
    /// None where a dimension that only `table` has is left open by `selection`.
    pub(super) fn new(columns: &'t ObservationColumns, table: &DataTable, selection: &Only) -> Option<Self> {
        let (mut shared, mut chosen) = (Vec::new(), Vec::new());
        for (theirs, dimension) in table.structure.dimensions.iter().enumerate() {
            match (selection.get(&dimension.id), columns.structure.dimension_place(dimension.id.as_str())) {
                (Some(code), _) => chosen.push((theirs, code.clone())),
                (None, Some(ours)) => shared.push((ours, theirs)),
                (None, None) => return None,
            }
        }
        let used: BTreeSet<usize> = shared.iter().map(|(ours, _)| *ours).collect();
        let places = |words: &'t [Id]| words.iter().map(Id::as_str).zip(0..).collect();
        Some(Self {
            keys: Keys::new(columns),
            without: (0..columns.dimensions.len()).filter(|ours| !used.contains(ours)).collect(),
            shared,
            chosen,
            codes: columns.dimensions.iter().map(|column| places(&column.words)).collect(),
            periods: columns.periods.words.iter().map(|period| period.as_str()).zip(0..).collect(),
        })
    }

    /// The number of the series and the period of a row of ours.
    pub(super) fn cell(&self, row: usize) -> u128 {
        self.keys.rest(row, &self.without)
    }

    /// The number of the series of a row of ours.
    pub(super) fn series(&self, row: usize) -> u128 {
        let time = self.codes.len();
        let without: Vec<usize> = self.without.iter().copied().chain([time]).collect();
        self.keys.rest(row, &without)
    }

    /// Their observations with a value by the number of series and period.
    pub(super) fn by_cell<'o>(&self, table: &'o DataTable) -> HashMap<u128, &'o Observation> {
        let valued = table.observations().iter().filter(|observation| observation.value.is_some());
        valued
            .filter_map(|observation| {
                let period = *self.periods.get(observation.period.as_str())?;
                Some((self.number(observation, Some(period))?, observation))
            })
            .collect()
    }

    /// Their observations with a value by the number of the series, in the order of the table.
    pub(super) fn by_series<'o>(&self, table: &'o DataTable) -> HashMap<u128, Vec<&'o Observation>> {
        let mut found: HashMap<u128, Vec<&Observation>> = HashMap::new();
        for observation in table.observations().iter().filter(|observation| observation.value.is_some()) {
            if let Some(series) = self.number(observation, None) {
                found.entry(series).or_default().push(observation);
            }
        }
        found
    }

    /// The periods of their observations, with a value or without, by the number of the series.
    pub(super) fn periods_by_series<'o>(&self, table: &'o DataTable) -> BTreeMap<u128, Vec<&'o TimePeriod>> {
        let mut found: BTreeMap<u128, Vec<&TimePeriod>> = BTreeMap::new();
        for observation in table.observations() {
            if let Some(series) = self.number(observation, None) {
                found.entry(series).or_default().push(&observation.period);
            }
        }
        found
    }

    /// None where we have no such code, or another than the chosen one stands there.
    fn number(&self, observation: &Observation, period: Option<u32>) -> Option<u128> {
        if !self.chosen.iter().all(|(theirs, code)| observation.key.get(*theirs) == Some(code)) {
            return None;
        }
        let place = |(ours, theirs): &(usize, usize)| {
            Some((*ours, *self.codes[*ours].get(observation.key.get(*theirs)?.as_str())?))
        };
        Some(self.keys.cell_at(self.shared.iter().map(place).collect::<Option<Vec<_>>>()?, period))
    }
}
