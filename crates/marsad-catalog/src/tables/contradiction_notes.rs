//! What was said of contradictions.

use marsad_model::ContradictionNote;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::row::{Values, json_text, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM contradiction_notes";

pub(crate) async fn write(connection: &mut AnyConnection, row: &ContradictionNote) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO contradiction_notes (contradiction, number, noted_at, noted_by, state, note, told, numbers,
         numbers_before) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&row.contradiction)
    .bind(i64::from(row.number))
    .bind(moment_text(row.at))
    .bind(&row.by)
    .bind(row.state.map(|state| state.word()))
    .bind(&row.text)
    .bind(row.told.as_ref().map(json_text))
    .bind(row.numbers.as_ref().map(json_text))
    .bind(row.numbers_before.as_ref().map(json_text))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<ContradictionNote, CatalogError> {
    let values = Values { table: "contradiction_notes", row };
    Ok(ContradictionNote {
        contradiction: values.text("contradiction")?,
        number: values.number("number")?,
        at: values.parsed("noted_at")?,
        by: values.text("noted_by")?,
        state: values.parsed_if_there("state")?,
        text: values.text("note")?,
        told: values.json_if_there("told")?,
        numbers: values.json_if_there("numbers")?,
        numbers_before: values.json_if_there("numbers_before")?,
    })
}
