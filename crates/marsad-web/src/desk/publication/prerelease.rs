//! A release before its time, for one who has leave: its table as it will be, and that this look was written down.

use askama::Template;
use axum::extract::{Path, State};
use marsad_i18n::args;
use marsad_model::{DataQuery, Id, Release, TIME_PERIOD};
use marsad_publish::{Names, series_text};
use marsad_workflow::OpenRelease;

use super::balance;
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

/// How many lines of the table are shown.
const ROWS_MAX: usize = 500;

#[derive(Template)]
#[template(path = "desk/publication_prerelease.html")]
struct Prerelease<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    time: String,
    unit: String,
    until: String,
    /// How its figures were balanced, where they were.
    balance: Option<String>,
    rows: Vec<(String, String, String)>,
    more: String,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, flow, number)): Path<(String, String, String)>,
) -> PageResult {
    let open = opened(&app, &visit, (&flow, &number)).await?;
    let (voice, lang) = (visit.visit.voice(), visit.visit.lang);
    let dataflow = open.dataflow()?;
    let names = Names { pack: &open.pack, dataflow, structure: &open.structure, voice };
    let table = open.query(DataQuery::all()).await?;
    let all = table.data().observations();
    let row = |observation: &marsad_model::Observation| {
        let text = names.observation_text(observation);
        (series_text(&names, &observation.key, None), voice.period(&observation.period), text)
    };
    let more = all.len().saturating_sub(ROWS_MAX) as u64;
    let no_unit: Option<&Id> = None;
    private(&Prerelease {
        page: Layout { title: dataflow.name.get(lang).to_owned(), ..Desk::layout(&visit, "prerelease-title") },
        desk: Desk::new(&visit, "tasks"),
        time: names.component(TIME_PERIOD).to_owned(),
        unit: names.unit(no_unit),
        until: waits_until(&visit, &open.release),
        balance: open.pack.is_balanced(&flow).then(|| links::page(lang, &balance::path(&open.release))),
        rows: all.iter().take(ROWS_MAX).map(row).collect(),
        more: if more > 0 { voice.say_with("review-more", &args().count("n", more)) } else { String::new() },
    })
}

/// A release that somebody looks at before its time; the look is on record.
pub(super) async fn opened(
    app: &App,
    visit: &DeskVisit,
    (flow, number): (&str, &str),
) -> Result<OpenRelease, PageError> {
    let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
    Ok(app.work.open_prerelease(&visit.actor, flow, number).await?)
}

/// Until when the release is not public, as far as that is known.
pub(super) fn waits_until(visit: &DeskVisit, release: &Release) -> String {
    let voice = visit.visit.voice();
    let until = release.public_from.filter(|_| release.approved_at.is_some());
    let told = until.map(|from| voice.say_with("prerelease-until", &args().text("moment", &voice.moment(from))));
    told.unwrap_or_else(|| voice.say("prerelease-proposed"))
}
