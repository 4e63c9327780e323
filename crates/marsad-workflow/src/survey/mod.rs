//! Surveys at work: a study of the pack and its records become a design, questions become estimates, a plan becomes a
//! table of observations.
//!
//! Holds: what stands between the words of the model and the crafts that estimate (`marsad-survey`), read survey files
//! (`marsad-study`) and make synthetic ones (`marsad-synthesis`). Does not hold: any formula, and no step; those are in
//! `steps/`, and what doors may ask is in `reads/`.
//! Where next: `open_study.rs` for records in memory, `asked.rs` for a question and its answer, `observations.rs` for a
//! plan, `builder.rs` for tables that the public builds, `analysis/` for what is asked beyond a table.

mod analysis;
mod answer;
mod asked;
mod behind;
mod builder;
mod codebook;
mod design;
mod empty_cells;
#[cfg(test)]
mod few_tests;
mod file;
mod frame;
mod margin_notes;
mod observations;
mod open_study;
mod own_codebook;
mod plan_draft;
mod problem;
mod received;
mod respondents;
mod roles;
mod synthesis;
mod unions;
mod withheld;

pub use analysis::{
    AdjustmentFact, Analysis, AnalysisAnswer, AnalysisAsked, AnalysisFact, AnalysisHead, AnalysisRow, AreaCovariates,
    Calibration, CalibrationMethod, ConstraintFact, KnownMargin, RegressionFamily, SpellAsked,
};
pub use answer::{DesignNote, EstimateAnswer, EstimateFlag, EstimateRow, MissingFacts};
pub use builder::{BUILT_CONFIDENCES, built_shares};
pub use file::{FileAnalysis, FileAnalysisAsked, FileAnswer, FileAsked, FileVariable};
pub use problem::SurveyProblem;

pub(crate) use analysis::{AreasAsked, analysed, analysed_under, modelled, whole_of};
pub(crate) use asked::{answer, check_question, variable_of};
pub(crate) use builder::{built, prepare};
pub(crate) use codebook::codebook;
pub(crate) use design::design;
pub(crate) use frame::frame;
pub(crate) use observations::{table_and_degrees, version_table};
pub(crate) use open_study::OpenStudy;
pub(crate) use plan_draft::{Drafting, plan_draft};
pub(crate) use received::{Fitted, design_notes, fitted};
pub(crate) use synthesis::{made, parameter_problems, world_problems};
