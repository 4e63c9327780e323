//! Estimates with their uncertainty: totals, means, shares, ratios, quantiles; by domains, compared with each other.
//!
//! Holds: the front ([`mean`], [`total`], [`proportion`], [`ratio`], [`quantile`], [`count`]) and the answer
//! ([`Estimates`]). Does not hold: models, disclosure control, the words of a table.
//! Where next: `request` for what can be asked, `spread` for how variances are found, `quantiles` for quantiles, `table`
//! for the Arrow batch; METHOD.md for formulas and where R differs.

mod answer;
mod cells;
mod contrast;
mod design_effect;
mod formula;
mod interval;
mod margins_carried;
mod measure;
mod quantiles;
mod request;
mod spread;
mod table;
mod totals;
mod undefined_replicates;

pub use answer::{Estimate, Estimates};
pub use cells::MissingRows;
pub use contrast::Contrast;
pub use request::{
    DesignEffect, Freedom, Interval, Missing, QuantileInterval, QuantileRule, Request, count, mean, proportion,
    quantile, ratio, total,
};

pub(crate) use answer::estimate;
