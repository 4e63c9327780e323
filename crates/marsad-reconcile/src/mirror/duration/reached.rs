//! What spells show without any model: who was seen to stay so long, who was not, and of whom it is open.

use super::{Spell, is_usable};

/// Stays by whether they reach a length.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reached {
    /// How many were seen to reach it.
    pub stays: usize,
    /// Their weight.
    pub weight: f64,
    /// The weight of those that ended before.
    pub ended_weight: f64,
    /// The weight of those that were still going on before, when they were last seen.
    pub open_weight: f64,
}

/// The stays among `spells` that reach `months`; spells that cannot be are left out, as [`super::stay_share`] tells.
pub fn count_reached(spells: &[Spell], months: f64) -> Reached {
    let mut reached = Reached::default();
    for spell in spells.iter().filter(|spell| is_usable(spell)) {
        if spell.months >= months {
            reached.stays += 1;
            reached.weight += spell.weight;
        } else if spell.is_ended {
            reached.ended_weight += spell.weight;
        } else {
            reached.open_weight += spell.weight;
        }
    }
    reached
}
