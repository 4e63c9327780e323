//! The layout of releases 117 to 119: sections between tags, and a map that tells where each stands.

use super::layout::{Characteristic, Kind, Layout, Widths, texts, variables};
use super::old::characteristic;
use crate::formats::bytes::{Bytes, until_zero};
use crate::options::{NOTES_MAX, VARIABLES_MAX};
use crate::told::{Told, Trouble};

/// How many places the map has.
const MAP: usize = 14;

/// The layout of a tagged file; none where it ends within its header.
pub(super) fn read<'b>(all: &'b [u8], told: &mut Told) -> Option<Layout<'b>> {
    let mut reader = Reader { bytes: Bytes::new(all, false), map: [0; MAP], count: 0, layout: Layout::default(), told };
    reader.header()?;
    reader.map();
    reader.variables();
    reader.characteristics();
    reader.layout.data_at = reader.section(b"<data>", 9).then(|| reader.bytes.at());
    // The long texts follow the tag that closes the data.
    let closed = usize::try_from(reader.map[10]).ok().and_then(|at| at.checked_sub(b"</data>".len()));
    reader.layout.data_end = closed.filter(|end| *end <= all.len());
    let row_bytes = reader.layout.row_bytes();
    let data = usize::try_from(reader.layout.rows).ok().and_then(|rows| row_bytes.checked_mul(rows));
    let end = reader.layout.data_at.zip(data).and_then(|(at, data)| at.checked_add(data));
    reader.after_data(end.filter(|end| *end <= all.len()));
    Some(reader.layout)
}

struct Reader<'b, 't> {
    bytes: Bytes<'b>,
    map: [u64; MAP],
    /// How many variables the header counts.
    count: usize,
    layout: Layout<'b>,
    told: &'t mut Told,
}

impl<'b> Reader<'b, '_> {
    fn header(&mut self) -> Option<()> {
        let bytes = &mut self.bytes;
        bytes.pass(b"<stata_dta><header><release>")?;
        let release = std::str::from_utf8(bytes.take(3)?).ok()?.parse::<u16>().ok()?;
        bytes.pass(b"</release><byteorder>")?;
        bytes.is_big_endian = match bytes.take(3)? {
            b"MSF" => true,
            b"LSF" => false,
            _ => return None,
        };
        bytes.pass(b"</byteorder><K>")?;
        let count = if release >= 119 { bytes.number_u32()? } else { u32::from(bytes.number_u16()?) };
        bytes.pass(b"</K><N>")?;
        let rows = if release >= 118 { bytes.number_u64()? } else { u64::from(bytes.number_u32()?) };
        bytes.pass(b"</N><label>")?;
        let length = if release >= 118 { bytes.number_u16()? } else { u16::from(bytes.number_u8()?) };
        let label = bytes.take(usize::from(length))?;
        bytes.pass(b"</label><timestamp>")?;
        let length = bytes.number_u8()?;
        let written = bytes.take(usize::from(length))?;
        bytes.pass(b"</timestamp></header>")?;
        self.count = usize::try_from(count).ok()?;
        let is_big_endian = bytes.is_big_endian;
        self.layout = Layout { release, is_big_endian, rows, label, written, ..Layout::default() };
        Some(())
    }

    fn map(&mut self) {
        let at = self.bytes.at();
        let mut places = [0; MAP];
        let mut fill = || {
            self.bytes.pass(b"<map>")?;
            for place in &mut places {
                *place = self.bytes.number_u64()?;
            }
            self.bytes.pass(b"</map>")
        };
        match fill() {
            Some(()) => self.map = places,
            None => self.told.part("map", at, Trouble::Damaged),
        }
    }

    /// Goes behind the tag that opens a section: where the reading stands, or where the map says.
    fn section(&mut self, tag: &[u8], place: usize) -> bool {
        if self.bytes.pass(tag).is_some() {
            return true;
        }
        let mapped = usize::try_from(self.map[place]).unwrap_or(usize::MAX);
        let mut there = self.bytes;
        let is_there = there.go_to(mapped).is_some() && there.pass(tag).is_some();
        if is_there {
            self.bytes = there;
        }
        is_there
    }

    /// A list with a text for each variable; empty where it cannot be read.
    fn list(&mut self, part: &'static str, [open, close]: [&[u8]; 2], (place, width): (usize, usize)) -> Vec<&'b [u8]> {
        let at = self.bytes.at();
        let found = if self.section(open, place) { texts(&mut self.bytes, self.count, width) } else { None };
        // A tag that does not close is no reason to lose what stands before it.
        let _ = self.bytes.pass(close);
        found.unwrap_or_else(|| {
            self.told.part(part, at, Trouble::Damaged);
            Vec::new()
        })
    }

    fn variables(&mut self) {
        let at = self.bytes.at();
        let widths = Widths::of(self.layout.release);
        if self.count > VARIABLES_MAX {
            return self.told.too_large("survey-variables", VARIABLES_MAX as u64);
        }
        let Some(kinds) = self.kinds() else {
            return self.told.part("variables", at, Trouble::Damaged);
        };
        let names = self.list("variables", [b"<varnames>", b"</varnames>"], (3, widths.name));
        let sort_width = if self.layout.release >= 119 { 4 } else { 2 };
        if self.section(b"<sortlist>", 4) {
            // Where it is cut, the next section is found by the map or told.
            let _ = self.bytes.skip(sort_width * (self.count + 1)).and_then(|()| self.bytes.pass(b"</sortlist>"));
        }
        let formats = self.list("formats", [b"<formats>", b"</formats>"], (5, widths.format));
        let sets = self.list("value-labels", [b"<value_label_names>", b"</value_label_names>"], (6, widths.name));
        let labels = self.list("variable-labels", [b"<variable_labels>", b"</variable_labels>"], (7, widths.label));
        self.layout.variables = variables(&kinds, [names, formats, labels, sets]);
    }

    fn kinds(&mut self) -> Option<Vec<Kind>> {
        if !self.section(b"<variable_types>", 2) || !self.bytes.has(self.count, 2) {
            return None;
        }
        let kind = |_| Kind::of_two_bytes(self.bytes.number_u16()?);
        let kinds = (0..self.count).map(kind).collect::<Option<Vec<Kind>>>()?;
        self.bytes.pass(b"</variable_types>")?;
        Some(kinds)
    }

    fn characteristics(&mut self) {
        let at = self.bytes.at();
        let name = Widths::of(self.layout.release).name;
        if !self.section(b"<characteristics>", 8) {
            return self.told.part("characteristics", at, Trouble::Damaged);
        }
        while self.bytes.pass(b"</characteristics>").is_none() {
            let at = self.bytes.at();
            let Some(found) = self.characteristic(name) else {
                return self.told.part("characteristics", at, Trouble::Damaged);
            };
            if self.layout.characteristics.len() < NOTES_MAX {
                self.layout.characteristics.push(found);
            } else {
                self.told.too_large("survey-notes", NOTES_MAX as u64);
            }
        }
    }

    fn characteristic(&mut self, name: usize) -> Option<Characteristic<'b>> {
        self.bytes.pass(b"<ch>")?;
        let length = usize::try_from(self.bytes.number_u32()?).ok()?;
        let record = self.bytes.take(length)?;
        self.bytes.pass(b"</ch>")?;
        Some(characteristic(record, name))
    }

    /// Finds what stands behind the data, whose end is known where all of them are there.
    fn after_data(&mut self, end: Option<usize>) {
        let is_behind = end.and_then(|end| self.bytes.go_to(end)).and_then(|()| self.bytes.pass(b"</data>")).is_some();
        if !is_behind && self.layout.data_at.is_some() && end.is_some() {
            self.told.part("data", self.bytes.at(), Trouble::Damaged);
        }
        self.layout.long_texts_at = self.section(b"<strls>", 10).then(|| self.bytes.at());
        // Long texts are walked through by their reader, who finds where labels stand; the map tells it as well.
        let mapped = usize::try_from(self.map[11]).unwrap_or(usize::MAX);
        let mut there = self.bytes;
        let is_there = there.go_to(mapped).is_some() && there.pass(b"<value_labels>").is_some();
        self.layout.labels_at = is_there.then(|| there.at());
    }
}

/// Goes behind the tag that opens the sets of labels, where the long texts end there.
pub(super) fn labels_after_long_texts(bytes: &mut Bytes<'_>) -> Option<usize> {
    bytes.pass(b"</strls><value_labels>")?;
    Some(bytes.at())
}

/// The next set of labels between its tags, or an old one without: its name, and the table of its codes.
pub(super) fn label_set<'b>(bytes: &mut Bytes<'b>, is_tagged: bool, name: usize) -> Option<(&'b [u8], &'b [u8])> {
    if is_tagged {
        bytes.pass(b"<lbl>")?;
    }
    let length = bytes.count()?;
    let named = until_zero(bytes.take(name)?);
    bytes.skip(3)?;
    let table = bytes.take(length)?;
    if is_tagged {
        bytes.pass(b"</lbl>")?;
    }
    Some((named, table))
}
