//! Sends a file and has it checked at once.

use bytes::Bytes;
use marsad_i18n::args;
use marsad_workflow::Work;
use serde_json::json;

use super::Outcome;
use super::check::file_name;
use super::sign_in::sign_in;
use crate::cli::Submit;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, submit: &Submit, console: &Console) -> Result<Outcome, Failure> {
    let actor = sign_in(work, &submit.actor, console).await?;
    let bytes = std::fs::read(&submit.file).map_err(|error| Failure::file(&submit.file, &error))?;
    let receipt =
        work.receive_submission(&actor, &submit.agreement, (&file_name(&submit.file), Bytes::from(bytes))).await?;
    let key = if receipt.is_known { "submit-known" } else { "submit-received" };
    console.say(key, &args().text("submission", &receipt.submission.id));
    let report = work.validate_submission(&actor, &receipt.submission.id).await?;
    let is_fine = report.findings.iter().all(|finding| finding.severity != marsad_model::Severity::Error);
    console.answer(&json!({ "receipt": receipt, "report": report }), || {
        let findings: String = report.findings.iter().map(|finding| console.finding_text(finding)).collect();
        format!("{}\n{findings}", receipt.submission.id)
    });
    Ok(Outcome::of(is_fine))
}
