//! The calendar of releases that everyone may see: what will be public and when, what has been, and what was announced and
//! came at another minute or not at all.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse as _;
use marsad_model::{AnnouncedRelease, AnnouncedState};
use marsad_publish::{AtomHead, CalendarEntry, atom, calendar_json, icalendar, release_entry};

use super::words::names;
use crate::app::App;
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::{PageResult, rendered};
use crate::visit::Visit;

/// So many releases of the past are shown, and so many that did not come.
const PAST_MAX: usize = 30;

#[derive(Template)]
#[template(path = "desk/calendar_releases.html")]
struct Releases<'a> {
    page: Layout<'a>,
    coming: Vec<ReleaseRow>,
    off: Vec<ReleaseRow>,
    past: Vec<ReleaseRow>,
    ics: String,
    json: String,
    atom: String,
}

struct ReleaseRow {
    anchor: String,
    name: String,
    href: String,
    number: String,
    kind: String,
    /// What became of it, where it does not come when it was announced.
    off: String,
    when: String,
    when_iso: String,
    /// How its minute was changed, and why.
    changes: Vec<String>,
}

/// The releases that the public may know of.
struct Known {
    /// Those to come, the nearest first.
    coming: Vec<AnnouncedRelease>,
    /// Those that do not come when they were announced, the latest first.
    off: Vec<AnnouncedRelease>,
    /// Those of the past, the latest first.
    past: Vec<AnnouncedRelease>,
}

impl Known {
    async fn of(app: &App) -> Result<Self, PageError> {
        let (mut coming, mut off, mut past) = (Vec::new(), Vec::new(), Vec::new());
        for announced in app.work.announced_releases().await? {
            match announced.state {
                AnnouncedState::Announced => coming.push(announced),
                AnnouncedState::Postponed | AnnouncedState::Cancelled => off.push(announced),
                AnnouncedState::Published => past.push(announced),
            }
        }
        let moment = |one: &AnnouncedRelease| (one.minute, one.release.dataflow.clone());
        coming.sort_by_key(moment);
        for over in [&mut off, &mut past] {
            over.sort_by_key(|one| std::cmp::Reverse(moment(one)));
            over.truncate(PAST_MAX);
        }
        Ok(Self { coming, off, past })
    }

    /// Each as an entry of a calendar.
    fn entries(&self, visit: &Visit) -> Vec<CalendarEntry> {
        let all = self.coming.iter().chain(&self.off).chain(&self.past);
        all.map(|announced| release_entry(announced, names(visit))).collect()
    }
}

fn row(visit: &Visit, announced: &AnnouncedRelease) -> ReleaseRow {
    let (voice, lang, names, release) = (visit.voice(), visit.lang, names(visit), &announced.release);
    let off = match announced.state {
        AnnouncedState::Postponed => voice.say("calendar-state-postponed"),
        AnnouncedState::Cancelled => voice.say("calendar-state-cancelled"),
        AnnouncedState::Announced | AnnouncedState::Published => String::new(),
    };
    ReleaseRow {
        anchor: release_entry(announced, names).anchor().to_owned(),
        name: names.dataflow(release.dataflow.as_str()),
        href: links::dataflow(lang, release.dataflow.as_str()),
        number: voice.digits(&release.number.to_string()),
        kind: voice.say(&format!("calendar-release-{}", release.kind.word())),
        off,
        when: voice.moment(announced.minute),
        when_iso: announced.minute.to_string(),
        changes: announced.changes.iter().map(|change| names.change(change)).collect(),
    }
}

pub(super) async fn page(State(app): State<App>, visit: Visit) -> PageResult {
    let known = Known::of(&app).await?;
    let feed = |ending: &str| links::page(visit.lang, &format!("/calendar.{ending}"));
    let rows =
        |all: &[AnnouncedRelease]| -> Vec<ReleaseRow> { all.iter().map(|announced| row(&visit, announced)).collect() };
    rendered(&Releases {
        coming: rows(&known.coming),
        off: rows(&known.off),
        past: rows(&known.past),
        ics: feed("ics"),
        json: feed("json"),
        atom: feed("atom"),
        page: Layout {
            visit: &visit,
            section: Section::Data,
            title: visit.voice().say("calendar-releases"),
            description: visit.voice().say("calendar-releases-lede"),
        },
    })
}

pub(super) async fn ics(State(app): State<App>, visit: Visit) -> PageResult {
    let entries = Known::of(&app).await?.entries(&visit);
    let name = visit.voice().say("calendar-releases");
    let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, icalendar((&name, visit.lang), &entries, app.work.now())).into_response())
}

pub(super) async fn json(State(app): State<App>, visit: Visit) -> PageResult {
    let entries = Known::of(&app).await?.entries(&visit);
    let name = visit.voice().say("calendar-releases");
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, calendar_json(&name, &entries).to_string()).into_response())
}

pub(super) async fn atom_feed(State(app): State<App>, visit: Visit) -> PageResult {
    let entries = Known::of(&app).await?.entries(&visit);
    let page = format!("{}{}", visit.base, links::page(visit.lang, "/calendar"));
    let head = AtomHead {
        name: &visit.voice().say("calendar-releases"),
        author: &names(&visit).provider(visit.pack().head.observatory.as_str()),
        page: &page,
        itself: &format!("{page}.atom"),
    };
    let text = atom(head, visit.voice(), (&entries, app.work.now()));
    let headers = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, text).into_response())
}
