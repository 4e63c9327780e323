//! The minute of publication: that a release is public is written once, whoever notices first that its time has come.
//!
//! Readers never wait for it: what they may read follows from `Release::state`. What hangs on the event (notices, letters,
//! feeds) hangs on the record `publish_release`: notices are written in its change, so that a server that ends in between
//! leaves both or neither.
//!
//! Nothing is asked again here. What comes to light between approval and minute takes the approval back when it does
//! (`embargo`): once the minute is there readers may have read the release, before any clockwork came to it, and what was public
//! is withdrawn with a reason, never hidden again. Nor would the checklist be the judge: a talk about a submission that anybody
//! begins in the last hour is told to those who decided, and theirs is the word that stops a release.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use marsad_catalog::Row;
use marsad_model::{Notice, NoticeKind, PrereleaseGrant, Release, ReleaseKind};

use crate::calendar::Told;
use crate::{Actor, Refusal, Work, WorkError};

/// Of what became public longer ago nobody is told any more: it was published by a program that did not write it down.
const NEWS: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Work {
    /// Publishes every release whose time has come; for the clockwork of a server. Two servers may do so at once, a beat may
    /// come late or twice, and a clock may go back: each release is published once. One that cannot be is tried again at the
    /// next beat, and keeps no other waiting.
    pub async fn publish_due(&self) -> Result<Vec<Release>, WorkError> {
        let now = self.now();
        let all = self.catalog().release_list_all().await?.into_iter();
        let mut due: Vec<Release> = all.filter(|release| release.is_due(now)).collect();
        due.sort_by(|a, b| (a.public_from, &a.dataflow, a.number).cmp(&(b.public_from, &b.dataflow, b.number)));
        let mut published = Vec::new();
        for release in due {
            match self.publish_as_approved(&release).await {
                Ok(done) => published.extend(done),
                Err(error) => {
                    let (dataflow, number) = (release.dataflow.as_str(), release.number);
                    tracing::error!(dataflow, number, detail = %error, "a release could not be published");
                }
            }
        }
        Ok(published)
    }

    /// Publishes in the name of who approved it: the clock only carries out what they decided.
    async fn publish_as_approved(&self, release: &Release) -> Result<Option<Release>, WorkError> {
        let id = release.approved_by.clone().unwrap_or_default();
        let account = self.catalog().account_find(&id).await?.ok_or(Refusal::UnknownAccount(id))?;
        self.publish(&Actor::new(account, "clockwork"), release).await
    }

    /// Writes that a release is public; none where another was faster. The change holds the lock of the catalog, and the
    /// state is read within it.
    pub(crate) async fn publish(&self, actor: &Actor, release: &Release) -> Result<Option<Release>, WorkError> {
        // Who is told is looked up before the lock is taken, so that nothing waits for itself.
        let notices = self.notices_of_publication(release).await?;
        let mut change = self.begin().await?;
        let now = self.now();
        let all = change.release_list(release.dataflow.as_str()).await?;
        let found = all.into_iter().find(|one| one.number == release.number && one.is_due(now));
        let Some(found) = found else { return Ok(None) };
        let published = Release { published_at: Some(now), ..found };
        change.put(Row::Release(published.clone())).await?;
        for notice in &notices {
            change.fleeting_add(notice).await?;
        }
        self.commit(change, actor, ("publish_release", &named(&published))).await?;
        Ok(Some(published))
    }

    /// What those whom a release concerns are told once it is public; nothing where that is long ago.
    async fn notices_of_publication(&self, release: &Release) -> Result<Vec<Notice>, WorkError> {
        let now = self.now();
        let is_news = release.public_from.is_some_and(|from| now.duration_since(from) < NEWS);
        if !is_news {
            return Ok(Vec::new());
        }
        let told = Told {
            accounts: self.concerned_by_release(release).await?,
            // What was taken back is no news of figures.
            kind: match release.kind {
                ReleaseKind::Withdrawal => NoticeKind::ReleaseWithdrawn,
                ReleaseKind::Regular | ReleaseKind::Correction => NoticeKind::ReleasePublished,
            },
            subject: named(release),
            arguments: BTreeMap::new(),
        };
        self.notices_of(told).await
    }

    /// Those who had a part in a release, sent what it is made of, or saw it before.
    async fn concerned_by_release(&self, release: &Release) -> Result<Vec<String>, WorkError> {
        let mut accounts = vec![release.proposed_by.clone()];
        accounts.extend(release.approved_by.clone());
        for id in self.version(release.dataflow.as_str(), release.version).await?.submissions {
            accounts.extend(self.catalog().submission_find(&id).await?.map(|submission| submission.received_by));
        }
        let grants: Vec<PrereleaseGrant> = self.catalog().kept_list(&named(release)).await?;
        accounts.extend(grants.into_iter().map(|grant| grant.account));
        Ok(accounts)
    }
}

/// What names a release in the trail and in notices.
pub(super) fn named(release: &Release) -> String {
    format!("{} {}", release.dataflow, release.number)
}
