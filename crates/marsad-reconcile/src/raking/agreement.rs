//! Do margins agree in what they share?
//!
//! Two margins that both keep some dimensions must, added up over all their others, have the same totals for them. Where
//! they do not, no table fits both.

use super::finding::Finding;
use super::table::{Margin, Strides};

/// Sums that differ by more than this share of the greater are different.
const SAME_SHARE: f64 = 1e-9;

/// Tells of each pair of `margins` of a table of `shape` that do not agree.
pub(super) fn tell_disagreements(margins: &[Margin], shape: &[usize], findings: &mut Vec<Finding>) {
    for (second, margin) in margins.iter().enumerate() {
        for (first, earlier) in margins[..second].iter().enumerate() {
            if let Some(difference) = Difference::worst(earlier, margin, shape) {
                let Difference { shared, categories, sums: (first_sum, second_sum) } = difference;
                findings.push(Finding::MarginsDiffer { first, second, shared, categories, first_sum, second_sum });
            }
        }
    }
}

/// Where two margins differ most.
struct Difference {
    shared: Vec<usize>,
    categories: Vec<usize>,
    sums: (f64, f64),
}

impl Difference {
    /// The worst difference of two margins; none where they agree, or a total cannot be used.
    fn worst(one: &Margin, other: &Margin, shape: &[usize]) -> Option<Self> {
        let shared: Vec<usize> =
            one.keeps.iter().copied().filter(|dimension| other.keeps.contains(dimension)).collect();
        let (one, other) = (sums_over(one, &shared, shape), sums_over(other, &shared, shape));
        let pairs = one.into_iter().zip(other).enumerate();
        let differing = pairs.filter(|(_, (one, other))| (one - other).abs() > SAME_SHARE * one.abs().max(other.abs()));
        let (index, sums) = differing.max_by(|left, right| gap(left.1).total_cmp(&gap(right.1)))?;
        let shape: Vec<usize> = shared.iter().map(|dimension| shape[*dimension]).collect();
        Some(Self { categories: Strides::new(&shape).categories(index), shared, sums })
    }
}

fn gap((one, other): (f64, f64)) -> f64 {
    (one - other).abs()
}

/// The totals of `margin` added up over all dimensions but `shared`.
fn sums_over(margin: &Margin, shared: &[usize], shape: &[usize]) -> Vec<f64> {
    let strides = Strides::new(&margin.shape(shape));
    let at = |dimension: &usize| margin.keeps.iter().position(|kept| kept == dimension);
    let places: Vec<usize> = shared.iter().filter_map(at).collect();
    let count: usize = shared.iter().map(|dimension| shape[*dimension]).product();
    let mut sums = vec![0.0; count];
    for (index, total) in margin.totals.iter().enumerate() {
        sums[strides.project(index, &places)] += total;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::finding::Finding;
    use super::super::table::Margin;
    use super::tell_disagreements;

    fn check(margins: &[Margin]) -> Vec<Finding> {
        let mut findings = Vec::new();
        tell_disagreements(margins, &[2, 2, 3], &mut findings);
        findings
    }

    fn margin(keeps: &[usize], totals: &[f64]) -> Margin {
        Margin { keeps: keeps.to_vec(), totals: totals.to_vec() }
    }

    #[test]
    fn margins_without_a_shared_dimension_share_the_total() {
        assert!(check(&[margin(&[0], &[4.0, 6.0]), margin(&[1], &[5.0, 5.0])]).is_empty());
        let found = check(&[margin(&[0], &[4.0, 6.0]), margin(&[1], &[5.0, 7.0])]);
        let expected = Finding::MarginsDiffer {
            first: 0,
            second: 1,
            shared: vec![],
            categories: vec![],
            first_sum: 10.0,
            second_sum: 12.0,
        };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn margins_differ_where_what_they_share_differs_most() {
        let found = check(&[margin(&[1, 0], &[1.0, 2.0, 3.0, 4.0]), margin(&[0, 2], &[2.0, 1.0, 1.0, 1.0, 2.0, 3.0])]);
        // By the first dimension: 1 + 3 and 2 + 4 against 4 and 6.
        assert!(found.is_empty());
        let found = check(&[margin(&[1, 0], &[1.0, 2.0, 3.0, 4.0]), margin(&[0, 2], &[2.0, 1.0, 1.5, 1.0, 2.0, 5.0])]);
        let expected = Finding::MarginsDiffer {
            first: 0,
            second: 1,
            shared: vec![0],
            categories: vec![1],
            first_sum: 6.0,
            second_sum: 8.0,
        };
        assert_eq!(found, [expected]);
    }
}
