//! The calendar of releases that everyone may see: what will be public and when, and what has been.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse as _;
use jiff::Timestamp;
use marsad_model::Release;
use marsad_publish::{CalendarEntry, calendar_json, icalendar, release_entry};

use super::words::names;
use crate::app::App;
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::{PageResult, rendered};
use crate::visit::Visit;

/// So many releases of the past are shown.
const PAST_MAX: usize = 30;

#[derive(Template)]
#[template(path = "desk/calendar_releases.html")]
struct Releases<'a> {
    page: Layout<'a>,
    coming: Vec<ReleaseRow>,
    past: Vec<ReleaseRow>,
    ics: String,
    json: String,
}

struct ReleaseRow {
    name: String,
    href: String,
    number: String,
    kind: String,
    when: String,
    when_iso: String,
}

/// The releases that the public may know of: those to come, the nearest first, and those of the past, the latest first.
async fn known(app: &App) -> Result<(Vec<Release>, Vec<Release>), PageError> {
    let all = app.work.public_releases_all().await?;
    let (mut coming, mut past) = (Vec::new(), Vec::new());
    for releases in all.into_values() {
        coming.extend(releases.next.filter(|release| release.public_from.is_some()));
        past.extend(releases.public);
    }
    let moment = |release: &Release| (release.public_from.unwrap_or_default(), release.dataflow.clone());
    coming.sort_by_key(moment);
    past.sort_by_key(|release| std::cmp::Reverse(moment(release)));
    past.truncate(PAST_MAX);
    Ok((coming, past))
}

fn row(visit: &Visit, release: &Release) -> ReleaseRow {
    let (voice, lang) = (visit.voice(), visit.lang);
    let from: Timestamp = release.public_from.unwrap_or_default();
    ReleaseRow {
        name: names(visit).dataflow(release.dataflow.as_str()),
        href: links::dataflow(lang, release.dataflow.as_str()),
        number: voice.digits(&release.number.to_string()),
        kind: voice.say(&format!("calendar-release-{}", release.kind.word())),
        when: voice.moment(from),
        when_iso: from.to_string(),
    }
}

pub(super) async fn page(State(app): State<App>, visit: Visit) -> PageResult {
    let (coming, past) = known(&app).await?;
    let feed = |ending: &str| links::page(visit.lang, &format!("/calendar.{ending}"));
    rendered(&Releases {
        coming: coming.iter().map(|release| row(&visit, release)).collect(),
        past: past.iter().map(|release| row(&visit, release)).collect(),
        ics: feed("ics"),
        json: feed("json"),
        page: Layout {
            visit: &visit,
            section: Section::Data,
            title: visit.voice().say("calendar-releases"),
            description: visit.voice().say("calendar-releases-lede"),
        },
    })
}

async fn entries(app: &App, visit: &Visit) -> Result<Vec<CalendarEntry>, PageError> {
    let (coming, past) = known(app).await?;
    Ok(coming.iter().chain(&past).filter_map(|release| release_entry(release, names(visit))).collect())
}

pub(super) async fn ics(State(app): State<App>, visit: Visit) -> PageResult {
    let entries = entries(&app, &visit).await?;
    let name = visit.voice().say("calendar-releases");
    let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, icalendar((&name, visit.lang), &entries, app.work.now())).into_response())
}

pub(super) async fn json(State(app): State<App>, visit: Visit) -> PageResult {
    let entries = entries(&app, &visit).await?;
    let name = visit.voice().say("calendar-releases");
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, calendar_json(&name, &entries).to_string()).into_response())
}
