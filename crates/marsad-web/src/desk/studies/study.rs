//! A study at the desk: the way from each of its tables to estimates, and the plans that people keep of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use marsad_model::{Id, StudyPlan};
use marsad_workflow::{Action, StudyPage, StudyTableFacts, may_remove_plan};

use super::{names, persons};
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private, see_other};
use crate::desk::mapping::people;
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::{PageResult, plan_query, table_query};

#[derive(Template)]
#[template(path = "desk/studies_study.html")]
struct StudyView<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    id: String,
    persons: String,
    /// What everybody may know of it.
    about_href: String,
    tables: Vec<TableLine>,
    plans: Vec<PlanLine>,
    /// Whether the person may remove any of them.
    removes: bool,
}

struct TableLine {
    name: String,
    /// Its estimates.
    href: String,
    /// What is there of it; none while nothing was received.
    records: Option<Records>,
}

struct Records {
    rows: String,
    day: String,
}

struct PlanLine {
    name: String,
    /// The estimates that it asks for.
    href: String,
    dataflow: String,
    person: String,
    day: String,
    file: String,
    /// Where the form that removes it leads, for those who may.
    remove: Option<String>,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    visit.actor.may(Action::Estimate)?;
    let found = app.work.study_page(&id).await?;
    let plans = app.work.study_plans(&visit.actor, &id).await?;
    let people = people(&app, &visit).await?;
    let mut page = Desk::layout(&visit, "desk-studies-title");
    page.title = found.study.title.get(visit.visit.lang).to_owned();
    let plans: Vec<PlanLine> = plans.iter().rev().map(|plan| plan_line(&visit, plan, &people)).collect();
    private(&StudyView {
        page,
        desk: Desk::new(&visit, "studies"),
        persons: persons(&names(&visit, &found.study)),
        about_href: links::study(visit.visit.lang, &id),
        tables: tables(&visit, &found),
        removes: plans.iter().any(|plan| plan.remove.is_some()),
        plans,
        id,
    })
}

/// Removes a plan from those that are kept.
pub(super) async fn remove(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id, number)): Path<(String, String, String)>,
    _form: DeskForm,
) -> PageResult {
    let number = number.parse().map_err(|_| PageError::NotFound)?;
    app.work.remove_plan(&visit.actor, &id, number).await?;
    Ok(see_other(&format!("{}?done=removed", links::desk_study(visit.visit.lang, &id))))
}

fn tables(visit: &DeskVisit, found: &StudyPage) -> Vec<TableLine> {
    let (voice, names) = (visit.visit.voice(), names(visit, &found.study));
    let here = links::desk_study(visit.visit.lang, found.study.id.as_str());
    let records = |facts: &StudyTableFacts| Records { rows: voice.count(facts.rows), day: voice.day_of(facts.made_at) };
    let line = |table: &Id| TableLine {
        name: names.table(table.as_str()),
        href: format!("{here}/estimate{}", table_query(table)),
        records: found.files.iter().find(|facts| facts.table == *table).map(records),
    };
    found.study.tables().into_iter().map(line).collect()
}

fn plan_line(visit: &DeskVisit, plan: &StudyPlan, people: &BTreeMap<String, String>) -> PlanLine {
    let here = links::desk_study(visit.visit.lang, plan.study.as_str());
    PlanLine {
        name: plan.name.clone(),
        href: format!("{here}/estimate{}", plan_query(plan)),
        dataflow: plan.dataflow.to_string(),
        person: people.get(&plan.made_by).unwrap_or(&plan.made_by).clone(),
        day: visit.visit.voice().day_of(plan.made_at),
        file: format!("{here}/plans/{}/plan.toml", plan.number),
        remove: may_remove_plan(&visit.actor, plan).then(|| format!("{here}/plans/{}/remove", plan.number)),
    }
}
