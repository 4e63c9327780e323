//! The cells of a plain sheet as they are unpacked.

use std::io::{ErrorKind, Read};
use std::ops::Range;

use calamine::{Cell, DataRef};

use super::super::tags::attributes;
use super::shape::{CellTag, number};

/// How many bytes are taken at a time; a piece that is longer makes more room.
const CHUNK_BYTES: usize = 1 << 16;
/// How many bytes a piece may have, which the gate has looked at already.
const PIECE_BYTES_MAX: usize = 1 << 21;

/// Reads the cells of a plain sheet in the order of the file.
pub(in crate::formats) struct PlainCells<'s, R> {
    part: R,
    strings: &'s [String],
    room: Vec<u8>,
    /// What is read and not yet taken.
    left: Range<usize>,
    is_ended: bool,
    has_begun: bool,
}

impl<'s, R: Read> PlainCells<'s, R> {
    pub(super) fn new(part: R, strings: &'s [String]) -> Self {
        Self { part, strings, room: vec![0; CHUNK_BYTES], left: 0..0, is_ended: false, has_begun: false }
    }

    /// The next cell with a value and the number of its style; none behind the last.
    ///
    /// # Errors
    /// In words, where the part ends too early or names a text that the workbook does not have.
    pub(in crate::formats) fn next_cell(&mut self) -> Result<Option<(Cell<DataRef<'s>>, usize)>, String> {
        loop {
            let Some(piece) = self.piece()? else { return Err("its cells have no end".to_owned()) };
            match &self.room[piece.clone()] {
                [b'c', b' ' | b'\t' | b'\r' | b'\n', ..] if self.has_begun => {
                    if let Some(cell) = self.cell(piece)? {
                        return Ok(Some(cell));
                    }
                }
                text if text.starts_with(b"sheetData>") => self.has_begun = true,
                text if text.starts_with(b"/sheetData>") => return Ok(None),
                _ => {}
            }
        }
    }

    /// The cell whose tag is `piece`; none where it has no value.
    #[inline]
    fn cell(&mut self, piece: Range<usize>) -> Result<Option<(Cell<DataRef<'s>>, usize)>, String> {
        let tag = &self.room[piece];
        let (cell, is_empty) = cell_tag(&tag[1..]).ok_or_else(odd)?;
        let (position, style) = (cell.position().ok_or_else(odd)?, cell.style_number().ok_or_else(odd)?);
        let is_shared = cell.kind == Some(b"s");
        if is_empty {
            return Ok(None);
        }
        let Some(value) = self.piece()? else { return Ok(None) };
        let [b'v', b'>', text @ ..] = &self.room[value] else { return Ok(None) };
        let value = if is_shared {
            let at = number(text).ok_or_else(odd)?;
            let string = self.strings.get(at);
            DataRef::SharedString(string.ok_or_else(|| format!("it has no shared text {at}"))?)
        } else {
            let text = std::str::from_utf8(text).map_err(|_| odd())?;
            DataRef::Float(text.parse().map_err(|_| odd())?)
        };
        Ok(Some((Cell::new(position, value), style)))
    }

    /// Where in the room the next tag and the text behind it stand, without the `<`; none at the end of the part.
    #[inline]
    fn piece(&mut self) -> Result<Option<Range<usize>>, String> {
        let mut looked = 1;
        loop {
            let left = &self.room[self.left.clone()];
            // What stands before the first tag is no piece; every other piece begins with a `<`.
            if let Some(at) = left.get(looked..).and_then(|rest| memchr::memchr(b'<', rest)) {
                let end = self.left.start + looked + at;
                let piece = self.left.start + 1..end;
                self.left.start = end;
                return Ok(Some(piece));
            }
            looked = left.len().max(1);
            if self.is_ended {
                let piece = (self.left.start + 1).min(self.left.end)..self.left.end;
                self.left.start = self.left.end;
                return Ok((!piece.is_empty()).then_some(piece));
            }
            self.fill()?;
        }
    }

    /// Takes more bytes of the part, behind those that are left.
    #[cold]
    fn fill(&mut self) -> Result<(), String> {
        self.room.copy_within(self.left.clone(), 0);
        self.left = 0..self.left.len();
        if self.left.end == self.room.len() {
            if self.room.len() >= PIECE_BYTES_MAX {
                return Err(odd());
            }
            self.room.resize(self.room.len() * 2, 0);
        }
        match self.part.read(&mut self.room[self.left.end..]) {
            Ok(0) => self.is_ended = true,
            Ok(read) => self.left.end += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error.to_string()),
        }
        Ok(())
    }
}

/// What the tag of a cell says behind its name, and whether the tag ends the cell.
fn cell_tag(tag: &[u8]) -> Option<(CellTag<'_>, bool)> {
    let mut cell = CellTag::default();
    let is_whole = attributes(tag, |key, value| cell.say(key, value));
    let end = memchr::memrchr(b'>', tag)?;
    is_whole.then(|| (cell, tag[..end].ends_with(b"/")))
}

/// What cannot be in a sheet that was found plain.
fn odd() -> String {
    "it changed while it was read".to_owned()
}

#[cfg(test)]
mod tests {
    use super::PlainCells;

    /// Gives one byte at a time: every piece is cut everywhere.
    struct Slowly<'b>(&'b [u8]);

    impl std::io::Read for Slowly<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let (true, Some((first, rest))) = (!room.is_empty(), self.0.split_first()) else { return Ok(0) };
            room[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn read(sheet: &str) -> Result<Vec<String>, String> {
        let strings = ["France".to_owned()];
        let mut cells = PlainCells::new(Slowly(sheet.as_bytes()), &strings);
        let mut all = Vec::new();
        while let Some((cell, style)) = cells.next_cell()? {
            all.push(format!("{:?} {:?} {style}", cell.get_position(), cell.get_value()));
        }
        Ok(all)
    }

    #[test]
    fn cells_come_with_their_place_value_and_style() {
        let rows = r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="3"/><c s="4" r="AA2"><v>-1.5</v></c></row>"#;
        let sheet =
            format!("<?xml version=\"1.0\"?>\n<worksheet><cols><col/></cols><sheetData>{rows}</sheetData></worksheet>");
        assert_eq!(read(&sheet).unwrap(), [r#"(1, 0) SharedString("France") 0"#, "(1, 26) Float(-1.5) 4"]);
    }

    #[test]
    fn a_part_that_ends_too_early_and_a_text_that_is_not_there_are_told() {
        assert!(read("<worksheet><sheetData><row><c r=\"A1\"><v>1</v></c></row>").is_err());
        let missing = "<worksheet><sheetData><row><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData></worksheet>";
        assert!(read(missing).unwrap_err().contains('7'));
    }
}
