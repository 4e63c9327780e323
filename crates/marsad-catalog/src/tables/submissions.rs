//! Submissions.

use marsad_model::Submission;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM submissions";

pub(crate) async fn write(connection: &mut AnyConnection, row: &Submission) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO submissions (id, agreement, file_name, sha256, size_bytes, received_at, received_by, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
    )
    .bind(&row.id)
    .bind(row.agreement.as_str())
    .bind(&row.file_name)
    .bind(&row.sha256)
    .bind(row.size_bytes as i64)
    .bind(moment_text(row.received_at))
    .bind(&row.received_by)
    .bind(row.state.word())
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<Submission, CatalogError> {
    let values = Values { table: "submissions", row };
    Ok(Submission {
        id: values.text("id")?,
        agreement: values.parsed("agreement")?,
        file_name: values.text("file_name")?,
        sha256: values.text("sha256")?,
        size_bytes: values.number("size_bytes")?,
        received_at: values.parsed("received_at")?,
        received_by: values.text("received_by")?,
        state: values.parsed("state")?,
    })
}
