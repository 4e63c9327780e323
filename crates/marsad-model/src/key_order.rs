//! The order of observations: by the codes of the key, and then by time.
//!
//! One sorting tells which keys stand twice and in which order a file is written. It works on numbers: a key is a cell
//! of the cube that the words of all dimensions and periods span.

mod cells;
mod divisor;

use crate::{ObservationColumns, Places};
use cells::Cells;
use divisor::Divisor;

/// Cells of a cube are numbered in four bytes, so that a cell and a row fit in eight.
const CELLS_MAX: u128 = 1 << 32;

/// The rows of observations in the order of their keys; rows of one key in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyOrder {
    /// The dimensions, and then time.
    keys: Vec<Key>,
    sorted: Sorted,
}

/// A dimension, or time.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    /// For the place of each word its rank.
    ranks: Vec<u32>,
    /// How far apart two neighbouring words are in the cube.
    stride: u64,
}

#[derive(Clone, Debug, PartialEq)]
enum Sorted {
    /// For each row the cell of its key, and below it the row.
    Numbered(Vec<u64>),
    /// The rows, for cubes of more cells.
    Listed(Vec<u32>),
}

impl KeyOrder {
    /// Sorts the rows of `columns`.
    pub fn new(columns: &ObservationColumns) -> Self {
        let dimensions = columns.dimensions.iter().map(|column| ranks(&column.words));
        let all = dimensions.chain([ranks(&columns.periods.words)]);
        let mut keys: Vec<Key> = all.map(|ranks| Key { ranks, stride: 0 }).collect();
        // The first dimension weighs most: strides from the last to the first.
        let mut cells = 1_u128;
        for key in keys.iter_mut().rev() {
            key.stride = u64::try_from(cells).unwrap_or(u64::MAX);
            cells = cells.saturating_mul(key.ranks.len().max(1) as u128);
        }
        let sorted = if cells <= CELLS_MAX {
            let weights = |key: &Key| key.ranks.iter().map(|&rank| (u64::from(rank) * key.stride) as u32).collect();
            let weighed: Vec<(&Places, Vec<u32>)> = places(columns).zip(keys.iter().map(weights)).collect();
            Sorted::Numbered(Cells::new(&weighed, columns.len()).sorted(cells as u64))
        } else {
            Sorted::Listed(listed(columns, &keys))
        };
        Self { keys, sorted }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match &self.sorted {
            Sorted::Numbered(list) => list.len(),
            Sorted::Listed(list) => list.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows at the places `first..last` of the order.
    pub fn rows(&self, [first, last]: [usize; 2]) -> Vec<u32> {
        match &self.sorted {
            Sorted::Numbered(list) => list[first..last].iter().map(|&numbered| numbered as u32).collect(),
            Sorted::Listed(list) => list[first..last].to_vec(),
        }
    }

    /// The ranks of a dimension, or of time, at the places `first..last` of the order.
    pub fn ranks(&self, columns: &ObservationColumns, key: usize, [first, last]: [usize; 2]) -> Vec<u32> {
        let Key { ranks, stride } = &self.keys[key];
        match &self.sorted {
            Sorted::Numbered(list) => {
                let (stride, size) = (Divisor::new(*stride), Divisor::new(ranks.len().max(1) as u64));
                let rank = |numbered: &u64| size.rest_of(stride.quotient_of(numbered >> 32)) as u32;
                list[first..last].iter().map(rank).collect()
            }
            Sorted::Listed(list) => {
                let Some(places) = places(columns).nth(key) else { return Vec::new() };
                let rank = |&row: &u32| ranks.get(places.get(row as usize) as usize).copied().unwrap_or(0);
                list[first..last].iter().map(rank).collect()
            }
        }
    }

    /// The places of the words of a dimension, or of time, in the order of their ranks.
    pub fn by_rank(&self, key: usize) -> Vec<usize> {
        let ranks = &self.keys[key].ranks;
        let mut places: Vec<usize> = (0..ranks.len()).collect();
        places.sort_unstable_by_key(|&place| ranks[place]);
        places
    }

    /// How many different keys there are, without time.
    pub fn series(&self, columns: &ObservationColumns) -> usize {
        match &self.sorted {
            Sorted::Numbered(list) => {
                let periods = Divisor::new(self.keys.last().map_or(1, |time| time.ranks.len().max(1) as u64));
                list.chunk_by(|a, b| periods.quotient_of(a >> 32) == periods.quotient_of(b >> 32)).count()
            }
            Sorted::Listed(list) => list.chunk_by(|&a, &b| is_one_key(columns.dimensions.len(), columns, a, b)).count(),
        }
    }

    /// The rows of each key that stands more than once, in the order of the file.
    pub fn repeated(&self, columns: &ObservationColumns) -> Vec<Vec<u32>> {
        let several = |rows: Vec<u32>| (rows.len() > 1).then_some(rows);
        match &self.sorted {
            Sorted::Numbered(list) => repeated_cells(list),
            Sorted::Listed(list) => {
                let groups = list.chunk_by(|&a, &b| is_one_key(usize::MAX, columns, a, b));
                groups.filter_map(|group| several(group.to_vec())).collect()
            }
        }
    }

    /// Follows the columns, from which the rows named were taken out; they are in their order.
    pub fn remove(&mut self, rows: &[usize]) {
        if rows.is_empty() {
            return;
        }
        let gone = Gone::new(rows);
        match &mut self.sorted {
            Sorted::Numbered(list) => remove_numbered(list, &gone),
            Sorted::Listed(list) => list.retain_mut(|row| match gone.new_row(*row) {
                Some(new) => {
                    *row = new;
                    true
                }
                None => false,
            }),
        }
    }
}

/// The places of the dimensions, and then of time.
fn places(columns: &ObservationColumns) -> impl Iterator<Item = &Places> {
    columns.dimensions.iter().map(|column| &column.places).chain([&columns.periods.places])
}

/// For each word its place in the order of words.
fn ranks<T: Ord>(words: &[T]) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..words.len() as u32).collect();
    sorted.sort_by(|&a, &b| words[a as usize].cmp(&words[b as usize]));
    let mut ranks = vec![0; words.len()];
    sorted.iter().enumerate().for_each(|(rank, &word)| ranks[word as usize] = rank as u32);
    ranks
}

/// Rows compared part by part.
fn listed(columns: &ObservationColumns, keys: &[Key]) -> Vec<u32> {
    let parts: Vec<(&Places, &Key)> = places(columns).zip(keys).collect();
    let rank = |(places, key): &(&Places, &Key), row: u32| key.ranks.get(places.get(row as usize) as usize).copied();
    let mut sorted: Vec<u32> = (0..columns.len() as u32).collect();
    sorted.sort_by(|&a, &b| {
        let mut orders = parts.iter().map(|part| rank(part, a).cmp(&rank(part, b)));
        orders.find(|order| order.is_ne()).unwrap_or_else(|| a.cmp(&b))
    });
    sorted
}

/// Whether two rows agree in the first parts of the key.
fn is_one_key(parts: usize, columns: &ObservationColumns, a: u32, b: u32) -> bool {
    places(columns).take(parts).all(|places| places.get(a as usize) == places.get(b as usize))
}

/// The rows of each cell that stands more than once in a list in the order of cells.
fn repeated_cells(list: &[u64]) -> Vec<Vec<u32>> {
    let mut repeated = Vec::new();
    let mut at = 0;
    // Cells that stand once are stepped over: among millions few stand twice.
    while let Some(before) = list[at..].windows(2).position(|pair| pair[0] >> 32 == pair[1] >> 32) {
        let rest = &list[at + before..];
        let rows = rest.iter().take_while(|&&numbered| numbered >> 32 == rest[0] >> 32);
        let rows: Vec<u32> = rows.map(|&numbered| numbered as u32).collect();
        at += before + rows.len();
        repeated.push(rows);
    }
    repeated
}

/// Numbers the rows anew and takes out those that are gone: every core does its share, and the shares are moved together.
fn remove_numbered(list: &mut Vec<u64>, gone: &Gone<'_>) {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = list.len().div_ceil(workers).max(1);
    let kept: Vec<usize> = std::thread::scope(|scope| {
        let shares = list.chunks_mut(share);
        let workers: Vec<_> = shares.map(|share| scope.spawn(move || remove_from_share(share, gone))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut end = 0;
    for (at, kept) in kept.into_iter().enumerate() {
        list.copy_within(at * share..at * share + kept, end);
        end += kept;
    }
    list.truncate(end);
}

/// The same within a share; says how many rows it has now, which stand at its start.
fn remove_from_share(share: &mut [u64], gone: &Gone<'_>) -> usize {
    let mut kept = 0;
    for at in 0..share.len() {
        let numbered = share[at];
        if let Some(row) = gone.new_row(numbered as u32) {
            share[kept] = numbered >> 32 << 32 | u64::from(row);
            kept += 1;
        }
    }
    kept
}

/// Rows that were taken out, by blocks, so that the new number of a row is found at once.
struct Gone<'r> {
    rows: &'r [usize],
    /// For each block of rows how many were taken out before it.
    before: Vec<u32>,
}

impl<'r> Gone<'r> {
    const BLOCK: usize = 1 << 10;

    fn new(rows: &'r [usize]) -> Self {
        let blocks = rows.last().map_or(0, |last| last / Self::BLOCK + 2);
        let mut before = vec![0; blocks];
        rows.iter().for_each(|row| before[row / Self::BLOCK + 1] += 1);
        (1..blocks).for_each(|block| before[block] += before[block - 1]);
        Self { rows, before }
    }

    /// The number of a row now; none where it was taken out.
    fn new_row(&self, row: u32) -> Option<u32> {
        let row = row as usize;
        let block = row / Self::BLOCK;
        let Some(&start) = self.before.get(block) else { return Some((row - self.rows.len()) as u32) };
        let end = self.before.get(block + 1).map_or(self.rows.len(), |&end| end as usize);
        let gone = &self.rows[start as usize..end];
        if gone.is_empty() {
            return Some((row - end) as u32);
        }
        let earlier = gone.partition_point(|&gone| gone < row);
        (gone.get(earlier) != Some(&row)).then(|| (row - start as usize - earlier) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::{Gone, remove_numbered, repeated_cells};

    #[test]
    fn rows_are_numbered_anew_as_if_the_others_had_never_been() {
        for rows in [vec![0], vec![5, 6, 7], vec![1023, 1024, 5000], (0..3000).step_by(7).collect::<Vec<_>>()] {
            let gone = Gone::new(&rows);
            let mut next = 0;
            for row in 0..6000_u32 {
                let expected = (!rows.contains(&(row as usize))).then(|| {
                    next += 1;
                    next - 1
                });
                assert_eq!(gone.new_row(row), expected, "{row} without {rows:?}");
            }
        }
    }
    #[test]
    fn a_list_loses_the_rows_that_are_gone_and_keeps_its_order() {
        let rows = [0, 5, 6, 7, 1023, 5000];
        for length in [0_u64, 1, 7, 1024, 6000] {
            // Cells in the order of the list, rows in another.
            let list: Vec<u64> = (0..length).map(|at| at << 32 | (length - 1 - at)).collect();
            let gone = Gone::new(&rows);
            let mut removed = list.clone();
            remove_numbered(&mut removed, &gone);
            let renumbered =
                |numbered: &u64| gone.new_row(*numbered as u32).map(|row| *numbered >> 32 << 32 | u64::from(row));
            assert_eq!(removed, list.iter().filter_map(renumbered).collect::<Vec<_>>(), "{length}");
        }
    }

    #[test]
    fn cells_that_stand_more_than_once_are_found_wherever_they_stand() {
        let of = |cells: &[u64]| {
            let list: Vec<u64> = cells.iter().zip(0..).map(|(cell, row)| cell << 32 | row).collect();
            repeated_cells(&list)
        };
        assert_eq!(of(&[]), Vec::<Vec<u32>>::new());
        assert_eq!(of(&[1, 2, 3]), Vec::<Vec<u32>>::new());
        assert_eq!(of(&[1, 1, 2, 3, 3, 3, 4, 4]), [vec![0, 1], vec![3, 4, 5], vec![6, 7]]);
    }
}
