//! A plan that estimates, carried out: every answer becomes an observation that says how sure it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_model::{
    CI_HIGH, CI_LOW, CV, ConfStatus, DataStructure, DataTable, EstimatePlan, EstimateQuestion, EstimateRequest, Id,
    N_UNWEIGHTED, ObsStatus, Observation, ProtectionPolicy, QualityRules, STD_ERROR, Statistic, StudyDefinition, TOTAL,
};
use marsad_survey::distributions::normal_quantile;
use marsad_survey::{Design, Estimate, Estimates, SurveyError};

use super::asked::{Declared, estimates, is_asked};
use super::behind::few_behind;
use super::empty_cells::EmptyCells;
use super::margin_notes::are_many;
use super::{AreasAsked, OpenStudy, SurveyProblem, modelled, whole_of};
use crate::WorkError;

/// Digits after the decimal mark of a coefficient of variation in per cent.
const CV_DECIMALS: u8 = 2;

/// The observations that a plan makes of a table of a study, in a structure.
///
/// Values and the ends of their intervals are rounded to the decimals of the measure, standard errors to one more: what
/// is published says no more than it knows. Cells in which nobody was asked are not there, but for those of a group of few
/// (`empty_cells.rs`).
pub(crate) fn version_table(
    (open, study): (&OpenStudy, &StudyDefinition),
    plan: &EstimatePlan,
    structure: &Arc<DataStructure>,
) -> Result<DataTable, WorkError> {
    Ok(table_and_degrees((open, study), plan, structure)?.0)
}

/// The same, with the degrees of freedom behind each observation in the order of the table.
pub(crate) fn table_and_degrees(
    (open, study): (&OpenStudy, &StudyDefinition),
    plan: &EstimatePlan,
    structure: &Arc<DataStructure>,
) -> Result<(DataTable, Vec<f64>), WorkError> {
    let words = plan.design.clone().unwrap_or_else(|| study.design_of(plan.table.as_str()));
    let design = open.design(&words)?;
    let declared = |variable: &str, code: &str| open.declares(variable, code);
    carried_out((&design, &declared), plan, structure, Bounds::of(study))
}

/// The same of any design.
pub(super) fn carried_out(
    (design, declared): (&Design, Declared<'_>),
    plan: &EstimatePlan,
    structure: &Arc<DataStructure>,
    bounds: Bounds,
) -> Result<(DataTable, Vec<f64>), WorkError> {
    let mut observations = Vec::new();
    for request in &plan.requests {
        observations.extend(Maker { design, declared, plan, request, structure, bounds }.all()?);
    }
    let mut degrees = BTreeMap::new();
    for (observation, freedom) in &observations {
        if degrees.insert(observation.key.clone(), *freedom).is_some() {
            let key: Vec<&str> = observation.key.iter().map(Id::as_str).collect();
            return Err(SurveyProblem::new("duplicate-key", &[("key", &key.join("."))]).into());
        }
    }
    let observations = observations.into_iter().map(|(observation, _)| observation);
    // Tables stand in the order of their keys, and so do these.
    Ok((DataTable::new(structure.clone(), observations.collect()), degrees.into_values().collect()))
}

/// What a study holds to be too few.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// Fewer respondents than these point at persons.
    pub(super) minimum: usize,
    /// On fewer degrees of freedom an error is hardly known.
    pub(super) degrees_min: f64,
}

impl Bounds {
    fn of(study: &StudyDefinition) -> Self {
        match &study.protection {
            ProtectionPolicy::Survey { minimum, quality, .. } => {
                Self { minimum: *minimum as usize, degrees_min: quality.degrees_min }
            }
            _ => Self { minimum: 0, degrees_min: QualityRules::default().degrees_min },
        }
    }
}

/// Makes the observations of one request.
struct Maker<'a> {
    design: &'a Design,
    declared: Declared<'a>,
    plan: &'a EstimatePlan,
    request: &'a EstimateRequest,
    structure: &'a DataStructure,
    bounds: Bounds,
}

/// An observation with its degrees of freedom.
type Made = (Observation, f64);

impl Maker<'_> {
    /// The observations of all crossings.
    fn all(&self) -> Result<Vec<Made>, WorkError> {
        let (by, is_every_set) = (&self.request.by, self.request.crossings.is_empty());
        let whole = is_every_set.then(|| self.empty_cells(&by.keys().cloned().collect::<Vec<Id>>())).transpose()?;
        let mut all = Vec::new();
        for crossing in self.request.all_crossings() {
            let found = self.crossing(&crossing)?;
            let crossed = crossing.iter().filter(|dimension| by.contains_key(*dimension));
            let empty = match &whole {
                Some(whole) => {
                    let place = |dimension: &Id| by.keys().position(|known| known == dimension);
                    whole.cells(&crossed.filter_map(place).collect::<Vec<usize>>())
                }
                None => self.empty_cells(&crossing)?.cells(&(0..crossed.count()).collect::<Vec<usize>>()),
            };
            let hidden = self.empty(&crossing, empty, &found)?;
            all.extend(found.into_iter().chain(hidden));
        }
        Ok(all)
    }

    /// The cells without anybody of which few are told, in the tables that these dimensions cross.
    fn empty_cells(&self, crossing: &[Id]) -> Result<EmptyCells<'_>, WorkError> {
        let found = EmptyCells::of(self.design, &self.request.question(crossing), self.bounds.minimum);
        Ok(found.map_err(SurveyProblem::from)?)
    }

    /// Observations without a value of cells in which nobody is. What cannot stand in a key is in none.
    fn empty(&self, crossing: &[Id], cells: Vec<Vec<String>>, found: &[Made]) -> Result<Vec<Made>, WorkError> {
        let known: BTreeSet<&[Id]> = found.iter().map(|(observation, _)| observation.key.as_slice()).collect();
        let codes = self.codes().map_err(SurveyProblem::from)?;
        let each = |domain: Vec<String>| codes.iter().map(move |code| nobody(domain.clone(), code.clone()));
        let told = cells.into_iter().flat_map(each);
        let made = told.filter_map(|estimate| self.observation(&estimate, (None, false), crossing).ok());
        let new = made.filter(|observation| !known.contains(observation.key.as_slice()));
        Ok(new.map(|observation| (observation, 0.0)).collect())
    }

    /// The codes of which a cell has an estimate each; one estimate, of no code, where no shares are asked for.
    fn codes(&self) -> Result<Vec<Option<String>>, SurveyError> {
        let Statistic::Proportion { variable, category } = &self.request.statistic else { return Ok(vec![None]) };
        let labels = self.design.frame().codes(variable)?.labels.iter();
        let asked = labels.filter(|label| category.as_ref().is_none_or(|category| category == *label));
        Ok(asked.cloned().map(Some).collect())
    }

    fn crossing(&self, crossing: &[Id]) -> Result<Vec<Made>, WorkError> {
        let (design, declared) = (self.design, self.declared);
        let question = self.request.question(crossing);
        let mut found = match estimates(design, &question, declared) {
            Ok(found) => found,
            // Nobody in the sample is like that: there is nothing to say of them.
            Err(SurveyError::EmptyDomain) => return Ok(Vec::new()),
            Err(error) => return Err(SurveyProblem::from(error).into()),
        };
        let carried = found.margins_carried();
        self.model_areas(&question, &mut found)?;
        // A share that is asked for alone is judged among all of its variable: what hides it beside them hides it here.
        let carried = found.rows.iter().zip(carried.into_iter().chain(std::iter::repeat(0.0)));
        let (all, carried): (Vec<&Estimate>, Vec<f64>) = carried.filter(|(estimate, _)| estimate.rows > 0).unzip();
        let few = few_behind((design, declared), &question, &all, self.bounds.minimum).map_err(SurveyProblem::from)?;
        let asked = all.iter().zip(few.into_iter().zip(carried)).filter(|(estimate, _)| is_asked(&question, estimate));
        let told = |(estimate, (few, carried)): (&&Estimate, (Option<usize>, f64))| {
            let is_doubtful = self.is_doubtful(estimate, carried);
            Ok::<_, WorkError>((self.observation(estimate, (few, is_doubtful), crossing)?, estimate.degrees_of_freedom))
        };
        asked.map(told).collect()
    }

    /// Puts what a model makes of areas in the place of what the sample says, where the plan declares one and the areas are told
    /// apart. An error is the root of a mean squared error then, and its interval is normal. Areas of which nothing is known
    /// besides have no estimate.
    fn model_areas(&self, question: &EstimateQuestion, found: &mut Estimates) -> Result<(), WorkError> {
        let Some(plan) = self.request.small_areas.as_ref().filter(|_| question.by.len() == 1) else { return Ok(()) };
        let whole = whole_of(self.design, question, &plan.options, self.declared)?;
        let (statistic, options, covariates) = (&question.statistic, &plan.options, plan.covariates());
        let direct: Vec<&Estimate> = found.rows.iter().filter(|estimate| is_asked(question, estimate)).collect();
        let made = modelled(AreasAsked { direct: &direct, statistic, covariates: &covariates, options, whole })?;
        let reach = normal_quantile(0.5 + 0.5 * question.confidence);
        let is_share = matches!(statistic, Statistic::Proportion { .. });
        for estimate in &mut found.rows {
            let area = made.areas.iter().find(|area| estimate.domain.first() == Some(&area.code));
            let (value, error) = area.map_or((f64::NAN, f64::NAN), |area| (area.value(), area.error()));
            let (low, high) = (value - reach * error, value + reach * error);
            (estimate.value, estimate.standard_error) = (value, error);
            (estimate.low, estimate.high) = if is_share { (low.max(0.0), high.min(1.0)) } else { (low, high) };
            estimate.degrees_of_freedom = f64::INFINITY;
        }
        Ok(())
    }

    /// Whether an error is hardly known itself, or may be too small because of the margins that the estimate's domain `carried`.
    fn is_doubtful(&self, estimate: &Estimate, carried: f64) -> bool {
        let degrees = estimate.degrees_of_freedom;
        let varies = estimate.has_known_error() && estimate.standard_error > 0.0;
        varies && (degrees < self.bounds.degrees_min || are_many(carried, degrees))
    }

    /// `few` is how many stand behind an estimate, or behind its opposite, where they are so few that it points at them; one that
    /// `is_doubtful` comes with a warning.
    fn observation(
        &self,
        estimate: &Estimate,
        (few, is_doubtful): (Option<usize>, bool),
        crossing: &[Id],
    ) -> Result<Observation, WorkError> {
        let decimals = self.structure.measure.decimals;
        let factor = self.request.factor();
        let value = rounded(estimate.value * factor, decimals);
        let status = match value {
            None => ObsStatus::Missing,
            Some(_) if is_doubtful => ObsStatus::LowReliability,
            Some(_) => ObsStatus::Normal,
        };
        let told = |attribute: &str| match attribute {
            "OBS_STATUS" => Some(status.to_string()),
            "CONF_STATUS" => Some(ConfStatus::Free.to_string()),
            STD_ERROR | CI_LOW | CI_HIGH | CV if !estimate.has_known_error() => None,
            STD_ERROR => written(estimate.standard_error * factor, decimals.saturating_add(1)),
            CI_LOW => written(estimate.low * factor, decimals),
            CI_HIGH => written(estimate.high * factor, decimals),
            CV => written(estimate.coefficient_of_variation() * 100.0, CV_DECIMALS),
            N_UNWEIGHTED => Some(few.unwrap_or(estimate.rows).to_string()),
            _ => None,
        };
        Ok(Observation {
            key: self.key(estimate, crossing)?,
            period: self.plan.period.clone(),
            value,
            attributes: self.structure.observation_attributes().map(|attribute| told(attribute.id.as_str())).collect(),
            origin: None,
        })
    }

    fn key(&self, estimate: &Estimate, crossing: &[Id]) -> Result<Vec<Id>, WorkError> {
        let of_dimension = |dimension: &Id| {
            let crossed = crossing.iter().position(|known| known == dimension);
            let told = crossed.and_then(|place| estimate.domain.get(place));
            let is_into = self.request.into.as_ref() == Some(dimension);
            let told = told.or_else(|| estimate.code.as_ref().filter(|_| is_into));
            match told {
                Some(code) => self.request.code_in(dimension, code).ok_or_else(|| wrong_code(dimension, code)),
                None => Ok(fixed_code(self.plan, self.request, dimension)),
            }
        };
        self.structure.dimensions.iter().map(|dimension| of_dimension(&dimension.id)).collect()
    }
}

/// What is known of nobody.
fn nobody(domain: Vec<String>, code: Option<String>) -> Estimate {
    Estimate {
        domain,
        variable: String::new(),
        code,
        probability: None,
        value: f64::NAN,
        standard_error: f64::NAN,
        low: f64::NAN,
        high: f64::NAN,
        design_effect: None,
        weight_effect: None,
        rows: 0,
        weight: 0.0,
        degrees_of_freedom: 0.0,
        flag: None,
    }
}

/// The code of a dimension that the answers of a request do not tell apart.
pub(super) fn fixed_code(plan: &EstimatePlan, request: &EstimateRequest, dimension: &Id) -> Id {
    let is_added_up = request.by.contains_key(dimension);
    let written = request.codes.get(dimension).or_else(|| plan.codes.get(dimension));
    written.filter(|_| !is_added_up).cloned().unwrap_or_else(|| Id::literal(TOTAL))
}

fn wrong_code(dimension: &Id, code: &str) -> WorkError {
    SurveyProblem::new("wrong-code", &[("name", dimension.as_str()), ("code", code)]).into()
}

/// A number with so many decimals; none where it does not exist.
fn rounded(number: f64, decimals: u8) -> Option<f64> {
    written(number, decimals)?.parse().ok()
}

fn written(number: f64, decimals: u8) -> Option<String> {
    // A zero has no sign: adding zero takes it away.
    let round = |number: f64| format!("{:.*}", usize::from(decimals), number + 0.0);
    number.is_finite().then(|| {
        let text = round(number);
        let is_zero = text.strip_prefix('-').is_some_and(|rest| rest.bytes().all(|byte| matches!(byte, b'0' | b'.')));
        if is_zero { round(0.0) } else { text }
    })
}

#[cfg(test)]
mod tests {
    use super::{rounded, written};

    #[test]
    fn numbers_say_no_more_than_they_know() {
        assert_eq!(written(12.345, 1).as_deref(), Some("12.3"));
        assert_eq!(written(-0.04, 1).as_deref(), Some("0.0"));
        assert_eq!(written(-1.26, 1).as_deref(), Some("-1.3"));
        assert_eq!(written(f64::NAN, 1), None);
        assert_eq!((rounded(1234.5678, 2), rounded(f64::INFINITY, 0)), (Some(1234.57), None));
    }
}
