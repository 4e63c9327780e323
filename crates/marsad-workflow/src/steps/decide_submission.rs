//! Step 3: a named person accepts a checked submission or returns it, with a reason.

use marsad_catalog::{Change, Row};
use marsad_model::{
    Decision, Move, NoticeKind, ReleaseReference, Reopening, Submission, SubmissionDecision, SubmissionState,
};

use crate::authority::Action;
use crate::known::Sight;
use crate::publication::EmbargoReason;
use crate::work::has_moved;
use crate::{Actor, Refusal, ReplacedCells, Work, WorkError};

/// What a person decides, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What is decided.
    pub decision: Decision,
    /// Why; a return always has a reason, and so has the acceptance of cells that nobody opened, of a file that came before
    /// another that is accepted and says something else, or of one that replaces cells of another institution.
    pub reason: String,
    /// The state that the person saw; where another person has changed it meanwhile, nothing is decided. Any state, where
    /// it is not said.
    pub expected: Option<SubmissionState>,
}

impl Work {
    /// Decides about a submission; the same decision again changes nothing. Acceptance answers the reopenings of whose cells
    /// none is waited for any more; taking it back opens them again. A release that waits for its minute with what such an
    /// answer corrects, or with what is no longer accepted, is a proposal again.
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
        let known = self.last_record().await?;
        let seen = self.submission_for(actor, (Action::Decide, id)).await?;
        let mut judged = self.judged(&seen, &verdict).await?;
        let mut change = self.begin().await?;
        let submission = change.submission_find(id).await?.ok_or_else(|| Refusal::UnknownSubmission(id.to_owned()))?;
        if has_moved(&mut change, known).await? {
            // Something was done meanwhile, perhaps another file accepted or a release approved; nothing more is until this
            // change is over.
            judged = self.judged(&submission, &verdict).await?;
        }
        actor.is_second_to([submission.received_by.as_str()])?;
        let earlier = change.decision_list(id).await?;
        if let Some(last) = earlier.last().filter(|last| is_same(last, actor, &verdict)) {
            return Ok(last.clone());
        }
        if repeats(earlier.last(), &submission, &verdict) && verdict.expected.is_none_or(|one| one == submission.state)
        {
            return Err(Refusal::AlreadyDecided(submission.state.word().to_owned()).into());
        }
        if verdict.expected.is_some_and(|expected| expected != submission.state) {
            return Err(Refusal::ChangedMeanwhile(submission.state.word().to_owned()).into());
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
        let decided = Submission { state, ..submission };
        change.put(Row::Submission(decided.clone())).await?;
        close(&mut change, &decided, &judged).await?;
        let held = self.hold_back(&mut change, actor, &judged.corrected).await?;
        self.commit(change, actor, ("decide_submission", id)).await?;
        let kind = match decision.decision {
            Decision::Accept => NoticeKind::SubmissionAccepted,
            Decision::Return => NoticeKind::SubmissionReturned,
        };
        self.tell_expecting(NoticeKind::ApprovalRevoked, &held).await?;
        self.tell_of_cells(NoticeKind::CellsReplaced, &decided, &judged.replaced).await?;
        self.tell_of_cells(NoticeKind::CellsRestored, &decided, &judged.restored).await?;
        self.tell_of(vec![decided.received_by], kind, id).await?;
        Ok(decision)
    }
}

/// What follows from a decision.
#[derive(Default)]
struct Judged {
    /// The reopenings that it answers.
    answered: Vec<String>,
    /// The reopenings that others answered together with it, and that wait again where it is taken back.
    opened: Vec<String>,
    /// The releases that would go out with what it corrects or takes back, and why: the cells were opened again for a reason,
    /// or the acceptance is taken back for one.
    corrected: Vec<(ReleaseReference, EmbargoReason)>,
    /// The cells of other institutions that it replaces.
    replaced: Vec<ReplacedCells>,
    /// The cells of other institutions that hold again, where it takes an acceptance back.
    restored: Vec<ReplacedCells>,
}

impl Work {
    /// Refuses an acceptance that needs a reason and has none; gives what follows from it.
    async fn judged(&self, seen: &Submission, verdict: &Verdict) -> Result<Judged, WorkError> {
        if verdict.decision == Decision::Return {
            if seen.state != SubmissionState::Accepted {
                return Ok(Judged::default());
            }
            let restored = self.restored_without(seen).await?;
            let waiting = self.releases_waiting_with(&seen.id).await?.into_iter();
            let why = || EmbargoReason::OfDesk(verdict.reason.clone());
            let corrected = waiting.map(|release| (release.reference(), why())).collect();
            let opened = self.reopenings_lacking_without(seen).await?;
            return Ok(Judged { opened, restored, corrected, ..Judged::default() });
        }
        let replaced = match seen.state {
            SubmissionState::Checked => self.replaced_by(seen).await?,
            _ => Vec::new(),
        };
        if verdict.reason.trim().is_empty() {
            if self.changes_unopened(seen).await? {
                return Err(Refusal::ReasonMissing(seen.id.clone()).into());
            }
            let undone = self.undone_by(seen, Sight::Every).await?;
            if !undone.is_empty() {
                return Err(Refusal::LaterAccepted(undone.join(" ")).into());
            }
            if !replaced.is_empty() {
                let theirs: Vec<&str> = replaced.iter().map(|one| one.submission.as_str()).collect();
                return Err(Refusal::ReplacesOthers(theirs.join(" ")).into());
            }
        }
        let brought = self.reopenings_brought(seen).await?;
        let ids: Vec<String> = brought.iter().map(|(id, _)| id.clone()).collect();
        let corrected = self.releases_corrected_by(seen, &ids).await?.into_iter();
        let corrected = corrected.map(|(release, why)| (release.reference(), EmbargoReason::OfDesk(why))).collect();
        let answered = brought.into_iter().filter(|(_, lacking)| lacking.is_empty()).map(|(id, _)| id).collect();
        Ok(Judged { answered, corrected, replaced, ..Judged::default() })
    }
}

/// Whether a decision stands already. One who saw another state than the decision left wants to know whose it was; another
/// reason is not the same decision again.
fn is_same(last: &SubmissionDecision, actor: &Actor, verdict: &Verdict) -> bool {
    let is_own = last.decided_by == actor.id() || verdict.expected.is_none();
    let reason = verdict.reason.trim();
    last.decision == verdict.decision && is_own && (reason.is_empty() || reason == last.reason.trim())
}

/// Whether what is decided stands so already, with another reason.
fn repeats(last: Option<&SubmissionDecision>, submission: &Submission, verdict: &Verdict) -> bool {
    let left = match verdict.decision {
        Decision::Accept => SubmissionState::Accepted,
        Decision::Return => SubmissionState::Returned,
    };
    submission.state == left && last.is_some_and(|last| last.decision == verdict.decision)
}

/// Says of reopenings which submission answered them; one whose answer was taken back is open again.
async fn close(change: &mut Change, submission: &Submission, judged: &Judged) -> Result<(), WorkError> {
    for reopening in change.kept_list::<Reopening>(submission.agreement.as_str()).await? {
        let is_own = reopening.closed_by.as_deref() == Some(submission.id.as_str());
        let closed_by = match submission.state {
            SubmissionState::Accepted if reopening.closed_by.is_none() && judged.answered.contains(&reopening.id) => {
                Some(submission.id.clone())
            }
            SubmissionState::Returned if is_own || judged.opened.contains(&reopening.id) => None,
            _ => continue,
        };
        change.put(Row::Reopening(Reopening { closed_by, ..reopening })).await?;
    }
    Ok(())
}
