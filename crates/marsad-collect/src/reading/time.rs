//! Time from its pieces: a year in the title, a month in the header, a quarter in the row.

use marsad_model::{Frequency, Profile, TIME_PERIOD, TimePeriod, written_code};

use crate::cell::tidy;
use crate::values::periods::{self, Moment, Part, TimeHabits};
use crate::values::qualities;
use crate::values::year_totals::year_of_total;

/// What one place of a table says of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pieces {
    pub whole: Option<TimePeriod>,
    pub part: Option<Part>,
    /// The status that the text gives to its numbers: `2022 (p)`.
    pub quality: Option<&'static str>,
}

/// What a text says of time: as the profile has its word, or as people write it.
pub(crate) fn moment_of(text: &str, profile: &Profile, habits: TimeHabits) -> Option<Moment> {
    let decided = profile.codes.get(TIME_PERIOD).and_then(|words| {
        let wanted = tidy(text);
        words.iter().find(|(word, _)| tidy(word) == wanted)
    });
    match decided {
        Some((_, period)) => periods::read(&written_code(period), habits),
        None => periods::read(text, habits),
    }
}

impl Pieces {
    /// The pieces of what was read; none for what is ambiguous.
    pub(crate) fn of(moment: Moment) -> Option<Self> {
        match moment {
            Moment::Period(period) => Some(Self { whole: Some(period), ..Self::default() }),
            Moment::Part(part) => Some(Self { part: Some(part), ..Self::default() }),
            Moment::Ambiguous(..) => None,
        }
    }

    /// The pieces of a text, with the quality that it says; none where it is no time, or ambiguous.
    pub(crate) fn read(text: &str, profile: &Profile, habits: TimeHabits) -> Option<Self> {
        Self::of(moment_of(text, profile, habits)?).map(|pieces| pieces.qualified(text, profile))
    }

    /// The pieces of `Total 2022`, where nothing but time is written: the whole of the year, whatever part of it stood
    /// before.
    pub(crate) fn of_year_total(text: &str, habits: TimeHabits) -> Option<Self> {
        let year = year_of_total(text, habits)?;
        Some(Self { whole: Some(year), part: Some(Part::Year), quality: None })
    }

    /// The same with the quality that its text says.
    pub(crate) fn qualified(self, text: &str, profile: &Profile) -> Self {
        let quality = qualities::of_mark(text, &profile.statuses).or_else(|| qualities::of_period(text));
        Self { quality, ..self }
    }

    /// These pieces with those of a place that is nearer to the value.
    #[must_use]
    pub(crate) fn with(&self, nearer: &Self) -> Self {
        Self {
            whole: nearer.whole.clone().or_else(|| self.whole.clone()),
            part: nearer.part.or(self.part),
            quality: nearer.quality.or(self.quality),
        }
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

/// The codes of CL_FREQ that a period tells, the best first: by its form or, for a range, by its length.
///
/// A range of twelve months is a year. What was summed since January, or over several years, is of another frequency
/// than the regular periods beside it; only a list without a code for that takes the one that is as long.
pub(crate) fn frequency_codes(period: &TimePeriod) -> Vec<&'static str> {
    use Frequency::{A, D, I, M, Q, S, T, W};
    match period.frequency() {
        Some(A) => vec!["A"],
        Some(S) => vec!["S"],
        Some(T) => vec!["T"],
        Some(Q) => vec!["Q"],
        Some(M) => vec!["M"],
        Some(W) => vec!["W"],
        Some(D) => vec!["D"],
        Some(I) => vec!["I"],
        None if months_of(period) == Some(12) => vec!["A"],
        None => std::iter::once("_O").chain(regular(period)).collect(),
    }
}

/// The code of the regular period that a range covers.
fn regular(range: &TimePeriod) -> Option<&'static str> {
    let first = range.start().date().month();
    match (months_of(range)?, first) {
        (1, _) => Some("M"),
        (3, 1 | 4 | 7 | 10) => Some("Q"),
        (4, 1 | 5 | 9) => Some("T"),
        (6, 1 | 7) => Some("S"),
        _ => None,
    }
}

/// How many whole months a range has.
fn months_of(range: &TimePeriod) -> Option<i32> {
    let (start, end) = (range.start().date(), range.end().date());
    let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month());
    (start.day() == end.day()).then_some(months)
}

#[cfg(test)]
mod tests {
    use super::frequency_codes;

    #[test]
    fn a_range_is_of_the_frequency_of_its_length() {
        for (period, codes) in [
            ("2024", &["A"][..]),
            ("2024-Q1", &["Q"][..]),
            ("2021-09-01/P1Y", &["A"][..]),
            ("2024-01-01/P9M", &["_O"][..]),
            ("2024-01-01/P3M", &["_O", "Q"][..]),
            ("2024-01-01/P6M", &["_O", "S"][..]),
            ("2024-02-01/P3M", &["_O"][..]),
            ("2019-01-01/P5Y", &["_O"][..]),
            ("2022-11-01/P10D", &["_O"][..]),
        ] {
            assert_eq!(frequency_codes(&period.parse().unwrap()), codes, "{period}");
        }
    }
}
