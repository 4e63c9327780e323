//! Estimates from the records of a study: for those who estimate all of it, for the public tables that are protected.

use std::sync::Arc;

use marsad_model::{EstimateQuestion, Id, ProtectionPolicy, QualityRules, Statistic, StudyDefinition, SurveyDesign};
use marsad_pack::write_plan;
use marsad_protect::BuiltTable;

use crate::authority::Action;
use crate::survey::{
    Analysis, AnalysisAnswer, AnalysisAsked, Drafting, EstimateAnswer, OpenStudy, SurveyProblem, analysed_under,
    answer, built, check_question, plan_draft, prepare, variable_of,
};
use crate::{Actor, Refusal, Work, WorkError};

/// What is asked of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct EstimateAsked {
    /// The table.
    pub table: Id,
    /// The question.
    pub question: EstimateQuestion,
    /// How the sample was drawn, where it is not as the study says.
    pub design: Option<SurveyDesign>,
}

/// A table that the public built.
#[derive(Clone, Debug, PartialEq)]
pub struct BuiltAnswer {
    /// The study.
    pub study: Id,
    /// The table of the study.
    pub table: Id,
    /// The number of that table.
    pub number: u32,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// What was asked.
    pub question: EstimateQuestion,
    /// The table, protected.
    pub built: BuiltTable,
}

/// The rules of quality of a study.
fn rules(study: &StudyDefinition) -> QualityRules {
    match study.protection {
        ProtectionPolicy::Survey { quality, .. } => quality,
        ProtectionPolicy::Open { .. } | ProtectionPolicy::Threshold { .. } => QualityRules::default(),
    }
}

impl Work {
    /// Estimates with their errors, unprotected, for those whose work it is; for anybody where the study is synthetic.
    pub async fn estimate(
        &self,
        actor: Option<&Actor>,
        study: &str,
        asked: &EstimateAsked,
    ) -> Result<EstimateAnswer, WorkError> {
        let definition = self.study(study)?;
        self.may_estimate(actor, definition)?;
        let table = asked.table.as_str();
        check_question(definition, table, &asked.question)?;
        let open = self.last_table(definition, table).await?;
        let words = asked.design.clone().unwrap_or_else(|| definition.design_of(table));
        let rules = rules(definition);
        let (file, question) = (open.file.clone(), asked.question.clone());
        let estimated = tokio::task::spawn_blocking(move || {
            let design = open.design(&words)?;
            let declared = |variable: &str, code: &str| open.declares(variable, code);
            let found = answer((&design, words), &question, &rules, &declared);
            found.map_err(|error| WorkError::from(SurveyProblem::from(error)))
        });
        let found = estimated.await.map_err(|_| WorkError::Interrupted)??;
        Ok(EstimateAnswer {
            study: Some(file.study),
            table: Some(file.table),
            number: Some(file.number),
            is_synthetic: file.is_synthetic,
            ..found
        })
    }

    /// An analysis of the records of a study, unprotected, for those whose work it is; for anybody where the study is
    /// synthetic. `design` is how the sample was drawn, where it is not as the study says.
    pub async fn analyse(
        &self,
        actor: Option<&Actor>,
        (study, table): (&str, &Id),
        design: Option<SurveyDesign>,
        asked: &AnalysisAsked,
    ) -> Result<AnalysisAnswer, WorkError> {
        let definition = self.study(study)?;
        self.may_estimate(actor, definition)?;
        // Weights row by row, under names of rows, are records.
        if matches!(asked.analysis, Analysis::Weights { .. }) && !definition.is_synthetic {
            let keeper = actor.ok_or_else(|| Refusal::RestrictedStudy(study.to_owned()))?;
            keeper.may(Action::KeepStudy)?;
        }
        let open = self.last_table(definition, table.as_str()).await?;
        let words = design.unwrap_or_else(|| definition.design_of(table.as_str()));
        let (file, asked, rules) = (open.file.clone(), asked.clone(), rules(definition));
        let analysing = tokio::task::spawn_blocking(move || {
            let design = open.design(&words)?;
            let declared = |variable: &str, code: &str| open.declares(variable, code);
            analysed_under(&rules, (&design, words), &asked, &declared).map_err(WorkError::from)
        });
        let found = analysing.await.map_err(|_| WorkError::Interrupted)??;
        Ok(AnalysisAnswer {
            study: Some(file.study),
            table: Some(file.table),
            number: Some(file.number),
            is_synthetic: file.is_synthetic,
            ..found
        })
    }

    /// Refuses a question that names variables or codes which a table of the study does not have.
    pub fn check_estimate(&self, study: &str, asked: &EstimateAsked) -> Result<(), Refusal> {
        let definition = self.study(study)?;
        let table = asked.table.as_str();
        if definition.tables().iter().all(|known| **known != *table) {
            return Err(Refusal::UnknownTable(format!("{study} {table}")));
        }
        check_question(definition, table, &asked.question)
    }

    /// Refuses an analysis that names variables or codes which a table of the study does not have.
    pub fn check_analysis(&self, (study, table): (&str, &Id), asked: &AnalysisAsked) -> Result<(), Refusal> {
        let everybody = asked.question(&Statistic::Count {}, &[]);
        self.check_estimate(study, &EstimateAsked { table: table.clone(), question: everybody, design: None })?;
        let definition = self.study(study)?;
        asked.variables().into_iter().try_for_each(|name| variable_of(definition, table.as_str(), name).map(|_| ()))
    }

    /// A table over the safe variables of a study, protected by its policy.
    pub async fn built_table(
        &self,
        study: &str,
        table: &str,
        question: &EstimateQuestion,
    ) -> Result<BuiltAnswer, WorkError> {
        let definition = self.study(study)?.clone();
        let open = self.last_table(&definition, table).await?;
        let (file, asked, pack) = (open.file.clone(), question.clone(), self.pack().clone());
        let made = tokio::task::spawn_blocking(move || built((&open, &definition, &pack), &asked));
        let built = made.await.map_err(|_| WorkError::Interrupted)??;
        let (number, is_synthetic) = (file.number, file.is_synthetic);
        Ok(BuiltAnswer {
            study: file.study,
            table: file.table,
            number,
            is_synthetic,
            question: question.clone(),
            built,
        })
    }

    /// Makes beforehand what the first question over each table would wait for. A table that nobody has received, or that cannot
    /// be read, is told to whoever asks for it.
    pub async fn prepare_builders(&self) {
        for study in &self.pack().studies {
            for table in study.tables() {
                let Ok(open) = self.last_table(study, table.as_str()).await else { continue };
                let (study, pack) = (study.clone(), self.pack().clone());
                let _ = tokio::task::spawn_blocking(move || prepare((&open, &study, &pack))).await;
            }
        }
    }

    /// The plan that asks this for a dataflow, as the file of a pack; a person completes it.
    pub fn draft_plan(&self, study: &str, asked: &EstimateAsked, dataflow: &str) -> Result<String, Refusal> {
        self.check_estimate(study, asked)?;
        let study = self.study(study)?;
        let drafting = Drafting { pack: self.pack(), study, table: &asked.table, question: &asked.question };
        write_plan(&plan_draft(&drafting, dataflow)?).map_err(Refusal::WrongQuestion)
    }

    async fn last_table(&self, study: &StudyDefinition, table: &str) -> Result<Arc<OpenStudy>, WorkError> {
        if study.tables().iter().all(|known| **known != *table) {
            return Err(Refusal::UnknownTable(format!("{} {table}", study.id)).into());
        }
        let file = self.last_study_file(study.id.as_str(), table).await?;
        self.open_study(&file).await
    }
}
