//! Score cards are made once a month, and each is its institution's alone for some days, or until it answers. Nobody else
//! sees a score that the institution has not had the time to look at: what others see is the last card that is open.

use jiff::ToSpan as _;
use jiff::civil::Date;
use marsad_catalog::Row;
use marsad_model::{AccountState, Id, IssuedScore, IssuedScoreCard, LetterKind, NoticeKind};

use super::scoring::Scoring;
use super::standing::AgreementStanding;
use crate::accounts::letter;
use crate::authority::Action;
use crate::calendar::Told;
use crate::memory::clockwork;
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// The cards of one institution that matter now.
#[derive(Clone, Debug, Default)]
pub(super) struct Cards {
    /// The last that was made.
    pub last: Option<IssuedScoreCard>,
    /// The last that others may see.
    pub open: Option<IssuedScoreCard>,
}

impl Work {
    /// Makes the cards of the month that is over, of every institution with an agreement that has none yet, and tells each
    /// institution of its own; says how many were made. For the clockwork.
    pub async fn issue_score_cards(&self) -> Result<u32, WorkError> {
        let period = month_over(self.today());
        let missing = self.without_card(&period).await?;
        if missing.is_empty() {
            return Ok(0);
        }
        let standings = Scoring::on(self, None, self.card_day().await?).await?.standings(None).await?;
        let mut change = self.begin().await?;
        let mut made = Vec::new();
        for provider in missing {
            // Another server may have been faster.
            let id = IssuedScoreCard::id_of(&provider, &period);
            if change.kept_find::<IssuedScoreCard>(&id).await?.is_none() {
                let card = self.card(&provider, &period, &standings);
                change.put(Row::IssuedScoreCard(card.clone())).await?;
                made.push(card);
            }
        }
        if made.is_empty() {
            return Ok(0);
        }
        self.commit(change, &clockwork(self), ("issue_score_cards", &period)).await?;
        for card in made.iter().filter(|card| says_something(card)) {
            self.tell_of_card(card).await?;
        }
        Ok(made.len() as u32)
    }

    /// The institution takes notice of its last card, or says what is wrong with it; from then on others see the card, with
    /// what was said.
    pub async fn answer_score_card(
        &self,
        actor: &Actor,
        provider: &str,
        comment: &str,
    ) -> Result<IssuedScoreCard, WorkError> {
        actor.may(Action::AnswerScore)?;
        let foreign = || Refusal::NotYourInstitution(provider.to_owned());
        let known = self.pack().provider(provider).map(|known| known.id.clone()).ok_or_else(foreign)?;
        actor.may_for(Action::AnswerScore, &known)?;
        let mut change = self.begin().await?;
        let last = change.kept_list::<IssuedScoreCard>(known.as_str()).await?.pop();
        let waits = last.filter(|card| card.answered_at.is_none());
        let card = waits.ok_or_else(|| Refusal::NoCardWaits(known.to_string()))?;
        let answered = IssuedScoreCard {
            answered_at: Some(self.now()),
            answered_by: Some(actor.id().to_owned()),
            comment: comment.trim().to_owned(),
            ..card
        };
        change.put(Row::IssuedScoreCard(answered.clone())).await?;
        self.commit(change, actor, ("answer_score_card", &answered.id)).await?;
        Ok(answered)
    }

    /// The cards of an institution that matter now.
    pub(super) async fn cards_of(&self, provider: &Id) -> Result<Cards, WorkError> {
        let now = self.now();
        let all = self.catalog().kept_list::<IssuedScoreCard>(provider.as_str()).await?;
        let open = all.iter().rfind(|card| card.is_open(now)).cloned();
        Ok(Cards { last: all.last().cloned(), open })
    }

    /// The day on whose end a card counts: the last of the month that is over. A house that began later has nothing of that
    /// month: its first cards say what is there on the day.
    async fn card_day(&self) -> Result<Date, WorkError> {
        let (today, began) = (self.today(), self.house_began().await?);
        let last = today.first_of_month().saturating_sub(1.day());
        Ok(if began <= last { last } else { today })
    }

    /// The institutions with an agreement that have no card of a month, in the order of the pack.
    async fn without_card(&self, period: &str) -> Result<Vec<Id>, WorkError> {
        let mut missing = Vec::new();
        for provider in &self.pack().providers {
            let sends = self.pack().agreements.iter().any(|agreement| agreement.provider == provider.id);
            let id = IssuedScoreCard::id_of(&provider.id, period);
            if sends && self.catalog().kept_find::<IssuedScoreCard>(&id).await?.is_none() {
                missing.push(provider.id.clone());
            }
        }
        Ok(missing)
    }

    fn card(&self, provider: &Id, period: &str, standings: &[AgreementStanding]) -> IssuedScoreCard {
        let made_at = self.now();
        let own = standings.iter().filter(|standing| standing.provider == *provider);
        let score = |standing: &AgreementStanding| IssuedScore {
            agreement: standing.agreement.clone(),
            score: standing.score,
            basis: standing.basis,
        };
        IssuedScoreCard {
            id: IssuedScoreCard::id_of(provider, period),
            provider: provider.clone(),
            period: period.to_owned(),
            made_at,
            open_from: later(made_at, i64::from(self.pack().head.score_card_days) * DAY_SECONDS),
            scores: own.map(score).collect(),
            answered_at: None,
            answered_by: None,
            comment: String::new(),
        }
    }

    /// Tells the people of the institution that their card is there: a notice and a letter to each.
    async fn tell_of_card(&self, card: &IssuedScoreCard) -> Result<(), WorkError> {
        let all = self.catalog().account_list().await?.into_iter();
        let own = all.filter(|one| one.provider == card.provider && one.role.is_of_institution());
        let accounts: Vec<String> =
            own.filter(|one| one.state == AccountState::Active).map(|account| account.id).collect();
        let mut brief = self.catalog.writer().brief().await?;
        for account in &accounts {
            let subject = [("subject", card.provider.as_str())];
            brief.add(&letter(account, LetterKind::ScoreCardMade, subject, self.now())).await?;
        }
        brief.commit().await?;
        let values = [("period", card.period.clone()), ("provider", card.provider.to_string())];
        let arguments = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let subject = card.provider.to_string();
        self.tell(Told { accounts, kind: NoticeKind::ScoreCardMade, subject, arguments }).await
    }
}

/// Whether anything can be said on a card: nobody is told of a blank one.
fn says_something(card: &IssuedScoreCard) -> bool {
    card.scores.iter().any(|one| one.score.total.is_some())
}

/// The month before that of a day, such as `2025-05`.
fn month_over(today: Date) -> String {
    today.first_of_month().saturating_sub(1.day()).strftime("%Y-%m").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::month_over;

    #[test]
    fn the_month_that_is_over_is_the_one_before_that_of_the_day() {
        assert_eq!(month_over(date(2025, 6, 1)), "2025-05");
        assert_eq!(month_over(date(2026, 1, 31)), "2025-12");
        assert_eq!(month_over(date(2024, 3, 31)), "2024-02");
    }
}
