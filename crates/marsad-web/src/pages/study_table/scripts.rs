//! The same question for R and Stata.

use marsad_model::{EstimateQuestion, StudyDefinition};
use marsad_publish::{ScriptLanguage, ScriptOf, ScriptQuestion, StudyNames, survey_script};

/// The script that asks the same of the file of a table; none where the program cannot.
pub(super) fn script(
    language: ScriptLanguage,
    (names, table): (&StudyNames<'_>, &str),
    question: &EstimateQuestion,
) -> Option<String> {
    let study = names.study;
    let (file, design) = (format!("{}.{table}.csv", study.id), study.design_of(table));
    let note = names.sentence().unwrap_or_default();
    let is_text = |name: &str| study.variable(name).is_some_and(|variable| !variable.is_numeric());
    let missing = missing(study, question);
    let of = ScriptOf {
        file: &file,
        design: &design,
        question: ScriptQuestion::Table(question),
        is_text: &is_text,
        coded: &[],
        missing: &missing,
        note: &note,
    };
    survey_script(language, &of)
}

/// The codes of the variables in question that are no answers.
fn missing(study: &StudyDefinition, question: &EstimateQuestion) -> Vec<(String, Vec<String>)> {
    let named = question.variables();
    let codes = |name: &str| {
        let categories = study.variable(name).map_or(&[][..], |variable| variable.categories.as_slice());
        categories.iter().filter(|category| category.is_missing).map(|category| category.code.to_string()).collect()
    };
    let of_variables = named.into_iter().map(|name| (name.to_owned(), codes(name)));
    of_variables.filter(|(_, codes): &(String, Vec<String>)| !codes.is_empty()).collect()
}
