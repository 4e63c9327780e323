//! The catalog as a whole: opened once, read by many, changed by one at a time.

use jiff::Timestamp;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Connection as _, Executor as _};

use crate::change::Change;
use crate::dialect::{Dialect, ReadOnly};
use crate::{AccountSecret, Brief, CatalogError, FleetingRow, Reader, fleeting, migrations, reader};

/// An open catalog: a [`Reader`] for the doors and a [`Writer`] for the work.
#[derive(Clone, Debug)]
pub struct Catalog {
    reader: Reader,
    writer: Writer,
}

/// What may change the catalog.
#[derive(Clone, Debug)]
pub struct Writer {
    pool: AnyPool,
    dialect: Dialect,
}

impl Catalog {
    /// Opens the catalog at `address` (`sqlite://FILE` or `postgres://…`), making or migrating it as needed.
    pub async fn open(address: &str, now: Timestamp) -> Result<Self, CatalogError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(address)?;
        let created = match dialect {
            Dialect::Sqlite if !address.contains('?') => format!("{address}?mode=rwc"),
            _ => address.to_owned(),
        };
        let writing = pool(&created, dialect, ReadOnly::No).await?;
        migrations::run(&writing, dialect, now).await?;
        let reading = pool(address, dialect, ReadOnly::Yes).await?;
        Ok(Self { reader: Reader::new(reading), writer: Writer { pool: writing, dialect } })
    }

    /// Opens the catalog at `address` to look at it as it stands: nothing is made or migrated, and nothing can be changed.
    /// Refused where it is not at the last migration: what an older program did not write down would be taken over by the very
    /// look that is to find it.
    pub async fn open_as_it_is(address: &str) -> Result<Self, CatalogError> {
        sqlx::any::install_default_drivers();
        let dialect = Dialect::of(address)?;
        let pool = pool(address, dialect, ReadOnly::Yes).await?;
        migrations::check(&pool, dialect).await?;
        Ok(Self { reader: Reader::new(pool.clone()), writer: Writer { pool, dialect } })
    }

    /// What may only read.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// What may change.
    pub fn writer(&self) -> &Writer {
        &self.writer
    }

    /// A fleeting row. A door has a reader only, and no way to sessions and letters.
    pub async fn fleeting_find<T: FleetingRow>(&self, id: &str) -> Result<Option<T>, CatalogError> {
        fleeting::find(&mut *self.reader.connection().await?, id).await
    }

    /// The fleeting rows about something.
    pub async fn fleeting_list<T: FleetingRow>(&self, about: &str) -> Result<Vec<T>, CatalogError> {
        fleeting::list(&mut *self.reader.connection().await?, about).await
    }

    /// Every fleeting row of a table.
    pub async fn fleeting_all<T: FleetingRow>(&self) -> Result<Vec<T>, CatalogError> {
        fleeting::all(&mut *self.reader.connection().await?).await
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.pool.close().await;
    }
}

impl Writer {
    /// Begins a change; a second one waits until it is committed or dropped.
    pub async fn begin(&self) -> Result<Change, CatalogError> {
        let mut transaction = self.pool.begin_with(self.dialect.begin_change()).await?;
        sqlx::query(self.dialect.lock_changes()).execute(&mut *transaction).await?;
        Ok(Change::new(transaction))
    }

    /// Begins a short change of fleeting rows. Those of every program on the catalog come one after the other, so that
    /// nothing is counted or sent twice; they do not wait for changes.
    pub async fn brief(&self) -> Result<Brief, CatalogError> {
        let mut transaction = self.pool.begin_with(self.dialect.begin_change()).await?;
        sqlx::query(self.dialect.lock_briefs()).execute(&mut *transaction).await?;
        Ok(Brief::new(transaction))
    }

    /// The secrets of an account. Doors have no writer, and so no way to them.
    pub async fn account_secret_find(&self, id: &str) -> Result<Option<AccountSecret>, CatalogError> {
        reader::account_secret_find(&mut *self.pool.acquire().await?, id).await
    }

    /// The account that letters to this address reach; the case of letters does not matter.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<String>, CatalogError> {
        reader::account_by_email(&mut *self.pool.acquire().await?, email).await
    }
}

async fn pool(address: &str, dialect: Dialect, is_read_only: ReadOnly) -> Result<AnyPool, CatalogError> {
    let connections = match (dialect, is_read_only) {
        (Dialect::Sqlite, ReadOnly::No) => 1,
        (Dialect::Sqlite, ReadOnly::Yes) => 4,
        (Dialect::Postgres, _) => 8,
    };
    let told = dialect.on_connect(is_read_only);
    // Tried once by hand: a pool would try a broken database again and again before it says so.
    let mut tried = AnyConnection::connect(address).await?;
    for statement in told.split("; ") {
        tried.execute(AssertSqlSafe(statement)).await?;
    }
    tried.close().await?;
    let options = AnyPoolOptions::new().max_connections(connections).after_connect(move |connection, _| {
        Box::pin(async move {
            for statement in told.split("; ") {
                connection.execute(AssertSqlSafe(statement)).await?;
            }
            Ok(())
        })
    });
    Ok(options.connect(address).await?)
}
