//! Days at the ends of months over the figures of a flow: `au 31 mars 2022`, `à fin juin 2022`.
//!
//! What is counted up to such a day is mostly counted since January, and seldom of the month alone. Does not hold:
//! dataflows that keep such totals, which `running_totals` drafts.

use std::collections::BTreeSet;

use marsad_model::{Frequency, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use crate::Context;
use crate::names::fold;
use crate::reading::frequency;
use crate::values::periods::{self, Moment, TimeHabits};

/// The code of CL_TIME_AGG for what happens during a period.
const DURING_PERIOD: &str = "PER";

impl Context<'_> {
    /// Whether the dataflow counts what happens during a period.
    pub(super) fn counts_flows(&self) -> bool {
        self.dataflow_attributes.get("TIME_AGG").is_some_and(|code| *code == *DURING_PERIOD)
    }
}

/// The ends of months that texts name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MonthEnds {
    /// The first text that names one within a year.
    pub text: String,
    /// Whether months lie between them, as with the ends of quarters.
    pub has_gaps: bool,
}

/// The ends of months that texts name as days; none where a day is no such end, and where all are ends of years.
pub(super) fn ends_of_months(texts: &[String], habits: TimeHabits) -> Option<MonthEnds> {
    let mut first: Option<&String> = None;
    let mut months: BTreeSet<(i16, i8)> = BTreeSet::new();
    for text in texts {
        let Some(Moment::Period(period)) = periods::read(text, habits) else { continue };
        let date = match period.frequency() {
            Some(Frequency::D) => period.start().date(),
            Some(Frequency::M) if is_called_by_its_end(text) => period.end().date().yesterday().ok()?,
            _ => continue,
        };
        if date.day() != date.days_in_month() {
            return None;
        }
        if date.month() != 12 && first.is_none() {
            first = Some(text);
        }
        months.insert((date.year(), date.month()));
    }
    let text = first?.clone();
    let numbers: Vec<i32> = months.iter().map(|(year, month)| i32::from(*year) * 12 + i32::from(*month)).collect();
    let has_gaps = numbers.windows(2).any(|pair| pair[1] - pair[0] > 1);
    Some(MonthEnds { text, has_gaps })
}

/// Says in doubts about days the period that is read of them, where the frequency of the table is another one: of `31 Mar
/// 2024` the month.
pub(super) fn narrow_days(doubts: &mut [Doubt], (texts, habits): (&[String], TimeHabits), code: &str) {
    let narrowed = TimeHabits { frequency: frequency(code), ..habits };
    let is_it = |doubt: &&mut Doubt| doubt.kind == DoubtKind::AssumedPeriod && texts.contains(&doubt.text);
    for doubt in doubts.iter_mut().filter(is_it) {
        let is_day = doubt.taken.parse().is_ok_and(|period: TimePeriod| period.frequency() == Some(Frequency::D));
        if let Some(Moment::Period(period)) = periods::read(&doubt.text, narrowed).filter(|_| is_day) {
            doubt.taken = period.to_string();
        }
    }
}

/// Whether a month is called by its end: `fin mars 2022`, `موفى مارس 2022`.
fn is_called_by_its_end(text: &str) -> bool {
    fold(text).split(' ').any(|word| ["fin", "end", "موفي"].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{Doubt, DoubtKind, MonthEnds, ends_of_months, narrow_days};
    use crate::values::periods::TimeHabits;

    #[track_caller]
    fn check(texts: &[&str], expected: Option<(&str, bool)>) {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        let found = ends_of_months(&texts, TimeHabits::default());
        let expected = expected.map(|(text, has_gaps)| MonthEnds { text: text.to_owned(), has_gaps });
        assert_eq!(found, expected, "{texts:?}");
    }

    #[test]
    fn a_doubt_about_a_day_says_the_month_that_is_read_of_it() {
        let doubt = |text: &str, taken: &str| Doubt::new(DoubtKind::AssumedPeriod, "TIME_PERIOD", text).taking(taken);
        let mut doubts =
            [doubt("31 Mar 2024", "2024-03-31"), doubt("2023", "2023"), doubt("30 Jun 2024", "2024-06-30")];
        let texts = ["31 Mar 2024".to_owned(), "2023".to_owned()];
        narrow_days(&mut doubts, (&texts[..], TimeHabits::default()), "M");
        let taken: Vec<&str> = doubts.iter().map(|doubt| doubt.taken.as_str()).collect();
        assert_eq!(taken, ["2024-03", "2023", "2024-06-30"], "the last text is of another table");
    }

    #[test]
    fn days_at_the_ends_of_months_are_found_and_what_is_no_such_day_is_not() {
        check(&["Pays", "au 31 mars 2022", "au 30 juin 2022"], Some(("au 31 mars 2022", true)));
        check(&["31/03/2022", "30/06/2022", "31/12/2022"], Some(("31/03/2022", true)));
        check(&["31/01/2022", "28/02/2022"], Some(("31/01/2022", false)));
        check(&["fin mars 2022", "à fin juin 2022"], Some(("fin mars 2022", true)));
        check(&["31/12/2021", "31/12/2022"], None);
        check(&["31/03/2022", "15/06/2022"], None);
        check(&["Mars 2022", "Juin 2022"], None);
        check(&["2021", "2022", "Pays"], None);
    }
}
