//! The work of production, in order: the only place where crafts and stores meet, and where state changes.
//!
//! Holds: one file for each step (`steps/`), what the doors may read (`reads/`), who may do what (`authority.rs`), what
//! stands between a study and its estimates (`survey/`), and the recomputation of everything ever made (`verify.rs`).
//! Does not hold: arithmetic (that is on floor 1), SQL, HTTP, or any word for people.
//! Where next: a new step is a file in `steps/`; it starts from the catalog's state, writes files, and ends in one
//! [`Work::commit`] with one audit record.

mod accounts;
mod authority;
mod balance;
mod board;
mod calendar;
mod documents;
mod error;
mod file_name;
mod known;
mod mapping;
mod memory;
mod pack_archive;
mod pack_claims;
mod pack_reading;
mod publication;
mod reads;
mod recompute;
mod review;
mod sending;
mod steps;
mod survey;
mod together;
mod turns;
mod verify;
mod work;

pub use accounts::{
    Begun, Contact, Credentials, GivenMobile, Invitation, Invited, LinkedAccount, MobileStanding, NewAccount, NewToken,
    ProvisionRule, Provisioned, ReleaseHands, SecondFactorOffer, SignOnSubject, Visitor, code_at, csrf_token,
    one_time_password,
};
pub use authority::{Action, Actor, Reach, door_of, in_place_of, reach};
pub use documents::{DOCUMENT_BYTES_MAX, KeptDocument};
pub use error::{Refusal, WorkError};
pub use file_name::clean_file_name;
pub use marsad_study::speaks_of;
pub use pack_claims::pack_remarks;
pub use pack_reading::{check_pack, read_pack};
pub use reads::{
    BalanceWaits, BalancedVersion, BuiltAnswer, CodeCell, CodeShare, CountCell, DataflowReleases, DdiWords,
    EstimateAsked, ExamineUnder, FoundVariable, NumberSummary, OpenRelease, Person, Provenance,
    RegisteredContradiction, ReleaseInput, ReleaseStep, StudyFrequencies, StudyPage, StudyStep, StudyTableFacts,
    SubmissionStep, TouchingContradiction, TriedVersion, VersionStep,
};
pub use steps::{
    Approval, PLAN_NAME_MAX, Proposal, Receipt, ReceivedStudy, Scanned, Settlement, StudyPlanDraft, StudyReceipt,
    Synthesis, SynthesisReceipt, Verdict, may_remove_plan,
};
pub use survey::{
    AdjustmentFact, Analysis, AnalysisAnswer, AnalysisAsked, AnalysisFact, AnalysisHead, AnalysisRow, AreaCovariates,
    BUILT_CONFIDENCES, Calibration, CalibrationMethod, ConstraintFact, DesignNote, EstimateAnswer, EstimateFlag,
    EstimateRow, FileAnalysis, FileAnalysisAsked, FileAnswer, FileAsked, FileVariable, KnownMargin, MissingFacts,
    RegressionFamily, SpellAsked, SurveyProblem, built_shares,
};
pub use verify::{Verification, VerificationProblem};
pub use work::{Clock, Probe, Settings, Work};
pub use {board::*, calendar::*, mapping::*, memory::*, publication::*, review::*, sending::*};
