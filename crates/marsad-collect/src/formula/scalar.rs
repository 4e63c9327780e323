//! Arithmetic and the functions of the values of one row.
//!
//! Where an operand is null, and where there is no number (a division by zero), the result is null.

use arrow_array::{Array as _, Float64Array};

use super::ast::{Arithmetic, Comparison, Connective, Expression};
use super::column::Column;
use super::evaluate::Evaluator;
use super::function::ScalarFunction;
use super::{FormulaError, choose, compare};

/// Digits after the decimal mark to which `round` looks.
const DIGITS_MAX: f64 = 15.0;

/// The largest power of ten that is a number.
const SCALE_MAX: f64 = 308.0;

/// `-x`.
pub(super) fn negate(operand: &Float64Array) -> Float64Array {
    one(operand, |x| -x)
}

/// `x + y`, `x - y`, `x * y`, `x / y`.
pub(super) fn arithmetic(sign: Arithmetic, left: &Float64Array, right: &Float64Array) -> Float64Array {
    match sign {
        Arithmetic::Add => two(left, right, |x, y| x + y),
        Arithmetic::Subtract => two(left, right, |x, y| x - y),
        Arithmetic::Multiply => two(left, right, |x, y| x * y),
        Arithmetic::Divide => two(left, right, |x, y| x / y),
    }
}

/// A function of the values of one row.
pub(super) fn call(
    evaluator: &Evaluator<'_>,
    function: ScalarFunction,
    arguments: &[Expression],
) -> Result<Column, FormulaError> {
    match (function, arguments) {
        (ScalarFunction::IsNull, [x]) => {
            let column = evaluator.column(x)?;
            Ok(Column::Boolean((0..evaluator.frame.len()).map(|row| Some(column.is_null(row))).collect()))
        }
        (ScalarFunction::Nvl, [x, y]) => choose::nvl(evaluator, x, y),
        (ScalarFunction::Between, [x, low, high]) => between(evaluator, x, low, high),
        (_, [x]) => Ok(Column::Number(one(&evaluator.numbers(x)?, of_one(function)))),
        (_, [x, y]) => Ok(Column::Number(two(&evaluator.numbers(x)?, &evaluator.numbers(y)?, of_two(function)))),
        _ => Ok(Column::Null),
    }
}

/// `between(x, low, high)` is `x >= low and x <= high`.
fn between(
    evaluator: &Evaluator<'_>,
    x: &Expression,
    low: &Expression,
    high: &Expression,
) -> Result<Column, FormulaError> {
    let rows = evaluator.frame.len();
    let x = evaluator.column(x)?;
    let from = compare::compare(Comparison::AtLeast, &x, &evaluator.same_type(&x, low)?, rows);
    let to = compare::compare(Comparison::AtMost, &x, &evaluator.same_type(&x, high)?, rows);
    Ok(Column::Boolean(choose::connect(Connective::And, &from, &to)))
}

fn of_one(function: ScalarFunction) -> fn(f64) -> f64 {
    match function {
        ScalarFunction::Abs => f64::abs,
        ScalarFunction::Ceil => f64::ceil,
        ScalarFunction::Floor => f64::floor,
        ScalarFunction::Sqrt => f64::sqrt,
        ScalarFunction::Ln => f64::ln,
        ScalarFunction::Exp => f64::exp,
        ScalarFunction::Round => |x| round(x, 0.0),
        _ => |_| f64::NAN,
    }
}

fn of_two(function: ScalarFunction) -> fn(f64, f64) -> f64 {
    match function {
        ScalarFunction::Round => round,
        ScalarFunction::Power => f64::powf,
        ScalarFunction::Mod => modulo,
        _ => |_, _| f64::NAN,
    }
}

/// Halves go away from zero; digits below zero round to tens, hundreds and so on.
fn round(x: f64, digits: f64) -> f64 {
    let scale = 10f64.powf(digits.trunc().abs().min(SCALE_MAX));
    match digits.trunc() {
        digits if digits > DIGITS_MAX || (digits >= 0.0 && x.fract() == 0.0) => x,
        digits if digits < 0.0 => (x / scale).round() * scale,
        _ => (x * scale).round() / scale,
    }
}

/// The remainder with the sign of the divisor; `x` itself where the divisor is zero.
fn modulo(x: f64, y: f64) -> f64 {
    if y == 0.0 { x } else { x - y * (x / y).floor() }
}

fn one(operand: &Float64Array, function: impl Fn(f64) -> f64) -> Float64Array {
    operand.iter().map(|x| finite(function(x?))).collect()
}

fn two(left: &Float64Array, right: &Float64Array, function: impl Fn(f64, f64) -> f64) -> Float64Array {
    if left.null_count() == 0 && right.null_count() == 0 {
        return left.values().iter().zip(right.values()).map(|(x, y)| finite(function(*x, *y))).collect();
    }
    left.iter().zip(right).map(|(x, y)| finite(function(x?, y?))).collect()
}

fn finite(number: f64) -> Option<f64> {
    Some(number).filter(|number| number.is_finite())
}
