//! A small integrated Bayesian model of migration flows: reports of senders and receivers, each with its duration rule,
//! coverage and accuracy, and a regression that carries what nobody reports. Formulas and source in METHOD.md.
//!
//! Holds: the model as data, its sampler, what the draws say, and whether they can be trusted.
//! Does not hold: any prior of its own. What experts believe is passed in; without it, levels are not identified.
//! Where next: `model` is what the caller describes, `layout` and `design` are the same as numbers, `chain` draws,
//! `posterior` reads the draws with `summary` and `diagnostics`.

mod chain;
mod design;
mod diagnostics;
mod layout;
mod log_beta;
mod measured;
mod model;
mod normal_quantile;
mod posterior;
mod prior;
mod settings;
mod summary;

pub use diagnostics::Diagnostics;
pub use layout::Parameter;
pub use model::{Covariate, ImemModel, MeasuringSystem, Priors, SystemReport, ZeroTreatment};
pub use posterior::{FlowPosterior, ParameterPosterior, Posterior};
pub use prior::{GammaPrior, NormalPrior, Spread};
pub use settings::Settings;
pub use summary::{Interval, Quantiles, Summary};

use super::MirrorError;

/// The posterior of every flow of `model` given `reports`, by Gibbs sampling.
///
/// The same model, reports and settings give the same numbers, on any number of processors.
///
/// # Errors
/// If a prior, a class, a covariate or a setting is out of its range, if there is no flow, or if the numbers are too
/// far apart to compute with.
pub fn estimate_flows(
    model: &ImemModel,
    reports: &[SystemReport],
    settings: &Settings,
) -> Result<Posterior, MirrorError> {
    settings.check()?;
    let (design, findings) = design::design(model, reports)?;
    let draws = chain::run_chains(&design, settings)?;
    Ok(Posterior::new(design, draws, settings, findings))
}
