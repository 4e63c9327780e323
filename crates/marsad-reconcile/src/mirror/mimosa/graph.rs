//! Which factors a chain of flows that both sides report ties to a fixed one.

/// For each factor whether it is fixed, or tied to a fixed one by `links` between two factors.
pub(super) fn reached(known: &[Option<f64>], links: impl Iterator<Item = [usize; 2]>) -> Vec<bool> {
    let mut groups = Groups { parents: (0..known.len()).collect() };
    links.for_each(|link| groups.join(link));
    let mut is_anchored = vec![false; known.len()];
    for (node, _) in known.iter().enumerate().filter(|(_, factor)| factor.is_some()) {
        is_anchored[groups.root(node)] = true;
    }
    (0..known.len()).map(|node| is_anchored[groups.root(node)]).collect()
}

/// Groups of nodes, each known by its root.
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    /// The root of the group of `node`; halves the way for the next who asks.
    fn root(&mut self, mut node: usize) -> usize {
        while self.parents[node] != node {
            self.parents[node] = self.parents[self.parents[node]];
            node = self.parents[node];
        }
        node
    }

    fn join(&mut self, [left, right]: [usize; 2]) {
        let (left, right) = (self.root(left), self.root(right));
        self.parents[left] = right;
    }
}

#[cfg(test)]
mod tests {
    use super::reached;

    #[test]
    fn what_no_chain_ties_to_a_fixed_factor_is_not_reached() {
        let known = [None, Some(1.0), None, None, None];
        let links = [[0, 3], [3, 1], [2, 4]];
        assert_eq!(reached(&known, links.into_iter()), [true, true, false, true, false]);
        assert_eq!(reached(&[None, None], [[0, 1]].into_iter()), [false, false]);
    }
}
