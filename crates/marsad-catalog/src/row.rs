//! Rows of the catalog as types, and how their values are written as text.

use std::str::FromStr;

use jiff::Timestamp;
use marsad_model::{
    Account, AgreementVersion, ApiToken, AttachedFile, ChecklistAnswer, Comment, CommitteeItem, CommitteeMeeting,
    ContradictionEntry, ContradictionNote, Correspondence, DatasetVersion, Delegation, EmbargoChange, Erasure,
    Explanation, IssuedScoreCard, PrereleaseGrant, ProfileVersion, Release, Reopening, SignedReceipt, StudyFile,
    StudyPlan, StudyPlanRemoval, Submission, SubmissionDecision, SubmissionReport, WordMapping,
};
use serde::{Deserialize, Serialize};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::kept::{KeptColumns, kept_key};
use crate::migrations::AppliedMigration;
use crate::opening::Opening;

/// A row of a table; the audit trail holds every row as it was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "table", content = "row", rename_all = "snake_case")]
pub enum Row {
    /// Who acts.
    Account(Account),
    /// What was sent.
    Submission(Submission),
    /// What checking gave.
    Report(SubmissionReport),
    /// What a person decided.
    Decision(SubmissionDecision),
    /// What a plan made.
    Version(DatasetVersion),
    /// What the public may read.
    Release(Release),
    /// Two numbers that cannot both be right.
    Contradiction(ContradictionEntry),
    /// What was said of them.
    ContradictionNote(ContradictionNote),
    /// A table of a study.
    StudyFile(StudyFile),
    /// A token of a program.
    ApiToken(ApiToken),
    /// What two institutions agreed.
    AgreementVersion(AgreementVersion),
    /// Who stands in for whom.
    Delegation(Delegation),
    /// Why a sender stands by what a rule finds wrong.
    Explanation(Explanation),
    /// What was confirmed to a sender.
    SignedReceipt(SignedReceipt),
    /// What a word of a provider stands for.
    WordMapping(WordMapping),
    /// How a provider writes.
    ProfileVersion(ProfileVersion),
    /// What becomes what between two lists of codes.
    Correspondence(Correspondence),
    /// What was said of a submission.
    Comment(Comment),
    /// A document that belongs to a submission, or to a comment on it.
    AttachedFile(AttachedFile),
    /// Cells that are open again.
    Reopening(Reopening),
    /// Why a release may be approved although the checklist asks.
    ChecklistAnswer(ChecklistAnswer),
    /// Who may see a release before its time.
    PrereleaseGrant(PrereleaseGrant),
    /// An approval that was taken back, or a minute that was moved.
    EmbargoChange(EmbargoChange),
    /// A meeting of the steering committee.
    CommitteeMeeting(CommitteeMeeting),
    /// What the committee settled.
    CommitteeItem(CommitteeItem),
    /// What was erased.
    Erasure(Erasure),
    /// How well an institution kept its agreements, as it was shown first.
    IssuedScoreCard(IssuedScoreCard),
    /// A question over a study that somebody keeps as a plan.
    StudyPlan(StudyPlan),
    /// That such a plan is kept no longer.
    StudyPlanRemoval(StudyPlanRemoval),
    /// That a session or a link was opened or ended: in the trail alone, beside no table of its own.
    Opening(Opening),
    /// That the database was brought to a layout of its tables.
    Migration(AppliedMigration),
}

impl Row {
    /// What tells this row from every other of the catalog.
    pub fn key(&self) -> String {
        match self {
            Self::Account(row) => format!("account {}", row.id),
            Self::Submission(row) => format!("submission {}", row.id),
            Self::Report(row) => format!("report {}", row.submission),
            Self::Decision(row) => format!("decision {} {}", row.submission, row.number),
            Self::Version(row) => format!("version {} {}", row.dataflow, row.number),
            Self::Release(row) => format!("release {} {}", row.dataflow, row.number),
            Self::Contradiction(row) => format!("contradiction {}", row.id),
            Self::ContradictionNote(row) => format!("contradiction note {} {}", row.contradiction, row.number),
            Self::StudyFile(row) => format!("study file {}", row.reference()),
            Self::ApiToken(row) => kept_key(row),
            Self::AgreementVersion(row) => kept_key(row),
            Self::Delegation(row) => kept_key(row),
            Self::Explanation(row) => kept_key(row),
            Self::SignedReceipt(row) => kept_key(row),
            Self::WordMapping(row) => kept_key(row),
            Self::ProfileVersion(row) => kept_key(row),
            Self::Correspondence(row) => kept_key(row),
            Self::Comment(row) => kept_key(row),
            Self::AttachedFile(row) => kept_key(row),
            Self::Reopening(row) => kept_key(row),
            Self::ChecklistAnswer(row) => kept_key(row),
            Self::PrereleaseGrant(row) => kept_key(row),
            Self::EmbargoChange(row) => kept_key(row),
            Self::CommitteeMeeting(row) => kept_key(row),
            Self::CommitteeItem(row) => kept_key(row),
            Self::Erasure(row) => kept_key(row),
            Self::IssuedScoreCard(row) => kept_key(row),
            Self::StudyPlan(row) => kept_key(row),
            Self::StudyPlanRemoval(row) => kept_key(row),
            Self::Opening(row) => row.key(),
            Self::Migration(row) => format!("migration {}", row.number),
        }
    }

    /// What stands in columns beside a kept row; none for a row of another table, which is read from its columns.
    pub(crate) fn kept_columns(&self) -> Option<KeptColumns> {
        Some(match self {
            Self::Account(_)
            | Self::Submission(_)
            | Self::Report(_)
            | Self::Decision(_)
            | Self::Version(_)
            | Self::Release(_)
            | Self::Contradiction(_)
            | Self::ContradictionNote(_)
            | Self::StudyFile(_)
            | Self::Opening(_)
            | Self::Migration(_) => return None,
            Self::ApiToken(row) => KeptColumns::of(row),
            Self::AgreementVersion(row) => KeptColumns::of(row),
            Self::Delegation(row) => KeptColumns::of(row),
            Self::Explanation(row) => KeptColumns::of(row),
            Self::SignedReceipt(row) => KeptColumns::of(row),
            Self::WordMapping(row) => KeptColumns::of(row),
            Self::ProfileVersion(row) => KeptColumns::of(row),
            Self::Correspondence(row) => KeptColumns::of(row),
            Self::Comment(row) => KeptColumns::of(row),
            Self::AttachedFile(row) => KeptColumns::of(row),
            Self::Reopening(row) => KeptColumns::of(row),
            Self::ChecklistAnswer(row) => KeptColumns::of(row),
            Self::PrereleaseGrant(row) => KeptColumns::of(row),
            Self::EmbargoChange(row) => KeptColumns::of(row),
            Self::CommitteeMeeting(row) => KeptColumns::of(row),
            Self::CommitteeItem(row) => KeptColumns::of(row),
            Self::Erasure(row) => KeptColumns::of(row),
            Self::IssuedScoreCard(row) => KeptColumns::of(row),
            Self::StudyPlan(row) => KeptColumns::of(row),
            Self::StudyPlanRemoval(row) => KeptColumns::of(row),
        })
    }
}

/// A moment as the catalog writes it: text order is time order.
pub(crate) fn moment_text(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// Reads the values of one row of `table`.
pub(crate) struct Values<'a> {
    pub table: &'static str,
    pub row: &'a AnyRow,
}

impl Values<'_> {
    pub(crate) fn text(&self, column: &str) -> Result<String, CatalogError> {
        Ok(self.row.try_get(column)?)
    }

    /// A text that has a form of its own, such as a state, a moment or an identifier.
    pub(crate) fn parsed<T: FromStr<Err: std::fmt::Display>>(&self, column: &str) -> Result<T, CatalogError> {
        self.text(column)?.parse().map_err(|error: T::Err| self.unreadable(&error))
    }

    pub(crate) fn parsed_if_there<T: FromStr<Err: std::fmt::Display>>(
        &self,
        column: &str,
    ) -> Result<Option<T>, CatalogError> {
        let text: Option<String> = self.row.try_get(column)?;
        text.map(|text| text.parse().map_err(|error: T::Err| self.unreadable(&error))).transpose()
    }

    pub(crate) fn number<T: TryFrom<i64, Error: std::fmt::Display>>(&self, column: &str) -> Result<T, CatalogError> {
        T::try_from(self.row.try_get::<i64, _>(column)?).map_err(|error| self.unreadable(&error))
    }

    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, column: &str) -> Result<T, CatalogError> {
        serde_json::from_str(&self.text(column)?).map_err(|error| self.unreadable(&error))
    }

    pub(crate) fn json_if_there<T: serde::de::DeserializeOwned>(
        &self,
        column: &str,
    ) -> Result<Option<T>, CatalogError> {
        let text: Option<String> = self.row.try_get(column)?;
        text.map(|text| serde_json::from_str(&text).map_err(|error| self.unreadable(&error))).transpose()
    }

    fn unreadable(&self, detail: &dyn std::fmt::Display) -> CatalogError {
        CatalogError::Unreadable { table: self.table, detail: detail.to_string() }
    }
}

/// A value as JSON text. The types of the catalog have no form that JSON cannot write.
pub(crate) fn json_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
