//! Which rows a model uses: those with a weight and all values.

use crate::{Frame, MISSING};

use super::{Formula, ModelError, ModelFinding, Variable};

/// A column that must have a value.
pub(super) enum Needed<'f> {
    /// Finite numbers.
    Numbers { column: &'f str, values: &'f [f64] },
    /// Known codes.
    Codes { column: &'f str, of_row: &'f [u32] },
}

/// The rows used, in order, and what was left out.
pub(super) struct Complete {
    pub rows: Vec<u32>,
    /// How many rows with a weight were left out.
    pub left_out: usize,
    pub findings: Vec<ModelFinding>,
}

impl<'f> Needed<'f> {
    /// The columns that `formula` needs.
    pub(super) fn of_formula(formula: &'f Formula, frame: &'f Frame) -> Result<Vec<Self>, ModelError> {
        let mut needed = Vec::new();
        for variable in formula.terms.iter().flat_map(|term| &term.variables) {
            match variable {
                Variable::Number { column, .. } => push_once(&mut needed, column, Self::numbers(column, frame)?),
                Variable::Codes { column } => push_once(&mut needed, column, Self::codes(column, frame)?),
            }
        }
        if let Some(offset) = &formula.offset {
            push_once(&mut needed, offset, Self::numbers(offset, frame)?);
        }
        Ok(needed)
    }

    /// A numeric column.
    pub(super) fn numbers(column: &'f str, frame: &'f Frame) -> Result<Self, ModelError> {
        Ok(Self::Numbers { column, values: frame.numbers(column)? })
    }

    /// A coded column.
    pub(super) fn codes(column: &'f str, frame: &'f Frame) -> Result<Self, ModelError> {
        Ok(Self::Codes { column, of_row: &frame.codes(column)?.of_row })
    }

    fn column(&self) -> &'f str {
        match self {
            Self::Numbers { column, .. } | Self::Codes { column, .. } => column,
        }
    }

    /// Takes the rows without a value out of `inside`; how many of those with a weight there were.
    fn exclude(&self, weights: &[f64], inside: &mut [bool]) -> usize {
        match self {
            Self::Numbers { values, .. } => exclude(values, weights, inside, |value| value.is_finite()),
            Self::Codes { of_row, .. } => exclude(of_row, weights, inside, |code| *code != MISSING),
        }
    }
}

fn push_once<'f>(needed: &mut Vec<Needed<'f>>, column: &str, one: Needed<'f>) {
    if needed.iter().all(|other| other.column() != column) {
        needed.push(one);
    }
}

fn exclude<T>(values: &[T], weights: &[f64], inside: &mut [bool], is_there: impl Fn(&T) -> bool) -> usize {
    let mut missing = 0;
    for ((value, weight), inside) in values.iter().zip(weights).zip(inside) {
        let is_there = is_there(value);
        missing += usize::from(!is_there && *weight != 0.0);
        *inside &= is_there;
    }
    missing
}

/// The rows whose weight is not zero and that have every value `needed`.
pub(super) fn complete_rows(weights: &[f64], needed: &[Needed<'_>]) -> Complete {
    let mut inside: Vec<bool> = weights.iter().map(|weight| *weight != 0.0).collect();
    let weighted = count(&inside);
    let mut findings = Vec::new();
    for one in needed {
        let rows = one.exclude(weights, &mut inside);
        if rows > 0 {
            findings.push(ModelFinding::RowsWithMissing { column: one.column().to_owned(), rows });
        }
    }
    let rows: Vec<u32> = (0..).zip(&inside).filter(|(_, inside)| **inside).map(|(row, _)| row).collect();
    Complete { left_out: weighted - rows.len(), rows, findings }
}

fn count(inside: &[bool]) -> usize {
    inside.iter().filter(|inside| **inside).count()
}

#[cfg(test)]
mod tests {
    use super::{Needed, complete_rows};
    use crate::MISSING;
    use crate::models::ModelFinding;

    #[test]
    fn a_row_without_weight_is_not_missed_and_one_without_value_is_told() {
        let numbers = Needed::Numbers { column: "age", values: &[1.0, f64::NAN, f64::NAN, f64::INFINITY] };
        let codes = Needed::Codes { column: "sex", of_row: &[0, 1, 1, MISSING] };
        let complete = complete_rows(&[1.0, 2.0, 0.0, 1.0], &[numbers, codes]);
        assert_eq!((complete.rows, complete.left_out), (vec![0], 2));
        let told = |column: &str, rows| ModelFinding::RowsWithMissing { column: column.to_owned(), rows };
        assert_eq!(complete.findings, [told("age", 2), told("sex", 1)]);
    }
}
