//! Small tables that are typed in: a row for each series, the last value beside the cell.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::{FindingText, Voice, args};
use marsad_model::{ColumnRole, Severity, TimePeriod};
use marsad_workflow::{EntryCell, EntryGrid, GridAnswer, Refusal, Sending, WorkError, grid_file, typed_rows};

use super::send::{own_agreement, to_submission};
use crate::app::App;
use crate::desk::form::{DeskForm, TypedForm};
use crate::desk::frame::{Desk, private_with};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::pages::PageResult;
use crate::refused::{refusal_text, said};

#[derive(Template)]
#[template(path = "desk/sending_grid.html")]
struct Grid<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    agreement: String,
    name: String,
    /// Names what is sent, so that it is received once, however often it is sent.
    key: String,
    /// Whose form it is: what one person typed is not sent in the name of another.
    account: String,
    period: String,
    /// The same as people say it.
    period_name: String,
    heads: Vec<String>,
    /// Of when the values beside the cells are.
    before: String,
    rows: Vec<GridLine>,
    /// What was wrong with what was sent and is of no row.
    wrong: Vec<String>,
    statuses: Vec<(String, String)>,
    problem: String,
}

struct GridLine {
    line: String,
    codes: String,
    /// What the row is about: the name of each column, and the label in it.
    names: Vec<(String, String)>,
    before: String,
    value: String,
    status: String,
    /// What was wrong with it when it was sent, and what to do; blank where nothing was.
    wrong: String,
    /// What its two fields are called where they are read out alone: the field, the labels and the period.
    value_name: String,
    status_name: String,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let agreement = own_agreement(&visit, &id)?.id.clone();
    let asked = match visit.visit.parameter("period").map(named_period).transpose() {
        Ok(period) => app.work.grid(&visit.actor, agreement.as_str(), period.as_ref()).await,
        Err(refusal) => Err(refusal.into()),
    };
    let (grid, problem) = match asked {
        Ok(grid) => (grid, (StatusCode::OK, String::new())),
        // The page stays, with the period that it opens on by itself.
        Err(WorkError::Refused(refusal @ Refusal::WrongPeriod(_))) => {
            let grid = app.work.grid(&visit.actor, agreement.as_str(), None).await?;
            (grid, (status(&refusal), refusal_text(visit.visit.voice(), &refusal)))
        }
        Err(error) => return Err(error.into()),
    };
    let (cells, told) = match visit.visit.parameter("submission") {
        Some(sent) => sent_cells((&app, &visit), &grid, sent).await?,
        None => (Vec::new(), Told::default()),
    };
    let key = format!("{} {agreement} {} {}", visit.csrf(), grid.period, app.work.now());
    let key = marsad_protect::sha256_hex(key.as_bytes());
    page_of(&visit, (&GridAnswer { cells, grid }, &told), problem, key)
}

/// What was wrong with a grid that was sent.
#[derive(Default)]
struct Told {
    /// By the place of the row in the grid.
    rows: BTreeMap<usize, String>,
    /// What is of no row.
    others: Vec<String>,
}

/// What was typed and sent as a submission, and what was wrong with it; nothing where that was no grid of this period.
async fn sent_cells(
    (app, visit): (&App, &DeskVisit),
    grid: &EntryGrid,
    submission: &str,
) -> Result<(Vec<EntryCell>, Told), PageError> {
    let (_, bytes) = app.work.sent_file(&visit.actor, submission).await?;
    let Some(rows) = typed_rows(grid, &bytes) else { return Ok((Vec::new(), Told::default())) };
    let found = app.work.submission_page(&visit.actor, submission).await?.report.map(|report| report.findings);
    let mut told = Told::default();
    for finding in found.unwrap_or_default().iter().filter(|finding| finding.severity == Severity::Error) {
        let text = FindingText::new(visit.visit.voice(), finding);
        let row = finding.place.row.and_then(|row| rows.iter().position(|(line, _)| *line == Some(row)));
        let said = format!("{} {}", text.reason, text.remedy);
        match row {
            Some(row) => {
                let known = told.rows.entry(row).or_default();
                *known = if known.is_empty() { said } else { format!("{known} {said}") };
            }
            None => told.others.push(said),
        }
    }
    Ok((rows.into_iter().map(|(_, cell)| cell).collect(), told))
}

fn named_period(text: &str) -> Result<TimePeriod, Refusal> {
    text.trim().parse().map_err(|_| Refusal::WrongPeriod(text.to_owned()))
}

fn page_of(
    visit: &DeskVisit,
    (answer, told): (&GridAnswer, &Told),
    (status, problem): (StatusCode, String),
    key: String,
) -> PageResult {
    let (grid, voice, lang) = (&answer.grid, visit.visit.voice(), visit.visit.lang);
    let agreement = own_agreement(visit, grid.layout.agreement.as_str())?;
    let pack = visit.visit.pack();
    let name = |id: &str| pack.concept(id).map_or_else(|| id.to_owned(), |concept| concept.name.get(lang).to_owned());
    let heads: Vec<String> = key_columns(grid).iter().map(|column| name(column.component.as_str())).collect();
    let status_column = grid.layout.column("OBS_STATUS");
    let statuses = status_column.map_or(&[][..], |column| &column.codes[..]).iter();
    private_with(
        status,
        &Grid {
            page: Desk::layout(visit, "grid-title"),
            desk: Desk::new(visit, "send"),
            agreement: agreement.id.to_string(),
            name: agreement.name.get(lang).to_owned(),
            key,
            account: sender(visit),
            period: grid.period.to_string(),
            period_name: voice.period(&grid.period),
            before: match &grid.before {
                Some(before) => voice.say_with("grid-before-of", &args().text("period", &voice.period(before))),
                None => voice.say("grid-before"),
            },
            rows: lines((answer, told), &heads, voice),
            wrong: told.others.clone(),
            heads,
            statuses: statuses.map(|known| (known.code.to_string(), known.label.get(lang).to_owned())).collect(),
            problem,
        },
    )
}

/// The columns that tell rows apart.
fn key_columns(grid: &EntryGrid) -> Vec<&marsad_model::TemplateColumn> {
    grid.layout.columns.iter().take_while(|column| column.role != ColumnRole::Time).collect()
}

fn lines((answer, told): (&GridAnswer, &Told), heads: &[String], voice: &Voice) -> Vec<GridLine> {
    let keys = key_columns(&answer.grid);
    let period = voice.period(&answer.grid.period);
    let line = |(at, row): (usize, &marsad_workflow::EntryRow)| {
        let labels = keys.iter().zip(&row.codes).map(|(column, code)| column.label(code.as_str(), voice.lang()));
        let labels: Vec<String> = labels.map(|label| voice.digits(label)).collect();
        let typed = answer.cells.get(at);
        let decimals = |value: f64| if value.fract() == 0.0 { 0 } else { 2 };
        let about = labels.iter().chain([&period]).map(String::as_str).collect::<Vec<_>>();
        let about = about.join(&voice.say("list-separator"));
        let called =
            |field: &str| voice.say_with("grid-field", &args().text("field", &voice.say(field)).text("row", &about));
        GridLine {
            line: voice.digits(&row.line.to_string()),
            codes: codes_text(&row.codes),
            value_name: called("grid-value"),
            status_name: called("grid-status"),
            names: heads.iter().cloned().zip(labels).collect(),
            before: row.before.map_or_else(String::new, |value| voice.number(value, decimals(value))),
            value: typed.map_or_else(String::new, |typed| typed.value.clone()),
            status: typed.map_or_else(String::new, |typed| typed.status.clone()),
            wrong: told.rows.get(&at).cloned().unwrap_or_default(),
        }
    };
    answer.grid.rows.iter().enumerate().map(line).collect()
}

/// The codes of a row, as the form names it.
fn codes_text(codes: &[marsad_model::Id]) -> String {
    codes.iter().map(marsad_model::Id::as_str).collect::<Vec<_>>().join(".")
}

/// Who sends: the account, and the one that it stands in for.
fn sender(visit: &DeskVisit) -> String {
    let id = &visit.actor.account().id;
    visit.actor.stands_for().map_or_else(|| id.clone(), |away| format!("{id} ({})", away.id))
}

pub(super) async fn send(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    TypedForm { form, is_own }: TypedForm,
) -> PageResult {
    let agreement = own_agreement(&visit, &id)?.id.clone();
    let period = named_period(form.text("period"))?;
    let grid = app.work.grid(&visit.actor, &id, Some(&period)).await?;
    let cells = typed(&grid, &form);
    let answer = GridAnswer { grid, cells };
    let (voice, key, account) = (visit.visit.voice(), form.text("key").to_owned(), form.text("account"));
    let again = |told| page_of(&visit, (&answer, &Told::default()), told, key.clone());
    if !account.is_empty() && account != sender(&visit) {
        let refusal = Refusal::OtherAccount(account.to_owned());
        return again((status(&refusal), refusal_text(voice, &refusal)));
    }
    if !is_own {
        return again((StatusCode::FORBIDDEN, voice.say("grid-anew")));
    }
    let bytes = grid_file(&answer);
    let sending = Sending {
        file_name: format!("{agreement} {period}.csv"),
        key: request_key(&key, &bytes),
        bytes,
        agreement,
        explanations: Vec::new(),
    };
    match app.work.submit(&visit.actor, sending).await {
        Ok(sent) => Ok(to_submission(&visit, &sent.receipt.submission.id)),
        Err(error) => {
            let (refusal, problem) = said(voice, error)?;
            again((status(&refusal), problem))
        }
    }
}

/// What names the request of a form: the same table sent again is the same request, and a corrected one is another. None where
/// the form has no key.
fn request_key(key: &str, file: &[u8]) -> Option<String> {
    (!key.is_empty()).then(|| marsad_protect::sha256_hex(&[key.as_bytes(), b" ".as_slice(), file].concat()))
}

/// What the form says of each row of the grid, found by its codes.
fn typed(grid: &EntryGrid, form: &DeskForm) -> Vec<EntryCell> {
    let rows: Vec<&str> = form.all("row").collect();
    let values: Vec<&str> = form.all("value").collect();
    let statuses: Vec<&str> = form.all("status").collect();
    let text = |texts: &[&str], at: usize| texts.get(at).map_or_else(String::new, |text| text.trim().to_owned());
    let cell = |codes: &str| match rows.iter().position(|row| *row == codes) {
        Some(at) => EntryCell { value: text(&values, at), status: text(&statuses, at) },
        None => EntryCell::default(),
    };
    grid.rows.iter().map(|row| cell(&codes_text(&row.codes))).collect()
}
