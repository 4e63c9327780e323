//! Time from its pieces: a year in the title, a month in the header, a quarter in the row.

use marsad_model::{Frequency, TimePeriod};

use crate::values::periods::{Moment, Part};

/// What one place of a table says of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub whole: Option<TimePeriod>,
    pub part: Option<Part>,
}

impl Pieces {
    /// The pieces of what was read; none for what is ambiguous.
    pub(crate) fn of(moment: Moment) -> Option<Self> {
        match moment {
            Moment::Period(period) => Some(Self { whole: Some(period), part: None }),
            Moment::Part(part) => Some(Self { whole: None, part: Some(part) }),
            Moment::Ambiguous(..) => None,
        }
    }

    /// These pieces with those of a place that is nearer to the value.
    #[must_use]
    pub(crate) fn with(&self, nearer: &Self) -> Self {
        Self { whole: nearer.whole.clone().or_else(|| self.whole.clone()), part: nearer.part.or(self.part) }
    }

    /// The period that the pieces make.
    pub(crate) fn period(&self) -> Option<TimePeriod> {
        match (&self.whole, self.part) {
            (Some(whole), Some(part)) if whole.frequency() == Some(Frequency::A) => part.of(whole.start().year()),
            (Some(whole), _) => Some(whole.clone()),
            (None, _) => None,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.whole.is_none() && self.part.is_none()
    }
}
