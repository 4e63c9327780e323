//! Frequencies that were counted before. A table of a study is written once, so what was counted of it stays true.

use std::collections::HashMap;

use marsad_model::{Id, StudyFile};

use super::StudyFrequencies;

/// How many counts, of all variables together, are kept in memory: a few megabytes.
const COUNTS_MAX: usize = 100_000;

/// What was counted: a variable of a table that never changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CountedKey {
    study: Id,
    table: Id,
    number: u32,
    variable: Id,
}

/// Frequencies by what was counted, before anything of them was hidden.
#[derive(Debug, Default)]
pub(crate) struct FrequencyCache {
    known: HashMap<CountedKey, StudyFrequencies>,
    counts: usize,
}

impl CountedKey {
    /// A variable of the table in `file`.
    pub(crate) fn new(file: &StudyFile, variable: &Id) -> Self {
        let StudyFile { study, table, number, .. } = file;
        Self { study: study.clone(), table: table.clone(), number: *number, variable: variable.clone() }
    }
}

impl FrequencyCache {
    /// What was counted of a variable, if it is remembered.
    pub(crate) fn find(&self, key: &CountedKey) -> Option<&StudyFrequencies> {
        self.known.get(key)
    }

    /// Remembers frequencies; when memory is full, all others are forgotten and counted again as they are asked for.
    pub(crate) fn remember(&mut self, key: CountedKey, found: StudyFrequencies) {
        let counts = size(&found);
        if self.counts + counts > COUNTS_MAX {
            self.known.clear();
            self.counts = 0;
        }
        self.counts += counts;
        if let Some(before) = self.known.insert(key, found) {
            self.counts -= size(&before);
        }
    }
}

/// How many counts frequencies hold: those of codes, and what is counted of every variable.
fn size(found: &StudyFrequencies) -> usize {
    found.values.len() + found.missing.len() + 3
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use marsad_model::{Id, StudyFile, StudyOrigin};

    use super::{COUNTS_MAX, CountedKey, FrequencyCache};
    use crate::{CodeCell, CountCell, StudyFrequencies};

    fn file(number: u32) -> StudyFile {
        StudyFile {
            study: Id::literal("HIMS"),
            table: Id::literal("persons"),
            number,
            origin: StudyOrigin::Synthesised { population_seed: 1, design_seed: 1, scale: 1 },
            address: String::new(),
            sha256: String::new(),
            rows: 0,
            is_synthetic: true,
            pack: String::new(),
            made_at: Timestamp::UNIX_EPOCH,
            made_by: String::new(),
        }
    }

    fn key(number: u32, variable: &'static str) -> CountedKey {
        CountedKey::new(&file(number), &Id::literal(variable))
    }

    /// Frequencies of a variable with this many codes.
    fn found(codes: usize) -> StudyFrequencies {
        let cell = CountCell { rows: Some(1), weighted: Some(1.0) };
        let file = file(1);
        StudyFrequencies {
            study: file.study,
            table: file.table,
            variable: Id::literal("isle"),
            number: 1,
            is_synthetic: true,
            is_protected: false,
            all: cell,
            valid: cell,
            blank: cell,
            missing: Vec::new(),
            values: (0..codes)
                .map(|code| CodeCell { code: code.to_string(), count: cell, state: None, share: None })
                .collect(),
            summary: None,
            weighted_summary: None,
        }
    }

    #[test]
    fn what_was_counted_of_one_table_is_not_given_for_another() {
        let mut cache = FrequencyCache::default();
        cache.remember(key(1, "isle"), found(4));
        assert_eq!(cache.find(&key(1, "isle")), Some(&found(4)));
        assert_eq!((cache.find(&key(2, "isle")), cache.find(&key(1, "sex"))), (None, None));
    }

    #[test]
    fn memory_has_an_end() {
        let mut cache = FrequencyCache::default();
        cache.remember(key(1, "isle"), found(COUNTS_MAX - 100));
        cache.remember(key(1, "sex"), found(10));
        assert!(cache.find(&key(1, "isle")).is_some() && cache.find(&key(1, "sex")).is_some());
        cache.remember(key(1, "age"), found(100));
        assert!(cache.find(&key(1, "isle")).is_none() && cache.find(&key(1, "age")).is_some());
        assert_eq!(cache.counts, 103);
    }

    #[test]
    fn the_same_counted_twice_takes_its_place_once() {
        let mut cache = FrequencyCache::default();
        cache.remember(key(1, "isle"), found(4));
        cache.remember(key(1, "isle"), found(4));
        assert_eq!((cache.counts, cache.known.len()), (7, 1));
    }
}
