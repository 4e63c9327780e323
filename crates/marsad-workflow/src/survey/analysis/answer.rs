//! The one form of the answers: rows that are named and measured, and single facts about the whole.

use marsad_model::{Id, SurveyDesign};
use serde::Serialize;

use super::super::{DesignNote, EstimateAnswer};

/// What an analysis came to. Numbers that do not exist are absent, never NaN.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AnalysisAnswer {
    /// The word of the analysis: `analysis-KIND` says it.
    pub kind: &'static str,
    /// The study; none for a file that was brought along.
    pub study: Option<Id>,
    /// The table of the study.
    pub table: Option<Id>,
    /// The number of that table.
    pub number: Option<u32>,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// The design that was taken.
    pub design: SurveyDesign,
    /// The confidence of the intervals.
    pub confidence: f64,
    /// By what the rows are named.
    pub heads: Vec<AnalysisHead>,
    /// What is measured in each row: `analysis-column-WORD` says it.
    pub measures: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<AnalysisRow>,
    /// What holds for the whole.
    pub facts: Vec<AnalysisFact>,
    /// What was done to the weights, step by step.
    pub adjustments: Vec<AdjustmentFact>,
    /// The totals that weights were made to reach.
    pub constraints: Vec<ConstraintFact>,
    /// What is worth knowing.
    pub findings: Vec<DesignNote>,
    /// The same as a table of estimates, where it is one: with design effects and flags of quality.
    #[serde(skip)]
    pub estimates: Option<EstimateAnswer>,
}

/// By what rows are named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnalysisHead {
    /// Something that every analysis of its kind has: `analysis-head-WORD` says it.
    Word(&'static str),
    /// The codes of a variable.
    Variable(String),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnalysisRow {
    /// A name for each head.
    pub names: Vec<String>,
    /// A number for each measure.
    pub numbers: Vec<Option<f64>>,
}

/// A fact about the whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnalysisFact {
    /// Its word: `analysis-fact-WORD` says it.
    pub word: &'static str,
    /// Of what, where there are several of its kind; blank otherwise.
    pub of: String,
    /// Its number.
    pub value: Option<f64>,
}

/// What a step of weighting did to the weights.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AdjustmentFact {
    /// Its word: `weighting-step-WORD` says it.
    pub step: &'static str,
    /// How many iterations it took; 1 where there are none.
    pub iterations: u64,
    /// Whether it reached what it should.
    pub is_converged: bool,
    /// The least factor by which a weight changed; 0 for those who did not answer.
    pub ratio_min: f64,
    /// The largest factor.
    pub ratio_max: f64,
    /// The sum of the weights before.
    pub sum_before: f64,
    /// The sum of the new weights.
    pub sum_after: f64,
    /// The design effect of unequal weights (Kish) before.
    pub kish_before: Option<f64>,
    /// The same with the new weights.
    pub kish_after: Option<f64>,
    /// How many rows have a weight.
    pub rows: u64,
    /// The coefficients of the regression of answers, where there is one: the column or the code, and the change of the log odds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coefficients: Vec<(String, f64)>,
}

/// A total of the population and what the weights give for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConstraintFact {
    /// Of what: codes of variables.
    pub name: String,
    /// The total of the population.
    pub target: f64,
    /// The total by the weights as they were.
    pub before: f64,
    /// The total by the new weights.
    pub after: f64,
}

impl AnalysisAnswer {
    /// An answer without rows yet.
    pub(super) fn new(kind: &'static str, heads: Vec<AnalysisHead>, measures: &[&'static str]) -> Self {
        Self { kind, heads, measures: measures.to_vec(), ..Self::default() }
    }

    /// Adds a fact about the whole.
    pub(super) fn tell(&mut self, word: &'static str, value: Option<f64>) {
        self.tell_of(word, "", value);
    }

    /// Adds a fact about one of several things.
    pub(super) fn tell_of(&mut self, word: &'static str, of: &str, value: Option<f64>) {
        self.facts.push(AnalysisFact { word, of: of.to_owned(), value });
    }
}
