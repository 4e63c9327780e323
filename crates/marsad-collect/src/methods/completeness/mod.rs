//! What was expected and did not arrive, and what arrived unexpected. Formula and source in METHOD.md.

use std::collections::{BTreeMap, BTreeSet};

/// Expected against received.
#[derive(Clone, Debug, PartialEq)]
pub struct Completeness<K> {
    /// Expected and not received, ascending.
    pub missing: Vec<K>,
    /// Received and not expected, ascending.
    pub surplus: Vec<K>,
    /// Received more than once, ascending.
    pub repeated: Vec<K>,
    /// How much of what was expected was received, from 0 to 1; none if nothing was expected.
    pub share: Option<f64>,
}

/// What `received` lacks of `expected` and has besides; keys given twice count once.
pub fn completeness<K: Ord + Clone>(expected: &[K], received: &[K]) -> Completeness<K> {
    let wanted: BTreeSet<&K> = expected.iter().collect();
    let mut times: BTreeMap<&K, usize> = BTreeMap::new();
    for key in received {
        *times.entry(key).or_default() += 1;
    }
    let missing: Vec<K> = wanted.iter().filter(|key| !times.contains_key(*key)).map(|key| (*key).clone()).collect();
    let found = wanted.len() - missing.len();
    Completeness {
        share: (!wanted.is_empty()).then(|| found as f64 / wanted.len() as f64),
        missing,
        surplus: times.keys().filter(|key| !wanted.contains(*key)).map(|key| (*key).clone()).collect(),
        repeated: times.iter().filter(|(_, count)| **count > 1).map(|(key, _)| (*key).clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::completeness;

    #[test]
    fn worked_example_of_the_method() {
        let found =
            completeness(&["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"], &["2024-Q1", "2024-Q3", "2024-Q3", "2025-Q1"]);
        assert_eq!(found.missing, ["2024-Q2", "2024-Q4"]);
        assert_eq!(found.surplus, ["2025-Q1"]);
        assert_eq!(found.repeated, ["2024-Q3"]);
        assert_eq!(found.share, Some(0.5));
    }

    #[test]
    fn order_does_not_matter() {
        assert_eq!(completeness(&[1, 2, 3], &[3, 1]), completeness(&[3, 2, 1], &[1, 3]));
    }

    #[test]
    fn surplus_does_not_make_up_for_what_is_missing() {
        assert_eq!(completeness(&[1, 2], &[3, 4]).share, Some(0.0));
    }

    #[test]
    fn where_nothing_is_expected_there_is_no_share() {
        let found = completeness::<u32>(&[], &[7]);
        assert_eq!((found.share, found.surplus), (None, vec![7]));
        assert_eq!(completeness::<u32>(&[], &[]).share, None);
    }

    #[test]
    fn nothing_received_is_a_share_of_zero() {
        assert_eq!(completeness(&[1, 1, 2], &[]).share, Some(0.0));
    }
}
