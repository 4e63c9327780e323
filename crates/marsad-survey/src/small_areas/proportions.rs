//! The model of Fay and Herriot for proportions, on the arcsine scale.

use super::arcsine::{Uncertain, proportion, transformed, transformed_variance};
use super::area_data::{AreaData, check_length};
use super::fay_herriot::{AreaEstimate, FayHerriot, FayHerriotOptions, fay_herriot};
use super::finding::{SmallAreaError, SmallAreaFinding};
use crate::distributions::normal_quantile;
use crate::random::Generator;
use crate::threads::in_ranges;

/// Direct estimates of proportions in areas.
#[derive(Debug, Clone, PartialEq)]
pub struct ProportionData {
    /// The direct estimate of each area, from 0 to 1; not a number where there is none.
    pub proportions: Vec<f64>,
    /// The effective sample size of each: persons divided by the design effect.
    pub effective_sizes: Vec<f64>,
    /// The covariates, each with one value for each area, the constant among them if there is to be one.
    pub covariates: Vec<Vec<f64>>,
}

/// How estimates come back from the arcsine scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BackTransformation {
    /// The mean of the proportion over what the model does not know.
    #[default]
    BiasCorrected,
    /// The proportion that belongs to the estimate.
    Naive,
}

/// A parametric bootstrap of the mean squared error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BootstrapOptions {
    /// How many replicates.
    pub replicates: usize,
    /// The seed; one seed gives one result.
    pub seed: u64,
}

/// How proportions are estimated.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ProportionOptions {
    /// How the model is fitted.
    pub fit: FayHerriotOptions,
    /// How estimates come back.
    pub back: BackTransformation,
    /// Whether the mean squared error is bootstrapped as well.
    pub bootstrap: Option<BootstrapOptions>,
}

/// The estimated proportion of an area.
#[derive(Debug, Clone, PartialEq)]
pub struct ProportionArea {
    /// The area.
    pub area: usize,
    /// The direct estimate that was used.
    pub direct: Option<f64>,
    /// The estimate.
    pub estimate: f64,
    /// Its mean squared error, by formula.
    pub mse: f64,
    /// Its mean squared error by the bootstrap.
    pub mse_bootstrap: Option<f64>,
}

/// The estimated proportions of all areas.
#[derive(Debug, Clone, PartialEq)]
pub struct ProportionEstimates {
    /// The model on the arcsine scale.
    pub model: FayHerriot,
    /// The areas.
    pub areas: Vec<ProportionArea>,
    /// What is worth knowing, that of the model included.
    pub findings: Vec<SmallAreaFinding>,
}

/// Fits the model to transformed proportions and brings the estimates back (see METHOD.md).
///
/// # Errors
/// As [`fay_herriot`].
pub fn fay_herriot_proportions(
    data: &ProportionData,
    options: &ProportionOptions,
) -> Result<ProportionEstimates, SmallAreaError> {
    check_length("effective_sizes", &data.effective_sizes, data.proportions.len())?;
    let (transformed, mut findings) = data.transformed();
    let model = fay_herriot(&transformed, &options.fit)?;
    findings.extend(model.findings.iter().cloned());
    let mut areas: Vec<ProportionArea> = model.areas.iter().map(|area| back(area, data, options.back)).collect();
    if let Some(bootstrap) = options.bootstrap.filter(|bootstrap| bootstrap.replicates > 0) {
        let squares = Bootstrap { data: &transformed, model: &model, options }.mean_squares(bootstrap);
        areas.iter_mut().zip(squares).for_each(|(area, square)| area.mse_bootstrap = Some(square));
    }
    Ok(ProportionEstimates { model, areas, findings })
}

impl ProportionData {
    /// The data on the arcsine scale; proportions that are none become missing.
    fn transformed(&self) -> (AreaData, Vec<SmallAreaFinding>) {
        let count = self.proportions.len();
        let mut data = AreaData {
            direct: vec![f64::NAN; count],
            variances: vec![f64::NAN; count],
            covariates: self.covariates.clone(),
        };
        let mut findings = Vec::new();
        for (area, (&proportion, &effective_size)) in self.proportions.iter().zip(&self.effective_sizes).enumerate() {
            let is_usable = (0.0..=1.0).contains(&proportion) && effective_size > 0.0 && effective_size.is_finite();
            if is_usable {
                data.direct[area] = transformed(proportion);
                data.variances[area] = transformed_variance(effective_size);
            } else if !proportion.is_nan() {
                findings.push(SmallAreaFinding::UnusableProportion { area, proportion, effective_size });
            }
        }
        (data, findings)
    }
}

/// What is not known of an area on the arcsine scale when the model is known.
fn uncertain(area: &AreaEstimate) -> Uncertain {
    Uncertain { mean: area.estimate, variance: area.parts.prediction }
}

fn back_estimate(area: &AreaEstimate, back: BackTransformation) -> f64 {
    match back {
        BackTransformation::BiasCorrected => uncertain(area).mean_proportion(),
        BackTransformation::Naive => proportion(area.estimate),
    }
}

/// The estimate of an area brought back. Its error has three parts: what the model leaves open, exactly; how far the
/// estimate is from the mean; and what the estimated model adds, by the slope.
fn back(area: &AreaEstimate, data: &ProportionData, back: BackTransformation) -> ProportionArea {
    let (uncertain, estimate) = (uncertain(area), back_estimate(area, back));
    let from_model = area.mse - area.parts.prediction;
    let mse = uncertain.variance_of_proportion()
        + (estimate - uncertain.mean_proportion()).powi(2)
        + uncertain.slope_of_mean().powi(2) * from_model;
    let direct = area.direct.map(|_| data.proportions[area.area]);
    ProportionArea { area: area.area, direct, estimate, mse, mse_bootstrap: None }
}

/// The parametric bootstrap: truths and direct estimates are drawn from the fitted model, estimated, and compared.
struct Bootstrap<'a> {
    data: &'a AreaData,
    model: &'a FayHerriot,
    options: &'a ProportionOptions,
}

impl Bootstrap<'_> {
    /// The mean squared error of each area of the model. Replicates that cannot be fitted are left out.
    fn mean_squares(&self, bootstrap: BootstrapOptions) -> Vec<f64> {
        let parts = in_ranges(bootstrap.replicates, 8, |range| {
            range.filter_map(|replicate| self.squares(bootstrap.seed, replicate)).collect::<Vec<Vec<f64>>>()
        });
        let mut sums = vec![0.0; self.model.areas.len()];
        let mut count = 0.0;
        for squares in parts.into_iter().flatten() {
            sums.iter_mut().zip(&squares).for_each(|(sum, square)| *sum += square);
            count += 1.0;
        }
        sums.into_iter().map(|sum| sum / count).collect()
    }

    /// The squared errors of one replicate, which has a source of chance of its own.
    fn squares(&self, seed: u64, replicate: usize) -> Option<Vec<f64>> {
        let mut generator = Generator::seeded(seed.wrapping_add(replicate as u64));
        let mut data = self.data.clone();
        let mut truths = Vec::with_capacity(self.model.areas.len());
        for area in &self.model.areas {
            let truth = area.synthetic + self.model.model_variance.sqrt() * normal(&mut generator);
            if let Some(variance) = area.direct_variance {
                data.direct[area.area] = truth + variance.sqrt() * normal(&mut generator);
            }
            truths.push(truth);
        }
        let model = fay_herriot(&data, &self.options.fit).ok()?;
        let estimates = model.areas.iter().map(|area| back_estimate(area, self.options.back));
        Some(estimates.zip(truths).map(|(estimate, truth)| (estimate - truth.sin().powi(2)).powi(2)).collect())
    }
}

/// A standard normal number. The least uniform one is zero, which would be minus infinity.
fn normal(generator: &mut Generator) -> f64 {
    normal_quantile(generator.uniform().max(f64::MIN_POSITIVE))
}
