//! A part of a package while it is read, in pieces: what its elements count, and which of them are refused.

use super::Gate;
use crate::formats::kinds::Kind;
use crate::formats::plain::{CellTag, PlainSheet, Shape};
use crate::formats::tags::{
    attributes, checked, damaged, declared, is_beyond, is_cell, is_hidden, is_odd_text, is_raised, reference_of,
    relationship,
};
use crate::formats::{MERGES_MAX, Unreadable};

/// How many bytes may come without a new tag.
pub(super) const PIECE_BYTES_MAX: usize = 1 << 20;
/// How many bytes the shared texts may take in memory, and how many each takes beside its letters.
const TEXTS_BYTES_MAX: u64 = 224 << 20;
const TEXT_BYTES: u64 = 56;
/// How many bytes the styles may take in memory, which repeat the names of their fonts and formats.
const STYLES_BYTES_MAX: u64 = 128 << 20;
/// A number of shared texts that may be believed, however short the part is.
const TEXTS_BELIEVED: u64 = 1 << 20;
/// How many bytes the shared texts of plain sheets may have: they are held a second time.
const PLAIN_TEXTS_BYTES_MAX: u64 = 8 << 20;
/// How many bytes of the place of a cell are told: `XFD1048576` has ten.
const PLACE_BYTES: usize = 10;

/// What a reader makes things of, and how many a part may have; workbooks have 65,490 styles at most.
const LIMITS: [(&[u8], u64); 11] = [
    (b"si", 4 << 20),
    (b"xf", 70_000),
    (b"font", 70_000),
    (b"fill", 70_000),
    (b"border", 70_000),
    (b"numFmt", 70_000),
    (b"Relationship", 70_000),
    (b"definedName", 100_000),
    (b"sheet", 10_000),
    (b"mergeCell", MERGES_MAX as u64),
    (b"file-entry", 100_000),
];
const SI: usize = 0;
const XF: usize = 1;
const DEFINED_NAME: usize = 7;
const SHEET: usize = 8;
const MERGE_CELL: usize = 9;

/// What is known of a part while it is read.
pub(super) struct Part<'g> {
    pub(super) gate: &'g mut Gate,
    counts: [u64; LIMITS.len()],
    pub(super) bytes: u64,
    longest: usize,
    /// How many shared texts it says to have.
    declared: u64,
    /// The name of its first element, with its prefix.
    root: Vec<u8>,
    is_closed: bool,
    /// Whether the last cell names a shared text.
    is_shared: bool,
    /// Whether the last cell holds a number, or another value of which readers take what stands before the first mark of
    /// XML in it.
    is_number: bool,
    /// The place of that cell, as far as it has room.
    place: ([u8; PLACE_BYTES], usize),
    /// Whether an end tag must come: the number of a shared text and that of a cell stand alone.
    must_end: bool,
    /// Of a sheet, whether its cells are plain.
    shape: Option<Shape>,
    /// Whether it holds the shared texts.
    is_texts: bool,
}

impl<'g> Part<'g> {
    pub(super) fn new(gate: &'g mut Gate, name: &str) -> Self {
        Self {
            gate,
            counts: [0; LIMITS.len()],
            bytes: 0,
            longest: 0,
            declared: 0,
            root: Vec::new(),
            is_closed: false,
            is_shared: false,
            is_number: false,
            place: ([0; PLACE_BYTES], 0),
            must_end: false,
            shape: name.starts_with("xl/worksheets/").then(Shape::default),
            is_texts: name == "xl/sharedstrings.xml",
        }
    }

    /// Cuts a chunk into pieces at `<`; the last one waits in `piece` for the next chunk.
    pub(super) fn chunk(&mut self, chunk: &[u8], piece: &mut Vec<u8>, has_begun: &mut bool) -> Result<(), Unreadable> {
        let mut rest = chunk;
        while let Some(at) = memchr::memchr(b'<', rest) {
            // What stands before the first tag is no piece.
            let is_piece = std::mem::replace(has_begun, true);
            if is_piece && piece.is_empty() {
                self.piece(&rest[..at])?;
            } else if is_piece {
                piece.extend_from_slice(&rest[..at]);
                self.piece(piece.as_slice())?;
            }
            piece.clear();
            rest = &rest[at + 1..];
        }
        piece.extend_from_slice(rest);
        check_piece(piece.len())
    }

    /// A tag without its `<`, and the text behind it.
    #[inline]
    pub(super) fn piece(&mut self, piece: &[u8]) -> Result<(), Unreadable> {
        self.longest = self.longest.max(piece.len());
        check_piece(piece.len())?;
        if std::mem::take(&mut self.must_end) && piece.first() != Some(&b'/') {
            return Err(self.not_alone());
        }
        if self.is_texts {
            self.gate.has_odd_texts |= is_odd_text(piece);
        }
        if !is_cell(piece)
            && let Some(shape) = &mut self.shape
        {
            shape.piece(piece);
        }
        match piece.first() {
            Some(b'/') => {
                let after = piece[1..].strip_prefix(self.root.as_slice()).and_then(<[u8]>::first);
                self.is_closed |= after.is_some_and(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'\r' | b'\n'));
                Ok(())
            }
            Some(b'!') => declared(piece),
            Some(b'?') | None => Ok(()),
            Some(_) => self.element(piece),
        }
    }

    fn element(&mut self, piece: &[u8]) -> Result<(), Unreadable> {
        let end = piece.iter().position(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'));
        let (name, tag) = piece.split_at(end.unwrap_or(piece.len()));
        let is_root = self.root.is_empty();
        if is_root {
            self.root = name.to_vec();
            self.is_closed = memchr::memchr(b'>', tag).is_some_and(|at| tag[..at].ends_with(b"/"));
        }
        let local = memchr::memchr(b':', name).map_or(name, |at| &name[at + 1..]);
        match local {
            b"c" => self.cell(tag, name == b"c"),
            b"v" if self.is_shared => self.shared(tag),
            b"v" if self.is_number => self.number(tag),
            b"row" => {
                self.gate.has_hidden |= self.shape.is_some() && is_hidden(tag);
                reference_of(tag, b"r")
            }
            b"f" => {
                self.gate.formulas += 1;
                Ok(())
            }
            _ => self.counted((local, is_root), tag),
        }
    }

    /// Elements that are rarer than cells.
    fn counted(&mut self, (local, is_root): (&[u8], bool), tag: &[u8]) -> Result<(), Unreadable> {
        match local {
            b"sst" => self.declare(tag)?,
            b"vertAlign" if self.is_of_cells() => self.gate.has_raised |= is_raised(tag),
            b"strike" if self.is_of_cells() => self.gate.has_raised = true,
            b"col" if self.shape.is_some() => self.gate.has_hidden |= is_hidden(tag),
            b"mergeCell" => reference_of(tag, b"ref")?,
            b"Relationship" => relationship(tag)?,
            b"encryption-data" => return Err(Unreadable::Kind { expected: "ODS", found: Kind::Locked }),
            b"worksheet" | b"chartsheet" | b"dialogsheet" => self.gate.sheet_parts += u64::from(is_root),
            b"workbook" => self.gate.has_workbook |= is_root,
            _ => {}
        }
        let Some(kind) = LIMITS.iter().position(|(name, _)| *name == local) else { return Ok(()) };
        self.counts[kind] += 1;
        if kind == DEFINED_NAME {
            self.gate.held += tag.len() as u64;
            self.gate.check_held()?;
        }
        let (name, limit) = LIMITS[kind];
        match kind {
            _ if self.counts[kind] <= limit => Ok(()),
            MERGE_CELL => Err(Unreadable::TooLarge { what: "merges", limit }),
            SHEET => Err(Unreadable::TooLarge { what: "sheets", limit }),
            _ => Err(damaged(format!("a part has more than {limit} `{}`", String::from_utf8_lossy(name)))),
        }
    }

    /// The place of a cell, and whether its value is the number of a shared text.
    #[inline]
    fn cell(&mut self, tag: &[u8], is_plain_name: bool) -> Result<(), Unreadable> {
        let (mut cell, mut is_far) = (CellTag::default(), false);
        let is_whole = attributes(tag, |key, value| {
            is_far |= key == b"r" && is_beyond(value);
            cell.say(key, value);
        });
        self.is_shared = cell.kind == Some(b"s");
        self.is_number = matches!(cell.kind, None | Some(b"n" | b"b" | b"e"));
        let length = cell.place.len().min(PLACE_BYTES);
        self.place.0[..length].copy_from_slice(&cell.place[..length]);
        self.place.1 = length;
        checked(is_whole, is_far)?;
        if is_plain_name && let (Some(shape), Some(end)) = (&mut self.shape, memchr::memrchr(b'>', tag)) {
            shape.cell(cell, tag[..end].ends_with(b"/"), &tag[end + 1..]);
        }
        Ok(())
    }

    /// The value of a cell that names a shared text: readers take anything that is no number for the first text.
    fn shared(&mut self, tag: &[u8]) -> Result<(), Unreadable> {
        let Some(end) = memchr::memchr(b'>', tag) else { return Err(damaged("a tag is not closed")) };
        let text = &tag[end + 1..];
        self.must_end = !tag[..end].ends_with(b"/");
        if !self.must_end || (text.len() <= 10 && text.iter().all(u8::is_ascii_digit)) {
            return Ok(());
        }
        let shown = String::from_utf8_lossy(&text[..text.len().min(40)]).into_owned();
        Err(damaged(format!("`{shown}` is no number of a shared text")))
    }

    /// The value of a cell that is no text: readers take what stands before an entity, a comment or the like for all of it.
    #[inline]
    fn number(&mut self, tag: &[u8]) -> Result<(), Unreadable> {
        let Some(end) = memchr::memchr(b'>', tag) else { return Err(damaged("a tag is not closed")) };
        self.must_end = !tag[..end].ends_with(b"/");
        if memchr::memchr(b'&', &tag[end + 1..]).is_some() { Err(self.not_alone()) } else { Ok(()) }
    }

    #[cold]
    fn not_alone(&self) -> Unreadable {
        if self.is_shared {
            return damaged("the number of a shared text does not stand alone");
        }
        let place = String::from_utf8_lossy(&self.place.0[..self.place.1]);
        damaged(format!("the value of the cell {place} is in pieces and would be read as its first piece"))
    }

    /// Whether it holds cells or their texts.
    fn is_of_cells(&self) -> bool {
        self.is_texts || self.shape.is_some()
    }

    fn declare(&mut self, tag: &[u8]) -> Result<(), Unreadable> {
        let declared = &mut self.declared;
        let is_whole = attributes(tag, |key, value| {
            if key == b"uniqueCount" {
                let digits = value.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| u64::from(byte - b'0'));
                let number = digits.fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(digit));
                *declared = number.max(*declared);
            }
        });
        if is_whole { Ok(()) } else { Err(damaged("a tag is not closed")) }
    }

    /// Looks at what only the whole part shows.
    pub(super) fn finish(self, (at, name): (usize, &str), is_xml: bool) -> Result<(), Unreadable> {
        if self.declared > TEXTS_BELIEVED.max(self.bytes / 5) {
            return Err(damaged(format!("it cannot have {} shared texts", self.declared)));
        }
        if self.counts[SI] * TEXT_BYTES > TEXTS_BYTES_MAX.saturating_sub(self.bytes) && self.counts[SI] > 0 {
            return Err(Unreadable::TooLarge { what: "part", limit: TEXTS_BYTES_MAX });
        }
        if self.counts[XF].saturating_mul(self.longest as u64) > STYLES_BYTES_MAX {
            return Err(Unreadable::TooLarge { what: "part", limit: STYLES_BYTES_MAX });
        }
        self.gate.merges += self.counts[MERGE_CELL];
        self.gate.sheets += self.counts[SHEET];
        // The reader of open documents shows what it has read before it says that the rest is missing.
        self.gate.is_cut |= is_xml && !self.root.is_empty() && !self.is_closed && name != "content.xml";
        self.gate.has_odd_texts |= self.is_texts && self.bytes > PLAIN_TEXTS_BYTES_MAX;
        if let Some(styles) = self.shape.as_ref().and_then(Shape::styles) {
            self.gate.plain.push(PlainSheet { at, styles });
        }
        Ok(())
    }
}

fn check_piece(bytes: usize) -> Result<(), Unreadable> {
    let is_too_long = bytes > PIECE_BYTES_MAX;
    if is_too_long { Err(Unreadable::TooLarge { what: "part", limit: PIECE_BYTES_MAX as u64 }) } else { Ok(()) }
}
