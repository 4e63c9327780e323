//! Woodruff's interval: that of the share below the quantile, turned back into values (1952, *JASA* 47:635–646).

use super::{Bounds, Work};
use crate::error::SurveyError;
use crate::estimates::cells::Cells;
use crate::estimates::formula::{Formula, Recipe, Shape};
use crate::estimates::interval::Point;
use crate::estimates::measure::MeasureName;
use crate::estimates::request::{Interval, QuantileInterval};
use crate::estimates::spread::Spread;
use crate::frame::{Frame, MISSING};

/// The bounds of all quantiles.
pub(super) fn bounds(work: &Work<'_>, values: &[f64]) -> Result<Bounds, SurveyError> {
    let shares = shares_below(work, values)?;
    let freedom = work.freedom(&shares.freedom);
    let mut bounds = Bounds { freedom, ..Bounds::default() };
    let interval = interval(work.request.quantile_interval);
    for line in 0..work.line_count() {
        let (cell, column, _) = work.place(line);
        let freedom = bounds.freedom[cell];
        let point = Point {
            value: shares.values[line],
            variance: shares.variances[line],
            freedom,
            rows: work.cells.rows[cell],
        };
        let (low, high) = interval.bounds(point, work.request.confidence);
        // Outside 0 to 1 there is no value to turn back into.
        let back = |share: f64| work.sorted(cell, column).ladder.quantile(work.request.rule, share);
        bounds.low.push(back(low));
        bounds.high.push(back(high));
        bounds.standard_error.push((back(high) - back(low)) / (2.0 * work.reach(freedom)));
    }
    Ok(bounds)
}

fn interval(method: QuantileInterval) -> Interval {
    match method {
        QuantileInterval::Beta => Interval::Beta,
        QuantileInterval::Xlogit => Interval::Xlogit,
        QuantileInterval::Asin => Interval::Asin,
        QuantileInterval::Mean | QuantileInterval::Score | QuantileInterval::Replicates => Interval::Wald,
    }
}

/// The share of each cell that does not pass the threshold of each of its lines, with its variance.
pub(super) fn shares_below(work: &Work<'_>, thresholds: &[f64]) -> Result<Spread, SurveyError> {
    let width = work.line_count() / work.cells.count();
    let mut frame = Frame::new(work.design.rows());
    let mut recipe = Recipe { measures: vec![MeasureName::One], formulas: Vec::new() };
    for place in 0..width {
        let column = work.columns[place / work.probabilities.len()];
        let of_cells: Vec<f64> = thresholds.iter().skip(place).step_by(width).copied().collect();
        let name = place.to_string();
        frame = frame.with_numbers(&name, indicators(work.cells, column, &of_cells))?;
        recipe.measures.push(MeasureName::Numbers(name.clone()));
        let shape = Shape::Ratio { numerator: place + 1, denominator: 0 };
        recipe.formulas.push(Formula { shape, variable: name, code: None });
    }
    Spread::of(&work.design.with_frame(frame)?, work.cells, &recipe)
}

fn indicators(cells: &Cells, column: &[f64], thresholds: &[f64]) -> Vec<f64> {
    let is_below = |(cell, value): (&u32, &f64)| {
        if *cell != MISSING && *value <= thresholds[*cell as usize] { 1.0 } else { 0.0 }
    };
    cells.of_row.iter().zip(column).map(is_below).collect()
}
