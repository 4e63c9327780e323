//! Totals since the beginning of the year, turned into figures of periods.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::series::{Benchmark, Finding};

/// How periods lie in years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// How many periods a year has; at least one is assumed.
    pub periods_per_year: usize,
    /// The place of period 0 in its year, from 0.
    pub first_in_year: usize,
}

/// What was counted from the beginning of a year to the end of a period of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearToDate {
    /// The period.
    pub period: usize,
    /// The total.
    pub value: f64,
}

/// Figures of periods, as benchmarks with the aggregation of a sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unrolled {
    /// One for each total, over the periods since the total before it. Those of one period are its figure.
    pub benchmarks: Vec<Benchmark>,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// What each of `totals` adds to the one before it in its year.
pub fn unroll_year_to_date(totals: &[YearToDate], calendar: Calendar) -> Unrolled {
    let mut unrolled = Unrolled::default();
    let by_period = by_period(totals, &mut unrolled.findings);
    let mut before: Option<(usize, f64)> = None;
    for (period, value) in by_period {
        let year = calendar.year(period);
        let earlier = before.filter(|(period, _)| calendar.year(*period) == year);
        before = Some((period, value));
        let (first, taken) = match (earlier, calendar.start(year)) {
            (Some((earlier, total)), _) => (earlier + 1, total),
            (None, Some(start)) => (start, 0.0),
            (None, None) => {
                unrolled.findings.push(Finding::YearBeganBefore { period });
                continue;
            }
        };
        let difference = value - taken;
        if difference < 0.0 {
            unrolled.findings.push(Finding::TotalFalls { period, difference });
        }
        unrolled.benchmarks.push(Benchmark { first, last: period, value: difference });
    }
    unrolled
}

/// The usable totals in time.
fn by_period(totals: &[YearToDate], findings: &mut Vec<Finding>) -> BTreeMap<usize, f64> {
    let mut by_period = BTreeMap::new();
    for total in totals {
        if !total.value.is_finite() {
            findings.push(Finding::TotalNotFinite { period: total.period });
            continue;
        }
        match by_period.entry(total.period) {
            Entry::Occupied(_) => findings.push(Finding::TotalTwice { period: total.period }),
            Entry::Vacant(vacant) => {
                vacant.insert(total.value);
            }
        }
    }
    by_period
}

impl Calendar {
    /// The year of a period; the first is 0.
    fn year(self, period: usize) -> usize {
        (period + self.first_in_year) / self.periods_per_year.max(1)
    }

    /// The first period of a year; none if it lies before the series.
    fn start(self, year: usize) -> Option<usize> {
        (year * self.periods_per_year.max(1)).checked_sub(self.first_in_year)
    }
}

#[cfg(test)]
mod tests {
    use super::super::series::{Benchmark, Finding};
    use super::{Calendar, Unrolled, YearToDate, unroll_year_to_date};

    fn unroll(totals: &[(usize, f64)], first_in_year: usize) -> Unrolled {
        let totals: Vec<YearToDate> =
            totals.iter().map(|(period, value)| YearToDate { period: *period, value: *value }).collect();
        unroll_year_to_date(&totals, Calendar { periods_per_year: 4, first_in_year })
    }

    fn benchmark(first: usize, last: usize, value: f64) -> Benchmark {
        Benchmark { first, last, value }
    }

    #[test]
    fn worked_example_of_the_method() {
        let found = unroll(&[(0, 10.0), (1, 25.0), (3, 60.0), (4, 12.0), (5, 30.0)], 0);
        let expected = [
            benchmark(0, 0, 10.0),
            benchmark(1, 1, 15.0),
            benchmark(2, 3, 35.0),
            benchmark(4, 4, 12.0),
            benchmark(5, 5, 18.0),
        ];
        assert_eq!((found.benchmarks, found.findings), (expected.to_vec(), vec![]));
    }

    #[test]
    fn a_year_that_began_before_the_series_gives_differences_only() {
        let found = unroll(&[(0, 40.0), (1, 55.0), (2, 9.0)], 2);
        assert_eq!(found.benchmarks, [benchmark(1, 1, 15.0), benchmark(2, 2, 9.0)]);
        assert_eq!(found.findings, [Finding::YearBeganBefore { period: 0 }]);
    }

    #[test]
    fn a_total_that_falls_is_told() {
        let found = unroll(&[(0, 10.0), (1, 7.0), (1, 8.0), (2, f64::NAN)], 0);
        assert_eq!(found.benchmarks, [benchmark(0, 0, 10.0), benchmark(1, 1, -3.0)]);
        let expected = [
            Finding::TotalTwice { period: 1 },
            Finding::TotalNotFinite { period: 2 },
            Finding::TotalFalls { period: 1, difference: -3.0 },
        ];
        assert_eq!(found.findings, expected);
    }
}
