//! What changed between two releases of a dataflow.

use marsad_model::{DataQuery, Difference};

use crate::{OpenRelease, WorkError};

impl OpenRelease {
    /// What is different in a later release, by key and period.
    pub async fn differences(&self, later: &Self) -> Result<Vec<Difference>, WorkError> {
        let before = self.query(DataQuery::all()).await?;
        let after = later.query(DataQuery::all()).await?;
        Ok(before.data().differences(after.data()))
    }
}
