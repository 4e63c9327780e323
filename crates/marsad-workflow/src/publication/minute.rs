//! A minute of the country as a moment: when something is to be published.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use crate::Work;

impl Work {
    /// The moment at which the clocks of the country show `text`, such as `2027-01-31T10:00`. None where it is no such
    /// thing, or where they never show it.
    pub fn minute(&self, text: &str) -> Option<Timestamp> {
        let named = TimeZoneDatabase::bundled().get(&self.pack().head.time_zone);
        minute_in(&named.unwrap_or(TimeZone::UTC), text)
    }
}

/// Of a minute that the clocks show twice, the first.
fn minute_in(zone: &TimeZone, text: &str) -> Option<Timestamp> {
    let local: DateTime = text.trim().parse().ok()?;
    let found = zone.to_ambiguous_timestamp(local);
    match found.offset() {
        AmbiguousOffset::Gap { .. } => None,
        _ => found.earlier().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        // Clocks went from 2:00 to 3:00 on 28 March 2027 and from 3:00 to 2:00 on 31 October 2027 (EU directive 2000/84).
        let zone = TimeZoneDatabase::bundled().get("Europe/Malta").unwrap();
        assert_eq!(minute_in(&zone, text), expected.map(|moment| moment.parse().unwrap()), "{text}");
    }

    #[test]
    fn a_minute_that_clocks_skip_is_none_and_one_that_they_show_twice_is_the_first() {
        check("2027-01-31T10:00", Some("2027-01-31T09:00:00Z"));
        check("2027-03-28T02:30", None);
        check("2027-03-28T03:00", Some("2027-03-28T01:00:00Z"));
        check("2027-10-31T02:30", Some("2027-10-31T00:30:00Z"));
        check("tomorrow", None);
    }
}
