//! What can be wrong with estimates for small areas, as codes and values.
//!
//! Does not hold: the text, which is in `marsad-i18n` under `survey-finding-CODE-reason` and `-remedy`.

/// One thing worth knowing about estimates for small areas. Areas are numbered from 0, in the order in which they came.
#[derive(Debug, Clone, PartialEq)]
pub enum SmallAreaFinding {
    /// The area has no direct estimate: its estimate is synthetic.
    SyntheticOnly {
        /// The area.
        area: usize,
    },
    /// The area has a direct estimate without a usable sampling variance; it was treated as if it had no estimate.
    UnusableVariance {
        /// The area.
        area: usize,
        /// The variance as given.
        variance: f64,
    },
    /// The area lacks a covariate: it has no estimate at all.
    MissingCovariate {
        /// The area.
        area: usize,
        /// The place of the covariate.
        covariate: usize,
    },
    /// The variance of the model is zero: all estimates are synthetic, and their errors are understated.
    NoModelVariance,
    /// The iteration for the variance of the model ended before it came to rest.
    NotConverged {
        /// After how many iterations.
        iterations: usize,
        /// The last relative change.
        change: f64,
    },
    /// The direct estimate is far from what the model expects: more than three standard deviations.
    FarFromModel {
        /// The area.
        area: usize,
        /// The standardised residual.
        residual: f64,
    },
    /// A proportion is below 0 or above 1, or its effective sample size is not positive.
    UnusableProportion {
        /// The area.
        area: usize,
        /// The proportion.
        proportion: f64,
        /// The effective sample size.
        effective_size: f64,
    },
    /// Benchmarking moved an area by more than the root of its mean squared error.
    LargeShift {
        /// The area.
        area: usize,
        /// By how much.
        shift: f64,
        /// The root of the mean squared error.
        root_mse: f64,
    },
    /// An area was left out of a fit of sampling variances, since it cannot be put on a logarithm or has no sample.
    NotInFit {
        /// The area.
        area: usize,
    },
    /// The smoothed variance of an area is not positive.
    SmoothedNotPositive {
        /// The area.
        area: usize,
        /// The smoothed variance.
        variance: f64,
    },
}

impl SmallAreaFinding {
    /// The code under which its text stands.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SyntheticOnly { .. } => "small-area-synthetic-only",
            Self::UnusableVariance { .. } => "small-area-unusable-variance",
            Self::MissingCovariate { .. } => "small-area-missing-covariate",
            Self::NoModelVariance => "small-area-no-model-variance",
            Self::NotConverged { .. } => "small-area-not-converged",
            Self::FarFromModel { .. } => "small-area-far-from-model",
            Self::UnusableProportion { .. } => "small-area-unusable-proportion",
            Self::LargeShift { .. } => "small-area-large-shift",
            Self::NotInFit { .. } => "small-area-not-in-fit",
            Self::SmoothedNotPositive { .. } => "small-area-smoothed-not-positive",
        }
    }

    /// The values that its text names, by the names of their places in the text. Areas and covariates count from 1.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        let with = |area: &usize, more: &[(&'static str, f64)]| {
            let more = more.iter().map(|(place, value)| (*place, value.to_string()));
            std::iter::once(("area", (area + 1).to_string())).chain(more).collect()
        };
        match self {
            Self::SyntheticOnly { area } | Self::NotInFit { area } => with(area, &[]),
            Self::UnusableVariance { area, variance } | Self::SmoothedNotPositive { area, variance } => {
                with(area, &[("variance", *variance)])
            }
            Self::MissingCovariate { area, covariate } => {
                vec![("area", (area + 1).to_string()), ("covariate", (covariate + 1).to_string())]
            }
            Self::NoModelVariance => Vec::new(),
            Self::NotConverged { iterations, change } => {
                vec![("iterations", iterations.to_string()), ("change", change.to_string())]
            }
            Self::FarFromModel { area, residual } => with(area, &[("residual", *residual)]),
            Self::UnusableProportion { area, proportion, effective_size } => {
                with(area, &[("proportion", *proportion), ("effective-size", *effective_size)])
            }
            Self::LargeShift { area, shift, root_mse } => with(area, &[("shift", *shift), ("root-mse", *root_mse)]),
        }
    }
}

/// Why there are no estimates.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SmallAreaError {
    /// A column has not one value for each area.
    #[error("`{name}` has {found} values for {expected} areas")]
    WrongLength {
        /// Which column.
        name: &'static str,
        /// The number of areas.
        expected: usize,
        /// The number of values.
        found: usize,
    },
    /// There are not more areas with a direct estimate than covariates.
    #[error("{areas} areas with direct estimates are too few for {covariates} covariates")]
    TooFewAreas {
        /// Usable areas.
        areas: usize,
        /// Covariates, the constant among them.
        covariates: usize,
    },
    /// A covariate follows from those before it.
    #[error("covariate {covariate} follows from those before it")]
    Collinear {
        /// The place of the covariate.
        covariate: usize,
    },
    /// A setting or number makes no sense.
    #[error("`{name}` cannot be `{value}`")]
    Setting {
        /// Which one.
        name: &'static str,
        /// Its value.
        value: f64,
    },
}
