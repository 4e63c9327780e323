//! The year of a title beside those of the table below it: `Année 2025` over columns of 2023 and 2024 is a title or a row of
//! headers that was forgotten when the file of the year before was copied.
//!
//! Does not hold: a period that the profile fixes or takes from a title or from the name of a sheet, which `said::periods`
//! looks at.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, ObservationColumns, Severity, TableLayout, TimePeriod};

use super::Context;
use super::outside_lines::masked;
use super::plan::Plan;
use super::said::{Around, Titled, place_of};
use super::time::is_calendar_year;
use crate::titles::{self, Said, may_be_of_other_year, years_of};

/// What is told of a title that says another year than the table below it, where the profile has the same title of a year.
pub(super) fn tell(
    context: &Context<'_>,
    around: Around<'_>,
    (plan, columns): (&Plan<'_, '_>, &ObservationColumns),
) -> Option<Finding> {
    let is_open = !plan.lacks_period && around.layout.period.is_none();
    let titled = plan.titled.as_ref().filter(|titled| is_open && !titled.is_followed)?;
    let at = titled.at.filter(|_| is_calendar_year(&titled.period))?;
    let year = titled.period.start().date().year();
    let before = year_before(context, around.layout, titled)?;
    let read = years_read(&columns.periods.words)?;
    let headers = plan.headers.iter().flat_map(|header| years_of(header));
    let all: BTreeSet<i16> = read.iter().copied().chain(headers).collect();
    let last = *all.last()?;
    let is_other = match last_named(around.layout) {
        // In the file of the profile the title had the last year of the columns, or it never had one of theirs.
        Some(named) => named == before && last != year,
        None => before != year && !all.contains(&year) && !may_be_of_other_year(&titled.text),
    };
    let finding = || {
        let place = place_of(around.file, around.sheet, Some(at));
        let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, place).with_value(&titled.text);
        finding.with("what", "year-of-columns").with("taken", last).with("found", year).with("said", "")
    };
    is_other.then(finding)
}

/// The year that the same title says in the profile, where it is the same but for its numbers.
fn year_before(context: &Context<'_>, layout: &TableLayout, titled: &Titled) -> Option<i16> {
    let habits = titles::habits(context, context.habits(layout));
    let heard = masked(&titled.text);
    let mut said = layout.said.iter().filter(|said| masked(&said.text) == heard);
    said.find_map(|said| match titles::title_period(&said.text, habits) {
        Said::Period(told) => told.period.parse().ok(),
        _ => None,
    })
}

/// The years of the periods of a table; none where it has no period, or one that runs over the end of a year, as years of
/// studies do.
fn years_read(periods: &[TimePeriod]) -> Option<BTreeSet<i16>> {
    let year_of = |period: &TimePeriod| {
        let first = period.start().date().year();
        let last = period.end().date().yesterday().ok()?.year();
        (first == last).then_some(first)
    };
    let years: BTreeSet<i16> = periods.iter().map(year_of).collect::<Option<_>>()?;
    Some(years).filter(|years| !years.is_empty())
}

/// The last year that the headers of a profile name.
fn last_named(layout: &TableLayout) -> Option<i16> {
    let headers = layout.column.iter().map(|column| &column.header).chain(&layout.skip);
    headers.flat_map(|header| years_of(header)).max()
}
