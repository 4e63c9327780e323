//! The order of elimination that leaves few new entries: approximate minimum degree. Source in METHOD.md.
//!
//! Eliminating a variable joins all that it met. The joined are kept as one *element* instead of as pairs (the quotient
//! graph), variables that meet the same others are eliminated as one, and a degree is bounded from above instead of
//! counted.

use super::NONE;
use super::symmetric::Neighbours;

/// An order in which to eliminate the rows that `neighbours` describes; each row stands in it once.
pub(super) fn minimum_degree(neighbours: &Neighbours) -> Vec<usize> {
    let mut graph = QuotientGraph::new(neighbours);
    let mut order = Vec::with_capacity(neighbours.size());
    while let Some(pivot) = graph.lists.take_least() {
        graph.eliminate(pivot);
        graph.push_with_merged(pivot, &mut order);
    }
    order
}

struct QuotientGraph {
    /// The variables that a variable meets and that no element covers.
    variables: Vec<Vec<usize>>,
    /// The elements that a variable is in.
    elements: Vec<Vec<usize>>,
    /// The variables of an element.
    members: Vec<Vec<usize>>,
    /// What is eliminated right after a variable.
    merged: Vec<Vec<usize>>,
    /// How many rows a variable stands for; none once it is merged or eliminated.
    size: Vec<usize>,
    /// A bound of how many rows a variable meets; how many rows an element joins.
    degree: Vec<usize>,
    is_element: Vec<bool>,
    /// Equal to `stamp` for what was just seen.
    mark: Vec<usize>,
    stamp: usize,
    /// How many rows of an element are outside the newest one, valid where `outside_mark` is the stamp.
    outside: Vec<usize>,
    outside_mark: Vec<usize>,
    /// How many rows are not eliminated.
    left: usize,
    lists: DegreeLists,
}

impl QuotientGraph {
    fn new(neighbours: &Neighbours) -> Self {
        let size = neighbours.size();
        let variables: Vec<Vec<usize>> = (0..size).map(|row| neighbours.of(row).to_vec()).collect();
        let degree: Vec<usize> = variables.iter().map(Vec::len).collect();
        let mut lists = DegreeLists::new(size);
        for (variable, degree) in degree.iter().enumerate().rev() {
            lists.insert(variable, *degree);
        }
        Self {
            variables,
            elements: vec![Vec::new(); size],
            members: vec![Vec::new(); size],
            merged: vec![Vec::new(); size],
            size: vec![1; size],
            degree,
            is_element: vec![false; size],
            mark: vec![0; size],
            stamp: 0,
            outside: vec![0; size],
            outside_mark: vec![0; size],
            left: size,
            lists,
        }
    }

    /// Makes an element of `pivot` and of all that it meets.
    fn eliminate(&mut self, pivot: usize) {
        let members = self.joined_by(pivot);
        self.measure_outside(&members);
        let hashes = self.update_members(pivot, &members);
        self.merge_alike(hashes);
        self.close_element(pivot, members);
    }

    /// The variables that `pivot` meets, directly or in an element, which it absorbs.
    fn joined_by(&mut self, pivot: usize) -> Vec<usize> {
        self.stamp += 1;
        self.mark[pivot] = self.stamp;
        let mut joined = Vec::new();
        let direct = std::mem::take(&mut self.variables[pivot]);
        self.gather(&direct, &mut joined);
        for element in std::mem::take(&mut self.elements[pivot]) {
            if self.is_element[element] {
                self.is_element[element] = false;
                let covered = std::mem::take(&mut self.members[element]);
                self.gather(&covered, &mut joined);
            }
        }
        self.left -= self.size[pivot];
        self.size[pivot] = 0;
        joined
    }

    fn gather(&mut self, from: &[usize], into: &mut Vec<usize>) {
        for &variable in from {
            if self.size[variable] > 0 && self.mark[variable] != self.stamp {
                self.mark[variable] = self.stamp;
                into.push(variable);
            }
        }
    }

    /// How much of each element that the members are in lies outside the newest one; an element with nothing outside is
    /// absorbed.
    fn measure_outside(&mut self, members: &[usize]) {
        let mut touched = Vec::new();
        for &variable in members {
            self.lists.remove(variable, self.degree[variable]);
            for &element in &self.elements[variable] {
                if !self.is_element[element] {
                    continue;
                }
                if self.outside_mark[element] != self.stamp {
                    self.outside_mark[element] = self.stamp;
                    self.outside[element] = self.degree[element];
                    touched.push(element);
                }
                self.outside[element] -= self.size[variable];
            }
        }
        for element in touched {
            if self.outside[element] == 0 {
                self.is_element[element] = false;
                self.members[element] = Vec::new();
            }
        }
    }

    /// Rewrites the lists of the members; those that meet nothing outside are eliminated with `pivot`. Returns the others
    /// with a number that is equal for equal lists.
    fn update_members(&mut self, pivot: usize, members: &[usize]) -> Vec<(usize, usize)> {
        let mut hashes = Vec::with_capacity(members.len());
        for &variable in members {
            let mut elements = std::mem::take(&mut self.elements[variable]);
            let mut variables = std::mem::take(&mut self.variables[variable]);
            elements.retain(|element| self.is_element[*element]);
            variables.retain(|other| self.size[*other] > 0 && self.mark[*other] != self.stamp);
            if elements.is_empty() && variables.is_empty() {
                self.left -= self.size[variable];
                self.merge(variable, pivot);
                continue;
            }
            let outside = elements.iter().map(|element| self.outside[*element]).sum::<usize>()
                + variables.iter().map(|other| self.size[*other]).sum::<usize>();
            self.degree[variable] = self.degree[variable].min(outside);
            elements.push(pivot);
            let hash = elements.iter().chain(&variables).fold(0_usize, |sum, place| sum.wrapping_add(*place));
            hashes.push((hash, variable));
            self.elements[variable] = elements;
            self.variables[variable] = variables;
        }
        self.is_element[pivot] = true;
        hashes
    }

    /// `variable` is eliminated right after `into`.
    fn merge(&mut self, variable: usize, into: usize) {
        self.size[variable] = 0;
        self.variables[variable] = Vec::new();
        self.elements[variable] = Vec::new();
        self.merged[into].push(variable);
    }

    /// Makes one variable of those with the same lists.
    fn merge_alike(&mut self, mut hashes: Vec<(usize, usize)>) {
        hashes.sort_unstable();
        for group in hashes.chunk_by(|left, right| left.0 == right.0).filter(|group| group.len() > 1) {
            for (place, &(_, kept)) in group.iter().enumerate() {
                if self.size[kept] == 0 {
                    continue;
                }
                self.mark_lists(kept);
                for &(_, other) in &group[place + 1..] {
                    if self.size[other] > 0 && self.is_alike(kept, other) {
                        self.size[kept] += self.size[other];
                        self.merge(other, kept);
                    }
                }
            }
        }
    }

    fn mark_lists(&mut self, variable: usize) {
        self.stamp += 1;
        for place in self.variables[variable].iter().chain(&self.elements[variable]) {
            self.mark[*place] = self.stamp;
        }
    }

    /// Whether `other` has the lists of `kept`, which are marked.
    fn is_alike(&self, kept: usize, other: usize) -> bool {
        let is_marked = |list: &[usize]| list.iter().all(|place| self.mark[*place] == self.stamp);
        self.variables[kept].len() == self.variables[other].len()
            && self.elements[kept].len() == self.elements[other].len()
            && is_marked(&self.variables[other])
            && is_marked(&self.elements[other])
    }

    /// Gives the members of the element of `pivot` their new degrees.
    fn close_element(&mut self, pivot: usize, mut members: Vec<usize>) {
        members.retain(|variable| self.size[*variable] > 0);
        let total: usize = members.iter().map(|variable| self.size[*variable]).sum();
        for &variable in &members {
            let others = total - self.size[variable];
            let degree = (self.left - self.size[variable]).min(self.degree[variable] + others);
            self.degree[variable] = degree;
            self.lists.insert(variable, degree);
        }
        self.degree[pivot] = total;
        self.is_element[pivot] = total > 0;
        self.members[pivot] = members;
    }

    /// Writes `pivot` and what was merged into it to the end of `order`.
    fn push_with_merged(&self, pivot: usize, order: &mut Vec<usize>) {
        let mut waiting = vec![pivot];
        while let Some(variable) = waiting.pop() {
            order.push(variable);
            waiting.extend(self.merged[variable].iter().rev());
        }
    }
}

/// Variables by degree, as doubly linked lists.
struct DegreeLists {
    heads: Vec<usize>,
    next: Vec<usize>,
    previous: Vec<usize>,
    least: usize,
}

impl DegreeLists {
    fn new(size: usize) -> Self {
        Self { heads: vec![NONE; size + 1], next: vec![NONE; size], previous: vec![NONE; size], least: 0 }
    }

    fn insert(&mut self, variable: usize, degree: usize) {
        let head = self.heads[degree];
        self.next[variable] = head;
        self.previous[variable] = NONE;
        if head != NONE {
            self.previous[head] = variable;
        }
        self.heads[degree] = variable;
        self.least = self.least.min(degree);
    }

    fn remove(&mut self, variable: usize, degree: usize) {
        let (previous, next) = (self.previous[variable], self.next[variable]);
        if previous == NONE {
            self.heads[degree] = next;
        } else {
            self.next[previous] = next;
        }
        if next != NONE {
            self.previous[next] = previous;
        }
    }

    /// Takes out a variable of the least degree; none when all are out.
    fn take_least(&mut self) -> Option<usize> {
        while self.least < self.heads.len() {
            let variable = self.heads[self.least];
            if variable != NONE {
                self.remove(variable, self.least);
                return Some(variable);
            }
            self.least += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::Symmetric;
    use super::minimum_degree;

    fn check(edges: &[(usize, usize)], size: usize) -> Vec<usize> {
        let mut matrix = Symmetric::default();
        for row in 0..size {
            let left = edges.iter().filter(|(of, _)| *of == row).map(|(_, column)| (*column, 1.0));
            matrix.push_row(left, 1.0);
        }
        let order = minimum_degree(&matrix.neighbours());
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..size).collect::<Vec<_>>());
        order
    }

    #[test]
    fn the_middle_of_a_star_is_eliminated_last_or_next_to_last() {
        let order = check(&[(1, 0), (2, 0), (3, 0), (4, 0), (5, 0)], 6);
        assert!(order[4..].contains(&0), "{order:?}");
    }

    #[test]
    fn a_path_is_eliminated_without_new_entries() {
        let order = check(&[(1, 0), (2, 1), (3, 2), (4, 3)], 5);
        let place = |row: usize| order.iter().position(|other| *other == row).unwrap();
        // No inner row goes while both of its neighbours are still there, so nothing is joined anew.
        for row in 1..4 {
            assert!(place(row) > place(row - 1).min(place(row + 1)), "{order:?}");
        }
    }

    #[test]
    fn rows_that_meet_nothing_and_rows_that_meet_all_are_in_the_order() {
        check(&[], 4);
        check(&[], 0);
        let all: Vec<(usize, usize)> = (0..7).flat_map(|row| (0..row).map(move |column| (row, column))).collect();
        check(&all, 7);
    }
}
