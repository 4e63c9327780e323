//! How intervals of shares and of quantiles are made, and which definition of a quantile counts.
//!
//! Does not hold: the formulas; those are in `marsad-survey` (`estimates/METHOD.md`).

use crate::Statistic;
use crate::worded::worded;

worded! {
    /// How an interval is made. Of shares, and of means of what lies between 0 and 1, all but the last two; of quantiles the
    /// interval of the share below is turned back into values (Woodruff), or one of the last two is taken; everything else has
    /// the first.
    IntervalMethod {
        /// The estimate and so many standard errors to both sides.
        Wald = "wald",
        /// The same on the scale of logits, as a logistic regression gives it: with replicates from the logit of the share in each,
        /// without them the same as `xlogit`.
        Logit = "logit",
        /// The same on the scale of logits, from the variance of the share; what shares have where nothing is said.
        Xlogit = "xlogit",
        /// What a likelihood ratio test, scaled by the design effect, would not reject.
        Likelihood = "likelihood",
        /// The same on the scale of the arcsine of the root.
        Arcsine = "arcsine",
        /// Clopper and Pearson with the effective sample size, after Korn and Graubard.
        Beta = "beta",
        /// Of a quantile: what a score test would not reject, after Francisco and Fuller.
        Score = "score",
        /// Of a quantile: from the spread of its own replicates.
        Replicates = "replicates",
    }
}

worded! {
    /// Which definition of a sample quantile counts.
    QuantileDefinition {
        /// The inverse of the distribution function; what is taken where nothing is said.
        Math = "math",
        /// The same, but halfway where it is flat.
        School = "school",
        /// Of Shah and Vaish.
        ShahVaish = "shah-vaish",
        /// Hyndman and Fan, definition 1.
        Hf1 = "hf1",
        /// Hyndman and Fan, definition 2.
        Hf2 = "hf2",
        /// Hyndman and Fan, definition 3.
        Hf3 = "hf3",
        /// Hyndman and Fan, definition 4.
        Hf4 = "hf4",
        /// Hyndman and Fan, definition 5.
        Hf5 = "hf5",
        /// Hyndman and Fan, definition 6.
        Hf6 = "hf6",
        /// Hyndman and Fan, definition 7.
        Hf7 = "hf7",
        /// Hyndman and Fan, definition 8.
        Hf8 = "hf8",
        /// Hyndman and Fan, definition 9.
        Hf9 = "hf9",
    }
}

impl IntervalMethod {
    /// Whether estimates of this kind have such an interval.
    pub const fn fits(self, statistic: &Statistic) -> bool {
        match statistic {
            Statistic::Proportion { .. } | Statistic::Mean { .. } => !matches!(self, Self::Score | Self::Replicates),
            Statistic::Quantile { .. } => !matches!(self, Self::Likelihood),
            Statistic::Count {} | Statistic::Total { .. } | Statistic::Ratio { .. } => matches!(self, Self::Wald),
        }
    }

    /// Those that estimates of this kind have, in order.
    pub fn of(statistic: &Statistic) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |method| method.fits(statistic))
    }
}

#[cfg(test)]
mod tests {
    use super::IntervalMethod;
    use crate::Statistic;

    fn words(statistic: &Statistic) -> Vec<&'static str> {
        IntervalMethod::of(statistic).map(IntervalMethod::word).collect()
    }

    #[test]
    fn each_statistic_has_its_own_intervals() {
        let share = Statistic::Proportion { variable: "works".into(), category: None };
        assert_eq!(words(&share), ["wald", "logit", "xlogit", "likelihood", "arcsine", "beta"]);
        let median = Statistic::Quantile { variable: "age".into(), probability: 0.5 };
        assert_eq!(words(&median), ["wald", "logit", "xlogit", "arcsine", "beta", "score", "replicates"]);
        assert_eq!(words(&Statistic::Count {}), ["wald"]);
    }
}
