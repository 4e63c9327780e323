//! The script that asks the same of a survey in another program: R with the package survey, or Stata.
//!
//! Holds: the statements, below a comment with what has to be said of the data. Does not hold: the data, any estimate, or
//! the words of that comment.
//! Where next: `r.rs` and `stata.rs` for tables of estimates, the files below them for what goes beyond; METHOD.md for where the
//! numbers of these programs are not ours. What each program cannot do is said by giving no script.

#[cfg(test)]
mod analysis_tests;
mod obstacle;
mod question;
mod r;
mod stata;
#[cfg(test)]
mod tests;

use std::str::FromStr;

use marsad_model::{EstimateQuestion, RegressionFamily, Statistic, SurveyDesign, TermFactor, variable_and_code};

pub use obstacle::{ScriptObstacle, script_obstacle};
pub use question::ScriptQuestion;

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
