//! What is wrong with a problem, or stands in its way: codes and values, without words.

use super::grading::{GradeId, SourceId};
use super::problem::{CellId, Side, UnitId};

/// One thing that a person should know. What can be computed in spite of it was computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// A cell that is not in the problem; what names it was left out.
    UnknownCell {
        /// What names it.
        place: Place,
        /// The cell.
        cell: CellId,
    },
    /// A source that has no grade; its statement was left out.
    UnknownSource {
        /// The place of the statement.
        statement: usize,
        /// The source.
        source: SourceId,
    },
    /// A grade that is not in the table; its statement was left out.
    UnknownGrade {
        /// The place of the statement.
        statement: usize,
        /// The grade.
        grade: GradeId,
    },
    /// A number that is infinite or no number; what it stands in was left out.
    NotFinite {
        /// What it stands in.
        place: Place,
        /// The number.
        value: f64,
    },
    /// A variance, a standard error or a share below zero; what it stands in was left out.
    NegativeVariance {
        /// What it stands in.
        place: Place,
        /// Its variance, with the sign of what was given.
        value: f64,
    },
    /// An uncertainty of zero: the value was taken as exact and cannot give way.
    ZeroVariance {
        /// What it stands in.
        place: Place,
    },
    /// Several statements that are taken as exact and differ; all of them were left out.
    ExactValuesDiffer {
        /// Their cell.
        cell: CellId,
        /// Their places.
        statements: Vec<usize>,
    },
    /// One source gives several values for one cell; all of them were left out.
    StatedTwice {
        /// The cell.
        cell: CellId,
        /// The source.
        source: SourceId,
        /// The places of its statements.
        statements: Vec<usize>,
    },
    /// One source gives the same value for one cell several times; it was used once, as it stands first.
    Repeated {
        /// The cell.
        cell: CellId,
        /// The source.
        source: SourceId,
        /// The places of its statements.
        statements: Vec<usize>,
    },
    /// The least value of a cell is above the greatest; neither was used.
    EmptyBounds {
        /// The cell.
        cell: CellId,
        /// The least value given.
        lower: f64,
        /// The greatest value given.
        upper: f64,
    },
    /// A value that is taken as exact lies outside the bounds of its cell.
    ExactOutOfBounds {
        /// The cell.
        cell: CellId,
        /// The value.
        value: f64,
    },
    /// A constraint over cells of several units; it was left out.
    UnlikeUnits {
        /// The constraint.
        constraint: Named,
        /// The units that meet in it.
        units: Vec<UnitId>,
    },
    /// A constraint in which no cell is left; it was left out.
    EmptyConstraint {
        /// The constraint.
        constraint: Named,
    },
    /// A covariance of a cell with itself, or with a cell of which nothing uncertain is stated, or one given before.
    UnusableCovariance {
        /// The place of the covariance.
        covariance: usize,
    },
    /// Covariances that no errors can have together, such as a correlation of 1; those among these cells were left out.
    ImpossibleCovariances {
        /// The cells.
        cells: Vec<CellId>,
    },
    /// Constraints and bounds of which each follows from the others; the last was not needed.
    Redundant {
        /// The set; only the last of it where the others would take too long to find.
        members: Vec<Member>,
    },
    /// Constraints that cannot hold together; one was left out.
    Contradictory {
        /// The set, without one of which the others could hold.
        members: Vec<Member>,
        /// The one left out.
        left_out: Member,
        /// What it says that its sum is.
        stated: f64,
        /// What the others say that its sum is.
        implied: f64,
    },
    /// Constraints and bounds that cannot hold together; one bound was let go.
    OutOfBounds {
        /// The set, without one of which the others could hold.
        members: Vec<Member>,
        /// The cell whose bound was let go.
        cell: CellId,
        /// Which of its bounds.
        side: Side,
        /// By how much the others force it over the bound, with the uncertain cells where they stood.
        gap: f64,
    },
    /// No statement and no constraint determines a cell; it has no value.
    Undetermined {
        /// The cell.
        cell: CellId,
    },
    /// The search for the cells at their bounds ended before all bounds held.
    BoundsNotSettled {
        /// How many bounds do not hold.
        violated: usize,
    },
    /// Constraints join so many cells that standard errors and fits would take longer than allowed. The values are there.
    ErrorsLeftOut {
        /// How many cells have no standard error.
        cells: usize,
        /// How many multiplications may be spent at least for them to be computed.
        multiplications: f64,
    },
    /// Constraints were solved step by step, so that it is not known which of them follow from others or cannot hold
    /// with them.
    EquationsUnchecked {
        /// How many constraints do not hold: if any, some contradict each other.
        violated: usize,
    },
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A statement, by its place in the problem.
    Statement(usize),
    /// A cell.
    Cell(CellId),
    /// A covariance, by its place in the problem.
    Covariance(usize),
    /// A constraint.
    Constraint(Named),
}

/// A constraint by its place and by the name its author gave it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its place in the problem.
    pub index: usize,
    /// Its name.
    pub name: String,
}

/// What takes part in a contradiction or a redundancy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// A bound of a cell.
    Bound {
        /// The cell.
        cell: CellId,
        /// Which bound.
        side: Side,
    },
    /// A cell whose bounds leave one value only.
    Fixed {
        /// The cell.
        cell: CellId,
    },
    /// A constraint.
    Constraint(Named),
}

impl Finding {
    /// The word by which messages and documentation call this kind of finding.
    pub fn word(&self) -> &'static str {
        match self {
            Self::UnknownCell { .. } => "unknown-cell",
            Self::UnknownSource { .. } => "unknown-source",
            Self::UnknownGrade { .. } => "unknown-grade",
            Self::NotFinite { .. } => "not-finite",
            Self::NegativeVariance { .. } => "negative-variance",
            Self::ZeroVariance { .. } => "zero-variance",
            Self::ExactValuesDiffer { .. } => "exact-values-differ",
            Self::StatedTwice { .. } => "stated-twice",
            Self::Repeated { .. } => "repeated",
            Self::EmptyBounds { .. } => "empty-bounds",
            Self::ExactOutOfBounds { .. } => "exact-out-of-bounds",
            Self::UnlikeUnits { .. } => "unlike-units",
            Self::EmptyConstraint { .. } => "empty-constraint",
            Self::UnusableCovariance { .. } => "unusable-covariance",
            Self::ImpossibleCovariances { .. } => "impossible-covariances",
            Self::Redundant { .. } => "redundant",
            Self::Contradictory { .. } => "contradictory",
            Self::OutOfBounds { .. } => "out-of-bounds",
            Self::Undetermined { .. } => "undetermined",
            Self::BoundsNotSettled { .. } => "bounds-not-settled",
            Self::ErrorsLeftOut { .. } => "errors-left-out",
            Self::EquationsUnchecked { .. } => "equations-unchecked",
        }
    }
}
