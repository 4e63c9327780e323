//! How many persons have each combination of codes.

use super::{Condition, Conditional};

/// Persons by the codes of several variables. Cells stand in row-major order: the last variable runs fastest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct JointTable {
    /// The variables, in ascending order.
    pub axes: Vec<usize>,
    /// How many states each has.
    pub sizes: Vec<usize>,
    /// The persons in each cell.
    pub mass: Vec<f64>,
}

impl JointTable {
    /// The persons by those of `axes` that the table has.
    pub(crate) fn project(&self, axes: &[usize]) -> Self {
        let is_kept: Vec<bool> = self.axes.iter().map(|axis| axes.contains(axis)).collect();
        if is_kept.iter().all(|&is_kept| is_kept) {
            return self.clone();
        }
        let kept = |places: &[usize]| -> Vec<usize> {
            places.iter().zip(&is_kept).filter(|(_, is_kept)| **is_kept).map(|(&place, _)| place).collect()
        };
        let (strides, cells) = self.strides_onto(|axis| axes.contains(&axis));
        let mut mass = vec![0.0; cells];
        walk(&self.sizes, &strides, |cell, place| mass[place] += self.mass[cell]);
        Self { axes: kept(&self.axes), sizes: kept(&self.sizes), mass }
    }

    /// The persons by the codes of this table and of one more variable, `axis`, which comes after all of them.
    pub(crate) fn extend(&self, axis: usize, conditional: &Conditional) -> Self {
        let (strides, _) = self.strides_onto(|axis| conditional.parents.contains(&axis));
        let mut mass = Vec::with_capacity(self.mass.len() * conditional.states);
        walk(&self.sizes, &strides, |cell, row| {
            mass.extend(conditional.probabilities(row).iter().map(|probability| self.mass[cell] * probability));
        });
        let mut extended = Self { axes: self.axes.clone(), sizes: self.sizes.clone(), mass };
        extended.axes.push(axis);
        extended.sizes.push(conditional.states);
        extended
    }

    /// For each cell whether `condition` holds there; what it says of variables that the table lacks is left out.
    pub(crate) fn members(&self, condition: &Condition) -> Vec<bool> {
        let mut is_member = vec![true; self.mass.len()];
        for clause in &condition.clauses {
            let Some(position) = self.position(clause.axis) else { continue };
            let (size, stride) = self.step(position);
            for (cell, is_member) in is_member.iter_mut().enumerate() {
                *is_member &= clause.codes.contains(((cell / stride) % size) as u8);
            }
        }
        is_member
    }

    /// For each cell the state of `axis`; none if the table does not have it.
    pub(crate) fn states_of(&self, axis: usize) -> Option<impl Iterator<Item = usize> + use<>> {
        let (size, stride) = self.step(self.position(axis)?);
        let cells = self.mass.len();
        Some((0..cells).map(move |cell| (cell / stride) % size))
    }

    /// The persons of whom `condition` holds.
    pub(crate) fn total(&self, condition: &Condition) -> f64 {
        let axes: Vec<usize> = condition.axes().collect();
        let table = self.project(&axes);
        let is_member = table.members(condition);
        table.mass.iter().zip(is_member).filter(|(_, is_member)| *is_member).map(|(mass, _)| mass).sum()
    }

    fn position(&self, axis: usize) -> Option<usize> {
        self.axes.iter().position(|&own| own == axis)
    }

    /// The number of states of a variable, and how far its next state lies.
    fn step(&self, position: usize) -> (usize, usize) {
        (self.sizes[position], self.sizes[position + 1..].iter().product())
    }

    /// How far each own variable moves in a table of those that are kept, and how many cells that table has.
    fn strides_onto(&self, is_kept: impl Fn(usize) -> bool) -> (Vec<usize>, usize) {
        let mut strides = vec![0; self.axes.len()];
        let mut cells = 1;
        for (position, &axis) in self.axes.iter().enumerate().rev() {
            if is_kept(axis) {
                strides[position] = cells;
                cells *= self.sizes[position];
            }
        }
        (strides, cells)
    }
}

/// Visits every cell of a table in order, with its place in a table through which it moves by `strides`.
fn walk(sizes: &[usize], strides: &[usize], mut visit: impl FnMut(usize, usize)) {
    let mut index = vec![0; sizes.len()];
    let mut place = 0;
    let cells: usize = sizes.iter().product();
    for cell in 0..cells {
        visit(cell, place);
        for position in (0..sizes.len()).rev() {
            index[position] += 1;
            place += strides[position];
            if index[position] < sizes[position] {
                break;
            }
            index[position] = 0;
            place -= strides[position] * sizes[position];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::JointTable;
    use crate::joint::{Clause, CodeSet, Condition, Conditional};

    /// Two variables, 2 × 3: 1 2 3 / 4 5 6.
    fn table() -> JointTable {
        JointTable { axes: vec![3, 5], sizes: vec![2, 3], mass: vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0] }
    }

    fn is(axis: usize, code: usize) -> Condition {
        let mut codes = CodeSet::default();
        codes.insert(code);
        Condition { clauses: vec![Clause { axis, codes }] }
    }

    #[test]
    fn margins_are_sums_over_what_is_left_out() {
        assert_eq!(table().project(&[5]).mass, [5.0, 7.0, 9.0]);
        assert_eq!(table().project(&[3, 4]).mass, [6.0, 15.0]);
        assert_eq!(table().project(&[]).mass, [21.0]);
        assert_eq!(table().project(&[5, 3]), table());
    }

    #[test]
    fn a_new_variable_divides_every_cell() {
        let conditional = Conditional::new(&table().project(&[3]), 2, vec![0.25, 0.75, 0.5, 0.5]);
        let wide = table().extend(7, &conditional);
        assert_eq!((wide.axes.as_slice(), wide.sizes.as_slice()), (&[3, 5, 7][..], &[2, 3, 2][..]));
        assert_eq!(wide.mass[..4], [0.25, 0.75, 0.5, 1.5]);
        assert_eq!(wide.project(&[3, 5]), table());
        assert_eq!(wide.project(&[7]).mass, [9.0, 12.0]);
    }

    #[test]
    fn totals_count_the_cells_where_the_condition_holds() {
        assert_eq!(table().total(&is(5, 2)), 9.0);
        assert_eq!(table().total(&is(5, 2).and(&is(3, 1))), 6.0);
        assert_eq!(table().total(&Condition::default()), 21.0);
        assert_eq!(table().states_of(5).unwrap().collect::<Vec<_>>(), [0, 1, 2, 0, 1, 2]);
    }
}
