//! The register of processing: what the pack says of it, with what the catalog and the audit trail know happened.

use jiff::Timestamp;
use marsad_catalog::AuditAsked;
use marsad_model::{Id, Processing, StudyFile, Submission};
use serde::Serialize;

use crate::authority::Action;
use crate::{Actor, Work, WorkError};

/// One processing, as the authority asks for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProcessingEntry {
    /// What the pack says of it.
    pub processing: Processing,
    /// The agreements that bring its data, with what came.
    pub agreements: Vec<ProcessedAgreement>,
    /// The studies that hold its data, with what is kept.
    pub studies: Vec<ProcessedStudy>,
    /// How many records of the audit trail are about these agreements and studies.
    pub records: u64,
    /// When the last of them was written.
    pub last_at: Option<Timestamp>,
}

/// What came under an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProcessedAgreement {
    /// The agreement.
    pub agreement: Id,
    /// Who sends.
    pub provider: Option<Id>,
    /// How many submissions came.
    pub submissions: u64,
    /// When the last one came.
    pub last_at: Option<Timestamp>,
}

/// What is kept of a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProcessedStudy {
    /// The study.
    pub study: Id,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// How many tables of records were received or made.
    pub tables: u64,
    /// How many records they hold together.
    pub records: u64,
    /// When the last one was received or made.
    pub last_at: Option<Timestamp>,
}

impl Work {
    /// What is processed about persons, in the order of the pack.
    pub async fn register(&self, actor: &Actor) -> Result<Vec<ProcessingEntry>, WorkError> {
        actor.may(Action::ReadRegister)?;
        let submissions = self.catalog().submission_list().await?;
        let files = self.catalog().study_file_list_all().await?;
        let mut register = Vec::new();
        for processing in &self.pack().processing {
            let (records, last_at) = traces(self, processing).await?;
            register.push(ProcessingEntry {
                agreements: processing.agreements.iter().map(|id| of_agreement(self, id, &submissions)).collect(),
                studies: processing.studies.iter().map(|id| of_study(self, id, &files)).collect(),
                processing: processing.clone(),
                records,
                last_at,
            });
        }
        Ok(register)
    }
}

fn of_agreement(work: &Work, id: &Id, submissions: &[Submission]) -> ProcessedAgreement {
    let own = submissions.iter().filter(|submission| submission.agreement == *id);
    ProcessedAgreement {
        agreement: id.clone(),
        provider: work.pack().agreement(id.as_str()).map(|agreement| agreement.provider.clone()),
        submissions: own.clone().count() as u64,
        last_at: own.map(|submission| submission.received_at).max(),
    }
}

fn of_study(work: &Work, id: &Id, files: &[StudyFile]) -> ProcessedStudy {
    let own = files.iter().filter(|file| file.study == *id);
    ProcessedStudy {
        study: id.clone(),
        is_synthetic: work.pack().study(id.as_str()).is_some_and(|study| study.is_synthetic),
        tables: own.clone().count() as u64,
        records: own.clone().map(|file| file.rows).sum(),
        last_at: own.map(|file| file.made_at).max(),
    }
}

/// How many audit records are about a processing, and when the last was written.
async fn traces(work: &Work, processing: &Processing) -> Result<(u64, Option<Timestamp>), WorkError> {
    let (mut records, mut last_at) = (0, None);
    // A submission is named by its agreement and a number behind a dash; a table of a study by the study and a blank.
    let agreements = processing.agreements.iter().map(|id| asked(&format!("{id}-"), ""));
    let tables = processing.studies.iter().map(|id| asked(&format!("{id} "), ""));
    let made = processing.studies.iter().map(|id| asked(id.as_str(), "synthesise_study"));
    for asked in agreements.chain(tables).chain(made) {
        let (count, last) = work.catalog().audit_count(&asked).await?;
        records += count;
        last_at = last_at.max(last);
    }
    Ok((records, last_at))
}

fn asked(subject: &str, action: &str) -> AuditAsked {
    AuditAsked { subject: subject.to_owned(), action: action.to_owned(), ..AuditAsked::default() }
}
