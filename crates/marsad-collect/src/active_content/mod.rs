//! What in a document is more than a text or a picture: what runs, plays, opens other files, holds them or fetches from
//! elsewhere when somebody opens it; and what cannot be looked into, so that nobody can say.
//!
//! A document is looked through as far as its format is known, within bounds; it is not taken apart as a viewer would. It is no
//! virus scanner, and stands beside one.

mod package;
mod pdf;

use crate::DocumentKind;

/// Why a document is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActiveContent {
    /// Something runs, plays, opens a file, holds one or fetches from elsewhere; which, in the words of the format.
    Active(String),
    /// A part cannot be looked into; which, in the words of the format.
    Closed(String),
}

/// The first such thing in a document; none where it is what it shows.
pub fn active_content(kind: DocumentKind, bytes: &[u8]) -> Option<ActiveContent> {
    match kind {
        DocumentKind::Pdf => pdf::active_content(bytes),
        DocumentKind::Docx | DocumentKind::Odt => package::active_content(bytes),
        DocumentKind::Png | DocumentKind::Jpeg => None,
    }
}
