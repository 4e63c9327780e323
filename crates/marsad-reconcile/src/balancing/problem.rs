//! What is to be balanced: cells, what sources say of them, and what must hold between them.
//!
//! Holds: the words in which a problem is posed, and sums of cells. Does not hold: whether what is posed can be used, which
//! `statements`, `covariances` and `equations` find out as they read it, nor what comes out. Where next: `grading` says how
//! good sources are, `balance` takes a problem through to its `solution`.

use super::grading::{GradeId, Grading, SourceId};

/// A cell, by its place in [`Problem::cells`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(pub usize);

/// A unit of measure; what it stands for is the caller's, only equality counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

/// Everything that is known before balancing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// The quantities sought.
    pub cells: Vec<Cell>,
    /// What sources say. A cell may have none, one or several.
    pub statements: Vec<Statement>,
    /// Which errors go together; all others are taken to be independent.
    pub covariances: Vec<Covariance>,
    /// What must hold, or nearly hold, between cells.
    pub constraints: Vec<Constraint>,
    /// How good the sources are.
    pub grading: Grading,
}

/// A quantity sought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// What it is counted in.
    pub unit: UnitId,
    /// Between which values it lies.
    pub bounds: Bounds,
}

/// The least and the greatest value of a cell, both allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least value; −∞ for none.
    pub lower: f64,
    /// The greatest value; ∞ for none.
    pub upper: f64,
}

/// What one source says of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Statement {
    /// Of which cell.
    pub cell: CellId,
    /// Who says it.
    pub source: SourceId,
    /// The figure.
    pub value: f64,
    /// How far it may be off.
    pub uncertainty: Uncertainty,
}

/// How far a figure may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Uncertainty {
    /// As the grade of its source says.
    Graded,
    /// As this grade says, whatever its source has otherwise.
    Grade(GradeId),
    /// By this standard error, in the unit of the cell.
    StandardError(f64),
    /// By this share of the value as standard error.
    Relative(f64),
    /// By this variance, in the squared unit of the cell.
    Variance(f64),
}

/// Two cells whose errors go together. It holds for what all statements of each cell say together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covariance {
    /// One cell.
    pub first: CellId,
    /// Another.
    pub second: CellId,
    /// How closely.
    pub association: Association,
}

/// How closely two errors go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Association {
    /// Their covariance, in the product of their units.
    Covariance(f64),
    /// Their correlation, between −1 and 1 and neither.
    Correlation(f64),
}

/// A weighted sum of cells that equals, or nearly equals, a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// What findings call it.
    pub name: String,
    /// The sum; a cell that stands in it twice counts with both coefficients.
    pub terms: Vec<Term>,
    /// What it equals.
    pub target: f64,
    /// How exactly.
    pub strictness: Strictness,
    /// Whether its cells must have one unit.
    pub units: Units,
}

/// A cell times a coefficient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The cell.
    pub cell: CellId,
    /// What it is multiplied by.
    pub coefficient: f64,
}

/// How exactly a constraint holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strictness {
    /// Exactly.
    Hard,
    /// Up to an error of this variance, in the squared unit of its target.
    Soft {
        /// The variance.
        variance: f64,
    },
}

/// Whether the cells of a constraint must have one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// They must: persons are added to persons.
    Alike,
    /// The coefficients convert, such as persons for each permit.
    Converting,
}

/// A side of the bounds of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The least value.
    Lower,
    /// The greatest value.
    Upper,
}

impl Cell {
    /// A cell that is not negative.
    pub fn new(unit: UnitId) -> Self {
        Self { unit, bounds: Bounds::default() }
    }
}

impl Bounds {
    /// Any number.
    pub const NONE: Self = Self { lower: f64::NEG_INFINITY, upper: f64::INFINITY };
}

impl Default for Bounds {
    /// Not negative, as counts and amounts are.
    fn default() -> Self {
        Self { lower: 0.0, upper: f64::INFINITY }
    }
}

impl Term {
    /// `coefficient` times `cell`.
    pub fn new(cell: CellId, coefficient: f64) -> Self {
        Self { cell, coefficient }
    }
}

impl Constraint {
    /// The `parts` add up to the `whole`, exactly.
    pub fn sum(name: impl Into<String>, whole: CellId, parts: impl IntoIterator<Item = CellId>) -> Self {
        let mut terms: Vec<Term> = parts.into_iter().map(|part| Term::new(part, 1.0)).collect();
        terms.push(Term::new(whole, -1.0));
        Self { name: name.into(), terms, target: 0.0, strictness: Strictness::Hard, units: Units::Alike }
    }
}

impl Side {
    /// 1 where values must be greater, −1 where they must be less.
    pub(super) fn sign(self) -> f64 {
        match self {
            Self::Lower => 1.0,
            Self::Upper => -1.0,
        }
    }
}
