//! Sessions: a person signed in on one device, until they leave, are away for an hour, or have been there for half a day.

use jiff::Timestamp;
use marsad_model::{Account, AccountState, Session, SessionStage};

use super::attempts::Counted;
use super::secret::{mark, secret};
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

/// A session ends at the latest after so long.
const WHOLE_SECONDS: i64 = 12 * 60 * 60;
/// A session of which nothing was heard for so long ends.
const IDLE_SECONDS: i64 = 60 * 60;
/// So long a person has for the second factor.
const HALF_SECONDS: i64 = 5 * 60;
/// When a session was last used is written no more often.
const SEEN_SECONDS: i64 = 60;
/// What a device says of itself is kept up to here.
const AGENT_CHARACTERS_MAX: usize = 200;

/// Who a person says they are.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The account.
    pub account: String,
    /// The password.
    pub password: String,
}

/// From where a person comes.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The door and the network, as the audit trail writes it.
    pub origin: String,
    /// The network alone, by which attempts are counted.
    pub network: String,
    /// What the device says it is.
    pub agent: String,
}

/// A session that has begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// What the device keeps; the catalog has its hash.
    pub secret: String,
    /// Whether the person is signed in, or has to give a code first.
    pub is_whole: bool,
}

impl Work {
    /// Begins a session by account and password.
    pub async fn begin_session(&self, credentials: Credentials, visitor: &Visitor) -> Result<Begun, WorkError> {
        let id = &credentials.account;
        let counted = [Counted::account(id), Counted::network(&visitor.network)];
        self.count_attempt(&counted).await?;
        let known = self.known_actor(id, (&credentials.password, &visitor.origin)).await;
        let is_refused = matches!(known, Err(WorkError::Refused(_)));
        if is_refused {
            self.tell_blocked(id, &visitor.origin).await?;
        }
        let actor = known?;
        self.forgive_attempt(&counted).await?;
        if actor.account().has_one_time_password {
            return Err(Refusal::OneTimePassword(id.clone()).into());
        }
        let stage = if actor.account().has_second_factor() { SessionStage::Password } else { SessionStage::Whole };
        self.put_session(&actor, (stage, "sign_in"), visitor).await
    }

    /// Completes a session with a code; the device gets another secret.
    pub async fn finish_session(&self, half: &str, code: &str, visitor: &Visitor) -> Result<Begun, WorkError> {
        let gone = || Refusal::LinkSpent(String::new());
        let found = self.catalog.fleeting_find::<Session>(&mark(half)).await?;
        let session = found.filter(|s| s.stage == SessionStage::Password && self.now() < s.until).ok_or_else(gone)?;
        let account = self.session_account(&session).await?.ok_or_else(gone)?;
        self.counting_failures(
            &format!("code {}", account.id),
            self.check_second_factor(&account, (code, &visitor.origin)),
        )
        .await?;
        let mut brief = self.catalog.writer().brief().await?;
        brief.delete::<Session>(&session.mark).await?;
        brief.commit().await?;
        self.put_session(&Actor::new(account, &visitor.origin), (SessionStage::Whole, "sign_in"), visitor).await
    }

    /// Begins a session for a person who is known; one that is whole is an audit record.
    pub(super) async fn put_session(
        &self,
        actor: &Actor,
        (stage, action): (SessionStage, &str),
        visitor: &Visitor,
    ) -> Result<Begun, WorkError> {
        let (secret, now, account) = (secret(), self.now(), actor.account());
        let is_whole = stage == SessionStage::Whole;
        let session = Session {
            mark: mark(&secret),
            account: account.id.clone(),
            stage,
            password_mark: account.password_mark.clone(),
            made_at: now,
            seen_at: now,
            until: later(now, if is_whole { WHOLE_SECONDS } else { HALF_SECONDS }),
            origin: visitor.origin.clone(),
            agent: visitor.agent.chars().take(AGENT_CHARACTERS_MAX).collect(),
            stands_for: None,
        };
        if is_whole {
            let mut change = self.begin().await?;
            change.fleeting_put(&session).await?;
            self.commit(change, actor, (action, &account.id)).await?;
        } else {
            let mut brief = self.catalog.writer().brief().await?;
            brief.put(&session).await?;
            brief.commit().await?;
        }
        Ok(Begun { secret, is_whole })
    }

    /// The person whose device knows this secret, and the session; none where it has ended.
    pub async fn session_actor(&self, secret: &str, origin: &str) -> Result<Option<(Actor, Session)>, WorkError> {
        let now = self.now();
        let found = self.catalog.fleeting_find::<Session>(&mark(secret)).await?;
        let Some(session) = found.filter(|session| is_alive(session, now)) else { return Ok(None) };
        let Some(account) = self.session_account(&session).await? else { return Ok(None) };
        if later(session.seen_at, SEEN_SECONDS) <= now {
            self.see_session(&session, now).await?;
        }
        let actor = Actor::new(account, origin);
        let Some(away) = &session.stands_for else { return Ok(Some((actor, session))) };
        let stood_for = self.stood_for(&actor, away).await?;
        Ok(Some((stood_for.map_or(actor.clone(), |account| actor.standing_for(account)), session)))
    }

    /// The account of a session, if the session still stands for it.
    async fn session_account(&self, session: &Session) -> Result<Option<Account>, WorkError> {
        let account = self.catalog().account_find(&session.account).await?;
        let fits = |account: &Account| {
            account.state == AccountState::Active
                && account.password_mark == session.password_mark
                && !account.has_one_time_password
        };
        Ok(account.filter(fits))
    }

    async fn see_session(&self, session: &Session, now: Timestamp) -> Result<(), WorkError> {
        let mut brief = self.catalog.writer().brief().await?;
        // A session that was ended meanwhile must not come back.
        brief.renew((session, &Session { seen_at: now, ..session.clone() })).await?;
        Ok(brief.commit().await?)
    }

    /// Ends a session of a person, for good: a row that comes back is told by verification.
    pub async fn end_session(&self, actor: &Actor, secret: &str) -> Result<(), WorkError> {
        let mut change = self.begin().await?;
        change.fleeting_delete::<Session>(&mark(secret)).await?;
        self.commit(change, actor, ("sign_out", actor.id())).await
    }

    /// The sessions of a person, newest first.
    pub async fn sessions_of(&self, actor: &Actor) -> Result<Vec<Session>, WorkError> {
        let now = self.now();
        let mut sessions = self.catalog.fleeting_list::<Session>(actor.id()).await?;
        sessions.retain(|session| is_alive(session, now));
        sessions.sort_by_key(|session| std::cmp::Reverse(session.made_at));
        Ok(sessions)
    }

    /// Ends every session of a person.
    pub async fn end_sessions_of(&self, actor: &Actor) -> Result<(), WorkError> {
        let mut change = self.begin().await?;
        change.fleeting_forget::<Session>(actor.id(), |_| true).await?;
        self.commit(change, actor, ("end_sessions", actor.id())).await
    }

    /// Lets the person of a session stand in for another, or for nobody.
    pub async fn stand_for(&self, actor: &Actor, (secret, away): (&str, Option<&str>)) -> Result<(), WorkError> {
        if let Some(away) = away {
            self.stood_for(actor, away).await?.ok_or_else(|| Refusal::UnknownDelegation(away.to_owned()))?;
        }
        let mut change = self.begin().await?;
        let session = change.fleeting_find::<Session>(&mark(secret)).await?;
        let session = session.filter(|session| session.account == actor.id());
        let session = session.ok_or_else(|| Refusal::LinkSpent(String::new()))?;
        change.fleeting_put(&Session { stands_for: away.map(str::to_owned), ..session }).await?;
        let (action, subject) = away.map_or(("stand_for_nobody", actor.id()), |away| ("stand_for", away));
        self.commit(change, actor, (action, subject)).await
    }
}

fn is_alive(session: &Session, now: Timestamp) -> bool {
    session.stage == SessionStage::Whole && now < session.until && now < later(session.seen_at, IDLE_SECONDS)
}
