//! Small cells merged with their neighbours.
//!
//! Cells stand in the order of their codes, the first column first, so that neighbours share as many codes as they can:
//! of the ages of one governorate, 25–29 and 30–34 are neighbours. The cell with the fewest answers among those that
//! break a rule goes to the neighbour that shares more of the leading columns with it, or else to the one with fewer
//! answers.

use super::by_cells::CellRules;
use crate::weighting::finding::WeightingFinding;

/// What is in a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// The codes, which make the order of cells.
    pub order: Vec<u32>,
    /// The words of the codes.
    pub names: Vec<String>,
    pub rows: usize,
    pub respondents: usize,
    pub weight: f64,
    pub weight_answered: f64,
}

impl Cell {
    pub(super) fn add(&mut self, weight: f64, has_answered: bool) {
        self.rows += 1;
        self.weight += weight;
        if has_answered {
            self.respondents += 1;
            self.weight_answered += weight;
        }
    }
}

/// Neighbouring cells that are adjusted together.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The cells, in their order.
    cells: Vec<usize>,
    rows: usize,
    respondents: usize,
    weight: f64,
    weight_answered: f64,
}

/// Cells divided into groups.
#[derive(Debug)]
pub(super) struct Merged {
    pub groups: Vec<Group>,
    pub group_of_cell: Vec<u32>,
}

impl Group {
    fn of(cell: usize, sums: &Cell) -> Self {
        let Cell { rows, respondents, weight, weight_answered, .. } = *sums;
        Self { cells: vec![cell], rows, respondents, weight, weight_answered }
    }

    /// A group without persons breaks no rule; it has nobody to adjust.
    fn breaks(&self, rules: &CellRules) -> bool {
        let is_small = self.respondents < rules.respondents_min.max(1);
        self.rows > 0 && (is_small || self.factor() > rules.factor_max)
    }

    fn factor(&self) -> f64 {
        self.weight / self.weight_answered
    }

    fn absorb(&mut self, other: &Self) {
        self.cells.extend(&other.cells);
        self.rows += other.rows;
        self.respondents += other.respondents;
        self.weight += other.weight;
        self.weight_answered += other.weight_answered;
    }

    /// The codes that all its cells share, from the first column on; all codes of a cell that stands alone.
    pub(super) fn name(&self, sums: &[Cell]) -> Vec<String> {
        let (first, last) = (&sums[self.cells[0]], &sums[self.cells[self.cells.len() - 1]]);
        let shared = shared(first, last);
        first.names[..shared].to_vec()
    }

    /// What there is to say of it.
    pub(super) fn findings(&self, sums: &[Cell], rules: &CellRules) -> Vec<WeightingFinding> {
        let mut findings = Vec::new();
        let (first, last) = (&sums[self.cells[0]].names, &sums[self.cells[self.cells.len() - 1]].names);
        let codes = || first.clone();
        if self.cells.len() > 1 {
            let cells = self.cells.len();
            findings.push(WeightingFinding::CellsMerged { first: codes(), last: last.clone(), cells });
        }
        if self.rows > 0 && self.respondents == 0 {
            findings.push(WeightingFinding::CellWithoutRespondents { codes: codes(), rows: self.rows });
        } else if self.rows > 0 && self.respondents < rules.respondents_min {
            findings.push(WeightingFinding::FewRespondents { codes: codes(), respondents: self.respondents });
        }
        if self.respondents > 0 && self.factor() > rules.factor_max {
            findings.push(WeightingFinding::LargeFactor { codes: codes(), factor: self.factor() });
        }
        findings
    }
}

/// How many leading columns two cells share.
fn shared(left: &Cell, right: &Cell) -> usize {
    left.order.iter().zip(&right.order).take_while(|(left, right)| left == right).count()
}

/// Divides cells into groups by the rules.
pub(super) fn merged(sums: &[Cell], rules: &CellRules) -> Merged {
    let mut order: Vec<usize> = (0..sums.len()).collect();
    order.sort_by(|&left, &right| sums[left].order.cmp(&sums[right].order));
    let mut groups: Vec<Group> = order.into_iter().map(|cell| Group::of(cell, &sums[cell])).collect();
    while rules.merges && groups.len() > 1 {
        let small = (0..groups.len()).filter(|&place| groups[place].breaks(rules));
        let Some(small) = small.min_by_key(|&place| groups[place].respondents) else { break };
        let left = neighbour_before(&groups, small, sums);
        let other = groups.remove(left + 1);
        groups[left].absorb(&other);
    }
    let mut group_of_cell = vec![0; sums.len()];
    for (number, group) in (0_u32..).zip(&groups) {
        group.cells.iter().for_each(|&cell| group_of_cell[cell] = number);
    }
    Merged { groups, group_of_cell }
}

/// The place of the first of the two neighbours to be merged, of which one is `small`.
fn neighbour_before(groups: &[Group], small: usize, sums: &[Cell]) -> usize {
    let last_place = groups.len() - 1;
    if small == 0 || small == last_place {
        return small.min(last_place - 1);
    }
    let (before, group, after) = (&groups[small - 1], &groups[small], &groups[small + 1]);
    let first = &sums[group.cells[0]];
    let last = &sums[group.cells[group.cells.len() - 1]];
    let shared_before = shared(&sums[before.cells[before.cells.len() - 1]], first);
    let shared_after = shared(last, &sums[after.cells[0]]);
    let prefers_before =
        shared_before > shared_after || (shared_before == shared_after && before.respondents <= after.respondents);
    if prefers_before { small - 1 } else { small }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(order: [u32; 2], respondents: usize, rows: usize) -> Cell {
        let names = order.iter().map(ToString::to_string).collect();
        let (weight, weight_answered) = (rows as f64, respondents as f64);
        Cell { order: order.to_vec(), names, rows, respondents, weight, weight_answered }
    }

    #[test]
    fn small_cell_goes_to_the_neighbour_that_shares_its_first_code() {
        // In order: 00 (40 of 50), 01 (5 of 10), 10 (3 of 4), 11 (30 of 40).
        let cells = [cell([1, 1], 30, 40), cell([0, 0], 40, 50), cell([1, 0], 3, 4), cell([0, 1], 5, 10)];
        let rules = CellRules { respondents_min: 20, factor_max: 3.0, merges: true };
        let merged = merged(&cells, &rules);
        assert_eq!(merged.group_of_cell, [1, 0, 1, 0]);
        assert_eq!(merged.groups[0].name(&cells), ["0"]);
        assert!(matches!(
            merged.groups[1].findings(&cells, &rules)[..],
            [WeightingFinding::CellsMerged { cells: 2, .. }]
        ));
    }

    #[test]
    fn cell_without_answers_is_a_finding_where_cells_are_not_merged() {
        let cells = [cell([0, 0], 0, 3), cell([0, 1], 25, 30)];
        let rules = CellRules::default();
        let merged = merged(&cells, &rules);
        assert_eq!(merged.group_of_cell, [0, 1]);
        let findings = merged.groups[0].findings(&cells, &rules);
        assert!(matches!(findings[..], [WeightingFinding::CellWithoutRespondents { rows: 3, .. }]));
    }
}
