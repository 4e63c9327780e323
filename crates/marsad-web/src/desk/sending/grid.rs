//! Small tables that are typed in: a row for each series, the last value beside the cell.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::{FindingText, Voice, args};
use marsad_model::{Severity, TemplateCode, TemplateColumn, TimePeriod};
use marsad_workflow::{
    EntryCell, EntryGrid, GridAnswer, Refusal, Sending, WorkError, grid_file, typed_codes, typed_decimal, typed_rows,
};

use super::often;
use super::on_device::kept_on_device;
use super::send::{own_agreement, to_submission, waiting_line, waiting_lines};
use crate::app::App;
use crate::desk::form::{DeskForm, TypedForm};
use crate::desk::frame::{Desk, private_with};
use crate::desk::session::DeskVisit;
use crate::error::{PageError, status};
use crate::layout::Layout;
use crate::pages::PageResult;
use crate::refused::{refusal_text, said};

/// No number is shown with more decimals beside its cell.
const DECIMALS_MAX: u8 = 9;

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
    /// How often the institution sends, with a period as an example.
    often: String,
    /// Which mark stands before decimals; blank where only whole numbers make sense.
    decimals: String,
    /// What is accepted of the period already; blank where nothing is.
    accepted: String,
    /// What waits for a decision: the way there, and what it is.
    waits: Vec<(String, String)>,
    heads: Vec<String>,
    /// Of when the values beside the cells are.
    before: String,
    rows: Vec<GridLine>,
    is_too_large: bool,
    /// The lists from which a row is added.
    choices: Vec<Choice>,
    /// What is asked before it is sent.
    asks: Vec<String>,
    /// What was wrong with what was sent and is of no row.
    wrong: Vec<String>,
    statuses: Vec<(String, String)>,
    problem: String,
}

/// A list of codes.
struct Choice {
    name: String,
    codes: Vec<(String, String)>,
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
    let (mut grid, problem) = match asked {
        Ok(grid) => (grid, (StatusCode::OK, String::new())),
        // The page stays, with the period that it opens on by itself.
        Err(WorkError::Refused(refusal @ Refusal::WrongPeriod(_))) => {
            let grid = app.work.grid(&visit.actor, agreement.as_str(), None).await?;
            let problem = wrong_period(visit.visit.voice(), &grid, refusal.subject());
            (grid, (status(&refusal), problem))
        }
        Err(error) => return Err(error.into()),
    };
    let (cells, told) = match visit.visit.parameter("submission") {
        Some(sent) => sent_cells((&app, &visit), &mut grid, sent).await?,
        None => (Vec::new(), Told::default()),
    };
    let key = format!("{} {agreement} {} {}", visit.csrf(), grid.period, app.work.now());
    let key = marsad_protect::sha256_hex(key.as_bytes());
    let decimal = decimal_mark(visit.visit.voice());
    let name = (!grid.rows.is_empty()).then(|| kept_name(&visit, &grid));
    let page = page_of(&visit, (&GridAnswer { cells, grid, decimal }, &told), problem, key)?;
    Ok(match name {
        Some(name) => kept_on_device(page, &name),
        None => page,
    })
}

/// What a grid is called among those that a device keeps.
fn kept_name(visit: &DeskVisit, grid: &EntryGrid) -> String {
    let agreement = visit.visit.pack().agreement(grid.layout.agreement.as_str());
    let name = agreement.map_or("", |agreement| agreement.name.get(visit.visit.lang));
    format!("{name} · {}", visit.visit.voice().period(&grid.period))
}

/// What was written as a period, and which periods the agreement sends.
fn wrong_period(voice: &Voice, grid: &EntryGrid, subject: &str) -> String {
    let often = often(voice, grid.layout.frequency);
    voice.say_with("grid-wrong-period", &args().text("subject", subject).text("often", &often))
}

/// The mark that stands before decimals in the language of the page.
fn decimal_mark(voice: &Voice) -> char {
    voice.number(0.5, 1).chars().find(|c| !c.is_numeric()).unwrap_or('.')
}

/// What is said of a grid that was filled in.
#[derive(Default)]
struct Told {
    /// What was wrong, by the place of the row in the grid.
    rows: BTreeMap<usize, String>,
    /// What was wrong and is of no row.
    others: Vec<String>,
    /// What is asked before it is sent.
    asks: Vec<String>,
}

/// What was typed and sent as a submission, and what was wrong with it; nothing where that was no grid of this period.
async fn sent_cells(
    (app, visit): (&App, &DeskVisit),
    grid: &mut EntryGrid,
    submission: &str,
) -> Result<(Vec<EntryCell>, Told), PageError> {
    let (_, bytes) = app.work.sent_file(&visit.actor, submission).await?;
    for codes in typed_codes(grid, &bytes) {
        // A code that its list has no more is told by what was found.
        let _ = grid.add_row(&codes.iter().map(String::as_str).collect::<Vec<_>>());
    }
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
    let (own, mark) = (typed_decimal(&bytes), decimal_mark(visit.visit.voice()).to_string());
    // On a page of another language numbers have its mark.
    let cell = |cell: EntryCell| match own {
        Some(own) => EntryCell { value: cell.value.replace(own, &mark), ..cell },
        None => cell,
    };
    Ok((rows.into_iter().map(|(_, typed)| cell(typed)).collect(), told))
}

/// A period as people write it, with digits of either script.
pub(super) fn named_period(text: &str) -> Result<TimePeriod, Refusal> {
    let western = |c: char| {
        let zero =
            ['٠', '۰'].into_iter().find(|zero| (u32::from(*zero)..u32::from(*zero) + 10).contains(&u32::from(c)));
        zero.and_then(|zero| char::from_digit(u32::from(c) - u32::from(zero), 10)).unwrap_or(c)
    };
    let plain: String = text.trim().chars().map(western).collect();
    plain.parse().map_err(|_| Refusal::WrongPeriod(text.to_owned()))
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
    let heads: Vec<String> = grid.key_columns().map(|column| name(column.component.as_str())).collect();
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
            account: visit.sender(),
            period: grid.period.to_string(),
            period_name: voice.period(&grid.period),
            often: voice.say_with("grid-often", &args().text("often", &often(voice, grid.layout.frequency))),
            decimals: if grid.decimals > 0 { decimals_text(voice, answer.decimal) } else { String::new() },
            accepted: if grid.is_accepted {
                voice.say_with("grid-accepted", &args().text("period", &voice.period(&grid.period)))
            } else {
                String::new()
            },
            waits: waiting_lines(visit, &grid.waiting, Some(&grid.period)),
            before: match &grid.before {
                Some(before) => voice.say_with("grid-before-of", &args().text("period", &voice.period(before))),
                None => voice.say("grid-before"),
            },
            rows: lines((answer, told), &heads, voice),
            is_too_large: grid.is_too_large,
            choices: choices(grid, &heads, voice),
            asks: told.asks.clone(),
            wrong: told.others.clone(),
            heads,
            statuses: statuses.map(|known| (known.code.to_string(), known.label.get(lang).to_owned())).collect(),
            problem,
        },
    )
}

/// Which mark stands before decimals, with an example.
fn decimals_text(voice: &Voice, mark: char) -> String {
    let said = args().text("mark", &mark.to_string()).text("example", &voice.number(12.5, 1));
    voice.say_with("grid-decimals", &said)
}

/// The lists from which a row is added, each with its codes.
fn choices(grid: &EntryGrid, heads: &[String], voice: &Voice) -> Vec<Choice> {
    let codes = |column: &TemplateColumn| {
        let code = |known: &TemplateCode| (known.code.to_string(), voice.digits(known.label.get(voice.lang())));
        column.codes.iter().map(code).collect()
    };
    grid.key_columns().zip(heads).map(|(column, name)| Choice { name: name.clone(), codes: codes(column) }).collect()
}

/// How many decimals a number has, as far as anyone reads them.
fn decimals(value: f64) -> u8 {
    let text = value.to_string();
    let count = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(count).map_or(DECIMALS_MAX, |count| count.min(DECIMALS_MAX))
}

fn lines((answer, told): (&GridAnswer, &Told), heads: &[String], voice: &Voice) -> Vec<GridLine> {
    let period = voice.period(&answer.grid.period);
    let line = |(at, row): (usize, &marsad_workflow::EntryRow)| {
        let labels =
            answer.grid.key_columns().zip(&row.codes).map(|(column, code)| column.label(code.as_str(), voice.lang()));
        let labels: Vec<String> = labels.map(|label| voice.digits(label)).collect();
        let typed = answer.cells.get(at);
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

pub(super) async fn send(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
    TypedForm { form, is_own }: TypedForm,
) -> PageResult {
    let agreement = own_agreement(&visit, &id)?.id.clone();
    let period = named_period(form.text("period"))?;
    let mut grid = app.work.grid(&visit.actor, &id, Some(&period)).await?;
    let added = more_rows(&mut grid, &form);
    let cells = typed(&grid, &form);
    let (voice, key) = (visit.visit.voice(), form.text("key").to_owned());
    let answer = GridAnswer { grid, cells, decimal: decimal_mark(voice) };
    let bytes = grid_file(&answer);
    let asking = |asks, problem| {
        let told = Told { asks, ..Told::default() };
        page_of(&visit, (&answer, &told), problem, key.clone())
    };
    if let Some(problem) = not_theirs(&visit, &form, is_own) {
        return asking(Vec::new(), problem);
    }
    if let Err(refusal) = added {
        return asking(Vec::new(), (status(&refusal), refusal_text(voice, &refusal)));
    }
    if matches!(form.text("do"), "add" | "show") {
        return asking(Vec::new(), (StatusCode::OK, String::new()));
    }
    if answer.blank_rows() == answer.grid.rows.len() {
        return asking(Vec::new(), (StatusCode::UNPROCESSABLE_ENTITY, voice.say("grid-empty")));
    }
    let asks = asks(voice, &answer, &marsad_protect::sha256_hex(&bytes));
    if !asks.is_empty() && form.text("sure") != "yes" {
        return asking(asks, (StatusCode::UNPROCESSABLE_ENTITY, String::new()));
    }
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
            asking(Vec::new(), (status(&refusal), problem))
        }
    }
}

/// Why what was typed is not sent by the person who is here now; none where it is.
fn not_theirs(visit: &DeskVisit, form: &DeskForm, is_own: bool) -> Option<(StatusCode, String)> {
    let (voice, account) = (visit.visit.voice(), form.text("account"));
    if !account.is_empty() && account != visit.sender() {
        let refusal = Refusal::OtherAccount(account.to_owned());
        return Some((status(&refusal), refusal_text(voice, &refusal)));
    }
    (!is_own).then(|| (StatusCode::FORBIDDEN, voice.say("grid-anew")))
}

/// Adds the rows that the form has and the grid lacks, and the one that is asked for.
fn more_rows(grid: &mut EntryGrid, form: &DeskForm) -> Result<(), Refusal> {
    for row in form.all("row") {
        if !grid.rows.iter().any(|known| codes_text(&known.codes) == row) {
            grid.add_row(&row.split('.').collect::<Vec<_>>())?;
        }
    }
    match form.text("do") {
        "add" => grid.add_row(&form.all("new").map(str::trim).collect::<Vec<_>>()),
        _ => Ok(()),
    }
}

/// What is asked before a grid is sent: whether what is blank is left out, whether the year is right, and whether it takes the
/// place of what waits. The same table sent again takes no place.
fn asks(voice: &Voice, answer: &GridAnswer, sha256: &str) -> Vec<String> {
    let (grid, blank) = (&answer.grid, answer.blank_rows());
    let blank = (blank > 0).then(|| voice.say_with("grid-ask-blank", &args().count("n", blank as u64)));
    let period = args().text("period", &voice.period(&grid.period));
    let old = grid.is_old.then(|| voice.say_with("grid-ask-old", &period));
    let others = grid.waiting.iter().filter(|one| one.holds(&grid.period) && one.sha256 != sha256);
    let waiting = others.map(|one| waiting_line(voice, one, Some(&grid.period)));
    blank.into_iter().chain(old).chain(waiting).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_beside_its_cell_has_the_decimals_that_it_has() {
        for (value, expected) in [(7000.0, 0), (56.8, 1), (0.125, 3), (-1.5, 1), (0.1 + 0.2, DECIMALS_MAX)] {
            assert_eq!(decimals(value), expected, "{value}");
        }
    }

    #[test]
    fn a_period_is_named_with_digits_of_either_script() {
        for (text, expected) in [("٢٠٢٥", "2025"), ("۲۰۲۵-Q1", "2025-Q1"), (" 2025-03 ", "2025-03")] {
            assert_eq!(named_period(text).unwrap().as_str(), expected);
        }
        assert_eq!(named_period("soon"), Err(Refusal::WrongPeriod("soon".to_owned())));
    }
}
