//! The check of the calendar: days that exist, feasts that last, and a week with a working day in it.

use jiff::civil::Date;
use marsad_model::WeekDay;

use crate::ProblemKind;
use crate::check::Checker;

/// The file of the calendar.
const FILE: &str = "calendar.toml";
/// A year that has every day.
const LEAP_YEAR: i16 = 2024;
/// A feast that lasts longer is a slip of the pen.
const DAYS_MAX: u8 = 31;

impl Checker<'_> {
    pub(crate) fn calendar(&mut self) {
        let pack = self.pack;
        let calendar = &pack.calendar;
        if WeekDay::ALL.iter().all(|day| calendar.weekend.contains(day)) {
            self.add(ProblemKind::NotAllowed, FILE, "weekend", "weekend");
        }
        for holiday in &calendar.fixed {
            let day = format!("{:02}-{:02}", holiday.month, holiday.day);
            if Date::new(LEAP_YEAR, holiday.month, holiday.day).is_err() {
                self.add(ProblemKind::NotAllowed, FILE, day, "[[fixed]]");
            }
        }
        for holiday in &calendar.dated {
            if holiday.days == 0 || holiday.days > DAYS_MAX {
                self.add(ProblemKind::NotAllowed, FILE, holiday.days, holiday.day);
            }
        }
        let days: Vec<Date> = calendar.dated.iter().map(|holiday| holiday.day).collect();
        if let Some(pair) = days.windows(2).find(|pair| pair[0] >= pair[1]) {
            self.add(ProblemKind::OutOfOrder, FILE, pair[1], "[[dated]]");
        }
    }
}
