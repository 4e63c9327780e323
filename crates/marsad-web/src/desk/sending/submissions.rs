//! After sending: the list of submissions, the answer to one, and reasons for what rules found.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::{Voice, args};
use marsad_model::{
    Decision, FindingCode, Id, Reopening, Severity, Submission, SubmissionReport, SubmissionState, TimePeriod,
};
use marsad_publish::{Answer, Examined, Names, series_text};
use marsad_workflow::{
    Action, Completeness, PeriodCompleteness, ReopeningAnswer, SubmissionDifference, SubmissionPage,
};

use super::answer::{DifferenceView, GroupView, difference_view, groups};
use super::attached::AttachedLine;
use super::hue;
use super::send::to_submission;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private, private_with};
use crate::desk::review::{People, cells, opened_cells};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

/// A submission in a list.
pub(super) struct SubmissionLine {
    pub href: String,
    pub id: String,
    pub agreement: String,
    pub file: String,
    pub when: String,
    pub state: String,
    pub hue: &'static str,
    /// Of one that waits, which later one takes its place, in words; blank where none does.
    pub superseded: String,
    /// The way to the later one.
    pub later: String,
}

impl SubmissionLine {
    pub(super) fn of(submission: &Submission, visit: &DeskVisit) -> Self {
        let (pack, lang, voice) = (visit.visit.pack(), visit.visit.lang, visit.visit.voice());
        let agreement = pack.agreement(submission.agreement.as_str());
        Self {
            href: links::page(lang, &format!("/desk/submissions/{}", links::encoded(&submission.id))),
            id: submission.id.clone(),
            agreement: agreement.map_or("", |agreement| agreement.name.get(lang)).to_owned(),
            file: submission.file_name.clone(),
            when: voice.moment(submission.received_at),
            state: voice.say(&format!("submission-state-{}", submission.state.word())),
            hue: hue(submission.state),
            superseded: String::new(),
            later: String::new(),
        }
    }

    /// The same, with the later one that takes its place.
    fn under(self, later: Option<&String>, visit: &DeskVisit) -> Self {
        let Some(later) = later else { return self };
        let superseded = visit.visit.voice().say_with("task-superseded", &args().text("later", later));
        let later = links::page(visit.visit.lang, &format!("/desk/submissions/{}", links::encoded(later)));
        Self { superseded, later, ..self }
    }
}

#[derive(Template)]
#[template(path = "desk/sending_submissions.html")]
struct List<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lines: Vec<SubmissionLine>,
}

#[derive(Template)]
#[template(path = "desk/sending_submission.html")]
struct Page<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    line: SubmissionLine,
    base: String,
    /// The way to send again, for those who send.
    again: String,
    /// The way back to the grid in which it was typed, for those who send; blank where it was a file.
    grid: String,
    /// The way to say what its unknown words mean, for those who may; blank where every word is known.
    words: String,
    /// The way to its review, with what people said of it.
    review: String,
    /// How many comments the reader finds there; blank where there is none.
    talks: String,
    /// The documents that are attached to it, and not to a comment.
    files: Vec<AttachedLine>,
    /// Whether the reader may attach one.
    may_attach: bool,
    /// The agreement under which it was sent, for those who may read of it.
    agreement: String,
    summary: String,
    verdict: String,
    groups: Vec<GroupView>,
    explainable: Vec<(String, String)>,
    explanations: Vec<(String, String)>,
    decisions: Vec<(String, String)>,
    /// What was opened again that it brings cells of.
    reopenings: Vec<ReopeningView>,
    difference: Option<DifferenceView>,
    /// What the two periods before had and the file has not, a line for each period.
    missing: Vec<String>,
    has_receipt: bool,
    has_cells: bool,
    problem: String,
}

/// What was opened again, and what of it a file brings.
struct ReopeningView {
    opened: String,
    /// Why it was.
    reason: String,
    brings: String,
    brought: Vec<String>,
    /// That some of it is still asked for; blank where nothing is.
    lacks: String,
    lacking: Vec<String>,
}

pub(super) async fn list(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let all = app.work.submissions_of(&visit.actor, visit.visit.parameter("agreement")).await?;
    let superseded = app.work.superseded(&all).await?;
    let line =
        |submission: &Submission| SubmissionLine::of(submission, &visit).under(superseded.get(&submission.id), &visit);
    private(&List {
        page: Desk::layout(&visit, "submissions-title"),
        desk: Desk::new(&visit, "submissions"),
        lines: all.iter().map(line).collect(),
    })
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &visit, &id, (StatusCode::OK, String::new())).await
}

/// The page with what went wrong.
pub(super) async fn shown(
    app: &App,
    visit: &DeskVisit,
    id: &str,
    (status, problem): (StatusCode, String),
) -> PageResult {
    let found = app.work.submission_page(&visit.actor, id).await?;
    let (pack, voice) = (visit.visit.pack(), visit.visit.voice());
    let line = SubmissionLine::of(&found.submission, visit);
    let told = app.work.report_told(&visit.actor, (Action::ReadSubmission, id)).await?;
    let answer = told.as_ref().map(|told| Answer::of_submission((&found.submission, &told.report), pack, voice));
    let agreement = pack.agreement(found.submission.agreement.as_str());
    let may_send = agreement.is_some_and(|one| visit.actor.may_for(Action::Receive, &one.provider).is_ok());
    let dataflow = agreement.and_then(|agreement| pack.dataflow(agreement.dataflow.as_str()));
    let names = dataflow.and_then(|dataflow| {
        let structure = pack.structure_of(dataflow)?;
        Some(Names { pack, dataflow, structure, voice })
    });
    let answers = || told.iter().flat_map(|told| &told.answers);
    let asked: Vec<&Reopening> = answers().map(|answer| &answer.reopening).collect();
    let difference = found.difference.as_ref().map(|difference| in_answer(difference, &asked)).zip(names.as_ref());
    let completeness = app.work.completeness_of(&visit.actor, id).await?;
    let comments = app.work.comments_of(&visit.actor, id).await?.len() as u64;
    let (files, may_attach) = attached(app, visit, &found).await?;
    let may_read = agreement.is_some_and(|one| visit.actor.may_for(Action::ReadCalendar, &one.provider).is_ok());
    let agreement_path = format!("/desk/agreements/{}", found.submission.agreement);
    let missing = names.as_ref().map_or_else(Vec::new, |names| missing_lines(&completeness, names));
    private_with(
        status,
        &Page {
            page: Desk::layout(visit, "submission-title"),
            desk: Desk::new(visit, "submissions"),
            base: line.href.clone(),
            again: if may_send { send_link(visit, &found) } else { String::new() },
            grid: if may_send { grid_link(visit, &found).unwrap_or_default() } else { String::new() },
            words: words_link(app, visit, &found).await?,
            review: links::page(visit.visit.lang, &format!("/desk/review/{}", links::encoded(id))),
            talks: if comments == 0 {
                String::new()
            } else {
                voice.say_with("submission-talks", &args().count("n", comments))
            },
            files,
            may_attach,
            agreement: if may_read { links::page(visit.visit.lang, &agreement_path) } else { String::new() },
            summary: answer.as_ref().map_or_else(String::new, |answer| answer.summary.clone()),
            verdict: answer.as_ref().map_or_else(String::new, |answer| match (&told, missing.is_empty()) {
                (Some(told), false) if is_sound(&told.report) => voice.say("submission-not-all"),
                _ => answer.verdict.clone(),
            }),
            groups: answer.as_ref().map_or_else(Vec::new, |answer| groups(answer, voice)),
            explainable: if may_send { explainable(app, visit, &found) } else { Vec::new() },
            explanations: found.explanations.iter().map(|one| (one.rule.clone(), one.reason.clone())).collect(),
            decisions: decisions(visit, &found),
            reopenings: answers().map(|one| reopening(voice, names.as_ref(), one)).collect(),
            difference: difference.map(|(difference, names)| difference_view(&difference, names)),
            missing,
            has_receipt: !found.receipts.is_empty() || (may_send && app.work.receipt_key().is_some()),
            has_cells: found.report.is_some(),
            line,
            problem,
        },
    )
}

/// The documents of a submission, and whether the reader may attach another.
async fn attached(
    app: &App,
    visit: &DeskVisit,
    found: &SubmissionPage,
) -> Result<(Vec<AttachedLine>, bool), PageError> {
    let people = People::of(&app.work, visit.visit.lang).await?;
    let id = &found.submission.id;
    let all = app.work.attached_to(&visit.actor, id).await?;
    let own = all.iter().filter(|one| one.comment.is_none());
    let files = own.map(|one| AttachedLine::of(one, visit, &people)).collect();
    Ok((files, app.work.attachable(&visit.actor, id).await.is_ok()))
}

/// Whether nothing was found that someone has to look at.
fn is_sound(report: &SubmissionReport) -> bool {
    report.findings.iter().all(|finding| finding.severity == Severity::Note)
}

/// What the two periods before had and the file has not, nor anything that is accepted already; a line for each period.
fn missing_lines(completeness: &Completeness, names: &Names<'_>) -> Vec<String> {
    let line = |one: &PeriodCompleteness| {
        let missing: Vec<String> = one.missing.iter().map(|key| series_text(names, key, None)).collect();
        let said = args().count("n", one.expected.saturating_sub(one.present + one.accepted));
        let said = said.text("period", &names.voice.period(&one.period)).text("series", &missing.join(" · "));
        names.voice.say_with("submission-missing", &said)
    };
    completeness.periods.iter().filter(|one| one.present + one.accepted < one.expected).map(line).collect()
}

/// What was opened again, and what of it a file brings.
fn reopening(voice: &Voice, names: Option<&Names<'_>>, one: &ReopeningAnswer) -> ReopeningView {
    let ReopeningAnswer { reopening, brought, lacking, .. } = one;
    let opened = opened_cells(voice, names, reopening);
    let counted = |key: &str, n: usize| voice.say_with(key, &args().count("n", n as u64));
    let named = |all: &[(Vec<Id>, TimePeriod)]| names.map(|names| cells(names, all)).unwrap_or_default();
    ReopeningView {
        opened: voice.say_with("submission-reopening", &args().text("cells", &opened)),
        reason: reopening.reason.clone(),
        brings: counted("submission-reopening-brings", brought.len()),
        brought: named(brought),
        lacks: if lacking.is_empty() { String::new() } else { counted("submission-reopening-lacks", lacking.len()) },
        lacking: named(lacking),
    }
}

/// What a file changes; of one that answers a reopening without what it does not bring, which nobody asked for.
fn in_answer(difference: &SubmissionDifference, asked: &[&Reopening]) -> SubmissionDifference {
    let difference = difference.clone();
    if asked.is_empty() {
        return difference;
    }
    SubmissionDifference { vanished: 0, gone: Vec::new(), ..difference }
}

fn send_link(visit: &DeskVisit, found: &SubmissionPage) -> String {
    links::page(visit.visit.lang, &format!("/desk/send/{}", found.submission.agreement))
}

/// The way back to the grid in which a submission was typed, with what was typed; a grid names its text by its agreement and
/// its period.
fn grid_link(visit: &DeskVisit, found: &SubmissionPage) -> Option<String> {
    let submission = &found.submission;
    let agreement = submission.agreement.as_str();
    let period = submission.file_name.strip_prefix(agreement)?.strip_prefix(' ')?.strip_suffix(".csv")?;
    period.parse::<TimePeriod>().ok()?;
    let query = links::query([("period", period), ("submission", submission.id.as_str())]);
    Some(links::page(visit.visit.lang, &format!("/desk/send/{agreement}/grid{query}")))
}

/// The way to the words of a submission that stand for no code; blank where there is none, and for those who may not say
/// what they mean.
async fn words_link(app: &App, visit: &DeskVisit, found: &SubmissionPage) -> Result<String, PageError> {
    let submission = &found.submission;
    let agreement = visit.visit.pack().agreement(submission.agreement.as_str());
    let may_map = agreement.is_some_and(|one| visit.actor.may_for(Action::Map, &one.provider).is_ok());
    let is_word =
        |one: &marsad_model::Finding| matches!(one.code, FindingCode::UnknownCode | FindingCode::AmbiguousCode);
    let has_words = found.report.as_ref().is_some_and(|report| report.findings.iter().any(is_word));
    if !may_map || !has_words {
        return Ok(String::new());
    }
    let words = app.work.words_to_map(&visit.actor, &submission.id).await?;
    // Words that were mapped since are there too: the page says that the file is to be sent again.
    if words.words.is_empty() && words.mapped_since == 0 {
        return Ok(String::new());
    }
    Ok(links::page(visit.visit.lang, &format!("/desk/submissions/{}/words", links::encoded(&submission.id))))
}

/// The rules that may be explained, with what they found; none where nothing was returned.
fn explainable(app: &App, visit: &DeskVisit, found: &SubmissionPage) -> Vec<(String, String)> {
    let Some(report) = found.report.as_ref().filter(|_| found.submission.state == SubmissionState::Returned) else {
        return Vec::new();
    };
    let rules = app.work.explainable(found.submission.agreement.as_str(), &report.findings);
    let (pack, voice) = (visit.visit.pack(), visit.visit.voice());
    let agreement = pack.agreement(found.submission.agreement.as_str());
    let examined = Examined::of(pack, agreement.map_or("", |agreement| agreement.dataflow.as_str()));
    let rule = |finding: &&marsad_model::Finding| {
        let named = finding.arguments.get("rule").cloned().unwrap_or_default();
        (named, examined.told(finding, voice).reason)
    };
    rules.iter().map(rule).collect()
}

/// What was decided: a line, and the reason.
fn decisions(visit: &DeskVisit, found: &SubmissionPage) -> Vec<(String, String)> {
    let voice = visit.visit.voice();
    let line = |decision: &marsad_model::SubmissionDecision| {
        let key = match decision.decision {
            Decision::Accept => "submission-was-accepted",
            Decision::Return => "submission-was-returned",
        };
        let when = voice.moment(decision.decided_at);
        (voice.say_with(key, &args().text("when", &when)), decision.reason.clone())
    };
    found.decisions.iter().map(line).collect()
}

pub(super) async fn explain(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let rules = form.all("rule").map(str::to_owned);
    let reasons = form.all("reason").map(|reason| reason.trim().to_owned());
    // A rule without a reason is not explained.
    let given: Vec<(String, String)> = rules.zip(reasons).filter(|(_, reason)| !reason.is_empty()).collect();
    if given.is_empty() {
        let problem = visit.visit.voice().say("explain-no-reason");
        return shown(&app, &visit, &id, (StatusCode::UNPROCESSABLE_ENTITY, problem)).await;
    }
    match app.work.explain(&visit.actor, &id, given).await {
        Ok(sent) => Ok(to_submission(&visit, &sent.receipt.submission.id)),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, &id, (status(&refusal), problem)).await
        }
    }
}
