//! How much of each period is accepted under an agreement: its series, of those that the two periods before it had and its
//! own. What is missing once is still expected; what two periods in a row have not has ended.
//!
//! One cell of fifteen brings a period, and is not the whole of it. Files are never changed once they are accepted, so that
//! what was counted of the same files stays true and is remembered.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError};

use marsad_model::{Id, ProvisionAgreement, SeriesCount, TimePeriod};

use crate::{Work, WorkError, recompute};

/// With more accepted observations than this, counting takes longer than it tells.
const ROWS_MAX: u64 = 500_000;
/// So many counts are remembered: more than there are agreements, each on a few days.
const KNOWN_MAX: usize = 1_000;
/// A series is expected for so many periods after the last that had it.
const PERIODS_EXPECTED: usize = 2;

/// The series that were accepted, by period.
type Series = BTreeMap<TimePeriod, BTreeSet<Vec<Id>>>;

/// What was counted, by the accepted submissions.
pub(crate) type KnownCoverage = HashMap<Vec<String>, Arc<Coverage>>;

/// How many series of each period of the data are accepted.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Coverage(BTreeMap<TimePeriod, SeriesCount>);

impl Coverage {
    fn counted(series: &Series) -> Self {
        let count = |(period, own): (&TimePeriod, &BTreeSet<Vec<Id>>)| {
            let expected = series_expected(series, period).len() as u64;
            (period.clone(), SeriesCount { accepted: own.len() as u64, expected })
        };
        Self(series.iter().map(count).collect())
    }

    /// The count of a period that is asked for: of everything that lies within it or ends with it. None where nothing does.
    pub(super) fn of(&self, asked: &TimePeriod) -> Option<SeriesCount> {
        let is_of = |own: &TimePeriod| asked.contains(own) || own.end() == asked.end();
        let held = self.0.iter().filter(|(own, _)| is_of(own)).map(|(_, count)| *count);
        held.reduce(|all, one| SeriesCount {
            accepted: all.accepted + one.accepted,
            expected: all.expected + one.expected,
        })
    }
}

/// The series that are expected of a period, by those that each period has: those of the two periods like it before it, and
/// its own. The calendar, the review and the template expect the same.
pub(crate) fn series_expected<'s, P, K>(series: &'s BTreeMap<P, BTreeSet<K>>, period: &TimePeriod) -> BTreeSet<&'s K>
where
    P: Borrow<TimePeriod> + Ord,
    K: Ord,
{
    let is_alike = |other: &P| <P as Borrow<TimePeriod>>::borrow(other).frequency() == period.frequency();
    let before = series.range::<TimePeriod, _>(..period).rev().filter(|(other, _)| is_alike(other));
    let known = before.take(PERIODS_EXPECTED).map(|(_, keys)| keys);
    known.chain(series.get::<TimePeriod>(period)).flatten().collect()
}

impl Work {
    /// How much of each period the accepted submissions of an agreement hold together.
    pub(super) async fn coverage(
        &self,
        agreement: &ProvisionAgreement,
        accepted: &[String],
    ) -> Result<Arc<Coverage>, WorkError> {
        let known = self.covered.lock().unwrap_or_else(PoisonError::into_inner).get(accepted).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let (series, is_whole) = self.accepted_series(agreement, accepted).await?;
        let found = Arc::new(Coverage::counted(&series));
        if !is_whole {
            return Ok(found);
        }
        let mut known = self.covered.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN_MAX {
            known.clear();
        }
        known.insert(accepted.to_vec(), found.clone());
        Ok(found)
    }

    /// The series of accepted submissions, none where there is too much to count; and whether every file could be read.
    async fn accepted_series(
        &self,
        agreement: &ProvisionAgreement,
        accepted: &[String],
    ) -> Result<(Series, bool), WorkError> {
        let (mut series, mut rows, mut is_whole) = (Series::new(), 0, true);
        if accepted.is_empty() {
            return Ok((series, is_whole));
        }
        let (_, structure) = recompute::dataflow(self.pack(), agreement.dataflow.as_str())?;
        for id in accepted {
            let Some(report) = self.catalog().report_find(id).await? else { continue };
            rows += report.observations;
            if rows > ROWS_MAX {
                return Ok((Series::new(), true));
            }
            // A file whose bytes have changed, or one of an older structure, is told where it is verified.
            let Ok(table) = recompute::table(self, &report.address, &structure).await else {
                is_whole = false;
                continue;
            };
            for observation in table.observations() {
                series.entry(observation.period.clone()).or_default().insert(observation.key.to_vec());
            }
        }
        Ok((series, is_whole))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(all: &[(&str, &[&str])]) -> Series {
        let keys = |codes: &[&str]| -> BTreeSet<Vec<Id>> {
            codes.iter().map(|code| vec![code.parse::<Id>().unwrap()]).collect()
        };
        all.iter().map(|(period, codes)| (period.parse::<TimePeriod>().unwrap(), keys(codes))).collect()
    }

    #[test]
    fn one_series_of_three_is_a_third_of_its_period_and_makes_no_less_of_the_next_one() {
        let all: [(&str, &[&str]); 4] =
            [("2023", &["A", "B", "C"]), ("2024", &["A"]), ("2025", &["A", "D"]), ("2026", &["A", "D"])];
        let found = Coverage::counted(&series(&all));
        let check = |period: &str, accepted, expected| {
            let count = found.of(&period.parse().unwrap());
            assert_eq!(count, Some(SeriesCount { accepted, expected }), "{period}");
        };
        check("2023", 3, 3);
        check("2024", 1, 3);
        check("2025", 2, 4);
        check("2026", 2, 2);
        assert_eq!(found.of(&"2022".parse().unwrap()), None);
    }

    #[test]
    fn a_year_that_is_asked_for_holds_its_months() {
        let all: [(&str, &[&str]); 3] = [("2024-11", &["A", "B"]), ("2024-12", &["A"]), ("2024", &["A"])];
        let found = Coverage::counted(&series(&all));
        let count = found.of(&"2024".parse().unwrap());
        assert_eq!(count, Some(SeriesCount { accepted: 4, expected: 5 }));
    }
}
