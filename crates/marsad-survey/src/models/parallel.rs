//! Independent pieces of work, each large, on all cores.

use crate::threads::in_ranges;

/// What `work` makes of each number below `count`, in order.
pub(super) fn each<T, F>(count: usize, work: F) -> Vec<T>
where
    T: Send,
    F: Fn(usize) -> T + Sync,
{
    let parts = in_ranges(count, 1, |range| range.map(&work).collect::<Vec<T>>());
    parts.into_iter().flatten().collect()
}
