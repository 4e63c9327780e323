//! Supernodes joined to their parents where that costs less than to keep them apart.
//!
//! A supernode hands what is left of its front to its parent. Where the front is large and few of its columns are
//! eliminated, handing over takes longer than to eliminate the columns in the front of the parent, zeros among them.

use super::symbolic::{Supernode, multiplications};

/// Laying out an entry of a front, handing it over and reading it again, in multiplications.
const ENTRY_COST: f64 = 40.0;
/// A front whatever its size, in multiplications.
const FRONT_COST: f64 = 10_000.0;

/// Supernodes after some were joined to their parents.
#[derive(Debug)]
pub(super) struct Joined {
    /// Where each place stood before.
    pub(super) former_places: Vec<usize>,
    /// The supernodes, each before its parent.
    pub(super) supernodes: Vec<Supernode>,
    /// The supernode of each place.
    pub(super) supernode_of: Vec<usize>,
}

/// Joins `supernodes`, each of which stands before its parent, where that is cheaper.
pub(super) fn join(supernodes: &[Supernode]) -> Joined {
    let tops = tops(supernodes);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); supernodes.len()];
    for (index, top) in tops.iter().enumerate() {
        members[*top].push(index);
    }
    let size = supernodes.last().map_or(0, |last| last.end);
    let mut former_places = Vec::with_capacity(size);
    let mut places = vec![0; size];
    let (mut joined, mut supernode_of) = (Vec::new(), Vec::with_capacity(size));
    // All below a supernode has its top before that of the supernode, so the order stays one of elimination.
    for (top, members) in members.iter().enumerate().filter(|(_, members)| !members.is_empty()) {
        let start = former_places.len();
        for former in members.iter().flat_map(|member| supernodes[*member].start..supernodes[*member].end) {
            places[former] = former_places.len();
            former_places.push(former);
            supernode_of.push(joined.len());
        }
        // What the members meet, the top meets too, or it is among the columns.
        let rows = supernodes[top].rows.clone();
        joined.push(Supernode { start, end: former_places.len(), rows, parent: None, children: Vec::new() });
    }
    for supernode in &mut joined {
        supernode.rows.iter_mut().for_each(|place| *place = places[*place]);
    }
    Joined { former_places, supernodes: joined, supernode_of }
}

/// For each supernode the one in whose front it is eliminated: its own, or that of an ancestor.
fn tops(supernodes: &[Supernode]) -> Vec<usize> {
    let mut widths: Vec<usize> = supernodes.iter().map(Supernode::width).collect();
    let mut is_joined = vec![false; supernodes.len()];
    for (index, supernode) in supernodes.iter().enumerate() {
        let rows = supernode.rows.len();
        for &child in &supernode.children {
            let (own, of_child) = (widths[index], widths[child]);
            let apart = cost(own, rows) + cost(of_child, supernodes[child].rows.len());
            if cost(own + of_child, rows) <= apart {
                is_joined[child] = true;
                widths[index] += of_child;
            }
        }
    }
    let mut tops: Vec<usize> = (0..supernodes.len()).collect();
    for index in (0..supernodes.len()).rev() {
        if let Some(parent) = supernodes[index].parent.filter(|_| is_joined[index]) {
            tops[index] = tops[parent];
        }
    }
    tops
}

/// What it costs to eliminate `columns` in a front with as many `rows` below.
fn cost(columns: usize, rows: usize) -> f64 {
    let height = (columns + rows) as f64;
    multiplications(columns, rows) + ENTRY_COST * height * height + FRONT_COST
}

#[cfg(test)]
mod tests {
    use super::{Joined, Supernode, join};

    /// `count` supernodes of one column each, all of which meet the whole of a last one of `width` columns.
    fn fan(count: usize, width: usize) -> Vec<Supernode> {
        let end = count + width;
        let leaf = |start: usize| Supernode {
            start,
            end: start + 1,
            rows: (count..end).collect(),
            parent: Some(count),
            children: Vec::new(),
        };
        let mut supernodes: Vec<Supernode> = (0..count).map(leaf).collect();
        supernodes.push(Supernode {
            start: count,
            end,
            rows: Vec::new(),
            parent: None,
            children: (0..count).collect(),
        });
        supernodes
    }

    #[test]
    fn narrow_columns_over_a_large_front_are_eliminated_in_it() {
        let Joined { former_places, supernodes, supernode_of } = join(&fan(3, 500));
        assert_eq!(former_places, (0..503).collect::<Vec<_>>());
        assert_eq!((supernodes.len(), supernodes[0].width(), supernodes[0].rows.len()), (1, 503, 0));
        assert_eq!(supernode_of, [0; 503]);
    }

    #[test]
    fn wide_fronts_that_would_fill_with_zeros_stay_apart() {
        let wide = |start: usize, parent: Option<usize>| Supernode {
            start,
            end: start + 900,
            rows: if parent.is_some() { vec![1_800] } else { Vec::new() },
            parent,
            children: Vec::new(),
        };
        let mut supernodes = vec![wide(0, Some(2)), wide(900, Some(2)), wide(1_800, None)];
        supernodes[2].children = vec![0, 1];
        let joined = join(&supernodes);
        assert_eq!(joined.supernodes.len(), 3);
        assert_eq!((joined.supernodes[1].start, &joined.supernodes[1].rows[..]), (900, &[1_800][..]));
    }

    #[test]
    fn nothing_is_joined_to_nothing() {
        assert!(join(&[]).supernodes.is_empty());
    }
}
