//! Decisions about submissions.

use marsad_model::{Decision, SubmissionDecision};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM submission_decisions";

pub(crate) async fn write(connection: &mut AnyConnection, row: &SubmissionDecision) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO submission_decisions (submission, number, decision, reason, decided_by, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&row.submission)
    .bind(i64::from(row.number))
    .bind(match row.decision {
        Decision::Accept => "accept",
        Decision::Return => "return",
    })
    .bind(&row.reason)
    .bind(&row.decided_by)
    .bind(moment_text(row.decided_at))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<SubmissionDecision, CatalogError> {
    let values = Values { table: "submission_decisions", row };
    let decision = match values.text("decision")?.as_str() {
        "accept" => Decision::Accept,
        "return" => Decision::Return,
        other => return Err(CatalogError::Unreadable { table: "submission_decisions", detail: other.to_owned() }),
    };
    Ok(SubmissionDecision {
        submission: values.text("submission")?,
        number: values.number("number")?,
        decision,
        reason: values.text("reason")?,
        decided_by: values.text("decided_by")?,
        decided_at: values.parsed("decided_at")?,
    })
}
