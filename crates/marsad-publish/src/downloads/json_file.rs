//! JSON: the table with its definition, source and citation.

use marsad_protect::ReleasedTable;
use serde_json::{Map, Value, json};

use super::{coded, fixed, number_said};
use crate::{Edition, citation};

/// A released table as JSON, with all that is needed to use it rightly.
pub fn json(table: &ReleasedTable, edition: &Edition<'_>) -> String {
    let (names, release) = (&edition.names, edition.release);
    let lang = names.voice.lang();
    let observation = |o: &marsad_model::Observation| {
        let mut object = Map::new();
        for (dimension, (code, name)) in names.structure.dimensions.iter().zip(coded(edition, o)) {
            object.insert(dimension.id.to_string(), json!({ "id": code, "name": name }));
        }
        object.insert("TIME_PERIOD".to_owned(), json!(o.period.as_str()));
        object.insert(names.structure.measure.id.to_string(), json!(o.value));
        for (attribute, text) in names.structure.observation_attributes().zip(&o.attributes) {
            let number = text.as_deref().filter(|text| number_said(attribute, text).is_some());
            // As it is written: a count of respondents has no decimals.
            let number = number.and_then(|text| serde_json::from_str::<Value>(text).ok()).filter(Value::is_number);
            object.insert(attribute.id.to_string(), number.unwrap_or_else(|| json!(text)));
        }
        Value::Object(object)
    };
    let observations: Vec<Value> = table.data().observations().iter().map(observation).collect();
    // What took it back says so where a program looks: in what was released.
    let withdrawn = edition.taken_back.map(|withdrawal| {
        let reason = withdrawal.note.as_ref().map(|note| note.get(lang));
        json!({ "at": withdrawal.public_from.map(|moment| moment.to_string()), "reason": reason })
    });
    let attributes: Map<String, Value> = fixed(edition).into_iter().map(|(id, code)| (id, json!(code))).collect();
    json!({
        "dataflow": { "id": names.dataflow.id.as_str(), "name": names.dataflow.name.get(lang), "description": names.dataflow.description.get(lang) },
        "definition": {
            "universe": names.dataflow.universe.get(lang), "caveat": names.dataflow.caveat.get(lang), "attributes": attributes,
            "errors": names.calibrated(),
        },
        "release": {
            "number": release.number, "version": release.version, "kind": release.kind.word(),
            "public_from": release.public_from.map(|moment| moment.to_string()), "sha256": release.sha256, "link": edition.link,
            "withdrawn": withdrawn,
        },
        "producers": edition.producers(),
        "citation": citation(edition),
        "licence": names.pack.head.licence.get(lang),
        "observations": observations,
    })
    .to_string()
}
