//! Questions with their cards, put into words, drawings and files, in three languages.
//!
//! Holds: what every answer, figure and bridge is called (`names.rs`) and says (`answers.rs`, `figure.rs`, `bridges.rs`,
//! `terms.rs`), what it said over time (`history.rs`), how the figure that is shown large is read (`reading.rs`), who computed one that nobody published
//! (`computed.rs`); drawings (`charts.rs`, `strip.rs`, `picture.rs`); the files people download and the lines of a terminal.
//! Does not hold: any arithmetic (`marsad-reconcile` makes the card) and any address of a page.
//! Where next: a new part of the card is a file here; how a definition is worded is in `definition_text.rs`.

mod answers;
mod bridges;
mod charts;
mod computed;
mod csv_file;
mod edition;
mod figure;
mod history;
mod json_file;
mod names;
mod picture;
mod reading;
mod strip;
mod terms;
mod text;
mod xlsx_file;

pub use answers::AnswerText;
pub use bridges::{BridgeEnd, BridgeText, StepText};
pub use charts::Drawing;
pub use csv_file::question_csv;
pub use edition::{
    AskedBy, QuestionEdition, ReleaseUsed, StatementRevision, StatementSeries, WithdrawnData, input_replaced_text,
};
pub use figure::{FigureText, SwitchText};
pub use json_file::{measured_json, question_json};
pub use names::QuestionNames;
pub use strip::{StripDot, strip};
pub use terms::{SeriesPlace, Term, series_text, whole_series_text};
pub use text::question_text;
pub use xlsx_file::question_xlsx;
