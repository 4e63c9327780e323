//! Documents that are kept and given back, and never read: signed texts of agreements, and what people attach to what was sent.
//!
//! INVARIANT: nothing is kept but what its bytes show to be a document of a known kind, in which nothing was found that acts
//! when it is opened, and the virus scanner, where one is set, has called clean.

use bytes::Bytes;
use marsad_collect::{ActiveContent, DocumentKind, active_content};
use marsad_lake::Address;
use marsad_model::Attachment;
use marsad_protect::sha256_hex;

use crate::{Actor, Refusal, Work, WorkError, clean_file_name};

/// A document has no more bytes, 20 MiB.
pub const DOCUMENT_BYTES_MAX: usize = 20 << 20;
/// The type of a document that was kept before its kind was looked at.
const UNKNOWN_TYPE: &str = "application/octet-stream";
/// The name of a document of whose own nothing is left.
const NO_NAME: &str = "document";

/// A document as it is given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDocument {
    /// The name of the file; it ends as files of its kind do.
    pub file_name: String,
    /// Its type of media, by what it holds and not by its name.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Bytes,
}

/// Refuses what has too many bytes.
pub(crate) fn check_size(bytes: &[u8]) -> Result<(), Refusal> {
    let is_too_large = bytes.len() > DOCUMENT_BYTES_MAX;
    if is_too_large { Err(Refusal::TooLarge(format!("{} MiB", DOCUMENT_BYTES_MAX >> 20))) } else { Ok(()) }
}

/// Refuses what acts when it is opened, or cannot be looked into.
async fn check_content(kind: DocumentKind, file_name: &str, bytes: &Bytes) -> Result<(), WorkError> {
    let bytes = bytes.clone();
    // Streams are unpacked for it: a thread of its own does that, so that others are answered meanwhile.
    let looked_at = tokio::task::spawn_blocking(move || active_content(kind, &bytes));
    let about = |what: String| format!("{file_name}: {what}");
    match looked_at.await.map_err(|_| WorkError::Interrupted)? {
        None => Ok(()),
        Some(ActiveContent::Active(what)) => Err(Refusal::ActiveDocument(about(what)).into()),
        Some(ActiveContent::Closed(what)) => Err(Refusal::ClosedDocument(about(what)).into()),
    }
}

impl Work {
    /// Refuses what is too large, no document, infected, or acts when it is opened; `about` is what it was sent for.
    pub(crate) async fn check_document(
        &self,
        actor: &Actor,
        (about, file_name, bytes): (&str, &str, &Bytes),
    ) -> Result<DocumentKind, WorkError> {
        check_size(bytes)?;
        let file_name = clean_file_name(file_name);
        let kind = DocumentKind::of(bytes).ok_or_else(|| Refusal::WrongDocument(file_name.clone()))?;
        self.refuse_infected(actor, (about, bytes)).await?;
        check_content(kind, &file_name, bytes).await?;
        Ok(kind)
    }

    /// Keeps a document; what is none is refused, whatever its name says.
    pub(crate) async fn keep_document(
        &self,
        actor: &Actor,
        (about, file_name): (&str, &str),
        bytes: Bytes,
    ) -> Result<Attachment, WorkError> {
        let kind = self.check_document(actor, (about, file_name, &bytes)).await?;
        let sha256 = sha256_hex(&bytes);
        let size_bytes = bytes.len() as u64;
        self.keep(&Address::received(&sha256), bytes).await?;
        let name = clean_file_name(file_name);
        let name = kind.file_name(if name.is_empty() { NO_NAME } else { &name });
        Ok(Attachment { file_name: name, sha256, size_bytes })
    }

    /// A document that was kept.
    pub(crate) async fn kept_document(&self, document: Attachment) -> Result<KeptDocument, WorkError> {
        let bytes = self.lake.get(&Address::received(&document.sha256)).await?;
        let media_type = DocumentKind::of(&bytes).map_or(UNKNOWN_TYPE, DocumentKind::media_type);
        Ok(KeptDocument { file_name: document.file_name, media_type, bytes })
    }
}
