//! Balanced half samples: of each stratum of two units one is taken, in a pattern in which strata are independent.

use super::freedom::Kind;
use super::hadamard::Hadamard;
use super::method::{UnitFactors, table_of_ones};
use crate::design::Level;
use crate::error::{SurveyError, Unsupported};

/// 2 − ρ for the unit taken and ρ for the other; 1/(R (1 − ρ)²) before the sum.
pub(super) fn factors(level: &Level, rho: f64) -> Result<UnitFactors, SurveyError> {
    if !(0.0..1.0).contains(&rho) {
        return Err(SurveyError::OutOfRange { what: "rho", value: rho.to_string() });
    }
    if level.strata.iter().any(|stratum| stratum.units.len() != 2) {
        return Err(SurveyError::Unsupported(Unsupported::UnpairedStrata));
    }
    let pattern = Hadamard::of_order_from(level.strata.len() + 1);
    let count = pattern.order();
    let mut values = table_of_ones(level.units(), count)?;
    for (place, stratum) in level.strata.iter().enumerate() {
        let (first, second) = (stratum.units.start * count, (stratum.units.start + 1) * count);
        for replicate in 0..count {
            // The first row of the pattern is all ones; strata have the rows after it.
            let takes_first = pattern.is_positive(place + 1, replicate);
            let [taken, other] = if takes_first { [first, second] } else { [second, first] };
            values[taken + replicate] = 2.0 - rho;
            values[other + replicate] = rho;
        }
    }
    Ok(UnitFactors {
        values,
        count,
        scale: 1.0 / (count as f64 * (1.0 - rho) * (1.0 - rho)),
        rscales: vec![1.0; count],
        kind: Kind::HalfSamples,
    })
}

#[cfg(test)]
mod tests {
    use super::factors;
    use crate::design::{Chances, LonelyRule, Populations, StageColumns, Stages, StagesInput, build_stages};
    use crate::error::{SurveyError, Unsupported};
    use crate::frame::Codes;

    fn stages(strata: &[f64]) -> Stages {
        let codes = Codes::of_numbers(strata);
        let input = StagesInput {
            rows: strata.len(),
            inside: None,
            stages: vec![StageColumns { strata: Some(&codes), clusters: None, population: None }],
            populations: Populations::Sizes,
            lonely: LonelyRule::Fail,
            is_nested: true,
            chances: Chances::Equal,
        };
        build_stages(&input, &mut Vec::new())
    }

    /// Strata (1, 3), (2, 7), (5, 6): the variance of a total is the sum of squared differences, 4 + 25 + 1.
    #[test]
    fn balanced_halves_give_the_variance_of_a_total_exactly() {
        for rho in [0.0, 0.3] {
            let made = factors(&stages(&[1.0, 1.0, 2.0, 2.0, 3.0, 3.0]).levels[0], rho).unwrap();
            let values = [1.0, 3.0, 2.0, 7.0, 5.0, 6.0];
            let total = |replicate: usize| -> f64 {
                values.iter().enumerate().map(|(unit, value)| value * made.values[unit * made.count + replicate]).sum()
            };
            let squares: f64 = (0..made.count).map(|replicate| (total(replicate) - 24.0).powi(2)).sum();
            assert_eq!(made.count, 4);
            assert!((made.scale * squares - 30.0).abs() < 1e-10);
        }
    }

    #[test]
    fn strata_without_two_units_are_refused() {
        let wrong = factors(&stages(&[1.0, 1.0, 1.0]).levels[0], 0.0).unwrap_err();
        assert_eq!(wrong, SurveyError::Unsupported(Unsupported::UnpairedStrata));
        assert!(matches!(factors(&stages(&[1.0, 1.0]).levels[0], 1.0), Err(SurveyError::OutOfRange { .. })));
    }
}
