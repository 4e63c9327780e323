//! Proportional hazards under the design: what makes returns or departures come sooner. Formulas and sources in
//! METHOD.md.
//!
//! Holds: the request [`Cox`] and its answer [`CoxFit`]. Does not hold: covariates that change during a spell; cut the
//! spell into several rows with an entry each. Where next: `strata` for who is at risk when, `likelihood` for the
//! partial likelihood.

mod likelihood;
mod strata;
#[cfg(test)]
mod tests;

use crate::matrix::Matrix;
use crate::{Covariance, Design, Domain};

use super::coefficients::as_covariance;
use super::factor::Factor;
use super::finding::{ending_finding, freedom_finding};
use super::glm::TermTest;
use super::influences::covariance_of;
use super::newton::{Maximum, Search};
use super::patterns::Gathering;
use super::prepared::{Prepared, Wish, restricted};
use super::refits::Refits;
use super::rows::Needed;
use super::spells::{Spell, Spells, no_rows};
use super::totals::weights_by_pattern;
use super::{Coefficients, Formula, ModelError, ModelFinding};

use likelihood::{Hazards, Likelihood};
use strata::{Covariates, Stratum};

/// A proportional hazards model that is asked for.
#[derive(Clone, Debug)]
pub struct Cox {
    /// The spells.
    pub spell: Spell,
    /// What makes them end sooner or later; an intercept would say nothing and is left out.
    pub formula: Formula,
    /// A coded column each of whose codes has a baseline hazard of its own.
    pub strata: Option<String>,
    /// How spells that end at the same time are treated.
    pub ties: Ties,
    /// Whom it is about.
    pub domain: Domain,
    gathering: Gathering,
}

/// How spells that end at the same time are treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// As if they had ended one by one, in a typical order.
    #[default]
    Efron,
    /// As if each had ended while all others were still at risk. Biased where many end together, as in whole years.
    Breslow,
}

/// A proportional hazards model that was fitted.
#[derive(Clone, Debug)]
pub struct CoxFit {
    /// The coefficients, logarithms of ratios of hazards; single ones are referred to the normal curve, as in R.
    pub coefficients: Coefficients,
    /// Of Wald tests: those of the design plus 1 less the number of coefficients.
    pub degrees_of_freedom: f64,
    /// The partial log-likelihood, with weights that are 1 on average.
    pub log_likelihood: f64,
    /// The same with all coefficients zero.
    pub log_likelihood_at_zero: f64,
    /// The baseline hazard of each stratum, summed up, of somebody with mean covariates.
    pub baselines: Vec<Vec<BaselineStep>>,
    /// Rows with a weight and all values.
    pub rows_used: usize,
    /// How many of them ended with the event.
    pub events: usize,
    /// Steps of Newton's method.
    pub iterations: usize,
    /// Whether they came to rest.
    pub is_converged: bool,
    /// What is to be said of the data and the fit.
    pub findings: Vec<ModelFinding>,
    /// The term of each coefficient.
    term_of_place: Vec<Option<usize>>,
    terms: usize,
}

/// A time of a baseline hazard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaselineStep {
    /// The time.
    pub time: f64,
    /// The hazard up to and with this time.
    pub cumulative_hazard: f64,
}

impl Cox {
    /// A model of everybody.
    pub fn new(spell: Spell, formula: Formula) -> Self {
        let (ties, gathering) = (Ties::default(), Gathering::default());
        Self { spell, formula, strata: None, ties, domain: Domain::All, gathering }
    }

    /// With a baseline hazard for each code of a column.
    #[must_use]
    pub fn stratified(mut self, column: &str) -> Self {
        self.strata = Some(column.to_owned());
        self
    }

    /// With another treatment of ties.
    #[must_use]
    pub fn ties(mut self, ties: Ties) -> Self {
        self.ties = ties;
        self
    }

    /// Among those of a domain.
    #[must_use]
    pub fn within(mut self, domain: Domain) -> Self {
        self.domain = domain;
        self
    }

    /// Fits the model.
    ///
    /// # Errors
    /// Where a column is missing or of the wrong kind, no row, column or event is left, or there is no variance.
    pub fn fit(&self, design: &Design) -> Result<CoxFit, ModelError> {
        let frame = design.frame();
        let spells = Spells::of(&self.spell, frame)?;
        let (sound, told) = spells.sound(&restricted(design, &self.domain)?)?;
        let mut needed = spells.needed();
        let mut codes = None;
        if let Some(strata) = &self.strata {
            needed.push(Needed::codes(strata, frame)?);
            codes = Some(frame.codes(strata)?);
        }
        // The intercept is laid out, so that contrasts are those of other models, and then left out.
        let formula = Formula { intercept: true, ..self.formula.clone() };
        let (domain, gathering) = (Domain::All, self.gathering);
        let wish = Wish { formula: &formula, domain: &domain, needed, gathering, centred: false };
        let mut prepared = Prepared::of(&sound, wish).map_err(|error| match error {
            ModelError::NoRows => no_rows(told.clone()),
            other => other,
        })?;
        prepared.kept.retain(|place| !prepared.layout.columns[*place].is_intercept());
        prepared.findings = [told, prepared.findings].concat();
        if prepared.kept.is_empty() {
            return Err(ModelError::NoColumns);
        }
        let strata = Stratum::all(&prepared, &spells, codes);
        self.fit_prepared(&prepared, &strata)
    }

    fn fit_prepared(&self, prepared: &Prepared, strata: &[Stratum]) -> Result<CoxFit, ModelError> {
        let events: usize = strata.iter().map(|stratum| stratum.timeline.events()).sum();
        if events == 0 {
            return Err(ModelError::NoEvents);
        }
        let weights = prepared.design.weights();
        let by_pattern = weights_by_pattern(&prepared.patterns, weights, prepared.weight_scale);
        let covariates = Covariates::of(prepared, &prepared.kept, &by_pattern);
        let model = Model {
            likelihood: Likelihood { prepared, strata, covariates: &covariates, ties: self.ties },
            places: (0..covariates.count).collect(),
        };
        let maximum = model.maximise(vec![0.0; covariates.count], weights);
        let refits = model.refits(&maximum.coefficients);
        let covariance = match (&refits, prepared.design.replicate_weights()) {
            (Some(refits), Some(replicates)) => {
                as_covariance(&refits.covariance(replicates, &maximum.coefficients, &model.places))
            }
            _ => model.linearised(&maximum)?,
        };
        let degrees_of_freedom = prepared.degrees_of_freedom + 1.0 - covariates.count as f64;
        let mut findings = prepared.findings.clone();
        findings.extend(ending_finding(&maximum, |place| prepared.layout.columns[prepared.kept[place]].clone()));
        findings.extend(refits.as_ref().and_then(Refits::left_out));
        findings.extend(freedom_finding(degrees_of_freedom));
        Ok(CoxFit {
            degrees_of_freedom,
            log_likelihood: model.likelihood.at(&maximum.coefficients, weights).1,
            log_likelihood_at_zero: model.likelihood.at(&vec![0.0; covariates.count], weights).1,
            baselines: model.baselines(&maximum.coefficients),
            rows_used: prepared.rows_used,
            events,
            iterations: maximum.iterations,
            is_converged: maximum.is_converged(),
            findings,
            term_of_place: prepared.terms_kept(),
            terms: prepared.layout.terms,
            coefficients: Coefficients {
                columns: prepared.columns(&prepared.kept),
                estimates: maximum.coefficients,
                covariance,
                degrees_of_freedom: f64::INFINITY,
            },
        })
    }
}

impl CoxFit {
    /// The Wald test of each term, in the order of the formula.
    pub fn term_tests(&self) -> Vec<TermTest> {
        let test = |term: usize| {
            let of_term = |place: &usize| self.term_of_place[*place] == Some(term);
            let places: Vec<usize> = (0..self.term_of_place.len()).filter(of_term).collect();
            TermTest { term, test: self.coefficients.wald_test(&places, self.degrees_of_freedom) }
        };
        (0..self.terms).map(test).collect()
    }
}

/// A likelihood with the places of its coefficients, all of which may move.
struct Model<'a> {
    likelihood: Likelihood<'a>,
    places: Vec<usize>,
}

impl Model<'_> {
    fn maximise(&self, start: Vec<f64>, weights: &[f64]) -> Maximum {
        let search = Search { kept: &self.places, sizes: &self.likelihood.covariates.sizes };
        let at_zero = self.likelihood.at(&vec![0.0; start.len()], weights).0;
        search.maximise(start, |at| self.likelihood.at(at, weights).0).unless_flat(&self.places, &at_zero)
    }

    /// The coefficients of each replicate, if the design has replicates.
    fn refits(&self, full: &[f64]) -> Option<Refits> {
        let design = &self.likelihood.prepared.design;
        let replicates = design.replicate_weights()?;
        let fit = |_: usize, weights: &[f64]| {
            let found = self.maximise(full.to_vec(), weights);
            if found.is_converged() { found.coefficients } else { vec![f64::NAN; full.len()] }
        };
        Some(Refits::of(design, replicates, fit))
    }

    fn linearised(&self, maximum: &Maximum) -> Result<Covariance, ModelError> {
        let singular = ModelError::Singular { iterations: maximum.iterations };
        let bread: Matrix = Factor::of(&maximum.point.information).ok_or(singular)?.inverse();
        let design = &self.likelihood.prepared.design;
        let hazards = self.likelihood.hazards(&maximum.coefficients, design.weights());
        let of_pattern = self.likelihood.covariates.hazards(self.likelihood.prepared, &maximum.coefficients);
        let score = |column: usize| self.scores(column, &hazards, &of_pattern);
        let meat = covariance_of(design, self.places.len(), score)?;
        Ok(as_covariance(&bread.times(&meat.matrix()).times(&bread)))
    }

    /// Weight × the score of each row in one covariate: what it adds to the derivative, less the hazard it has borne.
    fn scores(&self, column: usize, hazards: &[Hazards], of_pattern: &[f64]) -> Vec<f64> {
        let Likelihood { prepared, strata, covariates, .. } = self.likelihood;
        let mut scores = vec![0.0; prepared.design.rows()];
        for (stratum, hazards) in strata.iter().zip(hazards) {
            for (row, passage) in stratum.rows.iter().zip(&stratum.timeline.passages) {
                let pattern = prepared.patterns.of_row[*row as usize];
                let value = covariates.of_pattern(pattern)[column];
                let member = Member { value, hazard: of_pattern[pattern as usize] };
                let weight = prepared.design.weights()[*row as usize] * prepared.weight_scale;
                let place = |time: usize| time * covariates.count + column;
                let borne = hazards.sums[passage.to] - hazards.sums[passage.from];
                let moment = hazards.moments[place(passage.to)] - hazards.moments[place(passage.from)];
                let mut score = -member.share(borne, moment);
                if passage.is_event {
                    let last = passage.to - 1;
                    score += member.value - hazards.means[place(last)];
                    score += member.share(hazards.spared[last], hazards.spared_moments[place(last)]);
                }
                scores[*row as usize] = weight * score;
            }
        }
        scores
    }

    /// The baseline hazards: those of mean covariates, for covariates are held less their means.
    fn baselines(&self, coefficients: &[f64]) -> Vec<Vec<BaselineStep>> {
        let hazards = self.likelihood.hazards(coefficients, self.likelihood.prepared.design.weights());
        let of_stratum = |(stratum, hazards): (&Stratum, Hazards)| {
            let steps = stratum.timeline.times.iter().zip(&hazards.sums[1..]);
            steps.map(|(time, sum)| BaselineStep { time: *time, cumulative_hazard: *sum }).collect()
        };
        self.likelihood.strata.iter().zip(hazards).map(of_stratum).collect()
    }
}

/// One row as a column of scores sees it.
struct Member {
    value: f64,
    /// exp β x.
    hazard: f64,
}

impl Member {
    /// θ (x H − M): its part of a hazard H with moment M.
    fn share(&self, hazard: f64, moment: f64) -> f64 {
        self.hazard * (self.value * hazard - moment)
    }
}
