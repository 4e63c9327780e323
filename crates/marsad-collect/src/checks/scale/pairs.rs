//! Two periods between which every series of two values is a thousandfold: one of them is in another unit.
//!
//! One series alone may grow a thousandfold; that all of a table do so together has another reason.

use std::collections::HashMap;

use marsad_model::TimePeriod;

use super::super::points::Point;

/// How many series must have values in both periods.
const SERIES_MIN: usize = 3;
/// What units are confused by, and how many times as much or as little a ratio may be: figures change as well.
const THOUSAND: f64 = 1e3;
const WIDENING: f64 = 2.0;

/// A value in another unit than that of the other period.
pub(super) struct Odd {
    pub row: usize,
    /// The value of the other period.
    pub usual: f64,
    pub factor: f64,
}

/// The series of two values, by their periods.
#[derive(Default)]
pub(super) struct Pairs<'a> {
    of_periods: HashMap<[&'a TimePeriod; 2], Together<'a>>,
}

/// The series of two periods, as long as each is a thousandfold in the same one of them.
struct Together<'a> {
    /// Which of the two periods has the greater values; none where the series do not agree.
    greater: Option<usize>,
    series: Vec<[Point<'a>; 2]>,
}

impl<'a> Pairs<'a> {
    /// Adds a series; zeros have no scale.
    pub(super) fn add(&mut self, pair: [&Point<'a>; 2]) {
        let [one, other] = pair.map(|point| *point);
        if one.value == 0.0 || other.value == 0.0 {
            return;
        }
        let greater = thousandfold(one.value, other.value);
        let first = || Together { greater, series: Vec::new() };
        let together = self.of_periods.entry([one.period, other.period]).or_insert_with(first);
        if greater.is_some() && together.greater == greater {
            together.series.push([one, other]);
        } else {
            *together = Together { greater: None, series: Vec::new() };
        }
    }

    /// The greater values of the file where all series of two periods are a thousandfold in one of them.
    pub(super) fn odd(&self) -> Vec<Odd> {
        let mut odd = Vec::new();
        for together in self.of_periods.values().filter(|together| together.series.len() >= SERIES_MIN) {
            let Some(greater) = together.greater else { continue };
            odd.extend(together.series.iter().filter_map(|pair| {
                let usual = pair[1 - greater].value;
                pair[greater].row.map(|row| Odd { row, usual, factor: THOUSAND })
            }));
        }
        odd.sort_by_key(|odd| odd.row);
        odd
    }
}

/// Which of two values is a thousand times the other.
fn thousandfold(one: f64, other: f64) -> Option<usize> {
    let is_thousandfold = |ratio: f64| (1.0 / WIDENING..=WIDENING).contains(&(ratio.abs() / THOUSAND));
    match (is_thousandfold(one / other), is_thousandfold(other / one)) {
        (true, _) => Some(0),
        (_, true) => Some(1),
        _ => None,
    }
}
