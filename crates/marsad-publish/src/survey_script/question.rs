//! What a script asks: a table of estimates, or what goes beyond one; and what both have in common.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    Analysis, AnalysisAsked, Calibration, EstimateQuestion, IntervalMethod, QuantileDefinition, Statistic,
    WeightingStep,
};

/// What a script asks.
#[derive(Clone, Copy)]
pub enum ScriptQuestion<'a> {
    /// A table of estimates.
    Table(&'a EstimateQuestion),
    /// What goes beyond one.
    Analysis(&'a AnalysisAsked),
}

impl<'a> ScriptQuestion<'a> {
    /// Whom it is about.
    pub(super) fn only(self) -> &'a BTreeMap<String, Vec<String>> {
        match self {
            Self::Table(question) => &question.only,
            Self::Analysis(asked) => &asked.only,
        }
    }

    /// The confidence of intervals.
    pub(super) fn confidence(self) -> f64 {
        match self {
            Self::Table(question) => question.confidence,
            Self::Analysis(asked) => asked.confidence,
        }
    }

    /// Totals to which weights are calibrated first.
    pub(super) fn calibration(self) -> Option<&'a Calibration> {
        match self {
            Self::Table(_) => None,
            Self::Analysis(asked) => asked.calibration.as_ref(),
        }
    }

    /// What is done to the weights before that.
    pub(super) fn weighting(self) -> &'a [WeightingStep] {
        match self {
            Self::Table(_) => &[],
            Self::Analysis(asked) => &asked.weighting,
        }
    }

    /// What goes beyond a table, where it does.
    pub(super) fn analysis(self) -> Option<&'a Analysis> {
        match self {
            Self::Table(_) => None,
            Self::Analysis(asked) => Some(&asked.analysis),
        }
    }

    /// What is estimated in cells; none of what has no cells.
    pub(super) fn statistic(self) -> Option<&'a Statistic> {
        match self {
            Self::Table(question) => Some(&question.statistic),
            Self::Analysis(asked) => match &asked.analysis {
                Analysis::Estimates { statistic, .. }
                | Analysis::Contrasts { statistic, .. }
                | Analysis::SmallAreas { statistic, .. } => Some(statistic),
                _ => None,
            },
        }
    }

    /// How intervals are made, where that was named.
    pub(super) fn interval(self) -> Option<IntervalMethod> {
        match self {
            Self::Table(question) => question.interval,
            Self::Analysis(asked) => asked.interval,
        }
    }

    /// Which definition of a quantile counts, where that was named.
    pub(super) fn quantile_rule(self) -> Option<QuantileDefinition> {
        match self {
            Self::Table(question) => question.quantile_rule,
            Self::Analysis(asked) => asked.quantile_rule,
        }
    }

    /// The variables without a value of which a row is not among those that it is about. Restrictions are not among them: a row
    /// without a value is not one of those that they name.
    pub(super) fn needed(self) -> BTreeSet<&'a str> {
        let mut needed: BTreeSet<&'a str> = match self {
            Self::Table(question) => {
                question.statistic.variables().into_iter().chain(question.by.iter().map(String::as_str)).collect()
            }
            Self::Analysis(asked) => asked.analysis.variables(),
        };
        needed.retain(|name| !self.only().contains_key(*name));
        needed
    }

    /// Every variable that it names.
    pub(super) fn variables(self) -> BTreeSet<&'a str> {
        match self {
            Self::Table(question) => question.variables(),
            Self::Analysis(asked) => asked.variables(),
        }
    }
}
