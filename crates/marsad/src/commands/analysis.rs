//! What is asked of a survey beyond a table of estimates: comparisons, regressions, tests, survival, small areas, and
//! estimates with calibrated weights.
//!
//! Holds: how options become an analysis, and its answer as text, JSON and CSV. Does not hold: any statistics.

use std::path::Path;

use bytes::Bytes;
use marsad_i18n::{Voice, args};
use marsad_model::{EstimateQuestion, StudyDefinition, SurveyDesign};
use marsad_publish::ScriptQuestion;
use marsad_workflow::{
    Analysis, AnalysisAnswer, AnalysisAsked, AnalysisHead, AreaCovariates, Calibration, CalibrationMethod,
    FileAnalysisAsked, FileVariable, KnownMargin, RegressionFamily, SpellAsked, Work,
};
use serde_json::{Map, Value, json};

use super::estimate::wrong;
use super::estimate_script::AskedFile;
use super::estimate_table::{Names, Table, give_answer, noted, shown, written};
use super::{Outcome, estimate_script, weighting};
use crate::cli::Format;
use crate::cli_survey::{AnalysisOptions, Calibrating, Estimate, Family};
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;
use crate::listed::parts;

/// Digits after the decimal mark of a probability.
const P_DECIMALS: u8 = 4;

/// The analysis that options ask for; none where they ask for a table of estimates.
pub fn asked(estimate: &Estimate, question: &EstimateQuestion) -> Result<Option<AnalysisAsked>, Failure> {
    let calibration = calibration(&estimate.analysis)?;
    let weighting = weighting::steps(&estimate.weighting)?;
    let analysis = match analysis(estimate, question)? {
        Some(analysis) => analysis,
        None if calibration.is_some() || !weighting.is_empty() => {
            Analysis::Estimates { statistic: question.statistic.clone(), by: question.by.clone() }
        }
        None => return Ok(None),
    };
    let (only, confidence) = (question.only.clone(), question.confidence);
    let (interval, quantile_rule) = (question.interval, question.quantile_rule);
    Ok(Some(AnalysisAsked { analysis, only, confidence, weighting, calibration, interval, quantile_rule }))
}

fn analysis(estimate: &Estimate, question: &EstimateQuestion) -> Result<Option<Analysis>, Failure> {
    let (statistic, options) = (&estimate.statistic, &estimate.analysis);
    if let Some(said) = &statistic.adjusted_weights {
        return Ok(Some(Analysis::Weights { name: Some(said.clone()).filter(|name| !name.is_empty()) }));
    }
    if let Some(outcome) = &statistic.regress {
        let family = options.family.map(family);
        return Ok(Some(Analysis::Regression { family, outcome: outcome.clone(), on: terms(options) }));
    }
    if let Some(said) = &statistic.test {
        let (rows, columns) = said.split_once(',').ok_or_else(|| wrong(said, "VARIABLE,VARIABLE"))?;
        return Ok(Some(Analysis::Independence { rows: rows.to_owned(), columns: columns.to_owned() }));
    }
    if let Some(said) = &statistic.survival {
        return survival(said, estimate).map(Some);
    }
    if let Some(path) = &options.small_areas {
        let [area] = question.by.as_slice() else { return Err(wrong(&question.by.join(","), "--by AREA")) };
        let covariates = covariates(path)?;
        return Ok(Some(Analysis::SmallAreas {
            statistic: question.statistic.clone(),
            area: area.clone(),
            covariates,
            options: weighting::area_options(&estimate.areas)?,
        }));
    }
    if options.contrast.is_empty() {
        return Ok(None);
    }
    let pair = |said: &String| match parts(said).as_slice() {
        [first, second] => Ok((first.clone(), second.clone())),
        _ => Err(wrong(said, "CODES,CODES")),
    };
    let pairs = options.contrast.iter().map(pair).collect::<Result<Vec<(String, String)>, Failure>>()?;
    Ok(Some(Analysis::Contrasts { statistic: question.statistic.clone(), by: question.by.clone(), pairs }))
}

fn survival(said: &str, estimate: &Estimate) -> Result<Analysis, Failure> {
    let said_parts = parts(said);
    let (duration, event, entry) = match said_parts.as_slice() {
        [duration, event] => (duration, event, None),
        [duration, event, entry] => (duration, event, Some(entry.clone())),
        _ => return Err(wrong(said, "DURATION,EVENT[=CODE][,ENTRY]")),
    };
    let spell = SpellAsked { duration: duration.clone(), event: event.clone(), entry };
    if !estimate.analysis.on.is_empty() {
        return Ok(Analysis::Hazards { spell, on: terms(&estimate.analysis) });
    }
    match estimate.by.as_slice() {
        [] => Ok(Analysis::Survival { spell, by: None, times: estimate.analysis.at.clone() }),
        [by] => Ok(Analysis::Survival { spell, by: Some(by.clone()), times: estimate.analysis.at.clone() }),
        several => Err(wrong(&several.join(","), "--by VARIABLE")),
    }
}

/// What explains a regression or hazards, term by term.
fn terms(options: &AnalysisOptions) -> Vec<String> {
    options.on.iter().flat_map(|said| parts(said)).collect()
}

const fn family(word: Family) -> RegressionFamily {
    match word {
        Family::Linear => RegressionFamily::Linear,
        Family::Logistic => RegressionFamily::Logistic,
        Family::Poisson => RegressionFamily::Poisson,
        Family::Multinomial => RegressionFamily::Multinomial,
    }
}

fn calibration(options: &AnalysisOptions) -> Result<Option<Calibration>, Failure> {
    if options.calibrate.is_empty() {
        return Ok(None);
    }
    let margins = options.calibrate.iter().map(|path| margin(path)).collect::<Result<Vec<KnownMargin>, Failure>>()?;
    let method = match options.calibration {
        Calibrating::Linear => CalibrationMethod::Linear,
        Calibrating::Raking => CalibrationMethod::Raking,
        Calibrating::Logit => CalibrationMethod::Logit,
    };
    let bounds = match options.bounds.as_slice() {
        [] => None,
        [low, high] => Some((*low, *high)),
        other => {
            let said: Vec<String> = other.iter().map(ToString::to_string).collect();
            return Err(wrong(&said.join(","), "--bounds LOW,HIGH"));
        }
    };
    Ok(Some(Calibration { margins, method, bounds }))
}

/// A table of text with a first row of names.
fn table(path: &Path) -> Result<(Vec<String>, Vec<Vec<String>>), Failure> {
    let bytes = foreign_file::bytes(path)?;
    let refused = |error: &csv::Error| Failure::File { path: path.to_owned(), detail: error.to_string() };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes.as_slice());
    let owned = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
    let head = owned(reader.headers().map_err(|error| refused(&error))?);
    let mut rows = Vec::new();
    for record in reader.records() {
        rows.push(owned(&record.map_err(|error| refused(&error))?));
    }
    Ok((head, rows))
}

/// A number of a table, which must be one.
fn number(path: &Path, row: usize, text: &str) -> Result<f64, Failure> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    // The first row below the names is the second of the file.
    let detail = || format!("row {}: `{text}` is no number", row + 2);
    number.ok_or_else(|| Failure::File { path: path.to_owned(), detail: detail() })
}

/// Totals of the population: columns of codes, then `total` or `total:NUMBER`.
pub fn margin(path: &Path) -> Result<KnownMargin, Failure> {
    let (head, rows) = table(path)?;
    let form = || Failure::File { path: path.to_owned(), detail: "its last column is not `total`".to_owned() };
    let (last, by) = head.split_last().ok_or_else(form)?;
    let of = match last.split_once(':') {
        None if last == "total" => None,
        Some(("total", number)) => Some(number.to_owned()),
        _ => return Err(form()),
    };
    let mut totals = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let (total, codes) = row.split_last().ok_or_else(form)?;
        totals.push((codes.to_vec(), number(path, place, total)?));
    }
    Ok(KnownMargin { by: by.to_vec(), of, totals })
}

/// What is known of areas: their codes, then a number in every column.
fn covariates(path: &Path) -> Result<AreaCovariates, Failure> {
    let (head, rows) = table(path)?;
    let mut areas = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let (code, numbers) = row.split_first().map_or(("", &[][..]), |(code, numbers)| (code.as_str(), numbers));
        let numbers = numbers.iter().map(|text| number(path, place, text)).collect::<Result<Vec<f64>, Failure>>()?;
        areas.push((code.to_owned(), numbers));
    }
    Ok(AreaCovariates { names: head.into_iter().skip(1).collect(), areas })
}

/// An analysis of a file.
pub fn of_file(
    estimate: &Estimate,
    (design, asked): (SurveyDesign, AnalysisAsked),
    console: &Console,
) -> Result<Outcome, Failure> {
    let path = estimate.file.clone().unwrap_or_default();
    let codebook = estimate.codebook.as_deref().map(foreign_file::bytes).transpose()?.map(Bytes::from);
    let bytes = Bytes::from(foreign_file::bytes(&path)?);
    let wanted = FileAnalysisAsked { bytes, codebook, design, asked };
    let found = Work::analyse_file(&wanted)?;
    found.findings.iter().for_each(|finding| console.tell(&console.own_file_text(finding)));
    let Some(answer) = found.answer else { return Ok(Outcome::Findings) };
    if let Some(language) = estimate.script {
        let of = (&answer.design, ScriptQuestion::Analysis(&wanted.asked));
        let has_codebook = estimate.codebook.is_some();
        let file = AskedFile { path: &path, has_codebook, variables: &found.variables };
        return estimate_script::of_file(language, file, of, console);
    }
    Ok(give(&answer, (None, &found.variables), console))
}

/// Gives the answer of an analysis.
pub fn give(
    answer: &AnalysisAnswer,
    (study, variables): (Option<&StudyDefinition>, &[FileVariable]),
    console: &Console,
) -> Outcome {
    let voice = console.voice();
    tell(answer, console);
    if let Some(estimates) = answer.estimates.as_ref().filter(|_| console.format != Format::Json) {
        give_answer(estimates, (study, variables), console);
        return Outcome::of(!estimates.rows.is_empty());
    }
    let names = Names { study, variables, voice };
    match console.format {
        Format::Json => {
            console.give(&format!("{}\n", serde_json::to_string_pretty(&in_json(answer)).unwrap_or_default()));
        }
        Format::Csv => {
            console.give(&noted(plain(answer), study, voice).csv());
            console.say_line(&facts_text(answer, &names));
        }
        Format::Text => {
            console.give(&format!("{}\n{}", for_people(answer, &names).text(), facts_text(answer, &names)));
        }
    }
    Outcome::of(!answer.rows.is_empty())
}

/// Says what is worth knowing, what was done to the weights, and what they were made to reach.
fn tell(answer: &AnalysisAnswer, console: &Console) {
    let voice = console.voice();
    answer.findings.iter().for_each(|note| console.say_line(&console.design_text(note)));
    weighting::tell(answer, console);
    for constraint in &answer.constraints {
        let arguments = args()
            .text("name", &constraint.name)
            .text("before", &shown(voice, Some(constraint.before)))
            .text("after", &shown(voice, Some(constraint.after)));
        console.say("analysis-calibrated", &arguments);
    }
}

/// The name of a head for programs.
fn head_word(head: &AnalysisHead) -> &str {
    match head {
        AnalysisHead::Word(word) => word,
        AnalysisHead::Variable(name) => name,
    }
}

/// A word as the name of a field.
fn field(word: &str) -> String {
    word.replace('-', "_")
}

fn in_json(answer: &AnalysisAnswer) -> Value {
    let row = |row: &marsad_workflow::AnalysisRow| {
        let mut object = Map::new();
        for (head, name) in answer.heads.iter().zip(&row.names) {
            object.insert(head_word(head).to_owned(), json!(name));
        }
        for (measure, number) in answer.measures.iter().zip(&row.numbers) {
            object.insert(field(measure), json!(number));
        }
        Value::Object(object)
    };
    let facts: Vec<Value> = answer
        .facts
        .iter()
        .map(|fact| json!({ "fact": field(fact.word), "of": fact.of, "value": fact.value }))
        .collect();
    let mut told = json!({
        "analysis": answer.kind, "study": answer.study, "table": answer.table, "number": answer.number,
        "is_synthetic": answer.is_synthetic, "design": answer.design, "confidence": answer.confidence, "facts": facts,
        "adjustments": answer.adjustments, "constraints": answer.constraints, "findings": answer.findings,
    });
    match &answer.estimates {
        // A table of estimates has one form, whatever was done to the weights.
        Some(estimates) => {
            told["question"] = json!(estimates.question);
            told["missing"] = json!(estimates.missing);
            told["rows"] = json!(estimates.rows);
        }
        None => told["rows"] = Value::Array(answer.rows.iter().map(row).collect()),
    }
    told
}

/// Numbers as programs want them; what holds for the whole has another shape, and is said beside them.
fn plain(answer: &AnalysisAnswer) -> Table {
    let heads = answer.heads.iter().map(|head| head_word(head).to_owned());
    let measures = answer.measures.iter().map(|measure| field(measure));
    let mut table = Table { head: heads.chain(measures).collect(), rows: Vec::new() };
    for row in &answer.rows {
        let numbers = row.numbers.iter().map(|number| written(*number));
        table.rows.push(row.names.iter().cloned().chain(numbers).collect());
    }
    table
}

fn for_people(answer: &AnalysisAnswer, names: &Names<'_>) -> Table {
    let voice = names.voice;
    let head = |head: &AnalysisHead| match head {
        AnalysisHead::Word(word) => voice.say(&format!("analysis-head-{word}")),
        AnalysisHead::Variable(name) => names.variable(name),
    };
    let measures = answer.measures.iter().map(|measure| voice.say(&format!("analysis-column-{measure}")));
    let mut table = Table { head: answer.heads.iter().map(head).chain(measures).collect(), rows: Vec::new() };
    let named = |(head, name): (&AnalysisHead, &String)| match head {
        AnalysisHead::Variable(variable) => names.category(variable, name),
        AnalysisHead::Word(_) => name.clone(),
    };
    for row in &answer.rows {
        let of_row = answer.heads.iter().zip(&row.names).map(named);
        let numbers = answer.measures.iter().zip(&row.numbers).map(|(measure, number)| cell(voice, measure, *number));
        table.rows.push(of_row.chain(numbers).collect());
    }
    table
}

/// A number of a column or of a fact.
fn cell(voice: &Voice, measure: &str, number: Option<f64>) -> String {
    match (measure, number) {
        ("p-value" | "term-p-value", Some(number)) => probability(voice, number),
        ("rows" | "events" | "numerator" | "degrees-of-freedom" | "iterations", Some(number))
            if number.fract() == 0.0 =>
        {
            voice.number(number, 0)
        }
        _ => shown(voice, number),
    }
}

/// A probability under its head: its number alone, or that it is below the last digit.
fn probability(voice: &Voice, number: f64) -> String {
    let said = voice.probability(number, P_DECIMALS);
    said.strip_prefix("= ").map(str::to_owned).unwrap_or(said)
}

/// What holds for the whole, a line each.
fn facts_text(answer: &AnalysisAnswer, names: &Names<'_>) -> String {
    let mut text = String::new();
    let by = answer.heads.iter().find_map(|head| match head {
        AnalysisHead::Variable(name) => Some(name.as_str()),
        AnalysisHead::Word(_) => None,
    });
    for fact in &answer.facts {
        let word = names.voice.say(&format!("analysis-fact-{}", fact.word));
        let of = by.map_or_else(|| fact.of.clone(), |by| names.category(by, &fact.of));
        let of = if fact.of.is_empty() { String::new() } else { format!(" ({of})") };
        text.push_str(&format!("{word}{of}: {}\n", cell(names.voice, fact.word, fact.value)));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{covariates, margin};

    fn file(folder: &tempfile::TempDir, text: &str) -> PathBuf {
        let path = folder.path().join("known.csv");
        std::fs::write(&path, text).unwrap();
        path
    }

    #[test]
    fn totals_of_persons_and_of_numbers_are_told_apart_by_their_last_column() {
        let folder = tempfile::tempdir().unwrap();
        let persons = margin(&file(&folder, "sex,area,total\nF,U,30\nM,U,10.5\n")).unwrap();
        assert_eq!((persons.by.len(), persons.of, persons.totals[1].1), (2, None, 10.5));
        let income = margin(&file(&folder, "total:income\n1200\n")).unwrap();
        assert_eq!((income.by.len(), income.of.as_deref()), (0, Some("income")));
        assert!(margin(&file(&folder, "sex,number\nF,1\n")).is_err());
        assert!(margin(&file(&folder, "sex,total\nF,many\n")).is_err());
    }

    #[test]
    fn each_area_has_its_code_and_its_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let known = covariates(&file(&folder, "isle,urban,age\nXM-L,0.5,31\nXM-N,0.1,40\n")).unwrap();
        assert_eq!(known.names, ["urban", "age"]);
        assert_eq!(known.areas[1], ("XM-N".to_owned(), vec![0.1, 40.0]));
    }
}
