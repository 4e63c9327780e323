//! Recomputes everything ever made.

use marsad_catalog::AuditProblem;
use marsad_i18n::{Args, args};
use marsad_workflow::{VerificationProblem, Work};

use super::Outcome;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, console: &Console) -> Result<Outcome, Failure> {
    let progress = console.progress();
    let told = progress.clone();
    let found = work
        .verify(&move |subject| {
            told.set_message(subject.to_owned());
            told.tick();
        })
        .await?;
    progress.finish_and_clear();
    console.answer(&found, || found.problems.iter().map(|problem| text(console, problem) + "\n").collect());
    if !found.orphans.is_empty() {
        console.say("verify-orphans", &args().count("n", found.orphans.len() as u64));
    }
    if found.problems.is_empty() {
        let count = |count: usize| console.voice().count(count as u64);
        let arguments = args()
            .text("submissions", &count(found.submissions))
            .text("versions", &count(found.versions))
            .text("releases", &count(found.releases))
            .text("audit", &count(found.audit_records));
        console.say("verify-fine", &arguments);
    } else {
        console.say("verify-problems", &args().count("n", found.problems.len() as u64));
    }
    Ok(Outcome::of(found.problems.is_empty()))
}

fn text(console: &Console, problem: &VerificationProblem) -> String {
    let (key, arguments) = match problem {
        VerificationProblem::Audit(audit) => audit_text(audit),
        VerificationProblem::LostCatalog => ("verify-lost-catalog", args()),
        VerificationProblem::MissingFile { address } => ("verify-missing-file", args().text("address", address)),
        VerificationProblem::ChangedFile { address } => ("verify-changed-file", args().text("address", address)),
        VerificationProblem::Irreproducible { subject } => ("verify-irreproducible", args().text("subject", subject)),
        VerificationProblem::Uncheckable { subject, detail } => {
            ("verify-uncheckable", args().text("subject", subject).text("detail", detail))
        }
    };
    console.voice().say_with(key, &arguments)
}

/// The words of a problem of the audit trail.
pub(super) fn audit_text(problem: &AuditProblem) -> (&'static str, Args) {
    match problem {
        AuditProblem::Gap { number } => ("verify-audit-gap", args().text("number", &number.to_string())),
        AuditProblem::BrokenChain { number } => ("verify-audit-broken", args().text("number", &number.to_string())),
        AuditProblem::LostHead { number, key } => {
            ("verify-audit-head", args().text("number", &number.to_string()).text("row", key))
        }
        AuditProblem::CutTail { number } => ("verify-audit-cut", args().text("number", &number.to_string())),
        AuditProblem::UnlikeIndex { number, records } => {
            ("verify-audit-index", args().text("number", &number.to_string()).count("records", *records))
        }
        AuditProblem::ChangedRow { key } => ("verify-row-changed", args().text("row", key)),
        AuditProblem::ChangedColumn { key, column } => {
            ("verify-row-column", args().text("row", key).text("column", column))
        }
        AuditProblem::LostRow { key } => ("verify-row-lost", args().text("row", key)),
        AuditProblem::UnreadableRow { table } => ("verify-row-unreadable", args().text("table", table)),
        AuditProblem::UnexpectedAdoption { number } => {
            ("verify-audit-adopted", args().text("number", &number.to_string()))
        }
        AuditProblem::MigratedAgain { number, name } => {
            ("verify-audit-migrated", args().text("number", &number.to_string()).text("name", name))
        }
        AuditProblem::UnrecordedRow { key } => ("verify-row-unrecorded", args().text("row", key)),
    }
}
