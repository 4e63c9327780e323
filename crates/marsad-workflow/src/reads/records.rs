//! The records of a study as a table of text: what the scripts for other programs read.

use marsad_model::Id;
use marsad_study::data_csv;

use crate::authority::Action;
use crate::{Actor, Refusal, Work, WorkError};

impl Work {
    /// The last records of a table as CSV, with the codes that stand in the place of values; for anybody where nobody in them
    /// exists, and for those who receive such records where they are of real persons.
    ///
    /// # Errors
    /// A study or a table that is not there, records that were not received yet, or a person who may not have them.
    pub async fn study_records(
        &self,
        actor: Option<&Actor>,
        (study, table): (&str, &Id),
    ) -> Result<Vec<u8>, WorkError> {
        let definition = self.study(study)?;
        match actor {
            _ if definition.is_synthetic => {}
            Some(actor) => actor.may(Action::KeepStudy)?,
            None => return Err(Refusal::RestrictedStudy(study.to_owned()).into()),
        }
        if !definition.tables().contains(&table) {
            return Err(Refusal::UnknownTable(format!("{study} {table}")).into());
        }
        let file = self.last_study_file(study, table.as_str()).await?;
        let open = self.open_study(&file).await?;
        let written = tokio::task::spawn_blocking(move || data_csv(&open.survey)).await;
        written.map_err(|_| WorkError::Interrupted)
    }
}
