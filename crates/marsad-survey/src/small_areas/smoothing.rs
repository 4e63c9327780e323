//! Sampling variances smoothed over areas: what a variance rests on in one area is often too little to be taken as
//! known.
//!
//! Holds: three generalised variance functions, for any estimate, for counts and for proportions.

use super::area_data::check_length;
use super::finding::{SmallAreaError, SmallAreaFinding};
use super::least_squares::fitted;
use crate::matrix::normal_equations::dot;

/// How often the regression of relative variances is weighted anew.
const ROUNDS_MAX: usize = 100;
/// The relative change at which it is left.
const REST: f64 = 1e-12;

/// Smoothed sampling variances.
#[derive(Debug, Clone, PartialEq)]
pub struct SmoothedVariances {
    /// One for each area; not a number where what it takes is missing.
    pub variances: Vec<f64>,
    /// The coefficients of the function.
    pub coefficients: Vec<f64>,
    /// The factor that keeps the sum of the variances of the areas that were fitted.
    pub correction: f64,
    /// What is worth knowing.
    pub findings: Vec<SmallAreaFinding>,
}

/// ln ψ = β₀ + β′z by least squares; exp of the fit is multiplied so that variances keep their sum. For example with
/// *z* the logarithms of sample size and estimate. Predictors have one value for each area, without the constant.
///
/// # Errors
/// Columns of different lengths; not more areas than coefficients; predictors that follow from others.
pub fn smooth_log_linear(variances: &[f64], predictors: &[Vec<f64>]) -> Result<SmoothedVariances, SmallAreaError> {
    predictors.iter().try_for_each(|column| check_length("predictors", column, variances.len()))?;
    let rows: Vec<Vec<f64>> = (0..variances.len())
        .map(|area| std::iter::once(1.0).chain(predictors.iter().map(|column| column[area])).collect())
        .collect();
    let is_usable =
        |area: usize| variances[area] > 0.0 && rows[area].iter().chain([&variances[area]]).all(|x| x.is_finite());
    let areas: Vec<usize> = (0..variances.len()).filter(|&area| is_usable(area)).collect();
    let logarithms: Vec<f64> = areas.iter().map(|&area| variances[area].ln()).collect();
    let coefficients = regressed(&rows, &areas, &logarithms, &vec![1.0; areas.len()])?;
    let fits: Vec<f64> = rows.iter().map(|row| dot(row, &coefficients).exp()).collect();
    let observed: f64 = areas.iter().map(|&area| variances[area]).sum();
    let correction = observed / areas.iter().map(|&area| fits[area]).sum::<f64>();
    let variances = fits.iter().map(|fit| fit * correction).collect();
    Ok(SmoothedVariances { findings: not_in_fit(&areas, rows.len()), variances, coefficients, correction })
}

/// The relative variance of a count as α + β/*Y*, by least squares of relative deviations, weighted anew until it rests
/// (Wolter 2007, chapter 7). Areas with estimates and variances above zero are fitted.
///
/// # Errors
/// Columns of different lengths; fewer than three areas; estimates that are all equal.
pub fn smooth_relative_variance(estimates: &[f64], variances: &[f64]) -> Result<SmoothedVariances, SmallAreaError> {
    check_length("variances", variances, estimates.len())?;
    let is_usable = |&area: &usize| {
        let (estimate, variance) = (estimates[area], variances[area]);
        estimate > 0.0 && variance > 0.0 && estimate.is_finite() && variance.is_finite()
    };
    let areas: Vec<usize> = (0..estimates.len()).filter(is_usable).collect();
    let rows: Vec<Vec<f64>> = estimates.iter().map(|estimate| vec![1.0, 1.0 / estimate]).collect();
    let relative: Vec<f64> = areas.iter().map(|&area| variances[area] / estimates[area].powi(2)).collect();
    let mut fits = relative.clone();
    let mut coefficients = vec![f64::NAN; 2];
    for _ in 0..ROUNDS_MAX {
        let weights: Vec<f64> = fits.iter().map(|fit| fit.powi(-2)).collect();
        let next = regressed(&rows, &areas, &relative, &weights)?;
        let is_at_rest = next.iter().zip(&coefficients).all(|(next, last)| (next - last).abs() <= REST * next.abs());
        coefficients = next;
        fits = areas.iter().map(|&area| dot(&rows[area], &coefficients)).collect();
        if is_at_rest || fits.iter().any(|&fit| fit <= 0.0) {
            break;
        }
    }
    let smoothed: Vec<f64> = estimates
        .iter()
        .zip(&rows)
        .map(|(&estimate, row)| if estimate > 0.0 { dot(row, &coefficients) * estimate * estimate } else { f64::NAN })
        .collect();
    let mut findings = not_in_fit(&areas, estimates.len());
    findings.extend(not_positive(&smoothed));
    Ok(SmoothedVariances { variances: smoothed, coefficients, correction: 1.0, findings })
}

/// One design effect for all areas: Σψ / Σ *p*(1 − *p*)/*n* over areas with 0 < *p* < 1. The variances are that times
/// *p̄*(1 − *p̄*)/*n* with the proportion of all areas; effective sizes for the arcsine scale are *n* divided by the
/// only coefficient. An area in which nobody, or everybody, was found has a variance again.
///
/// # Errors
/// Columns of different lengths; no area that can be used.
pub fn smooth_design_effect(
    proportions: &[f64],
    variances: &[f64],
    sizes: &[f64],
) -> Result<SmoothedVariances, SmallAreaError> {
    check_length("variances", variances, proportions.len())?;
    check_length("sizes", sizes, proportions.len())?;
    let is_sampled = |&area: &usize| (0.0..=1.0).contains(&proportions[area]) && sizes[area] > 0.0;
    let has_variance = |&area: &usize| proportions[area] * (1.0 - proportions[area]) > 0.0 && variances[area] > 0.0;
    let sampled: Vec<usize> = (0..proportions.len()).filter(is_sampled).collect();
    let areas: Vec<usize> = sampled.iter().copied().filter(has_variance).collect();
    let simple = |proportion: f64, size: f64| proportion * (1.0 - proportion) / size;
    let expected: f64 = areas.iter().map(|&area| simple(proportions[area], sizes[area])).sum();
    if expected.is_nan() || expected <= 0.0 {
        return Err(SmallAreaError::TooFewAreas { areas: areas.len(), covariates: 0 });
    }
    let design_effect = areas.iter().map(|&area| variances[area]).sum::<f64>() / expected;
    let persons: f64 = sampled.iter().map(|&area| sizes[area]).sum();
    let common = sampled.iter().map(|&area| proportions[area] * sizes[area]).sum::<f64>() / persons;
    let smoothed = sizes.iter().map(|&size| if size > 0.0 { design_effect * simple(common, size) } else { f64::NAN });
    Ok(SmoothedVariances {
        variances: smoothed.collect(),
        coefficients: vec![design_effect],
        correction: 1.0,
        findings: not_in_fit(&areas, proportions.len()),
    })
}

/// Coefficients of the regression over some of the areas.
fn regressed(rows: &[Vec<f64>], areas: &[usize], values: &[f64], weights: &[f64]) -> Result<Vec<f64>, SmallAreaError> {
    let covariates = rows.first().map_or(1, Vec::len);
    if areas.len() <= covariates {
        return Err(SmallAreaError::TooFewAreas { areas: areas.len(), covariates });
    }
    let rows: Vec<&[f64]> = areas.iter().map(|&area| rows[area].as_slice()).collect();
    Ok(fitted(&rows, values, weights)?.coefficients)
}

fn not_in_fit(areas: &[usize], count: usize) -> Vec<SmallAreaFinding> {
    let mut is_in_fit = vec![false; count];
    areas.iter().for_each(|&area| is_in_fit[area] = true);
    let without = is_in_fit.iter().enumerate().filter(|&(_, &is_in_fit)| !is_in_fit);
    without.map(|(area, _)| SmallAreaFinding::NotInFit { area }).collect()
}

fn not_positive(variances: &[f64]) -> Vec<SmallAreaFinding> {
    let areas = variances.iter().enumerate().filter(|&(_, &variance)| variance <= 0.0);
    areas.map(|(area, &variance)| SmallAreaFinding::SmoothedNotPositive { area, variance }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{found} is not {expected}");
    }

    #[test]
    fn log_linear_function_that_is_exact_is_found() {
        // ψ = 2 / n.
        let sizes = [10.0_f64, 20.0, 40.0, 80.0];
        let variances: Vec<f64> = sizes.iter().map(|size| 2.0 / size).collect();
        let smoothed = smooth_log_linear(&variances, &[sizes.iter().map(|size| size.ln()).collect()]).unwrap();
        check(smoothed.coefficients[0], 2.0_f64.ln());
        check(smoothed.coefficients[1], -1.0);
        smoothed.variances.iter().zip(&variances).for_each(|(found, expected)| check(*found, *expected));
    }

    #[test]
    fn sum_of_variances_is_kept() {
        let variances = [1.0, 4.0, 2.0, 8.0, f64::NAN];
        let smoothed = smooth_log_linear(&variances, &[]).unwrap();
        // Without predictors all are the mean.
        check(smoothed.variances[4], 15.0 / 4.0);
        assert_eq!(smoothed.findings, [SmallAreaFinding::NotInFit { area: 4 }]);
    }

    #[test]
    fn relative_variance_that_is_exact_is_found() {
        let estimates = [100.0_f64, 200.0, 500.0, 1000.0];
        let variances: Vec<f64> =
            estimates.iter().map(|estimate| (0.001 + 5.0 / estimate) * estimate.powi(2)).collect();
        let smoothed = smooth_relative_variance(&estimates, &variances).unwrap();
        check(smoothed.coefficients[0], 0.001);
        check(smoothed.coefficients[1], 5.0);
        smoothed.variances.iter().zip(&variances).for_each(|(found, expected)| check(*found, *expected));
    }

    #[test]
    fn area_in_which_nobody_was_found_gets_a_variance() {
        // Simple variances ¼/100 and 0.16/64 = 0.0025 each; observed 0.005 each: the design effect is 2.
        let smoothed = smooth_design_effect(&[0.5, 0.2, 0.0], &[0.005, 0.005, 0.0], &[100.0, 64.0, 36.0]).unwrap();
        check(smoothed.coefficients[0], 2.0);
        let common = (50.0 + 12.8) / 200.0;
        check(smoothed.variances[2], 2.0 * common * (1.0 - common) / 36.0);
        assert_eq!(smoothed.findings, [SmallAreaFinding::NotInFit { area: 2 }]);
    }
}
