//! The audit trail: one record for each change, chained by hash, holding every row as it was written.
//!
//! `hash = SHA-256(number, at, actor, action, subject, detail, previous)`, each part with its length before it, and after
//! them the origin where there is one: records from before origins were written keep their hash. The detail holds the rows
//! of the change, so that the last record of a row must agree with the row itself: a changed byte in a record breaks the
//! chain, a changed byte in a row breaks the agreement. The columns by which kept rows are found are written with a row that
//! is new and never again, so that they must agree with the first record of the row. Sessions and links are not in the detail
//! themselves: their openings are, and they must agree with the last of them (`opening.rs`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::kept::KeptColumns;
use crate::migrations;
use crate::opening::{self, Opening, WayIn};
use crate::row::{Row, Values, json_text, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM audit_records";

/// What before the first record stands for the previous hash.
const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Who did what to what, and when: what a change says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Deed<'a> {
    /// Who: the id of an account.
    pub actor: &'a str,
    /// The step of production, such as `decide_submission`.
    pub action: &'a str,
    /// What it was done to.
    pub subject: &'a str,
    /// When.
    pub at: Timestamp,
    /// From where: the door, and the network or the token; blank where nobody said.
    pub origin: &'a str,
}

/// A record of the audit trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRecord {
    /// Counted from 1 without a gap.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// The step of production.
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// The rows as they were written, as JSON.
    pub detail: String,
    /// The hash of the record before.
    pub previous: String,
    /// The hash of this record.
    pub hash: String,
    /// From where: the door, and the network or the token; blank where nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub origin: String,
}

/// Something that does not agree in the audit trail or between it and the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "kebab-case")]
pub enum AuditProblem {
    /// A record is missing before this one.
    Gap {
        /// The number of the record after the gap.
        number: u64,
    },
    /// The hash of a record is not the hash of what it says, or not chained to the record before.
    BrokenChain {
        /// The number of the record.
        number: u64,
    },
    /// The record that was the head when a receipt was signed is not in the chain any more.
    LostHead {
        /// The number that the record had.
        number: u64,
        /// The row of the receipt.
        key: String,
    },
    /// The index of rows holds a record beyond the last one of the chain: the end was cut off.
    CutTail {
        /// The number of that record.
        number: u64,
    },
    /// The index of rows does not hold what records say.
    UnlikeIndex {
        /// The first of them.
        number: u64,
        /// How many they are.
        records: u64,
    },
    /// A row is not as the audit trail says it was last written.
    ChangedRow {
        /// The row.
        key: String,
    },
    /// A column by which a row is found is not as the row says in the audit trail.
    ChangedColumn {
        /// The row.
        key: String,
        /// The column.
        column: &'static str,
    },
    /// A row that the audit trail speaks of is gone.
    LostRow {
        /// The row.
        key: String,
    },
    /// A table holds something that is no row of it, so that its rows cannot be compared.
    UnreadableRow {
        /// The table.
        table: &'static str,
    },
    /// Sessions and links were taken over into the trail where none can have been open past it.
    UnexpectedAdoption {
        /// The number of the record.
        number: u64,
    },
    /// A migration that the trail speaks of was applied again: it was deleted from the table of migrations meanwhile.
    MigratedAgain {
        /// The number of the record.
        number: u64,
        /// What the migration is called.
        name: String,
    },
    /// A row was written that the audit trail does not speak of.
    UnrecordedRow {
        /// The row.
        key: String,
    },
}

pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl AuditRecord {
    fn computed_hash(&self) -> String {
        let (number, at) = (self.number.to_string(), moment_text(self.at));
        let parts = [&number, &at, &self.actor, &self.action, &self.subject, &self.detail, &self.previous];
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        if !self.origin.is_empty() {
            bytes.extend((self.origin.len() as u64).to_be_bytes());
            bytes.extend(self.origin.as_bytes());
        }
        sha256_hex(&bytes)
    }
}

/// The record that follows `previous`.
pub(crate) fn next(previous: Option<&AuditRecord>, deed: &Deed<'_>, rows: &[Row]) -> AuditRecord {
    let mut record = AuditRecord {
        number: previous.map_or(1, |previous| previous.number + 1),
        at: deed.at,
        actor: deed.actor.to_owned(),
        action: deed.action.to_owned(),
        subject: deed.subject.to_owned(),
        detail: json_text(&rows),
        previous: previous.map_or_else(|| START.to_owned(), |previous| previous.hash.clone()),
        hash: String::new(),
        origin: deed.origin.to_owned(),
    };
    record.hash = record.computed_hash();
    record
}

pub(crate) async fn write(connection: &mut AnyConnection, record: &AuditRecord) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO audit_records (number, at, actor, action, subject, detail, previous, hash, origin)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(record.number as i64)
    .bind(moment_text(record.at))
    .bind(&record.actor)
    .bind(&record.action)
    .bind(&record.subject)
    .bind(&record.detail)
    .bind(&record.previous)
    .bind(&record.hash)
    .bind(&record.origin)
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<AuditRecord, CatalogError> {
    let values = Values { table: "audit_records", row };
    Ok(AuditRecord {
        number: values.number("number")?,
        at: values.parsed("at")?,
        actor: values.text("actor")?,
        action: values.text("action")?,
        subject: values.text("subject")?,
        detail: values.text("detail")?,
        previous: values.text("previous")?,
        hash: values.text("hash")?,
        origin: values.text("origin")?,
    })
}

/// What the tables hold now.
pub(crate) struct Stored {
    /// Every row that the trail holds as it was written.
    pub rows: Vec<Row>,
    /// The columns by which kept rows are found.
    pub columns: Vec<KeptColumns>,
    /// Sessions and links.
    pub ways: Vec<WayIn>,
}

/// What does not agree between the records, what the tables hold now, and the index.
pub(crate) fn problems(records: &[AuditRecord], stored: &Stored, index: &RowIndex) -> Vec<AuditProblem> {
    let Stored { rows, columns, ways } = stored;
    let mut problems = chain_problems(records);
    let mut unlike = Unlike::beside(&problems);
    let mut expected: BTreeMap<String, Row> = BTreeMap::new();
    let mut first: BTreeMap<String, KeptColumns> = BTreeMap::new();
    let mut openings: BTreeMap<String, Opening> = BTreeMap::new();
    let mut once = Once::default();
    for record in records {
        match serde_json::from_str::<Vec<Row>>(&record.detail) {
            Ok(written) => {
                unlike.look(record.number, &written, index);
                problems.extend(once.look(record, &written));
                for row in written {
                    if let Row::Opening(opening) = row {
                        openings.insert(opening.key(), opening);
                        continue;
                    }
                    if let Some(beside) = row.kept_columns() {
                        first.entry(beside.key.clone()).or_insert(beside);
                    }
                    expected.insert(row.key(), row);
                }
            }
            Err(_) => problems.push(AuditProblem::BrokenChain { number: record.number }),
        }
    }
    // A trail that an older program wrote speaks of no migration.
    for row in rows.iter().filter(|row| !once.migrations.is_empty() || !matches!(row, Row::Migration(_))) {
        match expected.remove(&row.key()) {
            Some(written) if written == *row => {}
            Some(_) => problems.push(AuditProblem::ChangedRow { key: row.key() }),
            None => problems.push(AuditProblem::UnrecordedRow { key: row.key() }),
        }
    }
    problems.extend(expected.into_keys().map(|key| AuditProblem::LostRow { key }));
    problems.extend(columns.iter().flat_map(|found| column_problems(found, &first)));
    problems.extend(opening::problems(ways, &openings));
    let hashes: BTreeMap<u64, &str> = records.iter().map(|record| (record.number, record.hash.as_str())).collect();
    problems.extend(rows.iter().filter_map(|row| head_problem(row, &hashes)));
    problems.extend(unlike.first.map(|number| AuditProblem::UnlikeIndex { number, records: unlike.records }));
    let cut = index.rows.keys().next_back().filter(|number| **number > index.head);
    problems.extend(cut.map(|number| AuditProblem::CutTail { number: *number }));
    problems
}

/// What opening a catalog writes into the trail: each migration once, and what was open before openings were written down,
/// once and before any of them. Whoever has the table of migrations forget one has it done again, and with it what they wrote
/// past the trail taken over into it.
#[derive(Default)]
struct Once {
    migrations: BTreeSet<u32>,
    has_openings: bool,
}

impl Once {
    fn look(&mut self, record: &AuditRecord, written: &[Row]) -> Vec<AuditProblem> {
        let number = record.number;
        let mut problems = Vec::new();
        if record.action == opening::ADOPT && self.has_openings {
            problems.push(AuditProblem::UnexpectedAdoption { number });
        }
        for row in written {
            match row {
                Row::Opening(_) => self.has_openings = true,
                Row::Migration(migration) => {
                    self.has_openings |= migration.name == migrations::OPENINGS;
                    if !self.migrations.insert(migration.number) {
                        problems.push(AuditProblem::MigratedAgain { number, name: migration.name.clone() });
                    }
                }
                _ => {}
            }
        }
        problems
    }
}

/// The index of rows, and the last record of the chain once it had been read: what was written meanwhile is no cut end.
pub(crate) struct RowIndex {
    /// By the number of a record the keys of its rows.
    pub rows: BTreeMap<u64, BTreeSet<String>>,
    /// The number of the last record; 0 before the first.
    pub head: u64,
}

/// The records that the index does not hold as they are. Those that were changed are told as such already.
struct Unlike {
    broken: BTreeSet<u64>,
    first: Option<u64>,
    records: u64,
}

impl Unlike {
    fn beside(problems: &[AuditProblem]) -> Self {
        let broken = problems.iter().filter_map(|problem| match problem {
            AuditProblem::BrokenChain { number } => Some(*number),
            _ => None,
        });
        Self { broken: broken.collect(), first: None, records: 0 }
    }

    fn look(&mut self, number: u64, written: &[Row], index: &RowIndex) {
        let keys: BTreeSet<String> = written.iter().map(Row::key).collect();
        let is_alike = index.rows.get(&number).map_or(keys.is_empty(), |known| *known == keys);
        if !is_alike && !self.broken.contains(&number) {
            self.first.get_or_insert(number);
            self.records += 1;
        }
    }
}

/// A receipt whose signed head is not in the chain: whoever writes the whole chain anew cannot sign it anew.
fn head_problem(row: &Row, hashes: &BTreeMap<u64, &str>) -> Option<AuditProblem> {
    let Row::SignedReceipt(receipt) = row else { return None };
    // Number 0 stands before the first record.
    let found = hashes.get(&receipt.audit_number);
    let stands = receipt.audit_number == 0 || found.is_some_and(|hash| *hash == receipt.audit_hash);
    (!stands).then(|| AuditProblem::LostHead { number: receipt.audit_number, key: row.key() })
}

/// The columns beside a row that are not as they were written with it. A row that nobody recorded is told as such.
fn column_problems(found: &KeptColumns, first: &BTreeMap<String, KeptColumns>) -> Vec<AuditProblem> {
    let Some(written) = first.get(&found.key) else { return Vec::new() };
    let changed = |column: &'static str| AuditProblem::ChangedColumn { key: found.key.clone(), column };
    found.unlike(written).into_iter().map(changed).collect()
}

pub(crate) fn chain_problems(records: &[AuditRecord]) -> Vec<AuditProblem> {
    let mut problems = Vec::new();
    let (mut number, mut previous) = (0, START);
    for record in records {
        if record.number != number + 1 {
            problems.push(AuditProblem::Gap { number: record.number });
        }
        if record.previous != previous || record.hash != record.computed_hash() {
            problems.push(AuditProblem::BrokenChain { number: record.number });
        }
        (number, previous) = (record.number, &record.hash);
    }
    problems
}
