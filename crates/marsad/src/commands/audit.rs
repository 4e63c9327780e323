//! Shows the audit trail.

use marsad_workflow::{Work, WorkError};

use super::Outcome;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, console: &Console) -> Result<Outcome, Failure> {
    let records = work.catalog().audit_list().await.map_err(WorkError::from)?;
    console.answer(&records, || {
        records
            .iter()
            .map(|r| format!("{}\t{}\t{}\t{}\t{}\t{}\n", r.number, r.at, r.actor, r.action, r.subject, r.hash))
            .collect()
    });
    Ok(Outcome::Fine)
}
