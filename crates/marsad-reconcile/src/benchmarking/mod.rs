//! Benchmarking: a series of short periods made to agree with figures of longer ones. Formulas and sources in METHOD.md.
//!
//! Holds: [`denton`], which keeps the movement of an indicator; [`chow_lin`], which estimates by regression on
//! indicators; [`unroll_year_to_date`], which turns totals since January into figures of periods.
//! Does not hold: frequencies and dates. Periods are numbered from 0; a benchmark says which of them it covers.
//! Where next: `series` for what goes in and what may be wrong with it; `constrained` solves the systems of both
//! methods, `variances` says how uncertain the values of the second are.

mod chow_lin;
mod constrained;
mod denton;
mod series;
mod variances;
mod year_to_date;

pub use chow_lin::{Autocorrelation, ChowLin, Estimated, RhoRange, chow_lin};
pub use denton::{Benchmarked, Denton, Differences, Form, Start, denton};
pub use series::{Aggregation, Benchmark, BenchmarkError, Edge, Finding};
pub use year_to_date::{Calendar, Unrolled, YearToDate, unroll_year_to_date};
