//! Tokens for programs: scoped, hashed, and good for a year at most.

use jiff::Timestamp;
use marsad_catalog::{Change, Row};
use marsad_model::{AccountState, ApiToken, Scope};

use super::secret::{letters, mark, secret};
use crate::authority::Action;
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

/// What every token begins with, so that one that was left lying about is known for what it is.
const BEGINNING: &str = "marsad_";
/// A token lives no longer.
const DAYS_MAX: u32 = 366;
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// A token to be made.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// What its person calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// How many days it works.
    pub days: u32,
}

/// Takes every token of an account back that was not.
pub(super) async fn revoke_tokens(change: &mut Change, account: &str, now: Timestamp) -> Result<(), WorkError> {
    for token in change.kept_list::<ApiToken>(account).await? {
        if token.revoked_at.is_none() {
            change.put(Row::ApiToken(ApiToken { revoked_at: Some(now), ..token })).await?;
        }
    }
    Ok(())
}

impl Work {
    /// Makes a token; what is given back with it is shown once.
    pub async fn make_token(&self, actor: &Actor, new: NewToken) -> Result<(ApiToken, String), WorkError> {
        actor.may(Action::ManageTokens)?;
        if new.name.trim().is_empty() || new.scopes.is_empty() {
            return Err(Refusal::ReasonMissing(actor.id().to_owned()).into());
        }
        if !(1..=DAYS_MAX).contains(&new.days) {
            return Err(Refusal::WrongDays(new.days.to_string()).into());
        }
        let (id, secret, now) = (letters(10), secret(), self.now());
        let token = ApiToken {
            account: actor.id().to_owned(),
            name: new.name.trim().to_owned(),
            scopes: new.scopes,
            mark: mark(&secret),
            made_at: now,
            expires_at: later(now, i64::from(new.days) * DAY_SECONDS),
            revoked_at: None,
            id,
        };
        let mut change = self.begin().await?;
        change.put(Row::ApiToken(token.clone())).await?;
        self.commit(change, actor, ("make_token", &token.id)).await?;
        let shown = format!("{BEGINNING}{}_{secret}", token.id);
        Ok((token, shown))
    }

    /// Takes a token back. Those of others are not known.
    pub async fn revoke_token(&self, actor: &Actor, id: &str) -> Result<ApiToken, WorkError> {
        actor.may(Action::ManageTokens)?;
        let mut change = self.begin().await?;
        let found = change.kept_find::<ApiToken>(id).await?.filter(|token| token.account == actor.id());
        let token = found.ok_or_else(|| Refusal::UnknownToken(id.to_owned()))?;
        if token.revoked_at.is_some() {
            return Ok(token);
        }
        let token = ApiToken { revoked_at: Some(self.now()), ..token };
        change.put(Row::ApiToken(token.clone())).await?;
        self.commit(change, actor, ("revoke_token", id)).await?;
        Ok(token)
    }

    /// The tokens of a person, oldest first.
    pub async fn tokens_of(&self, actor: &Actor) -> Result<Vec<ApiToken>, WorkError> {
        Ok(self.catalog().kept_list::<ApiToken>(actor.id()).await?)
    }

    /// The person for whom a program acts with this token; none where it is no token, or works no more.
    pub async fn token_actor(&self, shown: &str) -> Result<Option<Actor>, WorkError> {
        let parts = shown.strip_prefix(BEGINNING).and_then(|rest| rest.split_once('_'));
        let Some((id, secret)) = parts else { return Ok(None) };
        let found = self.catalog().kept_find::<ApiToken>(id).await?;
        // The hashes are compared, not the secrets: how far they agree tells nothing of the secret.
        let is_right = |token: &ApiToken| token.mark == mark(secret) && token.is_valid(self.now());
        let Some(token) = found.filter(is_right) else { return Ok(None) };
        let account = self.catalog().account_find(&token.account).await?;
        let account = account.filter(|account| account.state == AccountState::Active);
        let origin = format!("api {}", token.id);
        Ok(account.map(|account| Actor::new(account, &origin).by_token(&token.id, token.scopes)))
    }
}
