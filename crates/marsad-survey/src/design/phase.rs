//! The columns that say how one phase was drawn.
//!
//! Holds: [`Phase`] and what its columns hold, with what is wrong in them. Where next: `stages`, which makes levels of
//! them; `builder` and `two_phase`, which make designs.

use std::collections::BTreeSet;

use super::finding::{DesignFinding, RowsFound};
use super::stages::{Chances, Level, LonelyRule, Populations, StageColumns, Stages, StagesInput, build, stratum_name};
use crate::error::SurveyError;
use crate::frame::{Codes, Frame, MISSING};
use crate::names::Names;

/// Names of design columns. Lists have one name for each stage, the outermost first.
#[derive(Clone, Debug, Default)]
pub struct Phase {
    weights: Option<String>,
    probabilities: Names,
    strata: Names,
    clusters: Names,
    populations: Names,
    is_nested: bool,
}

impl Phase {
    /// A simple random sample of rows, until columns say otherwise.
    pub fn new() -> Self {
        Self::default()
    }

    /// The column of weights.
    #[must_use]
    pub fn weights(mut self, column: &str) -> Self {
        self.weights = Some(column.to_owned());
        self
    }

    /// The columns of probabilities, one for each stage; the weight is one over their product.
    #[must_use]
    pub fn probabilities(mut self, columns: impl Into<Names>) -> Self {
        self.probabilities = columns.into();
        self
    }

    /// The columns of strata.
    #[must_use]
    pub fn strata(mut self, columns: impl Into<Names>) -> Self {
        self.strata = columns.into();
        self
    }

    /// The columns that name the units; without them each row is a unit.
    #[must_use]
    pub fn clusters(mut self, columns: impl Into<Names>) -> Self {
        self.clusters = columns.into();
        self
    }

    /// The columns of populations from which each stage draws: all sizes or all fractions.
    #[must_use]
    pub fn fpc(mut self, columns: impl Into<Names>) -> Self {
        self.populations = columns.into();
        self
    }

    /// Names of units count inside their stratum only: the unit 1 of one stratum is not the unit 1 of another.
    #[must_use]
    pub fn nested(mut self) -> Self {
        self.is_nested = true;
        self
    }

    /// The columns themselves.
    pub(super) fn read<'a>(&'a self, frame: &'a Frame) -> Result<PhaseColumns<'a>, SurveyError> {
        let weights = match self.weights.as_deref() {
            Some(name) => Some((name, frame.numbers(name)?)),
            None => None,
        };
        let probabilities = numbers(frame, &self.probabilities)?;
        let populations = numbers(frame, &self.populations)?;
        Ok(PhaseColumns {
            rows: frame.rows(),
            is_nested: self.is_nested,
            weights,
            probabilities,
            strata: codes(frame, &self.strata)?,
            clusters: codes(frame, &self.clusters)?,
            populations,
        })
    }
}

type NamedNumbers<'a> = (&'a str, &'a [f64]);
type NamedCodes<'a> = (&'a str, &'a Codes);

fn numbers<'a>(frame: &'a Frame, names: &'a Names) -> Result<Vec<NamedNumbers<'a>>, SurveyError> {
    names.as_slice().iter().map(|name| Ok((name.as_str(), frame.numbers(name)?))).collect()
}

fn codes<'a>(frame: &'a Frame, names: &'a Names) -> Result<Vec<NamedCodes<'a>>, SurveyError> {
    names.as_slice().iter().map(|name| Ok((name.as_str(), frame.codes(name)?))).collect()
}

/// The columns of a phase, found.
#[derive(Clone, Debug)]
pub(super) struct PhaseColumns<'a> {
    pub rows: usize,
    pub is_nested: bool,
    pub weights: Option<NamedNumbers<'a>>,
    pub probabilities: Vec<NamedNumbers<'a>>,
    pub strata: Vec<NamedCodes<'a>>,
    pub clusters: Vec<NamedCodes<'a>>,
    pub populations: Vec<NamedNumbers<'a>>,
}

/// How levels are made of the columns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct StagesOptions<'a> {
    pub inside: Option<&'a [bool]>,
    pub lonely: LonelyRule,
    pub chances: Chances,
}

impl PhaseColumns<'_> {
    /// How many stages the columns speak of.
    pub fn stages(&self) -> usize {
        self.clusters.len().max(self.populations.len()).max(self.strata.len()).max(1)
    }

    /// What is wrong inside the columns, on the rows that belong to the phase.
    pub fn findings(&self, inside: Option<&[bool]>) -> Vec<DesignFinding> {
        let mut findings = Vec::new();
        let is_inside = |row: usize| inside.is_none_or(|inside| inside[row]);
        let wrong = |name: &str, values: &[f64], is_wrong: fn(f64) -> bool| {
            RowsFound::of(name, self.rows, |row| is_inside(row) && is_wrong(values[row]))
        };
        for (name, codes) in self.strata.iter().chain(&self.clusters) {
            let found = RowsFound::of(name, self.rows, |row| is_inside(row) && codes.of_row[row] == MISSING);
            findings.extend(found.map(DesignFinding::MissingDesignValues));
        }
        for (name, values) in &self.probabilities {
            findings.extend(
                wrong(name, values, |value| !(value > 0.0 && value <= 1.0)).map(DesignFinding::WrongProbabilities),
            );
        }
        for (name, values) in &self.populations {
            findings.extend(
                wrong(name, values, |value| value.is_nan() || value <= 0.0).map(DesignFinding::WrongPopulations),
            );
        }
        if let Some((name, values)) = self.weights {
            findings.extend(wrong(name, values, |value| !value.is_finite()).map(DesignFinding::MissingWeights));
            findings.extend(wrong(name, values, |value| value < 0.0).map(DesignFinding::NegativeWeights));
            findings.extend(wrong(name, values, |value| value == 0.0).map(DesignFinding::ZeroWeights));
        }
        findings.extend([repeated(&self.strata), repeated(&self.clusters)].into_iter().flatten());
        findings.extend([repeated(&self.probabilities), repeated(&self.populations)].into_iter().flatten());
        if self.are_mixed(inside) {
            findings.push(DesignFinding::SizesAndFractionsMixed);
        }
        findings
    }

    /// Whether there is such a value in a row that belongs to the phase: whatever stands in others says nothing of it.
    fn has_population(&self, inside: Option<&[bool]>, is_such: fn(f64) -> bool) -> bool {
        let is_inside = |row: usize| inside.is_none_or(|inside| inside[row]);
        let has = |values: &[f64]| values.iter().enumerate().any(|(row, value)| is_inside(row) && is_such(*value));
        self.populations.iter().any(|(_, values)| has(values))
    }

    fn are_mixed(&self, inside: Option<&[bool]>) -> bool {
        self.has_population(inside, |value| value > 1.0) && self.has_population(inside, |value| value < 1.0)
    }

    /// Sizes, if one of the values is above one, on the rows that belong to the phase.
    pub fn kind_of_populations(&self, inside: Option<&[bool]>) -> Populations {
        let has_sizes = self.has_population(inside, |value| value > 1.0);
        if has_sizes { Populations::Sizes } else { Populations::Fractions }
    }

    /// The levels of the phase.
    pub fn levels(&self, options: StagesOptions<'_>, findings: &mut Vec<DesignFinding>) -> Stages {
        let populations: Vec<&[f64]> = self.populations.iter().map(|(_, values)| *values).collect();
        self.levels_with(&populations, self.kind_of_populations(options.inside), options, findings)
    }

    /// All declared levels, whether they matter for the variance or not: as if every stage had taken everything.
    pub fn all_levels(&self, inside: Option<&[bool]>) -> Stages {
        let ones = vec![1.0; self.rows];
        let populations: Vec<&[f64]> = (0..self.stages()).map(|_| ones.as_slice()).collect();
        let options = StagesOptions { inside, ..StagesOptions::default() };
        self.levels_with(&populations, Populations::Fractions, options, &mut Vec::new())
    }

    /// The levels with other populations than the columns say.
    pub fn levels_with(
        &self,
        populations: &[&[f64]],
        kind: Populations,
        options: StagesOptions<'_>,
        findings: &mut Vec<DesignFinding>,
    ) -> Stages {
        let stage =
            |place: usize| StageColumns { population: populations.get(place).copied(), ..self.stage_columns(place) };
        let input = StagesInput {
            rows: self.rows,
            inside: options.inside,
            stages: (0..self.stages()).map(stage).collect(),
            populations: kind,
            lonely: options.lonely,
            is_nested: self.is_nested,
            chances: options.chances,
        };
        build(&input, findings)
    }

    /// The strata and the units of a stage.
    fn stage_columns(&self, place: usize) -> StageColumns<'_> {
        StageColumns {
            strata: self.strata.get(place).map(|(_, codes)| *codes),
            clusters: self.clusters.get(place).map(|(_, codes)| *codes),
            population: None,
        }
    }

    /// What a stratum of a stage is called in which a row is.
    pub fn stratum_name(&self, place: usize, row: usize) -> String {
        let stages: Vec<StageColumns<'_>> = (0..=place).map(|place| self.stage_columns(place)).collect();
        stratum_name(&stages, place, row)
    }

    /// The weight of each row: as given, or one over the probabilities, or from the fractions of `stages`; none where
    /// nothing of that is known.
    pub fn row_weights(&self, stages: &Stages) -> Option<Vec<f64>> {
        if let Some((_, weights)) = self.weights {
            return Some(weights.to_vec());
        }
        let mut weights = vec![1.0; self.rows];
        for (_, probabilities) in &self.probabilities {
            weights.iter_mut().zip(*probabilities).for_each(|(weight, probability)| *weight /= probability);
        }
        if self.probabilities.is_empty() {
            if self.populations.is_empty() {
                return None;
            }
            for level in stages.levels.iter().take(self.populations.len()) {
                divide_by_fractions(&mut weights, level);
            }
        }
        Some(weights)
    }
}

/// Columns that are named for more than one stage.
fn repeated<C>(columns: &[(&str, C)]) -> Option<DesignFinding> {
    let mut known = BTreeSet::new();
    let again: BTreeSet<&str> = columns.iter().map(|(name, _)| *name).filter(|name| !known.insert(*name)).collect();
    let columns = again.into_iter().map(str::to_owned).collect::<Vec<String>>();
    (!columns.is_empty()).then_some(DesignFinding::RepeatedDesignColumns { columns })
}

/// Weights divided by the fraction of the unit in which each row is.
pub(super) fn divide_by_fractions(weights: &mut [f64], level: &Level) {
    for (weight, unit) in weights.iter_mut().zip(&level.unit_of_row).filter(|(_, unit)| **unit != MISSING) {
        *weight /= level.unit_fraction[*unit as usize];
    }
}
