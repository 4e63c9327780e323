//! How far estimates are uncertain together: kept so that contrasts and covariances can be asked for afterwards.

use std::sync::Arc;

use super::cells::Cells;
use super::formula::Recipe;
use super::measure::Measure;
use super::totals::{Slots, Targets, totals, totals_here};
use crate::design::{Design, Level, Stages};
use crate::error::SurveyError;
use crate::frame::MISSING;
use crate::replicate::ReplicateWeights;
use crate::threads::in_ranges;
use crate::variance::{
    ApproximateTwoPhase, Covariance, FirstPhaseCells, UnitValues, covariance_of_stages, variances_of_stages,
};
use crate::weighting::MarginRegression;

/// Columns that are held at once where influences must be written out for rows.
const COLUMNS_AT_ONCE: usize = 8;
/// What rounding leaves of a variance that is nothing, as a share of the sum of squares of influences.
const ROUNDING: f64 = 1e-24;
/// Numbers that a table of units by estimates may hold.
const TABLE_MAX: usize = 1 << 24;

/// The totals of all cells and how uncertain the estimates made of them are.
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    /// Cell after cell the totals of its measures.
    pub totals: Vec<f64>,
    /// Cell after cell its estimates.
    pub values: Vec<f64>,
    /// The variance of each.
    pub variances: Vec<f64>,
    /// The degrees of freedom of each cell.
    pub freedom: Vec<f64>,
    pub source: Source,
}

/// From what covariances can be made.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// The influences of the units of the last stage.
    Units(Arc<UnitValues>),
    /// All replicates of each estimate.
    Replicates(Arc<Vec<Vec<f64>>>),
    /// Influences that are made again when they are needed.
    Rows(Arc<RowInfluences>),
}

/// Influences of rows, not written out.
#[derive(Clone, Debug)]
pub(crate) struct RowInfluences {
    cell_of_row: Vec<u32>,
    recipe: Recipe,
    totals: Vec<f64>,
}

impl Spread {
    /// For a request of totals and ratios.
    pub fn of(design: &Design, cells: &Cells, recipe: &Recipe) -> Result<Self, SurveyError> {
        let frame = design.frame();
        let measures = recipe.measures.iter().map(|name| name.find(frame)).collect::<Result<Vec<_>, _>>()?;
        let work = Work { design, cells, recipe, measures: &measures };
        if let Some(two) = design.plain_two_phases() {
            return Ok(work.by_two_phases(two));
        }
        if let Some((stages, margins)) = design.stages_with_margins()
            && work.has_room_for(stages, margins)
        {
            return Ok(work.by_stages_with_margins(stages, margins));
        }
        match (design.plain_stages(), design.replicate_weights()) {
            (Some(stages), _) => Ok(work.by_stages(stages)),
            (None, Some(replicates)) if replicates.unit_factors().is_some() => Ok(work.by_unit_replicates(replicates)),
            (None, Some(replicates)) => Ok(work.by_row_replicates(replicates)),
            (None, None) => work.by_rows(),
        }
    }

    /// The covariance of all estimates.
    pub fn covariance(&self, design: &Design) -> Result<Covariance, SurveyError> {
        match &self.source {
            Source::Units(influences) => match design.plain_stages() {
                Some(stages) => Ok(covariance_of_stages(stages, influences)),
                None => Ok(Covariance::zeros(0)),
            },
            Source::Replicates(columns) => match design.replicate_weights() {
                Some(replicates) => Ok(replicates.covariance_of_columns(&self.values, columns)),
                None => Ok(Covariance::zeros(0)),
            },
            Source::Rows(rows) => {
                let columns: Vec<Vec<f64>> =
                    (0..self.values.len()).map(|column| rows.column(design, column)).collect::<Result<_, _>>()?;
                design.covariance(&columns)
            }
        }
    }

    /// The variance of Σ coefficient · estimate.
    pub fn variance_of(&self, design: &Design, coefficients: &[f64]) -> Result<f64, SurveyError> {
        match &self.source {
            Source::Units(influences) => match design.plain_stages() {
                Some(stages) => Ok(variances_of_stages(stages, &influences.combined(coefficients))[0]),
                None => Ok(f64::NAN),
            },
            Source::Replicates(columns) => {
                let Some(replicates) = design.replicate_weights() else { return Ok(f64::NAN) };
                let combined = combination(columns, coefficients, replicates.count());
                let full: f64 = self
                    .values
                    .iter()
                    .zip(coefficients)
                    .filter(|(_, by)| **by != 0.0)
                    .map(|(value, by)| value * by)
                    .sum();
                Ok(replicates.variance(full, &combined))
            }
            Source::Rows(rows) => {
                let mut sum = vec![0.0; design.rows()];
                for (column, by) in coefficients.iter().enumerate().filter(|(_, by)| **by != 0.0) {
                    let influences = rows.column(design, column)?;
                    sum.iter_mut().zip(influences).for_each(|(total, value)| *total += by * value);
                }
                Ok(design.covariance(&[sum])?.variance(0))
            }
        }
    }
}

/// Σ coefficient · replicate, for each replicate.
fn combination(columns: &[Vec<f64>], coefficients: &[f64], replicates: usize) -> Vec<f64> {
    let mut combined = vec![0.0; replicates];
    for (column, by) in columns.iter().zip(coefficients).filter(|(_, by)| **by != 0.0) {
        combined.iter_mut().zip(column).for_each(|(total, value)| *total += by * value);
    }
    combined
}

impl RowInfluences {
    /// For each estimate what a number of every row adds up to in its cell.
    pub fn sums(&self, of_row: impl Fn(usize) -> f64) -> Vec<f64> {
        // INVARIANT: a recipe always has a first measure, the rows themselves.
        let mut sums = vec![0.0; self.totals.len() / self.recipe.measures.len()];
        for (row, cell) in self.cell_of_row.iter().enumerate().filter(|(_, cell)| **cell != MISSING) {
            sums[*cell as usize] += of_row(row);
        }
        let formulas = self.recipe.formulas.len();
        sums.into_iter().flat_map(|sum| std::iter::repeat_n(sum, formulas)).collect()
    }

    /// Weight · influence for every row; column = cell · formulas + formula.
    fn column(&self, design: &Design, column: usize) -> Result<Vec<f64>, SurveyError> {
        let frame = design.frame();
        let measures = self.recipe.measures.iter().map(|name| name.find(frame)).collect::<Result<Vec<_>, _>>()?;
        Ok(self.column_of(design.weights(), &measures, column))
    }

    fn column_of(&self, weights: &[f64], measures: &[Measure<'_>], column: usize) -> Vec<f64> {
        let (cell, place) = (column / self.recipe.formulas.len(), column % self.recipe.formulas.len());
        let shape = self.recipe.formulas[place].shape;
        let totals = &self.totals[cell * measures.len()..(cell + 1) * measures.len()];
        let mut values = vec![0.0; measures.len()];
        let mut influence = |(row, found): (usize, &u32)| {
            if *found as usize != cell {
                return 0.0;
            }
            values.iter_mut().zip(measures).for_each(|(value, measure)| *value = measure.of(row));
            weights[row] * shape.influence(&values, totals)
        };
        self.cell_of_row.iter().enumerate().map(&mut influence).collect()
    }
}

/// What the ways of finding variances have in common.
struct Work<'a> {
    design: &'a Design,
    cells: &'a Cells,
    recipe: &'a Recipe,
    measures: &'a [Measure<'a>],
}

impl Work<'_> {
    fn by_stages(&self, stages: &Stages) -> Spread {
        // Stages always have a first and so a last level.
        let leaf = &stages.levels[stages.levels.len() - 1];
        let sums = self.unit_totals(leaf);
        let totals = self.cell_totals(&sums);
        let influences = self.influences(&sums, &totals);
        let mut variances = variances_of_stages(stages, &influences);
        clear_rounding(&mut variances, &influences);
        let freedom = freedom_of_domains(stages, &influences);
        let values = self.values(&totals);
        Spread { totals, values, variances, freedom, source: Source::Units(Arc::new(influences)) }
    }

    /// Whether the table of units by estimates and margins, and that of both, are small enough to be written out.
    fn has_room_for(&self, stages: &Stages, margins: &MarginRegression) -> bool {
        let units = stages.levels.last().map_or(0, Level::units);
        let columns = self.cells.count() * self.recipe.formulas.len();
        let larger = units.max(margins.count());
        columns > 0 && larger.saturating_mul(columns + margins.count()) <= TABLE_MAX
    }

    /// As by stages, with what margins explain taken out of the totals of units.
    fn by_stages_with_margins(&self, stages: &Stages, margins: &MarginRegression) -> Spread {
        // Stages always have a first and so a last level.
        let leaf = &stages.levels[stages.levels.len() - 1];
        let sums = self.unit_totals(leaf);
        let totals = self.cell_totals(&sums);
        let influences = self.influences(&sums, &totals);
        let freedom = freedom_of_domains(stages, &influences);
        let residuals = margins.unit_residuals(leaf, &influences, &self.margin_totals(margins, &totals));
        let variances = variances_of_stages(stages, &residuals);
        let values = self.values(&totals);
        Spread { totals: totals.clone(), values, variances, freedom, source: self.rows_again(totals) }
    }

    /// Column after column what weight · influence adds up to in each cell of the margins.
    fn margin_totals(&self, margins: &MarginRegression, totals: &[f64]) -> Vec<f64> {
        let (formulas, size, weights) = (&self.recipe.formulas, self.measures.len(), self.design.weights());
        let mut sums = vec![0.0; self.cells.count() * formulas.len() * margins.count()];
        let mut values = vec![0.0; size];
        for (row, (cell, weight)) in self.cells.of_row.iter().zip(weights).enumerate() {
            if *cell == MISSING || *weight == 0.0 {
                continue;
            }
            let cell = *cell as usize;
            values.iter_mut().zip(self.measures).for_each(|(value, measure)| *value = measure.of(row));
            let totals = &totals[cell * size..(cell + 1) * size];
            for (place, formula) in formulas.iter().enumerate() {
                let influence = weight * formula.shape.influence(&values, totals);
                let first = (cell * formulas.len() + place) * margins.count();
                margins.cells_of(row).iter().for_each(|known| sums[first + *known as usize] += influence);
            }
        }
        sums
    }

    /// All cells in one pass over the units of each phase.
    fn by_two_phases(&self, two: &ApproximateTwoPhase) -> Spread {
        let weights = self.design.weights();
        let targets = Targets { of_row: &self.cells.of_row, count: self.cells.count() };
        let totals = totals(weights, targets, self.measures);
        let scaled = two.second_weights(weights);
        // Stages always have a first and so a last level.
        let leaf = &two.second.levels[two.second.levels.len() - 1];
        let slots = Slots::of(leaf, self.cells);
        let sums = slots.totals(scaled.as_deref().unwrap_or(weights), self.measures, self.cells.count());
        let second = self.influences(&sums, &totals);
        let of_level = |level: &Level| {
            let slots = Slots::of(level, self.cells);
            let share = two.shares_of_entries(&slots.of_row, slots.cells.len());
            let sums = slots.totals(weights, self.measures, self.cells.count());
            FirstPhaseCells { values: self.influences(&sums, &totals), share }
        };
        let first: Vec<FirstPhaseCells> = two.first.levels.iter().map(of_level).collect();
        let variances = two.variances(&second, &first);
        let freedom = freedom_of_cells(&two.second, &second);
        let values = self.values(&totals);
        Spread { totals: totals.clone(), values, variances, freedom, source: self.rows_again(totals) }
    }

    /// The influences of units, from the totals of their measures.
    fn influences(&self, sums: &UnitValues, totals: &[f64]) -> UnitValues {
        let (formulas, size) = (&self.recipe.formulas, self.measures.len());
        sums.mapped(formulas.len(), |cell, measures, made| {
            let totals = &totals[cell * size..(cell + 1) * size];
            made.iter_mut()
                .zip(formulas)
                .for_each(|(value, formula)| *value = formula.shape.influence(measures, totals));
        })
    }

    /// Influences of rows that are made when a covariance is asked for.
    fn rows_again(&self, totals: Vec<f64>) -> Source {
        let rows = RowInfluences { cell_of_row: self.cells.of_row.clone(), recipe: self.recipe.clone(), totals };
        Source::Rows(Arc::new(rows))
    }

    fn by_unit_replicates(&self, replicates: &ReplicateWeights) -> Spread {
        let level = self.primary_level();
        let sums = self.unit_totals(level);
        let totals = self.cell_totals(&sums);
        let of_replicates = replicates.totals_of_units(&sums).unwrap_or_default();
        let columns = self.replicate_columns(&of_replicates, replicates.count());
        let mut spread = self.with_replicates(replicates, totals, columns);
        if let Some(freedom) = replicates.freedom_of_cells(level, &sums) {
            spread.freedom = freedom;
        }
        spread
    }

    fn by_row_replicates(&self, replicates: &ReplicateWeights) -> Spread {
        let targets = Targets { of_row: &self.cells.of_row, count: self.cells.count() };
        let weights = self.design.weights();
        let full = totals(weights, targets, self.measures);
        let parts = in_ranges(replicates.count(), 1, |range| {
            let mut of_replicate = Vec::with_capacity(weights.len());
            let one = |replicate: usize| {
                replicates.analysis_weights(replicate, weights, &mut of_replicate);
                totals_here(&of_replicate, targets, self.measures)
            };
            range.map(one).collect::<Vec<_>>()
        });
        let by_replicate: Vec<Vec<f64>> = parts.into_iter().flatten().collect();
        let mut by_total = Vec::with_capacity(full.len() * replicates.count());
        for place in 0..full.len() {
            by_total.extend(by_replicate.iter().map(|totals| totals[place]));
        }
        let columns = self.replicate_columns(&by_total, replicates.count());
        self.with_replicates(replicates, full, columns)
    }

    fn with_replicates(&self, replicates: &ReplicateWeights, totals: Vec<f64>, columns: Vec<Vec<f64>>) -> Spread {
        let values = self.values(&totals);
        let variances =
            values.iter().zip(&columns).map(|(value, column)| replicates.variance(*value, column)).collect();
        let freedom = vec![self.design.degrees_of_freedom(); self.cells.count()];
        Spread { totals, values, variances, freedom, source: Source::Replicates(Arc::new(columns)) }
    }

    /// All replicates of every estimate, from those of the totals (total after total).
    fn replicate_columns(&self, totals: &[f64], count: usize) -> Vec<Vec<f64>> {
        let size = self.measures.len();
        let mut columns = Vec::with_capacity(self.cells.count() * self.recipe.formulas.len());
        let mut at = vec![0.0; size];
        for cell in 0..self.cells.count() {
            for formula in &self.recipe.formulas {
                let of_replicate = |replicate: usize| {
                    let total = |measure: usize| totals[(cell * size + measure) * count + replicate];
                    at.iter_mut().enumerate().for_each(|(measure, value)| *value = total(measure));
                    formula.shape.value(&at)
                };
                columns.push((0..count).map(of_replicate).collect());
            }
        }
        columns
    }

    fn by_rows(&self) -> Result<Spread, SurveyError> {
        let targets = Targets { of_row: &self.cells.of_row, count: self.cells.count() };
        let totals = totals(self.design.weights(), targets, self.measures);
        let values = self.values(&totals);
        let recipe = self.recipe.clone();
        let rows = RowInfluences { cell_of_row: self.cells.of_row.clone(), recipe, totals: totals.clone() };
        let formulas = self.recipe.formulas.len();
        let (mut variances, mut freedom) = (Vec::with_capacity(values.len()), Vec::with_capacity(self.cells.count()));
        for cell in 0..self.cells.count() {
            let inside = self.design.restricted_to(&self.cells.mask(cell));
            freedom.push(inside.degrees_of_freedom());
            let columns: Vec<usize> = (cell * formulas..(cell + 1) * formulas).collect();
            for some in columns.chunks(COLUMNS_AT_ONCE) {
                let influences: Vec<Vec<f64>> =
                    some.iter().map(|column| rows.column_of(self.design.weights(), self.measures, *column)).collect();
                let covariance = inside.covariance(&influences)?;
                variances.extend((0..some.len()).map(|place| covariance.variance(place)));
            }
        }
        Ok(Spread { totals, values, variances, freedom, source: Source::Rows(Arc::new(rows)) })
    }

    fn primary_level(&self) -> &Level {
        self.design.primary_level()
    }

    fn unit_totals(&self, level: &Level) -> UnitValues {
        Slots::of(level, self.cells).totals(self.design.weights(), self.measures, self.cells.count())
    }

    fn cell_totals(&self, sums: &UnitValues) -> Vec<f64> {
        let mut totals = vec![0.0; sums.columns()];
        for entry in 0..sums.cells.len() {
            let targets = totals[sums.columns_of(entry)].iter_mut();
            targets.zip(sums.of(entry)).for_each(|(total, value)| *total += value);
        }
        totals
    }

    fn values(&self, totals: &[f64]) -> Vec<f64> {
        let of_cell = |totals: &[f64]| -> Vec<f64> {
            self.recipe.formulas.iter().map(|formula| formula.shape.value(totals)).collect()
        };
        totals.chunks_exact(self.measures.len()).flat_map(of_cell).collect()
    }
}

/// Variances that are nothing but rounding become zero: that of the share of a stratum, of which a fixed number was drawn.
fn clear_rounding(variances: &mut [f64], influences: &UnitValues) {
    let mut squares = vec![0.0; influences.columns()];
    for entry in 0..influences.cells.len() {
        let values = influences.columns_of(entry).zip(influences.of(entry));
        values.for_each(|(column, value)| squares[column] += value * value);
    }
    let nothing = variances.iter_mut().zip(squares).filter(|(variance, square)| variance.abs() <= ROUNDING * square);
    nothing.for_each(|(variance, _)| *variance = 0.0);
}

/// Those of the intervals of cells: endless where they would be none and every stratum of the cell was drawn whole, because its
/// error is then known to be nothing.
fn freedom_of_domains(stages: &Stages, leaves: &UnitValues) -> Vec<f64> {
    let mut freedom = freedom_of_cells(stages, leaves);
    if freedom.contains(&0.0) {
        let of_cells = freedom.iter_mut().zip(whole_cells(stages, leaves));
        of_cells.filter(|(freedom, is_whole)| *is_whole && **freedom == 0.0).for_each(|(freedom, _)| {
            *freedom = f64::INFINITY;
        });
    }
    freedom
}

/// Which cells have units, and only in strata that were drawn whole, at every stage.
fn whole_cells(stages: &Stages, leaves: &UnitValues) -> Vec<bool> {
    let mut is_whole = vec![false; leaves.cell_count];
    leaves.cells.iter().for_each(|cell| is_whole[*cell as usize] = true);
    let mut present = leaves.mapped(0, |_, _, _| ());
    for (place, level) in stages.levels.iter().enumerate().rev() {
        let units = level.stratum_of_unit.iter().enumerate();
        for (unit, _) in units.filter(|(_, stratum)| !level.strata[**stratum as usize].is_whole) {
            present.entries(unit).for_each(|entry| is_whole[present.cells[entry] as usize] = false);
        }
        if place > 0 {
            present = present.gathered(&level.parent_of_unit, level.parents);
        }
    }
    is_whole
}

/// For each cell its first-stage units less their strata.
fn freedom_of_cells(stages: &Stages, leaves: &UnitValues) -> Vec<f64> {
    let mut present = leaves.mapped(0, |_, _, _| ());
    for level in stages.levels.iter().skip(1).rev() {
        present = present.gathered(&level.parent_of_unit, level.parents);
    }
    let mut freedom = vec![0.0; leaves.cell_count];
    let mut last_stratum = vec![MISSING; leaves.cell_count];
    for (unit, stratum) in stages.levels[0].stratum_of_unit.iter().enumerate() {
        for entry in present.entries(unit) {
            let cell = present.cells[entry] as usize;
            freedom[cell] += 1.0;
            if last_stratum[cell] != *stratum {
                last_stratum[cell] = *stratum;
                freedom[cell] -= 1.0;
            }
        }
    }
    freedom
}

#[cfg(test)]
mod tests {
    use crate::{Design, Frame, Request, proportion, total};

    fn errors(design: &Design, request: Request) -> Vec<f64> {
        design.estimate(request).unwrap().rows.into_iter().map(|row| row.standard_error).collect()
    }

    /// Whichever three and four are drawn of the strata, and whatever rounding makes of thirds: their shares are the same.
    #[test]
    fn a_share_that_stratification_fixes_does_not_vary() {
        let weights = [0.1, 0.1, 0.1, 44.21, 44.21, 44.21, 44.21].map(|weight| weight / 3.0).to_vec();
        let frame = Frame::new(7).with_numbers("w", weights).unwrap();
        let frame = frame.with_texts("h", &["a", "a", "a", "b", "b", "b", "b"]).unwrap();
        let design = Design::new(frame).weights("w").strata("h").build().unwrap();
        assert_eq!(errors(&design, proportion("h")), [0.0, 0.0]);
    }

    /// The values lie 1.5, 0.5, 0.5 and 1.5 from their mean: V = 4/3 · 5.
    #[test]
    fn a_total_that_varies_little_varies() {
        let frame = Frame::new(4).with_numbers("w", vec![1.0; 4]).unwrap();
        let frame = frame.with_numbers("y", vec![1e6, 1e6 + 1.0, 1e6 + 2.0, 1e6 + 3.0]).unwrap();
        let design = Design::new(frame).weights("w").build().unwrap();
        let found = errors(&design, total("y"))[0];
        assert!((found - (20.0_f64 / 3.0).sqrt()).abs() < 1e-6, "{found}");
    }
}
