//! What programs may ask: what is due, agreements, notices.

use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use jiff::ToSpan as _;
use jiff::civil::Date;
use marsad_model::{Id, ProvisionAgreement};
use marsad_sdmx::Parameters;
use marsad_workflow::{Action, AgreementNow, Refusal, TransmissionsAsked};
use serde_json::{Value, json};

use super::words::frequency_word;
use crate::desk::api::{ApiError, ApiResult, answer, operation};
use crate::desk::session::ApiVisit;

/// How far back and ahead is looked where nothing else is asked for, in days.
const DAYS_BACK: i64 = 120;
const DAYS_AHEAD: i64 = 120;

pub(super) async fn calendar(visit: ApiVisit, RawQuery(query): RawQuery) -> ApiResult {
    let parameters = Parameters::read(query.as_deref().unwrap_or_default());
    let asked = asked(&parameters, visit.app.work.today())?;
    let from = asked.from;
    let is_first_day_given = parameters.get("from").is_some_and(|text| !text.is_empty());
    let calendar = visit.app.work.due_calendar(&visit.actor, asked).await?;
    let found = if is_first_day_given { calendar.within } else { calendar.with_older(from) };
    Ok(answer(StatusCode::OK, &json!(found)))
}

fn asked(parameters: &Parameters, today: Date) -> Result<TransmissionsAsked, ApiError> {
    let day = |name: &str, otherwise: Date| match parameters.get(name).filter(|text| !text.is_empty()) {
        Some(text) => text.parse::<Date>().map_err(|_| Refusal::WrongDay(text.to_owned())),
        None => Ok(otherwise),
    };
    let provider = parameters.get("provider").filter(|text| !text.is_empty());
    let known = |text: &str| text.parse::<Id>().map_err(|_| Refusal::NotYourInstitution(text.to_owned()));
    Ok(TransmissionsAsked {
        from: day("from", today.saturating_sub(DAYS_BACK.days()))?,
        to: day("to", today.saturating_add(DAYS_AHEAD.days()))?,
        provider: provider.map(known).transpose()?,
    })
}

pub(super) async fn agreements(visit: ApiVisit) -> ApiResult {
    visit.actor.may(Action::ReadCalendar)?;
    let work = &visit.app.work;
    let may = |agreement: &&ProvisionAgreement| visit.actor.may_for(Action::ReadCalendar, &agreement.provider).is_ok();
    let mut told = Vec::new();
    for agreement in work.pack().agreements.iter().filter(may) {
        told.push(summary(&work.agreement_now(agreement.id.as_str()).await?));
    }
    Ok(answer(StatusCode::OK, &json!(told)))
}

pub(super) async fn agreement(visit: ApiVisit, Path(id): Path<String>) -> ApiResult {
    let work = &visit.app.work;
    let versions = work.agreement_versions(&visit.actor, &id).await?;
    let now = work.agreement_now(&id).await?;
    let mut value = summary(&now);
    value["versions"] = json!(versions);
    value["rules"] = json!(work.pack().rules_of(now.pack.dataflow.as_str()));
    Ok(answer(StatusCode::OK, &value))
}

fn summary(now: &AgreementNow) -> Value {
    json!({
        "id": now.pack.id, "name": now.pack.name, "provider": now.pack.provider, "dataflow": now.pack.dataflow,
        "frequency": frequency_word(now.frequency), "due": now.due, "is_valid": now.is_valid,
        "version": now.version.as_ref().map(|version| version.number),
        "is_signed": now.version.is_some(), "proposed": now.proposed.as_ref().map(|version| version.number),
    })
}

pub(super) async fn notices(visit: ApiVisit) -> ApiResult {
    visit.actor.may(Action::ReadCalendar)?;
    let notices = visit.app.work.notices(&visit.actor).await?;
    Ok(answer(StatusCode::OK, &json!(notices)))
}

/// What they are, in the words of OpenAPI.
pub(super) fn openapi() -> Value {
    let others = [
        ("403", "the role, the institution or the token does not allow it"),
        ("404", "no such thing"),
        ("422", "the dates do not fit together"),
    ];
    let told = |what: &str| operation(what, &others);
    let query = |name: &str, format: &str| json!({ "name": name, "in": "query", "schema": { "type": "string", "format": format } });
    let mut calendar = told("what is due, and where it stands; without `from`, what is overdue too, whatever its age");
    calendar["parameters"] = json!([query("from", "date"), query("to", "date"), query("provider", "id")]);
    let mut agreement = told("an agreement with its versions, and the rules that its data are checked by");
    agreement["parameters"] = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }]);
    json!({
        "/api/v1/calendar": { "get": calendar },
        "/api/v1/agreements": { "get": told("the agreements that the person may read") },
        "/api/v1/agreements/{id}": { "get": agreement },
        "/api/v1/notices": { "get": told("the notices of the person") },
    })
}
