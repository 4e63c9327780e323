//! The observations of a message as rows, with what their series, their groups and their data set say.

use std::ops::ControlFlow;

use marsad_model::{Finding, Place, Severity};

use super::super::json::Value;
use super::super::sdmx_ml::{DELETION, Group, Groups, HEADER_ROW, action_code, doubt};
use super::super::{BLANKS_MAX, CELL_CHARACTERS_MAX, Visitor, cell_text, tell_too_large};
use super::components::{Component, Structure, list, member, members, pairs, place, reference, text};
use crate::cell::Cell;
use crate::secrecy::{CONFIDENTIALITY, Secrecy};

/// How many blank cells may stand beside each that holds something, once there are many.
const BLANKS_PER_VALUE: u64 = 16;
/// How many bytes the texts of groups may have together, and what each takes beside its letters.
const GROUPS_BYTES_MAX: usize = 64 << 20;
const GROUP_BYTES: usize = 100;
/// How many values that cannot be read, and how many that two groups dispute, are told.
const TOLD_MAX: usize = 100;

/// The members of data sets and of series that are objects.
const OF_DATA_SETS: [&str; 4] = ["series", "observations", "dimensionGroupAttributes", "links"];
const OF_SERIES: [&str; 1] = ["observations"];

/// The rows of a message while they are shown.
pub(super) struct Rows<'r> {
    visitor: &'r mut dyn Visitor,
    ids: &'r [&'r str],
    pub findings: Vec<Finding>,
    /// The row of the last observation.
    row: u32,
    secrecy: Secrecy,
    /// Whether the message has more than one data set.
    pub has_several_sets: bool,
    blanks: u64,
    said: u64,
}

/// What is said of a data set, and of the series that is open.
struct Around<'s, 'v> {
    structure: &'s Structure<'v>,
    groups: Groups,
    has_groups: bool,
    /// What is said of the data set, where nothing nearer says it.
    data: Vec<(usize, Cell<'s>)>,
    series: Vec<Cell<'s>>,
}

impl<'r> Rows<'r> {
    pub(super) fn new(visitor: &'r mut dyn Visitor, ids: &'r [&'r str]) -> Self {
        let secrecy = Secrecy::new(|id| ids.iter().position(|other| *other == id));
        Self {
            visitor,
            ids,
            findings: Vec::new(),
            row: HEADER_ROW,
            secrecy,
            has_several_sets: false,
            blanks: 0,
            said: 0,
        }
    }

    /// All that was found, once every data set was shown.
    pub(super) fn findings(&mut self) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        findings.append(&mut self.secrecy.tell());
        findings
    }

    /// Shows the observations of a data set.
    pub(super) fn data_set(&mut self, set: &Value, structure: &Structure<'_>) -> ControlFlow<()> {
        let own = reference(set);
        let of = if own.is_empty() { structure.reference.as_str() } else { own.as_str() };
        let action = action_code(text(member(set, "action")));
        let heads = structure.heads.into_iter().zip([of, action]).filter(|(_, said)| !said.is_empty());
        let mut data: Vec<(usize, Cell<'_>)> = heads.map(|(column, said)| (column, Cell::text(said))).collect();
        let mut single = vec![Cell::default(); self.ids.len()];
        // Dimensions of a data set have one value.
        for dimension in &structure.dimensions[0] {
            if let Some(Some(only)) = dimension.values.first() {
                single[dimension.column] = Cell::text(only);
            }
        }
        self.tell_foreign(set, &OF_DATA_SETS);
        for values in members(set, "attributes") {
            self.said(&structure.attributes[0], list(values), &mut |column, cell| data.push((column, cell)));
        }
        let groups = self.groups(set, structure);
        let has_groups = members(set, "dimensionGroupAttributes").any(|all| !pairs(all).is_empty())
            || members(set, "series").flat_map(pairs).any(|(_, series)| !has_rows(series));
        let mut around = Around { structure, groups, has_groups, data, series: single.clone() };
        let first = self.row;
        for all in members(set, "observations") {
            self.observations(all, &around)?;
        }
        for (key, series) in members(set, "series").flat_map(pairs) {
            self.tell_foreign(series, &OF_SERIES);
            // It speaks as a group does.
            if !has_rows(series) && !is_deletion(set) {
                continue;
            }
            around.series.clone_from(&single);
            self.key(&structure.dimensions[1], key, &mut around.series);
            for values in members(series, "attributes") {
                let cells = &mut around.series;
                self.said(&structure.attributes[2], list(values), &mut |column, cell| cells[column] = cell);
            }
            for all in members(series, "observations") {
                self.observations(all, &around)?;
            }
            if is_deletion(set) && !has_rows(series) {
                self.row = self.row.saturating_add(1);
                self.show(around.series.clone(), &around)?;
            }
        }
        if is_deletion(set) && self.row == first {
            self.row = self.row.saturating_add(1);
            self.show(single, &around)?;
        }
        self.tell_unmet(&around.groups);
        ControlFlow::Continue(())
    }

    fn observations<'s>(&mut self, all: &'s Value, around: &Around<'s, '_>) -> ControlFlow<()> {
        let structure = around.structure;
        for (key, said) in pairs(all) {
            self.row = self.row.saturating_add(1);
            let mut cells = around.series.clone();
            self.key(&structure.dimensions[2], key, &mut cells);
            let (values, attributes) = list(said).split_at(list(said).len().min(structure.measures.len()));
            self.said(&structure.measures, values, &mut |column, cell| cells[column] = cell);
            self.said(&structure.attributes[3], attributes, &mut |column, cell| cells[column] = cell);
            self.show(cells, around)?;
        }
        ControlFlow::Continue(())
    }

    /// Shows an observation, with what its series, groups and the data set say of it: of how confidential it is the strictest.
    fn show(&mut self, cells: Vec<Cell<'_>>, around: &Around<'_, '_>) -> ControlFlow<()> {
        self.secrecy.row = self.row;
        let mut cells: Vec<Cell<'_>> = cells;
        let mut texts: Vec<Option<&str>> = cells.iter().map(|cell| (!cell.is_blank()).then_some(cell.text)).collect();
        for column in self.secrecy.columns() {
            let farther = around.series.get(column).filter(|cell| !cell.is_blank()).map(|cell| cell.text);
            if let (Some(Some(own)), Some(farther)) = (texts.get_mut(column), farther) {
                let nearer = *own;
                *own = self.secrecy.strictest(column, nearer, farther);
            }
        }
        let disputed = if around.has_groups { around.groups.fill(&mut texts, &mut self.secrecy) } else { None };
        if let Some(id) = disputed.and_then(|column| self.ids.get(column)).copied() {
            self.tell("disputed", id);
        }
        for (cell, text) in cells.iter_mut().zip(texts) {
            if let Some(text) = text.filter(|text| *text != cell.text) {
                *cell = Cell::text(text);
            }
        }
        for (column, said) in &around.data {
            let cell = &mut cells[*column];
            if cell.is_blank() {
                *cell = *said;
                continue;
            }
            let strictest = self.secrecy.strictest(*column, cell.text, said.text);
            if strictest != cell.text {
                *cell = Cell::text(strictest);
            }
        }
        let said = cells.iter().filter(|cell| !cell.is_blank()).count();
        self.said += said as u64;
        self.blanks += (cells.len() - said) as u64;
        if self.blanks > BLANKS_MAX.max(self.said.saturating_mul(BLANKS_PER_VALUE)) {
            tell_too_large(&mut self.findings, ("cells", BLANKS_MAX), here(self.row));
            return ControlFlow::Break(());
        }
        if said == 0 { ControlFlow::Continue(()) } else { self.visitor.row(self.row, &cells) }
    }

    /// The values that the parts of a key point to.
    fn key<'s>(&mut self, dimensions: &'s [Component<'_>], key: &str, cells: &mut [Cell<'s>]) {
        let mut parts = key.split(':');
        for dimension in dimensions {
            let part = parts.next().unwrap_or_default();
            match part.parse().ok().and_then(|at: usize| dimension.values.get(at)) {
                Some(Some(value)) => cells[dimension.column] = Cell::text(value),
                _ if part.is_empty() => {}
                _ => self.tell("index", dimension.id),
            }
        }
        if parts.next().is_some() {
            self.tell_unknown(key);
        }
    }

    /// Gives what a list says of components, each at its place.
    fn said<'s>(
        &mut self,
        components: &'s [Component<'_>],
        values: &'s [Value],
        take: &mut dyn FnMut(usize, Cell<'s>),
    ) {
        for (component, value) in components.iter().zip(values) {
            match self.cell(component, value) {
                Some(cell) if cell.is_blank() => {}
                Some(cell) => take(component.column, cell),
                None => self.tell("index", component.id),
            }
        }
        // A list behind all others names annotations.
        let further = values.iter().skip(components.len()).find_map(|value| match value {
            Value::Number(number) => Some(number.to_string()),
            Value::Text(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(value) = further {
            self.tell_unknown(&value);
        }
    }

    /// Tells of members that hold data under a name that is none of theirs.
    fn tell_foreign(&mut self, holder: &Value, known: &[&str]) {
        let is_foreign =
            |(name, value): &&(String, Value)| matches!(value, Value::Object(_)) && !known.contains(&name.as_str());
        let foreign = pairs(holder).iter().filter(is_foreign).map(|(name, _)| name.as_str());
        foreign.for_each(|name| self.tell_unknown(name));
    }

    /// What is said of a component; none where it cannot be read.
    fn cell<'s>(&mut self, component: &'s Component<'_>, value: &'s Value) -> Option<Cell<'s>> {
        let written = match value {
            Value::Nothing => return Some(Cell::default()),
            Value::Number(number) if component.values.is_empty() => {
                return Some(Cell { number: Some(*number), ..Cell::default() });
            }
            Value::Number(_) => component.values.get(place(Some(value))?)?.as_deref()?,
            Value::Text(text) => text.as_str(),
            // Several values may stand in a list, of which one is as if it stood alone.
            Value::List(several) => match &several[..] {
                [] => return Some(Cell::default()),
                [Value::List(_), ..] => return None,
                [only] => return self.cell(component, only),
                _ => return None,
            },
            Value::Object(_) => return None,
        };
        let (written, is_cut) = cell_text(written);
        if is_cut {
            tell_too_large(&mut self.findings, ("cell", CELL_CHARACTERS_MAX as u64), here(self.row));
        }
        Some(Cell::text(written))
    }

    /// What is said of groups of series at once, by the parts of the key that they share.
    fn groups(&mut self, set: &Value, structure: &Structure<'_>) -> Groups {
        let key_of = structure.key();
        let (mut groups, mut bytes) = (Groups::default(), 0);
        for (key, values) in members(set, "dimensionGroupAttributes").flat_map(pairs) {
            let mut keys = Vec::new();
            for (dimension, part) in key_of.iter().zip(key.split(':')).filter(|(_, part)| !part.is_empty()) {
                match part.parse().ok().and_then(|at: usize| dimension.values.get(at)) {
                    Some(Some(value)) => keys.push((dimension.column, value.clone().into_owned())),
                    _ => self.tell("index", dimension.id),
                }
            }
            let mut said = Vec::new();
            self.said(&structure.attributes[1], list(values), &mut |column, cell| {
                said.push((column, cell.whole_label().into_owned()));
            });
            // A short place may point to a long text.
            bytes += keys.iter().chain(&said).map(|(_, text)| text.len() + GROUP_BYTES).sum::<usize>();
            if bytes > GROUPS_BYTES_MAX {
                break;
            }
            groups.add(Group { keys, said });
        }
        let silent = members(set, "series").flat_map(pairs).filter(|(_, series)| !has_rows(series));
        for (key, series) in silent.filter(|_| !is_deletion(set)) {
            let group = self.group_of_series((key.as_str(), series), structure);
            bytes += group.keys.iter().chain(&group.said).map(|(_, text)| text.len() + GROUP_BYTES).sum::<usize>();
            if bytes > GROUPS_BYTES_MAX {
                break;
            }
            groups.add(group);
        }
        if !groups.settle(|_| false) || bytes > GROUPS_BYTES_MAX {
            tell_too_large(&mut self.findings, ("groups", GROUPS_BYTES_MAX as u64), here(self.row));
        }
        groups
    }

    /// What a series without observations says of those that stand elsewhere.
    fn group_of_series(&mut self, (key, series): (&str, &Value), structure: &Structure<'_>) -> Group {
        let mut cells = vec![Cell::default(); self.ids.len()];
        self.key(&structure.dimensions[1], key, &mut cells);
        let is_said = |(_, cell): &(usize, &Cell<'_>)| !cell.is_blank();
        let keys = cells.iter().enumerate().filter(is_said);
        let keys = keys.map(|(column, cell)| (column, cell.whole_label().into_owned())).collect();
        let mut said = Vec::new();
        for values in members(series, "attributes") {
            self.said(&structure.attributes[2], list(values), &mut |column, cell| {
                said.push((column, cell.whole_label().into_owned()));
            });
        }
        Group { keys, said }
    }

    fn tell_unmet(&mut self, groups: &Groups) {
        let is_secret = |column: usize| self.ids.get(column).is_some_and(|id| CONFIDENTIALITY.contains(id));
        let unmet: Vec<(&str, bool)> = groups.unmet().map(|(key, mut columns)| (key, columns.any(is_secret))).collect();
        let Some(first) = unmet.iter().map(|(key, _)| *key).min() else { return };
        let severity = match (unmet.iter().any(|(_, is_secret)| *is_secret), self.has_several_sets) {
            (false, _) => Severity::Note,
            (true, false) => Severity::Warning,
            // Its observations may stand in another data set.
            (true, true) => Severity::Error,
        };
        let finding = doubt("unmet", severity, Place::default()).with_value(first);
        self.findings.push(finding.with("count", unmet.len()));
    }

    /// What stands where a message of data has nothing was not read.
    fn tell_unknown(&mut self, name: &str) {
        if self.findings.len() < TOLD_MAX {
            let finding = doubt("element", Severity::Error, here(self.row)).with_value(name);
            self.findings.push(finding.with("count", 1));
        }
    }

    fn tell(&mut self, what: &str, id: &str) {
        if self.findings.len() < TOLD_MAX {
            self.findings.push(doubt(what, Severity::Error, here(self.row)).with_value(id));
        }
    }
}

/// Whether observations stand in a data set or a series.
pub(super) fn has_rows(holder: &Value) -> bool {
    members(holder, "observations").any(|all| !pairs(all).is_empty())
}

/// Whether what stands in a data set is to be deleted.
pub(super) fn is_deletion(set: &Value) -> bool {
    action_code(text(member(set, "action"))) == DELETION
}

/// A row of the message.
fn here(row: u32) -> Place {
    Place { row: Some(row), ..Place::default() }
}
