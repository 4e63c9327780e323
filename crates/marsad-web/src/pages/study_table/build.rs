//! The table builder: a form over the safe variables of a study, and the table that answers it, protected.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use marsad_model::EstimateQuestion;
use marsad_publish::{ScriptLanguage, SurveyCell, SurveyTable};
use marsad_workflow::BuiltAnswer;

use super::CELLS_MAX;
use super::asked::{Asked, Scope};
use super::files::{TableFile, data_file, refused_file};
use super::form::Form;
use super::refused::Refused;
use super::scripts::{script, script_data};
use super::study_visit::{StudyVisit, rendered_as};
use super::table::{TableView, drawings, legend, view};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::PageResult;
use crate::pages::downloads::Ending;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "study_build.html")]
struct BuildPage<'a> {
    page: Layout<'a>,
    study: String,
    study_href: String,
    estimate_href: String,
    sentence: Option<String>,
    disclaimer: String,
    form: Form,
    refused: Option<Refused>,
    shown: Option<Shown>,
}

/// A table with everything around it.
struct Shown {
    title: String,
    subtitle: String,
    is_empty: bool,
    /// What has to be known to read the figures rightly.
    remarks: Vec<String>,
    drawings: Vec<(&'static str, String)>,
    source: String,
    view: TableView,
    legend: Vec<(&'static str, String)>,
    /// How many cells are hidden, in words; blank where none is.
    hidden: String,
    downloads: Vec<(&'static str, String)>,
    scripts: Vec<(&'static str, String)>,
    /// What the scripts read, in words.
    script_data: String,
    /// Where that is offered; nowhere where it is of real persons.
    script_data_href: Option<String>,
    citation: String,
    permalink: String,
}

pub(super) async fn build(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let study = visit.app.work.study(&id)?;
    let place = StudyVisit::new((&visit, study), Scope::Everybody, "build");
    let file = TableFile::of(&visit.path, &TableFile::BUILT);
    let asked = match Asked::read(&visit.query, &visit.parameters, study).and_then(Asked::of_everybody) {
        Ok(asked) => asked,
        Err(wrong) => {
            let first = Asked::first(study);
            let refused = place.refuser(&first).address(&wrong);
            return refused_as((&place, &first), refused, file);
        }
    };
    if let Some(tidied) = place.tidied(&asked).filter(|_| file.is_none()) {
        return Ok(tidied);
    }
    let Some(question) = asked.question() else { return unasked(&place, &asked, file) };
    if asked.cells_max(study) > CELLS_MAX {
        return refused_as((&place, &asked), place.refuser(&asked).too_large(), file);
    }
    match visit.app.work.built_table(study.id.as_str(), asked.table.as_str(), &question).await {
        Ok(answer) => given(&place, &asked, &answer, file),
        Err(error) => refused_as((&place, &asked), place.refuser(&asked).work(error)?, file),
    }
}

/// Why there is no table, as a page or in the form of the file that was asked for.
fn refused_as((place, asked): (&StudyVisit<'_>, &Asked), refused: Refused, file: Option<TableFile>) -> PageResult {
    match file {
        Some(file) => Ok(refused_file(file, &refused)),
        None => page(place, asked, Err(Some(refused))),
    }
}

/// A page that asks for what is missing; there is no file of it.
fn unasked(place: &StudyVisit<'_>, asked: &Asked, file: Option<TableFile>) -> PageResult {
    match file {
        None => page(place, asked, Err(None)),
        Some(file) => Ok(refused_file(file, &place.refuser(asked).unasked())),
    }
}

/// The table as a page or as a file.
fn given(place: &StudyVisit<'_>, asked: &Asked, answer: &BuiltAnswer, file: Option<TableFile>) -> PageResult {
    let link = place.link(asked);
    let table = SurveyTable {
        names: place.names(),
        table: &answer.table,
        number: answer.number,
        question: &answer.question,
        cells: SurveyCell::of_built(&answer.built),
        is_protected: true,
        link: &link,
    };
    match file {
        None => page(place, asked, Ok(shown(place, asked, &table))),
        Some(TableFile::Data(ending)) => data_file(&table, ending, &place.file_name(asked)),
        Some(TableFile::Script(language)) => script_file(place, asked, (language, &answer.question)),
        Some(TableFile::Plan) => Err(PageError::NotFound),
    }
}

/// The same question for another program.
pub(super) fn script_file(
    place: &StudyVisit<'_>,
    asked: &Asked,
    (language, question): (ScriptLanguage, &EstimateQuestion),
) -> PageResult {
    let names = place.names();
    let text = script(language, (&names, asked.table.as_str()), question).ok_or(PageError::NotFound)?;
    Ok(TableFile::Script(language).answer(&place.file_name(asked), text.into_bytes()))
}

fn shown(place: &StudyVisit<'_>, asked: &Asked, table: &SurveyTable<'_>) -> Shown {
    let voice = place.visit.voice();
    let drawings = drawings(table);
    let is_given = |file: &TableFile| match file {
        TableFile::Data(ending) => *ending != Ending::Svg || !drawings.is_empty(),
        _ => false,
    };
    let is_written = |file: &TableFile| match file {
        TableFile::Script(language) => {
            script(*language, (&table.names, asked.table.as_str()), table.question).is_some()
        }
        _ => false,
    };
    let files = |fits: &dyn Fn(&TableFile) -> bool| {
        let files: Vec<TableFile> = TableFile::BUILT.into_iter().filter(|file| fits(file)).collect();
        place.files(asked, &files)
    };
    let hidden = table.cells.iter().filter(|cell| cell.value.is_none()).count() as u64;
    Shown {
        title: table.title(),
        subtitle: table.subtitle(),
        is_empty: table.cells.is_empty(),
        remarks: table.remarks(),
        downloads: files(&is_given),
        scripts: files(&is_written),
        script_data: script_data(&place.names(), asked.table.as_str()),
        script_data_href: place
            .study
            .is_synthetic
            .then(|| links::study_records(place.visit.lang, (place.study.id.as_str(), asked.table.as_str()), "csv")),
        drawings,
        source: table.source(),
        view: view(table),
        legend: legend(table),
        hidden: if hidden == 0 {
            String::new()
        } else {
            voice.say_with("builder-hidden", &marsad_i18n::args().count("n", hidden))
        },
        citation: table.citation(),
        permalink: table.link.to_owned(),
    }
}

/// The page with its table, or why there is none; nothing to say where something is still to be chosen.
fn page(place: &StudyVisit<'_>, asked: &Asked, answer: Result<Shown, Option<Refused>>) -> PageResult {
    let (names, voice) = (place.names(), place.visit.voice());
    let (shown, refused) = match answer {
        Ok(shown) => (Some(shown), None),
        Err(refused) => (None, refused),
    };
    let status = refused.as_ref().map_or(StatusCode::OK, |refused| refused.status);
    let title = shown.as_ref().map_or_else(|| voice.say("builder-title"), |shown| shown.title.clone());
    let description = shown.as_ref().map_or_else(|| voice.say("builder-lede"), |shown| shown.subtitle.clone());
    let template = BuildPage {
        page: Layout { visit: place.visit, section: Section::Studies, title, description },
        study: names.text(&place.study.short_title),
        study_href: place.study_href(),
        estimate_href: place.beside("estimate", asked),
        sentence: place.banner(),
        disclaimer: place.disclaimer(),
        form: place.form(asked),
        refused,
        shown,
    };
    rendered_as(status, &template)
}
