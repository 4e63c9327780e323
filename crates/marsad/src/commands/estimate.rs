//! Estimates from a survey, with everything that is known of how sure they are.

use std::collections::BTreeMap;

use bytes::Bytes;
use marsad_i18n::args;
use marsad_model::{
    EstimateQuestion, LonelyUnits, ReplicateScheme, SecondPhase, Statistic, StudyDefinition, SuppliedMethod,
    SurveyDesign,
};
use marsad_publish::{ScriptLanguage, ScriptOf, survey_script};
use marsad_workflow::{Actor, AnalysisAsked, EstimateAnswer, EstimateAsked, FileAsked, FileVariable, Work};

use super::estimate_table::{give_answer, give_built};
use super::sign_in::sign_in;
use super::{Outcome, analysis};
use crate::cli::As;
use crate::cli_survey::{DesignOptions, Estimate, Lonely, ReplicateMethod, Replicates, StatisticOptions};
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;
use crate::site::Site;

pub async fn run(site: &Site, estimate: &Estimate, console: &Console) -> Result<Outcome, Failure> {
    let question = question(estimate)?;
    match (&estimate.file, analysis::asked(estimate, &question)?) {
        (Some(_), None) => of_file(estimate, question, console),
        (Some(_), Some(asked)) => {
            analysis::of_file(estimate, (with_options(SurveyDesign::default(), &estimate.design), asked), console)
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
    let design = with_options(own.clone(), &estimate.design);
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
    let design = with_options(SurveyDesign::default(), &estimate.design);
    let codebook = estimate.codebook.as_deref().map(foreign_file::bytes).transpose()?;
    let bytes = Bytes::from(foreign_file::bytes(&path)?);
    let asked = FileAsked { bytes, codebook: codebook.map(Bytes::from), design, question };
    // A script too is written only of columns and codes that are there.
    let found = Work::estimate_file(&asked)?;
    found.findings.iter().for_each(|finding| console.tell(&console.own_file_text(finding)));
    let Some(answer) = found.answer else { return Ok(Outcome::Findings) };
    if let Some(language) = estimate.script {
        let file = path.display().to_string();
        let is_text = |name: &str| found.variables.iter().any(|variable| variable.name == name && variable.is_text);
        let FileAsked { design, question, .. } = &asked;
        return give_script(
            language,
            &ScriptOf { file: &file, design, question, is_text: &is_text, missing: &[] },
            console,
        );
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
    let design = with_options(own.clone(), &estimate.design);
    let asked =
        EstimateAsked { table: estimate.table.clone(), design: (design != own).then(|| design.clone()), question };
    if let Some(language) = estimate.script {
        work.check_estimate(&id, &asked)?;
        return script(study, (&asked, &design), language, console);
    }
    if let Some(dataflow) = &estimate.plan {
        console.give(&work.draft_plan(&id, &asked, dataflow)?);
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
    if let Some(sentence) = &study.sentence {
        console.say(sentence, &args());
    }
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

fn script(
    study: &StudyDefinition,
    (asked, design): (&EstimateAsked, &SurveyDesign),
    language: ScriptLanguage,
    console: &Console,
) -> Result<Outcome, Failure> {
    let file = format!("{}.{}.csv", study.id, asked.table);
    let is_text = |name: &str| study.variable(name).is_some_and(|variable| !variable.is_numeric());
    let named = asked.question.variables();
    let categories = study.variables.iter().filter(|variable| named.contains(variable.name.as_str()));
    let missing = categories.flat_map(|variable| &variable.categories).filter(|category| category.is_missing);
    let mut missing: Vec<String> = missing.map(|category| category.code.to_string()).collect();
    missing.sort();
    missing.dedup();
    let of = ScriptOf { file: &file, design, question: &asked.question, is_text: &is_text, missing: &missing };
    give_script(language, &of, console)
}

fn give_script(language: ScriptLanguage, of: &ScriptOf<'_>, console: &Console) -> Result<Outcome, Failure> {
    let none = || Failure::Answer { key: "estimate-no-script", arguments: args().text("language", language.word()) };
    console.give(&survey_script(language, of).ok_or_else(none)?);
    Ok(Outcome::Fine)
}

fn question(estimate: &Estimate) -> Result<EstimateQuestion, Failure> {
    let mut only: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for wanted in &estimate.wanted {
        let (variable, codes) = wanted.split_once('=').ok_or_else(|| wrong(wanted, "VARIABLE=CODE,CODE"))?;
        only.entry(variable.to_owned()).or_default().extend(codes.split(',').map(str::to_owned));
    }
    let (by, confidence) = (estimate.by.clone(), estimate.confidence);
    Ok(EstimateQuestion { statistic: statistic(&estimate.statistic)?, by, only, confidence })
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

/// A design with what the options say otherwise.
fn with_options(design: SurveyDesign, options: &DesignOptions) -> SurveyDesign {
    let or = |said: &Vec<String>, own: Vec<String>| if said.is_empty() { own } else { said.clone() };
    SurveyDesign {
        weights: options.weights.clone().or(design.weights),
        probabilities: or(&options.probabilities, design.probabilities),
        strata: or(&options.strata, design.strata),
        clusters: or(&options.clusters, design.clusters),
        fpc: or(&options.fpc, design.fpc),
        nested: options.nested || design.nested,
        lonely: options.lonely.map_or(design.lonely, lonely),
        second: second(options).or(design.second),
        replicates: replicates(options).or(design.replicates),
    }
}

/// The second phase that the options describe.
fn second(options: &DesignOptions) -> Option<SecondPhase> {
    Some(SecondPhase {
        subset: options.second_phase.clone()?,
        weights: options.second_weights.clone(),
        probabilities: options.second_probabilities.clone(),
        strata: options.second_strata.clone(),
        clusters: options.second_clusters.clone(),
        fpc: options.second_fpc.clone(),
    })
}

const fn lonely(word: Lonely) -> LonelyUnits {
    match word {
        Lonely::Fail => LonelyUnits::Fail,
        Lonely::Certainty => LonelyUnits::Certainty,
        Lonely::Adjust => LonelyUnits::Adjust,
        Lonely::Average => LonelyUnits::Average,
    }
}

fn replicates(options: &DesignOptions) -> Option<ReplicateScheme> {
    if !options.replicate_weights.is_empty() {
        return Some(ReplicateScheme::Supplied {
            columns: options.replicate_weights.clone(),
            method: supplied(options.replicate_method),
            rho: 0.0,
            factors: false,
            scale: None,
        });
    }
    Some(match options.replicates? {
        Replicates::Jackknife => ReplicateScheme::Jackknife {},
        Replicates::HalfSamples => ReplicateScheme::HalfSamples { rho: 0.0 },
        Replicates::Bootstrap => ReplicateScheme::Bootstrap { count: options.replicate_count, seed: options.seed },
    })
}

const fn supplied(method: ReplicateMethod) -> SuppliedMethod {
    match method {
        ReplicateMethod::HalfSamples => SuppliedMethod::HalfSamples,
        ReplicateMethod::JackknifeUnstratified => SuppliedMethod::JackknifeUnstratified,
        ReplicateMethod::JackknifeStratified => SuppliedMethod::JackknifeStratified,
        ReplicateMethod::Bootstrap => SuppliedMethod::Bootstrap,
        ReplicateMethod::SuccessiveDifferences => SuppliedMethod::SuccessiveDifferences,
    }
}
