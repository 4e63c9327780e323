//! What every regression does first: choose the rows, lay out the columns, gather patterns, tell columns apart.

use std::ops::Range;

use crate::matrix::Matrix;
use crate::threads::in_ranges;
use crate::{Covariance, Design, Domain};

use super::accumulate::{Products, blocks};
use super::centring::Centring;
use super::coefficients::as_covariance;
use super::factor::{Rank, submatrix, subvector};
use super::layout::Layout;
use super::newton::Search;
use super::patterns::{Chosen, Gathering, Patterns};
use super::rows::{Needed, complete_rows};
use super::totals::weights_by_pattern;
use super::{Column, Formula, ModelError, ModelFinding};

/// Fewer patterns than this are not worth a thread.
pub(super) const PATTERNS_OF_A_THREAD: usize = 16_384;

/// What a model is asked for, besides its outcome.
pub(super) struct Wish<'a> {
    pub formula: &'a Formula,
    pub domain: &'a Domain,
    /// Columns that must have a value besides those of the formula.
    pub needed: Vec<Needed<'a>>,
    pub gathering: Gathering,
    /// Whether numbers may be centred: only where an intercept is fitted.
    pub centred: bool,
}

/// A model's data, ready to be fitted.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// The design; rows that are not used have no weight.
    pub design: Design,
    /// Degrees of freedom of the design, in the domain.
    pub degrees_of_freedom: f64,
    pub rows_used: usize,
    /// Makes weights 1 on average over the rows used.
    pub weight_scale: f64,
    pub layout: Layout,
    pub patterns: Patterns,
    pub centring: Centring,
    /// The columns that can be estimated.
    pub kept: Vec<usize>,
    /// The root mean square of each column.
    pub sizes: Vec<f64>,
    pub findings: Vec<ModelFinding>,
}

impl Prepared {
    /// Makes the data of a model ready.
    pub(super) fn of(design: &Design, wish: Wish<'_>) -> Result<Self, ModelError> {
        let within = restricted(design, wish.domain)?;
        let mut needed = wish.needed;
        needed.extend(Needed::of_formula(wish.formula, design.frame())?);
        let complete = complete_rows(within.weights(), &needed);
        if complete.rows.is_empty() {
            return Err(ModelError::NoRows);
        }
        let used = match complete.left_out {
            0 => within.clone(),
            _ => within.restricted(&Domain::Rows(as_flags(&complete.rows, within.rows())))?,
        };
        let mut findings = complete.findings;
        let layout = Layout::of(wish.formula, design.frame(), &complete.rows, &mut findings)?;
        let chosen = Chosen { rows: &complete.rows, gathering: wish.gathering };
        let patterns = Patterns::of(&layout, wish.formula, design.frame(), chosen)?;
        let total: f64 = used.weights().iter().sum();
        let mut prepared = Self {
            degrees_of_freedom: degrees_of_freedom(&within, &used),
            rows_used: complete.rows.len(),
            weight_scale: complete.rows.len() as f64 / total,
            design: used,
            layout,
            patterns,
            centring: Centring::default(),
            kept: Vec::new(),
            sizes: Vec::new(),
            findings,
        };
        prepared.tell_columns_apart(wish.centred);
        Ok(prepared)
    }

    /// Which columns can be estimated, with numbers centred where that helps and can be undone.
    fn tell_columns_apart(&mut self, centred: bool) {
        let weights = weights_by_pattern(&self.patterns, self.design.weights(), self.weight_scale);
        if centred {
            self.centring = Centring::apply(&self.layout, &mut self.patterns, &weights);
        }
        let mut gram = gram_of(&self.patterns, &weights);
        let mut found = Rank::of(&gram);
        if self.centring.needs(&found.empty) || self.centring.needs(&found.collinear) {
            self.centring.revoke(&mut self.patterns);
            gram = gram_of(&self.patterns, &weights);
            found = Rank::of(&gram);
        }
        let rows = self.rows_used as f64;
        self.sizes = (0..gram.rows()).map(|column| (gram.get(column, column) / rows).sqrt()).collect();
        let column = |place: &usize| self.layout.columns[*place].clone();
        let empty = found.empty.iter().map(|place| ModelFinding::EmptyColumn { column: column(place) });
        let collinear = found.collinear.iter().map(|place| ModelFinding::CollinearColumn { column: column(place) });
        self.findings.extend(empty.chain(collinear));
        self.kept = found.kept;
    }

    /// Whether a row of the frame is used.
    pub(super) fn is_used(&self, row: usize) -> bool {
        (self.patterns.of_row[row] as usize) < self.patterns.count
    }

    /// The rows used, ascending.
    pub(super) fn rows(&self) -> Vec<u32> {
        let count = self.patterns.count as u32;
        (0..).zip(&self.patterns.of_row).filter(|(_, pattern)| **pattern < count).map(|(row, _)| row).collect()
    }

    /// The search for the coefficients kept.
    pub(super) fn search(&self) -> Search<'_> {
        Search { kept: &self.kept, sizes: &self.sizes }
    }

    /// The coefficients kept, of numbers as they were, and their covariance.
    pub(super) fn uncentred(&self, centred: &Centred<'_>) -> (Vec<f64>, Covariance) {
        let columns = self.patterns.columns;
        let mut coefficients = centred.coefficients.to_vec();
        self.centring.undo(&mut coefficients, columns);
        let mut covariance = Matrix::zeros(coefficients.len(), coefficients.len());
        for (row, to_row) in centred.kept.iter().enumerate() {
            for (column, to_column) in centred.kept.iter().enumerate() {
                covariance.set(*to_row, *to_column, centred.covariance.get(row, column));
            }
        }
        self.centring.undo_covariance(&mut covariance, columns);
        (subvector(&coefficients, centred.kept), as_covariance(&submatrix(&covariance, centred.kept)))
    }

    /// The columns of these places.
    pub(super) fn columns(&self, places: &[usize]) -> Vec<Column> {
        places.iter().map(|place| self.layout.columns[*place].clone()).collect()
    }

    /// The terms of the columns kept.
    pub(super) fn terms_kept(&self) -> Vec<Option<usize>> {
        self.kept.iter().map(|place| self.layout.term_of_column[*place]).collect()
    }
}

/// Coefficients of a model with numbers centred, a set of columns for each category of the outcome.
pub(super) struct Centred<'a> {
    /// Of all columns; those not kept are 0.
    pub coefficients: &'a [f64],
    /// The places of those kept.
    pub kept: &'a [usize],
    /// Of those kept.
    pub covariance: &'a Matrix,
}

/// The design within a domain.
pub(super) fn restricted(design: &Design, domain: &Domain) -> Result<Design, ModelError> {
    match domain {
        Domain::All => Ok(design.clone()),
        domain => Ok(design.restricted(domain)?),
    }
}

/// Those of the rows used; replicate designs keep those of the domain, whose replicates have the rank they have
/// whatever values are missing (R does the same).
fn degrees_of_freedom(within: &Design, used: &Design) -> f64 {
    match within.replicate_weights() {
        Some(_) => within.degrees_of_freedom(),
        None => used.degrees_of_freedom(),
    }
}

/// True in the `places` of `rows` rows.
pub(super) fn as_flags(places: &[u32], rows: usize) -> Vec<bool> {
    let mut flags = vec![false; rows];
    for place in places {
        flags[*place as usize] = true;
    }
    flags
}

/// Σ w x x′ over patterns.
fn gram_of(patterns: &Patterns, weights: &[f64]) -> Matrix {
    let part = |range: Range<usize>| {
        let mut products = Products::of(patterns);
        let mut gram = Matrix::zeros(patterns.columns, patterns.columns);
        for (cell, run) in patterns.runs(range) {
            for block in blocks(run) {
                products.add(patterns, &block, &weights[block.clone()]);
            }
            products.spread(patterns.actives.of_cell(cell), (0, 0), &mut gram);
        }
        gram
    };
    let parts = in_ranges(patterns.count, PATTERNS_OF_A_THREAD, part);
    parts
        .into_iter()
        .reduce(|all, part| plus(all, &part))
        .unwrap_or_else(|| Matrix::zeros(patterns.columns, patterns.columns))
}

fn plus(mut first: Matrix, second: &Matrix) -> Matrix {
    for row in 0..first.rows() {
        first.row_mut(row).iter_mut().zip(second.row(row)).for_each(|(sum, value)| *sum += value);
    }
    first
}
