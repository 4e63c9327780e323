//! Stages of sampling: which rows form a unit, which units a stratum, and how much each unit counts in the variance.
//!
//! Holds: the levels that matter for the variance, outermost first. Units are numbered stratum by stratum and strata
//! parent by parent, so that everything of one stratum lies together.
//! Does not hold: weights and estimates. Where next: `variance::levels`, which sums over them; METHOD.md for formulas.

use std::ops::Range;
use std::sync::OnceLock;

use super::finding::{DesignFinding, NAMES_MAX};
use super::grouping::{Groups, Pairs, pairs, rows_within};
use crate::frame::{Codes, MISSING};

/// A share of the population this near to one is all of it.
const WHOLE: f64 = 1e-7;

/// What is done with a stratum of which only one unit was drawn, but not all units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LonelyRule {
    /// Nothing is estimated.
    #[default]
    Fail,
    /// It counts as drawn with certainty and adds nothing (R: `certainty`, `remove`).
    Certainty,
    /// Its distance is taken from zero instead of from its stratum's mean (R: `adjust`).
    Adjust,
    /// It adds what the other strata add on average (R: `average`).
    Average,
}

impl LonelyRule {
    /// The word for it in findings and plans.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Certainty => "certainty",
            Self::Adjust => "adjust",
            Self::Average => "average",
        }
    }
}

/// The columns of one stage.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct StageColumns<'a> {
    pub strata: Option<&'a Codes>,
    /// None: every row is a unit.
    pub clusters: Option<&'a Codes>,
    pub population: Option<&'a [f64]>,
}

/// How the columns of populations are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Populations {
    #[default]
    Sizes,
    Fractions,
}

/// How the chances of the units of a stratum are related.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Chances {
    /// All have the same.
    #[default]
    Equal,
    /// They differ by design.
    Unequal,
    /// They differ by design, and the more a unit was left to chance the more it moves the centre of its stratum, after Hájek.
    Hajek,
}

/// All that stages are built from.
#[derive(Clone, Debug)]
pub(crate) struct StagesInput<'a> {
    pub rows: usize,
    /// The rows that belong to the sample; all where none is given.
    pub inside: Option<&'a [bool]>,
    pub stages: Vec<StageColumns<'a>>,
    pub populations: Populations,
    pub lonely: LonelyRule,
    /// Whether names of units count inside their stratum only.
    pub is_nested: bool,
    pub chances: Chances,
}

/// The stages of a sample.
#[derive(Clone, Debug)]
pub(crate) struct Stages {
    /// At least one; a later one only where the one before draws from a finite population.
    pub levels: Vec<Level>,
    /// What is done with lonely strata.
    pub lonely: LonelyRule,
}

/// The units of one stage.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// For each row its unit, or [`MISSING`] outside the sample.
    pub unit_of_row: Vec<u32>,
    /// φ (1 − f) n / (n − 1) of each unit, where φ is the product of the fractions of the stages above.
    pub unit_scale: Vec<f64>,
    /// The fraction drawn, for each unit; 0 where the population is infinite.
    pub unit_fraction: Vec<f64>,
    /// The stratum of each unit.
    pub stratum_of_unit: Vec<u32>,
    /// The unit of the stage above, for each unit; empty at the first stage.
    pub parent_of_unit: Vec<u32>,
    /// The strata, in the order of their units.
    pub strata: Vec<Stratum>,
    /// How many units the stage above has; one at the first stage.
    pub parents: usize,
    /// Rows unit by unit, none where they are so already; written at the first question.
    pub row_order: OnceLock<Option<Vec<u32>>>,
}

/// The units of one stratum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stratum {
    pub units: Range<usize>,
    pub parent: usize,
    /// The sum of the scales of its units.
    pub scale_sum: f64,
    pub centre: StratumCentre,
    /// It is replaced by the average of the others ([`LonelyRule::Average`]).
    pub is_left_out: bool,
    /// All of its units were drawn: nothing was left to chance.
    pub is_whole: bool,
}

/// From what the distances of the units of a stratum are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StratumCentre {
    /// Their mean.
    Mean,
    /// Their mean weighted by their scales, after Hájek.
    ScaledMean,
    /// Zero ([`LonelyRule::Adjust`]).
    Zero,
}

impl Level {
    /// How many units there are.
    pub fn units(&self) -> usize {
        self.unit_scale.len()
    }

    /// The units of the rows.
    pub fn groups(&self) -> Groups<'_> {
        Groups { of_row: &self.unit_of_row, count: self.units() }
    }

    /// The rows unit by unit, or none where the file has them in this order.
    pub fn row_order(&self) -> Option<&[u32]> {
        self.row_order.get_or_init(|| in_order(&self.unit_of_row, self.units())).as_deref()
    }

    /// Units with a weight, less the strata in which they are.
    pub fn degrees_of_freedom(&self, weights: &[f64]) -> f64 {
        let mut has_weight = vec![false; self.units()];
        for (unit, weight) in self.unit_of_row.iter().zip(weights) {
            if *weight != 0.0 && *unit != MISSING {
                has_weight[*unit as usize] = true;
            }
        }
        let units = has_weight.iter().filter(|has| **has).count();
        let strata = self.strata.iter().filter(|stratum| has_weight[stratum.units.clone()].contains(&true)).count();
        units as f64 - strata as f64
    }
}

/// The levels of a sample, and what is wrong with them.
pub(crate) fn build(input: &StagesInput<'_>, findings: &mut Vec<DesignFinding>) -> Stages {
    let outside = |row: usize| input.inside.is_some_and(|inside| !inside[row]);
    let everything: Vec<u32> = (0..input.rows).map(|row| if outside(row) { MISSING } else { 0 }).collect();
    let mut above = Above { unit_of_row: everything, share: vec![1.0] };
    let mut levels = Vec::new();
    for stage in 0..input.stages.len().max(1) {
        let columns = input.stages.get(stage).copied().unwrap_or_default();
        if stage == 0 && !input.is_nested {
            findings.extend(unit_in_two_strata(&columns));
        }
        let level = Build { input, stage, columns, above: &above }.level(findings);
        let share: Vec<f64> = share_of_units(&level, &above);
        above = Above { unit_of_row: level.unit_of_row.clone(), share };
        levels.push(level);
        if above.share.iter().all(|share| *share == 0.0) {
            break;
        }
    }
    Stages { levels, lonely: input.lonely }
}

/// The stage above: its units, and the share of their parents' variance that passes through each.
struct Above {
    unit_of_row: Vec<u32>,
    share: Vec<f64>,
}

fn share_of_units(level: &Level, above: &Above) -> Vec<f64> {
    let parents = level.stratum_of_unit.iter().map(|stratum| level.strata[*stratum as usize].parent);
    parents.zip(&level.unit_fraction).map(|(parent, fraction)| above.share[parent] * fraction).collect()
}

struct Build<'a> {
    input: &'a StagesInput<'a>,
    stage: usize,
    columns: StageColumns<'a>,
    above: &'a Above,
}

impl Build<'_> {
    fn level(&self, findings: &mut Vec<DesignFinding>) -> Level {
        let parent = Groups { of_row: &self.above.unit_of_row, count: self.above.share.len() };
        let strata = self.strata(parent);
        let (unit_of_row, stratum_of_unit) = self.units(&strata);
        let first_rows = first_rows(&unit_of_row, stratum_of_unit.len());
        let ranges = ranges(&stratum_of_unit, strata.members.len());
        findings.extend(self.several_populations(&unit_of_row, &first_rows));
        let unit_fraction = self.fractions(&first_rows, &ranges, findings);
        let mut level = Level {
            unit_scale: vec![0.0; stratum_of_unit.len()],
            parent_of_unit: if self.stage == 0 {
                Vec::new()
            } else {
                stratum_of_unit.iter().map(|stratum| strata.members[*stratum as usize].0).collect()
            },
            strata: Vec::with_capacity(ranges.len()),
            parents: parent.count,
            row_order: OnceLock::new(),
            unit_of_row,
            unit_fraction,
            stratum_of_unit,
        };
        let mut lonely: Vec<usize> = Vec::new();
        for (units, (parent, _)) in ranges.into_iter().zip(&strata.members) {
            if self.add_stratum(&mut level, units.clone(), *parent as usize) {
                lonely.push(first_rows[units.start]);
            }
        }
        findings.extend(self.lonely_finding(&level, &lonely));
        level
    }

    fn strata(&self, parent: Groups<'_>) -> Pairs {
        match self.columns.strata {
            Some(codes) => pairs(parent, Groups { of_row: &codes.of_row, count: codes.labels.len() }),
            None => Pairs {
                of_row: parent.of_row.to_vec(),
                members: (0..parent.count).map(|place| (place as u32, 0)).collect(),
            },
        }
    }

    /// The unit of each row and the stratum of each unit.
    fn units(&self, strata: &Pairs) -> (Vec<u32>, Vec<u32>) {
        let outer = Groups { of_row: &strata.of_row, count: strata.members.len() };
        if let Some(codes) = self.columns.clusters {
            let units = pairs(outer, Groups { of_row: &codes.of_row, count: codes.labels.len() });
            return (units.of_row, units.members.into_iter().map(|(stratum, _)| stratum).collect());
        }
        let unit_of_row = rows_within(outer);
        let units = outer.of_row.iter().filter(|stratum| **stratum != MISSING).count();
        let mut stratum_of_unit = vec![0; units];
        for (unit, stratum) in unit_of_row.iter().zip(outer.of_row) {
            if *unit != MISSING {
                stratum_of_unit[*unit as usize] = *stratum;
            }
        }
        (unit_of_row, stratum_of_unit)
    }

    /// The fraction drawn of each unit's population.
    fn fractions(&self, first_rows: &[usize], ranges: &[Range<usize>], findings: &mut Vec<DesignFinding>) -> Vec<f64> {
        let Some(population) = self.columns.population else { return vec![0.0; first_rows.len()] };
        let mut fractions = vec![0.0; first_rows.len()];
        let mut varying: Vec<usize> = Vec::new();
        for units in ranges {
            let sampled = units.len();
            let values = units.clone().map(|unit| population[first_rows[unit]]);
            let (low, high) =
                values.fold((f64::INFINITY, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
            if low != high {
                varying.push(first_rows[units.start]);
            }
            let fraction = |value: f64| match self.input.populations {
                Populations::Sizes => sampled as f64 / value,
                Populations::Fractions => value,
            };
            units.clone().for_each(|unit| fractions[unit] = fraction(population[first_rows[unit]]));
            if self.input.populations == Populations::Sizes && low < sampled as f64 {
                let stratum = self.place(first_rows[units.start]);
                findings.push(DesignFinding::PopulationTooSmall {
                    stage: self.stage + 1,
                    stratum,
                    population: low,
                    sampled,
                });
            }
        }
        if let (Some(row), Chances::Equal) = (varying.first(), self.input.chances) {
            let (stratum, count) = (self.place(*row), varying.len());
            findings.push(DesignFinding::PopulationVaries { stage: self.stage + 1, stratum, count });
        }
        fractions
    }

    /// Units whose rows tell several populations: one of them alone could be used, and nobody knows which.
    fn several_populations(&self, unit_of_row: &[u32], first_rows: &[usize]) -> Option<DesignFinding> {
        let population = self.columns.population?;
        let mut has_several = vec![false; first_rows.len()];
        for (row, unit) in unit_of_row.iter().enumerate().filter(|(_, unit)| **unit != MISSING) {
            let unit = *unit as usize;
            has_several[unit] |= population[row] != population[first_rows[unit]];
        }
        let first = has_several.iter().position(|has_several| *has_several)?;
        let count = has_several.iter().filter(|has_several| **has_several).count();
        let codes = self.columns.clusters;
        let unit = codes.map_or_else(String::new, |codes| label(codes, first_rows[first]).to_owned());
        Some(DesignFinding::PopulationVariesInUnit { stage: self.stage + 1, unit, count })
    }

    /// Writes the scales of a stratum; whether it is lonely.
    fn add_stratum(&self, level: &mut Level, units: Range<usize>, parent: usize) -> bool {
        let share = self.above.share[parent];
        let is_certain = |unit: usize| 1.0 - level.unit_fraction[unit] < WHOLE;
        let is_whole = units.clone().all(is_certain);
        let drawn = match self.input.chances {
            // Certain units move no centre: a unit beside them alone has nothing to be compared with.
            Chances::Hajek => units.clone().filter(|unit| !is_certain(*unit)).count(),
            Chances::Equal | Chances::Unequal => units.len(),
        };
        let is_lonely = drawn == 1 && !is_whole;
        let spread = if drawn > 1 { drawn as f64 / (drawn as f64 - 1.0) } else { 1.0 };
        let counts = !is_whole && (!is_lonely || self.input.lonely == LonelyRule::Adjust);
        let mut scale_sum = 0.0;
        for unit in units.clone().filter(|_| counts) {
            level.unit_scale[unit] = share * (1.0 - level.unit_fraction[unit]) * spread;
            scale_sum += level.unit_scale[unit];
        }
        level.strata.push(Stratum {
            units,
            parent,
            scale_sum,
            centre: self.centre(is_lonely),
            is_left_out: is_lonely && share > 0.0 && self.input.lonely == LonelyRule::Average,
            is_whole,
        });
        is_lonely && share > 0.0
    }

    fn centre(&self, is_lonely: bool) -> StratumCentre {
        match (is_lonely && self.input.lonely == LonelyRule::Adjust, self.input.chances) {
            (true, _) => StratumCentre::Zero,
            (false, Chances::Hajek) => StratumCentre::ScaledMean,
            (false, Chances::Equal | Chances::Unequal) => StratumCentre::Mean,
        }
    }

    fn lonely_finding(&self, level: &Level, lonely: &[usize]) -> Option<DesignFinding> {
        if self.stage == 0 && level.units() == 1 && !lonely.is_empty() {
            return Some(DesignFinding::OnlyOneUnit);
        }
        let strata: Vec<String> = lonely.iter().take(NAMES_MAX).map(|row| self.place(*row)).collect();
        let finding =
            DesignFinding::LonelyStrata { stage: self.stage + 1, count: lonely.len(), strata, rule: self.input.lonely };
        (!lonely.is_empty()).then_some(finding)
    }

    fn place(&self, row: usize) -> String {
        stratum_name(&self.input.stages, self.stage, row)
    }
}

/// What a stratum of a stage is called in which a row is: by the units above it and its own code, joined by a slash. A unit that
/// is a row is called by its number.
pub(super) fn stratum_name(stages: &[StageColumns<'_>], stage: usize, row: usize) -> String {
    let above = || stages.iter().take(stage);
    let name = |codes: &Codes| label(codes, row).to_owned();
    let of_row = above().any(|stage| stage.clusters.is_none()).then(|| (row + 1).to_string());
    let of_units = above().filter_map(|stage| stage.clusters).map(name);
    let own = stages.get(stage).and_then(|stage| stage.strata).map(name);
    let names: Vec<String> = of_units.chain(of_row).chain(own).collect();
    names.join("/")
}

fn label(codes: &Codes, row: usize) -> &str {
    codes.labels.get(codes.of_row[row] as usize).map_or("", String::as_str)
}

/// Rows unit by unit, those without a unit left out; none where they are in this order.
fn in_order(unit_of_row: &[u32], units: usize) -> Option<Vec<u32>> {
    if unit_of_row.is_sorted() {
        return None;
    }
    let places = rows_within(Groups { of_row: unit_of_row, count: units });
    let known = places.iter().filter(|place| **place != MISSING).count();
    let mut order = vec![0; known];
    for (row, place) in places.iter().enumerate().filter(|(_, place)| **place != MISSING) {
        order[*place as usize] = row as u32;
    }
    Some(order)
}

fn first_rows(unit_of_row: &[u32], units: usize) -> Vec<usize> {
    let mut first = vec![usize::MAX; units];
    for (row, unit) in unit_of_row.iter().enumerate().filter(|(_, unit)| **unit != MISSING) {
        let known = &mut first[*unit as usize];
        *known = row.min(*known);
    }
    first
}

/// The units of each stratum: they follow one another.
fn ranges(stratum_of_unit: &[u32], strata: usize) -> Vec<Range<usize>> {
    let mut ends = vec![0; strata];
    stratum_of_unit.iter().enumerate().for_each(|(unit, stratum)| ends[*stratum as usize] = unit + 1);
    let mut start = 0;
    let range = |end: usize| {
        let range = start..end;
        start = end;
        range
    };
    ends.into_iter().map(range).collect()
}

fn unit_in_two_strata(columns: &StageColumns<'_>) -> Option<DesignFinding> {
    let (strata, clusters) = (columns.strata?, columns.clusters?);
    let of_unit = pairs(
        Groups { of_row: &clusters.of_row, count: clusters.labels.len() },
        Groups { of_row: &strata.of_row, count: strata.labels.len() },
    );
    let mut doubled: Vec<u32> =
        of_unit.members.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| two[0].0).collect();
    doubled.dedup();
    let unit = *doubled.first()?;
    let of_first = of_unit.members.iter().filter(|(member, _)| *member == unit);
    Some(DesignFinding::UnitInTwoStrata {
        unit: clusters.labels[unit as usize].clone(),
        strata: of_first.take(NAMES_MAX).map(|(_, stratum)| strata.labels[*stratum as usize].clone()).collect(),
        count: doubled.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Chances, LonelyRule, Populations, StageColumns, Stages, StagesInput, StratumCentre, build};
    use crate::design::DesignFinding;
    use crate::frame::Codes;

    fn codes(values: &[f64]) -> Codes {
        Codes::of_numbers(values)
    }

    fn check(stages: Vec<StageColumns<'_>>, lonely: LonelyRule) -> (Stages, Vec<DesignFinding>) {
        let mut findings = Vec::new();
        let input = StagesInput {
            rows: 6,
            inside: None,
            stages,
            populations: Populations::Sizes,
            lonely,
            is_nested: false,
            chances: Chances::Equal,
        };
        (build(&input, &mut findings), findings)
    }

    /// Two strata of two units: without a population every scale is 2 / (2 − 1).
    #[test]
    fn scale_of_a_unit_is_worked_by_hand() {
        let (strata, clusters) = (codes(&[2.0, 2.0, 2.0, 1.0, 1.0, 1.0]), codes(&[1.0, 1.0, 2.0, 3.0, 4.0, 4.0]));
        let columns = StageColumns { strata: Some(&strata), clusters: Some(&clusters), population: None };
        let (stages, findings) = check(vec![columns], LonelyRule::Fail);
        let level = &stages.levels[0];
        assert_eq!(level.unit_of_row, [2, 2, 3, 0, 1, 1]);
        assert_eq!(level.unit_scale, [2.0; 4]);
        assert_eq!(level.strata[1].units, 2..4);
        assert_eq!(level.degrees_of_freedom(&[0.0, 0.0, 1.0, 1.0, 1.0, 1.0]), 1.0);
        assert_eq!(findings, []);
    }

    /// Two of four units, then rows inside them: φ = 1/2, n = 3, f = 3/6: 0.5 · 0.5 · 1.5.
    #[test]
    fn second_stage_counts_by_the_fraction_of_the_first() {
        let clusters = codes(&[1.0, 1.0, 1.0, 2.0, 2.0, 2.0]);
        let (first, second) = ([4.0; 6], [6.0; 6]);
        let stages = vec![
            StageColumns { strata: None, clusters: Some(&clusters), population: Some(&first) },
            StageColumns { strata: None, clusters: None, population: Some(&second) },
        ];
        let (stages, _) = check(stages, LonelyRule::Fail);
        assert_eq!(stages.levels[0].unit_scale, [1.0; 2]);
        assert_eq!(stages.levels[1].unit_scale, [0.375; 6]);
        assert_eq!(stages.levels[1].parent_of_unit, [0, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn without_a_population_later_stages_do_not_matter() {
        let clusters = codes(&[1.0, 1.0, 1.0, 2.0, 2.0, 2.0]);
        let first = StageColumns { clusters: Some(&clusters), ..StageColumns::default() };
        assert_eq!(check(vec![first, StageColumns::default()], LonelyRule::Fail).0.levels.len(), 1);
    }

    #[test]
    fn a_lonely_stratum_is_named() {
        let strata = codes(&[1.0, 1.0, 1.0, 1.0, 1.0, 9.0]);
        let columns = StageColumns { strata: Some(&strata), ..StageColumns::default() };
        let (stages, findings) = check(vec![columns], LonelyRule::Adjust);
        let expected =
            DesignFinding::LonelyStrata { stage: 1, count: 1, strata: vec!["9".to_owned()], rule: LonelyRule::Adjust };
        assert_eq!(findings, [expected]);
        assert_eq!(stages.levels[0].strata[1].centre, StratumCentre::Zero);
    }

    #[test]
    fn a_unit_that_is_a_row_is_called_by_its_number() {
        let (first, second) = ([10.0; 6], [5.0; 6]);
        let stage = |population| StageColumns { population: Some(population), ..StageColumns::default() };
        let (_, findings) = check(vec![stage(first.as_slice()), stage(second.as_slice())], LonelyRule::Certainty);
        let strata = (1..=6).map(|row| row.to_string()).collect();
        let told = DesignFinding::LonelyStrata { stage: 2, count: 6, strata, rule: LonelyRule::Certainty };
        assert_eq!(findings, [told]);
    }

    /// Of three units of each stratum one is certain, and in the second another one too: what was drawn there is a single unit.
    #[test]
    fn after_hajek_a_unit_beside_certain_ones_is_lonely() {
        let strata = codes(&[1.0, 1.0, 1.0, 9.0, 9.0, 9.0]);
        let population = [1.0, 0.5, 0.75, 1.0, 0.5, 1.0];
        let columns = StageColumns { strata: Some(&strata), clusters: None, population: Some(&population) };
        let built = |chances: Chances| {
            let (mut findings, stages, lonely) = (Vec::new(), vec![columns], LonelyRule::Adjust);
            let (inside, is_nested, populations) = (None, false, Populations::Fractions);
            let input = StagesInput { rows: 6, inside, stages, populations, lonely, is_nested, chances };
            (build(&input, &mut findings), findings)
        };
        let (stages, findings) = built(Chances::Hajek);
        let (strata, rule) = (vec!["9".to_owned()], LonelyRule::Adjust);
        assert_eq!(findings, [DesignFinding::LonelyStrata { stage: 1, count: 1, strata, rule }]);
        let level = &stages.levels[0];
        assert_eq!(level.unit_scale, [0.0, 1.0, 0.5, 0.0, 0.5, 0.0]);
        assert_eq!(level.strata[0].centre, StratumCentre::ScaledMean);
        assert_eq!(level.strata[1].centre, StratumCentre::Zero);
        let (stages, findings) = built(Chances::Unequal);
        assert_eq!((&stages.levels[0].unit_scale[..3], findings.len()), ([0.0, 0.75, 0.375].as_slice(), 0));
    }

    #[test]
    fn a_unit_in_two_strata_is_named() {
        let (strata, clusters) = (codes(&[1.0, 1.0, 1.0, 2.0, 2.0, 2.0]), codes(&[1.0, 5.0, 5.0, 5.0, 6.0, 6.0]));
        let columns = StageColumns { strata: Some(&strata), clusters: Some(&clusters), population: None };
        let (_, findings) = check(vec![columns], LonelyRule::Fail);
        let strata = vec!["1".to_owned(), "2".to_owned()];
        assert_eq!(findings, [DesignFinding::UnitInTwoStrata { unit: "5".to_owned(), strata, count: 1 }]);
    }

    #[test]
    fn a_population_smaller_than_its_sample_is_named() {
        let population = [4.0; 6];
        let columns = StageColumns { population: Some(&population), ..StageColumns::default() };
        let (_, findings) = check(vec![columns], LonelyRule::Fail);
        assert!(matches!(findings[0], DesignFinding::PopulationTooSmall { sampled: 6, .. }));
    }

    #[test]
    fn a_stratum_taken_whole_adds_nothing_and_is_not_lonely() {
        let strata = codes(&[1.0, 1.0, 1.0, 1.0, 1.0, 9.0]);
        let population = [10.0, 10.0, 10.0, 10.0, 10.0, 1.0];
        let columns = StageColumns { strata: Some(&strata), clusters: None, population: Some(&population) };
        let (stages, findings) = check(vec![columns], LonelyRule::Fail);
        assert_eq!(stages.levels[0].unit_scale[5], 0.0);
        assert_eq!(findings, []);
    }
}
