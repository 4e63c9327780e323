//! Factors of the rescaled bootstrap of Rao and Wu.
//!
//! In each stratum with n enumeration areas, n − 1 are drawn with replacement; the weights of an area that was drawn m
//! times are multiplied by m n / (n − 1). The variance of an estimate is the mean of the squared distances of its
//! replicates from it.
//!
//! Source: Rao and Wu, "Resampling inference with complex survey data", Journal of the American Statistical Association
//! 83 (1988), with m = n − 1; Rao, Wu and Yue, "Some recent work on resampling methods for complex surveys", Survey
//! Methodology 18 (1992).

use crate::random::{Purpose, Stream};

/// The factor of each area in one replicate; `areas_of` says how many areas each stratum has, in their order.
///
/// A stratum of one area cannot be resampled: its factor is 1.
pub(crate) fn factors(areas_of: &[usize], seed: u64, replicate: usize) -> Vec<f64> {
    let mut stream = Stream::new(seed, Purpose::Replicate, &[replicate as u64]);
    let mut factors = Vec::with_capacity(areas_of.iter().sum());
    for &areas in areas_of {
        if areas == 1 {
            factors.push(1.0);
            continue;
        }
        let mut hits = vec![0_u32; areas];
        (1..areas).for_each(|_| hits[stream.below(areas)] += 1);
        let scale = areas as f64 / (areas as f64 - 1.0);
        factors.extend(hits.into_iter().map(|hits| f64::from(hits) * scale));
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::factors;

    #[test]
    fn factors_of_a_stratum_add_up_to_its_areas() {
        let found = factors(&[3, 1, 5], 1, 0);
        let sum = |range: std::ops::Range<usize>| found[range].iter().sum::<f64>();
        assert!((sum(0..3) - 3.0).abs() < 1e-12 && (sum(4..9) - 5.0).abs() < 1e-12);
        assert_eq!(found[3], 1.0);
    }

    /// For one stratum the bootstrap variance of a total is, over all replicates, n / (n − 1) Σ (y − ȳ)²: the usual
    /// estimator. For y = 1, 2, 6: 3 / 2 × 14 = 21.
    #[test]
    fn the_variance_over_replicates_is_the_usual_one() {
        let values = [1.0, 2.0, 6.0];
        let estimate = |replicate| -> f64 {
            factors(&[3], 7, replicate).iter().zip(values).map(|(factor, value)| factor * value).sum()
        };
        let variance = (0..20_000).map(|replicate| (estimate(replicate) - 9.0).powi(2)).sum::<f64>() / 20_000.0;
        assert!((variance - 21.0).abs() < 1.0, "{variance}");
    }
}
