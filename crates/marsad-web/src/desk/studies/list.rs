//! The studies of the pack, with what is there of each.

use askama::Template;
use axum::extract::State;
use marsad_model::StudyDefinition;
use marsad_workflow::Action;

use super::{names, persons};
use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/studies_list.html")]
struct ListPage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    studies: Vec<StudyLine>,
}

struct StudyLine {
    id: String,
    href: String,
    name: String,
    persons: String,
    /// When records came last, or that none did.
    day: String,
    plans: String,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    visit.actor.may(Action::Estimate)?;
    let mut studies = Vec::new();
    for study in &visit.visit.pack().studies {
        studies.push(line(&app, &visit, study).await?);
    }
    let (page, desk) = (Desk::layout(&visit, "desk-studies-title"), Desk::new(&visit, "studies"));
    private(&ListPage { page, desk, studies })
}

async fn line(app: &App, visit: &DeskVisit, study: &StudyDefinition) -> Result<StudyLine, PageError> {
    let (voice, id) = (visit.visit.voice(), study.id.as_str());
    let last = app.work.study_page(id).await?.files.into_iter().map(|facts| facts.made_at).max();
    let plans = app.work.study_plans(&visit.actor, id).await?;
    Ok(StudyLine {
        id: id.to_owned(),
        href: links::desk_study(visit.visit.lang, id),
        name: study.title.get(visit.visit.lang).to_owned(),
        persons: persons(&names(visit, study)),
        day: last.map_or_else(|| voice.say("studies-no-records"), |last| voice.day_of(last)),
        plans: voice.count(plans.len() as u64),
    })
}
