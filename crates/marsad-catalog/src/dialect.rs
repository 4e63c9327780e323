//! Where SQLite and PostgreSQL differ: one function for each difference.

use crate::CatalogError;

/// The engine behind a catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    pub(crate) fn of(address: &str) -> Result<Self, CatalogError> {
        match address.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Ok(Self::Sqlite),
            Some("postgres" | "postgresql") => Ok(Self::Postgres),
            _ => Err(CatalogError::UnknownAddress(address.to_owned())),
        }
    }

    /// What a connection is told when it opens: durable, foreign keys held, patient with the other writer.
    pub(crate) const fn on_connect(self, is_read_only: ReadOnly) -> &'static str {
        match (self, is_read_only) {
            (Self::Sqlite, ReadOnly::No) => {
                "PRAGMA busy_timeout = 20000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"
            }
            (Self::Sqlite, ReadOnly::Yes) => "PRAGMA busy_timeout = 20000; PRAGMA query_only = ON",
            (Self::Postgres, ReadOnly::No) => "SET synchronous_commit = on",
            (Self::Postgres, ReadOnly::Yes) => "SET default_transaction_read_only = on",
        }
    }

    /// How a change begins, so that changes come one after the other.
    pub(crate) const fn begin_change(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// What keeps a second change waiting once the first has begun.
    pub(crate) const fn lock_changes(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT 1",
            Self::Postgres => "SELECT 1 FROM pg_advisory_xact_lock(7210)",
        }
    }

    /// The same for short changes of fleeting rows.
    pub(crate) const fn lock_briefs(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT 1",
            Self::Postgres => "SELECT 1 FROM pg_advisory_xact_lock(7211)",
        }
    }

    /// Counts the tables of a name.
    pub(crate) const fn count_tables(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = $1",
            Self::Postgres => {
                "SELECT COUNT(*) AS tables FROM information_schema.tables \
                 WHERE table_schema = current_schema() AND table_name = $1"
            }
        }
    }

    /// The statements that make rows of `table` impossible to delete, and to change if `is_fixed`.
    pub(crate) fn guard(self, table: &str, guard: Guard) -> Vec<String> {
        let events: &[&str] = match guard {
            Guard::NoDelete => &["DELETE"],
            Guard::NoChange => &["DELETE", "UPDATE"],
        };
        let trigger = |event: &&str| match self {
            Self::Sqlite => format!(
                "CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} \
                 BEGIN SELECT RAISE(ABORT, 'rows of {table} are kept as they are'); END"
            ),
            Self::Postgres => format!(
                "CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table} \
                 FOR EACH STATEMENT EXECUTE FUNCTION marsad_refuse()"
            ),
        };
        events.iter().map(trigger).collect()
    }

    /// The statements that the guards need first.
    pub(crate) const fn guard_support(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => &[],
            Self::Postgres => &["CREATE FUNCTION marsad_refuse() RETURNS trigger LANGUAGE plpgsql AS \
                 $$ BEGIN RAISE EXCEPTION 'rows of % are kept as they are', TG_TABLE_NAME; END $$"],
        }
    }
}

/// Whether a connection may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadOnly {
    Yes,
    No,
}

/// What must not happen to the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guard {
    NoDelete,
    NoChange,
}
