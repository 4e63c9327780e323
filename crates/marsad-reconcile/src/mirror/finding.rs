//! What is wrong or doubtful in the data of mirror statistics: which figure, where, and what was done with it.

use super::duration::Spell;
use super::imem::Parameter;
use super::{DurationRule, Report, Route, Side};

/// One doubt. Each says in its documentation what became of the figures; words for people are made elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub enum MirrorFinding {
    /// Country or period is not in the table; left out.
    ReportOutside {
        /// The figure.
        report: Report,
    },
    /// Origin and destination are one country; left out.
    ReportWithinCountry {
        /// The figure.
        report: Report,
    },
    /// The number is infinite or none; left out.
    ReportNotFinite {
        /// The figure.
        report: Report,
    },
    /// The number is below zero; left out.
    ReportNegative {
        /// The figure.
        report: Report,
    },
    /// One reporter gave two figures for one flow, which nothing tells apart; one was kept, even where they are equal.
    ReportRepeated {
        /// The figure that counts.
        kept: Report,
        /// The one that was left out.
        left_out: Report,
    },
    /// One reporter counts one flow under two rules, and a side has one place for it: that under the rule of the other
    /// side was kept, else the first.
    ReportByOtherRule {
        /// The figure that counts.
        kept: Report,
        /// The one that was left out.
        left_out: Report,
    },
    /// A country did not report flows that its partners report; they cannot be compared.
    OneSided {
        /// The country that is silent.
        country: usize,
        /// As what it is silent.
        missing: Side,
        /// How many flows its partners report.
        pairs: usize,
    },
    /// The two sides count under unlike rules; compared, and never pooled with pairs under one rule.
    UnlikeDurationRules {
        /// The receiver's rule.
        receiver: DurationRule,
        /// The sender's rule.
        sender: DurationRule,
        /// How many flows are counted so.
        pairs: usize,
        /// The first of them.
        first: Route,
    },
    /// At least one side does not state its rule; compared, and never pooled with pairs under one rule.
    DurationRuleNotStated {
        /// How many flows are counted so.
        pairs: usize,
        /// The first of them.
        first: Route,
    },
    /// One side or both count nobody, so that ratio or logarithm does not exist; the other measures are given.
    ZeroWithoutRatio {
        /// How many flows are counted so.
        pairs: usize,
        /// The first of them.
        first: Route,
    },
    /// A stay with a duration, entry or weight that cannot be; left out.
    SpellUnusable {
        /// Its place among the spells, from zero.
        place: usize,
        /// The spell.
        spell: Spell,
    },
    /// No spell is under observation from this month on, so that the share is not known.
    NobodyAtRisk {
        /// Months since arrival.
        months: f64,
        /// The month from which spells are under observation again, or first; none where there are no later ones.
        again_from: Option<f64>,
    },
    /// Fewer spells than wanted are under observation; the share is given.
    FewAtRisk {
        /// Months since arrival.
        months: f64,
        /// Their effective number, after weights.
        effective: f64,
    },
    /// All stays under observation ended; the share is zero and its standard error is not known.
    EverySpellEnded {
        /// Months since arrival.
        months: f64,
    },
    /// The rule is not a length of time, so that spells say nothing of it; not converted.
    RuleWithoutMonths {
        /// The rule.
        rule: DurationRule,
    },
    /// The flow or its standard error is no number at or above zero; not converted.
    FlowUnusable {
        /// Persons.
        persons: f64,
        /// Its standard error, in persons.
        standard_error: f64,
    },
    /// No chain of flows that both sides report leads from this factor to a fixed one; it has no value.
    NotConnected {
        /// The country.
        country: usize,
        /// The side of its reports.
        side: Side,
    },
    /// One country reports one side under several rules, but has one factor for them; estimated.
    RuleChanges {
        /// The country.
        country: usize,
        /// The side of its reports.
        side: Side,
        /// The first two rules, in the order of the table.
        rules: [DurationRule; 2],
    },
    /// Both sides count nobody, which says nothing about factors; left out.
    NobodyOnBothSides {
        /// How many flows are counted so.
        pairs: usize,
        /// The first of them.
        first: Route,
    },
    /// A zero has no logarithm; left out, as the caller declared.
    ZeroExcluded {
        /// The figure.
        report: Report,
    },
    /// A zero has no logarithm; replaced, as the caller declared.
    ZeroReplaced {
        /// The figure.
        report: Report,
        /// What stands in its place, in persons.
        by: f64,
    },
    /// The report names a measuring system that is not described; left out.
    SystemUnknown {
        /// The figure.
        report: Report,
        /// The system it names.
        system: usize,
    },
    /// A covariate is no number for this flow; the flow and its reports were left out.
    CovariateNotFinite {
        /// The covariate, from zero.
        covariate: usize,
        /// The flow.
        route: Route,
    },
    /// Reports under unlike rules were put in one duration class, and are corrected alike.
    ClassMixesRules {
        /// The duration class.
        class: usize,
        /// The first two rules, in the order of the reports.
        rules: [DurationRule; 2],
    },
    /// A prior of a duration or coverage class is so wide that the level of the flows is hardly known.
    PriorFlat {
        /// Whose prior.
        parameter: Parameter,
        /// Its standard deviation, on the log scale.
        standard_deviation: f64,
    },
    /// Nobody reports these flows: their estimates rest on the model alone.
    ModelAlone {
        /// How many flows.
        flows: usize,
        /// The first of them.
        first: Route,
    },
    /// The chains do not agree on a parameter, or moved too little; draw longer.
    ParameterNotConverged {
        /// The parameter.
        parameter: Parameter,
        /// R-hat, 1 where chains agree.
        rhat: f64,
        /// The smaller of the effective sample sizes of bulk and tails.
        effective: f64,
    },
    /// The chains do not agree on some flows, or moved too little; draw longer.
    FlowsNotConverged {
        /// How many flows.
        flows: usize,
        /// The one with the greatest R-hat.
        worst: Route,
        /// Its R-hat.
        rhat: f64,
        /// The smallest effective sample size among them.
        effective: f64,
    },
}

impl MirrorFinding {
    /// Its kind, as the key of its words.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ReportOutside { .. } => "mirror-report-outside",
            Self::ReportWithinCountry { .. } => "mirror-report-within-country",
            Self::ReportNotFinite { .. } => "mirror-report-not-finite",
            Self::ReportNegative { .. } => "mirror-report-negative",
            Self::ReportRepeated { .. } => "mirror-report-repeated",
            Self::ReportByOtherRule { .. } => "mirror-report-by-other-rule",
            Self::OneSided { .. } => "mirror-one-sided",
            Self::UnlikeDurationRules { .. } => "mirror-unlike-duration-rules",
            Self::DurationRuleNotStated { .. } => "mirror-duration-rule-not-stated",
            Self::ZeroWithoutRatio { .. } => "mirror-zero-without-ratio",
            Self::SpellUnusable { .. } => "mirror-spell-unusable",
            Self::NobodyAtRisk { .. } => "mirror-nobody-at-risk",
            Self::FewAtRisk { .. } => "mirror-few-at-risk",
            Self::EverySpellEnded { .. } => "mirror-every-spell-ended",
            Self::RuleWithoutMonths { .. } => "mirror-rule-without-months",
            Self::FlowUnusable { .. } => "mirror-flow-unusable",
            Self::NotConnected { .. } => "mirror-not-connected",
            Self::RuleChanges { .. } => "mirror-rule-changes",
            Self::NobodyOnBothSides { .. } => "mirror-nobody-on-both-sides",
            Self::ZeroExcluded { .. } => "mirror-zero-excluded",
            Self::ZeroReplaced { .. } => "mirror-zero-replaced",
            Self::SystemUnknown { .. } => "mirror-system-unknown",
            Self::CovariateNotFinite { .. } => "mirror-covariate-not-finite",
            Self::ClassMixesRules { .. } => "mirror-class-mixes-rules",
            Self::PriorFlat { .. } => "mirror-prior-flat",
            Self::ModelAlone { .. } => "mirror-model-alone",
            Self::ParameterNotConverged { .. } => "mirror-parameter-not-converged",
            Self::FlowsNotConverged { .. } => "mirror-flows-not-converged",
        }
    }
}
