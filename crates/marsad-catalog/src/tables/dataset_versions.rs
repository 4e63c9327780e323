//! Versions of datasets.

use marsad_model::DatasetVersion;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, json_text, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM dataset_versions";

pub(crate) async fn write(connection: &mut AnyConnection, row: &DatasetVersion) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO dataset_versions
         (dataflow, number, plan, submissions, pack, address, sha256, observations, built_at, built_by, releases,
         study_files)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(row.dataflow.as_str())
    .bind(i64::from(row.number))
    .bind(json_text(&row.plan))
    .bind(json_text(&row.submissions))
    .bind(&row.pack)
    .bind(&row.address)
    .bind(&row.sha256)
    .bind(row.observations as i64)
    .bind(moment_text(row.built_at))
    .bind(&row.built_by)
    .bind(json_text(&row.releases))
    .bind(json_text(&row.study_files))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<DatasetVersion, CatalogError> {
    let values = Values { table: "dataset_versions", row };
    Ok(DatasetVersion {
        dataflow: values.parsed("dataflow")?,
        number: values.number("number")?,
        plan: values.json("plan")?,
        submissions: values.json("submissions")?,
        releases: values.json("releases")?,
        study_files: values.json("study_files")?,
        pack: values.text("pack")?,
        address: values.text("address")?,
        sha256: values.text("sha256")?,
        observations: values.number("observations")?,
        built_at: values.parsed("built_at")?,
        built_by: values.text("built_by")?,
    })
}
