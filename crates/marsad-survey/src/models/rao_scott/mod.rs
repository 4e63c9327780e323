//! Tests of independence in two-way tables under the design. Formulas and sources in METHOD.md.
//!
//! Holds: Rao and Scott's corrections of Pearson's statistic, and Wald's test. Does not hold: tables of three
//! columns, for which a Poisson or logistic regression is asked. Where next: `table` for the weighted table.

mod table;
#[cfg(test)]
mod tests;

use crate::distributions::{chi_square_upper, f_upper};
use crate::matrix::{Cholesky, Matrix, symmetric_eigenvalues};
use crate::{Design, Domain};

use super::factor::Factor;
use super::influences::covariance_of;
use super::refits::Refits;
use super::{ModelError, ModelFinding};

use table::Table;

/// Whether two coded columns are independent.
#[derive(Clone, Debug)]
pub struct Independence {
    /// The coded column whose codes are rows.
    pub rows: String,
    /// The coded column whose codes are columns.
    pub columns: String,
    /// Whom it is about.
    pub domain: Domain,
}

/// How Pearson's statistic is referred to a distribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Statistic {
    /// Divided by the sum of its design effects and referred to F with Satterthwaite's degrees of freedom: the
    /// second-order correction, good with few clusters.
    #[default]
    SecondOrder,
    /// Divided by the mean of its design effects and referred to χ²: the first-order correction.
    FirstOrder,
    /// Wald's test of the distances from independence, referred to F. Unsafe where clusters are few and cells many.
    Wald,
    /// The same with the degrees of freedom that Hotelling's distribution gives it.
    AdjustedWald,
}

/// A table and the test that its columns are independent.
#[derive(Clone, Debug, PartialEq)]
pub struct IndependenceTest {
    /// How it was tested.
    pub statistic: Statistic,
    /// The statistic: F, but Pearson's χ² for the first-order correction.
    pub value: f64,
    /// Degrees of freedom of the numerator, or of χ².
    pub numerator: f64,
    /// Degrees of freedom of the denominator; infinite for χ².
    pub denominator: f64,
    /// The probability of a value as great; none without degrees of freedom.
    pub p_value: Option<f64>,
    /// Pearson's χ² of the shares, as if as many persons had been drawn at random.
    pub pearson: f64,
    /// The generalised design effects, descending; empty for Wald's tests. Their mean is what Pearson's χ² is too
    /// large by.
    pub design_effects: Vec<f64>,
    /// The codes of the rows.
    pub row_codes: Vec<String>,
    /// The codes of the columns.
    pub column_codes: Vec<String>,
    /// Σ w of each cell, row by row.
    pub totals: Vec<Vec<f64>>,
    /// Rows of the survey with a weight and both codes.
    pub rows_used: usize,
    /// What is to be said of the table.
    pub findings: Vec<ModelFinding>,
}

/// What a statistic comes to.
struct Outcome {
    value: f64,
    numerator: f64,
    denominator: f64,
    p_value: Option<f64>,
    design_effects: Vec<f64>,
}

impl Independence {
    /// Of two coded columns among everybody.
    pub fn of(rows: &str, columns: &str) -> Self {
        Self { rows: rows.to_owned(), columns: columns.to_owned(), domain: Domain::All }
    }

    /// Among those of a domain.
    #[must_use]
    pub fn within(mut self, domain: Domain) -> Self {
        self.domain = domain;
        self
    }

    /// Tests it.
    ///
    /// # Errors
    /// Where a column is missing, a side has one code, no row is left, or a covariance that must be inverted is
    /// singular.
    pub fn test(&self, design: &Design, statistic: Statistic) -> Result<IndependenceTest, ModelError> {
        let table = Table::of(design, self)?;
        let outcome = match statistic {
            Statistic::SecondOrder | Statistic::FirstOrder => rao_scott(&table, statistic)?,
            Statistic::Wald | Statistic::AdjustedWald => wald(&table, statistic)?,
        };
        Ok(IndependenceTest {
            statistic,
            value: outcome.value,
            numerator: outcome.numerator,
            denominator: outcome.denominator,
            p_value: outcome.p_value,
            pearson: pearson(&table),
            design_effects: outcome.design_effects,
            totals: table.totals.chunks(table.column_codes.len()).map(<[f64]>::to_vec).collect(),
            row_codes: table.row_codes,
            column_codes: table.column_codes,
            rows_used: table.rows_used,
            findings: table.findings,
        })
    }
}

/// n Σ (p − p₊ p₊)² / (p₊ p₊).
fn pearson(table: &Table) -> f64 {
    let shares = table.shares_with(table.design.weights());
    let (rows, columns) = table.margins(&shares);
    let distance = |(cell, share): (usize, &f64)| {
        let (row, column) = table.place(cell);
        let expected = rows[row] * columns[column];
        (share - expected).powi(2) / expected
    };
    table.rows_used as f64 * shares.iter().enumerate().map(distance).sum::<f64>()
}

/// Rao and Scott's corrections.
fn rao_scott(table: &Table, statistic: Statistic) -> Result<Outcome, ModelError> {
    let design_effects = design_effects(table)?;
    let sum: f64 = design_effects.iter().sum();
    let squares: f64 = design_effects.iter().map(|effect| effect * effect).sum();
    let contrasts = design_effects.len() as f64;
    let pearson = pearson(table);
    let (value, numerator, denominator) = match statistic {
        Statistic::FirstOrder => (pearson, contrasts, f64::INFINITY),
        Statistic::SecondOrder | Statistic::Wald | Statistic::AdjustedWald => {
            let numerator = sum * sum / squares;
            (pearson / sum, numerator, numerator * table.degrees_of_freedom)
        }
    };
    let p_value = match statistic {
        Statistic::FirstOrder => Some(chi_square_upper(pearson * contrasts / sum, contrasts)),
        _ => (denominator > 0.0).then(|| f_upper(value, numerator, denominator)),
    };
    Ok(Outcome { value, numerator, denominator, p_value, design_effects })
}

/// The eigenvalues of (C′ D⁻¹ C / n)⁻¹ (C′ D⁻¹ V D⁻¹ C), with D the shares and C the interactions.
fn design_effects(table: &Table) -> Result<Vec<f64>, ModelError> {
    let shares = table.shares_with(table.design.weights());
    let inverse: Vec<f64> = shares.iter().map(|share| if *share == 0.0 { 0.0 } else { 1.0 / share }).collect();
    let contrasts = interactions(table);
    let scaled: Vec<Vec<f64>> = contrasts.iter().map(|contrast| product(contrast, &inverse)).collect();
    let at_random = Matrix::from_rows(&scaled).times(&Matrix::from_rows(&contrasts).transposed());
    let under_design = match table.design.replicate_weights() {
        Some(replicates) => {
            let refits = Refits::of(&table.design, replicates, |_, weights| table.shares_with(weights));
            let places: Vec<usize> = (0..table.cells()).collect();
            let covariance = refits.covariance(replicates, &shares, &places);
            let scaled = Matrix::from_rows(&scaled);
            scaled.times(&covariance).times(&scaled.transposed())
        }
        None => {
            let all: f64 = table.totals.iter().sum();
            let influence = |place: usize| {
                let mean: f64 = scaled[place].iter().zip(&shares).map(|(value, share)| value * share).sum();
                table.influence(scaled[place].iter().map(|value| (value - mean) / all).collect())
            };
            covariance_of(&table.design, scaled.len(), influence)?.matrix()
        }
    };
    let cholesky = Cholesky::of(&at_random).ok_or(ModelError::SingularTable)?;
    let persons = table.rows_used as f64;
    let effects = symmetric_eigenvalues(&between(cholesky.lower(), &under_design));
    Ok(effects.into_iter().map(|effect| effect * persons).collect())
}

/// L⁻¹ M L⁻ᵀ, symmetric as M is.
fn between(lower: &Matrix, middle: &Matrix) -> Matrix {
    let left = forward(lower, middle);
    let both = forward(lower, &left.transposed());
    let mut symmetric = Matrix::zeros(both.rows(), both.rows());
    for row in 0..both.rows() {
        for column in 0..both.rows() {
            symmetric.set(row, column, 0.5 * (both.get(row, column) + both.get(column, row)));
        }
    }
    symmetric
}

/// L⁻¹ M, by forward substitution.
fn forward(lower: &Matrix, right: &Matrix) -> Matrix {
    let mut solved = right.clone();
    for column in 0..right.cols() {
        for row in 0..lower.rows() {
            let known: f64 = (0..row).map(|above| lower.get(row, above) * solved.get(above, column)).sum();
            solved.set(row, column, (solved.get(row, column) - known) / lower.get(row, row));
        }
    }
    solved
}

/// The interactions of a table, one value for each cell: products of distances from the mean of an indicator.
fn interactions(table: &Table) -> Vec<Vec<f64>> {
    let (rows, columns) = (table.row_codes.len(), table.column_codes.len());
    let distance = |is_it: bool, of: usize| if is_it { 1.0 - 1.0 / of as f64 } else { -1.0 / of as f64 };
    let contrast = |(row, column): (usize, usize)| {
        let value = |cell: usize| {
            let (own_row, own_column) = table.place(cell);
            distance(own_row == row, rows) * distance(own_column == column, columns)
        };
        (0..table.cells()).map(value).collect()
    };
    without_first(table).into_iter().map(contrast).collect()
}

/// The places of all cells but those of the first row and the first column.
fn without_first(table: &Table) -> Vec<(usize, usize)> {
    (0..table.cells()).map(|cell| table.place(cell)).filter(|(row, column)| *row > 0 && *column > 0).collect()
}

fn product(first: &[f64], second: &[f64]) -> Vec<f64> {
    first.iter().zip(second).map(|(first, second)| first * second).collect()
}

/// Wald's test that no cell differs from the product of its margins.
fn wald(table: &Table, statistic: Statistic) -> Result<Outcome, ModelError> {
    let all: f64 = table.totals.iter().sum();
    let (rows, columns) = table.margins(&table.totals);
    let tested = without_first(table);
    let distance = |(row, column): &(usize, usize)| {
        table.totals[row * columns.len() + column] - rows[*row] * columns[*column] / all
    };
    let distances: Vec<f64> = tested.iter().map(distance).collect();
    let covariance = covariance_of(&table.design, tested.len(), |place| {
        let (row, column) = tested[place];
        let value = |cell: usize| {
            let (own_row, own_column) = table.place(cell);
            let (in_row, in_column) = (f64::from(own_row == row), f64::from(own_column == column));
            let (row_share, column_share) = (rows[row] / all, columns[column] / all);
            in_row * in_column - in_row * column_share - in_column * row_share + row_share * column_share
        };
        table.influence((0..table.cells()).map(value).collect())
    })?;
    let factor = Factor::of(&covariance.matrix()).ok_or(ModelError::SingularTable)?;
    let solved = factor.solve(&distances);
    let square: f64 = distances.iter().zip(&solved).map(|(distance, solved)| distance * solved).sum();
    let (numerator, freedom) = (tested.len() as f64, table.degrees_of_freedom);
    let (value, denominator) = match statistic {
        Statistic::AdjustedWald => {
            let denominator = freedom - numerator + 1.0;
            (square * denominator / (numerator * freedom), denominator)
        }
        Statistic::Wald | Statistic::SecondOrder | Statistic::FirstOrder => (square / numerator, freedom),
    };
    let p_value = (denominator > 0.0).then(|| f_upper(value, numerator, denominator));
    Ok(Outcome { value, numerator, denominator, p_value, design_effects: Vec::new() })
}
