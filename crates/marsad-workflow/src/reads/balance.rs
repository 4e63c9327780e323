//! How a version was balanced, and what other grades would change: recomputed from the releases that the version names.
//!
//! These are releases, so nothing here says more than what is public already.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::{
    Balance, BalanceReport, BalanceStatement, BalanceTrial, DatasetVersion, Grade, Id, Pack, Plan, ReleaseReference,
};
use serde::Serialize;

use crate::balance::{self, ReadPlan};
use crate::{Refusal, Work, WorkError};

/// A version that a plan balanced, with what led to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BalancedVersion {
    /// The number of the version.
    pub number: u32,
    /// The plan as it was: inputs, grades and constraints.
    pub made_by: Plan,
    /// The releases that it was made of.
    pub releases: Vec<ReleaseReference>,
    /// What came out.
    #[serde(flatten)]
    pub report: BalanceReport,
}

/// What would come out under other grades.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TriedVersion {
    /// The number of the version.
    pub number: u32,
    /// The plan as it was: inputs, grades and constraints.
    pub made_by: Plan,
    /// The releases that it was made of.
    pub releases: Vec<ReleaseReference>,
    /// The statements that were graded otherwise.
    pub grades: BTreeMap<Id, Grade>,
    /// As it stands, as it would be, and what would change.
    #[serde(flatten)]
    pub trial: BalanceTrial,
}

/// A version with the pack under which it was made.
struct Made {
    version: DatasetVersion,
    pack: Arc<Pack>,
}

impl Made {
    fn read(&self) -> ReadPlan<'_> {
        ReadPlan { pack: &self.pack, plan: &self.version.plan, releases: &self.version.releases }
    }

    fn balance(&self) -> Result<&Balance, Refusal> {
        let not_balanced = || Refusal::NotBalanced(self.version.dataflow.to_string());
        self.version.plan.balance().ok_or_else(not_balanced)
    }
}

impl Work {
    /// How a version was balanced; the last one where no number is given.
    pub async fn balance_report(&self, dataflow: &str, number: Option<u32>) -> Result<BalancedVersion, WorkError> {
        let made = self.made(dataflow, number).await?;
        made.balance()?;
        let report = balance::report(self, made.read(), &BTreeMap::new()).await?;
        let DatasetVersion { number, plan, releases, .. } = made.version;
        Ok(BalancedVersion { number, made_by: plan, releases, report })
    }

    /// How the plan of a dataflow, as it is now, would balance what is public now; nothing is built or kept.
    pub async fn balance_draft(&self, dataflow: &str) -> Result<BalanceReport, WorkError> {
        let pack = self.pack().clone();
        let not_balanced = || Refusal::NotBalanced(dataflow.to_owned());
        let plan = pack.plan_of(dataflow).filter(|plan| plan.balance().is_some()).ok_or_else(not_balanced)?;
        let releases = balance::current_releases(self, plan).await?;
        balance::report(self, ReadPlan { pack: &pack, plan, releases: &releases }, &BTreeMap::new()).await
    }

    /// What a version would be if statements were graded otherwise, each named by its identifier, or by a dataflow for all
    /// statements that speak with its figures. Nothing is kept.
    pub async fn balance_what_if(
        &self,
        (dataflow, number): (&str, Option<u32>),
        grades: &[(String, Grade)],
    ) -> Result<TriedVersion, WorkError> {
        let made = self.made(dataflow, number).await?;
        let tried = tried(made.balance()?, grades)?;
        let before = balance::report(self, made.read(), &BTreeMap::new()).await?;
        let after = balance::report(self, made.read(), &tried).await?;
        let DatasetVersion { number, plan, releases, .. } = made.version;
        let trial = BalanceTrial::new(before, after);
        Ok(TriedVersion { number, made_by: plan, releases, grades: tried, trial })
    }

    async fn made(&self, dataflow: &str, number: Option<u32>) -> Result<Made, WorkError> {
        let version = match number {
            Some(number) => self.version(dataflow, number).await?,
            None => {
                let last = self.catalog().version_list(dataflow).await?.pop();
                last.ok_or_else(|| Refusal::UnknownVersion(dataflow.to_owned()))?
            }
        };
        let pack = self.pack_as_it_was(&version.pack).await?;
        Ok(Made { version, pack })
    }
}

/// The grades of statements, for names of statements and of dataflows.
fn tried(balance: &Balance, grades: &[(String, Grade)]) -> Result<BTreeMap<Id, Grade>, Refusal> {
    let mut tried = BTreeMap::new();
    for (name, grade) in grades {
        let is_named = |statement: &&BalanceStatement| statement.id == *name.as_str() || statement.reads(name);
        let named: Vec<&BalanceStatement> = balance.statements.iter().filter(is_named).collect();
        if named.is_empty() {
            return Err(Refusal::UnknownStatement(name.clone()));
        }
        tried.extend(named.into_iter().map(|statement| (statement.id.clone(), *grade)));
    }
    Ok(tried)
}
