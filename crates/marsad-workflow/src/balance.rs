//! Balances over releases: which releases a plan reads, what they say, and what the plan makes of them.
//!
//! Holds: what the step that builds and the reads that explain do alike. Does not hold: arithmetic, which is in
//! `marsad-reconcile`.

use std::collections::BTreeMap;

use marsad_model::{
    BalanceFindingKind, BalanceReport, DataTable, Grade, Id, Observed, Pack, Plan, ReleaseReference, SeriesReference,
};
use marsad_reconcile::{PlannedBalance, balance_report, balanced_observations};

use crate::reads::observed;
use crate::{OpenRelease, Refusal, Work, WorkError, recompute};

/// A plan with the releases that it reads.
#[derive(Clone, Copy)]
pub(crate) struct ReadPlan<'a> {
    pub pack: &'a Pack,
    pub plan: &'a Plan,
    pub releases: &'a [ReleaseReference],
}

/// The releases that stand now of the dataflows that a plan reads, by dataflow.
pub(crate) async fn current_releases(work: &Work, plan: &Plan) -> Result<Vec<ReleaseReference>, WorkError> {
    let mut found = Vec::new();
    for dataflow in plan.reads() {
        let releases = work.public_releases(dataflow.as_str()).await?;
        if releases.withdrawal().is_some() {
            return Err(Refusal::InputWithdrawn(dataflow.to_string()).into());
        }
        let current = releases.current().ok_or_else(|| Refusal::InputNotPublic(dataflow.to_string()))?;
        found.push(ReleaseReference { dataflow: dataflow.clone(), number: current.number });
    }
    Ok(found)
}

/// What the plan makes of its releases, those of `trial` graded so.
pub(crate) async fn report(
    work: &Work,
    read: ReadPlan<'_>,
    trial: &BTreeMap<Id, Grade>,
) -> Result<BalanceReport, WorkError> {
    let planned = planned(read)?;
    let values = values(work, read).await?;
    Ok(balance_report(&planned, &|series: &SeriesReference| values.get(series).cloned(), trial))
}

/// The same as a table of the dataflow. Where the constraints of the plan cannot hold together there is none: what gave way
/// would be the choice of a program.
pub(crate) async fn table(work: &Work, read: ReadPlan<'_>) -> Result<DataTable, WorkError> {
    let report = report(work, read, &BTreeMap::new()).await?;
    let cannot_hold = |kind| matches!(kind, BalanceFindingKind::Contradictory | BalanceFindingKind::OutOfBounds);
    if report.findings.iter().any(|finding| cannot_hold(finding.kind)) {
        return Err(Refusal::BalanceContradicts(read.plan.dataflow.to_string()).into());
    }
    let observations = balanced_observations(&planned(read)?, &report);
    if observations.is_empty() {
        return Err(Refusal::NothingDetermined(read.plan.dataflow.to_string()).into());
    }
    let (_, structure) = recompute::dataflow(read.pack, read.plan.dataflow.as_str())?;
    Ok(DataTable::new(structure, observations))
}

fn planned(read: ReadPlan<'_>) -> Result<PlannedBalance<'_>, Refusal> {
    let unknown = || Refusal::NotBalanced(read.plan.dataflow.to_string());
    PlannedBalance::of(read.pack, read.plan).ok_or_else(unknown)
}

/// The published values that the plan names, as its releases say them.
async fn values(work: &Work, read: ReadPlan<'_>) -> Result<BTreeMap<SeriesReference, Observed>, WorkError> {
    let mut open: BTreeMap<&Id, OpenRelease> = BTreeMap::new();
    for release in read.releases {
        open.insert(&release.dataflow, opened(work, release).await?);
    }
    let statements = read.plan.balance().map(|balance| &balance.statements[..]).unwrap_or_default();
    let series: Vec<&SeriesReference> = statements.iter().flat_map(|statement| statement.quantity.series()).collect();
    let mut values = BTreeMap::new();
    for series in series {
        let Some(open) = open.get(&series.dataflow).filter(|_| !values.contains_key(series)) else { continue };
        if let Some(observed) = observed(open, series).await? {
            values.insert(series.clone(), observed);
        }
    }
    Ok(values)
}

/// A release that was public, with the number that a version names.
async fn opened(work: &Work, release: &ReleaseReference) -> Result<OpenRelease, WorkError> {
    let dataflow = release.dataflow.as_str();
    let all = work.catalog().release_list(dataflow).await?;
    let found = all.iter().find(|known| known.number == release.number);
    let unknown = || Refusal::UnknownRelease(format!("{dataflow} {}", release.number));
    work.open_public(found.ok_or_else(unknown)?).await
}
