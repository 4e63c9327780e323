//! Search in the audit trail: who did what to what, when, and with which words.
//!
//! Does not hold: the chain and its verification (`audit.rs`), nor who may ask (the work decides that).

use jiff::Timestamp;
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};

use crate::CatalogError;
use crate::audit::{self, AuditRecord};
use crate::row::{Values, moment_text};

/// Which audit records are looked for; what is blank does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditAsked {
    /// Who: the id of an account.
    pub actor: String,
    /// The step of production.
    pub action: String,
    /// What its subject begins with.
    pub subject: String,
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub to: Option<Timestamp>,
    /// A text that stands in the subject or in the rows as they were written; the case of Latin letters does not matter.
    pub text: String,
    /// The numbers of records whose rows the one who asks may not see: the text is not looked for in their rows.
    pub closed: Vec<u64>,
}

/// The head of the audit chain: who writes it down can show later that nothing before it was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChainHead {
    /// The number of the last record.
    pub number: u64,
    /// Its hash, in hexadecimal.
    pub hash: String,
    /// When it was written.
    pub at: Timestamp,
}

/// A condition of SQL with the values that are bound to it, in order.
struct Condition {
    sql: String,
    values: Vec<String>,
}

impl Condition {
    fn of(asked: &AuditAsked) -> Self {
        let mut condition = Self { sql: "1 = 1".to_owned(), values: Vec::new() };
        let texts = [("actor = ?", &asked.actor), ("action = ?", &asked.action)];
        for (test, value) in texts.into_iter().filter(|(_, value)| !value.is_empty()) {
            condition.add(test, value.clone());
        }
        if !asked.subject.is_empty() {
            condition.add("subject LIKE ? ESCAPE '!'", format!("{}%", plain(&asked.subject)));
        }
        let moments = [("at >= ?", asked.from), ("at < ?", asked.to)];
        for (test, moment) in moments {
            if let Some(moment) = moment {
                condition.add(test, moment_text(moment));
            }
        }
        if !asked.text.is_empty() {
            let anywhere = format!("%{}%", plain(&asked.text.to_lowercase()));
            let rows = format!("LOWER(detail) LIKE ? ESCAPE '!'{}", beside(&asked.closed));
            condition.add(&format!("(LOWER(subject) LIKE ? ESCAPE '!' OR {rows})"), anywhere);
        }
        condition
    }

    /// Adds a test in which each `?` stands for one and the same value.
    fn add(&mut self, test: &str, value: String) {
        self.values.push(value);
        let place = format!("${}", self.values.len());
        self.sql = format!("{} AND {}", self.sql, test.replace('?', &place));
    }

    async fn rows(
        self,
        connection: &mut AnyConnection,
        (select, end): (&str, &str),
    ) -> Result<Vec<AnyRow>, CatalogError> {
        let sql = format!("{select} WHERE {} {end}", self.sql);
        let query = self.values.into_iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, value| query.bind(value));
        Ok(query.fetch_all(connection).await?)
    }
}

/// The end of a test that leaves records out; blank where none is left out.
fn beside(closed: &[u64]) -> String {
    // Numbers need no binding: nothing else can stand in them.
    let numbers: Vec<String> = closed.iter().map(u64::to_string).collect();
    if numbers.is_empty() { String::new() } else { format!(" AND number NOT IN ({})", numbers.join(", ")) }
}

/// A text in which no sign means anything but itself to `LIKE … ESCAPE '!'`.
fn plain(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

pub(crate) async fn page(
    connection: &mut AnyConnection,
    asked: &AuditAsked,
    (before, most): (u64, u32),
) -> Result<Vec<AuditRecord>, CatalogError> {
    // Numbers need no binding: nothing else can stand in them.
    let before = i64::try_from(before).unwrap_or(i64::MAX);
    let end = format!("AND number < {before} ORDER BY number DESC LIMIT {most}");
    let rows = Condition::of(asked).rows(connection, (audit::SELECT, &end)).await?;
    rows.iter().map(audit::read).collect()
}

pub(crate) async fn count(
    connection: &mut AnyConnection,
    asked: &AuditAsked,
) -> Result<(u64, Option<Timestamp>), CatalogError> {
    let select = "SELECT COUNT(*) AS found, MAX(at) AS last FROM audit_records";
    let rows = Condition::of(asked).rows(connection, (select, "")).await?;
    let Some(row) = rows.first() else { return Ok((0, None)) };
    let values = Values { table: "audit_records", row };
    Ok((values.number("found")?, values.parsed_if_there("last")?))
}

pub(crate) async fn find(connection: &mut AnyConnection, number: u64) -> Result<Option<AuditRecord>, CatalogError> {
    let Ok(number) = i64::try_from(number) else { return Ok(None) };
    let sql = format!("{} WHERE number = {number}", audit::SELECT);
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_optional(connection).await?;
    row.as_ref().map(audit::read).transpose()
}

pub(crate) async fn head(connection: &mut AnyConnection) -> Result<Option<ChainHead>, CatalogError> {
    let sql = "SELECT number, hash, at FROM audit_records ORDER BY number DESC LIMIT 1";
    let row = sqlx::query(sql).fetch_optional(connection).await?;
    row.as_ref().map(head_of).transpose()
}

fn head_of(row: &AnyRow) -> Result<ChainHead, CatalogError> {
    let values = Values { table: "audit_records", row };
    Ok(ChainHead { number: values.number("number")?, hash: row.try_get("hash")?, at: values.parsed("at")? })
}

#[cfg(test)]
mod tests {
    use super::{AuditAsked, Condition, plain};

    #[test]
    fn a_sign_of_the_search_is_looked_for_as_itself() {
        assert_eq!(plain("100%_of!"), "100!%!_of!!");
    }

    #[test]
    fn what_is_blank_does_not_matter_and_what_is_not_is_bound() {
        let condition = Condition::of(&AuditAsked::default());
        assert_eq!((condition.sql.as_str(), condition.values.len()), ("1 = 1", 0));
        let asked = AuditAsked { actor: "x' OR 1".to_owned(), text: "A_b".to_owned(), ..AuditAsked::default() };
        let condition = Condition::of(&asked);
        assert_eq!(condition.values, ["x' OR 1", "%a!_b%"]);
        assert!(condition.sql.starts_with("1 = 1 AND actor = $1 AND (LOWER(subject) LIKE $2"), "{}", condition.sql);
        let asked = AuditAsked { text: "x".to_owned(), closed: vec![7, 9], ..AuditAsked::default() };
        let condition = Condition::of(&asked);
        assert!(
            condition.sql.ends_with("LOWER(detail) LIKE $1 ESCAPE '!' AND number NOT IN (7, 9))"),
            "{}",
            condition.sql
        );
    }
}
