//! The sum of the members of a group of codes, all other dimensions being equal.

use arrow_array::Float64Array;

use super::FormulaError;
use super::ast::Rollup;
use super::column::distinct_texts;
use super::evaluate::Evaluator;
use super::keys;

/// What was added so far, of how many rows.
#[derive(Clone, Copy, Default)]
struct Tally {
    sum: f64,
    rows: usize,
}

/// The sum for the group of each row, whatever the row's own code in the dimension.
pub(super) fn rollup(evaluator: &Evaluator<'_>, part: &Rollup) -> Result<Float64Array, FormulaError> {
    let dimension = part.dimension.id.as_str();
    let hierarchy = part.hierarchy.as_ref().map(|name| &name.id);
    let members = evaluator.scope.members(dimension, &part.group.text, hierarchy);
    let groups = keys::groups(&evaluator.key_columns(|id| id != dimension), evaluator.frame.len());
    let is_member = evaluator.frame.codes(dimension).map(|codes| {
        let distinct = distinct_texts(codes).into_iter();
        let is_member: Vec<bool> = distinct.map(|code| members.iter().any(|m| Some(m.as_str()) == code)).collect();
        codes.keys().iter().map(move |key| key.and_then(|key| super::column::item(&is_member, key)) == Some(true))
    });
    let values = evaluator.numbers(&part.operand)?;
    let mut tallies = vec![Tally::default(); groups.count];
    for ((is_member, group), value) in is_member.into_iter().flatten().zip(&groups.ids).zip(&values) {
        let tally = group.and_then(|group| tallies.get_mut(group as usize));
        if let (true, Some(tally), Some(value)) = (is_member, tally, value) {
            *tally = Tally { sum: tally.sum + value, rows: tally.rows + 1 };
        }
    }
    let sum = |tally: &Tally| {
        let is_enough = if part.is_partial { tally.rows > 0 } else { tally.rows == members.len() };
        Some(tally.sum).filter(|sum| is_enough && sum.is_finite())
    };
    Ok(groups.ids.iter().map(|group| tallies.get((*group)? as usize).and_then(sum)).collect())
}
