//! Passwords: hashed by Argon2id, checked in the same time whether there is an account or not.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, PasswordHash};
use marsad_catalog::AccountSecret;
use marsad_model::{Account, AccountState, LetterKind};

use super::attempts::Counted;
use super::letters::letter;
use super::links::void_resets;
use super::password_rule::{CHARACTERS_MAX, check_password};
use super::secret::one_time_password;
use super::sessions::{Credentials, Visitor};
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// From where a person acts on the command line.
const SHELL: &str = "shell";

impl Work {
    /// Gives an account a new one-time password, for a person who has lost theirs.
    pub async fn reset_password(&self, actor: &Actor, id: &str) -> Result<String, WorkError> {
        actor.may(Action::ManageAccounts)?;
        let unknown = || Refusal::WrongCredentials(id.to_owned());
        let password = one_time_password();
        let password_hash = hashed(&password).await?;
        let mut change = self.begin().await?;
        let account = change.account_find(id).await?.ok_or_else(unknown)?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        let account = Account { has_one_time_password: true, ..account };
        change.account_put(account, &AccountSecret { password_hash, ..secret }).await?;
        void_resets(&mut change, id).await?;
        self.commit(change, actor, ("reset_password", id)).await?;
        Ok(password)
    }

    /// Replaces the password of an account by one that its person has chosen.
    pub async fn set_password(&self, id: &str, old: &str, new: &str) -> Result<(), WorkError> {
        let actor = self.shell_actor(id, old).await?;
        if new == old {
            return Err(Refusal::WeakPassword(id.to_owned()).into());
        }
        self.put_password(&actor, new).await
    }

    /// The same at a door of the web, for a password that was made by the system. Nobody changes another one in this way:
    /// that would go around the second factor.
    pub async fn replace_one_time_password(
        &self,
        credentials: &Credentials,
        new: &str,
        visitor: &Visitor,
    ) -> Result<(), WorkError> {
        let id = &credentials.account;
        let counted = [Counted::account(id), Counted::network(&visitor.network)];
        self.count_attempt(&counted).await?;
        let actor = self.known_actor(id, (&credentials.password, &visitor.origin)).await?;
        self.forgive_attempt(&counted).await?;
        if !actor.account().has_one_time_password {
            return Err(Refusal::WrongCredentials(id.clone()).into());
        }
        if new == credentials.password {
            return Err(Refusal::WeakPassword(id.clone()).into());
        }
        self.put_password(&actor, new).await
    }

    /// The same by the person who is signed in. Every session of theirs ends, because each began with the old one.
    pub async fn change_password(&self, actor: &Actor, old: &str, new: &str) -> Result<(), WorkError> {
        self.counting_failures(&actor.account().id, self.known_actor(actor.id(), (old, actor.origin()))).await?;
        if new == old {
            return Err(Refusal::WeakPassword(actor.id().to_owned()).into());
        }
        self.put_password(actor, new).await
    }

    /// The person behind an account, by the password: for commands of those who hold the data folder.
    pub async fn sign_in(&self, id: &str, password: &str) -> Result<Actor, WorkError> {
        let actor = self.shell_actor(id, password).await?;
        if actor.account().has_one_time_password {
            return Err(Refusal::OneTimePassword(id.to_owned()).into());
        }
        Ok(actor)
    }

    /// The same, counted with the attempts at the doors of the web: who has to wait there has to wait here.
    async fn shell_actor(&self, id: &str, password: &str) -> Result<Actor, WorkError> {
        let counted = [Counted::account(id)];
        self.count_attempt(&counted).await?;
        let known = self.known_actor(id, (password, SHELL)).await;
        if matches!(known, Err(WorkError::Refused(_))) {
            self.tell_blocked(id, SHELL).await?;
        }
        let actor = known?;
        self.forgive_attempt(&counted).await?;
        Ok(actor)
    }

    async fn put_password(&self, actor: &Actor, new: &str) -> Result<(), WorkError> {
        let id = actor.id();
        check_password(id, new)?;
        let password_hash = hashed(new).await?;
        let mut change = self.begin().await?;
        let unknown = || Refusal::UnknownAccount(id.to_owned());
        let account = change.account_find(id).await?.ok_or_else(unknown)?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        let account = Account { has_one_time_password: false, ..account };
        change.account_put(account, &AccountSecret { password_hash, ..secret }).await?;
        void_resets(&mut change, id).await?;
        change.fleeting_put(&letter(id, LetterKind::PasswordChanged, [], self.now())).await?;
        self.commit(change, actor, ("set_password", id)).await
    }

    /// The person whom account and password name, at a door. An account that is closed is as good as none.
    pub(super) async fn known_actor(&self, id: &str, (password, origin): (&str, &str)) -> Result<Actor, WorkError> {
        let account = self.catalog().account_find(id).await?;
        let secret = self.catalog.writer().account_secret_find(id).await?;
        let is_right = verified(password, secret.map(|secret| secret.password_hash)).await?;
        match account {
            Some(account) if is_right && account.state == AccountState::Active => Ok(Actor::new(account, origin)),
            _ => Err(Refusal::WrongCredentials(id.to_owned()).into()),
        }
    }
}

pub(super) async fn hashed(password: &str) -> Result<String, WorkError> {
    let password = password.to_owned();
    let hash = move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string());
    tokio::task::spawn_blocking(hash).await.ok().and_then(Result::ok).ok_or(WorkError::Interrupted)
}

/// Whether the password fits; an account that does not exist, or has no password yet, takes as long as one that has.
async fn verified(password: &str, hash: Option<String>) -> Result<bool, WorkError> {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let password: String = password.chars().take(CHARACTERS_MAX + 1).collect();
    let hash = hash.filter(|hash| !hash.is_empty());
    let is_somebody = hash.is_some();
    let check = move || {
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let fits = |hash: PasswordHash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        PasswordHash::new(&hash).is_ok_and(fits)
    };
    let fits = tokio::task::spawn_blocking(check).await.map_err(|_| WorkError::Interrupted)?;
    Ok(fits && is_somebody)
}
