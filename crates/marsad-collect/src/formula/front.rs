//! A formula: what callers hold.

use arrow_array::{BooleanArray, Float64Array};
use marsad_model::Id;

use super::ast::Expression;
use super::evaluate::Evaluator;
use super::{FormulaError, Frame, Scope, Type, check, parse, sides};

/// A formula that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    source: String,
    tree: Expression,
}

impl Formula {
    /// The formula in `source`, or the first place where it is none.
    pub fn parse(source: &str) -> Result<Self, FormulaError> {
        Ok(Self { tree: parse::parse(source)?, source: source.to_owned() })
    }

    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Every error in it as a rule, which is true or false.
    pub fn check(&self, scope: &Scope<'_>) -> Result<(), Vec<FormulaError>> {
        self.check_type(scope, Type::Boolean)
    }

    /// Every error in it as a number.
    pub fn check_number(&self, scope: &Scope<'_>) -> Result<(), Vec<FormulaError>> {
        self.check_type(scope, Type::Number)
    }

    /// The dataflows it reads, sorted.
    pub fn dataflows(&self) -> Vec<Id> {
        let mut ids: Vec<Id> = self.tree.dataflows().into_iter().cloned().collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// Whether each row satisfies it: a row fails where it is false, and passes where it is true or null.
    pub fn evaluate(&self, frame: &Frame, scope: &Scope<'_>) -> Result<BooleanArray, FormulaError> {
        self.check_first(scope, Type::Boolean)?;
        Evaluator { source: &self.source, frame, scope }.booleans(&self.tree)
    }

    /// Its number in each row.
    pub fn evaluate_number(&self, frame: &Frame, scope: &Scope<'_>) -> Result<Float64Array, FormulaError> {
        self.check_first(scope, Type::Number)?;
        Evaluator { source: &self.source, frame, scope }.numbers(&self.tree)
    }

    /// The two sides of the comparison that a failed row does not satisfy, such as 8618 and 8600.
    ///
    /// Looks into `if` and `and`. None where the formula compares no numbers there; a row that does not fail, or fails
    /// for another reason, may have any numbers or none.
    pub fn sides(&self, frame: &Frame, scope: &Scope<'_>) -> Option<(Float64Array, Float64Array)> {
        self.check_first(scope, Type::Boolean).ok()?;
        sides::sides(&Evaluator { source: &self.source, frame, scope }, &self.tree)
    }

    fn check_type(&self, scope: &Scope<'_>, expected: Type) -> Result<(), Vec<FormulaError>> {
        let errors = check::check(&self.source, &self.tree, scope, expected);
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn check_first(&self, scope: &Scope<'_>, expected: Type) -> Result<(), FormulaError> {
        let first = check::check(&self.source, &self.tree, scope, expected).into_iter().next();
        first.map_or(Ok(()), Err)
    }
}
