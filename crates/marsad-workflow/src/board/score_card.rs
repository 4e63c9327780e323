//! The score card of one institution: what it sees of itself, before anyone speaks of it.

use jiff::civil::Date;
use marsad_model::{ContradictionSide, Id, QualityScore, Transmission, TransmissionState};
use marsad_publish::mean_score;
use serde::Serialize;

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
        let agreements = scoring.standings(Some(&known)).await?;
        let scores: Vec<QualityScore> = agreements.iter().map(|standing| standing.score).collect();
        let is_own = |side: &ContradictionSide| side.providers.contains(&known);
        let (mut transmissions, all) = (scoring.transmissions, scoring.contradictions.into_iter());
        transmissions.retain(|one| scoring.since <= one.due || one.state == TransmissionState::Late);
        transmissions.sort_by(|a, b| (b.due, &a.agreement).cmp(&(a.due, &b.agreement)));
        Ok(ScoreCard {
            day: scoring.day,
            score: mean_score(&scores),
            contradictions: all
                .filter(|one| is_own(&one.contradiction.first) || is_own(&one.contradiction.second))
                .collect(),
            agreements,
            transmissions,
            provider: known,
        })
    }
}
