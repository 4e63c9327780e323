//! Links in letters: good once, for a while, to choose a password. Of the links to another password only the last is good,
//! and none after the password was changed, in whatever way.

use jiff::Timestamp;
use marsad_catalog::{AccountSecret, Change};
use marsad_model::{Account, AccountLink, AccountState, LetterKind, LinkPurpose};

use super::attempts::Counted;
use super::letters::letter;
use super::password::hashed;
use super::password_rule::check_password;
use super::secret::{mark, secret};
use super::sessions::Visitor;
use super::tokens::revoke_tokens;
use crate::work::later;
use crate::{Actor, Refusal, Work, WorkError};

/// How long an invitation is good.
const INVITATION_SECONDS: i64 = 7 * 24 * 60 * 60;
/// How long a link to another password is good.
const RESET_SECONDS: i64 = 2 * 60 * 60;

/// Whom a link is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedAccount {
    /// The account.
    pub account: Account,
    /// What the link is for.
    pub purpose: LinkPurpose,
}

/// A new link: its secret, and the row that the catalog keeps.
pub(super) fn new_link(account: &str, purpose: LinkPurpose, now: Timestamp) -> (String, AccountLink) {
    let secret = secret();
    let seconds = match purpose {
        LinkPurpose::Invitation => INVITATION_SECONDS,
        LinkPurpose::Reset => RESET_SECONDS,
    };
    let row = AccountLink {
        mark: mark(&secret),
        account: account.to_owned(),
        purpose,
        made_at: now,
        until: later(now, seconds),
    };
    (secret, row)
}

/// Whether a link is good for an account at a moment.
fn is_good(link: &AccountLink, account: &Account, now: Timestamp) -> bool {
    let fits = match link.purpose {
        LinkPurpose::Invitation => account.state == AccountState::Invited,
        LinkPurpose::Reset => account.state == AccountState::Active,
    };
    fits && now < link.until
}

/// Voids every link to another password of an account: whoever holds an older letter holds nothing.
pub(super) async fn void_resets(change: &mut Change, account: &str) -> Result<(), WorkError> {
    Ok(change.fleeting_forget(account, is_reset).await?)
}

fn is_reset(link: &AccountLink) -> bool {
    link.purpose == LinkPurpose::Reset
}

impl Work {
    /// Whom a link is for; its page greets them by their function.
    pub async fn linked_account(&self, link: &str) -> Result<LinkedAccount, WorkError> {
        let spent = || Refusal::LinkSpent(String::new());
        let row = self.catalog.fleeting_find::<AccountLink>(&mark(link)).await?.ok_or_else(spent)?;
        let account = self.catalog().account_find(&row.account).await?.ok_or_else(spent)?;
        if is_good(&row, &account, self.now()) {
            Ok(LinkedAccount { account, purpose: row.purpose })
        } else {
            Err(spent().into())
        }
    }

    /// Sets the password of the account that a link is for; the link is spent, and so is every other to another password.
    pub async fn accept_link(&self, link: &str, password: &str, origin: &str) -> Result<Account, WorkError> {
        let known = self.linked_account(link).await?;
        check_password(&known.account.id, password)?;
        let password_hash = hashed(password).await?;
        let spent = || Refusal::LinkSpent(String::new());
        let mut change = self.begin().await?;
        let row = change.fleeting_find::<AccountLink>(&mark(link)).await?.ok_or_else(spent)?;
        let account = change.account_find(&row.account).await?.ok_or_else(spent)?;
        if !is_good(&row, &account, self.now()) {
            return Err(spent().into());
        }
        let secret = change.account_secret_find(&row.account).await?.unwrap_or_default();
        let account = Account { state: AccountState::Active, has_one_time_password: false, ..account };
        change.account_put(account.clone(), &AccountSecret { password_hash, ..secret }).await?;
        change.fleeting_delete::<AccountLink>(&row.mark).await?;
        void_resets(&mut change, &account.id).await?;
        if row.purpose == LinkPurpose::Reset {
            // Who lost the password may have lost the tokens too.
            revoke_tokens(&mut change, &account.id, self.now()).await?;
            change.fleeting_put(&letter(&account.id, LetterKind::PasswordChanged, [], self.now())).await?;
        }
        let action = match row.purpose {
            LinkPurpose::Invitation => "accept_invitation",
            LinkPurpose::Reset => "accept_reset",
        };
        let actor = Actor::new(account.clone(), origin);
        self.commit(change, &actor, (action, &account.id)).await?;
        self.forgive_attempt(&[Counted::account(&account.id)]).await?;
        Ok(account)
    }

    /// Sends a link to another password to whom `named` is the name or the address of; nobody learns whether there is one.
    /// Links that were sent before are void.
    ///
    /// The same rows and the same audit record are written either way: for nobody, a letter that the post forgets.
    pub async fn ask_reset(&self, named: &str, visitor: &Visitor) -> Result<(), WorkError> {
        let named = named.trim();
        self.count_attempt(&[Counted::network(&visitor.network), Counted::account(&format!("reset {named}"))]).await?;
        let by_id = self.catalog().account_find(named).await?.map(|account| account.id);
        let by_email = self.catalog.writer().account_by_email(named).await?;
        let account = match by_id.or(by_email) {
            Some(id) => self.catalog().account_find(&id).await?,
            None => self.catalog().account_find("").await?,
        };
        let active = account.filter(|account| account.state == AccountState::Active);
        let id = active.map(|account| account.id).unwrap_or_default();
        let now = self.now();
        let (link, row) = new_link(&id, LinkPurpose::Reset, now);
        let mut change = self.begin().await?;
        void_resets(&mut change, &id).await?;
        change.fleeting_put(&row).await?;
        change.fleeting_put(&letter(&id, LetterKind::Reset, [("link", &link)], now)).await?;
        self.commit_by((&id, &visitor.origin), change, ("ask_reset", &id)).await
    }
}
