//! The periods of a frequency, and those of a submission.

use jiff::civil::{Date, Time};
use marsad_model::{Frequency, ObservationColumns, ReportingYear, TimePeriod};

use super::days::days_after;

/// No more periods are looked at.
const PERIODS_MAX: usize = 10_000;
/// No regular period has more days.
const LONGEST_DAYS: i64 = 366;

/// The names of the periods of some observations, each once, in order.
pub(crate) fn periods_of(columns: &ObservationColumns) -> Vec<String> {
    let (words, places) = (&columns.periods.words, &columns.periods.places);
    let mut is_used = vec![false; words.len()];
    for row in 0..columns.len() {
        if let Some(mark) = is_used.get_mut(places.get(row) as usize) {
            *mark = true;
        }
    }
    let mut periods: Vec<&TimePeriod> =
        words.iter().zip(&is_used).filter(|(_, is_used)| **is_used).map(|(period, _)| period).collect();
    periods.sort();
    let mut names: Vec<String> = Vec::new();
    for period in periods {
        if names.last().is_none_or(|last| last != period.as_str()) {
            names.push(period.as_str().to_owned());
        }
    }
    names
}

/// The last day of a period.
pub(crate) fn last_day(period: &TimePeriod) -> Date {
    let end = period.end();
    if end.time() == Time::midnight() { end.date().yesterday().unwrap_or(end.date()) } else { end.date() }
}

/// The period of a frequency in which a day lies; none of a frequency of days or moments.
pub(crate) fn period_holding(day: &TimePeriod, frequency: Frequency, year: ReportingYear) -> Option<TimePeriod> {
    if matches!(frequency, Frequency::D | Frequency::I) {
        return None;
    }
    let last = last_day(day);
    let ahead = periods_between(frequency, year, (last, days_after(last, LONGEST_DAYS)));
    ahead.into_iter().find(|period| period.contains(day))
}

/// The periods of a frequency whose last day lies between two days, in order. What is observed at moments has none.
pub(super) fn periods_between(frequency: Frequency, year: ReportingYear, (from, to): (Date, Date)) -> Vec<TimePeriod> {
    let is_within = |period: &TimePeriod| (from..=to).contains(&last_day(period));
    let named = |name: String| year.period(&name).ok();
    if frequency == Frequency::D {
        let days = std::iter::successors(Some(from), |day| Some(days_after(*day, 1))).take(PERIODS_MAX);
        return days.take_while(|day| *day <= to).filter_map(|day| named(day.to_string())).collect();
    }
    // A reporting year may end in the year after the one that names it.
    let years = from.year().saturating_sub(2)..=to.year().saturating_add(1);
    let names = years.flat_map(|y| names_in(frequency, y, year.is_calendar()));
    names.take(PERIODS_MAX).filter_map(named).filter(is_within).collect()
}

/// The names of the periods of a year.
fn names_in(frequency: Frequency, year: i16, is_calendar: bool) -> Vec<String> {
    let numbered = |letter: &str, count: u8| (1..=count).map(|n| format!("{year:04}-{letter}{n}")).collect();
    match frequency {
        Frequency::A if is_calendar => vec![format!("{year:04}")],
        Frequency::A => numbered("A", 1),
        Frequency::S => numbered("S", 2),
        Frequency::T => numbered("T", 3),
        Frequency::Q => numbered("Q", 4),
        Frequency::M if is_calendar => (1..=12).map(|month| format!("{year:04}-{month:02}")).collect(),
        Frequency::M => (1..=12).map(|month| format!("{year:04}-M{month:02}")).collect(),
        Frequency::W => (1..=53).map(|week| format!("{year:04}-W{week:02}")).collect(),
        Frequency::D | Frequency::I => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(frequency: Frequency, year: ReportingYear, (from, to): (Date, Date), expected: &[&str]) {
        let found = periods_between(frequency, year, (from, to));
        assert_eq!(found.iter().map(TimePeriod::as_str).collect::<Vec<_>>(), expected, "{frequency:?}");
    }

    #[test]
    fn a_period_belongs_where_its_last_day_is() {
        let calendar = ReportingYear::CALENDAR;
        let spring = (date(2026, 3, 31), date(2026, 6, 30));
        check(Frequency::A, calendar, (date(2024, 12, 31), date(2026, 12, 30)), &["2024", "2025"]);
        check(Frequency::Q, calendar, spring, &["2026-Q1", "2026-Q2"]);
        check(Frequency::M, calendar, spring, &["2026-03", "2026-04", "2026-05", "2026-06"]);
        check(Frequency::S, calendar, spring, &["2026-S1"]);
        check(Frequency::T, calendar, spring, &["2026-T1"]);
        // 3 January 2021, a Sunday, ends the 53rd week of 2020.
        check(Frequency::W, calendar, (date(2021, 1, 3), date(2021, 1, 10)), &["2020-W53", "2021-W01"]);
        check(Frequency::D, calendar, (date(2026, 2, 28), date(2026, 3, 1)), &["2026-02-28", "2026-03-01"]);
        check(Frequency::I, calendar, spring, &[]);
    }

    #[test]
    fn an_academic_year_ends_in_the_year_after_its_name() {
        let academic = ReportingYear::new(9, 1).unwrap();
        check(Frequency::A, academic, (date(2026, 8, 31), date(2026, 8, 31)), &["2025-A1"]);
        check(Frequency::M, academic, (date(2026, 1, 31), date(2026, 1, 31)), &["2025-M05"]);
    }

    #[test]
    fn a_day_lies_in_one_period_of_each_frequency() {
        let held = |frequency, year, day: &str| {
            let found = period_holding(&day.parse().unwrap(), frequency, year);
            found.map(|period| period.as_str().to_owned())
        };
        let calendar = ReportingYear::CALENDAR;
        for (frequency, day, period) in [
            (Frequency::M, "2026-10-31", "2026-10"),
            (Frequency::M, "2024-12-10", "2024-12"),
            (Frequency::Q, "2026-01-01", "2026-Q1"),
            (Frequency::A, "2024-02-29", "2024"),
        ] {
            assert_eq!(held(frequency, calendar, day).as_deref(), Some(period), "{day}");
        }
        assert_eq!(held(Frequency::A, ReportingYear::new(9, 1).unwrap(), "2026-08-31").as_deref(), Some("2025-A1"));
        assert_eq!(held(Frequency::D, calendar, "2026-10-31"), None);
    }
}
