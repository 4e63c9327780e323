//! Data and availability requests: a key, component filters, and how the answer is arranged.
//!
//! Source: SDMX REST API 2.2, "Data queries": the key takes a code, several joined with `+`, or `*` in each place;
//! several keys are joined with `,`. A filter `c[ID]` takes values joined with `,` (or) and `+` (and), each with an
//! operator (`eq` by default).

use std::collections::BTreeMap;

use marsad_model::{Codelist, DataQuery, DataStructure, Id, Limit, Pack, TIME_PERIOD, TimePeriod, TimeRange};

use super::{Parameters, RequestError};

/// What the observations are keyed by in the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ObservationLevel {
    /// Series along time.
    #[default]
    Time,
    /// Each observation with its whole key.
    Flat,
}

/// A data request: its answer is everything that any of the queries asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataRequest {
    /// The queries; more than one where the key lists several keys.
    pub queries: Vec<DataQuery>,
    /// How the answer is arranged.
    pub level: ObservationLevel,
}

/// Parameters that say something about the answer that this server always does, or leaves to the media type.
const HARMLESS: [&str; 8] = ["attributes", "measures", "format", "lang", "references", "mode", "detail", "labels"];
/// Parameters that the standard knows and this server does not yet.
const NOT_YET: [&str; 3] = ["updatedAfter", "includeHistory", "asOf"];

impl DataRequest {
    /// The request for data of `structure` by `key` and `parameters`.
    pub fn read(
        pack: &Pack,
        structure: &DataStructure,
        key: &str,
        parameters: &Parameters,
    ) -> Result<Self, RequestError> {
        let base = Self::filters(pack, structure, parameters)?;
        let keys = key.split(',').filter(|key| !key.is_empty() && *key != "*" && *key != "all");
        let queries: Vec<DataQuery> = keys.map(|key| with_key(structure, &base, key)).collect::<Result<_, _>>()?;
        let level = match parameters.get("dimensionAtObservation") {
            None | Some(TIME_PERIOD) => ObservationLevel::Time,
            Some("AllDimensions") => ObservationLevel::Flat,
            Some(id) if structure.dimension_place(id).is_some() => {
                return Err(RequestError::NotImplemented(format!(
                    "observations along `{id}` are not served: use `TIME_PERIOD` or `AllDimensions`"
                )));
            }
            Some(other) => {
                return Err(syntax(format!("`{other}` is no dimension: use `TIME_PERIOD` or `AllDimensions`")));
            }
        };
        Ok(Self { queries: if queries.is_empty() { vec![base] } else { queries }, level })
    }

    fn filters(pack: &Pack, structure: &DataStructure, parameters: &Parameters) -> Result<DataQuery, RequestError> {
        let mut query = DataQuery { limit: limit(parameters)?, ..DataQuery::all() };
        for (name, value) in parameters.iter() {
            match name.strip_prefix("c[").and_then(|rest| rest.strip_suffix(']')) {
                Some(TIME_PERIOD) => query.time = time_filter(value)?,
                Some(id) if structure.dimension_place(id).is_some() => {
                    let list = pack.codelist_of(structure, id).ok_or_else(|| syntax(format!("`{id}` has no codes")))?;
                    query.codes.insert(identifier(id)?, code_filter(list, value)?);
                }
                Some(id) if structure.codelist_of(id).is_some() || id == structure.measure.id.as_str() => {
                    return Err(RequestError::NotImplemented(format!(
                        "filters on `{id}` are not served: filter on dimensions"
                    )));
                }
                Some(id) => return Err(syntax(format!("`{id}` is no component of `{}`", structure.id))),
                None if HARMLESS.contains(&name)
                    || name == "dimensionAtObservation"
                    || name.ends_with("NObservations") => {}
                None if NOT_YET.contains(&name) => {
                    return Err(RequestError::NotImplemented(format!("`{name}` is not served yet")));
                }
                None => return Err(syntax(format!("`{name}` is no parameter of a data query"))),
            }
        }
        Ok(query)
    }
}

fn syntax(message: String) -> RequestError {
    RequestError::Syntax(message)
}

fn identifier(text: &str) -> Result<Id, RequestError> {
    Id::new(text).map_err(|error| syntax(error.to_string()))
}

fn limit(parameters: &Parameters) -> Result<Limit, RequestError> {
    let number = |name: &str| {
        let value = parameters.get(name)?;
        Some(value.parse::<usize>().map_err(|_| syntax(format!("`{name}={value}`: write a whole number"))))
    };
    match (number("firstNObservations").transpose()?, number("lastNObservations").transpose()?) {
        (None, None) => Ok(Limit::All),
        (Some(first), None) => Ok(Limit::First(first)),
        (None, Some(last)) => Ok(Limit::Last(last)),
        (Some(first), Some(last)) => Ok(Limit::Both(first, last)),
    }
}

/// `base` narrowed to one key.
fn with_key(structure: &DataStructure, base: &DataQuery, key: &str) -> Result<DataQuery, RequestError> {
    let parts: Vec<&str> = key.split('.').collect();
    if parts.len() != structure.dimensions.len() {
        let order: Vec<&str> = structure.dimensions.iter().map(|d| d.id.as_str()).collect();
        return Err(syntax(format!(
            "the key `{key}` has {} parts, `{}` has {} dimensions: {}",
            parts.len(),
            structure.id,
            order.len(),
            order.join(".")
        )));
    }
    let mut query = base.clone();
    for (dimension, part) in structure.dimensions.iter().zip(parts) {
        if part.is_empty() || part == "*" {
            continue;
        }
        let codes: Vec<Id> = part.split('+').map(identifier).collect::<Result<_, _>>()?;
        // A filter and a key on the same dimension must both hold.
        let narrowed = codes.into_iter().filter(|code| base.wants(&dimension.id, code)).collect();
        query.codes.insert(dimension.id.clone(), narrowed);
    }
    Ok(query)
}

/// The codes of `list` that a filter lets through.
fn code_filter(list: &Codelist, filter: &str) -> Result<Vec<Id>, RequestError> {
    let mut kept = Vec::new();
    let alternatives: Vec<Vec<(&str, &str)>> =
        filter.split(',').map(|part| part.split('+').map(operator).collect()).collect();
    for id in list.codes().iter().map(|code| &code.id) {
        let mut is_kept = false;
        for conditions in &alternatives {
            let holds = conditions.iter().map(|(name, value)| holds(name, value, id.as_str()));
            is_kept |= holds.collect::<Result<Vec<_>, _>>()?.into_iter().all(|holds| holds);
        }
        if is_kept {
            kept.push(id.clone());
        }
    }
    Ok(kept)
}

/// The operator and the value of one condition; `eq` where none is written.
fn operator(condition: &str) -> (&str, &str) {
    condition.split_once(':').unwrap_or(("eq", condition))
}

fn holds(operator: &str, value: &str, code: &str) -> Result<bool, RequestError> {
    match operator {
        "eq" => Ok(code == value || value == "*"),
        "ne" => Ok(code != value),
        "co" => Ok(code.contains(value)),
        "nc" => Ok(!code.contains(value)),
        "sw" => Ok(code.starts_with(value)),
        "ew" => Ok(code.ends_with(value)),
        "lt" => Ok(code < value),
        "le" => Ok(code <= value),
        "gt" => Ok(code > value),
        "ge" => Ok(code >= value),
        _ => Err(syntax(format!("`{operator}` is no operator: use eq, ne, lt, le, gt, ge, co, nc, sw or ew"))),
    }
}

fn time_filter(filter: &str) -> Result<TimeRange, RequestError> {
    let mut range = TimeRange::default();
    if filter.contains(',') {
        return Err(RequestError::NotImplemented(
            "several ranges of time are not served: ask for one, `ge:2015+le:2020`".to_owned(),
        ));
    }
    let period = |text: &str| text.parse::<TimePeriod>().map_err(|error| syntax(error.to_string()));
    for (operator, value) in filter.split('+').map(operator) {
        match operator {
            "eq" => range = TimeRange { from: Some(period(value)?), to: Some(period(value)?) },
            "ge" => range.from = Some(period(value)?),
            "le" => range.to = Some(period(value)?),
            "gt" | "lt" => {
                return Err(RequestError::NotImplemented(format!(
                    "`{operator}` on time is not served: use `ge` and `le`"
                )));
            }
            other => return Err(syntax(format!("`{other}` is no operator on time: use eq, ge or le"))),
        }
    }
    Ok(range)
}

impl DataRequest {
    /// Everything: the request without key and parameters.
    pub fn all() -> Self {
        Self { queries: vec![DataQuery { codes: BTreeMap::new(), ..DataQuery::all() }], level: ObservationLevel::Time }
    }
}
