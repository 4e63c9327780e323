//! Structures: dataflows, data structures, codelists and all that belongs to them.

use axum::response::Response;
use marsad_sdmx::{MediaType, Parameters, StructureRequest, select_artefacts, structure_json};

use super::answer::{Asked, SdmxError};

pub(crate) async fn structure(asked: Asked) -> Result<Response, SdmxError> {
    let request = StructureRequest::read(&asked.parts(), &asked.wish.parameters)?;
    answer(&asked, &request).await
}

/// The schema of a dataflow is its structure with everything that it refers to.
pub(crate) async fn schema(asked: Asked) -> Result<Response, SdmxError> {
    let request = StructureRequest::read(&asked.parts(), &Parameters::read("references=descendants"))?;
    answer(&asked, &request).await
}

async fn answer(asked: &Asked, request: &StructureRequest) -> Result<Response, SdmxError> {
    let Asked { app, path, wish } = asked;
    let kind = wish.media_type(&[MediaType::StructureJson])?;
    let pack = app.work.pack();
    let mut artefacts = select_artefacts(pack, request);
    if request.ids.is_empty() {
        // A list names what can be asked for: a client would take an empty answer for a broken service.
        let releases = app.work.public_releases_all().await?;
        let is_public = |id: &str| releases.get(id).is_some_and(|releases| releases.current().is_some());
        artefacts.dataflows.retain(|id| is_public(id.as_str()));
    }
    let is_list = request.ids.is_empty()
        && (request.agencies.is_empty() || request.agencies.iter().any(|a| pack.head.agency == a.as_str()));
    if artefacts.is_empty() && !is_list {
        return Err(SdmxError::not_found(&format!("artefact `{path}`")));
    }
    // Definitions are those of the pack in use: they change when it does, and with what is public.
    let releases = app.work.catalog().release_list_all().await.map_err(marsad_workflow::WorkError::from)?;
    let prepared = releases.iter().filter_map(|release| release.public_from).max().unwrap_or_default();
    let body = || structure_json(pack, (&artefacts, request.detail), &[], wish.header(prepared)).into_bytes();
    Ok(wish.answer(kind, &format!("{path} {prepared}"), body))
}
