//! Why a method of mirror statistics cannot be applied at all. Doubts about single figures are findings instead.

use super::imem::Parameter;

/// A request that cannot be done.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MirrorError {
    /// The table does not fit.
    #[error("`{countries}` countries in `{periods}` periods are more than {places_max} places")]
    TooManyPlaces {
        /// How many countries were asked for.
        countries: usize,
        /// How many periods were asked for.
        periods: usize,
        /// The most places of a table.
        places_max: usize,
    },
    /// No factor is fixed, or one is fixed that cannot be.
    #[error("the benchmark cannot be used: {0}")]
    Benchmark(BenchmarkFault),
    /// A covariate does not have one value for each place.
    #[error("covariate `{name}` has `{found}` values, but the table has {expected} places")]
    CovariateLength {
        /// The name of the covariate.
        name: String,
        /// How many values it has.
        found: usize,
        /// How many it needs.
        expected: usize,
    },
    /// A prior is no distribution.
    #[error("the prior of {parameter} has `{value}` where a finite number in its range is needed")]
    PriorOutOfRange {
        /// Whose prior.
        parameter: Parameter,
        /// What was given.
        value: f64,
    },
    /// A measuring system names a class that no prior describes.
    #[error("measuring system `{system}` names {class}, which has no prior")]
    UnknownClass {
        /// The system, counted from zero.
        system: usize,
        /// The class it names.
        class: Parameter,
    },
    /// A setting is out of its range.
    #[error("setting `{setting}` cannot be `{value}`")]
    SettingOutOfRange {
        /// The name of the setting.
        setting: &'static str,
        /// What was given.
        value: f64,
    },
    /// There is no flow to estimate.
    #[error("the table has no flow between two countries with known covariates")]
    NothingToEstimate,
    /// The numbers are so large, small or far apart that the equations cannot be solved.
    #[error("the equations cannot be solved: their numbers are too far apart for the precision of the machine")]
    LostPrecision,
}

/// What is wrong with the factors that were to be fixed.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum BenchmarkFault {
    /// Without one, all factors can be zero.
    #[error("no factor is fixed")]
    Missing,
    /// The country is not in the table.
    #[error("country `{0}` is not in the table")]
    UnknownCountry(usize),
    /// A factor must be a finite number above zero.
    #[error("a factor cannot be `{0}`")]
    OutOfRange(f64),
    /// One factor cannot have two values.
    #[error("a factor of country `{0}` is fixed twice")]
    Twice(usize),
}
