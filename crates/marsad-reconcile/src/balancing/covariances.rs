//! Covariances read: which pairs can be used, and whether errors can have them together.

use std::sync::Arc;

use crate::linear::{Factor, Rules, Symbolic, Symmetric};

use super::finding::{Finding, Place};
use super::groups::Groups;
use super::problem::{Association, CellId, Covariance, Problem};
use super::split::Sets;
use super::statements::Prior;

/// A squared correlation within this of one, with all others together, leaves no error of its own.
const OWN_ERROR_MIN: f64 = 1e-10;

/// A pair of cells, the first less, with their covariance and its correlation.
struct Pair {
    place: usize,
    first: usize,
    second: usize,
    covariance: f64,
    correlation: f64,
}

/// For each usable covariance both of its cells, each with the other and the covariance.
pub(super) fn read_covariances(
    problem: &Problem,
    priors: &[Prior],
    findings: &mut Vec<Finding>,
) -> Vec<(usize, (usize, f64))> {
    let mut pairs = Vec::new();
    for (place, covariance) in problem.covariances.iter().enumerate() {
        match read_pair(priors, place, covariance) {
            Ok(pair) => pairs.push(pair),
            Err(finding) => findings.push(finding),
        }
    }
    pairs.sort_by_key(|pair| (pair.first, pair.second, pair.place));
    pairs.dedup_by(|later, earlier| {
        let is_twice = (later.first, later.second) == (earlier.first, earlier.second);
        if is_twice {
            findings.push(Finding::UnusableCovariance { covariance: later.place });
        }
        is_twice
    });
    remove_impossible(priors.len(), &mut pairs, findings);
    let both =
        |pair: &Pair| [(pair.first, (pair.second, pair.covariance)), (pair.second, (pair.first, pair.covariance))];
    pairs.iter().flat_map(both).collect()
}

fn read_pair(priors: &[Prior], place: usize, given: &Covariance) -> Result<Pair, Finding> {
    let (Association::Covariance(value) | Association::Correlation(value)) = given.association;
    if !value.is_finite() {
        return Err(Finding::NotFinite { place: Place::Covariance(place), value });
    }
    if let Some(cell) = [given.first, given.second].into_iter().find(|cell| cell.0 >= priors.len()) {
        return Err(Finding::UnknownCell { place: Place::Covariance(place), cell });
    }
    let (first, second) = (given.first.min(given.second).0, given.first.max(given.second).0);
    let (Prior::Estimate { variance: one, .. }, Prior::Estimate { variance: other, .. }) =
        (priors[first], priors[second])
    else {
        return Err(Finding::UnusableCovariance { covariance: place });
    };
    if first == second {
        return Err(Finding::UnusableCovariance { covariance: place });
    }
    let errors = one.sqrt() * other.sqrt();
    let (covariance, correlation) = match given.association {
        Association::Covariance(covariance) => (covariance, covariance / errors),
        Association::Correlation(correlation) => (correlation * errors, correlation),
    };
    Ok(Pair { place, first, second, covariance, correlation })
}

/// Takes out the pairs of each group of cells whose correlations no errors can have.
fn remove_impossible(cells: usize, pairs: &mut Vec<Pair>, findings: &mut Vec<Finding>) {
    if pairs.is_empty() {
        return;
    }
    let mut sets = Sets::new(cells);
    pairs.iter().for_each(|pair| sets.join(pair.first, pair.second));
    let mut impossible: Vec<usize> = impossible_cells(cells, pairs).into_iter().map(|cell| sets.find(cell)).collect();
    impossible.sort_unstable();
    impossible.dedup();
    for set in &impossible {
        let in_set = (0..cells).filter(|cell| sets.find(*cell) == *set);
        findings.push(Finding::ImpossibleCovariances { cells: in_set.map(CellId).collect() });
    }
    pairs.retain(|pair| impossible.binary_search(&sets.find(pair.first)).is_err());
}

/// Cells whose error others would determine, or more than that.
fn impossible_cells(cells: usize, pairs: &[Pair]) -> Vec<usize> {
    let mut matrix = Symmetric::default();
    let by_second: Vec<(usize, (usize, f64))> =
        pairs.iter().map(|pair| (pair.second, (pair.first, pair.correlation))).collect();
    let left = Groups::new(cells, &by_second);
    for cell in 0..cells {
        matrix.push_row(left.of(cell).iter().copied(), 1.0);
    }
    let rules = Rules { pivot_min: OWN_ERROR_MIN, is_left_out: &[], threads: 1 };
    Factor::new(&Arc::new(Symbolic::new(&matrix)), &matrix, &rules).dropped()
}
