//! Logic and choice: `and`, `or`, `xor`, `not`, `if`, `nvl`.
//!
//! Logic is three-valued: null is "not known".

use arrow_array::{BooleanArray, Float64Array};

use super::FormulaError;
use super::ast::{Condition, Connective, Expression};
use super::column::{Column, texts_of};
use super::evaluate::{Evaluator, texts};

/// `not x`.
pub(super) fn not(operand: &BooleanArray) -> BooleanArray {
    operand.iter().map(|x| x.map(|x| !x)).collect()
}

/// `x and y`, `x or y`, `x xor y`.
pub(super) fn connect(word: Connective, left: &BooleanArray, right: &BooleanArray) -> BooleanArray {
    let connected: fn(Option<bool>, Option<bool>) -> Option<bool> = match word {
        Connective::And => and,
        Connective::Or => |x, y| and(x.map(|x| !x), y.map(|y| !y)).map(|both| !both),
        Connective::Xor => |x, y| Some(x? != y?),
    };
    left.iter().zip(right).map(|(x, y)| connected(x, y)).collect()
}

/// False where one side is, whatever the other.
fn and(x: Option<bool>, y: Option<bool>) -> Option<bool> {
    match (x, y) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// `if condition then yes else no`: `no` also where the condition is null.
pub(super) fn choose(evaluator: &Evaluator<'_>, parts: &Condition) -> Result<Column, FormulaError> {
    let condition = evaluator.booleans(&parts.condition)?;
    let yes = evaluator.column(&parts.yes)?;
    let no = evaluator.same_type(&yes, &parts.no)?;
    let is_yes: Vec<bool> = condition.iter().map(|condition| condition == Some(true)).collect();
    Ok(merged(&is_yes, yes, no))
}

/// `nvl(x, y)`: `y` where `x` is null.
pub(super) fn nvl(evaluator: &Evaluator<'_>, x: &Expression, y: &Expression) -> Result<Column, FormulaError> {
    let first = evaluator.column(x)?;
    let second = evaluator.same_type(&first, y)?;
    let is_first: Vec<bool> = (0..evaluator.frame.len()).map(|row| !first.is_null(row)).collect();
    Ok(merged(&is_first, first, second))
}

/// The first of two columns of one type where `is_first`, else the second.
fn merged(is_first: &[bool], first: Column, second: Column) -> Column {
    let rows = is_first.len();
    match (first, second) {
        (Column::Null, Column::Null) => Column::Null,
        (first @ Column::Number(_), second) | (first, second @ Column::Number(_)) => {
            Column::Number(merged_numbers(is_first, &numbers(first, rows), &numbers(second, rows)))
        }
        (first @ Column::Boolean(_), second) | (first, second @ Column::Boolean(_)) => {
            let (first, second) = (booleans(first, rows), booleans(second, rows));
            let pairs = is_first.iter().zip(first.iter().zip(&second));
            Column::Boolean(pairs.map(|(is_first, (x, y))| if *is_first { x } else { y }).collect())
        }
        (first, second) => {
            let (first, second) = (texts(first, rows), texts(second, rows));
            let pairs = is_first.iter().zip(texts_of(&first).into_iter().zip(texts_of(&second)));
            Column::Text(pairs.map(|(is_first, (x, y))| if *is_first { x } else { y }).collect())
        }
    }
}

/// The first of two columns of numbers where `is_first`, else the second.
pub(super) fn merged_numbers(is_first: &[bool], first: &Float64Array, second: &Float64Array) -> Float64Array {
    let pairs = is_first.iter().zip(first.iter().zip(second));
    pairs.map(|(is_first, (x, y))| if *is_first { x } else { y }).collect()
}

fn numbers(column: Column, rows: usize) -> Float64Array {
    match column {
        Column::Number(array) if array.len() == rows => array,
        _ => Float64Array::new_null(rows),
    }
}

fn booleans(column: Column, rows: usize) -> BooleanArray {
    match column {
        Column::Boolean(array) if array.len() == rows => array,
        _ => BooleanArray::new_null(rows),
    }
}
