//! Which number stands where in a draw: first what is normal given the rest, then the precisions.

use std::fmt;
use std::iter;

use super::{ImemModel, NormalPrior};

/// A parameter of the model. Classes, covariates and countries are counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Parameter {
    /// ln *y* where covariates and effects are zero.
    Intercept,
    /// The effect of a covariate on ln *y*.
    Covariate(usize),
    /// The effect of an origin on ln *y*.
    Origin(usize),
    /// The effect of a destination on ln *y*.
    Destination(usize),
    /// ln δ of a duration class.
    Duration(usize),
    /// ln λ of a coverage class.
    Coverage(usize),
    /// τ of an accuracy class.
    Accuracy(usize),
    /// 1 / σ².
    FlowPrecision,
    /// One over the variance of the effects of origins.
    OriginPrecision,
    /// One over the variance of the effects of destinations.
    DestinationPrecision,
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Intercept => write!(f, "`intercept`"),
            Self::Covariate(place) => write!(f, "`covariate {place}`"),
            Self::Origin(country) => write!(f, "`origin {country}`"),
            Self::Destination(country) => write!(f, "`destination {country}`"),
            Self::Duration(class) => write!(f, "`duration class {class}`"),
            Self::Coverage(class) => write!(f, "`coverage class {class}`"),
            Self::Accuracy(class) => write!(f, "`accuracy class {class}`"),
            Self::FlowPrecision => write!(f, "`flow precision`"),
            Self::OriginPrecision => write!(f, "`origin precision`"),
            Self::DestinationPrecision => write!(f, "`destination precision`"),
        }
    }
}

/// Where the value of a parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Slot {
    /// This place of a draw.
    Free(usize),
    /// It is known.
    Known(f64),
}

impl Slot {
    /// The place in a draw, where it has one.
    pub(super) fn column(self) -> Option<usize> {
        match self {
            Self::Free(column) => Some(column),
            Self::Known(_) => None,
        }
    }

    /// What is known of it; zero where it is drawn.
    pub(super) fn offset(self) -> f64 {
        match self {
            Self::Free(_) => 0.0,
            Self::Known(value) => value,
        }
    }
}

/// The order of the numbers of a draw.
pub(super) struct Layout {
    /// Intercept and covariates.
    pub(super) coefficients: Vec<Slot>,
    /// The effect of the first origin; the others follow.
    pub(super) first_origin: usize,
    /// The effect of the first destination; the others follow.
    pub(super) first_destination: usize,
    /// Each duration class.
    pub(super) duration: Vec<Slot>,
    /// Each coverage class.
    pub(super) coverage: Vec<Slot>,
    /// How many numbers are normal given the rest.
    pub(super) linear: usize,
    /// How many accuracy classes follow, before the three other precisions.
    pub(super) accuracies: usize,
    /// Every number of a draw, in order.
    pub(super) parameters: Vec<Parameter>,
    /// The prior mean of each normal number.
    pub(super) means: Vec<f64>,
    /// The prior precision of each normal number; those of effects change from draw to draw.
    pub(super) precisions: Vec<f64>,
}

/// A draw, read.
#[derive(Clone, Copy)]
pub(super) struct Draw<'a> {
    /// What is normal given the rest.
    pub(super) linear: &'a [f64],
    /// τ of each accuracy class.
    pub(super) accuracy: &'a [f64],
    /// 1 / σ².
    pub(super) flow_precision: f64,
}

impl Layout {
    /// The layout for a model that was checked.
    pub(super) fn new(model: &ImemModel) -> Self {
        let countries = model.extent.countries;
        let priors = &model.priors;
        let mut seats = Seats::default();
        let covariates = model.covariates.iter().map(|covariate| covariate.coefficient);
        let coefficients = iter::once(seats.seat(Parameter::Intercept, priors.intercept))
            .chain(seats.seat_all(Parameter::Covariate, covariates))
            .collect();
        let first_origin = seats.seat_effects(Parameter::Origin, countries);
        let first_destination = seats.seat_effects(Parameter::Destination, countries);
        let duration = seats.seat_all(Parameter::Duration, priors.duration.iter().copied());
        let coverage = seats.seat_all(Parameter::Coverage, priors.coverage.iter().copied());
        let Seats { mut parameters, means, precisions } = seats;
        let linear = parameters.len();
        let accuracies = priors.accuracy.len();
        parameters.extend((0..accuracies).map(Parameter::Accuracy));
        parameters.extend([Parameter::FlowPrecision, Parameter::OriginPrecision, Parameter::DestinationPrecision]);
        Self {
            coefficients,
            first_origin,
            first_destination,
            duration,
            coverage,
            linear,
            accuracies,
            parameters,
            means,
            precisions,
        }
    }

    /// How many numbers a draw has.
    pub(super) fn width(&self) -> usize {
        self.parameters.len()
    }

    /// Where the precision of flows stands; those of origins and destinations follow.
    pub(super) fn flow_precision(&self) -> usize {
        self.linear + self.accuracies
    }

    /// The numbers of a draw by their names.
    pub(super) fn read<'a>(&self, numbers: &'a [f64]) -> Draw<'a> {
        let (linear, precisions) = numbers.split_at(self.linear);
        Draw { linear, accuracy: &precisions[..self.accuracies], flow_precision: precisions[self.accuracies] }
    }
}

/// Gives the normal numbers their places, one after the other.
#[derive(Default)]
struct Seats {
    parameters: Vec<Parameter>,
    means: Vec<f64>,
    precisions: Vec<f64>,
}

impl Seats {
    fn seat(&mut self, parameter: Parameter, prior: NormalPrior) -> Slot {
        if prior.is_known() {
            return Slot::Known(prior.mean);
        }
        self.parameters.push(parameter);
        self.means.push(prior.mean);
        self.precisions.push(prior.standard_deviation.powi(-2));
        Slot::Free(self.parameters.len() - 1)
    }

    fn seat_all(&mut self, parameter: fn(usize) -> Parameter, priors: impl Iterator<Item = NormalPrior>) -> Vec<Slot> {
        priors.enumerate().map(|(place, prior)| self.seat(parameter(place), prior)).collect()
    }

    /// Seats one effect for each country and returns the first.
    fn seat_effects(&mut self, parameter: fn(usize) -> Parameter, countries: usize) -> usize {
        let first = self.parameters.len();
        let effect = NormalPrior { mean: 0.0, standard_deviation: 1.0 };
        let effects = iter::repeat_n(effect, countries);
        self.seat_all(parameter, effects);
        first
    }
}
