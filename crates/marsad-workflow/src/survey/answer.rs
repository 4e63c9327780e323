//! The answer to a question about a survey, as doors show it: numbers that do not exist are absent, never NaN.

use marsad_model::{EstimateQuestion, Id, SurveyDesign};
use marsad_survey::{DesignFinding, Estimate, QualityFlag};
use serde::Serialize;

/// Estimates with everything that is known of how sure they are. They are not protected: nothing of it is public.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EstimateAnswer {
    /// The study; none for a file that was brought along.
    pub study: Option<Id>,
    /// The table of the study.
    pub table: Option<Id>,
    /// The number of that table.
    pub number: Option<u32>,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// What was asked.
    pub question: EstimateQuestion,
    /// The design that was taken.
    pub design: SurveyDesign,
    /// A row for each estimate.
    pub rows: Vec<EstimateRow>,
    /// Rows that were left out.
    pub missing: MissingFacts,
    /// The confidence of the intervals.
    pub confidence: f64,
    /// What is worth knowing about the design.
    pub findings: Vec<DesignNote>,
}

/// One estimate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EstimateRow {
    /// A code for each variable by which the question is crossed.
    pub domain: Vec<String>,
    /// The code whose share it is, for proportions.
    pub code: Option<String>,
    /// The estimate.
    pub value: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// The lower end of its interval.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Its coefficient of variation, as a share.
    pub cv: Option<f64>,
    /// Its variance over that of a simple random sample.
    pub design_effect: Option<f64>,
    /// The respondents that it rests on.
    pub rows: u64,
    /// The sum of their weights.
    pub weight: f64,
    /// The degrees of freedom of its interval.
    pub degrees_of_freedom: Option<f64>,
    /// What the rules of quality would make of it.
    pub flag: EstimateFlag,
}

/// What the rules of quality make of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EstimateFlag {
    /// It may be published.
    Publish,
    /// It may be published with a warning.
    LowReliability,
    /// It may not be published.
    Suppress,
}

/// Rows that were left out because a value is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MissingFacts {
    /// Those that miss a value of what is estimated.
    pub in_variables: u64,
    /// Those that miss a code of a variable by which it is crossed.
    pub in_domains: u64,
}

/// One thing wrong with a design, weights or a model, or worth knowing: [`Self::key`] is where its words are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DesignNote {
    /// Its code.
    pub code: String,
    /// The values that its text names.
    pub values: Vec<(String, String)>,
    /// Whether nothing can be estimated before it is put right.
    pub is_fatal: bool,
}

impl DesignNote {
    /// Where its words are: at `KEY-reason` and `KEY-remedy`.
    pub fn key(&self) -> String {
        let code = self.code.as_str();
        match code.strip_prefix("model-") {
            Some(of_model) => format!("model-finding-{of_model}"),
            None if code.starts_with("weighting-") || code.starts_with("small-area-") => {
                format!("survey-finding-{code}")
            }
            None => format!("design-finding-{code}"),
        }
    }

    /// Whether one of its values is a count, which a text may write out.
    pub fn is_count(&self, value: &str) -> bool {
        self.code.starts_with("model-") && matches!(value, "rows" | "iterations" | "replicates")
    }

    pub(crate) fn of(finding: &DesignFinding) -> Self {
        let values = finding.values().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { code: finding.code().to_owned(), values, is_fatal: finding.is_fatal() }
    }
}

impl EstimateFlag {
    /// Every flag, from the best to the worst.
    pub const ALL: [Self; 3] = [Self::Publish, Self::LowReliability, Self::Suppress];

    /// The word for it in JSON and in the keys of messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::LowReliability => "low-reliability",
            Self::Suppress => "suppress",
        }
    }

    const fn of(flag: QualityFlag) -> Self {
        match flag {
            QualityFlag::Publish => Self::Publish,
            QualityFlag::LowReliability => Self::LowReliability,
            QualityFlag::Suppress => Self::Suppress,
        }
    }
}

impl EstimateRow {
    pub(crate) fn of(estimate: &Estimate, flag: QualityFlag) -> Self {
        let known = |number: f64| Some(number).filter(|number| number.is_finite());
        Self {
            domain: estimate.domain.clone(),
            code: estimate.code.clone(),
            value: known(estimate.value),
            standard_error: known(estimate.standard_error),
            low: known(estimate.low),
            high: known(estimate.high),
            cv: known(estimate.coefficient_of_variation()),
            design_effect: estimate.design_effect.and_then(known),
            rows: estimate.rows as u64,
            weight: estimate.weight,
            degrees_of_freedom: known(estimate.degrees_of_freedom),
            flag: EstimateFlag::of(flag),
        }
    }
}
