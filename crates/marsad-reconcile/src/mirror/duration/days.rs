//! How long a stay between two days lasted, in months. The rule stands in METHOD.md.

use jiff::Unit;
use jiff::civil::Date;

use crate::mirror::report::DAYS_OF_MONTH;

/// Two days of a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first, such as that of arrival.
    pub from: Date,
    /// The last, such as that of departure.
    pub to: Date,
}

impl Days {
    /// Whole calendar months, and the days beyond them in mean months; below zero where the last day is before the first.
    pub fn months(self) -> f64 {
        // Two days that are dates are never too far apart for a span of months.
        let Ok(span) = self.from.until((Unit::Month, self.to)) else { return f64::NAN };
        f64::from(span.get_months()) + f64::from(span.get_days()) / DAYS_OF_MONTH
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Days;
    use crate::mirror::DurationRule;

    #[track_caller]
    fn check(from: (i16, i8, i8), to: (i16, i8, i8), expected: f64) {
        let days = Days { from: date(from.0, from.1, from.2), to: date(to.0, to.1, to.2) };
        assert!((days.months() - expected).abs() < 1e-12, "{days:?}: {}", days.months());
    }

    #[test]
    fn whole_months_are_whole_numbers() {
        check((2020, 1, 15), (2020, 4, 15), 3.0);
        check((2019, 2, 28), (2020, 2, 28), 12.0);
        check((2020, 2, 29), (2020, 2, 29), 0.0);
        check((2020, 1, 15), (2020, 4, 20), 3.0 + 5.0 / 30.436_875);
        check((2020, 3, 15), (2020, 2, 15), -1.0);
    }

    #[test]
    fn six_months_and_a_day_reach_the_rule_of_six_months_and_a_day() {
        let days = Days { from: date(2021, 1, 10), to: date(2021, 7, 11) };
        let rule = DurationRule::MonthsAndDays { months: 6, days: 1 };
        assert_eq!(rule.months_min(), Some(days.months()));
    }
}
