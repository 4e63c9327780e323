//! How few respondents an estimate is about: those who gave an answer, or those who gave another.
//!
//! A share of 97 per cent among a hundred tells what three have in common, and so does the mean of zeros and ones, their total, a
//! ratio that they stand in, and the quantile above which the three begin. One rule for all of these, for what is released and for what readers build.
//! Does not hold: how many are too few and what is hidden then (`marsad-protect`, whose METHOD.md states the rule).

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{EstimateQuestion, Statistic};
use marsad_survey::{Codes, Design, Estimate, MISSING, SurveyError};

use super::asked::{Declared, estimates};
use super::respondents::{Restriction, answering_rows, counted};

/// For each estimate how many stand behind it or behind its opposite, where they are too few; nothing of counts.
pub(super) fn few_behind(
    (design, declared): (&Design, Declared<'_>),
    question: &EstimateQuestion,
    asked: &[&Estimate],
    minimum: usize,
) -> Result<Vec<Option<usize>>, SurveyError> {
    match &question.statistic {
        Statistic::Proportion { variable, .. } => {
            let given = given((design, declared), question, variable)?;
            Ok(few_of_shares(asked, &given, minimum))
        }
        Statistic::Total { .. } | Statistic::Mean { .. } | Statistic::Ratio { .. } | Statistic::Quantile { .. } => {
            few_of_numbers(design, question, asked, minimum)
        }
        Statistic::Count {} => Ok(vec![None; asked.len()]),
    }
}

/// How many respondents gave an answer, by domain and code.
type Given = BTreeMap<Vec<String>, usize>;

/// How many respondents gave each answer whose share is asked for.
fn given(
    (design, declared): (&Design, Declared<'_>),
    question: &EstimateQuestion,
    variable: &str,
) -> Result<Given, SurveyError> {
    let by = question.by.iter().map(String::as_str).chain([variable]).map(str::to_owned).collect();
    let counts = estimates(design, &EstimateQuestion { by, ..question.about(Statistic::Count {}) }, declared)?;
    Ok(counts.rows.into_iter().map(|count| (count.domain, count.rows)).collect())
}

/// For each share how many stand behind it where they are too few, or too few gave another answer; where one share of a
/// domain is given away so, the next one too, for all of them add up to the whole.
fn few_of_shares(shares: &[&Estimate], all_given: &Given, minimum: usize) -> Vec<Option<usize>> {
    let given = |share: &Estimate| {
        let key: Vec<String> = share.domain.iter().chain(&share.code).cloned().collect();
        all_given.get(&key).copied().unwrap_or(0)
    };
    let is_few = |rows: usize| (1..minimum).contains(&rows);
    let exposed = |share: &Estimate| {
        let (for_it, against) = (given(share), share.rows.saturating_sub(given(share)));
        [for_it, against].into_iter().filter(|rows| is_few(*rows)).min()
    };
    let mut few: Vec<Option<usize>> = shares.iter().map(|share| exposed(share)).collect();
    for domain in shares.iter().map(|share| &share.domain).collect::<BTreeSet<_>>() {
        let members: Vec<usize> = (0..shares.len()).filter(|&at| shares[at].domain == *domain).collect();
        let hidden = members.iter().filter(|&&at| few[at].is_some()).count();
        let shown = members.iter().filter(|&&at| few[at].is_none() && given(shares[at]) > 0);
        if let (1, Some(&next)) = (hidden, shown.min_by_key(|&&at| given(shares[at]))) {
            few[next] = Some(0);
        }
    }
    few
}

/// For each estimate of numbers how many do not have the commonest value of a variable in it, where they are too few.
fn few_of_numbers(
    design: &Design,
    question: &EstimateQuestion,
    asked: &[&Estimate],
    minimum: usize,
) -> Result<Vec<Option<usize>>, SurveyError> {
    let mut few = vec![None; asked.len()];
    for variable in question.statistic.variables() {
        let values = values(design, question, variable)?;
        for (estimate, few) in asked.iter().zip(&mut few) {
            let others = values.get(&estimate.domain).and_then(|values| values.few_others(minimum));
            *few = [*few, others].into_iter().flatten().min();
        }
    }
    Ok(few)
}

/// How many respondents have a value, and how many of them the commonest one.
#[derive(Clone, Copy, Debug, Default)]
struct Values {
    all: u64,
    commonest: u64,
}

impl Values {
    /// Those with another value than the commonest, where they are too few and no more than those who have it. Of two answers
    /// that is the rarer one.
    fn few_others(self, minimum: usize) -> Option<usize> {
        let others = self.all - self.commonest;
        let is_few = others > 0 && others < minimum as u64 && others <= self.commonest;
        is_few.then_some(others as usize)
    }
}

/// How the values of a variable lie in each domain of a question.
fn values(
    design: &Design,
    question: &EstimateQuestion,
    variable: &str,
) -> Result<BTreeMap<Vec<String>, Values>, SurveyError> {
    let frame = design.frame();
    let by: Vec<&Codes> = question.by.iter().map(|name| frame.codes(name)).collect::<Result<_, _>>()?;
    let columns: Vec<&Codes> = by.iter().copied().chain([frame.codes(variable)?]).collect();
    let only: Vec<Restriction<'_>> = question
        .only
        .iter()
        .map(|(name, codes)| Restriction::of(frame, (name.as_str(), codes.as_slice())))
        .collect::<Result<_, _>>()?;
    let rows = answering_rows(design, &question.statistic)?;
    let counts = counted(&columns, rows.into_iter().filter(|row| only.iter().all(|restriction| restriction.has(*row))));
    let domains = counts.chunk_by(|(one, _), (other, _)| one[..by.len()] == other[..by.len()]);
    let told = domains.filter_map(|same| {
        let codes = by.iter().zip(&same[0].0);
        let is_missing = codes.clone().any(|(_, code)| *code == MISSING);
        let labels = codes.filter_map(|(codes, code)| codes.labels.get(*code as usize).cloned());
        let add = |values: Values, rows: u64| Values { all: values.all + rows, commonest: values.commonest.max(rows) };
        let values = same.iter().map(|(_, group)| group.rows).fold(Values::default(), add);
        (!is_missing).then(|| (labels.collect::<Vec<String>>(), values))
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests {
    use marsad_model::{EstimateQuestion, Statistic};
    use marsad_survey::{Design, Estimate, Frame};

    use super::super::asked::estimates;
    use super::{Given, few_behind, few_of_shares};

    fn share(domain: &str, code: &str) -> Estimate {
        Estimate {
            domain: vec![domain.to_owned()],
            variable: "motive".to_owned(),
            code: Some(code.to_owned()),
            probability: None,
            value: 0.5,
            standard_error: 0.1,
            low: 0.3,
            high: 0.7,
            design_effect: None,
            weight_effect: None,
            rows: 100,
            weight: 1000.0,
            degrees_of_freedom: 10.0,
            flag: None,
        }
    }

    fn check_shares(counts: &[(&str, usize)], expected: &[Option<usize>]) {
        let shares: Vec<Estimate> = counts.iter().map(|(code, _)| share("NORTH", code)).collect();
        let given: Given =
            counts.iter().map(|(code, rows)| (vec!["NORTH".to_owned(), (*code).to_owned()], *rows)).collect();
        assert_eq!(few_of_shares(&shares.iter().collect::<Vec<_>>(), &given, 5), expected, "{counts:?}");
    }

    #[test]
    fn a_share_on_which_few_stand_is_hidden_with_the_next_one() {
        check_shares(&[("A", 2), ("B", 30), ("C", 68)], &[Some(2), Some(0), None]);
        check_shares(&[("A", 2), ("B", 3), ("C", 95)], &[Some(2), Some(3), None]);
        check_shares(&[("A", 5), ("B", 95)], &[None, None]);
    }

    #[test]
    fn a_share_against_which_few_stand_is_hidden_and_nobody_is_no_secret() {
        check_shares(&[("A", 97), ("B", 3)], &[Some(3), Some(3)]);
        check_shares(&[("A", 100), ("B", 0)], &[None, None]);
    }

    /// Forty persons, the first twenty in the north. Two of the north and ten of the south work; one of the north has invested,
    /// and seven of the south. Three of the north send money, each another sum, and everybody in the south does.
    fn ask(statistic: Statistic) -> Vec<Option<usize>> {
        let ones = |north: usize, south: usize| -> Vec<f64> {
            (0..40).map(|row| f64::from(u8::from(row < north || (20..20 + south).contains(&row)))).collect()
        };
        let sums = (0..40).map(|row| if !(3..20).contains(&row) { f64::from(row) + 1.0 } else { 0.0 }).collect();
        let sides: Vec<&str> = (0..40).map(|row| if row < 20 { "N" } else { "S" }).collect();
        let numbers = [("w", vec![10.0; 40]), ("works", ones(2, 10)), ("invests", ones(1, 7)), ("sum", sums)];
        let add = |frame: Frame, (name, values): (&str, Vec<f64>)| frame.with_numbers(name, values).unwrap();
        let frame = numbers.into_iter().fold(Frame::new(40), add).with_texts("side", &sides).unwrap();
        let design = Design::new(frame).weights("w").build().unwrap();
        let question = EstimateQuestion { by: vec!["side".into()], ..EstimateQuestion::new(statistic) };
        let declared = |_: &str, _: &str| false;
        let found = estimates(&design, &question, &declared).unwrap();
        let asked: Vec<&Estimate> = found.rows.iter().filter(|row| row.code.as_deref() != Some("0")).collect();
        few_behind((&design, &declared), &question, &asked, 5).unwrap()
    }

    #[test]
    fn mean_total_ratio_and_quantile_of_two_answers_are_judged_as_their_share_is() {
        let works = || "works".to_owned();
        let expected = [Some(2), None];
        assert_eq!(ask(Statistic::Proportion { variable: works(), category: Some("1".into()) }), expected);
        assert_eq!(ask(Statistic::Mean { variable: works() }), expected);
        assert_eq!(ask(Statistic::Total { variable: works() }), expected);
        let ratio = Statistic::Ratio { numerator: works(), denominator: "invests".into() };
        assert_eq!(ask(ratio), [Some(1), None], "the rarer of both variables counts");
        let quantile = |variable: &str| Statistic::Quantile { variable: variable.into(), probability: 0.9 };
        assert_eq!(
            ask(quantile("works")),
            expected,
            "quantiles of two answers say between which shares that of one lies"
        );
        assert_eq!(ask(quantile("sum")), [Some(3), None]);
        assert_eq!(ask(Statistic::Count {}), [None, None]);
    }

    #[test]
    fn a_number_that_is_the_same_for_all_but_a_few_tells_of_the_few() {
        assert_eq!(ask(Statistic::Total { variable: "sum".into() }), [Some(3), None]);
        assert_eq!(ask(Statistic::Mean { variable: "sum".into() }), [Some(3), None], "all differ in the south");
    }
}
