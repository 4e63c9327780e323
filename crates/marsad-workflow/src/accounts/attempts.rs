//! Attempts to sign in, counted before they are judged, so that many at once are counted too.
//!
//! After five failures in a row of one account everyone waits half a minute, and twice as long after each further one, up
//! to a quarter of an hour. A network has fifty, because an office has one address. An account that does not exist is
//! counted like one that does.

use jiff::Timestamp;
use marsad_model::{Attempts, LetterKind};

use super::letters::letter;
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

/// So many failures of an account are free.
const ACCOUNT_FREE: u32 = 5;
/// So many failures of a network are free.
const NETWORK_FREE: u32 = 50;
/// The first time of waiting; each further one is twice as long.
const WAIT_SECONDS: i64 = 30;
/// Nobody waits longer.
const WAIT_SECONDS_MAX: i64 = 15 * 60;
/// After so long without an attempt the count starts anew.
const FORGOTTEN_SECONDS: i64 = 60 * 60;

/// Who is counted, and how many failures are free.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    subject: String,
    free: u32,
}

impl Counted {
    pub(super) fn account(id: &str) -> Self {
        // An identifier that is too long to be one is counted by its beginning.
        Self { subject: format!("account {}", id.chars().take(80).collect::<String>()), free: ACCOUNT_FREE }
    }

    pub(super) fn network(network: &str) -> Self {
        Self { subject: format!("network {network}"), free: NETWORK_FREE }
    }
}

impl Work {
    /// Does what needs a secret of an account, and counts it as a failure unless it succeeds.
    pub(super) async fn counting_failures<T>(
        &self,
        account: &str,
        attempt: impl Future<Output = Result<T, WorkError>>,
    ) -> Result<T, WorkError> {
        let counted = [Counted::account(account)];
        self.count_attempt(&counted).await?;
        let done = attempt.await?;
        self.forgive_attempt(&counted).await?;
        Ok(done)
    }

    /// Counts an attempt for each, or refuses where one must wait.
    pub(super) async fn count_attempt(&self, all: &[Counted]) -> Result<(), WorkError> {
        let now = self.now();
        let mut brief = self.catalog.writer().brief().await?;
        for counted in all {
            let known = brief.find::<Attempts>(&counted.subject).await?.filter(|known| now < known.until);
            if let Some(until) = known.as_ref().and_then(|known| known.blocked_until).filter(|until| now < *until) {
                let seconds = (until.as_second() - now.as_second()).max(1);
                return Err(Refusal::TooManyAttempts(seconds.to_string()).into());
            }
            brief.put(&counted_once_more(counted, known.as_ref(), now)).await?;
        }
        Ok(brief.commit().await?)
    }

    /// Takes an attempt back that succeeded: an account starts anew, a network has one less.
    pub(super) async fn forgive_attempt(&self, all: &[Counted]) -> Result<(), WorkError> {
        let mut brief = self.catalog.writer().brief().await?;
        for counted in all {
            match brief.find::<Attempts>(&counted.subject).await? {
                Some(known) if counted.free == NETWORK_FREE && known.failures > 1 => {
                    let failures = known.failures - 1;
                    let blocked_until = known.blocked_until.filter(|_| failures >= counted.free);
                    brief.put(&Attempts { failures, blocked_until, ..known }).await?;
                }
                Some(_) => brief.delete::<Attempts>(&counted.subject).await?,
                None => {}
            }
        }
        Ok(brief.commit().await?)
    }

    /// Tells the person behind an account, and the audit trail, that others must wait now: once for each row of failures.
    pub(super) async fn tell_blocked(&self, account: &str, origin: &str) -> Result<(), WorkError> {
        let known = self.catalog.fleeting_find::<Attempts>(&Counted::account(account).subject).await?;
        let is_first = known.is_some_and(|known| known.failures == ACCOUNT_FREE);
        let found = self.catalog().account_find(account).await?;
        if let Some(found) = found.filter(|_| is_first) {
            let mut change = self.begin().await?;
            change.fleeting_put(&letter(account, LetterKind::Locked, [], self.now())).await?;
            self.commit(change, &Actor::new(found, origin), ("block_sign_in", account)).await?;
        }
        Ok(())
    }
}

fn counted_once_more(counted: &Counted, known: Option<&Attempts>, now: Timestamp) -> Attempts {
    let failures = known.map_or(0, |known| known.failures).saturating_add(1);
    let blocked_until = failures.checked_sub(counted.free).map(|beyond| later(now, wait_seconds(beyond)));
    Attempts {
        subject: counted.subject.clone(),
        failures,
        last_at: now,
        blocked_until,
        until: later(now, FORGOTTEN_SECONDS),
    }
}

/// How long everyone waits after so many failures beyond the last free one.
fn wait_seconds(beyond: u32) -> i64 {
    WAIT_SECONDS.checked_shl(beyond.min(10)).map_or(WAIT_SECONDS_MAX, |seconds| seconds.min(WAIT_SECONDS_MAX))
}

#[cfg(test)]
mod tests {
    use super::wait_seconds;

    #[test]
    fn waiting_doubles_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = [0, 1, 2, 3, 4, 5, 100].into_iter().map(wait_seconds).collect();
        assert_eq!(waits, [30, 60, 120, 240, 480, 900, 900]);
    }
}
