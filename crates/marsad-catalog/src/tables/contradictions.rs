//! The register of contradictions.

use marsad_model::ContradictionEntry;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, json_text, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM contradictions";

pub(crate) async fn write(connection: &mut AnyConnection, row: &ContradictionEntry) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO contradictions (id, contradiction, state, is_public, found_at, last_seen_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET contradiction = excluded.contradiction,
         state = excluded.state, is_public = excluded.is_public, last_seen_at = excluded.last_seen_at",
    )
    .bind(&row.id)
    .bind(json_text(&row.contradiction))
    .bind(row.state.word())
    .bind(i64::from(row.is_public))
    .bind(moment_text(row.found_at))
    .bind(moment_text(row.last_seen_at))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<ContradictionEntry, CatalogError> {
    let values = Values { table: "contradictions", row };
    Ok(ContradictionEntry {
        id: values.text("id")?,
        contradiction: values.json("contradiction")?,
        state: values.parsed("state")?,
        is_public: values.number::<i64>("is_public")? != 0,
        found_at: values.parsed("found_at")?,
        last_seen_at: values.parsed("last_seen_at")?,
    })
}
