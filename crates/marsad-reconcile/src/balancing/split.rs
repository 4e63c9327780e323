//! A model taken apart: cells that no equation and no covariance joins have nothing to do with each other.

use super::model::Model;
use super::statements::Prior;

/// Cells and equations that hang together.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Cells, in order; none whose value is exact.
    pub(super) cells: Vec<usize>,
    /// Equations, in order.
    pub(super) equations: Vec<usize>,
}

/// The pieces of a model.
#[derive(Debug)]
pub(super) struct Pieces {
    /// The pieces, by their first cell; those without cells last.
    pub(super) pieces: Vec<Piece>,
    /// Where each cell stands in its piece.
    pub(super) place_of: Vec<usize>,
}

/// Takes `model` apart.
pub(super) fn split(model: &Model) -> Pieces {
    let cells = model.priors.len();
    let mut gathering = Gathering::new(model);
    let mut place_of = vec![0; cells];
    for (cell, place) in place_of.iter_mut().enumerate() {
        if !matches!(model.priors[cell], Prior::Exact(_)) {
            let piece = gathering.piece(cell);
            *place = piece.cells.len();
            piece.cells.push(cell);
        }
    }
    for index in 0..model.equations.len() {
        gathering.piece(cells + index).equations.push(index);
    }
    Pieces { pieces: gathering.pieces, place_of }
}

/// Pieces as they are found. Equations are numbered behind cells.
struct Gathering {
    sets: Sets,
    piece_of_set: Vec<Option<usize>>,
    pieces: Vec<Piece>,
}

impl Gathering {
    fn new(model: &Model) -> Self {
        let cells = model.priors.len();
        let count = cells + model.equations.len();
        let mut sets = Sets::new(count);
        for (index, equation) in model.equations.iter().enumerate() {
            equation.terms.iter().for_each(|(cell, _)| sets.join(*cell, cells + index));
        }
        for cell in 0..cells {
            model.links.of(cell).iter().for_each(|(other, _)| sets.join(cell, *other));
        }
        Self { sets, piece_of_set: vec![None; count], pieces: Vec::new() }
    }

    /// The piece that holds `member`.
    fn piece(&mut self, member: usize) -> &mut Piece {
        let set = self.sets.find(member);
        let index = *self.piece_of_set[set].get_or_insert(self.pieces.len());
        if index == self.pieces.len() {
            self.pieces.push(Piece::default());
        }
        &mut self.pieces[index]
    }
}

/// Sets that can be joined (Tarjan 1975).
#[derive(Debug)]
pub(super) struct Sets {
    above: Vec<usize>,
    size: Vec<usize>,
}

impl Sets {
    /// Each of `count` in a set of its own.
    pub(super) fn new(count: usize) -> Self {
        Self { above: (0..count).collect(), size: vec![1; count] }
    }

    /// The one that stands for the set of `member`.
    pub(super) fn find(&mut self, member: usize) -> usize {
        let mut at = member;
        while self.above[at] != at {
            self.above[at] = self.above[self.above[at]];
            at = self.above[at];
        }
        at
    }

    /// Makes one set of those of `one` and `other`.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        if one == other {
            return;
        }
        let (large, small) = if self.size[one] < self.size[other] { (other, one) } else { (one, other) };
        self.above[small] = large;
        self.size[large] += self.size[small];
    }
}

#[cfg(test)]
mod tests {
    use super::Sets;

    #[test]
    fn sets_that_share_a_member_are_one() {
        let mut sets = Sets::new(6);
        for (one, other) in [(0, 1), (2, 3), (4, 3), (1, 0)] {
            sets.join(one, other);
        }
        assert_eq!(sets.find(2), sets.find(4));
        assert_eq!(sets.find(0), sets.find(1));
        assert_ne!(sets.find(0), sets.find(2));
        assert_ne!(sets.find(5), sets.find(0));
    }
}
