//! Recomputes everything ever made: every hash, every table from what it was made of, every seal, the audit chain.

use std::collections::{BTreeMap, BTreeSet};

use marsad_catalog::{AuditProblem, Row};
use marsad_lake::{Address, Stage};
use marsad_model::{
    AgreementVersion, Attachment, DataTable, DatasetVersion, Release, ReleaseKind, StudyFile, StudyOrigin, Submission,
};
use marsad_protect::sha256_hex;
use serde::Serialize;

use crate::recompute::Inputs;
use crate::steps::{Synthesis, kept_records, made_files};
use crate::{Work, WorkError, recompute};

/// What a verification looked at and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// How many submissions were read again.
    pub submissions: usize,
    /// How many versions were built again.
    pub versions: usize,
    /// How many releases were protected again.
    pub releases: usize,
    /// How many tables of studies were read or made again.
    pub study_files: usize,
    /// How many audit records were checked.
    pub audit_records: usize,
    /// Files of the lake that no row names: left by work that was interrupted, harmless.
    pub orphans: Vec<String>,
    /// What is not as it was.
    pub problems: Vec<VerificationProblem>,
}

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum VerificationProblem {
    /// The audit trail does not agree with itself or with the rows.
    Audit(AuditProblem),
    /// The lake holds files and the catalog knows of nothing: the catalog was lost.
    LostCatalog,
    /// A file is gone.
    MissingFile {
        /// Where it was.
        address: String,
    },
    /// A file has other bytes than it had.
    ChangedFile {
        /// Where it is.
        address: String,
    },
    /// Making a table again gives another table.
    Irreproducible {
        /// What was made again.
        subject: String,
    },
    /// A row cannot be checked, because what it refers to cannot be read.
    Uncheckable {
        /// What was to be checked.
        subject: String,
        /// Why not.
        detail: String,
    },
}

impl Work {
    /// Recomputes everything. `progress` is told each thing as it is checked.
    pub async fn verify(&self, progress: &(dyn Fn(&str) + Sync)) -> Result<Verification, WorkError> {
        let mut verifier =
            Verifier { work: self, found: Verification::default(), named: BTreeSet::new(), made: BTreeMap::new() };
        progress("audit");
        let records = self.catalog().audit_list().await?;
        verifier.found.audit_records = records.len();
        let audit = self.catalog().audit_problems().await?;
        let is_readable = !audit.iter().any(|problem| matches!(problem, AuditProblem::UnreadableRow { .. }));
        verifier.found.problems.extend(audit.into_iter().map(VerificationProblem::Audit));
        // Rows that cannot be read cannot be recomputed either: that is told, and nothing else can be.
        if !is_readable {
            return Ok(verifier.found);
        }
        for submission in self.catalog().submission_list().await? {
            progress(&submission.id);
            verifier.submission(&submission).await?;
        }
        for row in self.catalog().rows().await? {
            progress(&row.key());
            match row {
                Row::Version(version) => verifier.version(&version).await?,
                Row::Release(release) => verifier.release(&release).await?,
                Row::StudyFile(file) => verifier.study_file(&file).await?,
                Row::AgreementVersion(version) => verifier.agreement_version(&version).await,
                Row::AttachedFile(attached) => verifier.document(&attached.file).await,
                Row::Account(_)
                | Row::Submission(_)
                | Row::Report(_)
                | Row::Decision(_)
                | Row::Contradiction(_)
                | Row::ContradictionNote(_)
                | Row::ApiToken(_)
                | Row::Delegation(_)
                | Row::Explanation(_)
                | Row::SignedReceipt(_)
                | Row::WordMapping(_)
                | Row::ProfileVersion(_)
                | Row::Correspondence(_)
                | Row::Comment(_)
                | Row::Reopening(_)
                | Row::ChecklistAnswer(_)
                | Row::PrereleaseGrant(_)
                | Row::EmbargoChange(_)
                | Row::CommitteeMeeting(_)
                | Row::CommitteeItem(_)
                | Row::Erasure(_)
                | Row::IssuedScoreCard(_)
                | Row::StudyPlan(_)
                | Row::StudyPlanRemoval(_)
                | Row::Opening(_)
                | Row::Migration(_) => {}
            }
        }
        verifier.orphans().await?;
        if verifier.found.audit_records == 0 && !verifier.found.orphans.is_empty() {
            verifier.add(VerificationProblem::LostCatalog);
        }
        Ok(verifier.found)
    }
}

struct Verifier<'a> {
    work: &'a Work,
    found: Verification,
    named: BTreeSet<Address>,
    /// The hashes of tables that a generator made again, by the study, its origin and its pack.
    made: BTreeMap<String, BTreeMap<String, String>>,
}

impl Verifier<'_> {
    fn add(&mut self, problem: VerificationProblem) {
        if !self.found.problems.contains(&problem) {
            self.found.problems.push(problem);
        }
    }

    /// The bytes at an address, if they are those with this hash.
    async fn file(&mut self, address: Address, sha256: &str) -> Option<bytes::Bytes> {
        self.named.insert(address.clone());
        match self.work.lake.get(&address).await {
            Ok(bytes) if sha256_hex(&bytes) == sha256 => return Some(bytes),
            Ok(_) => self.add(VerificationProblem::ChangedFile { address: address.to_string() }),
            Err(_) => self.add(VerificationProblem::MissingFile { address: address.to_string() }),
        }
        None
    }

    async fn stored(&mut self, address: &str, sha256: &str) -> Option<bytes::Bytes> {
        match address.parse() {
            Ok(address) => self.file(address, sha256).await,
            Err(_) => {
                self.add(VerificationProblem::MissingFile { address: address.to_owned() });
                None
            }
        }
    }

    /// Notes whether making `subject` again gave what was stored.
    fn compare(&mut self, subject: &str, is_same: Result<bool, WorkError>) {
        match is_same {
            Ok(true) => {}
            Ok(false) => self.add(VerificationProblem::Irreproducible { subject: subject.to_owned() }),
            Err(error) => {
                self.add(VerificationProblem::Uncheckable { subject: subject.to_owned(), detail: error.to_string() });
            }
        }
    }

    /// The signed text of a version is there, byte for byte.
    async fn agreement_version(&mut self, version: &AgreementVersion) {
        if let Some(text) = &version.text {
            self.document(text).await;
        }
    }

    /// The same for any document.
    async fn document(&mut self, document: &Attachment) {
        self.file(Address::received(&document.sha256), &document.sha256).await;
    }

    async fn submission(&mut self, submission: &Submission) -> Result<(), WorkError> {
        self.found.submissions += 1;
        let received = self.file(Address::received(&submission.sha256), &submission.sha256).await;
        let Some(report) = self.work.catalog().report_find(&submission.id).await? else { return Ok(()) };
        let clean = self.stored(&report.address, &report.sha256).await;
        self.file(Address::pack(&report.pack), &report.pack).await;
        let (Some(received), Some(_)) = (received, clean) else { return Ok(()) };
        let work = self.work;
        let again = async {
            let pack = work.pack_as_it_was(&report.pack).await?;
            let read = recompute::reading(work, &pack, (submission, received.clone()), &report.basis).await?;
            let structure = read.columns.structure.clone();
            let stored = recompute::table(work, &report.address, &structure).await?;
            Ok(DataTable::new(structure, read.columns.observations()) == stored && read.findings == report.findings)
        };
        let again = again.await;
        self.compare(&submission.id, again);
        Ok(())
    }

    async fn version(&mut self, version: &DatasetVersion) -> Result<(), WorkError> {
        self.found.versions += 1;
        self.file(Address::pack(&version.pack), &version.pack).await;
        if self.stored(&version.address, &version.sha256).await.is_none() {
            return Ok(());
        }
        let work = self.work;
        let again = async {
            let pack = work.pack_as_it_was(&version.pack).await?;
            let inputs = Inputs::of(version);
            let table = recompute::version_table(work, &pack, &version.plan, &inputs).await?;
            Ok(table == recompute::table(work, &version.address, &table.structure).await?)
        };
        let again = again.await;
        self.compare(&format!("version {} {}", version.dataflow, version.number), again);
        Ok(())
    }

    async fn study_file(&mut self, file: &StudyFile) -> Result<(), WorkError> {
        self.found.study_files += 1;
        self.file(Address::pack(&file.pack), &file.pack).await;
        let is_whole = self.stored(&file.address, &file.sha256).await.is_some();
        let again = match &file.origin {
            StudyOrigin::Received { sha256, codebook_sha256, .. } => {
                self.received_again(file, sha256, codebook_sha256.as_deref()).await
            }
            StudyOrigin::Synthesised { population_seed, design_seed, scale } => {
                let (population_seed, design_seed) = (*population_seed, *design_seed);
                self.made_again(file, Synthesis { population_seed, design_seed, scale: *scale }).await.map(Some)
            }
        };
        // A file that is gone or changed is told already, and so is what it was read from.
        match again {
            Ok(None) => {}
            Ok(Some(sha256)) if is_whole => {
                self.compare(&format!("study {}", file.reference()), Ok(sha256 == file.sha256));
            }
            Ok(Some(_)) => {}
            Err(error) => self.compare(&format!("study {}", file.reference()), Err(error)),
        }
        Ok(())
    }

    /// The hash of the table that a received file gives now; none where its bytes are gone or changed.
    async fn received_again(
        &mut self,
        file: &StudyFile,
        sha256: &str,
        codebook_sha256: Option<&str>,
    ) -> Result<Option<String>, WorkError> {
        let study = file.study.as_str();
        let Some(bytes) = self.file(Address::restricted(study, sha256), sha256).await else { return Ok(None) };
        let codebook = match codebook_sha256 {
            Some(sha256) => match self.file(Address::restricted(study, sha256), sha256).await {
                Some(codebook) => Some(codebook),
                None => return Ok(None),
            },
            None => None,
        };
        let pack = self.work.pack_as_it_was(&file.pack).await?;
        let definition = Work::study_of(&pack, study)?;
        let (kept, ..) = kept_records((definition, file.table.as_str()), &bytes, codebook.as_deref())?;
        Ok(Some(kept.map(|kept| sha256_hex(&kept)).unwrap_or_default()))
    }

    /// The hash of the table that a generator makes now. All tables of one making are made once.
    async fn made_again(&mut self, file: &StudyFile, synthesis: Synthesis) -> Result<String, WorkError> {
        let key = format!("{} {synthesis:?} {}", file.study, file.pack);
        let of_table = |tables: &BTreeMap<String, String>| tables.get(file.table.as_str()).cloned().unwrap_or_default();
        if let Some(known) = self.made.get(&key) {
            return Ok(of_table(known));
        }
        let pack = self.work.pack_as_it_was(&file.pack).await?;
        let definition = Work::study_of(&pack, file.study.as_str())?.clone();
        let made = tokio::task::spawn_blocking(move || made_files(&definition, synthesis)).await;
        let files = made.map_err(|_| WorkError::Interrupted)??.files.into_iter();
        let tables: BTreeMap<String, String> = files.map(|made| (made.table.to_string(), made.sha256)).collect();
        let found = of_table(&tables);
        self.made.insert(key, tables);
        Ok(found)
    }

    async fn release(&mut self, release: &Release) -> Result<(), WorkError> {
        self.found.releases += 1;
        self.file(Address::pack(&release.pack), &release.pack).await;
        if self.stored(&release.address, &release.sha256).await.is_none() || release.kind == ReleaseKind::Withdrawal {
            return Ok(());
        }
        let work = self.work;
        let again = async {
            let pack = work.pack_as_it_was(&release.pack).await?;
            let version = work.version(release.dataflow.as_str(), release.version).await?;
            let protected = recompute::protected(work, &pack, &version).await?;
            let stored = recompute::table(work, &release.address, &protected.table().structure).await?;
            let seal = protected.seal(release.dataflow.as_str(), &release.sha256).to_string();
            Ok(*protected.table() == stored && seal == release.seal)
        };
        let again = again.await;
        self.compare(&format!("release {} {}", release.dataflow, release.number), again);
        Ok(())
    }

    async fn orphans(&mut self) -> Result<(), WorkError> {
        for stage in Stage::ALL {
            let found = self.work.lake.list(stage).await?;
            let orphans =
                found.into_iter().filter(|address| !self.named.contains(address)).map(|address| address.to_string());
            self.found.orphans.extend(orphans.collect::<Vec<_>>());
        }
        Ok(())
    }
}
