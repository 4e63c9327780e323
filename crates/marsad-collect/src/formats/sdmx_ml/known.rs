//! What a first reading finds of a message, and rows need before they can be shown.

use super::groups::{Group, Groups};
use super::values::{Columns, Values};
use crate::secrecy::CONFIDENTIALITY;

/// How many bytes the texts of groups may have together: they are kept while the message is read.
pub(super) const GROUPS_BYTES_MAX: usize = 64 << 20;
/// What a group takes beside its texts.
const GROUP_BYTES: usize = 200;
/// What is said of observations and never chooses them, in the words of the standard.
const NEVER_KEYS: [&str; 5] = ["OBS_VALUE", "OBS_STATUS", "OBS_CONF", "CONF_STATUS", "COMMENT_OBS"];

/// The components and the groups of a message.
#[derive(Default)]
pub(super) struct Known {
    pub columns: Columns,
    sets: Vec<KnownSet>,
    group_bytes: usize,
}

/// What is found of a data set.
#[derive(Default)]
struct KnownSet {
    groups: Groups,
    observations: u32,
    /// How many observations have each component of their own or from their series.
    counts: Vec<u32>,
}

impl Known {
    pub(super) fn begin_set(&mut self) {
        self.sets.push(KnownSet::default());
    }

    /// The groups of a data set, counted from 0.
    pub(super) fn groups(&self, set: usize) -> Option<&Groups> {
        self.sets.get(set).map(|set| &set.groups)
    }

    /// Keeps what a group of the last data set says; false where there is no more room.
    pub(super) fn add_group(&mut self, keys: &Values, said: &Values) -> bool {
        self.group_bytes += keys.bytes() + said.bytes() + GROUP_BYTES;
        let has_room = self.group_bytes <= GROUPS_BYTES_MAX;
        if let Some(set) = self.sets.last_mut().filter(|_| has_room) {
            set.groups.add(Group { keys: keys.pairs(), said: said.pairs() });
        }
        has_room
    }

    /// Counts which components an observation of the last data set has, of its own or from its series.
    pub(super) fn count(&mut self, observation: &Values, series: &Values) {
        let Some(set) = self.sets.last_mut() else { return };
        set.observations = set.observations.saturating_add(1);
        let of_series = series.said().iter().filter(|column| observation.get(**column).is_none());
        for &column in observation.said().iter().chain(of_series) {
            if set.counts.len() <= column {
                set.counts.resize(column + 1, 0);
            }
            set.counts[column] = set.counts[column].saturating_add(1);
        }
    }

    /// What groups say of keys that no observation has: how many there are, the first by its letters, and whether one says how
    /// confidential values are. None where there are none.
    pub(super) fn unmet(&self) -> Option<(usize, &str, bool)> {
        let secrets = CONFIDENTIALITY.map(|id| self.columns.find(id));
        let mut unmet = self
            .sets
            .iter()
            .flat_map(|set| set.groups.unmet())
            .map(|(key, mut columns)| (key, columns.any(|column| secrets.contains(&Some(column)))));
        let (first, is_secret) = unmet.next()?;
        // They come in no order of their own.
        let all = unmet.fold((1, first, is_secret), |(count, first, any), (key, is_secret)| {
            (count + 1, first.min(key), any || is_secret)
        });
        Some(all)
    }

    /// Orders the groups of every data set, once it is known which components its observations have; false where there
    /// is no room for all of them. Of a component that is not known as a dimension or as none, its observations show it.
    pub(super) fn settle(&mut self, is_dimension: impl Fn(&str) -> Option<bool>) -> bool {
        let is_never_key = |id: &String| NEVER_KEYS.contains(&id.as_str()).then_some(false);
        let known: Vec<Option<bool>> =
            self.columns.ids().iter().map(|id| is_dimension(id).or_else(|| is_never_key(id))).collect();
        let mut has_room = true;
        for set in &mut self.sets {
            let (counts, observations) = (std::mem::take(&mut set.counts), set.observations);
            // One series may lack a dimension by mistake, and one may say what others leave to their group.
            let is_usual =
                |column: usize| counts.get(column).is_some_and(|count| count.saturating_mul(2) > observations);
            let is_key = |column: usize| known.get(column).copied().flatten().unwrap_or_else(|| is_usual(column));
            has_room &= set.groups.settle(is_key);
        }
        has_room
    }
}
