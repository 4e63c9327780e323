//! Cells of other institutions that a submission gives another value: no one's figure is replaced in silence.
//!
//! Nothing says which cells of a dataflow are whose, so that what was accepted last stands. Whoever accepts it says why, who
//! had given the cell is told, and the next release asks. Who had given it is told as well when that acceptance is taken back.

use std::collections::BTreeMap;

use marsad_model::{AccountState, Difference, Id, NoticeKind, Observation, Pack, Submission};

use super::compared::{Compared, changed};
use crate::calendar::Told;
use crate::known::{Sight, is_all_own, laid_over};
use crate::{Work, WorkError, recompute};

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
        let mut by_submission: BTreeMap<String, Vec<Difference>> = BTreeMap::new();
        for difference in changed(&compared.history, &compared.table).into_iter().filter(has_another_value) {
            let Some(gave) = brought_by(&difference.before).map(str::to_owned) else { continue };
            by_submission.entry(gave).or_default().push(difference);
        }
        self.of_others(&compared.pack, submission, by_submission).await
    }

    /// The cells of other institutions that hold again once the acceptance of a submission is taken back, each as it stands and
    /// as it will be; none where there is too much to compare.
    pub(crate) async fn restored_without(&self, submission: &Submission) -> Result<Vec<ReplacedCells>, WorkError> {
        if self.replaced_by(submission).await?.is_empty() {
            return Ok(Vec::new());
        }
        let flow = &self.agreement(submission.agreement.as_str())?.dataflow;
        let Some(plan) = self.pack().plan_of(flow.as_str()) else { return Ok(Vec::new()) };
        let (_, structure) = recompute::dataflow(self.pack(), flow.as_str())?;
        let accepted = self.accepted(&plan.inputs).await?;
        let others = accepted.iter().filter(|other| other.id != submission.id).cloned().collect();
        let now = laid_over(self, accepted, structure.clone()).await?;
        let Some((now, then)) = now.zip(laid_over(self, others, structure).await?) else { return Ok(Vec::new()) };
        let mut by_submission: BTreeMap<String, Vec<Difference>> = BTreeMap::new();
        // What a later file took the place of meanwhile does not come back.
        let falls =
            |one: &Difference| brought_by(&one.before) == Some(submission.id.as_str()) && has_another_value(one);
        for difference in now.differences(&then).into_iter().filter(falls) {
            let Some(gave) = brought_by(&difference.after).map(str::to_owned) else { continue };
            by_submission.entry(gave).or_default().push(difference);
        }
        self.of_others(self.pack(), submission, by_submission).await
    }

    /// Of cells by the submission that gave them, those that another institution gave.
    async fn of_others(
        &self,
        pack: &Pack,
        submission: &Submission,
        by_submission: BTreeMap<String, Vec<Difference>>,
    ) -> Result<Vec<ReplacedCells>, WorkError> {
        let provider_of = |agreement: &Id| pack.agreement(agreement.as_str()).map(|one| &one.provider);
        let mut replaced = Vec::new();
        for (id, cells) in by_submission {
            let Some(gave) = self.catalog().submission_find(&id).await? else { continue };
            let provider = provider_of(&gave.agreement).filter(|one| Some(*one) != provider_of(&submission.agreement));
            replaced.extend(provider.cloned().map(|provider| ReplacedCells { submission: id, provider, cells }));
        }
        Ok(replaced)
    }

    /// Tells every institution whose cells were replaced, or hold again, which they are and whose the others; not their values.
    pub(crate) async fn tell_of_cells(
        &self,
        kind: NoticeKind,
        by: &Submission,
        replaced: &[ReplacedCells],
    ) -> Result<(), WorkError> {
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
                kind,
                subject: one.submission.clone(),
                arguments: arguments.map(|(name, value)| (name.to_owned(), value)).into(),
            })
            .await?;
        }
        Ok(())
    }
}

/// The submission that brought a side of a difference.
fn brought_by(side: &Option<Observation>) -> Option<&str> {
    side.as_ref()?.origin.as_ref().map(|origin| origin.submission.as_str())
}

/// Whether it is the value that is another, and not only what is said of it.
fn has_another_value(difference: &Difference) -> bool {
    let value = |side: &Option<Observation>| side.as_ref().and_then(|side| side.value);
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
