//! The minute of publication: that a release is public is written once, whoever notices first that its time has come.
//!
//! Readers never wait for it: what they may read follows from `Release::state`. What hangs on the event (notices, letters,
//! feeds) hangs on the record `publish_release`.

use jiff::SignedDuration;
use marsad_catalog::Row;
use marsad_model::{NoticeKind, PrereleaseGrant, Release};

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
        let mut change = self.begin().await?;
        let now = self.now();
        let all = change.release_list(release.dataflow.as_str()).await?;
        let found = all.into_iter().find(|one| one.number == release.number && one.is_due(now));
        let Some(found) = found else { return Ok(None) };
        let published = Release { published_at: Some(now), ..found };
        change.put(Row::Release(published.clone())).await?;
        let subject = format!("{} {}", published.dataflow, published.number);
        self.commit(change, actor, ("publish_release", &subject)).await?;
        let is_news = published.public_from.is_some_and(|from| now.duration_since(from) < NEWS);
        if is_news {
            self.tell_of(self.concerned_by_release(&published).await?, NoticeKind::ReleasePublished, &subject).await?;
        }
        Ok(Some(published))
    }

    /// Those who had a part in a release, sent what it is made of, or saw it before.
    async fn concerned_by_release(&self, release: &Release) -> Result<Vec<String>, WorkError> {
        let mut accounts = vec![release.proposed_by.clone()];
        accounts.extend(release.approved_by.clone());
        for id in self.version(release.dataflow.as_str(), release.version).await?.submissions {
            accounts.extend(self.catalog().submission_find(&id).await?.map(|submission| submission.received_by));
        }
        let about = format!("{} {}", release.dataflow, release.number);
        let grants: Vec<PrereleaseGrant> = self.catalog().kept_list(&about).await?;
        accounts.extend(grants.into_iter().map(|grant| grant.account));
        Ok(accounts)
    }
}
