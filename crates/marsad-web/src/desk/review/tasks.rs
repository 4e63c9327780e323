//! The first page of the desk: what waits for the person.

use askama::Template;
use axum::extract::State;
use marsad_i18n::args;
use marsad_workflow::{Action, Task, TaskKind};

use super::period_text;
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/review_tasks.html")]
struct Tasks<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    count: String,
    lines: Vec<TaskLine>,
    /// The register of contradictions, for those who read it.
    register: Option<String>,
}

struct TaskLine {
    text: String,
    href: String,
    /// What is done there.
    consequence: String,
    since: String,
    due: String,
    mark: &'static str,
    word: String,
    /// The later submission that takes the place of this one; blank where none does.
    later: String,
    /// The submissions that this one takes the place of, the newest first, and how many they are in words.
    older: Vec<TaskLine>,
    older_count: String,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let tasks = app.work.tasks(&visit.actor).await?;
    let voice = visit.visit.voice();
    let may = |action| visit.actor.may(action).is_ok();
    let lines = folded(&app, &visit, &tasks);
    private(&Tasks {
        page: Desk::layout(&visit, "tasks-title"),
        desk: Desk::new(&visit, "tasks"),
        count: voice.say_with("tasks-count", &args().count("n", lines.len() as u64)),
        lines,
        register: (may(Action::Settle) || may(Action::Comment))
            .then(|| links::page(visit.visit.lang, "/desk/contradictions")),
    })
}

/// A line for each task; the submissions that a later one takes the place of are folded under that one, and no tasks of their
/// own.
fn folded(app: &App, visit: &DeskVisit, tasks: &[Task]) -> Vec<TaskLine> {
    let has_later = |older: &Task| tasks.iter().any(|task| is_older(older, task));
    let own = tasks.iter().filter(|task| !has_later(task));
    own.map(|task| {
        let older: Vec<TaskLine> =
            tasks.iter().filter(|older| is_older(older, task)).map(|older| line(app, visit, older)).collect();
        let count = args().count("n", older.len() as u64);
        TaskLine { older_count: visit.visit.voice().say_with("task-older", &count), older, ..line(app, visit, task) }
    })
    .collect()
}

/// Whether a submission is one that another takes the place of.
fn is_older(older: &Task, task: &Task) -> bool {
    older.kind == task.kind && older.superseded_by.as_deref() == Some(task.subject.as_str())
}

fn line(app: &App, visit: &DeskVisit, task: &Task) -> TaskLine {
    let (voice, word) = (visit.visit.voice(), task.kind.word());
    let today = app.work.today();
    let is_late = task.due.is_some_and(|due| due < today);
    let (mark, state) = match (&task.superseded_by, task.due) {
        (Some(later), _) => ("quiet", voice.say_with("task-superseded", &args().text("later", later))),
        (None, Some(_)) if is_late => ("rose", voice.say("task-late")),
        (None, Some(_)) => ("saffron", voice.say("task-due")),
        (None, None) => ("quiet", String::new()),
    };
    TaskLine {
        text: voice.say_with(&format!("task-{word}"), &args().text("subject", &subject(visit, task))),
        href: links::page(visit.visit.lang, &path(task)),
        consequence: voice.say(&format!("task-{word}-consequence")),
        since: voice.day_of(task.since),
        due: task.due.map(|due| voice.day(due)).unwrap_or_default(),
        mark,
        word: state,
        later: task
            .superseded_by
            .as_ref()
            .map_or_else(String::new, |later| links::page(visit.visit.lang, &review(later))),
        older: Vec::new(),
        older_count: String::new(),
    }
}

/// What a task is about, in words.
fn subject(visit: &DeskVisit, task: &Task) -> String {
    let (voice, lang, pack) = (visit.visit.voice(), visit.visit.lang, visit.visit.pack());
    let (first, rest) = task.subject.split_once(' ').unwrap_or((&task.subject, ""));
    let agreement = |id: &str| pack.agreement(id).map_or_else(|| id.to_owned(), |one| one.name.get(lang).to_owned());
    let dataflow = |id: &str| pack.dataflow(id).map_or_else(|| id.to_owned(), |one| one.name.get(lang).to_owned());
    let separator = voice.say("list-separator");
    match task.kind {
        TaskKind::SendData => format!("{}{separator}{}", agreement(first), period_text(voice, rest)),
        TaskKind::SignAgreement => agreement(first),
        TaskKind::MendSubmission | TaskKind::AnswerReopening | TaskKind::AnswerComment | TaskKind::ReviewSubmission => {
            // `AGREEMENT-0001`
            let under = first.rsplit_once('-').map_or(first, |(under, _)| under);
            format!("{}{separator}{first}", agreement(under))
        }
        TaskKind::PrepareRelease | TaskKind::BalanceAgain | TaskKind::InputWithdrawn => dataflow(first),
        TaskKind::AnswerChecklist | TaskKind::ApproveRelease | TaskKind::ReadPrerelease => {
            let release = voice.say_with("release-numbered", &args().text("number", &voice.digits(rest)));
            format!("{}{separator}{release}", dataflow(first))
        }
        TaskKind::SettleContradictions => voice.digits(first),
        TaskKind::DoAction => task.text.as_ref().map_or(first, |text| text.get(lang)).to_owned(),
    }
}

/// Where a submission is decided on, behind the language.
fn review(submission: &str) -> String {
    format!("/desk/review/{}", links::encoded(submission))
}

/// Where a task is done, behind the language.
fn path(task: &Task) -> String {
    let (first, rest) = task.subject.split_once(' ').unwrap_or((&task.subject, ""));
    let (first, rest) = (links::encoded(first), links::encoded(rest));
    match task.kind {
        TaskKind::SendData => format!("/desk/send/{first}/grid?period={rest}"),
        TaskKind::MendSubmission => format!("/desk/submissions/{first}"),
        TaskKind::AnswerReopening | TaskKind::AnswerComment | TaskKind::ReviewSubmission => review(&task.subject),
        TaskKind::PrepareRelease | TaskKind::BalanceAgain | TaskKind::InputWithdrawn => "/desk/releases".to_owned(),
        TaskKind::AnswerChecklist | TaskKind::ApproveRelease => format!("/desk/releases/{first}/{rest}"),
        TaskKind::SettleContradictions => "/desk/contradictions".to_owned(),
        TaskKind::SignAgreement => format!("/desk/agreements/{first}"),
        TaskKind::DoAction => format!("/desk/committee#{first}"),
        TaskKind::ReadPrerelease => format!("/desk/prerelease/{first}/{rest}"),
    }
}
