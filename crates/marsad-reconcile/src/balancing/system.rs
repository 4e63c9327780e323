//! The equations of a part: S λ = r with S = R V Rᵀ, solved, with what depends on what.
//!
//! By elimination where that ends in the time allowed, which is known before it begins. Otherwise step by step: the
//! solution is the same, but nothing is known of its errors and of rows that depend on others.

use std::sync::Arc;

use crate::linear::{Factor, Rules, Symbolic, Symmetric, conjugate_gradients};

use super::dependents::{Dependent, Trial};
use super::groups::Groups;
use super::rows::{Row, inner_product};

/// A pivot of this or less may be that of a dependent row, or of one whose cells differ greatly in variance.
const DOUBTFUL_PIVOT: f64 = 1e-8;
/// The same without variances, where it decides: the squared sine of the angle to the rows before.
const DEPENDENT_PIVOT: f64 = 1e-11;
/// A pivot of this or less cannot be told from rounding: the row has no error of its own left.
const LOST_PIVOT: f64 = 1e-14;
/// Matrices with more entries are not made: they would not fit into memory.
const ENTRIES_MAX: usize = 100_000_000;
/// The entries of an inverse that standard errors need take as many times the work of a factor.
const INVERSE_SHARE: f64 = 2.0;
/// A row that lacks this share of the numbers in it does not hold.
const VIOLATED_SHARE: f64 = 1e-9;
/// More rounds of improvement are not tried.
const ROUNDS_MAX: usize = 10;

/// The variances and covariances of the cells of a part.
#[derive(Clone, Debug, Default)]
pub(super) struct Spread {
    /// The variance of each cell; zero where nothing is stated.
    pub(super) variance: Vec<f64>,
    /// The cells whose errors go with that of a cell, with covariances.
    pub(super) links: Groups<(usize, f64)>,
    /// Whether there are any.
    pub(super) has_links: bool,
}

/// What a system is made on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    /// How uncertain the cells are.
    pub(super) spread: &'a Spread,
    /// What is stated of them.
    pub(super) stated: &'a [f64],
    /// How many threads may help.
    pub(super) threads: usize,
    /// How many multiplications may be spent.
    pub(super) multiplications_max: u64,
}

/// Equations that are solved together.
#[derive(Debug)]
pub(super) struct System<'a> {
    pub(super) ground: Ground<'a>,
    rows: Vec<Arc<Row>>,
    columns: Groups<(usize, f64)>,
    pub(super) scale: Vec<f64>,
    /// What elimination leaves; none where it would take too long.
    pub(super) factor: Option<Factor>,
    /// How many multiplications elimination takes; infinitely many where even the matrix has too many entries.
    multiplications: f64,
    /// Whether a row is solved for; others follow from those, or cannot hold with them.
    pub(super) is_kept: Vec<bool>,
    /// The others.
    pub(super) dependents: Vec<Dependent>,
}

/// Cells that satisfy the equations.
#[derive(Clone, Debug, Default)]
pub(super) struct Balanced {
    /// The value of each cell.
    pub(super) values: Vec<f64>,
    /// How hard each equation pushes.
    pub(super) multipliers: Vec<f64>,
}

impl Spread {
    /// V u.
    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        let own = self.variance.iter().zip(vector).map(|(variance, value)| variance * value);
        if !self.has_links {
            return own.collect();
        }
        let linked = |cell: usize| self.links.of(cell).iter().map(|(other, value)| value * vector[*other]).sum::<f64>();
        own.enumerate().map(|(cell, own)| own + linked(cell)).collect()
    }

    /// V u for a vector of few entries; a cell may stand in it several times.
    pub(super) fn times_few(&self, vector: &[(usize, f64)]) -> Vec<(usize, f64)> {
        let mut product: Vec<(usize, f64)> =
            vector.iter().map(|(cell, value)| (*cell, self.variance[*cell] * value)).collect();
        if self.has_links {
            let linked = |(cell, value): &(usize, f64)| {
                let value = *value;
                self.links.of(*cell).iter().map(move |(other, covariance)| (*other, covariance * value))
            };
            product.extend(vector.iter().flat_map(linked));
        }
        product
    }

    /// The variance of a weighted sum of cells.
    pub(super) fn variance_of(&self, terms: &[(usize, f64)]) -> f64 {
        inner_product(&self.times_few(terms), terms).max(0.0)
    }
}

impl<'a> System<'a> {
    /// The system of `rows`.
    pub(super) fn new(rows: Vec<Arc<Row>>, ground: Ground<'a>) -> Self {
        let entries: Vec<(usize, (usize, f64))> = rows
            .iter()
            .enumerate()
            .flat_map(|(index, row)| row.terms.iter().map(move |(cell, coefficient)| (*cell, (index, *coefficient))))
            .collect();
        let columns = Groups::new(ground.spread.variance.len(), &entries);
        let (scale, is_kept) = (vec![1.0; rows.len()], vec![true; rows.len()]);
        let (factor, dependents) = (None, Vec::new());
        let mut system =
            Self { ground, rows, columns, scale, factor, multiplications: f64::INFINITY, is_kept, dependents };
        match system.matrix() {
            Some(matrix) => system.eliminate(&matrix),
            None => system.scale = system.scale_of_rows(),
        }
        system
    }

    /// S; none where it would have too many entries, because a cell stands in too many rows.
    fn matrix(&self) -> Option<Symmetric> {
        let cells = 0..self.ground.spread.variance.len();
        let entries = cells.map(|cell| self.columns.of(cell).len()).map(|rows| rows * rows);
        let is_sparse = entries.sum::<usize>() <= ENTRIES_MAX;
        is_sparse.then(|| assemble(&self.rows, &self.columns, self.ground.spread))
    }

    /// Eliminates the rows of `matrix` if that ends in the time allowed.
    fn eliminate(&mut self, matrix: &Symmetric) {
        self.scale = unit_scale(matrix.diagonal());
        let matrix = matrix.scaled(&self.scale);
        let symbolic = Arc::new(Symbolic::new(&matrix));
        self.multiplications = symbolic.multiplications();
        if self.multiplications > self.ground.multiplications_max as f64 {
            return;
        }
        let rules = Rules { pivot_min: DOUBTFUL_PIVOT, is_left_out: &[], threads: self.ground.threads };
        let factor = Factor::new(&symbolic, &matrix, &rules);
        let doubtful = factor.dropped();
        self.factor = Some(factor);
        if !doubtful.is_empty() {
            self.tell_dependents(&symbolic, &matrix, &doubtful);
        }
    }

    /// Finds out which of the `doubtful` rows depend on others.
    fn tell_dependents(&mut self, symbolic: &Arc<Symbolic>, matrix: &Symmetric, doubtful: &[usize]) {
        let alike = self.without_variances();
        let plain = assemble(&self.rows, &self.columns, &alike);
        let plain_scale = unit_scale(plain.diagonal());
        let plain = plain.scaled(&plain_scale);
        let threads = self.ground.threads;
        let rules = Rules { pivot_min: DEPENDENT_PIVOT, is_left_out: &[], threads };
        let plain_factor = Factor::new(symbolic, &plain, &rules);
        let dropped = plain_factor.dropped();
        let targets = self.rows.iter().map(|row| (row.target, row.scale)).collect();
        let trial = Trial { factor: &plain_factor, matrix: &plain, scale: &plain_scale, targets };
        self.dependents = trial.dependents(&dropped);
        dropped.iter().for_each(|row| self.is_kept[*row] = false);
        if dropped != doubtful {
            let is_left_out: Vec<bool> = self.is_kept.iter().map(|is_kept| !is_kept).collect();
            let rules = Rules { pivot_min: LOST_PIVOT, is_left_out: &is_left_out, threads };
            let factor = Factor::new(symbolic, matrix, &rules);
            self.tell_lost(&factor, matrix);
            self.factor = Some(factor);
        }
    }

    /// Rows that are independent, but to which the variances leave no room, hold as they are or not at all.
    fn tell_lost(&mut self, factor: &Factor, matrix: &Symmetric) {
        let lost: Vec<usize> = factor.dropped().into_iter().filter(|row| self.is_kept[*row]).collect();
        let stated = self.ground.stated;
        let target = |row: &Arc<Row>| (row.target - row.sum(stated), row.scale + row.size(stated));
        let targets = self.rows.iter().map(target).collect();
        let trial = Trial { factor, matrix, scale: &self.scale, targets };
        let dependents = trial.dependents(&lost);
        self.dependents.extend(dependents);
        lost.iter().for_each(|row| self.is_kept[*row] = false);
    }

    /// A spread in which every cell that has a variance counts alike, whatever it is counted in.
    fn without_variances(&self) -> Spread {
        let largest = |cell: usize| {
            self.columns.of(cell).iter().map(|(_, coefficient)| coefficient.abs()).fold(0.0_f64, f64::max).powi(-2)
        };
        let own = self.ground.spread.variance.iter().enumerate();
        let variance = own.map(|(cell, own)| if *own > 0.0 { largest(cell) } else { 0.0 }).collect();
        Spread { variance, ..Spread::default() }
    }

    /// Whether any of its rows cannot hold with the others.
    pub(super) fn is_contradictory(&self) -> bool {
        self.dependents.iter().any(|dependent| dependent.is_contradictory)
    }

    /// Its rows.
    pub(super) fn rows(&self) -> &[Arc<Row>] {
        &self.rows
    }

    /// The rows that `cell` stands in, with its coefficients.
    pub(super) fn rows_of(&self, cell: usize) -> &[(usize, f64)] {
        self.columns.of(cell)
    }

    /// How many multiplications its factor and the entries of its inverse take that standard errors need.
    pub(super) fn needed(&self) -> f64 {
        self.multiplications * (1.0 + INVERSE_SHARE)
    }

    /// Whether these may be spent.
    pub(super) fn has_time_for_inverse(&self) -> bool {
        self.factor.is_some() && self.needed() <= self.ground.multiplications_max as f64
    }

    /// How many rows `values` leave unsatisfied by more than rounding.
    pub(super) fn violated(&self, values: &[f64]) -> usize {
        let is_violated = |row: &&Arc<Row>| {
            let gap = (row.target - row.sum(values)).abs();
            gap > VIOLATED_SHARE * (row.scale + row.size(values))
        };
        self.rows.iter().filter(is_violated).count()
    }

    /// S⁻¹ r; zero for rows that are not kept.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let right = self.scaled(right);
        self.scaled(&match &self.factor {
            Some(factor) => factor.solve(&right),
            None => conjugate_gradients(|vector: &[f64]| self.scaled(&self.times(&self.scaled(vector))), &right),
        })
    }

    fn scaled(&self, vector: &[f64]) -> Vec<f64> {
        vector.iter().zip(&self.scale).map(|(value, scale)| value * scale).collect()
    }

    /// S λ, without S.
    fn times(&self, multipliers: &[f64]) -> Vec<f64> {
        self.sums(&self.ground.spread.times(&self.pushes(multipliers)))
    }

    /// Factors that make the diagonal of S one, without S.
    fn scale_of_rows(&self) -> Vec<f64> {
        let variances: Vec<f64> = self.rows.iter().map(|row| self.ground.spread.variance_of(&row.terms)).collect();
        unit_scale(&variances)
    }

    /// The sum of each row over `values`; zero for rows that are not kept.
    pub(super) fn sums(&self, values: &[f64]) -> Vec<f64> {
        let rows = self.rows.iter().zip(&self.is_kept);
        rows.map(|(row, is_kept)| if *is_kept { row.sum(values) } else { 0.0 }).collect()
    }

    /// Rᵀ λ: how hard the rows push each cell.
    pub(super) fn pushes(&self, multipliers: &[f64]) -> Vec<f64> {
        let mut pushes = vec![0.0; self.ground.stated.len()];
        for (row, multiplier) in self.rows.iter().zip(multipliers).filter(|(_, multiplier)| **multiplier != 0.0) {
            for (cell, coefficient) in &row.terms {
                pushes[*cell] += coefficient * multiplier;
            }
        }
        pushes
    }

    /// The cells nearest to what is stated of them that satisfy the equations.
    pub(super) fn balance(&self) -> Balanced {
        let mut balanced = Balanced { values: self.ground.stated.to_vec(), multipliers: vec![0.0; self.rows.len()] };
        let mut before = f64::INFINITY;
        for _ in 0..ROUNDS_MAX {
            let (residuals, worst) = self.residuals(&balanced.values);
            if worst <= f64::EPSILON || worst > before / 2.0 {
                break;
            }
            before = worst;
            let steps = self.solve(&residuals);
            let moves = self.ground.spread.times(&self.pushes(&steps));
            balanced.values.iter_mut().zip(moves).for_each(|(value, step)| *value += step);
            balanced.multipliers.iter_mut().zip(steps).for_each(|(value, step)| *value += step);
        }
        balanced
    }

    /// What each kept row lacks, and the greatest lack as a share of the numbers in its row.
    fn residuals(&self, values: &[f64]) -> (Vec<f64>, f64) {
        let mut worst: f64 = 0.0;
        let mut residuals = Vec::with_capacity(self.rows.len());
        for (row, is_kept) in self.rows.iter().zip(&self.is_kept) {
            let residual = if *is_kept { row.target - row.sum(values) } else { 0.0 };
            if residual != 0.0 {
                worst = worst.max(residual.abs() / (row.target.abs() + row.size(values)));
            }
            residuals.push(residual);
        }
        (residuals, worst)
    }
}

/// R V Rᵀ.
fn assemble(rows: &[Arc<Row>], columns: &Groups<(usize, f64)>, spread: &Spread) -> Symmetric {
    let mut matrix = Symmetric::default();
    let mut sums = vec![0.0; rows.len()];
    let mut is_met = vec![false; rows.len()];
    let mut met = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let spread_out = spread.times_few(&row.terms);
        for (cell, value) in spread_out {
            for &(other, coefficient) in columns.of(cell).iter().take_while(|(other, _)| *other <= index) {
                if !is_met[other] {
                    is_met[other] = true;
                    met.push(other);
                }
                sums[other] += value * coefficient;
            }
        }
        let diagonal = sums[index];
        met.sort_unstable();
        matrix.push_row(met.iter().filter(|other| **other != index).map(|other| (*other, sums[*other])), diagonal);
        for other in met.drain(..) {
            is_met[other] = false;
            sums[other] = 0.0;
        }
    }
    matrix
}

/// Factors that make the diagonal one; one where it is zero.
fn unit_scale(diagonal: &[f64]) -> Vec<f64> {
    let scale = |value: &f64| if *value > 0.0 { 1.0 / value.sqrt() } else { 1.0 };
    diagonal.iter().map(scale).collect()
}
