//! A piece of a model in numbers of its own: equations between stated cells, and what follows for the others.

use std::sync::Arc;

use super::groups::Groups;
use super::model::Model;
use super::rows::Row;
use super::split::{Piece, Pieces};
use super::statements::Prior;
use super::system::{Ground, Spread, System};
use super::unstated::{Derived, Expression, Reduction, eliminate_unstated};

/// A piece, ready to be solved. Cells are numbered by their place in the piece.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The model it is taken from.
    pub(super) model: &'a Model,
    /// The cells, by their numbers in the model.
    pub(super) cells: &'a [usize],
    /// The equations between stated cells.
    pub(super) rows: Vec<Arc<Row>>,
    /// Unstated cells that equations give, each after those it needs.
    pub(super) derived: Vec<Derived>,
    /// Unstated cells that nothing gives.
    pub(super) undetermined: Vec<usize>,
    /// What is stated of each cell; zero where nothing is.
    pub(super) stated: Vec<f64>,
    /// How uncertain that is.
    pub(super) spread: Spread,
    /// Where an unstated cell stands among the derived ones.
    derived_at: Vec<Option<usize>>,
    is_unstated: Vec<bool>,
    threads: usize,
    multiplications_max: u64,
}

impl<'a> Part<'a> {
    /// The part of `piece`, without the equations in `left_out`.
    pub(super) fn new(model: &'a Model, source: Source<'a>, left_out: &[usize]) -> Self {
        let cells: &'a [usize] = &source.piece.cells;
        let is_unstated: Vec<bool> = cells.iter().map(|cell| matches!(model.priors[*cell], Prior::Unstated)).collect();
        let kept = source.piece.equations.iter().filter(|equation| !left_out.contains(equation));
        let rows = kept.map(|equation| row_of(model, source.pieces, *equation)).collect();
        let Reduction { rows, derived, undetermined } = eliminate_unstated(rows, &is_unstated);
        let mut derived_at = vec![None; if derived.is_empty() { 0 } else { cells.len() }];
        for (place, derived) in derived.iter().enumerate() {
            derived_at[derived.cell] = Some(place);
        }
        let (stated, spread) = prior_of(model, source);
        let rows = rows.into_iter().map(Arc::new).collect();
        let Source { threads, multiplications_max, .. } = source;
        Self {
            model,
            cells,
            rows,
            derived,
            undetermined,
            stated,
            spread,
            derived_at,
            is_unstated,
            threads,
            multiplications_max,
        }
    }

    /// The system of its equations and of further `rows`.
    pub(super) fn system(&self, rows: impl IntoIterator<Item = Row>) -> System<'_> {
        let mut all = self.rows.clone();
        all.extend(rows.into_iter().map(Arc::new));
        let Self { spread, stated, threads, multiplications_max, .. } = self;
        let (threads, multiplications_max) = (*threads, *multiplications_max);
        System::new(all, Ground { spread, stated, threads, multiplications_max })
    }

    /// Whether nothing is stated of `cell`.
    pub(super) fn is_unstated(&self, cell: usize) -> bool {
        self.is_unstated[cell]
    }

    /// An unstated `cell` as a sum of stated ones; none if it is stated, or nothing gives it.
    pub(super) fn expression(&self, cell: usize) -> Option<&Expression> {
        let place = self.derived_at.get(cell).copied().flatten()?;
        self.derived[place].expression.as_ref()
    }

    /// The value of `cell` where the stated cells have `values`; none where nothing gives it.
    pub(super) fn value(&self, cell: usize, values: &[f64]) -> Option<f64> {
        if !self.is_unstated[cell] {
            return Some(values[cell]);
        }
        let expression = self.expression(cell)?;
        let sum: f64 = expression.terms.iter().map(|(other, factor)| factor * values[*other]).sum();
        Some(expression.constant + sum)
    }

    /// All values, where the stated cells have `values`. Derived cells are computed by their own equations, so that these
    /// hold to the last digit.
    pub(super) fn complete(&self, values: &[f64]) -> Vec<Option<f64>> {
        let stated = values.iter().zip(&self.is_unstated);
        let mut all: Vec<Option<f64>> = stated.map(|(value, is_unstated)| (!is_unstated).then_some(*value)).collect();
        for derived in &self.derived {
            let cell = derived.cell;
            let others = derived.row.terms.iter().filter(|(other, _)| *other != cell);
            let sum: Option<f64> = others.map(|(other, factor)| all[*other].map(|value| factor * value)).sum();
            let by_row = sum.map(|sum| (derived.row.target - sum) / derived.row.coefficient(cell));
            all[cell] = if derived.expression.is_some() { by_row.or_else(|| self.value(cell, values)) } else { None };
        }
        all
    }
}

/// Where a part comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    /// All pieces.
    pub(super) pieces: &'a Pieces,
    /// The one.
    pub(super) piece: &'a Piece,
    /// How many threads may help.
    pub(super) threads: usize,
    /// How many multiplications may be spent.
    pub(super) multiplications_max: u64,
}

fn row_of(model: &Model, pieces: &Pieces, index: usize) -> Row {
    let equation = &model.equations[index];
    let terms = equation.terms.iter().map(|(cell, coefficient)| (pieces.place_of[*cell], *coefficient)).collect();
    Row { terms, target: equation.target, scale: equation.scale, made_of: vec![(index, 1.0)] }
}

fn prior_of(model: &Model, source: Source<'_>) -> (Vec<f64>, Spread) {
    let cells = &source.piece.cells;
    let (mut stated, mut variance) = (vec![0.0; cells.len()], vec![0.0; cells.len()]);
    let mut links = Vec::new();
    for (place, cell) in cells.iter().enumerate() {
        if let Prior::Estimate { value, variance: of_value } = model.priors[*cell] {
            stated[place] = value;
            variance[place] = of_value;
        }
        for (other, covariance) in model.links.of(*cell) {
            links.push((place, (source.pieces.place_of[*other], *covariance)));
        }
    }
    let has_links = !links.is_empty();
    (stated, Spread { variance, links: Groups::new(cells.len(), &links), has_links })
}
