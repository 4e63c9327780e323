//! Tables of studies in the lake.

use marsad_model::StudyFile;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, json_text, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM study_files";

pub(crate) async fn write(connection: &mut AnyConnection, row: &StudyFile) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO study_files
         (study, part, number, origin, address, sha256, rows_count, is_synthetic, pack, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(row.study.as_str())
    .bind(row.table.as_str())
    .bind(i64::from(row.number))
    .bind(json_text(&row.origin))
    .bind(&row.address)
    .bind(&row.sha256)
    .bind(row.rows as i64)
    .bind(i64::from(row.is_synthetic))
    .bind(&row.pack)
    .bind(moment_text(row.made_at))
    .bind(&row.made_by)
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<StudyFile, CatalogError> {
    let values = Values { table: "study_files", row };
    Ok(StudyFile {
        study: values.parsed("study")?,
        table: values.parsed("part")?,
        number: values.number("number")?,
        origin: values.json("origin")?,
        address: values.text("address")?,
        sha256: values.text("sha256")?,
        rows: values.number("rows_count")?,
        is_synthetic: values.number::<i64>("is_synthetic")? != 0,
        pack: values.text("pack")?,
        made_at: values.parsed("made_at")?,
        made_by: values.text("made_by")?,
    })
}
