//! Where the releases of every dataflow stand, and the forms that propose the next.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use marsad_model::{Release, ReleaseState};
use marsad_workflow::{Action, BalanceWaits, ReleaseStanding};

use crate::app::App;
use crate::desk::frame::{Desk, private_with};
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/publication_releases.html")]
struct Releases<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    problem: String,
    may_propose: bool,
    lines: Vec<StandingLine>,
}

struct StandingLine {
    flow: String,
    name: String,
    /// That something accepted is in no release, or that what the last one was balanced from was replaced; else blank.
    unreleased: String,
    /// The last releases, latest first.
    releases: Vec<ReleaseLine>,
    has_public: bool,
    is_waiting: bool,
    /// The number of the last release: whoever proposes the next has seen it.
    seen: u32,
    /// What tells the fields of its two forms apart.
    propose_id: String,
    withdraw_id: String,
}

/// A release in one line.
pub(super) struct ReleaseLine {
    pub(super) number: String,
    pub(super) href: String,
    pub(super) kind: String,
    pub(super) mark: &'static str,
    pub(super) state: String,
    pub(super) when: String,
}

/// How many releases of each are shown.
const RELEASES_MAX: usize = 3;

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    shown(&app, &visit, (StatusCode::OK, String::new())).await
}

/// The page with what went wrong.
pub(super) async fn shown(app: &App, visit: &DeskVisit, (status, problem): (StatusCode, String)) -> PageResult {
    let standings = app.work.release_standings(&visit.actor).await?;
    let part = if visit.actor.may(Action::Approve).is_ok() { "approvals" } else { "releases" };
    private_with(
        status,
        &Releases {
            page: Desk::layout(visit, "releases-title"),
            desk: Desk::new(visit, part),
            problem,
            may_propose: visit.actor.may(Action::Propose).is_ok(),
            lines: standings.iter().map(|standing| line(app, visit, standing)).collect(),
        },
    )
}

fn line(app: &App, visit: &DeskVisit, standing: &ReleaseStanding) -> StandingLine {
    let (voice, lang, pack) = (visit.visit.voice(), visit.visit.lang, visit.visit.pack());
    let flow = standing.dataflow.as_str();
    let now = app.work.now();
    let waits = |key: &str, since| voice.say_with(key, &marsad_i18n::args().text("day", &voice.day_of(since)));
    let unreleased = standing.unreleased_since.map(|since| waits("releases-unreleased", since));
    let balance = |standing: BalanceWaits| match standing {
        BalanceWaits::Again(since) => waits("releases-balance-again", since),
        BalanceWaits::InputWithdrawn(since) => waits("releases-input-withdrawn", since),
    };
    let unreleased = unreleased.or_else(|| standing.balance_waits.map(balance));
    let last = standing.releases.iter().rev().take(RELEASES_MAX);
    StandingLine {
        flow: flow.to_owned(),
        name: pack.dataflow(flow).map_or_else(|| flow.to_owned(), |one| one.name.get(lang).to_owned()),
        unreleased: unreleased.unwrap_or_default(),
        releases: last.map(|release| release_line(app, visit, (release, &standing.releases))).collect(),
        has_public: standing.public(now).is_some(),
        is_waiting: standing.waiting(now).is_some(),
        seen: standing.releases.last().map_or(0, |last| last.number),
        propose_id: format!("propose-{flow}"),
        withdraw_id: format!("withdraw-{flow}"),
    }
}

/// A release in one line, beside all of its dataflow.
fn release_line(app: &App, visit: &DeskVisit, (release, all): (&Release, &[Release])) -> ReleaseLine {
    let voice = visit.visit.voice();
    let state = release.state(app.work.now());
    let (mark, word) = state_words((release, all), state);
    let when = match state {
        ReleaseState::Proposed => release.proposed_at,
        ReleaseState::Embargoed | ReleaseState::Public => release.public_from.unwrap_or(release.proposed_at),
    };
    let path = format!("/desk/releases/{}/{}", release.dataflow, release.number);
    ReleaseLine {
        number: voice.digits(&release.number.to_string()),
        href: links::page(visit.visit.lang, &path),
        kind: voice.say(&format!("release-kind-{}", release.kind.word())),
        mark,
        state: voice.say(&format!("release-state-{word}")),
        when: voice.moment(when),
    }
}

/// The shape of a state, and its word. A proposal whose place a later release took waits for nobody.
pub(super) fn state_words((release, all): (&Release, &[Release]), state: ReleaseState) -> (&'static str, &'static str) {
    match state {
        ReleaseState::Proposed if release.is_outdated(all) => ("quiet", "outdated"),
        ReleaseState::Proposed => ("saffron", state.word()),
        ReleaseState::Embargoed => ("quiet", state.word()),
        ReleaseState::Public => ("olive", state.word()),
    }
}
