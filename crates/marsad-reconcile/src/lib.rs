//! Reconciliation of figures that contradict each other.
//!
//! Holds: what differs between two definitions, which figures contradict each other, the way from one figure to another,
//! the card of a question; mirror statistics, what sender and receiver say of one flow. Does not hold: I/O, clocks,
//! randomness that was not passed in, words for people.

mod card;
mod detection;
mod differences;
pub mod mirror;
mod rounding;
mod waterfall;

pub use card::{Answer, Figure, QuestionCard, SwitchFigure, question_card};
pub use detection::{SourceCell, SourceSeries, detect};
pub use differences::{Comparability, comparable, differences, differences_in};
pub use waterfall::{LookUp, Unmeasured, measure, waterfall};
