//! Balanced figures rounded so that they still add up.

use marsad_model::{BalanceConstraint, BalanceReport, Estimate};

use super::accounts::constraints;
use super::{PlannedBalance, cell_places};

/// A figure as it is released.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rounded {
    /// How much.
    pub(super) value: f64,
    /// Its standard error.
    pub(super) standard_error: f64,
}

/// The cells of a report rounded to the decimals of the measure; none where a cell has no value.
///
/// Where rounding keeps a hard constraint of whole factors from holding, the least certain of the cells that stand in no
/// other hard constraint takes the difference.
pub(super) fn rounded(planned: &PlannedBalance<'_>, report: &BalanceReport) -> Vec<Option<Rounded>> {
    let scale = 10_f64.powi(i32::from(planned.structure.measure.decimals));
    let count = |estimate: Estimate| (estimate.value * scale).round();
    let mut counts: Vec<Option<f64>> = report.cells.iter().map(|cell| cell.balanced.map(count)).collect();
    let sums = sums(planned, scale);
    let mut stands = vec![0_usize; counts.len()];
    sums.iter().flat_map(|sum| &sum.terms).for_each(|(place, _)| stands[*place] += 1);
    for sum in &sums {
        Repair { planned, report, stands: &stands, scale }.apply(sum, &mut counts);
    }
    let figure = |(count, estimate): (Option<f64>, Option<Estimate>)| {
        let standard_error = (estimate?.standard_error * scale).round() / scale;
        // Minus zero is zero.
        Some(Rounded { value: count? / scale + 0.0, standard_error })
    };
    counts.into_iter().zip(report.cells.iter().map(|cell| cell.balanced)).map(figure).collect()
}

/// A hard constraint over the places of cells, in units of the last digit.
struct Sum {
    terms: Vec<(usize, f64)>,
    target: f64,
}

/// The hard constraints whose factors and target are whole, so that whole counts can satisfy them.
fn sums(planned: &PlannedBalance<'_>, scale: f64) -> Vec<Sum> {
    let places = cell_places(planned.balance);
    let sum = |constraint: &BalanceConstraint| {
        let terms = constraint.terms.iter().map(|term| Some((*places.get(&term.cell)?, term.factor)));
        Some(Sum { terms: terms.collect::<Option<Vec<_>>>()?, target: constraint.equals * scale })
    };
    let all = constraints(planned.balance);
    let hard = all.iter().filter(|constraint| constraint.standard_error.is_none());
    let is_whole = |sum: &Sum| {
        let factors = sum.terms.iter().map(|(_, factor)| *factor);
        factors.chain([sum.target]).all(|number| number.fract() == 0.0)
    };
    hard.filter_map(sum).filter(is_whole).collect()
}

/// What a constraint that rounding keeps from holding is repaired by.
struct Repair<'a> {
    planned: &'a PlannedBalance<'a>,
    report: &'a BalanceReport,
    /// In how many terms of hard constraints each cell stands.
    stands: &'a [usize],
    scale: f64,
}

impl Repair<'_> {
    fn apply(&self, sum: &Sum, counts: &mut [Option<f64>]) {
        let Some(residual) = residual(sum, counts).filter(|residual| *residual != 0.0) else { return };
        let free = sum.terms.iter().filter(|(place, factor)| {
            let moved = counts[*place].map(|count| count - residual * factor);
            factor.abs() == 1.0 && self.stands[*place] == 1 && moved.is_some_and(|moved| self.is_within(*place, moved))
        });
        let error = |place: usize| self.report.cells[place].balanced.map_or(0.0, |estimate| estimate.standard_error);
        let chosen = free.max_by(|(one, _), (other, _)| error(*one).total_cmp(&error(*other)));
        if let Some((place, factor)) = chosen {
            counts[*place] = counts[*place].map(|count| count - residual * factor);
        }
    }

    fn is_within(&self, place: usize, count: f64) -> bool {
        let (lower, upper) = self.planned.balance.cells[place].bounds();
        let value = count / self.scale;
        lower.is_none_or(|lower| value >= lower) && upper.is_none_or(|upper| value <= upper)
    }
}

/// By how many units of the last digit the rounded figures miss the constraint; none where one is missing, or where more
/// than rounding is amiss.
fn residual(sum: &Sum, counts: &[Option<f64>]) -> Option<f64> {
    let total: Option<f64> = sum.terms.iter().map(|(place, factor)| Some(factor * counts[*place]?)).sum();
    let most: f64 = sum.terms.iter().map(|(_, factor)| factor.abs() / 2.0).sum();
    total.map(|total| total - sum.target).filter(|residual| residual.abs() <= most)
}
