//! The catalogue of studies, and the search for variables across all of them in three languages.

use askama::Template;
use marsad_i18n::args;
use marsad_model::{StudyDefinition, StudyVariable};
use marsad_workflow::StudyPage;

use super::words::{holds, local, makers_text, span, table_name, warning};
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::{PageResult, rendered};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "studies.html")]
struct Studies<'a> {
    page: Layout<'a>,
    search: String,
    /// What the search found; none where nothing is looked for.
    found: Option<Found>,
    studies: Vec<StudyLine>,
}

/// What a search found.
struct Found {
    count: String,
    /// How many are listed, where not all are.
    limit: Option<String>,
    /// What is to be said of the studies that it found something in, each sentence once.
    warnings: Vec<String>,
    lines: Vec<FoundLine>,
}

/// A variable in the list of those that were found.
struct FoundLine {
    href: String,
    label: String,
    name: String,
    holds: String,
    question: String,
    study: String,
    is_open: bool,
}

/// A study in the list.
struct StudyLine {
    href: String,
    title: String,
    summary: String,
    warning: String,
    is_synthetic: bool,
    /// Short facts in a row.
    facts: Vec<String>,
    /// What one row stands for.
    unit: String,
}

/// How many variables a search lists.
const FOUND_MAX: usize = 60;

pub(crate) async fn studies(visit: Visit) -> PageResult {
    let voice = visit.voice();
    let search = visit.parameter("q").unwrap_or_default();
    let mut lines = Vec::new();
    for study in &visit.pack().studies {
        lines.push(study_line(&visit, &visit.app.work.study_page(study.id.as_str()).await?));
    }
    rendered(&Studies {
        search: search.to_owned(),
        found: (!search.trim().is_empty()).then(|| found(&visit, search)),
        studies: lines,
        page: Layout {
            visit: &visit,
            section: Section::Studies,
            title: voice.say("menu-studies"),
            description: voice.say("studies-lede"),
        },
    })
}

fn found(visit: &Visit, search: &str) -> Found {
    let hits = visit.app.work.find_variables(search, usize::MAX);
    let hits = hits.iter().filter_map(|hit| {
        let study = visit.pack().study(hit.study.as_str())?;
        Some((study, study.variable(hit.variable.as_str())?))
    });
    let hits: Vec<(&StudyDefinition, &StudyVariable)> = hits.collect();
    let mut warnings: Vec<String> = Vec::new();
    for (study, _) in &hits {
        let sentence = warning(visit.voice(), study);
        if !sentence.is_empty() && !warnings.contains(&sentence) {
            warnings.push(sentence);
        }
    }
    let said = |key: &str, n: usize| visit.voice().say_with(key, &args().count("n", n as u64));
    let first = hits.iter().take(FOUND_MAX);
    Found {
        count: said("studies-found", hits.len()),
        limit: (hits.len() > FOUND_MAX).then(|| said("studies-found-first", FOUND_MAX)),
        warnings,
        lines: first.map(|(study, variable)| found_line(visit, study, variable)).collect(),
    }
}

fn found_line(visit: &Visit, study: &StudyDefinition, variable: &StudyVariable) -> FoundLine {
    FoundLine {
        href: links::study_variable(visit.lang, (study.id.as_str(), variable.name.as_str())),
        label: local(visit, &variable.label),
        name: variable.name.to_string(),
        holds: holds(visit.voice(), variable),
        question: variable.question.as_ref().map_or_else(String::new, |question| local(visit, question)),
        study: local(visit, &study.short_title),
        is_open: variable.safe,
    }
}

fn study_line(visit: &Visit, page: &StudyPage) -> StudyLine {
    let (voice, study) = (visit.voice(), &page.study);
    let variables = voice.say_with("count-variables", &args().count("n", study.variables.len() as u64));
    let mut facts = vec![span(voice, &study.collected), makers_text(visit, &study.producers), variables];
    facts.extend(page.files.iter().map(|file| {
        let rows = voice.say_with("count-rows", &args().count("n", file.rows));
        let arguments = args().text("table", &table_name(voice, file.table.as_str())).text("rows", &rows);
        voice.say_with("studies-table-rows", &arguments)
    }));
    if page.files.is_empty() {
        facts.push(voice.say("studies-no-records"));
    }
    StudyLine {
        href: links::study(visit.lang, study.id.as_str()),
        title: local(visit, &study.title),
        summary: local(visit, &study.summary),
        warning: warning(voice, study),
        is_synthetic: study.is_synthetic,
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
        unit: voice.say_with("studies-one-row", &args().text("unit", &local(visit, &study.unit))),
    }
}
