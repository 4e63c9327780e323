//! Sampling with probability proportional to size: how the variance is found where units are drawn with unequal chances.
//!
//! Does not hold: any formula; those are in `marsad-survey` (`design/METHOD.md`, `variance/METHOD.md`).

use serde::{Deserialize, Serialize};

use crate::worded::worded;

/// How units were drawn with probability proportional to size, and by which approximation their variance is found. But for
/// the first, probabilities stand in `fpc` or in `probabilities`, one column for each stage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum PpsScheme {
    /// With replacement: nothing is used up, and no population corrects the variance.
    WithReplacement {},
    /// Without replacement, after Brewer: probabilities of single units are enough, at any number of stages.
    Brewer {},
    /// Without replacement, after Hájek: the same, with distances from a mean in which a unit weighs by what was left to chance.
    Hajek {},
    /// Without replacement, with Overton's approximate probabilities of pairs; one stage.
    Overton {
        /// The form of the sum over pairs.
        #[serde(default)]
        pairs: PairSum,
    },
    /// Without replacement, with the probabilities of pairs after Hartley and Rao; one stage.
    HartleyRao {
        /// The form of the sum over pairs.
        #[serde(default)]
        pairs: PairSum,
        /// The sum of squared probabilities over the population, divided by the number of units drawn; taken from the sample where
        /// it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mean_square: Option<f64>,
    },
}

worded! {
    /// Which of the two unbiased sums over pairs of units.
    #[derive(Default)]
    PairSum {
        /// Of Horvitz and Thompson.
        #[default]
        HorvitzThompson = "horvitz-thompson",
        /// Of Yates and Grundy.
        YatesGrundy = "yates-grundy",
    }
}

impl PpsScheme {
    /// The words of every kind.
    pub const WORDS: [&'static str; 5] = ["with-replacement", "brewer", "hajek", "overton", "hartley-rao"];

    /// The word for it in packs and in the keys of messages.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::WithReplacement {} => "with-replacement",
            Self::Brewer {} => "brewer",
            Self::Hajek {} => "hajek",
            Self::Overton { .. } => "overton",
            Self::HartleyRao { .. } => "hartley-rao",
        }
    }

    /// Whether it needs the probabilities with which units were drawn.
    pub const fn needs_probabilities(&self) -> bool {
        !matches!(self, Self::WithReplacement {})
    }
}

#[cfg(test)]
mod tests {
    use super::{PairSum, PpsScheme};

    #[test]
    fn every_scheme_has_its_word() {
        let schemes = [
            PpsScheme::WithReplacement {},
            PpsScheme::Brewer {},
            PpsScheme::Hajek {},
            PpsScheme::Overton { pairs: PairSum::YatesGrundy },
            PpsScheme::HartleyRao { pairs: PairSum::default(), mean_square: Some(0.36) },
        ];
        assert_eq!(schemes.map(|scheme| scheme.word()), PpsScheme::WORDS);
        assert_eq!(schemes.map(|scheme| scheme.needs_probabilities()), [false, true, true, true, true]);
    }
}
