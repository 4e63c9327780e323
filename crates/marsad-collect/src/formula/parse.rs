//! From text to tree.
//!
//! Holds: the walk over what `pest` read by `grammar.pest`, with the precedence of VTL 2.1.
//! Does not hold: any knowledge of structures and codes; see `check`.

use marsad_model::{Id, TIME_PERIOD, nearest};
use pest::Parser as _;
use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};

use super::ast::{
    Aggregate, Arithmetic, Comparison, Condition, Connective, Expression, Grouping, Kind, Literal, Member, Name, Other,
    Quoted, Rollup, Shift, Span,
};
use super::function::{self, FUNCTIONS, Function, Signature};
use super::guard::{self, LEVELS_MAX};
use super::{FormulaError, FormulaErrorKind, expected};

/// Periods by which `lag` and `lead` may shift.
const PERIODS_MAX: f64 = 10_000.0;

/// What `pest` makes of the grammar.
#[derive(pest_derive::Parser)]
#[grammar = "formula/grammar.pest"]
pub(super) struct Grammar;

type Read<T> = Result<T, FormulaError>;

/// The tree of a text.
pub(super) fn parse(source: &str) -> Read<Expression> {
    guard::admit(source)?;
    let mut pairs = Grammar::parse(Rule::formula, source).map_err(|error| expected::syntax(source, &error))?;
    let formula = pairs.next().and_then(|formula| formula.into_inner().next());
    let reader = Reader { source, pratt: precedence() };
    reader.expression(formula.ok_or_else(|| reader.unexpected(Span { start: 0, end: source.len() }))?)
}

/// The operators from loose to tight: VTL 2.1 Reference Manual, "Evaluation order of the operators".
fn precedence() -> PrattParser<Rule> {
    let left = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(left(Rule::or_word) | left(Rule::xor_word))
        .op(left(Rule::and_word))
        .op(Op::postfix(Rule::member)
            | left(Rule::equal)
            | left(Rule::unequal)
            | left(Rule::less)
            | left(Rule::at_most)
            | left(Rule::more)
            | left(Rule::at_least))
        .op(left(Rule::add) | left(Rule::subtract))
        .op(left(Rule::multiply) | left(Rule::divide))
        .op(Op::prefix(Rule::not_word) | Op::prefix(Rule::minus) | Op::prefix(Rule::plus))
}

/// Makes expressions of what `pest` read.
struct Reader<'a> {
    source: &'a str,
    pratt: PrattParser<Rule>,
}

impl Reader<'_> {
    fn expression(&self, pair: Pair<'_, Rule>) -> Read<Expression> {
        self.pratt
            .map_primary(|pair| self.primary(pair))
            .map_prefix(|sign, operand| self.prefix(&sign, operand?))
            .map_postfix(|operand, member| self.member(operand?, member))
            .map_infix(|left, sign, right| self.infix(left?, &sign, right?))
            .parse(pair.into_inner())
    }

    fn primary(&self, pair: Pair<'_, Rule>) -> Read<Expression> {
        let span = span_of(&pair);
        match pair.as_rule() {
            Rule::number | Rule::text | Rule::constant => self.node(span, Kind::Literal(self.literal(&pair)?)),
            Rule::component => self.node(span, Kind::Component(self.only_name(pair)?.id)),
            Rule::parenthesis => self.parenthesis(pair),
            Rule::condition => self.condition(pair),
            Rule::call => self.call(pair),
            Rule::other => self.other(pair),
            _ => Err(self.unexpected(span)),
        }
    }

    /// Refuses a tree with too many levels, so that walking it needs little stack.
    fn node(&self, span: Span, kind: Kind) -> Read<Expression> {
        let node = Expression::new(span, kind);
        match node.depth > LEVELS_MAX {
            true => Err(self.wrong(span, FormulaErrorKind::TooDeep { levels_max: LEVELS_MAX })),
            false => Ok(node),
        }
    }

    fn prefix(&self, sign: &Pair<'_, Rule>, operand: Expression) -> Read<Expression> {
        let span = Span { start: span_of(sign).start, end: operand.span.end };
        match sign.as_rule() {
            Rule::not_word => self.node(span, Kind::Not(Box::new(operand))),
            Rule::minus => self.node(span, Kind::Negate(Box::new(operand))),
            _ => Ok(operand),
        }
    }

    fn infix(&self, left: Expression, sign: &Pair<'_, Rule>, right: Expression) -> Read<Expression> {
        let span = Span { start: left.span.start, end: right.span.end };
        let (left, right) = (Box::new(left), Box::new(right));
        let kind = match sign.as_rule() {
            Rule::or_word => Kind::Connect(Connective::Or, left, right),
            Rule::xor_word => Kind::Connect(Connective::Xor, left, right),
            Rule::and_word => Kind::Connect(Connective::And, left, right),
            Rule::equal => Kind::Compare(Comparison::Equal, left, right),
            Rule::unequal => Kind::Compare(Comparison::Unequal, left, right),
            Rule::less => Kind::Compare(Comparison::Less, left, right),
            Rule::at_most => Kind::Compare(Comparison::AtMost, left, right),
            Rule::more => Kind::Compare(Comparison::More, left, right),
            Rule::at_least => Kind::Compare(Comparison::AtLeast, left, right),
            Rule::add => Kind::Arithmetic(Arithmetic::Add, left, right),
            Rule::subtract => Kind::Arithmetic(Arithmetic::Subtract, left, right),
            Rule::multiply => Kind::Arithmetic(Arithmetic::Multiply, left, right),
            Rule::divide => Kind::Arithmetic(Arithmetic::Divide, left, right),
            _ => return Err(self.unexpected(span_of(sign))),
        };
        self.node(span, kind)
    }

    fn member(&self, operand: Expression, pair: Pair<'_, Rule>) -> Read<Expression> {
        let span = Span { start: operand.span.start, end: span_of(&pair).end };
        let mut member = Member { operand, set: Vec::new(), is_negated: false };
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::not_in_word => member.is_negated = true,
                Rule::text | Rule::signed => member.set.push((self.literal(&part)?, span_of(&part))),
                _ => (),
            }
        }
        self.node(span, Kind::Member(Box::new(member)))
    }

    /// The expression within brackets, with the brackets in its place.
    fn parenthesis(&self, pair: Pair<'_, Rule>) -> Read<Expression> {
        let span = span_of(&pair);
        let [inner] = self.parts(pair, span)?;
        Ok(Expression { span, ..inner })
    }

    fn condition(&self, pair: Pair<'_, Rule>) -> Read<Expression> {
        let span = span_of(&pair);
        let [condition, yes, no] = self.parts(pair, span)?;
        self.node(span, Kind::If(Box::new(Condition { condition, yes, no })))
    }

    /// The expressions directly in a part of the text, which are `N`.
    fn parts<const N: usize>(&self, pair: Pair<'_, Rule>, span: Span) -> Read<[Expression; N]> {
        let inner = pair.into_inner().filter(|part| part.as_rule() == Rule::expression);
        let parts: Vec<Expression> = inner.map(|part| self.expression(part)).collect::<Read<_>>()?;
        parts.try_into().map_err(|_| self.unexpected(span))
    }

    fn other(&self, pair: Pair<'_, Rule>) -> Read<Expression> {
        let span = span_of(&pair);
        let mut fixed = Vec::new();
        let mut names = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::name => names.push(self.name(&part)?),
                Rule::sub => fixed = self.sub(part)?,
                _ => (),
            }
        }
        let [dataflow, component] = names.try_into().map_err(|_| self.unexpected(span))?;
        self.node(span, Kind::Other(Box::new(Other { dataflow, fixed, component })))
    }

    fn sub(&self, pair: Pair<'_, Rule>) -> Read<Vec<(Name, Quoted)>> {
        let fixed = pair.into_inner().filter(|part| part.as_rule() == Rule::fixed);
        let one = |part: Pair<'_, Rule>| {
            let text = part.clone().into_inner().find(|inner| inner.as_rule() == Rule::text);
            let text = text.ok_or_else(|| self.unexpected(span_of(&part)))?;
            Ok((self.only_name(part)?, Quoted { text: inner_text(&text), span: span_of(&text) }))
        };
        fixed.map(one).collect()
    }

    fn call(&self, pair: Pair<'_, Rule>) -> Read<Expression> {
        let span = span_of(&pair);
        let mut call = Call { span, arguments: Vec::new(), grouping: None, partition: None, has_window: false };
        let mut names = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::name => names.push(self.name(&part)?),
                Rule::expression => call.arguments.push(self.expression(part)?),
                Rule::grouping => call.grouping = Some(self.grouping(part)?),
                Rule::window => {
                    call.has_window = true;
                    call.partition = self.window(part)?;
                }
                _ => (),
            }
        }
        let name = names.pop().ok_or_else(|| self.unexpected(span))?;
        let signature = function::find(name.id.as_str()).ok_or_else(|| self.unknown_function(&name))?;
        self.node(span, self.call_kind(signature, call)?)
    }

    fn grouping(&self, pair: Pair<'_, Rule>) -> Read<Grouping> {
        let is_except = pair.clone().into_inner().any(|part| part.as_rule() == Rule::except_word);
        let names = self.names(pair)?;
        Ok(if is_except { Grouping::Except(names) } else { Grouping::By(names) })
    }

    /// The partition of a window; its order is that of time, always.
    fn window(&self, pair: Pair<'_, Rule>) -> Read<Option<Vec<Name>>> {
        let mut partition = None;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::partition => partition = Some(self.names(part)?),
                Rule::order => {
                    let order = self.only_name(part)?;
                    if order.id != *TIME_PERIOD {
                        let expected = vec![TIME_PERIOD.to_owned()];
                        return Err(self.wrong(order.span, FormulaErrorKind::Syntax { expected }));
                    }
                }
                _ => (),
            }
        }
        Ok(partition)
    }

    fn call_kind(&self, signature: &Signature, mut call: Call) -> Read<Kind> {
        let wrong = || self.wrong_arguments(signature, call.span);
        let allowed = signature.arguments_min..=signature.arguments_max;
        let is_aggregate = matches!(signature.function, Function::Aggregate(_));
        let is_shift = matches!(signature.function, Function::Lag | Function::Lead);
        let is_misplaced = (call.grouping.is_some() && !is_aggregate) || call.has_window != is_shift;
        if !allowed.contains(&call.arguments.len()) || is_misplaced {
            return Err(wrong());
        }
        let kind = match signature.function {
            Function::Scalar(function) => return Ok(Kind::Scalar(function, call.arguments)),
            Function::Rollup => rollup(&call.arguments).map(|rollup| Kind::Rollup(Box::new(rollup))),
            Function::Lag => shift(&mut call, -1),
            Function::Lead => shift(&mut call, 1),
            Function::Prev => call.arguments.pop().map(|operand| prev(operand, -1, None)),
            Function::Aggregate(function) => call.arguments.pop().map(|operand| {
                let grouping = call.grouping.take().unwrap_or(Grouping::All);
                Kind::Aggregate(Box::new(Aggregate { function, operand, grouping }))
            }),
        };
        kind.ok_or_else(|| self.wrong_arguments(signature, call.span))
    }

    fn names(&self, pair: Pair<'_, Rule>) -> Read<Vec<Name>> {
        pair.into_inner().filter(|part| part.as_rule() == Rule::name).map(|part| self.name(&part)).collect()
    }

    /// The name that a part of the text has directly.
    fn only_name(&self, pair: Pair<'_, Rule>) -> Read<Name> {
        let span = span_of(&pair);
        self.names(pair)?.into_iter().next().ok_or_else(|| self.unexpected(span))
    }

    fn name(&self, pair: &Pair<'_, Rule>) -> Read<Name> {
        let span = span_of(pair);
        let id = Id::new(&inner_text(pair)).map_err(|_| self.unexpected(span))?;
        Ok(Name { id, span })
    }

    fn literal(&self, pair: &Pair<'_, Rule>) -> Read<Literal> {
        match (pair.as_rule(), pair.as_str()) {
            (Rule::text, _) => Ok(Literal::Text(inner_text(pair))),
            (_, "null") => Ok(Literal::Null),
            (_, "true") => Ok(Literal::Boolean(true)),
            (_, "false") => Ok(Literal::Boolean(false)),
            (_, digits) => {
                let number = digits.parse().ok().filter(|number: &f64| number.is_finite());
                number.map(Literal::Number).ok_or_else(|| self.unexpected(span_of(pair)))
            }
        }
    }

    fn wrong_arguments(&self, signature: &Signature, span: Span) -> FormulaError {
        let (function, form) = (signature.name.to_owned(), signature.form.to_owned());
        self.wrong(span, FormulaErrorKind::WrongArguments { function, form })
    }

    fn unknown_function(&self, name: &Name) -> FormulaError {
        let near = nearest(name.id.as_str(), FUNCTIONS.iter().map(|signature| signature.name));
        let nearest = near.into_iter().map(str::to_owned).collect();
        self.wrong(name.span, FormulaErrorKind::UnknownFunction { name: name.id.to_string(), nearest })
    }

    fn unexpected(&self, span: Span) -> FormulaError {
        self.wrong(span, FormulaErrorKind::Syntax { expected: Vec::new() })
    }

    fn wrong(&self, span: Span, kind: FormulaErrorKind) -> FormulaError {
        FormulaError::at(self.source, span, kind)
    }
}

/// A call before its function is known.
struct Call {
    span: Span,
    arguments: Vec<Expression>,
    grouping: Option<Grouping>,
    partition: Option<Vec<Name>>,
    has_window: bool,
}

fn shift(call: &mut Call, direction: i32) -> Option<Kind> {
    let mut arguments = std::mem::take(&mut call.arguments).into_iter();
    let operand = arguments.next()?;
    let periods = match arguments.next().map(|offset| offset.kind) {
        None => 1,
        Some(Kind::Literal(Literal::Number(n))) if n.fract() == 0.0 && (1.0..=PERIODS_MAX).contains(&n) => n as i32,
        Some(_) => return None,
    };
    Some(prev(operand, periods * direction, call.partition.take()))
}

fn prev(operand: Expression, periods: i32, partition: Option<Vec<Name>>) -> Kind {
    Kind::Shift(Box::new(Shift { operand, periods, partition }))
}

/// `rollup` with its names and texts in their places; the mode may follow the group directly.
fn rollup(arguments: &[Expression]) -> Option<Rollup> {
    let [operand, dimension, group, rest @ ..] = arguments else { return None };
    let (hierarchy, mode) = match rest {
        [] => (None, None),
        [one] if quoted(one).is_some() => (None, Some(one)),
        [one] => (Some(component(one)?), None),
        [one, two] => (Some(component(one)?), Some(two)),
        _ => return None,
    };
    if mode.is_some_and(|mode| quoted(mode).is_none_or(|mode| mode.text != "partial")) {
        return None;
    }
    let is_partial = mode.is_some();
    let (dimension, group) = (component(dimension)?, quoted(group)?);
    Some(Rollup { operand: operand.clone(), dimension, group, hierarchy, is_partial })
}

fn component(expression: &Expression) -> Option<Name> {
    let Kind::Component(id) = &expression.kind else { return None };
    Some(Name { id: id.clone(), span: expression.span })
}

fn quoted(expression: &Expression) -> Option<Quoted> {
    let Kind::Literal(Literal::Text(text)) = &expression.kind else { return None };
    Some(Quoted { text: text.clone(), span: expression.span })
}

fn span_of(pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span { start: span.start(), end: span.end() }
}

/// A text or a name without its quotes.
fn inner_text(pair: &Pair<'_, Rule>) -> String {
    pair.clone().into_inner().map(|inner| inner.as_str()).collect()
}
