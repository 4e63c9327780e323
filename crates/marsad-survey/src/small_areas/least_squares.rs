//! Weighted least squares over a few areas: β = (X′VX)⁻¹X′Vy with *V* diagonal.

use super::finding::SmallAreaError;
use crate::matrix::normal_equations::{Factor, dot};

/// A fitted regression.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    pub coefficients: Vec<f64>,
    /// (X′VX)⁻¹, row by row.
    pub inverse: Vec<f64>,
    pub residuals: Vec<f64>,
}

/// Regresses `values` on `rows` with weights; all three have one entry for each area.
pub(super) fn fitted(rows: &[&[f64]], values: &[f64], weights: &[f64]) -> Result<Fitted, SmallAreaError> {
    let size = rows.first().map_or(0, |row| row.len());
    let mut right = vec![0.0; size];
    for ((row, value), weight) in rows.iter().zip(values).zip(weights) {
        right.iter_mut().zip(*row).for_each(|(sum, x)| *sum += weight * x * value);
    }
    let factor = Factor::of(&products(rows, weights), size);
    if let Some(covariate) = factor.is_kept().iter().position(|&is_kept| !is_kept) {
        return Err(SmallAreaError::Collinear { covariate });
    }
    let mut coefficients = factor.solve(&right);
    let mut residuals = residuals(rows, values, &coefficients);
    // A second step takes out what rounding left in the first.
    right.fill(0.0);
    for ((row, residual), weight) in rows.iter().zip(&residuals).zip(weights) {
        right.iter_mut().zip(*row).for_each(|(sum, x)| *sum += weight * x * residual);
    }
    coefficients.iter_mut().zip(factor.solve(&right)).for_each(|(coefficient, more)| *coefficient += more);
    residuals.copy_from_slice(&self::residuals(rows, values, &coefficients));
    Ok(Fitted { coefficients, inverse: factor.inverse(), residuals })
}

fn residuals(rows: &[&[f64]], values: &[f64], coefficients: &[f64]) -> Vec<f64> {
    rows.iter().zip(values).map(|(row, value)| value - dot(row, coefficients)).collect()
}

/// X′VX, row by row.
pub(super) fn products(rows: &[&[f64]], weights: &[f64]) -> Vec<f64> {
    let size = rows.first().map_or(0, |row| row.len());
    let mut products = vec![0.0; size * size];
    for (row, weight) in rows.iter().zip(weights) {
        for (line, x) in products.chunks_exact_mut(size).zip(*row) {
            line.iter_mut().zip(*row).for_each(|(sum, y)| *sum += weight * x * y);
        }
    }
    products
}

/// The product of two square matrices, row by row.
pub(super) fn times(left: &[f64], right: &[f64], size: usize) -> Vec<f64> {
    let mut product = Vec::with_capacity(size * size);
    for line in left.chunks_exact(size) {
        for column in 0..size {
            product.push(line.iter().zip(right.chunks_exact(size)).map(|(x, row)| x * row[column]).sum());
        }
    }
    product
}

/// The trace of a square matrix.
pub(super) fn trace(matrix: &[f64], size: usize) -> f64 {
    matrix.iter().step_by(size + 1).sum()
}

/// x′Qx.
pub(super) fn quadratic_form(matrix: &[f64], row: &[f64]) -> f64 {
    matrix.chunks_exact(row.len().max(1)).zip(row).map(|(line, x)| x * dot(line, row)).sum()
}
