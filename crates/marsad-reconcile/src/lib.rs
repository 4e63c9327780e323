//! Reconciliation of figures that contradict each other.
//!
//! Holds: what differs between two definitions, which figures contradict each other, the way from one figure to another,
//! the card of a question, and whether the rule that chose its figure holds; mirror statistics, what sender and receiver
//! say of one flow; methods that make figures agree and say what had to give way: balancing under constraints, accounts of
//! stocks and flows, benchmarking in time, raking; reconciled figures, the balance that a plan declares over what is
//! released.
//! Does not hold: I/O, clocks, randomness that was not passed in, words for people.
//! Where next: each method is a folder with its METHOD.md; `linear` solves the sparse systems under them.

pub mod accounts;
pub mod balancing;
pub mod benchmarking;
mod card;
mod chi_square;
mod detection;
mod differences;
mod linear;
pub mod mirror;
pub mod raking;
mod recommending;
mod reconciled;
mod rounding;
mod waterfall;

pub use card::{Answer, Figure, QuestionCard, SwitchFigure, question_card};
pub use detection::{SourceCell, SourceSeries, detect};
pub use differences::{Comparability, comparable, differences, differences_in};
pub use recommending::{UnmetClaim, differences_of_statements, facets_agreed, interval_mix, unmet_claims};
pub use reconciled::{PlannedBalance, balance_report, balanced_observations};
pub use waterfall::{LookUp, Unmeasured, measure, waterfall};
