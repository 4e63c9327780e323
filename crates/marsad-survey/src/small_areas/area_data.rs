//! What is known of areas: direct estimates, their sampling variances, covariates.

use super::finding::{SmallAreaError, SmallAreaFinding};

/// Direct estimates of areas with what is known of the areas from elsewhere.
///
/// ```
/// use marsad_survey::small_areas::AreaData;
/// // Four areas, the last without sample; one covariate besides the constant.
/// let data = AreaData {
///     direct: vec![2.0, 3.1, 3.9, f64::NAN],
///     variances: vec![0.2, 0.3, 0.2, f64::NAN],
///     covariates: vec![vec![1.0, 2.0, 3.0, 4.0]],
/// }
/// .with_constant();
/// assert_eq!(data.covariates.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct AreaData {
    /// The direct estimate of each area; not a number where there is none.
    pub direct: Vec<f64>,
    /// The sampling variance of each direct estimate, taken as known; smooth them first where they rest on few
    /// clusters.
    pub variances: Vec<f64>,
    /// The covariates, each with one value for each area, the constant among them if there is to be one.
    pub covariates: Vec<Vec<f64>>,
}

impl AreaData {
    /// The same with a constant before the other covariates.
    #[must_use]
    pub fn with_constant(mut self) -> Self {
        self.covariates.insert(0, vec![1.0; self.direct.len()]);
        self
    }

    pub(super) fn check(&self) -> Result<(), SmallAreaError> {
        let expected = self.direct.len();
        check_length("variances", &self.variances, expected)?;
        self.covariates.iter().try_for_each(|covariate| check_length("covariates", covariate, expected))
    }

    /// The covariates of an area; none where one is missing.
    pub(super) fn row(&self, area: usize) -> Option<Vec<f64>> {
        let row: Vec<f64> = self.covariates.iter().map(|covariate| covariate[area]).collect();
        row.iter().all(|value| value.is_finite()).then_some(row)
    }

    /// Areas that the model is fitted to, and what is found about the others.
    pub(super) fn observed(&self) -> (Vec<Observed>, Vec<SmallAreaFinding>) {
        let (mut observed, mut findings) = (Vec::new(), Vec::new());
        for (area, (&direct, &variance)) in self.direct.iter().zip(&self.variances).enumerate() {
            let Some(row) = self.row(area) else {
                let covariate = self.covariates.iter().position(|column| !column[area].is_finite()).unwrap_or(0);
                findings.push(SmallAreaFinding::MissingCovariate { area, covariate });
                continue;
            };
            if !direct.is_finite() {
                findings.push(SmallAreaFinding::SyntheticOnly { area });
            } else if variance > 0.0 && variance.is_finite() {
                observed.push(Observed { area, direct, variance, row });
            } else {
                findings.push(SmallAreaFinding::UnusableVariance { area, variance });
            }
        }
        (observed, findings)
    }
}

/// An area with all that the model needs.
#[derive(Debug, Clone)]
pub(super) struct Observed {
    pub area: usize,
    pub direct: f64,
    pub variance: f64,
    pub row: Vec<f64>,
}

pub(super) fn check_length(name: &'static str, values: &[f64], expected: usize) -> Result<(), SmallAreaError> {
    let found = values.len();
    if found == expected { Ok(()) } else { Err(SmallAreaError::WrongLength { name, expected, found }) }
}
