//! Numbers with what is known of their uncertainty.

use serde::{Deserialize, Serialize};

use crate::TimePeriod;

/// A published value, as a look-up finds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observed {
    /// How much.
    pub value: f64,
    /// When.
    pub period: TimePeriod,
    /// Its standard error in the same unit, where the source or its grade gives one.
    pub standard_error: Option<f64>,
    /// Whether the source says that it is rounded or approximate (OBS_STATUS `E`).
    pub is_approximate: bool,
}

/// A number with its uncertainty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// How much.
    pub value: f64,
    /// Its standard error, from random error alone; zero where none is known.
    pub standard_error: f64,
    /// The lower end: 1.96 standard errors below the lowest that rounding and assumptions allow.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The period it speaks of, where it speaks of one.
    pub period: Option<TimePeriod>,
}

impl Measured {
    /// A number without any uncertainty.
    pub fn exact(value: f64) -> Self {
        Self { value, standard_error: 0.0, low: value, high: value, period: None }
    }

    /// Whether there is any width between its ends.
    pub fn has_interval(&self) -> bool {
        self.high > self.low
    }
}
