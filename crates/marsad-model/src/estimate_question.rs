//! What is asked of a survey: by plans, at the desk, in the table builder, on the command line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{IntervalMethod, QuantileDefinition};

/// The confidence of intervals where nothing is said.
const CONFIDENCE: f64 = 0.95;

/// What is estimated. Variables are the columns of the survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Statistic {
    /// How many persons there are.
    Count {},
    /// The total of a number.
    Total {
        /// The number.
        variable: String,
    },
    /// The mean of a number.
    Mean {
        /// The number.
        variable: String,
    },
    /// The share of each code, or of one.
    Proportion {
        /// The variable with the codes.
        variable: String,
        /// The code; all of them where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<String>,
    },
    /// The total of one number for each unit of another.
    Ratio {
        /// What is divided.
        numerator: String,
        /// What it is divided by.
        denominator: String,
    },
    /// The value that a share of the population does not pass.
    Quantile {
        /// The number.
        variable: String,
        /// The share.
        probability: f64,
    },
}

/// A question to a survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstimateQuestion {
    /// What is estimated.
    pub statistic: Statistic,
    /// The variables by whose codes it is crossed.
    #[serde(default)]
    pub by: Vec<String>,
    /// Whom it is about: a variable has one of these codes; all must hold.
    #[serde(default, rename = "where")]
    pub only: BTreeMap<String, Vec<String>>,
    /// The confidence of intervals.
    #[serde(default = "confidence")]
    pub confidence: f64,
    /// How intervals are made; where it is not said, on the scale of logits for shares and Wald's for everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<IntervalMethod>,
    /// Which definition of a quantile counts; where it is not said, the inverse of the distribution function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantile_rule: Option<QuantileDefinition>,
}

pub(crate) fn confidence() -> f64 {
    CONFIDENCE
}

impl Statistic {
    /// The words of every kind.
    pub const WORDS: [&'static str; 6] = ["count", "total", "mean", "proportion", "ratio", "quantile"];

    /// The word for it in plans, in JSON and in the keys of messages.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Count {} => "count",
            Self::Total { .. } => "total",
            Self::Mean { .. } => "mean",
            Self::Proportion { .. } => "proportion",
            Self::Ratio { .. } => "ratio",
            Self::Quantile { .. } => "quantile",
        }
    }

    /// The variables that it measures.
    pub fn variables(&self) -> Vec<&str> {
        match self {
            Self::Count {} => Vec::new(),
            Self::Total { variable }
            | Self::Mean { variable }
            | Self::Proportion { variable, .. }
            | Self::Quantile { variable, .. } => vec![variable.as_str()],
            Self::Ratio { numerator, denominator } => vec![numerator.as_str(), denominator.as_str()],
        }
    }

    /// Whether what it gives for the parts of a whole adds up to what it gives for the whole.
    pub const fn is_additive(&self) -> bool {
        matches!(self, Self::Count {} | Self::Total { .. })
    }

    /// Whether it measures numbers; the share of codes does not.
    pub const fn is_of_numbers(&self) -> bool {
        !matches!(self, Self::Count {} | Self::Proportion { .. })
    }
}

impl EstimateQuestion {
    /// A question about everybody, crossed by nothing.
    pub fn new(statistic: Statistic) -> Self {
        let (by, only) = (Vec::new(), BTreeMap::new());
        Self { statistic, by, only, confidence: CONFIDENCE, interval: None, quantile_rule: None }
    }

    /// The same with another statistic and the usual intervals, for those of one kind are not those of another.
    #[must_use]
    pub fn about(&self, statistic: Statistic) -> Self {
        Self { statistic, interval: None, quantile_rule: None, ..self.clone() }
    }

    /// Whether its statistic has such intervals, and such a definition.
    pub const fn has_fitting_intervals(&self) -> bool {
        let fits = match self.interval {
            Some(method) => method.fits(&self.statistic),
            None => true,
        };
        fits && (self.quantile_rule.is_none() || matches!(self.statistic, Statistic::Quantile { .. }))
    }

    /// Every variable that it names, each once.
    pub fn variables(&self) -> BTreeSet<&str> {
        let groups = self.by.iter().chain(self.only.keys()).map(String::as_str);
        self.statistic.variables().into_iter().chain(groups).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{EstimateQuestion, Statistic};
    use crate::{IntervalMethod, QuantileDefinition};

    #[test]
    fn intervals_of_shares_and_rules_of_quantiles_are_for_these_only() {
        let share = Statistic::Proportion { variable: "sex".into(), category: None };
        let interval = Some(IntervalMethod::Beta);
        let of_share = EstimateQuestion { interval, ..EstimateQuestion::new(share) };
        assert!(of_share.has_fitting_intervals());
        assert!(!EstimateQuestion { statistic: Statistic::Count {}, ..of_share.clone() }.has_fitting_intervals());
        assert!(of_share.about(Statistic::Count {}).has_fitting_intervals());
        let quantile_rule = Some(QuantileDefinition::Hf7);
        assert!(!EstimateQuestion { quantile_rule, ..of_share }.has_fitting_intervals());
    }

    #[test]
    fn a_question_names_each_variable_once() {
        let ratio = Statistic::Ratio { numerator: "sent".into(), denominator: "months".into() };
        let mut question = EstimateQuestion::new(ratio);
        question.by = vec!["sex".into(), "sent".into()];
        question.only.insert("area".into(), vec!["URBAN".into()]);
        let found: Vec<&str> = question.variables().into_iter().collect();
        assert_eq!(found, ["area", "months", "sent", "sex"]);
    }

    #[test]
    fn counts_and_totals_add_up_and_shares_do_not() {
        let share = Statistic::Proportion { variable: "sex".into(), category: None };
        assert!(Statistic::Count {}.is_additive() && !share.is_additive());
        assert!(Statistic::WORDS.contains(&share.word()));
    }
}
