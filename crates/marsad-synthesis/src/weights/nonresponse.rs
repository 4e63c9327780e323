//! Weights of households that answered, raised for those that did not.
//!
//! In each cell (region, area, status) the weights of those who answered are raised to the weights of those who were
//! visited: the estimator is unbiased where, within a cell, answering does not depend on what is asked (Särndal and
//! Lundström, *Estimation in Surveys with Nonresponse*, 2005).

use crate::joint::{AREA, REGION};
use crate::survey::Sample;
use crate::world::World;
use crate::{MigrationStatus, Remark};

/// What a cell has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Cell {
    visited: f64,
    answered: f64,
    answers: usize,
}

impl Cell {
    fn add(&mut self, other: &Self) {
        self.visited += other.visited;
        self.answered += other.answered;
        self.answers += other.answers;
    }

    /// By how much weights are raised; none if nobody answered.
    fn factor(&self) -> Option<f64> {
        (self.answered > 0.0).then(|| self.visited / self.answered)
    }
}

/// For each listed household its weight among those that answered; not a number where it did not.
pub(crate) fn adjust(world: &World, sample: &Sample, design: &[f64], remarks: &mut Vec<Remark>) -> Vec<f64> {
    let axes = &world.geography.vocabulary.axes;
    let (regions, areas) = (axes[REGION].codes.len(), axes[AREA].codes.len());
    let cell_of = |household: usize| {
        let codes = world.stratum_codes(sample.stratum(household));
        usize::from(codes[REGION]) * areas + usize::from(codes[AREA])
    };
    let mut cells = vec![[Cell::default(); 4]; regions * areas];
    for (household, listed) in sample.listing.iter().enumerate().filter(|(_, listed)| listed.is_visited) {
        let cell = &mut cells[cell_of(household)][listed.household.status().index()];
        let weight = design[household];
        let answered = if listed.has_answered { weight } else { 0.0 };
        cell.add(&Cell { visited: weight, answered, answers: usize::from(listed.has_answered) });
    }
    let cell_min = world.parameters().response.cell_min;
    let factors = MigrationStatus::ALL.map(|status| {
        let own: Vec<Cell> = cells.iter().map(|cells| cells[status.index()]).collect();
        let (factors, merged) = cell_factors(&own, cell_min);
        let population = || world.models[status.index()].code.clone();
        if factors.is_empty() {
            remarks.push(Remark::NobodyAnswered { population: population() });
        } else if merged > 0 {
            remarks.push(Remark::CellsMerged { population: population(), cells: merged });
        }
        factors
    });
    let weight = |(household, &design): (usize, &f64)| {
        let listed = &sample.listing[household];
        if !listed.has_answered {
            return f64::NAN;
        }
        let factors = &factors[listed.household.status().index()];
        design * factors.get(cell_of(household)).copied().unwrap_or(1.0)
    };
    design.iter().enumerate().map(weight).collect()
}

/// The factor of each cell, and how many cells were merged; no factors if nobody answered.
///
/// Cells with fewer than `cell_min` answers are one cell together; if even in that nobody answered, all cells are one.
fn cell_factors(cells: &[Cell], cell_min: usize) -> (Vec<f64>, usize) {
    let (mut all, mut small) = (Cell::default(), Cell::default());
    let is_small = |cell: &Cell| cell.visited > 0.0 && cell.answers < cell_min;
    cells.iter().for_each(|cell| all.add(cell));
    cells.iter().filter(|cell| is_small(cell)).for_each(|cell| small.add(cell));
    let merged = cells.iter().filter(|cell| is_small(cell)).count();
    let Some(of_all) = all.factor() else { return (Vec::new(), 0) };
    if merged == 0 {
        return (cells.iter().map(|cell| cell.factor().unwrap_or(1.0)).collect(), 0);
    }
    let Some(of_small) = small.factor() else { return (vec![of_all; cells.len()], cells.len()) };
    let factor = |cell: &Cell| if is_small(cell) { of_small } else { cell.factor().unwrap_or(1.0) };
    (cells.iter().map(factor).collect(), merged)
}

#[cfg(test)]
mod tests {
    use super::{Cell, cell_factors};

    fn cell(visited: f64, answered: f64, answers: usize) -> Cell {
        Cell { visited, answered, answers }
    }

    #[test]
    fn those_who_answered_stand_for_those_who_were_visited() {
        assert_eq!(cell_factors(&[cell(10.0, 8.0, 40), cell(6.0, 3.0, 40)], 30), (vec![1.25, 2.0], 0));
    }

    #[test]
    fn small_cells_are_adjusted_together() {
        let cells = [cell(10.0, 8.0, 40), cell(6.0, 3.0, 3), cell(2.0, 1.0, 1), cell(0.0, 0.0, 0)];
        assert_eq!(cell_factors(&cells, 30), (vec![1.25, 2.0, 2.0, 1.0], 2));
    }

    #[test]
    fn where_nobody_of_the_small_cells_answered_all_cells_are_one() {
        assert_eq!(cell_factors(&[cell(10.0, 8.0, 40), cell(2.0, 0.0, 0)], 30), (vec![1.5, 1.5], 2));
        assert_eq!(cell_factors(&[cell(10.0, 0.0, 0)], 30), (Vec::new(), 0));
    }
}
