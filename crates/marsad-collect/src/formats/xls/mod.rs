//! Old workbooks, walked through before a reader may believe any number in them.
//!
//! They carry no checksum and a great many places, lengths and counts. The reader that is used follows chains without
//! an end and makes room for what is declared; here both are followed within bounds, and what goes beyond is refused.
//! How cells look, which that reader does not say, is read here too (`looks`).

mod compound;
mod looks;
mod records;
mod shared_texts;

use super::Unreadable;

pub(super) use looks::{CellStyles, Looks};

/// Looks at a whole old workbook.
pub(super) fn examine(bytes: &[u8]) -> Result<(), Unreadable> {
    let stream = compound::workbook(bytes)?;
    records::examine(&stream)
}

fn damaged(detail: impl std::fmt::Display) -> Unreadable {
    Unreadable::other("XLS", detail)
}

/// Two bytes as a number.
fn number_16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Four bytes as a number.
fn number_32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
