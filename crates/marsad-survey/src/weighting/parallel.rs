//! Work on several cores whose sums do not depend on how many there are.
//!
//! Holds: ranges that are always cut in the same places, so that sums of parts are the same, bit for bit, on every
//! machine; and columns shared among threads. Does not hold: work whose result does not depend on the cut; see
//! `crate::threads`.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread::{available_parallelism, scope};

/// Below this many rows, starting a thread costs more than it saves.
const ROWS_MIN: usize = 1 << 16;
/// Into how many ranges rows are cut, whatever the machine.
const PARTS: usize = 8;

/// What `work` makes of each of the ranges into which `items` are cut, in their order.
pub(crate) fn in_fixed_ranges<T, F>(items: usize, work: F) -> Vec<T>
where
    T: Send,
    F: Fn(Range<usize>) -> T + Sync,
{
    if items < ROWS_MIN {
        return vec![work(0..items)];
    }
    let length = items.div_ceil(PARTS);
    let work = &work;
    scope(|threads| {
        let started: Vec<_> = (0..PARTS)
            .map(|part| {
                let range = (part * length).min(items)..((part + 1) * length).min(items);
                threads.spawn(move || work(range))
            })
            .collect();
        started.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

/// Does `work` on every column, on every core where columns are long.
pub(crate) fn on_columns<F>(columns: &mut [Vec<f64>], work: F)
where
    F: Fn(&mut [f64]) + Sync,
{
    let rows = columns.first().map_or(0, Vec::len);
    let cores = available_parallelism().map_or(1, usize::from).min(columns.len());
    if cores < 2 || rows * columns.len() < ROWS_MIN {
        columns.iter_mut().for_each(|column| work(column));
        return;
    }
    let work = &work;
    let length = columns.len().div_ceil(cores);
    scope(|threads| {
        for share in columns.chunks_mut(length) {
            threads.spawn(move || share.iter_mut().for_each(|column| work(column)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_cover_all_items_once_and_in_order() {
        for items in [0, 5, ROWS_MIN, ROWS_MIN + 3] {
            let ranges = in_fixed_ranges(items, |range| range);
            assert_eq!(ranges.iter().map(Range::len).sum::<usize>(), items);
            assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
        }
    }

    #[test]
    fn every_column_is_worked_on() {
        let mut columns = vec![vec![1.0; ROWS_MIN]; 3];
        on_columns(&mut columns, |column| column.iter_mut().for_each(|value| *value += 1.0));
        assert!(columns.iter().flatten().all(|value| (value - 2.0).abs() < f64::EPSILON));
    }
}
