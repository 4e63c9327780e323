//! A signed receipt for people: its lines in words, and the same on paper.
//!
//! - `lines`: what a receipt says, in the reader's language.
//! - `shaping`: a text becomes runs of shaped letters in the order in which they are seen.
//! - `paper`: the page of PDF.
//!
//! What proves the receipt is its JSON with the signature; the paper shows it and names the file that was received.

mod lines;
mod paper;
mod shaping;

pub use lines::{ReceiptLine, ReceiptPaper, receipt_lines};
pub use paper::{Typeface, receipt_pdf};
