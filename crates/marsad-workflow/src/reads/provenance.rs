//! Where a number came from: release, version, plan, submission, file, sheet, row and column, and who answered for it. A
//! number that a plan balanced came from other released numbers, each of which has a way back of its own.
//!
//! This is public, so it says what a reader may know and no more: no account secrets, no findings (they quote values),
//! and no hash of an unprotected file where cells are hidden, because a hash lets anyone test guesses about them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use marsad_model::{
    DatasetVersion, Decision, Id, LocalText, Observation, Plan, Release, ReleaseKind, Role, StudyFile,
    StudyFileReference, StudyOrigin, TimePeriod, TimeRange,
};
use serde::Serialize;

use crate::balance::{self, ReadPlan};
use crate::{OpenRelease, Refusal, ReleaseHands, Work, WorkError};

/// A published number and its way back to the file it came from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Provenance {
    /// The number, as it was released.
    pub observation: Observation,
    /// The release that made it public.
    pub release: ReleaseStep,
    /// The version that was released.
    pub version: VersionStep,
    /// The submission it came from; none for a number made of several.
    pub source: Option<SubmissionStep>,
    /// The released numbers that it rests on, where a plan balanced it: first those that speak of it, then those that the
    /// plan ties to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<ReleaseInput>,
    /// The tables of studies it was estimated from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub studies: Vec<StudyStep>,
    /// The functions of the people named, by account.
    pub people: Vec<Person>,
}

/// The release that made a number public.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReleaseStep {
    /// The dataflow.
    pub dataflow: Id,
    /// The number of the release.
    pub number: u32,
    /// Why it was made.
    pub kind: ReleaseKind,
    /// SHA-256 of the released file.
    pub sha256: String,
    /// How many cells are hidden.
    pub hidden: u64,
    /// How many observations it has.
    pub observations: u64,
    /// Who proposed it.
    pub proposed_by: String,
    /// In whose place, where the person stood in for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposed_in_place_of: Option<String>,
    /// When.
    pub proposed_at: Timestamp,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// In whose place, where the person stood in for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_in_place_of: Option<String>,
    /// When.
    pub approved_at: Option<Timestamp>,
    /// From when the public may read it.
    pub public_from: Option<Timestamp>,
}

/// The version that was released.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VersionStep {
    /// The number of the version.
    pub number: u32,
    /// The plan that made it.
    pub plan: Plan,
    /// SHA-256 of the definitions under which it was made.
    pub pack: String,
    /// How many observations it has.
    pub observations: u64,
    /// Who had it built.
    pub built_by: String,
    /// When.
    pub built_at: Timestamp,
    /// SHA-256 of its file, where nothing is hidden.
    pub sha256: Option<String>,
}

/// The submission a number came from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SubmissionStep {
    /// The submission.
    pub id: String,
    /// The agreement it was sent under.
    pub agreement: Id,
    /// The name of the file.
    pub file_name: String,
    /// SHA-256 of the bytes as sent, where nothing is hidden.
    pub sha256: Option<String>,
    /// Who sent it.
    pub received_by: String,
    /// When it was received.
    pub received_at: Timestamp,
    /// How many findings it had.
    pub findings: u64,
    /// Who accepted it.
    pub accepted_by: Option<String>,
    /// In whose place, where the person stood in for another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_in_place_of: Option<String>,
    /// When.
    pub accepted_at: Option<Timestamp>,
    /// Why, if the person said so.
    pub reason: String,
}

/// A table of a study that a number was estimated from. It holds records of persons: its hash is never told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudyStep {
    /// The study.
    pub study: Id,
    /// The table.
    pub table: Id,
    /// Its number.
    pub number: u32,
    /// How many rows it has.
    pub rows: u64,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// The seeds of a synthetic table; none for one that was received.
    pub seeds: Option<(u64, u64)>,
    /// Who received it or had it made.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}

impl StudyStep {
    fn of(file: StudyFile) -> Self {
        let seeds = match file.origin {
            StudyOrigin::Synthesised { population_seed, design_seed, .. } => Some((population_seed, design_seed)),
            StudyOrigin::Received { .. } => None,
        };
        Self {
            study: file.study,
            table: file.table,
            number: file.number,
            rows: file.rows,
            is_synthetic: file.is_synthetic,
            seeds,
            made_by: file.made_by,
            made_at: file.made_at,
        }
    }
}

/// A released number that a balanced one rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReleaseInput {
    /// The statement of the plan that speaks with it.
    pub statement: Id,
    /// The cell of the plan that the statement speaks of.
    pub cell: Id,
    /// Whether that cell is the number itself, and not one that the plan ties to it.
    pub is_own: bool,
    /// The dataflow.
    pub dataflow: Id,
    /// The number of its release.
    pub release: u32,
    /// The key of its series.
    pub key: Vec<Id>,
    /// Its period.
    pub period: TimePeriod,
    /// How much.
    pub value: f64,
}

/// A person by function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The account.
    pub id: String,
    /// The function.
    pub name: LocalText,
    /// The institution.
    pub provider: Id,
    /// What the person may do.
    pub role: Role,
}

impl Provenance {
    /// The person behind an account, among those named.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }
}

impl ReleaseStep {
    fn of(release: &Release, hands: ReleaseHands) -> Self {
        Self {
            dataflow: release.dataflow.clone(),
            number: release.number,
            kind: release.kind,
            sha256: release.sha256.clone(),
            hidden: release.hidden,
            observations: release.observations,
            proposed_by: release.proposed_by.clone(),
            proposed_in_place_of: hands.proposed,
            proposed_at: release.proposed_at,
            approved_by: release.approved_by.clone(),
            approved_in_place_of: hands.approved,
            approved_at: release.approved_at,
            public_from: release.public_from,
        }
    }

    /// A hash of an unprotected file, if it tells nothing that is hidden.
    fn told(&self, sha256: &str) -> Option<String> {
        (self.hidden == 0).then(|| sha256.to_owned())
    }
}

impl VersionStep {
    fn of(version: DatasetVersion, release: &ReleaseStep) -> Self {
        Self {
            sha256: release.told(&version.sha256),
            number: version.number,
            plan: version.plan,
            pack: version.pack,
            observations: version.observations,
            built_by: version.built_by,
            built_at: version.built_at,
        }
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
        let time = TimeRange { from: Some(period.clone()), to: Some(period.clone()) };
        let found = open.series(key, time).await?;
        let unknown = || Refusal::UnknownObservation(format!("{} {period}", open.release.dataflow));
        let observation = found.data().find(key, period).cloned().ok_or_else(unknown)?;
        let release = ReleaseStep::of(&open.release, self.release_hands(&open.release).await?);
        let version = self.version(open.release.dataflow.as_str(), open.release.version).await?;
        let inputs = self.release_inputs(&version, (key, period)).await?;
        let studies = self.study_steps(&version.study_files).await?;
        let version = VersionStep::of(version, &release);
        let source = match &observation.origin {
            Some(origin) => self.source(&origin.submission, &release).await?,
            None => None,
        };
        let makers = studies.iter().map(|study| study.made_by.clone()).collect();
        let people = self.people(&release, &version, source.as_ref(), makers).await?;
        Ok(Provenance { observation, release, version, source, inputs, studies, people })
    }

    /// The tables of studies that a version was made of.
    pub(crate) async fn study_files(&self, references: &[StudyFileReference]) -> Result<Vec<StudyFile>, WorkError> {
        let mut found = Vec::new();
        for reference in references {
            let files = self.catalog().study_file_list(reference.study.as_str()).await?;
            let file = files.into_iter().find(|file| file.reference() == *reference);
            found.push(file.ok_or_else(|| Refusal::StudyWithoutFile(reference.to_string()))?);
        }
        Ok(found)
    }

    async fn study_steps(&self, references: &[StudyFileReference]) -> Result<Vec<StudyStep>, WorkError> {
        Ok(self.study_files(references).await?.into_iter().map(StudyStep::of).collect())
    }

    /// The released numbers that the value at `key` and `period` of a version rests on; none where it came from a file.
    async fn release_inputs(
        &self,
        version: &DatasetVersion,
        (key, period): (&[Id], &TimePeriod),
    ) -> Result<Vec<ReleaseInput>, WorkError> {
        if version.plan.balance().is_none() {
            return Ok(Vec::new());
        }
        let pack = self.pack_as_it_was(&version.pack).await?;
        let read = ReadPlan { pack: &pack, plan: &version.plan, releases: &version.releases };
        let report = balance::report(self, read, &BTreeMap::new()).await?;
        let own = report.cell_at(key, period).map(|cell| cell.cell.clone());
        let mut inputs: Vec<ReleaseInput> = Vec::new();
        for statement in &report.statements {
            for stated in &statement.series {
                let release = version.releases.iter().find(|release| release.dataflow == stated.dataflow);
                inputs.extend(release.map(|release| ReleaseInput {
                    statement: statement.statement.clone(),
                    cell: statement.cell.clone(),
                    is_own: own.as_ref() == Some(&statement.cell),
                    dataflow: stated.dataflow.clone(),
                    release: release.number,
                    key: stated.key.clone(),
                    period: stated.period.clone(),
                    value: stated.value,
                }));
            }
        }
        inputs.sort_by_key(|input| !input.is_own);
        Ok(inputs)
    }

    async fn source(&self, id: &str, release: &ReleaseStep) -> Result<Option<SubmissionStep>, WorkError> {
        let Some(submission) = self.catalog().submission_find(id).await? else { return Ok(None) };
        let report = self.catalog().report_find(id).await?;
        let decisions = self.catalog().decision_list(id).await?;
        let in_place_of = self.decided_in_place_of(id, &decisions).await?;
        let last = decisions.into_iter().zip(in_place_of).rfind(|(decision, _)| decision.decision == Decision::Accept);
        let (accepted, in_place_of) = last.map_or((None, None), |(decision, away)| (Some(decision), away));
        Ok(Some(SubmissionStep {
            sha256: release.told(&submission.sha256),
            id: submission.id,
            agreement: submission.agreement,
            file_name: submission.file_name,
            received_by: submission.received_by,
            received_at: submission.received_at,
            findings: report.map_or(0, |report| report.findings.len() as u64),
            accepted_by: accepted.as_ref().map(|decision| decision.decided_by.clone()),
            accepted_in_place_of: in_place_of,
            accepted_at: accepted.as_ref().map(|decision| decision.decided_at),
            reason: accepted.map_or_else(String::new, |decision| decision.reason),
        }))
    }

    async fn people(
        &self,
        release: &ReleaseStep,
        version: &VersionStep,
        source: Option<&SubmissionStep>,
        makers: Vec<String>,
    ) -> Result<Vec<Person>, WorkError> {
        let mut ids = vec![release.proposed_by.clone(), version.built_by.clone()];
        ids.extend(makers);
        ids.extend(release.approved_by.clone());
        ids.extend(release.proposed_in_place_of.iter().chain(&release.approved_in_place_of).cloned());
        ids.extend(source.map(|source| source.received_by.clone()));
        ids.extend(source.and_then(|source| source.accepted_by.clone()));
        ids.extend(source.and_then(|source| source.accepted_in_place_of.clone()));
        let accounts = self.catalog().account_list().await?;
        let named = accounts.into_iter().filter(|account| ids.contains(&account.id));
        let person = |account: marsad_model::Account| Person {
            id: account.id,
            name: account.name,
            provider: account.provider,
            role: account.role,
        };
        Ok(named.map(person).collect())
    }
}
