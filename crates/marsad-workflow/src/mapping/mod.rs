//! What the words of a provider stand for, how it writes, and what becomes what between lists of codes.
//!
//! - `basis`: under which profile a file is read, so that it can be read again in the same way
//! - `words`, `history`: the words of a submission that nobody knows, and what they may mean
//! - `map_words`, `preview`: a person says it once; what that changes, before it is said
//! - `profiles`, `profile_check`, `trial`: the profile as edited on the desk, what is wrong with it, what it would read
//! - `sheet`: the sender's file beside it
//! - `correspondences`: tables between lists

mod basis;
mod correspondences;
mod history;
mod leave;
mod map_words;
mod preview;
mod profile_check;
mod profiles;
mod sheet;
mod trial;
mod words;

pub use correspondences::{CorrespondenceDraft, codes_without_line, proposed_lines};
pub use map_words::MappedWord;
pub use marsad_collect::{
    ChangedFact, CodeChange, ComparedCode, RankedCode as Suggestion, SuggestionReason, compare_codelists,
};
pub use preview::MappingPreview;
pub use profile_check::ProfileProblem;
pub use profiles::{ProfileEdit, ProfileNow};
pub use sheet::{SheetAsked, SheetColumn, SheetView};
pub use trial::{ProfileDoubt, ProfileTrial};
pub use words::{UnknownWord, UnknownWords};
