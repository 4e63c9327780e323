//! What is known beside a submission: what was accepted of its dataflow and of those that its rules compare with.
//!
//! INVARIANT: whatever a sender is told, and whatever makes his file go back, is made of what his institution sent and of
//! what everyone can read. What others sent and is not public is for those who read every submission ([`Sight::Every`]).
//! Does not hold: the checks themselves (`marsad-collect`), and what is done with them (`recompute`, `cells`, `review/`).

use std::sync::Arc;

use jiff::Timestamp;
use marsad_collect::compared_dataflows;
use marsad_model::{
    DataQuery, DataStructure, DataTable, Id, Observation, Pack, ProvisionAgreement, Release, ReleaseKind, Submission,
};

use crate::authority::{Action, Reach};
use crate::recompute::{dataflow, table};
use crate::{Actor, Work, WorkError};

/// With more observations than this a history takes longer to read than it tells.
const HISTORY_ROWS_MAX: u64 = 2_000_000;

/// Whose accepted figures may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Those of the institution that sent a submission, over those that everyone can read.
    Sender,
    /// Those of every institution.
    Every,
}

impl Sight {
    /// How far a person sees beside a submission that they may read.
    pub(crate) fn of(actor: &Actor) -> Self {
        if actor.reach(Action::ReadSubmission) == Some(Reach::Every) { Self::Every } else { Self::Sender }
    }
}

/// What a submission is compared with.
#[derive(Default)]
pub(crate) struct Known {
    /// What its institution had accepted of its dataflow; none where there is nothing.
    pub own: Option<Arc<DataTable>>,
    /// What of it was accepted under its own agreement.
    pub own_agreement: Option<Arc<DataTable>>,
    /// What its institution had accepted with what else may be looked at.
    pub history: Option<Arc<DataTable>>,
    /// The same of the dataflows that the rules of its own compare with.
    pub others: Vec<(Id, DataTable)>,
}

/// What a submission is checked beside, as its sender may know it.
///
/// Only what was decided and published before the submission was received counts, so that checking it again finds the
/// same. What was read under a structure that has changed since is left out.
pub(crate) async fn known(work: &Work, pack: &Pack, submission: &Submission) -> Result<Known, WorkError> {
    let Some(agreement) = pack.agreement(submission.agreement.as_str()) else { return Ok(Known::default()) };
    let flow = agreement.dataflow.as_str();
    let before = Before { work, pack, provider: &agreement.provider, at: submission.received_at };
    let own = before.own(flow).await?.map(Arc::new);
    let own_agreement = match own_inputs(pack, &agreement.provider, flow).len() {
        0 | 1 => own.clone(),
        _ => before.accepted(flow, std::slice::from_ref(&agreement.id)).await?.map(Arc::new),
    };
    let history = if before.is_all_own(flow) { own.clone() } else { before.seen(flow).await?.map(Arc::new) };
    let mut others = Vec::new();
    for other in compared_dataflows(pack, flow) {
        let found = before.seen(other.as_str()).await?;
        others.extend(found.map(|table| (other, table)));
    }
    Ok(Known { own, own_agreement, history, others })
}

/// What a submission is compared with as it stands now, as far as `sight` goes.
pub(crate) async fn known_now(
    work: &Work,
    pack: &Pack,
    (submission, sight): (&Submission, Sight),
) -> Result<Known, WorkError> {
    let Some(agreement) = pack.agreement(submission.agreement.as_str()) else { return Ok(Known::default()) };
    let history = beside(work, pack, (submission, sight)).await?.map(Arc::new);
    let before = Before { work, pack, provider: &agreement.provider, at: work.now() };
    let mut others = Vec::new();
    for other in compared_dataflows(pack, agreement.dataflow.as_str()) {
        let found = match sight {
            Sight::Sender => before.seen(other.as_str()).await?,
            Sight::Every => before.accepted(other.as_str(), &inputs(pack, other.as_str())).await?,
        };
        others.extend(found.map(|table| (other, table)));
    }
    Ok(Known { history, others, ..Known::default() })
}

/// What stands beside a submission for people who look at it now: what was accepted since it came counts too. Which
/// submissions those are, see [`Work::accepted_beside`].
pub(crate) async fn beside(
    work: &Work,
    pack: &Pack,
    (submission, sight): (&Submission, Sight),
) -> Result<Option<DataTable>, WorkError> {
    let Some(agreement) = pack.agreement(submission.agreement.as_str()) else { return Ok(None) };
    let flow = agreement.dataflow.as_str();
    let (_, structure) = dataflow(pack, flow)?;
    let before = Before { work, pack, provider: &agreement.provider, at: submission.received_at };
    if sight == Sight::Every || before.is_all_own(flow) {
        let accepted = work.accepted_beside(submission, &inputs(pack, flow)).await?;
        return laid_over(work, accepted, structure).await;
    }
    let accepted = work.accepted_beside(submission, &own_inputs(pack, before.provider, flow)).await?;
    let own = laid_over(work, accepted, structure.clone()).await?;
    let public = before.public(flow, &structure).await?;
    Ok(over(structure, public, own))
}

/// Whether a submission under an agreement is compared with nothing that another institution sends.
pub(crate) fn is_alone(pack: &Pack, agreement: &ProvisionAgreement) -> bool {
    let is_own = |flow: &str| is_all_own(pack, &agreement.provider, flow);
    let flow = agreement.dataflow.as_str();
    is_own(flow) && compared_dataflows(pack, flow).iter().all(|other| is_own(other.as_str()))
}

/// Whether no other institution than one sends anything of a dataflow.
pub(crate) fn is_all_own(pack: &Pack, provider: &Id, flow: &str) -> bool {
    own_inputs(pack, provider, flow).len() == inputs(pack, flow).len()
}

/// The agreements that the plan of a dataflow reads.
fn inputs(pack: &Pack, flow: &str) -> Vec<Id> {
    pack.plan_of(flow).map(|plan| plan.inputs.clone()).unwrap_or_default()
}

/// Those of one institution among them.
fn own_inputs(pack: &Pack, provider: &Id, flow: &str) -> Vec<Id> {
    let mut own = inputs(pack, flow);
    own.retain(|input| pack.agreement(input.as_str()).is_some_and(|one| one.provider == *provider));
    own
}

/// What an institution may look at of what was there before a moment.
struct Before<'a> {
    work: &'a Work,
    pack: &'a Pack,
    provider: &'a Id,
    at: Timestamp,
}

impl Before<'_> {
    fn is_all_own(&self, flow: &str) -> bool {
        is_all_own(self.pack, self.provider, flow)
    }

    /// What of a dataflow the institution had accepted itself.
    async fn own(&self, flow: &str) -> Result<Option<DataTable>, WorkError> {
        self.accepted(flow, &own_inputs(self.pack, self.provider, flow)).await
    }

    /// That over what was public, where others send of the dataflow too.
    async fn seen(&self, flow: &str) -> Result<Option<DataTable>, WorkError> {
        let own = self.own(flow).await?;
        if self.is_all_own(flow) {
            return Ok(own);
        }
        let (_, structure) = dataflow(self.pack, flow)?;
        let public = self.public(flow, &structure).await?;
        Ok(over(structure, public, own))
    }

    /// What was accepted of a dataflow under some agreements.
    async fn accepted(&self, flow: &str, agreements: &[Id]) -> Result<Option<DataTable>, WorkError> {
        if agreements.is_empty() {
            return Ok(None);
        }
        let (_, structure) = dataflow(self.pack, flow)?;
        let accepted = self.work.accepted_with_dates(agreements).await?.into_iter();
        let before = accepted.filter(|(decided_at, _)| decided_at.is_some_and(|decided_at| decided_at < self.at));
        laid_over(self.work, before.map(|(_, accepted)| accepted).collect(), structure).await
    }

    /// What everyone could read of a dataflow, protected as it is; where a value came from is not told.
    async fn public(&self, flow: &str, structure: &Arc<DataStructure>) -> Result<Option<DataTable>, WorkError> {
        let releases = self.work.catalog().release_list(flow).await?;
        // What is public now was not so before its minute.
        let was_public =
            |release: &&Release| release.is_public(self.at) && release.public_from.is_some_and(|from| from <= self.at);
        let last = releases.iter().rfind(was_public);
        let stands =
            |release: &&Release| release.kind != ReleaseKind::Withdrawal && release.observations <= HISTORY_ROWS_MAX;
        let Some(current) = last.filter(stands) else { return Ok(None) };
        // A file whose bytes have changed is told where it is verified; nothing may be compared with it.
        let Ok(open) = self.work.opened(current).await else { return Ok(None) };
        if open.structure != *structure {
            return Ok(None);
        }
        let all = open.query(DataQuery::all()).await?.data().clone().into_observations().into_iter();
        let unnamed = all.map(|observation| Observation { origin: None, ..observation });
        Ok(Some(DataTable::new(structure.clone(), unnamed.collect())))
    }
}

/// What an institution sent, laid over what is public; none where there is neither.
fn over(structure: Arc<DataStructure>, public: Option<DataTable>, own: Option<DataTable>) -> Option<DataTable> {
    match (public, own) {
        (Some(public), Some(own)) => Some(DataTable::overlaid(structure, [public, own])),
        (public, own) => own.or(public),
    }
}

/// The tables of submissions over each other, the last on top; none where there is nothing, or too much.
pub(crate) async fn laid_over(
    work: &Work,
    accepted: Vec<Submission>,
    structure: Arc<DataStructure>,
) -> Result<Option<DataTable>, WorkError> {
    let (mut tables, mut rows) = (Vec::new(), 0);
    for accepted in accepted {
        let Some(report) = work.catalog().report_find(&accepted.id).await? else { continue };
        rows += report.observations;
        if rows > HISTORY_ROWS_MAX {
            return Ok(None);
        }
        // A file whose bytes have changed is told where it is verified; nothing may be compared with it.
        tables.extend(table(work, &report.address, &structure).await.ok());
    }
    Ok((!tables.is_empty()).then(|| DataTable::overlaid(structure, tables)))
}
