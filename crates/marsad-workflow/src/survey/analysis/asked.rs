//! What may be asked.

use std::collections::BTreeMap;

use marsad_model::Statistic;

/// An analysis of a survey.
#[derive(Clone, Debug, PartialEq)]
pub enum Analysis {
    /// Estimates of cells; of use where the weights are calibrated first.
    Estimates {
        /// What is estimated.
        statistic: Statistic,
        /// The variables by whose codes it is crossed.
        by: Vec<String>,
    },
    /// Differences between cells, with the errors that their covariance gives.
    Contrasts {
        /// What is estimated.
        statistic: Statistic,
        /// The variables by whose codes it is crossed.
        by: Vec<String>,
        /// Of each difference the two cells: their codes joined by points, that of a share last.
        pairs: Vec<(String, String)>,
    },
    /// A linear, logistic, Poisson or multinomial regression.
    Regression {
        /// Which; by the outcome where it is not said.
        family: Option<RegressionFamily>,
        /// What is explained: a number, `VARIABLE=CODE` for whether somebody has a code, or a variable with codes.
        outcome: String,
        /// What explains it: `age`, `age^2`, `sex`, `sex=F` with F as the reference, `sex*age` for the product.
        on: Vec<String>,
    },
    /// Whether two variables with codes are independent: Rao and Scott's test of the second order.
    Independence {
        /// The variable whose codes are rows.
        rows: String,
        /// The variable whose codes are columns.
        columns: String,
    },
    /// The share of spells that last longer, after Kaplan and Meier.
    Survival {
        /// The spells.
        spell: SpellAsked,
        /// A variable for each of whose codes there is a curve.
        by: Option<String>,
        /// The times that are asked for; every time with an event if there is none.
        times: Vec<f64>,
    },
    /// What makes spells end sooner: Cox's proportional hazards.
    Hazards {
        /// The spells.
        spell: SpellAsked,
        /// What explains it, as of a regression.
        on: Vec<String>,
    },
    /// Estimates of areas that borrow strength from each other: the model of Fay and Herriot, on the arcsine scale for a
    /// share.
    SmallAreas {
        /// What is estimated: a mean, a ratio, a total, or the share of one code.
        statistic: Statistic,
        /// The variable whose codes are the areas.
        area: String,
        /// What is known of the areas from elsewhere.
        covariates: AreaCovariates,
    },
}

/// An analysis with whom it is about and how sure its intervals are.
#[derive(Clone, Debug, PartialEq)]
pub struct AnalysisAsked {
    /// What is asked.
    pub analysis: Analysis,
    /// Whom it is about: a variable has one of these codes; all must hold.
    pub only: BTreeMap<String, Vec<String>>,
    /// The confidence of intervals.
    pub confidence: f64,
    /// Totals of the population to which the weights are calibrated first.
    pub calibration: Option<Calibration>,
}

/// Kinds of regression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegressionFamily {
    /// Of a number.
    Linear,
    /// Of whether somebody has a code, or of a number that is 0 or 1.
    Logistic,
    /// Of a count.
    Poisson,
    /// Of which of several codes somebody has.
    Multinomial,
}

/// The columns of spells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellAsked {
    /// How long a spell was watched.
    pub duration: String,
    /// Whether it ended: a variable that is 1 where it did, or `VARIABLE=CODE`.
    pub event: String,
    /// From when on it was watched, where that is not its beginning.
    pub entry: Option<String>,
}

/// What is known of areas from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaCovariates {
    /// The names of what is known.
    pub names: Vec<String>,
    /// Each area by its code, with its numbers.
    pub areas: Vec<(String, Vec<f64>)>,
}

/// How weights are calibrated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CalibrationMethod {
    /// With the least squares of changes: the generalised regression estimator.
    #[default]
    Linear,
    /// By factors that stay positive.
    Raking,
    /// Between bounds.
    Logit,
}

/// Totals of the population that the weights are made to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// The totals.
    pub margins: Vec<KnownMargin>,
    /// How.
    pub method: CalibrationMethod,
    /// The least and the largest factor by which a weight may change.
    pub bounds: Option<(f64, f64)>,
}

/// One set of totals.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownMargin {
    /// The variables whose codes make the cells; none for the whole population.
    pub by: Vec<String>,
    /// The number whose total is known; none where persons are counted.
    pub of: Option<String>,
    /// The codes of each cell, and its total.
    pub totals: Vec<(Vec<String>, f64)>,
}
