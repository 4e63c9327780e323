//! Which series a submission brings of those that were there before, period by period.
//!
//! Before means both: in the two periods before it, and in what is accepted of the period itself; the calendar and the
//! template expect the same.

use std::collections::{BTreeMap, BTreeSet};

use marsad_collect::methods::completeness::completeness;
use marsad_model::{DataTable, Id, TimePeriod};

use crate::calendar::series_expected;

/// How many missing series are named for each period.
const NAMED_MAX: usize = 20;

/// Whether everything is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completeness {
    /// Period by period, in order.
    pub periods: Vec<PeriodCompleteness>,
    /// The share of all that was expected, from 0 to 1; none where nothing was.
    pub share: Option<f64>,
}

/// Whether everything is there for one period.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodCompleteness {
    /// The period.
    pub period: TimePeriod,
    /// How many series were expected; 0 where there is nothing to compare with.
    pub expected: u64,
    /// How many of them are there.
    pub present: u64,
    /// How many are there that were not expected.
    pub surplus: u64,
    /// How many that are not there are accepted of this period already, and stay.
    pub accepted: u64,
    /// The first that are neither there nor accepted already, by key.
    pub missing: Vec<Vec<Id>>,
}

/// The keys of each period.
type Keys<'t> = BTreeMap<&'t TimePeriod, BTreeSet<&'t [Id]>>;

fn keys(table: &DataTable) -> Keys<'_> {
    let mut found = Keys::new();
    for observation in table.observations() {
        found.entry(&observation.period).or_default().insert(&observation.key);
    }
    found
}

/// Of each period of `table`, what is there of the series that `history` has in the two periods before it and in the period
/// itself; where it has none, of the series that the table has in any period like it. One period alone is compared with
/// nothing.
pub(super) fn of_table(table: &DataTable, history: &DataTable) -> Completeness {
    let (own, before) = (keys(table), keys(history));
    let mut all = Completeness::default();
    let (mut expected_all, mut present_all) = (0_u64, 0_u64);
    for (period, present) in &own {
        let alike = |other: &TimePeriod| other.frequency() == period.frequency();
        let mut expected: BTreeSet<&[Id]> = series_expected(&before, period).into_iter().copied().collect();
        if expected.is_empty() && own.keys().filter(|other| alike(other)).count() > 1 {
            expected = own.iter().filter(|(other, _)| alike(other)).flat_map(|(_, keys)| keys).copied().collect();
        }
        let expected: Vec<&[Id]> = expected.into_iter().collect();
        let received: Vec<&[Id]> = present.iter().copied().collect();
        let found = completeness(&expected, &received);
        let there = (expected.len() - found.missing.len()) as u64;
        let is_accepted = |key: &&[Id]| before.get(period).is_some_and(|accepted| accepted.contains(key));
        let (accepted, missing): (Vec<&[Id]>, Vec<&[Id]>) = found.missing.into_iter().partition(is_accepted);
        expected_all += expected.len() as u64;
        present_all += there;
        all.periods.push(PeriodCompleteness {
            period: (*period).clone(),
            expected: expected.len() as u64,
            present: there,
            surplus: found.surplus.len() as u64,
            accepted: accepted.len() as u64,
            missing: missing.into_iter().take(NAMED_MAX).map(<[Id]>::to_vec).collect(),
        });
    }
    all.share = (expected_all > 0).then(|| present_all as f64 / expected_all as f64);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::plausibility::tests::table;

    #[test]
    fn a_series_that_was_there_before_and_is_not_now_is_missing() {
        let history = table(&[("A", "2022", 1.0), ("B", "2022", 2.0), ("C", "2021", 3.0)]);
        let found = of_table(&table(&[("A", "2023", 1.0), ("D", "2023", 4.0)]), &history);
        let [period] = &found.periods[..] else { panic!("{found:?}") };
        assert_eq!((period.expected, period.present, period.surplus), (3, 1, 1));
        let missing: Vec<&str> = period.missing.iter().map(|key| key[0].as_str()).collect();
        assert_eq!((missing, found.share), (vec!["B", "C"], Some(1.0 / 3.0)));
    }

    #[test]
    fn one_period_in_part_makes_no_less_of_the_next_one_and_two_do() {
        let history = table(&[("A", "2020", 1.0), ("B", "2020", 1.0), ("C", "2020", 1.0), ("A", "2021", 1.0)]);
        let expected = |file: DataTable, history: &DataTable| of_table(&file, history).periods[0].expected;
        assert_eq!(expected(table(&[("A", "2022", 1.0)]), &history), 3);
        let later = DataTable::overlaid(history.structure.clone(), [history, table(&[("A", "2022", 1.0)])]);
        assert_eq!(expected(table(&[("A", "2023", 1.0)]), &later), 1);
    }

    #[test]
    fn without_a_past_a_file_is_measured_by_itself() {
        let empty = table(&[]);
        let found = of_table(&table(&[("A", "2022", 1.0), ("B", "2022", 1.0), ("A", "2023", 1.0)]), &empty);
        assert_eq!(found.periods.iter().map(|p| p.present).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(found.share, Some(0.75));
        assert_eq!(of_table(&empty, &empty).share, None);
    }

    #[test]
    fn a_file_of_the_first_period_is_measured_by_what_was_accepted_of_it() {
        let accepted = table(&[("A", "2021", 1.0), ("B", "2021", 2.0), ("C", "2021", 3.0), ("D", "2022", 4.0)]);
        let found = of_table(&table(&[("A", "2021", 9.0)]), &accepted);
        let [period] = &found.periods[..] else { panic!("{found:?}") };
        assert_eq!((period.expected, period.present, period.accepted, period.missing.len()), (3, 1, 2, 0));
        let later = of_table(&table(&[("D", "2022", 9.0)]), &accepted);
        let [period] = &later.periods[..] else { panic!("{later:?}") };
        let counted = (period.expected, period.present, period.accepted, period.missing.len());
        assert_eq!(counted, (4, 1, 0, 3), "the year before, and the year itself");
    }

    #[test]
    fn one_period_without_a_past_is_compared_with_nothing() {
        let found = of_table(&table(&[("A", "2021", 1.0)]), &table(&[]));
        assert_eq!((found.periods[0].expected, found.periods[0].surplus, found.share), (0, 1, None));
    }
}
