//! Comparisons: `=`, `<>`, `<`, `<=`, `>`, `>=`, `in`, `not_in`.
//!
//! A comparison with null is null. Numbers that differ by less than floating point can tell after a sum are equal.

use std::cmp::Ordering;

use arrow_array::{BooleanArray, Float64Array};

use super::FormulaError;
use super::ast::{Comparison, Literal, Member};
use super::column::{Column, TextArray, distinct_texts, item};
use super::evaluate::Evaluator;

/// How far apart two numbers may be and still be equal, as a part of the larger.
const TOLERANCE: f64 = 1e-13;

/// Compares two columns of one type.
pub(super) fn compare(sign: Comparison, left: &Column, right: &Column, rows: usize) -> BooleanArray {
    match (left, right) {
        (Column::Number(left), Column::Number(right)) => numbers(sign, left, right),
        (Column::Text(left), Column::Text(right)) => texts(sign, left, right),
        (Column::Boolean(left), Column::Boolean(right)) => {
            left.iter().zip(right).map(|(x, y)| Some(holds(sign, x?.cmp(&y?)))).collect()
        }
        _ => BooleanArray::new_null(rows),
    }
}

/// `operand in { … }` and `operand not_in { … }`.
pub(super) fn member(evaluator: &Evaluator<'_>, member: &Member) -> Result<BooleanArray, FormulaError> {
    let is_in = |found: bool| found != member.is_negated;
    match evaluator.column(&member.operand)? {
        Column::Number(array) => {
            let has = |x: f64| member.set.iter().any(|(literal, _)| is_number(literal, x));
            Ok(array.iter().map(|x| x.map(|x| is_in(has(x)))).collect())
        }
        Column::Text(array) => {
            let has = |text: &str| member.set.iter().any(|(literal, _)| is_text(literal, text));
            let found: Vec<Option<bool>> =
                distinct_texts(&array).into_iter().map(|text| Some(is_in(has(text?)))).collect();
            Ok(array.keys().iter().map(|key| item(&found, key?).flatten()).collect())
        }
        Column::Null | Column::Boolean(_) => Ok(BooleanArray::new_null(evaluator.frame.len())),
    }
}

fn is_number(literal: &Literal, x: f64) -> bool {
    matches!(literal, Literal::Number(number) if order(*number, x) == Ordering::Equal)
}

fn is_text(literal: &Literal, text: &str) -> bool {
    matches!(literal, Literal::Text(other) if other == text)
}

fn numbers(sign: Comparison, left: &Float64Array, right: &Float64Array) -> BooleanArray {
    left.iter().zip(right).map(|(x, y)| Some(holds(sign, order(x?, y?)))).collect()
}

/// Compares by the ranks of the distinct texts, so that each pair of rows is a comparison of two numbers.
fn texts(sign: Comparison, left: &TextArray, right: &TextArray) -> BooleanArray {
    let (left_texts, right_texts) = (distinct_texts(left), distinct_texts(right));
    let mut sorted: Vec<&str> = left_texts.iter().chain(&right_texts).flatten().copied().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let ranks = |texts: &[Option<&str>]| -> Vec<Option<usize>> {
        texts.iter().map(|text| text.and_then(|text| sorted.binary_search(&text).ok())).collect()
    };
    let (left_ranks, right_ranks) = (ranks(&left_texts), ranks(&right_texts));
    let rank = |ranks: &[Option<usize>], key: Option<i32>| item(ranks, key?).flatten();
    let pairs = left.keys().iter().zip(right.keys());
    pairs.map(|(x, y)| Some(holds(sign, rank(&left_ranks, x)?.cmp(&rank(&right_ranks, y)?)))).collect()
}

fn order(x: f64, y: f64) -> Ordering {
    if (x - y).abs() <= TOLERANCE * x.abs().max(y.abs()) { Ordering::Equal } else { x.total_cmp(&y) }
}

fn holds(sign: Comparison, order: Ordering) -> bool {
    match sign {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::More => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}
