//! Balancing: figures of many sources made to satisfy what must hold between them, by generalised least squares under
//! linear constraints (Stone, Champernowne and Meade 1942; Byron 1978). Formulas, source and examples in METHOD.md.
//!
//! Holds: [`balance`], which turns a [`Problem`] into a [`Solution`], and [`what_if`], which does it again with other
//! grades. Whatever is wrong with a problem is a [`Finding`] of the solution; what is left is computed.
//! Does not hold: where cells and constraints come from, see `accounts` for those of stocks and flows.
//! Where next: `problem`, `grading`, `finding` and `solution` are the words. Then as the work goes: `statements`,
//! `covariances` and `equations` make a `model`; `split` takes it apart; `part` solves a part with `unstated` (cells
//! without statements), `system` (the equations, with `dependents`, `conflicts` and `inverse`), `bounds` (which hold) and
//! `report` (what comes out of it).

mod balance;
mod bounds;
mod conflicts;
mod covariances;
mod dependents;
mod equations;
mod finding;
mod grading;
mod groups;
mod inverse;
mod model;
mod part;
mod problem;
mod report;
mod rows;
mod solution;
mod split;
mod statements;
mod system;
mod unstated;
mod what_if;

pub use balance::{Options, balance};
pub use finding::{Finding, Member, Named, Place};
pub use grading::{Grade, GradeId, Grading, SourceId};
pub use problem::{
    Association, Bounds, Cell, CellId, Constraint, Covariance, Problem, Side, Statement, Strictness, Term, Uncertainty,
    UnitId, Units,
};
pub use solution::{
    BalancedCell, ConstraintOutcome, Contribution, Contributions, Contributor, Fit, PartOutcome, Plausibility,
    Solution, Stated, StatementOutcome, Suspect, Z_MAX,
};
pub(crate) use statements::weights;
pub use what_if::{CellChange, WhatIf, what_if};
