//! Aggregates over a group of rows, given back to every row of the group.
//!
//! Nulls are left out of every aggregate but `count`, which counts rows.

use arrow_array::Float64Array;

use super::FormulaError;
use super::ast::{Aggregate, Grouping, Name};
use super::evaluate::Evaluator;
use super::function::AggregateFunction;
use super::keys::{self, Groups};

/// The aggregate of the group of each row.
pub(super) fn aggregate(evaluator: &Evaluator<'_>, part: &Aggregate) -> Result<Float64Array, FormulaError> {
    let groups = keys::groups(&columns(evaluator, &part.grouping), evaluator.frame.len());
    let results = match part.function {
        AggregateFunction::Count => sizes(&groups),
        function => {
            let mut members = members(&groups, &evaluator.numbers(&part.operand)?);
            members.iter_mut().map(|values| of_values(function, values)).collect()
        }
    };
    Ok(groups.ids.iter().map(|group| results.get((*group)? as usize).copied().flatten()).collect())
}

fn columns(evaluator: &Evaluator<'_>, grouping: &Grouping) -> Vec<keys::KeyColumn> {
    let names = |names: &[Name], id: &str| names.iter().any(|name| name.id == *id);
    evaluator.key_columns(|id| match grouping {
        Grouping::All => false,
        Grouping::By(by) => names(by, id),
        Grouping::Except(except) => !names(except, id),
    })
}

fn sizes(groups: &Groups) -> Vec<Option<f64>> {
    let mut sizes = vec![Some(0.0); groups.count];
    for group in groups.ids.iter().flatten() {
        if let Some(Some(size)) = sizes.get_mut(*group as usize) {
            *size += 1.0;
        }
    }
    sizes
}

/// The values of each group that are not null, in the order of the rows.
fn members(groups: &Groups, values: &Float64Array) -> Vec<Vec<f64>> {
    let mut members = vec![Vec::new(); groups.count];
    for (group, value) in groups.ids.iter().zip(values) {
        if let (Some(group), Some(value)) = (group, value)
            && let Some(members) = members.get_mut(*group as usize)
        {
            members.push(value);
        }
    }
    members
}

fn of_values(function: AggregateFunction, values: &mut [f64]) -> Option<f64> {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let result = match function {
        _ if values.is_empty() => None,
        AggregateFunction::Sum => Some(values.iter().sum()),
        AggregateFunction::Avg => Some(mean(values)),
        AggregateFunction::Min => values.iter().copied().reduce(f64::min),
        AggregateFunction::Max => values.iter().copied().reduce(f64::max),
        AggregateFunction::Count => Some(values.len() as f64),
        AggregateFunction::Median => median(values),
        AggregateFunction::StddevSamp => sample_deviation(values, mean(values)),
    };
    result.filter(|result| result.is_finite())
}

/// The middle value, or the mean of the two in the middle.
fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_unstable_by(f64::total_cmp);
    let (below, above) = (values.get((values.len() - 1) / 2)?, values.get(values.len() / 2)?);
    Some(f64::midpoint(*below, *above))
}

/// Divides by one less than the number of values; null for a single one.
fn sample_deviation(values: &[f64], mean: f64) -> Option<f64> {
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (values.len() > 1).then(|| (squares / (values.len() - 1) as f64).sqrt())
}
