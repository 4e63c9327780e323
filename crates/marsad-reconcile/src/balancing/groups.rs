//! Items by group, in one piece of memory.

/// Items that belong to numbered groups, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups<T> {
    starts: Vec<usize>,
    items: Vec<T>,
}

impl<T: Copy> Groups<T> {
    /// `items` with their groups, of which there are `count`.
    pub(super) fn new(count: usize, items: &[(usize, T)]) -> Self {
        let mut starts = vec![0; count + 1];
        for (group, _) in items {
            starts[group + 1] += 1;
        }
        for group in 0..count {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut places = vec![0; items.len()];
        for (item, (group, _)) in items.iter().enumerate() {
            places[next[*group]] = item;
            next[*group] += 1;
        }
        Self { starts, items: places.into_iter().map(|item| items[item].1).collect() }
    }

    /// The items of `group`.
    pub(super) fn of(&self, group: usize) -> &[T] {
        &self.items[self.starts[group]..self.starts[group + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn each_group_has_its_items_in_their_order() {
        let groups = Groups::new(4, &[(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')]);
        let found: Vec<String> = (0..4).map(|group| groups.of(group).iter().collect()).collect();
        assert_eq!(found, ["b", "", "ac", "d"]);
    }
}
