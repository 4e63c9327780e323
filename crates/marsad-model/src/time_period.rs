//! Time periods in every form that SDMX allows, with order and containment.
//!
//! Source: SDMX 3.0 section 6 (technical notes), 4.2 "Time and time format": observational time periods are
//! Gregorian (`2022`, `2022-03`, `2022-03-31`), date-times, reporting periods (`2022-A1`, `-S1`, `-T1`, `-Q1`, `-M01`,
//! `-W01`, `-D001`) or ranges (`2019-01-01/P5Y`). A reporting year may begin on another day than 1 January; that is a
//! convention of the provider and is declared as a [`ReportingYear`].

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

/// How often something is observed: codes of the SDMX list CL_FREQ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Frequency {
    /// Once a year.
    A,
    /// Every half-year.
    S,
    /// Every four months.
    T,
    /// Every quarter.
    Q,
    /// Every month.
    M,
    /// Every week, Monday to Sunday.
    W,
    /// Every day.
    D,
    /// At a date and time.
    I,
}

/// The day on which a reporting year begins: 1 January unless a provider declares another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReportingYear {
    month: i8,
    day: i8,
}

/// A period of time, with the text that names it.
#[derive(Clone, Debug)]
pub struct TimePeriod {
    start: DateTime,
    end: DateTime,
    frequency: Option<Frequency>,
    text: Arc<str>,
}

/// A text that is no time period, and what was expected instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a time period: {expected}")]
pub struct TimePeriodError {
    /// What was written.
    pub text: String,
    /// What was expected.
    pub expected: String,
}

const FORMS: &str = "write a year `2022`, half-year `2022-S1`, four months `2022-T1`, quarter `2022-Q1`, month `2022-03`, \
                     week `2022-W09`, day `2022-03-31`, or a range `2019-01-01/P5Y`";

impl ReportingYear {
    /// The calendar year.
    pub const CALENDAR: Self = Self { month: 1, day: 1 };

    /// Whether it is the calendar year.
    pub fn is_calendar(&self) -> bool {
        *self == Self::CALENDAR
    }

    /// A year that begins on this day of this month, both counted from 1; 29 February is refused.
    pub fn new(month: i8, day: i8) -> Option<Self> {
        Date::new(2023, month, day).ok().map(|_| Self { month, day })
    }

    /// The period named by `text` in this convention.
    ///
    /// Where the year does not begin in January, `2022-2023`, `2022/2023` and `2022/23` name the year that begins in 2022.
    pub fn period(self, text: &str) -> Result<TimePeriod, TimePeriodError> {
        let text = text.trim();
        match self.split_year(text) {
            Some(year) => Reader { text, year: self }.reporting(year, "A1"),
            None => Reader { text, year: self }.read(),
        }
    }

    fn split_year(self, text: &str) -> Option<i16> {
        let (first, second) = text.split_once(['-', '/']).filter(|_| self != Self::CALENDAR)?;
        let year: i16 = four_digits(first)?;
        let next = year + 1;
        let is_next = second == next.to_string() || (text.contains('/') && second == format!("{:02}", next % 100));
        is_next.then_some(year)
    }

    fn first_day(self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }

    /// The Monday on which week 1 begins: the week that holds the first Thursday of the year.
    fn first_monday(self, year: i16) -> Option<Date> {
        let first = self.first_day(year)?;
        let days_after_monday = i64::from(first.weekday().to_monday_zero_offset());
        let is_late = matches!(first.weekday(), Weekday::Friday | Weekday::Saturday | Weekday::Sunday);
        let days = if is_late { 7 - days_after_monday } else { -days_after_monday };
        first.checked_add(days.days()).ok()
    }
}

impl Default for ReportingYear {
    fn default() -> Self {
        Self::CALENDAR
    }
}

impl TryFrom<String> for ReportingYear {
    type Error = String;
    /// Reads the XML Schema form `--09-01`.
    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a day of the year: write `--09-01` for 1 September");
        let (month, day) = text.strip_prefix("--").and_then(|rest| rest.split_once('-')).ok_or_else(wrong)?;
        let number = |part: &str| part.parse::<i8>().map_err(|_| wrong());
        Self::new(number(month)?, number(day)?).ok_or_else(wrong)
    }
}

impl From<ReportingYear> for String {
    fn from(year: ReportingYear) -> Self {
        format!("--{:02}-{:02}", year.month, year.day)
    }
}

impl TimePeriod {
    /// The first moment of the period.
    pub fn start(&self) -> DateTime {
        self.start
    }

    /// The first moment after the period.
    pub fn end(&self) -> DateTime {
        self.end
    }

    /// The frequency that the form of the text tells; none for a range.
    pub fn frequency(&self) -> Option<Frequency> {
        self.frequency
    }

    /// The text that names it, as SDMX writes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether `other` lies wholly within this period.
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The period with the bounds it had when it was stored, whatever reporting year it came with.
    pub fn restored(text: &str, start: DateTime, end: DateTime) -> Result<Self, TimePeriodError> {
        Ok(Self { start, end, ..text.parse()? })
    }
}

impl FromStr for TimePeriod {
    type Err = TimePeriodError;
    fn from_str(text: &str) -> Result<Self, TimePeriodError> {
        ReportingYear::CALENDAR.period(text)
    }
}

impl fmt::Display for TimePeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for TimePeriod {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for TimePeriod {}

impl Ord for TimePeriod {
    /// By start, then by end; two names for the same time are told apart by their text.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end, &*self.text).cmp(&(other.start, other.end, &*other.text))
    }
}

impl PartialOrd for TimePeriod {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::hash::Hash for TimePeriod {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Serialize for TimePeriod {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for TimePeriod {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Reads one text; every failure says what was expected of this text.
#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    year: ReportingYear,
}

impl Reader<'_> {
    fn read(self) -> Result<TimePeriod, TimePeriodError> {
        if let Some((start, duration)) = self.text.split_once('/') {
            return self.range(start, duration);
        }
        if self.text.contains('T') && self.text.contains(':') {
            let start = self.date_time(self.text)?;
            return Ok(self.period(start, start + 1.second(), Some(Frequency::I)));
        }
        let year = self.text.get(..4).and_then(four_digits).ok_or_else(|| self.wrong(FORMS))?;
        match self.text[4..].strip_prefix('-') {
            None if self.text.len() == 4 => self.span(date(year, 1, 1), 1.year(), Frequency::A),
            None => Err(self.wrong(FORMS)),
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_uppercase()) => self.reporting(year, rest),
            Some(rest) => self.gregorian(year, rest),
        }
    }

    fn gregorian(self, year: i16, rest: &str) -> Result<TimePeriod, TimePeriodError> {
        let (month, day) = rest.split_once('-').map_or((rest, None), |(month, day)| (month, Some(day)));
        let month = self.number(month, 2, 12, "a month is two digits, 01 to 12")?;
        let Some(day) = day else {
            return self.span(date(year, month as i8, 1), 1.month(), Frequency::M);
        };
        let day = self.number(day, 2, 31, "a day is two digits, 01 to 31")?;
        let start = Date::new(year, month as i8, day as i8).map_err(|_| self.wrong("this month has no such day"))?;
        self.span(start, 1.day(), Frequency::D)
    }

    fn reporting(self, year: i16, rest: &str) -> Result<TimePeriod, TimePeriodError> {
        let (letter, number) = rest.split_at(1);
        let first = self.year.first_day(year).ok_or_else(|| self.wrong(FORMS))?;
        let months = |frequency, width, max, months: i32, expected| {
            let n = self.number(number, width, max, expected)?;
            let start = first.checked_add((months * (i32::from(n) - 1)).months()).map_err(|_| self.wrong(FORMS))?;
            self.span(start, months.months(), frequency)
        };
        match letter {
            "A" => months(Frequency::A, 1, 1, 12, "a year of reporting is written `A1`"),
            "S" => months(Frequency::S, 1, 2, 6, "a half-year is `S1` or `S2`"),
            "T" => months(Frequency::T, 1, 3, 4, "four months are `T1` to `T3`"),
            "Q" => months(Frequency::Q, 1, 4, 3, "a quarter is `Q1` to `Q4`"),
            "M" => months(Frequency::M, 2, 12, 1, "a month of reporting is `M01` to `M12`"),
            "W" => self.week(year, self.number(number, 2, 53, "a week is `W01` to `W53`")?),
            "D" => {
                let n = self.number(number, 3, 366, "a day of the year is `D001` to `D366`")?;
                let start = first.checked_add((i64::from(n) - 1).days()).map_err(|_| self.wrong(FORMS))?;
                if Some(start) >= self.year.first_day(year + 1) {
                    return Err(self.wrong("this year has 365 days"));
                }
                self.span(start, 1.day(), Frequency::D)
            }
            _ => Err(self.wrong(FORMS)),
        }
    }

    fn week(self, year: i16, n: i16) -> Result<TimePeriod, TimePeriodError> {
        let monday = |year| self.year.first_monday(year).ok_or_else(|| self.wrong(FORMS));
        let start = monday(year)?.checked_add(i64::from(n - 1).weeks()).map_err(|_| self.wrong(FORMS))?;
        if start >= monday(year + 1)? {
            return Err(self.wrong("this year has 52 weeks"));
        }
        self.span(start, 1.week(), Frequency::W)
    }

    fn range(self, start: &str, duration: &str) -> Result<TimePeriod, TimePeriodError> {
        let expected = "a range is a day and a duration, such as `2019-01-01/P5Y` or `2022-11-01/P10D`";
        let begin = match four_digits(start.get(..4).unwrap_or_default()) {
            Some(_) if start.contains('T') => self.date_time(start)?,
            Some(_) => start.parse::<Date>().map_err(|_| self.wrong(expected))?.at(0, 0, 0, 0),
            None => return Err(self.wrong(expected)),
        };
        let span: Span = duration.parse().map_err(|_| self.wrong(expected))?;
        let end = begin.checked_add(span).map_err(|_| self.wrong(expected))?;
        if !duration.starts_with('P') || end <= begin {
            return Err(self.wrong(expected));
        }
        Ok(self.period(begin, end, None))
    }

    /// A date-time; a zone at its end is read over, because the time is local to what it describes.
    fn date_time(self, text: &str) -> Result<DateTime, TimePeriodError> {
        let clock = text.split_once('T').map_or("", |(_, clock)| clock);
        let zone = clock.find(['Z', '+', '-']).map_or(text.len(), |at| text.len() - clock.len() + at);
        text[..zone].parse().map_err(|_| self.wrong("a date and time is written `2022-03-31T08:30:00`"))
    }

    fn span(self, start: Date, span: Span, frequency: Frequency) -> Result<TimePeriod, TimePeriodError> {
        let end = start.checked_add(span).map_err(|_| self.wrong(FORMS))?;
        Ok(self.period(start.at(0, 0, 0, 0), end.at(0, 0, 0, 0), Some(frequency)))
    }

    fn period(self, start: DateTime, end: DateTime, frequency: Option<Frequency>) -> TimePeriod {
        let year = start.date().year();
        let is_split_year = self.year.split_year(self.text).is_some();
        let text = if is_split_year { format!("{year}-A1").into() } else { self.text.into() };
        TimePeriod { start, end, frequency, text }
    }

    fn number(self, digits: &str, width: usize, max: i16, expected: &str) -> Result<i16, TimePeriodError> {
        let is_plain = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse().ok().filter(|n| is_plain && (1..=max).contains(n));
        number.ok_or_else(|| self.wrong(expected))
    }

    fn wrong(self, expected: &str) -> TimePeriodError {
        TimePeriodError { text: self.text.to_owned(), expected: expected.to_owned() }
    }
}

fn four_digits(text: &str) -> Option<i16> {
    let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::{ReportingYear, TimePeriod};

    fn period(text: &str) -> TimePeriod {
        text.parse().unwrap()
    }

    fn check(text: &str, start: &str, end: &str) {
        let read = period(text);
        assert_eq!(read.to_string(), text);
        assert_eq!(
            (read.start().to_string(), read.end().to_string()),
            (format!("{start}T00:00:00"), format!("{end}T00:00:00"))
        );
    }

    #[test]
    fn every_form_names_its_span_of_time() {
        check("2022", "2022-01-01", "2023-01-01");
        check("2022-A1", "2022-01-01", "2023-01-01");
        check("2022-S2", "2022-07-01", "2023-01-01");
        check("2022-T3", "2022-09-01", "2023-01-01");
        check("2022-Q4", "2022-10-01", "2023-01-01");
        check("2022-03", "2022-03-01", "2022-04-01");
        check("2022-M03", "2022-03-01", "2022-04-01");
        check("2020-W53", "2020-12-28", "2021-01-04");
        check("2022-03-31", "2022-03-31", "2022-04-01");
        check("2020-D366", "2020-12-31", "2021-01-01");
        check("2019-01-01/P5Y", "2019-01-01", "2024-01-01");
        check("2022-11-01T00:00:00/P10D", "2022-11-01", "2022-11-11");
        assert_eq!(period("2022-03-31T08:30:00Z").start().to_string(), "2022-03-31T08:30:00");
    }

    #[test]
    fn a_wrong_period_says_what_was_expected() {
        let expected = |text: &str| text.parse::<TimePeriod>().unwrap_err().expected;
        assert_eq!(expected("2022-Q5"), "a quarter is `Q1` to `Q4`");
        assert_eq!(expected("2022-13"), "a month is two digits, 01 to 12");
        assert_eq!(expected("2022-02-30"), "this month has no such day");
        assert_eq!(expected("2021-W53"), "this year has 52 weeks");
        assert_eq!(expected("2021-D366"), "this year has 365 days");
        assert!(expected("last year").starts_with("write a year"));
        for text in [
            "",
            "22",
            "2022-",
            "2022-X1",
            "2022/P0D",
            "2019-01-01/5Y",
            "٢٠٢٢",
            "2022-2023",
            "2022-Q",
            "2019-01-01/-P1Y",
        ] {
            assert!(text.parse::<TimePeriod>().is_err(), "{text} was read");
        }
    }

    #[test]
    fn periods_are_ordered_by_time_and_hold_what_lies_in_them() {
        let mut periods: Vec<_> = ["2022-Q2", "2021", "2022", "2022-01"].map(period).into();
        periods.sort();
        assert_eq!(periods.iter().map(TimePeriod::as_str).collect::<Vec<_>>(), ["2021", "2022-01", "2022", "2022-Q2"]);
        assert!(period("2022").contains(&period("2022-Q4")));
        assert!(!period("2022").contains(&period("2022-W52")));
        assert!(!period("2022-Q1").contains(&period("2022")));
    }

    #[test]
    fn an_academic_year_is_a_declared_convention() {
        let academic = ReportingYear::new(9, 1).unwrap();
        for text in ["2022-2023", "2022/2023", "2022/23"] {
            let year = academic.period(text).unwrap();
            assert_eq!((year.as_str(), year.start().to_string()), ("2022-A1", "2022-09-01T00:00:00".to_owned()));
            assert_eq!(year.end().to_string(), "2023-09-01T00:00:00");
        }
        assert!(academic.period("2022-2024").is_err());
        assert_eq!(academic.period("2022-Q1").unwrap().start().to_string(), "2022-09-01T00:00:00");
        assert_eq!(academic.period("2022").unwrap().start().to_string(), "2022-01-01T00:00:00");
    }
}
