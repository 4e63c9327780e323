//! The model as its caller describes it: countries, covariates, measuring systems and what is believed of them.

use super::{GammaPrior, NormalPrior, Parameter};
use crate::mirror::{Extent, MirrorError, Report};

/// How one country counts one side of its flows in some periods: the classes that share a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasuringSystem {
    /// Which of the duration classes: one for each rule.
    pub duration_class: usize,
    /// Which of the coverage classes: such as low or high undercount, of senders or of receivers.
    pub coverage_class: usize,
    /// Which of the accuracy classes: such as register or survey.
    pub accuracy_class: usize,
}

/// A report and the system that made it.
///
/// One flow can have any number of reports, but one of each system.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SystemReport {
    /// The figure.
    pub report: Report,
    /// Its place among the systems of the model.
    pub system: usize,
}

/// Something known of every flow that goes with its size, on a scale on which the effect adds up: logarithms of
/// populations, distance and income, an indicator of a common language.
#[derive(Clone, Debug, PartialEq)]
pub struct Covariate {
    /// For messages.
    pub name: String,
    /// One value for each place of the table; those of the diagonals are not read. Not in need of a mean of zero, but
    /// the prior of the intercept is about a flow whose covariates are all zero.
    pub values: Vec<f64>,
    /// What is believed of its effect on ln *y*, for a step of one.
    pub coefficient: NormalPrior,
}

/// What is believed before any report is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Priors {
    /// Of ln *y*, *y* in persons, where covariates and effects are zero.
    pub intercept: NormalPrior,
    /// Of ln δ of each duration class: the flow under its rule over the flow that is wanted. Known to be 0 for the
    /// rule under which flows are wanted.
    pub duration: Vec<NormalPrior>,
    /// Of ln λ of each coverage class: the share of the flow that is counted.
    pub coverage: Vec<NormalPrior>,
    /// Of τ of each accuracy class: one over the variance of ln *z*.
    pub accuracy: Vec<GammaPrior>,
    /// Of 1 / σ²: how closely flows follow the regression.
    pub flow_precision: GammaPrior,
    /// Of one over the variance of the effects of origins.
    pub origin_precision: GammaPrior,
    /// Of one over the variance of the effects of destinations.
    pub destination_precision: GammaPrior,
}

/// What is done with a report of nobody, which has no logarithm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ZeroTreatment {
    /// It is left out.
    Exclude,
    /// So many persons stand in its place: a continuity correction, usually one half.
    ReplaceBy(f64),
}

/// The whole model but for the reports.
#[derive(Clone, Debug, PartialEq)]
pub struct ImemModel {
    /// Countries and periods.
    pub extent: Extent,
    /// What goes with the size of flows.
    pub covariates: Vec<Covariate>,
    /// How flows are counted.
    pub systems: Vec<MeasuringSystem>,
    /// What is believed.
    pub priors: Priors,
    /// What is done with zeros.
    pub zeros: ZeroTreatment,
}

impl ImemModel {
    /// Refuses what is no model.
    pub(super) fn check(&self) -> Result<(), MirrorError> {
        self.priors.check()?;
        self.check_covariates()?;
        self.systems.iter().enumerate().try_for_each(|(system, classes)| self.check_classes(system, classes))?;
        match self.zeros {
            ZeroTreatment::ReplaceBy(value) if !value.is_finite() || value <= 0.0 => {
                Err(MirrorError::SettingOutOfRange { setting: "zeros", value })
            }
            _ => Ok(()),
        }
    }

    fn check_covariates(&self) -> Result<(), MirrorError> {
        let expected = self.extent.places()?;
        for (place, Covariate { name, values, coefficient }) in self.covariates.iter().enumerate() {
            if values.len() != expected {
                return Err(MirrorError::CovariateLength { name: name.clone(), found: values.len(), expected });
            }
            coefficient.check(Parameter::Covariate(place))?;
        }
        Ok(())
    }

    fn check_classes(&self, system: usize, classes: &MeasuringSystem) -> Result<(), MirrorError> {
        let MeasuringSystem { duration_class, coverage_class, accuracy_class } = *classes;
        let Priors { duration, coverage, accuracy, .. } = &self.priors;
        let named = [
            (duration_class < duration.len(), Parameter::Duration(duration_class)),
            (coverage_class < coverage.len(), Parameter::Coverage(coverage_class)),
            (accuracy_class < accuracy.len(), Parameter::Accuracy(accuracy_class)),
        ];
        match named.into_iter().find(|(is_described, _)| !is_described) {
            Some((_, class)) => Err(MirrorError::UnknownClass { system, class }),
            None => Ok(()),
        }
    }
}

impl Priors {
    fn check(&self) -> Result<(), MirrorError> {
        self.intercept.check(Parameter::Intercept)?;
        for (class, prior) in self.duration.iter().enumerate() {
            prior.check(Parameter::Duration(class))?;
        }
        for (class, prior) in self.coverage.iter().enumerate() {
            prior.check(Parameter::Coverage(class))?;
        }
        for (class, prior) in self.accuracy.iter().enumerate() {
            prior.check(Parameter::Accuracy(class))?;
        }
        self.flow_precision.check(Parameter::FlowPrecision)?;
        self.origin_precision.check(Parameter::OriginPrecision)?;
        self.destination_precision.check(Parameter::DestinationPrecision)
    }
}
