//! Whether a file is a template of ours: what its hidden sheet, or its first line, says of it.

use std::io::{Read as _, SeekFrom};
use std::ops::ControlFlow;

use marsad_model::{FileFormat, TEMPLATE_SHEET};

use crate::cell::Cell;
use crate::formats::{self, Content, SheetHead, Visitor};
use crate::signatures::is_workbook;

/// A first line is not longer.
const LINE_BYTES_MAX: usize = 4096;
/// The list of sheets is not longer.
const LIST_BYTES_MAX: u64 = 1 << 18;

/// What a file says of itself as a template; nothing where it is none. No other sheet is read for it.
pub fn template_mark(content: &mut dyn Content) -> Vec<String> {
    let Some(start) = beginning(content) else { return Vec::new() };
    if !is_workbook(&start) {
        return typed_mark(&start);
    }
    if names_other_sheets(content) {
        return Vec::new();
    }
    let mut found = Mark::default();
    // Why a workbook cannot be read is said where it is read.
    let _ = formats::visit(&FileFormat::Workbook, content, &mut found);
    found.words
}

/// Whether a package says in its list of sheets that none is ours: so most files are told without unpacking all of them.
/// Where nothing can be said so soon, the package is read.
fn names_other_sheets(content: &mut dyn Content) -> bool {
    let list = list_of_sheets(content).unwrap_or_default();
    let has = |wanted: &[u8]| memchr::memmem::find(&list, wanted).is_some();
    has(b"<sheet ") && !has(TEMPLATE_SHEET.as_bytes())
}

/// The part of a workbook of today that lists its sheets; none where there is no such part, or it has no end within bounds.
fn list_of_sheets(content: &mut dyn Content) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(content).ok()?;
    let mut list = Vec::new();
    archive.by_name("xl/workbook.xml").ok()?.take(LIST_BYTES_MAX).read_to_end(&mut list).ok()?;
    ((list.len() as u64) < LIST_BYTES_MAX).then_some(list)
}

/// The first bytes, after which the content stands at its beginning again.
fn beginning(content: &mut dyn Content) -> Option<Vec<u8>> {
    content.seek(SeekFrom::Start(0)).ok()?;
    let mut start = vec![0_u8; LINE_BYTES_MAX];
    let mut length = 0;
    while length < start.len() {
        match content.read(&mut start[length..]).ok()? {
            0 => break,
            more => length += more,
        }
    }
    start.truncate(length);
    content.seek(SeekFrom::Start(0)).ok()?;
    Some(start)
}

fn typed_mark(start: &[u8]) -> Vec<String> {
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let words: Vec<String> = line.trim_end().split(';').map(str::to_owned).collect();
    if words.first().is_some_and(|word| word == TEMPLATE_SHEET) { words } else { Vec::new() }
}

/// The first row of the hidden sheet.
#[derive(Default)]
struct Mark {
    words: Vec<String>,
}

impl Visitor for Mark {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        head.name == TEMPLATE_SHEET && self.words.is_empty()
    }

    fn row(&mut self, _: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        self.words = cells.iter().map(|cell| cell.label().into_owned()).collect();
        ControlFlow::Break(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::template_mark;

    fn mark(text: &str) -> Vec<String> {
        template_mark(&mut Cursor::new(text.as_bytes().to_vec()))
    }

    #[test]
    fn a_typed_template_says_so_in_its_first_line() {
        assert_eq!(mark("marsad;PORTS;1;SEX\r\n2024;x\n"), ["marsad", "PORTS", "1", "SEX"]);
        for other in ["", "Year;Isle\n2024;x\n", "marsadah;PORTS\n", "PK\u{3}\u{4}no package"] {
            assert!(mark(other).is_empty(), "{other}");
        }
    }
}
