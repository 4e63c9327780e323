//! A dataflow in a few words: its name, who gives it, its latest figure and release.

use marsad_model::{DataQuery, Dataflow, Definition, Lang, ObsStatus, Observation, Release, TIME_PERIOD};
use marsad_publish::{Names, position, spark};
use marsad_workflow::{DataflowReleases, OpenRelease};

use super::unlike::is_unlike_definition;
use crate::error::PageError;
use crate::links;
use crate::visit::Visit;

/// A dataflow as lists show it.
pub(crate) struct Summary {
    pub href: String,
    pub name: String,
    pub description: String,
    pub theme: String,
    pub theme_href: String,
    pub colour: String,
    pub producers: String,
    pub release: Option<ReleaseLine>,
    /// That it was withdrawn, and when; blank where it was not.
    pub withdrawn: String,
    /// The day of that, as machines read it; blank where it was not.
    pub withdrawn_iso: String,
    pub figure: Option<Figure>,
}

/// A release in one line.
pub(crate) struct ReleaseLine {
    pub number: String,
    pub day: String,
    pub day_iso: String,
    pub href: String,
}

/// A figure that stands for a dataflow.
pub(crate) struct Figure {
    pub label: String,
    pub text: String,
    pub unit: String,
    pub period: String,
    /// What is to be known of the figure itself, such as that it is an estimate.
    pub status: String,
    pub spark: String,
    pub href: String,
}

/// The summary of `dataflow`, whose public releases are `releases`.
pub(crate) async fn summary(
    visit: &Visit,
    dataflow: &Dataflow,
    releases: Option<&DataflowReleases>,
) -> Result<Summary, PageError> {
    let (pack, lang, voice) = (visit.pack(), visit.lang, visit.voice());
    let theme = pack.theme(dataflow.theme.as_str());
    let producers: Vec<&str> = pack.providers_of(dataflow.id.as_str()).iter().map(|p| p.name.get(lang)).collect();
    let current = releases.and_then(DataflowReleases::current);
    let figure = match current {
        Some(release) => figure(visit, &visit.app.work.open_public(release).await?).await?,
        None => None,
    };
    Ok(Summary {
        href: links::dataflow(lang, dataflow.id.as_str()),
        name: dataflow.name.get(lang).to_owned(),
        description: dataflow.description.get(lang).to_owned(),
        theme: theme.map_or_else(String::new, |theme| theme.name.get(lang).to_owned()),
        theme_href: links::page(lang, &format!("/data{}", links::query([("theme", dataflow.theme.as_str())]))),
        colour: theme.map_or_else(String::new, |theme| theme.colour.clone()),
        producers: voice.list(&producers),
        release: current.map(|release| release_line(visit, release)),
        withdrawn_iso: releases.and_then(DataflowReleases::withdrawal).map_or_else(String::new, |withdrawal| {
            voice.local(withdrawal.public_from.unwrap_or_default()).date().to_string()
        }),
        withdrawn: releases.and_then(DataflowReleases::withdrawal).map_or_else(String::new, |withdrawal| {
            let day = voice.day_of(withdrawal.public_from.unwrap_or_default());
            voice.say_with("summary-withdrawn", &marsad_i18n::args().text("date", &day))
        }),
        figure,
    })
}

/// A release in one line.
pub(crate) fn release_line(visit: &Visit, release: &Release) -> ReleaseLine {
    let voice = visit.voice();
    let from = release.public_from.unwrap_or_default();
    ReleaseLine {
        number: voice.digits(&release.number.to_string()),
        day: voice.day_of(from),
        day_iso: voice.local(from).date().to_string(),
        href: links::release(visit.lang, release.dataflow.as_str(), release.number),
    }
}

/// The key figure of a release: its last value, and the course that led there.
async fn figure(visit: &Visit, open: &OpenRelease) -> Result<Option<Figure>, PageError> {
    let dataflow = open.dataflow()?;
    let Some(key_figure) = &dataflow.key_figure else { return Ok(None) };
    let codes = key_figure.selection.iter().map(|(dimension, code)| (dimension.clone(), vec![code.clone()]));
    let table = open.query(DataQuery { codes: codes.collect(), ..DataQuery::all() }).await?;
    let valued: Vec<_> = table.data().observations().iter().filter_map(|o| Some((o, o.value?))).collect();
    let Some((last, value)) = valued.last() else { return Ok(None) };
    let names = Names { pack: &open.pack, dataflow, structure: &open.structure, voice: visit.voice() };
    let points: Vec<(f64, f64)> = valued.iter().map(|(o, value)| (position(&o.period), *value)).collect();
    let key: Vec<&str> = last.key.iter().map(marsad_model::Id::as_str).collect();
    let status_place = open.structure.attribute_place("OBS_STATUS");
    let status = |observation: &Observation| status_place.and_then(|place| observation.attributes.get(place)?.clone());
    let statuses: Vec<Option<String>> = valued.iter().map(|&(observation, _)| status(observation)).collect();
    let definition =
        |observation: &Observation| open.pack.definition_at(dataflow, &observation.key, Some(&observation.period));
    let definitions: Vec<Definition> = valued.iter().map(|&(observation, _)| definition(observation)).collect();
    Ok(Some(Figure {
        label: key_figure.label.get(visit.lang).to_owned(),
        text: names.number(*value),
        unit: names.unit(key_figure.selection.get("UNIT_MEASURE")),
        period: visit.voice().period(&last.period),
        status: statuses
            .last()
            .cloned()
            .flatten()
            .filter(|status| status != "A")
            .map(|status| names.code("OBS_STATUS", &status))
            .unwrap_or_default(),
        spark: spark(&points, &breaks(&statuses, &definitions), visit.lang == Lang::Ar),
        href: links::number(
            visit.lang,
            (dataflow.id.as_str(), open.release.number),
            &key.join("."),
            last.period.as_str(),
        ),
    }))
}

/// The places of figures that do not count as the figure before them, by their statuses and by what their series counted.
fn breaks(statuses: &[Option<String>], definitions: &[Definition]) -> Vec<usize> {
    let is_marked = |pair: &[Option<String>]| match pair {
        [before, after] => ObsStatus::is_break(before.as_deref(), after.as_deref()),
        _ => false,
    };
    let is_redefined = |pair: &[Definition]| match pair {
        [before, after] => is_unlike_definition(before, after),
        _ => false,
    };
    let pairs = statuses.windows(2).zip(definitions.windows(2)).enumerate();
    let broken = pairs.filter(|(_, (statuses, definitions))| is_marked(statuses) || is_redefined(definitions));
    broken.map(|(place, _)| place + 1).collect()
}

/// The name of the time dimension, for headings.
pub(crate) fn time_name(names: &Names<'_>) -> String {
    names.component(TIME_PERIOD).to_owned()
}
