//! A row before and after an audit record.

use marsad_catalog::{AuditAsked, AuditRecord, Row};
use serde::Serialize;
use serde_json::Value;

use crate::{Work, WorkError};

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
    pub(super) fn of(record: &AuditRecord, sees_all: bool) -> Vec<Self> {
        let change = |row: &Row| Self {
            key: row.key(),
            before: None,
            after: if sees_all || !is_of_data(row) { content(row) } else { Value::Null },
        };
        rows(record).iter().map(change).collect()
    }

    /// The same with what was before each row.
    pub(super) async fn with_before(work: &Work, record: &AuditRecord, sees_all: bool) -> Result<Vec<Self>, WorkError> {
        let mut changes = Self::of(record, sees_all);
        for (change, row) in changes.iter_mut().zip(rows(record)) {
            if !change.after.is_null() {
                change.before = before(work, record, &row).await?.as_ref().map(content);
            }
        }
        Ok(changes)
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

/// The same row as it was written before a record.
async fn before(work: &Work, record: &AuditRecord, row: &Row) -> Result<Option<Row>, WorkError> {
    let Some(text) = beginning(row) else { return Ok(None) };
    let (key, asked) = (row.key(), AuditAsked { text, ..AuditAsked::default() });
    let mut number = record.number;
    while let Some(earlier) = work.catalog().audit_page(&asked, (number, 1)).await?.pop() {
        // The case of letters does not matter to the search, and it does to a key.
        if let Some(found) = rows(&earlier).into_iter().rfind(|found| found.key() == key) {
            return Ok(Some(found));
        }
        number = earlier.number;
    }
    Ok(None)
}

/// How a row that can change begins in the detail of a record; none for rows that are written once.
fn beginning(row: &Row) -> Option<String> {
    let named = |table: &str, id: &str| {
        Some(format!("\"table\":\"{table}\",\"row\":{{\"id\":{}", Value::String(id.to_owned())))
    };
    match row {
        Row::Account(row) => named("account", &row.id),
        Row::Submission(row) => named("submission", &row.id),
        Row::Contradiction(row) => named("contradiction", &row.id),
        Row::ApiToken(row) => named("api_token", &row.id),
        Row::Delegation(row) => named("delegation", &row.id),
        Row::Reopening(row) => named("reopening", &row.id),
        Row::PrereleaseGrant(row) => named("prerelease_grant", &row.id),
        Row::CommitteeMeeting(row) => named("committee_meeting", &row.id),
        Row::CommitteeItem(row) => named("committee_item", &row.id),
        Row::Release(row) => {
            let (dataflow, number) = (&row.dataflow, row.number);
            Some(format!("\"table\":\"release\",\"row\":{{\"dataflow\":\"{dataflow}\",\"number\":{number},"))
        }
        Row::Report(_)
        | Row::Decision(_)
        | Row::Version(_)
        | Row::ContradictionNote(_)
        | Row::StudyFile(_)
        | Row::AgreementVersion(_)
        | Row::Explanation(_)
        | Row::SignedReceipt(_)
        | Row::WordMapping(_)
        | Row::ProfileVersion(_)
        | Row::Correspondence(_)
        | Row::Comment(_)
        | Row::ChecklistAnswer(_)
        | Row::EmbargoChange(_)
        | Row::Erasure(_) => None,
    }
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
        | Row::Reopening(_)
        | Row::ChecklistAnswer(_) => true,
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
        | Row::Erasure(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use marsad_model::{CommitteeMeeting, LocalText, Release, ReleaseKind, Submission, SubmissionState};

    use super::*;

    fn check(row: &Row) {
        let written = serde_json::to_string(&[row]).unwrap();
        let beginning = beginning(row).unwrap();
        assert!(written.contains(&beginning), "{beginning} is not in {written}");
    }

    #[test]
    fn the_beginning_of_a_row_stands_in_the_record_that_wrote_it() {
        check(&submission());
        check(&Row::CommitteeMeeting(CommitteeMeeting {
            id: "M-0001".to_owned(),
            held_on: date(2026, 1, 1),
            title: LocalText::new("نص", "texte", "text").unwrap(),
            attending: Vec::new(),
            made_at: Timestamp::UNIX_EPOCH,
            made_by: String::new(),
        }));
        check(&Row::Release(release()));
    }

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
        let rows = [submission(), Row::Release(release())];
        let detail = serde_json::to_string(&rows).unwrap();
        let record = AuditRecord {
            number: 1,
            at: Timestamp::UNIX_EPOCH,
            actor: String::new(),
            action: String::new(),
            subject: String::new(),
            detail,
            previous: String::new(),
            hash: String::new(),
            origin: String::new(),
        };
        let seen = RowChange::of(&record, false);
        assert_eq!((seen[0].key.as_str(), &seen[0].after), ("submission PORTS\"1", &Value::Null));
        assert_eq!((seen[1].key.as_str(), &seen[1].after["number"]), ("release DF_ARRIVALS 2", &Value::from(2)));
        assert_eq!(RowChange::of(&record, true)[0].after["file_name"], "secret.csv");
        let broken = AuditRecord { detail: "[".to_owned(), ..record };
        assert_eq!(RowChange::of(&broken, true), []);
    }
}
