//! Plans that people keep at the desk: a question over a study under a name, until a person completes it in the pack.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{EstimateQuestion, Id};

/// A question over a study that somebody keeps as a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StudyPlan {
    /// The study.
    pub study: Id,
    /// Counted from 1 within the study.
    pub number: u32,
    /// What its author calls it.
    pub name: String,
    /// The table.
    pub table: Id,
    /// The question.
    pub question: EstimateQuestion,
    /// The dataflow that it is drafted for.
    pub dataflow: Id,
    /// The plan as the file of a pack, as it was drafted then.
    pub text: String,
    /// When it was kept.
    pub made_at: Timestamp,
    /// Who keeps it.
    pub made_by: String,
}

/// That a plan is kept no longer. The plan stays where it was written, as everything does that the trail holds; nobody is shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StudyPlanRemoval {
    /// The study.
    pub study: Id,
    /// The number of the plan within the study.
    pub number: u32,
    /// When it was removed.
    pub at: Timestamp,
    /// Who removed it.
    pub by: String,
}
