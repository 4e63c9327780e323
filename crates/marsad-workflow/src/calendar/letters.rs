//! Letters that wait for the post of a door. A letter is lent to one door for a while, so that two of them do not send it
//! twice; what a door takes with it when it dies is lent again.

use jiff::Timestamp;
use marsad_model::{AccountState, Channel, Letter, LetterKind};

use crate::accounts::ADDRESS;
use crate::work::later;
use crate::{Work, WorkError};

/// How long a letter is lent to a door.
const LENT_SECONDS: i64 = 10 * 60;
/// How long a door waits after the first failure; twice as long after each further one.
const WAIT_SECONDS: i64 = 60;
/// It waits no longer.
const WAIT_SECONDS_MAX: i64 = 6 * 60 * 60;
/// After so many tries a letter is left alone: about two days.
const TRIES_MAX: u32 = 15;
/// How long it is known that a letter was sent.
const SENT_SECONDS: i64 = 7 * 24 * 60 * 60;

impl Work {
    /// Letters of a channel that are to be sent now, the oldest first and no more than so many, each with the address or the
    /// number of its person. Letters to nobody, or to who has none, are forgotten, and so are those whose link was used or is
    /// too old.
    pub async fn letters_due(&self, channel: Channel, most: u32) -> Result<Vec<(Letter, String)>, WorkError> {
        let now = self.now();
        let mut waiting = self.catalog.fleeting_all::<Letter>().await?;
        waiting.retain(|letter| letter.kind.channel() == channel && is_due(letter, now));
        waiting.sort_by(|a, b| (a.due_at, &a.id).cmp(&(b.due_at, &b.id)));
        waiting.truncate(most as usize);
        // Addresses are looked up before the lock is taken, so that nothing waits for itself.
        let mut addressed = Vec::new();
        for letter in waiting {
            let address = self.address(&letter).await?;
            addressed.push((letter.id, address));
        }
        if addressed.is_empty() {
            return Ok(Vec::new());
        }
        let mut brief = self.catalog.writer().brief().await?;
        let mut found = Vec::new();
        for (id, address) in addressed {
            let known = brief.find::<Letter>(&id).await?.filter(|letter| is_due(letter, now));
            match (known, address) {
                (Some(letter), Some(address)) => {
                    let lent = Letter { due_at: later(now, LENT_SECONDS), tries: letter.tries + 1, ..letter };
                    brief.put(&lent).await?;
                    found.push((lent, address));
                }
                (Some(letter), None) => brief.delete::<Letter>(&letter.id).await?,
                (None, _) => {}
            }
        }
        brief.commit().await?;
        Ok(found)
    }

    /// Where a letter goes: to the address that it names, else to that of its account, by SMS to its number; none where there
    /// is no such person, or no address.
    async fn address(&self, letter: &Letter) -> Result<Option<String>, WorkError> {
        if letter.kind.channel() == Channel::Sms {
            return self.number_for(letter).await;
        }
        if letter.kind == LetterKind::EmailChanged {
            return Ok(letter.arguments.get(ADDRESS).cloned());
        }
        let account = letter.account.as_str();
        let known = self.catalog().account_find(account).await?;
        if known.is_none_or(|account| account.state == AccountState::Closed || account.email_mark.is_empty()) {
            return Ok(None);
        }
        if self.is_spent(letter).await? {
            return Ok(None);
        }
        let secret = self.catalog.writer().account_secret_find(account).await?;
        Ok(secret.map(|secret| secret.email).filter(|email| !email.is_empty()))
    }

    /// Whether a letter brings a link that leads nowhere any more.
    async fn is_spent(&self, letter: &Letter) -> Result<bool, WorkError> {
        if !matches!(letter.kind, LetterKind::Invitation | LetterKind::Reset) {
            return Ok(false);
        }
        let link = letter.arguments.get("link").map_or("", String::as_str);
        match self.linked_account(link).await {
            Ok(_) => Ok(false),
            Err(WorkError::Refused(_)) => Ok(true),
            Err(other) => Err(other),
        }
    }

    /// Notes that a letter was sent, or why it could not be. What was sent keeps no words: a link is a secret.
    pub async fn letter_sent(&self, id: &str, sent: Result<(), String>) -> Result<(), WorkError> {
        let now = self.now();
        let mut brief = self.catalog.writer().brief().await?;
        if let Some(letter) = brief.find::<Letter>(id).await? {
            brief.put(&after(letter, sent, now)).await?;
        }
        Ok(brief.commit().await?)
    }
}

fn is_due(letter: &Letter, now: Timestamp) -> bool {
    letter.sent_at.is_none() && letter.due_at <= now && now < letter.until && letter.tries < TRIES_MAX
}

/// A letter after it was tried.
fn after(mut letter: Letter, sent: Result<(), String>, now: Timestamp) -> Letter {
    match sent {
        Ok(()) => {
            letter.sent_at = Some(now);
            letter.failure = String::new();
            letter.until = later(now, SENT_SECONDS);
            letter.arguments.clear();
        }
        Err(failure) => {
            letter.due_at = later(now, waits(letter.tries));
            letter.failure = failure;
            if letter.tries >= TRIES_MAX {
                letter.arguments.clear();
            }
        }
    }
    letter
}

/// How long a door waits after so many tries, in seconds.
fn waits(tries: u32) -> i64 {
    let doubled = 2_i64.saturating_pow(tries.saturating_sub(1));
    WAIT_SECONDS.saturating_mul(doubled).min(WAIT_SECONDS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_fails_waits_longer_each_time_and_six_hours_at_most() {
        assert_eq!([1, 2, 3, 9, 10, 99].map(waits), [60, 120, 240, 15_360, 21_600, 21_600]);
    }
}
