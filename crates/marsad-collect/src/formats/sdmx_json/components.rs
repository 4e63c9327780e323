//! The structure of a message: its components, where each stands, and the values that places point to.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::json::Value;
use super::super::sdmx_ml::{ACTION, OBS_VALUE, STRUCTURE_ID, of_urn};

/// The components of a message in the order in which they first come, what rows are of before them.
#[derive(Default)]
pub(super) struct Columns<'v> {
    ids: Vec<&'v str>,
    places: HashMap<&'v str, usize>,
}

impl<'v> Columns<'v> {
    /// The identifiers of the components.
    pub(super) fn ids(&self) -> &[&'v str] {
        &self.ids
    }

    fn place(&mut self, id: &'v str) -> usize {
        let ids = &mut self.ids;
        *self.places.entry(id).or_insert_with(|| {
            ids.push(id);
            ids.len() - 1
        })
    }
}

/// A component of a structure.
pub(super) struct Component<'v> {
    pub id: &'v str,
    pub column: usize,
    /// The values that it takes, where places point to them.
    pub values: Vec<Option<Cow<'v, str>>>,
    /// Its place in the key.
    position: Option<usize>,
}

/// A structure: its components by the level at which they stand.
pub(super) struct Structure<'v> {
    /// The columns of what a row is of, and of what is to be done with it.
    pub heads: [usize; 2],
    /// What it is of.
    pub reference: String,
    /// The dimensions of the data set, of series, of observations.
    pub dimensions: [Vec<Component<'v>>; 3],
    pub measures: Vec<Component<'v>>,
    /// The attributes of the data set, of groups, of series, of observations.
    pub attributes: [Vec<Component<'v>>; 4],
}

impl<'v> Structure<'v> {
    pub(super) fn of(structure: &'v Value, columns: &mut Columns<'v>) -> Self {
        let heads = [STRUCTURE_ID, ACTION].map(|id| columns.place(id));
        let mut at = |part: &str, level: &str| -> Vec<Component<'v>> {
            let levels = members(structure, part).flat_map(|levels| members(levels, level));
            levels.flat_map(list).map(|component| Component::of(component, columns)).collect()
        };
        let dimensions = ["dataSet", "series", "observation"].map(|level| at("dimensions", level));
        let mut measures = at("measures", "observation");
        let attributes = ["dataSet", "dimensionGroup", "series", "observation"].map(|level| at("attributes", level));
        if measures.is_empty() {
            let column = columns.place(OBS_VALUE);
            measures.push(Component { id: OBS_VALUE, column, values: Vec::new(), position: None });
        }
        Self { heads, reference: reference(structure), dimensions, measures, attributes }
    }

    /// All dimensions in the order of the key.
    pub(super) fn key(&self) -> Vec<&Component<'v>> {
        let mut all: Vec<&Component<'v>> = self.dimensions.iter().flatten().collect();
        all.sort_by_key(|dimension| dimension.position.unwrap_or(usize::MAX));
        all
    }
}

impl<'v> Component<'v> {
    fn of(component: &'v Value, columns: &mut Columns<'v>) -> Self {
        let id = text(member(component, "id"));
        let values = members(component, "values").flat_map(list).map(value_of).collect();
        Self { id, column: columns.place(id), values, position: place(member(component, "keyPosition")) }
    }
}

/// What a message or a data set says that it is of: the dataflow, or else its structure.
pub(super) fn reference(holder: &Value) -> String {
    let links: Vec<&Value> = members(holder, "links").flat_map(list).collect();
    let of = |wanted: &str| {
        let link = links.iter().find(|link| text(member(link, "rel")).eq_ignore_ascii_case(wanted))?;
        of_urn(text(member(link, "urn")))
    };
    ["dataflow", "structure", "datastructure"].into_iter().find_map(of).unwrap_or_default()
}

/// A value of a component: the code, or what stands in its place; texts in languages one after the other.
fn value_of(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Text(text) => Some(Cow::Borrowed(text.as_str())),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Object(_) => match (member(value, "id"), member(value, "value")) {
            (Some(id @ (Value::Text(_) | Value::Number(_))), _) => value_of(id),
            (_, Some(languages @ Value::Object(_))) => {
                let said = pairs(languages).iter().map(|(language, said)| format!("{language}: {}", text(Some(said))));
                Some(Cow::Owned(said.collect::<Vec<_>>().join("; ")))
            }
            (_, Some(said)) => value_of(said),
            (..) => member(value, "name").and_then(value_of),
        },
        Value::Nothing | Value::List(_) => None,
    }
}

/// The members of an object with their keys; none of anything else.
pub(super) fn pairs(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Object(members) => members,
        _ => &[],
    }
}

/// Every member of an object with a key: one that is written twice counts twice.
pub(super) fn members<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    pairs(value).iter().filter(move |(other, _)| other == key).map(|(_, member)| member)
}

/// The first of them.
pub(super) fn member<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    members(value, key).next()
}

/// The values of a list; none of anything else.
pub(super) fn list(value: &Value) -> &[Value] {
    match value {
        Value::List(values) => values,
        _ => &[],
    }
}

/// A text; blank where it is none.
pub(super) fn text(value: Option<&Value>) -> &str {
    match value {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// A place in a list, counted from 0.
pub(super) fn place(value: Option<&Value>) -> Option<usize> {
    match value {
        Some(Value::Number(number)) if *number >= 0.0 && number.fract() == 0.0 => Some(*number as usize),
        _ => None,
    }
}
