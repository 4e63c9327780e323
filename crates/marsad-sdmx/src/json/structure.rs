//! Structure messages.

use std::collections::BTreeSet;

use marsad_model::{
    ArtefactKind, Codelist, DataConstraint, DataStructure, Dataflow, Hierarchy, Id, Lang, LocalText, Pack, Version,
};
use serde_json::{Map, Value, json};

use super::components::components;
use super::constraint::constraint;
use super::message::{Header, meta, named};
use crate::rest::{Artefacts, Detail};

/// The artefacts of `pack` as an SDMX-JSON 2.0 structure message; with `available`, also what exists in dataflows.
pub fn structure_json(
    pack: &Pack,
    asked: (&Artefacts, Detail),
    available: &[(&Dataflow, DataConstraint)],
    header: Header,
) -> String {
    let (artefacts, detail) = asked;
    let writer = Writer {
        pack,
        lang: header.lang,
        is_stub: detail == Detail::Stubs,
        used: used(pack, artefacts, detail, available),
    };
    let mut data = Map::new();
    let mut add = |key: &str, values: Vec<Value>| {
        if !values.is_empty() {
            data.insert(key.to_owned(), Value::Array(values));
        }
    };
    let has = |ids: &BTreeSet<Id>, id: &Id| ids.contains(id);
    add(
        "dataflows",
        pack.dataflows.iter().filter(|x| has(&artefacts.dataflows, &x.id)).map(|x| writer.dataflow(x)).collect(),
    );
    add(
        "dataStructures",
        pack.structures.iter().filter(|x| has(&artefacts.structures, &x.id)).map(|x| writer.structure(x)).collect(),
    );
    add(
        "codelists",
        pack.codelists.iter().filter(|x| has(&artefacts.codelists, &x.id)).map(|x| writer.codelist(x)).collect(),
    );
    add("conceptSchemes", artefacts.has_concepts.then(|| writer.concepts()).into_iter().collect());
    add("agencySchemes", artefacts.has_agencies.then(|| writer.agencies()).into_iter().collect());
    add("dataProviderSchemes", artefacts.has_providers.then(|| writer.providers()).into_iter().collect());
    add(
        "hierarchies",
        pack.hierarchies.iter().filter(|x| has(&artefacts.hierarchies, &x.id)).map(|x| writer.hierarchy(x)).collect(),
    );
    let constraints = available.iter().map(|(dataflow, found)| writer.constraint(dataflow, found));
    add("dataConstraints", constraints.collect());
    format!("{{\"meta\":{},\"data\":{}}}", meta(pack, header, "structure"), Value::Object(data))
}

/// The codes that are used, where only those are wanted.
fn used(
    pack: &Pack,
    artefacts: &Artefacts,
    detail: Detail,
    available: &[(&Dataflow, DataConstraint)],
) -> Option<BTreeSet<(Id, Id)>> {
    if detail != Detail::ReferencePartial || available.is_empty() {
        return None;
    }
    let mut used = BTreeSet::new();
    for (dataflow, found) in available {
        let Some(structure) = pack.structure_of(dataflow) else { continue };
        for (dimension, codes) in &found.codes {
            let Some(list) = structure.codelist_of(dimension.as_str()) else { continue };
            used.extend(codes.iter().map(|code| (list.clone(), code.clone())));
        }
        // Attributes may take any code of their lists.
        for list in structure
            .attributes
            .iter()
            .filter_map(|a| a.codelist.as_ref())
            .filter(|list| artefacts.codelists.contains(*list))
        {
            let codes = pack.codelist(list.as_str()).map(Codelist::codes).unwrap_or_default();
            used.extend(codes.iter().map(|code| (list.clone(), code.id.clone())));
        }
    }
    Some(used)
}

struct Writer<'a> {
    pack: &'a Pack,
    lang: Lang,
    is_stub: bool,
    used: Option<BTreeSet<(Id, Id)>>,
}

impl Writer<'_> {
    /// What every maintainable artefact says of itself.
    fn artefact(&self, id: &Id, version: Version, name: &LocalText) -> Map<String, Value> {
        let mut object = self.unversioned(&self.pack.head.agency, id, name);
        object.insert("version".to_owned(), json!(version.to_string()));
        object
    }

    fn unversioned(&self, agency: &Id, id: &Id, name: &LocalText) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("id".to_owned(), json!(id.as_str()));
        object.insert("agencyID".to_owned(), json!(agency.as_str()));
        named(&mut object, "name", name, self.lang);
        object
    }

    fn item(&self, id: &str, name: &LocalText) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("id".to_owned(), json!(id));
        named(&mut object, "name", name, self.lang);
        object
    }

    fn finished(&self, mut object: Map<String, Value>, content: &str, value: impl FnOnce() -> Value) -> Value {
        if !self.is_stub {
            object.insert(content.to_owned(), value());
        }
        Value::Object(object)
    }

    fn dataflow(&self, dataflow: &Dataflow) -> Value {
        let mut object = self.artefact(&dataflow.id, dataflow.version, &dataflow.name);
        named(&mut object, "description", &dataflow.description, self.lang);
        let structure = self.pack.structure_of(dataflow);
        let urn = structure.map(|s| self.pack.reference(&s.id, s.version).urn(ArtefactKind::DataStructure));
        object.insert("structure".to_owned(), json!(urn));
        Value::Object(object)
    }

    fn structure(&self, structure: &DataStructure) -> Value {
        let object = self.artefact(&structure.id, structure.version, &structure.name);
        self.finished(object, "dataStructureComponents", || components(self.pack, structure))
    }

    fn codelist(&self, list: &Codelist) -> Value {
        let mut object = self.artefact(&list.id, list.version, &list.name);
        let is_used = |code: &Id| self.used.as_ref().is_none_or(|used| used.contains(&(list.id.clone(), code.clone())));
        if self.used.is_some() && !self.is_stub {
            object.insert("isPartial".to_owned(), json!(true));
        }
        let code = |code: &marsad_model::Code| {
            let mut object = self.item(code.id.as_str(), &code.name);
            if let Some(parent) = code.parent.as_ref().filter(|parent| is_used(parent)) {
                object.insert("parent".to_owned(), json!(parent.as_str()));
            }
            Value::Object(object)
        };
        self.finished(object, "codes", || list.codes().iter().filter(|c| is_used(&c.id)).map(code).collect())
    }

    fn concepts(&self) -> Value {
        let object = self.artefact(&Id::literal("CONCEPTS"), Version::FIRST, &self.pack.head.name);
        let concept = |concept: &marsad_model::Concept| {
            let mut object = self.item(concept.id.as_str(), &concept.name);
            named(&mut object, "description", &concept.description, self.lang);
            Value::Object(object)
        };
        self.finished(object, "concepts", || self.pack.concepts.iter().map(concept).collect())
    }

    fn agencies(&self) -> Value {
        let head = &self.pack.head;
        let mut object = self.unversioned(&Id::literal("SDMX"), &Id::literal("AGENCIES"), &head.name);
        object.insert("version".to_owned(), json!("1.0"));
        self.finished(object, "agencies", || json!([self.item(head.agency.as_str(), &head.name)]))
    }

    fn providers(&self) -> Value {
        let head = &self.pack.head;
        let mut object = self.unversioned(&head.agency, &Id::literal("DATA_PROVIDERS"), &head.name);
        object.insert("version".to_owned(), json!("1.0"));
        let providers =
            || self.pack.providers.iter().map(|p| Value::Object(self.item(p.id.as_str(), &p.name))).collect();
        self.finished(object, "dataProviders", providers)
    }

    fn hierarchy(&self, hierarchy: &Hierarchy) -> Value {
        let object = self.artefact(&hierarchy.id, Version::FIRST, &hierarchy.name);
        let list = self.pack.codelist(hierarchy.codelist.as_str());
        let urn = |code: &Id| {
            list.map(|list| self.pack.reference(&list.id, list.version).item_urn("codelist.Code", code.as_str()))
        };
        let group = |group: &marsad_model::Group| {
            let member = |id: &Id| json!({ "id": format!("{}_{id}", group.code), "code": urn(id) });
            json!({ "id": group.code.as_str(), "code": urn(&group.code), "hierarchicalCodes": group.members.iter().map(member).collect::<Vec<_>>() })
        };
        self.finished(object, "hierarchicalCodes", || hierarchy.groups.iter().map(group).collect())
    }

    fn constraint(&self, dataflow: &Dataflow, found: &DataConstraint) -> Value {
        let mut value = constraint(self.pack, dataflow, found);
        if let Some(object) = value.as_object_mut() {
            named(object, "name", &dataflow.name, self.lang);
        }
        value
    }
}
