//! Cells of other institutions that a submission gives another value: no one's figure is replaced in silence.
//!
//! Nothing says which cells of a dataflow are whose, so that what was accepted last stands. Whoever accepts it says why, who
//! had given the cell is told, and the next release asks.

use std::collections::BTreeMap;

use marsad_model::{AccountState, Difference, Id, NoticeKind, Submission};

use super::compared::{Compared, changed};
use crate::calendar::Told;
use crate::known::{Sight, is_all_own};
use crate::{Work, WorkError};

/// So many cells are named to who had given them.
const NAMED_MAX: usize = 20;

/// Cells of one submission of another institution that get another value.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplacedCells {
    /// The accepted submission that gave them.
    pub submission: String,
    /// The institution that sent it.
    pub provider: Id,
    /// Each as it stands, and as it would be.
    pub cells: Vec<Difference>,
}

impl Work {
    /// The cells of other institutions that a submission replaces or, once it is accepted, has replaced; none where there is
    /// too much to compare.
    pub(crate) async fn replaced_by(&self, submission: &Submission) -> Result<Vec<ReplacedCells>, WorkError> {
        let Some(agreement) = self.pack().agreement(submission.agreement.as_str()) else { return Ok(Vec::new()) };
        if is_all_own(self.pack(), &agreement.provider, agreement.dataflow.as_str()) {
            return Ok(Vec::new());
        }
        let Some(report) = self.catalog().report_find(&submission.id).await? else { return Ok(Vec::new()) };
        match Compared::of(self, (submission, &report), Sight::Every).await? {
            Some(compared) => self.replaced_in(submission, &compared).await,
            None => Ok(Vec::new()),
        }
    }

    /// The same of a submission that stands beside every other already.
    pub(super) async fn replaced_in(
        &self,
        submission: &Submission,
        compared: &Compared,
    ) -> Result<Vec<ReplacedCells>, WorkError> {
        let provider_of = |agreement: &Id| compared.pack.agreement(agreement.as_str()).map(|one| &one.provider);
        let mut by_submission: BTreeMap<String, Vec<Difference>> = BTreeMap::new();
        for difference in changed(&compared.history, &compared.table).into_iter().filter(has_another_value) {
            let origin = difference.before.as_ref().and_then(|before| before.origin.as_ref());
            let Some(gave) = origin.map(|origin| origin.submission.clone()) else { continue };
            by_submission.entry(gave).or_default().push(difference);
        }
        let mut replaced = Vec::new();
        for (id, cells) in by_submission {
            let Some(gave) = self.catalog().submission_find(&id).await? else { continue };
            let provider = provider_of(&gave.agreement).filter(|one| Some(*one) != provider_of(&submission.agreement));
            replaced.extend(provider.cloned().map(|provider| ReplacedCells { submission: id, provider, cells }));
        }
        Ok(replaced)
    }

    /// Tells every institution whose cells were replaced which, and by whom; not by what.
    pub(crate) async fn tell_of_replaced(&self, by: &Submission, replaced: &[ReplacedCells]) -> Result<(), WorkError> {
        let agreement = self.agreement(by.agreement.as_str())?;
        let (provider, dataflow) = (agreement.provider.to_string(), agreement.dataflow.to_string());
        for one in replaced {
            let accounts = self.catalog().account_list().await?.into_iter().filter(|account| {
                account.provider == one.provider
                    && account.role.is_of_institution()
                    && account.state == AccountState::Active
            });
            let arguments =
                [("provider", provider.clone()), ("dataflow", dataflow.clone()), ("cells", named(&one.cells))];
            self.tell(Told {
                accounts: accounts.map(|account| account.id).collect(),
                kind: NoticeKind::CellsReplaced,
                subject: one.submission.clone(),
                arguments: arguments.map(|(name, value)| (name.to_owned(), value)).into(),
            })
            .await?;
        }
        Ok(())
    }
}

/// Whether it is the value that is another, and not only what is said of it.
fn has_another_value(difference: &Difference) -> bool {
    let value = |side: &Option<marsad_model::Observation>| side.as_ref().and_then(|side| side.value);
    value(&difference.before) != value(&difference.after)
}

/// The first cells by key and period.
fn named(cells: &[Difference]) -> String {
    let name = |cell: &Difference| {
        let codes: Vec<&str> = cell.key.iter().map(Id::as_str).collect();
        format!("{} {}", codes.join("."), cell.period)
    };
    let more = if cells.len() > NAMED_MAX { "; …" } else { "" };
    format!("{}{more}", cells.iter().take(NAMED_MAX).map(name).collect::<Vec<_>>().join("; "))
}
