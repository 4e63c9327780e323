//! Data messages.
//!
//! Names and codes stand once in the structure; the observations, which may be many, are written by hand as numbers
//! into those lists, so that a message costs little more than its bytes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use marsad_model::{
    ArtefactKind, AttachmentLevel, DataStructure, Dataflow, Id, Lang, Observation, Pack, TIME_PERIOD, TimePeriod,
};
use serde_json::{Map, Value, json};

use super::message::{Header, meta, named};
use crate::rest::ObservationLevel;

/// Observations with all that is needed to write them.
#[derive(Clone, Copy, Debug)]
pub struct DataSet<'a> {
    /// The pack that names everything.
    pub pack: &'a Pack,
    /// Their dataflow.
    pub dataflow: &'a Dataflow,
    /// Their structure.
    pub structure: &'a DataStructure,
    /// The observations, sorted by key and then by time.
    pub observations: &'a [Observation],
}

impl DataSet<'_> {
    /// The reference of the dataflow: `AGENCY:ID(1.0)`.
    pub fn reference(&self) -> String {
        self.pack.reference(&self.dataflow.id, self.dataflow.version).to_string()
    }
}

/// The observations of `data` as an SDMX-JSON 2.0 data message.
pub fn data_json(data: &DataSet<'_>, level: ObservationLevel, header: Header) -> String {
    let lists = Lists::new(data);
    let structure = structure(data, &lists, level, header.lang);
    let mut message = format!(
        "{{\"meta\":{},\"data\":{{\"structures\":[{structure}],\"dataSets\":[",
        meta(data.pack, header, "data")
    );
    let urn = data.pack.reference(&data.dataflow.id, data.dataflow.version).urn(ArtefactKind::Dataflow);
    let links = json!([{ "rel": "dataflow", "urn": urn }]);
    let attributes = json!(vec![0; lists.fixed.len()]);
    let _ =
        write!(message, "{{\"structure\":0,\"action\":\"Information\",\"links\":{links},\"attributes\":{attributes},");
    match level {
        ObservationLevel::Time => write_series(&mut message, data, &lists),
        ObservationLevel::Flat => write_flat(&mut message, data, &lists),
    }
    message.push_str("}]}}");
    message
}

/// The values that occur, each list in the order in which observations point into it.
struct Lists<'a> {
    codes: Vec<Vec<&'a Id>>,
    periods: Vec<&'a TimePeriod>,
    attributes: Vec<BTreeMap<&'a str, usize>>,
    /// Attributes of the whole dataflow with their code.
    fixed: Vec<(&'a Id, &'a Id)>,
}

impl<'a> Lists<'a> {
    fn new(data: &DataSet<'a>) -> Self {
        let sorted = |place: usize| {
            let mut codes: Vec<&Id> = data.observations.iter().map(|o| &o.key[place]).collect();
            codes.sort();
            codes.dedup();
            codes
        };
        let mut periods: Vec<&TimePeriod> = data.observations.iter().map(|o| &o.period).collect();
        periods.sort();
        periods.dedup();
        let values = |place: usize| {
            let texts = data.observations.iter().filter_map(|o| o.attributes.get(place)?.as_deref());
            let mut found: BTreeMap<&str, usize> = texts.map(|text| (text, 0)).collect();
            found.values_mut().enumerate().for_each(|(at, index)| *index = at);
            found
        };
        let attached = data.structure.attributes.iter().filter(|a| a.attach == AttachmentLevel::Dataflow);
        Self {
            codes: (0..data.structure.dimensions.len()).map(sorted).collect(),
            periods,
            attributes: (0..data.structure.observation_attributes().count()).map(values).collect(),
            fixed: attached.filter_map(|a| Some((&a.id, data.dataflow.attributes.get(&a.id)?))).collect(),
        }
    }

    fn key(&self, observation: &Observation) -> String {
        let at = |(codes, code): (&Vec<&Id>, &Id)| codes.binary_search(&code).unwrap_or_default().to_string();
        self.codes.iter().zip(&observation.key).map(at).collect::<Vec<_>>().join(":")
    }

    fn period(&self, observation: &Observation) -> usize {
        self.periods.binary_search(&&observation.period).unwrap_or_default()
    }

    /// The value and the places of the attributes: `[566000,0,null,3]`.
    fn write_cells(&self, message: &mut String, observation: &Observation) {
        match observation.value {
            Some(value) => {
                let _ = write!(message, "[{}", json!(value));
            }
            None => message.push_str("[null"),
        }
        for (list, text) in self.attributes.iter().zip(&observation.attributes) {
            match text.as_deref().and_then(|text| list.get(text)) {
                Some(at) => {
                    let _ = write!(message, ",{at}");
                }
                None => message.push_str(",null"),
            }
        }
        message.push(']');
    }
}

fn write_series(message: &mut String, data: &DataSet<'_>, lists: &Lists<'_>) {
    message.push_str("\"series\":{");
    for (place, series) in data.observations.chunk_by(|a, b| a.key == b.key).enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let _ = write!(message, "{comma}\"{}\":{{\"observations\":{{", lists.key(&series[0]));
        for (place, observation) in series.iter().enumerate() {
            let comma = if place > 0 { "," } else { "" };
            let _ = write!(message, "{comma}\"{}\":", lists.period(observation));
            lists.write_cells(message, observation);
        }
        message.push_str("}}");
    }
    message.push('}');
}

fn write_flat(message: &mut String, data: &DataSet<'_>, lists: &Lists<'_>) {
    message.push_str("\"observations\":{");
    for (place, observation) in data.observations.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let _ = write!(message, "{comma}\"{}:{}\":", lists.key(observation), lists.period(observation));
        lists.write_cells(message, observation);
    }
    message.push('}');
}

fn structure(data: &DataSet<'_>, lists: &Lists<'_>, level: ObservationLevel, lang: Lang) -> Value {
    let coded = data.structure.dimensions.iter().zip(&lists.codes).enumerate().map(|(place, (dimension, codes))| {
        let mut object = component(data, dimension.id.as_str(), lang);
        object.insert("keyPosition".to_owned(), json!(place));
        object.insert(
            "values".to_owned(),
            codes.iter().map(|code| value(data, dimension.id.as_str(), code.as_str(), lang)).collect(),
        );
        Value::Object(object)
    });
    let mut time = component(data, TIME_PERIOD, lang);
    time.insert("keyPosition".to_owned(), json!(lists.codes.len()));
    time.insert("values".to_owned(), lists.periods.iter().map(|period| period_value(period)).collect());
    let (series, observation): (Vec<Value>, Vec<Value>) = match level {
        ObservationLevel::Time => (coded.collect(), vec![Value::Object(time)]),
        ObservationLevel::Flat => (Vec::new(), coded.chain([Value::Object(time)]).collect()),
    };
    let urn = |kind, id: &Id, version| data.pack.reference(id, version).urn(kind);
    let mut object = Map::new();
    named(&mut object, "name", &data.dataflow.name, lang);
    object.insert("dataSets".to_owned(), json!([0]));
    object.insert(
        "links".to_owned(),
        json!([
            { "rel": "dataflow", "urn": urn(ArtefactKind::Dataflow, &data.dataflow.id, data.dataflow.version) },
            { "rel": "structure", "urn": urn(ArtefactKind::DataStructure, &data.structure.id, data.structure.version) },
        ]),
    );
    object.insert("dimensions".to_owned(), json!({ "dataSet": [], "series": series, "observation": observation }));
    object.insert(
        "measures".to_owned(),
        json!({ "observation": [component(data, data.structure.measure.id.as_str(), lang)] }),
    );
    object.insert("attributes".to_owned(), attributes(data, lists, lang));
    Value::Object(object)
}

fn attributes(data: &DataSet<'_>, lists: &Lists<'_>, lang: Lang) -> Value {
    let fixed = lists.fixed.iter().map(|(id, code)| {
        let mut object = component(data, id.as_str(), lang);
        object.insert("relationship".to_owned(), json!({ "dataflow": {} }));
        object.insert("values".to_owned(), json!([value(data, id.as_str(), code.as_str(), lang)]));
        Value::Object(object)
    });
    let observed = data.structure.observation_attributes().zip(&lists.attributes).map(|(attribute, texts)| {
        let mut object = component(data, attribute.id.as_str(), lang);
        object.insert("relationship".to_owned(), json!({ "observation": {} }));
        let values: Vec<Value> = texts
            .keys()
            .map(|text| match attribute.codelist {
                Some(_) => value(data, attribute.id.as_str(), text, lang),
                None => json!({ "value": text }),
            })
            .collect();
        if !values.is_empty() {
            object.insert("values".to_owned(), Value::Array(values));
        }
        Value::Object(object)
    });
    json!({ "dataSet": fixed.collect::<Vec<_>>(), "series": [], "observation": observed.collect::<Vec<_>>() })
}

fn component(data: &DataSet<'_>, id: &str, lang: Lang) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(id));
    if let Some(concept) = data.pack.concept(id) {
        named(&mut object, "name", &concept.name, lang);
    }
    object
}

fn value(data: &DataSet<'_>, component: &str, code: &str, lang: Lang) -> Value {
    let found = data.pack.codelist_of(data.structure, component).and_then(|list| list.find(code));
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(code));
    match found {
        Some(found) => named(&mut object, "name", &found.name, lang),
        None => {
            object.insert("name".to_owned(), json!(code));
        }
    }
    Value::Object(object)
}

fn period_value(period: &TimePeriod) -> Value {
    let moment = |at: jiff::civil::DateTime| format!("{}Z", at.strftime("%Y-%m-%dT%H:%M:%S"));
    let last = period.end().checked_sub(jiff::Span::new().seconds(1)).unwrap_or(period.end());
    json!({ "value": period.as_str(), "start": moment(period.start()), "end": moment(last) })
}
