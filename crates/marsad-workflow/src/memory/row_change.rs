//! A row before and after an audit record.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use marsad_catalog::{AuditRecord, Row};
use serde::Serialize;
use serde_json::Value;

use crate::{Work, WorkError};

/// What a reader of the trail may see, and when they look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Eyes {
    /// Whether they may see what institutions send.
    pub sees_data: bool,
    /// When: a score card that is its institution's alone yet is shown to nobody else.
    pub now: Timestamp,
}

impl Eyes {
    fn see(self, row: &Row) -> bool {
        let is_open = match row {
            Row::IssuedScoreCard(card) => card.is_open(self.now),
            _ => true,
        };
        is_open && (self.sees_data || !is_of_data(row))
    }
}

/// A row that an audit record wrote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowChange {
    /// What tells the row from every other of the catalog.
    pub key: String,
    /// The row as it was written before, where it was and where that was looked up.
    pub before: Option<Value>,
    /// The row as it was written; null for a reader who may not see it.
    pub after: Value,
}

impl RowChange {
    /// The rows of a record as far as a reader may see them, without what was before.
    pub(super) fn of(record: &AuditRecord, eyes: Eyes) -> Vec<Self> {
        let change = |row: &Row| Self {
            key: row.key(),
            before: None,
            after: if eyes.see(row) { content(row) } else { Value::Null },
        };
        rows(record).iter().map(change).collect()
    }

    /// The rows of each record with what was before them: two questions for all records together.
    pub(super) async fn all_with_before(
        work: &Work,
        records: &[AuditRecord],
        eyes: Eyes,
    ) -> Result<Vec<Vec<Self>>, WorkError> {
        let mut all: Vec<Vec<Self>> = records.iter().map(|record| Self::of(record, eyes)).collect();
        let earlier = Earlier::of(work, records, &all).await?;
        for (record, changes) in records.iter().zip(&mut all) {
            for change in changes.iter_mut().filter(|change| !change.after.is_null()) {
                change.before = earlier.row(&change.key, record.number).map(content);
            }
        }
        Ok(all)
    }
}

/// The rows of some records as they were written before.
struct Earlier {
    /// For each row, the records that wrote it, oldest first.
    places: BTreeMap<String, Vec<u64>>,
    /// The rows of those of them that are asked for.
    rows: BTreeMap<u64, Vec<Row>>,
}

impl Earlier {
    async fn of(work: &Work, records: &[AuditRecord], all: &[Vec<RowChange>]) -> Result<Self, WorkError> {
        let seen = all.iter().flatten().filter(|change| !change.after.is_null());
        let keys: BTreeSet<String> = seen.map(|change| change.key.clone()).collect();
        let keys: Vec<String> = keys.into_iter().collect();
        let last = records.iter().map(|record| record.number).max().unwrap_or(0);
        let mut places: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for (key, number) in work.catalog().audit_places((&keys, last)).await? {
            places.entry(key).or_default().push(number);
        }
        places.values_mut().for_each(|numbers| numbers.sort_unstable());
        let mut earlier = Self { places, rows: BTreeMap::new() };
        let of_record = |(record, changes): (&AuditRecord, &Vec<RowChange>)| -> Vec<u64> {
            changes.iter().filter_map(|change| earlier.number(&change.key, record.number)).collect()
        };
        let numbers: BTreeSet<u64> = records.iter().zip(all).flat_map(of_record).collect();
        let found = work.catalog().audit_records(&numbers).await?;
        earlier.rows = found.iter().map(|record| (record.number, rows(record))).collect();
        Ok(earlier)
    }

    /// The last record before a number that wrote a row.
    fn number(&self, key: &str, before: u64) -> Option<u64> {
        self.places.get(key)?.iter().copied().rfind(|number| *number < before)
    }

    /// A row as it was written last before a record.
    fn row(&self, key: &str, before: u64) -> Option<&Row> {
        self.rows.get(&self.number(key, before)?)?.iter().rfind(|row| row.key() == key)
    }
}

/// The rows of a record. A record that cannot be read holds none; that it was changed is what verification tells.
fn rows(record: &AuditRecord) -> Vec<Row> {
    serde_json::from_str(&record.detail).unwrap_or_default()
}

/// What a row holds, without the name of its table.
fn content(row: &Row) -> Value {
    let mut whole = serde_json::to_value(row).unwrap_or_default();
    whole.get_mut("row").map(Value::take).unwrap_or_default()
}

/// Whether a row holds what an institution sent, or what was said of it.
fn is_of_data(row: &Row) -> bool {
    match row {
        Row::Submission(_)
        | Row::Report(_)
        | Row::Decision(_)
        | Row::Contradiction(_)
        | Row::ContradictionNote(_)
        | Row::Explanation(_)
        | Row::SignedReceipt(_)
        | Row::WordMapping(_)
        | Row::Comment(_)
        | Row::AttachedFile(_)
        | Row::Reopening(_)
        | Row::ChecklistAnswer(_)
        | Row::IssuedScoreCard(_) => true,
        Row::Account(_)
        | Row::Version(_)
        | Row::Release(_)
        | Row::StudyFile(_)
        | Row::ApiToken(_)
        | Row::AgreementVersion(_)
        | Row::Delegation(_)
        | Row::ProfileVersion(_)
        | Row::Correspondence(_)
        | Row::PrereleaseGrant(_)
        | Row::EmbargoChange(_)
        | Row::CommitteeMeeting(_)
        | Row::CommitteeItem(_)
        | Row::Erasure(_)
        | Row::StudyPlan(_)
        | Row::StudyPlanRemoval(_)
        | Row::Opening(_)
        | Row::Migration(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{IssuedScoreCard, Release, ReleaseKind, Submission, SubmissionState};

    use super::*;

    fn submission() -> Row {
        Row::Submission(Submission {
            id: "PORTS\"1".to_owned(),
            agreement: "PORTS".parse().unwrap(),
            file_name: "secret.csv".to_owned(),
            sha256: String::new(),
            size_bytes: 0,
            received_at: Timestamp::UNIX_EPOCH,
            received_by: String::new(),
            state: SubmissionState::Received,
        })
    }

    fn eyes(sees_data: bool) -> Eyes {
        Eyes { sees_data, now: Timestamp::UNIX_EPOCH }
    }

    fn record(rows: &[Row]) -> AuditRecord {
        AuditRecord {
            number: 1,
            at: Timestamp::UNIX_EPOCH,
            actor: String::new(),
            action: String::new(),
            subject: String::new(),
            detail: serde_json::to_string(rows).unwrap(),
            previous: String::new(),
            hash: String::new(),
            origin: String::new(),
        }
    }

    fn release() -> Release {
        let written = serde_json::json!({
            "dataflow": "DF_ARRIVALS", "number": 2, "version": 1, "kind": "regular", "pack": "", "address": "",
            "sha256": "", "seal": "", "hidden": 0, "observations": 0, "note": null,
            "proposed_at": Timestamp::UNIX_EPOCH, "proposed_by": "", "approved_at": null, "approved_by": null,
            "public_from": null,
        });
        let release: Release = serde_json::from_value(written).unwrap();
        assert_eq!(release.kind, ReleaseKind::Regular);
        release
    }

    #[test]
    fn who_may_not_see_data_sees_which_rows_were_written_and_nothing_of_them() {
        let record = record(&[submission(), Row::Release(release())]);
        let seen = RowChange::of(&record, eyes(false));
        assert_eq!((seen[0].key.as_str(), &seen[0].after), ("submission PORTS\"1", &Value::Null));
        assert_eq!((seen[1].key.as_str(), &seen[1].after["number"]), ("release DF_ARRIVALS 2", &Value::from(2)));
        assert_eq!(RowChange::of(&record, eyes(true))[0].after["file_name"], "secret.csv");
        let broken = AuditRecord { detail: "[".to_owned(), ..record };
        assert_eq!(RowChange::of(&broken, eyes(true)), []);
    }
    #[test]
    fn a_score_card_is_in_the_trail_for_nobody_while_it_is_its_institutions_alone() {
        let card = IssuedScoreCard {
            id: "PORTS 2025-05".to_owned(),
            provider: "PORTS".parse().unwrap(),
            period: "2025-05".to_owned(),
            made_at: Timestamp::UNIX_EPOCH,
            open_from: Timestamp::from_second(10).unwrap(),
            scores: Vec::new(),
            answered_at: None,
            answered_by: None,
            comment: String::new(),
        };
        let record = record(&[Row::IssuedScoreCard(card)]);
        assert_eq!(RowChange::of(&record, eyes(true))[0].after, Value::Null);
        let later = Eyes { now: Timestamp::from_second(10).unwrap(), ..eyes(true) };
        assert_eq!(RowChange::of(&record, later)[0].after["period"], "2025-05");
        assert_eq!(RowChange::of(&record, Eyes { sees_data: false, ..later })[0].after, Value::Null);
    }
}
