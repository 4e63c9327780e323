//! Step 5: what must be hidden is hidden, and the result is proposed for release.

use marsad_catalog::Row;
use marsad_lake::{Address, Stage, encode};
use marsad_model::{DatasetVersion, LocalText, NoticeKind, Release, ReleaseKind, Role};
use marsad_protect::{Protected, sha256_hex};

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError, recompute};

/// A version proposed for release, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The number of the version.
    pub version: u32,
    /// Whether it mends an error of an earlier release.
    pub kind: ReleaseKind,
    /// What changed and why, for readers; a correction always has one.
    pub note: Option<LocalText>,
}

impl Work {
    /// Protects a version and proposes it; the same proposal again gives the release that is waiting or public. While a version
    /// waits, it is not proposed with other words.
    pub async fn protect_tables(
        &self,
        actor: &Actor,
        dataflow: &str,
        proposal: Proposal,
    ) -> Result<Release, WorkError> {
        self.propose_after(actor, dataflow, (proposal, None)).await
    }

    /// The same by a person who has seen the releases up to a number: what waits among them gives its place.
    pub async fn propose_after(
        &self,
        actor: &Actor,
        dataflow: &str,
        (proposal, seen): (Proposal, Option<u32>),
    ) -> Result<Release, WorkError> {
        actor.may(Action::Propose)?;
        if proposal.kind == ReleaseKind::Correction && proposal.note.is_none() {
            return Err(Refusal::ReasonMissing(dataflow.to_owned()).into());
        }
        self.dataflow(dataflow)?;
        let version = self.version(dataflow, proposal.version).await?;
        let pack = self.keep_pack().await?;
        let protected = recompute::protected(self, self.pack(), &version).await?;
        let file = encode(protected.table())?;
        let sha256 = sha256_hex(&file);
        let address = Address::table(Stage::Released, dataflow, &sha256);
        self.keep(&address, file).await?;
        let mut change = self.begin().await?;
        let earlier = change.release_list(dataflow).await?;
        let last = earlier.last().map_or(0, |last| last.number);
        if let Some(seen) = seen.filter(|seen| *seen > last) {
            return Err(Refusal::WrongQuestion(format!("seen: `{seen}` is no number of a release")).into());
        }
        if let Some(same) = earlier.last().filter(|last| is_same(last, &proposal, &sha256)) {
            return Ok(same.clone());
        }
        let is_of_version = |one: &&Release| one.version == proposal.version && one.kind != ReleaseKind::Withdrawal;
        let waits = |one: &Release| one.approved_at.is_none() && !one.is_outdated(&earlier);
        refuse_doubled(earlier.iter().filter(is_of_version).rfind(|one| waits(one)), seen)?;
        let number = earlier.len() as u32 + 1;
        let seal = protected.seal(dataflow, &sha256).to_string();
        let release = Release {
            number,
            pack,
            address: address.to_string(),
            sha256,
            seal,
            ..self.blank(actor, &version, proposal, &protected)
        };
        change.put(Row::Release(release.clone())).await?;
        let subject = format!("{dataflow} {number}");
        self.commit(change, actor, ("protect_tables", &subject)).await?;
        self.tell_of(self.accounts_with(Role::Approver).await?, NoticeKind::ReleaseProposed, &subject).await?;
        Ok(release)
    }

    fn blank(&self, actor: &Actor, version: &DatasetVersion, proposal: Proposal, protected: &Protected) -> Release {
        Release {
            dataflow: version.dataflow.clone(),
            number: 0,
            version: version.number,
            kind: proposal.kind,
            pack: String::new(),
            address: String::new(),
            sha256: String::new(),
            seal: String::new(),
            hidden: protected.hidden().len() as u64,
            observations: protected.table().len() as u64,
            note: proposal.note,
            proposed_at: self.now(),
            proposed_by: actor.id().to_owned(),
            approved_at: None,
            approved_by: None,
            public_from: None,
            published_at: None,
        }
    }

    /// A version by its number.
    pub(crate) async fn version(&self, dataflow: &str, number: u32) -> Result<DatasetVersion, WorkError> {
        let versions = self.catalog().version_list(dataflow).await?;
        let found = versions.into_iter().find(|version| version.number == number);
        found.ok_or_else(|| Refusal::UnknownVersion(format!("{dataflow} {number}")).into())
    }
}

/// Refuses another proposal beside one that waits, which the person has not seen: whose words hold must not depend on who was
/// faster. One that was approved is stopped first.
pub(super) fn refuse_doubled(waiting: Option<&Release>, seen: Option<u32>) -> Result<(), Refusal> {
    let Some(waiting) = waiting else { return Ok(()) };
    let gives_place = waiting.approved_at.is_none() && seen.is_some_and(|seen| seen >= waiting.number);
    let subject = || format!("{} {}", waiting.dataflow, waiting.number);
    if gives_place { Ok(()) } else { Err(Refusal::AlreadyProposed(subject())) }
}

fn is_same(last: &Release, proposal: &Proposal, sha256: &str) -> bool {
    (last.version, last.kind, &*last.sha256, &last.note) == (proposal.version, proposal.kind, sha256, &proposal.note)
}
