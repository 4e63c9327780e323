//! The script that asks the same of a survey in another program: R with the package survey, or Stata.
//!
//! Holds: the statements; they have no comments, for those would be sentences. Does not hold: the data, or any estimate.
//! Where next: `r.rs`, `stata.rs`; what each program cannot do is said by giving no script.

mod r;
mod stata;

use std::str::FromStr;

use marsad_model::{EstimateQuestion, SurveyDesign};

/// A program that analyses surveys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScriptLanguage {
    /// R, with the package survey.
    R,
    /// Stata, with its commands `svy`.
    Stata,
}

/// What a script is about.
#[derive(Clone, Copy)]
pub struct ScriptOf<'a> {
    /// The name of the file with the data; its ending tells how it is read.
    pub file: &'a str,
    /// How the sample was drawn.
    pub design: &'a SurveyDesign,
    /// What is asked.
    pub question: &'a EstimateQuestion,
    /// Whether a variable holds texts.
    pub is_text: &'a dyn Fn(&str) -> bool,
    /// Codes that are no answers.
    pub missing: &'a [String],
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

/// The script that asks the same; none where the program cannot.
pub fn survey_script(language: ScriptLanguage, of: &ScriptOf<'_>) -> Option<String> {
    let lines = match language {
        ScriptLanguage::R => r::lines(of)?,
        ScriptLanguage::Stata => stata::lines(of)?,
    };
    Some(lines.join("\n") + "\n")
}

impl ScriptOf<'_> {
    /// The ending of the file in small letters.
    fn ending(&self) -> String {
        self.file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{EstimateQuestion, LonelyUnits, SecondPhase, Statistic, SurveyDesign};

    use super::{ScriptLanguage, ScriptOf, survey_script};

    fn question() -> EstimateQuestion {
        let share = Statistic::Proportion { variable: "intends".into(), category: Some("1".into()) };
        let mut question = EstimateQuestion::new(share);
        question.by = vec!["sex".into()];
        question.only.insert("population".into(), vec!["NONMIG".into()]);
        question
    }

    fn script(language: ScriptLanguage, design: &SurveyDesign, question: &EstimateQuestion) -> Option<String> {
        let is_text = |variable: &str| ["sex", "population", "stratum"].contains(&variable);
        let (file, missing) = ("HIMS.persons.csv", ["_U".to_owned()]);
        survey_script(language, &ScriptOf { file, design, question, is_text: &is_text, missing: &missing })
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
library(survey)
options(survey.lonely.psu = \"adjust\")
data <- read.csv(\"HIMS.persons.csv\", na.strings = c(\"\", \"_U\"), check.names = FALSE)
design <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = data)
part <- subset(design, population %in% c(\"NONMIG\") & !is.na(intends))
estimate <- svyby(~I(intends == 1), ~sex, part, function(x, d, ...) svyciprop(x, d, method = \"logit\", level = 0.95, df = degf(d)), vartype = c(\"se\", \"ci\", \"cv\"))
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
import delimited using \"HIMS.persons.csv\", clear case(preserve) varnames(1)
foreach missing in \"_U\" {
    quietly ds, has(type string)
    foreach variable of varlist `r(varlist)' {
        quietly replace `variable' = \"\" if `variable' == \"`missing'\"
    }
}
egen long stratum_ = group(stratum)
egen long sex_ = group(sex), label
svyset psu [pweight = weight], strata(stratum_) singleunit(centered)
generate byte part_ = (population == \"NONMIG\")
generate byte share_ = (intends == 1) if !missing(intends)
svy, subpop(part_) level(95): proportion share_, over(sex_)
estat cv
";
        assert_eq!(script(ScriptLanguage::Stata, &clustered(), &question()).as_deref(), Some(expected));
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
}
