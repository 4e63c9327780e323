//! The regression by which influences lose what reached margins explain: factored once, then asked for every estimate.
//!
//! Holds: [`MarginRegression`], over rows and, where all that counts are totals of units, over these. Does not hold: which
//! cell a row is in (`mod.rs`), the normal equations (`matrix::normal_equations`).

use crate::MISSING;
use crate::design::{Adjustment, Level};
use crate::matrix::normal_equations::Factor;
use crate::variance::UnitValues;
use crate::weighting::cells::Cells;
use crate::weighting::parallel::on_columns;

/// What remains of a column, as a share of its sum of squares, below which margins explain all of it: nothing is left then
/// but what rounding leaves.
const EXPLAINED: f64 = 1e-20;

/// The regression of influences on the cells of margins, weighted by the weights themselves.
#[derive(Debug)]
pub struct MarginRegression {
    /// The weight of each row.
    weights: Vec<f64>,
    /// Where the cells of each row begin; one more than rows.
    starts: Vec<usize>,
    /// The cells of each row, one for each margin that it is in.
    cells: Vec<u32>,
    /// How many cells all margins have.
    count: usize,
    /// Σ w x x′, row by row.
    normal: Vec<f64>,
    factor: Factor,
}

impl MarginRegression {
    /// Of margins, each with the cell of every row.
    pub(super) fn of(margins: &[Cells], weights: &[f64]) -> Self {
        let count: usize = margins.iter().map(|margin| margin.count).sum();
        let mut starts = Vec::with_capacity(weights.len() + 1);
        let mut cells = Vec::new();
        for row in 0..weights.len() {
            starts.push(cells.len());
            let mut first = 0;
            for margin in margins {
                let cell = margin.of_row[row];
                if cell != MISSING {
                    cells.push(first + cell);
                }
                first += margin.count as u32;
            }
        }
        starts.push(cells.len());
        let normal = normal(&starts, &cells, (weights, count));
        let factor = Factor::of(&normal, count);
        Self { weights: weights.to_vec(), starts, cells, count, normal, factor }
    }

    /// How many cells all margins have.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The cells of a row.
    pub(crate) fn cells_of(&self, row: usize) -> &[u32] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    /// How much of the regression hangs on each row: w x′(Σ w x x′)⁻x. All of them add up to the cells that follow from no
    /// others.
    pub(crate) fn leverages(&self) -> impl Fn(usize) -> f64 {
        let inverse = self.factor.inverse();
        move |row: usize| {
            let cells = self.cells_of(row);
            let of_cell = |cell: &u32| {
                let first = *cell as usize * self.count;
                cells.iter().map(|other| inverse[first + *other as usize]).sum::<f64>()
            };
            self.weights[row] * cells.iter().map(of_cell).sum::<f64>()
        }
    }

    /// The coefficients of a column, from its total in each cell; made exact by a second step.
    fn coefficients(&self, totals: &[f64]) -> Vec<f64> {
        let mut coefficients = self.factor.solve(totals);
        let rest: Vec<f64> = self
            .normal
            .chunks_exact(self.count.max(1))
            .zip(totals)
            .map(|(line, total)| total - line.iter().zip(&coefficients).map(|(x, by)| x * by).sum::<f64>())
            .collect();
        let more = self.factor.solve(&rest);
        coefficients.iter_mut().zip(more).for_each(|(value, more)| *value += more);
        coefficients
    }

    /// Replaces weight × influence by weight × residual.
    fn project(&self, column: &mut [f64]) {
        let mut totals = vec![0.0; self.count];
        for (row, value) in column.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            self.cells_of(row).iter().for_each(|cell| totals[*cell as usize] += value);
        }
        let before = squares(column);
        let coefficients = self.coefficients(&totals);
        for (row, (value, weight)) in column.iter_mut().zip(&self.weights).enumerate() {
            let fitted: f64 = self.cells_of(row).iter().map(|cell| coefficients[*cell as usize]).sum();
            *value -= weight * fitted;
        }
        if squares(column) <= EXPLAINED * before {
            column.fill(0.0);
        }
    }

    /// Totals of residuals, unit after unit, from totals of influences. `totals` has, for each column, what it adds up to
    /// in each cell of the margins.
    pub(crate) fn unit_residuals(&self, level: &Level, influences: &UnitValues, totals: &[f64]) -> UnitValues {
        let columns = influences.columns();
        let mut values = dense(influences);
        let before = squares_of_columns(&values, columns);
        let coefficients = self.by_cell(totals, columns);
        let weights = self.unit_weights(level);
        if columns > 0 && self.count > 0 {
            for (values, weights) in values.chunks_exact_mut(columns).zip(weights.chunks_exact(self.count)) {
                subtract(values, weights, &coefficients);
            }
        }
        let after = squares_of_columns(&values, columns);
        let is_explained: Vec<bool> =
            after.iter().zip(&before).map(|(after, before)| *after <= EXPLAINED * before).collect();
        for values in values.chunks_exact_mut(columns.max(1)) {
            values.iter_mut().zip(&is_explained).filter(|(_, is)| **is).for_each(|(value, _)| *value = 0.0);
        }
        UnitValues::dense(columns, values)
    }

    /// Cell after cell the coefficients of all columns.
    fn by_cell(&self, totals: &[f64], columns: usize) -> Vec<f64> {
        let mut by_cell = vec![0.0; self.count * columns];
        for (column, totals) in totals.chunks_exact(self.count.max(1)).enumerate() {
            for (cell, value) in self.coefficients(totals).into_iter().enumerate() {
                by_cell[cell * columns + column] = value;
            }
        }
        by_cell
    }

    /// Unit after unit the weight that it has in each cell.
    fn unit_weights(&self, level: &Level) -> Vec<f64> {
        let mut sums = vec![0.0; level.units() * self.count];
        for (row, (unit, weight)) in level.unit_of_row.iter().zip(&self.weights).enumerate() {
            if *unit == MISSING {
                continue;
            }
            let first = *unit as usize * self.count;
            self.cells_of(row).iter().for_each(|cell| sums[first + *cell as usize] += weight);
        }
        sums
    }
}

impl Adjustment for MarginRegression {
    fn residuals(&self, influences: &mut [Vec<f64>]) {
        on_columns(influences, |column| self.project(column));
    }

    fn reached_margins(&self) -> Option<&MarginRegression> {
        Some(self)
    }
}

/// Σ w x x′ over rows: both halves.
fn normal(starts: &[usize], cells: &[u32], (weights, count): (&[f64], usize)) -> Vec<f64> {
    let mut sums = vec![0.0; count * count];
    for (range, weight) in starts.windows(2).zip(weights) {
        let own = &cells[range[0]..range[1]];
        for one in own {
            let first = *one as usize * count;
            own.iter().for_each(|other| sums[first + *other as usize] += weight);
        }
    }
    sums
}

/// The values of all units and columns, unit after unit.
fn dense(influences: &UnitValues) -> Vec<f64> {
    let columns = influences.columns();
    let mut values = vec![0.0; influences.units() * columns];
    for unit in 0..influences.units() {
        let own = &mut values[unit * columns..(unit + 1) * columns];
        for entry in influences.entries(unit) {
            let places = own[influences.columns_of(entry)].iter_mut();
            places.zip(influences.of(entry)).for_each(|(value, more)| *value += more);
        }
    }
    values
}

/// Takes from the columns of a unit what its weights in the cells explain.
fn subtract(values: &mut [f64], weights: &[f64], coefficients: &[f64]) {
    let lines = coefficients.chunks_exact(values.len());
    for (weight, line) in weights.iter().zip(lines).filter(|(weight, _)| **weight != 0.0) {
        values.iter_mut().zip(line).for_each(|(value, by)| *value -= weight * by);
    }
}

fn squares(column: &[f64]) -> f64 {
    column.iter().map(|value| value * value).sum()
}

fn squares_of_columns(values: &[f64], columns: usize) -> Vec<f64> {
    let mut sums = vec![0.0; columns];
    for line in values.chunks_exact(columns.max(1)) {
        sums.iter_mut().zip(line).for_each(|(sum, value)| *sum += value * value);
    }
    sums
}
