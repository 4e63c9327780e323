//! Whom a person may stand in for now.

use marsad_model::{Account, AccountState, Delegation};

use crate::{Actor, Work, WorkError};

impl Work {
    /// The account that the person may stand in for, if it is so today: both work for one institution, their roles go
    /// together, and nobody lends what was lent to them.
    pub(crate) async fn stood_for(&self, actor: &Actor, away: &str) -> Result<Option<Account>, WorkError> {
        let today = self.today();
        let given = self.catalog().kept_list::<Delegation>(away).await?;
        let is_given = given.iter().any(|row| row.to == actor.id() && row.is_valid(today));
        if !is_given {
            return Ok(None);
        }
        let account = self.catalog().account_find(away).await?;
        let fits = |away: &Account| {
            away.state == AccountState::Active
                && away.provider == actor.account().provider
                && away.id != actor.id()
                && actor.account().role.may_stand_in_for(away.role)
        };
        Ok(account.filter(fits))
    }
}
