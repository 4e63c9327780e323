//! Accounts and passwords.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, PasswordHash};
use marsad_model::{Account, Id, LocalText, Role};

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

/// The shortest password that a person may choose.
const PASSWORD_CHARACTERS_MIN: usize = 12;

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name to sign in with.
    pub id: String,
    /// The function of the person.
    pub name: LocalText,
    /// The institution.
    pub provider: Id,
    /// What the person may do.
    pub role: Role,
}

impl Work {
    /// Makes an account with a one-time password, which is given back once and never again.
    ///
    /// The first account of a catalog needs nobody's leave and must be an administrator's.
    pub async fn create_account(
        &self,
        actor: Option<&Actor>,
        account: NewAccount,
    ) -> Result<(Actor, String), WorkError> {
        let is_first = self.catalog().account_list().await?.is_empty();
        match actor {
            Some(actor) => actor.may(Action::ManageAccounts)?,
            None if is_first && account.role == Role::Administrator => {}
            None => return Err(Refusal::NotYourRole(account.id).into()),
        }
        let password = one_time_password();
        let hash = hashed(&password).await?;
        let row = Account {
            id: account.id,
            name: account.name,
            provider: account.provider,
            role: account.role,
            has_one_time_password: true,
            password_mark: String::new(),
            created_at: self.now(),
        };
        let made = Actor { account: row.clone() };
        let mut change = self.begin().await?;
        if change.account_find(&row.id).await?.is_some() {
            return Err(Refusal::AccountExists(row.id).into());
        }
        let subject = row.id.clone();
        change.account_put(row, &hash).await?;
        self.commit(change, actor.unwrap_or(&made), ("create_account", &subject)).await?;
        Ok((made, password))
    }

    /// Gives an account a new one-time password, for a person who has lost theirs.
    pub async fn reset_password(&self, actor: &Actor, id: &str) -> Result<String, WorkError> {
        actor.may(Action::ManageAccounts)?;
        let unknown = || Refusal::WrongCredentials(id.to_owned());
        let password = one_time_password();
        let hash = hashed(&password).await?;
        let mut change = self.begin().await?;
        let account = change.account_find(id).await?.ok_or_else(unknown)?;
        change.account_put(Account { has_one_time_password: true, ..account }, &hash).await?;
        self.commit(change, actor, ("reset_password", id)).await?;
        Ok(password)
    }

    /// Replaces the password of an account by one that its person has chosen.
    pub async fn set_password(&self, id: &str, old: &str, new: &str) -> Result<(), WorkError> {
        let actor = self.known_actor(id, old).await?;
        if new.chars().count() < PASSWORD_CHARACTERS_MIN || new == old {
            return Err(Refusal::WeakPassword(id.to_owned()).into());
        }
        let hash = hashed(new).await?;
        let mut change = self.begin().await?;
        change.account_put(Account { has_one_time_password: false, ..actor.account.clone() }, &hash).await?;
        self.commit(change, &actor, ("set_password", id)).await
    }

    /// The person behind an account, by the password.
    pub async fn sign_in(&self, id: &str, password: &str) -> Result<Actor, WorkError> {
        let actor = self.known_actor(id, password).await?;
        if actor.account.has_one_time_password {
            return Err(Refusal::OneTimePassword(id.to_owned()).into());
        }
        Ok(actor)
    }

    /// The person behind an account, vouched for by the program: for the demonstration, which made the accounts itself.
    pub async fn vouched_actor(&self, id: &str) -> Result<Option<Actor>, WorkError> {
        Ok(self.catalog().account_find(id).await?.map(|account| Actor { account }))
    }

    async fn known_actor(&self, id: &str, password: &str) -> Result<Actor, WorkError> {
        let account = self.catalog().account_find(id).await?;
        let hash = self.catalog.writer().password_hash_find(id).await?;
        let is_right = verified(password, hash).await?;
        match account {
            Some(account) if is_right => Ok(Actor { account }),
            _ => Err(Refusal::WrongCredentials(id.to_owned()).into()),
        }
    }
}

/// A password of 20 characters that are not mistaken for each other, 100 bits of chance.
pub fn one_time_password() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789A";
    let mut bytes = [0_u8; 20];
    // Without randomness there is no secret: nothing else can be done.
    #[expect(clippy::expect_used, reason = "an operating system without randomness cannot keep a secret")]
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

async fn hashed(password: &str) -> Result<String, WorkError> {
    let password = password.to_owned();
    let hash = move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string());
    tokio::task::spawn_blocking(hash).await.ok().and_then(Result::ok).ok_or(WorkError::Interrupted)
}

/// Whether the password fits; an account that does not exist takes as long as one that does.
async fn verified(password: &str, hash: Option<String>) -> Result<bool, WorkError> {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let password = password.to_owned();
    let is_somebody = hash.is_some();
    let check = move || {
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let fits = |hash: PasswordHash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        PasswordHash::new(&hash).is_ok_and(fits)
    };
    let fits = tokio::task::spawn_blocking(check).await.map_err(|_| WorkError::Interrupted)?;
    Ok(fits && is_somebody)
}
