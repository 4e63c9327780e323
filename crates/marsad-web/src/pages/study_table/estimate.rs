//! Estimates for those whose work it is: everything that is known of how sure they are, and the plan and scripts that
//! ask the same. Without an account only of studies in which nobody exists; at the desk (`at_desk.rs`) of every study.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use marsad_i18n::args;
use marsad_model::Statistic;
use marsad_protect::CellState;
use marsad_publish::{SurveyCell, SurveyTable};
use marsad_workflow::{EstimateAnswer, EstimateAsked, EstimateFlag, EstimateRow, PLAN_NAME_MAX, Refusal, WorkError};

use super::CELLS_MAX;
use super::asked::{Asked, Scope};
use super::build::script_file;
use super::design::design_facts;
use super::files::{TableFile, data_file, refused_file};
use super::form::{Form, is_crossable};
use super::refused::{Refused, note_text};
use super::scripts::{script, script_data};
use super::study_visit::{StudyVisit, rendered_as};
use super::table::legend;
use crate::desk::Desk;
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::PageResult;
use crate::visit::Visit;

/// The dataflow of a plan that nobody named.
pub(super) const NEW_DATAFLOW: &str = "DF_NEW";

#[derive(Template)]
#[template(path = "study_estimate.html")]
struct EstimatePage<'a> {
    page: Layout<'a>,
    study: String,
    study_href: String,
    build_href: String,
    sentence: Option<String>,
    disclaimer: String,
    form: Form,
    refused: Option<Refused>,
    shown: Option<Shown>,
}

#[derive(Template)]
#[template(path = "desk/studies_estimate.html")]
struct DeskEstimatePage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    study: String,
    study_href: String,
    build_href: String,
    sentence: Option<String>,
    disclaimer: String,
    form: Form,
    refused: Option<Refused>,
    shown: Option<Shown>,
}

#[derive(Template)]
#[template(path = "study_closed.html")]
struct ClosedPage<'a> {
    page: Layout<'a>,
    study: String,
    study_href: String,
    build_href: String,
    desk_href: String,
}

/// Estimates with everything around them.
pub(super) struct Shown {
    title: String,
    subtitle: String,
    is_empty: bool,
    heads: Vec<String>,
    lines: Vec<Line>,
    legend: Vec<(&'static str, String)>,
    /// Rows that were left out, in words.
    missing: Vec<String>,
    design: Vec<(String, String)>,
    findings: Vec<String>,
    source: String,
    /// The plan that asks the same; blank where there is none.
    plan: String,
    /// The form that keeps the plan, at the desk.
    keeping: Option<Keeping>,
    downloads: Vec<(&'static str, String)>,
    /// What the scripts read, and who has it.
    script_data: String,
    citation: String,
    permalink: String,
}

/// Where the form that keeps a plan leads, and what it carries.
struct Keeping {
    action: String,
    csrf: String,
    /// The name that is offered.
    name: String,
    /// How many letters a name may have.
    longest: usize,
}

/// An estimate as it is written.
struct Line {
    names: Vec<String>,
    estimate: String,
    mark: &'static str,
    meaning: String,
    numbers: Vec<String>,
}

pub(super) async fn estimate(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let study = visit.app.work.study(&id)?;
    let place = StudyVisit::new((&visit, study), Scope::Estimators, "estimate");
    if !study.is_synthetic {
        return closed(&place);
    }
    answered(&place).await
}

/// What the address asks for, as the page or as a file.
pub(super) async fn answered(place: &StudyVisit<'_>) -> PageResult {
    let (visit, study) = (place.visit, place.study);
    let file = TableFile::of(&visit.path, &TableFile::ESTIMATED);
    let asked = match Asked::read(&visit.query, &visit.parameters, study) {
        Ok(asked) => asked,
        Err(wrong) => {
            let first = Asked::first(study);
            let refused = place.refuser(&first).address(&wrong);
            return refused_as((place, &first), refused, file);
        }
    };
    if let Some(tidied) = place.tidied(&asked).filter(|_| file.is_none()) {
        return Ok(tidied);
    }
    let Some(question) = asked.question() else {
        return match file {
            None => page(place, &asked, Err(None)),
            Some(file) => Ok(refused_file(file, &place.refuser(&asked).unasked())),
        };
    };
    if let Some(refused) = too_much(place, &asked)? {
        return refused_as((place, &asked), refused, file);
    }
    let wanted = EstimateAsked { table: asked.table.clone(), question, design: None };
    if file.is_some()
        && let Err(refusal) = visit.app.work.check_estimate(study.id.as_str(), &wanted)
    {
        return refused_as((place, &asked), place.refuser(&asked).work(refusal.into())?, file);
    }
    match file {
        Some(TableFile::Script(language)) => return script_file(place, &asked, (language, &wanted.question)),
        Some(TableFile::Plan) => return plan_file(place, &asked, &wanted),
        Some(TableFile::Data(_)) | None => {}
    }
    let actor = place.desk.map(|desk| &desk.actor);
    match visit.app.work.estimate(actor, study.id.as_str(), &wanted).await {
        Ok(answer) => given(place, &asked, (&answer, &wanted), file),
        Err(WorkError::Refused(Refusal::RestrictedStudy(_))) => closed(place),
        Err(error) => refused_as((place, &asked), place.refuser(&asked).work(error)?, file),
    }
}

/// Why there are no estimates, as a page or in the form of the file that was asked for.
fn refused_as((place, asked): (&StudyVisit<'_>, &Asked), refused: Refused, file: Option<TableFile>) -> PageResult {
    match file {
        Some(file) => Ok(refused_file(file, &refused)),
        None => page(place, asked, Err(Some(refused))),
    }
}

/// What would make a table without end: variables whose values are no codes, and too many codes.
pub(super) fn too_much(place: &StudyVisit<'_>, asked: &Asked) -> Result<Option<Refused>, PageError> {
    let is_wrong = |name: &&String| {
        let variable = place.study.variable(name);
        variable.is_some_and(|variable| !is_crossable(variable, place.scope))
    };
    let into = asked.of.as_ref().filter(|_| asked.word == "proportion");
    if let Some(name) = asked.by.iter().chain(into).find(is_wrong) {
        return place.refuser(asked).work(Refusal::NotCoded(name.clone()).into()).map(Some);
    }
    Ok((asked.cells_max(place.study) > CELLS_MAX).then(|| place.refuser(asked).too_large()))
}

/// The estimates as a page or as a file.
fn given(
    place: &StudyVisit<'_>,
    asked: &Asked,
    (answer, wanted): (&EstimateAnswer, &EstimateAsked),
    file: Option<TableFile>,
) -> PageResult {
    let link = place.link(asked);
    let table = SurveyTable {
        names: place.names(),
        table: &asked.table,
        number: answer.number.unwrap_or_default(),
        question: &answer.question,
        cells: cells(answer),
        is_protected: false,
        link: &link,
    };
    match file {
        Some(TableFile::Data(ending)) => data_file(&table, ending, &place.file_name(asked)),
        _ => page(place, asked, Ok(shown(place, asked, (&table, answer, wanted)))),
    }
}

fn plan_of(place: &StudyVisit<'_>, asked: &Asked, wanted: &EstimateAsked) -> Result<String, Refusal> {
    let dataflow = asked.dataflow.as_deref().unwrap_or(NEW_DATAFLOW);
    place.visit.app.work.draft_plan(place.study.id.as_str(), wanted, dataflow)
}

fn plan_file(place: &StudyVisit<'_>, asked: &Asked, wanted: &EstimateAsked) -> PageResult {
    match plan_of(place, asked, wanted) {
        Ok(text) => Ok(given_plan(place, asked.dataflow.as_deref().unwrap_or(NEW_DATAFLOW), &text)),
        Err(refusal) => Ok(refused_file(TableFile::Plan, &place.refuser(asked).work(refusal.into())?)),
    }
}

/// A plan as the file of a pack, with what must be said wherever its study appears.
pub(super) fn given_plan(place: &StudyVisit<'_>, dataflow: &str, text: &str) -> Response {
    let note = place.names().sentence().map(|sentence| format!("# {sentence}\n")).unwrap_or_default();
    TableFile::Plan.answer(dataflow, (note + text).into_bytes())
}

/// Estimates as cells of a table. Shares are in per cent there.
fn cells(answer: &EstimateAnswer) -> Vec<SurveyCell> {
    let is_share = matches!(answer.question.statistic, Statistic::Proportion { .. });
    let has_code = matches!(answer.question.statistic, Statistic::Proportion { category: None, .. });
    let factor = if is_share { 100.0 } else { 1.0 };
    let cell = |row: &EstimateRow| SurveyCell {
        key: row.domain.iter().chain(row.code.as_ref().filter(|_| has_code)).cloned().collect(),
        value: row.value.map(|number| number * factor),
        standard_error: row.standard_error.map(|number| number * factor),
        low: row.low.map(|number| number * factor),
        high: row.high.map(|number| number * factor),
        cv: row.cv.map(|share| share * 100.0),
        design_effect: row.design_effect,
        degrees_of_freedom: row.degrees_of_freedom,
        weight: Some(row.weight).filter(|weight| weight.is_finite()),
        rows: Some(row.rows),
        state: match row.flag {
            EstimateFlag::Publish => CellState::Published,
            EstimateFlag::LowReliability => CellState::LowReliability,
            EstimateFlag::Suppress => CellState::Unreliable,
        },
    };
    answer.rows.iter().map(cell).collect()
}

fn shown(
    place: &StudyVisit<'_>,
    asked: &Asked,
    (table, answer, wanted): (&SurveyTable<'_>, &EstimateAnswer, &EstimateAsked),
) -> Shown {
    let (names, plan) = (place.names(), plan_of(place, asked, wanted).unwrap_or_default());
    let is_given = |file: &TableFile| match file {
        TableFile::Data(_) => true,
        TableFile::Script(language) => script(*language, (&names, asked.table.as_str()), &wanted.question).is_some(),
        TableFile::Plan => !plan.is_empty(),
    };
    let files: Vec<TableFile> = TableFile::ESTIMATED.into_iter().filter(|file| is_given(file)).collect();
    Shown {
        title: table.title(),
        subtitle: table.subtitle(),
        is_empty: table.cells.is_empty(),
        heads: table.dimensions().into_iter().map(|variable| names.variable(variable)).collect(),
        lines: table.cells.iter().map(|cell| line(table, cell)).collect(),
        legend: legend(table),
        missing: missing(place, answer),
        design: design_facts(&names, &answer.design),
        findings: answer.findings.iter().map(|note| note_text(&names, note)).collect(),
        source: table.source(),
        downloads: place.files(asked, &files),
        script_data: script_data(&names, asked.table.as_str()),
        citation: table.citation(),
        permalink: table.link.to_owned(),
        keeping: place.desk.map(|desk| Keeping {
            action: place.here_with(asked),
            csrf: desk.csrf(),
            name: table.title().chars().take(PLAN_NAME_MAX).collect(),
            longest: PLAN_NAME_MAX,
        }),
        plan,
    }
}

/// Rows that were left out because a value is missing.
fn missing(place: &StudyVisit<'_>, answer: &EstimateAnswer) -> Vec<String> {
    let facts = [("variables", answer.missing.in_variables), ("domains", answer.missing.in_domains)];
    let said = |(word, n): (&str, u64)| {
        place.visit.voice().say_with(&format!("estimate-page-missing-{word}"), &args().count("n", n))
    };
    facts.into_iter().filter(|(_, n)| *n > 0).map(said).collect()
}

fn line(table: &SurveyTable<'_>, cell: &SurveyCell) -> Line {
    let (names, voice) = (&table.names, table.names.voice);
    let dash = || voice.say("cell-missing");
    let number = |number: Option<f64>, decimals: u8| number.map_or_else(dash, |number| voice.number(number, decimals));
    let dimensions = table.dimensions();
    let named = dimensions.iter().zip(&cell.key).map(|(variable, code)| names.category(variable, code));
    Line {
        names: named.collect(),
        estimate: cell.value.map_or_else(dash, |value| table.number_text(value)),
        mark: cell.mark(),
        meaning: table.state_text(cell.state),
        numbers: vec![
            number(cell.standard_error, table.decimals().saturating_add(1)),
            table.interval_text(cell).unwrap_or_else(dash),
            cell.cv.map_or_else(dash, |cv| voice.percent(&voice.number(cv, 1))),
            number(cell.design_effect, 2),
            number(cell.degrees_of_freedom, 0),
            cell.rows.map_or_else(dash, |rows| voice.count(rows)),
            number(cell.weight, 0),
        ],
    }
}

/// Whether there are estimates, or why there are none; nothing to say where something is still to be chosen.
pub(super) fn page(place: &StudyVisit<'_>, asked: &Asked, answer: Result<Shown, Option<Refused>>) -> PageResult {
    let (names, voice) = (place.names(), place.visit.voice());
    let (shown, refused) = match answer {
        Ok(shown) => (Some(shown), None),
        Err(refused) => (None, refused),
    };
    let status = refused.as_ref().map_or(StatusCode::OK, |refused| refused.status);
    let title = shown.as_ref().map_or_else(|| voice.say("estimate-page-title"), |shown| shown.title.clone());
    let study = names.text(&place.study.short_title);
    let (build_href, form) = (place.beside("build", asked), place.form(asked));
    let (sentence, disclaimer) = (place.banner(), place.disclaimer());
    let Some(desk) = place.desk else {
        let description = voice.say("estimate-page-lede");
        let page = Layout { visit: place.visit, section: Section::Studies, title, description };
        let study_href = place.study_href();
        let template = EstimatePage { page, study, study_href, build_href, sentence, disclaimer, form, refused, shown };
        return rendered_as(status, &template);
    };
    let description = voice.say("estimate-desk-lede");
    let page = Layout { visit: place.visit, section: Section::Desk, title, description };
    let study_href = links::desk_study(place.visit.lang, place.study.id.as_str());
    let desk = Desk::new(desk, "studies");
    let template =
        DeskEstimatePage { page, desk, study, study_href, build_href, sentence, disclaimer, form, refused, shown };
    rendered_as(status, &template)
}

/// The records are of real persons: whoever estimates from them signs in first.
fn closed(place: &StudyVisit<'_>) -> PageResult {
    let (names, voice) = (place.names(), place.visit.voice());
    let (title, description) = (voice.say("estimate-page-closed-title"), voice.say("estimate-page-closed-text"));
    let query = if place.visit.query.is_empty() { String::new() } else { format!("?{}", place.visit.query) };
    let template = ClosedPage {
        page: Layout { visit: place.visit, section: Section::Studies, title, description },
        study: names.text(&place.study.short_title),
        study_href: place.study_href(),
        build_href: format!("{}/build", place.study_href()),
        desk_href: format!("{}/estimate{query}", links::desk_study(place.visit.lang, place.study.id.as_str())),
    };
    rendered_as(StatusCode::FORBIDDEN, &template)
}
