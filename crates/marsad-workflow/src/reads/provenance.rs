//! Where a number came from: release, version, plan, submission, file, sheet, row and column, and who answered for it.

use marsad_model::{
    Account, DataQuery, DatasetVersion, Id, Observation, Release, Submission, SubmissionDecision, SubmissionReport,
    TimePeriod, TimeRange,
};
use serde::Serialize;

use crate::{OpenRelease, Refusal, Work, WorkError};

/// A published number and its way back to the file it came from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Provenance {
    /// The number, as it was released.
    pub observation: Observation,
    /// The release that made it public.
    pub release: Release,
    /// The version that was released.
    pub version: DatasetVersion,
    /// The submission it came from; none for a number made of several.
    pub source: Option<ProvenanceStep>,
    /// The functions of the people named, by account.
    pub people: Vec<Account>,
}

/// The submission a number came from, with all that was said about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProvenanceStep {
    /// The submission.
    pub submission: Submission,
    /// What checking it gave.
    pub report: SubmissionReport,
    /// What people decided about it.
    pub decisions: Vec<SubmissionDecision>,
}

impl Provenance {
    /// The account with this id, among those named.
    pub fn person(&self, id: &str) -> Option<&Account> {
        self.people.iter().find(|account| account.id == id)
    }
}

impl Work {
    /// The provenance of one number of an open release.
    pub async fn provenance(
        &self,
        open: &OpenRelease,
        key: &[Id],
        period: &TimePeriod,
    ) -> Result<Provenance, WorkError> {
        let codes = open.structure.dimensions.iter().zip(key).map(|(d, code)| (d.id.clone(), vec![code.clone()]));
        let time = TimeRange { from: Some(period.clone()), to: Some(period.clone()) };
        let found = open.query(DataQuery { codes: codes.collect(), time, ..DataQuery::all() }).await?;
        let unknown = || Refusal::UnknownObservation(format!("{} {period}", open.release.dataflow));
        let observation = found.data().find(key, period).cloned().ok_or_else(unknown)?;
        let version = self.version(open.release.dataflow.as_str(), open.release.version).await?;
        let source = match &observation.origin {
            Some(origin) => self.source(&origin.submission).await?,
            None => None,
        };
        let people = self.people(&open.release, &version, source.as_ref()).await?;
        Ok(Provenance { observation, release: open.release.clone(), version, source, people })
    }

    async fn source(&self, id: &str) -> Result<Option<ProvenanceStep>, WorkError> {
        let Some(submission) = self.catalog().submission_find(id).await? else { return Ok(None) };
        let Some(report) = self.catalog().report_find(id).await? else { return Ok(None) };
        let decisions = self.catalog().decision_list(id).await?;
        Ok(Some(ProvenanceStep { submission, report, decisions }))
    }

    async fn people(
        &self,
        release: &Release,
        version: &DatasetVersion,
        source: Option<&ProvenanceStep>,
    ) -> Result<Vec<Account>, WorkError> {
        let mut ids = vec![release.proposed_by.clone(), version.built_by.clone()];
        ids.extend(release.approved_by.clone());
        if let Some(source) = source {
            ids.push(source.submission.received_by.clone());
            ids.extend(source.decisions.iter().map(|decision| decision.decided_by.clone()));
        }
        let accounts = self.catalog().account_list().await?;
        Ok(accounts.into_iter().filter(|account| ids.contains(&account.id)).collect())
    }
}
