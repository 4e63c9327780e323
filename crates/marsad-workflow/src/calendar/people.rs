//! Whom something is told: by institution and role, and those who stand in for them today.

use jiff::civil::Date;
use marsad_model::{Account, AccountState, Delegation, Id, Role};

use crate::{Work, WorkError};

/// Everyone who can be told something today.
pub(super) struct People {
    accounts: Vec<Account>,
    delegations: Vec<Delegation>,
    today: Date,
}

impl Work {
    pub(super) async fn people_now(&self) -> Result<People, WorkError> {
        let mut accounts = self.catalog().account_list().await?;
        accounts.retain(|account| account.state == AccountState::Active);
        let delegations = self.catalog().kept_all::<Delegation>().await?;
        Ok(People { accounts, delegations, today: self.today() })
    }
}

impl People {
    /// The account, if it can be used.
    pub(super) fn find(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// Those with a role, of one institution or of any.
    pub(super) fn with_role(&self, role: Role, provider: Option<&Id>) -> Vec<&Account> {
        let fits =
            |account: &&Account| account.role == role && provider.is_none_or(|provider| account.provider == *provider);
        self.accounts.iter().filter(fits).collect()
    }

    /// Those who stand in for an account today.
    pub(super) fn standing_in<'p>(&'p self, id: &'p str) -> impl Iterator<Item = &'p Account> {
        let holds = move |row: &&Delegation| row.from == id && row.is_valid(self.today);
        self.delegations.iter().filter(holds).filter_map(move |row| self.find(&row.to))
    }
}
