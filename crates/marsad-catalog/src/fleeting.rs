//! Fleeting rows: what stands between a person and the work for a while, and is nobody's decision. Sessions, links, counted
//! attempts, notices, letters, numbers that wait for their code, files on their way.
//!
//! INVARIANT: nothing that was published, decided or sent in is a fleeting row. They stand outside the audit trail, are
//! deleted when their time is over, and may be lost without loss. Those that let someone in have an opening in the trail,
//! which a [`Change`](crate::Change) writes with them; `opening.rs` says what it is held against.

use jiff::Timestamp;
use marsad_model::{
    AccountLink, Attempts, IdempotencyKey, Letter, MobileCode, Notice, Reminder, Session, SignInState, Upload, UsedOnce,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Transaction};

use crate::CatalogError;
use crate::opening::Opening;
use crate::row::{Values, json_text, moment_text};

/// A row that expires.
pub trait FleetingRow: Serialize + DeserializeOwned + Send + Sync {
    /// The table.
    const TABLE: &'static str;
    /// What tells it from the others of the table.
    fn id(&self) -> String;
    /// What it is about: rows are found by it.
    fn about(&self) -> String;
    /// When it may be deleted.
    fn until(&self) -> Timestamp;
    /// What the audit trail says of it; none of what lets nobody in.
    fn opening(&self) -> Option<Opening> {
        None
    }
}

/// A short change of fleeting rows, which tells the trail nothing: what lets someone in is opened and ended by a
/// [`Change`](crate::Change). Dropped without a commit, it never was.
pub struct Brief {
    transaction: Transaction<'static, Any>,
}

impl Brief {
    pub(crate) fn new(transaction: Transaction<'static, Any>) -> Self {
        Self { transaction }
    }

    /// A row.
    pub async fn find<T: FleetingRow>(&mut self, id: &str) -> Result<Option<T>, CatalogError> {
        find(&mut self.transaction, id).await
    }

    /// The rows about something, by id.
    pub async fn list<T: FleetingRow>(&mut self, about: &str) -> Result<Vec<T>, CatalogError> {
        list(&mut self.transaction, about).await
    }

    /// Every row of a table, by id.
    pub async fn all<T: FleetingRow>(&mut self) -> Result<Vec<T>, CatalogError> {
        all(&mut self.transaction).await
    }

    /// Writes a row, new or changed.
    pub async fn put<T: FleetingRow>(&mut self, row: &T) -> Result<(), CatalogError> {
        put(&mut self.transaction, row).await
    }

    /// Writes a row unless there is one with its id; says whether it was written.
    pub async fn add<T: FleetingRow>(&mut self, row: &T) -> Result<bool, CatalogError> {
        add(&mut self.transaction, row).await
    }

    /// Writes a row anew, unless it is no longer as it was known: what a change ended or changed meanwhile stays so. A change does
    /// not wait for those that are brief.
    pub async fn renew<T: FleetingRow>(&mut self, (known, row): (&T, &T)) -> Result<(), CatalogError> {
        let sql = format!("UPDATE {} SET until = $1, body = $2 WHERE id = $3 AND body = $4", T::TABLE);
        let query = sqlx::query(AssertSqlSafe(sql)).bind(moment_text(row.until())).bind(json_text(row));
        query.bind(known.id()).bind(json_text(known)).execute(&mut *self.transaction).await?;
        Ok(())
    }

    /// Forgets a row.
    pub async fn delete<T: FleetingRow>(&mut self, id: &str) -> Result<(), CatalogError> {
        delete::<T>(&mut self.transaction, id).await
    }

    /// Forgets the rows of a table whose time was over at `now`; says how many.
    pub async fn expire<T: FleetingRow>(&mut self, now: Timestamp) -> Result<u64, CatalogError> {
        let sql = format!("DELETE FROM {} WHERE until < $1", T::TABLE);
        let done = sqlx::query(AssertSqlSafe(sql)).bind(moment_text(now)).execute(&mut *self.transaction).await?;
        Ok(done.rows_affected())
    }

    /// Makes everything visible at once.
    pub async fn commit(self) -> Result<(), CatalogError> {
        Ok(self.transaction.commit().await?)
    }
}

fn read<T: FleetingRow>(row: &AnyRow) -> Result<T, CatalogError> {
    Values { table: T::TABLE, row }.json("body")
}

pub(crate) async fn find<T: FleetingRow>(connection: &mut AnyConnection, id: &str) -> Result<Option<T>, CatalogError> {
    let sql = format!("SELECT body FROM {} WHERE id = $1", T::TABLE);
    let row = sqlx::query(AssertSqlSafe(sql)).bind(id.to_owned()).fetch_optional(connection).await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn list<T: FleetingRow>(connection: &mut AnyConnection, about: &str) -> Result<Vec<T>, CatalogError> {
    let sql = format!("SELECT body FROM {} WHERE about = $1 ORDER BY id", T::TABLE);
    let rows = sqlx::query(AssertSqlSafe(sql)).bind(about.to_owned()).fetch_all(connection).await?;
    rows.iter().map(read).collect()
}

pub(crate) async fn all<T: FleetingRow>(connection: &mut AnyConnection) -> Result<Vec<T>, CatalogError> {
    let sql = format!("SELECT body FROM {} ORDER BY id", T::TABLE);
    sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await?.iter().map(read).collect()
}

pub(crate) async fn put<T: FleetingRow>(connection: &mut AnyConnection, row: &T) -> Result<(), CatalogError> {
    let change = "DO UPDATE SET about = excluded.about, until = excluded.until, body = excluded.body";
    insert(connection, row, change).await?;
    Ok(())
}

pub(crate) async fn add<T: FleetingRow>(connection: &mut AnyConnection, row: &T) -> Result<bool, CatalogError> {
    Ok(insert(connection, row, "DO NOTHING").await? == 1)
}

async fn insert<T: FleetingRow>(connection: &mut AnyConnection, row: &T, otherwise: &str) -> Result<u64, CatalogError> {
    let sql = format!(
        "INSERT INTO {} (id, about, until, body) VALUES ($1, $2, $3, $4) ON CONFLICT (id) {otherwise}",
        T::TABLE
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(row.id()).bind(row.about()).bind(moment_text(row.until()));
    Ok(query.bind(json_text(row)).execute(connection).await?.rows_affected())
}

pub(crate) async fn delete<T: FleetingRow>(connection: &mut AnyConnection, id: &str) -> Result<(), CatalogError> {
    let sql = format!("DELETE FROM {} WHERE id = $1", T::TABLE);
    sqlx::query(AssertSqlSafe(sql)).bind(id.to_owned()).execute(connection).await?;
    Ok(())
}

/// A table of fleeting rows: for a row its id and what it is about, and its opening where it lets someone in.
macro_rules! fleeting_rows {
    ($($row:ident in $table:literal: $this:ident => $id:expr, $about:expr $(, opens $opening:expr)?;)+) => {
        $(impl FleetingRow for $row {
            const TABLE: &'static str = $table;

            fn id(&self) -> String {
                let $this = self;
                $id
            }

            fn about(&self) -> String {
                let $this = self;
                $about
            }

            fn until(&self) -> Timestamp {
                self.until
            }

            $(fn opening(&self) -> Option<Opening> {
                let $this = self;
                $opening
            })?
        })+
    };
}

fleeting_rows! {
    Session in "sessions": row => row.mark.clone(), row.account.clone(), opens Opening::of_session(row);
    AccountLink in "account_links": row => row.mark.clone(), row.account.clone(), opens Some(Opening::of_link(row));
    Attempts in "attempts": row => row.subject.clone(), row.subject.clone();
    MobileCode in "mobile_codes": row => row.account.clone(), row.account.clone();
    UsedOnce in "used_once": row => row.mark.clone(), row.mark.clone();
    SignInState in "sign_in_states": row => row.mark.clone(), row.mark.clone();
    Notice in "notices": row => row.id.clone(), row.account.clone();
    Letter in "letters": row => row.id.clone(), row.account.clone();
    Reminder in "reminders":
        row => format!("{} {} {} {}", row.agreement, row.period, row.step, row.account), row.agreement.to_string();
    Upload in "uploads": row => row.id.clone(), row.account.clone();
    IdempotencyKey in "idempotency_keys": row => row.id.clone(), row.account.clone();
}
