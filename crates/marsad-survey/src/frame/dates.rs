//! Days as dates: how a day is written where it is a code.

use super::codes::Codes;

/// Days from the first day of March of the year 0 to the first of January 1970.
const DAYS_BEFORE_1970: i64 = 719_468;
/// Days in four hundred years.
const DAYS_OF_ERA: i64 = 146_097;

/// Codes of days from 1970 in the order of time; labels are dates such as 2020-10-19.
pub(super) fn codes_of_days(days: &[f64]) -> Codes {
    let mut codes = Codes::of_numbers(days);
    for label in &mut codes.labels {
        if let Ok(day) = label.parse::<i64>() {
            *label = iso_date(day);
        }
    }
    codes
}

/// The date of a day in the Gregorian calendar. Years begin in March here, so that the day that some of them have more is
/// their last; after Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `civil_from_days`.
fn iso_date(day: i64) -> String {
    let shifted = day.saturating_add(DAYS_BEFORE_1970);
    let (era, of_era) = (shifted.div_euclid(DAYS_OF_ERA), shifted.rem_euclid(DAYS_OF_ERA));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{codes_of_days, iso_date};
    use crate::frame::MISSING;

    #[test]
    fn days_are_dates_of_the_calendar() {
        assert_eq!([0, -1, 18_383].map(iso_date), ["1970-01-01", "1969-12-31", "2020-05-01"]);
        assert_eq!([11_016, 11_017, -25_509].map(iso_date), ["2000-02-29", "2000-03-01", "1900-02-28"]);
    }

    #[test]
    fn codes_stand_in_the_order_of_time() {
        let codes = codes_of_days(&[18_383.0, f64::NAN, 0.0]);
        assert_eq!((codes.labels[0].as_str(), codes.of_row), ("1970-01-01", vec![1, MISSING, 0]));
    }
}
