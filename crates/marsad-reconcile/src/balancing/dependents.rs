//! Rows that depend on others: on which, and whether they can hold with them.

use crate::linear::{Factor, Symmetric};

/// What dependent rows say may differ by this share of the numbers in them.
const GAP_SHARE: f64 = 1e-8;
/// For more dependent rows than this the rows that they depend on are not worked out.
const COMBINATIONS_MAX: usize = 64;

/// A row that depends on others.
#[derive(Clone, Debug)]
pub(super) struct Dependent {
    /// The row.
    pub(super) row: usize,
    /// Its target less what the others say that its sum is.
    pub(super) gap: f64,
    /// Whether the gap is more than rounding.
    pub(super) is_contradictory: bool,
    /// The other rows, with factors; none where they were not worked out.
    pub(super) others: Option<Vec<(usize, f64)>>,
}

/// A factor in which rows were dropped, to find out what they depend on.
pub(super) struct Trial<'a> {
    pub(super) factor: &'a Factor,
    pub(super) matrix: &'a Symmetric,
    pub(super) scale: &'a [f64],
    /// The target of each row, and the size of the numbers it was made of.
    pub(super) targets: Vec<(f64, f64)>,
}

impl Trial<'_> {
    /// How each of the `dropped` rows depends on those that were kept.
    pub(super) fn dependents(&self, dropped: &[usize]) -> Vec<Dependent> {
        let scaled: Vec<f64> = self.targets.iter().zip(self.scale).map(|((target, _), scale)| target * scale).collect();
        let (implied, sizes) = self.implied(&self.factor.solve(&scaled));
        let mut dependents = Vec::with_capacity(dropped.len());
        for &row in dropped {
            let gap = (scaled[row] - implied[row]) / self.scale[row];
            let size = (scaled[row].abs() + sizes[row]) / self.scale[row];
            let mut dependent = Dependent { row, gap, is_contradictory: gap.abs() > GAP_SHARE * size, others: None };
            if dependent.is_contradictory || dependents.len() < COMBINATIONS_MAX {
                let others = self.others(row);
                let size = self.targets[row].1
                    + others.iter().map(|(other, factor)| factor.abs() * self.targets[*other].1).sum::<f64>();
                dependent.is_contradictory &= gap.abs() > GAP_SHARE * size;
                dependent.others = Some(others);
            }
            dependents.push(dependent);
        }
        dependents
    }

    /// What the kept rows say that each row is, and the size of the numbers in that.
    fn implied(&self, solution: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let diagonal = self.matrix.diagonal().iter().zip(solution).map(|(entry, value)| entry * value);
        let mut sums: Vec<f64> = diagonal.collect();
        let mut sizes: Vec<f64> = sums.iter().map(|sum| sum.abs()).collect();
        for row in 0..self.matrix.size() {
            for &(column, entry) in self.matrix.left(row) {
                for (at, from) in [(row, column), (column, row)] {
                    sums[at] += entry * solution[from];
                    sizes[at] += (entry * solution[from]).abs();
                }
            }
        }
        (sums, sizes)
    }

    /// The kept rows whose weighted sum `row` is, with their factors.
    fn others(&self, row: usize) -> Vec<(usize, f64)> {
        let mut column = self.matrix.column(row);
        column[row] = 0.0;
        let factors = self.factor.solve(&column);
        let largest = factors.iter().fold(0.0_f64, |largest, factor| largest.max(factor.abs()));
        let in_use = factors.iter().enumerate().filter(|(_, factor)| factor.abs() > 1e-9 * largest);
        in_use.map(|(other, factor)| (other, factor * self.scale[other] / self.scale[row])).collect()
    }
}
