//! Single sign-on: a person whom an issuer vouches for is matched with an account, or given one by rule.
//!
//! Holds: which account. Does not hold: the talk with the issuer and its signatures, which are the door's.

use marsad_catalog::AccountSecret;
use marsad_model::{Account, AccountState, Id, LocalText, Role, SessionStage, SignInState};

use super::account::NewAccount;
use super::secret::mark;
use super::sessions::{Begun, Visitor};
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

/// So long a person may take at the issuer.
const STATE_SECONDS: i64 = 15 * 60;

/// Whom an issuer vouches for.
#[derive(Clone, Debug, Default)]
pub struct SignOnSubject {
    /// The issuer.
    pub issuer: String,
    /// Who the person is there, for ever.
    pub subject: String,
    /// The address that the issuer has of the person.
    pub email: Option<String>,
    /// Whether the issuer has made sure of the address.
    pub is_email_verified: bool,
    /// The groups that the issuer puts the person in.
    pub groups: Vec<String>,
}

/// Who is given an account: the first rule whose group the person is in.
#[derive(Clone, Debug)]
pub struct ProvisionRule {
    /// The group of the issuer.
    pub group: String,
    /// What the person may do.
    pub role: Role,
    /// The institution.
    pub provider: Id,
    /// The function of the person.
    pub name: LocalText,
}

/// How a person came by their account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provisioned {
    /// They were known.
    Known,
    /// Their account was found by its address, and is matched from now on.
    Matched,
    /// An account was made by rule.
    Made,
}

impl Work {
    /// Remembers what a sign-on needs until the person comes back from the issuer.
    pub async fn remember_sign_on(
        &self,
        state: &str,
        (verifier, nonce, back): (&str, &str, &str),
    ) -> Result<(), WorkError> {
        let row = SignInState {
            mark: mark(state),
            verifier: verifier.to_owned(),
            nonce: nonce.to_owned(),
            back: back.to_owned(),
            until: later(self.now(), STATE_SECONDS),
        };
        let mut brief = self.catalog.writer().brief().await?;
        brief.put(&row).await?;
        Ok(brief.commit().await?)
    }

    /// What was remembered; it is forgotten with this, so that no answer of the issuer is good twice.
    pub async fn recall_sign_on(&self, state: &str) -> Result<SignInState, WorkError> {
        let mut brief = self.catalog.writer().brief().await?;
        let found = brief.find::<SignInState>(&mark(state)).await?;
        brief.delete::<SignInState>(&mark(state)).await?;
        brief.commit().await?;
        let now = self.now();
        found.filter(|row| now < row.until).ok_or_else(|| Refusal::LinkSpent(String::new()).into())
    }

    /// Begins a session for a person whom an issuer vouches for. The second factor is the issuer's.
    pub async fn begin_session_of(
        &self,
        subject: &SignOnSubject,
        rules: &[ProvisionRule],
        visitor: &Visitor,
    ) -> Result<(Begun, Provisioned), WorkError> {
        let (account, how) = self.provisioned(subject, rules, &visitor.origin).await?;
        if account.state != AccountState::Active {
            return Err(Refusal::NotProvisioned(account.id).into());
        }
        let actor = Actor::new(account, &visitor.origin);
        let begun = self.put_session(&actor, (SessionStage::Whole, "sign_on"), visitor).await?;
        Ok((begun, how))
    }

    async fn provisioned(
        &self,
        subject: &SignOnSubject,
        rules: &[ProvisionRule],
        origin: &str,
    ) -> Result<(Account, Provisioned), WorkError> {
        let name = format!("{} {}", subject.issuer, subject.subject);
        let mut change = self.begin().await?;
        let all = change.account_list().await?;
        if let Some(known) = all.iter().find(|account| account.subject.as_deref() == Some(name.as_str())) {
            return Ok((known.clone(), Provisioned::Known));
        }
        // An address counts once only, and only if the issuer has made sure of it: who gets the address later is another.
        let email = subject.email.as_deref().filter(|_| subject.is_email_verified).unwrap_or_default();
        let matched = if email.is_empty() { None } else { change.account_by_email(email).await? };
        let matched = all.iter().find(|account| Some(&account.id) == matched.as_ref() && account.subject.is_none());
        if let Some(account) = matched.filter(|account| account.state != AccountState::Closed) {
            let secret = change.account_secret_find(&account.id).await?.unwrap_or_default();
            let account = Account { subject: Some(name), state: AccountState::Active, ..account.clone() };
            change.account_put(account.clone(), &secret).await?;
            self.commit(change, &Actor::new(account.clone(), origin), ("match_account", &account.id)).await?;
            return Ok((self.stored(&account.id).await?, Provisioned::Matched));
        }
        let rule = rules.iter().find(|rule| subject.groups.contains(&rule.group));
        let rule = rule.ok_or_else(|| Refusal::NotProvisioned(subject.subject.clone()))?;
        let id = free_name(email, &subject.subject, &all);
        let (role, provider) = (rule.role, rule.provider.clone());
        self.check_place(role, &provider)?;
        let made = self.blank_account(NewAccount { id: id.clone(), name: rule.name.clone(), provider, role });
        let made = Account { subject: Some(name), ..made };
        let taken = !email.is_empty() && change.account_by_email(email).await?.is_some();
        let email = if taken { String::new() } else { email.to_owned() };
        change.account_put(made.clone(), &AccountSecret { email, ..AccountSecret::default() }).await?;
        self.commit(change, &Actor::new(made, origin), ("provision_account", &id)).await?;
        Ok((self.stored(&id).await?, Provisioned::Made))
    }

    /// An account as it is kept, with its marks.
    async fn stored(&self, id: &str) -> Result<Account, WorkError> {
        let found = self.catalog().account_find(id).await?;
        found.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()).into())
    }
}

/// A name to sign in with that nobody has: what stands before the `@`, else who the person is at the issuer.
fn free_name(email: &str, subject: &str, all: &[Account]) -> String {
    let named = email.split_once('@').map_or(subject, |(name, _)| name);
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c.to_ascii_lowercase() } else { '-' };
    let base: String = named.chars().take(48).map(plain).collect();
    let base = if base.len() < 2 { "person".to_owned() } else { base };
    let is_free = |name: &String| !all.iter().any(|account| account.id == *name);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or(base)
}
