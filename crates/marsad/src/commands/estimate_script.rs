//! The script that asks the same in another program: what it has to know of a study or of a file.

use std::collections::BTreeSet;
use std::path::Path;

use marsad_i18n::args;
use marsad_model::{StudyDefinition, StudyVariable, SurveyDesign};
use marsad_publish::{ScriptLanguage, ScriptOf, ScriptQuestion, script_obstacle, survey_script};
use marsad_workflow::FileVariable;

use super::Outcome;
use super::estimate::sentence;
use crate::console::Console;
use crate::failure::Failure;

/// Codes by the variable that has them.
type Codes = Vec<(String, Vec<String>)>;

/// A survey file as it was asked.
#[derive(Clone, Copy)]
pub struct AskedFile<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Whether a codebook was brought along.
    pub has_codebook: bool,
    /// What both say of the variables in question.
    pub variables: &'a [FileVariable],
}

/// Endings of files that say themselves which codes are no answers.
const SAY_MISSING: [&str; 4] = ["sav", "zsav", "dta", "parquet"];

/// The script for a survey file, after what the file and its codebook say of the variables in question.
pub fn of_file(
    language: ScriptLanguage,
    AskedFile { path, has_codebook, variables }: AskedFile<'_>,
    (design, question): (&SurveyDesign, ScriptQuestion<'_>),
    console: &Console,
) -> Result<Outcome, Failure> {
    let file = path.display().to_string();
    let is_text = |name: &str| variables.iter().any(|variable| variable.name == name && variable.is_text);
    let once = once(variables);
    let coded: Codes = once.iter().copied().filter(|variable| variable.is_coded).map(ordered).collect();
    // What the codebook says of the design and of codes that are no answers is in the script too.
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_told = has_codebook || !SAY_MISSING.contains(&ending.as_str());
    let missing = once.iter().filter(|variable| is_told && !variable.missing.is_empty());
    let missing: Codes = missing.map(|variable| (variable.name.clone(), variable.missing.clone())).collect();
    let of = ScriptOf { file: &file, design, question, is_text: &is_text, coded: &coded, missing: &missing, note: "" };
    give(language, &of, console)
}

/// Each variable once: one may be of the design and in question too.
fn once(variables: &[FileVariable]) -> Vec<&FileVariable> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    variables.iter().filter(|variable| known.insert(&variable.name)).collect()
}

/// The codes of a variable in the order of its codebook, without those that are no answers.
fn ordered(variable: &FileVariable) -> (String, Vec<String>) {
    let codes = variable.categories.iter().map(|(code, _)| code);
    let codes = codes.filter(|code| !variable.missing.contains(code)).cloned().collect();
    (variable.name.clone(), codes)
}

/// The script for the records of a table of a study, under the name that they have when they are written.
pub fn of_study(
    language: ScriptLanguage,
    study: &StudyDefinition,
    (table, design, question): (&str, &SurveyDesign, ScriptQuestion<'_>),
    console: &Console,
) -> Result<Outcome, Failure> {
    let file = format!("{}.{table}.csv", study.id);
    let is_text = |name: &str| study.variable(name).is_some_and(|variable| !variable.is_numeric());
    let named = match question {
        ScriptQuestion::Table(question) => question.variables(),
        ScriptQuestion::Analysis(asked) => asked.variables(),
    };
    let is_named = |variable: &&StudyVariable| named.contains(variable.name.as_str());
    let named: Vec<&StudyVariable> = study.variables.iter().filter(is_named).collect();
    let coded = named.iter().filter(|variable| !variable.is_numeric());
    let coded: Codes = coded.map(|variable| codes(variable, false)).collect();
    let missing = named.iter().map(|variable| codes(variable, true));
    let missing: Codes = missing.filter(|(_, codes)| !codes.is_empty()).collect();
    let note = sentence(study).map(|key| console.voice().say(key)).unwrap_or_default();
    let of =
        ScriptOf { file: &file, design, question, is_text: &is_text, coded: &coded, missing: &missing, note: &note };
    give(language, &of, console)
}

/// The codes of a variable that are no answers, or those that are.
fn codes(variable: &StudyVariable, is_missing: bool) -> (String, Vec<String>) {
    let wanted = variable.categories.iter().filter(|category| category.is_missing == is_missing);
    (variable.name.to_string(), wanted.map(|category| category.code.to_string()).collect())
}

fn give(language: ScriptLanguage, of: &ScriptOf<'_>, console: &Console) -> Result<Outcome, Failure> {
    let none = || {
        let arguments = args().text("language", language.word());
        match script_obstacle(language, of) {
            Some(obstacle) => {
                let reason = console.voice().say(&format!("script-obstacle-{}", obstacle.word()));
                Failure::Answer { key: "estimate-no-script-because", arguments: arguments.text("reason", &reason) }
            }
            None => Failure::Answer { key: "estimate-no-script", arguments },
        }
    };
    console.give(&survey_script(language, of).ok_or_else(none)?);
    Ok(Outcome::Fine)
}
