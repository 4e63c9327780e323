//! What a calibrated design keeps, so that its variances are those of residuals.

use std::sync::Arc;

use crate::Adjustment;
use crate::matrix::normal_equations::Factor;
use crate::weighting::parallel::on_columns;
use crate::weighting::report::multiplied;
use crate::weighting::units::Units;

/// Takes out of influences what the constraints explain, by the regression whose weights are those before calibration.
#[derive(Debug)]
pub(crate) struct CalibrationResiduals {
    units: Arc<Units>,
    /// One for each unit, in the linear case.
    variances: Option<Vec<f64>>,
    /// The factor of each unit.
    ratios: Vec<f64>,
    /// The weight of each unit before: the sum over its rows.
    base: Vec<f64>,
    /// The weight of each row after; the mean of the unit times its factor where rows must keep equal factors.
    row_weights: Vec<f64>,
    factor: Factor,
}

/// A calibration that was made: units, their factors and the factored matrix of the weights before.
pub(crate) struct Calibrated {
    pub units: Arc<Units>,
    pub variances: Option<Vec<f64>>,
    pub ratios: Vec<f64>,
    pub factor: Factor,
}

impl CalibrationResiduals {
    /// Of a calibration, and the weights of the rows before it.
    pub(crate) fn new(calibrated: Calibrated, weights: &[f64]) -> Self {
        let Calibrated { units, variances, ratios, factor } = calibrated;
        let base = units.sums(weights).into_owned();
        let row_weights = if units.are_groups() {
            mean_weights(&units, &base, &ratios)
        } else {
            multiplied(weights, &units.spread(&ratios))
        };
        Self { units, variances, ratios, base, row_weights, factor }
    }

    /// The fitted values of a column, one for each unit: the regression of influence on X, made exact by a second step.
    fn fitted(&self, sums: Vec<f64>) -> Vec<f64> {
        let mut rest = sums;
        let mut fitted = self.fit(&rest);
        for ((rest, base), fitted) in rest.iter_mut().zip(&self.base).zip(&fitted) {
            *rest -= base * fitted;
        }
        fitted.iter_mut().zip(self.fit(&rest)).for_each(|(fitted, more)| *fitted += more);
        fitted
    }

    fn fit(&self, sums: &[f64]) -> Vec<f64> {
        let zeros = vec![0.0; self.units.columns()];
        let variance = |unit: usize| self.variances.as_ref().map_or(1.0, |variances| variances[unit]);
        let right = self.units.totals(&zeros, |unit, _| sums[unit] / variance(unit));
        self.units.predictors(&self.factor.solve(&right))
    }

    /// Replaces weight × influence by weight × residual.
    fn project(&self, column: &mut [f64]) {
        let mut sums = self.units.sums(column).into_owned();
        // A factor of zero has taken the influence away with the weight; such a unit can say nothing.
        for (sum, &ratio) in sums.iter_mut().zip(&self.ratios) {
            *sum = if ratio == 0.0 || !ratio.is_finite() { 0.0 } else { *sum / ratio };
        }
        let fitted = self.fitted(sums);
        for ((row, value), weight) in column.iter_mut().enumerate().zip(&self.row_weights) {
            *value -= weight * fitted[self.units.unit_of(row)];
        }
    }
}

/// The weight of each row where a group shares one: the mean weight of its rows times its factor.
fn mean_weights(units: &Units, base: &[f64], ratios: &[f64]) -> Vec<f64> {
    let counts = units.sums(&vec![1.0; units.rows()]).into_owned();
    let means: Vec<f64> = base.iter().zip(&counts).map(|(base, count)| base / count).collect();
    units.spread(&multiplied(&means, ratios)).into_owned()
}

impl Adjustment for CalibrationResiduals {
    fn residuals(&self, influences: &mut [Vec<f64>]) {
        on_columns(influences, |column| self.project(column));
    }
}
