//! A survival curve: its steps, intervals and quantiles.

use crate::distributions::normal_quantile;

use super::super::{Bounds, ModelError, ModelFinding};

/// The shares of spells that last longer than each time.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The code of the group, if groups were asked for.
    pub group: Option<String>,
    /// At the times that were asked for, or at every time with an event.
    pub steps: Vec<Step>,
    /// Rows with a weight and all values.
    pub rows_used: usize,
    /// How many of them ended with the event.
    pub events: usize,
    /// What is to be said of the spells.
    pub findings: Vec<ModelFinding>,
}

/// One time of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// Σ w of those watched just before.
    pub at_risk: f64,
    /// Σ w of those whose spell ends with the event at this time.
    pub events: f64,
    /// The share of spells that last longer.
    pub survival: f64,
    /// The variance of its logarithm; none where the share is 0.
    pub log_variance: Option<f64>,
}

impl Step {
    /// The standard error of the share.
    pub fn standard_error(&self) -> Option<f64> {
        self.log_variance.map(|variance| self.survival * variance.sqrt())
    }

    /// The interval of `level`, symmetric on the scale of logarithms and never above 1.
    ///
    /// # Errors
    /// Where the level is not between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Option<Bounds>, ModelError> {
        let reach = reach(level)?;
        Ok(self.log_variance.map(|variance| self.bounds(reach * variance.sqrt())))
    }

    fn bounds(&self, reach: f64) -> Bounds {
        Bounds { low: self.survival * (-reach).exp(), high: (self.survival * reach.exp()).min(1.0) }
    }
}

/// A time by which a share of spells has ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveQuantile {
    /// The first time at which no more than the share lasts longer; none if the curve stays above.
    pub time: Option<f64>,
    /// The times at which the ends of the interval of the curve reach the share; none if they stay above.
    pub low: Option<f64>,
    /// The later end.
    pub high: Option<f64>,
}

impl Curve {
    /// The first time at which a share of at most `survival` lasts longer (0.5: the median), with an interval of
    /// `level`.
    ///
    /// # Errors
    /// Where the level is not between 0 and 1.
    pub fn quantile(&self, survival: f64, level: f64) -> Result<CurveQuantile, ModelError> {
        let reach = reach(level)?;
        let bounds = |step: &Step| step.log_variance.map(|variance| step.bounds(reach * variance.sqrt()));
        let first =
            |is_reached: &dyn Fn(&Step) -> bool| self.steps.iter().find(|step| is_reached(step)).map(|step| step.time);
        Ok(CurveQuantile {
            time: first(&|step| step.survival <= survival),
            low: first(&|step| bounds(step).map_or(step.survival, |bounds| bounds.low) <= survival),
            high: first(&|step| bounds(step).map_or(step.survival, |bounds| bounds.high) <= survival),
        })
    }
}

fn reach(level: f64) -> Result<f64, ModelError> {
    if level > 0.0 && level < 1.0 {
        Ok(normal_quantile(0.5 + level / 2.0))
    } else {
        Err(ModelError::LevelOutOfRange { level })
    }
}
