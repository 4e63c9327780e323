//! A question of the model as a request to a design, and the answer as doors show it.

use std::collections::BTreeMap;

use marsad_model::{
    EstimateQuestion, IntervalMethod, QualityRules, QuantileDefinition, Statistic, StudyDefinition, StudyVariable,
    SurveyDesign,
};
use marsad_survey::{
    Design, DesignEffect, Domain, Estimate, Estimates, Frame, Interval, QualityRules as Bounds, QuantileInterval,
    QuantileRule, Request, SurveyError, Unsupported, count, mean, proportion, quantile, ratio, total,
};

use super::margin_notes::{as_used, carried_by, of_replicates, of_rows};
use super::{DesignNote, EstimateAnswer, EstimateRow, MissingFacts};
use crate::Refusal;

/// Which codes a variable may have although nobody in the data has them.
pub(crate) type Declared<'a> = &'a dyn Fn(&str, &str) -> bool;

/// The estimates that answer a question. With design effects they take longer.
pub(crate) fn estimates(
    design: &Design,
    question: &EstimateQuestion,
    declared: Declared<'_>,
) -> Result<Estimates, SurveyError> {
    design.estimate(request(question, design.frame(), declared)?)
}

/// The answer to a question, with design effects and what the rules would make of each estimate.
pub(crate) fn answer(
    (design, words): (&Design, SurveyDesign),
    question: &EstimateQuestion,
    rules: &QualityRules,
    declared: Declared<'_>,
) -> Result<EstimateAnswer, SurveyError> {
    let mut request = request(question, design.frame(), declared)?;
    if !matches!(question.statistic, Statistic::Quantile { .. }) {
        request = request.design_effect(DesignEffect::WithoutReplacement);
    }
    let found = design.estimate(request)?;
    let bounds = Bounds {
        rows_min: rules.rows_min as usize,
        cv_publish_max: rules.cv_publish_max,
        cv_warn_max: rules.cv_warn_max,
        degrees_min: rules.degrees_min,
        interval_max: rules.interval_max,
    };
    // A domain in which nobody answers has no estimate: it is no unreliable one.
    let is_told = |estimate: &Estimate| estimate.rows > 0 && is_asked(question, estimate);
    let rows: Vec<&Estimate> = found.rows.iter().filter(|estimate| is_told(estimate)).collect();
    let remarks = without_denominator(question, &rows).into_iter().chain(undefined(&found, question));
    let remarks: Vec<DesignNote> = remarks.collect();
    let rows: Vec<EstimateRow> =
        rows.into_iter().map(|estimate| EstimateRow::of(estimate, bounds.judge(estimate).flag)).collect();
    let carried = carried_by(&found.rows, &found.margins_carried(), is_told);
    let of_design = design.findings().iter().map(DesignNote::of).chain(of_replicates(&words));
    let findings: Vec<DesignNote> =
        of_design.chain(of_rows(design, question, (&rows, &carried))).chain(remarks).collect();
    Ok(EstimateAnswer {
        study: None,
        table: None,
        number: None,
        is_synthetic: false,
        question: question.clone(),
        design: as_used(words),
        rows,
        missing: MissingFacts {
            in_variables: found.missing.in_variables as u64,
            in_domains: found.missing.in_domains as u64,
        },
        confidence: found.confidence,
        findings,
    })
}

/// How many ratios have nothing to divide by.
fn without_denominator(question: &EstimateQuestion, rows: &[&Estimate]) -> Option<DesignNote> {
    let Statistic::Ratio { denominator, .. } = &question.statistic else { return None };
    let cells = rows.iter().filter(|estimate| !estimate.value.is_finite()).count();
    let values = vec![("column".to_owned(), denominator.clone()), ("cells".to_owned(), cells.to_string())];
    (cells > 0).then(|| DesignNote { code: "ratio-without-denominator".to_owned(), values, is_fatal: false })
}

/// How many estimates some replicates do not give, and for one of them how many at most.
pub(crate) fn undefined(found: &Estimates, question: &EstimateQuestion) -> Option<DesignNote> {
    let replicates = found.undefined_in_replicates();
    let asked = found.rows.iter().zip(&replicates).filter(|(estimate, _)| is_asked(question, estimate));
    let lacking: Vec<usize> = asked.map(|(_, replicates)| *replicates).filter(|replicates| *replicates > 0).collect();
    let most = lacking.iter().max()?;
    let values = vec![("cells".to_owned(), lacking.len().to_string()), ("replicates".to_owned(), most.to_string())];
    Some(DesignNote { code: "undefined-in-replicates".to_owned(), values, is_fatal: false })
}

/// Whether an estimate was asked for: of shares of all codes, those of one may be.
pub(crate) fn is_asked(question: &EstimateQuestion, estimate: &Estimate) -> bool {
    match &question.statistic {
        Statistic::Proportion { category: Some(category), .. } => estimate.code.as_ref() == Some(category),
        _ => true,
    }
}

fn request(question: &EstimateQuestion, frame: &Frame, declared: Declared<'_>) -> Result<Request, SurveyError> {
    let asked = match &question.statistic {
        Statistic::Count {} => count(),
        Statistic::Total { variable } => total(variable.as_str()),
        Statistic::Mean { variable } => mean(variable.as_str()),
        Statistic::Proportion { variable, category } => {
            if let Some(code) = category {
                check_code(frame, (variable, code), declared)?;
            }
            proportion(variable)
        }
        Statistic::Ratio { numerator, denominator } => ratio(numerator, denominator),
        Statistic::Quantile { variable, probability } => quantile(variable.as_str(), &[*probability]),
    };
    let domain = domain(&question.only, frame, declared)?;
    with_intervals(asked.by(question.by.clone()).where_(domain).confidence(question.confidence), question)
}

/// The request with the intervals and the definition of quantiles that were named.
fn with_intervals(request: Request, question: &EstimateQuestion) -> Result<Request, SurveyError> {
    let refused = |what: Unsupported| SurveyError::Unsupported(what);
    let is_of_quantile = matches!(question.statistic, Statistic::Quantile { .. });
    let request = match question.interval {
        None => request,
        Some(method) if is_of_quantile => {
            let interval = quantile_interval(method).ok_or(refused(Unsupported::NotAProportion))?;
            request.quantile_interval(interval)
        }
        Some(method) => request.interval(interval(method).ok_or(refused(Unsupported::NotAQuantile))?),
    };
    match question.quantile_rule {
        None => Ok(request),
        Some(rule) if is_of_quantile => Ok(request.rule(quantile_rule(rule))),
        Some(_) => Err(refused(Unsupported::NotAQuantile)),
    }
}

/// The interval of a share; none of those that only quantiles have. Of what is no share the library refuses all but the first.
const fn interval(method: IntervalMethod) -> Option<Interval> {
    match method {
        IntervalMethod::Wald => Some(Interval::Wald),
        IntervalMethod::Logit => Some(Interval::Logit),
        IntervalMethod::Xlogit => Some(Interval::Xlogit),
        IntervalMethod::Likelihood => Some(Interval::Likelihood),
        IntervalMethod::Arcsine => Some(Interval::Asin),
        IntervalMethod::Beta => Some(Interval::Beta),
        IntervalMethod::Score | IntervalMethod::Replicates => None,
    }
}

/// The interval of a quantile; none of those that only shares have.
const fn quantile_interval(method: IntervalMethod) -> Option<QuantileInterval> {
    match method {
        IntervalMethod::Wald => Some(QuantileInterval::Mean),
        IntervalMethod::Logit | IntervalMethod::Xlogit => Some(QuantileInterval::Xlogit),
        IntervalMethod::Arcsine => Some(QuantileInterval::Asin),
        IntervalMethod::Beta => Some(QuantileInterval::Beta),
        IntervalMethod::Score => Some(QuantileInterval::Score),
        IntervalMethod::Replicates => Some(QuantileInterval::Replicates),
        IntervalMethod::Likelihood => None,
    }
}

const fn quantile_rule(rule: QuantileDefinition) -> QuantileRule {
    match rule {
        QuantileDefinition::Math => QuantileRule::Math,
        QuantileDefinition::School => QuantileRule::School,
        QuantileDefinition::ShahVaish => QuantileRule::ShahVaish,
        QuantileDefinition::Hf1 => QuantileRule::Hf1,
        QuantileDefinition::Hf2 => QuantileRule::Hf2,
        QuantileDefinition::Hf3 => QuantileRule::Hf3,
        QuantileDefinition::Hf4 => QuantileRule::Hf4,
        QuantileDefinition::Hf5 => QuantileRule::Hf5,
        QuantileDefinition::Hf6 => QuantileRule::Hf6,
        QuantileDefinition::Hf7 => QuantileRule::Hf7,
        QuantileDefinition::Hf8 => QuantileRule::Hf8,
        QuantileDefinition::Hf9 => QuantileRule::Hf9,
    }
}

/// Refuses a code that nobody has, unless it is declared.
fn check_code(frame: &Frame, (variable, code): (&str, &str), declared: Declared<'_>) -> Result<(), SurveyError> {
    let is_there = frame.codes(variable)?.labels.iter().any(|label| label == code);
    if is_there || declared(variable, code) {
        return Ok(());
    }
    Err(SurveyError::NoSuchCode { column: variable.to_owned(), code: code.to_owned() })
}

/// The rows of those who have one of the codes of each variable. A code that nobody has leaves nobody, if it is declared.
pub(super) fn domain(
    only: &BTreeMap<String, Vec<String>>,
    frame: &Frame,
    declared: Declared<'_>,
) -> Result<Domain, SurveyError> {
    let mut all = Vec::new();
    for (variable, codes) in only {
        let labels = &frame.codes(variable)?.labels;
        let (there, absent): (Vec<&String>, Vec<&String>) = codes.iter().partition(|code| labels.contains(*code));
        if let Some(unknown) = absent.into_iter().find(|code| !declared(variable, code.as_str())) {
            return Err(SurveyError::NoSuchCode { column: variable.clone(), code: unknown.clone() });
        }
        all.push(Domain::Or(there.into_iter().map(|code| Domain::is(variable, code)).collect()));
    }
    Ok(if all.is_empty() { Domain::All } else { Domain::And(all) })
}

/// Refuses a question that names variables or codes which a table of the study does not have.
pub(crate) fn check_question(study: &StudyDefinition, table: &str, question: &EstimateQuestion) -> Result<(), Refusal> {
    let variable = |name: &str| variable_of(study, table, name);
    for name in question.statistic.variables() {
        if question.statistic.is_of_numbers() && !variable(name)?.is_numeric() {
            return Err(Refusal::NotNumeric(name.to_owned()));
        }
    }
    check_sums(study, table, &question.statistic)?;
    if let Statistic::Proportion { variable: name, category: Some(category) } = &question.statistic {
        has_category(variable(name)?, category)?;
    }
    for name in &question.by {
        variable(name)?;
    }
    for (name, codes) in &question.only {
        let variable = variable(name)?;
        if !variable.categories.is_empty() {
            codes.iter().try_for_each(|code| has_category(variable, code))?;
        }
    }
    Ok(())
}

/// Refuses sums that say nothing: of years, and of a number divided by itself.
fn check_sums(study: &StudyDefinition, table: &str, statistic: &Statistic) -> Result<(), Refusal> {
    if let Statistic::Ratio { numerator, denominator } = statistic
        && numerator == denominator
    {
        return Err(Refusal::RatioOfItself(numerator.clone()));
    }
    if matches!(statistic, Statistic::Total { .. } | Statistic::Ratio { .. }) {
        for name in statistic.variables() {
            if !variable_of(study, table, name)?.is_addable() {
                return Err(Refusal::NotAddable(name.to_owned()));
            }
        }
    }
    Ok(())
}

/// The variable with this name in a table of the study.
pub(crate) fn variable_of<'s>(
    study: &'s StudyDefinition,
    table: &str,
    name: &str,
) -> Result<&'s StudyVariable, Refusal> {
    let found = study.variables_of(table).find(|variable| variable.name == *name);
    found.ok_or_else(|| {
        let known = study.variables_of(table).map(|variable| variable.name.as_str());
        Refusal::UnknownVariable(with_nearest(name, known))
    })
}

/// Refuses a code that a variable does not have, and one that is no answer: those who gave none are left out of everything.
pub(crate) fn has_category(variable: &StudyVariable, code: &str) -> Result<(), Refusal> {
    match variable.category(code) {
        Some(category) if category.is_missing => return Err(Refusal::NoAnswer(variable.name.to_string())),
        Some(_) => return Ok(()),
        None => {}
    }
    let answers = variable.categories.iter().filter(|category| !category.is_missing);
    let known = answers.map(|category| category.code.as_str());
    Err(Refusal::UnknownCategory(format!("{} = {}", variable.name, with_nearest(code, known))))
}

/// Codes or names that are listed where none is near.
const KNOWN_TOLD_MAX: usize = 12;

/// A word that is not known, with the nearest known ones; where none is near, with what is known.
fn with_nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match marsad_model::nearest(word, known.iter().copied()).as_slice() {
        [] if known.is_empty() => word.to_owned(),
        [] => format!("{word} ({})", told_words(&known)),
        near => format!("{word} ({}?)", near.join(", ")),
    }
}

/// The first words of a list, and a mark that there are more.
pub(super) fn told_words(known: &[&str]) -> String {
    let more = if known.len() > KNOWN_TOLD_MAX { ", …" } else { "" };
    let told: Vec<&str> = known.iter().copied().take(KNOWN_TOLD_MAX).collect();
    format!("{}{more}", told.join(", "))
}

#[cfg(test)]
mod tests {
    use marsad_model::{EstimateQuestion, IntervalMethod, QualityRules, QuantileDefinition, Statistic, SurveyDesign};
    use marsad_survey::{Design, Frame, ReplicateMethod, SurveyError, Unsupported};

    use super::{answer, check_question, estimates, has_category};
    use crate::EstimateFlag;

    fn design() -> Design {
        let frame = Frame::new(4).with_numbers("w", vec![10.0, 10.0, 20.0, 20.0]).unwrap();
        let frame = frame.with_texts("sex", &["F", "M", "F", "M"]).unwrap();
        let frame = frame.with_texts("area", &["U", "U", "U", "R"]).unwrap();
        let frame = frame.with_numbers("y", vec![3.0, 5.0, 8.0, 2.0]).unwrap();
        Design::new(frame).weights("w").build().unwrap()
    }

    fn question(statistic: Statistic, codes: &[&str]) -> EstimateQuestion {
        let mut question = EstimateQuestion::new(statistic);
        question.only.insert("area".into(), codes.iter().map(|code| (*code).to_owned()).collect());
        question
    }

    #[test]
    fn one_of_several_codes_is_enough_and_one_share_may_be_asked_for() {
        let share = Statistic::Proportion { variable: "sex".into(), category: Some("F".into()) };
        let words = || SurveyDesign { weights: Some("w".into()), ..SurveyDesign::default() };
        let ask = |codes: &[&str], is_declared: bool| {
            let declared = |_: &str, _: &str| is_declared;
            answer((&design(), words()), &question(share.clone(), codes), &QualityRules::default(), &declared)
        };
        let urban = ask(&["U"], false).unwrap();
        assert_eq!((urban.rows.len(), urban.rows[0].code.as_deref(), urban.rows[0].rows), (1, Some("F"), 3));
        assert!((urban.rows[0].value.unwrap() - 30.0 / 40.0).abs() < 1e-12);
        assert_eq!(urban.rows[0].flag, EstimateFlag::Suppress, "three are too few");
        let everybody = ask(&["U", "R"], false).unwrap();
        assert!((everybody.rows[0].value.unwrap() - 0.5).abs() < 1e-12);
        let also_nobody = ask(&["U", "X"], true).unwrap();
        assert_eq!(also_nobody.rows, urban.rows);
        assert_eq!(ask(&["X"], true).unwrap_err(), SurveyError::EmptyDomain);
        assert!(matches!(ask(&["X"], false), Err(SurveyError::NoSuchCode { .. })));
    }

    /// Nobody in the countryside is asked whether he owns a car.
    #[test]
    fn a_domain_in_which_nobody_was_asked_is_no_line_of_an_answer() {
        let frame = Frame::new(4).with_numbers("owns", vec![1.0, 0.0, 1.0, f64::NAN]).unwrap();
        let frame = frame.with_texts("area", &["U", "U", "U", "R"]).unwrap();
        let design = Design::new(frame).build().unwrap();
        let owns = || "owns".to_owned();
        for statistic in [
            Statistic::Mean { variable: owns() },
            Statistic::Quantile { variable: owns(), probability: 0.5 },
            Statistic::Proportion { variable: owns(), category: Some("1".into()) },
        ] {
            let question = EstimateQuestion { by: vec!["area".into()], ..EstimateQuestion::new(statistic) };
            let words = SurveyDesign::default();
            let found = answer((&design, words), &question, &QualityRules::default(), &|_, _| false).unwrap();
            let domains: Vec<&str> = found.rows.iter().map(|row| row.domain[0].as_str()).collect();
            assert_eq!((domains, found.missing.in_variables), (vec!["U"], 1), "{question:?}");
        }
    }

    /// R survey 4.1.1: `svyciprop(~I(sex == "F"), subset(design, area == "U"), method, df = degf(…))`.
    #[test]
    fn a_share_has_the_interval_that_was_named() {
        let share = Statistic::Proportion { variable: "sex".into(), category: Some("F".into()) };
        let check = |interval: Option<IntervalMethod>, expected: [f64; 2]| {
            let asked = EstimateQuestion { interval, ..question(share.clone(), &["U"]) };
            let found = estimates(&design(), &asked, &|_, _| false).unwrap();
            let of_women = found.rows.iter().find(|row| row.code.as_deref() == Some("F")).unwrap();
            for (bound, expected) in [of_women.low, of_women.high].into_iter().zip(expected) {
                assert!((bound - expected).abs() < 1e-9, "{interval:?}: {bound} is not {expected}");
            }
        };
        let of_logits = [0.006_072_367_381_794_14, 0.999_321_630_907_489];
        check(None, of_logits);
        check(Some(IntervalMethod::Logit), of_logits);
        check(Some(IntervalMethod::Xlogit), of_logits);
        check(Some(IntervalMethod::Wald), [-0.411_849_027_366_792, 1.911_849_027_366_79]);
        check(Some(IntervalMethod::Beta), [0.101_980_562_678_429, 0.999_009_595_574_883]);
    }

    /// The one person of the country is left out in one of four replicates, in which there is no mean of the country; its total is
    /// nothing there.
    #[test]
    fn an_estimate_that_a_replicate_does_not_give_is_told_with_their_number() {
        let jackknife = Design::new(design().frame().clone()).weights("w").replicates(ReplicateMethod::jackknife());
        let (made, words) = (jackknife.build().unwrap(), SurveyDesign::default());
        let told = |statistic: Statistic| {
            let asked = EstimateQuestion { by: vec!["area".into()], ..EstimateQuestion::new(statistic) };
            let found = answer((&made, words.clone()), &asked, &QualityRules::default(), &|_, _| false).unwrap();
            found.findings.into_iter().map(|note| (note.code, note.values)).collect::<Vec<_>>()
        };
        let values = [("cells", "1"), ("replicates", "1")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let expected = ("undefined-in-replicates".to_owned(), values.to_vec());
        assert_eq!(told(Statistic::Mean { variable: "y".into() }), [expected]);
        assert_eq!(told(Statistic::Total { variable: "y".into() }), []);
    }

    /// Half of the weight of 60 lies on 2 and 3 (20 and 10): where the distribution is flat, `school` goes halfway to 5.
    #[test]
    fn a_quantile_has_the_definition_that_was_named() {
        let median = Statistic::Quantile { variable: "y".into(), probability: 0.5 };
        let ask = |statistic: &Statistic, quantile_rule, interval| {
            let asked = EstimateQuestion { quantile_rule, interval, ..EstimateQuestion::new(statistic.clone()) };
            estimates(&design(), &asked, &|_, _| false).map(|found| (found.rows[0].value * 1e9).round() / 1e9)
        };
        assert_eq!(ask(&median, None, None), Ok(3.0));
        assert_eq!(ask(&median, Some(QuantileDefinition::School), None), Ok(4.0));
        assert_eq!(ask(&median, Some(QuantileDefinition::Hf5), None), Ok(4.0));
        let refused = Err(SurveyError::Unsupported(Unsupported::NotAQuantile));
        assert_eq!(ask(&Statistic::Count {}, Some(QuantileDefinition::School), None), refused);
        assert_eq!(ask(&Statistic::Count {}, None, Some(IntervalMethod::Score)), refused);
        let refused = Err(SurveyError::Unsupported(Unsupported::NotAProportion));
        assert_eq!(ask(&median, None, Some(IntervalMethod::Likelihood)), refused);
        assert_eq!(ask(&Statistic::Count {}, None, Some(IntervalMethod::Beta)), refused);
    }

    #[test]
    fn what_a_study_does_not_have_is_refused_with_the_nearest() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let check = |statistic: Statistic, by: &str| {
            let mut question = EstimateQuestion::new(statistic);
            question.by = vec![by.to_owned()];
            check_question(study, "persons", &question).map_err(|refusal| refusal.word())
        };
        let mean = |name: &str| Statistic::Mean { variable: name.to_owned() };
        assert_eq!(check(mean("works"), "sex"), Ok(()));
        assert_eq!(check(mean("isle"), "sex"), Err("not-numeric"));
        assert_eq!(check(mean("works"), "sexe"), Err("unknown-variable"));
        let share = |code: &str| Statistic::Proportion { variable: "isle".into(), category: Some(code.to_owned()) };
        assert_eq!(check(share("XM-L"), "sex"), Ok(()));
        assert_eq!(check(share("XM-Q"), "sex"), Err("unknown-category"));
        // Years have a mean, but no sum; a number divided by itself is no ratio.
        let total = |name: &str| Statistic::Total { variable: name.to_owned() };
        let ratio =
            |one: &str, other: &str| Statistic::Ratio { numerator: one.to_owned(), denominator: other.to_owned() };
        assert_eq!(check(mean("departure_year"), "sex"), Ok(()));
        assert_eq!(check(total("departure_year"), "sex"), Err("not-addable"));
        assert_eq!(check(ratio("remittances_pearls", "departure_year"), "sex"), Err("not-addable"));
        assert_eq!(check(ratio("works", "works"), "sex"), Err("ratio-of-itself"));
        assert_eq!(check(ratio("remittances_pearls", "sends_remittances"), "sex"), Ok(()));
    }

    #[test]
    fn a_code_that_is_no_answer_is_not_said_to_be_nobodys() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let mut isle = study.variable("isle").unwrap().clone();
        isle.categories.iter_mut().filter(|category| category.code == *"XM-L").for_each(|c| c.is_missing = true);
        let refused = has_category(&isle, "XM-L").unwrap_err();
        assert_eq!((refused.word(), refused.subject()), ("no-answer", "isle"));
        let unknown = has_category(&isle, "Q").unwrap_err();
        assert!(unknown.word() == "unknown-category" && !unknown.subject().contains("XM-L"), "{}", unknown.subject());
    }

    #[test]
    fn where_no_code_is_near_those_that_there_are_are_told() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let share = Statistic::Proportion { variable: "isle".into(), category: Some("Q".into()) };
        let refused = check_question(study, "persons", &EstimateQuestion::new(share)).unwrap_err();
        assert!(refused.subject().contains("XM-L"), "{}", refused.subject());
    }
}
