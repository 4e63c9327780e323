//! Whether a second phase fits the first from which it was drawn, as far as the rows of the first show it.
//!
//! Holds: sizes of strata beside what the first phase counts, and weights that no probability gives. Where next: `two_phase`,
//! which builds the design; METHOD.md for what is refused and what is only told.

use super::builder::NORMALISED_TOLERANCE;
use super::finding::{DesignFinding, RowsFound};
use super::phase::PhaseColumns;
use super::stages::{Level, Populations};
use crate::frame::MISSING;

/// Counts are whole: what differs by less is one count.
const SAME_COUNT: f64 = 0.5;
/// Weights are printed rounded: so far below one is one.
const WEIGHT_ROUNDING: f64 = 1e-3;
/// Weights that add up to so many times the rows of the first phase are not those of the second phase alone.
const TIMES_MAX: f64 = 2.0;

/// Sizes that are not what the first phase counts: for each stage those above it, and those below.
pub(super) fn wrong_sizes(second: &PhaseColumns<'_>, inside: &[bool]) -> Vec<DesignFinding> {
    if second.populations.is_empty() || second.kind_of_populations(Some(inside)) == Populations::Fractions {
        return Vec::new();
    }
    let counted = second.all_levels(None);
    let mut findings = Vec::new();
    for (place, (level, (_, sizes))) in counted.levels.iter().zip(&second.populations).enumerate() {
        let told = told_sizes(level, sizes, inside);
        for is_larger in [true, false] {
            let is_unlike = |told: &&ToldSize| if is_larger { told.is_above() } else { told.is_below() };
            let unlike: Vec<&ToldSize> = told.iter().filter(is_unlike).collect();
            findings.extend(unlike.first().map(|first| DesignFinding::SecondPhaseSizes {
                stage: place + 1,
                stratum: second.stratum_name(place, first.row),
                size: if is_larger { first.high } else { first.low },
                counted: first.counted,
                count: unlike.len(),
                is_larger,
            }));
        }
    }
    findings
}

/// What is told of the size of a stratum, and what is counted.
struct ToldSize {
    /// The first row of the second phase that tells it.
    row: usize,
    low: f64,
    high: f64,
    /// The units of the first phase in it.
    counted: usize,
    /// Rows of the first phase of which nobody knows in which stratum they are.
    unknown: usize,
}

impl ToldSize {
    /// Whether the stratum would have more than the first phase can count.
    fn is_above(&self) -> bool {
        self.high >= (self.counted + self.unknown) as f64 + SAME_COUNT
    }

    /// Whether the stratum would have fewer than the first phase counts.
    fn is_below(&self) -> bool {
        self.low <= self.counted as f64 - SAME_COUNT
    }
}

fn told_sizes(level: &Level, sizes: &[f64], inside: &[bool]) -> Vec<ToldSize> {
    let unknown = level.unit_of_row.iter().filter(|unit| **unit == MISSING).count();
    let mut told: Vec<Option<ToldSize>> = level.strata.iter().map(|_| None).collect();
    for (row, unit) in level.unit_of_row.iter().enumerate().filter(|(row, unit)| inside[*row] && **unit != MISSING) {
        let stratum = level.stratum_of_unit[*unit as usize] as usize;
        let counted = level.strata[stratum].units.len();
        let size = sizes[row];
        let known = told[stratum].get_or_insert(ToldSize { row, low: size, high: size, counted, unknown });
        known.low = known.low.min(size);
        known.high = known.high.max(size);
    }
    told.into_iter().flatten().collect()
}

/// What is wrong with the weights of the second phase, each of which is one over a probability.
pub(super) fn wrong_weights(second: &PhaseColumns<'_>, weights: &[f64], inside: &[bool]) -> Vec<DesignFinding> {
    let counts = |row: usize| inside[row] && weights[row] > 0.0;
    let drawn = (0..inside.len()).filter(|row| counts(*row)).count();
    let sum: f64 = (0..inside.len()).filter(|row| counts(*row)).map(|row| weights[row]).sum();
    let rows = inside.len();
    if (1..rows).contains(&drawn) && (sum - drawn as f64).abs() <= NORMALISED_TOLERANCE * drawn as f64 {
        // Their mean is one: that some are below it says nothing more.
        return vec![DesignFinding::SecondWeightsOfRowsDrawn { drawn, rows }];
    }
    let below_one = second.weights.and_then(|(name, _)| {
        let found = RowsFound::of(name, inside.len(), |row| counts(row) && weights[row] < 1.0 - WEIGHT_ROUNDING)?;
        Some(DesignFinding::SecondWeightsBelowOne { found, sum, drawn })
    });
    let too_many = (sum > TIMES_MAX * rows as f64).then_some(DesignFinding::SecondWeightsTooLarge { sum, rows });
    below_one.into_iter().chain(too_many).collect()
}

#[cfg(test)]
mod tests {
    use crate::design::{Design, DesignFinding, Phase, RowsFound};
    use crate::error::SurveyError;
    use crate::frame::Frame;

    /// Ten rows of the stratum 1 and six of 2, of which five and two are drawn.
    fn frame() -> Frame {
        let strata: Vec<f64> = (0..16).map(|row| if row < 10 { 1.0 } else { 2.0 }).collect();
        let drawn: Vec<f64> = (0..16).map(|row| if !(5..14).contains(&row) { 1.0 } else { 0.0 }).collect();
        let frame = Frame::new(16).with_numbers("w", vec![7.0; 16]).unwrap();
        let frame = frame.with_numbers("g", strata).unwrap();
        frame.with_numbers("drawn", drawn).unwrap()
    }

    fn built(frame: Frame, second: Phase) -> (bool, Vec<DesignFinding>) {
        let builder = Design::two_phase(frame, "drawn").first(Phase::new().weights("w")).second(second.strata("g"));
        let mut told = match builder.build() {
            Ok(design) => (true, design.findings().to_vec()),
            Err(SurveyError::WrongDesign(findings)) => (false, findings),
            Err(other) => panic!("{other:?}"),
        };
        told.1.retain(|finding| !matches!(finding, DesignFinding::VarianceOfPhases { .. }));
        told
    }

    fn with_sizes(of_first: f64, of_second: f64) -> (bool, Vec<DesignFinding>) {
        let sizes = (0..16).map(|row| if row < 10 { of_first } else { of_second }).collect();
        built(frame().with_numbers("n", sizes).unwrap(), Phase::new().fpc("n"))
    }

    fn with_weights(weights: Vec<f64>) -> (bool, Vec<DesignFinding>) {
        built(frame().with_numbers("w2", weights).unwrap(), Phase::new().weights("w2"))
    }

    fn sizes(stratum: &str, size: f64, counted: usize, is_larger: bool) -> DesignFinding {
        let stratum = stratum.to_owned();
        DesignFinding::SecondPhaseSizes { stage: 1, stratum, size, counted, count: 1, is_larger }
    }

    #[test]
    fn a_size_is_what_the_first_phase_counts_and_none_can_be_larger() {
        assert_eq!(with_sizes(10.0, 6.0), (true, Vec::new()));
        assert_eq!(with_sizes(100.0, 6.0), (false, vec![sizes("1", 100.0, 10, true)]));
        assert_eq!(with_sizes(10.0, 5.0), (true, vec![sizes("2", 5.0, 6, false)]));
    }

    #[test]
    fn what_stands_outside_the_second_phase_is_neither_size_nor_fraction() {
        let with = |outside: f64, of_first: f64, of_second: f64| {
            let inside = |row: i32| if row < 10 { of_first } else { of_second };
            let column = (0..16).map(|row| if (5..14).contains(&row) { outside } else { inside(row) }).collect();
            built(frame().with_numbers("n", column).unwrap(), Phase::new().fpc("n"))
        };
        assert_eq!(with(0.0, 10.0, 6.0), (true, Vec::new()));
        assert_eq!(with(100.0, 0.5, 0.25), (true, Vec::new()));
        assert_eq!(with(0.0, 10.0, 0.25), (false, vec![DesignFinding::SizesAndFractionsMixed]));
    }

    /// Of six rows nobody knows the stratum: five rows of the stratum 1 are known, and two or three of 2.
    #[test]
    fn a_row_of_an_unknown_stratum_may_be_of_any() {
        let strata = |row: u32| if (5..11).contains(&row) { f64::NAN } else { f64::from(1 + row / 10) };
        let with_size = |size: f64| {
            let frame = frame().with_numbers("g", (0..16).map(strata).collect()).unwrap();
            built(frame.with_numbers("n", vec![size; 16]).unwrap(), Phase::new().fpc("n"))
        };
        assert_eq!(with_size(11.0), (true, Vec::new()));
        let (is_built, findings) = with_size(12.0);
        assert!(!is_built && matches!(findings[..], [DesignFinding::SecondPhaseSizes { counted: 5, count: 2, .. }]));
    }

    #[test]
    fn a_size_below_what_was_drawn_is_told_of_the_second_phase() {
        let (_, findings) = with_sizes(4.0, 6.0);
        let told = findings.iter().find(|finding| finding.code() == "population-too-small").unwrap();
        assert!(told.is_fatal() && told.values().contains(&("phase", "second".to_owned())), "{told:?}");
    }

    #[test]
    fn weights_that_say_less_than_the_rows_drawn_are_no_weights_of_a_phase() {
        let below = |rows, sum| DesignFinding::SecondWeightsBelowOne {
            found: RowsFound { column: "w2".to_owned(), rows, first_row: 0 },
            sum,
            drawn: 7,
        };
        assert_eq!(with_weights(vec![0.5; 16]), (false, vec![below(7, 3.5)]));
        assert_eq!(with_weights(vec![2.0; 16]), (true, Vec::new()));
        // One that calibration brought below one is told, and used.
        let calibrated = (0..16).map(|row| if row == 0 { 0.75 } else { 2.0 }).collect();
        assert_eq!(with_weights(calibrated), (true, vec![below(1, 12.75)]));
    }

    /// Seven of sixteen rows were drawn.
    #[test]
    fn weights_that_add_up_to_the_rows_drawn_are_told_and_used() {
        let told = DesignFinding::SecondWeightsOfRowsDrawn { drawn: 7, rows: 16 };
        assert_eq!(with_weights(vec![1.0; 16]), (true, vec![told.clone()]));
        // Five of the stratum 1 and two of 2: 5 · 0.8 + 2 · 1.5 = 7.
        let uneven = (0..16).map(|row| if row < 10 { 0.8 } else { 1.5 }).collect();
        assert_eq!(with_weights(uneven), (true, vec![told.clone()]));
        let certain = frame().with_numbers("p", vec![1.0; 16]).unwrap();
        assert_eq!(built(certain, Phase::new().probabilities("p")), (true, vec![told]));
        let whole = frame().with_numbers("drawn", vec![1.0; 16]).unwrap().with_numbers("w2", vec![1.0; 16]).unwrap();
        let all = DesignFinding::SecondPhaseHoldsAll { rows: 16 };
        assert_eq!(built(whole, Phase::new().weights("w2")), (true, vec![all]));
    }

    #[test]
    fn a_second_phase_of_rows_without_weight_is_refused() {
        let zeros = RowsFound { column: "w2".to_owned(), rows: 16, first_row: 0 };
        let told = vec![DesignFinding::ZeroWeights(zeros), DesignFinding::NoPositiveWeight];
        assert_eq!(with_weights(vec![0.0; 16]), (false, told));
    }

    #[test]
    fn a_file_without_a_row_outside_the_second_phase_is_told() {
        let whole = |frame: Frame| frame.with_numbers("drawn", vec![1.0; 16]).unwrap();
        let told = DesignFinding::SecondPhaseHoldsAll { rows: 16 };
        assert_eq!(built(whole(frame()), Phase::new()), (true, vec![told]));
        assert_eq!(built(frame(), Phase::new()), (true, Vec::new()));
    }

    #[test]
    fn weights_of_both_phases_are_told_where_those_of_the_second_belong() {
        let told = DesignFinding::SecondWeightsTooLarge { sum: 98.0, rows: 16 };
        assert_eq!(with_weights(vec![14.0; 16]), (true, vec![told]));
    }
}
