//! The template of an agreement, in the language of the page that it is taken from: for the period that is asked for, or for
//! another, as `?period=2026` says.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse as _;
use marsad_publish::{Names, TemplateBook, template_workbook};
use marsad_workflow::Refusal;

use super::files::attachment;
use super::grid::named_period;
use crate::app::App;
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::pages::PageResult;

/// The type of workbooks.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(super) async fn workbook(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let period = visit.visit.parameter("period").map(named_period).transpose()?;
    let template = app.work.template(&visit.actor, &id, period.as_ref()).await?;
    let (pack, lang, voice) = (visit.visit.pack(), visit.visit.lang, visit.visit.voice());
    let unknown = || PageError::from(Refusal::UnknownAgreement(id.clone()));
    let agreement = pack.agreement(&id).ok_or_else(unknown)?;
    let dataflow = pack.dataflow(agreement.dataflow.as_str()).ok_or_else(unknown)?;
    let structure = pack.structure_of(dataflow).ok_or_else(unknown)?;
    let book = TemplateBook {
        layout: &template.layout,
        agreement: agreement.name.get(lang),
        period: template.period.as_ref(),
        last: template.last.as_ref(),
        names: Names { pack, dataflow, structure, voice },
    };
    let bytes = template_workbook(&book).map_err(|error| PageError::Failed(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, XLSX.to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{id}-{lang}.xlsx"))),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
