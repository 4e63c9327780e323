//! The same question for R and Stata.

use marsad_i18n::args;
use marsad_model::{EstimateQuestion, StudyDefinition};
use marsad_publish::{ScriptLanguage, ScriptOf, ScriptQuestion, StudyNames, survey_script};

use crate::links;

/// The script that asks the same of the file of a table; none where the program cannot.
pub(super) fn script(
    language: ScriptLanguage,
    (names, table): (&StudyNames<'_>, &str),
    question: &EstimateQuestion,
) -> Option<String> {
    let study = names.study;
    let (file, design) = (data_name(study, table), study.design_of(table));
    let data = script_data(names, table).replace(['\u{2068}', '\u{2069}'], "");
    let note: Vec<String> = names.sentence().into_iter().chain([data]).collect();
    let note = note.join(" ");
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

/// What a script reads, in words.
pub(super) fn script_data(names: &StudyNames<'_>, table: &str) -> String {
    let is_synthetic = names.study.is_synthetic;
    let key = if is_synthetic { "builder-script-data-open" } else { "builder-script-data-closed" };
    names.voice.say_with(key, &args().text("file", &data_name(names.study, table)))
}

/// The name of the file that a script reads: of records in which nobody exists it says so.
fn data_name(study: &StudyDefinition, table: &str) -> String {
    if study.is_synthetic {
        return links::records_file((study.id.as_str(), table), "csv");
    }
    format!("{}.{table}.csv", study.id)
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
