//! A question over a study is kept as a plan under a name: what a methodologist found worth asking again. It waits there until
//! a person completes it in the pack, which alone makes datasets, or until it is removed.

use marsad_catalog::{Change, Row};
use marsad_model::{EstimateQuestion, Id, StudyPlan, StudyPlanRemoval};

use crate::authority::Action;
use crate::{Actor, EstimateAsked, Refusal, Work, WorkError};

/// The name of a plan has no more letters.
pub const PLAN_NAME_MAX: usize = 200;

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
        let study = self.study(study)?.id.as_str();
        let removed = self.catalog().kept_list::<StudyPlanRemoval>(study).await?;
        let mut plans = self.catalog().kept_list::<StudyPlan>(study).await?;
        plans.retain(|plan| is_kept(plan, &removed));
        Ok(plans)
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
        if name.trim().chars().count() > PLAN_NAME_MAX {
            return Err(Refusal::NameTooLong(dataflow.to_string()).into());
        }
        let mut change = self.begin().await?;
        let known = change.kept_list::<StudyPlan>(study.as_str()).await?;
        let removed = change.kept_list::<StudyPlanRemoval>(study.as_str()).await?;
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
        let is_same =
            |known: &StudyPlan| (&known.name, &known.text) == (&plan.name, &plan.text) && is_kept(known, &removed);
        if let Some(same) = known.into_iter().find(is_same) {
            return Ok(same);
        }
        change.put(Row::StudyPlan(plan.clone())).await?;
        self.commit(change, actor, ("keep_plan", &format!("{} {}", plan.study, plan.number))).await?;
        Ok(plan)
    }

    /// Removes a plan from those that are kept. Its author may, and who may approve.
    pub async fn remove_plan(&self, actor: &Actor, study: &str, number: u32) -> Result<StudyPlan, WorkError> {
        actor.may(Action::Estimate)?;
        let study = self.study(study)?.id.clone();
        let mut change = self.begin().await?;
        let plan = kept_plan(&mut change, &study, number).await?;
        if !may_remove_plan(actor, &plan) {
            return Err(Refusal::NotYourPlan(plan.name).into());
        }
        let removal = StudyPlanRemoval { study, number, at: self.now(), by: actor.id().to_owned() };
        change.put(Row::StudyPlanRemoval(removal)).await?;
        self.commit(change, actor, ("remove_plan", &format!("{} {}", plan.study, plan.number))).await?;
        Ok(plan)
    }
}

/// Whether a person may remove a plan that is kept: whoever keeps it, or stands in for them, and who may approve.
pub fn may_remove_plan(actor: &Actor, plan: &StudyPlan) -> bool {
    let is_own = [actor.id(), actor.acting().id.as_str()].contains(&plan.made_by.as_str());
    actor.may(Action::Estimate).is_ok() && (is_own || actor.may(Action::Approve).is_ok())
}

/// Whether nobody removed a plan.
fn is_kept(plan: &StudyPlan, removed: &[StudyPlanRemoval]) -> bool {
    removed.iter().all(|removal| removal.number != plan.number)
}

/// A plan that is kept; none that was removed.
async fn kept_plan(change: &mut Change, study: &Id, number: u32) -> Result<StudyPlan, WorkError> {
    let removed = change.kept_list::<StudyPlanRemoval>(study.as_str()).await?;
    let plans = change.kept_list::<StudyPlan>(study.as_str()).await?;
    let found = plans.into_iter().find(|plan| plan.number == number && is_kept(plan, &removed));
    found.ok_or_else(|| Refusal::UnknownPlan(format!("{study} {number}")).into())
}
