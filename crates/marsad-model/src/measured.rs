//! Numbers with what is known of their uncertainty.
//!
//! Holds: the error of a number and its rounding, as two facts. A number whose error nobody published has none here; it
//! is not exact for that.

use serde::{Deserialize, Serialize};

use crate::{SeriesReference, TimePeriod};

/// How many standard errors an interval of 95 per cent goes to each side under a normal distribution: its 0.975
/// quantile is 1.959964 (Abramowitz and Stegun 1964, *Handbook of Mathematical Functions*, table 26.5), which
/// statistical offices write as 1.96. Whatever gives such an interval takes this number.
pub const STANDARD_ERRORS_95: f64 = 1.96;

/// A published value, as a look-up finds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observed {
    /// How much.
    pub value: f64,
    /// When.
    pub period: TimePeriod,
    /// Its standard error in the same unit, where the source or its grade gives one.
    pub standard_error: Option<f64>,
    /// The ends of the interval of 95 per cent that was published with it, whichever way they were made.
    pub interval: Option<(f64, f64)>,
    /// Whether the source says that it is rounded or approximate (OBS_STATUS `E`).
    pub is_approximate: bool,
    /// Whether it is a percentage. Nobody counts those: the last digit of one is rounded, even where it is whole, and one
    /// that is approximate is most often said in words, so that it has no digit at all.
    pub is_percentage: bool,
}

impl Observed {
    /// The interval that was published with it, where it is one of its value.
    pub fn published_interval(&self) -> Option<(f64, f64)> {
        interval_of(self.value, self.interval?)
    }
}

/// The interval that was published with a value; none where it has no width or does not hold the value. Wherever such an
/// interval is shown, this says whether it is one.
pub fn interval_of(value: f64, (low, high): (f64, f64)) -> Option<(f64, f64)> {
    let is_interval = low.is_finite() && high.is_finite() && low <= value && value <= high && low < high;
    is_interval.then_some((low, high))
}

/// A number with its uncertainty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// How much.
    pub value: f64,
    /// Its standard error, from random error alone; none where it is not known, be it of a part only.
    pub standard_error: Option<f64>,
    /// What it is rounded to, in its own unit: 1,000 for 566 thousand; for a number made of several, the width of what
    /// their rounding leaves open. None where its digits leave nothing open, or nobody knows what they leave.
    pub rounded_to: Option<f64>,
    /// Whether nobody says how exactly it is known, of it or of a part of it: "three quarters" is no number of digits.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_exactness_unknown: bool,
    /// The lower end: that of the interval that was published with it, else 1.96 known standard errors below it, or as
    /// declared. Rounding is not in it.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The interval of 95 per cent that was published with it: by quantiles of its design, for instance, and of a share
    /// with unequal halves. None where none was, and for a number made of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_interval: Option<(f64, f64)>,
    /// The period it speaks of, where it speaks of one.
    pub period: Option<TimePeriod>,
}

/// Why a number could not be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmeasured {
    /// The values that were not found; none where a divisor is zero or may be.
    pub series: Vec<SeriesReference>,
}

impl Measured {
    /// A number without any uncertainty.
    pub fn exact(value: f64) -> Self {
        let (low, high) = (value, value);
        Self {
            value,
            standard_error: Some(0.0),
            rounded_to: None,
            is_exactness_unknown: false,
            low,
            high,
            published_interval: None,
            period: None,
        }
    }

    /// Whether there is any width between its ends.
    pub fn has_interval(&self) -> bool {
        self.high > self.low
    }
}

#[cfg(test)]
mod tests {
    use super::interval_of;

    #[test]
    fn an_interval_has_a_width_and_ends_and_holds_its_value() {
        assert_eq!(interval_of(23.2, (14.2, 35.7)), Some((14.2, 35.7)));
        assert_eq!(interval_of(14.2, (14.2, 35.7)), Some((14.2, 35.7)), "a share of hardly anybody may lie at its end");
        for ends in
            [(23.2, 23.2), (24.0, 35.7), (14.2, 20.0), (35.7, 14.2), (f64::NEG_INFINITY, 35.7), (f64::NAN, 35.7)]
        {
            assert_eq!(interval_of(23.2, ends), None, "{ends:?}");
        }
    }
}
