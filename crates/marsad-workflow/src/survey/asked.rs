//! A question of the model as a request to a design, and the answer as doors show it.

use std::collections::BTreeMap;

use marsad_model::{EstimateQuestion, QualityRules, Statistic, StudyDefinition, StudyVariable, SurveyDesign};
use marsad_survey::{
    Design, DesignEffect, Domain, Estimate, Estimates, Frame, QualityRules as Bounds, Request, SurveyError, count,
    mean, proportion, quantile, ratio, total,
};

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
    };
    let rows: Vec<&Estimate> = found.rows.iter().filter(|estimate| is_asked(question, estimate)).collect();
    let remarks = without_denominator(question, &rows);
    Ok(EstimateAnswer {
        study: None,
        table: None,
        number: None,
        is_synthetic: false,
        question: question.clone(),
        design: words,
        rows: rows.into_iter().map(|estimate| EstimateRow::of(estimate, bounds.judge(estimate).flag)).collect(),
        missing: MissingFacts {
            in_variables: found.missing.in_variables as u64,
            in_domains: found.missing.in_domains as u64,
        },
        confidence: found.confidence,
        findings: design.findings().iter().map(DesignNote::of).chain(remarks).collect(),
    })
}

/// How many ratios have nothing to divide by.
fn without_denominator(question: &EstimateQuestion, rows: &[&Estimate]) -> Option<DesignNote> {
    let Statistic::Ratio { denominator, .. } = &question.statistic else { return None };
    let cells = rows.iter().filter(|estimate| !estimate.value.is_finite()).count();
    let values = vec![("column".to_owned(), denominator.clone()), ("cells".to_owned(), cells.to_string())];
    (cells > 0).then(|| DesignNote { code: "ratio-without-denominator".to_owned(), values, is_fatal: false })
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
    Ok(asked.by(question.by.clone()).where_(domain).confidence(question.confidence))
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

pub(crate) fn has_category(variable: &StudyVariable, code: &str) -> Result<(), Refusal> {
    if variable.category(code).is_some() {
        return Ok(());
    }
    let known = variable.categories.iter().map(|category| category.code.as_str());
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
    use marsad_model::{EstimateQuestion, QualityRules, Statistic, SurveyDesign};
    use marsad_survey::{Design, Frame, SurveyError};

    use super::{answer, check_question};
    use crate::EstimateFlag;

    fn design() -> Design {
        let frame = Frame::new(4).with_numbers("w", vec![10.0, 10.0, 20.0, 20.0]).unwrap();
        let frame = frame.with_texts("sex", &["F", "M", "F", "M"]).unwrap();
        let frame = frame.with_texts("area", &["U", "U", "U", "R"]).unwrap();
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
    fn where_no_code_is_near_those_that_there_are_are_told() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let share = Statistic::Proportion { variable: "isle".into(), category: Some("Q".into()) };
        let refused = check_question(study, "persons", &EstimateQuestion::new(share)).unwrap_err();
        assert!(refused.subject().contains("XM-L"), "{}", refused.subject());
    }
}
