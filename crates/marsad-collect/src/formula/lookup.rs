//! Values of other rows: of another period, or of another dataflow.

use std::collections::HashMap;

use marsad_model::TIME_PERIOD;

use super::FormulaError;
use super::ast::{Other, Shift};
use super::column::{Column, distinct_texts, item, keys_of};
use super::evaluate::Evaluator;
use super::frame::Frame;
use super::keys::{self, KeyColumn};

/// The value of the row of the same series, some periods later or earlier; null where there is no such row.
pub(super) fn shift(evaluator: &Evaluator<'_>, shift: &Shift) -> Result<Column, FormulaError> {
    let frame = evaluator.frame;
    let series = evaluator.key_columns(|id| id != TIME_PERIOD);
    let mut columns: Vec<(KeyColumn, KeyColumn)> = series.into_iter().map(|column| (column.clone(), column)).collect();
    if let Some(time) = frame.key_column(TIME_PERIOD) {
        columns.push((time, frame.shifted_period_column(shift.periods)));
    }
    let rows = keys::match_rows(&columns, frame.len(), frame.len());
    Ok(evaluator.column(&shift.operand)?.take(&rows))
}

/// The value of the row of another dataflow that agrees in every shared dimension; null where there is no such row.
pub(super) fn other(evaluator: &Evaluator<'_>, other: &Other) -> Result<Column, FormulaError> {
    let found = evaluator.scope.dataflow(&other.dataflow.id).and_then(|dataflow| dataflow.frame);
    let Some(frame) = found else { return Ok(Column::Null) };
    let Some(column) = frame.component(other.component.id.as_str()) else { return Ok(Column::Null) };
    let ours = evaluator.frame;
    let mut columns: Vec<(KeyColumn, KeyColumn)> = Vec::new();
    for id in frame.dimensions() {
        let Some(theirs) = frame.key_column(id) else { continue };
        let fixed = other.fixed.iter().find(|(name, _)| name.id == *id);
        let probe = match fixed {
            Some((_, code)) => Some(fixed_column(frame, id, &code.text, ours.len())),
            None if id == TIME_PERIOD => Some(ours.period_column_in(frame)),
            None => shared_column(ours, frame, id),
        };
        columns.extend(probe.map(|probe| (theirs, probe)));
    }
    Ok(column.take(&keys::match_rows(&columns, frame.len(), ours.len())))
}

/// The same code of `frame` in every row.
fn fixed_column(frame: &Frame, id: &str, code: &str, rows: usize) -> KeyColumn {
    let key = match id {
        TIME_PERIOD => frame.period_named(code),
        _ => frame.codes(id).and_then(|codes| {
            let place = distinct_texts(codes).iter().position(|text| *text == Some(code));
            place.and_then(|place| i32::try_from(place).ok())
        }),
    };
    KeyColumn { keys: vec![key.unwrap_or(-1); rows], count: 0 }
}

/// Our codes of a dimension as keys of `frame`; none where we do not have the dimension.
fn shared_column(ours: &Frame, frame: &Frame, id: &str) -> Option<KeyColumn> {
    let (codes, theirs) = (ours.codes(id)?, frame.codes(id)?);
    let keys: HashMap<&str, i32> = distinct_texts(theirs).into_iter().flatten().zip(0..).collect();
    let by_key: Vec<i32> = distinct_texts(codes)
        .into_iter()
        .map(|code| code.and_then(|code| keys.get(code).copied()).unwrap_or(-1))
        .collect();
    let keys = keys_of(codes).into_iter().map(|key| item(&by_key, key).unwrap_or(-1)).collect();
    Some(KeyColumn { keys, count: by_key.len() })
}
