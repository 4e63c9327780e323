//! What a mapping would change, before anyone says it: the file is read as it is read today and as it would be read then.

use std::sync::Arc;

use bytes::Bytes;
use marsad_lake::Address;
use marsad_model::{
    DataStructure, DataTable, Difference, Finding, ObservationColumns, Profile, Severity, Submission, WordMapping,
};

use super::basis::add_words;
use super::map_words::MappedWord;
use crate::authority::Action;
use crate::known::known;
use crate::recompute::{self, Read};
use crate::{Actor, Work, WorkError};

/// What reading a file under another profile would change; each pair is today and then.
#[derive(Clone, Debug, PartialEq)]
pub struct MappingPreview {
    /// How many observations are read.
    pub rows_read: (u64, u64),
    /// How many findings there are, in all their places.
    pub findings: (u64, u64),
    /// How many of them keep the file from being accepted.
    pub errors: (u64, u64),
    /// How many observations are new, gone, or say something else; none where there are too many to compare.
    pub changed: Option<u64>,
    /// The first of them.
    pub differences: Vec<Difference>,
    /// The structure of the observations.
    pub structure: Arc<DataStructure>,
}

/// With more observations than this a file is not compared cell by cell.
const ROWS_MAX: usize = 200_000;
/// How many differences are given.
const DIFFERENCES_MAX: usize = 100;

impl Work {
    /// What it would change to map words of a submission. Nothing is kept.
    pub async fn mapping_preview(
        &self,
        actor: &Actor,
        submission: &str,
        words: &[MappedWord],
    ) -> Result<MappingPreview, WorkError> {
        let submission = self.submission_for(actor, (Action::Map, submission)).await?;
        let agreement = self.agreement(submission.agreement.as_str())?;
        self.may_be_mapped(agreement, words)?;
        let basis = self.reading_basis(agreement.id.as_str()).await?;
        let today = self.reading_profile(self.pack(), agreement.id.as_str(), &basis).await?;
        let mut then = self.base_profile(self.pack(), agreement.id.as_str(), basis.profile).await?;
        let mut mappings = self.catalog().kept_list::<WordMapping>(agreement.id.as_str()).await?;
        mappings.sort_by_key(|mapping| mapping.number);
        let leave = self.leave(actor, agreement).await?;
        for said in words {
            leave.check(said, self.list_of(agreement, &said.component)?, &mappings)?;
        }
        let numbered = (basis.mappings + 1..).zip(words);
        mappings.extend(numbered.map(|(number, said)| WordMapping {
            agreement: agreement.id.clone(),
            number,
            component: said.component.clone(),
            word: said.word.clone(),
            code: said.code.clone(),
            mapped_at: submission.received_at,
            mapped_by: String::new(),
            note: String::new(),
        }));
        add_words(&mut then, &mappings);
        self.compare_profiles(&submission, (today, then)).await
    }

    /// What reading a submission under a second profile gives that reading it under the first does not.
    pub(super) async fn compare_profiles(
        &self,
        submission: &Submission,
        (today, then): (Profile, Profile),
    ) -> Result<MappingPreview, WorkError> {
        let bytes: Bytes = self.lake.get(&Address::received(&submission.sha256)).await?;
        let known = Arc::new(known(self, self.pack(), submission).await?);
        let read =
            |profile, known| recompute::reading_under(self.pack(), (submission, bytes.clone()), (profile, known));
        let before = read(today, known.clone()).await?;
        let after = read(then, known).await?;
        let compared = tokio::task::spawn_blocking(move || preview(before, after)).await;
        compared.map_err(|_| WorkError::Interrupted)
    }
}

fn preview(before: Read, after: Read) -> MappingPreview {
    let count = |read: &Read| read.columns.len() as u64;
    let (rows_read, structure) = ((count(&before), count(&after)), after.columns.structure.clone());
    let findings = (places(&before.findings, |_| true), places(&after.findings, |_| true));
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let errors = (places(&before.findings, is_error), places(&after.findings, is_error));
    let is_small = before.columns.len().max(after.columns.len()) <= ROWS_MAX;
    let mut differences = if is_small { differences(before.columns, after.columns) } else { Vec::new() };
    let changed = is_small.then_some(differences.len() as u64);
    differences.truncate(DIFFERENCES_MAX);
    MappingPreview { rows_read, findings, errors, changed, differences, structure }
}

fn places(findings: &[Finding], is_wanted: impl Fn(&Finding) -> bool) -> u64 {
    findings.iter().filter(|finding| is_wanted(finding)).map(|finding| 1 + finding.more).sum()
}

fn differences(before: ObservationColumns, after: ObservationColumns) -> Vec<Difference> {
    let table = |columns: ObservationColumns| DataTable::new(columns.structure.clone(), columns.observations());
    table(before).differences(&table(after))
}
