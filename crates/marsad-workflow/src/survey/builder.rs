//! Tables that the public builds over the safe variables of a study.
//!
//! A table is a plan made up on the spot, carried out like any other, and then protected by the policy of the study.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_model::{
    AttachmentLevel, Attribute, DataStructure, Dimension, EstimatePlan, EstimateQuestion, EstimateRequest, Id, Measure,
    Pack, ProtectionPolicy, Statistic, StudyDefinition, StudyVariable, TimePeriod, UNCERTAINTY, Version,
};
use marsad_protect::BuiltTable;

use super::asked::{check_question, variable_of};
use super::unions::{Told, secrets};
use super::withheld::{hidden_by, withheld};
use super::{OpenStudy, SurveyProblem, version_table};
use crate::{Refusal, WorkError};

/// Variables by which a table is crossed.
const CROSSED_MAX: usize = 3;
/// Variables by which a table is crossed or restricted together: the finer, the easier tables are subtracted.
const GROUPING_MAX: usize = 4;
/// Shares at whose quantiles a value of one person could stand.
const TAIL: f64 = 0.05;

/// The table that answers a question, protected.
pub(crate) fn built(
    (open, study, pack): (&OpenStudy, &StudyDefinition, &Pack),
    question: &EstimateQuestion,
) -> Result<BuiltTable, WorkError> {
    let table = open.file.table.as_str();
    check(study, table, question)?;
    let structure = Arc::new(structure(study, table, question)?);
    let plan = plan(&open.file.table, study, question);
    let observations = version_table((open, study), &plan, &structure)?;
    let policy = policy(study, question);
    let unprotected = || Refusal::TooFine(format!("{}: protection", study.id));
    let ProtectionPolicy::Survey { minimum, .. } = &policy else { return Err(unprotected().into()) };
    let keys: Vec<&[Id]> = observations.observations().iter().map(|told| told.key.as_slice()).collect();
    let design = open.design(&study.design_of(table))?;
    let open_variables = study.safe_variables(table).filter(|variable| variable.is_coded());
    let names: Vec<&str> = open_variables.map(|variable| variable.name.as_str()).collect();
    let withheld = withheld((open, study, pack), (&design, question));
    let secret_prints: BTreeSet<u64> = withheld.iter().flat_map(|plan| plan.prints()).collect();
    let told = Told { keys: &keys, minimum: *minimum, open: &names, secret_prints: &secret_prints };
    let mut is_secret = secrets(&design, question, &told).map_err(SurveyProblem::from)?;
    let hidden = hidden_by(&withheld, (&design, question), (&keys, *minimum)).map_err(SurveyProblem::from)?;
    is_secret.iter_mut().zip(hidden).for_each(|(is_secret, is_hidden)| *is_secret |= is_hidden);
    Ok(BuiltTable::with_secrets(observations, &policy, &is_secret).map_err(|_| unprotected())?)
}

/// Makes what every answer rests on and which is kept: the records, and what the plans hide.
pub(crate) fn prepare((open, study, pack): (&OpenStudy, &StudyDefinition, &Pack)) -> Result<(), WorkError> {
    let design = open.design(&study.design_of(open.file.table.as_str()))?;
    let estimates = pack.plans.iter().filter_map(|plan| plan.estimate()).filter(|plan| plan.study == study.id);
    for request in estimates.flat_map(|plan| &plan.requests) {
        withheld((open, study, pack), (&design, &request.question(&[])));
    }
    Ok(())
}

/// Refuses what the public may not ask: variables that are not safe, and tables that are too fine.
fn check(study: &StudyDefinition, table: &str, question: &EstimateQuestion) -> Result<(), Refusal> {
    check_question(study, table, question)?;
    for name in question.variables() {
        if !variable_of(study, table, name)?.safe {
            return Err(Refusal::NotSafe(name.to_owned()));
        }
    }
    let into = into(question);
    let groups: Vec<&str> = question.by.iter().map(String::as_str).chain(into).collect();
    for name in groups.iter().copied().chain(question.only.keys().map(String::as_str)) {
        if !variable_of(study, table, name)?.is_coded() {
            return Err(Refusal::NotCoded(name.to_owned()));
        }
    }
    if let Some(name) = into.filter(|name| question.by.iter().any(|known| known == name)) {
        return Err(Refusal::NamedTwice(name.to_owned()));
    }
    let distinct: BTreeSet<&str> = groups.iter().copied().collect();
    if distinct.len() < groups.len() {
        return Err(Refusal::TooFine(groups.join(" × ")));
    }
    if question.by.len() > CROSSED_MAX || question.by.len() + question.only.len() > GROUPING_MAX {
        return Err(Refusal::TooFine(groups.join(" × ")));
    }
    match question.statistic {
        Statistic::Quantile { probability, .. } if !(TAIL..=1.0 - TAIL).contains(&probability) => {
            Err(Refusal::InTail(format!("{probability}")))
        }
        _ => Ok(()),
    }
}

/// The variable whose codes become a dimension because the share of each is asked for.
fn into(question: &EstimateQuestion) -> Option<&str> {
    match &question.statistic {
        Statistic::Proportion { variable, category: None } => Some(variable),
        _ => None,
    }
}

/// The variables by which the table is crossed, then the one whose shares are asked for.
fn structure(study: &StudyDefinition, table: &str, question: &EstimateQuestion) -> Result<DataStructure, Refusal> {
    let dimension = |variable: &StudyVariable| {
        let codelist = variable.codelist.clone().unwrap_or_else(|| variable.name.clone());
        Dimension { id: variable.name.clone(), codelist }
    };
    let names = question.by.iter().map(String::as_str).chain(into(question));
    let dimensions: Result<Vec<Dimension>, Refusal> =
        names.map(|name| variable_of(study, table, name).map(dimension)).collect();
    let attribute = |name: &'static str| Attribute {
        id: Id::literal(name),
        codelist: None,
        attach: AttachmentLevel::Observation,
        mandatory: false,
    };
    let decimals = match question.statistic {
        Statistic::Count {} | Statistic::Total { .. } => 0,
        Statistic::Proportion { .. } => 1,
        Statistic::Mean { .. } | Statistic::Ratio { .. } | Statistic::Quantile { .. } => 2,
    };
    Ok(DataStructure {
        id: study.id.clone(),
        version: Version::FIRST,
        name: study.short_title.clone(),
        dimensions: dimensions?,
        measure: Measure { id: Id::literal("OBS_VALUE"), decimals },
        attributes: ["OBS_STATUS", "CONF_STATUS"].into_iter().chain(UNCERTAINTY).map(attribute).collect(),
    })
}

fn plan(table: &Id, study: &StudyDefinition, question: &EstimateQuestion) -> EstimatePlan {
    let identifiers: Vec<Id> = question.by.iter().filter_map(|name| Id::new(name).ok()).collect();
    let by: BTreeMap<Id, String> = identifiers.iter().map(|id| (id.clone(), id.to_string())).collect();
    // What adds up comes with its totals, so that a hidden part takes another one along.
    let crossings = if question.statistic.is_additive() { Vec::new() } else { vec![identifiers] };
    let request = EstimateRequest {
        statistic: question.statistic.clone(),
        by,
        crossings,
        into: into(question).and_then(|name| Id::new(name).ok()),
        only: question.only.clone(),
        codes: BTreeMap::new(),
        map: BTreeMap::new(),
        factor: None,
        confidence: question.confidence,
        interval: question.interval,
        quantile_rule: question.quantile_rule,
        small_areas: None,
    };
    EstimatePlan {
        study: study.id.clone(),
        table: table.clone(),
        period: period(study),
        design: None,
        codes: BTreeMap::new(),
        requests: vec![request],
    }
}

/// The time of the collection, as far as it is known.
pub(super) fn period(study: &StudyDefinition) -> TimePeriod {
    let told = [&study.collected.from, &study.collected.to, &study.period.to].into_iter();
    told.filter_map(|text| text.get(..4)).find_map(|year| year.parse().ok()).unwrap_or_else(no_year)
}

#[expect(clippy::expect_used, reason = "INVARIANT: four digits are a year")]
fn no_year() -> TimePeriod {
    "2000".parse().expect("a year")
}

/// The policy of the study for what adds up, or does not.
fn policy(study: &StudyDefinition, question: &EstimateQuestion) -> ProtectionPolicy {
    match &study.protection {
        ProtectionPolicy::Survey { minimum, quality, .. } => ProtectionPolicy::Survey {
            minimum: *minimum,
            quality: *quality,
            additive: question.statistic.is_additive(),
            only: BTreeMap::new(),
        },
        other => other.clone(),
    }
}
