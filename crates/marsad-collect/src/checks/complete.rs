//! What was agreed is there: codes and their combinations in every period, periods of the file, no gap in a series, and none
//! between it and what was accepted before.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Check, FindingCode, Id, Only, Rule, TimePeriod};

use super::case::{Asked, Case};
use super::keys::Keys;
use super::matching::Matching;
use super::selection::Selection;
use crate::formula::shifted;
use crate::methods::completeness::completeness;
use crate::reading::log::Log;

/// How many missing things one finding names.
const NAMED_MAX: usize = 20;
/// How long a gap is counted.
const GAP_MAX: usize = 1200;
/// More combinations than these nobody agrees on.
const CELLS_MAX: usize = 100_000;

pub(super) fn run(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Completeness { dimension, codes, cells, once_begun, periods, only, .. } = &rule.check else { return };
    let of_codes = dimension.iter().filter(|_| !codes.is_empty()).map(|dimension| vec![(dimension, &codes[..])]);
    let of_cells = (!cells.is_empty()).then(|| cells.iter().map(|(id, codes)| (id, &codes[..])).collect());
    for wanted in of_codes.chain(of_cells) {
        missing_cells(rule, case, &Wanted { codes: wanted, once_begun: *once_begun }, log);
    }
    let asked = Selection::new(case.columns, only);
    if !periods.is_empty() {
        let mut there: BTreeSet<u32> = BTreeSet::new();
        there.extend(
            (0..case.columns.len()).filter(|&row| asked.holds(row)).map(|row| case.columns.periods.places.get(row)),
        );
        let there: Vec<TimePeriod> = there.iter().map(|&at| case.columns.periods.words[at as usize].clone()).collect();
        let found = completeness(periods, &there);
        if !found.missing.is_empty() {
            let finding = case.of_file(Asked::by(rule), FindingCode::Incomplete);
            let finding = finding.with("what", "periods").with("expected", named(periods));
            log.add(finding.with("missing", named(&found.missing)));
        }
    }
    gaps(rule, case, log);
}

/// Codes of one or several dimensions, of which a period must have every combination.
struct Wanted<'r> {
    codes: Vec<(&'r Id, &'r [Id])>,
    /// Whether nothing is expected of a period that has none of them.
    once_begun: bool,
}

impl<'r> Wanted<'r> {
    /// Every combination, the codes in the order of the dimensions.
    fn cells(&self) -> Vec<Vec<&'r Id>> {
        let mut cells: Vec<Vec<&'r Id>> = vec![Vec::new()];
        for &(_, codes) in &self.codes {
            let with = |cell: &Vec<&'r Id>, code: &'r Id| {
                let mut longer = cell.clone();
                longer.push(code);
                longer
            };
            cells = codes.iter().flat_map(|code| cells.iter().map(move |cell| with(cell, code))).collect();
        }
        cells
    }

    /// `ISLE XM-L, XM-S × SEX F, M`.
    fn text(&self) -> String {
        let texts: Vec<String> = self.codes.iter().map(|(id, codes)| format!("{id} {}", named(codes))).collect();
        texts.join(" × ")
    }
}

/// Combinations of codes that a period of the file has not.
fn missing_cells(rule: &Rule, case: &Case<'_>, wanted: &Wanted<'_>, log: &mut Log) {
    let columns = case.columns;
    let place = |(id, _): &(&Id, &[Id])| columns.structure.dimension_place(id.as_str());
    let Some(places) = wanted.codes.iter().map(place).collect::<Option<Vec<usize>>>() else { return };
    if wanted.codes.iter().fold(1_usize, |count, (_, codes)| count.saturating_mul(codes.len())) > CELLS_MAX {
        return log.add(case.unusable(Asked::by(rule), wanted.text()));
    }
    let asked = Selection::new(columns, rule.check.only().unwrap_or(&Only::new()));
    let mut there: BTreeMap<u32, BTreeSet<Vec<u32>>> = BTreeMap::new();
    for row in (0..columns.len()).filter(|&row| asked.holds(row)) {
        let cell = places.iter().map(|&at| columns.dimensions[at].places.get(row)).collect();
        there.entry(columns.periods.places.get(row)).or_default().insert(cell);
    }
    let expected: Vec<Vec<&Id>> = wanted.cells();
    let all = there.len();
    let mut lacking: Vec<(Vec<String>, Vec<&TimePeriod>)> = Vec::new();
    for (period, cells) in there {
        let words = |cell: Vec<u32>| -> Vec<&Id> {
            places
                .iter()
                .zip(cell)
                .filter_map(|(&at, place)| columns.dimensions[at].words.get(place as usize))
                .collect()
        };
        let present: Vec<Vec<&Id>> = cells.into_iter().map(words).collect();
        let found = completeness(&expected, &present);
        if found.missing.is_empty() || wanted.once_begun && found.share == Some(0.0) {
            continue;
        }
        let missing: Vec<String> = found.missing.iter().map(|cell| key(cell)).collect();
        let period = &columns.periods.words[period as usize];
        match lacking.iter_mut().find(|(known, _)| *known == missing) {
            Some((_, periods)) => periods.push(period),
            None => lacking.push((missing, vec![period])),
        }
    }
    for (missing, periods) in lacking {
        let finding = case.of_file(Asked::by(rule), FindingCode::Incomplete);
        let finding = finding.with("expected", format!("{} ({})", wanted.text(), periods_text(periods, all)));
        log.add(finding.with("what", "codes").with("missing", named(&missing)));
    }
}

/// Periods that lack the same, in the order of time; the first and the last where they are all of a file.
fn periods_text(mut periods: Vec<&TimePeriod>, all: usize) -> String {
    periods.sort_unstable();
    match periods[..] {
        [first, _, .., last] if periods.len() == all => format!("{first} … {last}"),
        _ => named(&periods),
    }
}

/// The codes of a combination with stops between them, as in the key of a series.
fn key(cell: &[&Id]) -> String {
    cell.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(".")
}

/// What is looked at as one series: one, or those that differ only in dimensions in which what is absent counts none.
#[derive(Default)]
struct Line<'c> {
    /// The first row of each of its series.
    rows: BTreeMap<u128, usize>,
    periods: BTreeSet<&'c TimePeriod>,
}

/// Two periods, and those that are not there between them.
type Skipped = ([String; 2], Vec<String>);

/// The series that skip the same periods, and the first of their rows.
struct Gap {
    row: usize,
    series: Vec<String>,
}

/// Series that skip a period: between their first and their last in the file, or before the first, as the rule asks. Those
/// that skip the same are told together.
fn gaps(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let Check::Completeness { without_gaps, following, absent_is_none, only, .. } = &rule.check else { return };
    if !without_gaps && !following {
        return;
    }
    let (keys, asked) = (Keys::new(case.columns), Selection::new(case.columns, only));
    let time = case.columns.dimensions.len();
    let together = absent_is_none.iter().filter_map(|id| case.columns.structure.dimension_place(id.as_str()));
    let together: Vec<usize> = together.collect();
    let without: Vec<usize> = together.iter().copied().chain([time]).collect();
    let mut lines: BTreeMap<u128, Line<'_>> = BTreeMap::new();
    for row in (0..case.columns.len()).filter(|&row| asked.holds(row)) {
        let Some(period) = case.columns.periods.word(row) else { continue };
        let line = lines.entry(keys.rest(row, &without)).or_default();
        line.rows.entry(keys.rest(row, &[time])).or_insert(row);
        line.periods.insert(period);
    }
    let before = if *following { Accepted::of(case) } else { None };
    let mut gaps: BTreeMap<Skipped, Gap> = BTreeMap::new();
    for line in lines.values() {
        if *without_gaps {
            note_gap(case, &together, (line, &line.periods), &mut gaps);
        }
        let last = before.as_ref().and_then(|before| before.last_before(line));
        if let (Some(last), Some(first)) = (last, line.periods.first()) {
            note_gap(case, &together, (line, &BTreeSet::from([last, *first])), &mut gaps);
        }
    }
    let mut gaps: Vec<(Skipped, Gap)> = gaps.into_iter().collect();
    gaps.sort_by_key(|(_, gap)| gap.row);
    for ((ends, missing), gap) in gaps {
        let finding = case.in_series(Asked::by(rule), FindingCode::Incomplete, gap.row);
        let expected = format!("{} {}", named(&gap.series), ends.join(" … "));
        let [first, last] = ends;
        let finding = finding.with("what", "gap").with("first", first).with("last", last);
        let finding = finding.with("count", gap.series.len()).with("expected", expected);
        log.add(finding.with("missing", named(&missing)));
    }
}

/// Notes the periods that are not there between the first and the last of some, if any is missing.
fn note_gap(
    case: &Case<'_>,
    together: &[usize],
    (line, there): (&Line<'_>, &BTreeSet<&TimePeriod>),
    gaps: &mut BTreeMap<Skipped, Gap>,
) {
    let missing = between(there);
    let row = line.rows.values().min();
    let (Some(&row), Some(first), Some(last), false) = (row, there.first(), there.last(), missing.is_empty()) else {
        return;
    };
    let (series, ends) = (key_of_all(case, row, together), [first, last].map(ToString::to_string));
    let gap = gaps.entry((ends, missing)).or_insert(Gap { row, series: Vec::new() });
    gap.row = gap.row.min(row);
    gap.series.push(series);
}

/// The key of the series of a row, with a star for the dimensions whose codes are looked at together.
fn key_of_all(case: &Case<'_>, row: usize, together: &[usize]) -> String {
    let dimensions = case.columns.dimensions.iter().enumerate();
    let words = dimensions
        .filter_map(|(at, column)| if together.contains(&at) { Some("*") } else { column.word(row).map(Id::as_str) });
    words.collect::<Vec<_>>().join(".")
}

/// The periods of the series of the file that were accepted before.
struct Accepted<'a> {
    matching: Matching<'a>,
    periods: BTreeMap<u128, Vec<&'a TimePeriod>>,
}

impl<'a> Accepted<'a> {
    /// None where nothing was.
    fn of(case: &Case<'a>) -> Option<Self> {
        let table = case.context.history?;
        let matching = Matching::new(case.columns, table, &Only::new())?;
        let periods = matching.periods_by_series(table);
        Some(Self { matching, periods })
    }

    /// The last period of some series that was accepted before the first of the file.
    fn last_before(&self, line: &Line<'_>) -> Option<&'a TimePeriod> {
        let first = line.periods.first()?;
        let all = line.rows.values().filter_map(|&row| self.periods.get(&self.matching.series(row)));
        all.flatten().copied().filter(|period| period < first).max()
    }
}

/// The periods between those that are there, where their form tells how they follow each other.
fn between(there: &BTreeSet<&TimePeriod>) -> Vec<String> {
    let texts: BTreeSet<&str> = there.iter().map(|period| period.as_str()).collect();
    let (Some(first), Some(last)) = (there.first(), there.last()) else { return Vec::new() };
    let next = |by: usize| shifted(first, i32::try_from(by).ok()?).filter(|text| text != last.as_str());
    let all: Option<usize> = (1..=GAP_MAX).find(|&by| next(by).is_none());
    let steps = (1..all.unwrap_or(0)).filter_map(next);
    let is_reached = all.and_then(|by| shifted(first, by as i32)).is_some_and(|text| text == last.as_str());
    if is_reached { steps.filter(|text| !texts.contains(text.as_str())).collect() } else { Vec::new() }
}

fn named<T: ToString>(things: &[T]) -> String {
    let mut names: Vec<String> = things.iter().take(NAMED_MAX).map(ToString::to_string).collect();
    if things.len() > NAMED_MAX {
        names.push("…".to_owned());
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use marsad_model::Id;

    use super::{Wanted, key};

    #[test]
    fn every_combination_of_codes_is_expected_once() {
        let ids = ["GEO", "N", "S", "SEX", "F", "M"].map(Id::literal);
        let [geo, north, south, sex, women, men] = &ids;
        let (places, sexes) = ([north.clone(), south.clone()], [women.clone(), men.clone()]);
        let wanted = Wanted { codes: vec![(geo, &places[..]), (sex, &sexes[..])], once_begun: false };
        let cells: Vec<String> = wanted.cells().iter().map(|cell| key(cell)).collect();
        assert_eq!(cells, ["N.F", "S.F", "N.M", "S.M"]);
        assert_eq!(wanted.text(), "GEO N, S × SEX F, M");
    }
}
