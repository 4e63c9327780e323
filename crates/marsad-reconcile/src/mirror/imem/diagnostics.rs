//! Whether draws can be trusted: R-hat and effective sample sizes of one quantity.
//!
//! Rank-normalised split R-hat (the greater of bulk and folded), bulk and tail effective sample size, as Vehtari,
//! Gelman, Simpson, Carpenter and Bürkner 2021 define them (*Rank-normalization, folding, and localization: an improved
//! R-hat for assessing convergence of MCMC*, Bayesian Analysis 16:667), with Geyer's initial monotone sequence.

use super::normal_quantile::normal_quantile;
use super::summary::quantile;

/// How well chains agree and how much their draws are worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diagnostics {
    /// Rank-normalised split R-hat: 1 where chains agree, very large where they stand still apart from each other.
    pub rhat: f64,
    /// How many independent draws the draws are worth for the middle of the distribution.
    pub effective_bulk: f64,
    /// The same for its 5 % and 95 % quantiles.
    pub effective_tail: f64,
}

impl Diagnostics {
    /// The smaller of the effective sample sizes.
    pub fn effective(&self) -> f64 {
        self.effective_bulk.min(self.effective_tail)
    }
}

/// Judges quantities that were drawn in chains of one length.
pub(super) struct Judge {
    /// Draws of each chain.
    draws: usize,
    /// The normal score of each rank, counted twice so that the mean of two neighbouring ranks has a place.
    scores: Vec<f64>,
}

impl Judge {
    /// For `chains` of `draws`, of which there are four or more.
    pub(super) fn new(chains: usize, draws: usize) -> Self {
        let split = 2 * chains * (draws / 2);
        let score = |twice: usize| {
            let rank = (twice as f64 / 2.0).max(1.0);
            normal_quantile((rank - 0.375) / (split as f64 + 0.25))
        };
        Self { draws, scores: (0..=2 * split).map(score).collect() }
    }

    /// The diagnostics of `values`, chain after chain, whose `sorted` copy is given.
    pub(super) fn judge(&self, values: &[f64], sorted: &[f64]) -> Diagnostics {
        if sorted.first() == sorted.last() {
            let all = values.len() as f64;
            return Diagnostics { rhat: 1.0, effective_bulk: all, effective_tail: all };
        }
        let length = self.draws / 2;
        let split = split_chains(values, self.draws);
        let places = order(&split);
        let half = places.len() / 2;
        let middle = f64::midpoint(split[places[half - 1]], split[places[half]]);
        let folded: Vec<f64> = split.iter().map(|value| (value - middle).abs()).collect();
        let bulk = self.normalised(&split, &places);
        let spread = self.normalised(&folded, &order(&folded));
        let tail = [0.05, 0.95].map(|share| {
            let bound = quantile(sorted, share);
            let is_below: Vec<f64> = split.iter().map(|value| f64::from(u8::from(*value <= bound))).collect();
            effective_size(&is_below, length)
        });
        Diagnostics {
            rhat: rhat(&bulk, length).max(rhat(&spread, length)),
            effective_bulk: effective_size(&bulk, length),
            effective_tail: tail[0].min(tail[1]),
        }
    }

    /// The normal score of the rank of each value; equal values have their mean rank.
    fn normalised(&self, values: &[f64], order: &[usize]) -> Vec<f64> {
        let mut scores = vec![0.0; values.len()];
        let mut first = 0;
        for equal in order.chunk_by(|left, right| values[*left] == values[*right]) {
            let last = first + equal.len() - 1;
            equal.iter().for_each(|place| scores[*place] = self.scores[first + last + 2]);
            first = last + 1;
        }
        scores
    }
}

/// The first and the last half of each chain, one after the other; the middle of an odd number of draws is left out.
fn split_chains(values: &[f64], draws: usize) -> Vec<f64> {
    let half = draws / 2;
    values.chunks_exact(draws).flat_map(|chain| chain[..half].iter().chain(&chain[draws - half..])).copied().collect()
}

/// The places of `values` from the smallest to the greatest.
fn order(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|left, right| values[*left].total_cmp(&values[*right]));
    order
}

/// Potential scale reduction of sequences of equal `length`.
fn rhat(values: &[f64], length: usize) -> f64 {
    let draws = length as f64;
    let means: Vec<f64> = values.chunks_exact(length).map(mean).collect();
    let between = draws * variance(&means);
    let within = mean(&values.chunks_exact(length).map(variance).collect::<Vec<f64>>());
    if within > 0.0 {
        ((between / within + draws - 1.0) / draws).sqrt()
    } else if between > 0.0 {
        f64::INFINITY
    } else {
        1.0
    }
}

/// How many independent draws the sequences of equal `length` are worth.
///
/// Correlations are added up in pairs while the sum of a pair is positive, each no greater than the one before.
fn effective_size(values: &[f64], length: usize) -> f64 {
    let draws = length as f64;
    let all = values.len() as f64;
    let means: Vec<f64> = values.chunks_exact(length).map(mean).collect();
    let less_mean = |(place, value): (usize, &f64)| value - means[place / length];
    let centred: Vec<f64> = values.iter().enumerate().map(less_mean).collect();
    let within = covariance(&centred, length, 0) * draws / (draws - 1.0);
    let total = within * (draws - 1.0) / draws + variance(&means);
    if total <= 0.0 {
        return all;
    }
    let correlation = |lag: usize| 1.0 - (within - covariance(&centred, length, lag)) / total;
    let mut correlations = vec![1.0, correlation(1)];
    let (mut even, mut odd) = (correlations[0], correlations[1]);
    while correlations.len() + 2 < length && even + odd > 0.0 {
        let lag = correlations.len();
        (even, odd) = (correlation(lag), correlation(lag + 1));
        correlations.extend(if even + odd >= 0.0 { [even, odd] } else { [0.0, 0.0] });
    }
    all / integrated_time(&mut correlations, even).max(1.0 / all.log10())
}

/// Twice the sum of the correlations, less one; of the last pair only its `even` one counts, once, where it is
/// positive.
fn integrated_time(correlations: &mut [f64], even: f64) -> f64 {
    let last = correlations.len() - 2;
    if even > 0.0 {
        correlations[last] = even;
    }
    for pair in (2..last).step_by(2) {
        let before = correlations[pair - 2] + correlations[pair - 1];
        if correlations[pair] + correlations[pair + 1] > before {
            correlations[pair] = before / 2.0;
            correlations[pair + 1] = before / 2.0;
        }
    }
    -1.0 + 2.0 * correlations[..last].iter().sum::<f64>() + correlations[last]
}

/// The mean over sequences of their autocovariance at `lag`, each over its whole length.
fn covariance(centred: &[f64], length: usize, lag: usize) -> f64 {
    let of_chain = |chain: &[f64]| chain.iter().zip(&chain[lag..]).map(|(now, later)| now * later).sum::<f64>();
    centred.chunks_exact(length).map(of_chain).sum::<f64>() / centred.len() as f64
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The variance of two or more values, over one less than their number.
fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0)
}

#[cfg(test)]
mod tests {
    use super::{Diagnostics, Judge};

    /// Four chains of 101 draws, each with 0.6 of the one before it; the last chain is stretched and shifted.
    fn chains(scale: f64, shift: f64) -> Vec<f64> {
        let mut values = Vec::new();
        for chain in 0..4_u32 {
            let mut value = 0.0;
            for place in 0..101_u32 {
                let noise = (place * place * 31 + place * 17 + chain * 101 + place * chain * 7) % 257;
                value = 0.6 * value + f64::from(noise) / 257.0 - 0.5;
                values.push(if chain == 3 { value * scale + shift } else { value });
            }
        }
        values
    }

    fn judge(values: &[f64], chains: usize) -> Diagnostics {
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        Judge::new(chains, values.len() / chains).judge(values, &sorted)
    }

    #[track_caller]
    fn check(found: Diagnostics, rhat: f64, effective_bulk: f64, effective_tail: f64) {
        let expected = Diagnostics { rhat, effective_bulk, effective_tail };
        let is_near = |left: f64, right: f64| (left - right).abs() < 1e-8 * right;
        assert!(
            is_near(found.rhat, rhat)
                && is_near(found.effective_bulk, effective_bulk)
                && is_near(found.effective_tail, effective_tail),
            "{found:?} {expected:?}"
        );
    }

    /// Computed with `rhat` and `ess` of ArviZ 0.19.0.
    #[test]
    fn chains_that_agree_are_judged_as_arviz_does() {
        check(judge(&chains(1.0, 0.0), 4), 1.014_782_470_709_835_2, 143.677_689_270_671_78, 204.743_687_835_046_33);
    }

    #[test]
    fn a_chain_that_stands_apart_is_judged_as_arviz_does() {
        check(judge(&chains(1.0, 0.5), 4), 1.146_469_759_252_010_6, 26.760_698_818_999_37, 45.284_734_915_991_44);
    }

    /// Its mean is that of the others: only the folded R-hat sees it.
    #[test]
    fn a_chain_that_is_wider_is_judged_as_arviz_does() {
        check(judge(&chains(3.0, 0.0), 4), 1.183_003_252_210_009_8, 144.386_991_095_985_8, 43.621_900_760_175_74);
    }

    #[test]
    fn equal_draws_have_their_mean_rank_as_in_arviz() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];
        check(judge(&values, 2), 1.822_133_274_225_791_2, 19.265_919_722_494_797, 19.265_919_722_494_797);
    }

    #[test]
    fn draws_that_stand_still_are_no_division_by_zero() {
        let still = judge(&[3.0; 16], 2);
        assert_eq!((still.rhat, still.effective_bulk, still.effective_tail), (1.0, 16.0, 16.0));
        let apart: Vec<f64> = (0..16).map(|place| f64::from(u8::from(place < 8))).collect();
        assert!(judge(&apart, 2).rhat > 1e6);
    }
}
