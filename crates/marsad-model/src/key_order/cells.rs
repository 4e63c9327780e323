//! The sorting of rows by their cells: dealt into parts by the first bits, each part sorted by the others.
//!
//! Source: Knuth, The Art of Computer Programming, volume 3, section 5.2.5 (sorting by distribution). The first deal is by
//! the highest bits, so that every part fits in the fastest memory and the cores share the parts.

use crate::Places;

/// Into how many parts rows are dealt.
const PARTS: u64 = 1 << 12;
/// How many rows are looked at together.
const ROWS: usize = 4096;
/// Smaller parts are sorted by comparing.
const PART_ROWS_MIN: usize = 64;
/// How many cores work at most.
const WORKERS_MAX: usize = 8;

/// The cell of every row.
pub(super) struct Cells {
    cells: Vec<u32>,
    workers: usize,
}

impl Cells {
    /// The cells of rows whose keys have these places, each with the weights of its words.
    pub(super) fn new(keys: &[(&Places, Vec<u32>)], rows: usize) -> Self {
        let workers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, WORKERS_MAX);
        let mut cells = vec![0_u32; rows];
        let share = rows.div_ceil(workers).max(1);
        std::thread::scope(|scope| {
            for (worker, cells) in cells.chunks_mut(share).enumerate() {
                scope.spawn(move || weigh(keys, worker * share, cells));
            }
        });
        Self { cells, workers }
    }

    /// Cell and row of every row, in order. `count` is how many cells the cube has.
    pub(super) fn sorted(&self, count: u64) -> Vec<u64> {
        let shift = count.div_ceil(PARTS).max(1).next_power_of_two().trailing_zeros();
        let sizes = self.sizes(shift);
        let rows = self.cells.len();
        let mut sorted = vec![0_u64; rows];
        std::thread::scope(|scope| {
            let (mut rest, mut first) = (&mut sorted[..], 0);
            for worker in 1..=self.workers {
                // As many parts as it takes for this worker and those before it to have their share of the rows.
                let wanted = (rows * worker).div_ceil(self.workers).saturating_sub(rows - rest.len());
                let (mut mine, mut parts) = (0, first);
                while parts < sizes.len() && (mine < wanted || worker == self.workers) {
                    mine += sizes[parts];
                    parts += 1;
                }
                let (mine, others) = std::mem::take(&mut rest).split_at_mut(mine);
                rest = others;
                let (from, sizes) = (first as u32, &sizes[first..parts]);
                scope.spawn(move || self.deal_and_sort(from, sizes, shift, mine));
                first = parts;
            }
        });
        sorted
    }

    /// How many rows each part has.
    fn sizes(&self, shift: u32) -> Vec<usize> {
        let share = self.cells.len().div_ceil(self.workers).max(1);
        let count = |cells: &[u32]| {
            let mut sizes = vec![0_usize; PARTS as usize];
            cells.iter().for_each(|&cell| sizes[part_of(cell, shift)] += 1);
            sizes
        };
        std::thread::scope(|scope| {
            let workers: Vec<_> = self.cells.chunks(share).map(|cells| scope.spawn(move || count(cells))).collect();
            let counted = workers.into_iter().filter_map(|worker| worker.join().ok());
            counted.fold(vec![0; PARTS as usize], |all, more| all.iter().zip(more).map(|(a, b)| a + b).collect())
        })
    }

    /// Puts the rows of the parts from `first` on in `out`, and sorts each part.
    fn deal_and_sort(&self, first: u32, sizes: &[usize], shift: u32, out: &mut [u64]) {
        let mut next: Vec<usize> = Vec::with_capacity(sizes.len());
        sizes.iter().fold(0, |start, size| {
            next.push(start);
            start + size
        });
        for (row, &cell) in self.cells.iter().enumerate() {
            if let Some(at) = next.get_mut(part_of(cell, shift).wrapping_sub(first as usize)) {
                out[*at] = u64::from(cell) << 32 | row as u64;
                *at += 1;
            }
        }
        let (mut rest, mut spare) = (out, Vec::new());
        for &size in sizes {
            let (part, others) = rest.split_at_mut(size);
            sort_part(part, shift, &mut spare);
            rest = others;
        }
    }
}

#[inline]
fn part_of(cell: u32, shift: u32) -> usize {
    (u64::from(cell) >> shift) as usize
}

/// Adds the weights of the words of each row to its cell.
fn weigh(keys: &[(&Places, Vec<u32>)], first: usize, cells: &mut [u32]) {
    let (mut places, mut sums) = ([0_u32; ROWS], [0_u32; ROWS]);
    for (block, out) in cells.chunks_mut(ROWS).enumerate() {
        // Summed here and then written once: memory that is read before it is written costs twice.
        let cells = &mut sums[..out.len()];
        cells.fill(0);
        for (of, weights) in keys {
            let weight = |place: u32| weights.get(place as usize).copied().unwrap_or(0);
            if let Places::Same { number, .. } = of {
                let weight = weight(*number);
                cells.iter_mut().for_each(|cell| *cell += weight);
                continue;
            }
            let places = &mut places[..cells.len()];
            of.read(first + block * ROWS, places);
            cells.iter_mut().zip(&*places).for_each(|(cell, &place)| *cell += weight(place));
        }
        out.copy_from_slice(cells);
    }
}

/// Sorts rows by the lowest `bits` of their cells, eight at a time; rows of one cell keep their order.
fn sort_part(part: &mut [u64], bits: u32, spare: &mut Vec<u64>) {
    if part.len() < PART_ROWS_MIN {
        part.sort_unstable();
        return;
    }
    spare.clear();
    spare.resize(part.len(), 0);
    let (mut from, mut to) = (part, &mut spare[..]);
    let digits = bits.div_ceil(8);
    for digit in 0..digits {
        deal(from, to, 32 + 8 * digit);
        std::mem::swap(&mut from, &mut to);
    }
    // After an odd number of deals the rows lie in the spare place, which is then `from`.
    if digits % 2 == 1 {
        to.copy_from_slice(from);
    }
}

fn deal(from: &[u64], to: &mut [u64], shift: u32) {
    let digit = |number: u64| usize::from((number >> shift) as u8);
    let mut next = [0_usize; 256];
    from.iter().for_each(|&number| next[digit(number)] += 1);
    next.iter_mut().fold(0, |start, size| {
        let end = start + *size;
        *size = start;
        end
    });
    for &number in from {
        let at = &mut next[digit(number)];
        to[*at] = number;
        *at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;

    #[test]
    fn cells_are_sorted_and_equal_ones_stay_in_their_order() {
        for count in [1_u64, 5, 300, 5000, 70_000, 1 << 20, 1 << 31, 1 << 32] {
            for rows in [0_u64, 1, 63, 1000, 30_000] {
                let cells: Vec<u32> = (0..rows)
                    .map(|row| (row.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 7) as u32 as u64 % count)
                    .map(|cell| cell as u32)
                    .collect();
                let mut expected: Vec<u64> =
                    cells.iter().enumerate().map(|(row, &cell)| u64::from(cell) << 32 | row as u64).collect();
                expected.sort_unstable();
                for workers in [1, 2, 3, 8] {
                    assert_eq!(
                        Cells { cells: cells.clone(), workers }.sorted(count),
                        expected,
                        "{rows} rows of {count}"
                    );
                }
            }
        }
    }
}
