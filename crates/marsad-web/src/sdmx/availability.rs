//! Availability: which codes and periods a selection holds.

use axum::response::Response;
use marsad_model::{DataConstraint, Id, TIME_PERIOD};
use marsad_sdmx::{
    Artefacts, DataRequest, Detail, MediaType, References, StructureRequest, select_artefacts, structure_json,
};
use marsad_workflow::OpenRelease;

use super::answer::{Asked, SdmxError, Wish, depends_on};
use super::flow;

pub(crate) async fn availability(asked: Asked) -> Result<Response, SdmxError> {
    let (path, wish) = (asked.parts(), &asked.wish);
    let open = flow::open(&asked.app.work, &path).await?;
    let kind = wish.media_type(&[MediaType::StructureJson])?;
    let request =
        DataRequest::read(&open.pack, &open.structure, path.get(4).copied().unwrap_or("*"), &wish.parameters)?;
    let mut found = constraint(&open, request).await?;
    narrow(&mut found, path.get(5).copied());
    let (artefacts, detail) = references(&open, wish)?;
    let dataflow = open.dataflow().map_err(marsad_workflow::WorkError::from)?;
    let header = wish.header(open.release.public_from.unwrap_or_default());
    let body = || structure_json(&open.pack, (&artefacts, detail), &[(dataflow, found)], header).into_bytes();
    Ok(wish.answer(kind, &format!("availability {} {}", path.join("/"), depends_on(&open.release)), body))
}

/// What any of the queries of a request finds, together.
async fn constraint(open: &OpenRelease, request: DataRequest) -> Result<DataConstraint, SdmxError> {
    let mut queries = request.queries.into_iter();
    let mut found = open.constraint(queries.next().unwrap_or_default()).await?;
    for query in queries {
        let more = open.constraint(query).await?;
        for ((_, codes), (_, further)) in found.codes.iter_mut().zip(more.codes) {
            codes.extend(further);
            codes.sort();
            codes.dedup();
        }
        found.periods = match (found.periods, more.periods) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        found.series += more.series;
        found.observations += more.observations;
    }
    Ok(found)
}

/// Only the component asked for, if one is.
fn narrow(found: &mut DataConstraint, component: Option<&str>) {
    let Some(component) = component.filter(|id| !matches!(*id, "*" | "all" | "")) else { return };
    let wanted: Vec<&str> = component.split(',').collect();
    found.codes.retain(|(id, _): &(Id, _)| wanted.contains(&id.as_str()));
    if !wanted.contains(&TIME_PERIOD) {
        found.periods = None;
    }
}

/// What comes along: with `references=all` the dataflow, its structure, codelists and concepts, codes that occur only.
fn references(open: &OpenRelease, wish: &Wish) -> Result<(Artefacts, Detail), SdmxError> {
    let request = StructureRequest {
        kinds: vec![marsad_model::ArtefactKind::Dataflow],
        agencies: Vec::new(),
        ids: vec![open.release.dataflow.to_string()],
        version: None,
        references: References::Descendants,
        detail: Detail::ReferencePartial,
    };
    match wish.parameters.get("references").unwrap_or("none") {
        "none" => Ok((Artefacts::default(), Detail::Full)),
        _ => Ok((select_artefacts(&open.pack, &request), Detail::ReferencePartial)),
    }
}
