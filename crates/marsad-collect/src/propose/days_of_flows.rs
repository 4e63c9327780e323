//! Days at the ends of months over the figures of a flow: `au 31 mars 2022`, `à fin juin 2022`.
//!
//! What is counted up to such a day is mostly counted since January, and seldom of the month alone. Does not hold:
//! dataflows that keep such totals, which `running_totals` drafts.

use std::collections::BTreeSet;

use marsad_model::Frequency;

use crate::Context;
use crate::names::fold;
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

/// Whether a month is called by its end: `fin mars 2022`, `موفى مارس 2022`.
fn is_called_by_its_end(text: &str) -> bool {
    fold(text).split(' ').any(|word| ["fin", "end", "موفي"].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{MonthEnds, ends_of_months};
    use crate::values::periods::TimeHabits;

    #[track_caller]
    fn check(texts: &[&str], expected: Option<(&str, bool)>) {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        let found = ends_of_months(&texts, TimeHabits::default());
        let expected = expected.map(|(text, has_gaps)| MonthEnds { text: text.to_owned(), has_gaps });
        assert_eq!(found, expected, "{texts:?}");
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
