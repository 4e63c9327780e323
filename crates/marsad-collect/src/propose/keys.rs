//! Whether two tables would give the same observations.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use marsad_model::{ColumnRole, TableLayout};

use super::blocks::TableBlock;
use super::grid::Grid;
use crate::names::fold;

/// How many rows and columns of a table are compared.
const ROWS_MAX: usize = 300;
const COLUMNS_MAX: usize = 60;

/// What the observations of a table are about, as far as its texts tell: a number for each.
pub(super) struct TableKeys(HashSet<u64>);

/// The keys of the tables that were drafted, to be looked up by each further one.
#[derive(Default)]
pub(super) struct KnownKeys {
    /// For each key the tables that give it.
    tables: HashMap<u64, Vec<u32>>,
    /// For each table how many keys it gives, and where it stands.
    known: Vec<(usize, String)>,
}

impl TableKeys {
    /// The keys of a table: its constants, its labels with the heading above them, and its headers.
    pub(super) fn of(grid: &Grid, block: &TableBlock, layout: &TableLayout, values: &[usize]) -> Self {
        let constants: Vec<String> = layout.constants.iter().map(|(id, code)| format!("{id}={code}")).collect();
        let sheet = layout.sheet_component.as_ref().map_or("", |_| grid.name.as_str());
        let whole = format!("{}|{sheet}|{}", constants.join(","), layout.period.as_deref().unwrap_or_default());
        let whole = hash_of(&[&fold(&whole)]);
        let is_label = |role: ColumnRole| matches!(role, ColumnRole::Code | ColumnRole::Time);
        let labels: Vec<usize> = layout
            .column
            .iter()
            .filter(|column| is_label(column.role))
            .filter_map(|column| Some(column.at? as usize - 1))
            .collect();
        let above = |&column: &usize| (column, hash_of(&[&fold(&header(grid, layout, column))]));
        let values: Vec<(usize, u64)> = values.iter().take(COLUMNS_MAX).map(above).collect();
        let mut keys = HashSet::new();
        let mut heading = String::new();
        for row in (block.rows[0]..=block.rows[1]).take(ROWS_MAX) {
            let texts: Vec<String> = labels.iter().map(|&column| fold(&grid.label(row, column))).collect();
            let texts = texts.join("/");
            let mut filled = values.iter().filter(|(column, _)| grid.at(row, *column).is_some()).peekable();
            if filled.peek().is_none() {
                heading = texts;
                continue;
            }
            let about = hash_of(&[&heading, &texts]);
            keys.extend(filled.map(|(_, above)| hash_of(&[whole, about, *above])));
        }
        Self(keys)
    }
}

impl KnownKeys {
    /// Where the first table stands that gives most of the keys of the smaller of the two.
    pub(super) fn place_of_same(&self, keys: &TableKeys) -> Option<&str> {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for &table in keys.0.iter().filter_map(|key| self.tables.get(key)).flatten() {
            *shared.entry(table).or_default() += 1;
        }
        let is_same = |&(table, count): &(u32, usize)| count * 2 >= self.known[table as usize].0.min(keys.0.len());
        let first = shared.into_iter().filter(is_same).map(|(table, _)| table).min()?;
        self.known.get(first as usize).map(|(_, place)| place.as_str())
    }

    /// Remembers the keys of a table that stands at `place`.
    pub(super) fn add(&mut self, keys: TableKeys, place: String) {
        let table = self.known.len() as u32;
        self.known.push((keys.0.len(), place));
        keys.0.into_iter().for_each(|key| self.tables.entry(key).or_default().push(table));
    }
}

/// A number for several parts together.
fn hash_of<T: Hash>(parts: &[T]) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// What stands above a column of values.
fn header(grid: &Grid, layout: &TableLayout, column: usize) -> String {
    let written = layout.column.iter().find(|made| made.at == Some(column as u32 + 1));
    let written = written.map_or_else(String::new, |made| format!("{:?}{:?}", made.period, made.codes));
    let text = |number: u32| {
        let Some(row) = grid.place(number) else { return String::new() };
        // A header that was merged over several columns stands in the first of them.
        (0..=column).rev().map(|at| grid.label(row, at)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let above: Vec<String> = layout.across.iter().map(|row| text(row.row)).collect();
    format!("{written}{}", above.join("/"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{KnownKeys, TableKeys};

    #[test]
    fn most_of_the_keys_of_the_smaller_table_make_two_tables_the_same() {
        let keys = |keys: &[u64]| TableKeys(keys.iter().copied().collect::<HashSet<u64>>());
        let mut known = KnownKeys::default();
        known.add(keys(&[1, 2, 3, 4]), "A1".to_owned());
        known.add(keys(&[7, 8]), "A9".to_owned());
        assert_eq!(known.place_of_same(&keys(&[3, 4, 5, 6])), Some("A1"));
        assert_eq!(known.place_of_same(&keys(&[4, 5, 6])), None);
        assert_eq!(known.place_of_same(&keys(&[8])), Some("A9"));
        assert_eq!(known.place_of_same(&keys(&[9])), None);
    }
}
