//! The statistics behind the checks: pure functions over numbers, each a folder with its METHOD.md.
//!
//! Holds: what may be concluded from numbers alone, with the evidence. Does not hold: observations, rules, findings or
//! words; a check turns a verdict into a finding. A number that is not finite never panics: each function says what it
//! makes of it.
//! Where next: `rounding` for totals, shares and growth as printed; `growth`, `mad_outlier` and `hidiroglou_berthelot`
//! for unusual values; `year_to_date` and `stock_flow` for mistaken meanings; `stock_account` for stocks that follow from
//! each other; `cross_source` for two sources;
//! `whipple`, `myers` and `digit_preference` for heaping; `completeness` for what did not arrive.

pub mod completeness;
pub mod cross_source;
pub mod digit_preference;
pub mod growth;
pub mod hidiroglou_berthelot;
pub mod mad_outlier;
pub mod myers;
pub mod rounding;
pub mod stock_account;
pub mod stock_flow;
pub mod whipple;
pub mod year_to_date;

mod order_statistics;
mod single_ages;
#[cfg(test)]
mod validation_cases;

pub use single_ages::{AgeCount, NoIndex};
