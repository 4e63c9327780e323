//! Accounts, as an administrator sees them: who there is, invitations, closing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_model::{AccountState, Lang, LocalText, Role};
use marsad_workflow::{Action, Invitation, Invited, NewAccount, Refusal, WorkError};

use super::me::langs;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private, private_with, see_other};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::refused::said;

#[derive(Template)]
#[template(path = "desk/account_accounts.html")]
struct Accounts<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lines: Vec<AccountLine>,
    roles: Vec<(&'static str, String)>,
    providers: Vec<(String, String)>,
    langs: Vec<(&'static str, &'static str, bool)>,
    problem: String,
    /// Whether files are looked at by a virus scanner before they are kept.
    is_scanned: bool,
}

struct AccountLine {
    id: String,
    name: String,
    institution: String,
    role: String,
    state: String,
    /// What can be done with it: the word in the address, and on the button.
    actions: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "desk/account_invited.html")]
struct Made<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    account: String,
    href: String,
    until: String,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    shown(&app, &visit, (StatusCode::OK, String::new())).await
}

async fn shown(app: &App, visit: &DeskVisit, (status, problem): (StatusCode, String)) -> PageResult {
    visit.actor.may(Action::ManageAccounts)?;
    let (voice, lang, pack) = (visit.visit.voice(), visit.visit.lang, visit.visit.pack());
    let all = app.work.catalog().account_list().await.map_err(WorkError::from)?;
    let institution = |id: &str| pack.provider(id).map_or_else(|| id.to_owned(), |p| p.name.get(lang).to_owned());
    let role = |role: Role| voice.say(&format!("role-name-{}", role.word()));
    let own = visit.actor.account().id.as_str();
    let lines = all.into_iter().map(|account| AccountLine {
        name: account.name.get(lang).to_owned(),
        institution: institution(account.provider.as_str()),
        role: role(account.role),
        state: voice.say(&format!("account-state-{}", account.state.word())),
        actions: actions(account.state, account.id == own)
            .iter()
            .map(|word| (*word, voice.say(&format!("account-action-{word}"))))
            .collect(),
        id: account.id,
    });
    private_with(
        status,
        &Accounts {
            page: Desk::layout(visit, "accounts-title"),
            desk: Desk::new(visit, "accounts"),
            lines: lines.collect(),
            is_scanned: app.work.is_scanned(),
            roles: Role::ALL.into_iter().map(|one| (one.word(), role(one))).collect(),
            providers: pack.providers.iter().map(|p| (p.id.to_string(), p.name.get(lang).to_owned())).collect(),
            langs: langs(lang),
            problem,
        },
    )
}

/// What can be done with an account in a state; nobody closes their own.
fn actions(state: AccountState, is_own: bool) -> &'static [&'static str] {
    match (state, is_own) {
        (_, true) => &[],
        (AccountState::Invited, _) => &["invite", "close"],
        (AccountState::Active, _) => &["close"],
        (AccountState::Closed, _) => &["open"],
    }
}

pub(super) async fn invite(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    match invited(&app, &visit, &form).await {
        Ok(invited) => made(&visit, &invited),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, (status(&refusal), problem)).await
        }
    }
}

async fn invited(app: &App, visit: &DeskVisit, form: &DeskForm) -> Result<Invited, WorkError> {
    // Those who may not invite are told so, whatever they wrote.
    visit.actor.may(Action::ManageAccounts)?;
    let given = |name: &str| form.text(name).to_owned();
    let role: Role = form.text("role").parse().map_err(|_| Refusal::UnknownRole(given("role")))?;
    let provider = form.text("provider").parse().map_err(|_| Refusal::UnknownInstitution(given("provider")))?;
    let name = LocalText::new(form.text("name_ar"), form.text("name_fr"), form.text("name_en"));
    let account = NewAccount {
        id: given("account"),
        name: name.map_err(|_| Refusal::FunctionMissing(given("account")))?,
        provider,
        role,
    };
    let lang: Lang = form.text("lang").parse().unwrap_or(visit.visit.lang);
    app.work.invite(&visit.actor, Invitation { account, email: form.text("email").to_owned(), lang }).await
}

fn made(visit: &DeskVisit, invited: &Invited) -> PageResult {
    let path = format!("/desk/link/{}", invited.link);
    private(&Made {
        page: Desk::layout(visit, "invited-title"),
        desk: Desk::new(visit, "accounts"),
        account: invited.account.id.clone(),
        href: format!("{}{}", visit.visit.base, links::page(invited.account.lang, &path)),
        until: visit.visit.voice().moment(invited.until),
    })
}

pub(super) async fn act(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id, action)): Path<(String, String, String)>,
    _form: DeskForm,
) -> PageResult {
    let done = match action.as_str() {
        "invite" => return made(&visit, &app.work.invite_again(&visit.actor, &id).await?),
        "close" => app.work.close_account(&visit.actor, &id).await.map(|_| "closed"),
        "open" => app.work.open_account(&visit.actor, &id).await.map(|_| "opened"),
        _ => return Err(PageError::NotFound),
    };
    match done {
        Ok(done) => Ok(see_other(&format!("{}?done={done}", links::page(visit.visit.lang, "/desk/accounts")))),
        Err(error) => {
            let (refusal, problem) = said(visit.visit.voice(), error)?;
            shown(&app, &visit, (status(&refusal), problem)).await
        }
    }
}
