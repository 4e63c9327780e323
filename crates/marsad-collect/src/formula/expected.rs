//! What could have stood where reading stopped.

use pest::error::{Error, ErrorVariant, InputLocation};

use super::ast::Span;
use super::parse::Rule;
use super::{FormulaError, FormulaErrorKind};

/// What an expression may begin with.
const OPERAND: [&str; 11] = ["(", "+", "-", "false", "if", "name", "not", "null", "number", "text", "true"];

/// What may follow an expression to make it longer.
const OPERATOR: [&str; 15] = ["*", "+", "-", "/", "<", "<=", "<>", "=", ">", ">=", "and", "in", "not_in", "or", "xor"];

/// The place where reading stopped, and what could have stood there.
pub(super) fn syntax(source: &str, error: &Error<Rule>) -> FormulaError {
    let start = match error.location {
        InputLocation::Pos(start) | InputLocation::Span((start, _)) => start,
    };
    let mut expected: Vec<String> = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.iter().flat_map(|rule| words(*rule)).collect(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    say_in_one_word(&mut expected, &OPERAND, "expression");
    say_in_one_word(&mut expected, &OPERATOR, "operator");
    expected.sort();
    expected.dedup();
    let span = Span { start, end: token_end(source, start) };
    FormulaError::at(source, span, FormulaErrorKind::Syntax { expected })
}

/// Says `word` where all of `parts` is expected.
fn say_in_one_word(expected: &mut Vec<String>, parts: &[&str], word: &str) {
    if parts.iter().all(|part| expected.iter().any(|known| known == part)) {
        expected.retain(|known| !parts.contains(&known.as_str()));
        expected.push(word.to_owned());
    }
}

/// The end of the word or sign at `start`.
fn token_end(source: &str, start: usize) -> usize {
    let rest = source.get(start..).unwrap_or_default();
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    start + word.max(rest.chars().next().map_or(0, char::len_utf8))
}

/// What a part of the grammar looks like in a formula.
fn words(rule: Rule) -> Vec<String> {
    let signs: &[&str] = match rule {
        Rule::EOI => &["end"],
        Rule::formula => &["expression"],
        Rule::member => &["in", "not_in"],
        Rule::condition => &["if"],
        Rule::call => &["function"],
        Rule::parenthesis | Rule::open | Rule::window => &["("],
        Rule::constant => &["null", "true", "false"],
        Rule::grouping => &["group by", "group except"],
        Rule::plain | Rule::quoted => &["name"],
        Rule::signed => &["number"],
        Rule::equal => &["="],
        Rule::unequal => &["<>"],
        Rule::less => &["<"],
        Rule::at_most => &["<="],
        Rule::more => &[">"],
        Rule::at_least => &[">="],
        Rule::plus | Rule::add => &["+"],
        Rule::minus | Rule::subtract => &["-"],
        Rule::multiply => &["*"],
        Rule::divide => &["/"],
        Rule::close => &[")"],
        Rule::open_set => &["{"],
        Rule::close_set => &["}"],
        Rule::open_sub | Rule::sub => &["["],
        Rule::close_sub => &["]"],
        Rule::comma => &[","],
        Rule::hash => &["#"],
        _ => return vec![format!("{rule:?}").trim_end_matches("_word").to_owned()],
    };
    signs.iter().map(|sign| (*sign).to_owned()).collect()
}
