//! Tables that the public may see.

use marsad_model::DataTable;

/// A table that was protected and sealed. Only this crate can make one; every public door accepts nothing else.
///
/// ```compile_fail
/// // There is no way from an ordinary table to a released one.
/// fn leak(table: marsad_model::DataTable) -> marsad_protect::ReleasedTable {
///     marsad_protect::ReleasedTable { table }
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ReleasedTable {
    // INVARIANT: what is here was read from a file whose seal was whole.
    table: DataTable,
}

impl ReleasedTable {
    pub(crate) fn new(table: DataTable) -> Self {
        Self { table }
    }

    /// The data.
    pub fn data(&self) -> &DataTable {
        &self.table
    }
}
