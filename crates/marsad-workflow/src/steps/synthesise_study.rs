//! A synthetic study: its tables are made from the parameters of the pack, with seeds that are kept.

use bytes::Bytes;
use marsad_catalog::Row;
use marsad_lake::{Address, Stage, encode_records};
use marsad_model::{Id, StudyDefinition, StudyFile, StudyOrigin};
use marsad_protect::sha256_hex;
use serde::Serialize;

use crate::authority::Action;
use crate::survey::made;
use crate::{Actor, Refusal, Work, WorkError};

/// What decides a synthetic study besides its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Synthesis {
    /// The seed of the population.
    pub population_seed: u64,
    /// The seed of the design: which areas, which households, who answers.
    pub design_seed: u64,
    /// How many times the size of the design.
    pub scale: u32,
}

impl Default for Synthesis {
    fn default() -> Self {
        Self { population_seed: 1, design_seed: 1, scale: 1 }
    }
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SynthesisReceipt {
    /// The tables.
    pub files: Vec<StudyFile>,
    /// Whether they had been made before.
    pub is_known: bool,
    /// What is worth knowing about the sample, a word each: `synthesis-remark-WORD`.
    pub remarks: Vec<&'static str>,
    /// Published figures that do not come out.
    pub missed: Vec<String>,
}

/// A table as a file: its name, its bytes, how many rows it has.
pub(crate) struct MadeFile {
    pub table: Id,
    pub bytes: Bytes,
    pub sha256: String,
    pub rows: u64,
}

/// What a generator made, as files.
pub(crate) struct MadeFiles {
    pub files: Vec<MadeFile>,
    pub remarks: Vec<&'static str>,
    pub missed: Vec<String>,
}

/// The tables of a study as files. The step makes with it, `verify` makes again with it.
pub(crate) fn made_files(study: &StudyDefinition, synthesis: Synthesis) -> Result<MadeFiles, WorkError> {
    let made = made(study, synthesis)?;
    let file = |(table, records): (Id, marsad_lake::Records)| {
        let bytes = encode_records(&records)?;
        let (sha256, rows) = (sha256_hex(&bytes), records.data.num_rows() as u64);
        Ok(MadeFile { table, bytes, sha256, rows })
    };
    let files = made.tables.into_iter().map(file).collect::<Result<Vec<_>, WorkError>>()?;
    Ok(MadeFiles { files, remarks: made.remarks, missed: made.missed })
}

impl Work {
    /// Makes the tables of a study. What the same seeds made under the same pack is given again.
    pub async fn synthesise_study(
        &self,
        actor: &Actor,
        study: &str,
        synthesis: Synthesis,
    ) -> Result<SynthesisReceipt, WorkError> {
        actor.may(Action::KeepStudy)?;
        let definition = Self::study_of(self.pack(), study)?.clone();
        if !definition.has_parameters() || !definition.is_synthetic {
            return Err(Refusal::NotSynthetic(study.to_owned()).into());
        }
        let Synthesis { population_seed, design_seed, scale } = synthesis;
        let origin = StudyOrigin::Synthesised { population_seed, design_seed, scale };
        let pack = self.keep_pack().await?;
        if let Some(files) = self.made_before(study, &origin, &pack).await? {
            return Ok(SynthesisReceipt { files, is_known: true, remarks: Vec::new(), missed: Vec::new() });
        }
        let made = tokio::task::spawn_blocking(move || made_files(&definition, synthesis)).await;
        let made = made.map_err(|_| WorkError::Interrupted)??;
        for file in &made.files {
            self.keep(&Address::table(Stage::Restricted, study, &file.sha256), file.bytes.clone()).await?;
        }
        let mut change = self.begin().await?;
        let earlier = change.study_file_list(study).await?;
        let mut files = Vec::new();
        let mut is_known = true;
        for file in made.files {
            let last = earlier.iter().rfind(|known| known.table == file.table);
            if let Some(known) = last.filter(|known| known.sha256 == file.sha256 && known.origin == origin) {
                files.push(known.clone());
                continue;
            }
            is_known = false;
            let row = StudyFile {
                study: study.parse().map_err(|_| Refusal::UnknownStudy(study.to_owned()))?,
                number: last.map_or(1, |last| last.number + 1),
                origin: origin.clone(),
                address: Address::table(Stage::Restricted, study, &file.sha256).to_string(),
                sha256: file.sha256,
                rows: file.rows,
                is_synthetic: true,
                pack: pack.clone(),
                made_at: self.now(),
                made_by: actor.id().to_owned(),
                table: file.table,
            };
            change.put(Row::StudyFile(row.clone())).await?;
            files.push(row);
        }
        let (remarks, missed) = (made.remarks, made.missed);
        if !is_known {
            self.commit(change, actor, ("synthesise_study", study)).await?;
        }
        Ok(SynthesisReceipt { files, is_known, remarks, missed })
    }

    /// The last tables of a study, if these seeds made all of them under this pack.
    async fn made_before(
        &self,
        study: &str,
        origin: &StudyOrigin,
        pack: &str,
    ) -> Result<Option<Vec<StudyFile>>, WorkError> {
        let mut last: Vec<StudyFile> = Vec::new();
        for file in self.catalog().study_file_list(study).await? {
            last.retain(|known| known.table != file.table);
            last.push(file);
        }
        let is_same = !last.is_empty() && last.iter().all(|file| file.origin == *origin && file.pack == *pack);
        Ok(is_same.then_some(last))
    }
}
