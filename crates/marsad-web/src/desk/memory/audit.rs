//! The audit trail: searched, a page at a time, and verified where that is asked for.

use askama::Template;
use axum::extract::State;
use marsad_i18n::{Args, Voice, args};
use marsad_workflow::{AUDIT_STEPS, AuditEntry, AuditProblem};

use super::question::{Question, TEXTS};
use super::words::{origin_text, row_text, short_row_text, step_text};
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/memory_audit.html")]
struct Audit<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    head: String,
    head_hash: String,
    fields: Vec<FieldView>,
    lines: Vec<AuditLine>,
    is_reduced: bool,
    next: Option<String>,
    verify: String,
    /// What verification found; none where it was not asked for.
    verdict: Option<Verdict>,
    files: Vec<(&'static str, String)>,
}

/// A field of the search.
struct FieldView {
    name: &'static str,
    label: String,
    kind: &'static str,
    value: String,
    /// What may be chosen, each with its name; none where it is typed.
    choices: Vec<(String, String)>,
}

/// A record on one line.
struct AuditLine {
    number: String,
    href: String,
    at: String,
    actor: String,
    action: String,
    subject: String,
    origin: String,
    rows: Vec<String>,
}

/// What verification found.
struct Verdict {
    class: &'static str,
    text: String,
    problems: Vec<String>,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let here = &visit.visit;
    let Question { asked, before } = Question::read(&here.parameters, here.pack())?;
    let found = app.work.audit_search(&visit.actor, &asked, before).await?;
    let head = app.work.chain_head().await?;
    let verdict = match here.parameter("verify") {
        Some(_) => Some(verdict(&app, &visit).await?),
        None => None,
    };
    let with = |more: Option<(&str, &str)>, ending: &str| {
        let path = format!("/desk/audit{ending}");
        format!("{}{}", links::page(here.lang, &path), links::query(pairs(&visit).into_iter().chain(more)))
    };
    private(&Audit {
        head: head.as_ref().map_or_else(String::new, |head| {
            let arguments =
                args().text("number", &number(&visit, head.number)).text("at", &here.voice().moment(head.at));
            here.voice().say_with("memory-head", &arguments)
        }),
        head_hash: head.map_or_else(String::new, |head| head.hash),
        fields: fields(&visit),
        is_reduced: found.records.iter().any(|entry| entry.is_reduced),
        lines: found.records.iter().map(|entry| line(&visit, entry)).collect(),
        next: found.next.map(|next| with(Some(("before", next.to_string().as_str())), "")),
        verify: with(Some(("verify", "yes")), ""),
        verdict,
        files: vec![("csv", with(None, ".csv")), ("json", with(None, ".json"))],
        page: Desk::layout(&visit, "memory-audit-title"),
        desk: Desk::new(&visit, "audit"),
    })
}

/// What was asked for, as the address says it: without the place in the list, and without the wish to verify.
fn pairs(visit: &DeskVisit) -> Vec<(&str, &str)> {
    let is_kept = |name: &str| TEXTS.contains(&name) || name == "from" || name == "to";
    visit.visit.parameters.iter().filter(|(name, value)| is_kept(name) && !value.is_empty()).collect()
}

fn fields(visit: &DeskVisit) -> Vec<FieldView> {
    let field = |name: &'static str| FieldView {
        label: visit.visit.voice().say(&format!("memory-field-{name}")),
        kind: if matches!(name, "from" | "to") { "date" } else { "text" },
        value: visit.visit.parameter(name).unwrap_or_default().to_owned(),
        choices: if name == "action" { steps(visit) } else { Vec::new() },
        name,
    };
    ["actor", "action", "subject", "from", "to", "text"].map(field).into()
}

/// Every step by its words, as the language sorts them; with the one that the address asks for, whatever it is.
fn steps(visit: &DeskVisit) -> Vec<(String, String)> {
    let voice = visit.visit.voice();
    let asked = visit.visit.parameter("action").filter(|asked| !AUDIT_STEPS.contains(asked));
    let all = AUDIT_STEPS.into_iter().chain(asked);
    let mut steps: Vec<(String, String)> = all.map(|step| (step.to_owned(), step_text(voice, step))).collect();
    steps.sort_by(|(_, a), (_, b)| voice.compare(a, b));
    steps
}

/// A number of the chain: it names a record, and is written without marking thousands.
pub(super) fn number(visit: &DeskVisit, number: u64) -> String {
    visit.visit.voice().digits(&number.to_string())
}

fn line(visit: &DeskVisit, entry: &AuditEntry) -> AuditLine {
    let (record, voice) = (&entry.record, visit.visit.voice());
    AuditLine {
        number: number(visit, record.number),
        href: links::page(visit.visit.lang, &format!("/desk/audit/{}", record.number)),
        at: voice.moment(record.at),
        actor: record.actor.clone(),
        action: step_text(voice, &record.action),
        subject: record.subject.clone(),
        origin: origin_text(voice, &record.origin),
        rows: entry.changes.iter().map(|change| short_row_text(voice, &change.key)).collect(),
    }
}

async fn verdict(app: &App, visit: &DeskVisit) -> Result<Verdict, PageError> {
    let voice = visit.visit.voice();
    let problems = app.work.audit_verify().await?;
    if problems.is_empty() {
        return Ok(Verdict { class: "olive", text: voice.say("memory-whole"), problems: Vec::new() });
    }
    let said = |problem: &AuditProblem| {
        let (key, arguments) = problem_text(voice, problem);
        voice.say_with(key, &arguments)
    };
    Ok(Verdict {
        class: "rose",
        text: voice.say_with("memory-broken", &args().count("n", problems.len() as u64)),
        problems: problems.iter().map(said).collect(),
    })
}

fn problem_text(voice: &Voice, problem: &AuditProblem) -> (&'static str, Args) {
    let numbered = |number: &u64| args().text("number", &voice.digits(&number.to_string()));
    let of_row = |key: &str| args().text("row", &row_text(voice, key));
    match problem {
        AuditProblem::Gap { number } => ("verify-audit-gap", numbered(number)),
        AuditProblem::BrokenChain { number } => ("verify-audit-broken", numbered(number)),
        AuditProblem::LostHead { number, key } => {
            ("verify-audit-head", of_row(key).text("number", &voice.digits(&number.to_string())))
        }
        AuditProblem::CutTail { number } => ("verify-audit-cut", numbered(number)),
        AuditProblem::UnlikeIndex { number, records } => {
            ("verify-audit-index", numbered(number).count("records", *records))
        }
        AuditProblem::ChangedRow { key } => ("verify-row-changed", of_row(key)),
        AuditProblem::LostRow { key } => ("verify-row-lost", of_row(key)),
        AuditProblem::UnreadableRow { table } => ("verify-row-unreadable", args().text("table", table)),
        AuditProblem::UnexpectedAdoption { number } => ("verify-audit-adopted", numbered(number)),
        AuditProblem::MigratedAgain { number, name } => ("verify-audit-migrated", numbered(number).text("name", name)),
        AuditProblem::UnrecordedRow { key } => ("verify-row-unrecorded", of_row(key)),
        AuditProblem::ChangedColumn { key, column } => ("verify-row-column", of_row(key).text("column", column)),
    }
}
