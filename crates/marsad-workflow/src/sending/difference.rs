//! What a submission changes: against what is accepted under its agreement, whenever that came. Once someone has decided
//! about it, against what was accepted then.
//!
//! Only the periods that the submission speaks of are compared: a file of one year says nothing about the years before. A
//! figure is its value with its status; what else is said of it, such as its source, is told apart.

use std::sync::Arc;

use marsad_model::{DataStructure, DataTable, Difference, Observation, ProvisionAgreement, Submission, TimePeriod};

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError, recompute};

/// With more observations than this a difference is not made: nobody looks through it.
const ROWS_MAX: u64 = 500_000;
/// What belongs to a figure beside its value: what it is, and who may see it.
const STATUSES: [&str; 2] = ["OBS_STATUS", "CONF_STATUS"];

/// What a submission changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SubmissionDifference {
    /// The accepted submissions that it was compared with, in the order in which they were accepted.
    pub against: Vec<String>,
    /// How many cells were not there before.
    pub new: u64,
    /// The cells with another value or another status.
    pub changed: Vec<Difference>,
    /// The cells whose figure is the same, and of which something else is said: source, comment, another attribute.
    pub retold: Vec<Difference>,
    /// How many cells were there before and are not sent again.
    pub vanished: u64,
    /// How many cells say the same.
    pub same: u64,
    /// The new cells.
    pub added: Vec<Difference>,
    /// The vanished cells.
    pub gone: Vec<Difference>,
}

impl SubmissionDifference {
    /// Every cell that differs: changed, new, vanished, and last those whose figure is the same.
    pub fn all(&self) -> impl Iterator<Item = &Difference> {
        self.changed.iter().chain(&self.added).chain(&self.gone).chain(&self.retold)
    }
}

/// What was accepted, and in which submissions.
pub(super) struct AcceptedTable {
    pub submissions: Vec<String>,
    pub table: DataTable,
}

impl Work {
    /// What a submission changes; refused before it was read, and where there is too much to compare.
    pub async fn submission_difference(&self, actor: &Actor, id: &str) -> Result<SubmissionDifference, WorkError> {
        let submission = self.submission_for(actor, (Action::ReadSubmission, id)).await?;
        let report = self.catalog().report_find(id).await?;
        let report = report.ok_or_else(|| Refusal::WrongState(submission.state.to_string()))?;
        let agreement = self.agreement(submission.agreement.as_str())?;
        let (_, structure) = recompute::dataflow(self.pack(), agreement.dataflow.as_str())?;
        let accepted = self.accepted_table(agreement, &structure, Some(&submission)).await?;
        if report.observations > ROWS_MAX {
            return Err(Refusal::TooLarge(ROWS_MAX.to_string()).into());
        }
        let later = recompute::table(self, &report.address, &structure).await?;
        Ok(compared(accepted, &later))
    }

    /// What was accepted under an agreement, beside a submission where one is given.
    pub(super) async fn accepted_table(
        &self,
        agreement: &ProvisionAgreement,
        structure: &Arc<DataStructure>,
        beside: Option<&Submission>,
    ) -> Result<AcceptedTable, WorkError> {
        let only = std::slice::from_ref(&agreement.id);
        let all: Vec<Submission> = match beside {
            Some(submission) => self.accepted_beside(submission, only).await?,
            None => self.accepted_with_dates(only).await?.into_iter().map(|(_, accepted)| accepted).collect(),
        };
        let (mut submissions, mut tables, mut rows) = (Vec::new(), Vec::new(), 0);
        for accepted in all {
            let Some(report) = self.catalog().report_find(&accepted.id).await? else { continue };
            rows += report.observations;
            if rows > ROWS_MAX {
                return Err(Refusal::TooLarge(ROWS_MAX.to_string()).into());
            }
            // A file whose bytes have changed, or one of an older structure, is told where it is verified.
            if let Ok(table) = recompute::table(self, &report.address, structure).await {
                submissions.push(accepted.id);
                tables.push(table);
            }
        }
        Ok(AcceptedTable { submissions, table: DataTable::overlaid(structure.clone(), tables) })
    }
}

fn compared(accepted: AcceptedTable, later: &DataTable) -> SubmissionDifference {
    let periods: Vec<TimePeriod> = later.periods();
    let structure = accepted.table.structure.clone();
    let mut earlier = accepted.table.into_observations();
    earlier.retain(|observation| periods.binary_search(&observation.period).is_ok());
    let mut found = SubmissionDifference { against: accepted.submissions, ..SubmissionDifference::default() };
    for difference in DataTable::new(structure.clone(), earlier).differences(later) {
        match (&difference.before, &difference.after) {
            (Some(_), Some(_)) if is_same_figure(&structure, &difference) => found.retold.push(difference),
            (Some(_), Some(_)) => found.changed.push(difference),
            (None, _) => found.added.push(difference),
            (Some(_), None) => found.gone.push(difference),
        }
    }
    found.new = found.added.len() as u64;
    found.vanished = found.gone.len() as u64;
    let unlike = found.new + (found.changed.len() + found.retold.len()) as u64;
    found.same = (later.len() as u64).saturating_sub(unlike);
    found
}

/// Whether a cell that is there on both sides has the same value with the same status.
fn is_same_figure(structure: &DataStructure, difference: &Difference) -> bool {
    let value = |side: &Option<Observation>| side.as_ref().and_then(|side| side.value);
    let is_of_status = difference.unlike_attributes(structure).iter().any(|id| STATUSES.contains(&id.as_str()));
    value(&difference.before) == value(&difference.after) && !is_of_status
}

#[cfg(test)]
mod tests {
    use marsad_model::{AttachmentLevel, Attribute, Dimension, Id, LocalText, Measure};

    use super::*;

    fn attribute(name: &str) -> Attribute {
        Attribute { id: name.parse().unwrap(), codelist: None, attach: AttachmentLevel::Observation, mandatory: false }
    }

    fn table(rows: &[(&str, &str, f64)]) -> DataTable {
        let id = |text: &str| -> Id { text.parse().unwrap() };
        let structure = DataStructure {
            id: id("DSD"),
            version: "1.0".parse().unwrap(),
            name: LocalText::new("ا", "a", "a").unwrap(),
            dimensions: vec![Dimension { id: id("SEX"), codelist: id("CL_SEX") }],
            measure: Measure { id: id("OBS_VALUE"), decimals: 0 },
            attributes: ["SOURCE", "OBS_STATUS"].map(attribute).into(),
        };
        let observation = |(sex, year, value): &(&str, &str, f64)| Observation {
            key: vec![id(sex)],
            period: year.parse().unwrap(),
            value: Some(*value),
            attributes: vec![Some("the register".to_owned()), Some("A".to_owned())],
            origin: None,
        };
        DataTable::new(Arc::new(structure), rows.iter().map(observation).collect())
    }

    /// Worked by hand: 2024 F and M were there, M changed, F is gone, _T is new; 2025 F is new; 2023 is not spoken of.
    #[test]
    fn what_is_new_changed_gone_and_same_is_counted_within_the_periods_that_are_sent() {
        let before = table(&[("F", "2023", 1.0), ("F", "2024", 2.0), ("M", "2024", 3.0), ("X", "2024", 4.0)]);
        let later = table(&[("M", "2024", 5.0), ("X", "2024", 4.0), ("_T", "2024", 9.0), ("F", "2025", 1.0)]);
        let accepted = AcceptedTable { submissions: vec!["A-0001".to_owned()], table: before };
        let found = compared(accepted, &later);
        assert_eq!((found.new, found.changed.len(), found.vanished, found.same), (2, 1, 1, 1));
        let changed = &found.changed[0];
        let value = |side: &Option<Observation>| side.as_ref().and_then(|side| side.value);
        assert_eq!((value(&changed.before), value(&changed.after)), (Some(3.0), Some(5.0)));
        assert_eq!((found.gone[0].key[0].as_str(), found.gone[0].period.as_str()), ("F", "2024"));
        assert_eq!((found.all().count(), found.against.as_slice()), (4, &["A-0001".to_owned()][..]));
    }

    #[test]
    fn a_cell_of_which_something_else_is_said_is_not_changed_and_one_with_another_status_is() {
        let before = table(&[("F", "2024", 2.0), ("M", "2024", 3.0), ("X", "2024", 4.0)]);
        let structure = before.structure.clone();
        let mut later = before.clone().into_observations();
        later[0].attributes[0] = Some("the register, corrected".to_owned());
        later[1].attributes[1] = Some("E".to_owned());
        let accepted = AcceptedTable { submissions: Vec::new(), table: before };
        let found = compared(accepted, &DataTable::new(structure, later));
        let named = |found: &[Difference]| found.iter().map(|one| one.key[0].to_string()).collect::<Vec<_>>();
        assert_eq!(
            (named(&found.changed), named(&found.retold), found.same),
            (vec!["M".to_owned()], vec!["F".to_owned()], 1)
        );
        assert_eq!(found.all().count(), 2);
    }
}
