//! Blocks of merged cells that overlap, as no program writes them: of their texts nobody knows above which columns they
//! stand.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Merge;

/// The first block, from the top, that shares a cell with another one; a block that is there twice is one.
///
/// One sweep down the rows: the blocks that stand on a row lie side by side until two of them overlap.
pub(super) fn first_overlap(merges: &[Merge]) -> Option<Merge> {
    let mut sorted = merges.to_vec();
    sorted.sort_by_key(|merge| (merge.rows, merge.columns));
    sorted.dedup();
    let mut standing: BTreeMap<u32, u32> = BTreeMap::new();
    let mut ends: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
    for merge in sorted {
        while let Some(&Reverse((_, column))) = ends.peek().filter(|Reverse((last, _))| *last < merge.rows[0]) {
            standing.remove(&column);
            ends.pop();
        }
        // Of the blocks that begin no farther right than this one ends, the last reaches farthest.
        let nearest = standing.range(..=merge.columns[1]).next_back();
        if nearest.is_some_and(|(_, &last)| last >= merge.columns[0]) {
            return Some(merge);
        }
        standing.insert(merge.columns[0], merge.columns[1]);
        ends.push(Reverse((merge.rows[1], merge.columns[0])));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Merge, first_overlap};

    /// Blocks given as first row, last row, first column, last column, and the first row and column of the one found.
    #[track_caller]
    fn check(blocks: &[[u32; 4]], expected: Option<[u32; 2]>) {
        let merge = |&[from, to, first, last]: &[u32; 4]| Merge { rows: [from, to], columns: [first, last] };
        let merges: Vec<Merge> = blocks.iter().map(merge).collect();
        assert_eq!(first_overlap(&merges).map(|merge| [merge.rows[0], merge.columns[0]]), expected, "{blocks:?}");
    }

    #[test]
    fn blocks_that_share_a_cell_overlap() {
        check(&[[1, 3, 1, 3], [2, 2, 2, 3]], Some([2, 2]));
        check(&[[1, 9, 5, 6], [1, 9, 1, 2], [4, 4, 2, 5]], Some([4, 2]));
        check(&[[2, 2, 1, 9], [1, 9, 4, 4]], Some([2, 1]));
    }

    #[test]
    fn blocks_that_touch_do_not() {
        check(&[[1, 1, 1, 3], [1, 1, 4, 6], [2, 3, 1, 6]], None);
        check(&[[1, 1, 1, 3], [1, 1, 1, 3]], None);
        check(&[], None);
    }
}
