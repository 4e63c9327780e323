//! Moments as days of the country.

use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan as _};

use crate::Work;

/// Nothing that people write down lies further away, in years.
const YEARS_AWAY: i64 = 50;

impl Work {
    /// A moment as the clocks of the country show it.
    pub(crate) fn local(&self, moment: Timestamp) -> DateTime {
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

/// Whether a day lies within what people settle: fifty years on either side of today. Another one is a slip of the pen.
pub(crate) fn is_near(day: Date, today: Date) -> bool {
    (today.saturating_sub(YEARS_AWAY.years())..=today.saturating_add(YEARS_AWAY.years())).contains(&day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_of_another_century_is_a_slip_of_the_pen() {
        let today = date(2026, 3, 1);
        for (day, expected) in [
            (date(1500, 1, 1), false),
            (date(1976, 3, 1), true),
            (date(2076, 3, 1), true),
            (date(2076, 3, 2), false),
            (date(9999, 12, 31), false),
        ] {
            assert_eq!(is_near(day, today), expected, "{day}");
        }
    }
}
