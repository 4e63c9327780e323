//! What elimination will do to the pattern of a matrix, worked out before any number is touched.
//!
//! Columns that end up with the same rows below them are one *supernode*; they are eliminated together in a dense front.
//! Others join them where that is cheaper (`amalgamation`); a supernode may then have rows that elimination leaves zero.

use super::NONE;
use super::amalgamation::{Joined, join};
use super::minimum_degree::minimum_degree;
use super::symmetric::{Neighbours, Symmetric};

/// The order of elimination of a pattern, and its supernodes.
#[derive(Debug)]
pub(crate) struct Symbolic {
    /// The row of the matrix that is eliminated at each place.
    pub(super) order: Vec<usize>,
    /// The place at which each row of the matrix is eliminated.
    pub(super) places: Vec<usize>,
    /// The supernodes, each before its parent.
    pub(super) supernodes: Vec<Supernode>,
    /// The supernode of each place.
    pub(super) supernode_of: Vec<usize>,
    /// How many entries of a factor stand on the way from each supernode to its root.
    ways: Vec<usize>,
}

/// Places that are eliminated together.
#[derive(Debug)]
pub(super) struct Supernode {
    /// The first place.
    pub(super) start: usize,
    /// The place after the last.
    pub(super) end: usize,
    /// The later places that the supernode meets, in order.
    pub(super) rows: Vec<usize>,
    /// The supernode that takes over what is left of the front.
    pub(super) parent: Option<usize>,
    /// The supernodes whose parent this is.
    pub(super) children: Vec<usize>,
}

impl Supernode {
    /// The number of columns that are eliminated.
    pub(super) fn width(&self) -> usize {
        self.end - self.start
    }

    /// The number of rows of the front.
    pub(super) fn height(&self) -> usize {
        self.width() + self.rows.len()
    }

    /// The places of the front, in its order.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        (self.start..self.end).chain(self.rows.iter().copied())
    }

    /// Where `place` stands in the front, if it does.
    pub(super) fn find(&self, place: usize) -> Option<usize> {
        if (self.start..self.end).contains(&place) {
            return Some(place - self.start);
        }
        self.rows.binary_search(&place).ok().map(|below| self.width() + below)
    }
}

impl Symbolic {
    /// The elimination of matrices with the pattern of `matrix`.
    pub(crate) fn new(matrix: &Symmetric) -> Self {
        let neighbours = matrix.neighbours();
        let by_degree = minimum_degree(&neighbours);
        let tree = elimination_tree(&neighbours, &by_degree);
        let order: Vec<usize> = postorder(&tree).into_iter().map(|place| by_degree[place]).collect();
        let tree = elimination_tree(&neighbours, &order);
        let (mut apart, supernode_of) = Gathering::new(&neighbours, &order, &inverse(&order)).run(&tree);
        link(&mut apart, &supernode_of);
        let Joined { former_places, mut supernodes, supernode_of } = join(&apart);
        link(&mut supernodes, &supernode_of);
        let order: Vec<usize> = former_places.into_iter().map(|place| order[place]).collect();
        let ways = ways(&supernodes);
        Self { places: inverse(&order), order, supernodes, supernode_of, ways }
    }

    /// The number of rows.
    pub(crate) fn size(&self) -> usize {
        self.order.len()
    }

    /// How many entries of a factor stand on the way from `row` to its root.
    pub(super) fn way(&self, row: usize) -> usize {
        self.ways[self.supernode_of[self.places[row]]]
    }

    /// How many multiplications and additions a factor takes; the entries of the inverse take twice as many more.
    pub(crate) fn multiplications(&self) -> f64 {
        self.supernodes.iter().map(|supernode| multiplications(supernode.width(), supernode.rows.len())).sum()
    }
}

fn ways(supernodes: &[Supernode]) -> Vec<usize> {
    let mut ways: Vec<usize> = supernodes.iter().map(|supernode| supernode.width() * supernode.height()).collect();
    for (index, supernode) in supernodes.iter().enumerate().rev() {
        ways[index] += supernode.parent.map_or(0, |parent| ways[parent]);
    }
    ways
}

/// How many multiplications and additions it takes to eliminate `columns` with as many `rows` below.
pub(super) fn multiplications(columns: usize, rows: usize) -> f64 {
    let (height, rest) = ((columns + rows) as f64, rows as f64);
    (height.powi(3) - rest.powi(3)) / 3.0
}

fn inverse(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, row) in order.iter().enumerate() {
        places[*row] = place;
    }
    places
}

/// The first later place that each place meets once all before it are eliminated (Liu 1990).
fn elimination_tree(neighbours: &Neighbours, order: &[usize]) -> Vec<usize> {
    let places = inverse(order);
    let mut parents = vec![NONE; order.len()];
    let mut ancestors = vec![NONE; order.len()];
    for (place, row) in order.iter().enumerate() {
        for other in neighbours.of(*row) {
            let mut below = places[*other];
            while below < place {
                let next = std::mem::replace(&mut ancestors[below], place);
                if next == NONE {
                    parents[below] = place;
                    break;
                }
                below = next;
            }
        }
    }
    parents
}

/// The places of a forest, each after all that are below it, and the subtree of each together.
fn postorder(parents: &[usize]) -> Vec<usize> {
    let mut heads = vec![NONE; parents.len()];
    let mut next = vec![NONE; parents.len()];
    for (place, &parent) in parents.iter().enumerate().rev() {
        if parent != NONE {
            next[place] = heads[parent];
            heads[parent] = place;
        }
    }
    let mut order = Vec::with_capacity(parents.len());
    let mut path = Vec::new();
    for root in (0..parents.len()).filter(|place| parents[*place] == NONE) {
        path.push(root);
        while let Some(&place) = path.last() {
            let child = heads[place];
            if child == NONE {
                order.push(place);
                path.pop();
            } else {
                heads[place] = next[child];
                path.push(child);
            }
        }
    }
    order
}

/// Works out the rows below each column, and joins columns to supernodes.
struct Gathering<'a> {
    neighbours: &'a Neighbours,
    order: &'a [usize],
    places: &'a [usize],
    /// The column that saw a place last, plus one.
    seen_by: Vec<usize>,
    supernodes: Vec<Supernode>,
    /// The supernodes whose first row below is a place.
    waiting: Vec<Vec<usize>>,
}

impl<'a> Gathering<'a> {
    fn new(neighbours: &'a Neighbours, order: &'a [usize], places: &'a [usize]) -> Self {
        let size = order.len();
        Self {
            neighbours,
            order,
            places,
            seen_by: vec![0; size],
            supernodes: Vec::new(),
            waiting: vec![Vec::new(); size],
        }
    }

    fn run(mut self, tree: &[usize]) -> (Vec<Supernode>, Vec<usize>) {
        let mut supernode_of = Vec::with_capacity(tree.len());
        for (column, &parent) in tree.iter().enumerate() {
            let rows = self.rows_below(column);
            let joins = column > 0 && tree[column - 1] == column;
            match self.supernodes.last_mut() {
                Some(last) if joins && last.rows.len() == rows.len() + 1 => {
                    last.end = column + 1;
                    last.rows = rows;
                }
                _ => {
                    let (start, end) = (column, column + 1);
                    self.supernodes.push(Supernode { start, end, rows, parent: None, children: Vec::new() });
                }
            }
            let supernode = self.supernodes.len() - 1;
            supernode_of.push(supernode);
            if parent != NONE {
                self.waiting[parent].push(supernode);
            }
        }
        (self.supernodes, supernode_of)
    }

    /// The later places that `column` meets when its turn comes.
    fn rows_below(&mut self, column: usize) -> Vec<usize> {
        let mut rows = Vec::new();
        for other in self.neighbours.of(self.order[column]) {
            let place = self.places[*other];
            if place > column && self.seen_by[place] != column + 1 {
                self.seen_by[place] = column + 1;
                rows.push(place);
            }
        }
        for child in std::mem::take(&mut self.waiting[column]) {
            for &place in &self.supernodes[child].rows {
                if place > column && self.seen_by[place] != column + 1 {
                    self.seen_by[place] = column + 1;
                    rows.push(place);
                }
            }
        }
        rows
    }
}

/// Sorts the rows and ties each supernode to its parent.
fn link(supernodes: &mut [Supernode], supernode_of: &[usize]) {
    for index in 0..supernodes.len() {
        let supernode = &mut supernodes[index];
        supernode.rows.sort_unstable();
        supernode.parent = supernode.rows.first().map(|place| supernode_of[*place]);
        if let Some(parent) = supernode.parent {
            supernodes[parent].children.push(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Symmetric;
    use super::Symbolic;

    /// Holds the supernodes against elimination by hand, with sets.
    #[track_caller]
    fn check(edges: &[(usize, usize)], size: usize) {
        let mut matrix = Symmetric::default();
        for row in 0..size {
            let left: BTreeSet<usize> = edges.iter().filter(|(of, _)| *of == row).map(|(_, column)| *column).collect();
            matrix.push_row(left.into_iter().map(|column| (column, 1.0)), 1.0);
        }
        let symbolic = Symbolic::new(&matrix);
        let mut met: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); size];
        for (row, column) in edges {
            let (row, column) = (symbolic.places[*row], symbolic.places[*column]);
            met[row.min(column)].insert(row.max(column));
        }
        for place in 0..size {
            let later: Vec<usize> = met[place].iter().copied().collect();
            let supernode = &symbolic.supernodes[symbolic.supernode_of[place]];
            let found: BTreeSet<usize> = supernode.places().filter(|other| *other > place).collect();
            // Joined supernodes have room for more.
            assert!(met[place].is_subset(&found), "place {place} of {edges:?}");
            let above = supernode.parent.map(|parent| &symbolic.supernodes[parent]);
            let is_above = |row: &usize| above.is_some_and(|above| above.find(*row).is_some());
            assert!(supernode.rows.iter().all(is_above), "place {place} of {edges:?}");
            for (index, row) in later.iter().enumerate() {
                met[*row].extend(&later[index + 1..]);
            }
        }
    }

    #[test]
    fn supernodes_hold_what_elimination_leaves() {
        check(&[], 3);
        check(&[(1, 0), (2, 1), (3, 2), (3, 0)], 4);
        check(&[(4, 0), (4, 1), (4, 2), (4, 3), (3, 2)], 5);
        check(&[(1, 0), (2, 0), (2, 1), (3, 2), (4, 3), (5, 3), (5, 4), (6, 5), (7, 6), (7, 0), (7, 3)], 8);
    }

    #[test]
    fn supernodes_of_a_grid_hold_what_elimination_leaves() {
        let at = |row: usize, column: usize| row * 6 + column;
        let mut edges = Vec::new();
        for row in 0..6 {
            for column in 0..6 {
                if row > 0 {
                    edges.push((at(row, column), at(row - 1, column)));
                }
                if column > 0 {
                    edges.push((at(row, column), at(row, column - 1)));
                }
            }
        }
        check(&edges, 36);
    }
}
