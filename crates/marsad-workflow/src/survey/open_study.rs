//! The records of a study in memory: read once, asked often.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use marsad_lake::{Address, LakeError, decode_records};
use marsad_model::{Id, Pack, StudyDefinition, StudyFile, SurveyDesign};
use marsad_protect::sha256_hex;
use marsad_study::Survey;
use marsad_survey::{Design, Frame};

use super::withheld::Withheld;
use super::{SurveyProblem, codebook, design, frame};
use crate::{Refusal, Work, WorkError};

/// A table of a study, read.
#[derive(Debug)]
pub(crate) struct OpenStudy {
    /// Which table it is.
    pub file: StudyFile,
    /// The data and why values are missing, by the codebook of the pack under which it was kept.
    pub survey: Survey,
    frame: Arc<Frame>,
    /// The design of the first question: most have the same.
    first_design: OnceLock<(SurveyDesign, Design)>,
    /// What each plan of the pack hides as confidential, as far as it was asked.
    withheld: Mutex<BTreeMap<Id, Arc<Withheld>>>,
}

impl OpenStudy {
    /// The records in the bytes of `file`, which was kept under `pack`.
    pub(crate) fn read(pack: &Pack, file: &StudyFile, bytes: bytes::Bytes) -> Result<Self, WorkError> {
        let study = pack.study(file.study.as_str()).ok_or_else(|| Refusal::UnknownStudy(file.study.to_string()))?;
        let records = decode_records(bytes)?;
        let codebook = codebook(study, file.table.as_str());
        let survey = Survey::new(codebook, records.data, Some(records.missing)).map_err(SurveyProblem::from)?;
        let frame = Arc::new(frame(&survey).map_err(SurveyProblem::from)?);
        let withheld = Mutex::default();
        Ok(Self { file: file.clone(), survey, frame, first_design: OnceLock::new(), withheld })
    }

    /// The design that these words declare over the records.
    pub(crate) fn design(&self, words: &SurveyDesign) -> Result<Design, WorkError> {
        if let Some((known, made)) = self.first_design.get()
            && known == words
        {
            return Ok(made.clone());
        }
        let made = design(self.frame.clone(), words).map_err(SurveyProblem::from)?;
        let _ = self.first_design.set((words.clone(), made.clone()));
        Ok(made)
    }

    /// What a plan hides as confidential: what `find` finds, or nothing, when it is asked for the first time.
    pub(super) fn withheld(&self, plan: &Id, find: impl FnOnce() -> Option<Withheld>) -> Arc<Withheld> {
        let all = || self.withheld.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all().get(plan).cloned();
        if let Some(known) = known {
            return known;
        }
        // Nobody waits for the lock while it is found: two who ask at once find the same.
        let found = Arc::new(find().unwrap_or_default());
        all().insert(plan.clone(), found.clone());
        found
    }

    /// Whether a code is one that a variable may have.
    pub(crate) fn declares(&self, variable: &str, code: &str) -> bool {
        let variable = self.survey.codebook.variable(variable);
        variable.is_some_and(|variable| variable.categories.iter().any(|known| known.code.to_string() == *code))
    }
}

impl Work {
    pub(crate) fn study_of<'p>(pack: &'p Pack, id: &str) -> Result<&'p StudyDefinition, Refusal> {
        pack.study(id).ok_or_else(|| Refusal::UnknownStudy(id.to_owned()))
    }

    /// The last table of a study with this name.
    pub(crate) async fn last_study_file(&self, study: &str, table: &str) -> Result<StudyFile, WorkError> {
        let files = self.catalog().study_file_list(study).await?;
        let last = files.into_iter().rfind(|file| file.table == *table);
        last.ok_or_else(|| Refusal::StudyWithoutFile(format!("{study} {table}")).into())
    }

    /// The records of a table. Bytes that are not those of their address are not opened.
    pub(crate) async fn open_study(&self, file: &StudyFile) -> Result<Arc<OpenStudy>, WorkError> {
        if let Some(known) = self.study_find(file) {
            return Ok(known);
        }
        let _turn = self.study_turn().await;
        if let Some(known) = self.study_find(file) {
            return Ok(known);
        }
        let address: Address = file.address.parse()?;
        let bytes = self.lake.get(&address).await?;
        let pack = self.pack_as_it_was(&file.pack).await?;
        let kept = file.clone();
        let read = tokio::task::spawn_blocking(move || {
            if sha256_hex(&bytes) != kept.sha256 {
                return Err(WorkError::from(LakeError::Changed(address)));
            }
            OpenStudy::read(&pack, &kept, bytes)
        });
        let open = Arc::new(read.await.map_err(|_| WorkError::Interrupted)??);
        self.study_remember(&file.address, &open);
        Ok(open)
    }
}
