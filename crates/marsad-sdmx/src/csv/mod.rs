//! SDMX-CSV 2.0.
//!
//! Source: SDMX-CSV 2.0 field guide: `STRUCTURE, STRUCTURE_ID, ACTION`, then dimensions, measures and attributes by
//! their identifiers; `labels=both` writes `id: name` in headers and coded cells. What is made of a survey in which nobody
//! exists has the column `STRUCTURE_NAME` too, whatever labels are asked for: its name says so in every row.

use marsad_model::{AttachmentLevel, Lang, TIME_PERIOD};

use crate::DataSet;

/// What coded cells and headers say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// Identifiers only.
    #[default]
    Id,
    /// Identifiers with names in this language.
    Both(Lang),
}

/// The observations of `data` as SDMX-CSV 2.0.
pub fn data_csv(data: &DataSet<'_>, labels: Labels) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail; a record has as many fields as the header by construction.
    let _ = writer.write_record(header(data, labels));
    let fixed = fixed_attributes(data, labels);
    for place in 0..data.observations.len() {
        let _ = writer.write_record(record(data, labels, place).chain(fixed.iter().map(|(_, value)| value.clone())));
    }
    writer.into_inner().unwrap_or_default()
}

fn header(data: &DataSet<'_>, labels: Labels) -> Vec<String> {
    let structure = data.structure;
    let components =
        structure.dimensions.iter().map(|d| d.id.as_str()).chain([TIME_PERIOD, structure.measure.id.as_str()]);
    let attributes = structure.observation_attributes().map(|a| a.id.as_str());
    let named = |id: &str| match labels {
        Labels::Both(lang) => {
            data.pack.concept(id).map_or_else(|| id.to_owned(), |c| format!("{id}: {}", c.name.get(lang)))
        }
        Labels::Id => id.to_owned(),
    };
    let name = structure_name(data, labels).map(|_| "STRUCTURE_NAME");
    let heads = ["STRUCTURE", "STRUCTURE_ID"].into_iter().chain(name).chain(["ACTION"]).map(str::to_owned);
    let fixed = fixed_attributes(data, labels).into_iter().map(|(id, _)| named(&id));
    heads.chain(components.chain(attributes).map(named)).chain(fixed).collect()
}

/// The name of the dataflow, where its rows must not be taken for true; in English where no language is asked for.
fn structure_name(data: &DataSet<'_>, labels: Labels) -> Option<String> {
    let lang = match labels {
        Labels::Both(lang) => lang,
        Labels::Id => Lang::En,
    };
    data.pack.is_synthetic(data.dataflow.id.as_str()).then(|| data.dataflow.name.get(lang).to_owned())
}

/// The attributes of the whole dataflow, which every row repeats.
fn fixed_attributes(data: &DataSet<'_>, labels: Labels) -> Vec<(String, String)> {
    let attached = data.structure.attributes.iter().filter(|a| a.attach == AttachmentLevel::Dataflow);
    let value = |id: &marsad_model::Id| {
        data.dataflow
            .attributes
            .get(id)
            .map_or_else(String::new, |code| coded(data, labels, id.as_str(), code.as_str()))
    };
    attached.map(|a| (a.id.to_string(), value(&a.id))).collect()
}

fn record<'a>(data: &'a DataSet<'a>, labels: Labels, place: usize) -> impl Iterator<Item = String> + 'a {
    let (structure, observation) = (data.structure, &data.observations[place]);
    let heads = ["dataflow".to_owned(), data.reference()];
    let heads = heads.into_iter().chain(structure_name(data, labels)).chain(["I".to_owned()]);
    let key = structure
        .dimensions
        .iter()
        .zip(&observation.key)
        .map(move |(d, code)| coded(data, labels, d.id.as_str(), code.as_str()));
    let value = observation.value.map_or_else(String::new, |value| value.to_string());
    let attributes = structure.observation_attributes().zip(&observation.attributes).map(move |(a, text)| {
        match (text, &a.codelist) {
            (Some(text), Some(_)) => coded(data, labels, a.id.as_str(), text),
            (Some(text), None) => text.clone(),
            (None, _) => String::new(),
        }
    });
    heads.chain(key).chain([observation.period.to_string(), value]).chain(attributes)
}

fn coded(data: &DataSet<'_>, labels: Labels, component: &str, code: &str) -> String {
    let Labels::Both(lang) = labels else { return code.to_owned() };
    let found = data.pack.codelist_of(data.structure, component).and_then(|list| list.find(code));
    found.map_or_else(|| code.to_owned(), |found| format!("{code}: {}", found.name.get(lang)))
}
