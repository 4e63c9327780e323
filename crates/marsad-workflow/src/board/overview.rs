//! The board: who has delivered what, what is late, what contradicts, and what will be public.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use marsad_model::{Id, Release, ReleaseState, Transmission};
use serde::Serialize;

use super::issued_cards::Cards;
use super::scoring::Scoring;
use super::standing::{AgreementStanding, late};
use crate::authority::Action;
use crate::{Actor, RegisteredContradiction, Work, WorkError};

/// Where everything stands on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Board {
    /// The day, in the country.
    pub day: Date,
    /// Every agreement, in the order of the pack, with the score of the last card that its institution has seen first.
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
            agreements: self.shown_to_others(scoring.places(None)).await?,
            late: late(&scoring.transmissions),
            contradictions: scoring.contradictions,
            upcoming: upcoming(self).await?,
        })
    }
}

impl Work {
    /// Agreements with the scores of the last cards that are open.
    async fn shown_to_others(&self, places: Vec<AgreementStanding>) -> Result<Vec<AgreementStanding>, WorkError> {
        let providers: BTreeSet<Id> = places.iter().map(|place| place.provider.clone()).collect();
        let mut cards: BTreeMap<Id, Cards> = BTreeMap::new();
        for provider in providers {
            let found = self.cards_of(&provider).await?;
            cards.insert(provider, found);
        }
        let shown = |place: AgreementStanding| {
            let open = cards.get(&place.provider).and_then(|found| found.open.as_ref());
            place.shown_to_others(open)
        };
        Ok(places.into_iter().map(shown).collect())
    }
}

/// Releases that are not public yet. A proposal whose place a later release took waits for nobody.
async fn upcoming(work: &Work) -> Result<Vec<Release>, WorkError> {
    let (all, now) = (work.catalog().release_list_all().await?, work.now());
    let mut upcoming: Vec<Release> = all
        .iter()
        .filter(|release| release.state(now) != ReleaseState::Public && !release.is_outdated(&all))
        .cloned()
        .collect();
    upcoming.sort_by_key(|release| (release.approved_at.is_none(), release.public_from, release.proposed_at));
    Ok(upcoming)
}
