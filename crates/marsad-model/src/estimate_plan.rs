//! Estimates that a plan declares: which study, which questions, and where each answer stands in the dataflow.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::estimate_question::confidence;
use crate::{AreaPlan, EstimateQuestion, Id, IntervalMethod, QuantileDefinition, Statistic, SurveyDesign, TimePeriod};

/// The table of a study that holds persons.
pub const PERSONS: &str = "persons";

/// A plan that makes a dataflow of a survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstimatePlan {
    /// The study.
    pub study: Id,
    /// The table of the study.
    #[serde(default = "persons")]
    pub table: Id,
    /// The period that the answers speak of.
    pub period: TimePeriod,
    /// How the sample was drawn, where it is not as the study says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<SurveyDesign>,
    /// Codes that stand in every key, by dimension.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<Id, Id>,
    /// The questions.
    #[serde(rename = "request")]
    pub requests: Vec<EstimateRequest>,
}

/// A question, and how its answers become observations. A dimension that nothing fills has its total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstimateRequest {
    /// What is estimated.
    pub statistic: Statistic,
    /// The variable whose codes stand in a dimension.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by: BTreeMap<Id, String>,
    /// The sets of dimensions that are crossed; where none is given, every set of those in `by`, so that totals of all
    /// kinds are there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crossings: Vec<Vec<Id>>,
    /// The dimension in which the codes of a proportion stand, where all codes are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<Id>,
    /// Whom it is about.
    #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<String, Vec<String>>,
    /// Codes that stand in the keys of these answers, by dimension.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<Id, Id>,
    /// For a dimension, the code of its list for a code of the survey; codes that are not named stay as they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub map: BTreeMap<Id, BTreeMap<String, Id>>,
    /// What answers are multiplied by; where it is not said, a hundred for shares and one for everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<f64>,
    /// The confidence of intervals.
    #[serde(default = "confidence")]
    pub confidence: f64,
    /// How intervals are made, as in a question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<IntervalMethod>,
    /// Which definition of a quantile counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantile_rule: Option<QuantileDefinition>,
    /// A model of the areas, whose codes stand in the one dimension of `by`: their answers are those of the model. What is said of
    /// the whole stays what the sample says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small_areas: Option<AreaPlan>,
}

fn persons() -> Id {
    Id::literal(PERSONS)
}

impl EstimateRequest {
    /// The sets of dimensions that are crossed.
    pub fn all_crossings(&self) -> Vec<Vec<Id>> {
        if !self.crossings.is_empty() {
            return self.crossings.clone();
        }
        let mut sets: Vec<Vec<Id>> = vec![Vec::new()];
        for dimension in self.by.keys() {
            let larger: Vec<Vec<Id>> =
                sets.iter().map(|set| set.iter().chain([dimension]).cloned().collect()).collect();
            sets.extend(larger);
        }
        sets
    }

    /// The question of one crossing.
    pub fn question(&self, crossing: &[Id]) -> EstimateQuestion {
        let by = crossing.iter().filter_map(|dimension| self.by.get(dimension).cloned()).collect();
        let (statistic, only) = (self.statistic.clone(), self.only.clone());
        let (interval, quantile_rule) = (self.interval, self.quantile_rule);
        EstimateQuestion { statistic, by, only, confidence: self.confidence, interval, quantile_rule }
    }

    /// What answers are multiplied by.
    pub fn factor(&self) -> f64 {
        let usual = if matches!(self.statistic, Statistic::Proportion { .. }) { 100.0 } else { 1.0 };
        self.factor.unwrap_or(usual)
    }

    /// The code of a dimension for a code of the survey; none where the code cannot stand in a key.
    pub fn code_in(&self, dimension: &Id, code: &str) -> Option<Id> {
        let mapped = self.map.get(dimension).and_then(|words| words.get(code)).cloned();
        mapped.or_else(|| Id::new(code).ok())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::EstimateRequest;
    use crate::{Id, Statistic};

    fn request() -> EstimateRequest {
        let by = [("AGE", "age_group"), ("SEX", "sex")];
        EstimateRequest {
            statistic: Statistic::Proportion { variable: "works".into(), category: Some("1".into()) },
            by: by.into_iter().map(|(dimension, variable)| (Id::literal(dimension), variable.to_owned())).collect(),
            crossings: Vec::new(),
            into: None,
            only: BTreeMap::new(),
            codes: BTreeMap::new(),
            map: [(Id::literal("AGE"), [("young".to_owned(), Id::literal("Y15T24"))].into())].into(),
            factor: None,
            confidence: 0.95,
            interval: None,
            quantile_rule: None,
            small_areas: None,
        }
    }

    #[test]
    fn without_a_word_every_crossing_is_made_down_to_the_total() {
        let crossings: Vec<String> = request().all_crossings().iter().map(|set| format!("{set:?}")).collect();
        let set =
            |codes: &[&'static str]| format!("{:?}", codes.iter().map(|code| Id::literal(code)).collect::<Vec<_>>());
        assert_eq!(crossings, [set(&[]), set(&["AGE"]), set(&["SEX"]), set(&["AGE", "SEX"])]);
        assert_eq!(request().question(&[Id::literal("SEX")]).by, ["sex"]);
    }

    #[test]
    fn shares_become_per_cent_and_codes_are_mapped_where_said() {
        let request = request();
        let age = Id::literal("AGE");
        assert_eq!(request.factor(), 100.0);
        assert_eq!(request.code_in(&age, "young"), Some(Id::literal("Y15T24")));
        assert_eq!(request.code_in(&age, "Y25T29"), Some(Id::literal("Y25T29")));
        assert_eq!(request.code_in(&age, "no code"), None);
    }
}
