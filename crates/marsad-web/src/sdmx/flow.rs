//! Which dataflow the path of a data or availability request names.

use marsad_model::Version;
use marsad_workflow::{OpenRelease, Work};

use super::answer::{SdmxError, names};
use axum::http::StatusCode;

/// The current release of the dataflow that `CONTEXT/AGENCY/ID/VERSION` names.
pub(crate) async fn open(work: &Work, path: &[&str]) -> Result<OpenRelease, SdmxError> {
    if !matches!(path.first(), Some(&"dataflow" | &"*")) {
        let message = "data are served by dataflow: `/data/dataflow/AGENCY/ID/VERSION`".to_owned();
        return Err(SdmxError { status: StatusCode::NOT_IMPLEMENTED, message });
    }
    let id = path.get(2).copied().unwrap_or("*");
    if id == "*" || id.contains(',') {
        return Err(SdmxError {
            status: StatusCode::NOT_IMPLEMENTED,
            message: "data of one dataflow at a time are served".to_owned(),
        });
    }
    let pack = work.pack();
    let dataflow = pack.dataflow(id).filter(|_| names(path.get(1), &pack.head.agency));
    let dataflow = dataflow.filter(|dataflow| is_version(path.get(3).copied(), dataflow.version));
    let dataflow = dataflow.ok_or_else(|| SdmxError::not_found(&format!("dataflow `{}`", path[1..].join("/"))))?;
    Ok(work.open_release(dataflow.id.as_str(), None).await?)
}

fn is_version(part: Option<&str>, version: Version) -> bool {
    match part {
        None | Some("*" | "~" | "+" | "latest" | "") => true,
        Some(text) => text.trim_end_matches('+').parse::<Version>().is_ok_and(|wanted| {
            (wanted.major, wanted.minor, wanted.patch.unwrap_or(0))
                == (version.major, version.minor, version.patch.unwrap_or(0))
        }),
    }
}
