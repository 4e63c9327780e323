//! Accounts: made, invited, closed, and how letters reach their people.

use jiff::Timestamp;
use marsad_catalog::{AccountSecret, Change};
use marsad_model::{
    Account, AccountLink, AccountState, Id, Lang, LetterKind, LinkPurpose, LocalText, MobileCode, Role, Session,
};

use super::letters::{ADDRESS, letter};
use super::links::{new_link, void_resets};
use super::password::hashed;
use super::secret::one_time_password;
use super::tokens::revoke_tokens;
use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

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

/// An account to be made by invitation.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The account.
    pub account: NewAccount,
    /// The address for letters.
    pub email: String,
    /// The language of letters.
    pub lang: Lang,
}

/// An account whose person has a link to choose a password.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The account.
    pub account: Account,
    /// The secret of the link, which the letter carries; shown once, for those who have no mail.
    pub link: String,
    /// Until when it is good.
    pub until: Timestamp,
}

/// How letters reach a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The address; blank without one.
    pub email: String,
    /// The language.
    pub lang: Lang,
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
        self.check_place(account.role, &account.provider)?;
        let password = one_time_password();
        let secret = AccountSecret { password_hash: hashed(&password).await?, ..AccountSecret::default() };
        let row = Account { has_one_time_password: true, ..self.blank_account(account) };
        let made = Actor::new(row.clone(), actor.map_or("shell", Actor::origin));
        let mut change = self.begin().await?;
        if change.account_find(&row.id).await?.is_some() {
            return Err(Refusal::AccountExists(row.id).into());
        }
        let subject = row.id.clone();
        change.account_put(row, &secret).await?;
        self.commit(change, actor.unwrap_or(&made), ("create_account", &subject)).await?;
        Ok((made, password))
    }

    pub(super) fn blank_account(&self, account: NewAccount) -> Account {
        Account {
            id: account.id,
            name: account.name,
            provider: account.provider,
            role: account.role,
            has_one_time_password: false,
            password_mark: String::new(),
            created_at: self.now(),
            state: AccountState::Active,
            lang: Lang::Ar,
            email_mark: String::new(),
            second_factor_mark: String::new(),
            mobile_mark: String::new(),
            subject: None,
        }
    }

    /// Makes an account whose person chooses the password by a link in a letter.
    pub async fn invite(&self, actor: &Actor, invitation: Invitation) -> Result<Invited, WorkError> {
        actor.may(Action::ManageAccounts)?;
        let email = checked_address(&invitation.email)?;
        let id = checked_name(&invitation.account.id)?;
        self.check_place(invitation.account.role, &invitation.account.provider)?;
        let mut change = self.begin().await?;
        if change.account_find(&id).await?.is_some() {
            return Err(Refusal::AccountExists(id).into());
        }
        free_address(&mut change, &email, &id).await?;
        let account = Account {
            state: AccountState::Invited,
            lang: invitation.lang,
            ..self.blank_account(NewAccount { id: id.clone(), ..invitation.account })
        };
        change.account_put(account, &AccountSecret { email, ..AccountSecret::default() }).await?;
        let invited = self.put_link(&mut change, &id, LinkPurpose::Invitation).await?;
        self.commit(change, actor, ("invite_account", &id)).await?;
        Ok(invited)
    }

    /// Refuses an institution that nobody knows, and a role of the observatory at another institution: whoever reviews or
    /// approves must not belong to those who send.
    pub(super) fn check_place(&self, role: Role, provider: &Id) -> Result<(), Refusal> {
        if self.pack().provider(provider.as_str()).is_none() {
            return Err(Refusal::UnknownInstitution(provider.to_string()));
        }
        if !role.is_of_institution() && *provider != self.pack().head.observatory {
            return Err(Refusal::RoleElsewhere(role.word().to_owned()));
        }
        Ok(())
    }

    /// A new link for a person who was invited and has not come yet; the old one is spent.
    pub async fn invite_again(&self, actor: &Actor, id: &str) -> Result<Invited, WorkError> {
        actor.may(Action::ManageAccounts)?;
        let mut change = self.begin().await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        if account.state != AccountState::Invited {
            return Err(Refusal::WrongState(account.state.word().to_owned()).into());
        }
        let invited = self.put_link(&mut change, id, LinkPurpose::Invitation).await?;
        self.commit(change, actor, ("invite_again", id)).await?;
        Ok(invited)
    }

    /// The person behind an account, vouched for by the program: for the demonstration, which made the accounts itself.
    pub async fn vouched_actor(&self, id: &str) -> Result<Option<Actor>, WorkError> {
        Ok(self.catalog().account_find(id).await?.map(|account| Actor::new(account, "shell")))
    }

    /// Closes an account: nobody signs in to it, and its sessions, tokens and links end for good. Whoever opens it again opens
    /// none of them.
    pub async fn close_account(&self, actor: &Actor, id: &str) -> Result<Account, WorkError> {
        if id == actor.id() {
            return Err(Refusal::OwnAccount(id.to_owned()).into());
        }
        self.put_state(actor, (id, "close_account"), AccountState::Closed).await
    }

    /// Opens an account that was closed. Who never chose a password is to be invited again.
    pub async fn open_account(&self, actor: &Actor, id: &str) -> Result<Account, WorkError> {
        self.put_state(actor, (id, "open_account"), AccountState::Active).await
    }

    async fn put_state(
        &self,
        actor: &Actor,
        (id, action): (&str, &str),
        state: AccountState,
    ) -> Result<Account, WorkError> {
        actor.may(Action::ManageAccounts)?;
        let mut change = self.begin().await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        let has_password = !secret.password_hash.is_empty() || account.subject.is_some();
        let state = if state == AccountState::Active && !has_password { AccountState::Invited } else { state };
        if account.state == state {
            return Ok(account);
        }
        let account = Account { state, ..account };
        change.account_put(account.clone(), &secret).await?;
        if state == AccountState::Closed {
            change.fleeting_forget::<Session>(id, |_| true).await?;
            change.fleeting_forget::<AccountLink>(id, |_| true).await?;
            change.fleeting_delete::<MobileCode>(id).await?;
            revoke_tokens(&mut change, id, self.now()).await?;
        }
        self.commit(change, actor, (action, id)).await?;
        Ok(account)
    }

    /// How letters reach the person.
    pub async fn contact(&self, actor: &Actor) -> Result<Contact, WorkError> {
        let secret = self.catalog.writer().account_secret_find(actor.id()).await?.unwrap_or_default();
        Ok(Contact { email: secret.email, lang: actor.account().lang })
    }

    /// Says how letters reach the person; a blank address is none. Another address wants the password, for a link to a new
    /// password is sent to it; and whoever reads the old one is told.
    pub async fn set_contact(&self, actor: &Actor, contact: Contact, password: &str) -> Result<(), WorkError> {
        let id = actor.id();
        let email = if contact.email.trim().is_empty() { String::new() } else { checked_address(&contact.email)? };
        if self.contact(actor).await?.email != email {
            self.counting_failures(&actor.account().id, self.known_actor(id, (password, actor.origin()))).await?;
        }
        let mut change = self.begin().await?;
        free_address(&mut change, &email, id).await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        let secret = change.account_secret_find(id).await?.unwrap_or_default();
        let account = Account { lang: contact.lang, ..account };
        if !secret.email.is_empty() && secret.email != email {
            let old = [(ADDRESS, secret.email.as_str())];
            change.fleeting_put(&letter(id, LetterKind::EmailChanged, old, self.now())).await?;
            // What was sent to the old address is no longer the person's.
            void_resets(&mut change, id).await?;
        }
        change.account_put(account, &AccountSecret { email, ..secret }).await?;
        self.commit(change, actor, ("set_contact", id)).await
    }

    /// Puts a link and the letter that carries it.
    async fn put_link(&self, change: &mut Change, id: &str, purpose: LinkPurpose) -> Result<Invited, WorkError> {
        let now = self.now();
        let (link, row) = new_link(id, purpose, now);
        for earlier in change.fleeting_list::<AccountLink>(id).await? {
            change.fleeting_delete::<AccountLink>(&earlier.mark).await?;
        }
        change.fleeting_put(&row).await?;
        change.fleeting_put(&letter(id, LetterKind::Invitation, [("link", &link)], now)).await?;
        let account = change.account_find(id).await?.ok_or_else(|| Refusal::UnknownAccount(id.to_owned()))?;
        Ok(Invited { account, link, until: row.until })
    }
}

/// An address for letters: one `@` with something before it and a domain behind it, and nothing that mail would misread.
fn checked_address(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !",;:<>()[]\\\"".contains(c);
    let has_parts = text.split_once('@').is_some_and(|(name, domain)| {
        !name.is_empty()
            && !domain.contains('@')
            && domain.split('.').count() > 1
            && domain.split('.').all(|p| !p.is_empty())
    });
    let is_fit = has_parts && text.len() <= 254 && text.chars().all(is_plain);
    if is_fit { Ok(text.to_owned()) } else { Err(Refusal::WrongAddress(text.to_owned())) }
}

/// A name to sign in with: small letters, digits, point, line and dash.
fn checked_name(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
    let is_fit = (2..=64).contains(&text.len()) && text.chars().all(is_plain);
    if is_fit { Ok(text.to_owned()) } else { Err(Refusal::WrongAccountName(text.to_owned())) }
}

/// Refuses an address that another account has: a letter must reach one person.
async fn free_address(change: &mut Change, email: &str, id: &str) -> Result<(), WorkError> {
    let taken = change.account_by_email(email).await?.filter(|other| other != id);
    if taken.is_some() { Err(Refusal::AddressTaken(email.to_owned()).into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{checked_address, checked_name};

    #[test]
    fn an_address_has_a_name_and_a_domain_and_nothing_that_mail_would_misread() {
        for right in ["officer@ports.example", " o.f+x@a-b.co.tn ", "ضابط@ports.example"] {
            assert_eq!(checked_address(right).as_deref(), Ok(right.trim()));
        }
        for wrong in
            ["", "officer", "@ports.example", "a@b", "a@b..c", "a@b@c.d", "a b@c.d", "a@b.c\nBcc: d@e.f", "a,b@c.d"]
        {
            assert!(checked_address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_to_sign_in_with_is_plain() {
        assert_eq!(checked_name(" officer.bct ").as_deref(), Ok("officer.bct"));
        for wrong in ["", "a", "Officer", "two words", "../x"] {
            assert!(checked_name(wrong).is_err(), "{wrong}");
        }
    }
}
