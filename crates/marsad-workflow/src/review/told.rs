//! Who is told what on the desk.

use std::collections::BTreeMap;

use marsad_model::{AccountState, NoticeKind, Role};

use crate::calendar::Told;
use crate::{Work, WorkError};

impl Work {
    /// Leaves a notice about something with people; nobody is told twice.
    pub(crate) async fn tell_of(
        &self,
        mut accounts: Vec<String>,
        kind: NoticeKind,
        subject: &str,
    ) -> Result<(), WorkError> {
        accounts.sort();
        accounts.dedup();
        if accounts.is_empty() {
            return Ok(());
        }
        self.tell(Told { accounts, kind, subject: subject.to_owned(), arguments: BTreeMap::new() }).await?;
        Ok(())
    }

    /// The accounts of a role that can sign in.
    pub(crate) async fn accounts_with(&self, role: Role) -> Result<Vec<String>, WorkError> {
        let all = self.catalog().account_list().await?.into_iter();
        let able = all.filter(|account| account.role == role && account.state == AccountState::Active);
        Ok(able.map(|account| account.id).collect())
    }
}
