//! Reports of submissions.

use marsad_model::SubmissionReport;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, json_text, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM submission_reports";

pub(crate) async fn write(connection: &mut AnyConnection, row: &SubmissionReport) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO submission_reports (submission, observations, findings, pack, address, sha256, checked_at, periods, basis)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&row.submission)
    .bind(row.observations as i64)
    .bind(json_text(&row.findings))
    .bind(&row.pack)
    .bind(&row.address)
    .bind(&row.sha256)
    .bind(moment_text(row.checked_at))
    .bind(json_text(&row.periods))
    .bind(json_text(&row.basis))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<SubmissionReport, CatalogError> {
    let values = Values { table: "submission_reports", row };
    Ok(SubmissionReport {
        submission: values.text("submission")?,
        observations: values.number("observations")?,
        findings: values.json("findings")?,
        pack: values.text("pack")?,
        address: values.text("address")?,
        sha256: values.text("sha256")?,
        checked_at: values.parsed("checked_at")?,
        periods: values.json("periods")?,
        basis: values.json("basis")?,
    })
}
