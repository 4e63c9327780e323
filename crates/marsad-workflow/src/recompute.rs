//! How each stage is made from the one before, under a given pack: the steps make with it, `verify` makes again with it.

use std::sync::Arc;

use bytes::Bytes;
use marsad_collect::{Context, SubmittedFile, read_submission};
use marsad_lake::{Address, Cube};
use marsad_model::{
    DataQuery, DataStructure, DataTable, Dataflow, DatasetVersion, Finding, KeyOrder, Method, ObservationColumns, Pack,
    Plan, Submission,
};
use marsad_protect::{Protected, protect};

use crate::{Refusal, Work, WorkError};

/// What a submission gives when it is read.
pub(crate) struct Read {
    pub columns: ObservationColumns,
    pub order: KeyOrder,
    pub findings: Vec<Finding>,
    pub is_acceptable: bool,
}

/// Received bytes to clean rows and findings.
pub(crate) fn reading(pack: &Pack, submission: &Submission, bytes: &[u8]) -> Result<Read, WorkError> {
    let unknown = || Refusal::UnknownAgreement(submission.agreement.to_string());
    let agreement = pack.agreement(submission.agreement.as_str()).ok_or_else(unknown)?;
    let context = Context::new(pack, agreement).ok_or_else(unknown)?;
    let mut content = std::io::Cursor::new(bytes);
    let file = SubmittedFile { name: &submission.file_name, submission: &submission.id, content: &mut content };
    let read = read_submission(&context, file);
    let is_acceptable = read.is_acceptable();
    let order = read.order.unwrap_or_else(|| KeyOrder::new(&read.columns));
    Ok(Read { columns: read.columns, order, findings: read.findings, is_acceptable })
}

/// Clean rows to a version, by the method of its plan.
pub(crate) async fn version_table(
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
    match plan.method {
        Method::LatestAccepted => Ok(DataTable::overlaid(structure, tables)),
    }
}

/// A version to a protected table, by the policy of its dataflow.
pub(crate) async fn protected(work: &Work, pack: &Pack, version: &DatasetVersion) -> Result<Protected, WorkError> {
    let (dataflow, structure) = dataflow(pack, version.dataflow.as_str())?;
    let table = table(work, &version.address, &structure).await?;
    Ok(protect(table, &dataflow.protection))
}

/// A stored table, whole.
pub(crate) async fn table(work: &Work, address: &str, structure: &Arc<DataStructure>) -> Result<DataTable, WorkError> {
    let bytes: Bytes = work.lake.get(&address.parse::<Address>()?).await?;
    Ok(Cube::open(bytes, structure.clone())?.query(&DataQuery::all())?)
}

/// A dataflow of a pack with its structure.
pub(crate) fn dataflow<'p>(pack: &'p Pack, id: &str) -> Result<(&'p Dataflow, Arc<DataStructure>), Refusal> {
    let unknown = || Refusal::UnknownDataflow(id.to_owned());
    let dataflow = pack.dataflow(id).ok_or_else(unknown)?;
    let structure = pack.structure_of(dataflow).ok_or_else(unknown)?;
    Ok((dataflow, Arc::new(structure.clone())))
}
