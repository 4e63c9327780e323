//! Quantiles: the values that a share of the population does not pass, with intervals.
//!
//! Holds: the estimate by domain and column, and the choice of the interval. Where next: `ladder` for the definitions,
//! `woodruff` and `score` for intervals by tests of shares, `replicated` for the spread of replicates.

mod ladder;
mod replicated;
mod score;
mod woodruff;

use std::sync::Arc;

use super::answer::{Estimate, Estimates};
use super::cells::Cells;
use super::request::{Freedom, QuantileInterval, Question, Request};
use super::spread::{Source, Spread};
use crate::design::Design;
use crate::distributions::student_quantile;
use crate::error::{SurveyError, Unsupported};
use crate::frame::MISSING;
use crate::threads::in_ranges;
use ladder::Ladder;

/// The values of one column in one cell, in order.
#[derive(Clone, Debug)]
pub(super) struct Sorted {
    /// Rows in the order of their values, equal ones in the order of the file.
    pub rows: Vec<u32>,
    pub(super) ladder: Ladder,
}

/// What quantiles are made of.
pub(super) struct Work<'a> {
    pub design: &'a Design,
    pub request: &'a Request,
    pub cells: &'a Cells,
    pub columns: Vec<&'a [f64]>,
    pub names: &'a [String],
    pub probabilities: &'a [f64],
    /// Cell after cell its columns.
    pub sorted: Vec<Sorted>,
}

/// The uncertainty of quantiles, in the order of the lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    pub standard_error: Vec<f64>,
    /// For each cell.
    pub freedom: Vec<f64>,
    /// All replicates of each quantile, where intervals are made of them.
    pub replicates: Option<Vec<Vec<f64>>>,
}

/// The quantiles that `request` asks for.
pub(super) fn estimate(design: &Design, request: &Request) -> Result<Estimates, SurveyError> {
    let Question::Quantile { columns: names, probabilities } = &request.question else {
        return Err(SurveyError::OutOfRange { what: "question", value: String::new() });
    };
    if let Some(wrong) = probabilities.iter().find(|share| !(0.0..=1.0).contains(*share)) {
        return Err(SurveyError::OutOfRange { what: "share", value: wrong.to_string() });
    }
    let cells = Cells::of(design, request)?;
    let names = names.as_slice();
    let columns: Vec<&[f64]> = names.iter().map(|name| design.frame().numbers(name)).collect::<Result<_, _>>()?;
    let sorted = sorted(design, &cells, &columns);
    let work = Work { design, request, cells: &cells, columns, names, probabilities, sorted };
    let values = work.values();
    let bounds = match request.quantile_interval {
        QuantileInterval::Replicates => replicated::bounds(&work, &values)?,
        QuantileInterval::Score => score::bounds(&work)?,
        QuantileInterval::Mean | QuantileInterval::Beta | QuantileInterval::Xlogit | QuantileInterval::Asin => {
            woodruff::bounds(&work, &values)?
        }
    };
    let rows = work.lines(&values, &bounds);
    let by = request.by.as_slice().to_vec();
    let spread = bounds.replicates.clone().map(|replicates| Arc::new(spread_of(values, &bounds, replicates)));
    Ok(Estimates { by, rows, missing: cells.missing, confidence: request.confidence, design: design.clone(), spread })
}

fn spread_of(values: Vec<f64>, bounds: &Bounds, replicates: Vec<Vec<f64>>) -> Spread {
    Spread {
        totals: Vec::new(),
        values,
        variances: bounds.standard_error.iter().map(|error| error * error).collect(),
        freedom: bounds.freedom.clone(),
        source: Source::Replicates(Arc::new(replicates)),
    }
}

fn sorted(design: &Design, cells: &Cells, columns: &[&[f64]]) -> Vec<Sorted> {
    let mut rows_of_cell: Vec<Vec<u32>> = cells.rows.iter().map(|count| Vec::with_capacity(*count)).collect();
    for (row, cell) in cells.of_row.iter().enumerate().filter(|(_, cell)| **cell != MISSING) {
        rows_of_cell[*cell as usize].push(row as u32);
    }
    let places: Vec<(usize, usize)> =
        (0..cells.count()).flat_map(|cell| (0..columns.len()).map(move |column| (cell, column))).collect();
    let parts = in_ranges(places.len(), 1, |range| {
        let one =
            |(cell, column): &(usize, usize)| Sorted::of(&rows_of_cell[*cell], columns[*column], design.weights());
        places[range].iter().map(one).collect::<Vec<_>>()
    });
    parts.into_iter().flatten().collect()
}

impl Sorted {
    fn of(rows: &[u32], values: &[f64], weights: &[f64]) -> Self {
        // Adding zero makes −0 and 0 one value.
        let mut keyed: Vec<(f64, u32)> = rows.iter().map(|row| (values[*row as usize] + 0.0, *row)).collect();
        keyed.sort_unstable_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        let ladder = Ladder::new(keyed.iter().map(|(value, row)| (*value, weights[*row as usize])));
        Self { rows: keyed.into_iter().map(|(_, row)| row).collect(), ladder }
    }
}

impl Work<'_> {
    /// How many lines each cell has.
    fn width(&self) -> usize {
        self.columns.len() * self.probabilities.len()
    }

    /// Cell, column and share of a line.
    pub fn place(&self, line: usize) -> (usize, usize, f64) {
        let shares = self.probabilities.len();
        let (cell, rest) = (line / self.width(), line % self.width());
        (cell, rest / shares, self.probabilities[rest % shares])
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.cells.count() * self.width()
    }

    pub fn sorted(&self, cell: usize, column: usize) -> &Sorted {
        &self.sorted[cell * self.columns.len() + column]
    }

    fn values(&self) -> Vec<f64> {
        let value = |line: usize| {
            let (cell, column, share) = self.place(line);
            self.sorted(cell, column).ladder.quantile(self.request.rule, share)
        };
        (0..self.line_count()).map(value).collect()
    }

    /// The degrees of freedom that the request wants, where `of_domain` are those of the cells.
    pub fn freedom(&self, of_domain: &[f64]) -> Vec<f64> {
        match self.request.freedom {
            Freedom::Domain => of_domain.to_vec(),
            Freedom::Design => vec![self.design.degrees_of_freedom(); self.cells.count()],
            Freedom::Fixed(freedom) => vec![freedom; self.cells.count()],
        }
    }

    /// The quantile of t for the interval of a cell.
    pub fn reach(&self, freedom: f64) -> f64 {
        student_quantile(0.5 + 0.5 * self.request.confidence, freedom)
    }

    fn lines(&self, values: &[f64], bounds: &Bounds) -> Vec<Estimate> {
        let weights = self.cell_weights();
        let line = |place: usize| {
            let (cell, column, share) = self.place(place);
            Estimate {
                domain: self.cells.labels[cell].clone(),
                variable: self.names[column].clone(),
                code: None,
                probability: Some(share),
                value: values[place],
                standard_error: bounds.standard_error[place],
                low: bounds.low[place],
                high: bounds.high[place],
                design_effect: None,
                weight_effect: None,
                rows: self.cells.rows[cell],
                weight: weights[cell],
                degrees_of_freedom: bounds.freedom[cell],
                flag: None,
            }
        };
        (0..self.line_count()).map(line).collect()
    }

    fn cell_weights(&self) -> Vec<f64> {
        let mut sums = vec![0.0; self.cells.count()];
        for (cell, weight) in self.cells.of_row.iter().zip(self.design.weights()).filter(|(cell, _)| **cell != MISSING)
        {
            sums[*cell as usize] += weight;
        }
        sums
    }
}

/// The error without which an interval by replicates cannot be made.
pub(super) fn no_replicates() -> SurveyError {
    SurveyError::Unsupported(Unsupported::NoReplicates)
}
