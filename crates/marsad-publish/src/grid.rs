//! A released table turned into rows and columns for people.

use std::collections::BTreeMap;

use marsad_model::{
    CI_HIGH, CI_LOW, ConfStatus, Definition, Id, ObsStatus, Observation, STD_ERROR, TIME_PERIOD, TimePeriod,
};
use marsad_protect::ReleasedTable;

use crate::{Names, Spread};

/// What runs down the side and across the top; every other dimension has one code in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The component down the side.
    pub rows: Id,
    /// The component across the top, if any.
    pub columns: Option<Id>,
}

/// A heading of a row or column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The code or period.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How deep it stands under other headings of the same table: 0 at the top.
    pub depth: usize,
    /// The period, if it is one.
    pub period: Option<TimePeriod>,
}

/// A cell of the grid.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A number.
    Shown {
        /// The number.
        value: f64,
        /// The number as the language writes it.
        text: String,
        /// The status, where it is not the normal one.
        flag: Option<String>,
        /// Between which values the true one lies nineteen times in twenty, where that is known.
        interval: Option<(f64, f64)>,
        /// The key, for the way back to its source.
        key: String,
        /// The period.
        period: TimePeriod,
    },
    /// A number that is hidden.
    Hidden {
        /// The code of CL_CONF_STATUS that says why.
        reason: String,
        /// The key.
        key: String,
        /// The period.
        period: TimePeriod,
    },
    /// Nothing was observed, or nothing was sent.
    Missing {
        /// The status, where there is one that says why.
        flag: Option<String>,
    },
}

/// Rows and columns with their headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The view it shows.
    pub view: View,
    /// Headings down the side.
    pub rows: Vec<Head>,
    /// Headings across the top; one blank heading where nothing runs across.
    pub columns: Vec<Head>,
    /// Cells by row and column.
    pub cells: Vec<Vec<Cell>>,
    /// Statuses that occur, each once, in the order of their codes.
    pub flags: Vec<String>,
    /// Reasons for hiding that occur.
    pub reasons: Vec<String>,
}

impl Grid {
    /// The grid of a released table.
    pub fn new(table: &ReleasedTable, view: View, names: &Names<'_>) -> Self {
        let mut found: BTreeMap<(String, String), Cell> = BTreeMap::new();
        let reader = CellReader::new(names);
        for observation in table.data().observations() {
            let row = id_in(observation, view.rows.as_str(), names);
            let column = view.columns.as_ref().map_or_else(String::new, |c| id_in(observation, c.as_str(), names));
            found.insert((row, column), reader.cell(observation));
        }
        let rows = heads(table, view.rows.as_str(), names);
        let columns = match &view.columns {
            Some(component) => heads(table, component.as_str(), names),
            None => vec![Head { id: String::new(), name: String::new(), depth: 0, period: None }],
        };
        let cell = |row: &Head, column: &Head| {
            found.get(&(row.id.clone(), column.id.clone())).cloned().unwrap_or(Cell::Missing { flag: None })
        };
        let cells: Vec<Vec<Cell>> =
            rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect()).collect();
        let flags = distinct(&cells, Cell::flag);
        let reasons = distinct(&cells, Cell::reason);
        Self { view, rows, columns, cells, flags, reasons }
    }

    /// The same with the largest value first, that of the last column that has one; the total stays at the top, and periods stay
    /// in time.
    #[must_use]
    pub fn largest_first(mut self) -> Self {
        if self.view.rows == *TIME_PERIOD {
            return self;
        }
        let value = |row: &[Cell]| {
            let shown = row.iter().rev().find_map(|cell| match cell {
                Cell::Shown { value, .. } => Some(*value),
                Cell::Hidden { .. } | Cell::Missing { .. } => None,
            });
            shown.unwrap_or(f64::NEG_INFINITY)
        };
        let mut rows: Vec<(Head, Vec<Cell>)> = self.rows.into_iter().zip(self.cells).collect();
        rows.sort_by(|a, b| {
            (b.0.id == *marsad_model::TOTAL)
                .cmp(&(a.0.id == *marsad_model::TOTAL))
                .then(value(&b.1).total_cmp(&value(&a.1)))
        });
        // Rows that are no longer under their group stand on their own.
        (self.rows, self.cells) = rows.into_iter().map(|(head, cells)| (Head { depth: 0, ..head }, cells)).unzip();
        self
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Cell {
    /// What it counts in its period; nothing is known where there is no figure.
    pub fn definition(&self, names: &Names<'_>) -> Option<Definition> {
        let (Self::Shown { key, period, .. } | Self::Hidden { key, period, .. }) = self else { return None };
        let key: Vec<Id> = key.split('.').filter_map(|code| Id::new(code).ok()).collect();
        Some(names.pack.definition_at(names.dataflow, &key, Some(period)))
    }

    /// How far the true value may lie from it, nineteen times in twenty; none where nobody says.
    pub fn spread(&self, names: &Names<'_>) -> Option<Spread> {
        let Self::Shown { value, interval: Some(ends), .. } = self else { return None };
        names.spread(&self.definition(names)?, *value, *ends)
    }

    fn flag(&self) -> Option<&str> {
        match self {
            Self::Shown { flag, .. } | Self::Missing { flag } => flag.as_deref(),
            Self::Hidden { .. } => None,
        }
    }

    fn reason(&self) -> Option<&str> {
        match self {
            Self::Hidden { reason, .. } => Some(reason),
            Self::Shown { .. } | Self::Missing { .. } => None,
        }
    }
}

fn distinct<'a>(cells: &'a [Vec<Cell>], of: impl Fn(&'a Cell) -> Option<&'a str>) -> Vec<String> {
    let mut found: Vec<String> = cells.iter().flatten().filter_map(of).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

/// Reads observations into cells: knows where statuses and errors stand.
struct CellReader<'a> {
    names: &'a Names<'a>,
    status: Option<usize>,
    confidentiality: Option<usize>,
    error: Option<usize>,
    /// The ends of the published interval.
    ends: [Option<usize>; 2],
}

impl<'a> CellReader<'a> {
    fn new(names: &'a Names<'a>) -> Self {
        let place = |id: &str| names.structure.attribute_place(id);
        let (status, confidentiality) = (place("OBS_STATUS"), place("CONF_STATUS"));
        Self { names, status, confidentiality, error: place(STD_ERROR), ends: [CI_LOW, CI_HIGH].map(place) }
    }

    fn cell(&self, observation: &Observation) -> Cell {
        let at = |place: Option<usize>| place.and_then(|place| observation.attributes.get(place)?.clone());
        let key = observation.key.iter().map(Id::as_str).collect::<Vec<_>>().join(".");
        let flag = at(self.status).filter(|status| status != ObsStatus::Normal.code());
        let period = observation.period.clone();
        let reason = at(self.confidentiality).filter(|status| status != ConfStatus::Free.code());
        match (observation.value, reason) {
            (Some(value), _) => {
                let text = self.names.number(value);
                let interval = self.published_interval(observation, value).or_else(|| self.around(observation, value));
                Cell::Shown { value, text, flag, interval, key, period }
            }
            (None, Some(reason)) => Cell::Hidden { reason, key, period },
            (None, None) => Cell::Missing { flag },
        }
    }

    /// The interval that the standard error of a value gives; without width where the value is known exactly, which is where
    /// a band comes to a point.
    fn around(&self, observation: &Observation, value: f64) -> Option<(f64, f64)> {
        let error = number_at(observation, self.error)?;
        let margin = self.names.margin(&self.definition(observation), error);
        margin.or((error <= 0.0).then_some(0.0)).map(|margin| (value - margin, value + margin))
    }

    fn definition(&self, observation: &Observation) -> Definition {
        let Names { pack, dataflow, .. } = *self.names;
        pack.definition_at(dataflow, &observation.key, Some(&observation.period))
    }

    /// The interval that was published with a value; none where it has no width or does not hold the value.
    fn published_interval(&self, observation: &Observation, value: f64) -> Option<(f64, f64)> {
        let [low, high] = self.ends.map(|end| number_at(observation, end));
        self.names.published_interval(&self.definition(observation), value, low.zip(high)?)
    }
}

/// The number that stands in an attribute; none where none is finite.
fn number_at(observation: &Observation, place: Option<usize>) -> Option<f64> {
    let number: f64 = observation.attributes.get(place?)?.as_ref()?.parse().ok()?;
    Some(number).filter(|number| number.is_finite())
}

fn id_in(observation: &Observation, component: &str, names: &Names<'_>) -> String {
    if component == TIME_PERIOD {
        return observation.period.to_string();
    }
    let place = names.structure.dimension_place(component);
    place.and_then(|place| observation.key.get(place)).map_or_else(String::new, ToString::to_string)
}

/// The headings of a component: periods in order, codes as in their list with the total first.
fn heads(table: &ReleasedTable, component: &str, names: &Names<'_>) -> Vec<Head> {
    if component == TIME_PERIOD {
        let head = |period: TimePeriod| Head {
            id: period.to_string(),
            name: names.voice.period(&period),
            depth: 0,
            period: Some(period),
        };
        return table.data().periods().into_iter().map(head).collect();
    }
    let Some(place) = names.structure.dimension_place(component) else { return Vec::new() };
    let mut codes = table.data().codes(place);
    codes.sort_by(|a, b| names.order(component, a, b));
    let depth = |code: &Id| {
        let above = names.codelist(component).map(|list| list.ancestors(code.as_str())).unwrap_or_default();
        above.iter().filter(|ancestor| codes.contains(&ancestor.id)).count()
    };
    let head = |code: &Id| Head {
        id: code.to_string(),
        name: names.code(component, code.as_str()),
        depth: depth(code),
        period: None,
    };
    codes.iter().map(head).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Grid, Head, View};

    fn head(id: &str) -> Head {
        Head { id: id.to_owned(), name: id.to_owned(), depth: 0, period: None }
    }

    fn cell(value: Option<f64>) -> Cell {
        let shown = |value: f64| Cell::Shown {
            value,
            text: value.to_string(),
            flag: None,
            interval: None,
            key: "A._T._T".to_owned(),
            period: "2022".parse().unwrap(),
        };
        value.map_or(Cell::Missing { flag: None }, shown)
    }

    #[test]
    fn rows_are_in_the_order_of_the_latest_value_that_each_has() {
        let values = [("FR", [None, Some(140.0)]), ("DZ", [Some(73.0), None]), ("LY", [Some(121.0), None])];
        let grid = Grid {
            view: View { rows: "COUNTERPART_AREA".parse().unwrap(), columns: "TIME_PERIOD".parse().ok() },
            rows: values.iter().map(|(id, _)| head(id)).collect(),
            columns: ["2014", "2022"].map(head).into(),
            cells: values.iter().map(|(_, values)| values.map(cell).into()).collect(),
            flags: Vec::new(),
            reasons: Vec::new(),
        };
        let order: Vec<String> = grid.largest_first().rows.into_iter().map(|head| head.id).collect();
        assert_eq!(order, ["FR", "LY", "DZ"]);
    }
}
