//! What the structure itself says of a value: whole numbers are whole, and a period is of the frequency of its row.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Finding, FindingCode, Frequency, Id, ObservationColumns, Severity, TimePeriod, Values};

use super::place;
use crate::Context;
use crate::formula::shifted;
use crate::reading::log::Log;
use crate::reading::time::frequency_codes;

pub(super) fn run(context: &Context<'_>, file: &str, columns: &ObservationColumns, log: &mut Log) {
    run_values(file, columns, log);
    wrong_frequency(file, columns, log);
    unusual_frequency(context, file, columns, log);
    running_totals(context, file, columns, log);
}

/// What the values say alone, whenever they are of.
pub(super) fn run_values(file: &str, columns: &ObservationColumns, log: &mut Log) {
    if columns.structure.measure.decimals == 0 {
        not_whole(file, columns, log);
    }
    too_large(file, columns, log);
}

/// No count and no amount of a country is larger: such a number is a slip of the pen or of a program.
const VALUE_MAX: f64 = 1e15;

fn too_large(file: &str, columns: &ObservationColumns, log: &mut Log) {
    if matches!(columns.values, Values::Whole(_)) {
        return;
    }
    for row in columns.values.outside(-VALUE_MAX, VALUE_MAX) {
        let finding = Finding::new(FindingCode::OutOfRange, Severity::Error, place(file, columns, row));
        let value = columns.value(row).map(|value| value.to_string()).unwrap_or_default();
        log.add(finding.with_value(value).with("rule", "none").with("bounds", "≤ 10¹⁵"));
    }
}

fn not_whole(file: &str, columns: &ObservationColumns, log: &mut Log) {
    if matches!(columns.values, Values::Whole(_)) {
        return;
    }
    let values = columns.values.iter().enumerate().filter_map(|(row, value)| Some((row, value?)));
    for (row, value) in values.filter(|(_, value)| value.fract() != 0.0) {
        let finding = Finding::new(FindingCode::NotWhole, Severity::Error, place(file, columns, row));
        log.add(finding.with_value(value.to_string()));
    }
}

/// Only forms that tell their frequency are judged; a range may be of any.
fn wrong_frequency(file: &str, columns: &ObservationColumns, log: &mut Log) {
    let Some(said) = columns.structure.dimension_place("FREQ").and_then(|at| columns.dimensions.get(at)) else {
        return;
    };
    let told: Vec<Option<String>> =
        columns.periods.words.iter().map(|period| period.frequency().map(|told| format!("{told:?}"))).collect();
    let is_judged = |code: &str| ["A", "S", "T", "Q", "M", "W", "D", "I"].contains(&code);
    // Which pairs of a frequency and a period contradict each other is decided once for each pair.
    let wrong: Vec<Vec<bool>> = said
        .words
        .iter()
        .map(|code| {
            let is_wrong = |told: &Option<String>| told.as_ref().is_some_and(|told| *code != told.as_str());
            told.iter().map(|told| is_judged(code.as_str()) && is_wrong(told)).collect()
        })
        .collect();
    if wrong.iter().flatten().all(|is_wrong| !is_wrong) {
        return;
    }
    for row in 0..columns.len() {
        let (code, period) = (said.places.get(row) as usize, columns.periods.places.get(row) as usize);
        if wrong.get(code).and_then(|periods| periods.get(period)) == Some(&true) {
            let finding = Finding::new(FindingCode::WrongFrequency, Severity::Error, place(file, columns, row));
            let period = &columns.periods.words[period];
            log.add(finding.with_value(period.to_string()).with("expected", &said.words[code]));
        }
    }
}

/// A `3 mois 2024` that was read as March looks right by itself: that a dataflow of years has a month is what shows it.
///
/// It is told once for each sheet and frequency, at the first value; as a note where the periods follow each other, because
/// what is misread does not.
fn unusual_frequency(context: &Context<'_>, file: &str, columns: &ObservationColumns, log: &mut Log) {
    let usual = usual_frequencies(context);
    let Some(expected) = usual.first().filter(|_| !context.says_frequency()) else { return };
    let told = |period: &TimePeriod| match period.frequency() {
        Some(told) => Some(format!("{told:?}")),
        // A range of a year or less is as often as it is long; one of several years is of no frequency.
        None if is_within_a_year(period) => frequency_codes(period).last().map(|code| (*code).to_owned()),
        None => None,
    };
    let unusual: Vec<Option<String>> =
        columns.periods.words.iter().map(|period| told(period).filter(|told| !usual.contains(told))).collect();
    if unusual.iter().all(Option::is_none) {
        return;
    }
    let mut first: BTreeMap<(u32, &str), (usize, BTreeSet<u32>)> = BTreeMap::new();
    for row in 0..columns.len() {
        let period = columns.periods.places.get(row);
        if let Some(Some(told)) = unusual.get(period as usize) {
            let of_sheet = first.entry((columns.sheets.places.get(row), told.as_str()));
            of_sheet.or_insert_with(|| (row, BTreeSet::new())).1.insert(period);
        }
    }
    let mut first: Vec<(usize, BTreeSet<u32>)> = first.into_values().collect();
    first.sort_unstable();
    for (row, periods) in first {
        let periods: BTreeSet<&TimePeriod> = periods.iter().map(|&at| &columns.periods.words[at as usize]).collect();
        let severity = if is_run(&periods) { Severity::Note } else { Severity::Warning };
        let finding = Finding::new(FindingCode::UnusualFrequency, severity, place(file, columns, row));
        let period = columns.periods.word(row).map(ToString::to_string).unwrap_or_default();
        log.add(finding.with_value(period).with("expected", expected));
    }
}

/// How many periods that follow each other are no misreading.
const RUN_MIN: usize = 4;
/// The same for quarters: four may be the totals since January of one year.
const RUN_MIN_OF_QUARTERS: usize = 5;

/// How many days are no misreading, with or without others between them: nothing happened on those, and no title or
/// header has as many.
const DAYS_MIN: usize = 12;

/// Whether some periods follow each other, and are enough to be no misreading.
fn is_run(periods: &BTreeSet<&TimePeriod>) -> bool {
    if periods.len() >= DAYS_MIN && periods.iter().all(|period| period.frequency() == Some(Frequency::D)) {
        return true;
    }
    let is_of_quarters = periods.first().is_some_and(|period| period.frequency() == Some(Frequency::Q));
    let least = if is_of_quarters { RUN_MIN_OF_QUARTERS } else { RUN_MIN };
    let mut pairs = periods.iter().zip(periods.iter().skip(1));
    periods.len() >= least && pairs.all(|(one, next)| shifted(one, 1).is_some_and(|text| text == next.as_str()))
}

/// Where the dataflow keeps totals since January under the day up to which they count, a month or a quarter may be such a
/// total or its own figure: it is told once for each sheet, at the first value.
fn running_totals(context: &Context<'_>, file: &str, columns: &ObservationColumns, log: &mut Log) {
    use Frequency::{A, M, Q, S, T};
    if !context.keeps_days() {
        return;
    }
    let is_part = |period: &TimePeriod| matches!(period.frequency(), Some(A | S | T | Q | M));
    let parts: Vec<bool> = columns.periods.words.iter().map(is_part).collect();
    if !parts.contains(&true) {
        return;
    }
    let mut first: BTreeMap<u32, (usize, u64)> = BTreeMap::new();
    for row in 0..columns.len() {
        if parts.get(columns.periods.places.get(row) as usize) == Some(&true) {
            first.entry(columns.sheets.places.get(row)).or_insert((row, 0)).1 += 1;
        }
    }
    for (row, count) in first.into_values() {
        let period = columns.periods.word(row).map(ToString::to_string).unwrap_or_default();
        let finding = Finding::new(FindingCode::RunningTotal, Severity::Warning, place(file, columns, row));
        let mut finding = finding.with_value(period).with("what", "month").with("period", "");
        finding.more = count - 1;
        log.add(finding);
    }
}

/// Whether a period lasts a year or less.
fn is_within_a_year(period: &TimePeriod) -> bool {
    let (start, end) = (period.start().date(), period.end().date());
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month());
    (1..=12).contains(&months) && start.day() == end.day()
}

/// How often the data of the dataflow come, as far as it is known: as was agreed, as what was accepted came, and then as
/// they are shown. None where nobody agreed on anything and nothing was accepted.
fn usual_frequencies(context: &Context<'_>) -> BTreeSet<String> {
    let agreements = context.pack.agreements.iter().filter(|agreement| agreement.dataflow == *context.dataflow);
    let agreed = agreements.map(|agreement| format!("{:?}", agreement.frequency));
    let shown = context.selection.get("FREQ").map(ToString::to_string);
    // A dataflow of changes between any two moments has no rhythm of its own.
    let is_judged = |code: &String| ["A", "S", "T", "Q", "M", "W", "D"].contains(&code.as_str());
    let is_open = shown.as_ref().is_some_and(|code| !is_judged(code));
    let mut usual: BTreeSet<String> = agreed.chain(accepted(context)).filter(is_judged).collect();
    if is_open || usual.is_empty() {
        return BTreeSet::new();
    }
    usual.extend(shown);
    usual
}

/// The frequencies of what was accepted before.
fn accepted(context: &Context<'_>) -> BTreeSet<String> {
    let Some(history) = context.history else { return BTreeSet::new() };
    let Some(place) = history.structure.dimension_place("FREQ") else { return BTreeSet::new() };
    let mut codes: Vec<&Id> =
        history.observations().iter().filter_map(|observation| observation.key.get(place)).collect();
    codes.dedup();
    codes.into_iter().map(Id::to_string).collect()
}
