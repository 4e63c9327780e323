//! How the figures of a release that is not public yet were balanced, for those who may look at it: before anyone approves it,
//! a grade can be tried. And what its checklist says of that balance, in words.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use marsad_i18n::{BalanceVoice, args};
use marsad_model::Release;
use marsad_workflow::Action;

use super::prerelease::{opened, waits_until};
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::{BalanceParts, Notice, PageResult, balance_parts};

#[derive(Template)]
#[template(path = "desk/publication_balance.html")]
struct BalancePage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    /// Where the release itself is read.
    release: String,
    release_href: String,
    until: String,
    notices: Vec<Notice>,
    parts: BalanceParts,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, flow, number)): Path<(String, String, String)>,
) -> PageResult {
    let open = opened(&app, &visit, (&flow, &number)).await?;
    let here = links::page(visit.visit.lang, &path(&open.release));
    let mut parts = balance_parts(&visit.visit, &open, &here).await?;
    let voice = visit.visit.voice();
    let name = open.dataflow()?.name.get(visit.visit.lang);
    private(&BalancePage {
        page: Layout {
            title: voice.say_with("balance-page-title", &args().text("name", name)),
            description: voice.say("balance-page-lede"),
            ..Desk::layout(&visit, "prerelease-title")
        },
        desk: Desk::new(&visit, "tasks"),
        release: voice
            .say_with("release-numbered", &args().text("number", &voice.digits(&open.release.number.to_string()))),
        release_href: release_href(&visit, &open.release),
        until: waits_until(&visit, &open.release),
        notices: parts.notice.take().into_iter().collect(),
        parts,
    })
}

/// What is worth knowing of the balance of a release, in words, each by its name in the checklist.
pub(super) async fn finding_texts(
    app: &App,
    visit: &DeskVisit,
    release: &Release,
) -> Result<BTreeMap<String, String>, PageError> {
    let (pack, flow) = (visit.visit.pack(), release.dataflow.as_str());
    let found = app.work.balance_report(flow, Some(release.version)).await?;
    let structure = pack.dataflow(flow).and_then(|dataflow| pack.structure_of(dataflow));
    let Some((balance, structure)) = found.made_by.balance().zip(structure) else { return Ok(BTreeMap::new()) };
    let words = BalanceVoice { voice: visit.visit.voice(), balance, decimals: structure.measure.decimals };
    Ok(found.report.findings.iter().map(|finding| (finding.name(), words.finding(finding))).collect())
}

/// The path of the page, behind the language.
pub(super) fn path(release: &Release) -> String {
    format!("/desk/prerelease/{}/{}/balance", release.dataflow, release.number)
}

/// Its page at the desk for those who read releases there, else its table.
fn release_href(visit: &DeskVisit, release: &Release) -> String {
    let part = if visit.actor.may(Action::ReadReleases).is_ok() { "releases" } else { "prerelease" };
    links::page(visit.visit.lang, &format!("/desk/{part}/{}/{}", release.dataflow, release.number))
}
