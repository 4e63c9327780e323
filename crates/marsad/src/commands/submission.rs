//! Looks at submissions, checks, accepts and returns them.

use marsad_i18n::args;
use marsad_model::{Decision, SubmissionReport};
use marsad_publish::Answer;
use marsad_workflow::{Actor, Verdict, Work, WorkError};
use serde_json::json;

use super::sign_in::sign_in;
use super::{Outcome, answer};
use crate::cli::{AnswerFiles, As, Submission};
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, command: &Submission, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Submission::List => list(work, console).await,
        Submission::Show { id, answer, account } => show(work, (id, account.as_deref()), answer, console).await,
        Submission::Check { id, answer, actor } => check(work, (id, actor), answer, console).await,
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

async fn show(
    work: &Work,
    (id, account): (&str, Option<&str>),
    files: &AnswerFiles,
    console: &Console,
) -> Result<Outcome, Failure> {
    if files.workbook.is_some() && account.is_none() {
        return Err(Failure::Answer { key: "answer-who", arguments: args() });
    }
    let submission = find(work, id).await?;
    let report = work.catalog().report_find(id).await.map_err(WorkError::from)?;
    let decisions = work.catalog().decision_list(id).await.map_err(WorkError::from)?;
    let answered = report.as_ref().map(|report| answer::to_submission(work, &submission, report, console));
    let json = answered.as_ref().map(Answer::json);
    console.answer(
        &json!({ "submission": submission, "report": report, "decisions": decisions, "answer": json }),
        || {
            let decided: String = decisions
                .iter()
                .map(|d| format!("{:?}\t{}\t{}\t{}\n", d.decision, d.decided_by, d.decided_at, d.reason))
                .collect();
            let text = answered.as_ref().map(|answered| answer::text(answered, files, console)).unwrap_or_default();
            format!("{}\t{}\t{}\n{decided}{text}", submission.id, submission.state, submission.file_name)
        },
    );
    if let Some(answered) = &answered {
        answer::sum_up(answered, files, console);
        match account.filter(|_| files.workbook.is_some()) {
            Some(account) => {
                let actor = sign_in(work, &As { account: account.to_owned() }, console).await?;
                write(work, (&actor, id), answered, files, console).await?;
            }
            None => answer::write_page(answered, files, console)?,
        }
    }
    Ok(Outcome::Fine)
}

async fn find(work: &Work, id: &str) -> Result<marsad_model::Submission, Failure> {
    let found = work.catalog().submission_find(id).await.map_err(WorkError::from)?;
    Ok(found.ok_or_else(|| marsad_workflow::Refusal::UnknownSubmission(id.to_owned()))?)
}

/// Writes the files of an answer, for someone who may see what was sent.
async fn write(
    work: &Work,
    (actor, id): (&Actor, &str),
    answered: &Answer,
    files: &AnswerFiles,
    console: &Console,
) -> Result<(), Failure> {
    let (format, bytes) = work.sent_file(actor, id).await?;
    answer::write(answered, files, (&format, &bytes), console)
}

async fn check(
    work: &Work,
    (id, actor): (&str, &As),
    files: &AnswerFiles,
    console: &Console,
) -> Result<Outcome, Failure> {
    let actor = sign_in(work, actor, console).await?;
    let report = work.validate_submission(&actor, id).await?;
    let answered = answer::to_submission(work, &find(work, id).await?, &report, console);
    let mut json = json!(report);
    json["answer"] = answered.json();
    console.answer(&json, || answer::text(&answered, files, console));
    say_report(console, &report);
    answer::sum_up(&answered, files, console);
    write(work, (&actor, id), &answered, files, console).await?;
    Ok(Outcome::of(answered.is_acceptable))
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
    let verdict = Verdict { decision, reason: reason.to_owned(), expected: None };
    let done = work.decide_submission(&actor, subject.0, verdict).await?;
    let key = if decision == Decision::Accept { "submission-accepted" } else { "submission-returned" };
    console.say(key, &args().text("submission", subject.0));
    console.answer(&done, || format!("{}\n", subject.0));
    Ok(Outcome::Fine)
}
