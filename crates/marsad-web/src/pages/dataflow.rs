//! The page of a dataflow: chart, table, how to read it, downloads, releases.

use askama::Template;
use axum::extract::Path;
use marsad_i18n::args;
use marsad_model::{
    DataConstraint, Dataflow, Id, Lang, Question, ReleaseKind, ReplacedRelease, RowOrder, STD_ERROR, TIME_PERIOD,
    TimePeriod,
};
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{
    Cell, ChartWords, Clause, Drawn, Edition, Grid, Names, Reading, ReadingGuide, Spread, broken_line, chart_of,
    citation, drawn_grid, drawn_values, input_replaced_text, reading_guide, redefinition_texts, sure_figures,
};
use marsad_workflow::{DataflowReleases, OpenRelease, Refusal};

use super::data_list::Choice;
use super::dataflow_choice::DataflowChoice;
use super::downloads::{Ending, download};
use super::not_yet::not_yet;
use super::summary::{ReleaseLine, release_line};
use super::unlike::{is_unlike_definition, unlike, warned};
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "dataflow.html")]
struct DataflowPage<'a> {
    page: Layout<'a>,
    name: &'a str,
    description: &'a str,
    theme: String,
    theme_href: String,
    colour: String,
    producers: Vec<(String, String)>,
    release: ReleaseLine,
    notices: Vec<Notice>,
    filters: Vec<Filter>,
    subtitle: String,
    charts: Vec<(&'static str, String)>,
    chart_class: &'static str,
    /// That a line of the chart is broken, where what it counts is not the same all along; what its bands or whiskers mean.
    told: Vec<String>,
    source: String,
    reading: String,
    questions: Vec<(String, String)>,
    table: Table,
    legend: Vec<(String, String)>,
    definition: Vec<(String, String)>,
    citation: String,
    permalink: String,
    /// How its figures were balanced, where a plan balanced them.
    balance: Option<String>,
    downloads: Vec<(String, String)>,
    everything: Vec<(String, String)>,
    versions: Vec<VersionLine>,
}

/// What a reader must know before reading on.
pub(crate) struct Notice {
    pub colour: &'static str,
    pub text: String,
    pub link: Option<(String, String)>,
}

/// A dimension to choose from.
struct Filter {
    id: String,
    name: String,
    choices: Vec<Choice>,
}

/// The table as it is written.
struct Table {
    corner: String,
    columns: Vec<String>,
    rows: Vec<TableRow>,
}

struct TableRow {
    name: String,
    depth: usize,
    is_total: bool,
    cells: Vec<TableCell>,
}

/// A cell as it is written: a number with its link, or a word for why there is none.
#[derive(Default)]
struct TableCell {
    text: String,
    href: String,
    flag: String,
    flag_name: String,
    /// How far the true value may be away; blank where that is not known.
    margin: String,
}

/// A release in the list of releases.
struct VersionLine {
    line: ReleaseLine,
    /// Whether there is a page behind it: a withdrawal has none of its own.
    is_readable: bool,
    kind: String,
    colour: &'static str,
    note: String,
    changes: Option<String>,
}

pub(crate) async fn dataflow(visit: Visit, Path((_, flow)): Path<(String, String)>) -> PageResult {
    let (flow, ending) = Ending::split(&flow);
    show(&visit, flow, None, ending).await
}

pub(crate) async fn release(visit: Visit, Path((_, flow, number)): Path<(String, String, String)>) -> PageResult {
    let (number, ending) = Ending::split(&number);
    let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
    show(&visit, &flow, Some(number), ending).await
}

/// The current release where none is numbered; of what was withdrawn, the last release that was public, marked.
async fn show(visit: &Visit, flow: &str, number: Option<u32>, ending: Option<Ending>) -> PageResult {
    let releases = visit.app.work.public_releases(flow).await?;
    let last = || releases.current().or_else(|| releases.public.iter().rfind(|r| r.kind != ReleaseKind::Withdrawal));
    let found = match number {
        Some(number) => releases.numbered(number),
        None => last(),
    };
    let Some(found) = found else {
        // Only the page of the dataset itself has something to say before there is a release.
        let is_page = number.is_none() && ending.is_none();
        return if is_page { not_yet(visit, flow, &releases) } else { Err(PageError::NotFound) };
    };
    // A file under the name of the dataset is what stands now: what was taken back is given only where its number is named.
    if number.is_none() && ending.is_some() && releases.withdrawal().is_some() {
        return Err(Refusal::Withdrawn(flow.to_owned()).into());
    }
    let open = visit.app.work.open_public(found).await?;
    let exists = open.constraint(marsad_model::DataQuery::all()).await?;
    let choice = DataflowChoice::read(visit, &open, &exists).await?;
    match ending {
        Some(ending) => download(visit, (&open, releases.taken_back(found)), &choice, ending).await,
        None => page(visit, &open, &releases, (&choice, &exists)).await,
    }
}

async fn page(
    visit: &Visit,
    open: &OpenRelease,
    releases: &DataflowReleases,
    chosen: (&DataflowChoice, &DataConstraint),
) -> PageResult {
    let (choice, exists) = chosen;
    let (dataflow, lang, voice) = (open.dataflow()?, visit.lang, visit.voice());
    let names = Names { pack: &open.pack, dataflow, structure: &open.structure, voice };
    let of_release = notices(visit, open, releases).await?;
    let table = open.query(choice.query()).await?;
    let grid = grid_of(&table, choice, &names);
    let permalink =
        format!("{}{}{}", visit.base, links::release(lang, dataflow.id.as_str(), open.release.number), question(visit));
    let edition = Edition { names, release: &open.release, link: &permalink, taken_back: None };
    let theme = open.pack.theme(dataflow.theme.as_str());
    let subtitle = subtitle(choice, &names);
    let source =
        voice.say_with("chart-source", &args().text("producers", &edition.producers()).text("date", &edition.day()));
    let of_chart = unlike(&drawn_grid(&grid, dataflow.view.chart), &names);
    let unlike = unlike(&grid, &names);
    let words = |id: &str| {
        let words = chart_words(id, (dataflow.name.get(lang), &subtitle, &source), &names, &grid);
        warned(words, of_chart.as_deref())
    };
    let described = |id: &str, frame| chart_of(&grid, drawn_as(dataflow, frame), words(id), &names);
    let chart = |id: &str, frame| draw(&described(id, frame), &|value| voice.number(value, 0));
    let whole = described("chart", Frame::WIDE);
    let told = [broken_line(&whole, voice), sure_figures(&whole, &names)].into_iter().flatten().collect();
    let query = question(visit);
    rendered(&DataflowPage {
        name: dataflow.name.get(lang),
        description: dataflow.description.get(lang),
        theme: theme.map_or_else(String::new, |theme| theme.name.get(lang).to_owned()),
        theme_href: links::page(lang, &format!("/data{}", links::query([("theme", dataflow.theme.as_str())]))),
        colour: theme.map_or_else(String::new, |theme| theme.colour.clone()),
        producers: producers(open, dataflow, lang),
        release: release_line(visit, &open.release),
        notices: of_release.into_iter().chain(unlike_notice(unlike.as_deref())).collect(),
        filters: filters(choice, exists, &names),
        charts: vec![("wide", chart("chart-wide", Frame::WIDE)), ("narrow", chart("chart-narrow", Frame::NARROW))],
        source,
        told,
        chart_class: if grid.view.columns.as_ref().is_some_and(|columns| *columns == *TIME_PERIOD) {
            "chart ordered"
        } else {
            "chart"
        },
        reading: reading(&grid, &names),
        questions: questions(visit, dataflow),
        table: written(visit, open, &grid, &names),
        legend: legend(&grid, &names),
        definition: definition(choice.unit(), &names),
        citation: citation(&edition),
        downloads: Ending::ALL
            .iter()
            .map(|e| (e.word().to_owned(), format!("{}{query}", address(visit, open, e.word()))))
            .collect(),
        everything: Ending::WHOLE
            .iter()
            .map(|e| (e.word().to_owned(), format!("{}?all=1", address(visit, open, e.word()))))
            .collect(),
        versions: versions(visit, releases),
        balance: balance(visit, open),
        page: Layout {
            visit,
            section: Section::Data,
            title: dataflow.name.get(lang).to_owned(),
            description: dataflow.description.get(lang).to_owned(),
        },
        subtitle,
        permalink,
    })
}

/// How the figures of a dataflow are drawn.
pub(crate) fn drawn_as(dataflow: &Dataflow, frame: Frame) -> Drawn {
    Drawn { kind: dataflow.view.chart, frame, is_unlike: is_unlike_definition }
}

/// Who sends the figures of a dataflow, with the page of each.
fn producers(open: &OpenRelease, dataflow: &Dataflow, lang: Lang) -> Vec<(String, String)> {
    let providers = open.pack.providers_of(dataflow.id.as_str());
    let page = |id: &str| links::page(lang, &format!("/institutions/{id}"));
    providers.iter().map(|provider| (provider.name.get(lang).to_owned(), page(provider.id.as_str()))).collect()
}

/// That definitions are not alike.
fn unlike_notice(unlike: Option<&str>) -> Option<Notice> {
    unlike.map(|text| Notice { colour: "saffron", text: text.to_owned(), link: None })
}

/// How one number of the table is read, as an example for all: what it says, of when, and what it must not be taken for.
/// Blank where no number is shown.
fn reading(grid: &Grid, names: &Names<'_>) -> String {
    let mut rows: Vec<&Vec<Cell>> = grid.cells.iter().collect();
    if grid.view.rows == *TIME_PERIOD {
        rows.reverse();
    }
    let shown = rows.into_iter().flatten().find_map(|cell| match cell {
        Cell::Shown { value, flag, key, period, .. } => Some((*value, flag.as_deref(), key, period)),
        Cell::Hidden { .. } | Cell::Missing { .. } => None,
    });
    let Some((value, status, key, period)) = shown else { return String::new() };
    let key: Vec<Id> = key.split('.').filter_map(|code| Id::new(code).ok()).collect();
    let reading = Reading {
        names: *names,
        key: &key,
        period,
        value: Some(value),
        status,
        break_before: None,
        standard_error: None,
        interval: None,
        confidentiality: None,
    };
    let guide = reading_guide(&reading);
    let is_told = |clause: &Clause| matches!(clause, Clause::What | Clause::When | Clause::NotFor(_));
    let clauses = guide.clauses.iter().copied().filter(is_told).collect();
    ReadingGuide { clauses, ..guide }.text(&reading)
}

/// The questions that a dataset helps to answer: sentence and page.
fn questions(visit: &Visit, dataflow: &Dataflow) -> Vec<(String, String)> {
    let rests = |question: &&Question| question.series().iter().any(|series| series.dataflow == dataflow.id);
    let line = |question: &Question| {
        (question.sentence.get(visit.lang).to_owned(), links::question(visit.lang, question.id.as_str()))
    };
    visit.pack().questions.iter().filter(rests).map(line).collect()
}

/// How the figures of a release were balanced, where a plan balanced them.
fn balance(visit: &Visit, open: &OpenRelease) -> Option<String> {
    let id = open.release.dataflow.as_str();
    open.pack.is_balanced(id).then(|| links::balance(visit.lang, id, open.release.number))
}

/// The grid of a table in the order that the pack gives it.
pub(crate) fn grid_of(table: &marsad_protect::ReleasedTable, choice: &DataflowChoice, names: &Names<'_>) -> Grid {
    let grid = Grid::new(table, choice.view.clone(), names);
    match names.dataflow.view.order {
        RowOrder::List => grid,
        RowOrder::Value => grid.largest_first(),
    }
}

/// The query string with its question mark, if there is one.
fn question(visit: &Visit) -> String {
    if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) }
}

/// The permanent address of a download of this release.
fn address(visit: &Visit, open: &OpenRelease, ending: &str) -> String {
    format!("{}.{ending}", links::release(visit.lang, open.release.dataflow.as_str(), open.release.number))
}

/// What is measured and what is fixed: unit, codes chosen, period.
pub(crate) fn subtitle(choice: &DataflowChoice, names: &Names<'_>) -> String {
    let unit = names.unit(choice.unit());
    let parts: Vec<String> = std::iter::once(unit).chain(choice.words(names)).filter(|part| !part.is_empty()).collect();
    parts.join(&names.voice.say("list-separator"))
}

/// The words around a chart: title, unit, source, and what those hear who cannot see it.
pub(crate) fn chart_words(id: &str, around: (&str, &str, &str), names: &Names<'_>, grid: &Grid) -> ChartWords {
    let (title, unit, source) = around;
    let shown = drawn_values(grid, names.dataflow.view.chart);
    let arguments = args().text("unit", unit).count("n", shown as u64);
    ChartWords {
        id: id.to_owned(),
        title: title.to_owned(),
        description: names.voice.say_with("chart-description", &arguments),
        unit: unit.to_owned(),
        source: source.to_owned(),
        empty: names.voice.say("chart-empty"),
        is_alone: false,
    }
}

/// An older release, one that was withdrawn, one that was made of what has been replaced: what a reader must know first.
pub(crate) async fn notices(
    visit: &Visit,
    open: &OpenRelease,
    releases: &DataflowReleases,
) -> Result<Vec<Notice>, PageError> {
    let is_current = releases.current().is_some_and(|current| current.number == open.release.number);
    let replaced = if is_current { visit.app.work.inputs_replaced(&open.release).await? } else { Vec::new() };
    let replaced = replaced.iter().map(|one| input_replaced(visit, one));
    Ok(notices_of(visit, open, releases).into_iter().chain(replaced).collect())
}

/// That a release was balanced from another one which does not stand any more.
pub(crate) fn input_replaced(visit: &Visit, replaced: &ReplacedRelease) -> Notice {
    let (voice, lang, input) = (visit.voice(), visit.lang, &replaced.input);
    let text = input_replaced_text(visit.pack(), voice, replaced);
    match replaced.current {
        Some(current) => Notice {
            colour: "saffron",
            text,
            link: Some((
                voice.say("versions-changes"),
                format!("{}/changes", links::release(lang, input.dataflow.as_str(), current)),
            )),
        },
        None => Notice {
            colour: "rose",
            text,
            link: Some((voice.say("question-data-withdrawn-link"), links::dataflow(lang, input.dataflow.as_str()))),
        },
    }
}

fn notices_of(visit: &Visit, open: &OpenRelease, releases: &DataflowReleases) -> Vec<Notice> {
    let (voice, lang) = (visit.voice(), visit.lang);
    let mut notices = Vec::new();
    if let Some(withdrawal) = releases.withdrawal() {
        let reason = withdrawal.note.as_ref().map_or("", |note| note.get(lang));
        let date = voice.day_of(withdrawal.public_from.unwrap_or_default());
        let told = args().text("date", &date).text("reason", &voice.sentence(reason));
        let text = voice.say_with("notice-withdrawn", &told);
        notices.push(Notice { colour: "rose", text, link: None });
    }
    if let Some(current) = releases.current().filter(|current| current.number != open.release.number) {
        let text =
            voice.say_with("notice-older", &args().text("number", &voice.digits(&open.release.number.to_string())));
        let link = (voice.say("notice-older-link"), links::dataflow(lang, current.dataflow.as_str()));
        notices.push(Notice { colour: "saffron", text, link: Some(link) });
    }
    if let (ReleaseKind::Correction, Some(note)) = (open.release.kind, &open.release.note) {
        let text = voice.say_with("notice-correction", &args().text("reason", note.get(lang)));
        let changes = format!("{}/changes", links::release(lang, open.release.dataflow.as_str(), open.release.number));
        notices.push(Notice { colour: "saffron", text, link: Some((voice.say("versions-changes"), changes)) });
    }
    notices
}

fn filters(choice: &DataflowChoice, exists: &DataConstraint, names: &Names<'_>) -> Vec<Filter> {
    let mut filters = Vec::new();
    for (dimension, codes) in &exists.codes {
        let Some(chosen) = choice.codes.get(dimension).filter(|_| codes.len() > 1) else { continue };
        let mut codes = codes.clone();
        codes.sort_by(|a, b| names.order(dimension.as_str(), a, b));
        let option = |code: &Id| Choice {
            id: code.to_string(),
            name: names.code(dimension.as_str(), code.as_str()),
            is_chosen: code == chosen,
        };
        filters.push(Filter {
            id: dimension.to_string(),
            name: names.component(dimension.as_str()).to_owned(),
            choices: codes.iter().map(option).collect(),
        });
    }
    filters
}

/// The grid as a table; time runs from the latest down, as people look for what is new.
fn written(visit: &Visit, open: &OpenRelease, grid: &Grid, names: &Names<'_>) -> Table {
    let release = (open.release.dataflow.as_str(), open.release.number);
    let cell = |cell: &Cell| table_cell(cell, release, visit.lang, names);
    let row = |place: usize| {
        let head = &grid.rows[place];
        TableRow {
            name: head.name.clone(),
            depth: head.depth.min(3),
            is_total: head.id == marsad_model::TOTAL,
            cells: grid.cells[place].iter().map(cell).collect(),
        }
    };
    let mut rows: Vec<TableRow> = (0..grid.rows.len()).map(row).collect();
    if grid.view.rows == *TIME_PERIOD {
        rows.reverse();
    }
    let value_name = names.component(names.structure.measure.id.as_str());
    let column =
        |head: &marsad_publish::Head| if head.name.is_empty() { value_name.to_owned() } else { head.name.clone() };
    Table {
        corner: names.component(grid.view.rows.as_str()).to_owned(),
        columns: grid.columns.iter().map(column).collect(),
        rows,
    }
}

fn table_cell(cell: &Cell, release: (&str, u32), lang: Lang, names: &Names<'_>) -> TableCell {
    let href = |key: &str, period: &TimePeriod| links::number(lang, release, key, period.as_str());
    let flagged = |flag: &Option<String>| {
        flag.as_ref().map(|flag| (flag.clone(), names.status_meaning(flag))).unwrap_or_default()
    };
    match cell {
        Cell::Shown { text, flag, key, period, .. } => {
            let (flag, flag_name) = flagged(flag);
            let margin = cell.spread(names).map_or_else(String::new, |spread| names.spread_text(spread));
            TableCell { text: text.clone(), href: href(key, period), flag, flag_name, margin }
        }
        Cell::Hidden { reason, key, period } => TableCell {
            text: names.voice.say("cell-hidden"),
            href: href(key, period),
            flag: reason.clone(),
            flag_name: names.hidden_reason(reason),
            margin: String::new(),
        },
        Cell::Missing { flag } => {
            let (flag, flag_name) = flagged(flag);
            TableCell { text: names.voice.say("cell-missing"), flag, flag_name, ..TableCell::default() }
        }
    }
}

/// What the marks in the table mean.
fn legend(grid: &Grid, names: &Names<'_>) -> Vec<(String, String)> {
    let flags = grid.flags.iter().map(|flag| (flag.clone(), names.status_meaning(flag)));
    let reasons = grid.reasons.iter().map(|reason| (reason.clone(), names.hidden_reason(reason)));
    let spreads: Vec<Spread> = grid.cells.iter().flatten().filter_map(|cell| cell.spread(names)).collect();
    let is_even = |spread: &Spread| matches!(spread, Spread::Even(_));
    let margin = spreads.iter().any(is_even).then(|| ("±".to_owned(), names.voice.say("table-margin")));
    let is_uneven = spreads.iter().any(|spread| !is_even(spread));
    let interval = is_uneven.then(|| ("( )".to_owned(), names.voice.say("table-interval")));
    flags.chain(reasons).chain(margin).chain(interval).collect()
}

/// How to read the figures: who is counted, the unit, and every attribute of the whole dataflow.
pub(super) fn definition(unit: Option<&Id>, names: &Names<'_>) -> Vec<(String, String)> {
    let (voice, lang) = (names.voice, names.voice.lang());
    let attributes = names.dataflow.attributes.keys().filter(|id| **id != *"UNIT_MEASURE");
    let fixed =
        attributes.map(|id| (names.component(id.as_str()).to_owned(), names.fixed(id.as_str()).unwrap_or_default()));
    let universe = (voice.say("definition-universe"), names.dataflow.universe.get(lang).to_owned());
    let unit = (voice.say("definition-unit"), names.unit(unit));
    let caveat = (voice.say("definition-caveat"), names.dataflow.caveat.get(lang).to_owned());
    let redefined = redefinition_texts(names).into_iter().map(|text| (voice.say("definition-changes"), text));
    let errors = names.calibrated().map(|text| (names.component(STD_ERROR).to_owned(), text));
    [universe].into_iter().chain(redefined).chain([unit]).chain(fixed).chain(errors).chain([caveat]).collect()
}

fn versions(visit: &Visit, releases: &DataflowReleases) -> Vec<VersionLine> {
    let voice = visit.voice();
    let line = |release: &marsad_model::Release| {
        // A withdrawal takes back the version that it names; what was released of it stays readable, marked.
        let is_withdrawn = releases.taken_back(release).is_some();
        let (colour, kind) = match release.kind {
            ReleaseKind::Withdrawal => ("rose", "withdrawal"),
            _ if is_withdrawn => ("rose", "withdrawn"),
            ReleaseKind::Regular => ("olive", "regular"),
            ReleaseKind::Correction => ("saffron", "correction"),
        };
        let line = release_line(visit, release);
        let has_changes = release.number > 1 && release.kind != ReleaseKind::Withdrawal;
        VersionLine {
            changes: has_changes.then(|| format!("{}/changes", line.href)),
            kind: voice.say(&format!("release-{kind}")),
            is_readable: release.kind != ReleaseKind::Withdrawal,
            note: release.note.as_ref().map_or_else(String::new, |note| note.get(visit.lang).to_owned()),
            colour,
            line,
        }
    };
    releases.public.iter().rev().map(line).collect()
}
