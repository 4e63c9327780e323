//! The area-level model of Fay and Herriot: each area's own estimate and a regression over all areas, weighed against
//! each other by how well each is known.

use super::area_data::{AreaData, Observed};
use super::finding::{SmallAreaError, SmallAreaFinding};
use super::least_squares::quadratic_form;
use super::mean_squared_error::{ErrorModel, ErrorParts};
use super::model_variance::{Areas, Found, Generalised, Stop, VarianceMethod};
use crate::matrix::normal_equations::dot;

/// Residuals beyond this many standard deviations are a finding.
const FAR: f64 = 3.0;

/// How the model is fitted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FayHerriotOptions {
    /// How the variance of the model is estimated.
    pub method: VarianceMethod,
    /// After how many iterations to give up.
    pub iterations_max: usize,
    /// The relative change of the variance at which the iteration ends. R `sae` ends at 1e-4, which leaves the sixth
    /// digit open.
    pub tolerance: f64,
}

impl Default for FayHerriotOptions {
    fn default() -> Self {
        Self { method: VarianceMethod::Reml, iterations_max: 500, tolerance: 1e-12 }
    }
}

/// A coefficient of the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AreaCoefficient {
    /// Its estimate.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// The estimate of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaEstimate {
    /// The area, numbered from 0 in the order in which areas were given.
    pub area: usize,
    /// The direct estimate that was used; none in an area that has none or no usable variance.
    pub direct: Option<f64>,
    /// Its sampling variance.
    pub direct_variance: Option<f64>,
    /// What the regression says.
    pub synthetic: f64,
    /// The weight γ of the direct estimate: 0 is all model, 1 all sample.
    pub shrinkage: f64,
    /// The estimate (EBLUP).
    pub estimate: f64,
    /// Its mean squared error.
    pub mse: f64,
    /// The terms of the mean squared error.
    pub parts: ErrorParts,
    /// The residual divided by its standard deviation under the model; none without direct estimate.
    pub standardised_residual: Option<f64>,
}

/// A fitted model with the estimates of all areas that have their covariates.
#[derive(Debug, Clone, PartialEq)]
pub struct FayHerriot {
    /// The variance of the model σ².
    pub model_variance: f64,
    /// Its asymptotic standard error.
    pub model_variance_error: f64,
    /// The coefficients, in the order of the covariates.
    pub coefficients: Vec<AreaCoefficient>,
    /// The areas, in their order; an area that lacks a covariate is not among them.
    pub areas: Vec<AreaEstimate>,
    /// The log-likelihood at the estimates, the unrestricted one for every method.
    pub log_likelihood: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// Schwarz's criterion.
    pub bic: f64,
    /// How many iterations the variance of the model took.
    pub iterations: usize,
    /// Whether it came to rest.
    pub is_converged: bool,
    /// What is worth knowing.
    pub findings: Vec<SmallAreaFinding>,
}

/// Fits the model to areas with direct estimates and predicts all areas.
///
/// Areas without direct estimate, or whose variance is not positive, get the synthetic estimate.
///
/// # Errors
/// Columns of different lengths; fewer areas than it takes; covariates that follow from others.
pub fn fay_herriot(data: &AreaData, options: &FayHerriotOptions) -> Result<FayHerriot, SmallAreaError> {
    data.check()?;
    let (observed, mut findings) = data.observed();
    let covariates = data.covariates.len();
    if covariates == 0 {
        return Err(SmallAreaError::Setting { name: "covariates", value: 0.0 });
    }
    if observed.len() <= covariates {
        return Err(SmallAreaError::TooFewAreas { areas: observed.len(), covariates });
    }
    let areas = Areas::of(&observed, covariates);
    let stop = Stop { iterations_max: options.iterations_max, tolerance: options.tolerance };
    let found = areas.model_variance(options.method, stop)?;
    let generalised = areas.at(found.variance)?;
    findings.extend(about(found));
    let errors = ErrorModel::of(&areas, &generalised, found.variance, options.method);
    let predictor = Predictor { variance: found.variance, generalised: &generalised, errors: &errors };
    let estimates = predictor.all(data, &observed);
    findings.extend(estimates.iter().filter_map(far_from_model));
    let criteria = Criteria::of(&areas, &generalised);
    Ok(FayHerriot {
        model_variance: found.variance,
        model_variance_error: errors.variance_of_variance.sqrt(),
        coefficients: coefficients(&generalised),
        areas: estimates,
        log_likelihood: criteria.log_likelihood,
        aic: criteria.aic,
        bic: criteria.bic,
        iterations: found.iterations,
        is_converged: found.is_converged,
        findings,
    })
}

fn about(found: Found) -> Vec<SmallAreaFinding> {
    let mut findings = Vec::new();
    if !found.is_converged {
        findings.push(SmallAreaFinding::NotConverged { iterations: found.iterations, change: found.change });
    }
    if found.variance == 0.0 {
        findings.push(SmallAreaFinding::NoModelVariance);
    }
    findings
}

fn far_from_model(estimate: &AreaEstimate) -> Option<SmallAreaFinding> {
    let residual = estimate.standardised_residual.filter(|residual| residual.abs() > FAR)?;
    Some(SmallAreaFinding::FarFromModel { area: estimate.area, residual })
}

fn coefficients(generalised: &Generalised) -> Vec<AreaCoefficient> {
    let fitted = &generalised.fitted;
    let size = fitted.coefficients.len();
    let variances = fitted.inverse.iter().step_by(size + 1);
    let pairs = fitted.coefficients.iter().zip(variances);
    pairs.map(|(&estimate, variance)| AreaCoefficient { estimate, standard_error: variance.sqrt() }).collect()
}

struct Predictor<'a> {
    variance: f64,
    generalised: &'a Generalised,
    errors: &'a ErrorModel<'a>,
}

impl Predictor<'_> {
    /// The estimates of all areas, observed or not, in their order.
    fn all(&self, data: &AreaData, observed: &[Observed]) -> Vec<AreaEstimate> {
        let mut observed = observed.iter().peekable();
        let areas = 0..data.direct.len();
        areas
            .filter_map(|area| match observed.next_if(|observed| observed.area == area) {
                Some(observed) => Some(self.observed(observed)),
                None => data.row(area).map(|row| self.synthetic(area, &row)),
            })
            .collect()
    }

    fn observed(&self, area: &Observed) -> AreaEstimate {
        let synthetic = dot(&area.row, &self.generalised.fitted.coefficients);
        let shrinkage = self.variance / (self.variance + area.variance);
        let residual = area.direct - synthetic;
        let parts = self.errors.observed(&area.row, area.variance);
        let leverage = quadratic_form(&self.generalised.fitted.inverse, &area.row);
        let spread = self.variance + area.variance - leverage;
        AreaEstimate {
            area: area.area,
            direct: Some(area.direct),
            direct_variance: Some(area.variance),
            synthetic,
            shrinkage,
            estimate: synthetic + shrinkage * residual,
            mse: parts.total(),
            parts,
            standardised_residual: (spread > 0.0).then(|| residual / spread.sqrt()),
        }
    }

    fn synthetic(&self, area: usize, row: &[f64]) -> AreaEstimate {
        let synthetic = dot(row, &self.generalised.fitted.coefficients);
        let parts = self.errors.synthetic(row);
        AreaEstimate {
            area,
            direct: None,
            direct_variance: None,
            synthetic,
            shrinkage: 0.0,
            estimate: synthetic,
            mse: parts.total(),
            parts,
            standardised_residual: None,
        }
    }
}

struct Criteria {
    log_likelihood: f64,
    aic: f64,
    bic: f64,
}

impl Criteria {
    fn of(areas: &Areas<'_>, generalised: &Generalised) -> Self {
        let pairs = generalised.fitted.residuals.iter().zip(&generalised.precisions);
        let terms = pairs
            .map(|(residual, precision)| (std::f64::consts::TAU / precision).ln() + residual * residual * precision);
        let log_likelihood = -0.5 * terms.sum::<f64>();
        let parameters = areas.covariates as f64 + 1.0;
        let deviance = -2.0 * log_likelihood;
        Self { log_likelihood, aic: deviance + 2.0 * parameters, bic: deviance + parameters * areas.count().ln() }
    }
}
