//! The tree of a formula; every expression knows its place in the text.

use marsad_model::Id;

use super::Type;
use super::function::{AggregateFunction, ScalarFunction};

/// A place in the text: its first byte, and the byte after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) id: Id,
    pub(super) span: Span,
}

/// A text between quotes, with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quoted {
    pub(super) text: String,
    pub(super) span: Span,
}

/// An expression with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// How many levels it has, itself included.
    pub(super) depth: usize,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Literal(Literal),
    Component(Id),
    Negate(Box<Expression>),
    Not(Box<Expression>),
    Arithmetic(Arithmetic, Box<Expression>, Box<Expression>),
    Compare(Comparison, Box<Expression>, Box<Expression>),
    Connect(Connective, Box<Expression>, Box<Expression>),
    Member(Box<Member>),
    If(Box<Condition>),
    Scalar(ScalarFunction, Vec<Expression>),
    Aggregate(Box<Aggregate>),
    Shift(Box<Shift>),
    Rollup(Box<Rollup>),
    Other(Box<Other>),
}

/// A value written in the formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Literal {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
}

/// `+`, `-`, `*`, `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// `=`, `<>`, `<`, `<=`, `>`, `>=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// `and`, `or`, `xor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connective {
    And,
    Or,
    Xor,
}

/// `operand in { … }`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) operand: Expression,
    pub(super) set: Vec<(Literal, Span)>,
    pub(super) is_negated: bool,
}

/// `if condition then yes else no`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    pub(super) condition: Expression,
    pub(super) yes: Expression,
    pub(super) no: Expression,
}

/// `sum(operand group by …)`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Aggregate {
    pub(super) function: AggregateFunction,
    pub(super) operand: Expression,
    pub(super) grouping: Grouping,
}

/// Which rows belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Grouping {
    /// All of them.
    All,
    /// Those that agree in these.
    By(Vec<Name>),
    /// Those that agree in all the others.
    Except(Vec<Name>),
}

/// `lag(operand, 1 over (order by TIME_PERIOD))`; `lead` shifts by more than zero, `lag` by less.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shift {
    pub(super) operand: Expression,
    pub(super) periods: i32,
    pub(super) partition: Option<Vec<Name>>,
}

/// `rollup(operand, dimension, "group", hierarchy, "partial")`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rollup {
    pub(super) operand: Expression,
    pub(super) dimension: Name,
    pub(super) group: Quoted,
    pub(super) hierarchy: Option<Name>,
    pub(super) is_partial: bool,
}

/// `dataflow[sub fixed]#component`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Other {
    pub(super) dataflow: Name,
    pub(super) fixed: Vec<(Name, Quoted)>,
    pub(super) component: Name,
}

impl Expression {
    pub(super) fn new(span: Span, kind: Kind) -> Self {
        let depth = 1 + kind.children().iter().map(|child| child.depth).max().unwrap_or_default();
        Self { span, kind, depth }
    }

    /// Every dataflow that it reads, in the order of the text.
    pub(super) fn dataflows(&self) -> Vec<&Id> {
        match &self.kind {
            Kind::Other(other) => vec![&other.dataflow.id],
            kind => kind.children().into_iter().flat_map(Self::dataflows).collect(),
        }
    }
}

impl Kind {
    fn children(&self) -> Vec<&Expression> {
        match self {
            Self::Literal(_) | Self::Component(_) | Self::Other(_) => Vec::new(),
            Self::Negate(operand) | Self::Not(operand) => vec![operand],
            Self::Arithmetic(_, left, right) | Self::Compare(_, left, right) | Self::Connect(_, left, right) => {
                vec![left, right]
            }
            Self::Member(member) => vec![&member.operand],
            Self::If(parts) => vec![&parts.condition, &parts.yes, &parts.no],
            Self::Scalar(_, arguments) => arguments.iter().collect(),
            Self::Aggregate(aggregate) => vec![&aggregate.operand],
            Self::Shift(shift) => vec![&shift.operand],
            Self::Rollup(rollup) => vec![&rollup.operand],
        }
    }
}

impl Literal {
    /// What it is; null is of any type.
    pub(super) fn of_type(&self) -> Option<Type> {
        match self {
            Self::Null => None,
            Self::Boolean(_) => Some(Type::Boolean),
            Self::Number(_) => Some(Type::Number),
            Self::Text(_) => Some(Type::Text),
        }
    }
}
