//! A sender's own workbook, given back with its cells coloured and commented, and everything else as it stood.
//!
//! The package is edited in place: a part that carries no mark keeps its compressed bytes, and a part that carries one
//! is changed at the marked places only. So what this module does not know (charts, images, macros) survives it.
//!
//! - `mark`: what the caller says: marks, words, the lines of the summary.
//! - `error`: why a workbook cannot be marked.
//! - `marking`: the steps, from the bytes of a workbook to the bytes of the marked one.
//! - `rows_workbook`: a new workbook for senders of files that are no XLSX.
//! - The package: `package` (the zip), `relationships`, `content_types`, `book` (its sheets), `styles`.
//! - A sheet: `sheet_marking`, with `sheet_cells`, `comments`, `note_shapes` and, added at the end, `summary_sheet`.
//! - Tools: `outline` (where elements stand in a text), `splices`, `words_in_xml`, `cell_ref`, `sheet_name`.
//!
//! INVARIANT: nothing here reads a file, a clock or the network; a target outside the package is never followed.

mod book;
mod cell_ref;
mod comments;
mod content_types;
mod error;
mod mark;
mod marking;
mod note_shapes;
mod outline;
mod package;
mod relationships;
mod rows_workbook;
mod sheet_cells;
mod sheet_marking;
mod sheet_name;
mod splices;
mod styles;
mod summary_sheet;
mod words_in_xml;

pub use error::MarkError;
pub use mark::{Mark, MarkWeight, MarkedWords, SummaryLine};
pub use marking::mark_workbook;
pub use rows_workbook::sheet_of_rows;
