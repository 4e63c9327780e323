//! Moments as days of the country.

use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan as _};

use crate::Work;

impl Work {
    /// A moment as the clocks of the country show it.
    pub(super) fn local(&self, moment: Timestamp) -> DateTime {
        let zone = TimeZoneDatabase::bundled().get(&self.pack().head.time_zone).unwrap_or(TimeZone::UTC);
        zone.to_datetime(moment)
    }
}

/// A day so many days later; before, where the number is negative.
pub(super) fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// How many days after `due` a day is; negative before it.
pub(super) fn days_late(day: Date, due: Date) -> i32 {
    (day - due).get_days()
}
