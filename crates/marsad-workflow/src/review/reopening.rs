//! Selective re-opening: an institution is asked to send some cells of what was accepted again, and nothing else.

use std::collections::BTreeMap;

use marsad_catalog::Row;
use marsad_model::{
    CellSelection, DataStructure, DataTable, Difference, Finding, FindingCode, Id, NoticeKind, Observation, Place,
    Reopening, Severity, Submission, SubmissionState,
};

use super::compared::{Compared, changed};
use super::lacking::{OpenedCell, brings, brought};
use crate::authority::Action;
use crate::known::Sight;
use crate::{Actor, Refusal, Work, WorkError};

/// Which cells are to be opened again, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReopening {
    /// The submission that was accepted.
    pub submission: String,
    /// Codes by dimension, such as one area and one indicator; a dimension that is not named may have any.
    pub codes: BTreeMap<Id, Vec<Id>>,
    /// Periods by name; any where none is named.
    pub periods: Vec<String>,
    /// Why.
    pub reason: String,
}

/// What a submission says of the cells that were opened again.
#[derive(Clone, Debug, PartialEq)]
pub struct ReopeningAnswer {
    /// The reopening.
    pub reopening: Reopening,
    /// How its cells differ from what was accepted.
    pub inside: Vec<Difference>,
    /// Cells of it that the submission brings, changed or not.
    pub brought: Vec<OpenedCell>,
    /// Cells of it that are waited for once the submission is accepted, where it brings others of them.
    pub lacking: Vec<OpenedCell>,
}

impl Work {
    /// Opens cells of an accepted submission again. It stays accepted until others bring all of these cells and are accepted
    /// too; a release that waits for its minute with it goes out, unless somebody who is told of it now takes the approval back.
    pub async fn reopen(&self, actor: &Actor, new: NewReopening) -> Result<Reopening, WorkError> {
        let submission = self.submission_for(actor, (Action::Reopen, &new.submission)).await?;
        if new.reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing(submission.id).into());
        }
        refuse_not_accepted(&submission)?;
        let only = CellSelection { codes: new.codes, periods: new.periods };
        if !self.selection_has_cells(&submission, &only).await? {
            return Err(Refusal::NotReopened(submission.id).into());
        }
        let mut change = self.begin().await?;
        // Someone may have been faster and returned it.
        if let Some(found) = change.submission_find(&submission.id).await? {
            refuse_not_accepted(&found)?;
        }
        let known = change.kept_all::<Reopening>().await?;
        let is_open = |one: &&Reopening| one.agreement == submission.agreement && one.closed_by.is_none();
        if let Some(open) = known.iter().filter(is_open).find(|open| covers(&open.only, &only)) {
            return Err(Refusal::ReopenedAlready(open.reason.clone()).into());
        }
        let reopening = Reopening {
            id: format!("R-{:06}", known.len() + 1),
            agreement: submission.agreement.clone(),
            submission: submission.id.clone(),
            only,
            reason: new.reason.trim().to_owned(),
            by: actor.id().to_owned(),
            at: self.now(),
            closed_by: None,
        };
        change.put(Row::Reopening(reopening.clone())).await?;
        self.commit(change, actor, ("reopen", &submission.id)).await?;
        let waiting = self.releases_waiting_with(&submission.id).await?;
        self.tell_deciding(NoticeKind::ReleaseReopened, (&waiting, actor.id())).await?;
        self.tell_of(vec![submission.received_by], NoticeKind::CellReopened, &submission.id).await?;
        Ok(reopening)
    }

    /// The reopenings under an agreement, oldest first.
    pub async fn reopenings_of(&self, actor: &Actor, agreement: &str) -> Result<Vec<Reopening>, WorkError> {
        actor.may_for(Action::ReadSubmission, &self.agreement(agreement)?.provider)?;
        Ok(self.catalog().kept_list(agreement).await?)
    }

    /// Whether a selection names something, and cells of the submission are among it.
    async fn selection_has_cells(&self, submission: &Submission, only: &CellSelection) -> Result<bool, WorkError> {
        if only.codes.is_empty() && only.periods.is_empty() {
            return Ok(false);
        }
        let Some(compared) = self.compared_submission(submission).await? else { return Ok(false) };
        let is_known = |id: &Id| compared.structure.dimension_place(id.as_str()).is_some();
        let brings = |o: &Observation| is_selected(only, &compared.structure, o);
        Ok(only.codes.keys().all(is_known) && compared.table.observations().iter().any(brings))
    }

    /// The reopenings that a submission brings cells of, by id, and the cells of each that are waited for once it is accepted:
    /// it answers those of which none is.
    pub(crate) async fn reopenings_brought(
        &self,
        submission: &Submission,
    ) -> Result<Vec<(String, Vec<OpenedCell>)>, WorkError> {
        let mut asked: Vec<Reopening> = self.catalog().kept_list(submission.agreement.as_str()).await?;
        asked.retain(|reopening| is_asked(reopening, submission));
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let Some(compared) = self.compared_submission(submission).await? else { return Ok(Vec::new()) };
        asked.retain(|reopening| brings(&compared.table, reopening));
        let mut brought = Vec::new();
        for reopening in asked {
            let lacking = self.lacking_after(&reopening, (submission, &compared)).await?;
            brought.push((reopening.id, lacking));
        }
        Ok(brought)
    }

    /// Whether a submission that answers a reopening changes cells that nobody opened: then its acceptance says why.
    pub(crate) async fn changes_unopened(&self, submission: &Submission) -> Result<bool, WorkError> {
        let all: Vec<Reopening> = self.catalog().kept_list(submission.agreement.as_str()).await?;
        let asked: Vec<Reopening> = all.into_iter().filter(|reopening| is_asked(reopening, submission)).collect();
        if asked.is_empty() {
            return Ok(false);
        }
        let Some(compared) = self.compared_submission(submission).await? else { return Ok(false) };
        let (_, outside) = answers(asked, (&compared.history, &compared.table), &submission.file_name);
        Ok(!outside.is_empty())
    }

    pub(super) async fn compared_submission(&self, submission: &Submission) -> Result<Option<Compared>, WorkError> {
        match self.catalog().report_find(&submission.id).await? {
            Some(report) => Compared::of(self, (submission, &report), Sight::Every).await,
            None => Ok(None),
        }
    }
}

/// Refuses where a submission does not hold: there is nothing to send again instead.
fn refuse_not_accepted(submission: &Submission) -> Result<(), Refusal> {
    match submission.state {
        SubmissionState::Accepted => Ok(()),
        state => Err(Refusal::WrongState(state.word().to_owned())),
    }
}

/// Whether a submission was sent when a reopening asked for it.
pub(crate) fn is_asked(reopening: &Reopening, submission: &Submission) -> bool {
    let is_open = reopening.closed_by.as_deref().is_none_or(|by| by == submission.id);
    is_open && reopening.submission != submission.id && reopening.at < submission.received_at
}

/// Whether every cell of a selection is among those of another.
fn covers(open: &CellSelection, only: &CellSelection) -> bool {
    let has_codes = |(dimension, codes): (&Id, &Vec<Id>)| {
        only.codes.get(dimension).is_some_and(|asked| asked.iter().all(|code| codes.contains(code)))
    };
    let has_periods = open.periods.is_empty()
        || !only.periods.is_empty() && only.periods.iter().all(|period| open.periods.contains(period));
    has_periods && open.codes.iter().all(has_codes)
}

/// Whether a cell is among those of a selection.
pub(crate) fn is_selected(only: &CellSelection, structure: &DataStructure, observation: &Observation) -> bool {
    let has_code = |(dimension, codes): (&Id, &Vec<Id>)| {
        let place = structure.dimension_place(dimension.as_str());
        place.and_then(|place| observation.key.get(place)).is_some_and(|code| codes.contains(code))
    };
    let is_period = only.periods.is_empty() || only.periods.iter().any(|name| name == observation.period.as_str());
    is_period && only.codes.iter().all(has_code)
}

/// What a submission says of the cells that `asked` opened again, and a finding for each cell beside them that it changes.
pub(super) fn answers(
    asked: Vec<Reopening>,
    (history, table): (&DataTable, &DataTable),
    file_name: &str,
) -> (Vec<ReopeningAnswer>, Vec<Finding>) {
    if asked.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let is_within = |reopening: &Reopening, difference: &Difference| {
        difference.after.as_ref().is_some_and(|o| is_selected(&reopening.only, &table.structure, o))
    };
    let changed = changed(history, table);
    let beside = changed.iter().filter(|difference| !asked.iter().any(|one| is_within(one, difference)));
    let findings = beside.filter_map(|difference| outside(difference, file_name)).collect();
    let answer = |reopening: Reopening| {
        let inside = changed.iter().filter(|difference| is_within(&reopening, difference)).cloned().collect();
        let brought = brought(table, &reopening);
        ReopeningAnswer { reopening, inside, brought, lacking: Vec::new() }
    };
    (asked.into_iter().map(answer).collect(), findings)
}

fn outside(difference: &Difference, file_name: &str) -> Option<Finding> {
    let after = difference.after.as_ref()?;
    let text = |o: &Observation| o.value.map_or_else(String::new, |value| value.to_string());
    let codes: Vec<&str> = difference.key.iter().map(Id::as_str).collect();
    let origin = after.origin.as_ref();
    let place = Place {
        file: file_name.to_owned(),
        sheet: origin.map(|origin| origin.sheet.clone()).unwrap_or_default(),
        row: origin.map(|origin| origin.row),
        column: origin.map(|origin| origin.column),
    };
    let finding = Finding::new(FindingCode::OutsideReopening, Severity::Warning, place).with_value(text(after));
    let finding = finding.with("before", difference.before.as_ref().map(text).unwrap_or_default());
    Some(finding.with("series", codes.join(".")).with("period", difference.period.as_str()))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::review::plausibility::tests::table;

    fn reopening(code: &str, period: &str) -> Reopening {
        Reopening {
            id: "R-000001".to_owned(),
            agreement: "AGREEMENT".parse().unwrap(),
            submission: "AGREEMENT-0001".to_owned(),
            only: CellSelection {
                codes: [("ISLE".parse().unwrap(), vec![code.parse().unwrap()])].into(),
                periods: vec![period.to_owned()],
            },
            reason: "reason".to_owned(),
            by: "reviewer".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            closed_by: None,
        }
    }

    #[test]
    fn a_selection_covers_another_where_it_has_all_of_its_cells() {
        let only = |code: &str, period: &str| reopening(code, period).only;
        let any_period = CellSelection { periods: Vec::new(), ..only("A", "2021") };
        assert!(covers(&only("A", "2021"), &only("A", "2021")) && covers(&any_period, &only("A", "2021")));
        assert!(!covers(&only("A", "2021"), &any_period) && !covers(&only("A", "2021"), &only("B", "2021")));
        assert!(!covers(&only("A", "2021"), &CellSelection { codes: BTreeMap::new(), ..only("A", "2021") }));
    }

    #[test]
    fn only_what_was_opened_may_change_without_a_warning() {
        let before = table(&[("A", "2021", 1.0), ("A", "2022", 2.0), ("B", "2022", 3.0), ("C", "2022", 4.0)]);
        let after = table(&[("A", "2021", 9.0), ("A", "2022", 8.0), ("B", "2022", 3.0), ("D", "2022", 5.0)]);
        let (answers, findings) = answers(vec![reopening("A", "2022")], (&before, &after), "file.csv");
        let inside: Vec<&str> = answers[0].inside.iter().map(|difference| difference.period.as_str()).collect();
        assert_eq!(inside, ["2022"]);
        // A in 2021 changed and was not opened; B is the same, C is not in the file, D is new.
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!((finding.value.as_str(), finding.arguments["before"].as_str()), ("9", "1"));
        assert_eq!((finding.arguments["series"].as_str(), finding.arguments["period"].as_str()), ("A", "2021"));
    }
}
