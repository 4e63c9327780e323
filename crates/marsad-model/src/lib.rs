//! The words of Marsad: the SDMX 3 information model and what Marsad adds to it, as plain Rust types.
//!
//! Holds: one file per artefact, each with its construction rules and the errors that say what was expected.
//! Does not hold: any wire format (JSON, XML, CSV, TOML), any Arrow, any I/O, any clock.
//! Types derive `serde` so that upper floors can choose a format; the model itself names none.
//! Where next: `marsad-i18n` says these words to people; `marsad-pack` reads them from a country's folder.

mod account;
mod agreement;
mod codelist;
mod concept;
mod data_constraint;
mod data_query;
mod data_structure;
mod data_table;
mod dataflow;
mod dataset_version;
mod finding;
mod finding_group;
mod hierarchy;
mod id;
mod key_order;
mod lang;
mod lines;
mod local_text;
mod nearest;
mod observation;
mod observation_columns;
mod pack;
mod places;
mod plan;
mod profile;
mod provider;
mod release;
mod report;
mod role;
mod rule;
mod status;
mod submission;
mod theme;
mod time_period;
mod time_range;
mod urn;
mod values;

pub use account::Account;
pub use agreement::ProvisionAgreement;
pub use codelist::{Code, Codelist};
pub use concept::Concept;
pub use data_constraint::DataConstraint;
pub use data_query::{DataQuery, Limit};
pub use data_structure::{AttachmentLevel, Attribute, DataStructure, Dimension, Measure, TIME_PERIOD, TOTAL};
pub use data_table::{DataTable, Difference};
pub use dataflow::{ChartKind, Dataflow, DefaultView, KeyFigure, ProtectionPolicy, RowOrder};
pub use dataset_version::DatasetVersion;
pub use finding::{Finding, FindingCode, Place, Severity};
pub use finding_group::{FindingGroup, group_findings};
pub use hierarchy::{Group, Hierarchy};
pub use id::{Id, IdError};
pub use key_order::KeyOrder;
pub use lang::{Lang, UnknownLang};
pub use lines::Lines;
pub use local_text::{BlankText, LocalText};
pub use nearest::nearest;
pub use observation::{Observation, Origin};
pub use observation_columns::{ObservationColumns, WordColumn};
pub use pack::{Numerals, Pack, PackHead};
pub use places::Places;
pub use plan::{Method, Plan};
pub use profile::{Column, ColumnRole, DateOrder, FileFormat, HeaderRow, NumberMarks, Profile, TableLayout};
pub use provider::{DataProvider, ProviderKind};
pub use release::{Release, ReleaseKind, ReleaseState};
pub use report::{SubmissionDecision, SubmissionReport};
pub use role::Role;
pub use rule::{Check, HeapingIndex, Nature, Only, OutlierMethod, Rule};
pub use status::{ConfStatus, ObsStatus};
pub use submission::{Decision, Move, RefusedMove, Submission, SubmissionState};
pub use theme::Theme;
pub use time_period::{Frequency, ReportingYear, TimePeriod, TimePeriodError};
pub use time_range::TimeRange;
pub use urn::{ArtefactKind, ArtefactRef, UrnError, Version};
pub use values::Values;
