//! Whether a period is as long as a frequency says.

use jiff::{Span, ToSpan as _};

use crate::TimePeriod;

/// No frequency is further apart than so many of its units.
const UNITS_MAX: i64 = 100;
/// No period has more years.
const YEARS_MAX: u8 = 100;

/// Whether `period` is as long as the code of CL_FREQ says: a year for `A`, wherever it begins, five years for `A5`. A code
/// that says no length, such as `_O` for "other", fits every period.
pub fn fits_frequency(code: &str, period: &TimePeriod) -> bool {
    let Some(length) = length(code) else { return true };
    period.start().checked_add(length).is_ok_and(|end| end == period.end())
}

/// How many whole years a period has, wherever it begins; none where it has no whole number of them.
pub fn whole_years(period: &TimePeriod) -> Option<u8> {
    let is_so_long =
        |years: &u8| period.start().checked_add(i64::from(*years).years()).is_ok_and(|end| end == period.end());
    (1..=YEARS_MAX).find(is_so_long)
}

fn length(code: &str) -> Option<Span> {
    let (letter, count) = code.split_at_checked(1)?;
    let count: i64 = if count.is_empty() { 1 } else { count.parse().ok()? };
    if !(1..=UNITS_MAX).contains(&count) {
        return None;
    }
    match letter {
        "A" => Some(count.years()),
        "S" => Some((6 * count).months()),
        "T" => Some((4 * count).months()),
        "Q" => Some((3 * count).months()),
        "M" => Some(count.months()),
        "W" => Some(count.weeks()),
        "D" => Some(count.days()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{fits_frequency, whole_years};

    fn check(code: &str, period: &str, expected: bool) {
        assert_eq!(fits_frequency(code, &period.parse().unwrap()), expected, "{code} {period}");
    }

    #[test]
    fn five_years_are_five_years_from_day_to_day() {
        check("A5", "2019-11-06/P5Y", true);
        check("A5", "2019-01-01/P6Y", false);
        check("A5", "2024", false);
        check("A10", "2014-01-01/P10Y", true);
    }

    #[test]
    fn a_year_may_begin_in_autumn_and_a_month_is_no_year() {
        check("A", "2024", true);
        check("A", "2022-09-01/P1Y", true);
        check("A", "2024-05", false);
        check("M", "2024-02", true);
        check("Q", "2024-Q2", true);
        check("T", "2022-T1", true);
        check("S", "2024-S2", true);
        check("W", "2024-W09", true);
        check("D", "2024-12-10", true);
    }

    #[test]
    fn the_years_of_a_period_are_counted_from_day_to_day() {
        let years = |period: &str| whole_years(&period.parse().unwrap());
        assert_eq!([years("2019-11-06/P5Y"), years("2024"), years("2010-01-01/P11Y")], [Some(5), Some(1), Some(11)]);
        assert_eq!([years("2024-05"), years("2023-01-01/P10M"), years("2023-12-10")], [None; 3]);
    }

    #[test]
    fn a_code_that_says_no_length_fits_every_period() {
        for code in ["_O", "_U", "", "X", "A0", "A999999999999", "H2"] {
            check(code, "2023-01-01/P10M", true);
        }
    }
}
