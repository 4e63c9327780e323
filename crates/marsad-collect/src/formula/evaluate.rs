//! The walk over a tree that makes a column of every expression.
//!
//! Holds: which file evaluates what, and the types that each place needs. Every column has as many rows as the frame.

use arrow_array::{BooleanArray, Float64Array};
use marsad_model::{Id, nearest};

use super::ast::{Expression, Kind, Literal, Span};
use super::column::{Column, TextArray, same_text};
use super::keys::KeyColumn;
use super::{FormulaError, FormulaErrorKind, Frame, Scope, Type};
use super::{aggregate, choose, compare, lookup, rollup, scalar};

/// Evaluates expressions of `source` over the rows of `frame`.
pub(super) struct Evaluator<'a> {
    pub(super) source: &'a str,
    pub(super) frame: &'a Frame,
    pub(super) scope: &'a Scope<'a>,
}

impl Evaluator<'_> {
    /// The column of an expression.
    pub(super) fn column(&self, expression: &Expression) -> Result<Column, FormulaError> {
        match &expression.kind {
            Kind::Literal(literal) => Ok(self.literal(literal)),
            Kind::Component(id) => self.component(id, expression.span),
            Kind::Negate(operand) => Ok(Column::Number(scalar::negate(&self.numbers(operand)?))),
            Kind::Not(operand) => Ok(Column::Boolean(choose::not(&self.booleans(operand)?))),
            Kind::Arithmetic(sign, left, right) => {
                Ok(Column::Number(scalar::arithmetic(*sign, &self.numbers(left)?, &self.numbers(right)?)))
            }
            Kind::Connect(word, left, right) => {
                Ok(Column::Boolean(choose::connect(*word, &self.booleans(left)?, &self.booleans(right)?)))
            }
            Kind::Compare(sign, left, right) => {
                let left = self.column(left)?;
                let right = self.same_type(&left, right)?;
                Ok(Column::Boolean(compare::compare(*sign, &left, &right, self.frame.len())))
            }
            Kind::Member(member) => Ok(Column::Boolean(compare::member(self, member)?)),
            Kind::If(parts) => choose::choose(self, parts),
            Kind::Scalar(function, arguments) => scalar::call(self, *function, arguments),
            Kind::Aggregate(part) => aggregate::aggregate(self, part).map(Column::Number),
            Kind::Shift(shift) => lookup::shift(self, shift),
            Kind::Rollup(part) => rollup::rollup(self, part).map(Column::Number),
            Kind::Other(other) => lookup::other(self, other),
        }
    }

    /// The column of an expression that must be a number.
    pub(super) fn numbers(&self, expression: &Expression) -> Result<Float64Array, FormulaError> {
        match self.column(expression)? {
            Column::Number(array) => Ok(array),
            Column::Null => Ok(Float64Array::new_null(self.frame.len())),
            column => Err(self.mismatch(expression.span, Type::Number, &column)),
        }
    }

    /// The column of an expression that must be true or false.
    pub(super) fn booleans(&self, expression: &Expression) -> Result<BooleanArray, FormulaError> {
        match self.column(expression)? {
            Column::Boolean(array) => Ok(array),
            Column::Null => Ok(BooleanArray::new_null(self.frame.len())),
            column => Err(self.mismatch(expression.span, Type::Boolean, &column)),
        }
    }

    /// The column of `right`, which must be of the type of `left`.
    pub(super) fn same_type(&self, left: &Column, right: &Expression) -> Result<Column, FormulaError> {
        let column = self.column(right)?;
        match left.of_type() {
            Some(expected) if column.of_type().is_some_and(|found| found != expected) => {
                Err(self.mismatch(right.span, expected, &column))
            }
            _ => Ok(column),
        }
    }

    /// The dimensions of the frame that `is_part` picks, as parts of a key.
    pub(super) fn key_columns(&self, is_part: impl Fn(&str) -> bool) -> Vec<KeyColumn> {
        let ids = self.frame.dimensions().filter(|id| is_part(id));
        ids.filter_map(|id| self.frame.key_column(id)).collect()
    }

    fn literal(&self, literal: &Literal) -> Column {
        let rows = self.frame.len();
        match literal {
            Literal::Null => Column::Null,
            Literal::Boolean(value) => Column::Boolean(BooleanArray::from(vec![*value; rows])),
            Literal::Number(number) => Column::Number(Float64Array::from_value(*number, rows)),
            Literal::Text(text) => same_text(text, rows),
        }
    }

    fn component(&self, id: &Id, span: Span) -> Result<Column, FormulaError> {
        self.frame.component(id.as_str()).ok_or_else(|| {
            let nearest = nearest(id.as_str(), self.frame.dimensions()).into_iter().map(str::to_owned).collect();
            let kind = FormulaErrorKind::UnknownComponent { name: id.clone(), nearest };
            FormulaError::at(self.source, span, kind)
        })
    }

    fn mismatch(&self, span: Span, expected: Type, column: &Column) -> FormulaError {
        let found = column.of_type().unwrap_or(expected);
        FormulaError::at(self.source, span, FormulaErrorKind::TypeMismatch { expected, found })
    }
}

/// A column as texts; a column of another type has none.
pub(super) fn texts(column: Column, rows: usize) -> TextArray {
    match column {
        Column::Text(array) => array,
        _ => std::iter::repeat_n(None::<&str>, rows).collect(),
    }
}
