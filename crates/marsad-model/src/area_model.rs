//! How areas are modelled that are too small to speak for themselves: choices of the model of Fay and Herriot, and a figure
//! to which its estimates are brought.
//!
//! Does not hold: the direct estimates, or how anything is computed (`marsad-survey`, folder `small_areas`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{AreaCovariates, Statistic};

worded! {
    /// How the variance of the model is found.
    #[derive(Default)]
    AreaMethod {
        /// Restricted maximum likelihood.
        #[default]
        Reml = "reml",
        /// Maximum likelihood.
        Ml = "ml",
        /// The moments of Fay and Herriot.
        Fh = "fh",
        /// The moments of Prasad and Rao, without iteration.
        PrasadRao = "prasad-rao",
    }
}

worded! {
    /// The scale on which areas are modelled.
    AreaScale {
        /// As estimated.
        Plain = "plain",
        /// The arcsine of the root of a share, on which errors are alike.
        Arcsine = "arcsine",
    }
}

worded! {
    /// Which areas move by how much to meet a figure.
    #[derive(Default)]
    BenchmarkRule {
        /// All by the same factor.
        #[default]
        Ratio = "ratio",
        /// All by the same amount.
        Difference = "difference",
        /// In proportion to their mean squared errors.
        ByError = "by-error",
    }
}

/// The choices of a model of areas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AreaOptions {
    /// How the variance of the model is found.
    pub method: AreaMethod,
    /// The scale; where it is not said, that of the arcsine for a share and as estimated for everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<AreaScale>,
    /// Whether shares on the scale of the arcsine have the errors of one design effect for all areas, in place of those that each
    /// small sample finds of itself.
    pub one_design_effect: bool,
    /// A figure for all areas together that their estimates have to meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<AreaBenchmark>,
    /// Replicates of a parametric bootstrap of the mean squared error, for a share on the scale of the arcsine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bootstrap: Option<AreaBootstrap>,
}

/// A figure for all areas together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AreaBenchmark {
    /// The figure; where it is not said, the estimate of the sample for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    /// The name among what is known of the areas of how large each is, such as its population; it is no covariate then. None where
    /// areas add up as they are, as totals do; and where the figure is that of the sample, for means and
    /// shares none takes from it how large areas are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sizes: Option<String>,
    /// Which areas move by how much.
    pub rule: BenchmarkRule,
}

/// A parametric bootstrap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaBootstrap {
    /// How many replicates.
    pub count: u32,
    /// The seed of the drawing.
    pub seed: u64,
}

/// A model of areas as a plan declares it: the areas with what is known of them, and the choices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaPlan {
    /// The names of what is known.
    #[serde(default)]
    pub names: Vec<String>,
    /// The choices.
    #[serde(default)]
    pub options: AreaOptions,
    /// The numbers of each area, by its code in the survey.
    pub areas: BTreeMap<String, Vec<f64>>,
}

impl AreaOptions {
    /// The scale for a statistic.
    pub fn scale_of(&self, statistic: &Statistic) -> AreaScale {
        let usual =
            if matches!(statistic, Statistic::Proportion { .. }) { AreaScale::Arcsine } else { AreaScale::Plain };
        self.scale.unwrap_or(usual)
    }

    /// Whether areas can be modelled so for a statistic: the arcsine is for shares, its bootstrap and one design effect with it.
    pub fn fits(&self, statistic: &Statistic) -> bool {
        let is_share = matches!(statistic, Statistic::Proportion { .. });
        let is_arcsine = self.scale_of(statistic) == AreaScale::Arcsine;
        (is_share || !is_arcsine) && (is_arcsine || (self.bootstrap.is_none() && !self.one_design_effect))
    }
}

impl AreaPlan {
    /// What is known of the areas.
    pub fn covariates(&self) -> AreaCovariates {
        let areas = self.areas.iter().map(|(code, numbers)| (code.clone(), numbers.clone())).collect();
        AreaCovariates { names: self.names.clone(), areas }
    }
}

#[cfg(test)]
mod tests {
    use super::{AreaBootstrap, AreaOptions, AreaScale};
    use crate::Statistic;

    #[test]
    fn shares_are_modelled_on_the_arcsine_unless_it_is_said_otherwise() {
        let share = Statistic::Proportion { variable: "works".into(), category: Some("1".into()) };
        let mean = Statistic::Mean { variable: "age".into() };
        let usual = AreaOptions::default();
        assert_eq!([usual.scale_of(&share), usual.scale_of(&mean)], [AreaScale::Arcsine, AreaScale::Plain]);
        let on = |scale: AreaScale| AreaOptions { scale: Some(scale), ..AreaOptions::default() };
        assert!(on(AreaScale::Plain).fits(&share) && !on(AreaScale::Arcsine).fits(&mean));
        let bootstrap = Some(AreaBootstrap { count: 200, seed: 1 });
        let drawn = AreaOptions { bootstrap, ..AreaOptions::default() };
        assert!(drawn.fits(&share) && !drawn.fits(&mean));
        let alike = AreaOptions { one_design_effect: true, ..AreaOptions::default() };
        assert!(alike.fits(&share) && !alike.fits(&mean));
        assert!(!AreaOptions { scale: Some(AreaScale::Plain), ..alike }.fits(&share));
    }
}
