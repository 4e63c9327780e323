//! Tables of estimates from a study, in words, as a drawing and as files.
//!
//! Holds: what such a table says of itself (`words.rs`), what everything in it is called (`names.rs`), its shape in
//! rows, columns and groups (`grid.rs`), its drawing (`chart.rs`) and its files (`csv_file.rs`, `xlsx_file.rs`,
//! `json_file.rs`).
//! Does not hold: estimation or protection. A table for the public is filled from a `BuiltTable`
//! ([`SurveyCell::of_built`]), in which everything that must be hidden is hidden.
//! Where next: another file is a file here, and an ending of the portal.

mod cell;
mod chart;
mod csv_file;
mod grid;
mod json_file;
mod names;
mod table;
mod words;
mod xlsx_file;

pub use cell::SurveyCell;
pub use csv_file::survey_csv;
pub use grid::{SurveyGrid, SurveyGroup, SurveyHead};
pub use json_file::survey_json;
pub use names::StudyNames;
pub use table::SurveyTable;
pub use xlsx_file::survey_xlsx;
