//! The score card of one institution: what it sees of itself on the day, before anyone speaks of it, and what others see of
//! it once a card is open.

use jiff::Timestamp;
use jiff::civil::Date;
use marsad_model::{ContradictionSide, Id, IssuedScoreCard, QualityScore, Transmission, TransmissionState};
use marsad_publish::mean_score;
use serde::Serialize;

use super::issued_cards::Cards;
use super::scoring::Scoring;
use super::standing::AgreementStanding;
use crate::authority::Action;
use crate::{Actor, Refusal, RegisteredContradiction, Work, WorkError};

/// Where the agreements of one institution stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScoreCard {
    /// The institution.
    pub provider: Id,
    /// The day, in the country.
    pub day: Date,
    /// Whether the reader is of the institution: its scores are counted on the day. To others they are those of `issued`.
    pub is_own: bool,
    /// The last card that was made at the end of a month; for others than the institution, the last that is open.
    pub issued: Option<IssuedScoreCard>,
    /// Until when the last card that was made is the institution's alone; none where others see it.
    pub alone_until: Option<Timestamp>,
    /// The mean over its agreements.
    pub score: QualityScore,
    /// Each agreement.
    pub agreements: Vec<AgreementStanding>,
    /// Every period of the time looked at and whatever is late, the last first.
    pub transmissions: Vec<Transmission>,
    /// Contradictions in which one of its numbers stands and that nobody has answered.
    pub contradictions: Vec<RegisteredContradiction>,
}

impl Work {
    /// The score card of an institution. One that is not there is refused as one that is another's.
    pub async fn score_card(&self, actor: &Actor, provider: &str) -> Result<ScoreCard, WorkError> {
        let foreign = || Refusal::NotYourInstitution(provider.to_owned());
        actor.may(Action::ReadScore)?;
        let known = self.pack().provider(provider).map(|known| known.id.clone()).ok_or_else(foreign)?;
        actor.may_for(Action::ReadScore, &known)?;
        let scoring = Scoring::new(self, Some(&known)).await?;
        let is_own = actor.acting().provider == known;
        let Cards { last, open } = self.cards_of(&known).await?;
        let alone_until = last.as_ref().filter(|card| !card.is_open(self.now())).map(|card| card.open_from);
        let agreements = if is_own {
            scoring.standings(Some(&known)).await?
        } else {
            let places = scoring.places(Some(&known)).into_iter();
            places.map(|place| place.shown_to_others(open.as_ref())).collect()
        };
        let scores: Vec<QualityScore> = agreements.iter().map(|standing| standing.score).collect();
        let names_them = |side: &ContradictionSide| side.providers.contains(&known);
        let (mut transmissions, all) = (scoring.transmissions, scoring.contradictions.into_iter());
        transmissions.retain(|one| scoring.since <= one.due || one.state == TransmissionState::Late);
        transmissions.sort_by(|a, b| (b.due, &a.agreement).cmp(&(a.due, &b.agreement)));
        Ok(ScoreCard {
            day: scoring.day,
            is_own,
            issued: if is_own { last } else { open },
            alone_until,
            score: mean_score(&scores),
            contradictions: all
                .filter(|one| names_them(&one.contradiction.first) || names_them(&one.contradiction.second))
                .collect(),
            agreements,
            transmissions,
            provider: known,
        })
    }
}
