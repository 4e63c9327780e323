//! Names and types: whether a formula makes sense for a structure.
//!
//! Holds: one walk over the tree that collects every error. Does not hold: anything about rows.
//! A type is none where it can be any: for null, and where an error was already reported.

use marsad_model::{DataStructure, Id, TIME_PERIOD, nearest};

use super::ast::{
    Aggregate, Comparison, Expression, Grouping, Kind, Literal, Member, Name, Other, Rollup, Shift, Span,
};
use super::function::{AggregateFunction, ScalarFunction};
use super::scope::{self, Scope};
use super::{FormulaError, FormulaErrorKind, Type};

/// The frequency, which a period tells already.
const FREQ: &str = "FREQ";

/// Everything that is wrong with a tree of `source`, which should be of type `expected`.
pub(super) fn check(source: &str, tree: &Expression, scope: &Scope<'_>, expected: Type) -> Vec<FormulaError> {
    let mut checker = Checker { source, scope, errors: Vec::new() };
    checker.expect(tree, expected);
    checker.errors
}

struct Checker<'a> {
    source: &'a str,
    scope: &'a Scope<'a>,
    errors: Vec<FormulaError>,
}

impl Checker<'_> {
    fn expect(&mut self, expression: &Expression, expected: Type) {
        let found = self.type_of(expression);
        self.compare_types(expression.span, found, Some(expected));
    }

    /// Reports a type that is known and not the one expected.
    fn compare_types(&mut self, span: Span, found: Option<Type>, expected: Option<Type>) {
        if let (Some(found), Some(expected)) = (found, expected)
            && found != expected
        {
            self.report(span, FormulaErrorKind::TypeMismatch { expected, found });
        }
    }

    fn type_of(&mut self, expression: &Expression) -> Option<Type> {
        match &expression.kind {
            Kind::Literal(literal) => literal.of_type(),
            Kind::Component(id) => self.component(self.scope.structure, id, expression.span),
            Kind::Negate(operand) => self.all_of(&[operand], Type::Number, Type::Number),
            Kind::Not(operand) => self.all_of(&[operand], Type::Boolean, Type::Boolean),
            Kind::Arithmetic(_, left, right) => self.all_of(&[left, right], Type::Number, Type::Number),
            Kind::Connect(_, left, right) => self.all_of(&[left, right], Type::Boolean, Type::Boolean),
            Kind::Compare(sign, left, right) => self.comparison(*sign, left, right),
            Kind::Member(member) => self.member(member),
            Kind::If(parts) => {
                self.expect(&parts.condition, Type::Boolean);
                self.same_type(&[&parts.yes, &parts.no])
            }
            Kind::Scalar(function, arguments) => self.scalar(*function, arguments),
            Kind::Aggregate(aggregate) => self.aggregate(aggregate),
            Kind::Shift(shift) => self.shift(shift, expression.span),
            Kind::Rollup(rollup) => self.rollup(rollup),
            Kind::Other(other) => self.other(other, expression.span),
        }
    }

    fn all_of(&mut self, operands: &[&Expression], expected: Type, result: Type) -> Option<Type> {
        for operand in operands {
            self.expect(operand, expected);
        }
        Some(result)
    }

    /// The one type of several expressions.
    fn same_type(&mut self, operands: &[&Expression]) -> Option<Type> {
        let mut first = None;
        for operand in operands {
            let found = self.type_of(operand);
            self.compare_types(operand.span, found, first);
            first = first.or(found);
        }
        first
    }

    /// The type of a component of `structure`.
    fn component(&mut self, structure: &DataStructure, id: &Id, span: Span) -> Option<Type> {
        let found = scope::type_of(structure, id.as_str());
        if found.is_none() {
            let nearest = near(id.as_str(), scope::components(structure));
            self.report(span, FormulaErrorKind::UnknownComponent { name: id.clone(), nearest });
        }
        found
    }

    fn comparison(&mut self, sign: Comparison, left: &Expression, right: &Expression) -> Option<Type> {
        let found = self.same_type(&[left, right]);
        let is_order = !matches!(sign, Comparison::Equal | Comparison::Unequal);
        if is_order && found == Some(Type::Boolean) {
            self.compare_types(left.span, found, Some(Type::Number));
        }
        if !is_order {
            for (component, text) in [(left, right), (right, left)] {
                if let (Kind::Component(id), Kind::Literal(Literal::Text(code))) = (&component.kind, &text.kind) {
                    self.code(self.scope.structure, id, code, text.span);
                }
            }
        }
        Some(Type::Boolean)
    }

    fn member(&mut self, member: &Member) -> Option<Type> {
        let operand = self.type_of(&member.operand);
        if operand == Some(Type::Boolean) {
            self.compare_types(member.operand.span, operand, Some(Type::Text));
            return Some(Type::Boolean);
        }
        for (literal, span) in &member.set {
            self.compare_types(*span, literal.of_type(), operand);
            if let (Kind::Component(id), Literal::Text(code)) = (&member.operand.kind, literal) {
                self.code(self.scope.structure, id, code, *span);
            }
        }
        Some(Type::Boolean)
    }

    /// Reports a code that the component's codelist does not have.
    fn code(&mut self, structure: &DataStructure, component: &Id, code: &str, span: Span) {
        let Some(list) = self.scope.codelist_of(structure, component.as_str()) else { return };
        if !list.contains(code) {
            let nearest = near(code, list.codes().iter().map(|code| code.id.as_str()));
            self.report(span, FormulaErrorKind::UnknownCode { code: code.to_owned(), nearest });
        }
    }

    fn scalar(&mut self, function: ScalarFunction, arguments: &[Expression]) -> Option<Type> {
        let arguments: Vec<&Expression> = arguments.iter().collect();
        match function {
            ScalarFunction::IsNull => {
                self.same_type(&arguments);
                Some(Type::Boolean)
            }
            ScalarFunction::Nvl => self.same_type(&arguments),
            ScalarFunction::Between => {
                let found = self.same_type(&arguments).filter(|found| *found == Type::Boolean);
                let span = arguments.first().map(|first| first.span);
                span.into_iter().for_each(|span| self.compare_types(span, found, Some(Type::Number)));
                Some(Type::Boolean)
            }
            _ => self.all_of(&arguments, Type::Number, Type::Number),
        }
    }

    fn aggregate(&mut self, aggregate: &Aggregate) -> Option<Type> {
        match aggregate.function {
            AggregateFunction::Count => {
                self.type_of(&aggregate.operand);
            }
            _ => self.expect(&aggregate.operand, Type::Number),
        }
        match &aggregate.grouping {
            Grouping::All => (),
            Grouping::By(names) | Grouping::Except(names) => self.dimensions(self.scope.structure, names),
        }
        Some(Type::Number)
    }

    /// Reports names that are no dimensions of `structure`.
    fn dimensions<'n>(&mut self, structure: &DataStructure, names: impl IntoIterator<Item = &'n Name>) {
        for name in names {
            let is_dimension = scope::dimensions(structure).any(|id| name.id == *id);
            if !is_dimension && self.component(structure, &name.id, name.span).is_some() {
                self.report(name.span, FormulaErrorKind::NotADimension { name: name.id.clone() });
            }
        }
    }

    /// A partition must leave one row for each period.
    fn shift(&mut self, shift: &Shift, span: Span) -> Option<Type> {
        if let Some(names) = &shift.partition {
            self.dimensions(self.scope.structure, names);
            let is_given = |id: &str| names.iter().any(|name| name.id == *id);
            self.determined(self.scope.structure, span, is_given);
        }
        self.type_of(&shift.operand)
    }

    /// Reports the coded dimensions that nothing gives; a period gives the frequency.
    fn determined(&mut self, structure: &DataStructure, span: Span, is_given: impl Fn(&str) -> bool) {
        let ids = structure.dimensions.iter().map(|dimension| &dimension.id);
        let missing: Vec<Id> = ids.filter(|id| **id != *FREQ && !is_given(id.as_str())).cloned().collect();
        if !missing.is_empty() {
            self.report(span, FormulaErrorKind::Undetermined { dimensions: missing });
        }
    }

    fn rollup(&mut self, rollup: &Rollup) -> Option<Type> {
        self.expect(&rollup.operand, Type::Number);
        let errors = self.errors.len();
        if rollup.dimension.id == *TIME_PERIOD {
            self.report(rollup.dimension.span, FormulaErrorKind::NotADimension { name: rollup.dimension.id.clone() });
        }
        self.dimensions(self.scope.structure, [&rollup.dimension]);
        self.hierarchy(rollup);
        if self.errors.len() == errors {
            self.group(rollup);
        }
        Some(Type::Number)
    }

    fn hierarchy(&mut self, rollup: &Rollup) {
        let Some(name) = &rollup.hierarchy else { return };
        let known: Vec<&str> = self.scope.hierarchies_of(rollup.dimension.id.as_str()).map(|h| h.id.as_str()).collect();
        if !known.contains(&name.id.as_str()) {
            let nearest = near(name.id.as_str(), known);
            self.report(name.span, FormulaErrorKind::UnknownHierarchy { name: name.id.clone(), nearest });
        }
    }

    fn group(&mut self, rollup: &Rollup) {
        let (dimension, code) = (rollup.dimension.id.as_str(), rollup.group.text.as_str());
        let hierarchy = rollup.hierarchy.as_ref().map(|name| &name.id);
        if self.scope.members(dimension, code, hierarchy).is_empty() {
            let nearest = match hierarchy {
                Some(id) => {
                    let named = self.scope.hierarchies_of(dimension).filter(|known| known.id == *id);
                    near(code, named.flat_map(|known| known.groups.iter()).map(|group| group.code.as_str()))
                }
                None => {
                    let list = self.scope.codelist_of(self.scope.structure, dimension);
                    let codes = list.into_iter().flat_map(|list| list.codes());
                    near(code, codes.filter_map(|code| code.parent.as_ref()).map(Id::as_str))
                }
            };
            self.report(rollup.group.span, FormulaErrorKind::NotAGroup { code: code.to_owned(), nearest });
        }
    }

    fn other(&mut self, other: &Other, span: Span) -> Option<Type> {
        let Some(dataflow) = self.scope.dataflow(&other.dataflow.id) else {
            let nearest = near(other.dataflow.id.as_str(), self.scope.dataflows.iter().map(|known| known.id.as_str()));
            let kind = FormulaErrorKind::UnknownDataflow { name: other.dataflow.id.clone(), nearest };
            self.report(other.dataflow.span, kind);
            return None;
        };
        let structure = dataflow.structure;
        self.dimensions(structure, other.fixed.iter().map(|(name, _)| name));
        for (name, code) in &other.fixed {
            self.code(structure, &name.id, &code.text, code.span);
        }
        let is_fixed = |id: &str| other.fixed.iter().any(|(name, _)| name.id == *id);
        let ours = self.scope.structure;
        let is_given = |id: &str| is_fixed(id) || ours.dimension_place(id).is_some();
        self.determined(structure, span, is_given);
        self.component(structure, &other.component.id, other.component.span)
    }

    fn report(&mut self, span: Span, kind: FormulaErrorKind) {
        self.errors.push(FormulaError::at(self.source, span, kind));
    }
}

fn near<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    nearest(word, candidates).into_iter().map(str::to_owned).collect()
}
