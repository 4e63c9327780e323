//! A share from 0 to 1 as points from 0 to 100.

/// The points of a share, to be shown without decimals: what is not the whole never reads 100, and what is something never 0.
pub(super) fn points(share: f64) -> f64 {
    let points = 100.0 * share;
    if 0.0 < share && share < 1.0 { points.clamp(1.0, 99.0) } else { points }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn only_the_whole_is_a_hundred_and_only_nothing_is_nothing() {
        for (share, shown) in [(1.0, "100"), (0.998, "99"), (0.5, "50"), (0.002, "1"), (0.0, "0")] {
            assert_eq!(format!("{:.0}", points(share)), shown, "{share}");
        }
    }
}
