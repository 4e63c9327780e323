//! What can go wrong with the catalog, by what the caller can do next.

/// A request to the catalog that cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// The database does not answer, or refuses.
    #[error("the catalog does not answer: {0}")]
    Database(#[from] sqlx::Error),
    /// The address of the database is of no known kind.
    #[error("`{0}` is no address of a catalog: use `sqlite://FILE` or `postgres://…`")]
    UnknownAddress(String),
    /// The database was made by a newer program.
    #[error("the catalog is at migration {found}, this program knows {known}: use a newer program")]
    TooNew {
        /// The migration of the database.
        found: i64,
        /// The last migration of the program.
        known: i64,
    },
    /// The catalog is looked at as it stands, and was made by an older program.
    #[error(
        "the catalog is at migration {found}, this program at {known}: it is migrated by the next command that works on it"
    )]
    NotMigrated {
        /// The migration of the database; 0 for one that holds nothing.
        found: i64,
        /// The last migration of the program.
        known: i64,
    },
    /// The audit trail says that migrations were applied of which the table of migrations knows nothing.
    #[error(
        "the catalog says that it is at migration {found}, its audit trail that later ones were applied: rows were deleted"
    )]
    MigrationsForgotten {
        /// The last migration in the table.
        found: i64,
    },
    /// A stored value cannot be read back: the database was changed from outside.
    #[error("`{table}` holds a value that cannot be read: {detail}")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// Something that must be there is not.
    #[error("there is no {kind} `{id}`")]
    Missing {
        /// What kind of thing.
        kind: &'static str,
        /// Its identifier.
        id: String,
    },
}
