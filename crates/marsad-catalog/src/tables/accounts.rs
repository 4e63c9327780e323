//! Accounts, and the secrets that stand beside them and never in the audit trail.

use marsad_model::{Account, AccountState, Lang, LocalText};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::CatalogError;
use crate::audit::sha256_hex;
use crate::row::{Values, moment_text};

pub(crate) const SELECT: &str = "SELECT * FROM accounts";

/// What an account has besides what everybody may know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountSecret {
    /// The password, hashed; nothing fits a blank one.
    pub password_hash: String,
    /// The address for letters; blank without one.
    pub email: String,
    /// The second factor as the work writes it; blank without one.
    pub second_factor: String,
    /// The mobile number as the work writes it, with chance beside it; blank without one.
    pub mobile: String,
}

impl AccountSecret {
    /// Whether nothing secret stands beside an account, as its marks tell.
    pub fn is_blank_of(account: &Account) -> bool {
        Self::default().mark(account.clone()) == *account
    }

    /// The account with the marks of these secrets.
    pub(crate) fn mark(&self, account: Account) -> Account {
        let mark =
            |text: &str, secret: &str| if secret.is_empty() { String::new() } else { sha256_hex(text.as_bytes()) };
        Account {
            password_mark: sha256_hex(self.password_hash.as_bytes()),
            email_mark: mark(&format!("{}\n{}", account.id, self.email), &self.email),
            second_factor_mark: mark(&self.second_factor, &self.second_factor),
            mobile_mark: mark(&self.mobile, &self.mobile),
            ..account
        }
    }
}

pub(crate) async fn write(
    connection: &mut AnyConnection,
    row: &Account,
    secret: &AccountSecret,
) -> Result<(), CatalogError> {
    sqlx::query(
        "INSERT INTO accounts (id, name_ar, name_fr, name_en, provider, role, password_hash, has_one_time_password, created_at,
         state, lang, email, second_factor, mobile, subject)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (id) DO UPDATE SET name_ar = excluded.name_ar, name_fr = excluded.name_fr, name_en = excluded.name_en,
         provider = excluded.provider, role = excluded.role, password_hash = excluded.password_hash,
         has_one_time_password = excluded.has_one_time_password, state = excluded.state, lang = excluded.lang,
         email = excluded.email, second_factor = excluded.second_factor, mobile = excluded.mobile,
         subject = excluded.subject",
    )
    .bind(&row.id)
    .bind(row.name.get(Lang::Ar))
    .bind(row.name.get(Lang::Fr))
    .bind(row.name.get(Lang::En))
    .bind(row.provider.as_str())
    .bind(row.role.word())
    .bind(&secret.password_hash)
    .bind(i64::from(row.has_one_time_password))
    .bind(moment_text(row.created_at))
    .bind(row.state.word())
    .bind(row.lang.tag())
    .bind(&secret.email)
    .bind(&secret.second_factor)
    .bind(&secret.mobile)
    .bind(row.subject.clone())
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) fn read(row: &AnyRow) -> Result<Account, CatalogError> {
    let values = Values { table: "accounts", row };
    let unreadable = |detail: String| CatalogError::Unreadable { table: "accounts", detail };
    let name = LocalText::new(&values.text("name_ar")?, &values.text("name_fr")?, &values.text("name_en")?);
    let state = values.text("state")?;
    let account = Account {
        id: values.text("id")?,
        name: name.map_err(|error| unreadable(error.to_string()))?,
        provider: values.parsed("provider")?,
        role: values.parsed("role")?,
        has_one_time_password: values.number::<i64>("has_one_time_password")? != 0,
        password_mark: String::new(),
        created_at: values.parsed("created_at")?,
        state: AccountState::named(&state).ok_or_else(|| unreadable(state.clone()))?,
        lang: values.parsed("lang")?,
        email_mark: String::new(),
        second_factor_mark: String::new(),
        mobile_mark: String::new(),
        subject: values.parsed_if_there("subject")?,
    };
    Ok(read_secret(row)?.mark(account))
}

pub(crate) fn read_secret(row: &AnyRow) -> Result<AccountSecret, CatalogError> {
    let values = Values { table: "accounts", row };
    Ok(AccountSecret {
        password_hash: values.text("password_hash")?,
        email: values.text("email")?,
        second_factor: values.text("second_factor")?,
        mobile: values.text("mobile")?,
    })
}
