//! The text of scripts for what goes beyond tables of estimates. Those for R were run in R: `marsad/tests/it/survey_scripts.rs`.

use std::collections::BTreeMap;

use marsad_model::{
    Analysis, AnalysisAsked, AreaCovariates, AreaOptions, Calibration, CalibrationMethod, IntervalMethod, KnownMargin,
    QuantileDefinition, RegressionFamily, ResponseRules, SpellAsked, Statistic, SurveyDesign, TrimShare, WeightBound,
    WeightTrimming, WeightingStep,
};

use super::{ScriptLanguage, ScriptOf, ScriptQuestion, survey_script};

/// The lines of a script below its design.
#[track_caller]
fn lines(language: ScriptLanguage, asked: &AnalysisAsked) -> Option<String> {
    let design = SurveyDesign {
        weights: Some("w".into()),
        strata: vec!["h".into()],
        clusters: vec!["psu".into()],
        ..SurveyDesign::default()
    };
    let is_text = |variable: &str| ["sex", "edu", "state"].contains(&variable);
    let coded = [("area".to_owned(), vec!["2".to_owned(), "1".to_owned()]), ("edu".to_owned(), vec!["low".to_owned()])];
    let of = ScriptOf {
        file: "t.csv",
        design: &design,
        question: ScriptQuestion::Analysis(asked),
        is_text: &is_text,
        coded: &coded,
        missing: &[],
        note: "",
    };
    let text = survey_script(language, &of)?;
    let design = match language {
        ScriptLanguage::R => "design <- svydesign(",
        ScriptLanguage::Stata => "svyset ",
    };
    let below = text.lines().skip_while(|line| !line.starts_with(design)).skip(1);
    Some(below.map(|line| format!("{line}\n")).collect())
}

fn asked(analysis: Analysis) -> AnalysisAsked {
    AnalysisAsked {
        analysis,
        only: BTreeMap::new(),
        confidence: 0.95,
        weighting: Vec::new(),
        calibration: None,
        interval: None,
        quantile_rule: None,
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn regression(family: Option<RegressionFamily>, outcome: &str, on: &[&str]) -> AnalysisAsked {
    asked(Analysis::Regression { family, outcome: outcome.to_owned(), on: words(on) })
}

#[track_caller]
fn check(language: ScriptLanguage, asked: &AnalysisAsked, expected: &str) {
    assert_eq!(lines(language, asked).unwrap_or_default(), expected);
}

const CODED: &str = "\
coded <- function(x, first) {
  x <- if (is.factor(x)) as.character(x) else as.vector(unclass(x))
  droplevels(factor(x, levels = union(first, sort(unique(x), method = \"radix\"))))
}
";

#[test]
fn a_linear_regression_in_r() {
    let mut asked = regression(None, "income", &["age", "age^2", "sex=M", "sex*age", "area"]);
    asked.only.insert("edu".into(), words(&["low"]));
    let expected = "\
part <- subset(design, edu %in% c(\"low\") & !is.na(income) & !is.na(age) & !is.na(sex) & !is.na(area))
part <- update(part, sex = coded(sex, c(\"M\")), area = coded(area, c(2, 1)))
model <- svyglm(income ~ age + I(age^2) + sex + sex:age + area, part, family = gaussian(), control = glm.control(epsilon = 1e-14, maxit = 100))
print(summary(model))
reach <- confint(model, level = 0.95, ddf = model$df.residual)
print(reach)
for (term in attr(terms(model), \"term.labels\")) print(regTermTest(model, term))
";
    check(ScriptLanguage::R, &asked, &format!("{CODED}{expected}"));
}

#[test]
fn whether_somebody_has_a_code_in_r() {
    let expected = "\
part <- subset(design, !is.na(state) & !is.na(age))
model <- svyglm(as.numeric(state == \"back\") ~ age, part, family = quasibinomial(), control = glm.control(epsilon = 1e-14, maxit = 100))
print(summary(model))
reach <- confint(model, level = 0.95, ddf = model$df.residual)
print(reach)
for (term in attr(terms(model), \"term.labels\")) print(regTermTest(model, term))
print(exp(cbind(ratio = coef(model), reach)))
";
    check(ScriptLanguage::R, &regression(None, "state=back", &["age"]), expected);
    let poisson = regression(Some(RegressionFamily::Poisson), "kids", &["age"]);
    assert!(lines(ScriptLanguage::R, &poisson).unwrap().contains(
        "svyglm(kids ~ age, part, family = quasipoisson(), control = glm.control(epsilon = 1e-14, maxit = 100))"
    ));
}

#[test]
fn which_of_several_codes_in_r() {
    let text = lines(ScriptLanguage::R, &regression(None, "edu", &["age"])).unwrap();
    let expected = "\
part <- subset(design, !is.na(edu) & !is.na(age))
library(svyVGAM)
part <- update(part, outcome_ = coded(edu, c(\"low\")))
model <- svy_vglm(outcome_ ~ age, design = part, family = multinomial(refLevel = 1))
";
    assert!(text.starts_with(CODED) && text.contains(expected), "{text}");
}

#[test]
fn regressions_in_stata() {
    let mut asked = regression(None, "income", &["age", "age^2", "sex=M", "sex*age", "area"]);
    asked.only.insert("edu".into(), words(&["low"]));
    let expected = "\
generate byte part_ = (edu == \"low\") & !missing(age, area, income, sex)
quietly summarize sex_ if sex == \"M\", meanonly
local base1 = r(min)
svy, subpop(part_) level(95): regress income c.age c.age#c.age ib`base1'.sex_ ib`base1'.sex_#c.age ib2.area
testparm c.age, nosvyadjust
testparm c.age#c.age, nosvyadjust
testparm ib`base1'.sex_, nosvyadjust
testparm ib`base1'.sex_#c.age, nosvyadjust
testparm ib2.area, nosvyadjust
";
    check(ScriptLanguage::Stata, &asked, expected);
    let logit = lines(ScriptLanguage::Stata, &regression(None, "state=back", &["age"])).unwrap();
    let part = "generate byte part_ = !missing(age, state)\n";
    let outcome = "generate byte outcome_ = (state == \"back\") if !missing(state)\n";
    let begins = format!("{part}{outcome}svy, subpop(part_) level(95): logit outcome_ c.age\n");
    assert!(logit.starts_with(&begins), "{logit}");
    let multinomial = lines(ScriptLanguage::Stata, &regression(None, "edu=mid", &["age"])).unwrap();
    assert!(multinomial.contains("logit"), "a code asks whether somebody has it: {multinomial}");
    let of_several = regression(Some(RegressionFamily::Multinomial), "edu=mid", &["age"]);
    let expected = "\
generate byte part_ = !missing(age, edu)
quietly summarize edu_ if edu == \"mid\", meanonly
local base0 = r(min)
svy, subpop(part_) level(95): mlogit edu_ c.age, baseoutcome(`base0')
testparm c.age, nosvyadjust
";
    check(ScriptLanguage::Stata, &of_several, expected);
}

#[test]
fn a_test_of_independence_in_both() {
    let asked = asked(Analysis::Independence { rows: "sex".into(), columns: "area".into() });
    let expected = "\
part <- subset(design, !is.na(sex) & !is.na(area))
totals <- svytable(~sex + area, part)
print(totals)
print(prop.table(totals, 1))
test <- svychisq(~sex + area, part, statistic = \"F\")
print(test)
";
    check(ScriptLanguage::R, &asked, expected);
    let expected = "\
generate byte part_ = !missing(area, sex)
svy, subpop(part_): tabulate sex_ area, row count pearson
";
    check(ScriptLanguage::Stata, &asked, expected);
}

fn spell() -> SpellAsked {
    SpellAsked { duration: "months".into(), event: "state=back".into(), entry: Some("begin".into()) }
}

#[test]
fn hazards_in_both() {
    let asked = asked(Analysis::Hazards { spell: spell(), on: words(&["age"]) });
    let text = lines(ScriptLanguage::R, &asked).unwrap();
    let begins = "\
part <- subset(design, months > begin & !is.na(state) & !is.na(months) & !is.na(begin) & !is.na(age))
model <- svycoxph(survival::Surv(begin, months, state == \"back\") ~ age, part)
print(summary(model))
reach <- confint(model, level = 0.95)
print(reach)
print(sapply(model$assign, function(at) {
";
    assert!(text.starts_with(begins), "{text}");
    let expected = "\
generate byte part_ = !missing(age, begin, months, state)
generate byte ended_ = (state == \"back\") if !missing(state)
stset months, failure(ended_) enter(time begin)
svy, subpop(part_) level(95): stcox c.age, breslow
testparm c.age, nosvyadjust
";
    check(ScriptLanguage::Stata, &asked, expected);
}

#[test]
fn curves_of_survival_in_both() {
    let times = vec![6.0, 12.5];
    let asked_at = |times: Vec<f64>| asked(Analysis::Survival { spell: spell(), by: Some("sex".into()), times });
    let asked = asked_at(times);
    let text = lines(ScriptLanguage::R, &asked).unwrap();
    let ends = "\
part <- subset(design, months > begin & !is.na(state) & !is.na(months) & !is.na(begin) & !is.na(sex))
part <- update(part, entry_ = begin, end_ = months, event_ = state == \"back\")
groups <- split(seq_len(nrow(part)), part$variables[[\"sex\"]])
for (code in names(groups)) { print(code); show(part[groups[[code]], ], c(6, 12.5), 0.95) }
";
    assert!(text.starts_with("limit <- function(d, times, level) {\n") && text.ends_with(ends), "{text}");
    let expected = "\
generate byte part_ = !missing(begin, months, sex, state)
generate byte ended_ = (state == \"back\") if !missing(state)
stset months [pweight = w], failure(ended_) enter(time begin)
sts list if part_, by(sex_) at(6 12.5)
";
    check(ScriptLanguage::Stata, &asked, expected);
    // `at(6)` would be six times.
    let once = lines(ScriptLanguage::Stata, &asked_at(vec![6.0])).unwrap();
    assert!(once.ends_with("by(sex_) at(0 6)\n"), "{once}");
}

#[test]
fn differences_of_cells_in_both() {
    let pairs = vec![("M.1".to_owned(), "F.2".to_owned())];
    let by = words(&["sex", "area"]);
    let mean = Statistic::Mean { variable: "income".into() };
    let asked = asked(Analysis::Contrasts { statistic: mean, by: by.clone(), pairs: pairs.clone() });
    let expected = "\
part <- subset(design, !is.na(income))
estimate <- svyby(~income, ~sex + area, part, svymean, covmat = TRUE)
print(estimate)
cells <- interaction(model.frame(part)[c(\"sex\", \"area\")], drop = TRUE)
of_cell <- sapply(split(seq_along(cells), cells), function(rows) degf(part[rows, ]))
freedom <- c(min(of_cell[c(\"M.1\", \"F.2\")]))
difference <- svycontrast(estimate, list(\"M.1 - F.2\" = c(\"M.1\" = 1, \"F.2\" = -1)))
error <- c(SE(difference))
reach <- qt(0.975, freedom) * error
p <- 2 * pt(-abs(coef(difference) / error), freedom)
print(cbind(difference = coef(difference), SE = error, low = coef(difference) - reach, high = coef(difference) + reach, p = p))
";
    check(ScriptLanguage::R, &asked, expected);
    let expected = "\
generate byte part_ = !missing(area, income, sex)
egen long cell_ = group(sex area), label
svy, subpop(part_) level(95): mean income, over(cell_)
quietly summarize cell_ if sex == \"M\" & area == 1, meanonly
local one1 = r(min)
quietly summarize cell_ if sex == \"F\" & area == 2, meanonly
local other1 = r(min)
lincom c.income@`one1'.cell_ - c.income@`other1'.cell_, level(95)
";
    check(ScriptLanguage::Stata, &asked, expected);
}

#[test]
fn the_differences_of_all_shares_name_their_codes() {
    let shares = Statistic::Proportion { variable: "edu".into(), category: None };
    let pairs = vec![("M.low".to_owned(), "F.low".to_owned())];
    let by_sex = asked(Analysis::Contrasts { statistic: shares.clone(), by: words(&["sex"]), pairs });
    let text = lines(ScriptLanguage::R, &by_sex).unwrap();
    assert!(text.contains("c(\"M:factor(edu)low\" = 1, \"F:factor(edu)low\" = -1)"), "{text}");
    assert!(text.contains("min(of_cell[c(\"M\", \"F\")])"), "{text}");
    assert_eq!(lines(ScriptLanguage::Stata, &by_sex), None);
    let pairs = vec![("low".to_owned(), "mid".to_owned())];
    let of_all = asked(Analysis::Contrasts { statistic: shares, by: Vec::new(), pairs });
    let text = lines(ScriptLanguage::R, &of_all).unwrap();
    assert!(text.contains("c(\"factor(edu)low\" = 1, \"factor(edu)mid\" = -1)"), "{text}");
    assert!(text.contains("freedom <- rep(degf(part), 1)"), "{text}");
}

/// Totals by sex, and those of children; all of them in a second margin that adds up to the first.
fn calibration(method: CalibrationMethod, bounds: Option<(f64, f64)>) -> Calibration {
    let margin = |by: &str, totals: &[(&str, f64)]| KnownMargin {
        by: vec![by.to_owned()],
        of: None,
        totals: totals.iter().map(|(code, total)| (vec![(*code).to_owned()], *total)).collect(),
    };
    let children = KnownMargin { by: Vec::new(), of: Some("kids".into()), totals: vec![(Vec::new(), 70.5)] };
    let margins =
        vec![margin("sex", &[("F", 30.0), ("M", 10.0)]), margin("area", &[("1", 15.0), ("2", 25.0)]), children];
    Calibration { margins, method, bounds }
}

fn calibrated(method: CalibrationMethod, bounds: Option<(f64, f64)>) -> AnalysisAsked {
    let mean = Statistic::Mean { variable: "income".into() };
    let estimates = asked(Analysis::Estimates { statistic: mean, by: Vec::new() });
    AnalysisAsked { calibration: Some(calibration(method, bounds)), ..estimates }
}

#[test]
fn calibrated_weights_in_r() {
    let expected = "\
known <- 1 * with(data, cbind(
  sex %in% c(\"F\"),
  sex %in% c(\"M\"),
  area %in% c(1),
  area %in% c(2),
  kids
))
totals <- c(30, 10, 15, 25, 70.5)
kept <- with(qr(known), sort(pivot[seq_len(rank)]))
design <- update(design, known_ = known[, kept])
design <- calibrate(design, ~0 + known_, population = totals[kept], calfun = \"logit\", bounds = c(0.5, 2))
part <- subset(design, !is.na(income))
with_effect <- function(estimator) function(x, design, deff, ...) {
  without <- function(stopped) {
    estimate <- estimator(x, design, ...)
    structure(estimate, deff = matrix(NA_real_, length(coef(estimate)), length(coef(estimate))))
  }
  tryCatch(estimator(x, design, deff = deff, ...), error = without)
}
estimate <- with_effect(svymean)(~income, part, na.rm = TRUE, deff = TRUE)
attr(estimate, \"deff\")[!is.finite(attr(estimate, \"deff\"))] <- NA
print(cv(estimate))
freedom <- degf(part)
reach <- qt(0.975, rep(freedom, length.out = length(coef(estimate)))) * c(unlist(SE(estimate)))
print(cbind(low = coef(estimate) - reach, high = coef(estimate) + reach))
print(estimate)
";
    check(ScriptLanguage::R, &calibrated(CalibrationMethod::Logit, Some((0.5, 2.0))), expected);
}

#[test]
fn calibrated_weights_in_stata() {
    let asked = calibrated(CalibrationMethod::Linear, None);
    let is_text = |variable: &str| variable == "sex";
    let design = SurveyDesign { weights: Some("w".into()), ..SurveyDesign::default() };
    let of = ScriptOf {
        file: "t.csv",
        design: &design,
        question: ScriptQuestion::Analysis(&asked),
        is_text: &is_text,
        coded: &[],
        missing: &[],
        note: "",
    };
    let expected = "\
version 16
import delimited using \"t.csv\", clear case(preserve) varnames(1) stringcols(_all) encoding(\"utf-8\")
keep w area income kids sex
quietly destring w area income kids, replace
generate double known1_ = (sex == \"F\")
generate double known2_ = (sex == \"M\")
generate double known3_ = (area == 1)
generate double known4_ = cond(1, kids, 0)
svyset _n [pweight = w], singleunit(missing) regress(known1_ known2_ known3_ known4_, totals(known1_=30 known2_=10 known3_=15 known4_=70.5) noconstant)
generate byte part_ = !missing(income)
svy, subpop(part_) level(95): mean income
estat cv
";
    assert_eq!(survey_script(ScriptLanguage::Stata, &of).as_deref(), Some(expected));
    assert_eq!(lines(ScriptLanguage::Stata, &calibrated(CalibrationMethod::Logit, Some((0.5, 2.0)))), None);
}

fn sizes(variable: &str, totals: &[(&str, f64)]) -> KnownMargin {
    let totals = totals.iter().map(|(code, total)| (vec![(*code).to_owned()], *total)).collect();
    KnownMargin { by: vec![variable.to_owned()], of: None, totals }
}

#[test]
fn steps_of_weighting_in_r() {
    let (sex, area) = (sizes("sex", &[("F", 30.0), ("M", 10.0)]), sizes("area", &[("1", 15.0), ("2", 25.0)]));
    let above = Some(WeightBound::Medians(3.0));
    let below = Some(WeightBound::QuartileRanges(1.5));
    let trim = WeightTrimming { above, below, share: TrimShare::Evenly, rounds_max: 1000 };
    let steps = vec![
        WeightingStep::Trim(trim),
        WeightingStep::PostStratify { margin: sex.clone(), leaves_out_empty: true },
        WeightingStep::Rake { margins: vec![sex, area], leaves_out_empty: false },
    ];
    let weights = AnalysisAsked { weighting: steps, ..asked(Analysis::Weights { name: None }) };
    let expected = "\
known_ <- weights(design, \"sampling\")
known_ <- known_[known_ != 0]
design <- trimWeights(design, upper = 3 * median(known_), lower = median(known_) - 1.5 * IQR(known_), strict = TRUE)
design <- postStratify(design, ~sex, data.frame(sex = c(\"F\", \"M\"), Freq = c(30, 10), check.names = FALSE), partial = TRUE)
design <- rake(design, list(~sex, ~area), list(data.frame(sex = c(\"F\", \"M\"), Freq = c(30, 10), check.names = FALSE), data.frame(area = c(1, 2), Freq = c(15, 25), check.names = FALSE)), control = list(maxit = 100, epsilon = 1, verbose = FALSE))
print(weights(design, \"sampling\"))
";
    check(ScriptLanguage::R, &weights, expected);
    assert_eq!(lines(ScriptLanguage::Stata, &weights), None);
    let (cells, rules) = (words(&["sex"]), ResponseRules::USUAL);
    let response = WeightingStep::ResponseCells { answered: "answered".into(), cells, rules };
    assert_eq!(lines(ScriptLanguage::R, &AnalysisAsked { weighting: vec![response], ..weights }), None);
}

#[test]
fn intervals_and_definitions_are_those_that_were_named() {
    let estimates = |statistic: Statistic| asked(Analysis::Estimates { statistic, by: Vec::new() });
    let median = estimates(Statistic::Quantile { variable: "income".into(), probability: 0.5 });
    let (interval, quantile_rule) = (Some(IntervalMethod::Beta), Some(QuantileDefinition::ShahVaish));
    let asked = AnalysisAsked { interval, quantile_rule, ..median };
    let expected = "\
part <- subset(design, !is.na(income))
estimate <- svyquantile(~income, part, quantiles = 0.5, ci = TRUE, alpha = 0.05, interval.type = \"beta\", qrule = \"shahvaish\", df = degf(part))
print(estimate)
";
    check(ScriptLanguage::R, &asked, expected);
    assert_eq!(lines(ScriptLanguage::Stata, &asked), None);
    let shares = estimates(Statistic::Proportion { variable: "sex".into(), category: None });
    let expected = "\
part <- subset(design, !is.na(sex))
estimate <- list()
for (code in sort(unique(model.frame(part)[[\"sex\"]]))) {
  of_one <- update(part, share_ = as.numeric(sex == code))
  estimate[[as.character(code)]] <- svyciprop(~share_, of_one, method = \"likelihood\", level = 0.95, df = degf(of_one))
}
print(estimate)
";
    let interval = Some(IntervalMethod::Likelihood);
    check(ScriptLanguage::R, &AnalysisAsked { interval, ..shares.clone() }, expected);
    assert_eq!(lines(ScriptLanguage::Stata, &AnalysisAsked { interval, ..shares.clone() }), None);
    let wald = AnalysisAsked { interval: Some(IntervalMethod::Wald), ..shares };
    let expected = "\
generate byte part_ = !missing(sex)
svy, subpop(part_) level(95): proportion sex_, citype(normal)
estat cv
";
    check(ScriptLanguage::Stata, &wald, expected);
}

#[test]
fn what_a_program_has_not_gets_no_script() {
    let statistic = Statistic::Mean { variable: "income".into() };
    let covariates = AreaCovariates { names: Vec::new(), areas: Vec::new() };
    let options = AreaOptions::default();
    let areas = asked(Analysis::SmallAreas { statistic, area: "area".into(), covariates, options });
    for language in ScriptLanguage::ALL {
        assert_eq!(lines(language, &areas), None);
    }
    let median = Statistic::Quantile { variable: "income".into(), probability: 0.5 };
    let pairs = vec![("M".to_owned(), "F".to_owned())];
    let of_medians = asked(Analysis::Contrasts { statistic: median, by: words(&["sex"]), pairs });
    assert_eq!(lines(ScriptLanguage::R, &of_medians), None);
}
