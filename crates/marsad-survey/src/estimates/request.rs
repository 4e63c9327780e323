//! What may be asked, in the words in which it is said.
//!
//! `mean("intends_to_emigrate").by(["sex", "age_group"]).where_(Domain::is("urban", "1"))`

use crate::domain::Domain;
use crate::names::Names;

/// A question to a design.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub(crate) question: Question,
    pub(crate) by: Names,
    pub(crate) domain: Domain,
    pub(crate) missing: Missing,
    pub(crate) interval: Interval,
    pub(crate) confidence: f64,
    pub(crate) design_effect: Option<DesignEffect>,
    pub(crate) freedom: Freedom,
    pub(crate) rule: QuantileRule,
    pub(crate) quantile_interval: QuantileInterval,
}

/// What is estimated.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Question {
    Total(Names),
    Mean(Names),
    Proportion(String),
    Ratio { numerator: String, denominator: String },
    Quantile { columns: Names, probabilities: Vec<f64> },
    Count,
}

/// What is done with rows that miss a value. With several columns a row that misses one of them misses all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// They are left out, and counted (R: `na.rm = TRUE`).
    #[default]
    Drop,
    /// The request is refused.
    Fail,
}

/// How an interval is made. All but the first are for proportions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Interval {
    /// Estimate ± t · standard error (R: `mean`).
    #[default]
    Wald,
    /// Wald on the scale of ln(p/(1 − p)), as a logistic regression gives it (R: `logit`): with replicates from the logits of
    /// each, without them the same numbers as `xlogit`.
    Logit,
    /// Wald on the scale of ln(p/(1 − p)), from the variance of the mean (R: `xlogit`).
    Xlogit,
    /// All values that a likelihood ratio test, scaled by the design effect, would not reject (R: `likelihood`).
    Likelihood,
    /// Wald on the scale of arcsin √p (R: `asin`).
    Asin,
    /// Clopper and Pearson with the effective sample size, after Korn and Graubard (R: `beta`).
    Beta,
}

/// To what the variance is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DesignEffect {
    /// To a simple random sample without replacement (R: `deff = TRUE`).
    #[default]
    WithoutReplacement,
    /// To one with replacement (R: `deff = "replace"`).
    WithReplacement,
}

/// The degrees of freedom of intervals.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Freedom {
    /// Units less strata, of those that the domain reaches (R: `degf` of the subset).
    #[default]
    Domain,
    /// Those of the whole design.
    Design,
    /// These; infinity is the normal distribution, R's default for means and totals.
    Fixed(f64),
}

/// Which of the definitions of a sample quantile is used; the names are R's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuantileRule {
    /// The inverse of the distribution function.
    #[default]
    Math,
    /// The same, but halfway where it is flat.
    School,
    /// Shah and Vaish.
    ShahVaish,
    /// Hyndman and Fan, definition 1.
    Hf1,
    /// Hyndman and Fan, definition 2.
    Hf2,
    /// Hyndman and Fan, definition 3.
    Hf3,
    /// Hyndman and Fan, definition 4.
    Hf4,
    /// Hyndman and Fan, definition 5.
    Hf5,
    /// Hyndman and Fan, definition 6.
    Hf6,
    /// Hyndman and Fan, definition 7.
    Hf7,
    /// Hyndman and Fan, definition 8.
    Hf8,
    /// Hyndman and Fan, definition 9.
    Hf9,
}

/// How the interval of a quantile is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuantileInterval {
    /// Woodruff: the interval of the share below, turned back into values.
    #[default]
    Mean,
    /// Woodruff with Korn and Graubard's interval.
    Beta,
    /// Woodruff with the interval on the logit scale.
    Xlogit,
    /// Woodruff with the interval on the arcsine scale.
    Asin,
    /// All values that a score test would not reject, after Francisco and Fuller.
    Score,
    /// From the spread of the replicates of the quantile itself.
    Replicates,
}

impl Request {
    fn of(question: Question) -> Self {
        let interval = if matches!(question, Question::Proportion(_)) { Interval::Xlogit } else { Interval::Wald };
        Self {
            question,
            by: Names::default(),
            domain: Domain::All,
            missing: Missing::default(),
            interval,
            confidence: 0.95,
            design_effect: None,
            freedom: Freedom::default(),
            rule: QuantileRule::default(),
            quantile_interval: QuantileInterval::default(),
        }
    }

    /// For each combination of the codes of these columns that occurs.
    #[must_use]
    pub fn by(mut self, columns: impl Into<Names>) -> Self {
        self.by = columns.into();
        self
    }

    /// Only for a part of the population.
    #[must_use]
    pub fn where_(mut self, domain: Domain) -> Self {
        self.domain = domain;
        self
    }

    /// What is done with rows that miss a value.
    #[must_use]
    pub fn missing(mut self, missing: Missing) -> Self {
        self.missing = missing;
        self
    }

    /// How intervals are made: without it Wald's, and [`Interval::Xlogit`] for proportions.
    #[must_use]
    pub fn interval(mut self, interval: Interval) -> Self {
        self.interval = interval;
        self
    }

    /// The confidence of intervals, 0.95 without it.
    #[must_use]
    pub fn confidence(mut self, confidence: f64) -> Self {
        self.confidence = confidence;
        self
    }

    /// With design effects, and Kish's for unequal weights.
    #[must_use]
    pub fn design_effect(mut self, against: DesignEffect) -> Self {
        self.design_effect = Some(against);
        self
    }

    /// The degrees of freedom of intervals.
    #[must_use]
    pub fn freedom(mut self, freedom: Freedom) -> Self {
        self.freedom = freedom;
        self
    }

    /// The definition of quantiles.
    #[must_use]
    pub fn rule(mut self, rule: QuantileRule) -> Self {
        self.rule = rule;
        self
    }

    /// How intervals of quantiles are made.
    #[must_use]
    pub fn quantile_interval(mut self, interval: QuantileInterval) -> Self {
        self.quantile_interval = interval;
        self
    }
}

/// The totals of columns of numbers.
pub fn total(columns: impl Into<Names>) -> Request {
    Request::of(Question::Total(columns.into()))
}

/// The means of columns of numbers; of a column of zeros and ones, or of truths, the share.
pub fn mean(columns: impl Into<Names>) -> Request {
    Request::of(Question::Mean(columns.into()))
}

/// The share of each code of a column.
pub fn proportion(column: &str) -> Request {
    Request::of(Question::Proportion(column.to_owned()))
}

/// The total of one column divided by that of another.
pub fn ratio(numerator: &str, denominator: &str) -> Request {
    Request::of(Question::Ratio { numerator: numerator.to_owned(), denominator: denominator.to_owned() })
}

/// The values that the share `probabilities` of the population does not pass.
pub fn quantile(columns: impl Into<Names>, probabilities: &[f64]) -> Request {
    Request::of(Question::Quantile { columns: columns.into(), probabilities: probabilities.to_vec() })
}

/// How many there are: the total of the weights.
pub fn count() -> Request {
    Request::of(Question::Count)
}
