//! The formula language of validation rules: a chosen subset of VTL 2.1, in its own syntax.
//!
//! Holds: a parser, a check of names and types, and an evaluation over Arrow columns. METHOD.md says what each operator
//! means. Does not hold: words for people (they are made from [`FormulaErrorKind`]), nor where data come from: callers
//! bring a [`Frame`] for the rows that are judged and a [`Scope`] for everything else that a formula may name.
//!
//! `front` is what callers hold; `guard` and `parse` make a tree (`ast`, `function`) by `grammar.pest`, or an error with
//! what was `expected`; `check` compares it with a `scope`; `evaluate` walks it over a `frame`, with one file for each
//! kind of operator: `scalar`, `compare`, `choose`, `aggregate`, `rollup`, `lookup`. `column`, `keys` and `period` are
//! their tools; `sides` explains a failure.
//!
//! INVARIANT: nothing here reads a file or a clock.

mod aggregate;
mod ast;
mod check;
mod choose;
mod column;
mod compare;
mod error;
mod evaluate;
mod expected;
mod frame;
mod front;
mod function;
mod guard;
mod keys;
mod lookup;
mod parse;
mod period;
mod rollup;
mod scalar;
mod scope;
mod sides;
#[cfg(test)]
mod tests;

pub use error::{FormulaError, FormulaErrorKind, Type};
pub use frame::Frame;
pub use front::Formula;
pub use period::shifted;
pub use scope::{OtherDataflow, Scope};
