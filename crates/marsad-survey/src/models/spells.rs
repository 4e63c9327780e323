//! Spells: how long something lasted, whether it ended, and since when it was watched.

use std::borrow::Cow;

use crate::{Design, Domain, Frame};

use super::prepared::as_flags;
use super::rows::Needed;
use super::{ModelError, ModelFinding, Outcome};

/// The columns that say how long a stay lasts until a return, or how long it takes until a departure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// How long it was watched: until the event, or until nobody looked any more.
    pub duration: String,
    /// 1 where it ended with the event, 0 where nobody saw its end.
    pub event: Outcome,
    /// From when on it was watched, in the same unit and from the same beginning as `duration` (left truncation): a
    /// spell that would have ended before is not in the survey. None where all are watched from their beginning.
    pub entry: Option<String>,
}

impl Spell {
    /// A spell that is watched from its beginning.
    pub fn new(duration: &str, event: impl Into<Outcome>) -> Self {
        Self { duration: duration.to_owned(), event: event.into(), entry: None }
    }

    /// A spell that is watched from `entry` on.
    #[must_use]
    pub fn entering(mut self, entry: &str) -> Self {
        self.entry = Some(entry.to_owned());
        self
    }
}

/// That there is no row: with what was left out, where that is why.
pub(super) fn no_rows(findings: Vec<ModelFinding>) -> ModelError {
    if findings.is_empty() { ModelError::NoRows } else { ModelError::NoSpells(findings) }
}

/// The values of spells, one for each row of the frame.
pub(super) struct Spells<'f> {
    spell: &'f Spell,
    pub exits: &'f [f64],
    pub entries: Option<&'f [f64]>,
    events: Cow<'f, [f64]>,
}

impl<'f> Spells<'f> {
    /// The columns of `spell`.
    pub(super) fn of(spell: &'f Spell, frame: &'f Frame) -> Result<Self, ModelError> {
        let entries = match &spell.entry {
            Some(entry) => Some(frame.numbers(entry)?),
            None => None,
        };
        Ok(Self { spell, exits: frame.numbers(&spell.duration)?, entries, events: spell.event.values(frame)? })
    }

    /// What must be there.
    pub(super) fn needed(&self) -> Vec<Needed<'_>> {
        let mut needed = vec![
            Needed::Numbers { column: &self.spell.duration, values: self.exits },
            Needed::Numbers { column: self.spell.event.column(), values: &self.events },
        ];
        if let (Some(column), Some(values)) = (&self.spell.entry, self.entries) {
            needed.push(Needed::Numbers { column, values });
        }
        needed
    }

    /// Whether the spell of a row used ended with the event.
    pub(super) fn is_event(&self, row: usize) -> bool {
        self.events[row] == 1.0
    }

    /// From when on a row is watched.
    pub(super) fn entry(&self, row: usize) -> f64 {
        self.entries.map_or(f64::NEG_INFINITY, |entries| entries[row])
    }

    /// The design without spells that cannot be, and what is to be said of those.
    pub(super) fn sound(&self, design: &Design) -> Result<(Design, Vec<ModelFinding>), ModelError> {
        let is_weighted = |row: &u32| design.weights()[*row as usize] != 0.0;
        let rows = 0..self.exits.len() as u32;
        let short: Vec<u32> =
            rows.clone().filter(|row| self.has_no_duration(*row as usize)).filter(is_weighted).collect();
        let unmarked: Vec<u32> = rows.filter(|row| self.is_unmarked(*row as usize)).filter(is_weighted).collect();
        let mut findings = Vec::new();
        if let [first, ..] = short[..] {
            let first_row = first as usize;
            findings.push(ModelFinding::SpellsWithoutDuration { rows: short.len(), first_row });
        }
        if let [first, ..] = unmarked[..] {
            findings.push(ModelFinding::EventNotMarked { rows: unmarked.len(), first_row: first as usize });
        }
        if findings.is_empty() {
            return Ok((design.clone(), findings));
        }
        let mut odd = as_flags(&short, self.exits.len());
        unmarked.iter().for_each(|row| odd[*row as usize] = true);
        let sound: Vec<bool> = odd.iter().map(|odd| !odd).collect();
        Ok((design.restricted(&Domain::Rows(sound))?, findings))
    }

    /// A spell that ends before or when it begins; one watched from its beginning may last no time.
    fn has_no_duration(&self, row: usize) -> bool {
        match self.entries {
            Some(entries) => self.exits[row] <= entries[row],
            None => self.exits[row] < 0.0,
        }
    }

    fn is_unmarked(&self, row: usize) -> bool {
        let event = self.events[row];
        !event.is_nan() && event != 0.0 && event != 1.0
    }
}
