//! The same question for R and Stata.

use std::collections::BTreeSet;

use marsad_model::{EstimateQuestion, StudyDefinition};
use marsad_publish::{ScriptLanguage, ScriptOf, survey_script};

/// The script that asks the same of the file of a table; none where the program cannot.
pub(super) fn script(
    language: ScriptLanguage,
    (study, table): (&StudyDefinition, &str),
    question: &EstimateQuestion,
) -> Option<String> {
    let (file, design) = (format!("{}.{table}.csv", study.id), study.design_of(table));
    let is_text = |name: &str| study.variable(name).is_some_and(|variable| !variable.is_numeric());
    let missing = missing(study, question);
    survey_script(language, &ScriptOf { file: &file, design: &design, question, is_text: &is_text, missing: &missing })
}

/// The codes of the variables in question that are no answers.
fn missing(study: &StudyDefinition, question: &EstimateQuestion) -> Vec<String> {
    let named = question.variables();
    let variables = study.variables.iter().filter(|variable| named.contains(variable.name.as_str()));
    let categories = variables.flat_map(|variable| &variable.categories).filter(|category| category.is_missing);
    let codes: BTreeSet<String> = categories.map(|category| category.code.to_string()).collect();
    codes.into_iter().collect()
}
