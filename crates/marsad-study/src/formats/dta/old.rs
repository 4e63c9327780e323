//! The layout of releases 113 to 115: fields one behind the other, lengths known from the release.

use super::layout::{Characteristic, Kind, Layout, Widths, texts, variables};
use crate::formats::bytes::{Bytes, until_zero};
use crate::options::NOTES_MAX;
use crate::told::{Told, Trouble};

/// The layout of an old file; none where it ends within its header.
pub(super) fn read<'b>(all: &'b [u8], told: &mut Told) -> Option<Layout<'b>> {
    let mut bytes = Bytes::new(all, false);
    let release = u16::from(bytes.number_u8()?);
    bytes.is_big_endian = bytes.number_u8()? == 1;
    bytes.skip(2)?;
    let count = usize::from(bytes.number_u16()?);
    let rows = u64::from(bytes.number_u32()?);
    let label = until_zero(bytes.take(81)?);
    let written = until_zero(bytes.take(18)?);
    let mut layout = Layout { release, is_big_endian: bytes.is_big_endian, rows, label, written, ..Layout::default() };
    let at = bytes.at();
    if descriptors(&mut bytes, count, &mut layout).is_none() {
        told.part("variables", at, Trouble::CutOff);
        return Some(layout);
    }
    let at = bytes.at();
    match characteristics(&mut bytes, Widths::of(release).name, told) {
        Some(found) => {
            layout.characteristics = found;
            layout.data_at = Some(bytes.at());
        }
        None => told.part("characteristics", at, Trouble::CutOff),
    }
    // Labels stand behind the data, wherever these end.
    let data = usize::try_from(rows).ok().and_then(|rows| layout.row_bytes().checked_mul(rows));
    layout.labels_at = layout.data_at.zip(data).and_then(|(at, data)| at.checked_add(data));
    Some(layout)
}

/// Kinds, names, formats and labels of variables.
fn descriptors<'b>(bytes: &mut Bytes<'b>, count: usize, layout: &mut Layout<'b>) -> Option<()> {
    let widths = Widths::of(layout.release);
    let kinds: Option<Vec<Kind>> = bytes.take(count)?.iter().map(|code| Kind::of_byte(*code)).collect();
    let names = texts(bytes, count, widths.name)?;
    bytes.skip(2 * (count + 1))?;
    let formats = texts(bytes, count, widths.format)?;
    let sets = texts(bytes, count, widths.name)?;
    let labels = texts(bytes, count, widths.label)?;
    layout.variables = variables(&kinds?, [names, formats, labels, sets]);
    Some(())
}

/// What is said of variables and data: records of a kind and a length, the last with neither.
fn characteristics<'b>(bytes: &mut Bytes<'b>, name: usize, told: &mut Told) -> Option<Vec<Characteristic<'b>>> {
    let mut found = Vec::new();
    loop {
        let kind = bytes.number_u8()?;
        let length = bytes.count()?;
        if kind == 0 && length == 0 {
            return Some(found);
        }
        let record = bytes.take(length)?;
        if kind != 1 || length < 2 * name {
            continue;
        }
        if found.len() == NOTES_MAX {
            told.too_large("survey-notes", NOTES_MAX as u64);
            continue;
        }
        found.push(characteristic(record, name));
    }
}

/// A characteristic: whose it is, its name, its text. The record must hold both names.
pub(super) fn characteristic(record: &[u8], name: usize) -> Characteristic<'_> {
    let (of, rest) = record.split_at(name.min(record.len()));
    let (named, text) = rest.split_at(name.min(rest.len()));
    Characteristic { of: until_zero(of), name: until_zero(named), text: until_zero(text) }
}
