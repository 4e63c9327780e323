//! The attributes in which an observation says how sure it is, and the rules by which that is judged.

use serde::{Deserialize, Serialize};

/// The attribute with the standard error of a value.
pub const STD_ERROR: &str = "STD_ERROR";
/// The attribute with the lower end of its interval.
pub const CI_LOW: &str = "CI_LOW";
/// The attribute with the upper end of its interval.
pub const CI_HIGH: &str = "CI_HIGH";
/// The attribute with its coefficient of variation, in per cent.
pub const CV: &str = "CV";
/// The attribute with the number of respondents that it rests on.
pub const N_UNWEIGHTED: &str = "N_UNWEIGHTED";

/// All of them, in the order in which structures name them.
pub const UNCERTAINTY: [&str; 5] = [STD_ERROR, CI_LOW, CI_HIGH, CV, N_UNWEIGHTED];

/// Bounds between estimates that may be published and those that may not.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QualityRules {
    /// An estimate that rests on fewer respondents is hidden.
    pub rows_min: u32,
    /// Up to this coefficient of variation, as a share, an estimate is published as it is.
    pub cv_publish_max: f64,
    /// Up to this one it is published with a warning; beyond it is hidden.
    pub cv_warn_max: f64,
    /// An estimate whose error rests on fewer degrees of freedom is published with a warning. Figures do not tell them: those of
    /// released tables are judged as the study says. Zero where a pack says nothing, as packs did before there was this rule.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub degrees_min: f64,
    /// An estimate whose interval is longer than so many times itself is hidden; infinite where a pack says nothing.
    #[serde(default = "unbounded", skip_serializing_if = "is_unbounded")]
    pub interval_max: f64,
}

const fn unbounded() -> f64 {
    f64::INFINITY
}

// Serde asks by reference.
fn is_zero(number: &f64) -> bool {
    *number == 0.0
}

fn is_unbounded(number: &f64) -> bool {
    *number == unbounded()
}

impl Default for QualityRules {
    /// 30 respondents, 16.5 and 33.3 per cent, 8 degrees of freedom, an interval of 130 per cent.
    fn default() -> Self {
        Self { rows_min: 30, cv_publish_max: 0.165, cv_warn_max: 0.333, degrees_min: 8.0, interval_max: 1.3 }
    }
}
