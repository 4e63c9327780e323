//! Where each dataflow stands between what was accepted and what is public.

use jiff::Timestamp;
use marsad_model::{Id, Release, ReleaseState};

use crate::authority::Action;
use crate::reads::BalanceWaits;
use crate::{Actor, Work, WorkError};

/// Where the releases of a dataflow stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseStanding {
    /// The dataflow.
    pub dataflow: Id,
    /// Its releases, oldest first, public or not.
    pub releases: Vec<Release>,
    /// Since when something accepted is in none of them.
    pub unreleased_since: Option<Timestamp>,
    /// What the last of them waits for, where what it was balanced from does not stand any more.
    pub balance_waits: Option<BalanceWaits>,
}

impl ReleaseStanding {
    /// The last release, if it waits for its second person or its time.
    pub fn waiting(&self, now: Timestamp) -> Option<&Release> {
        self.releases.last().filter(|last| last.state(now) != ReleaseState::Public)
    }

    /// The last release that is public.
    pub fn public(&self, now: Timestamp) -> Option<&Release> {
        self.releases.iter().rfind(|release| release.is_public(now))
    }
}

impl Work {
    /// Where every dataflow with a plan stands: what waits comes first.
    pub async fn release_standings(&self, actor: &Actor) -> Result<Vec<ReleaseStanding>, WorkError> {
        actor.may(Action::ReadReleases)?;
        let mut found = Vec::new();
        for plan in &self.pack().plans {
            let releases = self.catalog().release_list(plan.dataflow.as_str()).await?;
            let unreleased_since = self.unreleased_since(plan.dataflow.as_str(), releases.last()).await?;
            let balance_waits = self.balance_waits(&releases).await?;
            let dataflow = plan.dataflow.clone();
            found.push(ReleaseStanding { dataflow, releases, unreleased_since, balance_waits });
        }
        let now = self.now();
        let has_news = |one: &ReleaseStanding| one.unreleased_since.is_some() || one.balance_waits.is_some();
        found.sort_by_key(|one| (one.waiting(now).is_none(), !has_news(one)));
        Ok(found)
    }

    /// A release at the desk, with all of its dataflow.
    pub async fn release_at_desk(
        &self,
        actor: &Actor,
        (dataflow, number): (&str, u32),
    ) -> Result<(Release, Vec<Release>), WorkError> {
        actor.may(Action::ReadReleases)?;
        Ok((self.release_numbered(dataflow, number).await?, self.catalog().release_list(dataflow).await?))
    }
}
