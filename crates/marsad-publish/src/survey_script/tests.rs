//! Scripts of tables of estimates, and what has no script.

use marsad_model::{
    EstimateQuestion, IntervalMethod, LonelyUnits, PairSum, PhaseMethod, PpsScheme, ReplicateScheme, SecondPhase,
    Statistic, SuppliedMethod, SurveyDesign,
};

use super::{ScriptLanguage, ScriptObstacle, ScriptOf, ScriptQuestion, script_obstacle, survey_script};

fn question() -> EstimateQuestion {
    let share = Statistic::Proportion { variable: "intends".into(), category: Some("1".into()) };
    let mut question = EstimateQuestion::new(share);
    question.by = vec!["sex".into()];
    question.only.insert("population".into(), vec!["NONMIG".into()]);
    question
}

fn script(language: ScriptLanguage, design: &SurveyDesign, question: &EstimateQuestion) -> Option<String> {
    let is_text = |variable: &str| ["sex", "population", "stratum"].contains(&variable);
    let (file, note) = ("HIMS.persons.csv", "Nobody in these data\nexists.");
    let missing =
        [("sex".to_owned(), vec!["_U".to_owned()]), ("intends".to_owned(), vec!["9".to_owned(), "97..99".to_owned()])];
    let question = ScriptQuestion::Table(question);
    let of = ScriptOf { file, design, question, is_text: &is_text, coded: &[], missing: &missing, note };
    survey_script(language, &of)
}

fn clustered() -> SurveyDesign {
    SurveyDesign {
        weights: Some("weight".into()),
        strata: vec!["stratum".into()],
        clusters: vec!["psu".into()],
        lonely: LonelyUnits::Adjust,
        ..SurveyDesign::default()
    }
}

#[test]
fn a_share_by_sex_in_r() {
    let expected = "\
# Nobody in these data exists.
library(survey)
options(survey.lonely.psu = \"adjust\")
data <- read.csv(\"HIMS.persons.csv\", na.strings = \"\", check.names = FALSE)
data[[\"sex\"]][data[[\"sex\"]] %in% c(\"_U\")] <- NA
data[[\"intends\"]][data[[\"intends\"]] %in% c(9) | (data[[\"intends\"]] >= 97 & data[[\"intends\"]] <= 99)] <- NA
design <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = data)
part <- subset(design, population %in% c(\"NONMIG\") & !is.na(intends))
estimate <- svyby(~I(intends == 1), ~sex, part, function(x, d, ...) svyciprop(x, d, method = \"xlogit\", level = 0.95, df = degf(d)), vartype = c(\"se\", \"ci\", \"cv\"))
print(estimate)
";
    assert_eq!(script(ScriptLanguage::R, &clustered(), &question()).as_deref(), Some(expected));
}

/// Every cell has the degrees of freedom of its own units, as the estimates here have.
#[test]
fn a_mean_by_sex_in_r() {
    let mut question = EstimateQuestion::new(Statistic::Mean { variable: "age".into() });
    question.by = vec!["sex".into(), "area".into()];
    let text = script(ScriptLanguage::R, &clustered(), &question).unwrap();
    let expected = "\
part <- subset(design, !is.na(age))
estimate <- svyby(~age, ~sex + area, part, svymean, deff = TRUE, vartype = c(\"se\", \"cv\"))
effects <- grep(\"^DEff\", names(estimate))
estimate[effects] <- lapply(estimate[effects], function(effect) {
  replace(effect, is.infinite(effect) | is.nan(effect), NA)
})
freedom <- sapply(split(seq_len(nrow(model.frame(part))), interaction(model.frame(part)[c(\"sex\", \"area\")], drop = TRUE)), function(rows) degf(part[rows, ]))
reach <- qt(0.975, rep(freedom, length.out = length(coef(estimate)))) * c(unlist(SE(estimate)))
print(cbind(low = coef(estimate) - reach, high = coef(estimate) + reach))
print(estimate)
";
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn the_same_share_in_stata() {
    let expected = "\
* Nobody in these data exists.
version 16
import delimited using \"HIMS.persons.csv\", clear case(preserve) varnames(1) stringcols(_all) encoding(\"utf-8\")
keep weight stratum psu intends population sex
quietly destring weight psu intends, replace
quietly replace sex = \"\" if sex == \"_U\"
quietly replace intends = . if intends == 9
quietly replace intends = . if inrange(intends, 97, 99)
egen long stratum_ = group(stratum)
egen long sex_ = group(sex), label
svyset psu [pweight = weight], strata(stratum_) singleunit(centered)
generate byte part_ = (population == \"NONMIG\") & !missing(intends, sex)
generate byte share_ = (intends == 1) if !missing(intends)
svy, subpop(part_) level(95): proportion share_, over(sex_)
estat cv
";
    assert_eq!(script(ScriptLanguage::Stata, &clustered(), &question()).as_deref(), Some(expected));
}

/// In Stata's manual what is of the whole design stands behind the last stage.
#[test]
fn stages_in_stata_come_before_what_is_of_the_whole_design() {
    let said = |clusters: &[&str], fpc: &[&str], expected: &str| {
        let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        let design = SurveyDesign { clusters: texts(clusters), fpc: texts(fpc), ..clustered() };
        let text = script(ScriptLanguage::Stata, &design, &question()).unwrap();
        assert!(text.lines().any(|line| line == expected), "{text}");
    };
    let begins = "svyset psu [pweight = weight], strata(stratum_)";
    said(&["psu"], &["n1"], &format!("{begins} fpc(n1) singleunit(centered)"));
    said(&["psu", "house"], &["n1", "n2"], &format!("{begins} fpc(n1) || house, fpc(n2) singleunit(centered)"));
    said(&["psu", "house"], &[], &format!("{begins} || house, singleunit(centered)"));
    said(&["psu"], &["n1", "n2"], &format!("{begins} fpc(n1) || _n, fpc(n2) singleunit(centered)"));
}

#[test]
fn replicate_weights_in_stata_have_its_own_factors_or_no_script() {
    let said = |method: SuppliedMethod, rho: f64| {
        let columns = vec!["r1".to_owned(), "r2".to_owned()];
        let scheme =
            ReplicateScheme::Supplied { columns, method, rho, factors: false, scale: None, scales: Vec::new() };
        let design = SurveyDesign { weights: Some("w".into()), replicates: Some(scheme), ..SurveyDesign::default() };
        script(ScriptLanguage::Stata, &design, &EstimateQuestion::new(Statistic::Mean { variable: "y".into() }))
    };
    let has = |method: SuppliedMethod, rho: f64, expected: &str| {
        let text = said(method, rho).unwrap();
        assert!(text.lines().any(|line| line == expected), "{text}");
        assert!(text.contains("quietly destring w y r1 r2, replace"), "{text}");
    };
    has(SuppliedMethod::HalfSamples, 0.3, "svyset [pweight = w], brrweight(r1 r2) vce(brr) fay(0.3)");
    has(SuppliedMethod::JackknifeUnstratified, 0.0, "svyset [pweight = w], jkrweight(r1 r2) vce(jackknife)");
    has(SuppliedMethod::SuccessiveDifferences, 0.0, "svyset [pweight = w], sdrweight(r1 r2) vce(sdr)");
    has(SuppliedMethod::Bootstrap, 0.0, "svyset [pweight = w], bsrweight(r1 r2) vce(bootstrap)");
    assert!(said(SuppliedMethod::Bootstrap, 0.0).unwrap().contains("* Stata divides the squares"));
    assert_eq!(said(SuppliedMethod::JackknifeStratified, 0.0), None, "its factors would be of one stratum");
}

/// Left to itself Stata drops rows without an answer, and units that were drawn with them.
#[test]
fn rows_without_an_answer_stay_in_the_design_of_stata() {
    let mut question = EstimateQuestion::new(Statistic::Ratio { numerator: "a".into(), denominator: "b".into() });
    question.by = vec!["sex".into()];
    let text = script(ScriptLanguage::Stata, &clustered(), &question).unwrap();
    let expected = "generate byte part_ = !missing(a, b, sex)\n\
                    svy, subpop(part_) level(95): ratio (a/b), over(sex_)\nestat cv\n";
    assert!(text.ends_with(expected), "{text}");
    let everybody = script(ScriptLanguage::Stata, &clustered(), &EstimateQuestion::new(Statistic::Count {})).unwrap();
    assert!(everybody.ends_with("generate byte one_ = 1\nsvy, level(95): total one_\nestat cv\n"), "{everybody}");
    let median = Statistic::Quantile { variable: "a".into(), probability: 0.9999 };
    let text = script(ScriptLanguage::Stata, &clustered(), &EstimateQuestion::new(median)).unwrap();
    assert!(text.ends_with("_pctile a if part_ [pweight = weight], percentiles(99.99)\nreturn list\n"), "{text}");
}

/// It takes 10 to 99.99 per cent, in two decimals: another confidence than was asked for is none.
#[test]
fn a_confidence_that_stata_does_not_take_has_no_script() {
    for (confidence, is_taken) in [(0.9999, true), (0.951, true), (0.1, true), (0.05, false), (0.95001, false)] {
        let question = EstimateQuestion { confidence, ..question() };
        let found = script(ScriptLanguage::Stata, &clustered(), &question);
        assert_eq!(found.is_some(), is_taken, "{confidence}");
        assert!(script(ScriptLanguage::R, &clustered(), &question).is_some(), "{confidence}");
    }
}

#[test]
fn two_phases_are_written_for_r_and_not_for_stata() {
    let second = SecondPhase {
        subset: "is_visited".into(),
        strata: vec!["phase2_stratum".into()],
        clusters: vec!["household".into()],
        ..SecondPhase::default()
    };
    let design = SurveyDesign { second: Some(second), ..clustered() };
    let text = script(ScriptLanguage::R, &design, &EstimateQuestion::new(Statistic::Count {})).unwrap();
    let expected = "design <- twophase(id = list(~psu, ~household), strata = list(~stratum, ~phase2_stratum), \
                    weights = list(~weight, NULL), subset = ~I(is_visited == 1), data = data, method = \"approx\")";
    assert!(text.contains(expected), "{text}");
    let sorted = text.find("data <- data[order(data[[\"psu\"]]), , drop = FALSE]");
    assert!(sorted.is_some() && sorted < text.find(expected), "{text}");
    assert_eq!(script(ScriptLanguage::Stata, &design, &question()), None);
    let mut full = design;
    full.second.as_mut().unwrap().method = PhaseMethod::Full;
    let text = script(ScriptLanguage::R, &full, &EstimateQuestion::new(Statistic::Count {})).unwrap();
    assert!(text.contains("probs = list(~I(1/weight), NULL)") && text.contains("method = \"full\""), "{text}");
    assert!(!text.contains("order("), "{text}");
}

#[test]
fn units_drawn_by_their_size_in_r() {
    let drawn = |pps: PpsScheme, weights: Option<&str>| {
        let (probabilities, clusters) = (vec!["p".to_owned()], vec!["psu".to_owned()]);
        let weights = weights.map(str::to_owned);
        SurveyDesign { pps: Some(pps), probabilities, clusters, weights, ..SurveyDesign::default() }
    };
    let said = |pps: PpsScheme, expected: &str| {
        let text = script(ScriptLanguage::R, &drawn(pps, None), &EstimateQuestion::new(Statistic::Count {}));
        assert!(text.as_deref().is_some_and(|text| text.contains(expected)), "{text:?}");
    };
    said(PpsScheme::WithReplacement {}, "svydesign(ids = ~psu, probs = ~p, data = data)");
    said(PpsScheme::Brewer {}, "svydesign(ids = ~psu, probs = ~p, fpc = ~p, pps = \"brewer\", data = data)");
    let (pairs, mean_square) = (PairSum::YatesGrundy, Some(0.36));
    said(PpsScheme::Overton { pairs }, "fpc = ~p, pps = \"overton\", variance = \"YG\", data");
    said(PpsScheme::HartleyRao { pairs, mean_square }, "fpc = ~p, pps = HR(0.36), variance = \"YG\", data");
    // Pairs are known by their probabilities; other weights are not taken with them.
    let weighted = drawn(PpsScheme::Overton { pairs }, Some("w"));
    assert_eq!(script(ScriptLanguage::R, &weighted, &question()), None);
    assert_eq!(script(ScriptLanguage::Stata, &drawn(PpsScheme::Brewer {}, None), &question()), None);
    // Neither has Hájek's centre, and Brewer's would be another number.
    for language in [ScriptLanguage::R, ScriptLanguage::Stata] {
        assert_eq!(script(language, &drawn(PpsScheme::Hajek {}, None), &question()), None);
    }
}

#[test]
fn what_a_program_has_not_has_a_word() {
    let scheme = ReplicateScheme::Bootstrap { count: 10, seed: 1 };
    let design = SurveyDesign { weights: Some("w".into()), replicates: Some(scheme), ..SurveyDesign::default() };
    let median = Statistic::Quantile { variable: "age".into(), probability: 0.5 };
    let score = EstimateQuestion { interval: Some(IntervalMethod::Score), ..EstimateQuestion::new(median) };
    let of = ScriptOf {
        file: "t.csv",
        design: &design,
        question: ScriptQuestion::Table(&score),
        is_text: &|_| false,
        coded: &[],
        missing: &[],
        note: "",
    };
    assert_eq!(script_obstacle(ScriptLanguage::R, &of), Some(ScriptObstacle::Interval));
    let plain = EstimateQuestion::new(Statistic::Count {});
    let of = ScriptOf { question: ScriptQuestion::Table(&plain), ..of };
    assert_eq!(script_obstacle(ScriptLanguage::R, &of), None);
    let text = survey_script(ScriptLanguage::R, &of).unwrap();
    assert!(text.contains("# R draws other replicates") && text.contains("set.seed(1)"), "{text}");
}

/// With replicates R's `logit` fits each of them, and `xlogit` does not; Stata has the second only.
#[test]
fn logit_intervals_of_replicates_are_those_of_each_replicate() {
    let scheme = ReplicateScheme::Jackknife {};
    let replicated = SurveyDesign { replicates: Some(scheme), ..clustered() };
    let said = |design: &SurveyDesign, interval, category: Option<&str>| {
        let statistic = Statistic::Proportion { variable: "intends".into(), category: category.map(str::to_owned) };
        script(ScriptLanguage::R, design, &EstimateQuestion { interval, ..EstimateQuestion::new(statistic) }).unwrap()
    };
    let of_replicates = said(&replicated, Some(IntervalMethod::Logit), Some("1"));
    assert!(of_replicates.contains("method = \"logit\""), "{of_replicates}");
    let of_all = said(&replicated, Some(IntervalMethod::Logit), None);
    assert!(of_all.contains("svyciprop(~share_, of_one, method = \"logit\""), "{of_all}");
    for text in [said(&replicated, None, Some("1")), said(&clustered(), Some(IntervalMethod::Logit), Some("1"))] {
        assert!(text.contains("method = \"xlogit\""), "{text}");
    }
    let logit = EstimateQuestion { interval: Some(IntervalMethod::Logit), by: Vec::new(), ..question() };
    assert_eq!(script(ScriptLanguage::Stata, &replicated, &logit), None);
    assert!(script(ScriptLanguage::Stata, &clustered(), &logit).is_some());
    let xlogit = EstimateQuestion { interval: Some(IntervalMethod::Xlogit), ..logit };
    assert!(script(ScriptLanguage::Stata, &replicated, &xlogit).is_some());
}

/// In R `if` is a word of the language, and `99` no code of every variable.
#[test]
fn words_of_the_language_are_quoted() {
    let mut question = EstimateQuestion::new(Statistic::Mean { variable: "if".into() });
    question.by = vec!["next".into()];
    let text = script(ScriptLanguage::R, &clustered(), &question).unwrap();
    assert!(text.contains("svyby(~`if`, ~`next`, part"), "{text}");
}

#[test]
fn scales_of_replicates_are_written_for_r_and_not_for_stata() {
    let scheme = ReplicateScheme::Supplied {
        columns: vec!["r*".into()],
        method: SuppliedMethod::JackknifeStratified,
        rho: 0.0,
        factors: false,
        scale: Some(1.0),
        scales: vec![0.5, 0.75],
    };
    let design = SurveyDesign { weights: Some("w".into()), replicates: Some(scheme), ..SurveyDesign::default() };
    let text = script(ScriptLanguage::R, &design, &question()).unwrap();
    assert!(text.contains("type = \"JKn\", scale = 1, rscales = c(0.5, 0.75)"), "{text}");
    assert_eq!(script(ScriptLanguage::Stata, &design, &question()), None);
}

#[test]
fn names_and_texts_cannot_break_out_of_a_script() {
    let mut question = question();
    question.by = vec!["q 1\"); system(\"x".into()];
    question.only.insert("population".into(), vec!["a\"b\\c`d'".into()]);
    let text = script(ScriptLanguage::R, &clustered(), &question).unwrap();
    assert!(text.contains("~`q 1\"); system(\"x`") && text.contains("\"a\\\"b\\\\c`d'\""), "{text}");
    assert_eq!(script(ScriptLanguage::Stata, &clustered(), &question), None, "Stata has no such names");
}

/// A code with an apostrophe less would be another code, of which there is nobody.
#[test]
fn codes_are_the_same_in_stata_whatever_letters_they_have() {
    let said = |code: &str, expected: &str| {
        let mut question = question();
        question.only.insert("population".into(), vec![code.into()]);
        let text = script(ScriptLanguage::Stata, &clustered(), &question).unwrap();
        assert!(text.contains(&format!("generate byte part_ = (population == {expected})")), "{text}");
    };
    said("Côte d'Ivoire", "\"Côte d'Ivoire\"");
    said("a$b", "(\"a\" + uchar(36) + \"b\")");
    said("`x\"", "(uchar(96) + \"x\" + uchar(34))");
    said("a\tb", "(\"a\" + uchar(9) + \"b\")");
}

#[test]
fn names_that_stata_takes_for_itself_or_that_scripts_make_have_no_script() {
    let of = |variable: &str| {
        let question = EstimateQuestion::new(Statistic::Mean { variable: variable.into() });
        script(ScriptLanguage::Stata, &clustered(), &question).is_some()
    };
    for variable in ["long", "if", "in", "with", "byte", "str8", "strL", "_n", "part_", "known2_", "intends 1"] {
        assert!(!of(variable), "{variable}");
    }
    for variable in ["age", "Long", "strata_1", "known_", "_age"] {
        assert!(of(variable), "{variable}");
    }
    let mut grouped = question();
    grouped.by.push("sex_".into());
    assert_eq!(script(ScriptLanguage::Stata, &clustered(), &grouped), None, "the numbers of sex have that name");
    let (design, question) = (clustered(), question());
    let of = ScriptOf {
        file: "50$ a.csv",
        design: &design,
        question: ScriptQuestion::Table(&question),
        is_text: &|_| false,
        coded: &[],
        missing: &[],
        note: "",
    };
    assert_eq!(survey_script(ScriptLanguage::Stata, &of), None);
    let text = survey_script(ScriptLanguage::Stata, &ScriptOf { file: "l'enquête.csv", ..of }).unwrap();
    assert!(text.contains("using \"l'enquête.csv\""), "{text}");
}
