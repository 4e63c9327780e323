//! The calendars of packs: what they promise, and what keeps them from being one.

use jiff::civil::date;
use marsad_model::{DayCounting, DayRoll, DueRule, WeekDay};
use marsad_pack::{ProblemKind, read};
use marsad_testkit::pack_files;

use crate::{check, problems_after};

const FILE: &str = "calendar.toml";

#[test]
fn a_pack_without_a_calendar_works_every_day() {
    let mut files = pack_files("marjan");
    files.remove(FILE);
    let pack = read(&files).unwrap();
    assert!(pack.calendar.is_working(date(2026, 1, 1)) && pack.calendar.is_working(date(2026, 1, 4)));
}

#[test]
fn days_that_do_not_exist_and_feasts_that_never_end_are_named() {
    check(&problems_after(FILE, |text| text.replace("month = 5", "month = 13")), ProblemKind::NotAllowed, FILE);
    check(&problems_after(FILE, |text| text.replace("days = 2", "days = 0")), ProblemKind::NotAllowed, FILE);
    let week = WeekDay::ALL.iter().map(|day| format!("{:?}", day.word())).collect::<Vec<_>>().join(", ");
    let never = problems_after(FILE, |text| text.replace("[\"friday\", \"saturday\"]", &format!("[{week}]")));
    check(&never, ProblemKind::NotAllowed, FILE);
    check(&problems_after(FILE, |text| text.replace("2025-03-30", "2031-03-30")), ProblemKind::OutOfOrder, FILE);
    check(&problems_after(FILE, |text| text.replace("weekend", "week_end")), ProblemKind::Unreadable, FILE);
}

/// 31 March 2025 was the second day of the feast, 1 April its third, 9 April the Day of the Martyrs; 5, 6, 12 and 13 April
/// fell on weekends. Working days from 2 April on: 2, 3, 4, 7, 8, 10, 11, 14, 15, 16.
#[test]
fn in_tunisia_ten_working_days_after_march_2025_end_on_16_april() {
    let pack = read(&pack_files("tunisia")).unwrap();
    assert!(!pack.calendar.is_working(date(2025, 4, 1)) && !pack.calendar.is_working(date(2025, 4, 9)));
    let rule = DueRule { days: 10, counting: DayCounting::Working, roll: DayRoll::Stay };
    assert_eq!(pack.calendar.due(&rule, date(2025, 3, 31)), date(2025, 4, 16));
}

#[test]
fn an_agreement_without_a_rule_is_due_after_days_of_the_calendar() {
    let files = pack_files("marjan");
    let pack = read(&files).unwrap();
    let ports = pack.agreement("PORTS_ARRIVALS").unwrap();
    assert_eq!((ports.due, ports.due_rule()), (None, DueRule::calendar(60)));
    let ruled = |text: String| {
        text.replace("due_days = 60", "due_days = 60\ndue = { days = 40, counting = \"working\", roll = \"next\" }")
    };
    assert_eq!(problems_after("agreements.toml", ruled), []);
}
