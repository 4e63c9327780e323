//! What a reader has chosen to see of a dataflow: the query string is the state, the pack gives the rest.

use std::collections::BTreeMap;

use marsad_model::{DataConstraint, DataQuery, Id, TIME_PERIOD, TimePeriod, TimeRange};
use marsad_publish::{Names, View};
use marsad_workflow::OpenRelease;

use crate::error::PageError;
use crate::visit::Visit;

/// What is chosen: what runs down and across, and one code in every other dimension.
pub(crate) struct DataflowChoice {
    pub view: View,
    /// The code chosen in each coded dimension that neither runs down nor across.
    pub codes: BTreeMap<Id, Id>,
    /// The period chosen, where time runs neither down nor across.
    pub period: Option<TimePeriod>,
    /// The bounds of time, where it does.
    pub time: TimeRange,
}

impl DataflowChoice {
    /// The choice in the address of `visit`; what it does not say, the first view of the pack says.
    pub(crate) async fn read(visit: &Visit, open: &OpenRelease, exists: &DataConstraint) -> Result<Self, PageError> {
        let view = view(visit, open)?;
        let mut codes = BTreeMap::new();
        for (dimension, available) in exists.codes.iter().filter(|(id, _)| !is_spread(&view, id)) {
            codes.insert(dimension.clone(), code(visit, open, (dimension, available))?);
        }
        let mut choice = Self { view, codes, period: None, time: time(visit)? };
        let is_over_time =
            [Some(&choice.view.rows), choice.view.columns.as_ref()].into_iter().flatten().any(|id| *id == *TIME_PERIOD);
        if !is_over_time {
            choice.period = match period_parameter(visit, TIME_PERIOD)? {
                Some(period) => Some(period),
                None => open.constraint(choice.query()).await?.periods.map(|(_, last)| last),
            };
        }
        Ok(choice)
    }

    /// The question that the choice asks.
    pub(crate) fn query(&self) -> DataQuery {
        let codes = self.codes.iter().map(|(dimension, code)| (dimension.clone(), vec![code.clone()])).collect();
        let time = match &self.period {
            Some(period) => TimeRange { from: Some(period.clone()), to: Some(period.clone()) },
            None => self.time.clone(),
        };
        DataQuery { codes, time, ..DataQuery::all() }
    }

    /// The unit that the choice names, where the unit is a dimension.
    pub(crate) fn unit(&self) -> Option<&Id> {
        self.codes.get("UNIT_MEASURE")
    }

    /// What the choice fixes, in words: the codes that are not totals, and the period.
    pub(crate) fn words(&self, names: &Names<'_>) -> Vec<String> {
        let is_told = |(dimension, code): &(&Id, &Id)| {
            **code != *marsad_model::TOTAL && !matches!(dimension.as_str(), "FREQ" | "UNIT_MEASURE")
        };
        let codes =
            self.codes.iter().filter(is_told).map(|(dimension, code)| names.code(dimension.as_str(), code.as_str()));
        codes.chain(self.period.iter().map(|period| names.voice.period(period))).collect()
    }
}

/// How many codes are named to a reader who asked for one that is not there.
const CODES_SHOWN_MAX: usize = 12;

fn is_spread(view: &View, id: &Id) -> bool {
    view.rows == *id || view.columns.as_ref() == Some(id)
}

fn view(visit: &Visit, open: &OpenRelease) -> Result<View, PageError> {
    let first = &open.dataflow()?.view;
    let known = |name: &str, id: Id| {
        let dimensions = open.structure.dimensions.iter().map(|d| d.id.as_str());
        let all: Vec<&str> = dimensions.chain([TIME_PERIOD]).collect();
        if all.contains(&id.as_str()) { Ok(id) } else { Err(PageError::bad(name, id.as_str(), &all)) }
    };
    let rows = visit.id_parameter("rows")?.map(|id| known("rows", id)).transpose()?;
    let columns = visit.id_parameter("columns")?.map(|id| known("columns", id)).transpose()?;
    let is_own = rows.is_some() || columns.is_some() || visit.parameters.get("columns").is_some();
    let rows = rows.unwrap_or_else(|| first.rows.clone());
    let columns = if is_own { columns } else { first.columns.clone() };
    Ok(View { columns: columns.filter(|columns| *columns != rows), rows })
}

/// The code chosen in a dimension: by the reader, by the pack, or the first there is.
fn code(visit: &Visit, open: &OpenRelease, dimension: (&Id, &Vec<Id>)) -> Result<Id, PageError> {
    let (id, available) = dimension;
    if let Some(chosen) = visit.id_parameter(id.as_str())? {
        let codes: Vec<&str> = available.iter().map(Id::as_str).take(CODES_SHOWN_MAX).collect();
        let is_there = available.contains(&chosen);
        return if is_there { Ok(chosen) } else { Err(PageError::bad(id.as_str(), chosen.as_str(), &codes)) };
    }
    let total = available.iter().find(|code| **code == *marsad_model::TOTAL);
    let preset = open.dataflow()?.view.selection.get(id).filter(|code| available.contains(code));
    let found = preset.or(total).or(available.first()).cloned();
    found.ok_or_else(|| PageError::bad(id.as_str(), "", &[]))
}

fn time(visit: &Visit) -> Result<TimeRange, PageError> {
    Ok(TimeRange { from: period_parameter(visit, "from")?, to: period_parameter(visit, "to")? })
}

fn period_parameter(visit: &Visit, name: &str) -> Result<Option<TimePeriod>, PageError> {
    visit
        .parameter(name)
        .map(|text| text.parse().map_err(|_| PageError::bad(name, text, &["2022", "2022-Q1", "2022-03"])))
        .transpose()
}
