//! Data, as SDMX-JSON 2.0 or SDMX-CSV 2.0.

use axum::response::Response;
use marsad_model::Observation;
use marsad_protect::ReleasedTable;
use marsad_sdmx::{DataRequest, DataSet, Labels, MediaType, data_csv, data_json};
use marsad_workflow::{OpenRelease, WorkError};

use super::answer::{Asked, SdmxError, depends_on};
use super::flow;

pub(crate) async fn data(asked: Asked) -> Result<Response, SdmxError> {
    let (path, wish) = (asked.parts(), &asked.wish);
    let open = flow::open(&asked.app.work, &path).await?;
    let kind = wish.media_type(&[MediaType::DataJson, MediaType::DataCsv])?;
    let request =
        DataRequest::read(&open.pack, &open.structure, path.get(4).copied().unwrap_or("*"), &wish.parameters)?;
    let level = request.level;
    let observations = observations(&open, request).await?;
    if observations.is_empty() {
        return Err(SdmxError::not_found("observation for this selection"));
    }
    let dataflow = open.dataflow().map_err(WorkError::from)?;
    let data = DataSet { pack: &open.pack, dataflow, structure: &open.structure, observations: &observations };
    let labels = if wish.wants_labels() { Labels::Both(wish.lang) } else { Labels::Id };
    let header = wish.header(open.release.public_from.unwrap_or_default());
    let body = || match kind {
        MediaType::DataCsv => data_csv(&data, labels),
        _ => data_json(&data, level, header).into_bytes(),
    };
    Ok(wish.answer(kind, &format!("data {} {}", path.join("/"), depends_on(&open.release)), body))
}

/// What the queries of a request find, each observation once, in order. Only released tables come in here.
async fn observations(open: &OpenRelease, request: DataRequest) -> Result<Vec<Observation>, SdmxError> {
    let mut tables: Vec<ReleasedTable> = Vec::new();
    for query in request.queries {
        tables.push(open.query(query).await?);
    }
    let mut found: Vec<Observation> = tables.iter().flat_map(|table| table.data().observations().to_vec()).collect();
    if tables.len() > 1 {
        found.sort_by(|a, b| (&a.key, &a.period).cmp(&(&b.key, &b.period)));
        found.dedup_by(|a, b| (&a.key, &a.period) == (&b.key, &b.period));
    }
    Ok(found)
}
