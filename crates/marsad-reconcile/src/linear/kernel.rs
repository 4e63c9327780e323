//! The kernel of products of dense matrices: tiles that stay in the registers of the processor, whichever it has.
//!
//! Holds: how factors are laid out for it and which tiles it goes through (Goto and van de Geijn 2008). `pulp` finds out
//! what the processor can do and opens it to code without `unsafe`; this file alone names it.
//! Does not hold: what is multiplied, and by how many threads.

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use super::product::Matrix;

/// How many registers a column of a tile fills.
const REGISTERS: usize = 3;
/// How many columns of the left factor are laid out at once: what a tile reads of the right one stays in the first cache.
const DEPTH: usize = 256;
/// How many of its rows: together they stay in the second cache. A multiple of the rows of every tile.
const HEIGHT: usize = 192;

/// `factor` times `left` times `right`, added to `target`, which holds columns `stride` values apart.
pub(super) struct Addition<'a> {
    pub(super) target: &'a mut [f64],
    pub(super) stride: usize,
    pub(super) factor: f64,
    pub(super) left: Matrix<'a>,
    pub(super) right: Matrix<'a>,
}

impl Addition<'_> {
    /// Adds it.
    pub(super) fn add(self) {
        Arch::new().dispatch(self);
    }
}

impl WithSimd for Addition<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        // Half of what fills the registers of AVX-512 fills those of all others.
        if S::F64_LANES < 8 { Tiles::<S, 4> { simd, sum: self }.add() } else { Tiles::<S, 8> { simd, sum: self }.add() }
    }
}

/// A sum by tiles of so many columns.
struct Tiles<'a, S, const COLUMNS: usize> {
    simd: S,
    sum: Addition<'a>,
}

/// A tile by columns.
type Tile<V, const COLUMNS: usize> = [[V; REGISTERS]; COLUMNS];

impl<S: Simd, const COLUMNS: usize> Tiles<'_, S, COLUMNS> {
    const ROWS: usize = REGISTERS * S::F64_LANES;

    #[inline(always)]
    fn add(mut self) {
        let Addition { left, right, .. } = self.sum;
        let (mut left_laid, mut right_laid) = (Vec::new(), Vec::new());
        for depth in cut(left.columns, DEPTH) {
            lay_out(right.transposed(), 0..right.columns, depth.clone(), COLUMNS, &mut right_laid);
            for height in cut(left.rows, HEIGHT) {
                lay_out(left, height.clone(), depth.clone(), Self::ROWS, &mut left_laid);
                for (place, right) in right_laid.chunks_exact(COLUMNS * depth.len()).enumerate() {
                    for (below, left) in left_laid.chunks_exact(Self::ROWS * depth.len()).enumerate() {
                        let tile = self.tile(left, right);
                        self.add_tile(&tile, height.start + below * Self::ROWS, place * COLUMNS);
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn tile(&self, left: &[f64], right: &[f64]) -> Tile<S::f64s, COLUMNS> {
        let mut tile = [[self.simd.splat_f64s(0.0); REGISTERS]; COLUMNS];
        let (rows, _) = S::as_simd_f64s(left).0.as_chunks::<REGISTERS>();
        for (rows, factors) in rows.iter().zip(right.as_chunks::<COLUMNS>().0) {
            for (column, factor) in tile.iter_mut().zip(factors) {
                let factor = self.simd.splat_f64s(*factor);
                for (sum, values) in column.iter_mut().zip(rows) {
                    *sum = self.simd.mul_add_f64s(*values, factor, *sum);
                }
            }
        }
        tile
    }

    #[inline(always)]
    fn add_tile(&mut self, tile: &Tile<S::f64s, COLUMNS>, row: usize, column: usize) {
        let Addition { target, stride, factor, left, right } = &mut self.sum;
        let (height, width) = (Self::ROWS.min(left.rows - row), COLUMNS.min(right.columns - column));
        let factors = self.simd.splat_f64s(*factor);
        for (index, sums) in tile.iter().enumerate().take(width) {
            let start = (column + index) * *stride + row;
            let values = &mut target[start..start + height];
            if height == Self::ROWS {
                for (values, sums) in S::as_mut_simd_f64s(values).0.iter_mut().zip(sums) {
                    *values = self.simd.mul_add_f64s(*sums, factors, *values);
                }
            } else {
                let sums = pulp::bytemuck::cast_slice::<S::f64s, f64>(sums);
                for (value, sum) in values.iter_mut().zip(sums) {
                    *value += sum * *factor;
                }
            }
        }
    }
}

/// `0..length` in pieces of at most `size`.
fn cut(length: usize, size: usize) -> impl Iterator<Item = Range<usize>> {
    (0..length).step_by(size).map(move |start| start..(start + size).min(length))
}

/// Lays out some rows and columns of a matrix in strips of `width` rows, each by columns; zeros behind the last row.
#[inline(always)]
fn lay_out(matrix: Matrix<'_>, rows: Range<usize>, columns: Range<usize>, width: usize, laid: &mut Vec<f64>) {
    let strip = width * columns.len();
    laid.clear();
    laid.resize(rows.len().div_ceil(width) * strip, 0.0);
    // In the order of the source: its neighbours in memory are read together.
    if matrix.row_step == 1 {
        for (place, column) in columns.enumerate() {
            let start = rows.start + column * matrix.column_step;
            let source = matrix.values[start..start + rows.len()].chunks_exact(width);
            let rest = source.remainder();
            let mut strips = laid[place * width..].chunks_mut(strip);
            strips.by_ref().zip(source).for_each(|(values, source)| values[..width].copy_from_slice(source));
            strips.take(1).for_each(|values| values[..rest.len()].copy_from_slice(rest));
        }
    } else {
        for (place, row) in rows.enumerate() {
            let start = columns.start + row * matrix.row_step;
            let source = &matrix.values[start..start + columns.len()];
            let values = laid[place / width * strip + place % width..].iter_mut().step_by(width);
            values.zip(source).for_each(|(value, source)| *value = *source);
        }
    }
}
