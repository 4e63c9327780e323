//! How long to draw, from which seed, and when the draws are good enough.

use crate::mirror::MirrorError;

/// The most chains: each has a thread of its own.
const CHAINS_MAX: usize = 64;

/// How to sample and what to report.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Says all random numbers.
    pub seed: u64,
    /// Independent chains: from 1 to 64, four to be able to tell whether they agree.
    pub chains: usize,
    /// Draws at the beginning of each chain that are not kept.
    pub burn_in: usize,
    /// Draws of each chain that are kept: four or more.
    pub draws: usize,
    /// Of so many draws one is kept.
    pub thinning: usize,
    /// The probabilities of the intervals, each between 0 and 1.
    pub levels: Vec<f64>,
    /// The greatest R-hat that is no finding.
    pub rhat_max: f64,
    /// The least effective sample size that is no finding.
    pub effective_min: f64,
}

impl Default for Settings {
    /// Four chains of a thousand draws; R-hat and effective size as Vehtari and others 2021 recommend, for four chains.
    fn default() -> Self {
        Self {
            seed: 1,
            chains: 4,
            burn_in: 500,
            draws: 1000,
            thinning: 1,
            levels: vec![0.8, 0.95],
            rhat_max: 1.01,
            effective_min: 400.0,
        }
    }
}

impl Settings {
    /// Refuses what cannot be drawn.
    pub(super) fn check(&self) -> Result<(), MirrorError> {
        let refused = |setting, value| Err(MirrorError::SettingOutOfRange { setting, value });
        if self.chains == 0 || self.chains > CHAINS_MAX {
            return refused("chains", self.chains as f64);
        }
        if self.draws < 4 {
            return refused("draws", self.draws as f64);
        }
        if self.thinning == 0 {
            return refused("thinning", 0.0);
        }
        match self.levels.iter().find(|level| !(**level > 0.0 && **level < 1.0)) {
            Some(level) => refused("levels", *level),
            None => Ok(()),
        }
    }
}
