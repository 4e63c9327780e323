//! In one dimension the parts add up to the whole, all else being equal.

use std::collections::HashMap;

use marsad_model::{Check, Finding, FindingCode, Id, ObservationColumns, Rule};

use super::keys::Keys;
use super::{place, series};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, file: &str, columns: &ObservationColumns, log: &mut Log) {
    let Check::SumOfParts { dimension, total, parts, tolerance } = &rule.check else { return };
    let Some(at) = columns.structure.dimension_place(dimension.as_str()) else { return };
    let words = &columns.dimensions[at].words;
    let role = |code: &Id| {
        if code == total { Some(Role::Whole) } else { parts.iter().position(|part| part == code).map(Role::Part) }
    };
    let roles: Vec<Option<Role>> = words.iter().map(role).collect();
    let keys = Keys::new(columns);
    let mut groups: HashMap<u128, Group> = HashMap::new();
    for row in 0..columns.len() {
        let Some(role) = roles.get(columns.dimensions[at].places.get(row) as usize).copied().flatten() else {
            continue;
        };
        let group = groups.entry(keys.rest(row, &[at])).or_insert_with(|| Group::new(parts.len()));
        match role {
            Role::Whole => group.whole = Some(row),
            Role::Part(part) => group.parts[part] = columns.value(row),
        }
    }
    let mut wrong: Vec<(usize, f64)> =
        groups.values().filter_map(|group| group.disagreement(columns, *tolerance)).collect();
    wrong.sort_by_key(|(row, _)| *row);
    for (row, sum) in wrong {
        log.add(finding(rule, file, columns, (row, sum)));
    }
}

fn finding(rule: &Rule, file: &str, columns: &ObservationColumns, (row, sum): (usize, f64)) -> Finding {
    let whole = columns.value(row).unwrap_or_default();
    Finding::new(FindingCode::SumOfParts, rule.severity, place(file, columns, row))
        .with_value(whole.to_string())
        .with("rule", &rule.id)
        .with("sum", sum)
        .with("total", whole)
        .with("difference", (sum - whole).abs())
        .with("series", series(columns, row))
        .with("period", columns.periods.word(row).map(ToString::to_string).unwrap_or_default())
}

#[derive(Clone, Copy)]
enum Role {
    Whole,
    Part(usize),
}

/// A whole and its parts, all other codes and the period being equal.
struct Group {
    whole: Option<usize>,
    parts: Vec<Option<f64>>,
}

impl Group {
    fn new(parts: usize) -> Self {
        Self { whole: None, parts: vec![None; parts] }
    }

    /// The row of the whole and the sum of its parts, if all are there and they disagree.
    fn disagreement(&self, columns: &ObservationColumns, tolerance: f64) -> Option<(usize, f64)> {
        let row = self.whole?;
        let whole = columns.value(row)?;
        let sum: f64 = self.parts.iter().copied().sum::<Option<f64>>()?;
        ((sum - whole).abs() > tolerance + f64::EPSILON * sum.abs()).then_some((row, sum))
    }
}
