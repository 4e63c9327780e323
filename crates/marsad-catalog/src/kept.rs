//! Kept rows: what people have decided or said, written whole as JSON in a table of its own, and in the audit trail like
//! every other row.
//!
//! A fixed table only takes new rows. The identifier of a numbered row ends in its number with zeros before it, so that the
//! order of texts is the order of numbers.

use jiff::Timestamp;
use marsad_model::{
    AgreementVersion, ApiToken, AttachedFile, ChecklistAnswer, Comment, CommitteeItem, CommitteeMeeting,
    Correspondence, Delegation, EmbargoChange, Erasure, Explanation, IssuedScoreCard, PrereleaseGrant, ProfileVersion,
    Reopening, SignedReceipt, StudyPlan, StudyPlanRemoval, WordMapping,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::CatalogError;
use crate::row::{Values, json_text, moment_text};

/// A row that is kept whole.
pub trait KeptRow: Serialize + DeserializeOwned + Send + Sync {
    /// The table.
    const TABLE: &'static str;
    /// Whether a row is never changed.
    const IS_FIXED: bool;
    /// What tells it from the others of the table.
    fn id(&self) -> String;
    /// What it is about: rows are found by it.
    fn about(&self) -> String;
    /// When it was written first: the order of rows.
    fn at(&self) -> Timestamp;
}

/// What stands beside a kept row in columns of its own: rows are found and put in order by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeptColumns {
    /// What tells the row from every other of the catalog, by what it says itself.
    pub key: String,
    pub id: String,
    pub about: String,
    pub at: String,
}

impl KeptColumns {
    /// As they are written with a row that is new.
    pub(crate) fn of<T: KeptRow>(row: &T) -> Self {
        Self { key: kept_key(row), id: row.id(), about: row.about(), at: moment_text(row.at()) }
    }

    /// The columns that are not as in `expected`.
    pub(crate) fn unlike(&self, expected: &Self) -> Vec<&'static str> {
        let pairs =
            [("id", &self.id, &expected.id), ("about", &self.about, &expected.about), ("at", &self.at, &expected.at)];
        pairs.into_iter().filter(|(_, is, should)| is != should).map(|(column, _, _)| column).collect()
    }
}

/// What tells a kept row from every other of the catalog.
pub(crate) fn kept_key<T: KeptRow>(row: &T) -> String {
    format!("{} {}", T::TABLE, row.id())
}

/// A numbered identifier.
fn numbered(about: &str, number: u32) -> String {
    format!("{about} {number:06}")
}

pub(crate) async fn write<T: KeptRow>(connection: &mut AnyConnection, row: &T) -> Result<(), CatalogError> {
    // A trigger that forbids changes is asked even where nothing is in the way, so that a fixed table must not offer one.
    let change = if T::IS_FIXED { "" } else { " ON CONFLICT (id) DO UPDATE SET body = excluded.body" };
    let sql = format!("INSERT INTO {} (id, about, at, body) VALUES ($1, $2, $3, $4){change}", T::TABLE);
    sqlx::query(AssertSqlSafe(sql))
        .bind(row.id())
        .bind(row.about())
        .bind(moment_text(row.at()))
        .bind(json_text(row))
        .execute(connection)
        .await?;
    Ok(())
}

fn read<T: KeptRow>(row: &AnyRow) -> Result<T, CatalogError> {
    Values { table: T::TABLE, row }.json("body")
}

pub(crate) async fn find<T: KeptRow>(connection: &mut AnyConnection, id: &str) -> Result<Option<T>, CatalogError> {
    let sql = format!("SELECT body FROM {} WHERE id = $1", T::TABLE);
    let row = sqlx::query(AssertSqlSafe(sql)).bind(id.to_owned()).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn list<T: KeptRow>(connection: &mut AnyConnection, about: &str) -> Result<Vec<T>, CatalogError> {
    let sql = format!("SELECT body FROM {} WHERE about = $1 ORDER BY at, id", T::TABLE);
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(about.to_owned()).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn all<T: KeptRow>(connection: &mut AnyConnection) -> Result<Vec<T>, CatalogError> {
    let sql = format!("SELECT body FROM {} ORDER BY at, id", T::TABLE);
    sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await?.iter().map(read).collect()
}

async fn columns<T: KeptRow>(connection: &mut AnyConnection) -> Result<Vec<KeptColumns>, CatalogError> {
    let sql = format!("SELECT id, about, at, body FROM {} ORDER BY id", T::TABLE);
    sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await?.iter().map(columns_of::<T>).collect()
}

fn columns_of<T: KeptRow>(row: &AnyRow) -> Result<KeptColumns, CatalogError> {
    let key = kept_key(&read::<T>(row)?);
    let values = Values { table: T::TABLE, row };
    Ok(KeptColumns { key, id: values.text("id")?, about: values.text("about")?, at: values.text("at")? })
}

/// A table of kept rows: whether it is fixed, and for a row its id, what it is about, and when it was written.
macro_rules! kept_rows {
    ($($row:ident in $table:literal ($is_fixed:literal): $this:ident => $id:expr, $about:expr, $at:expr;)+) => {
        $(impl KeptRow for $row {
            const TABLE: &'static str = $table;
            const IS_FIXED: bool = $is_fixed;

            fn id(&self) -> String {
                let $this = self;
                $id
            }

            #[allow(unused_variables, reason = "rows of some tables are about nothing")]
            fn about(&self) -> String {
                let $this = self;
                $about
            }

            fn at(&self) -> Timestamp {
                let $this = self;
                $at
            }
        })+

        /// The columns of every kept row, table by table.
        pub(crate) async fn all_columns(connection: &mut AnyConnection) -> Result<Vec<KeptColumns>, CatalogError> {
            let mut found: Vec<KeptColumns> = Vec::new();
            $(found.extend(columns::<$row>(connection).await?);)+
            Ok(found)
        }
    };
}

kept_rows! {
    ApiToken in "api_tokens" (false): row => row.id.clone(), row.account.clone(), row.made_at;
    AgreementVersion in "agreement_versions" (true):
        row => numbered(row.agreement.as_str(), row.number), row.agreement.to_string(), row.made_at;
    Delegation in "delegations" (false): row => row.id.clone(), row.from.clone(), row.made_at;
    Explanation in "explanations" (true):
        row => format!("{} {}", row.submission, row.rule), row.submission.clone(), row.at;
    SignedReceipt in "signed_receipts" (true):
        row => numbered(&row.submission, row.number), row.submission.clone(), row.received_at;
    WordMapping in "word_mappings" (true):
        row => numbered(row.agreement.as_str(), row.number), row.agreement.to_string(), row.mapped_at;
    ProfileVersion in "profile_versions" (true):
        row => numbered(row.profile.as_str(), row.number), row.profile.to_string(), row.made_at;
    Correspondence in "correspondences" (true):
        row => numbered(row.id.as_str(), row.number), row.id.to_string(), row.made_at;
    Comment in "comments" (true): row => numbered(&row.submission, row.number), row.submission.clone(), row.at;
    AttachedFile in "attached_files" (true):
        row => numbered(&row.submission, row.number), row.submission.clone(), row.at;
    Reopening in "reopenings" (false): row => row.id.clone(), row.agreement.to_string(), row.at;
    ChecklistAnswer in "checklist_answers" (true):
        row => format!("{} {} {} {}", row.release.dataflow, row.release.number, row.kind.word(), row.subject),
        format!("{} {}", row.release.dataflow, row.release.number), row.at;
    PrereleaseGrant in "prerelease_grants" (false):
        row => row.id.clone(), format!("{} {}", row.release.dataflow, row.release.number), row.granted_at;
    EmbargoChange in "embargo_changes" (true):
        row => numbered(&format!("{} {}", row.release.dataflow, row.release.number), row.number),
        format!("{} {}", row.release.dataflow, row.release.number), row.at;
    CommitteeMeeting in "committee_meetings" (false): row => row.id.clone(), String::new(), row.made_at;
    CommitteeItem in "committee_items" (false): row => row.id.clone(), row.meeting.clone(), row.changed_at;
    IssuedScoreCard in "score_cards" (false): row => row.id.clone(), row.provider.to_string(), row.made_at;
    StudyPlan in "study_plans" (true):
        row => numbered(row.study.as_str(), row.number), row.study.to_string(), row.made_at;
    StudyPlanRemoval in "study_plan_removals" (true):
        row => numbered(row.study.as_str(), row.number), row.study.to_string(), row.at;
    Erasure in "erasures" (true): row => row.id.clone(), row.class.word().to_owned(), row.at;
}
