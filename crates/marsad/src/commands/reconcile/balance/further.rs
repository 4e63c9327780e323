//! What else is known of cells: between which values they lie, and which errors go together.

use marsad_reconcile::balancing::{Association, Bounds, Covariance};

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::table::Row;
use super::posed::Posed;

/// The columns of a file of bounds.
pub(super) const BOUNDS: [&str; 3] = ["CELL", "MIN", "MAX"];
/// The columns of a file of covariances, besides what goes together how closely.
pub(super) const PAIR: [&str; 2] = ["FIRST", "SECOND"];
const COVARIANCE: &str = "COVARIANCE";
const CORRELATION: &str = "CORRELATION";

/// Bounds of cells, which are added where they are new.
pub(super) fn read_bounds(posed: &mut Posed, cells: Cells<'_>) {
    posed.findings.extend(cells.table.unread());
    let mut is_said = Vec::new();
    for row in cells.table.rows() {
        if let Err(told) = bounds(posed, cells, row, &mut is_said) {
            posed.findings.push(told);
        }
    }
}

fn bounds(posed: &mut Posed, cells: Cells<'_>, row: Row, is_said: &mut Vec<bool>) -> Result<(), Told> {
    let [cell, min, max] = BOUNDS;
    let name = cells.name(row, cell)?;
    let (lower, upper) = (cells.number(row, min)?, cells.number(row, max)?);
    let place = posed.place_cell(name);
    posed.keep_unit(cells, row, place)?;
    if is_said.len() <= place.0 {
        is_said.resize(place.0 + 1, false);
    }
    if std::mem::replace(&mut is_said[place.0], true) {
        return Err(cells.twice((row, cell)));
    }
    // A blank is no bound.
    posed.problem.cells[place.0].bounds =
        Bounds { lower: lower.unwrap_or(f64::NEG_INFINITY), upper: upper.unwrap_or(f64::INFINITY) };
    Ok(())
}

/// Pairs of cells whose errors go together.
pub(super) fn read_covariances(posed: &mut Posed, cells: Cells<'_>) {
    posed.findings.extend(cells.table.unread());
    for row in cells.table.rows() {
        match pair(posed, cells, row) {
            Ok(pair) => posed.problem.covariances.push(pair),
            Err(told) => posed.findings.push(told),
        }
    }
}

fn pair(posed: &Posed, cells: Cells<'_>, row: Row) -> Result<Covariance, Told> {
    let [first, second] = PAIR;
    let (first, second) = (posed.find_cell(cells, row, first)?, posed.find_cell(cells, row, second)?);
    let association = match (cells.number(row, COVARIANCE)?, cells.number(row, CORRELATION)?) {
        (Some(covariance), None) => Association::Covariance(covariance),
        (None, Some(correlation)) => Association::Correlation(correlation),
        (Some(_), Some(_)) => return Err(cells.left_out((row, CORRELATION), "balance-wanted-one-error")),
        (None, None) => return Err(cells.left_out((row, CORRELATION), "balance-wanted-correlation")),
    };
    Ok(Covariance { first, second, association })
}
