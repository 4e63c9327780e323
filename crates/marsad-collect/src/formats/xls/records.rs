//! The records of an old workbook: what is declared in them, against what is there.
//!
//! See [MS-XLS] for the names of the records. Cells are not read here; only where they stand and how much their reader
//! will make of them.

use super::shared_texts::Pieces;
use super::{Unreadable, damaged, number_16, number_32};
use crate::formats::MERGES_MAX;
use crate::formats::kinds::Kind;

/// How many cells the used areas of all sheets may have: their reader makes room for blank ones too.
const CELLS_MAX: u64 = 4_000_000;
/// How many cells a sheet may declare: as many as it can have.
const DECLARED_MAX: u64 = 65_536 * 256;
/// How many columns a sheet has.
const COLUMNS: u16 = 256;
/// How many records may continue another: each is searched for again.
const CONTINUED_MAX: usize = 10_000;
/// How many characters the cells may have together: the reader copies a shared text into each of its cells.
const CHARACTERS_MAX: u64 = 48 << 20;
/// How long the shared texts may be together.
const TEXTS_BYTES_MAX: usize = 16 << 20;
/// How much work formulas may be, which are written out as texts: the squares of their lengths.
const FORMULAS_MAX: u64 = 1 << 31;
/// How many blanks a formula may hold for its looks.
const BLANKS_MAX: u64 = 4096;
const SHEETS_MAX: usize = 4096;

pub(super) const CONTINUE: u16 = 0x3c;
pub(super) const BEGIN: u16 = 0x809;
pub(super) const END: u16 = 0x0a;

/// A record, and how many that continue it.
struct Record<'s> {
    kind: u16,
    data: &'s [u8],
    continued: Vec<&'s [u8]>,
}

/// What was counted so far.
struct Counted {
    cells: u64,
    characters: u64,
    formulas: u64,
    /// How many bytes may still be walked: sheets do not share their records.
    bytes_left: usize,
    /// How many characters each shared text has.
    texts: Vec<u32>,
}

/// The rows and columns that are used on a sheet.
#[derive(Default)]
struct Area(Option<[u64; 4]>);

/// Looks at the records of all sheets.
pub(super) fn examine(stream: &[u8]) -> Result<(), Unreadable> {
    let bytes_left = stream.len().saturating_add(1 << 16);
    let mut counted = Counted { cells: 0, characters: 0, formulas: 0, bytes_left, texts: Vec::new() };
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(record) = counted.next(stream, &mut at)? {
        match record.kind {
            END => break,
            0x85 => starts.push(start_of(&record, stream)?),
            0xfc => counted.texts = texts(&record)?,
            _ => global(&record)?,
        }
    }
    starts.sort_unstable();
    if starts.len() > SHEETS_MAX {
        return Err(Unreadable::TooLarge { what: "sheets", limit: SHEETS_MAX as u64 });
    }
    if starts.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(damaged("two of its sheets are the same"));
    }
    starts.into_iter().try_for_each(|start| counted.sheet(stream, start))
}

/// Where a sheet begins.
fn start_of(record: &Record<'_>, stream: &[u8]) -> Result<usize, Unreadable> {
    let start = number_32(record.data, 0).map(|start| start as usize).filter(|_| record.data.len() >= 8);
    start.filter(|start| *start < stream.len()).ok_or_else(|| damaged("a sheet begins beyond its end"))
}

/// Records for the whole workbook whose reader does not look how long they are.
fn global(record: &Record<'_>) -> Result<(), Unreadable> {
    let data = record.data;
    if record.kind == 0x2f && number_16(data, 0) != Some(0) {
        return Err(Unreadable::Kind { expected: "XLS", found: Kind::Locked });
    }
    let least = match record.kind {
        0x22 | 0x42 | 0x17 | BEGIN => 2,
        0x18 => 14 + usize::from(number_16(data, 4).unwrap_or(u16::MAX)),
        _ => 0,
    };
    if data.len() < least { Err(too_short()) } else { Ok(()) }
}

pub(super) fn too_short() -> Unreadable {
    damaged("a record is shorter than what it must hold")
}

impl Counted {
    /// The record at a place, with those that continue it; none at the end.
    fn next<'s>(&mut self, stream: &'s [u8], at: &mut usize) -> Result<Option<Record<'s>>, Unreadable> {
        let from = *at;
        if from >= stream.len() {
            return Ok(None);
        }
        let (kind, data) = record_at(stream, at)?;
        let mut continued = Vec::new();
        while stream.len() - *at > 4 && number_16(stream, *at) == Some(CONTINUE) {
            continued.push(record_at(stream, at)?.1);
            if continued.len() > CONTINUED_MAX {
                return Err(damaged("a record is continued without end"));
            }
        }
        let left = self.bytes_left.checked_sub(*at - from);
        self.bytes_left = left.ok_or_else(|| damaged("its sheets share their records"))?;
        Ok(Some(Record { kind, data, continued }))
    }

    fn sheet(&mut self, stream: &[u8], start: usize) -> Result<(), Unreadable> {
        let mut at = start;
        let (mut depth, mut has_begun, mut merges) = (0_u32, false, 0);
        let (mut values, mut formulas) = (Area::default(), Area::default());
        while let Some(record) = self.next(stream, &mut at)? {
            match record.kind {
                BEGIN if has_begun => depth += 1,
                BEGIN => has_begun = true,
                END if depth > 0 => depth -= 1,
                END => break,
                // Charts within a sheet have records of the same kinds.
                _ if depth > 0 => {}
                0xe5 => merges += merged(record.data)?,
                _ => self.cell(&record, (&mut values, &mut formulas))?,
            }
        }
        if merges > MERGES_MAX {
            return Err(Unreadable::TooLarge { what: "merges", limit: MERGES_MAX as u64 });
        }
        self.cells += values.cells() + formulas.cells();
        if self.cells > CELLS_MAX {
            return Err(Unreadable::TooLarge { what: "cells", limit: CELLS_MAX });
        }
        Ok(())
    }

    fn cell(&mut self, record: &Record<'_>, (values, formulas): (&mut Area, &mut Area)) -> Result<(), Unreadable> {
        let data = record.data;
        match record.kind {
            0x200 => return dimensions(data),
            // NUMBER, BOOLERR, RK
            0x203 | 0x205 | 0x27e => values.add(data)?,
            // LABEL, RSTRING
            0x204 | 0xd6 => {
                values.add(data)?;
                self.characters += u64::from(number_16(data, 6).unwrap_or(0));
            }
            // LABELSST
            0xfd => {
                values.add(data)?;
                let text = number_32(data, 6).ok_or_else(too_short)? as usize;
                let length = self.texts.get(text);
                let length = length.ok_or_else(|| damaged("a cell holds a shared text that is not there"))?;
                self.characters += u64::from(*length);
            }
            // MULRK
            0xbd => several(data, values)?,
            // STRING, the value of the formula before it
            0x207 => self.characters += u64::from(number_16(data, 0).unwrap_or(0)),
            // FORMULA
            0x06 => {
                values.add(data)?;
                formulas.add(data)?;
                self.formulas += formula(data)?;
            }
            _ => {}
        }
        if self.characters > CHARACTERS_MAX || self.formulas > FORMULAS_MAX {
            return Err(Unreadable::TooLarge { what: "bytes", limit: CHARACTERS_MAX });
        }
        Ok(())
    }
}

/// The kind and the bytes of the record at a place, which moves behind it.
pub(super) fn record_at<'s>(stream: &'s [u8], at: &mut usize) -> Result<(u16, &'s [u8]), Unreadable> {
    let cut = || damaged("it ends within a record");
    let kind = number_16(stream, *at).ok_or_else(cut)?;
    let length = usize::from(number_16(stream, *at + 2).ok_or_else(cut)?);
    let data = stream.get(*at + 4..*at + 4 + length).ok_or_else(cut)?;
    *at += 4 + length;
    Ok((kind, data))
}

impl Area {
    /// Widens the area by the cell whose row and column begin `data`.
    fn add(&mut self, data: &[u8]) -> Result<(), Unreadable> {
        let (Some(row), Some(column)) = (number_16(data, 0), number_16(data, 2)) else { return Err(too_short()) };
        if column >= COLUMNS {
            return Err(damaged(format!("a cell stands in column {}, where no sheet has one", u32::from(column) + 1)));
        }
        let (row, column) = (u64::from(row), u64::from(column));
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, column, column]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(column), right.max(column)]);
        Ok(())
    }

    fn cells(&self) -> u64 {
        self.0.map_or(0, |[top, bottom, left, right]| (bottom - top + 1) * (right - left + 1))
    }
}

/// What a sheet says to be as large as; its reader makes room for that.
fn dimensions(data: &[u8]) -> Result<(), Unreadable> {
    let short = |at| number_16(data, at).map(u64::from);
    let long = |at| number_32(data, at).map(u64::from);
    let [rows, columns] = match data.len() {
        10 => [[short(0), short(2)], [short(4), short(6)]],
        14 | 16 => [[long(0), long(4)], [short(8), short(10)]],
        // Another length is refused by the reader.
        _ => return Ok(()),
    };
    let [Some(first_row), Some(rows)] = rows else { return Ok(()) };
    let [Some(first_column), Some(columns)] = columns else { return Ok(()) };
    if rows == 0 || columns == 0 {
        return Ok(());
    }
    let first_column = if first_column > 0xff || columns < first_column { 0 } else { first_column };
    if first_row > rows || (rows - first_row) * (columns - first_column) > DECLARED_MAX {
        return Err(damaged("a sheet says to be larger than sheets are"));
    }
    Ok(())
}

/// The cells of a row with a number each.
fn several(data: &[u8], values: &mut Area) -> Result<(), Unreadable> {
    let last = data.len().checked_sub(2).and_then(|at| number_16(data, at)).ok_or_else(too_short)?;
    let (row, first) = (data.get(..2).ok_or_else(too_short)?, number_16(data, 2).ok_or_else(too_short)?);
    if first > last || data.len() != 6 + 6 * (usize::from(last - first) + 1) {
        return Err(damaged("a row of numbers has another length than it says"));
    }
    values.add(data)?;
    values.add(&[row, &last.to_le_bytes()].concat())
}

/// How many merged blocks a record holds.
fn merged(data: &[u8]) -> Result<usize, Unreadable> {
    let count = usize::from(number_16(data, 0).ok_or_else(too_short)?);
    if data.len() < 2 + 8 * count { Err(damaged("it has fewer merged cells than it says")) } else { Ok(count) }
}

/// How much work it is to write out a formula.
fn formula(data: &[u8]) -> Result<u64, Unreadable> {
    let length = usize::from(number_16(data, 20).ok_or_else(too_short)?);
    let tokens = data.get(22..22 + length).ok_or_else(|| damaged("a formula is longer than its record"))?;
    // Blanks between the parts of a formula: 19, then 40 or 41, their kind and their number.
    let blanks = tokens.windows(4).filter(|window| window[0] == 0x19 && matches!(window[1], 0x40 | 0x41));
    if blanks.map(|window| u64::from(window[3])).sum::<u64>() > BLANKS_MAX {
        return Err(damaged("a formula is made of blanks"));
    }
    Ok((length * length) as u64)
}

/// How many characters each shared text has. Their numbers are not believed; what is there is counted.
fn texts(record: &Record<'_>) -> Result<Vec<u32>, Unreadable> {
    let bytes = record.data.len() + record.continued.iter().map(|piece| piece.len()).sum::<usize>();
    if bytes > TEXTS_BYTES_MAX {
        return Err(Unreadable::TooLarge { what: "part", limit: TEXTS_BYTES_MAX as u64 });
    }
    let mut pieces = Pieces::of(record.data, record.continued.clone())?;
    let mut texts = Vec::new();
    while let Some(text) = pieces.next_text()? {
        texts.push(u32::from(text.characters));
    }
    Ok(texts)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::compound::tests::compound;
    use super::super::examine;

    pub(in super::super) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let mut bytes = kind.to_le_bytes().to_vec();
        bytes.extend((data.len() as u16).to_le_bytes());
        bytes.extend(data);
        bytes
    }

    /// A workbook of two texts and one sheet with `records`.
    fn book(records: &[Vec<u8>], sheet_at: Option<u32>) -> Vec<u8> {
        let begin = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let texts = record(0xfc, b"\x02\0\0\0\x02\0\0\0\x02\0\0ab\x01\0\0c");
        let end = record(0x0a, &[]);
        let length = begin.len() + 12 + texts.len() + end.len();
        let mut bound = sheet_at.unwrap_or(length as u32).to_le_bytes().to_vec();
        bound.extend([0, 0, 1, 0]);
        let name = record(0x85, &bound);
        let sheet: Vec<u8> = records.concat();
        compound(&[begin.clone(), name, texts, end.clone(), begin, sheet, end].concat())
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        let mut data = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        data.extend(12_f64.to_le_bytes());
        record(0x203, &data)
    }

    fn is_sound(records: &[Vec<u8>]) -> bool {
        examine(&book(records, None)).is_ok()
    }

    #[test]
    fn an_honest_sheet_passes() {
        let text = record(0xfd, &[0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
        assert!(is_sound(&[number(0, 0), text, record(0xe5, &[1, 0, 0, 0, 0, 0, 0, 0, 1, 0])]));
        assert!(is_sound(&[record(0x200, &[0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0])]));
    }

    #[test]
    fn a_cell_that_no_sheet_has_is_refused() {
        assert!(!is_sound(&[number(0, 256)]));
        assert!(!is_sound(&[number(0, 65_535)]));
    }

    #[test]
    fn two_cells_far_from_each_other_make_no_room_for_all_between() {
        assert!(is_sound(&[number(0, 0), number(65_535, 20)]));
        assert!(!is_sound(&[number(0, 0), number(65_535, 255)]));
    }

    #[test]
    fn what_a_sheet_says_of_its_size_is_not_believed() {
        let sized = |rows: [u32; 2], columns: [u16; 2]| {
            let mut data: Vec<u8> = rows.iter().flat_map(|row| row.to_le_bytes()).collect();
            data.extend(columns.iter().flat_map(|column| column.to_le_bytes()));
            data.extend([0, 0]);
            is_sound(&[record(0x200, &data)])
        };
        assert!(sized([0, 65_536], [0, 256]));
        assert!(!sized([0, u32::MAX], [0, u16::MAX]));
        assert!(!sized([0, 65_536], [0, u16::MAX]));
        assert!(!sized([100, 1], [0, 1]));
    }

    #[test]
    fn counts_and_lengths_are_looked_at() {
        assert!(!is_sound(&[record(0xe5, &[255, 255, 0, 0, 0, 0, 0, 0, 1, 0])]));
        assert!(!is_sound(&[record(0xfd, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0])]));
        assert!(!is_sound(&[record(0xbd, &[0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 2, 0])]));
        let mut formula = [0_u8; 22].to_vec();
        formula[20] = 0xff;
        assert!(!is_sound(&[record(0x06, &formula)]));
    }

    #[test]
    fn a_record_is_not_continued_without_end() {
        let many = vec![record(0x3c, &[]); 10_100];
        assert!(!is_sound(&many));
    }

    #[test]
    fn a_sheet_begins_within_the_workbook_and_only_once() {
        assert!(examine(&book(&[], Some(0xffff_fff0))).is_err());
    }
}
