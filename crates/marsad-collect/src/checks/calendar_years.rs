//! Calendar years in a file whose profile has years that begin within one and end in the next, as `2022/2023` does: they are
//! read as they stand, and a year of studies may be meant.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Profile, Severity, TIME_PERIOD, TimePeriod, written_code};

use super::place;
use crate::reading::log::Log;
use crate::reading::time::{is_calendar_year, is_over_two_years};
use crate::{Context, Reading};

/// Tells each calendar year once for each sheet, at its first value.
pub(super) fn run(context: &Context<'_>, file: &str, reading: &Reading, log: &mut Log) {
    let columns = &reading.columns;
    let is_open = |period: &TimePeriod| is_calendar_year(period) && !is_told(reading, period);
    let open: Vec<bool> = columns.periods.words.iter().map(is_open).collect();
    if !open.contains(&true) || context.is_sdmx() || !has_other_years_alone(context.profile) {
        return;
    }
    let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
    // One calendar year in the profile is enough: the same is asked for at each.
    let mut setting: Option<String> = None;
    for row in 0..columns.len() {
        let period = columns.periods.places.get(row);
        if open.get(period as usize) == Some(&true) && told.insert((columns.sheets.places.get(row), period)) {
            let year = columns.periods.word(row).map(ToString::to_string).unwrap_or_default();
            let setting = setting.get_or_insert_with(|| format!("\"{year}\" = \"{year}\""));
            let finding = Finding::new(FindingCode::CalendarYear, Severity::Warning, place(file, columns, row));
            log.add(finding.with("setting", setting).with_value(year));
        }
    }
}

/// Whether a title that was followed to a period was told with a warning already.
fn is_told(reading: &Reading, period: &TimePeriod) -> bool {
    let is_it = |finding: &Finding| {
        let taken = finding.arguments.get("taken");
        let is_followed = finding.code == FindingCode::FollowedTitle && finding.severity == Severity::Warning;
        is_followed && taken.is_some_and(|taken| taken == period.as_str())
    };
    reading.findings.iter().any(is_it)
}

/// Whether the years of a profile are years over two, and none that a person wrote there is a calendar year.
fn has_other_years_alone(profile: &Profile) -> bool {
    let read = |text: &str| profile.reporting_year.period(text).ok();
    let words = profile.codes.get(TIME_PERIOD).into_iter().flatten();
    let words: Vec<(&String, TimePeriod)> =
        words.filter_map(|(word, period)| Some((word, read(&written_code(period))?))).collect();
    // `"2022" = "2022-09-01/P1Y"`: twelve months may be anything else.
    let is_of_two = |(word, period): &(&String, TimePeriod)| {
        is_over_two_years(period) && word.contains(&period.start().date().year().to_string())
    };
    let of_tables = profile.tables.iter().flat_map(|table| {
        let of_columns = table.column.iter().filter_map(|column| column.period.as_deref());
        table.period.as_deref().into_iter().chain(of_columns)
    });
    let has_such = !profile.reporting_year.is_calendar() || words.iter().any(is_of_two);
    let mut written = of_tables.filter_map(read).chain(words.into_iter().map(|(_, period)| period));
    has_such && !written.any(|period| is_calendar_year(&period))
}
