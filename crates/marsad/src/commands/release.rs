//! Proposes, approves, withdraws and lists releases.

use marsad_i18n::args;
use marsad_model::{ChecklistItem, LocalText, ReleaseKind};
use marsad_workflow::{Approval, Proposal, Refusal, Work, WorkError};

use super::sign_in::sign_in;
use super::{Outcome, balance};
use crate::cli::{As, Note, Release};
use crate::cli_release::Checklist;
use crate::console::Console;
use crate::failure::Failure;

pub async fn run(work: &Work, command: &Release, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Release::Propose { dataflow, version, correction, note, actor } => {
            let kind = if *correction { ReleaseKind::Correction } else { ReleaseKind::Regular };
            let note = text(note, dataflow)?;
            propose(work, (dataflow, actor), (*version, kind, note), console).await
        }
        Release::Approve { dataflow, number, at, actor } => {
            approve(work, (dataflow, actor), Approval { number: *number, public_from: *at }, console).await
        }
        Release::Withdraw { dataflow, note, actor } => withdraw(work, (dataflow, actor), note, console).await,
        Release::Checklist(asked) => checklist(work, asked, console).await,
        Release::List { dataflow } => list(work, dataflow, console).await,
    }
}

/// A note in every language, or none at all.
pub(super) fn text(note: &Note, subject: &str) -> Result<Option<LocalText>, Failure> {
    match (&note.note_ar, &note.note_fr, &note.note_en) {
        (None, None, None) => Ok(None),
        (ar, fr, en) => {
            let given = |text: &Option<String>| text.clone().unwrap_or_default();
            let whole = LocalText::new(&given(ar), &given(fr), &given(en));
            whole.map(Some).map_err(|_| Refusal::ReasonMissing(subject.to_owned()).into())
        }
    }
}

async fn propose(
    work: &Work,
    subject: (&str, &As),
    what: (Option<u32>, ReleaseKind, Option<LocalText>),
    console: &Console,
) -> Result<Outcome, Failure> {
    let (dataflow, actor) = subject;
    let (version, kind, note) = what;
    let actor = sign_in(work, actor, console).await?;
    let last =
        work.catalog().version_list(dataflow).await.map_err(WorkError::from)?.last().map(|version| version.number);
    let version = version.or(last).ok_or_else(|| Refusal::UnknownVersion(dataflow.to_owned()))?;
    let known = work.catalog().release_list(dataflow).await.map_err(WorkError::from)?;
    let release = work.protect_tables(&actor, dataflow, Proposal { version, kind, note }).await?;
    let arguments = args().text("number", &release.number.to_string()).text("dataflow", dataflow);
    let arguments = arguments.text("hidden", &console.count("count-cells-hidden", release.hidden));
    let is_known = known.iter().any(|one| one.number == release.number);
    console.say(if is_known { "release-unchanged" } else { "release-proposed" }, &arguments);
    if work.pack().is_balanced(dataflow) {
        balance::tell_findings(work, (dataflow, release.version), console).await?;
    }
    console.answer(&release, || format!("{dataflow}\t{}\n", release.number));
    Ok(Outcome::Fine)
}

async fn approve(work: &Work, subject: (&str, &As), approval: Approval, console: &Console) -> Result<Outcome, Failure> {
    let (dataflow, actor) = subject;
    let actor = sign_in(work, actor, console).await?;
    let release = work.approve_release(&actor, dataflow, approval).await?;
    let moment = console.voice().moment(release.public_from.unwrap_or_default());
    console.say(
        "release-approved",
        &args().text("number", &release.number.to_string()).text("dataflow", dataflow).text("moment", &moment),
    );
    console.answer(&release, || format!("{dataflow}\t{}\n", release.number));
    Ok(Outcome::Fine)
}

async fn withdraw(work: &Work, subject: (&str, &As), note: &Note, console: &Console) -> Result<Outcome, Failure> {
    let (dataflow, actor) = subject;
    let reason = text(note, dataflow)?.ok_or_else(|| Refusal::ReasonMissing(dataflow.to_owned()))?;
    let actor = sign_in(work, actor, console).await?;
    let release = work.withdraw_release(&actor, dataflow, reason).await?;
    console.say("release-withdrawing", &args().text("number", &release.number.to_string()).text("dataflow", dataflow));
    console.answer(&release, || format!("{dataflow}\t{}\n", release.number));
    Ok(Outcome::Fine)
}

/// The lines of a checklist; findings, where the release waits for one of them.
async fn checklist(work: &Work, asked: &Checklist, console: &Console) -> Result<Outcome, Failure> {
    let actor = sign_in(work, &asked.actor, console).await?;
    let items = work.checklist(&actor, &asked.dataflow, asked.number).await?;
    console.answer(&items, || {
        let state = |is_open: bool| if is_open { "open" } else { "fine" };
        let line = |item: &ChecklistItem| {
            format!("{}\t{}\t{}\t{}\n", item.weight.word(), item.kind.word(), item.subject, state(item.is_open()))
        };
        items.iter().map(line).collect()
    });
    Ok(Outcome::of(!items.iter().any(ChecklistItem::is_open)))
}

async fn list(work: &Work, dataflow: &str, console: &Console) -> Result<Outcome, Failure> {
    let all = work.catalog().release_list(dataflow).await.map_err(WorkError::from)?;
    let now = work.now();
    console.answer(&all, || {
        all.iter()
            .map(|r| format!("{}\t{}\t{}\t{}\n", r.number, r.kind.word(), r.state(now).word(), r.sha256))
            .collect()
    });
    Ok(Outcome::Fine)
}
