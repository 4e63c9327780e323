//! The two sides of the comparison that a row does not satisfy, so that a finding can say both.

use arrow_array::{BooleanArray, Float64Array};

use super::ast::{Condition, Connective, Expression, Kind};
use super::choose::merged_numbers;
use super::column::Column;
use super::evaluate::Evaluator;

type Sides = (Float64Array, Float64Array);

/// The sides of the comparison of numbers that decides a row: at the top, in the branch taken, or after `and`.
pub(super) fn sides(evaluator: &Evaluator<'_>, tree: &Expression) -> Option<Sides> {
    match &tree.kind {
        Kind::Compare(_, left, right) => {
            let (left_column, right_column) = (evaluator.column(left).ok()?, evaluator.column(right).ok()?);
            let is_number = |column: &Column| matches!(column, Column::Number(_));
            let found = is_number(&left_column) || is_number(&right_column);
            found.then(|| Some((evaluator.numbers(left).ok()?, evaluator.numbers(right).ok()?))).flatten()
        }
        Kind::If(parts) => of_branches(evaluator, parts),
        Kind::Connect(Connective::And, left, right) => of_both(evaluator, left, right),
        _ => None,
    }
}

fn of_branches(evaluator: &Evaluator<'_>, parts: &Condition) -> Option<Sides> {
    let (yes, no) = (sides(evaluator, &parts.yes), sides(evaluator, &parts.no));
    if yes.is_none() && no.is_none() {
        return None;
    }
    let condition = evaluator.booleans(&parts.condition).ok()?;
    let is_yes: Vec<bool> = condition.iter().map(|condition| condition == Some(true)).collect();
    Some(merged(&is_yes, yes, no))
}

/// The left comparison where it is false, else the right one.
fn of_both(evaluator: &Evaluator<'_>, left: &Expression, right: &Expression) -> Option<Sides> {
    let (first, second) = (sides(evaluator, left), sides(evaluator, right));
    if first.is_none() && second.is_none() {
        return None;
    }
    let left: BooleanArray = evaluator.booleans(left).ok()?;
    let is_first: Vec<bool> = left.iter().map(|left| left == Some(false)).collect();
    Some(merged(&is_first, first, second))
}

fn merged(is_first: &[bool], first: Option<Sides>, second: Option<Sides>) -> Sides {
    let none = || (Float64Array::new_null(is_first.len()), Float64Array::new_null(is_first.len()));
    let (first, second) = (first.unwrap_or_else(none), second.unwrap_or_else(none));
    (merged_numbers(is_first, &first.0, &second.0), merged_numbers(is_first, &first.1, &second.1))
}
