//! All that was mapped under an agreement: what holds, what was replaced, what was taken back.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_model::{Id, WordMapping};
use marsad_workflow::{Action, MappedWord, Refusal, WorkError};

use super::options::{Options, code_name, component_name, options, typed_code};
use super::said;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/mapping_agreement.html")]
struct AgreementWords<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    name: String,
    here: String,
    profile_href: String,
    lines: Vec<MappingLine>,
    lists: Vec<Options>,
    may_map: bool,
    problem: String,
}

struct MappingLine {
    component: String,
    component_name: String,
    word: String,
    code: String,
    name: String,
    day: String,
    person: String,
    note: String,
    state: String,
    colour: &'static str,
    /// Whether it holds, so that it can be taken back.
    holds: bool,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &visit, &id, (StatusCode::OK, String::new())).await
}

pub(super) async fn map(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    form: DeskForm,
) -> PageResult {
    let mapped = match asked(&visit, &id, &form) {
        Ok(word) => app.work.map_words(&visit.actor, &id, vec![word]).await,
        Err(refusal) => Err(refusal.into()),
    };
    match mapped {
        Ok(_) => Ok(see_other(&format!("{}?done=mapped", address(&visit, &id)))),
        Err(error) => shown(&app, &visit, &id, said(visit.visit.voice(), error)?).await,
    }
}

/// What the form says of a word; a blank code takes it back.
fn asked(visit: &DeskVisit, agreement: &str, form: &DeskForm) -> Result<MappedWord, Refusal> {
    let wrong = |_| Refusal::UnknownCode(form.text("component").to_owned());
    let component: Id = form.text("component").parse().map_err(wrong)?;
    let code = match form.text("code") {
        "" => None,
        typed => Some(typed_code(visit, agreement, (&component, typed))?),
    };
    let word = form.exact("word").replace("\r\n", "\n");
    Ok(MappedWord { component, word, code, note: form.text("note").to_owned() })
}

fn address(visit: &DeskVisit, id: &str) -> String {
    links::page(visit.visit.lang, &format!("/desk/agreements/{}/words", links::encoded(id)))
}

async fn shown(app: &App, visit: &DeskVisit, id: &str, (status, problem): (StatusCode, String)) -> PageResult {
    let mappings = app.work.mappings(&visit.actor, id).await?;
    let lang = visit.visit.lang;
    let unknown = || PageError::from(Refusal::UnknownAgreement(id.to_owned()));
    let agreement = visit.visit.pack().agreement(id).ok_or_else(unknown)?;
    let people = people(app, visit).await?;
    let last: BTreeMap<(&Id, &str), u32> =
        mappings.iter().map(|one| ((&one.component, one.word.as_str()), one.number)).collect();
    let is_last = |one: &WordMapping| last.get(&(&one.component, one.word.as_str())) == Some(&one.number);
    let lines = mappings.iter().rev().map(|one| line(visit, one, (is_last(one), &people)));
    private_with(
        status,
        &AgreementWords {
            page: Desk::layout(visit, "mapping-agreement-title"),
            desk: Desk::new(visit, "agreements"),
            name: agreement.name.get(lang).to_owned(),
            here: address(visit, id),
            profile_href: links::page(lang, &format!("/desk/agreements/{}/profile", agreement.id)),
            lines: lines.collect(),
            lists: options(visit, id)?,
            may_map: visit.actor.may_for(Action::Map, &agreement.provider).is_ok(),
            problem,
        },
    )
}

/// The functions of the people who may have said something, by account.
pub(in crate::desk) async fn people(app: &App, visit: &DeskVisit) -> Result<BTreeMap<String, String>, PageError> {
    let all = app.work.catalog().account_list().await.map_err(WorkError::from)?;
    Ok(all.into_iter().map(|account| (account.id, account.name.get(visit.visit.lang).to_owned())).collect())
}

fn line(visit: &DeskVisit, one: &WordMapping, (is_last, people): (bool, &BTreeMap<String, String>)) -> MappingLine {
    let voice = visit.visit.voice();
    let (state, colour) = match (is_last, &one.code) {
        (true, Some(_)) => ("mapping-state-holds", "olive"),
        (true, None) => ("mapping-state-taken-back", "rose"),
        (false, _) => ("mapping-state-replaced", "quiet"),
    };
    let named = |code: &Id| code_name(visit, one.agreement.as_str(), (&one.component, code));
    MappingLine {
        component: one.component.to_string(),
        component_name: component_name(visit.visit.pack(), &one.component, visit.visit.lang),
        word: one.word.clone(),
        code: one.code.as_ref().map(Id::to_string).unwrap_or_default(),
        name: one.code.as_ref().map(named).unwrap_or_default(),
        day: voice.day_of(one.mapped_at),
        person: people.get(&one.mapped_by).unwrap_or(&one.mapped_by).clone(),
        note: one.note.clone(),
        state: voice.say(state),
        colour,
        holds: is_last && one.code.is_some(),
    }
}
