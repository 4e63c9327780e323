//! What a series within years shows: rises, falls, new starts, and whether the annual figure is its last value or sum.

use super::CumulationParameters;

/// The values of one year as published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearOfPeriods {
    /// One value per month or quarter, from the first of the year; none is a gap.
    pub periods: Vec<Option<f64>>,
    /// The annual figure from elsewhere, in the same unit, if there is one.
    pub annual: Option<f64>,
}

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CumulationEvidence {
    /// Steps up within years.
    pub rises: usize,
    /// Steps down within years.
    pub falls: usize,
    /// Steps within years that change nothing.
    pub levels: usize,
    /// Years whose first value is far below the last of the year before.
    pub restarts: usize,
    /// Years whose first value is not.
    pub continuations: usize,
    /// Years whose first value is far below their own last.
    pub low_starts: usize,
    /// Years whose last period is the annual figure.
    pub annual_is_last: usize,
    /// Years whose periods add up to the annual figure.
    pub annual_is_sum: usize,
    /// The chance that values in any order within their years fall no more often, from 0 to 1.
    pub chance: f64,
}

impl CumulationEvidence {
    /// What `years`, one after the other, show.
    pub(super) fn of(years: &[YearOfPeriods], parameters: &CumulationParameters) -> Self {
        let years: Vec<YearOfPeriods> = years.iter().map(finite).collect();
        let steps: Vec<f64> = years.iter().flat_map(steps).collect();
        let starts: Vec<bool> =
            years.windows(2).filter_map(|pair| starts_low(last(&pair[0]), &pair[1], parameters)).collect();
        let is_low = |year: &&YearOfPeriods| starts_low(last(year), year, parameters) == Some(true);
        let falls = steps.iter().filter(|step| **step < 0.0).count();
        Self {
            rises: steps.iter().filter(|step| **step > 0.0).count(),
            falls,
            levels: steps.iter().filter(|step| **step == 0.0).count(),
            restarts: starts.iter().filter(|is_low| **is_low).count(),
            continuations: starts.iter().filter(|is_low| !**is_low).count(),
            low_starts: years.iter().filter(is_low).count(),
            annual_is_last: years.iter().filter(|year| annual_meaning(year, parameters) == Some(Annual::Last)).count(),
            annual_is_sum: years.iter().filter(|year| annual_meaning(year, parameters) == Some(Annual::Sum)).count(),
            chance: chance_of_falls(&years, falls),
        }
    }
}

/// What the annual figure is of the periods.
#[derive(PartialEq)]
enum Annual {
    Last,
    Sum,
}

/// The same year, with what is not finite as a gap.
fn finite(year: &YearOfPeriods) -> YearOfPeriods {
    let finite = |value: &Option<f64>| value.filter(|value| value.is_finite());
    YearOfPeriods { periods: year.periods.iter().map(finite).collect(), annual: finite(&year.annual) }
}

fn present(year: &YearOfPeriods) -> Vec<f64> {
    year.periods.iter().copied().flatten().collect()
}

fn last(year: &YearOfPeriods) -> Option<f64> {
    present(year).last().copied()
}

fn steps(year: &YearOfPeriods) -> Vec<f64> {
    present(year).windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Whether `year` starts far below `level`; none where its first period is a gap or the level is not above zero.
fn starts_low(level: Option<f64>, year: &YearOfPeriods, parameters: &CumulationParameters) -> Option<bool> {
    let level = level.filter(|level| *level > 0.0)?;
    let first = (*year.periods.first()?)?;
    Some(first <= parameters.restart_share_max * level)
}

/// None where there is no annual figure, or where it is both or neither.
fn annual_meaning(year: &YearOfPeriods, parameters: &CumulationParameters) -> Option<Annual> {
    let annual = year.annual?;
    let is_annual = |value: f64| (value - annual).abs() <= parameters.annual_tolerance_share * annual.abs();
    let is_last = year.periods.last().copied().flatten().is_some_and(is_annual);
    let is_sum = year.periods.iter().copied().sum::<Option<f64>>().is_some_and(is_annual);
    match (is_last, is_sum) {
        (true, false) => Some(Annual::Last),
        (false, true) => Some(Annual::Sum),
        _ => None,
    }
}

/// The chance that values in any order within `years` fall `falls` times or fewer.
fn chance_of_falls(years: &[YearOfPeriods], falls: usize) -> f64 {
    let of_years = years.iter().map(|year| falls_in_any_order(present(year).len()));
    let together = of_years.fold(vec![1.0], |left, right| convolve(&left, &right));
    together.iter().take(falls + 1).sum()
}

/// The chances of 0, 1, 2 … falls among `values` in any order: the Eulerian numbers over the number of orders.
fn falls_in_any_order(values: usize) -> Vec<f64> {
    let mut chances = vec![1.0];
    for count in 2..=values {
        let before = |falls: usize| chances.get(falls).copied().unwrap_or(0.0);
        let after = |falls: usize| {
            let without = (falls + 1) as f64 * before(falls);
            let with = falls.checked_sub(1).map_or(0.0, |fewer| (count - falls) as f64 * before(fewer));
            (without + with) / count as f64
        };
        chances = (0..count).map(after).collect();
    }
    chances
}

/// The chances of each sum of two independent numbers whose chances are given.
fn convolve(left: &[f64], right: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; left.len() + right.len() - 1];
    for (i, left) in left.iter().enumerate() {
        for (j, right) in right.iter().enumerate() {
            sums[i + j] += left * right;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::{convolve, falls_in_any_order};

    #[test]
    fn falls_among_four_values_are_the_eulerian_numbers() {
        let of_24: Vec<f64> = falls_in_any_order(4).iter().map(|chance| (chance * 24.0).round()).collect();
        assert_eq!(of_24, [1.0, 11.0, 11.0, 1.0]);
    }

    #[test]
    fn no_value_and_one_value_never_fall() {
        assert_eq!((falls_in_any_order(0), falls_in_any_order(1)), (vec![1.0], vec![1.0]));
    }

    #[test]
    fn chances_of_two_years_add_up_to_one() {
        let together = convolve(&falls_in_any_order(12), &falls_in_any_order(7));
        assert!((together.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
