//! The agreements: a list, and the page of one with its terms, its versions, what is due under it, and what may be done.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::ToSpan as _;
use marsad_i18n::{Voice, args};
use marsad_model::{AgreementVersion, DayCounting, DayRoll, Id, ProvisionAgreement, TimePeriod, TransmissionState};
use marsad_workflow::{Action, AgreementNow, DueCalendar, Refusal, SigningEffect, TransmissionsAsked, WorkError};

use super::agreement_form::{AgreementForm, FREQUENCIES};
use super::board::TransmissionRow;
use super::late::LateList;
use super::rules::{RuleLine, rule_lines};
use super::words::{due_rule, frequency, frequency_word, names};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, document, private, private_with, see_other};
use crate::desk::parts::{DeskParts, PartFile};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

/// How far back and ahead the page of an agreement shows what is due, in days.
const DAYS_BACK: i64 = 400;
const DAYS_AHEAD: i64 = 400;
/// So many periods are named one by one.
const PERIODS_NAMED_MAX: usize = 6;

#[derive(Template)]
#[template(path = "desk/calendar_agreements.html")]
struct Agreements<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lines: Vec<AgreementLine>,
}

struct AgreementLine {
    href: String,
    name: String,
    institution: String,
    frequency: String,
    due: String,
    state: String,
    colour: &'static str,
    /// Whether a version waits for a signature.
    is_proposed: bool,
}

#[derive(Template)]
#[template(path = "desk/calendar_agreement.html")]
struct AgreementPage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    id: String,
    lede: String,
    state: String,
    colour: &'static str,
    facts: Vec<(String, String)>,
    /// The signed text: its name and address.
    text: Option<(String, String)>,
    rows: Vec<TransmissionRow>,
    late: LateList,
    versions: Vec<VersionLine>,
    /// What is asked of its data.
    rules: Vec<RuleLine>,
    /// The version that waits for a signature, from which nothing follows yet.
    proposed: Option<Proposed>,
    /// The ways to its mapped words and to how its institution writes, for those who may read them.
    ways: Vec<(&'static str, String)>,
    may_edit: bool,
    form: AgreementForm,
    choices: Choices,
    /// Whether the version may still say from when on the agreement asks.
    may_begin: bool,
    problem: String,
}

/// A version that waits for a signature: what it would change.
struct Proposed {
    number: String,
    facts: Vec<(String, String)>,
    /// What is said where its first day is past, and what was due before today stays as it was.
    is_backdated: bool,
    /// What the signature changes of what was due before today.
    effect: Vec<String>,
    /// What is said where data would be sent more or less often.
    is_other_frequency: bool,
    text: Option<(String, String)>,
    /// Its number in the form, where the person may sign.
    may_sign: Option<u32>,
}

/// What the lists of the form offer: value and name.
struct Choices {
    frequencies: Vec<(&'static str, String)>,
    countings: Vec<(&'static str, String)>,
    rolls: Vec<(&'static str, String)>,
    parties: Vec<(String, String)>,
    accounts: Vec<(String, String)>,
}

struct VersionLine {
    number: String,
    made: String,
    made_by: String,
    note: String,
    signed: String,
    validity: String,
    /// From which day on it counts; blank where that is its first one.
    effect: String,
    text: Option<(String, String)>,
}

pub(super) async fn list(State(app): State<App>, visit: DeskVisit) -> PageResult {
    visit.actor.may(Action::ReadCalendar)?;
    let (voice, lang, names) = (visit.visit.voice(), visit.visit.lang, names(&visit.visit));
    let mut lines = Vec::new();
    for agreement in readable(&app, &visit) {
        let now = app.work.agreement_now(agreement.id.as_str()).await?;
        let (state, colour) = standing(&now);
        lines.push(AgreementLine {
            href: links::page(lang, &format!("/desk/agreements/{}", agreement.id)),
            name: agreement.name.get(lang).to_owned(),
            institution: names.provider(agreement.provider.as_str()),
            frequency: frequency(voice, now.frequency),
            due: due_rule(voice, now.due),
            state: voice.say(state),
            colour,
            is_proposed: now.proposed.is_some(),
        });
    }
    private(&Agreements { page: Desk::layout(&visit, "desk-agreements"), desk: Desk::new(&visit, "agreements"), lines })
}

/// The agreements that the person may read of.
fn readable<'a>(app: &'a App, visit: &'a DeskVisit) -> impl Iterator<Item = &'a ProvisionAgreement> {
    let may =
        move |agreement: &&ProvisionAgreement| visit.actor.may_for(Action::ReadCalendar, &agreement.provider).is_ok();
    app.work.pack().agreements.iter().filter(may)
}

/// Where an agreement stands: the key of its words, and its colour.
fn standing(now: &AgreementNow) -> (&'static str, &'static str) {
    match &now.version {
        _ if !now.is_valid => ("agreement-ended", "rose"),
        Some(_) => ("agreement-signed", "olive"),
        None => ("agreement-of-pack", "quiet"),
    }
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &visit, (&id, None), (StatusCode::OK, String::new())).await
}

/// The page with what went wrong, and what stood in the form.
async fn shown(
    app: &App,
    visit: &DeskVisit,
    (id, form): (&str, Option<AgreementForm>),
    (status, problem): (StatusCode, String),
) -> PageResult {
    let (work, voice, lang) = (&app.work, visit.visit.voice(), visit.visit.lang);
    let versions = work.agreement_versions(&visit.actor, id).await?;
    let now = work.agreement_now(id).await?;
    let effect = work.signing_effect(id).await?;
    let mut due = due_under(app, visit, &now.pack).await?;
    due.within.retain(|one| one.state != TransmissionState::Late);
    let (state, colour) = standing(&now);
    let title = now.pack.name.get(lang).to_owned();
    let head = &work.pack().head;
    private_with(
        status,
        &AgreementPage {
            page: Layout { title, ..Desk::layout(visit, "desk-agreements") },
            desk: Desk::new(visit, "agreements"),
            id: id.to_owned(),
            lede: lede(voice, &now),
            state: voice.say(state),
            colour,
            facts: facts(visit, &now),
            text: now.version.as_ref().and_then(|version| text_link(visit, version)),
            rows: due.within.iter().map(|one| TransmissionRow::of(&visit.visit, one)).collect(),
            late: LateList::of(&visit.visit, id, &due.overdue)?,
            versions: versions.iter().rev().map(|version| version_line(visit, version, &versions)).collect(),
            rules: rule_lines(&visit.visit, &now.pack),
            proposed: now.proposed.as_ref().map(|version| proposed(visit, version, (&now, &effect))),
            ways: ways(visit, &now.pack),
            may_edit: visit.actor.may_for(Action::EditAgreement, &now.pack.provider).is_ok(),
            form: form.unwrap_or_else(|| AgreementForm::of(&now, (&head.observatory, work.today()))),
            may_begin: versions.iter().all(|version| version.signed_by.is_none()),
            choices: choices(app, visit, &now.pack.provider).await?,
            problem,
        },
    )
}

/// How often data are sent, and when they are due.
fn lede(voice: &Voice, now: &AgreementNow) -> String {
    let said = args().text("frequency", &frequency(voice, now.frequency)).text("due", &due_rule(voice, now.due));
    voice.say_with("agreement-lede", &said)
}

/// The keys of the names of the pages beside this one, and their addresses.
fn ways(visit: &DeskVisit, agreement: &ProvisionAgreement) -> Vec<(&'static str, String)> {
    if visit.actor.may_for(Action::ReadSubmission, &agreement.provider).is_err() {
        return Vec::new();
    }
    let here = here(visit, agreement.id.as_str());
    vec![("mapping-agreement-title", format!("{here}/words")), ("mapping-profile-title", format!("{here}/profile"))]
}

async fn due_under(app: &App, visit: &DeskVisit, agreement: &ProvisionAgreement) -> Result<DueCalendar, WorkError> {
    let today = app.work.today();
    let asked = TransmissionsAsked {
        from: today.saturating_sub(DAYS_BACK.days()),
        to: today.saturating_add(DAYS_AHEAD.days()),
        provider: Some(agreement.provider.clone()),
    };
    let mut found = app.work.due_calendar(&visit.actor, asked).await?;
    found.within.retain(|one| one.agreement == agreement.id);
    found.overdue.retain(|one| one.agreement == agreement.id);
    Ok(found)
}

/// What is agreed, as pairs of name and words.
fn facts(visit: &DeskVisit, now: &AgreementNow) -> Vec<(String, String)> {
    let (voice, lang, names) = (visit.visit.voice(), visit.visit.lang, names(&visit.visit));
    let version = now.version.as_ref();
    let legal_basis = version.map_or(&now.pack.legal_basis, |version| &version.legal_basis);
    let mut facts = vec![
        ("agreement-institution", names.provider(now.pack.provider.as_str())),
        ("agreement-dataflow", names.dataflow(now.pack.dataflow.as_str())),
        ("agreement-basis", legal_basis.get(lang).to_owned()),
    ];
    if let Some(version) = version {
        facts.extend(settled(visit, version));
    }
    facts.into_iter().map(|(key, value)| (voice.say(key), value)).collect()
}

/// What a version settles, as pairs of the key of a name and words.
fn settled(visit: &DeskVisit, version: &AgreementVersion) -> [(&'static str, String); 4] {
    let (voice, lang, names) = (visit.visit.voice(), visit.visit.lang, names(&visit.visit));
    let parties: Vec<String> = version.parties.iter().map(|id| names.provider(id.as_str())).collect();
    [
        ("agreement-parties", voice.list(&parties)),
        ("agreement-definitions", version.definitions.get(lang).to_owned()),
        ("agreement-contact", version.contact.get(lang).to_owned()),
        ("agreement-validity", validity(visit, version)),
    ]
}

/// A version that waits for a signature, so that whoever signs reads what they sign.
fn proposed(visit: &DeskVisit, version: &AgreementVersion, (now, effect): (&AgreementNow, &SigningEffect)) -> Proposed {
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let mut facts = vec![
        ("agreement-frequency", frequency(voice, version.frequency)),
        ("calendar-due", due_rule(voice, version.due)),
        ("agreement-basis", version.legal_basis.get(lang).to_owned()),
    ];
    facts.extend(settled(visit, version));
    facts.extend(version.asked_from.map(|day| ("agreement-asked-from", voice.day(day))));
    facts.push(("agreement-note", version.note.clone()));
    let may_sign = visit.actor.may_for(Action::SignAgreement, &now.pack.provider).is_ok();
    Proposed {
        number: voice.digits(&version.number.to_string()),
        facts: facts.into_iter().map(|(key, value)| (voice.say(key), value)).collect(),
        is_backdated: version.valid_from < visit.visit.app.work.today() && *effect == SigningEffect::default(),
        effect: signing_effect(voice, effect),
        is_other_frequency: version.frequency != now.frequency,
        text: text_link(visit, version),
        may_sign: may_sign.then_some(version.number),
    }
}

/// What a signature changes of what was due before today, in sentences.
fn signing_effect(voice: &Voice, effect: &SigningEffect) -> Vec<String> {
    let told = |key: &str, periods: &[TimePeriod]| {
        let said = args().count("n", periods.len() as u64).text("periods", &periods_text(voice, periods));
        (!periods.is_empty()).then(|| voice.say_with(key, &said))
    };
    let changes = [told("agreement-sign-asks", &effect.asked), told("agreement-sign-drops", &effect.dropped)];
    let changes: Vec<String> = changes.into_iter().flatten().collect();
    if changes.is_empty() { vec![voice.say("agreement-sign-stays")] } else { changes }
}

/// A few periods by name, and more by the first and the last.
fn periods_text(voice: &Voice, periods: &[TimePeriod]) -> String {
    match periods {
        [first, .., last] if periods.len() > PERIODS_NAMED_MAX => {
            let span = args().text("from", &voice.period(first)).text("until", &voice.period(last));
            voice.say_with("agreement-from-until", &span)
        }
        _ => voice.list(&periods.iter().map(|period| voice.period(period)).collect::<Vec<_>>()),
    }
}

fn validity(visit: &DeskVisit, version: &AgreementVersion) -> String {
    let voice = visit.visit.voice();
    let arguments = args().text("from", &voice.day(version.valid_from));
    match version.valid_until {
        Some(until) => voice.say_with("agreement-from-until", &arguments.text("until", &voice.day(until))),
        None => voice.say_with("agreement-from", &arguments),
    }
}

fn version_line(visit: &DeskVisit, version: &AgreementVersion, all: &[AgreementVersion]) -> VersionLine {
    let voice = visit.visit.voice();
    let signed =
        version.signed_by.as_ref().map(|by| voice.say_with("agreement-signed-by", &args().text("account", by)));
    VersionLine {
        number: voice.digits(&version.number.to_string()),
        made: voice.day_of(version.made_at),
        made_by: version.made_by.clone(),
        note: version.note.clone(),
        signed: signed.unwrap_or_else(|| unsigned(visit, version, all)),
        validity: validity(visit, version),
        effect: effect(visit, version),
        text: text_link(visit, version),
    }
}

/// What is said of a version that nobody signed: that it waits, or which later one took its place.
fn unsigned(visit: &DeskVisit, version: &AgreementVersion, all: &[AgreementVersion]) -> String {
    let voice = visit.visit.voice();
    match all.iter().find(|later| later.number > version.number) {
        Some(next) => {
            let key = if next.signed_by.is_some() { "agreement-signed-as" } else { "agreement-replaced" };
            voice.say_with(key, &args().text("number", &voice.digits(&next.number.to_string())))
        }
        None => voice.say("agreement-unsigned"),
    }
}

/// From when a version counts that was signed after its first day.
fn effect(visit: &DeskVisit, version: &AgreementVersion) -> String {
    let voice = visit.visit.voice();
    if version.signed_by.is_none() || voice.local(version.made_at).date() <= version.valid_from {
        return String::new();
    }
    voice.say_with("agreement-effect", &args().text("day", &voice.day_of(version.made_at)))
}

/// The name and the address of the signed text of a version.
fn text_link(visit: &DeskVisit, version: &AgreementVersion) -> Option<(String, String)> {
    let path = format!("/desk/agreements/{}/text/{}", version.agreement, version.number);
    version.text.as_ref().map(|text| (text.file_name.clone(), links::page(visit.visit.lang, &path)))
}

async fn choices(app: &App, visit: &DeskVisit, provider: &Id) -> Result<Choices, WorkError> {
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let accounts = app.work.catalog().account_list().await?;
    let of_provider = accounts.into_iter().filter(|account| account.provider == *provider);
    let named = |prefix: &str, word: &str| voice.say(&format!("{prefix}-{word}"));
    Ok(Choices {
        frequencies: FREQUENCIES.map(|one| (frequency_word(one), frequency(voice, one))).into(),
        countings: DayCounting::ALL.iter().map(|one| (one.word(), named("due-counting", one.word()))).collect(),
        rolls: DayRoll::ALL.iter().map(|one| (one.word(), named("due-roll", one.word()))).collect(),
        parties: app.work.pack().providers.iter().map(|p| (p.id.to_string(), p.name.get(lang).to_owned())).collect(),
        accounts: of_provider.map(|account| (account.id, account.name.get(lang).to_owned())).collect(),
    })
}

pub(super) async fn amend(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    mut parts: DeskParts,
) -> PageResult {
    let form = AgreementForm::sent(&parts);
    // A file without bytes says nothing.
    let text = parts.take_file("text").filter(|file| !file.bytes.is_empty());
    match amended(&app, &visit, (&id, &form), text).await {
        Ok(()) => Ok(see_other(&format!("{}?done=saved", here(&visit, &id)))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, (&id, Some(form)), (status(&refusal), problem)).await
        }
    }
}

async fn amended(
    app: &App,
    visit: &DeskVisit,
    (id, form): (&str, &AgreementForm),
    text: Option<PartFile>,
) -> Result<(), WorkError> {
    let agreement: Id = id.parse().map_err(|_| Refusal::UnknownAgreement(id.to_owned()))?;
    // Those who may not do it are told so, whatever they wrote.
    visit.actor.may(Action::EditAgreement)?;
    let named = |file: PartFile| (if file.name.is_empty() { "text".to_owned() } else { file.name }, file.bytes);
    let draft = form.draft(agreement, text.map(named))?;
    app.work.amend_agreement(&visit.actor, draft).await.map(|_| ())
}

pub(super) async fn sign(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let number = form.text("number").parse::<u32>().map_err(|_| PageError::bad("number", form.text("number"), &[]))?;
    match app.work.sign_agreement(&visit.actor, (&id, number)).await {
        Ok(_) => Ok(see_other(&format!("{}?done=signed", here(&visit, &id)))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, (&id, None), (status(&refusal), problem)).await
        }
    }
}

/// The signed text as it was given, always as a file and never as a page of ours.
pub(super) async fn text(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id, number)): Path<(String, String, u32)>,
) -> PageResult {
    Ok(document(app.work.agreement_text(&visit.actor, (&id, number)).await?))
}

fn here(visit: &DeskVisit, id: &str) -> String {
    links::page(visit.visit.lang, &format!("/desk/agreements/{}", links::encoded(id)))
}
