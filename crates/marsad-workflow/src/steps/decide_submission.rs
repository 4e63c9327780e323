//! Step 3: a named person accepts a checked submission or returns it, with a reason.

use marsad_catalog::Row;
use marsad_model::{Decision, Move, Submission, SubmissionDecision};

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// What a person decides, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What is decided.
    pub decision: Decision,
    /// Why; a return always has a reason.
    pub reason: String,
}

impl Work {
    /// Decides about a submission; the same decision again changes nothing.
    pub async fn decide_submission(
        &self,
        actor: &Actor,
        id: &str,
        verdict: Verdict,
    ) -> Result<SubmissionDecision, WorkError> {
        actor.may(Action::Decide)?;
        if verdict.decision == Decision::Return && verdict.reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing(id.to_owned()).into());
        }
        let mut change = self.begin().await?;
        let submission = change.submission_find(id).await?.ok_or_else(|| Refusal::UnknownSubmission(id.to_owned()))?;
        actor.is_second_to([submission.received_by.as_str()])?;
        let earlier = change.decision_list(id).await?;
        if let Some(last) = earlier.last().filter(|last| last.decision == verdict.decision) {
            return Ok(last.clone());
        }
        let step = match verdict.decision {
            Decision::Accept => Move::Accept,
            Decision::Return => Move::Return,
        };
        let state = submission.state.after(step).map_err(|refused| Refusal::WrongState(refused.to_string()))?;
        let decision = SubmissionDecision {
            submission: id.to_owned(),
            number: earlier.len() as u32 + 1,
            decision: verdict.decision,
            reason: verdict.reason,
            decided_by: actor.id().to_owned(),
            decided_at: self.now(),
        };
        change.put(Row::Decision(decision.clone())).await?;
        change.put(Row::Submission(Submission { state, ..submission })).await?;
        self.commit(change, actor, ("decide_submission", id)).await?;
        Ok(decision)
    }
}
