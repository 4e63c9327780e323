//! Two days and what leads from one to the other, `01/01/2024 - 07/01/2024`, `du 1er au 7 janvier 2024`: the week that they
//! begin and end, or whole months, or so many days. Two days without a year, `du 1er au 7 janvier`, are a week or a month of
//! the year that stands elsewhere.
//!
//! Does not hold: the dates themselves, which `periods` reads, nor those in titles, which `propose::line_period` knows.

use jiff::civil::{Date, Weekday};
use marsad_model::{DateOrder, Frequency, TimePeriod};

use super::periods::{Moment, Part, TimeHabits, read_bare, western};

/// Longer texts say more than two days.
const CHARACTERS_MAX: usize = 60;
/// What leads from the first day to the last.
const BETWEEN: [&str; 8] = [" - ", " au ", " à ", " to ", " until ", " إلى ", " الى ", "→"];
/// What may stand before the first day, and before the last.
const LEADS: [&str; 6] = ["du ", "de ", "le ", "from ", "the ", "من "];

/// The time from one day to another, where a text says nothing else. Of dates that can be read in two ways those are meant
/// that make a week.
pub(super) fn days_between(text: &str, habits: TimeHabits) -> Option<Moment> {
    if text.chars().count() > CHARACTERS_MAX {
        return None;
    }
    let western: String = text.chars().map(western).collect();
    let [first, last] = ends_of(&western.trim().to_lowercase())?;
    let of = |order: DateOrder| {
        let habits = TimeHabits { dates: Some(order), frequency: None, is_weekly: false, ..habits };
        time_between([first.as_str(), last.as_str()], habits)
    };
    let without_year = || days_without_year([first.as_str(), last.as_str()], habits).map(Moment::Part);
    if let Some(order) = habits.dates {
        return of(order).map(Moment::Period).or_else(without_year);
    }
    match (of(DateOrder::DayFirst), of(DateOrder::MonthFirst)) {
        (Some(one), Some(other)) if one == other || is_week(&one) && !is_week(&other) => Some(Moment::Period(one)),
        (Some(one), Some(other)) if is_week(&other) && !is_week(&one) => Some(Moment::Period(other)),
        (Some(one), Some(other)) => Some(Moment::Ambiguous(one, other)),
        (one, other) => one.or(other).map(Moment::Period).or_else(without_year),
    }
}

fn is_week(period: &TimePeriod) -> bool {
    period.frequency() == Some(Frequency::W)
}

/// Two days of a year that stands elsewhere, where they are seven days or a month of it: other numbers may count something
/// else. Of dates that can be read in two ways no more than one is that.
fn days_without_year([first, last]: [&str; 2], habits: TimeHabits) -> Option<Part> {
    // In so many years every day of the year has been every day of the week.
    let years = 2000..2028;
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
    let mut orders = orders.into_iter().filter(|order| habits.dates.is_none_or(|own| own == *order));
    orders.find_map(|order| {
        let habits = TimeHabits { dates: Some(order), frequency: None, is_weekly: false, ..habits };
        let begun = with_month(first, last);
        let days = Part::Days {
            first: day_of_year(begun.as_deref().unwrap_or(first), habits)?,
            last: day_of_year(last, habits)?,
        };
        years.clone().any(|year| days.of(year).is_some()).then_some(days)
    })
}

/// The month and the number of a day that is written without its year; `1.5` is any number.
fn day_of_year(text: &str, habits: TimeHabits) -> Option<[i8; 2]> {
    const LEAP_YEAR: i16 = 2024;
    let is_yearless = text.split(|c: char| !c.is_ascii_digit()).all(|digits| digits.len() <= 2);
    let is_number = text.contains('.') && !text.contains(char::is_alphabetic);
    let date = day(&with_year(text, LEAP_YEAR)?, habits)?.start().date();
    (is_yearless && !is_number).then(|| [date.month(), date.day()])
}

/// The seven days or the month of a year from one day to another, each with its month before its number. Days that run over
/// the end of a year are a week that begins on a Monday, at the one end of that year or at the other.
pub(super) fn days_of_year([first, last]: [[i8; 2]; 2], year: i16) -> Option<TimePeriod> {
    let date = |year: i16, [month, day]: [i8; 2]| Date::new(year, month, day).ok();
    let between = |begins: i16, ends: i16| seven_or_month([date(begins, first)?, date(ends, last)?.tomorrow().ok()?]);
    if first <= last {
        return between(year, year);
    }
    let at_either_end = [(year - 1, year), (year, year + 1)];
    at_either_end.into_iter().find_map(|(begins, ends)| between(begins, ends).filter(is_week))
}

/// The two texts of a text that leads from one to the other.
fn ends_of(text: &str) -> Option<[String; 2]> {
    let of_words = || BETWEEN.iter().find_map(|between| text.split_once(between));
    // `01/01/2024-07/01/2024`, where no date has a dash in it.
    let of_dash = || text.split_once('-').filter(|(_, last)| !last.contains('-'));
    let (first, last) = of_words().or_else(of_dash)?;
    Some([without_lead(first), without_lead(last)])
}

fn without_lead(text: &str) -> String {
    let text = text.trim();
    LEADS.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text).trim().to_owned()
}

/// The time from one day to another. A first day without a year is the last one before the other: `31/12 - 06/01/2025`; one
/// without a month is of the same.
fn time_between([first, written]: [&str; 2], habits: TimeHabits) -> Option<TimePeriod> {
    let last = day(written, habits)?;
    if let Some(first) = with_month(first, written) {
        return days_of_month([&day(&first, habits)?, &last]);
    }
    let year = last.start().date().year();
    let mut years = [year, year - 1].into_iter();
    let of_year = |year: i16| day(&with_year(first, year)?, habits).filter(|first| first.start() < last.start());
    let first = day(first, habits).or_else(|| years.find_map(of_year))?;
    named(first.start().date(), last.end().date())
}

/// The number of a day with the month in words and the year of the day to which it leads: `1er` of `7 janvier 2024`.
fn with_month(first: &str, last: &str) -> Option<String> {
    const ENDINGS: [&str; 6] = ["er", "st", "nd", "rd", "th", ""];
    let is_day = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = ENDINGS.iter().find_map(|ending| first.strip_suffix(ending).filter(|number| is_day(number)))?;
    let month = last.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_behind_day = month.len() < last.len() && month.starts_with(' ') && month.contains(char::is_alphabetic);
    is_behind_day.then(|| format!("{number}{month}"))
}

/// The week, the month or the seven days from one day of a month to another. Any other number before a day may count
/// something else, as that of a table does.
fn days_of_month([first, last]: [&TimePeriod; 2]) -> Option<TimePeriod> {
    seven_or_month([first.start().date(), last.end().date()])
}

/// The time from a day up to the one before another, where it is seven days or a month.
fn seven_or_month([start, end]: [Date; 2]) -> Option<TimePeriod> {
    let is_of_seven = start.until(end).is_ok_and(|span| span.get_days() == 7);
    named(start, end).filter(|period| is_of_seven || period.frequency() == Some(Frequency::M))
}

/// A day of a month with its year, `31/12/2024`, `31 décembre 2024`.
fn with_year(day: &str, year: i16) -> Option<String> {
    match day.chars().find(|c| !c.is_ascii_digit())? {
        mark @ ('/' | '.') if day.matches(mark).count() == 1 => Some(format!("{day}{mark}{year}")),
        _ if day.contains(char::is_alphabetic) => Some(format!("{day} {year}")),
        _ => None,
    }
}

fn day(text: &str, habits: TimeHabits) -> Option<TimePeriod> {
    match read_bare(text, habits)? {
        Moment::Period(period) => (period.frequency() == Some(Frequency::D)).then_some(period),
        _ => None,
    }
}

/// The period from a day up to the one before another, as it is written: a week, a day, a month, a year, or a range.
fn named(start: Date, end: Date) -> Option<TimePeriod> {
    let days = start.until(end).ok()?.get_days();
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month());
    let is_of_months = start.day() == 1 && end.day() == 1;
    let text = match (days, months) {
        (..=0, _) => return None,
        (1, _) => start.to_string(),
        (7, _) if start.weekday() == Weekday::Monday => {
            let week = start.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        (_, 1) if is_of_months => format!("{:04}-{:02}", start.year(), start.month()),
        (_, 12) if is_of_months && start.month() == 1 => format!("{:04}", start.year()),
        (_, months) if is_of_months => format!("{start}/P{months}M"),
        _ => format!("{start}/P{days}D"),
    };
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use marsad_model::DateOrder;

    use crate::values::periods::{Moment, Part, TimeHabits, read, read_bare};

    fn check(text: &str, habits: TimeHabits, expected: &str) {
        let said = match read(text, habits) {
            Some(Moment::Period(period)) => period.to_string(),
            Some(Moment::Ambiguous(one, other)) => format!("{one}|{other}"),
            found => format!("{found:?}"),
        };
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn seven_days_from_a_monday_are_a_week_and_others_what_they_are() {
        for (text, expected) in [
            ("01/01/2024 - 07/01/2024", "2024-W01"),
            ("01/01/2024 – 07/01/2024", "2024-W01"),
            ("01/01/2024-07/01/2024", "2024-W01"),
            ("Du 01/01/2024 au 07/01/2024", "2024-W01"),
            ("du 1er janvier au 7 janvier 2024", "2024-W01"),
            ("du 1er au 7 janvier 2024", "2024-W01"),
            ("8 au 14 janvier 2024", "2024-W02"),
            ("1 - 7 January 2024", "2024-W01"),
            ("1st to 7th January 2024", "None"),
            ("من 1 إلى 7 جانفي 2024", "2024-W01"),
            ("du 1er au 7 janvier 2025", "2025-01-01/P7D"),
            ("du 1er au 29 février 2024", "2024-02"),
            ("3 - 31 décembre 2024", "None"),
            ("du 7 au 1er janvier 2024", "None"),
            ("من 01/01/2024 إلى 07/01/2024", "2024-W01"),
            ("2024-01-01 - 2024-01-07", "2024-W01"),
            ("30/12/2024 - 05/01/2025", "2025-W01"),
            ("30/12 - 05/01/2025", "2025-W01"),
            ("30 décembre - 5 janvier 2025", "2025-W01"),
            ("05/02/2024 - 11/02/2024", "2024-W06"),
            ("du 01/01/2021 au 31/12/2021", "2021"),
            ("du 01/03/2024 au 31/03/2024", "2024-03"),
            ("01/01/2024 - 30/06/2024", "2024-01-01/P6M"),
            ("15/01/2024 - 24/01/2024", "2024-01-15/P10D"),
            ("06/02/2024 - 12/02/2024", "2024-02-06/P7D|2024-06-02/P184D"),
            ("07/01/2024 - 01/01/2024", "None"),
            ("Tableau 3 - 31/12/2024", "None"),
            ("3 - 31/12/2024", "None"),
            ("Hommes du 01/01/2024 au 07/01/2024", "None"),
        ] {
            check(text, TimeHabits::default(), expected);
        }
        let day_first = TimeHabits { dates: Some(DateOrder::DayFirst), ..TimeHabits::default() };
        check("06/02/2024 - 12/02/2024", day_first, "2024-02-06/P7D");
        assert_eq!(read_bare("du 01/01/2024 au 07/01/2024", day_first), None);
    }

    #[test]
    fn two_days_without_a_year_are_a_week_or_a_month_of_the_one_that_stands_elsewhere() {
        let of = |text: &str, year: i16| match read(text, TimeHabits::default()) {
            Some(Moment::Part(days)) => days.of(year).map_or_else(String::new, |period| period.to_string()),
            found => format!("{found:?}"),
        };
        for (text, year, expected) in [
            ("du 1er au 7 janvier", 2024, "2024-W01"),
            ("1 - 7 January", 2024, "2024-W01"),
            ("من 1 إلى 7 جانفي", 2024, "2024-W01"),
            ("01/01 - 07/01", 2024, "2024-W01"),
            ("du 29 janvier au 4 février", 2024, "2024-W05"),
            ("26 février - 3 mars", 2024, "2024-W09"),
            ("du 24 février au 2 mars", 2025, "2025-W09"),
            ("du 24 février au 2 mars", 2024, ""),
            ("du 1er au 7 janvier", 2025, "2025-01-01/P7D"),
            ("du 1er au 31 mars", 2024, "2024-03"),
            ("30/12 - 05/01", 2024, "2025-W01"),
            ("30/12 - 05/01", 2025, "2025-W01"),
            ("30/12 - 05/01", 2026, ""),
        ] {
            assert_eq!(of(text, year), expected, "{text} {year}");
        }
        for text in
            ["3 - 31 décembre", "du 7 au 1er janvier", "1.5 - 7.5", "1 - 7", "Tableau 3 - 9/12", "janvier - mars"]
        {
            let read = read(text, TimeHabits::default());
            assert!(!matches!(read, Some(Moment::Part(Part::Days { .. }))), "{text}: {read:?}");
        }
    }
}
