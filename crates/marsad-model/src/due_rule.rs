//! When data are due after a period has ended.

use serde::{Deserialize, Serialize};

use crate::worded::worded;

worded! {
    /// Which days count.
    DayCounting {
        /// Every day.
        Calendar = "calendar",
        /// Days on which the administration works.
        Working = "working",
    }
}

worded! {
    /// What happens to a due day on which nobody works.
    DayRoll {
        /// It stays.
        Stay = "stay",
        /// The next working day takes its place.
        Next = "next",
        /// The working day before takes its place.
        Previous = "previous",
    }
}

/// So many days after the end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueRule {
    /// How many days after the last day of the period.
    pub days: u16,
    /// Which days count.
    pub counting: DayCounting,
    /// What happens where nobody works on the day.
    pub roll: DayRoll,
}

impl DueRule {
    /// So many days of the calendar, whatever day that is.
    pub const fn calendar(days: u16) -> Self {
        Self { days, counting: DayCounting::Calendar, roll: DayRoll::Stay }
    }
}
