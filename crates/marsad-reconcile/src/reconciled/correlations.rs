//! Errors of statements that go together because the plan says so.
//!
//! Holds: the covariance of what two statements have of their own, and of two statements as a whole, those that they are
//! drawn from included. Where next: `problem` hands them to `balancing`, cell by cell.

use std::collections::BTreeMap;

use marsad_model::Balance;

use super::errors::{Judged, Said, first_copy, variance};

/// A sum of what statements have of their own: the places of the statements, each with its factor.
type Weighted = [(usize, f64)];

/// The correlations of a plan by the places of its statements, the lesser first.
#[derive(Debug, Default)]
pub(super) struct Correlations(BTreeMap<(usize, usize), f64>);

impl Correlations {
    /// Those of `balance`. Of two that speak of the same pair the first counts; a statement that the plan does not have is
    /// passed over. `marsad pack check` tells of both.
    pub(super) fn new(balance: &Balance) -> Self {
        let place = |id: &marsad_model::Id| balance.statements.iter().position(|statement| statement.id == *id);
        let mut found = BTreeMap::new();
        for declared in &balance.correlations {
            let places: Vec<usize> = declared.statements.iter().filter_map(place).collect();
            for (at, one) in places.iter().enumerate() {
                for other in places[at + 1..].iter().filter(|other| *other != one) {
                    found.entry(((*one).min(*other), (*one).max(*other))).or_insert(declared.correlation);
                }
            }
        }
        Self(found)
    }

    /// Whether no errors are said to go together.
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The same between the statements that balancing uses: of several copies of one the first.
    pub(super) fn of_first_copies(&self, balance: &Balance, judged: &[Judged]) -> Self {
        let first = |place: usize| {
            if place < judged.len() { first_copy(place, &balance.statements, judged) } else { place }
        };
        let mut found = BTreeMap::new();
        for ((one, other), correlation) in &self.0 {
            let (one, other) = (first(*one), first(*other));
            if one != other {
                found.entry((one.min(other), one.max(other))).or_insert(*correlation);
            }
        }
        Self(found)
    }

    /// The covariance of what two statements have of their own: the variance of a statement with itself.
    fn of_own(&self, (one, other): (usize, usize), judged: &[Judged]) -> f64 {
        if one == other {
            return variance(&judged[one]);
        }
        let Some(correlation) = self.0.get(&(one.min(other), one.max(other))) else { return 0.0 };
        // What has no error has none that goes with another; a wrong one is told where it is balanced.
        let error = |place: usize| variance(&judged[place]).max(0.0).sqrt();
        correlation * error(one) * error(other)
    }

    /// The variance that a statement has by those that it is drawn from.
    pub(super) fn inherited(&self, drawn_from: &[(usize, f64)], judged: &[Judged]) -> f64 {
        self.between((drawn_from, drawn_from), judged)
    }

    /// The covariance of two statements with these places in the plan.
    pub(super) fn of_statements(&self, (one, other): ((usize, &Said), (usize, &Said)), judged: &[Judged]) -> f64 {
        let parts = |(place, said): (usize, &Said)| -> Vec<(usize, f64)> {
            said.drawn_from.iter().copied().chain([(place, 1.0)]).collect()
        };
        self.between((&parts(one), &parts(other)), judged)
    }

    /// The covariance of two sums of what statements have of their own.
    fn between(&self, (one, other): (&Weighted, &Weighted), judged: &[Judged]) -> f64 {
        let with = |(place, factor): &(usize, f64)| -> f64 {
            other.iter().map(|(with, by)| factor * by * self.of_own((*place, *with), judged)).sum()
        };
        one.iter().map(with).sum()
    }
}
