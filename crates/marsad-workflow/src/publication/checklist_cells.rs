//! Lines of a checklist about cells that several files brought: what they say of each other, and which were replaced.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    ChecklistItem, ChecklistKind, ChecklistWeight, DatasetVersion, Finding, Id, Severity, SubmissionReport,
};

use super::checklist::line;
use crate::together::{self, Told, waits_for_fellow};
use crate::{ReplacedCells, Work, WorkError};

impl Work {
    /// A line for each rule that cells of a version break together. What a file alone says was told to its sender: it was
    /// explained, or is a warning that was answered or has a line of its own. What waited for another file was told as a warning,
    /// and is an error as long as that has not come.
    pub(super) async fn lines_of_rules(&self, version: &DatasetVersion) -> Result<Vec<ChecklistItem>, WorkError> {
        let found = together::of_version(self, version).await?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let mut reports: Vec<SubmissionReport> = Vec::new();
        for id in &version.submissions {
            reports.extend(self.catalog().report_find(id).await?);
        }
        let told = Told::of(reports.iter().flat_map(|report| &report.findings).filter(|one| !waits_for_fellow(one)));
        let mut by_rule: BTreeMap<(Severity, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in found.iter().filter(|finding| !told.has(finding)) {
            let rule = finding.arguments.get("rule").map_or_else(|| finding.code.word(), String::as_str);
            by_rule.entry((finding.severity, rule)).or_default().push(finding);
        }
        Ok(by_rule.into_iter().filter_map(|(of, broken)| broken_line(of, &broken)).collect())
    }

    /// A line for each submission whose cells another institution's replaced, of those that no public release was made of yet.
    pub(super) async fn lines_of_cells_replaced(
        &self,
        fresh: &BTreeSet<String>,
    ) -> Result<Vec<ChecklistItem>, WorkError> {
        let mut items = Vec::new();
        for id in fresh {
            let Some(submission) = self.catalog().submission_find(id).await? else { continue };
            let replaced = self.replaced_by(&submission).await?;
            items.extend(replaced.iter().filter_map(|one| replaced_line(id, one)));
        }
        Ok(items)
    }
}

/// That a rule is broken: how often, and where first.
fn broken_line((severity, rule): (Severity, &str), broken: &[&Finding]) -> Option<ChecklistItem> {
    let weight = match severity {
        Severity::Error => ChecklistWeight::Blocks,
        Severity::Warning => ChecklistWeight::Asks,
        Severity::Note => return None,
    };
    let first = broken.first()?;
    let named = |name: &str| first.arguments.get(name).cloned().unwrap_or_default();
    let n: u64 = broken.iter().map(|finding| 1 + finding.more).sum();
    let values = [
        ("n", n.to_string()),
        ("rule", rule.to_owned()),
        ("code", first.code.word().to_owned()),
        ("series", named("series")),
        ("period", named("period")),
    ];
    Some(line((ChecklistKind::RuleBroken, weight), rule, values))
}

/// That a submission took the place of another's cells: of how many, and of which first.
fn replaced_line(id: &str, replaced: &ReplacedCells) -> Option<ChecklistItem> {
    let first = replaced.cells.first()?;
    let codes: Vec<&str> = first.key.iter().map(Id::as_str).collect();
    let values = [
        ("n", replaced.cells.len().to_string()),
        ("submission", id.to_owned()),
        ("other", replaced.submission.clone()),
        ("series", codes.join(".")),
        ("period", first.period.as_str().to_owned()),
    ];
    let subject = format!("{id} {}", replaced.submission);
    Some(line((ChecklistKind::CellsReplaced, ChecklistWeight::Asks), &subject, values))
}
