//! How a survey was drawn, in the names of its columns: what a study, a plan or a person says of it.
//!
//! Names are texts and not identifiers: files of SPSS have dots and letters of any script in theirs. What follows from a
//! design is arithmetic, and is in `marsad-survey`.

use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{CalibratedMargin, PpsScheme};

/// The columns that say how a sample was drawn. Lists have one name for each stage, the outermost first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SurveyDesign {
    /// The weight of a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<String>,
    /// Probabilities of selection; of use where there is no weight.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub probabilities: Vec<String>,
    /// Strata.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<String>,
    /// Units that were drawn; without them each row is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clusters: Vec<String>,
    /// From how many units each stratum was drawn, or which fraction of them: finite population corrections.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fpc: Vec<String>,
    /// Whether names of units count inside their stratum only.
    #[serde(skip_serializing_if = "is_false")]
    pub nested: bool,
    /// How units were drawn with probability proportional to size, where they were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pps: Option<PpsScheme>,
    /// What the weights have to add up to, within a thousandth: the size of the population, known from elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_total: Option<f64>,
    /// What is done with strata of one unit.
    pub lonely: LonelyUnits,
    /// The second phase, where the sample was drawn from a larger one that was screened first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<SecondPhase>,
    /// Replicate weights, by which variances are found instead of linearisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replicates: Option<ReplicateScheme>,
    /// The margins that the weights were calibrated to before: estimates of them do not vary from sample to sample. They belong
    /// to these weights and to no others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calibrated: Vec<CalibratedMargin>,
}

/// How the second phase was drawn from the first, whose rows are all rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecondPhase {
    /// The column that marks the rows of the second phase.
    pub subset: String,
    /// The weight within the first phase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<String>,
    /// Probabilities of selection within the first phase.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub probabilities: Vec<String>,
    /// Strata.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<String>,
    /// Units that were drawn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clusters: Vec<String>,
    /// From how many units each stratum was drawn; counted in the first phase where it is not said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fpc: Vec<String>,
    /// How the variance of both phases is found.
    #[serde(skip_serializing_if = "PhaseMethod::is_default")]
    pub method: PhaseMethod,
}

worded! {
    /// How the variance of two phases is found.
    #[derive(Default)]
    PhaseMethod {
        /// The variances of the phases are added.
        #[default]
        Approximate = "approximate",
        /// From the joint probabilities of rows; for few stages.
        Full = "full",
    }
}

worded! {
    /// What is done with a stratum of which one unit alone is in the sample: it shows no variance.
    #[derive(Default)]
    LonelyUnits {
        /// Nothing is estimated.
        #[default]
        Fail = "fail",
        /// It counts as drawn with certainty.
        Certainty = "certainty",
        /// Its distance is taken from the mean of all.
        Adjust = "adjust",
        /// It adds what the other strata add on average.
        Average = "average",
    }
}

/// Where replicate weights come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ReplicateScheme {
    /// Each first-stage unit is left out in turn.
    Jackknife {},
    /// Balanced half samples of strata with two units; `rho` is Fay's share of the half left out.
    HalfSamples {
        /// From 0 to below 1.
        #[serde(default)]
        rho: f64,
    },
    /// The rescaled bootstrap of Rao, Wu and Yue.
    Bootstrap {
        /// How many replicates.
        count: u32,
        /// The seed of the drawing.
        seed: u64,
    },
    /// Columns of the data.
    Supplied {
        /// Their names; one that ends with `*` stands for all that begin like it and end with a number.
        columns: Vec<String>,
        /// How they were made.
        method: SuppliedMethod,
        /// Fay's share, for half samples.
        #[serde(default)]
        rho: f64,
        /// Whether they are factors of the weight and no complete weights.
        #[serde(default)]
        factors: bool,
        /// The factor before the sum of squares, where it is not that of the method.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scale: Option<f64>,
        /// The factor of each replicate in that sum, where they are not all one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        scales: Vec<f64>,
    },
}

worded! {
    /// How replicate weights that came with the data were made.
    SuppliedMethod {
        /// Balanced half samples, or Fay's.
        HalfSamples = "half-samples",
        /// One unit left out, without strata.
        JackknifeUnstratified = "jackknife-unstratified",
        /// One unit left out in strata.
        JackknifeStratified = "jackknife-stratified",
        /// A bootstrap.
        Bootstrap = "bootstrap",
        /// Successive differences.
        SuccessiveDifferences = "successive-differences",
        /// Another method, whose scale is given.
        Other = "other",
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl PhaseMethod {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl SurveyDesign {
    /// The design with other weights, where some are named: what was known of the old ones is not known of them.
    #[must_use]
    pub fn weighted_by(self, weights: Option<String>) -> Self {
        match weights {
            Some(named) if self.weights.as_ref() != Some(&named) => {
                Self { weights: Some(named), calibrated: Vec::new(), ..self }
            }
            _ => self,
        }
    }

    /// The variables of the margins that the weights were calibrated to, each once.
    pub fn calibrated_variables(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (name, _) in self.calibrated.iter().flat_map(CalibratedMargin::variables) {
            if found.iter().all(|known| known != name) {
                found.push(name.to_owned());
            }
        }
        found
    }

    /// Every column that it names, those of replicates and of known margins left out.
    pub fn columns(&self) -> Vec<&str> {
        let lists = [&self.probabilities, &self.strata, &self.clusters, &self.fpc];
        let own = self.weights.iter().chain(lists.into_iter().flatten());
        let second = self.second.iter().flat_map(|second| {
            let lists = [&second.probabilities, &second.strata, &second.clusters, &second.fpc];
            std::iter::once(&second.subset).chain(&second.weights).chain(lists.into_iter().flatten())
        });
        own.chain(second).map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{SecondPhase, SurveyDesign};
    use crate::CalibratedMargin;

    #[test]
    fn other_weights_have_no_known_margins() {
        let calibrated = vec![CalibratedMargin { by: vec!["sex".into()], ..CalibratedMargin::default() }];
        let design = SurveyDesign { weights: Some("w".into()), calibrated, ..SurveyDesign::default() };
        assert_eq!(design.clone().weighted_by(None), design);
        assert_eq!(design.clone().weighted_by(Some("w".into())), design);
        let other = design.weighted_by(Some("w0".into()));
        assert_eq!((other.weights.as_deref(), other.calibrated.len()), (Some("w0"), 0));
    }

    #[test]
    fn a_design_names_the_columns_of_both_phases() {
        let second = SecondPhase { subset: "visited".into(), strata: vec!["h2".into()], ..SecondPhase::default() };
        let design = SurveyDesign {
            weights: Some("w".into()),
            clusters: vec!["psu".into()],
            second: Some(second),
            ..SurveyDesign::default()
        };
        assert_eq!(design.columns(), ["w", "psu", "visited", "h2"]);
    }
}
