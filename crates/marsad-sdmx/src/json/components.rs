//! The components of a data structure in SDMX-JSON.

use marsad_model::{ArtefactKind, AttachmentLevel, DataStructure, Id, Pack, TIME_PERIOD, Version};
use serde_json::{Value, json};

/// The dimensions, measure and attributes of `structure`, with the URNs of their concepts and codelists.
pub(crate) fn components(pack: &Pack, structure: &DataStructure) -> Value {
    let concept =
        |id: &str| pack.reference(&Id::literal("CONCEPTS"), Version::FIRST).item_urn("conceptscheme.Concept", id);
    let codelist = |id: &Id| {
        pack.codelist(id.as_str()).map(|list| pack.reference(&list.id, list.version).urn(ArtefactKind::Codelist))
    };
    let dimension = |(place, d): (usize, &marsad_model::Dimension)| {
        json!({
            "id": d.id.as_str(), "position": place, "conceptIdentity": concept(d.id.as_str()),
            "localRepresentation": { "enumeration": codelist(&d.codelist) },
        })
    };
    let attribute = |a: &marsad_model::Attribute| {
        let representation = match &a.codelist {
            Some(list) => json!({ "enumeration": codelist(list) }),
            None => json!({ "format": { "dataType": "String" } }),
        };
        let relationship = match a.attach {
            AttachmentLevel::Dataflow => json!({ "dataflow": {} }),
            AttachmentLevel::Observation => json!({ "observation": {} }),
        };
        json!({
            "id": a.id.as_str(), "usage": if a.mandatory { "mandatory" } else { "optional" },
            "attributeRelationship": relationship, "conceptIdentity": concept(a.id.as_str()),
            "localRepresentation": representation,
        })
    };
    let measure = json!({
        "id": structure.measure.id.as_str(), "usage": "optional", "conceptIdentity": concept(structure.measure.id.as_str()),
        "localRepresentation": { "format": { "dataType": "Double" } },
    });
    let time = json!({
        "id": TIME_PERIOD, "conceptIdentity": concept(TIME_PERIOD),
        "localRepresentation": { "format": { "dataType": "ObservationalTimePeriod" } },
    });
    let attributes: Vec<Value> = structure.attributes.iter().map(attribute).collect();
    let mut found = json!({
        "dimensionList": {
            "id": "DimensionDescriptor", "timeDimension": time,
            "dimensions": structure.dimensions.iter().enumerate().map(dimension).collect::<Vec<_>>(),
        },
        "measureList": { "id": "MeasureDescriptor", "measures": [measure] },
    });
    if !attributes.is_empty() {
        found["attributeList"] = json!({ "id": "AttributeDescriptor", "attributes": attributes });
    }
    found
}
