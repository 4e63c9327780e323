//! What one side says of a flow, and under which rule.

use super::{Extent, MirrorFinding, Route, Side};

/// The mean month of the Gregorian calendar, in days.
pub(super) const DAYS_OF_MONTH: f64 = 365.2425 / 12.0;

/// From which stay on a move counts as migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationRule {
    /// Every move counts, however short the stay.
    NoLimit,
    /// The least stay in months, intended or spent.
    Months(u16),
    /// The least stay in months and days, such as six months and a day.
    MonthsAndDays {
        /// Whole months.
        months: u16,
        /// Days beyond them.
        days: u16,
    },
    /// Only a stay without end in view.
    Permanent,
}

impl DurationRule {
    /// The least stay in months; none where the rule is not a length of time.
    pub fn months_min(self) -> Option<f64> {
        match self {
            Self::NoLimit => Some(0.0),
            Self::Months(months) => Some(f64::from(months)),
            Self::MonthsAndDays { months, days } => Some(f64::from(months) + f64::from(days) / DAYS_OF_MONTH),
            Self::Permanent => None,
        }
    }
}

/// One figure of one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// The flow it counts.
    pub route: Route,
    /// Who counts it.
    pub side: Side,
    /// Persons who moved.
    pub persons: f64,
    /// The rule of the count; none where it is not stated.
    pub duration_rule: Option<DurationRule>,
}

impl Report {
    /// What keeps this report out of a table of `extent`.
    pub(super) fn refusal(&self, extent: Extent) -> Option<MirrorFinding> {
        let report = *self;
        if !extent.holds(report.route) {
            Some(MirrorFinding::ReportOutside { report })
        } else if report.route.is_internal() {
            Some(MirrorFinding::ReportWithinCountry { report })
        } else if !report.persons.is_finite() {
            Some(MirrorFinding::ReportNotFinite { report })
        } else if report.persons < 0.0 {
            Some(MirrorFinding::ReportNegative { report })
        } else {
            None
        }
    }
}
