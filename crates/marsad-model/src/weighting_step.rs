//! From the weights with which a sample was drawn to those with which it is estimated, step by step.
//!
//! Does not hold: how any of it is computed (`marsad-survey`, folder `weighting`). Calibration has a form of its own
//! ([`Calibration`](crate::Calibration)), and comes after all of these.

use crate::KnownMargin;
use crate::worded::worded;

/// A step of weighting. Each takes the weights of the one before.
#[derive(Clone, Debug, PartialEq)]
pub enum WeightingStep {
    /// Those who answered get the weight of all, cell by cell.
    ResponseCells {
        /// The column that is 1 for those who answered and 0 for those who did not.
        answered: String,
        /// The variables whose codes crossed are the cells, the most important one first; none for one cell of all.
        cells: Vec<String>,
        /// When a cell is too small.
        rules: ResponseRules,
    },
    /// The same by how likely each was to answer, after a logistic regression.
    ResponsePropensity {
        /// The column that is 1 for those who answered and 0 for those who did not.
        answered: String,
        /// What is known of all: numbers as they are, other columns by their codes.
        on: Vec<String>,
        /// So many classes of like propensity; none divides the weights by it.
        classes: Option<u32>,
        /// The least propensity by which weights are divided.
        propensity_min: f64,
    },
    /// Weights beyond a bound are brought to it.
    Trim(WeightTrimming),
    /// The weights of each cell come to add up to its size in the population.
    PostStratify {
        /// The sizes of the cells.
        margin: KnownMargin,
        /// Whether cells in which the sample has nobody are left out; otherwise nothing is done.
        leaves_out_empty: bool,
    },
    /// The same for one margin after the other, until no weight changes.
    Rake {
        /// The margins.
        margins: Vec<KnownMargin>,
        /// Whether cells in which the sample has nobody are left out; otherwise nothing is done.
        leaves_out_empty: bool,
    },
}

/// When a cell of the adjustment for non-response is too small, and whether it is put together with a neighbour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResponseRules {
    /// The least number who answered.
    pub respondents_min: u32,
    /// The largest factor by which their weights may grow.
    pub factor_max: f64,
    /// Whether a cell that breaks a rule is merged; otherwise it is told.
    pub merges: bool,
}

/// How weights are trimmed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightTrimming {
    /// The largest weight.
    pub above: Option<WeightBound>,
    /// The least weight.
    pub below: Option<WeightBound>,
    /// Who gets what is cut off.
    pub share: TrimShare,
    /// In how many rounds at most: what is shared out may lift other weights over the bound.
    pub rounds_max: u32,
}

/// A bound of weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WeightBound {
    /// A weight.
    Weight(f64),
    /// So many times the median weight.
    Medians(f64),
    /// The median weight, and so many times the distance of the quartiles from it: upwards for the largest weight, downwards for the
    /// least.
    QuartileRanges(f64),
}

worded! {
    /// Who gets what trimmed weights lose.
    #[derive(Default)]
    TrimShare {
        /// All others by the same amount.
        #[default]
        Evenly = "evenly",
        /// All others by the same factor.
        InProportion = "in-proportion",
        /// Nobody: the sum of the weights changes.
        Nobody = "nobody",
    }
}

impl WeightingStep {
    /// The words of every step, in the order in which they are usually made.
    pub const WORDS: [&'static str; 5] =
        ["response-cells", "response-propensity", "trimming", "post-stratification", "raking"];

    /// The word for it in the keys of messages and in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::ResponseCells { .. } => "response-cells",
            Self::ResponsePropensity { .. } => "response-propensity",
            Self::Trim(_) => "trimming",
            Self::PostStratify { .. } => "post-stratification",
            Self::Rake { .. } => "raking",
        }
    }

    /// The variables that it names.
    pub fn variables(&self) -> Vec<&str> {
        match self {
            Self::ResponseCells { answered, cells: known, .. }
            | Self::ResponsePropensity { answered, on: known, .. } => {
                std::iter::once(answered).chain(known).map(String::as_str).collect()
            }
            Self::Trim(_) => Vec::new(),
            Self::PostStratify { margin, .. } => margin.variables().collect(),
            Self::Rake { margins, .. } => margins.iter().flat_map(KnownMargin::variables).collect(),
        }
    }
}

impl ResponseRules {
    /// The rules where nothing is said: at least 20 who answered, at most three times their weight, nothing merged.
    pub const USUAL: Self = Self { respondents_min: 20, factor_max: 3.0, merges: false };
}

impl WeightBound {
    /// A bound from its text: `300`, `3*median` or `median+3*iqr`; none where it has another form.
    pub fn written(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
        if let Some(ranges) = plain.strip_prefix("median").and_then(|rest| rest.strip_suffix("*iqr")) {
            // Above the median or below it: the sign only says which bound is meant.
            let ranges = ranges.strip_prefix('+').or_else(|| ranges.strip_prefix('-'))?;
            return number(ranges).map(Self::QuartileRanges);
        }
        match plain.strip_suffix("*median") {
            Some(times) => number(times).map(Self::Medians),
            None => number(&plain).map(Self::Weight),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ResponseRules, WeightBound, WeightingStep};
    use crate::KnownMargin;

    #[test]
    fn a_bound_is_a_weight_or_counts_from_the_median() {
        let bound = WeightBound::written;
        assert_eq!(bound("300"), Some(WeightBound::Weight(300.0)));
        assert_eq!(bound("3.5*median"), Some(WeightBound::Medians(3.5)));
        assert_eq!(bound("median + 3*iqr"), Some(WeightBound::QuartileRanges(3.0)));
        assert_eq!(bound("median-2*iqr"), Some(WeightBound::QuartileRanges(2.0)));
        for wrong in ["", "median", "median*3", "median3*iqr", "inf", "many"] {
            assert_eq!(bound(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_step_names_its_columns() {
        let cells = WeightingStep::ResponseCells {
            answered: "answered".into(),
            cells: vec!["sex".into(), "area".into()],
            rules: ResponseRules::USUAL,
        };
        assert_eq!(cells.variables(), ["answered", "sex", "area"]);
        let margin = KnownMargin { by: vec!["sex".into()], of: None, totals: Vec::new() };
        let rake = WeightingStep::Rake { margins: vec![margin], leaves_out_empty: false };
        assert_eq!((rake.variables(), rake.word()), (vec!["sex"], WeightingStep::WORDS[4]));
    }
}
