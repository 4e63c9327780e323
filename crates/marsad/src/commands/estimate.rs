//! Estimates from a survey, with everything that is known of how sure they are.

use std::collections::BTreeMap;

use bytes::Bytes;
use marsad_i18n::args;
use marsad_model::{EstimateQuestion, IntervalMethod, Statistic, StudyDefinition, SurveyDesign};
use marsad_publish::ScriptQuestion;
use marsad_workflow::{Actor, AnalysisAsked, EstimateAnswer, EstimateAsked, FileAsked, FileVariable, Work};

use super::estimate_design::with_options;
use super::estimate_script::AskedFile;
use super::estimate_table::{give_answer, give_built};
use super::sign_in::sign_in;
use super::{Outcome, analysis, estimate_script};
use crate::cli::As;
use crate::cli_survey::{Estimate, StatisticOptions};
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;
use crate::listed::parts;
use crate::site::Site;

pub async fn run(site: &Site, estimate: &Estimate, console: &Console) -> Result<Outcome, Failure> {
    let question = question(estimate)?;
    match (&estimate.file, analysis::asked(estimate, &question)?) {
        (Some(_), None) => of_file(estimate, question, console),
        (Some(_), Some(asked)) => {
            analysis::of_file(estimate, (with_options(SurveyDesign::default(), &estimate.design)?, asked), console)
        }
        (None, None) => of_study(&site.open().await?, estimate, question, console).await,
        (None, Some(asked)) => analysis_of_study(&site.open().await?, estimate, &asked, console).await,
    }
}

/// An analysis of a study.
async fn analysis_of_study(
    work: &Work,
    estimate: &Estimate,
    asked: &AnalysisAsked,
    console: &Console,
) -> Result<Outcome, Failure> {
    let id = estimate.study.clone().unwrap_or_default();
    let study = work.study(&id)?;
    let own = study.design_of(estimate.table.as_str());
    let design = with_options(own.clone(), &estimate.design)?;
    if let Some(language) = estimate.script {
        work.check_analysis((&id, &estimate.table), asked)?;
        let of = (estimate.table.as_str(), &design, ScriptQuestion::Analysis(asked));
        return estimate_script::of_study(language, study, of, console);
    }
    say_sentence(study, console);
    let actor = actor(work, estimate, console).await?;
    let design = (design != own).then_some(design);
    let answer = work.analyse(actor.as_ref(), (&id, &estimate.table), design, asked).await?;
    Ok(analysis::give(&answer, (Some(study), &[]), console))
}

/// Who asks, where somebody said it.
async fn actor(work: &Work, estimate: &Estimate, console: &Console) -> Result<Option<Actor>, Failure> {
    match &estimate.account {
        Some(account) => Ok(Some(sign_in(work, &As { account: account.clone() }, console).await?)),
        None => Ok(None),
    }
}

/// A survey file, without a data folder.
fn of_file(estimate: &Estimate, question: EstimateQuestion, console: &Console) -> Result<Outcome, Failure> {
    let path = estimate.file.clone().unwrap_or_default();
    let design = with_options(SurveyDesign::default(), &estimate.design)?;
    let codebook = estimate.codebook.as_deref().map(foreign_file::bytes).transpose()?;
    let bytes = Bytes::from(foreign_file::bytes(&path)?);
    let asked = FileAsked { bytes, codebook: codebook.map(Bytes::from), design, question };
    // A script too is written only of columns and codes that are there.
    let found = Work::estimate_file(&asked)?;
    found.findings.iter().for_each(|finding| console.tell(&console.own_file_text(finding)));
    let Some(answer) = found.answer else { return Ok(Outcome::Findings) };
    if let Some(language) = estimate.script {
        let of = (&answer.design, ScriptQuestion::Table(&asked.question));
        let has_codebook = estimate.codebook.is_some();
        let file = AskedFile { path: &path, has_codebook, variables: &found.variables };
        return estimate_script::of_file(language, file, of, console);
    }
    give(&answer, (None, &found.variables), console)
}

async fn of_study(
    work: &Work,
    estimate: &Estimate,
    question: EstimateQuestion,
    console: &Console,
) -> Result<Outcome, Failure> {
    let id = estimate.study.clone().unwrap_or_default();
    let study = work.study(&id)?;
    let own = study.design_of(estimate.table.as_str());
    let design = with_options(own.clone(), &estimate.design)?;
    let asked =
        EstimateAsked { table: estimate.table.clone(), design: (design != own).then(|| design.clone()), question };
    if let Some(language) = estimate.script {
        work.check_estimate(&id, &asked)?;
        let of = (asked.table.as_str(), &design, ScriptQuestion::Table(&asked.question));
        return estimate_script::of_study(language, study, of, console);
    }
    if let Some(dataflow) = &estimate.plan {
        let note = sentence(study).map(|key| format!("# {}\n", console.voice().say(key))).unwrap_or_default();
        console.give(&(note + &work.draft_plan(&id, &asked, dataflow)?));
        return Ok(Outcome::Fine);
    }
    say_sentence(study, console);
    if estimate.protected {
        let built = work.built_table(&id, asked.table.as_str(), &asked.question).await?;
        return Ok(give_built(&built, study, console));
    }
    let actor = actor(work, estimate, console).await?;
    let answer = work.estimate(actor.as_ref(), &id, &asked).await?;
    give(&answer, (Some(study), &[]), console)
}

/// What is said wherever a study appears.
pub fn say_sentence(study: &StudyDefinition, console: &Console) {
    if let Some(sentence) = sentence(study) {
        console.say(sentence, &args());
    }
}

/// The key of what has to be said of everything that comes from a study; none of one of real persons that says nothing.
pub fn sentence(study: &StudyDefinition) -> Option<&str> {
    let synthetic = study.is_synthetic.then_some("study-synthetic");
    study.sentence.as_deref().or(synthetic)
}

fn give(
    answer: &EstimateAnswer,
    named: (Option<&StudyDefinition>, &[FileVariable]),
    console: &Console,
) -> Result<Outcome, Failure> {
    answer.findings.iter().for_each(|note| console.say_line(&console.design_text(note)));
    let left_out = answer.missing.in_variables + answer.missing.in_domains;
    if left_out > 0 {
        console.say("estimate-left-out", &args().count("n", left_out));
    }
    give_answer(answer, named, console);
    Ok(Outcome::of(!answer.rows.is_empty()))
}

fn question(estimate: &Estimate) -> Result<EstimateQuestion, Failure> {
    let mut only: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for wanted in &estimate.wanted {
        let (variable, codes) = wanted.split_once('=').ok_or_else(|| wrong(wanted, "VARIABLE=CODE,CODE"))?;
        only.entry(variable.to_owned()).or_default().extend(parts(codes));
    }
    let (by, confidence) = (estimate.by.clone(), estimate.confidence);
    let is_again = |(place, name): &(usize, &String)| by.iter().take(*place).any(|before| before == *name);
    if let Some((_, name)) = by.iter().enumerate().find(is_again) {
        return Err(Failure::Answer { key: "estimate-by-twice", arguments: args().text("name", name) });
    }
    let (interval, quantile_rule) = (estimate.intervals.interval, estimate.intervals.quantile_rule);
    let statistic = statistic(&estimate.statistic)?;
    let question = EstimateQuestion { statistic, by, only, confidence, interval, quantile_rule };
    match question.interval.filter(|_| !question.has_fitting_intervals()) {
        Some(method) => Err(unfit(method, &question.statistic)),
        None => Ok(question),
    }
}

/// An interval that a statistic has not, with those that it has.
fn unfit(method: IntervalMethod, statistic: &Statistic) -> Failure {
    let known: Vec<&str> = IntervalMethod::of(statistic).map(IntervalMethod::word).collect();
    let arguments =
        args().text("method", method.word()).text("statistic", statistic.word()).text("known", &known.join(", "));
    Failure::Answer { key: "estimate-interval-unfit", arguments }
}

/// What was said, and the form in which it must be.
pub fn wrong(said: &str, form: &str) -> Failure {
    Failure::Answer { key: "estimate-wrong-form", arguments: args().text("said", said).text("form", form) }
}

/// The one that was asked for: the command line lets no other through.
fn statistic(options: &StatisticOptions) -> Result<Statistic, Failure> {
    let StatisticOptions { total, mean, proportion, ratio, quantile, .. } = options;
    if let Some(variable) = total {
        return Ok(Statistic::Total { variable: variable.clone() });
    }
    if let Some(variable) = mean {
        return Ok(Statistic::Mean { variable: variable.clone() });
    }
    if let Some(said) = proportion {
        let (variable, category) = match said.split_once('=') {
            Some((variable, code)) => (variable, Some(code.to_owned())),
            None => (said.as_str(), None),
        };
        return Ok(Statistic::Proportion { variable: variable.to_owned(), category });
    }
    if let Some(said) = ratio {
        let parts = said.split_once('/').ok_or_else(|| wrong(said, "VARIABLE/VARIABLE"))?;
        return Ok(Statistic::Ratio { numerator: parts.0.to_owned(), denominator: parts.1.to_owned() });
    }
    if let Some(said) = quantile {
        let parts = said.split_once('=').and_then(|(variable, share)| Some((variable, share.parse().ok()?)));
        let (variable, probability) = parts.ok_or_else(|| wrong(said, "VARIABLE=0.5"))?;
        return Ok(Statistic::Quantile { variable: variable.to_owned(), probability });
    }
    Ok(Statistic::Count {})
}
