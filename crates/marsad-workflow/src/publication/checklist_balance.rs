//! Lines of a checklist about the balance that made the figures of a release: what a person should know of it, and what it was
//! made of and stands no more.

use std::collections::BTreeSet;

use marsad_model::{
    BalanceFinding, ChecklistItem, ChecklistKind, ChecklistWeight, DatasetVersion, Release, ReplacedRelease,
};

use super::checklist::line;
use crate::{Work, WorkError};

impl Work {
    /// A line for each release that the balance of a proposal was made of and that another one has replaced since.
    pub(super) async fn lines_of_replaced(&self, release: &Release) -> Result<Vec<ChecklistItem>, WorkError> {
        // What was approved was so with what stood then.
        if release.approved_at.is_some() {
            return Ok(Vec::new());
        }
        let item = |replaced: ReplacedRelease| {
            let values = [("number", replaced.input.number.to_string()), ("current", replaced.current?.to_string())];
            let about = (ChecklistKind::InputReplaced, ChecklistWeight::Asks);
            Some(line(about, replaced.input.dataflow.as_str(), values))
        };
        Ok(self.inputs_replaced(release).await?.into_iter().filter_map(item).collect())
    }

    /// A line for each finding of the balance. It asks, unless the balance of what is public now has the same finding: whoever
    /// published that has answered for it.
    pub(super) async fn lines_of_balance(
        &self,
        release: &Release,
        version: &DatasetVersion,
    ) -> Result<Vec<ChecklistItem>, WorkError> {
        let findings = self.findings_of(version).await?;
        if findings.is_empty() {
            return Ok(Vec::new());
        }
        let known = self.findings_before(release).await?;
        let item = |finding: &BalanceFinding| {
            let name = finding.name();
            let weight = if known.contains(&name) { ChecklistWeight::Tells } else { ChecklistWeight::Asks };
            line((ChecklistKind::BalanceFinding, weight), &name, [])
        };
        Ok(findings.iter().map(item).collect())
    }

    /// What is worth knowing of the balance of a version; nothing where no plan balanced it.
    async fn findings_of(&self, version: &DatasetVersion) -> Result<Vec<BalanceFinding>, WorkError> {
        if version.plan.balance().is_none() {
            return Ok(Vec::new());
        }
        Ok(self.balance_report(version.dataflow.as_str(), Some(version.number)).await?.report.findings)
    }

    /// What names the findings of the balance that is public now, where it came before the release.
    async fn findings_before(&self, release: &Release) -> Result<BTreeSet<String>, WorkError> {
        let flow = release.dataflow.as_str();
        let public = self.public_releases(flow).await?;
        let Some(current) = public.current().filter(|current| current.number < release.number) else {
            return Ok(BTreeSet::new());
        };
        let version = self.version(flow, current.version).await?;
        Ok(self.findings_of(&version).await?.iter().map(BalanceFinding::name).collect())
    }
}
