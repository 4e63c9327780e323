//! Collection: the bytes an institution sent become observations and findings.
//!
//! Holds: readers of file formats, the mapping of a provider's words to codes by its profile, the proposer of profiles,
//! the checks with their statistics (`methods`) and their language (`formula`), and the check of single statements.
//! Does not hold: any access to files, any decision about a submission, any word for people.
//! Where next: a new format is a file in `formats/`; a new spelling of a value is in `values/`; a new check is a file in
//! `checks/` and a variant of `marsad_model::Check`; how a table is read row by row is in `reading/`; what a title says is
//! in `titles`.

mod active_content;
mod cell;
mod checks;
mod document_kind;
mod formats;
pub mod formula;
pub mod methods;
mod names;
mod pack_rules;
mod propose;
mod raw_sheets;
mod reading;
mod secrecy;
mod signatures;
pub mod statements;
mod template_mark;
mod titles;
mod values;

pub use active_content::{ActiveContent, active_content};
pub use checks::{check_cells, check_rows};
pub use document_kind::DocumentKind;
pub use formats::Content;
pub use names::{
    ChangedFact, CodeChange, CodeFact, CodelistComparison, ComparedCode, DataflowComparison, Meaning, PackComparison,
    RankedCode, Ranking, Suggestion, SuggestionReason, UsedWord, Words, compare_codelists, compare_packs, folded_word,
};
pub use pack_rules::{RuleError, check_rules, compared_dataflows};
pub use propose::{Doubt, DoubtKind, Draft, propose};
pub use raw_sheets::{RAW_CELLS_MAX, RawSheet, TooManyCells, sheets_of};
pub use reading::{Context, Reading, SubmittedFile, read_rows, read_submission};
pub use signatures::{is_package, is_workbook};
pub use template_mark::template_mark;
