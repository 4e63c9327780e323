//! The figures that a pack itself holds: its plain tables, and the cells that its plans balance.
//!
//! Holds: which series has a figure at which period, and which one where a plain table says it. Does not hold: anything
//! of dataflows whose figures come with submissions alone; of these nobody can tell before they are released.

use std::collections::BTreeMap;

use marsad_model::{Id, Pack, TimePeriod};

use crate::Files;

/// The series with their periods, for each dataflow whose figures the pack holds.
pub(crate) struct Figures {
    /// Dataflow to `key|period` to value; none where it is hidden, missing or yet to be computed.
    known: BTreeMap<String, Values>,
}

/// The figures of a dataflow by `key|period`.
type Values = BTreeMap<String, Option<f64>>;

impl Figures {
    /// What the tables `figures/DATAFLOW.csv` and the plans of `pack` hold.
    pub(crate) fn new(pack: &Pack, files: &Files) -> Self {
        let mut known: BTreeMap<String, Values> = BTreeMap::new();
        for dataflow in &pack.dataflows {
            if let Some(table) = files.get(&format!("figures/{}.csv", dataflow.id)) {
                known.insert(dataflow.id.to_string(), in_table(table));
            }
        }
        for plan in &pack.plans {
            let structure = pack.dataflow(plan.dataflow.as_str()).and_then(|dataflow| pack.structure_of(dataflow));
            let (Some(balance), Some(structure)) = (plan.balance(), structure) else { continue };
            let cells = balance.cells.iter().map(|cell| (name(&cell.key(structure), &cell.period), None));
            known.entry(plan.dataflow.to_string()).or_default().extend(cells);
        }
        Self { known }
    }

    /// Whether there is a figure of a series at a period; none where the pack holds no figures of the dataflow.
    pub(crate) fn has(&self, dataflow: &Id, key: &[Id], period: &TimePeriod) -> Option<bool> {
        self.known.get(dataflow.as_str()).map(|figures| figures.contains_key(&name(key, period)))
    }

    /// The figure of a series at a period, where a plain table of the pack says it.
    pub(crate) fn value(&self, dataflow: &Id, key: &[Id], period: &TimePeriod) -> Option<f64> {
        *self.known.get(dataflow.as_str())?.get(&name(key, period))?
    }
}

fn name(key: &[Id], period: &TimePeriod) -> String {
    let codes: Vec<&str> = key.iter().map(Id::as_str).collect();
    format!("{}|{period}", codes.join("."))
}

/// The first three columns of a table are key, period and value. A table that cannot be read holds nothing.
fn in_table(table: &[u8]) -> Values {
    let mut rows = csv::Reader::from_reader(table);
    let named = |row: &csv::StringRecord| {
        let value: Option<f64> = row.get(2).and_then(|text| text.parse().ok());
        Some((format!("{}|{}", row.get(0)?, row.get(1)?), value.filter(|value| value.is_finite())))
    };
    rows.records().filter_map(Result::ok).filter_map(|row| named(&row)).collect()
}
