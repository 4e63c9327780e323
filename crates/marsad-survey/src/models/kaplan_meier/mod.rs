//! Survival curves under the design: Kaplan and Meier's product limit, and exp(−cumulative hazard). Formulas in
//! METHOD.md.
//!
//! Holds: the request [`KaplanMeier`]; its answer is a [`Curve`] for each group. Does not hold: regression, see `cox`.
//! Where next: `curve` for intervals and medians, `risk` for the sums behind a curve.

mod curve;
mod risk;
#[cfg(test)]
mod tests;

use crate::{Design, Domain};

use super::coded::CodedVariable;
use super::influences::variances_of;
use super::prepared::{as_flags, restricted};
use super::refits::Refits;
use super::rows::{Needed, complete_rows};
use super::spells::{Spell, Spells, no_rows};
use super::timeline::Timeline;
use super::{ModelError, ModelFinding};

pub use curve::{Curve, CurveQuantile, Step};

use risk::Risk;

/// Survival curves that are asked for.
#[derive(Clone, Debug)]
pub struct KaplanMeier {
    /// The spells.
    pub spell: Spell,
    /// A coded column for each of whose codes there is a curve.
    pub by: Option<String>,
    /// Whom it is about.
    pub domain: Domain,
    /// How the curve is made of its hazards.
    pub estimator: Estimator,
    /// The times that are asked for; every time with an event if there is none.
    pub times: Vec<f64>,
}

/// How a survival curve is made of hazards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Estimator {
    /// Π (1 − h): Kaplan and Meier, `svykm` of R without standard errors.
    #[default]
    ProductLimit,
    /// exp(−Σ h): Fleming and Harrington, `svykm` of R with standard errors.
    CumulativeHazard,
}

impl KaplanMeier {
    /// The curve of everybody.
    pub fn new(spell: Spell) -> Self {
        Self { spell, by: None, domain: Domain::All, estimator: Estimator::default(), times: Vec::new() }
    }

    /// A curve for each code of a column.
    #[must_use]
    pub fn by(mut self, column: &str) -> Self {
        self.by = Some(column.to_owned());
        self
    }

    /// Among those of a domain.
    #[must_use]
    pub fn within(mut self, domain: Domain) -> Self {
        self.domain = domain;
        self
    }

    /// With another estimator.
    #[must_use]
    pub fn estimator(mut self, estimator: Estimator) -> Self {
        self.estimator = estimator;
        self
    }

    /// At these times only.
    #[must_use]
    pub fn at(mut self, times: impl IntoIterator<Item = f64>) -> Self {
        self.times = times.into_iter().collect();
        self
    }

    /// Estimates the curves, one for each group in the order of its codes.
    ///
    /// # Errors
    /// Where a column is missing or of the wrong kind, or no row is left.
    pub fn estimate(&self, design: &Design) -> Result<Vec<Curve>, ModelError> {
        let frame = design.frame();
        let spells = Spells::of(&self.spell, frame)?;
        let (sound, mut findings) = spells.sound(&restricted(design, &self.domain)?)?;
        let mut needed = spells.needed();
        if let Some(by) = &self.by {
            needed.push(Needed::codes(by, frame)?);
        }
        let complete = complete_rows(sound.weights(), &needed);
        findings.extend(complete.findings);
        if complete.rows.is_empty() {
            return Err(no_rows(findings));
        }
        let Some(by) = &self.by else {
            return Ok(vec![Group::of(None, complete.rows, &spells, &sound)?.curve(self, findings)?]);
        };
        let coded = CodedVariable::observe(frame, by, None, &complete.rows)?;
        let of_row = &frame.codes(by)?.of_row;
        let mut curves = Vec::new();
        for code in &coded.observed {
            let rows = complete.rows.iter().copied().filter(|row| of_row[*row as usize] == *code).collect();
            let group = Group::of(Some(coded.label(*code)), rows, &spells, &sound)?;
            curves.push(group.curve(self, findings.clone())?);
        }
        Ok(curves)
    }
}

/// The rows of one curve.
struct Group<'a> {
    label: Option<&'a str>,
    rows: Vec<u32>,
    spells: &'a Spells<'a>,
    timeline: Timeline,
    /// The design; other rows have no weight.
    design: Design,
}

impl<'a> Group<'a> {
    fn of(label: Option<&'a str>, rows: Vec<u32>, spells: &'a Spells<'a>, design: &Design) -> Result<Self, ModelError> {
        let design = design.restricted(&Domain::Rows(as_flags(&rows, design.rows())))?;
        Ok(Self { label, timeline: Timeline::of(spells, &rows), rows, spells, design })
    }

    fn curve(&self, asked: &KaplanMeier, mut findings: Vec<ModelFinding>) -> Result<Curve, ModelError> {
        if self.timeline.times.is_empty() {
            findings.push(ModelFinding::NoEvents);
        }
        let times = if asked.times.is_empty() { &self.timeline.times } else { &asked.times };
        let places: Vec<Option<usize>> = times.iter().map(|time| self.timeline.place(*time)).collect();
        let risk = self.risk(self.design.weights());
        let logarithms = risk.logarithms(asked.estimator);
        let with_variance: Vec<usize> =
            places.iter().flatten().copied().filter(|place| logarithms[*place].is_finite()).collect();
        let mut variances = self.variances(asked.estimator, &risk, &with_variance)?.into_iter();
        let mut steps = Vec::with_capacity(times.len());
        for (time, place) in times.iter().zip(&places) {
            let logarithm = place.map_or(0.0, |place| logarithms[place]);
            let variance = if place.is_some() && logarithm.is_finite() { variances.next() } else { None };
            steps.push(Step {
                time: *time,
                at_risk: place.map_or_else(|| self.at_risk(*time), |place| self.at_risk_at(&risk, place, *time)),
                events: place.map_or(0.0, |place| self.events_at(&risk, place, *time)),
                survival: logarithm.exp(),
                log_variance: if place.is_none() { Some(0.0) } else { variance },
            });
        }
        Ok(Curve {
            group: self.label.map(str::to_owned),
            steps,
            rows_used: self.rows.len(),
            events: self.timeline.events(),
            findings,
        })
    }

    fn risk(&self, weights: &[f64]) -> Risk {
        Risk::of(&self.timeline, self.rows.iter().map(|row| weights[*row as usize]))
    }

    /// Σ w of the events at a time whose place is the last not after it.
    fn events_at(&self, risk: &Risk, place: usize, time: f64) -> f64 {
        if self.timeline.times[place] == time { risk.events[place] } else { 0.0 }
    }

    /// Σ w of those watched just before a time, which is known already where it has an event.
    fn at_risk_at(&self, risk: &Risk, place: usize, time: f64) -> f64 {
        if self.timeline.times[place] == time { risk.at_risk[place] } else { self.at_risk(time) }
    }

    fn at_risk(&self, time: f64) -> f64 {
        let rows = self.rows.iter().map(|row| *row as usize);
        let watched = rows.filter(|row| self.spells.entry(*row) < time && time <= self.spells.exits[*row]);
        watched.map(|row| self.design.weights()[row]).sum()
    }

    /// The variances of ln S just after the times at `places`.
    fn variances(&self, estimator: Estimator, risk: &Risk, places: &[usize]) -> Result<Vec<f64>, ModelError> {
        if let Some(replicates) = self.design.replicate_weights() {
            let refits = Refits::of(&self.design, replicates, |_, weights| {
                self.risk(weights).logarithms(estimator).into_iter().map(finite_or_nan).collect()
            });
            let full = risk.logarithms(estimator);
            let variance = |place: &usize| refits.covariance(replicates, &full, &[*place]).get(0, 0);
            return Ok(places.iter().map(variance).collect());
        }
        let effects = risk.effects(estimator);
        let influence = |column: usize| {
            let mut influence = vec![0.0; self.design.rows()];
            for (row, passage) in self.rows.iter().zip(&self.timeline.passages) {
                let weight = self.design.weights()[*row as usize];
                influence[*row as usize] = weight * effects.on(places[column], passage);
            }
            influence
        };
        Ok(variances_of(&self.design, places.len(), influence)?)
    }
}

/// A replicate in which nobody is left has no logarithm.
fn finite_or_nan(value: f64) -> f64 {
    if value.is_finite() { value } else { f64::NAN }
}
