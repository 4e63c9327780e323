//! What must hold between cells: a line for each term of a sum.

use std::collections::HashSet;

use marsad_i18n::args;
use marsad_reconcile::balancing::{CellId, Constraint, Strictness, Term, Units};

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::table::{Names, Row};
use super::posed::Posed;

const CONSTRAINT: &str = "CONSTRAINT";
const CELL: &str = "CELL";
const COEFFICIENT: &str = "COEFFICIENT";
const TARGET: &str = "TARGET";
const VARIANCE: &str = "VARIANCE";
const STD_ERROR: &str = "STD_ERROR";
const UNITS: &str = "UNITS";
/// The columns that every file has.
pub(super) const NEEDED: [&str; 2] = [CONSTRAINT, CELL];
/// Whether the cells of a constraint have one unit; blank is the first.
const UNIT_WORDS: [&str; 3] = ["", "alike", "converting"];
/// How a constraint is told one of whose lines cannot be read.
const LEFT_OUT: &str = "balance-constraint-left-out";
/// How a line is told whose cell stands in its constraint already.
const TWICE: &str = "balance-constraint-twice";

/// A constraint as its lines are read.
#[derive(Default)]
struct Draft {
    terms: Vec<Term>,
    /// The cells of its lines.
    cells: HashSet<CellId>,
    /// What its lines say that it equals, and how far it may be from holding.
    target: Option<f64>,
    variance: Option<f64>,
    is_converting: bool,
    /// Whether a line of it cannot be read: without its term it would say something else.
    is_broken: bool,
}

/// All lines of a file. Of two lines for one cell of a constraint the first counts. A constraint one of whose lines cannot be read is told and left out as a whole. Whether it is known
/// of each line which constraint it belongs to: if not, any of them may lack a term.
pub(super) fn read(posed: &mut Posed, cells: Cells<'_>) -> bool {
    let mut is_whole = cells.table.is_whole();
    posed.findings.extend(cells.table.unread());
    let (mut names, mut drafts) = (Names::default(), Vec::<Draft>::new());
    for row in cells.table.rows() {
        let name = match cells.name(row, CONSTRAINT) {
            Ok(name) => name,
            Err(told) => {
                is_whole = false;
                posed.findings.push(told);
                continue;
            }
        };
        let place = names.place(name);
        if place == drafts.len() {
            drafts.push(Draft::default());
        }
        if let Some(told) = drafts[place].twice(posed, cells, row) {
            posed.findings.push(told);
        } else if let Err(told) = drafts[place].line(posed, cells, row) {
            drafts[place].is_broken = true;
            posed.findings.push(told);
        }
    }
    for (place, draft) in drafts.into_iter().enumerate() {
        if draft.is_broken {
            posed.findings.push((LEFT_OUT.to_owned(), args().text("constraint", names.name(place))));
        } else {
            posed.problem.constraints.push(draft.named(names.name(place)));
        }
    }
    is_whole
}

impl Draft {
    /// That a line names a cell which a line above names for the same constraint; none where it is new or unknown.
    fn twice(&mut self, posed: &Posed, cells: Cells<'_>, row: Row) -> Option<Told> {
        let cell = posed.find_cell(cells, row, CELL).ok()?;
        let is_new = self.cells.insert(cell);
        (!is_new).then(|| {
            let place = cells.at((row, CELL)).text("constraint", cells.table.text(row, CONSTRAINT));
            (TWICE.to_owned(), place)
        })
    }

    fn line(&mut self, posed: &Posed, cells: Cells<'_>, row: Row) -> Result<(), Told> {
        let cell = posed.find_cell(cells, row, CELL)?;
        let coefficient = cells.number(row, COEFFICIENT)?.unwrap_or(1.0);
        if let Some(target) = cells.number(row, TARGET)? {
            keep(&mut self.target, target).map_err(|()| cells.left_out((row, TARGET), "balance-wanted-same"))?;
        }
        cells.none_below_zero(row, &[VARIANCE, STD_ERROR])?;
        let (variance, error) = (cells.number(row, VARIANCE)?, cells.number(row, STD_ERROR)?);
        if variance.is_some() && error.is_some() {
            return Err(cells.left_out((row, STD_ERROR), "balance-wanted-one-error"));
        }
        if let Some(variance) = variance.or(error.map(|error| error * error)) {
            let column = if error.is_some() { STD_ERROR } else { VARIANCE };
            keep(&mut self.variance, variance).map_err(|()| cells.left_out((row, column), "balance-wanted-same"))?;
        }
        self.is_converting |= cells.word(row, UNITS, &UNIT_WORDS)? == UNIT_WORDS.len() - 1;
        self.terms.push(Term::new(cell, coefficient));
        Ok(())
    }

    fn named(self, name: &str) -> Constraint {
        Constraint {
            name: name.to_owned(),
            terms: self.terms,
            target: self.target.unwrap_or(0.0),
            strictness: match self.variance {
                Some(variance) => Strictness::Soft { variance },
                None => Strictness::Hard,
            },
            units: if self.is_converting { Units::Converting } else { Units::Alike },
        }
    }
}

/// Keeps a number that is said for the first time, or again.
fn keep(kept: &mut Option<f64>, number: f64) -> Result<(), ()> {
    if *kept.get_or_insert(number) == number { Ok(()) } else { Err(()) }
}
