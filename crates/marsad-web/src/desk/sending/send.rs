//! Before sending: the agreements of one's institution, and the form of one.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::{Voice, args};
use marsad_model::{Lang, ProvisionAgreement, TimePeriod, Transmission, TransmissionState};
use marsad_workflow::{Action, NewAttached, Pressing, Refusal, Sending, ToSend, WaitingSubmission, WorkError};
use serde_json::Value;

use super::grid::named_period;
use super::often;
use super::submissions::{self, SubmissionLine};
use crate::app::App;
use crate::desk::calendar::{colour, lateness, names};
use crate::desk::frame::{Desk, private, private_with, see_other};
use crate::desk::parts::{DeskParts, PartFile};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::{refusal_about, said};

/// What the script that sends in parts may be told, and has words for.
const REFUSALS: [fn(String) -> Refusal; 7] = [
    Refusal::Infected,
    Refusal::ScannerAway,
    Refusal::TooLarge,
    Refusal::TooManyUploads,
    Refusal::WrongDocument,
    Refusal::ActiveDocument,
    Refusal::ClosedDocument,
];
/// So many of the last submissions stand below the form.
const LAST: usize = 5;

#[derive(Template)]
#[template(path = "desk/sending_agreements.html")]
struct Agreements<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lines: Vec<AgreementLine>,
}

struct AgreementLine {
    href: String,
    name: String,
    dataflow: String,
    frequency: String,
    standing: Standing,
}

/// Where an agreement stands.
struct Standing {
    /// The colour and the word of the mark; blank where nothing is to be done.
    mark: &'static str,
    word: String,
    /// The way to the submission that went back or waits, and its name.
    submission: Option<(String, String)>,
    text: String,
}

#[derive(Template)]
#[template(path = "desk/sending_form.html")]
struct Form<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    agreement: String,
    name: String,
    legal_basis: String,
    /// The period that template and grid are filled in for, as it is asked for or named; blank where nothing tells it.
    period: String,
    /// What says so in an address; blank where nothing does.
    query: String,
    /// Templates: address and language.
    templates: Vec<(String, &'static str, &'static str)>,
    key: String,
    /// What waits for a decision: the way there, and what it is.
    waits: Vec<(String, String)>,
    /// What the script may be told in place of an answer, in words.
    refusals: String,
    last: Vec<SubmissionLine>,
    problem: String,
}

pub(super) async fn agreements(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let (pack, lang, voice) = (visit.visit.pack(), visit.visit.lang, visit.visit.voice());
    let own = app.work.to_send(&visit.actor).await?;
    let line = |(agreement, one): (&ProvisionAgreement, &ToSend)| AgreementLine {
        href: links::page(lang, &format!("/desk/send/{}", agreement.id)),
        name: agreement.name.get(lang).to_owned(),
        dataflow: pack.dataflow(agreement.dataflow.as_str()).map_or("", |flow| flow.name.get(lang)).to_owned(),
        frequency: often(voice, agreement.frequency),
        standing: standing(&visit, one),
    };
    let known = own.iter().filter_map(|one| Some((pack.agreement(one.agreement.as_str())?, one)));
    private(&Agreements {
        page: Desk::layout(&visit, "send-title"),
        desk: Desk::new(&visit, "send"),
        lines: known.map(line).collect(),
    })
}

/// Where an agreement stands, in words.
fn standing(visit: &DeskVisit, one: &ToSend) -> Standing {
    let (lang, voice, id) = (visit.visit.lang, visit.visit.voice(), one.agreement.as_str());
    let said = |transmission: &Transmission| {
        let period = names(&visit.visit).period(id, &transmission.period);
        args().text("period", &period).text("due", &voice.day(transmission.due))
    };
    let asked = one.transmission.as_ref();
    let state = |state: TransmissionState| (colour(state), voice.say(&format!("transmission-state-{}", state.word())));
    let (mark, word) = match one.pressing {
        Pressing::Returned => state(TransmissionState::Returned),
        Pressing::Late => state(TransmissionState::Late),
        Pressing::Due => state(TransmissionState::Due),
        Pressing::Waits => state(TransmissionState::Received),
        Pressing::Nothing => ("", String::new()),
    };
    let text = match (one.pressing, asked) {
        (Pressing::Late, Some(asked)) => {
            voice.say_with("send-late", &said(asked).text("lateness", &lateness(voice, asked)))
        }
        (Pressing::Due, Some(asked)) => voice.say_with("send-until", &said(asked)),
        (Pressing::Nothing, Some(asked)) => voice.say_with("send-nothing-until", &said(asked)),
        (Pressing::Nothing, None) => voice.say("send-nothing"),
        _ => String::new(),
    };
    let way = |id: &String| (links::page(lang, &format!("/desk/submissions/{}", links::encoded(id))), id.clone());
    Standing { mark, word, submission: one.submission.as_ref().map(way), text }
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, agreement)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &visit, &agreement, (StatusCode::OK, String::new())).await
}

/// The agreement, for those who send under it; it is not told from one that does not exist.
pub(super) fn own_agreement<'v>(visit: &'v DeskVisit, id: &str) -> Result<&'v ProvisionAgreement, PageError> {
    let found = visit.visit.pack().agreement(id);
    let is_own = |one: &&ProvisionAgreement| visit.actor.may_for(Action::Receive, &one.provider).is_ok();
    visit.actor.may(Action::Receive)?;
    found.filter(is_own).ok_or_else(|| Refusal::UnknownAgreement(id.to_owned()).into())
}

async fn shown(app: &App, visit: &DeskVisit, id: &str, (status, problem): (StatusCode, String)) -> PageResult {
    let agreement = own_agreement(visit, id)?;
    let (lang, voice) = (visit.visit.lang, visit.visit.voice());
    let period = match visit.visit.parameter("period").map(named_period).transpose()? {
        Some(named) => Some(named),
        None => app.work.asked_period(&visit.actor, id).await?,
    };
    let query = period.as_ref().map_or_else(String::new, |it| format!("?period={}", links::encoded(it.as_str())));
    let template = |tongue: Lang| {
        let name = match tongue {
            Lang::Ar => "العربية",
            Lang::Fr => "français",
            Lang::En => "English",
        };
        (links::page(tongue, &format!("/desk/send/{id}/template.xlsx{query}")), tongue.tag(), name)
    };
    let mut last = app.work.submissions_of(&visit.actor, Some(id)).await?;
    last.truncate(LAST);
    let waiting = app.work.waiting_of(&visit.actor, id).await?;
    let key = marsad_protect::sha256_hex(format!("{} {id} {}", visit.csrf(), app.work.now()).as_bytes());
    private_with(
        status,
        &Form {
            page: Desk::layout(visit, "send-title"),
            desk: Desk::new(visit, "send"),
            agreement: id.to_owned(),
            name: agreement.name.get(lang).to_owned(),
            legal_basis: agreement.legal_basis.get(lang).to_owned(),
            period: period.as_ref().map_or_else(String::new, |period| {
                voice.say_with("send-template-period", &args().text("period", &voice.period(period)))
            }),
            templates: Lang::ALL.into_iter().map(template).collect(),
            query,
            key,
            waits: waiting_lines(visit, &waiting, None),
            refusals: refusals(voice),
            last: last.iter().map(|submission| SubmissionLine::of(submission, visit)).collect(),
            problem,
        },
    )
}

/// Why a file that comes in parts is not taken, by the word of each refusal; `{}` stands for what it is about. JSON.
fn refusals(voice: &Voice) -> String {
    let text = |told: fn(String) -> Refusal| {
        let refusal = told(String::new());
        (refusal.word().to_owned(), Value::String(refusal_about(voice, &refusal, "{}")))
    };
    Value::Object(REFUSALS.map(text).into_iter().collect()).to_string()
}

pub(super) async fn send(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    mut parts: DeskParts,
) -> PageResult {
    let agreement = own_agreement(&visit, &id)?.id.clone();
    let key = Some(parts.text("key").to_owned()).filter(|key| !key.is_empty());
    let Some(file) = parts.take_file("file") else {
        let problem = visit.visit.voice().say("send-no-file");
        return shown(&app, &visit, &id, (StatusCode::UNPROCESSABLE_ENTITY, problem)).await;
    };
    let beside = parts.take_file("attached");
    if let Some(beside) = &beside {
        // What cannot be attached is told before anything is sent.
        let checked = app.work.check_attached(&visit.actor, agreement.as_str(), (&beside.name, &beside.bytes)).await;
        if let Err(error) = checked {
            return not_sent(&app, &visit, &id, error).await;
        }
    }
    let sending = Sending { agreement, file_name: file.name, bytes: file.bytes, key, explanations: Vec::new() };
    let sent = match app.work.submit(&visit.actor, sending).await {
        Ok(sent) => sent.receipt.submission.id,
        Err(error) => return not_sent(&app, &visit, &id, error).await,
    };
    match beside {
        Some(beside) => attached_to(&app, &visit, &sent, beside).await,
        None => Ok(to_submission(&visit, &sent)),
    }
}

/// Attaches what came with a file; the page of the submission that was sent, which says it where that was not possible.
async fn attached_to(app: &App, visit: &DeskVisit, sent: &str, beside: PartFile) -> PageResult {
    let new = NewAttached { comment: None, file_name: beside.name, bytes: beside.bytes };
    match app.work.attach(&visit.actor, sent, new).await {
        Ok(_) => Ok(to_submission(visit, sent)),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            submissions::shown(app, visit, sent, (status(&refusal), problem)).await
        }
    }
}

/// So many periods of what waits are named; of more the first and the last.
const PERIODS_NAMED: usize = 4;

/// What waits for a decision, each with the way there; said of a period where one is typed.
pub(super) fn waiting_lines(
    visit: &DeskVisit,
    waiting: &[WaitingSubmission],
    period: Option<&TimePeriod>,
) -> Vec<(String, String)> {
    let (lang, voice) = (visit.visit.lang, visit.visit.voice());
    let href = |id: &str| links::page(lang, &format!("/desk/submissions/{}", links::encoded(id)));
    waiting.iter().map(|one| (href(&one.id), waiting_line(voice, one, period))).collect()
}

/// What waits, in words: that a file for the same period takes its place, or which periods it holds.
pub(super) fn waiting_line(voice: &Voice, waiting: &WaitingSubmission, period: Option<&TimePeriod>) -> String {
    let said = args().text("submission", &waiting.id);
    if let Some(period) = period.filter(|period| waiting.holds(period)) {
        return voice.say_with("grid-waits-here", &said.text("period", &voice.period(period)));
    }
    let mut periods: Vec<String> = waiting.periods.iter().map(|period| voice.period(period)).collect();
    if periods.len() > PERIODS_NAMED {
        let last = periods.pop().unwrap_or_default();
        periods.truncate(1);
        periods.extend(["…".to_owned(), last]);
    }
    voice.say_with("grid-waits-other", &said.text("periods", &periods.join(&voice.say("list-separator"))))
}

/// The form again, with why nothing was sent.
async fn not_sent(app: &App, visit: &DeskVisit, id: &str, error: WorkError) -> PageResult {
    let (refusal, problem) = said(visit.visit.voice(), error)?;
    shown(app, visit, id, (status(&refusal), problem)).await
}

/// The way to a submission that was sent just now.
pub(super) fn to_submission(visit: &DeskVisit, id: &str) -> axum::response::Response {
    let path = format!("/desk/submissions/{}", links::encoded(id));
    see_other(&format!("{}?done=sent", links::page(visit.visit.lang, &path)))
}
