//! A percentage is what part and whole give.

use std::collections::HashMap;

use marsad_model::{Check, FindingCode, Rule, TOTAL};

use super::case::{Asked, Case, shown, shown_short};
use super::keys::Keys;
use super::printed::{count, percentage};
use super::selection::{Selection, code_place};
use crate::methods::rounding::{Agreement, share_agrees};
use crate::reading::log::Log;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Some(shares) = Shares::new(&rule.check, case) else { return };
    let Check::Share { only, .. } = &rule.check else { return };
    let selection = Selection::new(case.columns, only);
    for row in (0..case.columns.len()).filter(|&row| shares.is_percentage(row) && selection.holds(row)) {
        let Some(percent) = case.columns.value(row).filter(|_| !shares.is_of_another(row)) else { continue };
        let Some((part, whole)) = shares.counts(row) else { continue };
        let check = share_agrees(&count(part), &count(whole), &percentage(percent));
        if let (Agreement::Off { .. }, Some(computed)) = (check.agreement, check.computed) {
            let finding = case.in_series(Asked::by(rule), FindingCode::ShareDisagrees, row);
            let finding = finding.with("part", shown(part)).with("whole", shown(whole));
            log.add(finding.with("computed", shown_short(computed.value)));
        }
    }
}

/// The counts of a file by what they are counts of.
struct Shares<'t> {
    keys: Keys<'t>,
    case: &'t Case<'t>,
    unit: usize,
    of: usize,
    percent: u32,
    whole: u32,
    parts: HashMap<u128, f64>,
    wholes: HashMap<u128, f64>,
}

impl<'t> Shares<'t> {
    /// None where the file has no percentage or no count.
    fn new(check: &Check, case: &'t Case<'t>) -> Option<Self> {
        let Check::Share { dimension, percent, count, of, whole, .. } = check else { return None };
        let columns = case.columns;
        let unit = columns.structure.dimension_place(dimension.as_str())?;
        let of = columns.structure.dimension_place(of.as_str())?;
        let count = code_place(columns, unit, count)?;
        let whole = code_place(columns, of, whole)?;
        let keys = Keys::new(columns);
        let (mut parts, mut wholes) = (HashMap::new(), HashMap::new());
        for row in (0..columns.len()).filter(|&row| columns.dimensions[unit].places.get(row) == count) {
            let Some(value) = columns.value(row) else { continue };
            parts.insert(keys.rest(row, &[unit]), value);
            if columns.dimensions[of].places.get(row) == whole {
                wholes.insert(keys.rest(row, &[unit, of]), value);
            }
        }
        Some(Self { keys, case, unit, of, percent: code_place(columns, unit, percent)?, whole, parts, wholes })
    }

    fn is_percentage(&self, row: usize) -> bool {
        self.case.columns.dimensions[self.unit].places.get(row) == self.percent
    }

    /// Whether the percentage of a row of the whole may be a share of something else: `82 %` of all citizenships on one
    /// coast is the share of the coast, and no contradiction to `100 %`.
    fn is_of_another(&self, row: usize) -> bool {
        let columns = self.case.columns;
        let is_part = |at: usize| {
            let list = self.case.context.codelist(columns.structure.dimensions[at].id.as_str());
            columns.code(at, row).is_some_and(|code| *code != *TOTAL) && list.is_some_and(|list| list.contains(TOTAL))
        };
        let mut others = (0..columns.dimensions.len()).filter(|&at| at != self.unit && at != self.of);
        columns.dimensions[self.of].places.get(row) == self.whole && others.any(is_part)
    }

    /// Part and whole of which the percentage of a row is.
    fn counts(&self, row: usize) -> Option<(f64, f64)> {
        let part = self.parts.get(&self.keys.rest(row, &[self.unit]))?;
        Some((*part, *self.wholes.get(&self.keys.rest(row, &[self.unit, self.of]))?))
    }
}
