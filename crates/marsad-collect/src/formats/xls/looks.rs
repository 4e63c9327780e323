//! How the cells of an old workbook look: their number formats, and letters that are struck through or stand raised.
//!
//! The reader of old workbooks gives values alone. Here the records are walked once more for what styles say (FONT, FORMAT
//! and XF), for the style of each cell and for the runs of shared texts; see [MS-XLS] 2.4. `records` has looked at their
//! lengths before, and what cannot be read here has no look. Not here: the runs of texts before Excel 97, which stand in
//! their cells.

use std::collections::HashMap;
use std::rc::Rc;

use super::records::{BEGIN, CONTINUE, END, record_at};
use super::shared_texts::{Pieces, SharedText};
use super::{compound, number_16, number_32};
use crate::formats::hidden_places::HiddenPlaces;
use crate::formats::plain::{Raised, RunLook, marked};
use crate::formats::sheet_rows::Shown;

/// The version of the records from Excel 97 on.
const BIFF_8: u16 = 0x600;

/// How the cells of a workbook look.
#[derive(Default)]
pub(in crate::formats) struct Looks {
    /// What each style shows, by its number.
    pub shown: Vec<Shown>,
    /// The shared texts with letters that stand raised or are struck through, by their number.
    texts: HashMap<u32, Rc<str>>,
    stream: Vec<u8>,
    /// Where the sheets begin, in the order of the workbook.
    starts: Vec<usize>,
}

/// How the cells of a sheet look.
#[derive(Default)]
pub(in crate::formats) struct SheetLooks {
    pub styles: CellStyles,
    pub raised: Raised,
    pub hidden: HiddenPlaces,
}

/// The style of each cell of a sheet, by its place.
#[derive(Default)]
pub(in crate::formats) struct CellStyles(Vec<([u16; 2], u16)>);

impl CellStyles {
    /// The number of the style of a cell; the first where it has none.
    pub(in crate::formats) fn at(&self, (row, column): (u32, u32)) -> usize {
        let (Ok(row), Ok(column)) = (u16::try_from(row), u16::try_from(column)) else { return 0 };
        // Of a cell that comes twice the last counts.
        let end = self.0.partition_point(|(place, _)| *place <= [row, column]);
        let last = end.checked_sub(1).and_then(|last| self.0.get(last));
        last.filter(|(place, _)| *place == [row, column]).map_or(0, |(_, style)| usize::from(*style))
    }
}

impl Looks {
    /// The looks of a workbook; none where its records cannot be found.
    pub(in crate::formats) fn of(bytes: &[u8]) -> Self {
        let stream = compound::workbook(bytes).unwrap_or_default();
        let globals = Globals::of(&stream);
        let (shown, texts, starts) = (globals.shown(), globals.texts(), globals.starts.clone());
        Self { shown, texts, stream, starts }
    }

    /// The looks of a sheet, by its place in the workbook.
    pub(in crate::formats) fn of_sheet(&self, place: usize) -> SheetLooks {
        let (mut looks, mut depth) = (SheetLooks::default(), 0_u32);
        let Some(mut at) = self.starts.get(place).copied() else { return looks };
        while let Ok((kind, data)) = record_at(&self.stream, &mut at) {
            match kind {
                BEGIN => depth += 1,
                END if depth > 1 => depth -= 1,
                END => break,
                // Charts within a sheet have records of the same kinds.
                _ if depth > 1 => {}
                _ => self.cell(&mut looks, kind, data),
            }
        }
        looks.styles.0.sort_by_key(|(place, _)| *place);
        looks
    }

    /// Takes the style of a cell, or of each of several.
    fn cell(&self, looks: &mut SheetLooks, kind: u16, data: &[u8]) {
        let (Some(row), Some(column)) = (number_16(data, 0), number_16(data, 2)) else { return };
        match kind {
            // FORMULA, NUMBER, LABEL, BOOLERR, RSTRING, RK, LABELSST
            0x06 | 0x203 | 0x204 | 0x205 | 0xd6 | 0x27e | 0xfd => {
                looks.styles.0.push(([row, column], number_16(data, 4).unwrap_or(0)));
                if kind == 0xfd
                    && let Some(text) = number_32(data, 6).and_then(|text| self.texts.get(&text))
                {
                    // What goes beyond is read as it stands; a workbook cannot hold so many.
                    let _ = looks.raised.keep((row.into(), column.into()), Rc::clone(text), 0);
                }
            }
            // ROW and COLINFO
            0x208 if number_16(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                looks.hidden.hide_row(u32::from(row) + 1);
            }
            0x7d if number_16(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                looks.hidden.hide_columns([row, column].map(|column| u32::from(column) + 1));
            }
            // MULRK: a style and a number for each column.
            0xbd => {
                let styles = data.get(4..).unwrap_or_default().chunks_exact(6).filter_map(|cell| number_16(cell, 0));
                looks.styles.0.extend((column..u16::MAX).zip(styles).map(|(column, style)| ([row, column], style)));
            }
            _ => {}
        }
    }
}

/// What stands before the sheets.
#[derive(Default)]
struct Globals<'s> {
    is_biff_8: bool,
    fonts: Vec<RunLook>,
    /// The codes of number formats, by their number.
    formats: HashMap<u16, String>,
    /// The number of the font and of the number format of each style.
    styles: Vec<[u16; 2]>,
    starts: Vec<usize>,
    /// The record of the shared texts, and those that continue it.
    texts: Option<(&'s [u8], Vec<&'s [u8]>)>,
}

impl<'s> Globals<'s> {
    fn of(stream: &'s [u8]) -> Self {
        let (mut globals, mut at) = (Self::default(), 0);
        while let Ok((kind, data)) = record_at(stream, &mut at)
            && kind != END
        {
            globals.take(kind, data, (stream, &mut at));
        }
        globals
    }

    fn take(&mut self, kind: u16, data: &'s [u8], (stream, at): (&'s [u8], &mut usize)) {
        match kind {
            BEGIN => self.is_biff_8 = number_16(data, 0) == Some(BIFF_8),
            0x31 => self.fonts.push(font(data)),
            0x41e => {
                let format = self.format(data);
                self.formats.extend(format);
            }
            0xe0 => self.styles.push([0, 2].map(|at| number_16(data, at).unwrap_or(0))),
            0x85 => self.starts.push(number_32(data, 0).unwrap_or(u32::MAX) as usize),
            0xfc => {
                let mut continued = Vec::new();
                while number_16(stream, *at) == Some(CONTINUE)
                    && let Ok((_, piece)) = record_at(stream, at)
                {
                    continued.push(piece);
                }
                self.texts = Some((data, continued));
            }
            _ => {}
        }
    }

    /// The number and the code of a number format.
    fn format(&self, data: &[u8]) -> Option<(u16, String)> {
        let id = number_16(data, 0)?;
        if !self.is_biff_8 {
            let letters = data.get(3..)?;
            let length = usize::from(*data.get(2)?).min(letters.len());
            return Some((id, encoding_rs::WINDOWS_1252.decode(letters.get(..length)?).0.into_owned()));
        }
        let (length, is_wide) = (usize::from(number_16(data, 2)?), data.get(4)? & 1 != 0);
        let letters = data.get(5..)?;
        let units: Vec<u16> = match is_wide {
            true => letters.chunks_exact(2).filter_map(|two| number_16(two, 0)).take(length).collect(),
            false => letters.iter().copied().map(u16::from).take(length).collect(),
        };
        Some((id, String::from_utf16_lossy(&units)))
    }

    /// The look of a font; their numbers leave out the 4 ([MS-XLS] 2.5.129).
    fn font(&self, number: u16) -> RunLook {
        let place = usize::from(number) - usize::from(number > 4);
        self.fonts.get(place).copied().unwrap_or_default()
    }

    fn shown(&self) -> Vec<Shown> {
        let shown = |[font, format]: &[u16; 2]| {
            let code = self.formats.get(format).map_or_else(|| built_in(*format), String::as_str);
            Shown::of_code(code, self.font(*font).is_struck)
        };
        self.styles.iter().map(shown).collect()
    }

    fn texts(&self) -> HashMap<u32, Rc<str>> {
        let mut texts = HashMap::new();
        let is_telling = self.fonts.iter().any(|look| *look != RunLook::default());
        let Some((data, continued)) = self.texts.as_ref().filter(|_| is_telling) else { return texts };
        let Ok(mut pieces) = Pieces::of(data, continued.clone()) else { return texts };
        let mut number = 0;
        while let Ok(Some(text)) = pieces.next_text() {
            if let Some(text) = self.marked(text) {
                texts.insert(number, Rc::from(text));
            }
            number += 1;
        }
        texts
    }

    /// A text with marks of how its letters stand, where some stand otherwise.
    fn marked(&self, text: &SharedText) -> Option<String> {
        let first = text.runs.first()?[0];
        let ends = text.runs.iter().skip(1).map(|[start, _]| *start).chain([u16::MAX]);
        let runs = text.runs.iter().zip(ends).map(|([start, font], end)| ([*start, end], self.font(*font)));
        let all = [([0, first], RunLook::default())].into_iter().chain(runs);
        let letters = |[start, end]: [u16; 2]| {
            let end = usize::from(end).min(text.letters.len());
            String::from_utf16_lossy(text.letters.get(usize::from(start)..end).unwrap_or_default())
        };
        marked(&all.map(|(ends, look)| (look, letters(ends))).collect::<Vec<_>>())
    }
}

/// How letters in a font stand.
fn font(data: &[u8]) -> RunLook {
    const STRUCK: u16 = 0x8;
    RunLook {
        is_struck: number_16(data, 2).is_some_and(|flags| flags & STRUCK != 0),
        is_raised: number_16(data, 8) == Some(1),
    }
}

/// The code of a number format that a workbook need not write, as far as it says anything of its numbers.
fn built_in(format: u16) -> &'static str {
    match format {
        9 => "0%",
        10 => "0.00%",
        // A month and its year; the other days are whole.
        17 => "mmm-yy",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use marsad_model::Finding;

    use super::super::compound::tests::compound;
    use super::super::records::tests::record;
    use crate::formats::seen::Seen;
    use crate::formats::workbook::visit;

    /// A number format with its number.
    fn format(id: u16, code: &str) -> Vec<u8> {
        let units: Vec<u16> = code.encode_utf16().collect();
        let mut data = [id.to_le_bytes(), (units.len() as u16).to_le_bytes()].concat();
        data.push(1);
        data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        record(0x41e, &data)
    }

    /// A font: plain, or struck through, or raised.
    fn font(flags: u8, raised: u8) -> Vec<u8> {
        record(0x31, &[200, 0, flags, 0, 255, 127, 144, 1, raised, 0, 0, 0, 0, 0, 1, 0, b'A'])
    }

    fn style(font: u8, format: u16) -> Vec<u8> {
        let mut data = [0; 20];
        data[0] = font;
        data[2..4].copy_from_slice(&format.to_le_bytes());
        record(0xe0, &data)
    }

    fn number(column: u8, style: u8, value: f64) -> Vec<u8> {
        let mut data = vec![0, 0, column, 0, style, 0];
        data.extend(value.to_le_bytes());
        record(0x203, &data)
    }

    fn text(column: u8, style: u8, number: u8) -> Vec<u8> {
        record(0xfd, &[0, 0, column, 0, style, 0, number, 0, 0, 0])
    }

    /// What is seen of the first row of a workbook with these styles, shared texts, and cells.
    fn row(styles: &[Vec<u8>], texts: &[u8], cells: &[Vec<u8>]) -> Vec<String> {
        let (row, findings) = read(styles, texts, cells);
        assert!(findings.is_empty(), "{findings:?}");
        row
    }

    /// The same, and what is told of it.
    fn read(styles: &[Vec<u8>], texts: &[u8], cells: &[Vec<u8>]) -> (Vec<String>, Vec<Finding>) {
        let begin = |kind: u8| record(0x809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let end = record(0x0a, &[]);
        let mut before = begin(5);
        before.extend(styles.concat());
        let after = [record(0xfc, texts), end.clone()].concat();
        // The record of the sheet has 13 bytes: its place, what it is, and its name.
        let start = (before.len() + 13 + after.len()) as u32;
        let sheet = record(0x85, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
        let bytes = compound(&[before, sheet, after, begin(0x10), cells.concat(), end].concat());
        let mut seen = Seen::default();
        let findings = visit(&mut Cursor::new(bytes), &mut seen).unwrap();
        (seen.rows.remove(0).1, findings)
    }

    #[test]
    fn an_old_workbook_shows_its_numbers_as_its_formats_say() {
        let codes = ["#,##0.0,,", ";;;", "\"<\"0", "0%", "yyyy"];
        let mut styles = vec![font(0, 0), style(0, 0)];
        styles.extend((164..).zip(codes).map(|(id, code)| format(id, code)));
        styles.extend((164..169).map(|id| style(0, id)));
        let cells = [(0, 12.0), (1, 3_100_000_000.0), (2, 8.0), (3, 5.0), (4, 0.5), (5, 41_640.0)];
        let cells: Vec<Vec<u8>> = cells.map(|(at, value)| number(at, at, value)).to_vec();
        let seen = row(&styles, &[0; 8], &cells);
        assert_eq!(seen, ["12", "3100000000,,", "8?", "5!", "0.5%", "2014"]);
    }

    #[test]
    fn hidden_rows_and_columns_of_an_old_workbook_are_told() {
        let hidden_row = record(0x208, &[0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0x20, 1, 0, 0]);
        let hidden_column = record(0x7d, &[1, 0, 1, 0, 0, 8, 0, 0, 1, 0, 0, 0]);
        let cells = [hidden_column, hidden_row, number(0, 0, 7.0), number(1, 0, 8.0)];
        let (seen, told) = read(&[font(0, 0), style(0, 0)], &[0; 8], &cells);
        assert_eq!((seen, told.len()), (vec!["7".to_owned(), "8".to_owned()], 2));
    }

    #[test]
    fn each_number_of_a_row_in_one_record_has_its_own_style() {
        let styles = [font(0, 0), format(164, "0,"), style(0, 0), style(0, 164)];
        // The whole numbers 7 and 9000 in two columns.
        let several = [0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0xa2, 0x8c, 0, 0, 1, 0];
        assert_eq!(row(&styles, &[0; 8], &[record(0xbd, &several)]), ["7", "9000,"]);
    }

    #[test]
    fn runs_of_an_old_workbook_stand_raised_or_are_struck_through() {
        // Fonts 0 to 3, then 5: struck through and raised are 5 and 6.
        let styles = [vec![font(0, 0); 4], vec![font(8, 0), font(0, 1), style(0, 0)]].concat();
        let mut texts = vec![2, 0, 0, 0, 2, 0, 0, 0];
        texts.extend(b"\x04\0\x08\x02\x001250\0\0\x05\0\x01\0\0\0");
        texts.extend(b"\x04\0\x08\x01\x002501\x03\0\x06\0");
        let seen = row(&styles, &texts, &[text(0, 0, 0), text(1, 0, 1)]);
        assert_eq!(seen, ["250", "250¹"]);
    }

    #[test]
    fn a_cell_whose_font_is_struck_through_is_known() {
        let seen = |flags| row(&[font(flags, 0), style(0, 0)], &[0; 8], &[number(0, 0, 7.0)]);
        assert_eq!((seen(8), seen(0)), (vec!["7\u{336}".to_owned()], vec!["7".to_owned()]));
    }
}
