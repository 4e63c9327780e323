//! The cells of a file that was sent, for those who give it back with marks.

use std::io::Cursor;

use bytes::Bytes;
use marsad_collect::{RAW_CELLS_MAX, RawSheet, TooManyCells, is_package, is_workbook, sheets_of, template_mark};
use marsad_model::FileFormat;

use crate::{Actor, Refusal, Work, WorkError};

impl Work {
    /// The bytes of a submission and its cells, sheet by sheet; no cells of a workbook, which is marked as it is, unless it
    /// is of an older kind.
    pub async fn sent_cells(&self, actor: &Actor, id: &str) -> Result<(Bytes, Vec<RawSheet>), WorkError> {
        let (format, bytes) = self.sent_file(actor, id).await?;
        if is_package(&bytes) && !is_ods(&bytes) {
            return Ok((bytes, Vec::new()));
        }
        let read = bytes.clone();
        let sheets = tokio::task::spawn_blocking(move || cells_as_sent(&format, &read)).await;
        let too_many = |_| Refusal::TooLarge(RAW_CELLS_MAX.to_string());
        Ok((bytes, sheets.map_err(|_| WorkError::Interrupted)?.map_err(too_many)?))
    }
}

/// The cells of a file that an institution sends in a format.
pub fn cells_as_sent(format: &FileFormat, bytes: &[u8]) -> Result<Vec<RawSheet>, TooManyCells> {
    // A template is what it is, whatever the institution sends otherwise.
    let is_template = !template_mark(&mut Cursor::new(bytes)).is_empty();
    let typed = FileFormat::Csv { delimiter: Some(';'), encoding: Some("utf-8".to_owned()) };
    let format = match (is_workbook(bytes), is_template) {
        (true, _) => &FileFormat::Workbook,
        (false, true) => &typed,
        (false, false) => format,
    };
    sheets_of(format, &mut Cursor::new(bytes))
}

/// Whether a package is an OpenDocument one: its first part is called `mimetype` (ODF 1.3, part 2, 3.3).
fn is_ods(bytes: &[u8]) -> bool {
    bytes.get(30..38) == Some(&b"mimetype"[..])
}
