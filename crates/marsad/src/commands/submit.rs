//! Sends a file and has it checked at once.

use bytes::Bytes;
use marsad_i18n::args;
use marsad_workflow::{Action, Sending, Sent, Work};
use serde_json::json;

use super::check::file_name;
use super::sign_in::sign_in;
use super::{Outcome, answer};
use crate::cli_submit::Submit;
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;

pub async fn run(work: &Work, submit: &Submit, console: &Console) -> Result<Outcome, Failure> {
    answer::keep_apart(&submit.answer, &submit.file)?;
    let actor = sign_in(work, &submit.actor, console).await?;
    let bytes = foreign_file::bytes(&submit.file)?;
    let explanations = submit.explanations.iter().map(|one| (one.rule.clone(), one.reason.clone())).collect();
    let sending = Sending {
        agreement: submit.agreement.clone(),
        file_name: file_name(&submit.file),
        bytes: Bytes::from(bytes),
        key: submit.key.clone(),
        explanations,
    };
    let Sent { receipt, report } = work.submit(&actor, sending).await?;
    let told = work.report_told(&actor, (Action::Receive, &receipt.submission.id)).await?;
    let report = told.map_or(report, |told| told.report);
    let key = if receipt.is_known { "submit-known" } else { "submit-received" };
    console.say(key, &args().text("submission", &receipt.submission.id));
    let answered = answer::to_submission(work, &receipt.submission, &report, console);
    console.answer(&json!({ "receipt": receipt, "report": report, "answer": answered.json() }), || {
        format!("{}\n{}", receipt.submission.id, answer::text(&answered, &submit.answer, console))
    });
    answer::sum_up(&answered, &submit.answer, console);
    if submit.answer.workbook.is_some() {
        let (format, bytes) = work.sent_file(&actor, &receipt.submission.id).await?;
        answer::write(&answered, &submit.answer, (&format, &bytes), console)?;
    } else {
        answer::write_page(&answered, &submit.answer, console)?;
    }
    Ok(Outcome::of(answered.is_acceptable))
}
