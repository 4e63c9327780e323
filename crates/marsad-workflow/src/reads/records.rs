//! The records of a study as they are: as a table of text, which the scripts for other programs read, and as Parquet.

use bytes::Bytes;
use marsad_lake::{Records, encode_records};
use marsad_model::{Id, StudyFile};
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
        let file = self.records_file(actor, (study, table)).await?;
        let open = self.open_study(&file).await?;
        let written = tokio::task::spawn_blocking(move || data_csv(&open.survey)).await;
        written.map_err(|_| WorkError::Interrupted)
    }

    /// The same as Parquet, with why values are missing beside the values.
    ///
    /// # Errors
    /// As before.
    pub async fn study_records_parquet(
        &self,
        actor: Option<&Actor>,
        (study, table): (&str, &Id),
    ) -> Result<Bytes, WorkError> {
        let file = self.records_file(actor, (study, table)).await?;
        let open = self.open_study(&file).await?;
        let written = tokio::task::spawn_blocking(move || {
            let survey = &open.survey;
            encode_records(&Records { data: survey.data.clone(), missing: survey.missing.clone() })
        });
        Ok(written.await.map_err(|_| WorkError::Interrupted)??)
    }

    /// The last file of a table, for those who may have its records.
    async fn records_file(&self, actor: Option<&Actor>, (study, table): (&str, &Id)) -> Result<StudyFile, WorkError> {
        let definition = self.study(study)?;
        if !definition.is_synthetic {
            let keeper = actor.ok_or_else(|| Refusal::RestrictedStudy(study.to_owned()))?;
            keeper.may(Action::KeepStudy)?;
        }
        if !definition.tables().contains(&table) {
            return Err(Refusal::UnknownTable(format!("{study} {table}")).into());
        }
        let file = self.last_study_file(study, table.as_str()).await?;
        if actor.is_none() && !file.is_synthetic {
            return Err(Refusal::RestrictedStudy(study.to_owned()).into());
        }
        Ok(file)
    }
}
