//! What the quality of an estimate allows: publish it, publish it with a warning, or not at all.
//!
//! Holds: the rules as data and their judgement with its reasons. Does not hold: disclosure control, which is another
//! question (`marsad-protect`). METHOD.md says where the default bands come from.

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
}

impl Default for QualityRules {
    /// 30 rows, 16.5 % and 33.3 %.
    fn default() -> Self {
        Self { rows_min: 30, cv_publish_max: 0.165, cv_warn_max: 0.333 }
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
    /// Its coefficient of variation is not known: the estimate is zero, or its error is unknown.
    UnknownVariation,
}

impl QualityReason {
    /// The word under which its text stands: `quality-reason-WORD`.
    pub fn word(self) -> &'static str {
        match self {
            Self::TooFewRows { .. } => "too-few-rows",
            Self::HighVariation { .. } => "high-variation",
            Self::UnknownVariation => "unknown-variation",
        }
    }

    /// The values that its text names, by the names of their places in the text.
    pub fn values(self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooFewRows { rows, rows_min } => vec![("rows", rows.to_string()), ("rows_min", rows_min.to_string())],
            Self::HighVariation { cv, cv_max } => vec![("cv", cv.to_string()), ("cv_max", cv_max.to_string())],
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
        let reasons = is_small.then_some(rows_reason).into_iter().chain(variation_reason).collect();
        Quality { flag: by_variation.max(by_rows), reasons }
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
            degrees_of_freedom: 1.0,
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
        check(30, 1.0, 0.333, QualityFlag::LowReliability);
        check(30, -1.0, 0.334, QualityFlag::Suppress);
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
