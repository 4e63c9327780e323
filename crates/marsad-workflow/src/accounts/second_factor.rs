//! The second factor: a secret that an app keeps, and ten codes on paper for when the app is gone.

use marsad_catalog::AccountSecret;
use marsad_model::{Account, UsedOnce};
use serde::{Deserialize, Serialize};

use super::one_time_code::{BASE_32, matching_step, to_base_32};
use super::secret::{in_groups, letters, mark, random};
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

/// How many codes there are on paper; each has 80 bits of chance.
const RECOVERY_CODES: usize = 10;
/// The letters of a secret of 160 bits.
const SECRET_LETTERS: usize = 32;
/// When a code of the app could not be used any more anyway.
const USED_SECONDS: i64 = 300;

/// What the catalog keeps of a second factor.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct SecondFactor {
    /// The secret, in base 32: it must be known to check a code.
    secret: String,
    /// The marks of the codes on paper that were not used.
    recovery: Vec<String>,
}

/// What is shown to a person who wants a second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondFactorOffer {
    /// The secret, to be typed into the app.
    pub secret: String,
    /// The same as an address that apps open.
    pub address: String,
}

impl Work {
    /// A secret for an app. Nothing is kept until a code of it is confirmed.
    pub fn offer_second_factor(&self, actor: &Actor) -> SecondFactorOffer {
        let secret = to_base_32(&random(20));
        let issuer = self.pack().head.id.as_str();
        let address = format!("otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}", actor.id());
        SecondFactorOffer { secret, address }
    }

    /// Begins to ask for a second factor: a code proves that the app has the secret. Gives the codes for paper, once.
    pub async fn confirm_second_factor(
        &self,
        actor: &Actor,
        (secret, code): (&str, &str),
    ) -> Result<Vec<String>, WorkError> {
        let wrong = || Refusal::WrongCode(actor.id().to_owned());
        let kept = self.catalog.writer().account_secret_find(actor.id()).await?.unwrap_or_default();
        if !kept.second_factor.is_empty() {
            // It is ended first, which wants the password: who finds an open session cannot make it their own.
            return Err(Refusal::SecondFactorOn(actor.id().to_owned()).into());
        }
        // A secret is one that was offered: whole, so that nobody ends up with a short one.
        let is_whole = secret.len() == SECRET_LETTERS && secret.bytes().all(|byte| BASE_32.contains(&byte));
        let step = matching_step(secret, code.trim(), self.now()).filter(|_| is_whole).ok_or_else(wrong)?;
        // The code that proved the app does not sign in as well.
        if !self.use_step(actor.id(), step).await? {
            return Err(wrong().into());
        }
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| in_groups(&letters(16), 4)).collect();
        let factor =
            SecondFactor { secret: secret.to_owned(), recovery: codes.iter().map(|code| mark(code)).collect() };
        self.put_second_factor(actor, (Some(&factor), "set_second_factor")).await?;
        Ok(codes)
    }

    /// No longer asks for a second factor; the password is asked for once more.
    pub async fn end_second_factor(&self, actor: &Actor, password: &str) -> Result<(), WorkError> {
        self.counting_failures(&actor.account().id, self.known_actor(actor.id(), (password, actor.origin()))).await?;
        self.put_second_factor(actor, (None, "end_second_factor")).await
    }

    async fn put_second_factor(
        &self,
        actor: &Actor,
        (factor, action): (Option<&SecondFactor>, &str),
    ) -> Result<(), WorkError> {
        let id = actor.id();
        let mut change = self.begin().await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        let second_factor = factor.map(text_of).unwrap_or_default();
        change.account_put(account, &AccountSecret { second_factor, ..secret }).await?;
        self.commit(change, actor, (action, id)).await
    }

    /// Refuses a code that is neither the app's now nor one on paper; none is good twice.
    pub(super) async fn check_second_factor(
        &self,
        account: &Account,
        (code, origin): (&str, &str),
    ) -> Result<(), WorkError> {
        let wrong = || Refusal::WrongCode(account.id.clone());
        let secret = self.catalog.writer().account_secret_find(&account.id).await?.unwrap_or_default();
        let factor: SecondFactor = serde_json::from_str(&secret.second_factor).map_err(|_| wrong())?;
        let code = code.trim();
        if let Some(step) = matching_step(&factor.secret, code, self.now()) {
            return if self.use_step(&account.id, step).await? { Ok(()) } else { Err(wrong().into()) };
        }
        self.use_recovery_code(account, (&mark(code), origin)).await
    }

    /// Remembers that the code of a step of time was used; says whether it is the first time.
    async fn use_step(&self, account: &str, step: u64) -> Result<bool, WorkError> {
        let until = later(self.now(), USED_SECONDS);
        let used = UsedOnce { mark: mark(&format!("code {account} {step}")), until };
        let mut brief = self.catalog.writer().brief().await?;
        let is_first = brief.add(&used).await?;
        brief.commit().await?;
        Ok(is_first)
    }

    async fn use_recovery_code(&self, account: &Account, (used, origin): (&str, &str)) -> Result<(), WorkError> {
        let wrong = || Refusal::WrongCode(account.id.clone());
        let mut change = self.begin().await?;
        let row = change.account_find(&account.id).await?.ok_or_else(wrong)?;
        let secret = change.account_secret_find(&account.id).await?.unwrap_or_default();
        let mut factor: SecondFactor = serde_json::from_str(&secret.second_factor).map_err(|_| wrong())?;
        let place = factor.recovery.iter().position(|known| known == used).ok_or_else(wrong)?;
        factor.recovery.remove(place);
        let actor = Actor::new(row.clone(), origin);
        change.account_put(row, &AccountSecret { second_factor: text_of(&factor), ..secret }).await?;
        self.commit(change, &actor, ("use_recovery_code", &account.id)).await
    }
}

fn text_of(factor: &SecondFactor) -> String {
    serde_json::to_string(factor).unwrap_or_default()
}
