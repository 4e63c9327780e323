//! How uncertain each period is once the benchmarks are known, in time that grows with the number of periods.
//!
//! Holds: the diagonal of Σ − Σ Cᵀ W C Σ for autocorrelated errors. Does not hold: the values, see `constrained`.
//!
//! Σ⁻¹ has entries beside its diagonal only. A piece, the periods of a benchmark or a single period without one, meets
//! its neighbours at its first and its last period alone. What the pieces before and behind know of these two takes
//! `ρ²` × their variance from the two ends of its diagonal; within the piece a tridiagonal matrix is left.

use super::series::Usable;

/// Periods that are known together: those of a benchmark, or one that none covers.
struct Piece<'a> {
    first: usize,
    last: usize,
    /// The weights of the periods in their benchmark.
    benchmark: Option<&'a [(usize, f64)]>,
}

/// What the pieces around one know of the periods next to it, as variances; zero where there are none.
#[derive(Clone, Copy, Default)]
struct Around {
    before: f64,
    behind: f64,
}

/// Errors of periods, each the one before times `rho` and something new of variance one.
pub(super) struct Errors {
    pub(super) periods: usize,
    pub(super) rho: f64,
}

impl Errors {
    /// The variance of each period when the benchmarks are known.
    pub(super) fn variances(&self, benchmarks: &[Usable]) -> Vec<f64> {
        let pieces = pieces(self.periods, benchmarks);
        let mut around = vec![Around::default(); pieces.len()];
        for place in 1..pieces.len() {
            let known = Around { before: around[place - 1].before, behind: 0.0 };
            let of_piece = self.within(&pieces[place - 1], known);
            around[place].before = of_piece.last().copied().unwrap_or(0.0);
        }
        for place in (1..pieces.len()).rev() {
            let known = Around { before: 0.0, behind: around[place].behind };
            let of_piece = self.within(&pieces[place], known);
            around[place - 1].behind = of_piece.first().copied().unwrap_or(0.0);
        }
        pieces.iter().zip(&around).flat_map(|(piece, around)| self.within(piece, *around)).collect()
    }

    /// The diagonal entry of Σ⁻¹ for a period.
    fn own(&self, period: usize) -> f64 {
        let is_end = period == 0 || period + 1 == self.periods;
        match (self.periods, is_end) {
            (1, _) => 1.0 - self.rho * self.rho,
            (_, true) => 1.0,
            (_, false) => 1.0 + self.rho * self.rho,
        }
    }

    /// The variances of the periods of a piece.
    fn within(&self, piece: &Piece<'_>, around: Around) -> Vec<f64> {
        let square = self.rho * self.rho;
        let mut diagonal: Vec<f64> = (piece.first..=piece.last).map(|period| self.own(period)).collect();
        let end = diagonal.len() - 1;
        diagonal[0] -= square * around.before;
        diagonal[end] -= square * around.behind;
        let mut forward = diagonal.clone();
        for at in 1..=end {
            forward[at] -= square / forward[at - 1];
        }
        let mut backward = diagonal.clone();
        for at in (0..end).rev() {
            backward[at] -= square / backward[at + 1];
        }
        let mut variances: Vec<f64> = forward
            .iter()
            .zip(&backward)
            .zip(&diagonal)
            .map(|((forward, backward), own)| 1.0 / (forward + backward - own))
            .collect();
        if let Some(weights) = piece.benchmark {
            let together = self.solved(&forward, weights);
            let of_sum: f64 = together.iter().zip(weights).map(|(value, (_, weight))| value * weight).sum();
            for (variance, value) in variances.iter_mut().zip(&together) {
                *variance = (*variance - value * value / of_sum).max(0.0);
            }
        }
        variances
    }

    /// The inverse of the tridiagonal matrix with these pivots, times the weights.
    fn solved(&self, pivots: &[f64], weights: &[(usize, f64)]) -> Vec<f64> {
        let mut values: Vec<f64> = weights.iter().map(|(_, weight)| *weight).collect();
        for at in 1..values.len() {
            values[at] += self.rho / pivots[at - 1] * values[at - 1];
        }
        for at in (0..values.len()).rev() {
            let later = values.get(at + 1).copied().unwrap_or(0.0);
            values[at] = (values[at] + self.rho * later) / pivots[at];
        }
        values
    }
}

/// All periods in pieces, in time. The periods of a benchmark stand beside each other.
fn pieces(periods: usize, benchmarks: &[Usable]) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut next = 0;
    let single = |period: usize| Piece { first: period, last: period, benchmark: None };
    for benchmark in benchmarks {
        let weights = &benchmark.weights[..];
        let (Some((first, _)), Some((last, _))) = (weights.first(), weights.last()) else { continue };
        found.extend((next..*first).map(single));
        found.push(Piece { first: *first, last: *last, benchmark: Some(weights) });
        next = last + 1;
    }
    found.extend((next..periods).map(single));
    found
}

#[cfg(test)]
mod tests {
    use super::Errors;
    use crate::benchmarking::series::Usable;

    #[track_caller]
    fn check(errors: &Errors, benchmarks: &[Usable], expected: &[f64]) {
        let found = errors.variances(benchmarks);
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        }
    }

    fn sum(first: usize, last: usize) -> Usable {
        Usable { place: 0, value: 0.0, weights: (first..=last).map(|period| (period, 1.0)).collect() }
    }

    /// Σ has 4/3 on its diagonal, 2/3, 1/3 and 1/6 beside it; the sum of the first two has variance 4. So what is left
    /// of the four is 4/3 − 2²/4, the same, 4/3 − 1²/4 and 4/3 − (1/2)²/4.
    #[test]
    fn what_a_sum_of_two_leaves_of_four_is_as_by_hand() {
        let errors = Errors { periods: 4, rho: 0.5 };
        check(&errors, &[sum(0, 1)], &[1.0 / 3.0, 1.0 / 3.0, 13.0 / 12.0, 61.0 / 48.0]);
    }

    #[test]
    fn a_period_with_a_figure_of_its_own_is_known_and_one_without_any_is_as_uncertain_as_errors_are() {
        check(&Errors { periods: 2, rho: 0.5 }, &[sum(0, 0)], &[0.0, 1.0]);
        check(&Errors { periods: 3, rho: 0.5 }, &[], &[4.0 / 3.0; 3]);
        check(&Errors { periods: 1, rho: 0.5 }, &[], &[4.0 / 3.0]);
    }
}
