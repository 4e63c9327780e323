//! What may be read. The connections of a reader refuse every change.

use std::collections::BTreeSet;

use jiff::Timestamp;
use marsad_model::{
    Account, ContradictionEntry, ContradictionNote, DatasetVersion, Release, StudyFile, Submission, SubmissionDecision,
    SubmissionReport,
};
use sqlx::any::AnyRow;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, AssertSqlSafe};

use crate::CatalogError;
use crate::audit::{self, AuditProblem, AuditRecord, RowIndex, Stored};
use crate::audit_rows;
use crate::audit_search::{self, AuditAsked, ChainHead};
use crate::kept::{self, KeptRow};
use crate::migrations;
use crate::opening;
use crate::row::Row;
use crate::tables::{
    accounts::{self, AccountSecret},
    contradiction_notes, contradictions, dataset_versions, releases, study_files, submission_decisions,
    submission_reports, submissions,
};

/// A trail that goes on while it is verified is read so often at most.
const READINGS_MAX: usize = 5;

/// Reads the catalog; cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader {
    pool: AnyPool,
}

/// Rows of a table that fit a condition; the condition is written in this file, its values are bound.
struct Question<'a> {
    select: &'static str,
    condition: &'static str,
    values: &'a [&'a str],
}

impl Question<'_> {
    async fn all<T>(
        &self,
        connection: &mut AnyConnection,
        read: fn(&AnyRow) -> Result<T, CatalogError>,
    ) -> Result<Vec<T>, CatalogError> {
        let sql = format!("{} {}", self.select, self.condition);
        let query =
            self.values.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, value| query.bind((*value).to_owned()));
        query.fetch_all(connection).await?.iter().map(read).collect()
    }

    async fn first<T>(
        &self,
        connection: &mut AnyConnection,
        read: fn(&AnyRow) -> Result<T, CatalogError>,
    ) -> Result<Option<T>, CatalogError> {
        Ok(self.all(connection, read).await?.into_iter().next())
    }
}

pub(crate) async fn submission_find(
    connection: &mut AnyConnection,
    id: &str,
) -> Result<Option<Submission>, CatalogError> {
    Question { select: submissions::SELECT, condition: "WHERE id = $1", values: &[id] }
        .first(connection, submissions::read)
        .await
}

pub(crate) async fn submission_list(
    connection: &mut AnyConnection,
    agreement: &str,
) -> Result<Vec<Submission>, CatalogError> {
    let condition = "WHERE agreement = $1 ORDER BY received_at, id";
    Question { select: submissions::SELECT, condition, values: &[agreement] }.all(connection, submissions::read).await
}

pub(crate) async fn decision_list(
    connection: &mut AnyConnection,
    submission: &str,
) -> Result<Vec<SubmissionDecision>, CatalogError> {
    let condition = "WHERE submission = $1 ORDER BY number";
    Question { select: submission_decisions::SELECT, condition, values: &[submission] }
        .all(connection, submission_decisions::read)
        .await
}

pub(crate) async fn version_list(
    connection: &mut AnyConnection,
    dataflow: &str,
) -> Result<Vec<DatasetVersion>, CatalogError> {
    let condition = "WHERE dataflow = $1 ORDER BY number";
    Question { select: dataset_versions::SELECT, condition, values: &[dataflow] }
        .all(connection, dataset_versions::read)
        .await
}

pub(crate) async fn release_list(connection: &mut AnyConnection, dataflow: &str) -> Result<Vec<Release>, CatalogError> {
    let condition = "WHERE dataflow = $1 ORDER BY number";
    Question { select: releases::SELECT, condition, values: &[dataflow] }.all(connection, releases::read).await
}

pub(crate) async fn study_file_list(
    connection: &mut AnyConnection,
    study: &str,
) -> Result<Vec<StudyFile>, CatalogError> {
    let condition = "WHERE study = $1 ORDER BY part, number";
    Question { select: study_files::SELECT, condition, values: &[study] }.all(connection, study_files::read).await
}

pub(crate) async fn account_find(connection: &mut AnyConnection, id: &str) -> Result<Option<Account>, CatalogError> {
    Question { select: accounts::SELECT, condition: "WHERE id = $1", values: &[id] }
        .first(connection, accounts::read)
        .await
}

pub(crate) async fn contradiction_list(
    connection: &mut AnyConnection,
) -> Result<Vec<ContradictionEntry>, CatalogError> {
    Question { select: contradictions::SELECT, condition: "ORDER BY found_at, id", values: &[] }
        .all(connection, contradictions::read)
        .await
}

pub(crate) async fn contradiction_note_list(
    connection: &mut AnyConnection,
    id: &str,
) -> Result<Vec<ContradictionNote>, CatalogError> {
    let condition = "WHERE contradiction = $1 ORDER BY number";
    Question { select: contradiction_notes::SELECT, condition, values: &[id] }
        .all(connection, contradiction_notes::read)
        .await
}

pub(crate) async fn audit_last(connection: &mut AnyConnection) -> Result<Option<AuditRecord>, CatalogError> {
    let condition = "ORDER BY number DESC LIMIT 1";
    Question { select: audit::SELECT, condition, values: &[] }.first(connection, audit::read).await
}

pub(crate) async fn account_list(connection: &mut AnyConnection) -> Result<Vec<Account>, CatalogError> {
    Question { select: accounts::SELECT, condition: "ORDER BY id", values: &[] }.all(connection, accounts::read).await
}

/// The secrets of an account: for the work only, never for a door.
pub(crate) async fn account_secret_find(
    connection: &mut AnyConnection,
    id: &str,
) -> Result<Option<AccountSecret>, CatalogError> {
    Question { select: accounts::SELECT, condition: "WHERE id = $1", values: &[id] }
        .first(connection, accounts::read_secret)
        .await
}

/// The account with an address for letters.
pub(crate) async fn account_by_email(
    connection: &mut AnyConnection,
    email: &str,
) -> Result<Option<String>, CatalogError> {
    let condition = "WHERE email <> '' AND LOWER(email) = $1 ORDER BY id";
    let lower = email.trim().to_lowercase();
    let question = Question { select: accounts::SELECT, condition, values: &[&lower] };
    Ok(question.first(connection, accounts::read).await?.map(|account| account.id))
}

impl Reader {
    pub(crate) fn new(pool: AnyPool) -> Self {
        Self { pool }
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    pub(crate) async fn connection(&self) -> Result<PoolConnection<Any>, CatalogError> {
        Ok(self.pool.acquire().await?)
    }

    async fn all<T>(
        &self,
        question: Question<'_>,
        read: fn(&AnyRow) -> Result<T, CatalogError>,
    ) -> Result<Vec<T>, CatalogError> {
        question.all(&mut *self.pool.acquire().await?, read).await
    }

    /// The submission with this id.
    pub async fn submission_find(&self, id: &str) -> Result<Option<Submission>, CatalogError> {
        submission_find(&mut *self.pool.acquire().await?, id).await
    }

    /// The submission with this id, which must exist.
    pub async fn submission_get(&self, id: &str) -> Result<Submission, CatalogError> {
        let missing = || CatalogError::Missing { kind: "submission", id: id.to_owned() };
        self.submission_find(id).await?.ok_or_else(missing)
    }

    /// Every submission, oldest first.
    pub async fn submission_list(&self) -> Result<Vec<Submission>, CatalogError> {
        let condition = "ORDER BY received_at, id";
        self.all(Question { select: submissions::SELECT, condition, values: &[] }, submissions::read).await
    }

    /// The report of a submission.
    pub async fn report_find(&self, submission: &str) -> Result<Option<SubmissionReport>, CatalogError> {
        let question =
            Question { select: submission_reports::SELECT, condition: "WHERE submission = $1", values: &[submission] };
        question.first(&mut *self.pool.acquire().await?, submission_reports::read).await
    }

    /// The decisions about a submission, oldest first.
    pub async fn decision_list(&self, submission: &str) -> Result<Vec<SubmissionDecision>, CatalogError> {
        decision_list(&mut *self.pool.acquire().await?, submission).await
    }

    /// The versions of a dataflow, oldest first.
    pub async fn version_list(&self, dataflow: &str) -> Result<Vec<DatasetVersion>, CatalogError> {
        version_list(&mut *self.pool.acquire().await?, dataflow).await
    }

    /// The releases of a dataflow, oldest first.
    pub async fn release_list(&self, dataflow: &str) -> Result<Vec<Release>, CatalogError> {
        release_list(&mut *self.pool.acquire().await?, dataflow).await
    }

    /// Every release, oldest first by number within a dataflow.
    pub async fn release_list_all(&self) -> Result<Vec<Release>, CatalogError> {
        let condition = "ORDER BY dataflow, number";
        self.all(Question { select: releases::SELECT, condition, values: &[] }, releases::read).await
    }

    /// The register of contradictions, oldest first.
    pub async fn contradiction_list(&self) -> Result<Vec<ContradictionEntry>, CatalogError> {
        contradiction_list(&mut *self.pool.acquire().await?).await
    }

    /// Every note on every contradiction, oldest first within each.
    pub async fn contradiction_note_list_all(&self) -> Result<Vec<ContradictionNote>, CatalogError> {
        let condition = "ORDER BY contradiction, number";
        let question = Question { select: contradiction_notes::SELECT, condition, values: &[] };
        self.all(question, contradiction_notes::read).await
    }

    /// The tables of a study, oldest first within each.
    pub async fn study_file_list(&self, study: &str) -> Result<Vec<StudyFile>, CatalogError> {
        study_file_list(&mut *self.pool.acquire().await?, study).await
    }

    /// The tables of every study, oldest first within each.
    pub async fn study_file_list_all(&self) -> Result<Vec<StudyFile>, CatalogError> {
        let condition = "ORDER BY study, part, number";
        self.all(Question { select: study_files::SELECT, condition, values: &[] }, study_files::read).await
    }

    /// The account with this id.
    pub async fn account_find(&self, id: &str) -> Result<Option<Account>, CatalogError> {
        account_find(&mut *self.pool.acquire().await?, id).await
    }

    /// Every account.
    pub async fn account_list(&self) -> Result<Vec<Account>, CatalogError> {
        account_list(&mut *self.pool.acquire().await?).await
    }

    /// A kept row.
    pub async fn kept_find<T: KeptRow>(&self, id: &str) -> Result<Option<T>, CatalogError> {
        kept::find(&mut *self.pool.acquire().await?, id).await
    }

    /// The kept rows about something, oldest first.
    pub async fn kept_list<T: KeptRow>(&self, about: &str) -> Result<Vec<T>, CatalogError> {
        kept::list(&mut *self.pool.acquire().await?, about).await
    }

    /// Every kept row of a table, oldest first.
    pub async fn kept_all<T: KeptRow>(&self) -> Result<Vec<T>, CatalogError> {
        kept::all(&mut *self.pool.acquire().await?).await
    }

    /// The last record of the audit trail: the head of the chain.
    pub async fn audit_head(&self) -> Result<Option<AuditRecord>, CatalogError> {
        audit_last(&mut *self.pool.acquire().await?).await
    }

    /// The head of the chain, without the rows that its record holds.
    pub async fn chain_head(&self) -> Result<Option<ChainHead>, CatalogError> {
        audit_search::head(&mut *self.pool.acquire().await?).await
    }

    /// The audit record with this number.
    pub async fn audit_find(&self, number: u64) -> Result<Option<AuditRecord>, CatalogError> {
        audit_search::find(&mut *self.pool.acquire().await?, number).await
    }

    /// The audit records that were asked for, newest first: those before a number, and so many at most.
    pub async fn audit_page(&self, asked: &AuditAsked, page: (u64, u32)) -> Result<Vec<AuditRecord>, CatalogError> {
        audit_search::page(&mut *self.pool.acquire().await?, asked, page).await
    }

    /// How many audit records were asked for, and when the last of them was written.
    pub async fn audit_count(&self, asked: &AuditAsked) -> Result<(u64, Option<Timestamp>), CatalogError> {
        audit_search::count(&mut *self.pool.acquire().await?, asked).await
    }

    /// In which records before a number each of these rows was written: the key of the row and the number of the record.
    pub async fn audit_places(&self, asked: (&[String], u64)) -> Result<Vec<(String, u64)>, CatalogError> {
        audit_rows::places(&mut *self.pool.acquire().await?, asked).await
    }

    /// The audit records with these numbers, in order.
    pub async fn audit_records(&self, numbers: &BTreeSet<u64>) -> Result<Vec<AuditRecord>, CatalogError> {
        audit_rows::records(&mut *self.pool.acquire().await?, numbers).await
    }

    /// The audit trail, oldest first.
    pub async fn audit_list(&self) -> Result<Vec<AuditRecord>, CatalogError> {
        self.all(Question { select: audit::SELECT, condition: "ORDER BY number", values: &[] }, audit::read).await
    }

    /// Everything that does not agree in the audit trail and between it and the rows with their columns.
    ///
    /// People go on signing in and working meanwhile: where a record was written while everything was read, it is read again.
    pub async fn audit_problems(&self) -> Result<Vec<AuditProblem>, CatalogError> {
        let mut problems = Vec::new();
        for _ in 0..READINGS_MAX {
            let (found, was_still) = self.audit_problems_now().await?;
            problems = found;
            if problems.is_empty() || was_still {
                break;
            }
        }
        Ok(problems)
    }

    /// The same as it is read once, and whether no record was written meanwhile.
    async fn audit_problems_now(&self) -> Result<(Vec<AuditProblem>, bool), CatalogError> {
        let records = self.audit_list().await?;
        let last = records.last().map_or(0, |record| record.number);
        match self.stored().await {
            Ok(stored) => {
                let index = self.row_index().await?;
                Ok((audit::problems(&records, &stored, &index), index.head == last))
            }
            // Whoever changed a row so that it is none any more is told of, and the chain is checked all the same.
            Err(CatalogError::Unreadable { table, .. }) => {
                let mut problems = audit::chain_problems(&records);
                problems.push(AuditProblem::UnreadableRow { table });
                Ok((problems, true))
            }
            Err(other) => Err(other),
        }
    }

    async fn row_index(&self) -> Result<RowIndex, CatalogError> {
        let mut connection = self.pool.acquire().await?;
        let rows = audit_rows::all(&mut connection).await?;
        let head = audit_search::head(&mut connection).await?;
        Ok(RowIndex { rows, head: head.map_or(0, |head| head.number) })
    }

    async fn stored(&self) -> Result<Stored, CatalogError> {
        let mut connection = self.pool.acquire().await?;
        let columns = kept::all_columns(&mut connection).await?;
        let ways = opening::ways_in(&mut connection).await?;
        let applied = migrations::applied(&mut connection).await?;
        drop(connection);
        let mut rows = self.rows().await?;
        rows.extend(applied.into_iter().map(Row::Migration));
        Ok(Stored { rows, columns, ways })
    }

    /// Every row of every table.
    pub async fn rows(&self) -> Result<Vec<Row>, CatalogError> {
        let of = |select| Question { select, condition: "", values: &[] };
        let mut rows: Vec<Row> = Vec::new();
        rows.extend(self.all(of(accounts::SELECT), accounts::read).await?.into_iter().map(Row::Account));
        rows.extend(self.all(of(submissions::SELECT), submissions::read).await?.into_iter().map(Row::Submission));
        rows.extend(
            self.all(of(submission_reports::SELECT), submission_reports::read).await?.into_iter().map(Row::Report),
        );
        rows.extend(
            self.all(of(submission_decisions::SELECT), submission_decisions::read)
                .await?
                .into_iter()
                .map(Row::Decision),
        );
        rows.extend(
            self.all(of(dataset_versions::SELECT), dataset_versions::read).await?.into_iter().map(Row::Version),
        );
        rows.extend(self.all(of(releases::SELECT), releases::read).await?.into_iter().map(Row::Release));
        rows.extend(self.contradiction_list().await?.into_iter().map(Row::Contradiction));
        rows.extend(self.contradiction_note_list_all().await?.into_iter().map(Row::ContradictionNote));
        rows.extend(self.study_file_list_all().await?.into_iter().map(Row::StudyFile));
        rows.extend(self.kept_all().await?.into_iter().map(Row::ApiToken));
        rows.extend(self.kept_all().await?.into_iter().map(Row::AgreementVersion));
        rows.extend(self.kept_all().await?.into_iter().map(Row::Delegation));
        rows.extend(self.kept_all().await?.into_iter().map(Row::Explanation));
        rows.extend(self.kept_all().await?.into_iter().map(Row::SignedReceipt));
        rows.extend(self.kept_all().await?.into_iter().map(Row::WordMapping));
        rows.extend(self.kept_all().await?.into_iter().map(Row::ProfileVersion));
        rows.extend(self.kept_all().await?.into_iter().map(Row::Correspondence));
        rows.extend(self.kept_all().await?.into_iter().map(Row::Comment));
        rows.extend(self.kept_all().await?.into_iter().map(Row::AttachedFile));
        rows.extend(self.kept_all().await?.into_iter().map(Row::Reopening));
        rows.extend(self.kept_all().await?.into_iter().map(Row::ChecklistAnswer));
        rows.extend(self.kept_all().await?.into_iter().map(Row::PrereleaseGrant));
        rows.extend(self.kept_all().await?.into_iter().map(Row::EmbargoChange));
        rows.extend(self.kept_all().await?.into_iter().map(Row::CommitteeMeeting));
        rows.extend(self.kept_all().await?.into_iter().map(Row::CommitteeItem));
        rows.extend(self.kept_all().await?.into_iter().map(Row::Erasure));
        rows.extend(self.kept_all().await?.into_iter().map(Row::IssuedScoreCard));
        rows.extend(self.kept_all().await?.into_iter().map(Row::StudyPlan));
        rows.extend(self.kept_all().await?.into_iter().map(Row::StudyPlanRemoval));
        Ok(rows)
    }
}
