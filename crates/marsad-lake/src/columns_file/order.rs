//! The order of a file: by the codes of the key, and then by time.

use marsad_model::{ObservationColumns, Places};

/// Cells of a cube are numbered in four bytes, so that a cell and a row fit in eight.
const CELLS_MAX: u128 = 1 << 32;
/// Into how many parts rows are dealt before each part is sorted: so many fit in the fastest memory.
const PARTS: u64 = 1 << 12;
/// How many rows are looked at together.
const ROWS: usize = 4096;

/// The rows in their order.
pub(super) struct Order<'t> {
    keys: Vec<Key<'t>>,
    sorted: Sorted,
}

/// A dimension, or time: the last.
struct Key<'t> {
    places: &'t Places,
    /// For the place of each word its rank.
    ranks: Vec<u32>,
    /// How far apart two neighbouring words are in the cube.
    stride: u64,
}

enum Sorted {
    /// For each row the cell of its key, and below it the row.
    Numbered(Vec<u64>),
    /// The rows, for cubes of more cells.
    Listed(Vec<u32>),
}

impl<'t> Order<'t> {
    pub(super) fn new(columns: &'t ObservationColumns) -> Self {
        let dimensions = columns.dimensions.iter().map(|column| (&column.places, ranks(&column.words)));
        let all = dimensions.chain([(&columns.periods.places, ranks(&columns.periods.words))]);
        let mut keys: Vec<Key<'t>> = all.map(|(places, ranks)| Key { places, ranks, stride: 0 }).collect();
        // The first dimension weighs most: strides from the last to the first.
        let mut cells = 1_u128;
        for key in keys.iter_mut().rev() {
            key.stride = u64::try_from(cells).unwrap_or(u64::MAX);
            cells = cells.saturating_mul(key.ranks.len().max(1) as u128);
        }
        let rows = columns.len();
        let sorted = if cells <= CELLS_MAX {
            Sorted::Numbered(Numbering { keys: &keys, rows }.sorted(cells as u64))
        } else {
            Sorted::Listed(by_parts(&keys, rows))
        };
        Self { keys, sorted }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        match &self.sorted {
            Sorted::Numbered(list) => list.len(),
            Sorted::Listed(list) => list.len(),
        }
    }

    /// The rows at the places `first..last` of the order.
    pub(super) fn rows(&self, [first, last]: [usize; 2]) -> Vec<u32> {
        match &self.sorted {
            Sorted::Numbered(list) => list[first..last].iter().map(|&numbered| numbered as u32).collect(),
            Sorted::Listed(list) => list[first..last].to_vec(),
        }
    }

    /// How many different keys there are, without time.
    pub(super) fn series(&self) -> usize {
        match &self.sorted {
            Sorted::Numbered(list) => {
                let periods = Divisor::new(self.keys.last().map_or(1, |time| time.ranks.len().max(1) as u64));
                let series = |numbered: &u64| periods.quotient_of(numbered >> 32);
                usize::from(!list.is_empty())
                    + list.windows(2).filter(|pair| series(&pair[0]) != series(&pair[1])).count()
            }
            Sorted::Listed(list) => {
                let dimensions = &self.keys[..self.keys.len().saturating_sub(1)];
                let differs = |pair: &[u32], key: &Key<'_>| key.places.get(pair[0] as usize) != key.places.get(pair[1] as usize);
                let is_new = |pair: &[u32]| dimensions.iter().any(|key| differs(pair, key));
                usize::from(!list.is_empty()) + list.windows(2).filter(|pair| is_new(pair)).count()
            }
        }
    }

    /// The places of words of a key, in the order of their ranks.
    pub(super) fn by_rank(&self, key: usize) -> Vec<usize> {
        let ranks = &self.keys[key].ranks;
        let mut places: Vec<usize> = (0..ranks.len()).collect();
        places.sort_unstable_by_key(|&place| ranks[place]);
        places
    }

    /// The ranks of a key at the places `first..last` of the order.
    pub(super) fn ranks(&self, key: usize, [first, last]: [usize; 2]) -> Vec<u32> {
        let key = &self.keys[key];
        match &self.sorted {
            Sorted::Numbered(list) => {
                let (stride, size) = (Divisor::new(key.stride), Divisor::new(key.ranks.len().max(1) as u64));
                list[first..last].iter().map(|&numbered| size.rest_of(stride.quotient_of(numbered >> 32)) as u32).collect()
            }
            Sorted::Listed(list) => {
                let rank = |&row: &u32| key.ranks.get(key.places.get(row as usize) as usize).copied().unwrap_or(0);
                list[first..last].iter().map(rank).collect()
            }
        }
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

/// A number by which numbers of four bytes are divided often: a multiplication each.
///
/// Source: Lemire, Kaser & Kurz, "Faster remainder by direct computation", Software: Practice and Experience 49 (2019).
#[derive(Clone, Copy)]
struct Divisor {
    number: u64,
    inverse: u64,
}

impl Divisor {
    fn new(number: u64) -> Self {
        Self { number, inverse: (u64::MAX / number.max(1)).wrapping_add(1) }
    }

    #[inline]
    fn quotient_of(self, dividend: u64) -> u64 {
        // The inverse of 1 does not fit.
        if self.number == 1 { dividend } else { ((u128::from(self.inverse) * u128::from(dividend)) >> 64) as u64 }
    }

    #[inline]
    fn rest_of(self, dividend: u64) -> u64 {
        dividend - self.quotient_of(dividend) * self.number
    }
}

/// Numbers for the rows: the cell of the cube that the key of each spans.
#[derive(Clone, Copy)]
struct Numbering<'k, 't> {
    keys: &'k [Key<'t>],
    rows: usize,
}

impl Numbering<'_, '_> {
    /// Cell and row of every row, in order: dealt into parts by their first bits, and each part sorted.
    fn sorted(self, cells: u64) -> Vec<u64> {
        let per_part = cells.div_ceil(PARTS).max(1).next_power_of_two();
        let shift = per_part.trailing_zeros();
        let readers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, 8);
        let sizes = self.sizes(shift, readers);
        let mut sorted = vec![0_u64; self.rows];
        std::thread::scope(|scope| {
            let mut rest = &mut sorted[..];
            let mut first_part = 0;
            for reader in 0..readers {
                // Parts for about as many rows as every reader has.
                let wanted = (self.rows * (reader + 1)).div_ceil(readers) - (self.rows - rest.len());
                let (mut rows, mut parts) = (0, first_part);
                while parts < sizes.len() && (rows < wanted || reader + 1 == readers) {
                    rows += sizes[parts];
                    parts += 1;
                }
                let (mine, others) = std::mem::take(&mut rest).split_at_mut(rows);
                rest = others;
                let (first, sizes) = (first_part as u64, &sizes[first_part..parts]);
                scope.spawn(move || self.deal_and_sort(first, sizes, shift, mine));
                first_part = parts;
            }
        });
        sorted
    }

    /// How many rows each part has.
    fn sizes(self, shift: u32, readers: usize) -> Vec<usize> {
        let per_reader = self.rows.div_ceil(readers).max(1);
        let count = |first: usize| {
            let mut sizes = vec![0_usize; PARTS as usize + 1];
            self.each([first, (first + per_reader).min(self.rows)], &mut |_, cell| sizes[(cell >> shift) as usize] += 1);
            sizes
        };
        std::thread::scope(|scope| {
            let workers: Vec<_> =
                (0..self.rows).step_by(per_reader).map(|first| scope.spawn(move || count(first))).collect();
            let counted = workers.into_iter().filter_map(|worker| worker.join().ok());
            counted.fold(vec![0; PARTS as usize + 1], |all, more| all.iter().zip(more).map(|(a, b)| a + b).collect())
        })
    }

    /// Puts the rows of the parts from `first` on in `out`, and sorts each part.
    fn deal_and_sort(self, first: u64, sizes: &[usize], shift: u32, out: &mut [u64]) {
        let mut next: Vec<usize> = sizes
            .iter()
            .scan(0, |start, size| {
                *start += size;
                Some(*start - size)
            })
            .collect();
        self.each([0, self.rows], &mut |row, cell| {
            if let Some(at) = next.get_mut((cell >> shift).wrapping_sub(first) as usize) {
                out[*at] = cell << 32 | row as u64;
                *at += 1;
            }
        });
        let mut rest = out;
        for &size in sizes {
            let (part, others) = rest.split_at_mut(size);
            part.sort_unstable();
            rest = others;
        }
    }

    /// Shows each row from the first to before the last, and its cell.
    #[inline]
    fn each(self, [first, last]: [usize; 2], take: &mut impl FnMut(usize, u64)) {
        let weights: Vec<Vec<u64>> = self
            .keys
            .iter()
            .map(|key| key.ranks.iter().map(|&rank| u64::from(rank) * key.stride).collect())
            .collect();
        let (mut places, mut cells) = ([0_u32; ROWS], [0_u64; ROWS]);
        for start in (first..last).step_by(ROWS) {
            let rows = ROWS.min(last - start);
            let (places, cells) = (&mut places[..rows], &mut cells[..rows]);
            cells.fill(0);
            for (key, weights) in self.keys.iter().zip(&weights) {
                key.places.read(start, places);
                let weight = |place: u32| weights.get(place as usize).copied().unwrap_or(0);
                cells.iter_mut().zip(&*places).for_each(|(cell, &place)| *cell += weight(place));
            }
            cells.iter().enumerate().for_each(|(at, &cell)| take(start + at, cell));
        }
    }
}

/// Rows compared part by part, for cubes of more cells.
fn by_parts(keys: &[Key<'_>], rows: usize) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..rows as u32).collect();
    let rank = |key: &Key<'_>, row: u32| key.ranks.get(key.places.get(row as usize) as usize).copied();
    sorted.sort_by(|&a, &b| {
        let mut parts = keys.iter().map(|key| rank(key, a).cmp(&rank(key, b)));
        parts.find(|order| order.is_ne()).unwrap_or_else(|| a.cmp(&b))
    });
    sorted
}

#[cfg(test)]
mod tests {
    use super::Divisor;

    #[test]
    fn a_multiplication_divides_as_a_division_does() {
        for number in [1, 2, 3, 7, 24, 100, 4608, 65_535, 1 << 31, u64::from(u32::MAX)] {
            let divisor = Divisor::new(number);
            for dividend in [0, 1, number - 1, number, number + 1, 12_345_678, u64::from(u32::MAX) - 1, u64::from(u32::MAX)] {
                assert_eq!(divisor.quotient_of(dividend), dividend / number, "{dividend} / {number}");
                assert_eq!(divisor.rest_of(dividend), dividend % number, "{dividend} % {number}");
            }
        }
    }
}
