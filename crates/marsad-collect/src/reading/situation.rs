//! Totals since January by the day up to which they count: where a dataflow keeps such, `Fin mars 2024` is 31 March 2024
//! and never the month.
//!
//! Does not hold: totals that a profile asks to take apart, which `cumulative` does.

use marsad_model::{Finding, FindingCode, Frequency, Place, Severity, TimePeriod};

use super::Context;

/// The code of CL_TIME_AGG for a total since the start of the year.
const SINCE_JANUARY: &str = "YTD";
/// The code of CL_FREQ for values that come at days of their own.
pub(crate) const AT_DAYS: &str = "_O";

impl Context<'_> {
    /// Whether each value of the dataflow is a total since January: such totals are never taken apart.
    pub(crate) fn sums_since_january(&self) -> bool {
        self.dataflow_attributes.get("TIME_AGG").is_some_and(|code| *code == *SINCE_JANUARY)
    }

    /// Whether the dataflow keeps its totals since January under the day up to which they count.
    pub(crate) fn keeps_days(&self) -> bool {
        self.sums_since_january() && self.selection.get("FREQ").is_some_and(|code| *code == *AT_DAYS)
    }
}

/// The last day of a period within a calendar year, up to which a total since January counts; none for days and weeks,
/// and for ranges that do not begin with the year.
pub(crate) fn last_day(period: &TimePeriod) -> Option<TimePeriod> {
    use Frequency::{A, M, Q, S, T};
    let (start, end) = (period.start().date(), period.end().date());
    let is_part = match period.frequency() {
        Some(A | S | T | Q | M) => true,
        Some(_) => false,
        None => (start.month(), start.day(), end.day()) == (1, 1, 1),
    };
    let last = end.yesterday().ok().filter(|last| is_part && last.year() == start.year())?;
    last.to_string().parse().ok()
}

/// Says that the totals of a table were kept as they are although the profile asks to take them apart.
pub(crate) fn kept_whole(file: &str, sheet: &str) -> Finding {
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), ..Place::default() };
    Finding::new(FindingCode::RunningTotal, Severity::Warning, place)
        .with_value("cumulative = true")
        .with("what", "apart")
        .with("period", "")
}

/// Says that a profile asks to take totals apart, and that no period of the table is one within a year.
pub(crate) fn nothing_apart(file: &str, sheet: &str) -> Finding {
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), ..Place::default() };
    Finding::new(FindingCode::RunningTotal, Severity::Warning, place)
        .with_value("cumulative = true")
        .with("what", "nothing")
        .with("period", "")
}

#[cfg(test)]
mod tests {
    use super::last_day;

    #[test]
    fn a_total_since_january_counts_up_to_the_last_day_of_what_it_is_called() {
        for (period, day) in [
            ("2024-02", Some("2024-02-29")),
            ("2024-Q1", Some("2024-03-31")),
            ("2024-S1", Some("2024-06-30")),
            ("2024", Some("2024-12-31")),
            ("2024-01-01/P9M", Some("2024-09-30")),
            ("2024-02-01/P3M", None),
            ("2024-01-01/P2Y", None),
            ("2024-03-20", None),
            ("2021-09-01/P1Y", None),
        ] {
            let found = last_day(&period.parse().unwrap()).map(|day| day.to_string());
            assert_eq!(found.as_deref(), day, "{period}");
        }
    }
}
