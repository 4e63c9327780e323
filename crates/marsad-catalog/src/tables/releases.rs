//! Releases.

use marsad_model::Release;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, json_text, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM releases";

pub(crate) async fn write(connection: &mut AnyConnection, row: &Release) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO releases (dataflow, number, version, kind, pack, address, sha256, seal, hidden, observations, note,
         proposed_at, proposed_by, approved_at, approved_by, public_from, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         ON CONFLICT (dataflow, number) DO UPDATE SET approved_at = excluded.approved_at,
         approved_by = excluded.approved_by, public_from = excluded.public_from,
         published_at = excluded.published_at",
    )
    .bind(row.dataflow.as_str())
    .bind(i64::from(row.number))
    .bind(i64::from(row.version))
    .bind(row.kind.word())
    .bind(&row.pack)
    .bind(&row.address)
    .bind(&row.sha256)
    .bind(&row.seal)
    .bind(row.hidden as i64)
    .bind(row.observations as i64)
    .bind(row.note.as_ref().map(json_text))
    .bind(moment_text(row.proposed_at))
    .bind(&row.proposed_by)
    .bind(row.approved_at.map(moment_text))
    .bind(row.approved_by.clone())
    .bind(row.public_from.map(moment_text))
    .bind(row.published_at.map(moment_text))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<Release, CatalogError> {
    let values = Values { table: "releases", row };
    Ok(Release {
        dataflow: values.parsed("dataflow")?,
        number: values.number("number")?,
        version: values.number("version")?,
        kind: values.parsed("kind")?,
        pack: values.text("pack")?,
        address: values.text("address")?,
        sha256: values.text("sha256")?,
        seal: values.text("seal")?,
        hidden: values.number("hidden")?,
        observations: values.number("observations")?,
        note: values.json_if_there("note")?,
        proposed_at: values.parsed("proposed_at")?,
        proposed_by: values.text("proposed_by")?,
        approved_at: values.parsed_if_there("approved_at")?,
        approved_by: values.parsed_if_there("approved_by")?,
        public_from: values.parsed_if_there("public_from")?,
        published_at: values.parsed_if_there("published_at")?,
    })
}
