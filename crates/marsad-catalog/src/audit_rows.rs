//! In which records of the audit trail a row was written: an index over the trail, by which earlier states of a row are found.
//!
//! It proves nothing and is no part of the chain: everything in it stands in the details of the records, and is held against
//! them when the trail is verified. A catalog of an older program has none; what is missing is filled in when the catalog is
//! opened.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AnyConnection, AssertSqlSafe};

use crate::CatalogError;
use crate::audit::{self, AuditRecord};
use crate::row::{Row, Values};

const TABLE: &str = "audit_rows";
/// So many values are bound at once at most.
const AT_ONCE: usize = 500;

/// Writes down in which record rows were written.
pub(crate) async fn write(connection: &mut AnyConnection, number: u64, rows: &[Row]) -> Result<(), CatalogError> {
    let keys: BTreeSet<String> = rows.iter().map(Row::key).collect();
    for key in keys {
        sqlx::query("INSERT INTO audit_rows (row_key, number) VALUES ($1, $2)")
            .bind(key)
            .bind(number as i64)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Fills in the records that were written by a program without the index.
pub(crate) async fn fill(connection: &mut AnyConnection) -> Result<(), CatalogError> {
    let condition = "WHERE number > (SELECT COALESCE(MAX(number), 0) FROM audit_rows) ORDER BY number";
    let sql = format!("{} {condition}", audit::SELECT);
    let found = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *connection).await?;
    for row in &found {
        let record = audit::read(row)?;
        // A record that cannot be read holds no rows; that it was changed is what verification tells.
        let rows: Vec<Row> = serde_json::from_str(&record.detail).unwrap_or_default();
        write(connection, record.number, &rows).await?;
    }
    Ok(())
}

/// The whole index: by the number of a record the keys of its rows.
pub(crate) async fn all(connection: &mut AnyConnection) -> Result<BTreeMap<u64, BTreeSet<String>>, CatalogError> {
    let mut found: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
    for row in &sqlx::query("SELECT row_key, number FROM audit_rows").fetch_all(connection).await? {
        let values = Values { table: TABLE, row };
        found.entry(values.number("number")?).or_default().insert(values.text("row_key")?);
    }
    Ok(found)
}

/// The records before a number in which any of these rows was written: the key of the row and the number of the record.
pub(crate) async fn places(
    connection: &mut AnyConnection,
    (keys, before): (&[String], u64),
) -> Result<Vec<(String, u64)>, CatalogError> {
    let before = i64::try_from(before).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for some in keys.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "SELECT row_key, number FROM audit_rows WHERE number < {before} AND row_key IN ({})",
            places.join(", ")
        );
        let query = some.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, key| query.bind(key.clone()));
        for row in &query.fetch_all(&mut *connection).await? {
            let values = Values { table: TABLE, row };
            found.push((values.text("row_key")?, values.number("number")?));
        }
    }
    Ok(found)
}

/// The records with these numbers, in order.
pub(crate) async fn records(
    connection: &mut AnyConnection,
    numbers: &BTreeSet<u64>,
) -> Result<Vec<AuditRecord>, CatalogError> {
    let written: Vec<String> = numbers.iter().map(u64::to_string).collect();
    let mut found = Vec::with_capacity(written.len());
    for some in written.chunks(AT_ONCE) {
        // Numbers need no binding: nothing else can stand in them.
        let sql = format!("{} WHERE number IN ({}) ORDER BY number", audit::SELECT, some.join(", "));
        for row in &sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *connection).await? {
            found.push(audit::read(row)?);
        }
    }
    Ok(found)
}
