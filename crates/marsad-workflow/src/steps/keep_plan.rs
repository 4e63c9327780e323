//! A question over a study is kept as a plan under a name: what a methodologist found worth asking again. It waits there until
//! a person completes it in the pack, which alone makes datasets.

use marsad_catalog::Row;
use marsad_model::{EstimateQuestion, Id, StudyPlan};

use crate::authority::Action;
use crate::{Actor, EstimateAsked, Refusal, Work, WorkError};

/// What a person keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct StudyPlanDraft {
    /// What they call it.
    pub name: String,
    /// The table.
    pub table: Id,
    /// The question.
    pub question: EstimateQuestion,
    /// The dataflow that the plan is for.
    pub dataflow: Id,
}

impl Work {
    /// The plans that people keep of a study, oldest first.
    pub async fn study_plans(&self, actor: &Actor, study: &str) -> Result<Vec<StudyPlan>, WorkError> {
        actor.may(Action::Estimate)?;
        let study = self.study(study)?;
        Ok(self.catalog().kept_list::<StudyPlan>(study.id.as_str()).await?)
    }

    /// Keeps a question as a plan of a study; the same under the same name again changes nothing.
    pub async fn keep_plan(&self, actor: &Actor, study: &str, draft: StudyPlanDraft) -> Result<StudyPlan, WorkError> {
        actor.may(Action::Estimate)?;
        let study = self.study(study)?.id.clone();
        let StudyPlanDraft { name, table, question, dataflow } = draft;
        let asked = EstimateAsked { table, question, design: None };
        let text = self.draft_plan(study.as_str(), &asked, dataflow.as_str())?;
        if name.trim().is_empty() {
            return Err(Refusal::NameMissing(dataflow.to_string()).into());
        }
        let mut change = self.begin().await?;
        let known = change.kept_list::<StudyPlan>(study.as_str()).await?;
        let plan = StudyPlan {
            study,
            number: known.iter().map(|plan| plan.number).max().unwrap_or(0) + 1,
            name: name.trim().to_owned(),
            table: asked.table,
            question: asked.question,
            dataflow,
            text,
            made_at: self.now(),
            made_by: actor.id().to_owned(),
        };
        // The text says study, table, question and dataflow.
        let is_same = |known: &StudyPlan| (&known.name, &known.text) == (&plan.name, &plan.text);
        if let Some(same) = known.into_iter().find(is_same) {
            return Ok(same);
        }
        change.put(Row::StudyPlan(plan.clone())).await?;
        self.commit(change, actor, ("keep_plan", &format!("{} {}", plan.study, plan.number))).await?;
        Ok(plan)
    }
}
