//! Benchmarking: estimates of areas moved so that they add up to a figure for the country.

use super::area_data::check_length;
use super::finding::{SmallAreaError, SmallAreaFinding};

/// Who moves by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BenchmarkMethod {
    /// All areas by the same factor.
    #[default]
    Ratio,
    /// All areas by the same amount.
    Difference,
    /// Areas in proportion to their mean squared error: who is known well moves little.
    ByError,
}

/// What is to be met.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// The figure for all areas together.
    pub target: f64,
    /// The share of each area in it: shares of the population for means and proportions, ones for totals.
    pub shares: Vec<f64>,
    /// Who moves by how much.
    pub method: BenchmarkMethod,
}

/// Benchmarked estimates. Their mean squared errors are not those of the estimates before, which assume the model; the
/// shifts say how much the model and the figure for the country disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmarked {
    /// The new estimates.
    pub values: Vec<f64>,
    /// By how much each moved.
    pub shifts: Vec<f64>,
    /// What the estimates added up to before.
    pub sum_before: f64,
    /// What is worth knowing.
    pub findings: Vec<SmallAreaFinding>,
}

/// Moves estimates with their mean squared errors to a benchmark.
///
/// # Errors
/// Columns of different lengths; numbers that are none; estimates that add up to zero where they are to be multiplied;
/// errors or shares that are all zero.
pub fn benchmark(estimates: &[f64], mse: &[f64], benchmark: &Benchmark) -> Result<Benchmarked, SmallAreaError> {
    check_length("mse", mse, estimates.len())?;
    check_length("shares", &benchmark.shares, estimates.len())?;
    let columns = estimates.iter().chain(mse).chain(&benchmark.shares);
    if let Some(&value) = columns.chain([&benchmark.target]).find(|value| !value.is_finite()) {
        return Err(SmallAreaError::Setting { name: "estimates", value });
    }
    let sum_before: f64 = estimates.iter().zip(&benchmark.shares).map(|(estimate, share)| estimate * share).sum();
    let directions: Vec<f64> = match benchmark.method {
        BenchmarkMethod::Ratio => estimates.to_vec(),
        BenchmarkMethod::Difference => vec![1.0; estimates.len()],
        BenchmarkMethod::ByError => mse.to_vec(),
    };
    let reach: f64 = directions.iter().zip(&benchmark.shares).map(|(direction, share)| direction * share).sum();
    if reach == 0.0 {
        return Err(SmallAreaError::Setting { name: "shares", value: reach });
    }
    let step = (benchmark.target - sum_before) / reach;
    let shifts: Vec<f64> = directions.iter().map(|direction| step * direction).collect();
    let values = estimates.iter().zip(&shifts).map(|(estimate, shift)| estimate + shift).collect();
    let findings = large_shifts(&shifts, mse);
    Ok(Benchmarked { values, shifts, sum_before, findings })
}

fn large_shifts(shifts: &[f64], mse: &[f64]) -> Vec<SmallAreaFinding> {
    let areas = shifts.iter().zip(mse).enumerate();
    areas
        .filter(|(_, (shift, mse))| shift.powi(2) > **mse)
        .map(|(area, (&shift, mse))| SmallAreaFinding::LargeShift { area, shift, root_mse: mse.max(0.0).sqrt() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Estimates 10 and 20 with shares ¼ and ¾ give 17.5; the country has 18.
    fn check(method: BenchmarkMethod, expected: [f64; 2]) {
        let target = Benchmark { target: 18.0, shares: vec![0.25, 0.75], method };
        let found = benchmark(&[10.0, 20.0], &[4.0, 1.0], &target).unwrap();
        assert!((found.sum_before - 17.5).abs() < 1e-12);
        let sum = 0.25 * found.values[0] + 0.75 * found.values[1];
        assert!((sum - 18.0).abs() < 1e-12, "the benchmark is met");
        for (found, expected) in found.values.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        }
    }

    #[test]
    fn shifts_worked_by_hand() {
        check(BenchmarkMethod::Ratio, [10.0 * 18.0 / 17.5, 20.0 * 18.0 / 17.5]);
        check(BenchmarkMethod::Difference, [10.5, 20.5]);
        // Directions 4 and 1: the step is 0.5 / (4·¼ + 1·¾) = 2/7.
        check(BenchmarkMethod::ByError, [10.0 + 8.0 / 7.0, 20.0 + 2.0 / 7.0]);
    }

    #[test]
    fn shift_beyond_the_error_is_a_finding() {
        let target = Benchmark { target: 30.0, shares: vec![0.25, 0.75], method: BenchmarkMethod::Difference };
        let found = benchmark(&[10.0, 20.0], &[4.0, 1.0], &target).unwrap();
        assert_eq!(found.findings.len(), 2);
    }
}
