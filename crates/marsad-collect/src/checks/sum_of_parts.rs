//! In one dimension the parts add up to the whole, all else being equal.
//!
//! Where a part has no value, such as one that is suppressed, the others may be less than the whole and not more.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Check, FindingCode, Id, Rule, Severity, TOTAL};

use super::additive::Additive;
use super::case::{Asked, Case, shown};
use super::keys::Keys;
use super::printed::{common_decimals, with_decimals};
use super::selection::Selection;
use crate::methods::rounding::{Agreement, sum_agrees};
use crate::names::is_of_rest;
use crate::reading::log::Log;

/// How deep codes may stand under codes: a circle of parents ends here.
const DEPTH_MAX: usize = 12;
/// Values that are of no code at all are no part of anything.
const NOT_APPLICABLE: &str = "_Z";

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::SumOfParts { dimension, only, .. } = &rule.check else { return };
    let columns = case.columns;
    let Some(at) = columns.structure.dimension_place(dimension.as_str()) else { return };
    let families = families(&rule.check, case);
    let words = &columns.dimensions[at].words;
    let named: BTreeSet<&Id> = families.iter().flat_map(Family::named).collect();
    let is_named: Vec<bool> = words.iter().map(|word| named.contains(word)).collect();
    let (selection, keys) = (Selection::new(columns, only), Keys::new(columns));
    let place = |row: usize| columns.dimensions[at].places.get(row) as usize;
    let mut rows: Vec<(u128, u32)> = (0..columns.len())
        .filter(|&row| is_named.get(place(row)) == Some(&true) && selection.holds(row))
        .map(|row| (keys.rest(row, &[at]), row as u32))
        .collect();
    rows.sort_unstable();
    let additive = Additive::of(case);
    let mut wrong: Vec<(usize, Sum)> = Vec::new();
    for group in rows.chunk_by(|a, b| a.0 == b.0) {
        let by_code: BTreeMap<&Id, usize> =
            group.iter().map(|&(_, row)| (&words[place(row as usize)], row as usize)).collect();
        wrong.extend(
            families.iter().filter_map(|family| family.disagreement((&rule.check, additive.as_ref()), case, &by_code)),
        );
    }
    wrong.sort_by_key(|(row, _)| *row);
    wrong.into_iter().for_each(|(row, sum)| add(rule, case, (row, sum), log));
}

/// What a whole and its parts give.
#[derive(Clone, Copy)]
struct Sum {
    whole: f64,
    parts: f64,
    is_rest: bool,
}

fn add(rule: &Rule, case: &Case<'_>, (row, sum): (usize, Sum), log: &mut Log) {
    let Check::SumOfParts { dimension, .. } = &rule.check else { return };
    if sum.is_rest {
        let noted = Asked { severity: Severity::Note, ..Asked::by(rule) };
        let finding = case.in_series(noted, FindingCode::UnnamedRest, row);
        let finding = finding.with("along", "dimension").with("dimension", dimension);
        return log.add(finding.with("sum", shown(sum.parts)).with("rest", shown(sum.whole - sum.parts)));
    }
    let finding = case.in_series(Asked::by(rule), FindingCode::SumOfParts, row);
    log.add(
        finding
            .with("along", "dimension")
            .with("dimension", dimension)
            .with("sum", shown(sum.parts))
            .with("total", shown(sum.whole))
            .with("difference", shown((sum.parts - sum.whole).abs())),
    );
}

/// A whole with the codes that are its parts.
struct Family {
    whole: Id,
    parts: Vec<Part>,
    /// More parts, beside those that a rule names: they count where they are there.
    optional: Vec<Id>,
    /// Codes of the rest, beside parts that a rule names: they count where they are there.
    rest: Vec<Id>,
    /// Whether every part is needed for the sum.
    is_strict: bool,
}

/// What is known of some parts.
#[derive(Default)]
struct Known {
    values: Vec<f64>,
    /// Whether another part has no value, so that the whole may be more than these.
    is_open: bool,
}

/// A part, with those that stand for it where it is not there.
struct Part {
    code: Id,
    under: Vec<Part>,
}

/// The families that the check names or that list and hierarchy give.
fn families(check: &Check, case: &Case<'_>) -> Vec<Family> {
    let Check::SumOfParts { dimension, total, parts, optional_parts, hierarchy, .. } = check else {
        return Vec::new();
    };
    if let (Some(total), false) = (total, parts.is_empty()) {
        let mut rest = rest_beside(case, dimension, (total, parts));
        rest.retain(|code| !optional_parts.contains(code));
        let parts = parts.iter().map(|code| Part { code: code.clone(), under: Vec::new() }).collect();
        return vec![Family { whole: total.clone(), parts, optional: optional_parts.clone(), rest, is_strict: true }];
    }
    let members = members(case, dimension, hierarchy.as_ref());
    let wholes = members.keys().filter(|code| total.as_ref().is_none_or(|total| total == *code));
    let family = |whole: &Id| Family {
        whole: whole.clone(),
        parts: parts_under(&members, whole, DEPTH_MAX),
        optional: Vec::new(),
        rest: Vec::new(),
        is_strict: false,
    };
    wholes.map(family).collect()
}

/// The codes of a list for what is of no named part and still of the total: others, not stated, unknown.
fn rest_beside(case: &Case<'_>, dimension: &Id, (total, parts): (&Id, &[Id])) -> Vec<Id> {
    let Some(list) = case.context.codelist(dimension.as_str()).filter(|_| *total == *TOTAL) else { return Vec::new() };
    let is_unknown = |id: &str| id.starts_with('_') && ![TOTAL, NOT_APPLICABLE].contains(&id);
    let beside = list.codes().iter().filter(|code| {
        let id = code.id.as_str();
        let is_rest = is_of_rest(id) || is_unknown(id);
        is_rest && code.parent.as_ref().is_none_or(|parent| parent == total) && !parts.contains(&code.id)
    });
    beside.map(|code| code.id.clone()).collect()
}

/// For each code that stands for others, these.
fn members(case: &Case<'_>, dimension: &Id, hierarchy: Option<&Id>) -> BTreeMap<Id, Vec<Id>> {
    let mut found: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    let Some(list) = case.context.codelist(dimension.as_str()) else { return found };
    match hierarchy {
        Some(id) => {
            let named =
                case.context.pack.hierarchies.iter().filter(|known| known.id == *id && known.codelist == list.id);
            found
                .extend(named.flat_map(|known| &known.groups).map(|group| (group.code.clone(), group.members.clone())));
        }
        None => {
            for code in list.codes() {
                if let Some(parent) = &code.parent {
                    found.entry(parent.clone()).or_default().push(code.id.clone());
                }
            }
        }
    }
    found
}

fn parts_under(members: &BTreeMap<Id, Vec<Id>>, whole: &Id, depth: usize) -> Vec<Part> {
    let Some(codes) = members.get(whole).filter(|_| depth > 0) else { return Vec::new() };
    codes.iter().map(|code| Part { code: code.clone(), under: parts_under(members, code, depth - 1) }).collect()
}

impl Part {
    fn add_codes<'p>(&'p self, codes: &mut Vec<&'p Id>) {
        codes.push(&self.code);
        self.under.iter().for_each(|part| part.add_codes(codes));
    }

    /// The rows that make up this part: its own, or those of the codes under it.
    fn add_rows(&self, by_code: &BTreeMap<&Id, usize>, rows: &mut Vec<usize>) {
        match by_code.get(&self.code) {
            Some(&row) => rows.push(row),
            None => self.under.iter().for_each(|part| part.add_rows(by_code, rows)),
        }
    }
}

impl Known {
    /// Of some rows; none stands for a part that is not there.
    fn of(case: &Case<'_>, rows: impl Iterator<Item = Option<usize>>) -> Self {
        rows.fold(Self::default(), |mut known, row| {
            match row.and_then(|row| case.columns.value(row)) {
                Some(value) => known.values.push(value),
                None => known.is_open = true,
            }
            known
        })
    }
}

impl Family {
    fn named(&self) -> Vec<&Id> {
        let mut codes: Vec<&Id> = self.rest.iter().chain(&self.optional).chain([&self.whole]).collect();
        self.parts.iter().for_each(|part| part.add_codes(&mut codes));
        codes
    }

    /// The row of the whole and what it should be, if the parts that are there disagree with it.
    fn disagreement(
        &self,
        (check, additive): (&Check, Option<&Additive<'_>>),
        case: &Case<'_>,
        by_code: &BTreeMap<&Id, usize>,
    ) -> Option<(usize, Sum)> {
        let Check::SumOfParts { tolerance, rounding, unnamed_rest, .. } = check else { return None };
        let row = *by_code.get(&self.whole)?;
        let whole = case.columns.value(row)?;
        let known = self.known(case, by_code);
        let rest = Known::of(case, self.rest.iter().filter_map(|code| by_code.get(code)).map(|&row| Some(row)));
        let with_rest: Vec<f64> = known.values.iter().chain(&rest.values).copied().collect();
        let agree = |values: &[f64]| {
            let sum: f64 = values.iter().sum();
            (sum - whole).abs() <= tolerance + f64::EPSILON * sum.abs() || (*rounding && is_rounding(values, whole))
        };
        // A sender may count the rest under one of the parts as well.
        if known.values.is_empty() || agree(&known.values) || agree(&with_rest) {
            return None;
        }
        if known.is_open || rest.is_open {
            let sum: f64 = known.values.iter().sum();
            let is_counted = additive.is_some_and(|additive| additive.holds(case, row));
            // That a single part is more than its whole is told of every file, and more clearly.
            let is_more = is_counted && known.values.len() > 1 && sum > whole;
            return is_more.then_some((row, Sum { whole, parts: sum, is_rest: false }));
        }
        let parts: f64 = with_rest.iter().sum();
        let is_less = parts < whole;
        let is_too_few = !self.is_strict && known.values.len() < 2 && is_less;
        (!is_too_few || *unnamed_rest).then_some((row, Sum { whole, parts, is_rest: is_less && *unnamed_rest }))
    }

    /// What is known of the parts. Those that no rule names are not missed.
    fn known(&self, case: &Case<'_>, by_code: &BTreeMap<&Id, usize>) -> Known {
        let there = |code: &Id| by_code.get(code).copied();
        if self.is_strict {
            let named = self.parts.iter().map(|part| there(&part.code));
            return Known::of(case, named.chain(self.optional.iter().filter_map(there).map(Some)));
        }
        let mut rows = Vec::new();
        self.parts.iter().for_each(|part| part.add_rows(by_code, &mut rows));
        Known::of(case, rows.into_iter().map(Some))
    }
}

/// Whether rounding to the last digit that any of them shows may have made the difference.
fn is_rounding(values: &[f64], whole: f64) -> bool {
    let decimals = common_decimals(values.iter().copied().chain([whole]));
    let parts: Vec<_> = values.iter().map(|value| with_decimals(*value, decimals)).collect();
    matches!(sum_agrees(&parts, &with_decimals(whole, decimals)), Agreement::Exact | Agreement::WithinRounding)
}
