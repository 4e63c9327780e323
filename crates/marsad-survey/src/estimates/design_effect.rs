//! How much the design costs or saves: the variance divided by that of a simple random sample of the same size.

use super::cells::Cells;
use super::formula::{Recipe, Shape};
use super::measure::Measure;
use super::request::DesignEffect;
use super::spread::Spread;
use crate::design::Design;
use crate::error::SurveyError;
use crate::frame::MISSING;
use crate::threads::in_ranges;

/// A thread is not worth its start for fewer rows.
const ROWS_MIN: usize = 50_000;

/// Design effects of a request.
#[derive(Clone, Debug)]
pub(crate) struct DesignEffects {
    /// Cell after cell those of its estimates.
    pub of_estimates: Vec<f64>,
    /// Kish's for unequal weights, for each cell.
    pub of_weights: Vec<f64>,
}

impl DesignEffects {
    /// Those of the estimates in `spread`.
    pub fn of(
        design: &Design,
        cells: &Cells,
        recipe: &Recipe,
        (spread, against): (&Spread, DesignEffect),
    ) -> Result<Self, SurveyError> {
        let frame = design.frame();
        let measures = recipe.measures.iter().map(|name| name.find(frame)).collect::<Result<Vec<_>, _>>()?;
        let pass = Pass { weights: design.weights(), cells, recipe, measures: &measures, totals: &spread.totals };
        let squares = pass.squares();
        let width = recipe.formulas.len() + 1;
        let mut effects = Self { of_estimates: Vec::new(), of_weights: Vec::new() };
        for (cell, squares) in squares.chunks_exact(width).enumerate() {
            let (rows, sum) = (cells.rows[cell] as f64, spread.totals[cell * measures.len()]);
            effects.of_weights.push(rows * squares[width - 1] / (sum * sum));
            for (place, square) in squares[..width - 1].iter().enumerate() {
                let simple = against.variance(Simple { rows, sum, square: *square });
                effects.of_estimates.push(spread.variances[cell * recipe.formulas.len() + place] / simple);
            }
        }
        Ok(effects)
    }
}

/// What the variance of a simple random sample is made of.
#[derive(Clone, Copy, Debug)]
struct Simple {
    rows: f64,
    /// The sum of the weights.
    sum: f64,
    /// Σ w z², where z are the centred influences.
    square: f64,
}

impl DesignEffect {
    /// N² (1 − n/N) s²/n with s² = n/(n − 1) · Σ w z² / N, as R has it; with replacement without 1 − n/N.
    fn variance(self, simple: Simple) -> f64 {
        let Simple { rows, sum, square } = simple;
        let with_replacement = sum * square / (rows - 1.0);
        match self {
            Self::WithReplacement => with_replacement,
            Self::WithoutReplacement if sum < rows => f64::NAN,
            Self::WithoutReplacement => with_replacement * (sum - rows) / sum,
        }
    }
}

struct Pass<'a> {
    weights: &'a [f64],
    cells: &'a Cells,
    recipe: &'a Recipe,
    measures: &'a [Measure<'a>],
    totals: &'a [f64],
}

impl Pass<'_> {
    /// Cell after cell: Σ w z² of each estimate, then Σ w².
    fn squares(&self) -> Vec<f64> {
        let size = self.cells.count() * (self.recipe.formulas.len() + 1);
        let parts = in_ranges(self.weights.len(), ROWS_MIN, |rows| {
            let mut squares = vec![0.0; size];
            let mut values = vec![0.0; self.measures.len()];
            rows.filter(|row| self.cells.of_row[*row] != MISSING)
                .for_each(|row| self.add_row(row, &mut values, &mut squares));
            squares
        });
        let mut joined = vec![0.0; size];
        parts.iter().for_each(|part| joined.iter_mut().zip(part).for_each(|(sum, value)| *sum += value));
        joined
    }

    fn add_row(&self, row: usize, values: &mut [f64], squares: &mut [f64]) {
        let (cell, weight, size) = (self.cells.of_row[row] as usize, self.weights[row], self.measures.len());
        values.iter_mut().zip(self.measures).for_each(|(value, measure)| *value = measure.of(row));
        let totals = &self.totals[cell * size..(cell + 1) * size];
        let width = self.recipe.formulas.len() + 1;
        let squares = &mut squares[cell * width..(cell + 1) * width];
        for (square, formula) in squares.iter_mut().zip(&self.recipe.formulas) {
            let influence = centred(formula.shape, values, totals);
            *square += weight * influence * influence;
        }
        squares[width - 1] += weight * weight;
    }
}

/// A total is compared through the distances from its mean; ratios are centred already.
fn centred(shape: Shape, values: &[f64], totals: &[f64]) -> f64 {
    match shape {
        Shape::Total(measure) => values[measure] - totals[measure] / totals[0],
        Shape::Ratio { .. } => shape.influence(values, totals),
    }
}
