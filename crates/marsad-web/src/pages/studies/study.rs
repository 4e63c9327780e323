//! The page of a study: what it is, whom it speaks of, how its sample was drawn, its tables and variables.

use askama::Template;
use axum::extract::Path;
use marsad_i18n::args;
use marsad_model::{Id, LocalText, StudyDefinition, StudyModel};
use marsad_workflow::{DataflowReleases, StudyPage, StudyTableFacts};

use super::design::{TableDesign, designs};
use super::listing::{TableVariables, listing};
use super::words::{Maker, builder, local, makers, makers_text, span, study_of, table_name, time, warning};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::summary::{ReleaseLine, release_line};
use crate::pages::{PageResult, rendered};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "study.html")]
struct StudyView<'a> {
    page: Layout<'a>,
    id: &'a str,
    kind: String,
    summary: String,
    warning: String,
    disclaimer: String,
    producers: Vec<Maker>,
    collected: String,
    /// The table builder; none while there are no records.
    build: Option<String>,
    tables: Vec<TableLine>,
    /// Whether the records of a table are for everybody.
    has_downloads: bool,
    released: Vec<ReleasedLine>,
    variables: Vec<TableVariables>,
    sampling: String,
    weighting: String,
    designs: Vec<TableDesign>,
    facts: Vec<(String, String)>,
    citation: String,
}

/// A table of the study.
struct TableLine {
    id: String,
    name: String,
    variables: String,
    codebook: String,
    /// What is there of it; none while nothing was received.
    records: Option<Records>,
    /// The records themselves, where nobody in them exists.
    downloads: Vec<(&'static str, String)>,
}

/// What is there of a table.
struct Records {
    rows: String,
    number: String,
    day: String,
    day_iso: String,
}

/// A dataset that was published from the study.
struct ReleasedLine {
    name: String,
    href: String,
    release: ReleaseLine,
}

pub(crate) async fn study(visit: Visit, Path((_, id)): Path<(String, String)>) -> PageResult {
    let study = study_of(&visit, &id)?;
    let found = visit.app.work.study_page(study.id.as_str()).await?;
    let released = released(&visit, study).await?;
    let (voice, title) = (visit.voice(), local(&visit, &study.title));
    let tables = tables(&visit, &found);
    rendered(&StudyView {
        id: study.id.as_str(),
        kind: local(&visit, &study.data_kind),
        summary: local(&visit, &study.summary),
        warning: warning(voice, study),
        disclaimer: study.disclaimer.as_ref().map_or_else(String::new, |text| local(&visit, text)),
        producers: makers(&visit, &study.producers),
        collected: span(voice, &study.collected),
        build: (!found.files.is_empty()).then(|| builder(&visit, study, &[])),
        has_downloads: tables.iter().any(|table| !table.downloads.is_empty()),
        tables,
        released,
        variables: listing(&visit, study),
        sampling: local(&visit, &study.sampling),
        weighting: local(&visit, &study.weighting),
        designs: designs(&visit, study),
        facts: facts(&visit, study),
        citation: citation(&visit, study, &title),
        page: Layout { visit: &visit, section: Section::Studies, title, description: local(&visit, &study.summary) },
    })
}

/// Every table that the study describes, with what is there of it.
fn tables(visit: &Visit, page: &StudyPage) -> Vec<TableLine> {
    let (voice, study) = (visit.voice(), &page.study);
    let records = |facts: &StudyTableFacts| Records {
        rows: voice.count(facts.rows),
        number: voice.digits(&facts.number.to_string()),
        day: voice.day_of(facts.made_at),
        day_iso: voice.local(facts.made_at).date().to_string(),
    };
    let downloads = |table: &Id| {
        let is_open = study.is_synthetic && page.files.iter().any(|facts| facts.table == *table && facts.is_synthetic);
        let href = |ending: &str| links::study_records(visit.lang, (study.id.as_str(), table.as_str()), ending);
        let endings = ["csv", "parquet"].into_iter().filter(|_| is_open);
        endings.map(|ending| (ending, href(ending))).collect()
    };
    let line = |table: &Id| TableLine {
        downloads: downloads(table),
        id: table.to_string(),
        name: table_name(voice, table.as_str()),
        variables: voice.count(study.variables_of(table.as_str()).count() as u64),
        codebook: links::study_ddi(visit.lang, (study.id.as_str(), table.as_str())),
        records: page.files.iter().find(|facts| facts.table == *table).map(records),
    };
    study.tables().into_iter().map(line).collect()
}

/// What stands published of the estimates that plans make of a study.
async fn released(visit: &Visit, study: &StudyDefinition) -> Result<Vec<ReleasedLine>, PageError> {
    let pack = visit.pack();
    let releases = visit.app.work.public_releases_all().await?;
    let plans = pack.plans.iter().filter(|plan| plan.estimate().is_some_and(|estimate| estimate.study == study.id));
    let line = |id: &Id| {
        let dataflow = pack.dataflow(id.as_str())?;
        let current = releases.get(id.as_str()).and_then(DataflowReleases::current)?;
        Some(ReleasedLine {
            name: local(visit, &dataflow.name),
            href: links::dataflow(visit.lang, id.as_str()),
            release: release_line(visit, current),
        })
    };
    let mut lines: Vec<ReleasedLine> = plans.filter_map(|plan| line(&plan.dataflow)).collect();
    lines.sort_by(|a, b| visit.voice().compare(&a.name, &b.name));
    Ok(lines)
}

/// What is known of a study, each under its name; what is not known is left out.
fn facts(visit: &Visit, study: &StudyDefinition) -> Vec<(String, String)> {
    let voice = visit.voice();
    let texts = |texts: &[LocalText]| {
        let texts: Vec<String> = texts.iter().map(|text| local(visit, text)).collect();
        voice.list(&texts)
    };
    let facts = [
        ("studies-unit", local(visit, &study.unit)),
        ("studies-universe", local(visit, &study.universe)),
        ("studies-coverage", local(visit, &study.coverage)),
        ("studies-data-kind", local(visit, &study.data_kind)),
        ("studies-collected", span(voice, &study.collected)),
        ("studies-period", span(voice, &study.period)),
        ("studies-modelled-on", study.modelled_on.as_ref().map_or_else(String::new, |model| modelled_on(visit, model))),
        ("studies-producers", makers_text(visit, &study.producers)),
        ("studies-authors", makers_text(visit, &study.authors)),
        ("studies-nations", texts(&study.nations)),
        ("studies-keywords", texts(&study.keywords)),
        ("studies-version", voice.digits(&study.version)),
    ];
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(key, value)| (voice.say(key), value)).collect()
}

/// The survey that a synthetic study imitates: its title, who produced it, its programme, when it was published.
fn modelled_on(visit: &Visit, model: &StudyModel) -> String {
    let voice = visit.voice();
    let published = time(voice, &model.published);
    let parts = [local(visit, &model.title), makers_text(visit, &model.producers), model.programme.clone(), published];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(&voice.say("list-separator"))
}

/// How a study is cited, with the sentence that belongs to it.
fn citation(visit: &Visit, study: &StudyDefinition, title: &str) -> String {
    let voice = visit.voice();
    let pack = visit.pack();
    let publisher = pack.provider(pack.head.observatory.as_str());
    let link = format!("{}{}", visit.base, links::study(visit.lang, study.id.as_str()));
    let arguments = args()
        .text("producers", &makers_text(visit, &study.producers))
        .text("title", title)
        .text("version", &voice.digits(&study.version))
        .text("publisher", publisher.map_or("", |provider| provider.name.get(visit.lang)))
        .text("link", &link);
    voice.say_with("studies-citation", &arguments)
}
