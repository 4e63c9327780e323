//! When two numbers for one thing are too far apart.

use marsad_model::{Contradiction, ContradictionKind, ContradictionSide, Grade, Id, STANDARD_ERRORS_95};

use super::{SourceCell, SourceSeries};
use crate::rounding::half_digit;

/// What arithmetic itself may add to a difference, as a share of the larger number.
const ARITHMETIC: f64 = 1e-9;

/// One of the numbers for a thing.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) series: &'a SourceSeries<'a>,
    pub(crate) cell: &'a SourceCell,
}

impl Side<'_> {
    /// How far rounding may have moved it.
    fn rounding(self) -> f64 {
        half_digit(self.cell.value, self.series.decimals, self.cell.is_approximate)
    }

    /// Its standard error: as published, else by the grade of its source, else none.
    fn error(self) -> f64 {
        let graded = self.series.grade.map(|grade| Grade::relative_error(grade) * self.cell.value.abs());
        self.published_error().or(graded).unwrap_or(0.0)
    }

    /// The standard error that was published with it.
    fn published_error(self) -> Option<f64> {
        self.cell.standard_error.filter(|error| error.is_finite() && *error >= 0.0)
    }
}

/// The contradiction of two numbers, if they are one.
pub(crate) fn contradiction(a: Side<'_>, b: Side<'_>) -> Option<Contradiction> {
    let kind = kind(a, b);
    let tolerance = tolerance(kind, a, b);
    let difference = (a.cell.value - b.cell.value).abs();
    let arithmetic = ARITHMETIC * a.cell.value.abs().max(b.cell.value.abs());
    if difference <= tolerance + arithmetic {
        return None;
    }
    let subject = a.series.definition.subject.clone()?;
    let period = a.cell.period.clone();
    let (first, second) = (written(a), written(b));
    let (first, second) = if name(&first) <= name(&second) { (first, second) } else { (second, first) };
    Some(Contradiction { kind, subject, period, first, second, difference, tolerance })
}

fn kind(a: Side<'_>, b: Side<'_>) -> ContradictionKind {
    let (a, b) = (a.series, b.series);
    if a.dataflow == b.dataflow && a.key == b.key && a.release != b.release {
        return ContradictionKind::BetweenReleases;
    }
    if a.providers.iter().any(|provider| b.providers.contains(provider)) {
        return ContradictionKind::WithinSource;
    }
    ContradictionKind::BetweenSources
}

/// Two institutions may each be wrong by chance, and so may two ways of counting of one institution: a census and its survey.
/// Where one institution says two numbers for one thing that it counted in one way, it may only round them, unless it
/// published their errors itself; one series in two releases is rounded only.
fn tolerance(kind: ContradictionKind, a: Side<'_>, b: Side<'_>) -> f64 {
    let rounding = a.rounding() + b.rounding();
    let joint = |first: f64, second: f64| STANDARD_ERRORS_95 * first.hypot(second) + rounding;
    let published = |side: Side<'_>| side.published_error().unwrap_or(0.0);
    let is_one_way = a.series.definition.method == b.series.definition.method;
    match kind {
        ContradictionKind::BetweenReleases => rounding,
        ContradictionKind::WithinSource if is_one_way => joint(published(a), published(b)),
        ContradictionKind::WithinSource | ContradictionKind::BetweenSources => joint(a.error(), b.error()),
    }
}

fn written(side: Side<'_>) -> ContradictionSide {
    ContradictionSide {
        dataflow: side.series.dataflow.clone(),
        release: side.series.release,
        providers: side.series.providers.to_vec(),
        key: side.series.key.to_vec(),
        value: side.cell.value,
    }
}

fn name(side: &ContradictionSide) -> (&str, &[Id], u32) {
    (side.dataflow.as_str(), &side.key[..], side.release)
}

#[cfg(test)]
mod tests {
    use marsad_model::{Definition, Grade, Id};

    use super::super::{SourceCell, SourceSeries, detect};

    /// The tolerance of the contradiction between two numbers of two sources; none where there is none.
    fn check(first: (f64, Option<Grade>, bool), second: (f64, Option<Grade>, bool)) -> Option<f64> {
        let definition = Definition { subject: Some(Id::literal("PEOPLE")), ..Definition::default() };
        let names = ["A", "B"].map(Id::literal);
        let cells = [first, second].map(|(value, _, is_approximate)| {
            [SourceCell { period: "2022".parse().unwrap(), value, standard_error: None, is_approximate }]
        });
        let series: Vec<SourceSeries<'_>> = (0..2)
            .map(|at| SourceSeries {
                dataflow: &names[at],
                release: 1,
                providers: std::slice::from_ref(&names[at]),
                key: &[],
                definition: &definition,
                grade: [first.1, second.1][at],
                decimals: 0,
                cells: &cells[at],
            })
            .collect();
        let found = detect(&series);
        assert!(found.len() <= 1, "{found:?}");
        found.first().map(|contradiction| contradiction.tolerance)
    }

    #[test]
    fn exact_numbers_may_differ_by_their_last_digit_only() {
        assert_eq!(check((100.0, None, false), (101.0, None, false)), None);
        assert_eq!(check((100.0, None, false), (102.0, None, false)), Some(1.0));
    }

    #[test]
    fn zeros_at_the_end_of_an_approximate_number_leave_it_open() {
        assert_eq!(check((566_000.0, None, true), (566_400.0, None, false)), None);
        assert_eq!(check((566_000.0, None, true), (566_600.0, None, false)), Some(500.5));
    }

    /// "8.37 billion" is 8,370 million, where only the last zero is not known: 5 for it, 0.5 for the exact number.
    #[test]
    fn a_number_of_rounded_billions_does_not_contradict_what_it_was_rounded_from() {
        assert_eq!(check((8370.0, None, true), (8367.0, None, false)), None);
        assert_eq!(check((8370.0, None, true), (8350.0, None, false)), Some(5.5));
        assert_eq!(check((8370.0, None, true), (8350.0, None, true)), Some(10.0));
    }

    #[test]
    fn grades_join_as_independent_errors() {
        // 1.96 × 1000 × 0.10 / 1.644854 = 119.1595, and one for two last digits.
        let tolerance = check((1000.0, Some(Grade::B), false), (1600.0, None, false)).unwrap();
        assert!((tolerance - 120.1595).abs() < 1e-4, "{tolerance}");
        // Errors of 60.7957 and 72.9548 join to 94.9659: 1.96 × 94.9659 + 1 = 187.1332.
        let joint = check((1000.0, Some(Grade::B), false), (1200.0, Some(Grade::B), false)).unwrap();
        assert!((joint - 187.1332).abs() < 1e-3, "{joint}");
        assert_eq!(check((1000.0, Some(Grade::B), false), (1100.0, Some(Grade::B), false)), None);
    }

    #[test]
    fn a_number_that_is_none_contradicts_nobody() {
        assert_eq!(check((f64::NAN, None, false), (5.0, None, false)), None);
        assert_eq!(check((f64::INFINITY, None, false), (5.0, None, false)), None);
    }
}
