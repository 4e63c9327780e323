//! Changes: rows written in one transaction, closed by one audit record.

use sqlx::{Any, AnyConnection, Transaction};

use crate::CatalogError;
use crate::audit::{self, AuditRecord, Deed};
use crate::audit_rows;
use crate::fleeting::{self, FleetingRow};
use crate::kept::{self, KeptRow};
use crate::migrations;
use crate::reader;
use crate::row::Row;
use crate::tables::{
    accounts::{self, AccountSecret},
    contradiction_notes, contradictions, dataset_versions, releases, study_files, submission_decisions,
    submission_reports, submissions,
};

use marsad_model::{
    Account, ContradictionEntry, ContradictionNote, DatasetVersion, Release, StudyFile, Submission, SubmissionDecision,
};

/// A change that has begun. Dropped without a commit, it never was.
pub struct Change {
    transaction: Transaction<'static, Any>,
    rows: Vec<Row>,
}

impl Change {
    pub(crate) fn new(transaction: Transaction<'static, Any>) -> Self {
        Self { transaction, rows: Vec::new() }
    }

    fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// The submission as it is now, within the change.
    pub async fn submission_find(&mut self, id: &str) -> Result<Option<Submission>, CatalogError> {
        reader::submission_find(self.connection(), id).await
    }

    /// The submissions under an agreement as they are now, oldest first.
    pub async fn submission_list(&mut self, agreement: &str) -> Result<Vec<Submission>, CatalogError> {
        reader::submission_list(self.connection(), agreement).await
    }

    /// The decisions about a submission as they are now.
    pub async fn decision_list(&mut self, submission: &str) -> Result<Vec<SubmissionDecision>, CatalogError> {
        reader::decision_list(self.connection(), submission).await
    }

    /// The versions of a dataflow as they are now, oldest first.
    pub async fn version_list(&mut self, dataflow: &str) -> Result<Vec<DatasetVersion>, CatalogError> {
        reader::version_list(self.connection(), dataflow).await
    }

    /// The releases of a dataflow as they are now, oldest first.
    pub async fn release_list(&mut self, dataflow: &str) -> Result<Vec<Release>, CatalogError> {
        reader::release_list(self.connection(), dataflow).await
    }

    /// The register of contradictions as it is now.
    pub async fn contradiction_list(&mut self) -> Result<Vec<ContradictionEntry>, CatalogError> {
        reader::contradiction_list(self.connection()).await
    }

    /// The notes on a contradiction as they are now, oldest first.
    pub async fn contradiction_note_list(&mut self, id: &str) -> Result<Vec<ContradictionNote>, CatalogError> {
        reader::contradiction_note_list(self.connection(), id).await
    }

    /// The tables of a study as they are now, oldest first within each.
    pub async fn study_file_list(&mut self, study: &str) -> Result<Vec<StudyFile>, CatalogError> {
        reader::study_file_list(self.connection(), study).await
    }

    /// The account as it is now.
    pub async fn account_find(&mut self, id: &str) -> Result<Option<Account>, CatalogError> {
        reader::account_find(self.connection(), id).await
    }

    /// The secrets of an account as they are now.
    pub async fn account_secret_find(&mut self, id: &str) -> Result<Option<AccountSecret>, CatalogError> {
        reader::account_secret_find(self.connection(), id).await
    }

    /// The account that letters to this address reach, as it is now.
    pub async fn account_by_email(&mut self, email: &str) -> Result<Option<String>, CatalogError> {
        reader::account_by_email(self.connection(), email).await
    }

    /// Every account as it is now.
    pub async fn account_list(&mut self) -> Result<Vec<Account>, CatalogError> {
        reader::account_list(self.connection()).await
    }

    /// Writes an account with its secrets; of them the audit trail holds marks.
    pub async fn account_put(&mut self, account: Account, secret: &AccountSecret) -> Result<(), CatalogError> {
        let account = secret.mark(account);
        accounts::write(self.connection(), &account, secret).await?;
        self.rows.push(Row::Account(account));
        Ok(())
    }

    /// A kept row as it is now.
    pub async fn kept_find<T: KeptRow>(&mut self, id: &str) -> Result<Option<T>, CatalogError> {
        kept::find(self.connection(), id).await
    }

    /// The kept rows about something as they are now, oldest first.
    pub async fn kept_list<T: KeptRow>(&mut self, about: &str) -> Result<Vec<T>, CatalogError> {
        kept::list(self.connection(), about).await
    }

    /// Every kept row of a table as it is now, oldest first.
    pub async fn kept_all<T: KeptRow>(&mut self) -> Result<Vec<T>, CatalogError> {
        kept::all(self.connection()).await
    }

    /// A fleeting row as it is now.
    pub async fn fleeting_find<T: FleetingRow>(&mut self, id: &str) -> Result<Option<T>, CatalogError> {
        fleeting::find(self.connection(), id).await
    }

    /// The fleeting rows about something as they are now.
    pub async fn fleeting_list<T: FleetingRow>(&mut self, about: &str) -> Result<Vec<T>, CatalogError> {
        fleeting::list(self.connection(), about).await
    }

    /// Writes a fleeting row in the same transaction, outside the trail; of what lets someone in, the trail has the opening.
    pub async fn fleeting_put<T: FleetingRow>(&mut self, row: &T) -> Result<(), CatalogError> {
        fleeting::put(self.connection(), row).await?;
        self.rows.extend(row.opening().map(Row::Opening));
        Ok(())
    }

    /// Writes a fleeting row unless there is one with its id; says whether it was written.
    pub async fn fleeting_add<T: FleetingRow>(&mut self, row: &T) -> Result<bool, CatalogError> {
        let is_written = fleeting::add(self.connection(), row).await?;
        self.rows.extend(row.opening().filter(|_| is_written).map(Row::Opening));
        Ok(is_written)
    }

    /// Forgets a fleeting row; what let someone in is ended in the trail too.
    pub async fn fleeting_delete<T: FleetingRow>(&mut self, id: &str) -> Result<(), CatalogError> {
        let known: Option<T> = self.fleeting_find(id).await?;
        fleeting::delete::<T>(self.connection(), id).await?;
        self.rows.extend(known.and_then(|row| row.opening()).map(|opening| Row::Opening(opening.ended())));
        Ok(())
    }

    /// Forgets some of the fleeting rows about something.
    pub async fn fleeting_forget<T: FleetingRow>(
        &mut self,
        about: &str,
        is_forgotten: fn(&T) -> bool,
    ) -> Result<(), CatalogError> {
        for row in self.fleeting_list::<T>(about).await? {
            if is_forgotten(&row) {
                self.fleeting_delete::<T>(&row.id()).await?;
            }
        }
        Ok(())
    }

    /// The last audit record as it is now.
    pub async fn audit_last(&mut self) -> Result<Option<AuditRecord>, CatalogError> {
        reader::audit_last(self.connection()).await
    }

    /// Writes a row of any other table.
    pub async fn put(&mut self, row: Row) -> Result<(), CatalogError> {
        match &row {
            Row::Account(account) => {
                return Err(CatalogError::Missing { kind: "password of account", id: account.id.clone() });
            }
            Row::Submission(row) => submissions::write(self.connection(), row).await?,
            Row::Report(row) => submission_reports::write(self.connection(), row).await?,
            Row::Decision(row) => submission_decisions::write(self.connection(), row).await?,
            Row::Version(row) => dataset_versions::write(self.connection(), row).await?,
            Row::Release(row) => releases::write(self.connection(), row).await?,
            Row::Contradiction(row) => contradictions::write(self.connection(), row).await?,
            Row::ContradictionNote(row) => contradiction_notes::write(self.connection(), row).await?,
            Row::StudyFile(row) => study_files::write(self.connection(), row).await?,
            Row::ApiToken(row) => kept::write(self.connection(), row).await?,
            Row::AgreementVersion(row) => kept::write(self.connection(), row).await?,
            Row::Delegation(row) => kept::write(self.connection(), row).await?,
            Row::Explanation(row) => kept::write(self.connection(), row).await?,
            Row::SignedReceipt(row) => kept::write(self.connection(), row).await?,
            Row::WordMapping(row) => kept::write(self.connection(), row).await?,
            Row::ProfileVersion(row) => kept::write(self.connection(), row).await?,
            Row::Correspondence(row) => kept::write(self.connection(), row).await?,
            Row::Comment(row) => kept::write(self.connection(), row).await?,
            Row::AttachedFile(row) => kept::write(self.connection(), row).await?,
            Row::Reopening(row) => kept::write(self.connection(), row).await?,
            Row::ChecklistAnswer(row) => kept::write(self.connection(), row).await?,
            Row::PrereleaseGrant(row) => kept::write(self.connection(), row).await?,
            Row::EmbargoChange(row) => kept::write(self.connection(), row).await?,
            Row::CommitteeMeeting(row) => kept::write(self.connection(), row).await?,
            Row::CommitteeItem(row) => kept::write(self.connection(), row).await?,
            Row::Erasure(row) => kept::write(self.connection(), row).await?,
            Row::IssuedScoreCard(row) => kept::write(self.connection(), row).await?,
            Row::StudyPlan(row) => kept::write(self.connection(), row).await?,
            Row::StudyPlanRemoval(row) => kept::write(self.connection(), row).await?,
            // Migrations are written where a catalog is opened.
            Row::Migration(row) => {
                return Err(CatalogError::Missing { kind: "opening with migration", id: row.name.clone() });
            }
            // An opening is written with what it opens.
            Row::Opening(opening) => {
                return Err(CatalogError::Missing { kind: "way in of opening", id: opening.mark.clone() });
            }
        }
        self.rows.push(row);
        Ok(())
    }

    /// Adds the audit record and makes everything visible at once.
    pub async fn commit(mut self, deed: Deed<'_>) -> Result<AuditRecord, CatalogError> {
        let previous = reader::audit_last(self.connection()).await?;
        if previous.is_none() {
            // The first record says what the catalog was made with.
            let applied = migrations::applied(self.connection()).await?;
            self.rows.extend(applied.into_iter().map(Row::Migration));
        }
        let record = audit::next(previous.as_ref(), &deed, &self.rows);
        audit::write(self.connection(), &record).await?;
        let rows = std::mem::take(&mut self.rows);
        audit_rows::write(self.connection(), record.number, &rows).await?;
        self.transaction.commit().await?;
        Ok(record)
    }
}
