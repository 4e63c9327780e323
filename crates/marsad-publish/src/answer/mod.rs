//! The answer to a sender: what was found in a file, grouped by cause and ranked by weight, in the reader's language.
//!
//! - `grouping`: the answer itself, made from findings.
//! - `component_names`: components and lists of a message by their names instead of their identifiers.
//! - Its four shapes: `text` (lines of a terminal), `json`, `page` (HTML) and `workbook` (the file with marked cells).

mod component_names;
mod grouping;
mod json;
mod page;
mod text;
mod workbook;

pub use grouping::{Answer, AnswerGroup, AnswerPlace, Cause, Examined};
pub use workbook::SentFile;
