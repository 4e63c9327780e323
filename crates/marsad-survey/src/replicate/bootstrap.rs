//! The rescaling bootstrap: first-stage units drawn with replacement in each stratum.
//!
//! Factor 1 − λ + λ (n/m) r, where r says how often a unit was drawn and λ² = m (1 − f)/(n − 1); with m = n − 1 and f = 0
//! it is n/(n − 1) · r. A stratum taken whole, or of one unit, keeps its weights.

use super::freedom::Kind;
use super::method::{UnitFactors, table_of_ones};
use crate::design::{Level, Stratum};
use crate::error::SurveyError;
use crate::random::Generator;

/// How units are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub replicates: usize,
    pub drawn: Option<usize>,
    pub uses_fractions: bool,
    pub seed: u64,
}

pub(super) fn factors(level: &Level, plan: Plan) -> Result<UnitFactors, SurveyError> {
    if plan.replicates < 2 {
        return Err(SurveyError::OutOfRange { what: "replicates", value: plan.replicates.to_string() });
    }
    if plan.drawn == Some(0) {
        return Err(SurveyError::OutOfRange { what: "drawn units", value: "0".to_owned() });
    }
    let mut values = table_of_ones(level.units(), plan.replicates)?;
    let mut chance = Generator::seeded(plan.seed);
    for stratum in &level.strata {
        draw(&mut values, stratum, Drawing::of(stratum, level, plan), &mut chance);
    }
    Ok(UnitFactors {
        values,
        count: plan.replicates,
        scale: 1.0 / (plan.replicates as f64 - 1.0),
        rscales: vec![1.0; plan.replicates],
        kind: Kind::Bootstrap,
    })
}

/// What is the same for all replicates of a stratum.
#[derive(Clone, Copy)]
struct Drawing {
    replicates: usize,
    drawn: usize,
    /// 1 − λ.
    kept: f64,
    /// λ n/m.
    step: f64,
}

impl Drawing {
    fn of(stratum: &Stratum, level: &Level, plan: Plan) -> Self {
        let units = stratum.units.len();
        let fraction = level.unit_fraction[stratum.units.start];
        let is_fixed = units < 2 || fraction >= 1.0;
        let drawn = if is_fixed { 0 } else { plan.drawn.unwrap_or(units - 1) };
        let used = if plan.uses_fractions { fraction } else { 0.0 };
        let lambda = if is_fixed { 0.0 } else { (drawn as f64 * (1.0 - used) / (units as f64 - 1.0)).sqrt() };
        Self {
            replicates: plan.replicates,
            drawn,
            kept: 1.0 - lambda,
            step: lambda * units as f64 / drawn.max(1) as f64,
        }
    }
}

fn draw(values: &mut [f64], stratum: &Stratum, drawing: Drawing, chance: &mut Generator) {
    let Drawing { replicates, drawn, kept, step } = drawing;
    if drawn == 0 {
        return;
    }
    let units = stratum.units.len();
    values[stratum.units.start * replicates..stratum.units.end * replicates].fill(kept);
    for replicate in 0..replicates {
        for _ in 0..drawn {
            let unit = stratum.units.start + chance.below(units as u64) as usize;
            values[unit * replicates + replicate] += step;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, factors};
    use crate::design::{Chances, LonelyRule, Populations, StageColumns, Stages, StagesInput, build_stages};
    use crate::frame::Codes;

    const PLAN: Plan = Plan { replicates: 400, drawn: None, uses_fractions: true, seed: 1 };

    fn stages(population: f64) -> Stages {
        let strata = Codes::of_numbers(&[1.0, 1.0, 1.0, 1.0, 2.0]);
        let population = vec![population, population, population, population, 1.0];
        let input = StagesInput {
            rows: 5,
            inside: None,
            stages: vec![StageColumns { strata: Some(&strata), clusters: None, population: Some(&population) }],
            populations: Populations::Sizes,
            lonely: LonelyRule::Fail,
            is_nested: true,
            chances: Chances::Equal,
        };
        build_stages(&input, &mut Vec::new())
    }

    /// Values 1, 2, 3, 6 of four units: the variance of the total is (1 − f) n s² = (1 − f) · 4 · 14/3.
    fn check(population: f64, drawn: Option<usize>, expected: f64) {
        let made = factors(&stages(population).levels[0], Plan { drawn, ..PLAN }).unwrap();
        let total = |replicate: usize| -> f64 {
            [1.0, 2.0, 3.0, 6.0]
                .iter()
                .enumerate()
                .map(|(unit, value)| value * made.values[unit * 400 + replicate])
                .sum()
        };
        let squares: f64 = (0..400).map(|replicate| (total(replicate) - 12.0).powi(2)).sum();
        let found = made.scale * squares;
        assert!((found / expected - 1.0).abs() < 0.25, "{found} for {expected}");
    }

    #[test]
    fn spread_of_the_replicates_is_the_variance_of_the_total() {
        check(1e12, None, 4.0 * 14.0 / 3.0);
        check(8.0, None, 0.5 * 4.0 * 14.0 / 3.0);
        check(8.0, Some(2), 0.5 * 4.0 * 14.0 / 3.0);
    }

    #[test]
    fn every_replicate_keeps_the_weight_of_its_stratum() {
        let made = factors(&stages(8.0).levels[0], PLAN).unwrap();
        for replicate in 0..400 {
            let sum: f64 = (0..4).map(|unit| made.values[unit * 400 + replicate]).sum();
            assert!((sum - 4.0).abs() < 1e-12);
            assert_eq!(made.values[4 * 400 + replicate], 1.0);
        }
    }
}
