//! Who stands in for whom: given by the one who is away, ended by either of the two. `accounts/stand_in.rs` reads them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use marsad_catalog::Row;
use marsad_model::{Account, AccountState, Delegation, NoticeKind};

use super::days::days_late;
use crate::authority::Action;
use crate::calendar::Told;
use crate::{Actor, Refusal, Work, WorkError};

/// Nobody stands in for longer.
const DAYS_MAX: i32 = 366;

/// A delegation to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDelegation {
    /// The account of who will stand in.
    pub to: String,
    /// The first day.
    pub valid_from: Date,
    /// The last day.
    pub valid_until: Date,
    /// Why.
    pub reason: String,
}

impl Work {
    /// Lets another person of the same institution stand in. Nobody lends what was lent to them.
    pub async fn delegate(&self, actor: &Actor, new: NewDelegation) -> Result<Delegation, WorkError> {
        actor.may(Action::Delegate)?;
        if actor.stands_for().is_some() {
            return Err(Refusal::NotYourRole(actor.id().to_owned()).into());
        }
        self.check_dates(&new)?;
        if new.reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing(new.to).into());
        }
        let mut change = self.begin().await?;
        let to = change.account_find(&new.to).await?.filter(|account| may_stand_in(account, actor));
        let to = to.ok_or_else(|| Refusal::UnknownAccount(new.to.clone()))?;
        let count = change.kept_all::<Delegation>().await?.len();
        let delegation = Delegation {
            id: format!("D-{:06}", count + 1),
            from: actor.id().to_owned(),
            to: to.id,
            valid_from: new.valid_from,
            valid_until: new.valid_until,
            reason: new.reason.trim().to_owned(),
            made_at: self.now(),
            made_by: actor.id().to_owned(),
            revoked_at: None,
        };
        change.put(Row::Delegation(delegation.clone())).await?;
        self.commit(change, actor, ("delegate", &delegation.id)).await?;
        self.tell(told(&delegation)).await?;
        Ok(delegation)
    }

    fn check_dates(&self, new: &NewDelegation) -> Result<(), Refusal> {
        let days = days_late(new.valid_until, new.valid_from);
        let is_over = new.valid_until < self.today();
        if is_over || !(0..=DAYS_MAX).contains(&days) {
            return Err(Refusal::WrongDates(format!("{}/{}", new.valid_from, new.valid_until)));
        }
        Ok(())
    }

    /// Ends a delegation at once. Those of others are not known.
    pub async fn end_delegation(&self, actor: &Actor, id: &str) -> Result<Delegation, WorkError> {
        actor.may(Action::Delegate)?;
        let mut change = self.begin().await?;
        let found = change.kept_find::<Delegation>(id).await?.filter(|row| is_of(row, actor.id()));
        let delegation = found.ok_or_else(|| Refusal::UnknownDelegation(id.to_owned()))?;
        if delegation.revoked_at.is_some() {
            return Ok(delegation);
        }
        let delegation = Delegation { revoked_at: Some(self.now()), ..delegation };
        change.put(Row::Delegation(delegation.clone())).await?;
        self.commit(change, actor, ("end_delegation", id)).await?;
        Ok(delegation)
    }

    /// What a person has given and was given, the newest first.
    pub async fn delegations_of(&self, actor: &Actor) -> Result<Vec<Delegation>, WorkError> {
        let mut found = self.catalog().kept_all::<Delegation>().await?;
        found.retain(|row| is_of(row, actor.id()));
        found.reverse();
        Ok(found)
    }

    /// Who may stand in for a person.
    pub async fn colleagues(&self, actor: &Actor) -> Result<Vec<Account>, WorkError> {
        actor.may(Action::Delegate)?;
        let mut accounts = self.catalog().account_list().await?;
        accounts.retain(|account| may_stand_in(account, actor));
        Ok(accounts)
    }
}

fn is_of(delegation: &Delegation, account: &str) -> bool {
    delegation.from == account || delegation.to == account
}

fn may_stand_in(account: &Account, actor: &Actor) -> bool {
    account.state == AccountState::Active
        && account.id != actor.id()
        && account.provider == actor.account().provider
        && account.role.may_stand_in_for(actor.account().role)
}

/// What the one who stands in is told.
fn told(delegation: &Delegation) -> Told {
    let days = [("from", delegation.valid_from), ("until", delegation.valid_until)];
    let mut arguments: BTreeMap<String, String> =
        days.into_iter().map(|(name, day)| (name.to_owned(), day.to_string())).collect();
    arguments.insert("person".to_owned(), delegation.from.clone());
    Told {
        accounts: vec![delegation.to.clone()],
        kind: NoticeKind::DelegationGiven,
        subject: delegation.id.clone(),
        arguments,
    }
}
