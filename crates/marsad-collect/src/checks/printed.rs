//! How far numbers were rounded, as far as the numbers themselves tell.

use crate::methods::rounding::Printed;

/// The greatest share of itself by which rounding may have changed a single count: 388,000 may have been 388,400, but not
/// every 12,000 has been rounded, and 1,000,000 was not half a million more.
const ROUNDED_SHARE_MAX: f64 = 0.005;

/// To how many decimals a number may have been rounded: what it shows, and thousands where it shows nothing finer.
fn decimals(value: f64) -> i32 {
    let text = value.abs().to_string();
    match text.split_once('.') {
        Some((_, digits)) => digits.len() as i32,
        None if value != 0.0 && value % 1e6 == 0.0 => -6,
        None if value != 0.0 && value % 1e3 == 0.0 => -3,
        None => 0,
    }
}

/// To how many decimals numbers of one table were rounded: as the finest of them.
pub(super) fn common_decimals(values: impl IntoIterator<Item = f64>) -> i32 {
    values.into_iter().filter(|value| *value != 0.0).map(decimals).max().unwrap_or(0)
}

/// A number rounded to so many decimals.
pub(super) fn with_decimals(value: f64, decimals: i32) -> Printed {
    Printed::of(value, decimals)
}

/// A percentage as it was printed; without decimals, to units.
pub(super) fn percentage(value: f64) -> Printed {
    Printed::of(value, decimals(value).max(0))
}

/// A count: exact, but for one in thousands or millions that may have been rounded to them.
pub(super) fn count(value: f64) -> Printed {
    match decimals(value) {
        0 => Printed::exact(value),
        finer @ 1.. => Printed::of(value, finer),
        coarse => {
            let is_slight = |rounded: &Printed| rounded.half_unit <= ROUNDED_SHARE_MAX * value.abs();
            let steps = [coarse, -3].map(|places| Printed::of(value, places));
            steps.into_iter().find(is_slight).unwrap_or_else(|| Printed::exact(value))
        }
    }
}

/// A value as it was printed: a count where the measure has no decimals, else an amount rounded to what it shows.
pub(super) fn printed(value: f64, measure_decimals: u8) -> Printed {
    if measure_decimals == 0 { count(value) } else { percentage(value) }
}

#[cfg(test)]
mod tests {
    use super::{common_decimals, count, percentage, printed};

    #[test]
    fn the_finest_number_tells_how_all_were_rounded() {
        assert_eq!(common_decimals([50.2, 28.0, 0.0]), 1);
        assert_eq!(common_decimals([388_000.0, 178_000.0]), -3);
        assert_eq!(common_decimals([388_000.0, 178_001.0]), 0);
        assert_eq!(common_decimals([]), 0);
    }

    #[test]
    fn a_count_in_full_is_exact_and_a_percentage_never_is() {
        assert_eq!((count(12_423.0).half_unit, count(566_000.0).half_unit), (0.0, 500.0));
        assert_eq!((count(12_000.0).half_unit, count(1_000_000.0).half_unit), (0.0, 500.0));
        assert_eq!((count(100_000.0).half_unit, count(100_000_000.0).half_unit), (500.0, 500_000.0));
        assert_eq!((percentage(72.0).half_unit, percentage(5.7).half_unit), (0.5, 0.05));
        assert_eq!((printed(72.0, 0).half_unit, printed(72.0, 1).half_unit), (0.0, 0.5));
    }
}
