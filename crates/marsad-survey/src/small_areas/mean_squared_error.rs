//! The mean squared error of an estimate for a small area, term by term.

use super::least_squares::{quadratic_form, times, trace};
use super::model_variance::{Areas, Generalised, VarianceMethod};

/// The terms of an estimated mean squared error: *g*₁ + *g*₂ + 2*g*₃ − bias.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ErrorParts {
    /// What remains unknown of the area when everything else is known (*g*₁).
    pub prediction: f64,
    /// What the estimated coefficients add (*g*₂).
    pub coefficients: f64,
    /// What the estimated variance of the model adds (*g*₃); it counts twice.
    pub model_variance: f64,
    /// What the bias of the estimated variance of the model is taken to have added to *g*₁.
    pub bias: f64,
}

impl ErrorParts {
    /// The mean squared error.
    pub fn total(&self) -> f64 {
        self.prediction + self.coefficients + 2.0 * self.model_variance - self.bias
    }
}

/// What the mean squared errors of all areas share.
pub(super) struct ErrorModel<'a> {
    variance: f64,
    /// The asymptotic variance of the estimated variance of the model.
    pub variance_of_variance: f64,
    /// Its asymptotic bias.
    bias: f64,
    /// (X′V⁻¹X)⁻¹.
    inverse: &'a [f64],
}

impl<'a> ErrorModel<'a> {
    pub(super) fn of(areas: &Areas<'_>, generalised: &'a Generalised, variance: f64, method: VarianceMethod) -> Self {
        let precisions = &generalised.precisions;
        let count = areas.count();
        let sum: f64 = precisions.iter().sum();
        let squares: f64 = precisions.iter().map(|precision| precision * precision).sum();
        let inverse = generalised.fitted.inverse.as_slice();
        let variance_of_variance = match method {
            VarianceMethod::Reml | VarianceMethod::Ml => 2.0 / squares,
            VarianceMethod::FayHerriot => 2.0 * count / (sum * sum),
            VarianceMethod::PrasadRao => {
                2.0 * precisions.iter().map(|precision| precision.powi(-2)).sum::<f64>() / (count * count)
            }
        };
        let bias = match method {
            VarianceMethod::Reml | VarianceMethod::PrasadRao => 0.0,
            VarianceMethod::Ml => {
                let product = times(inverse, &areas.squared_products(precisions), areas.covariates);
                -trace(&product, areas.covariates) / squares
            }
            VarianceMethod::FayHerriot => 2.0 * (count * squares - sum * sum) / sum.powi(3),
        };
        Self { variance, variance_of_variance, bias, inverse }
    }

    /// Of an area with a direct estimate of this sampling variance.
    pub(super) fn observed(&self, row: &[f64], sampling: f64) -> ErrorParts {
        let precision = 1.0 / (self.variance + sampling);
        let weight_of_model = sampling * precision;
        let square = weight_of_model * weight_of_model;
        ErrorParts {
            prediction: self.variance * weight_of_model,
            coefficients: square * quadratic_form(self.inverse, row),
            model_variance: square * precision * self.variance_of_variance,
            bias: self.bias * square,
        }
    }

    /// Of an area without: the limit of the same terms as its sampling variance grows.
    pub(super) fn synthetic(&self, row: &[f64]) -> ErrorParts {
        ErrorParts {
            prediction: self.variance,
            coefficients: quadratic_form(self.inverse, row),
            model_variance: 0.0,
            bias: self.bias,
        }
    }
}
