//! The migrations, in order. A merged migration is never changed; the next one corrects it.
//!
//! The schema keeps to text and 64-bit integers, which both engines and sqlx's `Any` driver read alike: a moment is
//! RFC 3339 in UTC with six decimals, so that text order is time order; lists and plans are JSON.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Row as _};

use crate::audit::{self, Deed};
use crate::dialect::{Dialect, Guard};
use crate::opening::{self, CLOCKWORK};
use crate::row::{Row, Values, moment_text};
use crate::{CatalogError, audit_rows, reader};

mod desk;

/// The migration from which on ways in have openings in the trail.
pub(crate) const OPENINGS: &str = desk::OPENINGS.name;

/// A migration that was applied to a catalog. The trail says each of them once: its first record those that the catalog was
/// made with, later ones what came after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedMigration {
    /// Its place, counted from 1.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// When.
    pub applied_at: Timestamp,
}

struct Migration {
    name: &'static str,
    tables: &'static [&'static str],
    guards: &'static [(&'static str, Guard)],
}

const MIGRATIONS: &[Migration] = &[Migration {
    name: "spine",
    tables: &[
        "CREATE TABLE accounts (
            id TEXT PRIMARY KEY, name_ar TEXT NOT NULL, name_fr TEXT NOT NULL, name_en TEXT NOT NULL,
            provider TEXT NOT NULL, role TEXT NOT NULL, password_hash TEXT NOT NULL,
            has_one_time_password BIGINT NOT NULL, created_at TEXT NOT NULL)",
        "CREATE TABLE submissions (
            id TEXT PRIMARY KEY, agreement TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL,
            size_bytes BIGINT NOT NULL, received_at TEXT NOT NULL,
            received_by TEXT NOT NULL REFERENCES accounts (id), state TEXT NOT NULL)",
        "CREATE TABLE submission_reports (
            submission TEXT PRIMARY KEY REFERENCES submissions (id), observations BIGINT NOT NULL,
            findings TEXT NOT NULL, pack TEXT NOT NULL, address TEXT NOT NULL, sha256 TEXT NOT NULL, checked_at TEXT NOT NULL)",
        "CREATE TABLE submission_decisions (
            submission TEXT NOT NULL REFERENCES submissions (id), number BIGINT NOT NULL, decision TEXT NOT NULL,
            reason TEXT NOT NULL, decided_by TEXT NOT NULL REFERENCES accounts (id), decided_at TEXT NOT NULL,
            PRIMARY KEY (submission, number))",
        "CREATE TABLE dataset_versions (
            dataflow TEXT NOT NULL, number BIGINT NOT NULL, plan TEXT NOT NULL, submissions TEXT NOT NULL,
            pack TEXT NOT NULL, address TEXT NOT NULL, sha256 TEXT NOT NULL, observations BIGINT NOT NULL, built_at TEXT NOT NULL,
            built_by TEXT NOT NULL REFERENCES accounts (id), PRIMARY KEY (dataflow, number))",
        "CREATE TABLE releases (
            dataflow TEXT NOT NULL, number BIGINT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
            pack TEXT NOT NULL, address TEXT NOT NULL, sha256 TEXT NOT NULL, seal TEXT NOT NULL, hidden BIGINT NOT NULL,
            observations BIGINT NOT NULL, note TEXT, proposed_at TEXT NOT NULL,
            proposed_by TEXT NOT NULL REFERENCES accounts (id), approved_at TEXT,
            approved_by TEXT REFERENCES accounts (id), public_from TEXT, PRIMARY KEY (dataflow, number),
            FOREIGN KEY (dataflow, version) REFERENCES dataset_versions (dataflow, number))",
        "CREATE TABLE audit_records (
            number BIGINT PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
            subject TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL)",
        "CREATE INDEX submissions_by_agreement ON submissions (agreement, received_at)",
    ],
    guards: &[
        ("accounts", Guard::NoDelete),
        ("submissions", Guard::NoDelete),
        ("submission_reports", Guard::NoChange),
        ("submission_decisions", Guard::NoChange),
        ("dataset_versions", Guard::NoChange),
        ("releases", Guard::NoDelete),
        ("audit_records", Guard::NoChange),
    ],
}, Migration {
    name: "contradictions",
    tables: &[
        "CREATE TABLE contradictions (
            id TEXT PRIMARY KEY, contradiction TEXT NOT NULL, state TEXT NOT NULL, is_public BIGINT NOT NULL,
            found_at TEXT NOT NULL, last_seen_at TEXT NOT NULL)",
        "CREATE TABLE contradiction_notes (
            contradiction TEXT NOT NULL REFERENCES contradictions (id), number BIGINT NOT NULL, noted_at TEXT NOT NULL,
            noted_by TEXT NOT NULL REFERENCES accounts (id), state TEXT, note TEXT NOT NULL,
            PRIMARY KEY (contradiction, number))",
    ],
    guards: &[("contradictions", Guard::NoDelete), ("contradiction_notes", Guard::NoChange)],
}, Migration {
    // Versions made before have none: the audit trail did not write them then, and does not now.
    name: "versions of releases",
    tables: &["ALTER TABLE dataset_versions ADD COLUMN releases TEXT NOT NULL DEFAULT '[]'"],
    guards: &[],
}, Migration {
    // Records of persons are in the lake; here stands where they are and what they were made of.
    name: "studies",
    tables: &[
        "CREATE TABLE study_files (
            study TEXT NOT NULL, part TEXT NOT NULL, number BIGINT NOT NULL, origin TEXT NOT NULL, address TEXT NOT NULL,
            sha256 TEXT NOT NULL, rows_count BIGINT NOT NULL, is_synthetic BIGINT NOT NULL, pack TEXT NOT NULL,
            made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES accounts (id), PRIMARY KEY (study, part, number))",
        "ALTER TABLE dataset_versions ADD COLUMN study_files TEXT NOT NULL DEFAULT '[]'",
    ],
    guards: &[("study_files", Guard::NoChange)],
}, Migration {
    // What readers are told of a contradiction stands in every language; notes made before have one text in one.
    name: "notes in every language",
    tables: &["ALTER TABLE contradiction_notes ADD COLUMN told TEXT"],
    guards: &[],
}, desk::ACCOUNTS, desk::CALENDAR, desk::SENDING, desk::MAPPING, desk::REVIEW, desk::COMMITTEE, desk::MEMORY, desk::EMBARGO, desk::SCORES, desk::TRAIL, desk::NOTED, desk::PLANS, desk::OPENINGS, desk::REMOVALS, desk::MOBILES, desk::ATTACHED];

/// Brings the database to the last migration, all in one transaction.
pub(crate) async fn run(pool: &AnyPool, dialect: Dialect, now: Timestamp) -> Result<(), CatalogError> {
    let mut transaction = pool.begin_with(dialect.begin_change()).await?;
    sqlx::query(dialect.lock_changes()).execute(&mut *transaction).await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)")
        .execute(&mut *transaction)
        .await?;
    let (found, known) = (last(&mut transaction).await?, MIGRATIONS.len() as i64);
    if found > known {
        return Err(CatalogError::TooNew { found, known });
    }
    for (place, migration) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        for statement in statements(migration, dialect, place) {
            sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await?;
        }
        if migration.name == OPENINGS {
            opening::adopt(&mut transaction, now).await?;
        }
        sqlx::query("INSERT INTO migrations (number, name, applied_at) VALUES ($1, $2, $3)")
            .bind(place as i64 + 1)
            .bind(migration.name)
            .bind(moment_text(now))
            .execute(&mut *transaction)
            .await?;
    }
    audit_rows::fill(&mut transaction).await?;
    tell(&mut transaction, found, now).await?;
    transaction.commit().await?;
    Ok(())
}

/// Refuses a catalog that is not at the last migration, and changes nothing: whoever verifies a catalog does not migrate it.
pub(crate) async fn check(pool: &AnyPool, dialect: Dialect) -> Result<(), CatalogError> {
    let mut connection = pool.acquire().await?;
    let found = if has_table(&mut connection, dialect, "migrations").await? { last(&mut connection).await? } else { 0 };
    let known = MIGRATIONS.len() as i64;
    match found.cmp(&known) {
        Ordering::Equal => Ok(()),
        Ordering::Greater => Err(CatalogError::TooNew { found, known }),
        Ordering::Less => {
            // Of an index that is not there yet no migration was forgotten.
            let later: Vec<String> = (found + 1..=known).map(key).collect();
            let has_index = has_table(&mut connection, dialect, "audit_rows").await?;
            let is_told = has_index && !audit_rows::places(&mut connection, (&later, u64::MAX)).await?.is_empty();
            Err(if is_told {
                CatalogError::MigrationsForgotten { found }
            } else {
                CatalogError::NotMigrated { found, known }
            })
        }
    }
}

async fn has_table(connection: &mut AnyConnection, dialect: Dialect, table: &str) -> Result<bool, CatalogError> {
    let row = sqlx::query(dialect.count_tables()).bind(table.to_owned()).fetch_one(connection).await?;
    Ok(row.try_get::<i64, _>("tables")? > 0)
}

/// The number of the last migration that was applied; 0 before the first.
async fn last(connection: &mut AnyConnection) -> Result<i64, CatalogError> {
    let sql = "SELECT COALESCE(MAX(number), 0) AS number FROM migrations";
    Ok(sqlx::query(sql).fetch_one(connection).await?.try_get("number")?)
}

/// Every migration that was applied, in order.
pub(crate) async fn applied(connection: &mut AnyConnection) -> Result<Vec<AppliedMigration>, CatalogError> {
    let sql = "SELECT number, name, applied_at FROM migrations ORDER BY number";
    sqlx::query(sql).fetch_all(connection).await?.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<AppliedMigration, CatalogError> {
    let values = Values { table: "migrations", row };
    Ok(AppliedMigration {
        number: values.number("number")?,
        name: values.text("name")?,
        applied_at: values.parsed("applied_at")?,
    })
}

/// What tells a migration from every other row of the catalog.
fn key(number: i64) -> String {
    format!("migration {number}")
}

/// Writes into a trail that has begun which migrations were applied after `found`, and those that it does not speak of. One
/// that was applied before is told again, so that whoever had it forgotten is seen.
async fn tell(connection: &mut AnyConnection, found: i64, now: Timestamp) -> Result<(), CatalogError> {
    let Some(previous) = reader::audit_last(connection).await? else { return Ok(()) };
    let applied = applied(connection).await?;
    let keys: Vec<String> = applied.iter().map(|one| key(one.number.into())).collect();
    let places = audit_rows::places(connection, (&keys, u64::MAX)).await?;
    let told: BTreeSet<String> = places.into_iter().map(|(key, _)| key).collect();
    let is_new = |one: &AppliedMigration| i64::from(one.number) > found || !told.contains(&key(one.number.into()));
    let rows: Vec<Row> = applied.into_iter().filter(is_new).map(Row::Migration).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let deed = Deed { actor: CLOCKWORK, action: "migrate", subject: "", at: now, origin: CLOCKWORK };
    let record = audit::next(Some(&previous), &deed, &rows);
    audit::write(connection, &record).await?;
    audit_rows::write(connection, record.number, &rows).await
}

fn statements(migration: &Migration, dialect: Dialect, place: usize) -> Vec<String> {
    let support = if place == 0 { dialect.guard_support() } else { &[] };
    let tables = support.iter().chain(migration.tables).map(|statement| (*statement).to_owned());
    tables.chain(migration.guards.iter().flat_map(|(table, guard)| dialect.guard(table, *guard))).collect()
}
