//! The calendar of an institution as iCalendar and JSON. Calendar programs have no session: they show a token that may read
//! the calendar as `?key=…`. Unless a first day is asked for, what is overdue stands in it whatever its age.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use marsad_publish::{CalendarEntry, calendar_json, icalendar, transmission_entry};
use marsad_workflow::Actor;

use super::board::asked;
use super::words::names;
use crate::app::App;
use crate::desk::api::{ApiError, answer};
use crate::desk::session::OpenVisit;

pub(super) async fn ics(State(app): State<App>, open: OpenVisit) -> Result<Response, ApiError> {
    let entries = entries(&app, &open).await?;
    let name = open.visit.voice().say("calendar-title");
    Ok(icalendar_answer(icalendar((&name, open.visit.lang), &entries, app.work.now())))
}

pub(super) async fn json(State(app): State<App>, open: OpenVisit) -> Result<Response, ApiError> {
    let entries = entries(&app, &open).await?;
    let name = open.visit.voice().say("calendar-title");
    Ok(answer(StatusCode::OK, &calendar_json(&name, &entries)))
}

/// A calendar that no other reader may see.
fn icalendar_answer(text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (headers, text).into_response()
}

async fn entries(app: &App, open: &OpenVisit) -> Result<Vec<CalendarEntry>, ApiError> {
    let actor = actor(app, open).await?.ok_or(ApiError::NotSignedIn)?;
    let asked = asked(&open.visit, app.work.today())?;
    let (from, is_first_day_given) = (asked.from, open.visit.parameter("from").is_some());
    let calendar = app.work.due_calendar(&actor, asked).await?;
    let found = if is_first_day_given { calendar.within } else { calendar.with_older(from) };
    Ok(found.iter().map(|one| transmission_entry(one, names(&open.visit))).collect())
}

/// Who asks: by the token in the address, else by the session of the device.
async fn actor(app: &App, open: &OpenVisit) -> Result<Option<Actor>, ApiError> {
    if let Some(key) = open.visit.parameter("key") {
        return Ok(app.work.token_actor(key).await?);
    }
    let Some(secret) = &open.secret else { return Ok(None) };
    let found = app.work.session_actor(secret, &open.visitor.origin).await?;
    Ok(found.map(|(actor, _)| actor))
}
