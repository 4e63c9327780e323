//! What the public was told of releases: their minutes, how these were moved, and what was taken back.

use std::collections::BTreeMap;

use marsad_model::{AnnouncedRelease, EmbargoChange, Release, ReleaseReference};

use crate::{Work, WorkError};

impl Work {
    /// Every release of which the public was told a minute, with what became of it.
    pub async fn announced_releases(&self) -> Result<Vec<AnnouncedRelease>, WorkError> {
        let now = self.now();
        let releases = self.catalog().release_list_all().await?;
        let mut changes: BTreeMap<ReleaseReference, Vec<EmbargoChange>> = BTreeMap::new();
        for change in self.catalog().kept_all::<EmbargoChange>().await? {
            changes.entry(change.release.clone()).or_default().push(change);
        }
        let told = |release: &Release| {
            let own = changes.get(&release.reference()).map_or(&[][..], Vec::as_slice);
            AnnouncedRelease::of(release, (&releases, own), now)
        };
        Ok(releases.iter().filter_map(told).collect())
    }
}
