//! Rows in which every text was met before: the place of each word is recalled, and nothing is decided.
//!
//! The reader of rows alone knows what a text means. Whatever it read without a finding is learnt here by its bytes, so
//! that the next row of the same texts costs a look-up for each cell. A row with anything new in it, or with a value
//! that is not plain digits, is the reader's. This is why reading is fast and has one set of rules.
//!
//! It holds for rows that are read without those before them ([`Plan::is_row_independent`]) and whose columns say
//! different components: then what a row gives for a component depends on one cell, or on none.

use marsad_model::{ObservationColumns, Places};

use super::plan::{LabelKind, Plan};
use super::rows::{RowState, plain_number};
use super::texts::{Texts, eight_at, eight_digits, repeated, zero_bytes};
use super::unit_columns::unit_columns;
use crate::values::scale::Scale;

/// Rows are kept back until there are so many, and then added together.
const ROWS: usize = 2048;

/// A column of the file.
struct Column {
    kind: Kind,
    /// What stands after its cells.
    end: u8,
    /// What was learnt of its texts.
    texts: Texts,
    /// The places found in the rows kept back.
    found: Box<[u32; ROWS]>,
}

/// What a column of the file is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Its texts are remembered.
    Remembered,
    /// The number.
    Value,
    /// Nobody asks what it says.
    Unread,
}

/// Where the place of a component comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// From the texts of this column of the file.
    Column(usize),
    /// From the period, which tells the frequency.
    Period,
    /// It is the same in all rows; none until the first was read.
    Same(Option<u32>),
}

/// What was learnt of the rows of a list.
pub(super) struct Recall {
    delimiter: u8,
    columns: Vec<Column>,
    value_at: usize,
    scale: Scale,
    /// For each component, and then for time.
    sources: Vec<Source>,
    /// For the place of a period the place of its frequency.
    frequencies: Vec<Option<u32>>,
    /// The column of statuses, and the places of those that say why there is no number: a number beside one is told.
    status_at: Option<usize>,
    disagreeing: Vec<u32>,
    /// The rows kept back: their values and their lines.
    values: Vec<f64>,
    lines: Vec<u32>,
    /// Whether something contradicted what was learnt.
    is_off: bool,
}

impl Recall {
    /// A memory for rows read by `plan`; none where a row may depend on more than its own cells.
    pub(super) fn new(plan: &Plan<'_, '_>, delimiter: u8) -> Option<Self> {
        let is_alike = unit_columns(plan).is_empty() && plan.multiplier.is_none() && !plan.marked_titles.differ();
        let value = plan.values.first().filter(|_| is_alike)?;
        let components = plan.dictionary.components.len();
        let mut kinds = vec![Kind::Unread; plan.width];
        let mut sources = vec![Source::Same(None); components + 1];
        if plan.dictionary.place("FREQ").is_some_and(|frequency| is_told_by_period(plan, frequency)) {
            sources[plan.dictionary.place("FREQ")?] = Source::Period;
        }
        for label in &plan.labels {
            let output = match &label.kind {
                LabelKind::Words { component, .. } | LabelKind::Text(component) => *component,
                LabelKind::Time => components,
            };
            if matches!(sources[output], Source::Column(_)) {
                return None;
            }
            sources[output] = Source::Column(label.at);
            *kinds.get_mut(label.at)? = Kind::Remembered;
        }
        let of_dataflow = plan.of_dataflow.iter().map(|(at, _)| *at);
        for at in [plan.structure_id, plan.action].into_iter().flatten().chain(of_dataflow) {
            *kinds.get_mut(at)? = Kind::Remembered;
        }
        // A row in which such a column says another thing is told, and a row that is told is not learnt.
        for column in &plan.constants {
            if let Some(kind) = kinds.get_mut(column.at) {
                *kind = Kind::Remembered;
            }
        }
        *kinds.get_mut(value.at)? = Kind::Value;
        // A word that skips a row may stand in a column that is not remembered; a header of digits looks like a number.
        let is_safe = plan.skip.is_empty() || !kinds.contains(&Kind::Unread);
        let has_name = plain_number(plan.headers.get(value.at)?.as_bytes()).is_none();
        let last = kinds.len() - 1;
        let column = |(at, kind)| Column {
            kind,
            end: if at == last { b'\n' } else { delimiter },
            texts: Texts::default(),
            found: Box::new([0; ROWS]),
        };
        let status_at = match plan.dictionary.place("OBS_STATUS").map(|status| sources[status]) {
            Some(Source::Column(at)) => Some(at),
            _ => None,
        };
        (is_safe && has_name && last > 0).then(|| Self {
            delimiter,
            columns: kinds.into_iter().enumerate().map(column).collect(),
            value_at: value.at,
            scale: plan.scale,
            sources,
            frequencies: Vec::new(),
            status_at,
            disagreeing: Vec::new(),
            values: Vec::with_capacity(ROWS),
            lines: Vec::with_capacity(ROWS),
            is_off: false,
        })
    }

    /// Recalls the row that begins at `start`, and returns where it ends; none where it is not known whole.
    #[inline]
    pub(super) fn row(&mut self, bytes: &[u8], start: usize, line: u32) -> Option<usize> {
        let row = self.lines.len();
        let mut at = start;
        let mut value = 0.0;
        for column in &mut self.columns {
            match column.kind {
                Kind::Remembered => (column.found[row % ROWS], at) = column.texts.recall(bytes, at, column.end)?,
                Kind::Value => (value, at) = number_at(bytes, at, column.end)?,
                Kind::Unread => at = unread(bytes, at, column.end)?,
            }
        }
        self.values.push(self.scale.of(value));
        self.lines.push(line);
        Some(at)
    }

    /// Whether rows must be added before more are recalled.
    pub(super) fn is_full(&self) -> bool {
        self.lines.len() == ROWS
    }

    /// Whether anything can be recalled.
    pub(super) fn is_on(&self) -> bool {
        !self.is_off
    }

    /// The lines kept back whose status says that there is no number, and the places of these statuses.
    pub(super) fn disagreements(&self) -> impl Iterator<Item = (u32, u32)> {
        let statuses = self.status_at.filter(|_| !self.disagreeing.is_empty()).map(|at| &self.columns[at].found[..]);
        let rows = self.lines.iter().copied().zip(statuses.unwrap_or_default().iter().copied());
        rows.filter(|(_, place)| self.disagreeing.contains(place))
    }

    /// Adds the rows kept back to those that were read.
    pub(super) fn add_to(&mut self, out: &mut ObservationColumns) {
        let rows = self.lines.len();
        if rows == 0 {
            return;
        }
        let dimensions = out.dimensions.len();
        let time = self.sources.len() - 1;
        for component in 0..time {
            let places = match component.checked_sub(dimensions) {
                None => &mut out.dimensions[component].places,
                Some(attribute) => &mut out.attributes[attribute].places,
            };
            self.add_places(component, rows, places);
        }
        self.add_places(time, rows, &mut out.periods.places);
        out.values.extend(&self.values);
        self.values.clear();
        out.rows.extend(&self.lines);
        self.lines.clear();
        out.columns.extend_same(self.value_at as u32 + 1, rows);
        let sheet = out.sheets.places.last().unwrap_or(0);
        out.sheets.places.extend_same(sheet, rows);
    }

    fn add_places(&self, component: usize, rows: usize, places: &mut Places) {
        let found = |at: usize| &self.columns[at].found[..rows];
        match (self.sources[component], self.sources.last()) {
            (Source::Column(at), _) => places.extend(found(at)),
            (Source::Period, Some(Source::Column(time))) => {
                let frequency = |period: &u32| self.frequencies.get(*period as usize).copied().flatten().unwrap_or(0);
                places.extend(&found(*time).iter().map(frequency).collect::<Vec<_>>());
            }
            (Source::Period, _) => {
                places.extend_same(self.frequencies.iter().flatten().last().copied().unwrap_or(0), rows);
            }
            (Source::Same(place), _) => places.extend_same(place.unwrap_or(0), rows),
        }
    }

    /// Learns from the row that was read last and gave one observation, with nothing to say about it but perhaps that its status
    /// `disagrees` with its number.
    pub(super) fn learn(&mut self, cells: &[crate::cell::Cell<'_>], state: &RowState, disagrees: bool) {
        let is_plain = cells.get(self.value_at).is_some_and(|cell| plain_number(cell.text.as_bytes()).is_some());
        let is_told = disagrees && self.status_at.is_none();
        if !is_plain || is_told || cells.len() != self.columns.len() || self.is_off {
            return;
        }
        // What a period or a label says of quality depends on the status beside it: such rows are the reader's.
        self.is_off |= state.time_quality().or(state.label_quality()).is_some();
        let out = &state.out;
        let time = self.sources.len() - 1;
        let period = out.periods.places.last().unwrap_or(0);
        let mut places = vec![0; self.columns.len()];
        for component in 0..=time {
            let place = match component.checked_sub(out.dimensions.len()) {
                None => out.dimensions[component].places.last(),
                Some(attribute) => out.attributes.get(attribute).map_or(Some(period), |column| column.places.last()),
            };
            let place = place.unwrap_or(0);
            match &mut self.sources[component] {
                Source::Column(at) => places[*at] = place,
                Source::Same(known) => self.is_off |= *known.get_or_insert(place) != place,
                Source::Period => {
                    let needed = self.frequencies.len().max(period as usize + 1);
                    self.frequencies.resize(needed, None);
                    self.is_off |= *self.frequencies[period as usize].get_or_insert(place) != place;
                }
            }
        }
        let status = self.status_at.map(|at| places[at]).filter(|_| disagrees);
        self.disagreeing.extend(status.filter(|status| !self.disagreeing.contains(status)));
        for ((column, cell), place) in self.columns.iter_mut().zip(cells).zip(places) {
            if column.kind == Kind::Remembered {
                self.is_off |= !column.texts.learn(cell.text.as_bytes(), self.delimiter, place);
            }
        }
    }
}

/// Whether nothing but the period tells the frequency.
fn is_told_by_period(plan: &Plan<'_, '_>, frequency: usize) -> bool {
    let is_fixed = plan.fixed.iter().any(|(component, _)| *component == frequency)
        || plan.fixed_texts.iter().any(|(component, _)| *component == frequency);
    !is_fixed && !plan.labels.iter().any(|label| label.holds(frequency))
}

/// The plain number at `start`, and where the next cell begins.
#[inline]
fn number_at(bytes: &[u8], start: usize, end: u8) -> Option<(f64, usize)> {
    let eight = eight_at(bytes, start)?;
    let length = zero_bytes(eight ^ repeated(end)).trailing_zeros() / 8;
    if (1..8).contains(&length) {
        // The digits at the end of eight, zeros before them.
        let digits = eight << (64 - 8 * length) | repeated(b'0') >> (8 * length);
        if let Some(number) = eight_digits(digits) {
            return Some((number as f64, start + length as usize + 1));
        }
    }
    long_number(bytes, start, end)
}

/// A number of many digits, or one before a carriage return.
fn long_number(bytes: &[u8], start: usize, end: u8) -> Option<(f64, usize)> {
    let length = bytes.get(start..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let next = after(bytes, start + length, end)?;
    plain_number(&bytes[start..start + length]).map(|number| (number, next))
}

/// Where the next cell begins, where a cell ends at `at`.
#[inline]
pub(super) fn after(bytes: &[u8], at: usize, end: u8) -> Option<usize> {
    match bytes.get(at) {
        Some(&byte) if byte == end => Some(at + 1),
        Some(b'\r') if end == b'\n' && bytes.get(at + 1) == Some(&b'\n') => Some(at + 2),
        _ => None,
    }
}

/// Steps over a cell that nobody reads.
fn unread(bytes: &[u8], start: usize, end: u8) -> Option<usize> {
    let rest = bytes.get(start..)?;
    if let Some(quoted) = rest.strip_prefix(b"\"") {
        return after(bytes, start + memchr::memchr(b'"', quoted)? + 2, end);
    }
    let found = start + memchr::memchr3(end, b'\n', b'"', rest)?;
    (bytes[found] == end).then_some(found + 1)
}
