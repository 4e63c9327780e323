//! On which days the administration of a country works, and so when data are due.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{DayCounting, DayRoll, DueRule, LocalText};

worded! {
    /// A day of the week.
    WeekDay {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

/// A holiday on the same day of every year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedHoliday {
    /// The month, from 1.
    pub month: i8,
    /// The day of the month, from 1.
    pub day: i8,
    /// What is celebrated.
    pub name: LocalText,
}

/// A holiday of one year, such as those that follow the moon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedHoliday {
    /// Its first day.
    pub day: Date,
    /// How many days.
    pub days: u8,
    /// What is celebrated.
    pub name: LocalText,
    /// Whether it is computed and not announced yet.
    #[serde(default)]
    pub is_expected: bool,
}

/// The working days of a country. Without anything said every day is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingCalendar {
    /// Days of the week on which nobody works.
    #[serde(default)]
    pub weekend: Vec<WeekDay>,
    /// Holidays on the same day of every year.
    #[serde(default)]
    pub fixed: Vec<FixedHoliday>,
    /// Holidays of one year.
    #[serde(default)]
    pub dated: Vec<DatedHoliday>,
}

/// With so many days looked at, a calendar has no working day.
const DAYS_MAX: u32 = 4000;

impl WorkingCalendar {
    /// What is celebrated on a day.
    pub fn holiday(&self, day: Date) -> Option<&LocalText> {
        let fixed = self.fixed.iter().find(|holiday| (holiday.month, holiday.day) == (day.month(), day.day()));
        let is_within = |holiday: &&DatedHoliday| {
            let days = (day - holiday.day).get_days();
            (0..i32::from(holiday.days)).contains(&days)
        };
        let dated = || self.dated.iter().find(is_within).map(|holiday| &holiday.name);
        fixed.map(|holiday| &holiday.name).or_else(dated)
    }

    /// Whether the administration works on a day.
    pub fn is_working(&self, day: Date) -> bool {
        !self.weekend.contains(&week_day(day)) && self.holiday(day).is_none()
    }

    /// The day on which data of a period that ends on `last` are due.
    pub fn due(&self, rule: &DueRule, last: Date) -> Date {
        let (mut day, mut counted, mut looked_at) = (last, 0, 0);
        while counted < rule.days && looked_at < DAYS_MAX {
            day = day.tomorrow().unwrap_or(day);
            looked_at += 1;
            if rule.counting == DayCounting::Calendar || self.is_working(day) {
                counted += 1;
            }
        }
        match rule.roll {
            DayRoll::Stay => day,
            DayRoll::Next => self.working(day, |day| day.tomorrow().ok()),
            DayRoll::Previous => self.working(day, |day| day.yesterday().ok()),
        }
    }

    /// The first working day from `day` on, by steps; the day itself where there is none.
    fn working(&self, day: Date, step: impl Fn(Date) -> Option<Date>) -> Date {
        let mut days = std::iter::successors(Some(day), |day| step(*day)).take(DAYS_MAX as usize);
        days.find(|day| self.is_working(*day)).unwrap_or(day)
    }
}

fn week_day(day: Date) -> WeekDay {
    match day.weekday() {
        Weekday::Monday => WeekDay::Monday,
        Weekday::Tuesday => WeekDay::Tuesday,
        Weekday::Wednesday => WeekDay::Wednesday,
        Weekday::Thursday => WeekDay::Thursday,
        Weekday::Friday => WeekDay::Friday,
        Weekday::Saturday => WeekDay::Saturday,
        Weekday::Sunday => WeekDay::Sunday,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Saturdays, Sundays, 9 April, and two days from 20 April 2026 on.
    fn calendar() -> WorkingCalendar {
        let name = LocalText::new("عيد", "Fête", "Feast").unwrap();
        WorkingCalendar {
            weekend: vec![WeekDay::Saturday, WeekDay::Sunday],
            fixed: vec![FixedHoliday { month: 4, day: 9, name: name.clone() }],
            dated: vec![DatedHoliday { day: date(2026, 4, 20), days: 2, name, is_expected: true }],
        }
    }

    fn check(days: u16, (counting, roll): (DayCounting, DayRoll), due: Date) {
        let rule = DueRule { days, counting, roll };
        assert_eq!(calendar().due(&rule, date(2026, 3, 31)), due, "{rule:?}");
    }

    #[test]
    fn days_of_the_calendar_count_as_they_come_and_roll_over_what_is_free() {
        check(15, (DayCounting::Calendar, DayRoll::Stay), date(2026, 4, 15));
        // 18 April 2026 is a Saturday; Monday and Tuesday after it are the feast.
        check(18, (DayCounting::Calendar, DayRoll::Stay), date(2026, 4, 18));
        check(18, (DayCounting::Calendar, DayRoll::Next), date(2026, 4, 22));
        check(18, (DayCounting::Calendar, DayRoll::Previous), date(2026, 4, 17));
    }

    #[test]
    fn working_days_leave_out_weekends_and_holidays() {
        // 1, 2, 3; 6, 7, 8 (the 9th is a holiday), 10; 13 to 17: twelve working days.
        check(12, (DayCounting::Working, DayRoll::Stay), date(2026, 4, 17));
        // The feast of the 20th and 21st is left out.
        check(13, (DayCounting::Working, DayRoll::Stay), date(2026, 4, 22));
    }

    #[test]
    fn a_calendar_without_a_working_day_still_ends() {
        let never = WorkingCalendar { weekend: WeekDay::ALL.to_vec(), ..WorkingCalendar::default() };
        let rule = DueRule { days: 3, counting: DayCounting::Working, roll: DayRoll::Next };
        assert!(never.due(&rule, date(2026, 3, 31)) > date(2026, 3, 31));
    }
}
