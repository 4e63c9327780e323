//! How files come: at once, in parts, typed in; templates, receipts, and what differs from before.
//!
//! Holds: what a sender does and gets (`sent.rs`), files in parts (`uploads.rs`, `upload_parts.rs`), reasons for what rules find
//! (`explanations.rs`), what is to be sent first (`to_send.rs`), templates and grids (`template.rs`, `grid.rs`, `grid_text.rs`), what waits for a decision meanwhile
//! (`waiting.rs`), how a template is known when it comes back (`basis.rs`), what differs from what was accepted
//! (`difference.rs`), documents that are attached to it (`attached.rs`), signed receipts (`receipts.rs`, `signer.rs`), the
//! virus scanner that files pass before they are kept (`scanner.rs`), and the page of a submission (`page.rs`). Does not hold: the two steps themselves, which stay in `steps/`.

mod attached;
mod basis;
mod cells;
mod difference;
mod explanations;
mod grid;
mod grid_text;
mod odd_periods;
mod page;
mod receipts;
mod scanner;
mod sent;
mod signer;
mod template;
mod to_send;
mod upload_parts;
mod uploads;
mod waiting;

pub use attached::NewAttached;
pub use cells::cells_as_sent;
pub use difference::SubmissionDifference;
pub use grid::{EntryGrid, EntryRow, GRID_ROWS_MAX};
pub use grid_text::{EntryCell, GridAnswer, grid_file, typed_cells, typed_codes, typed_decimal, typed_rows};
pub use page::SubmissionPage;
pub use scanner::ScannerAddress;
pub use sent::{FILE_BYTES_MAX, Sending, Sent};
pub use signer::Signer;
pub use template::Template;
pub use to_send::{Pressing, ToSend};
pub use uploads::{Finishing, NewUpload, UPLOAD_BYTES_MAX, UPLOADS_MAX};
pub use waiting::WaitingSubmission;

pub(crate) use basis::{examined_template, settle, template_profile_of, told_of_template};
pub(crate) use odd_periods::{long_before, not_ended};
