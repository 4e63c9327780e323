//! How many enumeration areas of each stratum are in the sample.

use crate::parameters::Design;

/// The areas of each stratum: the least number for each, the rest by Kish allocation, in proportion to
/// √(W² + (evenness / strata)²), where W is the share of the stratum in all households; rounded by largest remainders.
/// No stratum gives more than it has.
///
/// Source: Kish, "Optima and proxima in linear sample designs", Journal of the Royal Statistical Society A 139 (1976).
pub(crate) fn allocate(design: &Design, scale: usize, households: &[f64], available: &[usize]) -> Vec<usize> {
    let strata = households.len().max(1) as f64;
    let all: f64 = households.iter().sum();
    let weight = |households: &f64| {
        let (share, even) = (households / all, design.allocation_evenness / strata);
        (share * share + even * even).sqrt()
    };
    let weights: Vec<f64> = households.iter().map(weight).collect();
    let sum: f64 = weights.iter().sum();
    let rest = (design.eas * scale).saturating_sub(design.eas_min * households.len());
    let exact: Vec<f64> = weights.iter().map(|weight| rest as f64 * weight / sum).collect();
    let mut taken: Vec<usize> = exact.iter().map(|exact| design.eas_min + exact.floor() as usize).collect();
    let mut order: Vec<usize> = (0..exact.len()).collect();
    order.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()).then(a.cmp(&b)));
    let given: usize = exact.iter().map(|exact| exact.floor() as usize).sum();
    order.iter().take(rest.saturating_sub(given)).for_each(|&stratum| taken[stratum] += 1);
    taken.iter().zip(available).map(|(&taken, &available)| taken.min(available)).collect()
}

#[cfg(test)]
mod tests {
    use super::allocate;
    use crate::parameters::{Design, Phase2};

    fn design(eas: usize, evenness: f64) -> Design {
        let phase2 = Phase2 { rates: std::collections::BTreeMap::new(), stratum_min: 2 };
        Design { eas, eas_min: 2, allocation_evenness: evenness, source: String::new(), phase2 }
    }

    #[test]
    fn without_evenness_areas_are_in_proportion_to_households() {
        // 2 each, and 16 others in proportion 6 : 1 : 1.
        assert_eq!(allocate(&design(22, 0.0), 1, &[600.0, 100.0, 100.0], &[50, 50, 50]), [14, 4, 4]);
    }

    #[test]
    fn every_area_asked_for_is_given_to_a_stratum() {
        let taken = allocate(&design(23, 0.7), 1, &[600.0, 101.0, 99.0], &[50, 50, 50]);
        assert_eq!(taken.iter().sum::<usize>(), 23);
        assert!(taken[1] > 4, "{taken:?}");
    }

    #[test]
    fn no_stratum_gives_more_than_it_has() {
        assert_eq!(allocate(&design(22, 0.0), 10, &[600.0, 100.0, 100.0], &[30, 30, 30]), [30, 29, 29]);
    }
}
