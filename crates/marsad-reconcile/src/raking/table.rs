//! Tables and margins: what goes in.

use super::finding::{Finding, RakeError};

/// A table to start from. Cells that are not named are zero, and stay zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seed {
    /// How many categories each dimension has.
    pub shape: Vec<usize>,
    /// The cells above zero.
    pub cells: Vec<SeedCell>,
}

/// A cell of a seed.
#[derive(Clone, Debug, PartialEq)]
pub struct SeedCell {
    /// Its category in each dimension.
    pub categories: Vec<usize>,
    /// Its value.
    pub value: f64,
}

/// Totals that the table must have.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// The dimensions that it keeps; over all others it adds up. Empty for the total of all cells.
    pub keeps: Vec<usize>,
    /// The total for each combination of their categories; the last dimension named runs fastest.
    pub totals: Vec<f64>,
}

impl Seed {
    /// A table with all its cells, of which the last dimension runs fastest.
    pub fn dense(shape: Vec<usize>, values: &[f64]) -> Self {
        let strides = Strides::new(&shape);
        let above = values.iter().enumerate().filter(|(_, value)| **value != 0.0);
        let cells =
            above.map(|(index, value)| SeedCell { categories: strides.categories(index), value: *value }).collect();
        Self { shape, cells }
    }

    /// How many cells the table has, zeros included.
    pub(super) fn size(&self) -> Result<usize, RakeError> {
        if self.shape.is_empty() || self.shape.contains(&0) {
            return Err(RakeError::NoCells);
        }
        self.shape.iter().try_fold(1_usize, |size, count| size.checked_mul(*count)).ok_or(RakeError::TooLarge)
    }

    /// The usable cells, by index in the table, each once.
    pub(super) fn usable(&self, findings: &mut Vec<Finding>) -> Vec<(usize, f64)> {
        let strides = Strides::new(&self.shape);
        let mut cells: Vec<(usize, f64)> = Vec::with_capacity(self.cells.len());
        for (place, cell) in self.cells.iter().enumerate() {
            match strides.index(&cell.categories).filter(|_| cell.value >= 0.0 && cell.value.is_finite()) {
                Some(index) if cell.value > 0.0 => cells.push((index, cell.value)),
                Some(_) => {}
                None => findings.push(Finding::UnusableSeed { place, value: cell.value }),
            }
        }
        cells.sort_by_key(|(index, _)| *index);
        let mut once: Vec<(usize, f64)> = Vec::with_capacity(cells.len());
        for (index, value) in cells {
            match once.last_mut().filter(|(last, _)| *last == index) {
                Some((_, sum)) => {
                    *sum += value;
                    findings.push(Finding::SeedTwice { categories: strides.categories(index) });
                }
                None => once.push((index, value)),
            }
        }
        once
    }
}

impl Margin {
    /// Whether its dimensions are those of a table of `shape`, and its totals as many as they need.
    pub(super) fn check(&self, margin: usize, shape: &[usize]) -> Result<(), RakeError> {
        let is_twice = |at: usize| self.keeps[..at].contains(&self.keeps[at]);
        let is_unknown = |at: usize| self.keeps[at] >= shape.len() || is_twice(at);
        if (0..self.keeps.len()).any(is_unknown) {
            return Err(RakeError::UnknownDimension { margin });
        }
        let needed: usize = self.shape(shape).iter().product();
        let given = self.totals.len();
        if given == needed { Ok(()) } else { Err(RakeError::WrongLength { margin, needed, given }) }
    }

    /// How many categories each of its dimensions has in a table of `shape`.
    pub(super) fn shape(&self, shape: &[usize]) -> Vec<usize> {
        self.keeps.iter().map(|dimension| shape[*dimension]).collect()
    }
}

/// How cells of a table are numbered.
#[derive(Clone, Debug)]
pub(super) struct Strides {
    shape: Vec<usize>,
    strides: Vec<usize>,
}

impl Strides {
    pub(super) fn new(shape: &[usize]) -> Self {
        let mut strides = vec![1; shape.len()];
        for dimension in (1..shape.len()).rev() {
            strides[dimension - 1] = shape[dimension].saturating_mul(strides[dimension]).max(1);
        }
        Self { shape: shape.to_vec(), strides }
    }

    /// The number of a cell; none outside the table.
    pub(super) fn index(&self, categories: &[usize]) -> Option<usize> {
        let is_inside = categories.len() == self.shape.len()
            && categories.iter().zip(&self.shape).all(|(category, count)| category < count);
        let index = || categories.iter().zip(&self.strides).map(|(category, stride)| category * stride).sum();
        is_inside.then(index)
    }

    /// The category in `dimension` of the cell with the number `index`; outside the table in the first dimension.
    fn category(&self, index: usize, dimension: usize) -> usize {
        let category = index / self.strides[dimension];
        if dimension == 0 { category } else { category % self.shape[dimension].max(1) }
    }

    /// The categories of the cell with the number `index`.
    pub(super) fn categories(&self, index: usize) -> Vec<usize> {
        (0..self.shape.len()).map(|dimension| self.category(index, dimension)).collect()
    }

    /// The number that the cell `index` has in a table of only the dimensions `keeps`.
    pub(super) fn project(&self, index: usize, keeps: &[usize]) -> usize {
        keeps.iter().fold(0, |number, dimension| number * self.shape[*dimension] + self.category(index, *dimension))
    }
}

#[cfg(test)]
mod tests {
    use super::Strides;

    #[test]
    fn cells_are_numbered_with_the_last_dimension_fastest() {
        let strides = Strides::new(&[2, 3, 4]);
        for index in 0..24 {
            let categories = strides.categories(index);
            assert_eq!(strides.index(&categories), Some(index));
            assert_eq!(index, categories[0] * 12 + categories[1] * 4 + categories[2]);
            assert_eq!(strides.project(index, &[2, 0]), categories[2] * 2 + categories[0]);
        }
        assert_eq!(strides.index(&[0, 3, 0]), None);
        assert_eq!(strides.index(&[0, 0]), None);
    }
}
