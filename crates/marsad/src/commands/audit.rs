//! Lists, verifies and exports the audit trail. Who holds the data folder holds the trail: no account is asked for.

use marsad_catalog::{AuditAsked, AuditRecord};
use marsad_i18n::args;
use marsad_workflow::{Work, WorkError, audit_line};
use serde_json::json;

use super::Outcome;
use super::verify::audit_text;
use crate::cli_audit::{Audit, AuditCommand, AuditFilter};
use crate::console::Console;
use crate::failure::Failure;

/// Records that are read at a time.
const PAGE: u32 = 500;

pub async fn run(work: &Work, audit: &Audit, console: &Console) -> Result<Outcome, Failure> {
    match &audit.command {
        None => list(work, &AuditFilter::default(), console).await,
        Some(AuditCommand::List(filter)) => list(work, filter, console).await,
        Some(AuditCommand::Export(filter)) => {
            let records = found(work, filter).await?;
            console.give(&records.iter().map(audit_line).collect::<String>());
            Ok(Outcome::Fine)
        }
        Some(AuditCommand::Verify { heads }) => verify(work, heads, console).await,
    }
}

async fn list(work: &Work, filter: &AuditFilter, console: &Console) -> Result<Outcome, Failure> {
    let records = found(work, filter).await?;
    console.answer(&records, || records.iter().map(line).collect());
    Ok(Outcome::Fine)
}

fn line(r: &AuditRecord) -> String {
    format!("{}\t{}\t{}\t{}\t{}\t{}\n", r.number, r.at, r.actor, r.action, r.subject, r.hash)
}

/// The records that were asked for, oldest first.
async fn found(work: &Work, filter: &AuditFilter) -> Result<Vec<AuditRecord>, Failure> {
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let asked = AuditAsked {
        actor: text(&filter.actor),
        action: text(&filter.action),
        subject: text(&filter.subject),
        from: filter.from,
        to: filter.to,
        text: text(&filter.text),
        ..AuditAsked::default()
    };
    let (mut before, mut all) = (u64::MAX, Vec::new());
    loop {
        let page = work.catalog().audit_page(&asked, (before, PAGE)).await.map_err(WorkError::from)?;
        let Some(last) = page.last() else { break };
        before = last.number;
        all.extend(page);
    }
    all.reverse();
    Ok(all)
}

/// The chain, and whether every head that was written down stands in it.
async fn verify(work: &Work, heads: &[(u64, String)], console: &Console) -> Result<Outcome, Failure> {
    let problems = work.audit_verify().await?;
    let mut strange = Vec::new();
    for (number, hash) in heads {
        let record = work.catalog().audit_find(*number).await.map_err(WorkError::from)?;
        if record.is_none_or(|record| record.hash != *hash) {
            strange.push(*number);
        }
    }
    let head = work.chain_head().await?;
    let told = json!({ "problems": problems, "strange_heads": strange, "head": head });
    console.answer(&told, || {
        let of_chain = problems.iter().map(|problem| {
            let (key, arguments) = audit_text(problem);
            console.voice().say_with(key, &arguments)
        });
        let of_heads = strange
            .iter()
            .map(|number| console.voice().say_with("memory-strange-head", &args().text("number", &number.to_string())));
        of_chain.chain(of_heads).map(|line| line + "\n").collect()
    });
    let is_whole = problems.is_empty() && strange.is_empty();
    if let Some(head) = head.filter(|_| is_whole) {
        let arguments = args().text("number", &head.number.to_string()).text("hash", &head.hash);
        console.say("memory-whole-shell", &arguments);
        if heads.is_empty() {
            console.say("memory-no-head-shell", &args());
        }
    }
    Ok(Outcome::of(is_whole))
}
