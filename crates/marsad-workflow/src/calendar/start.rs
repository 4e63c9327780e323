//! From when on an agreement asks: calendar, board, scores, tasks and reminders look at one set of periods, and this is its
//! beginning. Nothing was due to an observatory before it kept its first record; only what two institutions have signed
//! says otherwise.

use jiff::civil::Date;
use marsad_model::TimePeriod;

use super::periods::last_day;
use crate::{Work, WorkError};

/// From when on an agreement asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// The day on which the observatory kept its first record.
    pub house: Date,
    /// The day that the first signed version says.
    pub agreed: Option<Date>,
}

impl Start {
    /// Whether a period is asked for that is due on a day: by what was agreed, one that ends on the day or later; else one
    /// that is due since the observatory began.
    pub(crate) fn asks(&self, period: &TimePeriod, due: Date) -> bool {
        match self.agreed {
            Some(day) => day <= last_day(period),
            None => self.house <= due,
        }
    }
}

impl Work {
    /// The day on which the observatory kept its first record; today, where it keeps none. It never moves.
    pub(crate) async fn house_began(&self) -> Result<Date, WorkError> {
        let first = self.catalog().audit_find(1).await?;
        Ok(first.map_or_else(|| self.today(), |record| self.local(record.at).date()))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn nothing_is_asked_for_that_was_due_before_the_house_began_unless_it_was_agreed() {
        let check = |agreed: Option<Date>, (period, due): (&str, Date), expected: bool| {
            let start = Start { house: date(2026, 2, 2), agreed };
            assert_eq!(start.asks(&period.parse().unwrap(), due), expected, "{agreed:?} {period}");
        };
        let (of_2024, of_2025) = (("2024", date(2025, 3, 1)), ("2025", date(2026, 3, 1)));
        check(None, of_2024, false);
        check(None, of_2025, true);
        check(None, ("2025", date(2026, 2, 2)), true);
        // Two institutions may agree on more, or on less: who joins later begins later.
        check(Some(date(2024, 1, 1)), of_2024, true);
        check(Some(date(2026, 1, 1)), of_2025, false);
        check(Some(date(2025, 12, 31)), of_2025, true);
    }
}
