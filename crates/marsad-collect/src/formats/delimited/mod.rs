//! Delimited text, block by block, so that a file of any size takes the same memory.

mod blocks;
mod cut_row;
mod delimiter;
mod packed_keys;
mod rows;
mod short_rows;

use std::ops::ControlFlow;

use marsad_model::{Finding, Place};

use super::sdmx_ml::OBS_VALUE;
use super::{CELL_CHARACTERS_MAX, COLUMNS_MAX, Content, SheetHead, Unreadable, Visitor, cut_at, tell_too_large};
use crate::cell::Cell;

pub(crate) use blocks::{Block, Blocks};
pub(crate) use cut_row::cut_row;
pub(crate) use delimiter::{delimiter_of, delimiter_of_headers, named};
pub(crate) use rows::{Rows, is_blank};
pub(crate) use short_rows::{ShortRows, short_rows};

/// Shows every row of delimited text.
pub(super) fn visit(
    content: &mut dyn Content,
    (delimiter, encoding): (Option<char>, Option<&str>),
    visitor: &mut dyn Visitor,
) -> Result<Vec<Finding>, Unreadable> {
    let mut blocks = Blocks::open(content, delimiter, encoding)?;
    let mut findings = Vec::new();
    if !visitor.sheet(&SheetHead::default()) {
        return Ok(findings);
    }
    let mut flow = ControlFlow::Continue(());
    while let Some(block) = blocks.next_block()? {
        block.rows(blocks.delimiter()).each(&mut |line, cells| {
            let cells = limited(line, cells, &mut findings);
            flow = visitor.row(line, cells);
            flow
        });
        if flow.is_break() {
            break;
        }
    }
    findings.append(&mut blocks.findings);
    Ok(findings)
}

/// What stands between the cells of SDMX-CSV, as its headers show.
pub(crate) fn sdmx_delimiter(content: &mut dyn Content) -> char {
    Blocks::open(content, Some(','), None).map_or(',', |blocks| char::from(blocks.delimiter_of_headers()))
}

/// Whether values of SDMX-CSV have commas before their decimals, as a spreadsheet writes them that puts other marks than commas
/// between cells.
pub(crate) fn has_decimal_commas(content: &mut dyn Content) -> bool {
    let delimiter = sdmx_delimiter(content);
    if delimiter == ',' {
        return false;
    }
    let Ok(mut blocks) = Blocks::open(content, Some(delimiter), None) else { return false };
    let Ok(Some(block)) = blocks.next_block() else { return false };
    let (mut is_header, mut column, mut is_found) = (true, None, false);
    block.rows(blocks.delimiter()).each(&mut |_, cells| {
        if std::mem::take(&mut is_header) {
            column = cells.iter().position(|cell| cell.label().split(": ").next() == Some(OBS_VALUE));
        }
        let value = column.and_then(|at: usize| cells.get(at)).map_or("", |cell| cell.text.trim());
        let is_of_number = |byte: u8| byte.is_ascii_digit() || matches!(byte, b',' | b'-');
        is_found = value.contains(',') && value.bytes().all(is_of_number);
        if is_found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    is_found
}

/// The cells that may be read of a row; tells of those that may not, and of a text that was cut.
pub(crate) fn limited<'r, 'c>(line: u32, cells: &'r [Cell<'c>], findings: &mut Vec<Finding>) -> &'r [Cell<'c>] {
    let place = |column| Place { row: Some(line), column, ..Place::default() };
    if let Some(at) = cells.iter().position(|cell| cut_at(cell.text, CELL_CHARACTERS_MAX).is_some()) {
        tell_too_large(findings, ("cell", CELL_CHARACTERS_MAX as u64), place(Some(at as u32 + 1)));
    }
    if cells.len() <= COLUMNS_MAX {
        return cells;
    }
    tell_too_large(findings, ("columns", COLUMNS_MAX as u64), place(None));
    &cells[..COLUMNS_MAX]
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use super::{Blocks, COLUMNS_MAX, limited};

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut cursor = Cursor::new(text.as_bytes().to_vec());
        let mut blocks = Blocks::open(&mut cursor, Some(';'), None).unwrap();
        let mut found = Vec::new();
        while let Some(block) = blocks.next_block().unwrap() {
            block.rows(b';').each(&mut |line, cells| {
                found.push((line, cells.iter().map(|cell| cell.text.to_owned()).collect()));
                ControlFlow::Continue(())
            });
        }
        found
    }

    #[test]
    fn rows_are_numbered_by_the_line_on_which_they_begin() {
        let plain = rows("a;b\r\n\n1;2\n3;");
        assert_eq!(plain.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
        assert_eq!(plain[2].1, ["3", ""]);
        let quoted = rows("a;b\n\"x\ny\";2\n\"3\"\"\";4\n");
        assert_eq!(quoted.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 4]);
        assert_eq!(quoted[2].1, ["3\"", "4"]);
        assert_eq!(rows("a;b\r1;2\r")[1].1, ["1", "2"]);
        let windows = rows("a;b\r\n\r\n\"1\";2\r\n3;4\r\n");
        assert_eq!(windows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
    }

    #[test]
    fn a_quote_that_is_never_closed_hides_nothing() {
        let found = rows("a;b\n1;\"2\n3;4\n");
        assert_eq!(found.len(), 3);
    }

    fn told(text: &str) -> (Vec<usize>, Vec<String>) {
        let mut findings = Vec::new();
        let mut cursor = Cursor::new(text.as_bytes().to_vec());
        let mut blocks = Blocks::open(&mut cursor, Some(';'), None).unwrap();
        let mut widths = Vec::new();
        while let Some(block) = blocks.next_block().unwrap() {
            block.rows(b';').each(&mut |line, cells| {
                widths.push(limited(line, cells, &mut findings).len());
                ControlFlow::Continue(())
            });
        }
        (widths, findings.into_iter().map(|finding| finding.arguments["what"].clone()).collect())
    }

    #[test]
    fn a_row_of_delimiters_is_no_wider_than_a_sheet_and_is_told_once() {
        let wide = format!("a{}\n", ";b".repeat(COLUMNS_MAX + 3000));
        let quoted = format!("\"a\"{}\n", ";b".repeat(COLUMNS_MAX + 3000));
        let (widths, told) = told(&format!("{wide}{quoted}a;b\n"));
        assert_eq!(widths, [COLUMNS_MAX, COLUMNS_MAX, 2]);
        assert_eq!(told, ["columns"]);
    }

    #[test]
    fn a_row_as_wide_as_a_sheet_is_read_whole() {
        let (widths, told) = told(&format!("\"a\"{}\n", ";b".repeat(COLUMNS_MAX - 1)));
        assert_eq!((widths, told.len()), (vec![COLUMNS_MAX], 0));
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_told() {
        let (_, told) = told(&format!("a;{}\nb;\"{}\"\n", "é".repeat(40_000), "x".repeat(40_000)));
        assert_eq!(told, ["cell"]);
        assert_eq!(rows(&format!("a;{}\n", "é".repeat(40_000)))[0].1[1].chars().count(), 32_768);
    }
}
