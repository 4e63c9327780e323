//! What the quality of an estimate allows: publish it, publish it with a warning, or not at all.
//!
//! Holds: the rules as data and their judgement with its reasons. Does not hold: disclosure control, which is another
//! question (`marsad-protect`). METHOD.md says where the default bands come from.

use crate::distributions::student_quantile;
use crate::estimates::{Estimate, Estimates};

/// Bounds between what may be published and what may not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QualityRules {
    /// An estimate that rests on fewer rows is suppressed.
    pub rows_min: usize,
    /// Up to this coefficient of variation an estimate is published as it is.
    pub cv_publish_max: f64,
    /// Up to this one it is published with a warning; beyond it is suppressed.
    pub cv_warn_max: f64,
    /// An estimate whose error rests on fewer degrees of freedom is published with a warning.
    pub degrees_min: f64,
    /// An estimate whose interval of 95 per cent is longer than so many times itself is suppressed.
    pub interval_max: f64,
}

/// The probability below the upper end of the interval by which estimates are judged, whatever confidence was asked.
const UPPER: f64 = 0.975;

impl Default for QualityRules {
    /// 30 rows, 16.5 % and 33.3 %, 8 degrees of freedom, an interval of 130 %.
    fn default() -> Self {
        Self { rows_min: 30, cv_publish_max: 0.165, cv_warn_max: 0.333, degrees_min: 8.0, interval_max: 1.3 }
    }
}

/// What may be done with an estimate, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QualityFlag {
    /// It may be published.
    Publish,
    /// It may be published with a warning of low reliability.
    LowReliability,
    /// It may not be published.
    Suppress,
}

impl QualityFlag {
    /// The status that goes with a published observation: nothing, `U` (low reliability) or `Q` (suppressed), as the
    /// code list of observation status in SDMX has them.
    pub fn code(self) -> &'static str {
        match self {
            Self::Publish => "",
            Self::LowReliability => "U",
            Self::Suppress => "Q",
        }
    }

    /// The word under which its text stands: `quality-flag-WORD`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::LowReliability => "low-reliability",
            Self::Suppress => "suppress",
        }
    }
}

/// Why an estimate is not published as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QualityReason {
    /// It rests on too few rows.
    TooFewRows {
        /// How many there are.
        rows: usize,
        /// How many there must be.
        rows_min: usize,
    },
    /// It varies too much.
    HighVariation {
        /// Its coefficient of variation.
        cv: f64,
        /// The bound that it passes.
        cv_max: f64,
    },
    /// Its error rests on too few degrees of freedom.
    FewDegrees {
        /// How many there are.
        degrees: f64,
        /// How many there must be.
        degrees_min: f64,
    },
    /// Its interval is too long beside it.
    WideInterval {
        /// How many times the estimate it is.
        length: f64,
        /// How many times it may be.
        length_max: f64,
    },
    /// Its coefficient of variation is not known: the estimate is zero, or its error is unknown.
    UnknownVariation,
}

impl QualityReason {
    /// The word under which its text stands: `quality-reason-WORD`.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooFewRows { .. } => "too-few-rows",
            Self::HighVariation { .. } => "high-variation",
            Self::FewDegrees { .. } => "few-degrees",
            Self::WideInterval { .. } => "wide-interval",
            Self::UnknownVariation => "unknown-variation",
        }
    }

    /// The values that its text names, by the names of their places in the text.
    pub fn values(self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooFewRows { rows, rows_min } => vec![("rows", rows.to_string()), ("rows_min", rows_min.to_string())],
            Self::HighVariation { cv, cv_max } => vec![("cv", cv.to_string()), ("cv_max", cv_max.to_string())],
            Self::FewDegrees { degrees, degrees_min } => {
                vec![("degrees", degrees.to_string()), ("degrees_min", degrees_min.to_string())]
            }
            Self::WideInterval { length, length_max } => {
                vec![("length", length.to_string()), ("length_max", length_max.to_string())]
            }
            Self::UnknownVariation => Vec::new(),
        }
    }
}

/// A flag with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Quality {
    /// The worst that a rule says.
    pub flag: QualityFlag,
    /// What each rule says.
    pub reasons: Vec<QualityReason>,
}

impl Estimate {
    /// Whether its error is known. Where every stratum that its domain reaches shows one sampling unit of it, nothing tells how
    /// far samples differ: the error is not what the formula gives, it is unknown, and there is no interval.
    pub fn has_known_error(&self) -> bool {
        self.degrees_of_freedom > 0.0 && self.standard_error.is_finite()
    }
}

impl QualityRules {
    /// What the rules say of an estimate.
    pub fn judge(&self, estimate: &Estimate) -> Quality {
        let cv = if estimate.has_known_error() { estimate.coefficient_of_variation() } else { f64::NAN };
        let (by_variation, variation_reason) = self.judge_variation(cv);
        let is_small = estimate.rows < self.rows_min;
        let by_rows = if is_small { QualityFlag::Suppress } else { QualityFlag::Publish };
        let rows_reason = QualityReason::TooFewRows { rows: estimate.rows, rows_min: self.rows_min };
        let (by_degrees, degrees_reasons) = self.judge_degrees(estimate, cv);
        let reasons = is_small.then_some(rows_reason).into_iter().chain(variation_reason).chain(degrees_reasons);
        Quality { flag: by_variation.max(by_rows).max(by_degrees), reasons: reasons.collect() }
    }

    /// What is said of an error that is hardly known itself. One of nothing is known: by what was drawn whole, or by a margin.
    fn judge_degrees(&self, estimate: &Estimate, cv: f64) -> (QualityFlag, Vec<QualityReason>) {
        let degrees = estimate.degrees_of_freedom;
        let length = 2.0 * student_quantile(UPPER, degrees) * cv;
        let (mut flag, mut reasons) = (QualityFlag::Publish, Vec::new());
        if cv > 0.0 && degrees < self.degrees_min {
            flag = QualityFlag::LowReliability;
            reasons.push(QualityReason::FewDegrees { degrees, degrees_min: self.degrees_min });
        }
        // Of a greater variation that was said already.
        if length > self.interval_max && cv <= self.cv_warn_max {
            flag = QualityFlag::Suppress;
            reasons.push(QualityReason::WideInterval { length, length_max: self.interval_max });
        }
        (flag, reasons)
    }

    fn judge_variation(&self, cv: f64) -> (QualityFlag, Option<QualityReason>) {
        if cv.is_nan() {
            return (QualityFlag::Suppress, Some(QualityReason::UnknownVariation));
        }
        if cv > self.cv_warn_max {
            return (QualityFlag::Suppress, Some(QualityReason::HighVariation { cv, cv_max: self.cv_warn_max }));
        }
        if cv > self.cv_publish_max {
            return (
                QualityFlag::LowReliability,
                Some(QualityReason::HighVariation { cv, cv_max: self.cv_publish_max }),
            );
        }
        (QualityFlag::Publish, None)
    }
}

impl Estimates {
    /// The same estimates, each with its flag.
    #[must_use]
    pub fn judged(mut self, rules: &QualityRules) -> Self {
        for row in &mut self.rows {
            row.flag = Some(rules.judge(row).flag);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{QualityFlag, QualityReason, QualityRules};
    use crate::estimates::Estimate;

    fn estimate(rows: usize, value: f64, standard_error: f64) -> Estimate {
        Estimate {
            domain: Vec::new(),
            variable: "x".to_owned(),
            code: None,
            probability: None,
            value,
            standard_error,
            low: f64::NAN,
            high: f64::NAN,
            design_effect: None,
            weight_effect: None,
            rows,
            weight: 1.0,
            degrees_of_freedom: f64::INFINITY,
            flag: None,
        }
    }

    fn check(rows: usize, value: f64, standard_error: f64, expected: QualityFlag) -> Vec<QualityReason> {
        let quality = QualityRules::default().judge(&estimate(rows, value, standard_error));
        assert_eq!(quality.flag, expected);
        quality.reasons
    }

    #[test]
    fn bands_include_their_upper_bounds() {
        assert_eq!(check(30, 1.0, 0.165, QualityFlag::Publish), []);
        check(30, 1.0, 0.1651, QualityFlag::LowReliability);
        // 2 · 1.96 · 0.33 = 1.294, and 1.305 of 0.333 would be too long.
        check(30, 1.0, 0.33, QualityFlag::LowReliability);
        check(30, 1.0, 0.333, QualityFlag::Suppress);
        check(30, -1.0, 0.334, QualityFlag::Suppress);
    }

    /// Tables of Student's t: 2.306 for 8 degrees of freedom, 2.365 for 7, 12.706 for one.
    #[test]
    fn an_error_that_is_hardly_known_is_told_and_one_that_is_not_hides_the_estimate() {
        let judged = |degrees_of_freedom: f64, standard_error: f64| {
            let of_few = Estimate { degrees_of_freedom, ..estimate(100, 1.0, standard_error) };
            let quality = QualityRules::default().judge(&of_few);
            (quality.flag, quality.reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>())
        };
        assert_eq!(judged(8.0, 0.1), (QualityFlag::Publish, vec![]));
        assert_eq!(judged(7.0, 0.1), (QualityFlag::LowReliability, vec!["few-degrees"]));
        // 2 · 12.706 · 0.05 = 1.27, and 1.40 of 0.055.
        assert_eq!(judged(1.0, 0.05), (QualityFlag::LowReliability, vec!["few-degrees"]));
        assert_eq!(judged(1.0, 0.055), (QualityFlag::Suppress, vec!["few-degrees", "wide-interval"]));
        assert_eq!(judged(1.0, 0.0), (QualityFlag::Publish, vec![]), "what margins fix is known");
    }

    #[test]
    fn too_few_rows_suppress_whatever_the_variation() {
        let reasons = check(29, 1.0, 0.2, QualityFlag::Suppress);
        assert_eq!(reasons[0], QualityReason::TooFewRows { rows: 29, rows_min: 30 });
        assert_eq!(reasons.len(), 2);
    }

    #[test]
    fn what_cannot_be_judged_is_suppressed() {
        assert_eq!(check(100, 0.0, 0.0, QualityFlag::Suppress), [QualityReason::UnknownVariation]);
        check(100, 1.0, f64::NAN, QualityFlag::Suppress);
    }

    #[test]
    fn an_error_that_rests_on_one_unit_is_unknown_whatever_its_size() {
        for degrees_of_freedom in [0.0, f64::NAN] {
            let of_one_unit = Estimate { degrees_of_freedom, ..estimate(100, 1.0, 0.01) };
            assert!(!of_one_unit.has_known_error());
            let quality = QualityRules::default().judge(&of_one_unit);
            assert_eq!(quality.flag, QualityFlag::Suppress);
            assert_eq!(quality.reasons, [QualityReason::UnknownVariation]);
        }
        let of_a_model = Estimate { degrees_of_freedom: f64::INFINITY, ..estimate(100, 1.0, 0.01) };
        assert_eq!(QualityRules::default().judge(&of_a_model).flag, QualityFlag::Publish);
    }
}
