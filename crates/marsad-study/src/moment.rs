//! Days and moments as programs count them, in seconds since 1970.
//!
//! SPSS counts seconds since 14 October 1582, the day before the Gregorian calendar. Stata counts days, milliseconds,
//! weeks, months, quarters and half-years since 1960; the last four stand for the first day of their stretch.

use crate::VariableKind;

/// Seconds of a day.
pub(crate) const DAY: f64 = 86_400.0;
/// From 14 October 1582 to 1970, in days.
const SPSS_DAYS: f64 = 141_428.0;
/// From 1960 to 1970, in days.
const STATA_DAYS: f64 = 3653.0;
/// The years 1 to 9999, in days since 1970: the moments that calendars of programs can show.
const DAYS_MIN: f64 = -719_162.0;
const DAYS_MAX: f64 = 2_932_897.0;

/// How a program counts time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    /// Seconds since 14 October 1582, shown as days.
    SpssDate,
    /// The same, shown as moments.
    SpssDateTime,
    /// Days since 1960.
    StataDay,
    /// Milliseconds since 1960.
    StataMillisecond,
    /// Weeks since 1960: each year has 52, the last of 8 or 9 days.
    StataWeek,
    /// Months since January 1960.
    StataMonth,
    /// Quarters since the first of 1960.
    StataQuarter,
    /// Half-years since the first of 1960.
    StataHalfYear,
}

impl Clock {
    /// What the cells of a variable on this clock hold.
    pub(crate) const fn kind(self) -> VariableKind {
        match self {
            Self::SpssDateTime | Self::StataMillisecond => VariableKind::DateTime,
            _ => VariableKind::Date,
        }
    }

    /// Seconds since 1970; none outside of the years 1 to 9999.
    pub(crate) fn seconds(self, count: f64) -> Option<f64> {
        let seconds = match self {
            Self::SpssDate | Self::SpssDateTime => count - SPSS_DAYS * DAY,
            Self::StataDay => (count - STATA_DAYS) * DAY,
            Self::StataMillisecond => count / 1000.0 - STATA_DAYS * DAY,
            Self::StataWeek => stretch(count, 52, |year, week| day_of(year, 1) + 7.0 * f64::from(week))? * DAY,
            Self::StataMonth => stretch(count, 12, |year, month| day_of(year, month + 1))? * DAY,
            Self::StataQuarter => stretch(count, 4, |year, quarter| day_of(year, 3 * quarter + 1))? * DAY,
            Self::StataHalfYear => stretch(count, 2, |year, half| day_of(year, 6 * half + 1))? * DAY,
        };
        let is_shown = (DAYS_MIN * DAY..DAYS_MAX * DAY).contains(&seconds);
        is_shown.then_some(seconds)
    }
}

/// The day on which a stretch begins of which each year has `parts`, counted from the beginning of 1960.
fn stretch(count: f64, parts: i32, day: impl Fn(i32, i32) -> f64) -> Option<f64> {
    let is_whole = count == count.trunc() && count.abs() < 1e6;
    is_whole.then(|| {
        let count = count as i32;
        day(1960 + count.div_euclid(parts), count.rem_euclid(parts))
    })
}

/// The first day of a month (1 to 12), in days since 1970.
///
/// Days from civil, H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn day_of(year: i32, month: i32) -> f64 {
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    f64::from(era * 146_097 + day_of_era - 719_468)
}

/// Year, month and day of a day counted from 1970; within the years 1 to 9999.
pub(crate) fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_shifted + 2) / 5 + 1;
    let month = if month_shifted < 10 { month_shifted + 3 } else { month_shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// A day as ISO 8601 writes it.
pub(crate) fn iso_date(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A moment as ISO 8601 writes it, to the microsecond where it has any.
pub(crate) fn iso_date_time(microseconds: i64) -> String {
    let seconds = microseconds.div_euclid(1_000_000);
    let fraction = microseconds.rem_euclid(1_000_000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let clock = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    let date = iso_date(days);
    if fraction == 0 { format!("{date}T{clock}") } else { format!("{date}T{clock}.{fraction:06}") }
}

/// The seconds since 1970 of a day or moment that ISO 8601 writes as `2020-01-31` or `2020-01-31T10:20:30.5`.
pub(crate) fn parse_iso(text: &str) -> Option<f64> {
    let (date, clock) = match text.trim().split_once(['T', ' ']) {
        Some((date, clock)) => (date, Some(clock)),
        None => (text.trim(), None),
    };
    let mut parts = date.split('-').map(|part| part.parse::<i32>().ok().filter(|_| is_digits(part)));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let first = day_of(year, month);
    let next = if month == 12 { day_of(year + 1, 1) } else { day_of(year, month + 1) };
    let day = f64::from(day);
    if day < 1.0 || first + day > next {
        return None;
    }
    let of_day = clock.map_or(Some(0.0), parse_clock)?;
    Some((first + day - 1.0) * DAY + of_day)
}

fn parse_clock(text: &str) -> Option<f64> {
    let mut parts = text.split(':');
    let whole = |part: &str, most: f64| {
        let number = part.parse::<f64>().ok().filter(|_| is_digits(part))?;
        (number <= most).then_some(number)
    };
    let hours = whole(parts.next()?, 23.0)?;
    let minutes = whole(parts.next()?, 59.0)?;
    let seconds = parts.next().map_or(Some(0.0), |part| {
        let number = part.parse::<f64>().ok()?;
        let is_plain = part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        (is_plain && number < 60.0).then_some(number)
    })?;
    parts.next().is_none().then_some(hours * 3600.0 + minutes * 60.0 + seconds)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Clock, DAY, iso_date, iso_date_time, parse_iso};

    fn date(clock: Clock, count: f64) -> String {
        iso_date((clock.seconds(count).unwrap() / DAY).floor() as i64)
    }

    #[test]
    fn each_program_counts_from_its_own_day() {
        // The first day of the Gregorian calendar is day 1 of SPSS; both zero days are in the manuals.
        assert_eq!(date(Clock::SpssDate, 86_400.0), "1582-10-15");
        assert_eq!(date(Clock::StataDay, 0.0), "1960-01-01");
        assert_eq!(date(Clock::StataDay, -1.0), "1959-12-31");
        assert_eq!(date(Clock::StataMillisecond, 0.0), "1960-01-01");
        assert_eq!(date(Clock::StataWeek, 53.0), "1961-01-08");
        assert_eq!(date(Clock::StataMonth, 721.0), "2020-02-01");
        assert_eq!(date(Clock::StataMonth, -1.0), "1959-12-01");
        assert_eq!(date(Clock::StataQuarter, 243.0), "2020-10-01");
        assert_eq!(date(Clock::StataHalfYear, 121.0), "2020-07-01");
    }

    #[test]
    fn what_no_calendar_shows_is_no_day() {
        for count in [f64::MAX, -1e12, f64::NAN, 1e300] {
            assert_eq!(Clock::SpssDate.seconds(count), None, "{count}");
            assert_eq!(Clock::StataMonth.seconds(count), None, "{count}");
        }
        assert_eq!(Clock::StataMonth.seconds(0.5), None);
    }

    #[test]
    fn days_and_moments_read_as_they_are_written() {
        for text in ["0001-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "2020-12-31", "9999-12-31"] {
            assert_eq!(iso_date((parse_iso(text).unwrap() / DAY) as i64), text);
        }
        for text in ["2020-01-31T10:20:30", "1960-01-01T00:00:00", "1999-12-31T23:59:59.500000"] {
            assert_eq!(iso_date_time((parse_iso(text).unwrap() * 1e6) as i64), text);
        }
        for text in ["2019-02-29", "2020-13-01", "2020-1", "x", "2020-01-31T24:00", "+2020-01-01", "2020-01-01T1:-2"] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }
}
