//! A release of which the public was told a minute, and what became of that minute.

use jiff::Timestamp;
use serde::Serialize;

use crate::worded::worded;
use crate::{EmbargoChange, LocalText, Release, ReleaseState};

worded! {
    /// What became of a minute that was announced.
    AnnouncedState {
        /// The release becomes public at its minute.
        Announced = "announced",
        /// Its approval was taken back before the minute; no other minute is known yet.
        Postponed = "postponed",
        /// Its approval was taken back, and a later release took its place.
        Cancelled = "cancelled",
        /// It is public.
        Published = "published",
    }
}

/// How a minute was changed after it was announced, without the people of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnouncedChange {
    /// When it was changed.
    pub at: Timestamp,
    /// The minute that had been announced.
    pub from: Timestamp,
    /// The minute that took its place; none where the release was taken back.
    pub to: Option<Timestamp>,
    /// Why, in every language; none where readers were not told.
    pub reason: Option<LocalText>,
}

/// A release of which the public was told a minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnouncedRelease {
    /// The release.
    pub release: Release,
    /// What became of it.
    pub state: AnnouncedState,
    /// The minute that was announced last.
    pub minute: Timestamp,
    /// What was changed of the minute, oldest first.
    pub changes: Vec<AnnouncedChange>,
}

impl AnnouncedRelease {
    /// What the public was told of a release by `now`; none where it was told nothing. `all` are the releases of its
    /// dataflow, `changes` those of this release, oldest first.
    pub fn of(release: &Release, (all, changes): (&[Release], &[EmbargoChange]), now: Timestamp) -> Option<Self> {
        let state = match release.state(now) {
            ReleaseState::Public => AnnouncedState::Published,
            ReleaseState::Embargoed => AnnouncedState::Announced,
            ReleaseState::Proposed if release.is_outdated(all) => AnnouncedState::Cancelled,
            ReleaseState::Proposed => AnnouncedState::Postponed,
        };
        // A proposal was announced only where its approval was taken back later.
        let minute = release.public_from.or_else(|| changes.last().map(|last| last.from))?;
        let told = |change: &EmbargoChange| AnnouncedChange {
            at: change.at,
            from: change.from,
            to: change.to,
            reason: change.told.clone(),
        };
        Some(Self { release: release.clone(), state, minute, changes: changes.iter().map(told).collect() })
    }

    /// Whether it does not come at the minute that was announced.
    pub const fn is_off(&self) -> bool {
        matches!(self.state, AnnouncedState::Postponed | AnnouncedState::Cancelled)
    }

    /// How often what was announced has changed: by a move, by being taken back, and by being announced again.
    pub fn revision(&self) -> u32 {
        let taken_back = self.changes.iter().filter(|change| change.to.is_none()).count() as u32;
        let again = if self.is_off() { taken_back.saturating_sub(1) } else { taken_back };
        self.changes.len() as u32 + again
    }

    /// When the public was last told something new of it.
    pub fn told_at(&self) -> Timestamp {
        let published = (self.state == AnnouncedState::Published).then_some(self.minute);
        let changed = self.changes.last().map(|change| change.at);
        let moments = [self.release.approved_at, published, changed];
        moments.into_iter().flatten().max().unwrap_or(self.minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReleaseReference;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn release(number: u32, public_from: Option<i64>) -> Release {
        Release { number, version: number, ..crate::release::tests::release(public_from, None) }
    }

    fn change(number: u32, from: i64, to: Option<i64>) -> EmbargoChange {
        EmbargoChange {
            release: ReleaseReference { dataflow: "DF".parse().unwrap(), number: 1 },
            number,
            from: at(from),
            to: to.map(at),
            reason: String::new(),
            told: LocalText::new("عطلة", "un jour férié", "a holiday").ok(),
            approved_by: "approver".to_owned(),
            by: "director".to_owned(),
            at: at(10 + i64::from(number)),
        }
    }

    #[test]
    fn what_was_announced_stays_told_whatever_becomes_of_it() {
        let told = |releases: &[Release], changes: &[EmbargoChange], now: i64| {
            let found = AnnouncedRelease::of(releases.first().unwrap(), (releases, changes), at(now));
            found.map(|found| (found.state, found.minute, found.revision()))
        };
        let (moved, stopped) = (change(1, 100, Some(200)), change(2, 200, None));
        let (planned, proposed) = (release(1, Some(200)), release(1, None));
        let both = [moved.clone(), stopped];
        assert_eq!(told(std::slice::from_ref(&proposed), &[], 50), None, "a proposal is nobody's but the desk's");
        let announced = Some((AnnouncedState::Announced, at(200), 1));
        assert_eq!(told(std::slice::from_ref(&planned), std::slice::from_ref(&moved), 150), announced);
        let postponed = Some((AnnouncedState::Postponed, at(200), 2));
        assert_eq!(told(std::slice::from_ref(&proposed), &both, 150), postponed);
        let cancelled = Some((AnnouncedState::Cancelled, at(200), 2));
        assert_eq!(told(&[proposed, release(2, Some(300))], &both, 150), cancelled);
        let again = Some((AnnouncedState::Published, at(400), 3));
        assert_eq!(told(&[release(1, Some(400))], &both, 400), again);
    }

    #[test]
    fn the_last_that_readers_were_told_is_the_latest_of_all() {
        let told = |public_from: i64, now: i64| {
            let (all, changes) = ([release(1, Some(public_from))], [change(1, 100, Some(public_from))]);
            AnnouncedRelease::of(all.first().unwrap(), (&all, &changes), at(now)).unwrap().told_at()
        };
        assert_eq!([told(200, 150), told(200, 250)], [at(11), at(200)]);
    }
}
