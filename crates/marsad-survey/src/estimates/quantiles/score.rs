//! The interval of Francisco and Fuller (1991, *Annals of Statistics* 19:454–469): all values that a score test would
//! not reject. Both ends of all lines are searched at once, so that each step costs one pass.

use super::woodruff::shares_below;
use super::{Bounds, Work};
use crate::error::SurveyError;

/// Enough halvings for any number of rows.
const STEPS_MAX: usize = 64;

/// The bounds of all quantiles.
pub(super) fn bounds(work: &Work<'_>) -> Result<Bounds, SurveyError> {
    let low = Search::new(work, 1.0).run(work)?;
    let high = Search::new(work, -1.0).run(work)?;
    let freedom = low.freedom;
    let mut bounds = Bounds { low: low.values, high: high.values, freedom, ..Bounds::default() };
    for line in 0..work.line_count() {
        let (cell, _, _) = work.place(line);
        let reach = work.reach(bounds.freedom[cell]);
        bounds.standard_error.push((bounds.high[line] - bounds.low[line]) / (2.0 * reach));
    }
    Ok(bounds)
}

/// Between which places of its ladder the end of each line lies.
struct Search {
    /// One for lower ends, minus one for upper ends.
    sign: f64,
    /// The last place known to be rejected, counted from one.
    rejected: Vec<usize>,
    /// The first place known not to be, counted from one.
    kept: Vec<usize>,
}

struct Found {
    values: Vec<f64>,
    freedom: Vec<f64>,
}

impl Search {
    fn new(work: &Work<'_>, sign: f64) -> Self {
        let lines = work.line_count();
        let length = |line: usize| {
            let (cell, column, _) = work.place(line);
            work.sorted(cell, column).ladder.len()
        };
        Self { sign, rejected: vec![0; lines], kept: (0..lines).map(length).collect() }
    }

    /// The first value at which (share above − (1 − p)) / its standard error is no longer above ± t.
    fn run(mut self, work: &Work<'_>) -> Result<Found, SurveyError> {
        let value = |line: usize, place: usize| {
            let (cell, column, _) = work.place(line);
            let ladder = &work.sorted(cell, column).ladder;
            if place == 0 || place > ladder.len() { f64::NAN } else { ladder.value(place - 1) }
        };
        let mut freedom = Vec::new();
        for _ in 0..STEPS_MAX {
            let middles: Vec<usize> =
                self.rejected.iter().zip(&self.kept).map(|(low, high)| usize::midpoint(*low, *high)).collect();
            let thresholds: Vec<f64> = middles.iter().enumerate().map(|(line, place)| value(line, *place)).collect();
            let shares = shares_below(work, &thresholds)?;
            freedom = work.freedom(&shares.freedom);
            let mut is_done = true;
            for (line, middle) in middles.into_iter().enumerate() {
                if self.kept[line] - self.rejected[line] <= 1 {
                    continue;
                }
                is_done = false;
                let (cell, _, share) = work.place(line);
                let distance = share - shares.values[line];
                let is_rejected =
                    distance > self.sign * work.reach(freedom[cell]) * shares.variances[line].max(0.0).sqrt();
                if is_rejected {
                    self.rejected[line] = middle;
                } else {
                    self.kept[line] = middle;
                }
            }
            if is_done {
                break;
            }
        }
        let values = self.kept.iter().enumerate().map(|(line, place)| value(line, *place)).collect();
        Ok(Found { values, freedom })
    }
}
