//! The sum over stages and strata: Σ φ (1 − f) n/(n − 1) (z − z̄)², METHOD.md.
//!
//! Holds: variances alone, which is what a table needs, and the whole covariance. Units without an entry of a cell
//! count with zero there: they belong to the sample, only not to the domain.

use std::borrow::Cow;
use std::ops::Range;

use super::Covariance;
use super::unit_values::UnitValues;
use crate::design::{Level, Stages, Stratum, StratumCentre};

/// The variance of each column of `leaves`, whose units are those of the last level.
pub(crate) fn variances_of_stages(stages: &Stages, leaves: &UnitValues) -> Vec<f64> {
    let mut variances = vec![0.0; leaves.columns()];
    over_levels(stages, leaves, |level, values| Variances::new(level, values).add_to(&mut variances));
    variances
}

/// The covariance of the columns of `leaves`.
pub(crate) fn covariance_of_stages(stages: &Stages, leaves: &UnitValues) -> Covariance {
    let mut covariance = Covariance::zeros(leaves.columns());
    over_levels(stages, leaves, |level, values| add_covariance(level, values, &mut covariance));
    covariance
}

/// Calls `visit` for each level with the values of its units, the innermost first.
fn over_levels(stages: &Stages, leaves: &UnitValues, mut visit: impl FnMut(&Level, &UnitValues)) {
    let mut values = Cow::Borrowed(leaves);
    for (place, level) in stages.levels.iter().enumerate().rev() {
        visit(level, &values);
        if place > 0 {
            values = Cow::Owned(values.gathered(&level.parent_of_unit, level.parents));
        }
    }
}

/// What a stratum has been seen to hold.
pub(super) struct Seen {
    /// Sums, then means, by column.
    pub means: Vec<f64>,
    /// The scales of the units that have a cell.
    pub scale: Vec<f64>,
    is_present: Vec<bool>,
    /// The cells that one of the units has.
    pub present: Vec<usize>,
}

impl Seen {
    pub fn new(values: &UnitValues) -> Self {
        Self {
            means: vec![0.0; values.columns()],
            scale: vec![0.0; values.cell_count],
            is_present: vec![false; values.cell_count],
            present: Vec::new(),
        }
    }

    /// Means and present cells of a stratum.
    fn look(&mut self, stratum: &Stratum, level: &Level, values: &UnitValues) {
        let units = stratum.units.clone();
        let divisor = match stratum.centre {
            StratumCentre::Mean => units.len() as f64,
            StratumCentre::ScaledMean if stratum.scale_sum > 0.0 => stratum.scale_sum,
            StratumCentre::ScaledMean | StratumCentre::Zero => f64::INFINITY,
        };
        match stratum.centre {
            StratumCentre::ScaledMean => self.look_at(units, level, values, |unit| level.unit_scale[unit]),
            StratumCentre::Mean | StratumCentre::Zero => self.look_at(units, level, values, |_| 1.0),
        }
        self.divide(divisor, values.per_cell);
    }

    /// Sums and present cells of units, each of which counts so many times.
    pub fn look_at(&mut self, units: Range<usize>, level: &Level, values: &UnitValues, times: impl Fn(usize) -> f64) {
        for unit in units {
            let times = times(unit);
            for entry in values.entries(unit) {
                let cell = values.cells[entry] as usize;
                if !self.is_present[cell] {
                    self.is_present[cell] = true;
                    self.present.push(cell);
                }
                self.scale[cell] += level.unit_scale[unit];
                let sums = self.means[values.columns_of(entry)].iter_mut();
                sums.zip(values.of(entry)).for_each(|(sum, value)| *sum += times * value);
            }
        }
    }

    /// Makes means of the sums of the present cells.
    pub fn divide(&mut self, divisor: f64, per_cell: usize) {
        for cell in &self.present {
            self.means[cell * per_cell..(cell + 1) * per_cell].iter_mut().for_each(|sum| *sum /= divisor);
        }
    }

    /// Empty again, for the next stratum.
    pub fn forget(&mut self, per_cell: usize) {
        for cell in self.present.drain(..) {
            self.is_present[cell] = false;
            self.scale[cell] = 0.0;
            self.means[cell * per_cell..(cell + 1) * per_cell].fill(0.0);
        }
    }
}

/// The variances of one level.
struct Variances<'a> {
    level: &'a Level,
    values: &'a UnitValues,
    seen: Seen,
}

impl<'a> Variances<'a> {
    fn new(level: &'a Level, values: &'a UnitValues) -> Self {
        Self { level, values, seen: Seen::new(values) }
    }

    fn add_to(&mut self, variances: &mut [f64]) {
        if self.level.strata.iter().any(|stratum| stratum.is_left_out) {
            return self.add_averaged(variances);
        }
        let level = self.level;
        for stratum in &level.strata {
            self.seen.look(stratum, level, self.values);
            self.add_stratum(stratum, variances);
            self.seen.forget(self.values.per_cell);
        }
    }

    fn add_stratum(&self, stratum: &Stratum, variances: &mut [f64]) {
        for unit in stratum.units.clone() {
            let scale = self.level.unit_scale[unit];
            for entry in self.values.entries(unit) {
                let columns = self.values.columns_of(entry);
                let means = &self.seen.means[columns.clone()];
                let targets = variances[columns].iter_mut().zip(means).zip(self.values.of(entry));
                targets.for_each(|((variance, mean), value)| *variance += scale * (value - mean) * (value - mean));
            }
        }
        for cell in &self.seen.present {
            let columns = cell * self.values.per_cell..(cell + 1) * self.values.per_cell;
            let rest = stratum.scale_sum - self.seen.scale[*cell];
            let targets = variances[columns.clone()].iter_mut().zip(&self.seen.means[columns]);
            targets.for_each(|(variance, mean)| *variance += rest * mean * mean);
        }
    }

    /// As before, but the strata of a parent that are left out get the average of the others, cell by cell. Where there are no
    /// others, the variance is not a number.
    fn add_averaged(&mut self, variances: &mut [f64]) {
        let level = self.level;
        for strata in level.strata.chunk_by(|one, other| one.parent == other.parent) {
            let mut of_parent = vec![0.0; self.values.columns()];
            let mut counts = vec![Present::default(); self.values.cell_count];
            for stratum in strata {
                self.seen.look(stratum, level, self.values);
                self.seen.present.iter().for_each(|cell| counts[*cell].count(stratum));
                if !stratum.is_left_out {
                    self.add_stratum(stratum, &mut of_parent);
                }
                self.seen.forget(self.values.per_cell);
            }
            let of_cells = of_parent.chunks_exact(self.values.per_cell).zip(&counts);
            for (targets, (sums, present)) in variances.chunks_exact_mut(self.values.per_cell).zip(of_cells) {
                let factor = present.factor();
                targets.iter_mut().zip(sums).for_each(|(variance, sum)| *variance += factor * sum);
            }
        }
    }
}

/// How many strata have a cell, and how many of them tell a variance.
#[derive(Clone, Copy, Debug, Default)]
struct Present {
    strata: usize,
    telling: usize,
}

impl Present {
    fn count(&mut self, stratum: &Stratum) {
        self.strata += 1;
        self.telling += usize::from(!stratum.is_left_out);
    }

    /// Whether strata have the cell, and none of them tells a variance.
    fn is_untold(self) -> bool {
        self.strata > 0 && self.telling == 0
    }

    /// Not a number where nothing is told.
    fn factor(self) -> f64 {
        match self {
            Self { strata: 0, .. } => 0.0,
            Self { telling: 0, .. } => f64::NAN,
            Self { strata, telling } => strata as f64 / telling as f64,
        }
    }
}

fn add_covariance(level: &Level, values: &UnitValues, covariance: &mut Covariance) {
    let mut seen = Seen::new(values);
    let averages = level.strata.iter().any(|stratum| stratum.is_left_out);
    for strata in level.strata.chunk_by(|one, other| one.parent == other.parent) {
        let mut present = Present::default();
        let mut of_cells = vec![Present::default(); if averages { values.cell_count } else { 0 }];
        let mut blocks: Vec<Block> = Vec::new();
        for stratum in strata {
            seen.look(stratum, level, values);
            if !seen.present.is_empty() {
                present.count(stratum);
            }
            if averages {
                seen.present.iter().for_each(|cell| of_cells[*cell].count(stratum));
            }
            if stratum.scale_sum > 0.0 && !seen.present.is_empty() {
                blocks.push(Block::of(stratum, level, values, &seen));
            }
            seen.forget(values.per_cell);
            // Without left-out strata the factor is one, and nothing need wait.
            if !averages {
                blocks.drain(..).for_each(|block| block.add_to(covariance, 1.0));
            }
        }
        blocks.iter().for_each(|block| block.add_to(covariance, present.factor()));
        for cell in (0..of_cells.len()).filter(|cell| of_cells[*cell].is_untold()) {
            lose(covariance, cell * values.per_cell..(cell + 1) * values.per_cell);
        }
    }
}

/// How these columns vary with any other is not a number.
fn lose(covariance: &mut Covariance, columns: Range<usize>) {
    for column in columns {
        (0..covariance.size()).for_each(|other| covariance.set(column, other, f64::NAN));
    }
}

/// The covariance of the columns that a stratum has.
struct Block {
    columns: Vec<usize>,
    /// The lower triangle, row after row.
    triangle: Vec<f64>,
}

impl Block {
    fn of(stratum: &Stratum, level: &Level, values: &UnitValues, seen: &Seen) -> Self {
        let columns: Vec<usize> =
            seen.present.iter().flat_map(|cell| cell * values.per_cell..(cell + 1) * values.per_cell).collect();
        let mut place_of_cell = vec![usize::MAX; values.cell_count];
        seen.present.iter().enumerate().for_each(|(place, cell)| place_of_cell[*cell] = place * values.per_cell);
        let absent: Vec<f64> = columns.iter().map(|column| -seen.means[*column]).collect();
        let mut block = Self { triangle: vec![0.0; columns.len() * (columns.len() + 1) / 2], columns };
        let mut distances = absent.clone();
        let mut scale_absent = stratum.scale_sum;
        for unit in stratum.units.clone() {
            let entries = values.entries(unit);
            let scale = level.unit_scale[unit];
            if entries.is_empty() || scale == 0.0 {
                continue;
            }
            scale_absent -= scale;
            distances.copy_from_slice(&absent);
            for entry in entries {
                let place = place_of_cell[values.cells[entry] as usize];
                let targets = distances[place..place + values.per_cell].iter_mut();
                targets.zip(values.of(entry)).for_each(|(distance, value)| *distance += value);
            }
            block.add_square(&distances, scale);
        }
        if scale_absent > 1e-12 * stratum.scale_sum {
            block.add_square(&absent, scale_absent);
        }
        block
    }

    fn add_square(&mut self, distances: &[f64], scale: f64) {
        let mut start = 0;
        for (row, distance) in distances.iter().enumerate() {
            let factor = scale * distance;
            let targets = self.triangle[start..=start + row].iter_mut().zip(distances);
            targets.for_each(|(value, other)| *value += factor * other);
            start += row + 1;
        }
    }

    fn add_to(&self, covariance: &mut Covariance, factor: f64) {
        let mut values = self.triangle.iter();
        for (row, one) in self.columns.iter().enumerate() {
            for other in &self.columns[..=row] {
                covariance.add(*one, *other, factor * values.next().copied().unwrap_or(0.0));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{UnitValues, covariance_of_stages, variances_of_stages};
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

    fn check(found: &[f64], expected: &[f64]) {
        assert!(found.iter().zip(expected).all(|(left, right)| (left - right).abs() < 1e-12), "{found:?}");
    }

    /// Stratum one: 1, 3; stratum two: 2, 2, 8. Sum: 2/1 · (1 + 1) + 3/2 · (4 + 4 + 16) = 4 + 36 = 40.
    #[test]
    fn variance_over_strata_is_worked_by_hand() {
        let stages = stages(&[1.0, 1.0, 2.0, 2.0, 2.0], LonelyRule::Fail);
        let values = UnitValues::dense(1, vec![1.0, 3.0, 2.0, 2.0, 8.0]);
        check(&variances_of_stages(&stages, &values), &[40.0]);
        check(&[covariance_of_stages(&stages, &values).get(0, 0)], &[40.0]);
    }

    /// Probabilities 1/2 and 3/4, values 4 and 8: one less them, doubled, are the scales 1 and 1/2. The centre is (4 + 4)/1.5 = 16/3,
    /// the variance 1 · (4/3)² + 1/2 · (8/3)² = 16/3. Of each value alone, the other being zero: the centre is 8/3 both times, and the
    /// variances are (4/3)² + 1/2 · (8/3)² = 16/3 and (8/3)² + 1/2 · (16/3)² = 64/3.
    #[test]
    fn after_hajek_the_less_certain_unit_moves_the_centre_more() {
        let probabilities = [0.5, 0.75];
        let input = StagesInput {
            rows: 2,
            inside: None,
            stages: vec![StageColumns { strata: None, clusters: None, population: Some(&probabilities) }],
            populations: Populations::Fractions,
            lonely: LonelyRule::Fail,
            is_nested: false,
            chances: Chances::Hajek,
        };
        let stages = build_stages(&input, &mut Vec::new());
        let whole = UnitValues::dense(1, vec![4.0, 8.0]);
        check(&variances_of_stages(&stages, &whole), &[16.0 / 3.0]);
        check(&[covariance_of_stages(&stages, &whole).get(0, 0)], &[16.0 / 3.0]);
        let parts =
            UnitValues { starts: vec![0, 1, 2], cells: vec![0, 1], cell_count: 2, per_cell: 1, values: whole.values };
        check(&variances_of_stages(&stages, &parts), &[16.0 / 3.0, 64.0 / 3.0]);
        let covariance = covariance_of_stages(&stages, &parts);
        let found = [covariance.get(0, 0), covariance.get(1, 1), covariance.get(0, 1)];
        check(&found, &[16.0 / 3.0, 64.0 / 3.0, -32.0 / 3.0]);
    }

    /// Two cells: units 1 and 2 of the first stratum lie in different cells, so each counts as zero in the other.
    #[test]
    fn units_outside_a_domain_count_as_zero() {
        let stages = stages(&[1.0, 1.0, 2.0, 2.0], LonelyRule::Fail);
        let values = UnitValues {
            starts: vec![0, 1, 2, 3, 4],
            cells: vec![0, 1, 0, 0],
            cell_count: 2,
            per_cell: 1,
            values: vec![4.0, 6.0, 1.0, 1.0],
        };
        // Cell 0: 2 (4 − 2)² · 2 = 16 from stratum one, none from two. Cell 1: 2 · (3² + 3²) = 36.
        check(&variances_of_stages(&stages, &values), &[16.0, 36.0]);
        let covariance = covariance_of_stages(&stages, &values);
        check(&[covariance.get(0, 0), covariance.get(1, 1), covariance.get(0, 1)], &[16.0, 36.0, -24.0]);
        // The difference of the two cells is 4, −6, 1, 1: 2 · (5² + 5²) = 100 = 16 + 36 + 2 · 24.
        check(&variances_of_stages(&stages, &values.combined(&[1.0, -1.0])), &[100.0]);
    }

    /// A stratum of one unit with the value 5 beside one with 1, 3 (variance 4).
    #[test]
    fn lonely_rules_differ_as_they_say() {
        let variance = |rule| {
            let stages = stages(&[1.0, 1.0, 2.0], rule);
            let values = UnitValues::dense(1, vec![1.0, 3.0, 5.0]);
            let both = [variances_of_stages(&stages, &values)[0], covariance_of_stages(&stages, &values).get(0, 0)];
            check(&both[..1], &both[1..]);
            both[0]
        };
        assert_eq!(variance(LonelyRule::Certainty), 4.0);
        assert_eq!(variance(LonelyRule::Adjust), 4.0 + 25.0);
        assert_eq!(variance(LonelyRule::Average), 8.0);
    }

    /// Cell 0 lies in the stratum of two, cell 1 in the lonely one alone, which has no others to take an average of.
    #[test]
    fn an_average_over_no_strata_is_not_a_number() {
        let stages = stages(&[1.0, 1.0, 2.0], LonelyRule::Average);
        let values = UnitValues {
            starts: vec![0, 1, 2, 3],
            cells: vec![0, 0, 1],
            cell_count: 2,
            per_cell: 1,
            values: vec![1.0, 3.0, 5.0],
        };
        let variances = variances_of_stages(&stages, &values);
        assert_eq!(variances[0], 4.0);
        assert!(variances[1].is_nan());
        let covariance = covariance_of_stages(&stages, &values);
        assert!(covariance.get(0, 0).is_finite() && covariance.get(1, 1).is_nan() && covariance.get(0, 1).is_nan());
    }
}
