//! The jackknife: each first-stage unit is left out in turn, the others of its stratum take over its weight.

use super::freedom::Kind;
use super::method::{UnitFactors, table_of_ones};
use crate::design::{Level, LonelyRule, Stages, Stratum};
use crate::error::SurveyError;

/// n/(n − 1) for the stratum of the unit left out, and (1 − f)(n − 1)/n before its square.
pub(super) fn factors(stages: &Stages) -> Result<UnitFactors, SurveyError> {
    let level = &stages.levels[0];
    let dropped = dropped_units(stages);
    let count = dropped.len();
    let mut made = UnitFactors {
        values: table_of_ones(level.units(), count)?,
        count,
        scale: 1.0,
        rscales: Vec::with_capacity(count),
        kind: Kind::DeleteOne,
    };
    for (replicate, unit) in dropped.iter().enumerate() {
        let stratum = &level.strata[level.stratum_of_unit[*unit] as usize];
        let rscale = if is_lonely(stratum, level) {
            lonely_replicate(&mut made, replicate, level)
        } else {
            let units = stratum.units.len() as f64;
            for member in stratum.units.clone().filter(|_| units > 1.0) {
                made.values[member * count + replicate] = units / (units - 1.0);
            }
            (1.0 - level.unit_fraction[*unit]) * (units - 1.0) / units
        };
        made.values[unit * count + replicate] = 0.0;
        made.rscales.push(rscale);
    }
    if stages.lonely == LonelyRule::Average && count > 0 {
        made.scale = level.units() as f64 / count as f64;
    }
    Ok(made)
}

/// The units that are left out in turn: lonely ones only where the rule looks at them.
fn dropped_units(stages: &Stages) -> Vec<usize> {
    let level = &stages.levels[0];
    let takes = |stratum: &&Stratum| stages.lonely == LonelyRule::Adjust || !is_lonely(stratum, level);
    level.strata.iter().filter(takes).flat_map(|stratum| stratum.units.clone()).collect()
}

fn is_lonely(stratum: &Stratum, level: &Level) -> bool {
    stratum.units.len() == 1 && level.unit_fraction[stratum.units.start] < 1.0
}

/// A lonely unit is left out as if strata were units: all others take over. Returns the factor before its square.
fn lonely_replicate(made: &mut UnitFactors, replicate: usize, level: &Level) -> f64 {
    let strata = level.strata.len() as f64;
    let factor = if strata > 1.0 { strata / (strata - 1.0) } else { 1.0 };
    let count = made.count;
    (0..level.units()).for_each(|unit| made.values[unit * count + replicate] = factor);
    (strata - 1.0) / strata
}

#[cfg(test)]
mod tests {
    use super::factors;
    use crate::design::{Chances, LonelyRule, Populations, StageColumns, Stages, StagesInput, build_stages};
    use crate::frame::Codes;

    fn stages(strata: &[f64], lonely: LonelyRule) -> Stages {
        let codes = Codes::of_numbers(strata);
        let input = StagesInput {
            rows: strata.len(),
            inside: None,
            stages: vec![StageColumns { strata: Some(&codes), clusters: None, population: None }],
            populations: Populations::Sizes,
            lonely,
            is_nested: true,
            chances: Chances::Equal,
        };
        build_stages(&input, &mut Vec::new())
    }

    /// Strata of three and of two units: 3/2 and 2/1 for the others, 2/3 and 1/2 before the squares.
    #[test]
    fn factors_are_worked_by_hand() {
        let made = factors(&stages(&[1.0, 1.0, 1.0, 2.0, 2.0], LonelyRule::Fail)).unwrap();
        assert_eq!(made.count, 5);
        assert_eq!(made.values[..5], [0.0, 1.5, 1.5, 1.0, 1.0]);
        assert_eq!(made.values[15..20], [1.0, 1.0, 1.0, 0.0, 2.0]);
        assert_eq!(made.rscales, [2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 0.5, 0.5]);
    }

    #[test]
    fn lonely_units_are_left_out_only_where_the_rule_says_so() {
        assert_eq!(factors(&stages(&[1.0, 1.0, 2.0], LonelyRule::Certainty)).unwrap().count, 2);
        let adjusted = factors(&stages(&[1.0, 1.0, 2.0], LonelyRule::Adjust)).unwrap();
        assert_eq!((adjusted.values[2], adjusted.values[8], adjusted.rscales[2]), (2.0, 0.0, 0.5));
        assert_eq!(factors(&stages(&[1.0, 1.0, 2.0], LonelyRule::Average)).unwrap().scale, 1.5);
    }
}
