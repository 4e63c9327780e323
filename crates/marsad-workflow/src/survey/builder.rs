//! Tables that the public builds over the safe variables of a study.
//!
//! A table is a plan made up on the spot, carried out like any other, and then protected by the policy of the study.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_model::{
    AttachmentLevel, Attribute, DataStructure, Dimension, EstimatePlan, EstimateQuestion, EstimateRequest, Id,
    IntervalMethod, Measure, Pack, ProtectionPolicy, Statistic, StudyDefinition, StudyVariable, TimePeriod,
    UNCERTAINTY, Version,
};
use marsad_protect::{BuiltTable, Reaches};
use marsad_survey::distributions::student_quantile;

use super::asked::{check_question, variable_of};
use super::unions::{Told, secrets};
use super::withheld::{hidden_by, withheld};
use super::{OpenStudy, SurveyProblem, table_and_degrees};
use crate::{Refusal, WorkError};

/// Variables by which a table is crossed.
const CROSSED_MAX: usize = 3;
/// Variables by which a table is crossed or restricted together: the finer, the easier tables are subtracted.
const GROUPING_MAX: usize = 4;
/// Shares at whose quantiles a value of one person could stand.
const TAIL: f64 = 0.05;
/// The confidences of intervals of such tables.
pub const BUILT_CONFIDENCES: [f64; 3] = [0.9, 0.95, 0.99];
/// Into how many parts shares of quantiles divide all.
const SHARE_PARTS: i32 = 20;
/// The confidence at which errors are found that come of intervals, as those of quantiles do, whatever is asked.
const CONFIDENCE: f64 = 0.95;
/// What stands for all in shares.
const WHOLE: f64 = 100.0;
/// Degrees of freedom of which intervals are made: the largest that does not pass those of a cell.
const DEGREES: [f64; 12] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 16.0, 24.0, 40.0];

/// The shares whose quantiles such tables give. Between them, the share at which a rounded quantile takes its next step would be
/// told, and so how many stand below: unrounded.
pub fn built_shares() -> impl Iterator<Item = f64> {
    (1..SHARE_PARTS).map(|part| f64::from(part) / f64::from(SHARE_PARTS))
}

/// The table that answers a question, protected.
pub(crate) fn built(
    (open, study, pack): (&OpenStudy, &StudyDefinition, &Pack),
    question: &EstimateQuestion,
) -> Result<BuiltTable, WorkError> {
    let table = open.file.table.as_str();
    check(study, table, question)?;
    let structure = Arc::new(structure(study, table, question)?);
    let plan = plan(&open.file.table, study, question);
    let (observations, degrees) = table_and_degrees((open, study), &plan, &structure)?;
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
    let reaches = reaches(question, &degrees);
    Ok(BuiltTable::with_secrets(observations, &policy, &is_secret, &reaches).map_err(|_| unprotected())?)
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
    check_fineness(question)?;
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
    let is_coded = |name: &str| variable_of(study, table, name).is_ok_and(StudyVariable::is_coded);
    if let Some(name) = joined(question, is_coded) {
        return Err(Refusal::JoinedCodes(name.to_owned()));
    }
    match question.statistic {
        Statistic::Quantile { probability, .. } if !(TAIL..=1.0 - TAIL).contains(&probability) => {
            Err(Refusal::InTail(format!("{probability}")))
        }
        _ => Ok(()),
    }
}

/// The variable of which several codes are taken together beside another variable with codes, if there is one. Of two variables there
/// are unions by the hundred, each rounded for itself: all of them tell what is in a small crossing of both (METHOD.md of
/// `marsad-protect`, "Unions").
fn joined(question: &EstimateQuestion, is_coded: impl Fn(&str) -> bool) -> Option<&str> {
    let has_several = |codes: &[String]| codes.iter().any(|code| Some(code) != codes.first());
    let (name, _) = question.only.iter().find(|(_, codes)| has_several(codes))?;
    let is_beside = question.variables().into_iter().any(|other| other != name.as_str() && is_coded(other));
    is_beside.then_some(name.as_str())
}

/// Refuses what would tell the same figure again and otherwise rounded: other confidences, other shares of quantiles, other
/// intervals and definitions.
fn check_fineness(question: &EstimateQuestion) -> Result<(), Refusal> {
    let among = |known: f64, asked: f64| (known - asked).abs() < f64::EPSILON;
    let too_exact = |what: &str| Err(Refusal::TooExact(what.to_owned()));
    let confidence = question.confidence;
    if !BUILT_CONFIDENCES.iter().any(|known| among(*known, confidence)) {
        return too_exact(&confidence.to_string());
    }
    if let Statistic::Quantile { probability, .. } = question.statistic
        && (TAIL..=1.0 - TAIL).contains(&probability)
        && !built_shares().any(|known| among(known, probability))
    {
        return too_exact(&probability.to_string());
    }
    let is_usual = match (&question.statistic, question.interval) {
        (_, None) => true,
        // On logits all have the interval of `xlogit`, which is made anew of rounded errors.
        (Statistic::Proportion { .. }, Some(method)) => {
            matches!(method, IntervalMethod::Logit | IntervalMethod::Xlogit | IntervalMethod::Wald)
        }
        (Statistic::Quantile { .. }, Some(_)) => false,
        (_, Some(method)) => method == IntervalMethod::Wald,
    };
    match (question.interval, question.quantile_rule) {
        (Some(method), _) if !is_usual => too_exact(method.word()),
        (_, Some(rule)) => too_exact(rule.word()),
        _ => Ok(()),
    }
}

/// How far the intervals of a table reach: of few degrees of freedom further than of many, of steps of them, so that they do not
/// tell how many units the sample of a cell has.
fn reaches(question: &EstimateQuestion, degrees: &[f64]) -> Reaches {
    let upper = 0.5 + 0.5 * question.confidence;
    let coarse = |freedom: f64| DEGREES.into_iter().rfind(|known| *known <= freedom).unwrap_or(freedom);
    let errors = degrees.iter().map(|freedom| student_quantile(upper, coarse(*freedom))).collect();
    let is_of_logits =
        matches!(question.statistic, Statistic::Proportion { .. }) && question.interval != Some(IntervalMethod::Wald);
    Reaches { errors, whole: is_of_logits.then_some(WHOLE) }
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
        confidence: CONFIDENCE,
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use marsad_model::{EstimateQuestion, Id, IntervalMethod, QuantileDefinition, Statistic, TOTAL};
    use marsad_survey::{Design, Frame};

    use super::super::unions::{Told, secrets};
    use super::{check_fineness, joined, reaches};
    use crate::Refusal;

    fn median(probability: f64) -> EstimateQuestion {
        EstimateQuestion::new(Statistic::Quantile { variable: "age".into(), probability })
    }

    /// Rounded numbers asked a hundred ways are told without their rounding.
    #[test]
    fn a_figure_is_told_at_few_confidences_and_shares_and_in_one_way() {
        let at = |confidence: f64| EstimateQuestion { confidence, ..EstimateQuestion::new(Statistic::Count {}) };
        for confidence in [0.9, 0.95, 0.99] {
            assert_eq!(check_fineness(&at(confidence)), Ok(()));
        }
        let refused = |question: &EstimateQuestion, what: &str| {
            assert_eq!(check_fineness(question), Err(Refusal::TooExact(what.to_owned())));
        };
        refused(&at(0.951), "0.951");
        refused(&at(f64::NAN), "NaN");
        assert!([0.05, 0.15, 0.3, 0.5, 0.95].map(median).iter().all(|question| check_fineness(question).is_ok()));
        refused(&median(0.501), "0.501");
        refused(&EstimateQuestion { interval: Some(IntervalMethod::Score), ..median(0.5) }, "score");
        refused(&EstimateQuestion { quantile_rule: Some(QuantileDefinition::Hf7), ..median(0.5) }, "hf7");
        let share = Statistic::Proportion { variable: "sex".into(), category: None };
        let of_share = |method| EstimateQuestion { interval: Some(method), ..EstimateQuestion::new(share.clone()) };
        assert_eq!(check_fineness(&of_share(IntervalMethod::Wald)), Ok(()));
        refused(&of_share(IntervalMethod::Beta), "beta");
    }

    /// Tables of Student's t: 2.306 for 8 degrees of freedom, 12.706 for one; nothing is known without any.
    #[test]
    fn intervals_are_made_of_steps_of_degrees_of_freedom_and_are_never_too_short() {
        let found = reaches(&EstimateQuestion::new(Statistic::Count {}), &[9.0, 8.0, 1.0, 0.0]).errors;
        assert!((found[0] - found[1]).abs() < 1e-12 && (found[1] - 2.306).abs() < 5e-4, "{found:?}");
        assert!((found[2] - 12.706).abs() < 5e-4 && found[3].is_nan(), "{found:?}");
    }

    #[test]
    fn several_codes_are_taken_together_where_no_other_variable_has_codes() {
        fn of(statistic: Statistic, by: &[&str], only: &[(&str, &[&str])]) -> Option<String> {
            let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
            let only = only.iter().map(|(name, codes)| ((*name).to_owned(), texts(codes))).collect();
            let question = EstimateQuestion { by: texts(by), only, ..EstimateQuestion::new(statistic) };
            joined(&question, |name| name != "age").map(str::to_owned)
        }
        let both: (&str, &[&str]) = ("region", &["N", "S"]);
        assert_eq!(of(Statistic::Count {}, &["region"], &[both]), None);
        assert_eq!(of(Statistic::Mean { variable: "age".into() }, &[], &[both]), None);
        assert_eq!(of(Statistic::Count {}, &["sex"], &[("region", &["N"]), ("area", &["TOWN", "TOWN"])]), None);
        let refused = Some("region".to_owned());
        assert_eq!(of(Statistic::Count {}, &["sex"], &[both]), refused);
        assert_eq!(of(Statistic::Count {}, &[], &[both, ("area", &["TOWN"])]), refused);
        let share = Statistic::Proportion { variable: "works".into(), category: Some("1".into()) };
        assert_eq!(of(share, &[], &[both]), refused);
        assert_eq!(of(Statistic::Mean { variable: "works".into() }, &[], &[both]), refused);
    }

    const ROWS: [&str; 3] = ["A", "B", "C"];
    const COLUMNS: [&str; 3] = ["X", "Y", "Z"];
    /// How many are in each crossing of two variables. The two of A and X and the three of B and X stay with those of Y, so that these
    /// four crossings are secrets; the other five are shown.
    const CROSSED: [[usize; 3]; 3] = [[2, 12, 40], [3, 14, 50], [30, 20, 60]];

    fn crossed() -> Design {
        let (mut rows, mut columns): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for (row, counts) in ROWS.into_iter().zip(CROSSED) {
            for (column, count) in COLUMNS.into_iter().zip(counts) {
                rows.extend(std::iter::repeat_n(row, count));
                columns.extend(std::iter::repeat_n(column, count));
            }
        }
        let frame = Frame::new(rows.len()).with_numbers("w", vec![10.0; rows.len()]).unwrap();
        let frame = frame.with_texts("row", &rows).unwrap().with_texts("column", &columns).unwrap();
        Design::new(frame).weights("w").build().unwrap()
    }

    /// The sets of three codes; none of them stands for everybody.
    fn sets(codes: [&str; 3]) -> Vec<Vec<String>> {
        let of = |set: usize| codes.into_iter().enumerate().filter(move |(at, _)| (set >> at) & 1 == 1);
        (0..8).map(|set| of(set).map(|(_, code)| code.to_owned()).collect()).collect()
    }

    /// Every question about numbers of persons that restricts to codes of two variables, and is crossed by none, one or both.
    fn questions() -> Vec<EstimateQuestion> {
        let crossings: [&[&str]; 4] = [&[], &["row"], &["column"], &["row", "column"]];
        let mut all = Vec::new();
        for rows in sets(ROWS) {
            for columns in sets(COLUMNS) {
                for by in crossings {
                    let mut question = EstimateQuestion::new(Statistic::Count {});
                    question.by = by.iter().map(|name| (*name).to_owned()).collect();
                    let only =
                        [("row", &rows), ("column", &columns)].into_iter().filter(|(_, codes)| !codes.is_empty());
                    question.only = only.map(|(name, codes)| (name.to_owned(), codes.clone())).collect();
                    all.push(question);
                }
            }
        }
        all
    }

    /// The keys of all cells that answer a question.
    fn keys(question: &EstimateQuestion) -> Vec<Vec<Id>> {
        question.by.iter().fold(vec![Vec::new()], |keys: Vec<Vec<Id>>, name| {
            let codes = if name == "row" { ROWS } else { COLUMNS };
            let longer = |key: &Vec<Id>, code: &str| [key.clone(), vec![Id::new(code).unwrap()]].concat();
            keys.iter().flat_map(|key| codes.into_iter().chain([TOTAL]).map(move |code| longer(key, code))).collect()
        })
    }

    /// By how much a cell changes where A and X win a person, B and Y too, and A and Y, and B and X, lose one each. The margins stay.
    fn changed(question: &EstimateQuestion, key: &[Id]) -> i32 {
        let takes = |variable: &str, code: &str| {
            let own = question.by.iter().position(|name| name == variable).and_then(|place| key.get(place));
            let is_own = own.is_none_or(|own| *own == *TOTAL || *own == *code);
            is_own && question.only.get(variable).is_none_or(|codes| codes.iter().any(|known| known == code))
        };
        let side = |variable: &str, [first, second, _]: [&str; 3]| {
            i32::from(takes(variable, first)) - i32::from(takes(variable, second))
        };
        side("row", ROWS) * side("column", COLUMNS)
    }

    /// Two may be in A and X, or one, or seven: no figure that is shown would be another. Were several codes of one variable taken
    /// together beside single ones of the other, three figures would tell it: A without Z, less (A and C, less C) in Y.
    #[test]
    fn no_figures_of_two_variables_tell_a_small_crossing_of_both() {
        let (design, none) = (crossed(), BTreeSet::new());
        let mut told_by_refused = 0;
        for question in questions() {
            let keys = keys(&question);
            let keys: Vec<&[Id]> = keys.iter().map(Vec::as_slice).collect();
            let told = Told { keys: &keys, minimum: 5, open: &["row", "column"], secret_prints: &none };
            let is_secret = secrets(&design, &question, &told).unwrap();
            let tells =
                keys.iter().zip(is_secret).filter(|(key, is_secret)| !is_secret && changed(&question, key) != 0);
            if joined(&question, |_| true).is_some() {
                told_by_refused += tells.count();
            } else {
                assert_eq!(tells.count(), 0, "{question:?}");
            }
        }
        assert!(told_by_refused > 0, "without the rule the crossing would stay hidden too");
    }
}
