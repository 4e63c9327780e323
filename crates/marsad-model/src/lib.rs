//! The words of Marsad: the SDMX 3 information model and what Marsad adds to it, as plain Rust types.
//!
//! Holds: one file per artefact, each with its construction rules and the errors that say what was expected.
//! Does not hold: any wire format (JSON, XML, CSV, TOML), any Arrow, any I/O, any clock.
//! Types derive `serde` so that upper floors can choose a format; the model itself names none.
//! Where next: `marsad-i18n` says these words to people; `marsad-pack` reads them from a country's folder.

mod account;
mod age_span;
mod agreement;
mod balance;
mod balance_finding;
mod balance_report;
mod bridge;
mod codelist;
mod concept;
mod contradiction;
mod contradiction_register;
mod data_constraint;
mod data_query;
mod data_structure;
mod data_table;
mod dataflow;
mod dataset_version;
mod definition;
mod facet;
mod facet_difference;
mod finding;
mod finding_group;
mod grade;
mod hierarchy;
mod id;
mod key_order;
mod lang;
mod lines;
mod local_text;
mod measured;
mod misreading;
mod nearest;
mod observation;
mod observation_columns;
mod pack;
mod places;
mod plan;
mod profile;
mod provider;
mod quantity;
mod question;
mod question_card;
mod recommendation;
mod release;
mod report;
mod role;
mod rule;
mod series_definition;
mod status;
mod submission;
mod theme;
mod time_period;
mod time_range;
mod urn;
mod values;
mod waterfall;
mod worded;

pub use account::Account;
pub use age_span::{AgeSpan, AgeSpanError};
pub use agreement::ProvisionAgreement;
pub use balance::{Balance, BalanceCell, BalanceConstraint, BalanceStatement, BalanceTerm, DrawnFrom};
pub use balance_finding::{BalanceFinding, BalanceFindingKind, BalanceMember, BoundSide};
pub use balance_report::{
    BalanceFit, BalancePlausibility, BalanceReport, BalanceShare, BalanceSuspect, BalanceTrial, BalancedCell,
    BalancedConstraint, BalancedStatement, CellChange, ErrorBasis, Estimate, StatedValue,
};
pub use bridge::{Basis, Bridge, Effect, Step, Takes};
pub use codelist::{Code, Codelist};
pub use concept::Concept;
pub use contradiction::{Contradiction, ContradictionKind, ContradictionSide};
pub use contradiction_register::{ContradictionEntry, ContradictionNote, ContradictionState};
pub use data_constraint::DataConstraint;
pub use data_query::{DataQuery, Limit};
pub use data_structure::{AttachmentLevel, Attribute, DataStructure, Dimension, Measure, TIME_PERIOD, TOTAL};
pub use data_table::{DataTable, Difference};
pub use dataflow::{ChartKind, Dataflow, DefaultView, KeyFigure, ProtectionPolicy, RowOrder};
pub use dataset_version::DatasetVersion;
pub use definition::{COVERAGE, Definition, Refinement, SUBJECTS, duration_days};
pub use facet::{
    Birthplace, Citizenship, CountingMethod, Facet, Generation, HouseholdLink, Percentage, ReferenceMoment, TimeNature,
};
pub use facet_difference::{FacetDifference, Relation};
pub use finding::{Finding, FindingCode, Place, Severity};
pub use finding_group::{FindingGroup, group_findings};
pub use grade::{Grade, UnknownGrade};
pub use hierarchy::{Group, Hierarchy};
pub use id::{Id, IdError};
pub use key_order::KeyOrder;
pub use lang::{Lang, UnknownLang};
pub use lines::Lines;
pub use local_text::{BlankText, LocalText};
pub use measured::{Measured, Observed};
pub use misreading::Misreading;
pub use nearest::nearest;
pub use observation::{Observation, Origin};
pub use observation_columns::{ObservationColumns, WordColumn};
pub use pack::{Numerals, Pack, PackHead};
pub use places::Places;
pub use plan::{Method, Plan};
pub use profile::{Column, ColumnRole, DateOrder, FileFormat, HeaderRow, NumberMarks, Profile, TableLayout};
pub use provider::{DataProvider, ProviderKind};
pub use quantity::{Quantity, SeriesReference};
pub use question::{Question, Statement};
pub use question_card::{Answer, Figure, QuestionCard, SwitchFigure};
pub use recommendation::{Choice, IntervalBasis, Recommendation, RecommendationRule, Switch};
pub use release::{Release, ReleaseKind, ReleaseReference, ReleaseState};
pub use report::{SubmissionDecision, SubmissionReport};
pub use role::Role;
pub use rule::{Check, HeapingIndex, Nature, Only, OutlierMethod, Rule, StockMoment};
pub use series_definition::FREQ;
pub use status::{ConfStatus, ObsStatus};
pub use submission::{Decision, Move, RefusedMove, Submission, SubmissionState};
pub use theme::Theme;
pub use time_period::{Frequency, ReportingYear, TimePeriod, TimePeriodError};
pub use time_range::TimeRange;
pub use urn::{ArtefactKind, ArtefactRef, UrnError, Version};
pub use values::Values;
pub use waterfall::{Bar, Waterfall};
