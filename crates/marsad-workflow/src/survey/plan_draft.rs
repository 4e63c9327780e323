//! The draft of a plan: a question of the desk as the file of a pack that a person completes.

use std::collections::BTreeMap;

use marsad_model::{
    EstimatePlan, EstimateQuestion, EstimateRequest, Id, Method, Pack, Plan, Statistic, StudyDefinition,
};

use super::builder::period;
use crate::Refusal;

/// Where the dimensions of the plan come from.
pub(crate) struct Drafting<'a> {
    pub pack: &'a Pack,
    pub study: &'a StudyDefinition,
    pub table: &'a Id,
    pub question: &'a EstimateQuestion,
}

/// The plan that asks a question for a dataflow. A variable stands in the dimension of the dataflow that draws from the
/// same list; where there is none, in one of its own name, which the person must correct.
pub(crate) fn plan_draft(drafting: &Drafting<'_>, dataflow: &str) -> Result<Plan, Refusal> {
    let Drafting { study, table, question, .. } = drafting;
    let wrong = |error: marsad_model::IdError| Refusal::WrongQuestion(error.to_string());
    let dimensions: Vec<(Id, String)> = question
        .by
        .iter()
        .map(|name| Ok((drafting.dimension(dataflow, name)?, name.clone())))
        .collect::<Result<_, Refusal>>()?;
    let into = match &question.statistic {
        Statistic::Proportion { variable, category: None } => Some(drafting.dimension(dataflow, variable)?),
        _ => None,
    };
    let request = EstimateRequest {
        statistic: question.statistic.clone(),
        by: dimensions.into_iter().collect(),
        crossings: Vec::new(),
        into,
        only: question.only.clone(),
        codes: BTreeMap::new(),
        map: BTreeMap::new(),
        factor: None,
        confidence: question.confidence,
        interval: question.interval,
        quantile_rule: question.quantile_rule,
        small_areas: None,
    };
    let estimate = EstimatePlan {
        study: study.id.clone(),
        table: (*table).clone(),
        period: period(study),
        design: None,
        codes: BTreeMap::new(),
        requests: vec![request],
    };
    Ok(Plan {
        id: Id::new(&format!("MAKE_{dataflow}")).map_err(wrong)?,
        dataflow: Id::new(dataflow).map_err(wrong)?,
        inputs: Vec::new(),
        method: Method::Estimate(Box::new(estimate)),
    })
}

impl Drafting<'_> {
    fn dimension(&self, dataflow: &str, name: &str) -> Result<Id, Refusal> {
        let list = self.study.variable(name).and_then(|variable| variable.codelist.as_ref());
        let structure = self.pack.dataflow(dataflow).and_then(|dataflow| self.pack.structure_of(dataflow));
        let same = structure.and_then(|structure| {
            let mut dimensions = structure.dimensions.iter();
            dimensions.find(|dimension| Some(&dimension.codelist) == list).map(|dimension| dimension.id.clone())
        });
        let own = || Id::new(&name.to_uppercase()).map_err(|error| Refusal::WrongQuestion(error.to_string()));
        same.map_or_else(own, Ok)
    }
}
