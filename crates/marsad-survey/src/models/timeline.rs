//! The times at which spells end with the event, and how rows meet them.

use super::spells::Spells;

/// The times with an event, and where rows stand among them.
pub(super) struct Timeline {
    /// Distinct, ascending.
    pub times: Vec<f64>,
    /// For each row, how it meets the times.
    pub passages: Vec<Passage>,
}

/// How a row meets the times with an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    /// The first time at which it is at risk.
    pub from: usize,
    /// One beyond the last.
    pub to: usize,
    /// Whether its spell ends with the event, which is then at the last.
    pub is_event: bool,
}

impl Timeline {
    /// The times of some rows.
    pub(super) fn of(spells: &Spells<'_>, rows: &[u32]) -> Self {
        let ended = rows.iter().map(|row| *row as usize).filter(|row| spells.is_event(*row));
        let mut times: Vec<f64> = ended.map(|row| spells.exits[row]).collect();
        times.sort_unstable_by(f64::total_cmp);
        times.dedup();
        let passage = |row: &u32| {
            let row = *row as usize;
            let (entry, exit) = (spells.entry(row), spells.exits[row]);
            Passage {
                from: times.partition_point(|time| *time <= entry),
                to: times.partition_point(|time| *time <= exit),
                is_event: spells.is_event(row),
            }
        };
        let passages = rows.iter().map(passage).collect();
        Self { times, passages }
    }

    /// The last time that is not after `time`.
    pub(super) fn place(&self, time: f64) -> Option<usize> {
        self.times.partition_point(|other| *other <= time).checked_sub(1)
    }

    /// How many spells end with the event.
    pub(super) fn events(&self) -> usize {
        self.passages.iter().filter(|passage| passage.is_event).count()
    }
}
