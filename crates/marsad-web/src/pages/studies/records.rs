//! The records of a study in which nobody exists, for everybody: what the scripts for other programs read.
//!
//! INVARIANT: of studies of real persons nothing is here; their records are for those who keep them.

use axum::extract::Path;
use marsad_workflow::{Refusal, WorkError};

use super::words::study_of;
use crate::error::PageError;
use crate::links;
use crate::pages::PageResult;
use crate::pages::downloads::{Ending, file};
use crate::visit::Visit;

pub(crate) async fn study_records(visit: Visit, Path((_, id, name)): Path<(String, String, String)>) -> PageResult {
    let study = study_of(&visit, &id)?;
    let (table, ending) = Ending::split(&name);
    let table = study.tables().into_iter().find(|known| known.as_str() == table);
    let Some(table) = table.filter(|_| study.is_synthetic) else { return Err(PageError::NotFound) };
    let of = (study.id.as_str(), table);
    let (found, ending) = match ending {
        Some(Ending::Csv) => (visit.app.work.study_records(None, of).await, Ending::Csv),
        Some(Ending::Parquet) => (visit.app.work.study_records_parquet(None, of).await.map(Vec::from), Ending::Parquet),
        _ => return Err(PageError::NotFound),
    };
    let name = links::records_file((of.0, table.as_str()), ending.word());
    match found {
        Ok(bytes) => Ok(file(&name, ending.media_type(), bytes)),
        Err(WorkError::Refused(Refusal::StudyWithoutFile(_))) => Err(PageError::NotFound),
        Err(error) => Err(error.into()),
    }
}
