//! Whether numbers are shares of a hundred: those of each column make up a hundred, as counts seldom do.

/// How far the sum of rounded shares may be from a hundred.
const ROUNDING: f64 = 1.0;
/// How far, where no total says that it is one.
const EXACT: f64 = 0.11;

/// What columns of numbers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shares {
    /// They are no shares of a hundred.
    None,
    /// They make up a hundred, and might do so by chance.
    Likely,
    /// Every one of several columns makes up a hundred.
    Certain,
}

/// What the numbers of each column of a table show.
pub(crate) fn shares(columns: &[Vec<f64>]) -> Shares {
    let is_whole = |column: &Vec<f64>| has_total(column) || makes_hundred(column, ROUNDING) && column.len() > 1;
    let is_sure = |column: &Vec<f64>| has_total(column) || makes_hundred(column, EXACT) && column.len() > 2;
    match columns {
        [] => Shares::None,
        [_, _, ..] if columns.iter().all(is_sure) => Shares::Certain,
        _ if columns.iter().all(is_whole) => Shares::Likely,
        _ => Shares::None,
    }
}

fn makes_hundred(column: &[f64], tolerance: f64) -> bool {
    let is_share = |value: &f64| (0.0..=100.0).contains(value);
    column.iter().all(is_share) && (column.iter().sum::<f64>() - 100.0).abs() <= tolerance
}

/// Whether a hundred stands among numbers that make up a hundred without it, once or, as where men and women stand above
/// ages, several times.
fn has_total(column: &[f64]) -> bool {
    let is_share = |value: &f64| (0.0..=100.0).contains(value);
    let rest: Vec<f64> = column.iter().copied().filter(|value| *value != 100.0).collect();
    let times = (rest.iter().sum::<f64>() / 100.0).round();
    let is_multiple = times >= 1.0 && (rest.iter().sum::<f64>() - times * 100.0).abs() <= ROUNDING;
    rest.len() > 1 && rest.len() < column.len() && column.iter().all(is_share) && is_multiple
}

#[cfg(test)]
mod tests {
    use super::{Shares, shares};

    #[track_caller]
    fn check(columns: &[&[f64]], expected: Shares) {
        let columns: Vec<Vec<f64>> = columns.iter().map(|column| column.to_vec()).collect();
        assert_eq!(shares(&columns), expected);
    }

    #[test]
    fn columns_that_make_up_a_hundred_are_shares() {
        check(&[&[50.0, 50.0, 100.0], &[60.0, 40.0, 100.0]], Shares::Certain);
        check(&[&[33.3, 33.3, 33.3, 100.0], &[40.0, 35.0, 25.0, 100.0]], Shares::Certain);
        check(&[&[49.0, 51.0, 20.0, 80.0, 100.0], &[48.0, 52.0, 30.0, 70.0, 100.0]], Shares::Certain);
        check(&[&[50.0, 50.0], &[60.0, 40.0]], Shares::Likely);
        check(&[&[50.0, 30.0, 20.0]], Shares::Likely);
    }

    #[test]
    fn counts_are_no_shares() {
        check(&[&[5.0, 7.0, 12.0], &[6.0, 8.0, 14.0]], Shares::None);
        check(&[&[50.0, 50.0, 100.0], &[60.0, 45.0, 105.0]], Shares::None);
        check(&[&[150.0, 150.0], &[160.0, 140.0]], Shares::None);
        check(&[], Shares::None);
    }
}
