//! What a person should know of a balance: codes and values, without words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{FacetDifference, Id, SeriesReference};

worded! {
    /// Kinds of findings of a balance; each has a reason and a remedy in every language, found by its word.
    BalanceFindingKind {
        /// A value is hidden, missing or not there; its statement was left out.
        MissingValue = "missing-value",
        /// A figure cannot be computed, because a divisor is or may be zero; its statement was left out.
        NotComputable = "not-computable",
        /// Nothing says how reliable a statement is; it was left out.
        Ungraded = "ungraded",
        /// A statement is further from what those that it is drawn from make than its own error allows.
        DrawnOtherwise = "drawn-otherwise",
        /// A statement is not known to count what its cell counts.
        UnlikeDefinition = "unlike-definition",
        /// A cell that the plan does not have; what names it was left out.
        UnknownCell = "unknown-cell",
        /// A number that is infinite or no number; what it stands in was left out.
        NotFinite = "not-finite",
        /// An error below zero; what it stands in was left out.
        NegativeVariance = "negative-variance",
        /// An error of zero: the value was taken as exact and cannot give way.
        ZeroVariance = "zero-variance",
        /// Several exact values for one cell that differ; all were left out.
        ExactValuesDiffer = "exact-values-differ",
        /// One source gives several values for one cell; all were left out.
        StatedTwice = "stated-twice",
        /// One source gives the same value for one cell several times; it was used once.
        Repeated = "repeated",
        /// The least value of a cell is above the greatest; neither was used.
        EmptyBounds = "empty-bounds",
        /// An exact value lies outside the bounds of its cell.
        ExactOutOfBounds = "exact-out-of-bounds",
        /// A constraint over cells of several units; it was left out.
        UnlikeUnits = "unlike-units",
        /// A constraint without cells; it was left out.
        EmptyConstraint = "empty-constraint",
        /// What statements have in common could not be used for these cells.
        UnusableCovariance = "unusable-covariance",
        /// Errors cannot go together as they are declared to; what these cells have in common was left out.
        ImpossibleCovariances = "impossible-covariances",
        /// Constraints and bounds of which each follows from the others.
        Redundant = "redundant",
        /// Constraints that cannot hold together; one was left out.
        Contradictory = "contradictory",
        /// Constraints and bounds that cannot hold together; a bound was let go.
        OutOfBounds = "out-of-bounds",
        /// Nothing determines a cell; it has no value.
        Undetermined = "undetermined",
        /// The search for the cells at their bounds ended before all bounds held.
        BoundsNotSettled = "bounds-not-settled",
        /// Constraints join so many cells that standard errors would take too long; the values are there.
        ErrorsLeftOut = "errors-left-out",
        /// It is not known which constraints follow from others or contradict them.
        EquationsUnchecked = "equations-unchecked",
    }
}

worded! {
    /// A side of the bounds of a cell.
    BoundSide {
        /// Its least value.
        Lower = "lower",
        /// Its greatest value.
        Upper = "upper",
    }
}

/// What takes part in a contradiction, or follows from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum BalanceMember {
    /// A constraint.
    Constraint {
        /// The constraint.
        constraint: Id,
    },
    /// A bound of a cell.
    Bound {
        /// The cell.
        cell: Id,
        /// Which of its bounds.
        side: BoundSide,
    },
    /// A cell whose bounds leave one value only.
    Fixed {
        /// The cell.
        cell: Id,
    },
}

/// One thing that a person should know of a balance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BalanceFinding {
    /// What kind of thing it is.
    pub kind: BalanceFindingKind,
    /// The statements it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Id>,
    /// The cells it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Id>,
    /// The constraint it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Id>,
    /// What cannot hold together, the one that was left out last; or what follows from each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<BalanceMember>,
    /// Which bound of the cell was let go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<BoundSide>,
    /// The values that were not found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<SeriesReference>,
    /// In which facets a statement differs from its cell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<FacetDifference>,
    /// The units that meet in the constraint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Id>,
    /// The values that one source gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<f64>,
    /// How many bounds, or constraints, do not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub violated: Option<usize>,
    /// How many cells have no standard error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_error: Option<usize>,
    /// The numbers of its message: `value`, `lower`, `upper`, `stated`, `implied`, `gap`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, f64>,
}

impl BalanceFinding {
    /// A finding about nothing yet.
    pub fn new(kind: BalanceFindingKind) -> Self {
        Self {
            kind,
            statements: Vec::new(),
            cells: Vec::new(),
            constraint: None,
            members: Vec::new(),
            side: None,
            series: Vec::new(),
            differences: Vec::new(),
            units: Vec::new(),
            values: Vec::new(),
            violated: None,
            without_error: None,
            numbers: BTreeMap::new(),
        }
    }

    /// What names it among the findings of its balance: its kind, and what it is about.
    pub fn name(&self) -> String {
        let member = |member: &BalanceMember| match member {
            BalanceMember::Constraint { constraint } => constraint.to_string(),
            BalanceMember::Bound { cell, side } => format!("{cell}.{}", side.word()),
            BalanceMember::Fixed { cell } => cell.to_string(),
        };
        let about = self.statements.iter().chain(&self.cells).chain(&self.constraint).map(ToString::to_string);
        let parts = std::iter::once(self.kind.word().to_owned()).chain(about).chain(self.members.iter().map(member));
        parts.collect::<Vec<String>>().join(" ")
    }

    /// The same about these statements.
    #[must_use]
    pub fn about_statements(mut self, statements: impl IntoIterator<Item = Id>) -> Self {
        self.statements.extend(statements);
        self
    }

    /// The same about these cells.
    #[must_use]
    pub fn about_cells(mut self, cells: impl IntoIterator<Item = Id>) -> Self {
        self.cells.extend(cells);
        self
    }

    /// The same with a number of its message.
    #[must_use]
    pub fn with(mut self, name: &str, number: f64) -> Self {
        self.numbers.insert(name.to_owned(), number);
        self
    }
}
