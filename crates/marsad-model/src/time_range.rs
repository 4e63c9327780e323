//! Ranges of time in a question: from a period, to a period, or both.

use serde::{Deserialize, Serialize};

use crate::TimePeriod;

/// The periods that begin no earlier than `from` and end no later than `to`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeRange {
    /// The earliest period wanted.
    pub from: Option<TimePeriod>,
    /// The latest period wanted.
    pub to: Option<TimePeriod>,
}

impl TimeRange {
    /// Whether no bound is set.
    pub fn is_unbounded(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether `period` lies in the range.
    pub fn holds(&self, period: &TimePeriod) -> bool {
        let is_after = self.from.as_ref().is_none_or(|from| period.start() >= from.start());
        let is_before = self.to.as_ref().is_none_or(|to| period.end() <= to.end());
        is_after && is_before
    }
}

#[cfg(test)]
mod tests {
    use super::TimeRange;

    #[test]
    fn a_range_holds_the_finer_periods_inside_its_bounds() {
        let range = TimeRange { from: "2021".parse().ok(), to: "2022".parse().ok() };
        assert!(range.holds(&"2022-Q4".parse().unwrap()));
        assert!(!range.holds(&"2020-12".parse().unwrap()));
        assert!(!range.holds(&"2023-01".parse().unwrap()));
        assert!(TimeRange::default().holds(&"1956".parse().unwrap()));
    }
}
