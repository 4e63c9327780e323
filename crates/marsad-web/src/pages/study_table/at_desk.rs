//! Estimates at the desk: the page of `estimate.rs` for those who estimate, of studies of real persons too, and the plans that
//! they keep.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use marsad_model::{Id, StudyPlan};
use marsad_workflow::{Action, Refusal, StudyPlanDraft};

use super::asked::Asked;
use super::estimate::{NEW_DATAFLOW, answered, given_plan, page, too_much};
use super::study_visit::StudyVisit;
use crate::desk::{DeskForm, DeskVisit, see_other};
use crate::error::PageError;
use crate::links;
use crate::pages::PageResult;

/// Estimates as a page or as a file.
pub(crate) async fn desk_estimate(visit: DeskVisit, Path((_, id)): Path<(String, String)>) -> PageResult {
    visit.actor.may(Action::Estimate)?;
    let study = visit.visit.app.work.study(&id)?;
    answered(&StudyVisit::at_desk(&visit, study)).await.map(unkept)
}

/// Keeps what the address asks as a plan of the study.
pub(crate) async fn keep_plan(visit: DeskVisit, Path((_, id)): Path<(String, String)>, form: DeskForm) -> PageResult {
    visit.actor.may(Action::Estimate)?;
    let (work, asking) = (&visit.visit.app.work, &visit.visit);
    let study = work.study(&id)?;
    let place = StudyVisit::at_desk(&visit, study);
    let asked = match Asked::read(&asking.query, &asking.parameters, study) {
        Ok(asked) => asked,
        Err(wrong) => {
            let first = Asked::first(study);
            return page(&place, &first, Err(Some(place.refuser(&first).address(&wrong)))).map(unkept);
        }
    };
    let Some(question) = asked.question() else { return page(&place, &asked, Err(None)).map(unkept) };
    if let Some(refused) = too_much(&place, &asked)? {
        return page(&place, &asked, Err(Some(refused))).map(unkept);
    }
    let dataflow = Id::new(asked.dataflow.as_deref().unwrap_or(NEW_DATAFLOW));
    let dataflow = dataflow.map_err(|error| Refusal::WrongQuestion(error.to_string()))?;
    let name = form.text("name").to_owned();
    let draft = StudyPlanDraft { name, table: asked.table.clone(), question, dataflow };
    match work.keep_plan(&visit.actor, &id, draft).await {
        Ok(_) => Ok(see_other(&format!("{}?done=saved", links::desk_study(asking.lang, &id)))),
        Err(error) => page(&place, &asked, Err(Some(place.refuser(&asked).work(error)?))).map(unkept),
    }
}

/// A plan that somebody keeps, as the file of a pack.
pub(crate) async fn kept_plan(visit: DeskVisit, Path((_, id, number)): Path<(String, String, String)>) -> PageResult {
    let work = &visit.visit.app.work;
    let plans = work.study_plans(&visit.actor, &id).await?;
    let plan = plans.iter().find(|plan| plan.number.to_string() == number).ok_or(PageError::NotFound)?;
    let place = StudyVisit::at_desk(&visit, work.study(&id)?);
    Ok(unkept(given_plan(&place, plan.dataflow.as_str(), &plan.text)))
}

/// The query that asks what a plan asks.
pub(crate) fn plan_query(plan: &StudyPlan) -> String {
    Asked::of_plan(plan).query()
}

/// The query that asks for everybody in a table.
pub(crate) fn table_query(table: &Id) -> String {
    Asked::of_table(table.clone()).query()
}

/// An answer that no other reader may see, and no device may keep.
fn unkept(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    response
}
