//! Where a period stands among the periods of its frequency, so that "the one before" can be found.

use std::sync::LazyLock;

use jiff::Span;
use jiff::civil::{Date, date};
use marsad_model::{Frequency, TimePeriod};

/// The first Monday of 1970, from which weeks are counted.
static FIRST_MONDAY: LazyLock<Date> = LazyLock::new(|| date(1970, 1, 5));

/// A period as a number: the next period of the same frequency has the next number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct PeriodPlace {
    frequency: Frequency,
    /// Whether it is of the calendar year; `2022-M03` of another reporting year is not `2022-03`.
    is_calendar: bool,
    number: i64,
}

impl PeriodPlace {
    /// The place of a period; none for ranges and date-times, which follow each other at no fixed distance.
    pub(super) fn of(period: &TimePeriod) -> Option<Self> {
        let frequency = period.frequency()?;
        let start = period.start().date();
        let (number, is_calendar) = match frequency {
            Frequency::I => return None,
            Frequency::W => (days_since_monday(start).div_euclid(7), true),
            Frequency::D => (days_since_monday(start), true),
            _ => {
                let (year, part) = written(period)?;
                let parts = parts_of_year(frequency)?;
                let month = (part - 1) * 12 / parts + 1;
                let first = (i64::from(start.year()), i64::from(start.month()), start.day());
                (year * parts + part - 1, first == (year, month, 1))
            }
        };
        Some(Self { frequency, is_calendar, number })
    }

    /// The place of the period so many periods later, or earlier where `by` is below zero.
    pub(super) fn shifted(self, by: i32) -> Self {
        Self { number: self.number.saturating_add(i64::from(by)), ..self }
    }
}

/// The text of the period so many periods later, in the form of `period`; earlier where `by` is below zero.
///
/// None for ranges and date-times, outside the years 1 to 9999, and for weeks and numbered days of a reporting year
/// that does not begin in January, because their year cannot be told from the period alone.
pub fn shifted(period: &TimePeriod, by: i32) -> Option<String> {
    match period.frequency()? {
        Frequency::I => None,
        Frequency::W => shifted_date(period, i64::from(by).checked_mul(7)?, week_text),
        Frequency::D if period.as_str().contains("-D") => shifted_date(period, i64::from(by), numbered_day_text),
        Frequency::D => shifted_date(period, i64::from(by), |day| day.to_string()),
        frequency => shifted_part(period, parts_of_year(frequency)?, by),
    }
}

/// Half-years, quarters and other parts that years are cut into evenly.
fn shifted_part(period: &TimePeriod, parts: i64, by: i32) -> Option<String> {
    let (year, part) = written(period)?;
    let number = year * parts + part - 1 + i64::from(by);
    let (year, part) = (number.div_euclid(parts), number.rem_euclid(parts) + 1);
    let rest = period.as_str().get(5..).unwrap_or_default();
    let text = match rest.chars().next() {
        None => format!("{year:04}"),
        Some(letter @ 'M') => format!("{year:04}-{letter}{part:02}"),
        Some(letter) if letter.is_ascii_uppercase() => format!("{year:04}-{letter}{part}"),
        Some(_) => format!("{year:04}-{part:02}"),
    };
    (1..=9999).contains(&year).then_some(text)
}

/// A date so many days later as text, where `text` writes the date of `period` itself as it is written.
fn shifted_date(period: &TimePeriod, days: i64, text: impl Fn(Date) -> String) -> Option<String> {
    let start = period.start().date();
    let moved = start.checked_add(Span::new().try_days(days).ok()?).ok().filter(|moved| moved.year() >= 1)?;
    (text(start) == period.as_str()).then(|| text(moved))
}

fn week_text(monday: Date) -> String {
    let week = monday.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn numbered_day_text(day: Date) -> String {
    format!("{:04}-D{:03}", day.year(), day.day_of_year())
}

/// The year and the part of the year in the text of a period: 2022 and 3 in `2022-Q3`, 2022 and 1 in `2022`.
fn written(period: &TimePeriod) -> Option<(i64, i64)> {
    let text = period.as_str();
    let year = text.get(..4)?.parse().ok()?;
    let part = text.get(5..).unwrap_or("1").trim_start_matches(|c: char| c.is_ascii_uppercase());
    Some((year, part.parse().ok()?))
}

/// How many periods of a frequency a year has, where every year has as many.
fn parts_of_year(frequency: Frequency) -> Option<i64> {
    match frequency {
        Frequency::A => Some(1),
        Frequency::S => Some(2),
        Frequency::T => Some(3),
        Frequency::Q => Some(4),
        Frequency::M => Some(12),
        Frequency::W | Frequency::D | Frequency::I => None,
    }
}

fn days_since_monday(day: Date) -> i64 {
    day.duration_since(*FIRST_MONDAY).as_hours() / 24
}
