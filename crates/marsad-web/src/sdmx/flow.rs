//! Which dataflow the path of a data or availability request names.

use marsad_model::{Lang, Version};
use marsad_workflow::{OpenRelease, Refusal, Work, WorkError};

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
    let id = dataflow.id.as_str();
    match work.open_release(id, None).await {
        Err(WorkError::Refused(Refusal::UnknownRelease(_))) => Err(not_there(work, id).await?),
        other => Ok(other?),
    }
}

/// Why there are no data of a dataflow: they were withdrawn, when and why, or never were public.
async fn not_there(work: &Work, id: &str) -> Result<SdmxError, SdmxError> {
    let releases = work.public_releases(id).await?;
    let Some(withdrawal) = releases.withdrawal() else {
        return Ok(SdmxError::not_found(&format!("public release of `{id}`")));
    };
    let when = withdrawal.public_from.unwrap_or(withdrawal.proposed_at);
    let reason = withdrawal.note.as_ref().map_or_else(String::new, |note| format!(": {}", note.get(Lang::En)));
    let message = format!("the data of `{id}` were withdrawn at {when}{reason}");
    Ok(SdmxError { status: StatusCode::NOT_FOUND, message })
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
