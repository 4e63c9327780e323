//! What the name of a sheet and the lines above a table say of the quality of all its values, by what stands behind the year of
//! its period there: `Victimes identifiées en 2022* par gouvernorat`, `2022 (p)`.
//!
//! Does not hold: which period a table has, which `said` follows, nor periods in headers and rows, which `time` reads.

use marsad_model::{CellName, Finding, TIME_PERIOD, TableLayout, TimePeriod};

use super::Context;
use super::narrower::lines_above;
use super::new_marks::unknown_mark;
use super::said::{Around, place_of};
use crate::values::periods::{self, Moment};
use crate::values::qualities;

/// The status of all values of a table, and the text that says it.
#[derive(Clone, Copy)]
pub(super) struct MarkedPeriod<'s> {
    pub status: &'static str,
    pub text: &'s str,
}

impl<'s> MarkedPeriod<'s> {
    /// What the texts around a table say; the layout is the one that this file is read by.
    pub(super) fn of(context: &Context<'_>, around: Around<'s>, layout: &TableLayout) -> Option<Self> {
        let period = period_of(context, around, layout)?;
        let status = |text: &str| qualities::of_year_in_line(text, &period, &context.profile.statuses);
        texts(around, layout).into_iter().find_map(|(text, _)| Some(Self { status: status(text)?, text }))
    }

    /// Whether a finding says that the profile does not know of what quality the figures are, of the same text or of one that
    /// says the same quality.
    pub(super) fn is_told_by(&self, finding: &Finding) -> bool {
        let is_of_quality = finding.arguments.get("what").is_some_and(|what| what == "provisional");
        is_of_quality && (finding.is_of(self.text) || qualities::of_line(&finding.value) == Some(self.status))
    }
}

/// What is told of marks behind the year of a table's period of which the profile says nothing.
pub(super) fn unknown_marks(context: &Context<'_>, around: Around<'_>, layout: &TableLayout) -> Vec<Finding> {
    let Some(period) = period_of(context, around, layout) else { return Vec::new() };
    let mut found = Vec::new();
    for (text, at) in texts(around, layout) {
        let marks = qualities::marks_of_year(text, &period);
        // The second sheet of a name has a number in brackets.
        let is_of_name = |mark: &String| at.is_none() && mark.contains(char::is_numeric);
        let is_unknown = |mark: &String| !is_of_name(mark) && !context.profile.statuses.contains_key(mark);
        let unknown = marks.into_iter().filter(is_unknown);
        found.extend(unknown.map(|mark| unknown_mark(place_of(around.file, around.sheet, at), text, &mark)));
    }
    found
}

/// The period of all values of a table: as its profile or this file says it, or the name of its sheet.
fn period_of(context: &Context<'_>, around: Around<'_>, layout: &TableLayout) -> Option<TimePeriod> {
    if let Some(period) = &layout.period {
        return context.profile.reporting_year.period(period).ok();
    }
    let is_name = layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
    match periods::read(around.sheet, context.habits(layout)).filter(|_| is_name)? {
        Moment::Period(period) => Some(period),
        Moment::Part(_) | Moment::Ambiguous(..) => None,
    }
}

/// The name of the sheet and the lines above a table, the nearest first.
fn texts<'s>(around: Around<'s>, layout: &TableLayout) -> Vec<(&'s str, Option<CellName>)> {
    let lines = lines_above(around, layout).into_iter().map(|line| (line.text.as_str(), Some(line.at)));
    std::iter::once((around.sheet, None)).chain(lines).collect()
}
