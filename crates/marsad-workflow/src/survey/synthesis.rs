//! Synthetic studies: the parameters of a pack become tables of persons of whom nobody exists.

use marsad_lake::Records;
use marsad_model::{Id, Pack, StudyDefinition};
use marsad_pack::{Problem, ProblemKind, read_parameters};
use marsad_study::Survey;
use marsad_synthesis::{Parameters, SurveyOptions, World};

use super::{SurveyProblem, codebook};
use crate::steps::Synthesis;
use crate::{Refusal, WorkError};

/// What a generator made.
pub(crate) struct Made {
    /// The tables that the study has variables for.
    pub tables: Vec<(Id, Records)>,
    /// What is worth knowing about the sample, a word each.
    pub remarks: Vec<&'static str>,
    /// Published figures that do not come out.
    pub missed: Vec<String>,
}

/// The tables of a study from its parameters. The same parameters and seeds give the same tables.
pub(crate) fn made(study: &StudyDefinition, synthesis: Synthesis) -> Result<Made, WorkError> {
    let parameters = parameters(study).map_err(|problem| WorkError::Pack(vec![problem]))?;
    let parameters = parameters.ok_or_else(|| Refusal::NotSynthetic(study.id.to_string()))?;
    let world = World::new(parameters, synthesis.population_seed)
        .map_err(|problems| WorkError::Pack(problems.iter().map(|problem| told(study, problem)).collect()))?;
    let options = SurveyOptions {
        seed: synthesis.design_seed,
        scale: synthesis.scale.max(1) as usize,
        ..SurveyOptions::default()
    };
    let drawn = world.survey(&options);
    let mut tables = Vec::new();
    for (name, batch) in [("persons", &drawn.persons), ("listing", &drawn.listing), ("spells", &drawn.spells)] {
        let codebook = codebook(study, name);
        if codebook.variables.is_empty() {
            continue;
        }
        let survey = Survey::of_batch(codebook, batch, None).map_err(SurveyProblem::from)?;
        tables.push((Id::literal(name), Records { data: survey.data, missing: survey.missing }));
    }
    let missed = drawn.targets.iter().filter(|target| target.is_missed()).map(|target| target.id.clone());
    Ok(Made { tables, remarks: drawn.remarks.iter().map(|remark| remark.word()).collect(), missed: missed.collect() })
}

/// The parameters of a study in their form; none where it has none.
fn parameters(study: &StudyDefinition) -> Result<Option<Parameters>, Problem> {
    let Some(text) = &study.parameters else { return Ok(None) };
    read_parameters::<Parameters>(text).map(Some).map_err(|(line, detail)| {
        Problem::new(ProblemKind::Unreadable, &file(study)).with("where", line).with("detail", detail)
    })
}

/// What is wrong with the form of the parameters of every study of a pack.
pub(crate) fn parameter_problems(pack: &Pack) -> Vec<Problem> {
    pack.studies.iter().filter_map(|study| parameters(study).err()).collect()
}

/// What is wrong with the parameters of every study of a pack as a whole. Finding it takes as long as making a population.
pub(crate) fn world_problems(pack: &Pack) -> Vec<Problem> {
    let mut problems = Vec::new();
    for study in &pack.studies {
        if let Ok(Some(parameters)) = parameters(study) {
            let wrong = World::new(parameters, 1).err().unwrap_or_default();
            problems.extend(wrong.iter().map(|problem| told(study, problem)));
        }
    }
    problems
}

fn file(study: &StudyDefinition) -> String {
    format!("studies/{}/synthesis.toml", study.id)
}

/// A problem of the generator as one of the pack; its word is that of the generator.
fn told(study: &StudyDefinition, problem: &marsad_synthesis::Problem) -> Problem {
    Problem::new(ProblemKind::WrongParameters, &file(study))
        .with("what", problem.kind.word())
        .with("where", &problem.place)
        .with("detail", &problem.value)
        .with("nearest", problem.nearest.join(", "))
}
