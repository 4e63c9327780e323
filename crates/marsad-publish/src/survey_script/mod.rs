//! The script that asks the same of a survey in another program: R with the package survey, or Stata.
//!
//! Holds: the statements, below a comment with what has to be said of the data. Does not hold: the data, any estimate, or
//! the words of that comment.
//! Where next: `r.rs` and `stata.rs` for tables of estimates, the files below them for what goes beyond; METHOD.md for where the
//! numbers of these programs are not ours. What each program cannot do is said by giving no script.

mod obstacle;
mod r;
mod stata;

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use marsad_model::{
    Analysis, AnalysisAsked, Calibration, EstimateQuestion, IntervalMethod, QuantileDefinition, RegressionFamily,
    Statistic, SurveyDesign, TermFactor, WeightingStep, variable_and_code,
};

pub use obstacle::{ScriptObstacle, script_obstacle};

/// A program that analyses surveys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScriptLanguage {
    /// R, with the package survey.
    R,
    /// Stata, with its commands `svy`.
    Stata,
}

/// What a script asks.
#[derive(Clone, Copy)]
pub enum ScriptQuestion<'a> {
    /// A table of estimates.
    Table(&'a EstimateQuestion),
    /// What goes beyond one.
    Analysis(&'a AnalysisAsked),
}

/// What a script is about.
#[derive(Clone, Copy)]
pub struct ScriptOf<'a> {
    /// The name of the file with the data; its ending tells how it is read.
    pub file: &'a str,
    /// How the sample was drawn.
    pub design: &'a SurveyDesign,
    /// What is asked.
    pub question: ScriptQuestion<'a>,
    /// Whether a variable holds texts.
    pub is_text: &'a dyn Fn(&str) -> bool,
    /// Variables whose values count as codes, numbers though they may be, with these codes in their order where it is known.
    /// Texts are codes, also where they are not named here.
    pub coded: &'a [(String, Vec<String>)],
    /// Codes that are no answers and that the file does not say to be none, by the variable that has them; `97..99` is a range of
    /// numbers.
    pub missing: &'a [(String, Vec<String>)],
    /// What has to be said of the data, such as that nobody in them exists; blank where there is nothing to say.
    pub note: &'a str,
}

impl ScriptLanguage {
    /// Every program.
    pub const ALL: [Self; 2] = [Self::R, Self::Stata];

    /// The word for it on the command line and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::R => "r",
            Self::Stata => "stata",
        }
    }

    /// The ending of its scripts.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::R => "R",
            Self::Stata => "do",
        }
    }
}

impl FromStr for ScriptLanguage {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let known = || Self::ALL.map(Self::word).join("`, `");
        let found = Self::ALL.into_iter().find(|language| language.word() == text);
        found.ok_or_else(|| format!("`{text}` is no language of scripts: use `{}`", known()))
    }
}

impl<'a> ScriptQuestion<'a> {
    /// Whom it is about.
    fn only(self) -> &'a BTreeMap<String, Vec<String>> {
        match self {
            Self::Table(question) => &question.only,
            Self::Analysis(asked) => &asked.only,
        }
    }

    /// The confidence of intervals.
    fn confidence(self) -> f64 {
        match self {
            Self::Table(question) => question.confidence,
            Self::Analysis(asked) => asked.confidence,
        }
    }

    /// Totals to which weights are calibrated first.
    fn calibration(self) -> Option<&'a Calibration> {
        match self {
            Self::Table(_) => None,
            Self::Analysis(asked) => asked.calibration.as_ref(),
        }
    }

    /// What is done to the weights before that.
    fn weighting(self) -> &'a [WeightingStep] {
        match self {
            Self::Table(_) => &[],
            Self::Analysis(asked) => &asked.weighting,
        }
    }

    /// What goes beyond a table, where it does.
    fn analysis(self) -> Option<&'a Analysis> {
        match self {
            Self::Table(_) => None,
            Self::Analysis(asked) => Some(&asked.analysis),
        }
    }

    /// What is estimated in cells; none of what has no cells.
    fn statistic(self) -> Option<&'a Statistic> {
        match self {
            Self::Table(question) => Some(&question.statistic),
            Self::Analysis(asked) => match &asked.analysis {
                Analysis::Estimates { statistic, .. }
                | Analysis::Contrasts { statistic, .. }
                | Analysis::SmallAreas { statistic, .. } => Some(statistic),
                _ => None,
            },
        }
    }

    /// How intervals are made, where that was named.
    fn interval(self) -> Option<IntervalMethod> {
        match self {
            Self::Table(question) => question.interval,
            Self::Analysis(asked) => asked.interval,
        }
    }

    /// Which definition of a quantile counts, where that was named.
    fn quantile_rule(self) -> Option<QuantileDefinition> {
        match self {
            Self::Table(question) => question.quantile_rule,
            Self::Analysis(asked) => asked.quantile_rule,
        }
    }

    /// The variables without a value of which a row is not among those that it is about. Restrictions are not among them: a row
    /// without a value is not one of those that they name.
    fn needed(self) -> BTreeSet<&'a str> {
        let mut needed: BTreeSet<&'a str> = match self {
            Self::Table(question) => {
                question.statistic.variables().into_iter().chain(question.by.iter().map(String::as_str)).collect()
            }
            Self::Analysis(asked) => asked.analysis.variables(),
        };
        needed.retain(|name| !self.only().contains_key(*name));
        needed
    }

    /// Every variable that it names.
    fn variables(self) -> BTreeSet<&'a str> {
        match self {
            Self::Table(question) => question.variables(),
            Self::Analysis(asked) => asked.variables(),
        }
    }
}

/// The script that asks the same; none where the program cannot: [`script_obstacle`] may know why.
pub fn survey_script(language: ScriptLanguage, of: &ScriptOf<'_>) -> Option<String> {
    if script_obstacle(language, of).is_some() {
        return None;
    }
    let (mark, lines) = match language {
        ScriptLanguage::R => ("#", r::lines(of)?),
        ScriptLanguage::Stata => ("*", stata::lines(of)?),
    };
    let note = comment(mark, of.note);
    Some(note.into_iter().chain(lines).collect::<Vec<String>>().join("\n") + "\n")
}

/// A text as one line that a program passes over; none where there is no text.
fn comment(mark: &str, text: &str) -> Option<String> {
    // Within a comment of Stata nothing may begin another one, nor name a macro.
    let is_plain = |letter: &char| !matches!(letter, '`' | '$' | '/');
    let line: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).filter(is_plain).collect();
    (!line.trim().is_empty()).then(|| format!("{mark} {}", line.trim()))
}

impl ScriptOf<'_> {
    /// The ending of the file in small letters.
    fn ending(&self) -> String {
        self.file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
    }

    /// Whether the values of a variable count as codes.
    fn is_coded(&self, variable: &str) -> bool {
        (self.is_text)(variable) || self.coded.iter().any(|(known, _)| known == variable)
    }

    /// The codes of a variable in their order; none where it is not known.
    fn codes(&self, variable: &str) -> &[String] {
        self.coded.iter().find(|(known, _)| known == variable).map_or(&[][..], |(_, codes)| codes.as_slice())
    }

    /// The family of a regression: where it is not said, that for which its outcome asks.
    fn family(&self, family: Option<RegressionFamily>, outcome: &str) -> RegressionFamily {
        family.unwrap_or_else(|| match variable_and_code(outcome) {
            (_, Some(_)) => RegressionFamily::Logistic,
            (variable, None) if self.is_coded(variable) => RegressionFamily::Multinomial,
            (_, None) => RegressionFamily::Linear,
        })
    }

    /// The coded variables of terms, each with the codes that come first: the reference, then what is known of their order.
    fn coded_of<'t>(&self, on: &'t [String]) -> Vec<(&'t str, Vec<String>)> {
        let factors: Vec<TermFactor<'t>> = on.iter().flat_map(|term| TermFactor::of_term(term)).collect();
        let mut coded: Vec<(&'t str, Vec<String>)> = Vec::new();
        for factor in &factors {
            let mut same = factors.iter().filter(|other| other.variable == factor.variable);
            let reference = same.find_map(|other| other.reference);
            let is_coded = reference.is_some() || self.is_coded(factor.variable);
            if is_coded && coded.iter().all(|(known, _)| *known != factor.variable) {
                let order = self.codes(factor.variable).iter().filter(|code| Some(code.as_str()) != reference);
                let first = reference.map(str::to_owned).into_iter().chain(order.cloned()).collect();
                coded.push((factor.variable, first));
            }
        }
        coded
    }
}

/// The codes of a cell in the variables by which it is crossed, and that whose share it is where all shares are asked for;
/// none where points within codes leave it open.
fn codes_of_cell<'k>(question: &EstimateQuestion, key: &'k str) -> Option<(Vec<&'k str>, Option<&'k str>)> {
    let names_code = matches!(question.statistic, Statistic::Proportion { category: None, .. });
    let wanted = question.by.len() + usize::from(names_code);
    let mut codes: Vec<&str> = if wanted == 1 { vec![key] } else { key.split('.').collect() };
    if codes.len() != wanted {
        return None;
    }
    let code = if names_code { codes.pop() } else { None };
    Some((codes, code))
}

/// The ends of a range of codes; none of a single code.
fn range(code: &str) -> Option<(f64, f64)> {
    let (low, high) = code.split_once("..")?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

#[cfg(test)]
mod analysis_tests;

#[cfg(test)]
mod tests {
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
        let missing = [
            ("sex".to_owned(), vec!["_U".to_owned()]),
            ("intends".to_owned(), vec!["9".to_owned(), "97..99".to_owned()]),
        ];
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
            let design =
                SurveyDesign { weights: Some("w".into()), replicates: Some(scheme), ..SurveyDesign::default() };
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
        let everybody =
            script(ScriptLanguage::Stata, &clustered(), &EstimateQuestion::new(Statistic::Count {})).unwrap();
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
}
