//! Rows that one column tells apart which nobody reads: consular posts below their countries, each country closed by its
//! total. The totals are read and their parts left out; where no total closes them, a person is asked.
//!
//! Does not hold: words for the whole that end the rows of an unread column, which `leftover` leaves out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use marsad_model::{Column, ColumnRole, Id};

use super::columns::{BLANK, Knowing, LabelColumn};
use super::doubt::{Doubt, DoubtKind};
use super::labels::{Decided, code};
use super::roles::{Meaning, Roles};
use super::times::TimeRole;

/// The rows of one word of an outer column that a total closes.
struct Closed {
    /// The label of the total, and the row in which it stands.
    total: String,
    row: usize,
}

impl Roles<'_, '_, '_> {
    /// An unread column that tells rows of one key apart, with what becomes of them; none where it tells nothing apart.
    pub(super) fn telling_apart(&self, decided: &Decided, at: usize, found: &mut Meaning) -> Option<Column> {
        let column = &decided.columns[at];
        if self.side_of_flags(column.at).is_some() {
            return None;
        }
        let dimensions = 0..self.dictionary.dimensions;
        let places = decided.columns.iter().zip(&decided.places);
        let mut outers = places.filter_map(|(outer, place)| Some((outer, place.filter(|p| dimensions.contains(p))?)));
        let is_closed =
            outers.any(|(outer, place)| outer.at < column.at && self.leave_parts_out(place, (outer, column), found));
        (is_closed | self.doubt_of_unread_difference(decided, at, found))
            .then(|| code(column, ColumnRole::Ignore, None))
    }

    /// Leaves out the rows of an inner column that a total in the outer one closes; whether there are any.
    fn leave_parts_out(&self, place: usize, (outer, inner): (&LabelColumn, &LabelColumn), found: &mut Meaning) -> bool {
        let closed = self.closed_words(place, (outer, inner));
        let filled = outer.filled_down();
        let (mut parts, mut kept): (BTreeSet<u32>, BTreeSet<u32>) = (BTreeSet::new(), BTreeSet::new());
        for (row, (&word, &own)) in self.data_rows().zip(filled.cells.iter().zip(&inner.cells)) {
            if word == BLANK || own == BLANK || !self.has_values(row) {
                continue;
            }
            let is_part =
                matches!(outer.knows(place, word as usize), Knowing::Code(code) if closed.contains_key(&code));
            let texts = if is_part { &mut parts } else { &mut kept };
            texts.insert(own);
        }
        let skipped: Vec<&str> =
            parts.difference(&kept).filter_map(|&text| Some(inner.texts.get(text as usize)?.text.as_str())).collect();
        let (Some(first), Some(words)) = (closed.values().min_by_key(|one| one.row), self.dictionary.words(place))
        else {
            return false;
        };
        if skipped.is_empty() {
            return false;
        }
        let id = self.id(place);
        found.layout.skip.extend(skipped.into_iter().map(str::to_owned));
        found
            .doubts
            .retain(|doubt| !closed.values().any(|one| doubt.component == *id.as_str() && doubt.text == one.total));
        let said: Vec<(String, Id)> =
            closed.iter().filter_map(|(&code, one)| Some((one.total.clone(), words.code(code)?.clone()))).collect();
        found.words.entry(id.clone()).or_default().extend(said);
        let doubt = Doubt::new(DoubtKind::PartsOfTotal, id.as_str(), &first.total).taking(shown(inner));
        found.doubts.push(doubt.at(self.grid.spot(self.grid.number(first.row), outer.at)));
        true
    }

    /// The codes of an outer column whose rows end with a label that says their total, beside nothing in the inner one.
    fn closed_words(&self, place: usize, (outer, inner): (&LabelColumn, &LabelColumn)) -> BTreeMap<u32, Closed> {
        let mut closed = BTreeMap::new();
        let Some(words) = self.dictionary.words(place) else { return closed };
        let mut above: Option<u32> = None;
        for (row, (&word, &own)) in self.data_rows().zip(outer.cells.iter().zip(&inner.cells)) {
            if word == BLANK || !self.has_values(row) {
                continue;
            }
            let text = text_of(outer, word);
            // A label that is merged over both columns stands in both.
            let is_alone = own == BLANK || text_of(inner, own) == text;
            match outer.knows(place, word as usize) {
                Knowing::Code(code) => above = Some(code),
                Knowing::Nothing if is_alone => {
                    let total = self.total_of(place, text).map(|total| total.code);
                    let code = above.filter(|&code| words.code(code).map(ToString::to_string) == total);
                    if let Some(code) = code {
                        closed.entry(code).or_insert_with(|| Closed { total: text.to_owned(), row });
                    }
                }
                _ => {}
            }
        }
        closed
    }

    /// Asks about rows that all columns that are read say alike, and an unread one does not; whether there are any.
    fn doubt_of_unread_difference(&self, decided: &Decided, at: usize, found: &mut Meaning) -> bool {
        let column = &decided.columns[at];
        let is_read = |other: usize| decided.places[other].is_some() || decided.times[other] != TimeRole::None;
        let read: Vec<LabelColumn> = (0..decided.columns.len())
            .filter(|&other| other != at && is_read(other))
            .map(|other| decided.columns[other].filled_down())
            .collect();
        if read.is_empty() {
            return false;
        }
        let skip: BTreeSet<String> = found.layout.skip.iter().cloned().collect();
        let is_skipped = |line: usize| {
            let mut cells = decided.columns.iter().filter_map(|other| Some(text_of(other, *other.cells.get(line)?)));
            cells.any(|text| skip.contains(text))
        };
        let mut seen: HashMap<Vec<u32>, u32> = HashMap::new();
        let rows = self.data_rows().zip(&column.cells).enumerate();
        for (line, (row, &own)) in rows.filter(|(_, (row, own))| **own != BLANK && self.has_values(*row)) {
            if is_skipped(line) {
                continue;
            }
            let key: Vec<u32> = read.iter().filter_map(|other| other.cells.get(line).copied()).collect();
            if *seen.entry(key).or_insert(own) != own {
                let doubt = Doubt::new(DoubtKind::UnreadDifference, "", text_of(column, own)).taking(shown(column));
                found.doubts.push(doubt.at(self.grid.spot(self.grid.number(row), column.at)));
                return true;
            }
        }
        false
    }
}

/// The text of a cell.
fn text_of(column: &LabelColumn, cell: u32) -> &str {
    column.texts.get(cell as usize).map_or("", |seen| seen.text.as_str())
}

/// What a person sees of a column: its header, or its first text.
fn shown(column: &LabelColumn) -> &str {
    let first = column.texts.first().map_or("", |seen| seen.text.as_str());
    if column.header.is_empty() { first } else { &column.header }
}
