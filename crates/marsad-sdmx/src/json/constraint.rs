//! What exists in a dataflow, as an SDMX data constraint.

use marsad_model::{ArtefactKind, DataConstraint, Dataflow, Id, Pack, TIME_PERIOD};
use serde_json::{Value, json};

/// The constraint that says which codes and periods `dataflow` has, and how many observations.
pub(crate) fn constraint(pack: &Pack, dataflow: &Dataflow, found: &DataConstraint) -> Value {
    let reference = pack.reference(&dataflow.id, dataflow.version);
    let key = |(dimension, codes): &(Id, Vec<Id>)| {
        let values: Vec<Value> = codes.iter().map(|code| json!({ "value": code.as_str() })).collect();
        (!values.is_empty()).then(|| json!({ "id": dimension.as_str(), "values": values }))
    };
    let time = found.periods.as_ref().map(|(first, last)| {
        json!({ "id": TIME_PERIOD, "timeRange": {
            "startPeriod": { "period": first.as_str(), "isInclusive": true },
            "endPeriod": { "period": last.as_str(), "isInclusive": true },
        } })
    });
    let keys: Vec<Value> = found.codes.iter().filter_map(key).chain(time).collect();
    let metric = |id: &str, count: usize| json!({ "id": id, "type": "sdmx_metrics", "title": count.to_string() });
    let mut constraint = json!({
        "id": format!("AVAILABLE_{}", dataflow.id), "version": dataflow.version.to_string(),
        "agencyID": pack.head.agency.as_str(), "role": "Actual",
        "constraintAttachment": { "dataflows": [reference.urn(ArtefactKind::Dataflow)] },
        "annotations": [metric("series_count", found.series), metric("obs_count", found.observations)],
    });
    if !keys.is_empty() {
        constraint["cubeRegions"] = json!([{ "include": true, "keyValues": keys }]);
    }
    constraint
}
