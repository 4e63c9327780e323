//! All files of a balance put together: a problem of `marsad-reconcile`, and what its numbers stand for.

use std::path::Path;

use marsad_i18n::{Args, args};
use marsad_model::nearest;
use marsad_reconcile::balancing::{Bounds, Cell, CellId, Problem, SourceId, UnitId};

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::table::{Names, Row, Table, refused};
use super::{accounts, constraints, further, grades, statements};
use crate::cli_reconcile::{Balance, SourceGrade};
use crate::console::Console;
use crate::failure::Failure;

/// A problem, and the names of what is in it.
#[derive(Default)]
pub(super) struct Posed {
    pub(super) problem: Problem,
    pub(super) cells: Names,
    pub(super) sources: Names,
    /// The row of each statement.
    pub(super) rows: Vec<Row>,
    /// The first one is blank: the unit of cells of which no line says it.
    pub(super) units: Names,
    pub(super) grades: Names,
    /// Between which values a cell lies of which the bounds say nothing.
    pub(super) usual: Bounds,
    /// Lines that were left out.
    pub(super) findings: Vec<Told>,
}

impl Posed {
    /// Reads all files that were named.
    pub(super) fn read(&mut self, asked: &Balance, console: &Console) -> Result<(), Failure> {
        self.units.place("");
        self.usual = if asked.signed { Bounds::NONE } else { Bounds::default() };
        grades::read(self, asked, console)?;
        let table = Table::read(&asked.file.file, &statements::NEEDED, console)?;
        statements::read(self, Cells { table: &table, console });
        grades::check(self, asked, console.voice())?;
        self.each(asked.bounds.as_deref(), &further::BOUNDS, console, further::read_bounds)?;
        self.each(asked.covariances.as_deref(), &further::PAIR, console, further::read_covariances)?;
        if let Some(path) = &asked.constraints {
            let table = Table::read(path, &constraints::NEEDED, console)?;
            let is_whole = constraints::read(self, Cells { table: &table, console });
            if !is_whole {
                return Err(refused(&console.voice().say("balance-problem-constraints")));
            }
        }
        if let Some(path) = &asked.accounts {
            let table = Table::read(path, &super::super::ledger::COLUMNS, console)?;
            accounts::read(self, Cells { table: &table, console });
        }
        Ok(())
    }

    /// Reads what else is known of cells, where a file is named; it may say nothing below the names of its columns.
    fn each(
        &mut self,
        path: Option<&Path>,
        needed: &[&str],
        console: &Console,
        read: fn(&mut Self, Cells<'_>),
    ) -> Result<(), Failure> {
        if let Some(path) = path {
            let table = Table::read_any(path, needed, console)?;
            read(self, Cells { table: &table, console });
        }
        Ok(())
    }

    /// The cell with a name, which is added where it is new.
    pub(super) fn place_cell(&mut self, name: &str) -> CellId {
        let place = self.cells.place(name);
        if place == self.problem.cells.len() {
            self.problem.cells.push(Cell { unit: UnitId(0), bounds: self.usual });
        }
        CellId(place)
    }

    /// The cell in a row and a column, which a line of the statements or of the bounds must have named.
    pub(super) fn find_cell(&self, cells: Cells<'_>, row: Row, column: &str) -> Result<CellId, Told> {
        let name = cells.name(row, column)?;
        if let Some(place) = self.cells.find(name) {
            return Ok(CellId(place));
        }
        let all: Vec<&str> = (0..self.cells.len()).map(|place| self.cells.name(place)).collect();
        let voice = cells.console.voice();
        let wanted = match nearest(name, all).first() {
            Some(near) => voice.say_with("balance-wanted-cell-near", &args().text("nearest", near)),
            None => voice.say("balance-wanted-cell"),
        };
        Err(cells.told((row, column), &wanted))
    }

    /// That a cell is counted in a unit, unless a line above says otherwise.
    pub(super) fn keep_unit(&mut self, cells: Cells<'_>, row: Row, cell: CellId) -> Result<(), Told> {
        let unit = cells.table.text(row, statements::UNIT);
        if unit.is_empty() {
            return Ok(());
        }
        let place = u32::try_from(self.units.place(unit)).unwrap_or(u32::MAX);
        let known = self.problem.cells[cell.0].unit;
        if known != UnitId(0) && known != UnitId(place) {
            let known: Args = args().text("unit", self.units.name(known.0 as usize));
            let wanted = cells.console.voice().say_with("balance-wanted-unit", &known);
            return Err(cells.told((row, statements::UNIT), &wanted));
        }
        self.problem.cells[cell.0].unit = UnitId(place);
        Ok(())
    }

    /// The grades with those of some sources changed.
    pub(super) fn trial(&self, tried: &[SourceGrade]) -> marsad_reconcile::balancing::Grading {
        grades::trial(self, tried)
    }

    pub(super) fn cell_name(&self, cell: CellId) -> &str {
        self.cells.name(cell.0)
    }

    pub(super) fn source_name(&self, source: SourceId) -> &str {
        self.sources.name(source.0)
    }

    /// The unit of a cell; blank where no line says it.
    pub(super) fn unit_name(&self, cell: CellId) -> &str {
        let unit = self.problem.cells.get(cell.0).map_or(0, |cell| cell.unit.0 as usize);
        self.units.name(unit)
    }
}
