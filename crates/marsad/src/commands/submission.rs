//! Looks at submissions, checks, accepts and returns them.

use marsad_i18n::args;
use marsad_model::{Decision, Severity, SubmissionReport};
use marsad_workflow::{Verdict, Work, WorkError};
use serde_json::json;

use super::Outcome;
use super::sign_in::sign_in;
use crate::cli::{As, Submission};
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, command: &Submission, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Submission::List => list(work, console).await,
        Submission::Show { id } => show(work, id, console).await,
        Submission::Check { id, actor } => check(work, (id, actor), console).await,
        Submission::Accept { id, reason, actor } => {
            decide(work, (id, actor), (Decision::Accept, reason), console).await
        }
        Submission::Return { id, reason, actor } => {
            decide(work, (id, actor), (Decision::Return, reason), console).await
        }
    }
}

async fn list(work: &Work, console: &Console) -> Result<Outcome, Failure> {
    let all = work.catalog().submission_list().await.map_err(WorkError::from)?;
    console.answer(&all, || {
        all.iter().map(|s| format!("{}\t{}\t{}\t{}\n", s.id, s.state, s.file_name, s.received_at)).collect()
    });
    Ok(Outcome::Fine)
}

async fn show(work: &Work, id: &str, console: &Console) -> Result<Outcome, Failure> {
    let found = work.catalog().submission_find(id).await.map_err(WorkError::from)?;
    let submission = found.ok_or_else(|| marsad_workflow::Refusal::UnknownSubmission(id.to_owned()))?;
    let report = work.catalog().report_find(id).await.map_err(WorkError::from)?;
    let decisions = work.catalog().decision_list(id).await.map_err(WorkError::from)?;
    let findings = report.as_ref().map_or(&[][..], |report| &report.findings);
    console.answer(&json!({ "submission": submission, "report": report, "decisions": decisions }), || {
        let decided = decisions
            .iter()
            .map(|d| format!("{:?}\t{}\t{}\t{}\n", d.decision, d.decided_by, d.decided_at, d.reason))
            .collect::<String>();
        let text = findings.iter().map(|finding| console.finding_text(finding)).collect::<String>();
        format!("{}\t{}\t{}\n{decided}{text}", submission.id, submission.state, submission.file_name)
    });
    Ok(Outcome::Fine)
}

async fn check(work: &Work, subject: (&str, &As), console: &Console) -> Result<Outcome, Failure> {
    let actor = sign_in(work, subject.1, console).await?;
    let report = work.validate_submission(&actor, subject.0).await?;
    say_report(console, &report);
    console.answer(&report, || report.findings.iter().map(|finding| console.finding_text(finding)).collect());
    Ok(Outcome::of(report.findings.iter().all(|finding| finding.severity != Severity::Error)))
}

/// Says how much could be read and how much is wrong.
pub fn say_report(console: &Console, report: &SubmissionReport) {
    let arguments = args()
        .text("submission", &report.submission)
        .text("observations", &console.count("count-observations", report.observations))
        .text("findings", &console.count("count-findings", report.findings.len() as u64));
    console.say("submission-checked", &arguments);
}

async fn decide(
    work: &Work,
    subject: (&str, &As),
    verdict: (Decision, &str),
    console: &Console,
) -> Result<Outcome, Failure> {
    let actor = sign_in(work, subject.1, console).await?;
    let (decision, reason) = verdict;
    let done = work.decide_submission(&actor, subject.0, Verdict { decision, reason: reason.to_owned() }).await?;
    let key = if decision == Decision::Accept { "submission-accepted" } else { "submission-returned" };
    console.say(key, &args().text("submission", subject.0));
    console.answer(&done, || format!("{}\n", subject.0));
    Ok(Outcome::Fine)
}
