//! A workshop in Marjan: its people, its clock, and the whole path run from any state.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use jiff::Timestamp;
use marsad_catalog::Catalog;
use marsad_lake::Lake;
use marsad_model::{ChecklistWeight, Decision, LocalText, Release, ReleaseKind, Role, Submission};
use marsad_pack::Files;
use marsad_testkit::pack_files;
use marsad_workflow::{
    Actor, Approval, ChecklistReply, NewAccount, Probe, Proposal, Settings, Signer, Verdict, Work, WorkError,
};

/// Where a workshop is.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    pub folder: &'a Path,
    pub address: &'a str,
}

/// A clock that moves on by a second each time anyone reads it; a process that is killed lives before its avengers.
fn clock() -> Arc<dyn Fn() -> Timestamp + Send + Sync> {
    static SECOND: AtomicI64 = AtomicI64::new(1_750_000_000);
    let later = if std::env::var(crate::kill::POINT).is_ok() { 0 } else { 10_000_000 };
    Arc::new(move || Timestamp::from_second(later + SECOND.fetch_add(1, Ordering::Relaxed)).unwrap())
}

pub async fn open(site: Site<'_>, pack: Files, probe: Probe) -> Work {
    let lake = site.folder.join("lake");
    std::fs::create_dir_all(&lake).unwrap();
    let clock = clock();
    let catalog = Catalog::open(site.address, clock()).await.unwrap();
    let signer = Some(Signer::of(&[7; 32]));
    Work::open(Settings { pack, lake: Lake::local(&lake).unwrap(), catalog, clock, probe, signer }).unwrap()
}

pub async fn marjan(site: Site<'_>) -> Work {
    open(site, pack_files("marjan"), Arc::new(|_| {})).await
}

/// The people of Marjan: accounts that exist are taken as they are.
pub struct People {
    pub administrator: Actor,
    pub ports: Actor,
    pub statistics: Actor,
    pub reviewer: Actor,
    pub approver: Actor,
}

pub async fn people(work: &Work) -> Result<People, WorkError> {
    let administrator = person(work, None, ("administrator", "OBS", Role::Administrator)).await?;
    let first = Some(&administrator);
    Ok(People {
        ports: person(work, first, ("ports", provider(work, "PORTS_ARRIVALS"), Role::Provider)).await?,
        statistics: person(work, first, ("statistics", provider(work, "STAT_RESIDENTS"), Role::Provider)).await?,
        reviewer: person(work, first, ("reviewer", "OBS", Role::Reviewer)).await?,
        approver: person(work, first, ("approver", "OBS", Role::Approver)).await?,
        administrator,
    })
}

fn provider<'a>(work: &'a Work, agreement: &str) -> &'a str {
    work.pack().agreement(agreement).unwrap().provider.as_str()
}

/// An account with a role; one that exists is taken as it is.
pub async fn person(work: &Work, by: Option<&Actor>, who: (&str, &str, Role)) -> Result<Actor, WorkError> {
    let (id, provider, role) = who;
    if let Some(actor) = work.vouched_actor(id).await? {
        return Ok(actor);
    }
    let name = LocalText::new("وظيفة", id, id).unwrap();
    let account = NewAccount { id: id.to_owned(), name, provider: provider.parse().unwrap(), role };
    Ok(work.create_account(by, account).await?.0)
}

pub fn accept() -> Verdict {
    Verdict { decision: Decision::Accept, reason: "as agreed".to_owned(), expected: None }
}

/// Sends a file as the institution of its agreement.
pub async fn send(work: &Work, people: &People, agreement: &str, bytes: Vec<u8>) -> Result<Submission, WorkError> {
    let sender = if agreement == "PORTS_ARRIVALS" { &people.ports } else { &people.statistics };
    let receipt =
        work.receive_submission(sender, &agreement.parse().unwrap(), ("file.csv", Bytes::from(bytes))).await?;
    work.validate_submission(&people.reviewer, &receipt.submission.id).await?;
    Ok(work.catalog().submission_get(&receipt.submission.id).await?)
}

/// From accepted submissions to a public release; a release that is public already is given.
pub async fn publish(
    work: &Work,
    people: &People,
    dataflow: &str,
    kind: (ReleaseKind, Option<LocalText>),
) -> Result<Release, WorkError> {
    let release = build_and_propose(work, people, dataflow, kind).await?;
    if release.approved_at.is_some() {
        return Ok(release);
    }
    answer_all(work, people, (dataflow, release.number)).await?;
    work.approve_release(&people.approver, dataflow, Approval { number: release.number, public_from: None }).await
}

/// Builds a version of what is accepted and proposes it; a release that has it already is given.
pub async fn build_and_propose(
    work: &Work,
    people: &People,
    dataflow: &str,
    (kind, note): (ReleaseKind, Option<LocalText>),
) -> Result<Release, WorkError> {
    let version = work.build_version(&people.reviewer, dataflow).await?;
    let proposal = Proposal { version: version.number, kind, note };
    work.protect_tables(&people.reviewer, dataflow, proposal).await
}

/// Answers every line of a checklist that asks.
pub async fn answer_all(work: &Work, people: &People, (dataflow, number): (&str, u32)) -> Result<(), WorkError> {
    for item in work.checklist(&people.reviewer, dataflow, number).await? {
        if item.weight == ChecklistWeight::Asks && item.answer.is_none() {
            let reply = ChecklistReply { kind: item.kind, subject: item.subject, reason: "as it should be".to_owned() };
            work.answer_checklist(&people.reviewer, (dataflow, number), reply).await?;
        }
    }
    Ok(())
}

/// Sends and accepts every file of the pack.
pub async fn accept_all(work: &Work, people: &People) -> Result<(), WorkError> {
    accept_all_of(work, people, &pack_files("marjan")).await
}

async fn accept_all_of(work: &Work, people: &People, files: &Files) -> Result<(), WorkError> {
    for file in marsad_pack::submissions(files).unwrap() {
        let bytes = files[&format!("submissions/{}", file.file)].clone();
        let submission = send(work, people, file.agreement.as_str(), bytes).await?;
        work.decide_submission(&people.reviewer, &submission.id, accept()).await?;
    }
    Ok(())
}

/// The whole path for every file of the pack, from whatever state the workshop is in; then what is made of releases.
pub async fn run_all(work: &Work) -> Result<(), WorkError> {
    run_all_of(work, &pack_files("marjan")).await
}

/// The same for files that a test changed.
pub async fn run_all_of(work: &Work, files: &Files) -> Result<(), WorkError> {
    let people = people(work).await?;
    accept_all_of(work, &people, files).await?;
    for dataflow in ["DF_ARRIVALS", "DF_RESIDENTS", "DF_RECONCILED"] {
        publish(work, &people, dataflow, (ReleaseKind::Regular, None)).await?;
    }
    Ok(())
}
