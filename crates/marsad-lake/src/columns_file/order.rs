//! The order of a file: by the codes of the key, and then by time.

use marsad_model::{ObservationColumns, Places};

/// The rows in their order.
pub(super) struct Order {
    pub rows: Vec<u32>,
}

impl Order {
    pub(super) fn new(columns: &ObservationColumns) -> Self {
        let mut cells = 1_u128;
        let dimensions = columns.dimensions.iter().map(|column| (&column.places, ranks(&column.words)));
        let keys: Vec<(&Places, Vec<u32>)> =
            dimensions.chain([(&columns.periods.places, ranks(&columns.periods.words))]).collect();
        // The first dimension weighs most: strides from the last to the first.
        let mut strides = vec![1_u128; keys.len()];
        for (at, (_, ranks)) in keys.iter().enumerate().rev() {
            strides[at] = cells;
            cells = cells.saturating_mul(ranks.len().max(1) as u128);
        }
        if cells <= 1 << 32 {
            Self { rows: by_number(&keys, &strides, columns.len()) }
        } else {
            Self { rows: by_parts(&keys, columns.len()) }
        }
    }

    /// The places of words that some row has.
    pub(super) fn used(&self, places: &Places, words: usize) -> impl Iterator<Item = usize> + use<> {
        let mut is_used = vec![false; words];
        self.rows.iter().for_each(|&row| {
            if let Some(used) = is_used.get_mut(places.get(row as usize) as usize) {
                *used = true;
            }
        });
        is_used.into_iter().enumerate().filter(|(_, used)| *used).map(|(at, _)| at)
    }

    /// How many different keys there are.
    pub(super) fn series(&self, columns: &ObservationColumns) -> usize {
        let is_new = |pair: &[u32]| {
            columns
                .dimensions
                .iter()
                .any(|column| column.places.get(pair[0] as usize) != column.places.get(pair[1] as usize))
        };
        usize::from(!self.rows.is_empty()) + self.rows.windows(2).filter(|pair| is_new(pair)).count()
    }
}

/// For each word its place in the order of words.
fn ranks<T: Ord>(words: &[T]) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..words.len() as u32).collect();
    sorted.sort_by(|&a, &b| words[a as usize].cmp(&words[b as usize]));
    let mut ranks = vec![0; words.len()];
    sorted.iter().enumerate().for_each(|(rank, &word)| ranks[word as usize] = rank as u32);
    ranks
}

/// Rows by the cell of the cube that their key spans, which fits in four bytes beside the row.
fn by_number(keys: &[(&Places, Vec<u32>)], strides: &[u128], rows: usize) -> Vec<u32> {
    let mut cells = vec![0_u64; rows];
    for ((places, ranks), stride) in keys.iter().zip(strides) {
        let weights: Vec<u64> = ranks.iter().map(|&rank| u64::from(rank) * *stride as u64).collect();
        match places {
            Places::Narrow(list) => add(&mut cells, list.iter().map(|&n| usize::from(n)), &weights),
            Places::Middle(list) => add(&mut cells, list.iter().map(|&n| usize::from(n)), &weights),
            Places::Wide(list) => add(&mut cells, list.iter().map(|&n| n as usize), &weights),
        }
    }
    cells.iter_mut().enumerate().for_each(|(row, cell)| *cell = *cell << 32 | row as u64);
    sorted(cells)
}

/// The rows of cells in order: both halves are sorted at once and then merged.
fn sorted(mut cells: Vec<u64>) -> Vec<u32> {
    let middle = cells.len() / 2;
    let (first, second) = cells.split_at_mut(middle);
    std::thread::scope(|scope| {
        scope.spawn(|| first.sort_unstable());
        second.sort_unstable();
    });
    let (mut first, mut second) = (first.iter().peekable(), second.iter().peekable());
    let mut rows = Vec::with_capacity(first.len() + second.len());
    while let Some(next) = match (first.peek(), second.peek()) {
        (Some(a), Some(b)) if a > b => second.next(),
        (Some(_), _) => first.next(),
        (None, _) => second.next(),
    } {
        rows.push(*next as u32);
    }
    rows
}

fn add(cells: &mut [u64], places: impl Iterator<Item = usize>, weights: &[u64]) {
    cells.iter_mut().zip(places).for_each(|(cell, place)| *cell += weights.get(place).copied().unwrap_or(0));
}

/// Rows compared part by part, for cubes of more cells.
fn by_parts(keys: &[(&Places, Vec<u32>)], rows: usize) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..rows as u32).collect();
    let rank = |(places, ranks): &(&Places, Vec<u32>), row: u32| ranks.get(places.get(row as usize) as usize).copied();
    sorted.sort_by(|&a, &b| {
        let mut parts = keys.iter().map(|key| rank(key, a).cmp(&rank(key, b)));
        parts.find(|order| order.is_ne()).unwrap_or_else(|| a.cmp(&b))
    });
    sorted
}
