//! Accounts.

use marsad_model::{Account, LocalText};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::audit::sha256_hex;
use crate::row::{Values, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM accounts";

pub(crate) async fn write(
    connection: &mut AnyConnection,
    row: &Account,
    password_hash: &str,
) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO accounts (id, name_ar, name_fr, name_en, provider, role, password_hash, has_one_time_password, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash,
         has_one_time_password = excluded.has_one_time_password",
    )
    .bind(&row.id)
    .bind(row.name.get(marsad_model::Lang::Ar))
    .bind(row.name.get(marsad_model::Lang::Fr))
    .bind(row.name.get(marsad_model::Lang::En))
    .bind(row.provider.as_str())
    .bind(row.role.word())
    .bind(password_hash)
    .bind(i64::from(row.has_one_time_password))
    .bind(moment_text(row.created_at))
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<Account, CatalogError> {
    let values = Values { table: "accounts", row };
    let name = LocalText::new(&values.text("name_ar")?, &values.text("name_fr")?, &values.text("name_en")?);
    Ok(Account {
        id: values.text("id")?,
        name: name.map_err(|error| CatalogError::Unreadable { table: "accounts", detail: error.to_string() })?,
        provider: values.parsed("provider")?,
        role: values.parsed("role")?,
        has_one_time_password: values.number::<i64>("has_one_time_password")? != 0,
        password_mark: sha256_hex(values.text("password_hash")?.as_bytes()),
        created_at: values.parsed("created_at")?,
    })
}
