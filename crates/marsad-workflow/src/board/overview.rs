//! The board: who has delivered what, what is late, what contradicts, and what will be public.

use jiff::civil::Date;
use marsad_model::{Release, ReleaseState, Transmission};
use serde::Serialize;

use super::scoring::Scoring;
use super::standing::{AgreementStanding, late};
use crate::authority::Action;
use crate::{Actor, RegisteredContradiction, Work, WorkError};

/// Where everything stands on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Board {
    /// The day, in the country.
    pub day: Date,
    /// Every agreement, in the order of the pack.
    pub agreements: Vec<AgreementStanding>,
    /// What is late, whatever its age; the longest first.
    pub late: Vec<Transmission>,
    /// Contradictions that nobody has answered.
    pub contradictions: Vec<RegisteredContradiction>,
    /// Releases that are not public yet: those with a time, the next first, then those that wait for a second person.
    pub upcoming: Vec<Release>,
}

impl Work {
    /// The board as it is now.
    pub async fn board(&self, actor: &Actor) -> Result<Board, WorkError> {
        actor.may(Action::ReadBoard)?;
        let scoring = Scoring::new(self, None).await?;
        Ok(Board {
            day: scoring.day,
            agreements: scoring.standings(None).await?,
            late: late(&scoring.transmissions),
            contradictions: scoring.contradictions,
            upcoming: upcoming(self).await?,
        })
    }
}

/// Releases that are not public yet. A proposal before a release that was approved is outdated and waits for nobody.
async fn upcoming(work: &Work) -> Result<Vec<Release>, WorkError> {
    let (all, now) = (work.catalog().release_list_all().await?, work.now());
    let is_later = |release: &Release, other: &Release| {
        other.dataflow == release.dataflow && other.number > release.number && other.approved_at.is_some()
    };
    let is_outdated =
        |release: &Release| release.approved_at.is_none() && all.iter().any(|other| is_later(release, other));
    let mut upcoming: Vec<Release> = all
        .iter()
        .filter(|release| release.state(now) != ReleaseState::Public && !is_outdated(release))
        .cloned()
        .collect();
    upcoming.sort_by_key(|release| (release.approved_at.is_none(), release.public_from, release.proposed_at));
    Ok(upcoming)
}
