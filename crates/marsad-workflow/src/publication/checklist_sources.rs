//! Lines of a checklist about what a release is made of: submissions, comments, reopenings, people. What their cells say
//! together is in `checklist_cells`.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    AccountState, ChecklistItem, ChecklistKind, ChecklistWeight, Comment, DatasetVersion, Explanation, Finding, Id,
    Release, ReleaseKind, Reopening, Role, Severity, Submission, SubmissionState,
};

use super::checklist::line;
use crate::review::open_talks;
use crate::{Work, WorkError};

impl Work {
    pub(super) async fn lines_of_sources(
        &self,
        release: &Release,
        version: &DatasetVersion,
    ) -> Result<Vec<ChecklistItem>, WorkError> {
        let fresh = self.fresh_submissions(release, version).await?;
        let mut items = Vec::new();
        items.extend(self.talks_open(version).await?);
        for id in &version.submissions {
            let submission = self.catalog().submission_find(id).await?;
            if submission.is_none_or(|submission| submission.state != SubmissionState::Accepted) {
                items.push(line((ChecklistKind::InputReturned, ChecklistWeight::Blocks), id, []));
            }
            if fresh.contains(id) {
                items.extend(self.warnings_unanswered(id).await?);
            }
        }
        items.extend(self.lines_of_rules(version).await?);
        items.extend(self.lines_of_cells_replaced(&fresh).await?);
        items.extend(self.inputs_withdrawn(release, version).await?);
        items.extend(self.cells_reopened(version).await?);
        items.extend(self.lines_of_accepted_since(version).await?);
        items.extend(self.periods_in_part(version).await?);
        Ok(items)
    }

    /// A line for each agreement under which the version has periods in part only, with the one that was due first.
    async fn periods_in_part(&self, version: &DatasetVersion) -> Result<Vec<ChecklistItem>, WorkError> {
        let mut by_agreement: BTreeMap<Id, Vec<String>> = BTreeMap::new();
        for id in &version.submissions {
            let Some(submission) = self.catalog().submission_find(id).await? else { continue };
            by_agreement.entry(submission.agreement).or_default().push(submission.id);
        }
        let mut items = Vec::new();
        for (id, submissions) in &by_agreement {
            let Some(agreement) = self.pack().agreement(id.as_str()) else { continue };
            let parts = self.in_part(agreement, submissions).await?;
            items.extend(parts.first().map(|(period, count)| {
                let values = [
                    ("n", parts.len().to_string()),
                    ("agreement", id.to_string()),
                    ("period", period.clone()),
                    ("accepted", count.accepted.to_string()),
                    ("expected", count.expected.to_string()),
                ];
                line((ChecklistKind::PeriodInPart, ChecklistWeight::Asks), id.as_str(), values)
            }));
        }
        Ok(items)
    }

    /// Submissions with a talk that nobody has settled: those that it is made of hold it back. What was asked of one that went
    /// back may be settled by the one that came in its place: whoever publishes says. What is asked of any other under the same
    /// agreements is about figures that are not in it.
    async fn talks_open(&self, version: &DatasetVersion) -> Result<Vec<ChecklistItem>, WorkError> {
        let all = self.catalog().submission_list().await?.into_iter();
        let is_asked =
            |one: &Submission| version.plan.inputs.contains(&one.agreement) || version.submissions.contains(&one.id);
        let mut items = Vec::new();
        for submission in all.filter(is_asked) {
            let comments: Vec<Comment> = self.catalog().kept_list(&submission.id).await?;
            let open = open_talks(&comments).len();
            if open > 0 {
                let weight = match submission.state {
                    SubmissionState::Returned => ChecklistWeight::Asks,
                    _ if version.submissions.contains(&submission.id) => ChecklistWeight::Blocks,
                    _ => ChecklistWeight::Tells,
                };
                items.push(line((ChecklistKind::OpenComment, weight), &submission.id, [("n", open.to_string())]));
            }
        }
        Ok(items)
    }

    /// The submissions that no public release was made of yet.
    async fn fresh_submissions(
        &self,
        release: &Release,
        version: &DatasetVersion,
    ) -> Result<BTreeSet<String>, WorkError> {
        let flow = release.dataflow.as_str();
        let mut fresh: BTreeSet<String> = version.submissions.iter().cloned().collect();
        let (now, versions) = (self.now(), self.catalog().version_list(flow).await?);
        for public in self.catalog().release_list(flow).await? {
            if public.number == release.number || !public.is_public(now) {
                continue;
            }
            let of_it = versions.iter().find(|one| one.number == public.version);
            of_it.iter().flat_map(|one| &one.submissions).for_each(|id| {
                fresh.remove(id);
            });
        }
        Ok(fresh)
    }

    /// Warnings of a submission that nobody has answered: neither its sender with an explanation, nor who accepted it with
    /// a reason.
    async fn warnings_unanswered(&self, submission: &str) -> Result<Vec<ChecklistItem>, WorkError> {
        let decisions = self.catalog().decision_list(submission).await?;
        if decisions.last().is_some_and(|decision| !decision.reason.trim().is_empty()) {
            return Ok(Vec::new());
        }
        let Some(report) = self.catalog().report_find(submission).await? else { return Ok(Vec::new()) };
        let explained: Vec<Explanation> = self.catalog().kept_list(submission).await?;
        let mut by_code: BTreeMap<&str, u64> = BTreeMap::new();
        for finding in report.findings.iter().filter(|finding| finding.severity == Severity::Warning) {
            if !explained.iter().any(|explanation| explains(explanation, finding)) {
                *by_code.entry(finding.code.word()).or_default() += 1 + finding.more;
            }
        }
        let item = |(code, n): (&str, u64)| {
            let values = [("n", n.to_string()), ("submission", submission.to_owned()), ("code", code.to_owned())];
            line((ChecklistKind::WarningUnanswered, ChecklistWeight::Asks), &format!("{submission} {code}"), values)
        };
        Ok(by_code.into_iter().map(item).collect())
    }

    /// Releases that it was made of and that were taken back since.
    async fn inputs_withdrawn(
        &self,
        release: &Release,
        version: &DatasetVersion,
    ) -> Result<Vec<ChecklistItem>, WorkError> {
        // What is withdrawn by the minute of the release is withdrawn for it.
        let minute = release.public_from.unwrap_or_else(|| self.now()).max(self.now());
        let mut items = Vec::new();
        for input in &version.releases {
            let all = self.catalog().release_list(input.dataflow.as_str()).await?;
            let last = all.iter().rfind(|release| release.is_public(minute));
            if last.is_some_and(|last| last.kind == ReleaseKind::Withdrawal) {
                let about = (ChecklistKind::InputReturned, ChecklistWeight::Blocks);
                items.push(line(about, input.dataflow.as_str(), []));
            }
        }
        Ok(items)
    }

    /// Cells that institutions were asked to send again and have not.
    async fn cells_reopened(&self, version: &DatasetVersion) -> Result<Vec<ChecklistItem>, WorkError> {
        let mut items = Vec::new();
        for agreement in &version.plan.inputs {
            let all: Vec<Reopening> = self.catalog().kept_list(agreement.as_str()).await?;
            let open = all.into_iter().filter(|reopening| reopening.closed_by.is_none());
            items.extend(open.map(|reopening| {
                let values = [("submission", reopening.submission.clone()), ("reason", reopening.reason.clone())];
                line((ChecklistKind::OpenReopening, ChecklistWeight::Asks), &reopening.id, values)
            }));
        }
        Ok(items)
    }

    /// The approvers who have had no part in a release.
    pub(super) async fn approvers_left(
        &self,
        release: &Release,
        version: &DatasetVersion,
    ) -> Result<Vec<String>, WorkError> {
        let mut parts: BTreeSet<String> = [release.proposed_by.clone(), version.built_by.clone()].into();
        for id in &version.submissions {
            parts.extend(self.catalog().submission_find(id).await?.map(|submission| submission.received_by));
            parts.extend(self.catalog().decision_list(id).await?.into_iter().map(|decision| decision.decided_by));
        }
        for file in &version.study_files {
            let all = self.catalog().study_file_list(file.study.as_str()).await?.into_iter();
            parts.extend(all.filter(|one| one.reference() == *file).map(|one| one.made_by));
        }
        let all = self.catalog().account_list().await?.into_iter();
        let able = all.filter(|account| {
            (account.role, account.state) == (Role::Approver, AccountState::Active) && !parts.contains(&account.id)
        });
        Ok(able.map(|account| account.id).collect())
    }
}

/// Whether a sender has explained a finding: what is explained is a rule of the pack, or a kind of finding.
fn explains(explanation: &Explanation, finding: &Finding) -> bool {
    let rule = finding.arguments.get("rule").map_or_else(|| finding.code.word(), String::as_str);
    explanation.rule == rule
}
