//! What became of the releases that a balanced release was made of: it goes on saying what they said.

use jiff::Timestamp;
use marsad_model::{Release, ReleaseKind, ReplacedRelease};

use crate::{Work, WorkError};

/// Why a balanced release cannot stay as it is, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BalanceWaits {
    /// Others replaced what it was made of: it can be balanced again.
    Again(Timestamp),
    /// Something that it was made of was withdrawn: it cannot be balanced until that is published anew.
    InputWithdrawn(Timestamp),
}

impl Work {
    /// The releases that a release was made of and that do not stand any more, by dataflow; none where no plan balanced it.
    pub async fn inputs_replaced(&self, release: &Release) -> Result<Vec<ReplacedRelease>, WorkError> {
        let flow = release.dataflow.as_str();
        if !self.pack().is_balanced(flow) {
            return Ok(Vec::new());
        }
        let now = self.now();
        let mut found = Vec::new();
        for input in self.version(flow, release.version).await?.releases {
            let all = self.catalog().release_list(input.dataflow.as_str()).await?;
            let last = all.iter().rfind(|one| one.is_public(now)).filter(|last| last.number != input.number);
            found.extend(last.map(|last| ReplacedRelease {
                input,
                current: (last.kind != ReleaseKind::Withdrawal).then_some(last.number),
                since: last.public_from.unwrap_or_default(),
            }));
        }
        Ok(found)
    }

    /// What the last release of a dataflow waits for, since what it was made of does not stand any more; none where it does.
    pub(crate) async fn balance_waits(&self, releases: &[Release]) -> Result<Option<BalanceWaits>, WorkError> {
        let Some(last) = releases.last().filter(|last| last.kind != ReleaseKind::Withdrawal) else { return Ok(None) };
        let replaced = self.inputs_replaced(last).await?;
        let withdrawn = replaced.iter().filter(|one| one.current.is_none()).map(|one| one.since).min();
        let again = replaced.iter().map(|one| one.since).min();
        Ok(withdrawn.map(BalanceWaits::InputWithdrawn).or(again.map(BalanceWaits::Again)))
    }
}
