//! How each stage is made from the one before, under a given pack: the steps make with it, `verify` makes again with it.
//! Tables of studies are made by `steps/receive_study.rs` and `steps/synthesise_study.rs`.

use std::sync::Arc;

use bytes::Bytes;
use marsad_collect::{Context, SubmittedFile, read_submission};
use marsad_lake::{Address, Cube, LakeError};
use marsad_model::{
    DataQuery, DataStructure, DataTable, Dataflow, DatasetVersion, EstimatePlan, Finding, KeyOrder, Method,
    ObservationColumns, Pack, Plan, Profile, ReadingBasis, ReleaseReference, StudyFileReference, Submission,
};
use marsad_protect::{Protected, protect, sha256_hex};

use crate::known::{Known, known};
use crate::{Refusal, Work, WorkError, balance, sending, survey, together};

/// What a submission gives when it is read.
pub(crate) struct Read {
    pub columns: ObservationColumns,
    pub order: KeyOrder,
    pub findings: Vec<Finding>,
    pub is_acceptable: bool,
}

/// Received bytes to clean rows and findings, under the profile that `basis` names and beside what was accepted before.
pub(crate) async fn reading(
    work: &Work,
    pack: &Arc<Pack>,
    (submission, bytes): (&Submission, Bytes),
    basis: &ReadingBasis,
) -> Result<Read, WorkError> {
    let agreement = submission.agreement.as_str();
    let profile = match sending::template_profile_of(pack, (agreement, &bytes), basis) {
        Some(profile) => profile,
        None => work.reading_profile(pack, agreement, basis).await?,
    };
    let known = Arc::new(known(work, pack, submission).await?);
    let read = reading_under(pack, (submission, bytes), (profile, known.clone())).await?;
    let mut read = sending::settle(read, (pack, agreement), basis);
    let received = (submission.file_name.as_str(), submission.received_at);
    read.findings.extend(sending::not_ended(&read.columns, pack, received));
    let own = known.own_agreement.as_deref();
    read.findings.extend(sending::long_before(&read.columns, &submission.file_name, own));
    Ok(read)
}

/// The same under a profile that need not be kept; `known` is what was accepted before. A thread of its own reads, so that
/// others are answered meanwhile.
pub(crate) async fn reading_under(
    pack: &Arc<Pack>,
    (submission, bytes): (&Submission, Bytes),
    (profile, known): (Profile, Arc<Known>),
) -> Result<Read, WorkError> {
    let (pack, submission) = (pack.clone(), submission.clone());
    let read = tokio::task::spawn_blocking(move || read_bytes(&pack, (&submission, &bytes), (&profile, &known)));
    read.await.map_err(|_| WorkError::Interrupted)?
}

fn read_bytes(
    pack: &Pack,
    (submission, bytes): (&Submission, &[u8]),
    (profile, known): (&Profile, &Known),
) -> Result<Read, WorkError> {
    let unknown = || Refusal::UnknownAgreement(submission.agreement.to_string());
    let agreement = pack.agreement(submission.agreement.as_str()).ok_or_else(unknown)?;
    let context = Context::with_profile(pack, agreement.dataflow.as_str(), profile).ok_or_else(unknown)?;
    let context = context.with_others(&known.others);
    let context = match &known.history {
        Some(history) => context.with_history(history),
        None => context,
    };
    let mut content = std::io::Cursor::new(bytes);
    let file = SubmittedFile { name: &submission.file_name, submission: &submission.id, content: &mut content };
    let mut read = read_submission(&context, file);
    if let Some(own) = &known.own {
        let file = (submission.file_name.as_str(), &read.columns);
        let over = |accepted: &DataTable| together::over_accepted(&context, file, &read.findings, accepted);
        let mut together = over(own);
        let is_one = known.own_agreement.as_ref().is_some_and(|one| Arc::ptr_eq(one, own));
        if !is_one && !together.is_empty() {
            let alone = known.own_agreement.as_deref().map_or_else(Vec::new, over);
            together = together::with_fellows(together, &alone);
        }
        read.findings.extend(together);
    }
    let is_acceptable = read.is_acceptable();
    let order = read.order.unwrap_or_else(|| KeyOrder::new(&read.columns));
    Ok(Read { columns: read.columns, order, findings: read.findings, is_acceptable })
}

/// What a version is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inputs {
    /// Submissions, in the order in which they were accepted.
    pub submissions: Vec<String>,
    /// Releases, by dataflow.
    pub releases: Vec<ReleaseReference>,
    /// Tables of studies.
    pub study_files: Vec<StudyFileReference>,
}

impl Inputs {
    /// What a version was made of.
    pub(crate) fn of(version: &DatasetVersion) -> Self {
        Self {
            submissions: version.submissions.clone(),
            releases: version.releases.clone(),
            study_files: version.study_files.clone(),
        }
    }
}

/// Clean rows, released figures or the records of a study to a version, by the method of its plan.
pub(crate) async fn version_table(
    work: &Work,
    pack: &Arc<Pack>,
    plan: &Plan,
    inputs: &Inputs,
) -> Result<DataTable, WorkError> {
    match &plan.method {
        Method::LatestAccepted => latest_accepted(work, pack, plan, &inputs.submissions).await,
        Method::Balance(_) => balance::table(work, balance::ReadPlan { pack, plan, releases: &inputs.releases }).await,
        Method::Estimate(estimate) => {
            let (_, structure) = dataflow(pack, plan.dataflow.as_str())?;
            estimated(work, pack, (estimate, &structure), &inputs.study_files).await
        }
    }
}

async fn latest_accepted(
    work: &Work,
    pack: &Pack,
    plan: &Plan,
    submissions: &[String],
) -> Result<DataTable, WorkError> {
    let (_, structure) = dataflow(pack, plan.dataflow.as_str())?;
    let mut tables = Vec::new();
    for submission in submissions {
        let report = work.catalog().report_find(submission).await?;
        let report = report.ok_or_else(|| Refusal::UnknownSubmission(submission.clone()))?;
        tables.push(table(work, &report.address, &structure).await?);
    }
    Ok(DataTable::overlaid(structure, tables))
}

/// The records of a study to a version.
async fn estimated(
    work: &Work,
    pack: &Arc<Pack>,
    (estimate, structure): (&EstimatePlan, &Arc<DataStructure>),
    files: &[StudyFileReference],
) -> Result<DataTable, WorkError> {
    let missing = || Refusal::StudyWithoutFile(format!("{} {}", estimate.study, estimate.table));
    let file = work.study_files(files).await?.into_iter().next().ok_or_else(missing)?;
    let open = work.open_study(&file).await?;
    let (pack, plan, structure) = (pack.clone(), estimate.clone(), structure.clone());
    let made = tokio::task::spawn_blocking(move || {
        let study = Work::study_of(&pack, plan.study.as_str())?;
        survey::version_table((&open, study), &plan, &structure)
    });
    made.await.map_err(|_| WorkError::Interrupted)?
}

/// A version to a protected table, by the policy of its dataflow.
pub(crate) async fn protected(work: &Work, pack: &Pack, version: &DatasetVersion) -> Result<Protected, WorkError> {
    let (dataflow, structure) = dataflow(pack, version.dataflow.as_str())?;
    let table = table(work, &version.address, &structure).await?;
    Ok(protect(table, &dataflow.protection))
}

/// A stored table, whole. Bytes that are not those of their address are not opened: a reader of Parquet may believe them.
pub(crate) async fn table(work: &Work, address: &str, structure: &Arc<DataStructure>) -> Result<DataTable, WorkError> {
    let address: Address = address.parse()?;
    let bytes: Bytes = work.lake.get(&address).await?;
    if !address.is_of(&sha256_hex(&bytes)) {
        return Err(LakeError::Changed(address).into());
    }
    Ok(Cube::open(bytes, structure.clone())?.query(&DataQuery::all())?)
}

/// A dataflow of a pack with its structure.
pub(crate) fn dataflow<'p>(pack: &'p Pack, id: &str) -> Result<(&'p Dataflow, Arc<DataStructure>), Refusal> {
    let unknown = || Refusal::UnknownDataflow(id.to_owned());
    let dataflow = pack.dataflow(id).ok_or_else(unknown)?;
    let structure = pack.structure_of(dataflow).ok_or_else(unknown)?;
    Ok((dataflow, Arc::new(structure.clone())))
}
