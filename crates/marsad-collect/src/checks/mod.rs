//! Checks of what was read, one file each.
//!
//! Some look at every file; the others are asked for by a rule of the pack ([`marsad_model::Check`]). The statistics
//! behind them are in `methods`, the language of formulas in `formula`.

mod additive;
mod age_heaping;
mod calendar_years;
mod case;
mod complete;
mod cumulative;
mod currency;
mod digit_preference;
mod duplicate_key;
mod families;
pub(crate) mod formula;
mod group_of_sum;
mod growth;
mod keys;
mod matching;
mod no_data;
mod outlier;
mod part_of_year;
mod part_over_whole;
mod period_conflict;
mod plausible;
mod points;
mod printed;
mod printed_columns;
mod range;
mod recorded_ages;
mod scale;
mod selection;
mod share;
mod source_ratio;
mod stock_account;
mod stock_flow;
mod sum_of_parts;
mod undated;
mod unusual_unit;
mod whole_of_parts;

use marsad_model::{Check, Finding, ObservationColumns, OutlierMethod, Rule, Severity};

use crate::reading::beside::Beside;
use crate::reading::log::Log;
use crate::{Context, Reading};
use case::{Case, place};
pub(crate) use printed_columns::TableValues;

/// Files with more observations than this are looked at series by series, and part by part, only where a rule asks for it.
const SERIES_ROWS_MAX: usize = 2_000_000;

/// Runs every check; findings are added, and of two rows with the same key the first stays.
pub(crate) fn run(context: &Context<'_>, file: &str, reading: &mut Reading) {
    let mut log = Log::default();
    if let Some(undated) = reading.undated.take() {
        undated::run(&Case { context, file, columns: &undated }, &mut log);
    }
    no_data::run(file, reading, &mut log);
    duplicate_key::run(file, reading, &mut log);
    plausible::run(context, file, &reading.columns, &mut log);
    unusual_unit::run(context, file, &reading.columns, &mut log);
    calendar_years::run(context, file, reading, &mut log);
    run_on_rows(&Case { context, file, columns: &reading.columns }, &mut log);
    reading.findings.extend(log.into_findings());
    reading.findings.sort_by(|a, b| {
        (&a.place.sheet, a.place.row, a.place.column).cmp(&(&b.place.sheet, b.place.row, b.place.column))
    });
}

/// The findings about rows that were read before, beside what `context` knows.
pub fn check_rows(context: &Context<'_>, file: &str, columns: &ObservationColumns) -> Vec<Finding> {
    let mut log = Log::default();
    run_on_rows(&Case { context, file, columns }, &mut log);
    log.into_findings()
}

/// What cells say of each other, whichever files brought them: errors and warnings of rules that relate cells, and of sums
/// of parts. What most totals of a table do is left out: it is a hint about one file.
pub fn check_cells(context: &Context<'_>, file: &str, columns: &ObservationColumns) -> Vec<Finding> {
    let (mut log, case) = (Log::default(), Case { context, file, columns });
    let rules = context.rules.iter().filter(|rule| rule.check.relates_cells());
    rules.for_each(|rule| run_rule(rule, &case, &mut log));
    run_on_parts(&case, &mut log);
    let is_hint = |finding: &Finding| finding.arguments.get("along").is_some_and(|along| along == "others");
    log.into_findings().into_iter().filter(|finding| finding.severity != Severity::Note && !is_hint(finding)).collect()
}

fn run_on_rows(case: &Case<'_>, log: &mut Log) {
    if case.columns.len() <= SERIES_ROWS_MAX {
        run_unasked(case, log);
    }
    case.context.rules.iter().for_each(|rule| run_rule(rule, case, log));
    run_on_parts(case, log);
}

/// Wholes and their parts, once the rules have said what they find.
fn run_on_parts(case: &Case<'_>, log: &mut Log) {
    if case.columns.len() <= SERIES_ROWS_MAX {
        part_over_whole::run_unasked(case, log);
        whole_of_parts::run_unasked(case, log);
    }
}

/// Holds what a table prints in columns that are not read against what was read of it: derived numbers, and ages.
pub(crate) fn held_beside(
    context: &Context<'_>,
    (file, sheet): (&str, &str),
    (values, beside): (TableValues<'_>, &Beside),
) -> Vec<Finding> {
    let place = printed_columns::TablePlace { file, sheet };
    let mut found = printed_columns::contradictions(place, (values, &beside.printed[..]));
    found.extend(beside.ages.iter().flat_map(|ages| recorded_ages::heaped(context, place, ages)));
    found
}

/// What is looked at in every file, unless the pack asks for it in its own way.
fn run_unasked(case: &Case<'_>, log: &mut Log) {
    let is_asked = |is_it: fn(&Check) -> bool| case.context.rules.iter().any(|rule| is_it(&rule.check));
    period_conflict::run_unasked(case, log);
    part_of_year::run_unasked(case, log);
    if !is_asked(|check| matches!(check, Check::Cumulative { .. })) {
        cumulative::run_unasked(case, log);
    }
    if !is_asked(|check| matches!(check, Check::Scale { .. })) {
        scale::run_unasked(case, log);
    }
    if !is_asked(|check| matches!(check, Check::Outlier { method: OutlierMethod::Mad, .. })) {
        outlier::run_unasked(case, log);
    }
}

fn run_rule(rule: &Rule, case: &Case<'_>, log: &mut Log) {
    let check = match &rule.check {
        Check::Range { .. } => range::run,
        Check::SumOfParts { .. } => sum_of_parts::run,
        Check::Share { .. } => share::run,
        Check::Growth { .. } => growth::run,
        Check::Outlier { .. } => outlier::run,
        Check::Cumulative { .. } => cumulative::run,
        Check::Scale { .. } => scale::run,
        Check::StockFlow { .. } => stock_flow::run,
        Check::StockAccount { .. } => stock_account::run,
        Check::SourceRatio { .. } => source_ratio::run,
        Check::Currency { .. } => currency::run,
        Check::AgeHeaping { .. } => age_heaping::run,
        Check::DigitPreference { .. } => digit_preference::run,
        Check::Completeness { .. } => complete::run,
        Check::Formula { .. } => formula::run,
    };
    check(rule, case, log);
}
