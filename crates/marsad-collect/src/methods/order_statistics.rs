//! Medians and quartiles, for the methods that need them.

/// The finite ones among `values`, ascending.
pub(super) fn sorted_finite(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// The quantile of `sorted` at `share` between 0 and 1, by straight lines between neighbours
/// (definition 7 of Hyndman and Fan 1996, *The American Statistician* 50:361, the default of R); none of nothing.
pub(super) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let at = share.clamp(0.0, 1.0) * sorted.len().checked_sub(1)? as f64;
    let low = *sorted.get(at.floor() as usize)?;
    let high = *sorted.get(at.ceil() as usize)?;
    let within = at - at.floor();
    Some(low * (1.0 - within) + high * within)
}

/// The middle of the finite `values`; none if there are none.
pub(super) fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    quantile(&sorted_finite(values), 0.5)
}

/// The median of the distances of `values` from `centre`, in the unit of the values.
pub(super) fn median_distance(values: &[f64], centre: f64) -> Option<f64> {
    median(values.iter().map(|value| (value - centre).abs()))
}

#[cfg(test)]
mod tests {
    use super::{median, median_distance, quantile};

    #[test]
    fn median_of_an_even_number_is_halfway() {
        assert_eq!(median([4.0, 1.0, f64::NAN, 2.0, 9.0]), Some(3.0));
    }

    #[test]
    fn nothing_has_no_median() {
        assert_eq!(median([]), None);
        assert_eq!(median([f64::NAN]), None);
    }

    #[test]
    fn quartiles_lie_on_the_line_between_neighbours() {
        assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
    }

    #[test]
    fn distances_are_taken_from_the_centre() {
        assert_eq!(median_distance(&[1.0, 2.0, 10.0], 2.0), Some(1.0));
    }
}
