//! Text in columns of fixed width, counted in characters.

use std::ops::ControlFlow;

use marsad_model::{Finding, Place};

use super::delimited::Blocks;
use super::{CELL_CHARACTERS_MAX, Content, SheetHead, Unreadable, Visitor, cell_text, tell_too_large};
use crate::cell::Cell;

/// Shows every line, cut at `widths`; the last column takes the rest.
pub(super) fn visit(
    content: &mut dyn Content,
    widths: &[u16],
    encoding: Option<&str>,
    visitor: &mut dyn Visitor,
) -> Result<Vec<Finding>, Unreadable> {
    // Nothing is cut at a delimiter here; one is named so that none is guessed.
    let mut blocks = Blocks::open(content, Some('\u{1}'), encoding)?;
    if !visitor.sheet(&SheetHead::default()) {
        return Ok(Vec::new());
    }
    let mut findings = Vec::new();
    let mut flow = ControlFlow::Continue(());
    while flow.is_continue()
        && let Some(block) = blocks.next_block()?
    {
        for (number, line) in (block.first_line..).zip(lines(&block.text)) {
            if Cell::text(line).is_blank() {
                continue;
            }
            let (cells, is_cut) = cut(line, widths);
            if is_cut {
                let place = Place { row: Some(number), ..Place::default() };
                tell_too_large(&mut findings, ("cell", CELL_CHARACTERS_MAX as u64), place);
            }
            flow = visitor.row(number, &cells);
            if flow.is_break() {
                break;
            }
        }
    }
    findings.append(&mut blocks.findings);
    Ok(findings)
}

/// The lines of a text, which end with a line feed, a carriage return or both.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or_default();
        Some(line)
    })
}

/// The cells of a line, and whether one was longer than a cell may be.
fn cut<'t>(line: &'t str, widths: &[u16]) -> (Vec<Cell<'t>>, bool) {
    let mut cells = Vec::with_capacity(widths.len());
    let mut rest = line;
    let mut has_cut = false;
    for (place, width) in widths.iter().enumerate() {
        let is_last = place + 1 == widths.len();
        let end = rest.char_indices().nth(usize::from(*width)).map_or(rest.len(), |(at, _)| at);
        let (cell, after) = if is_last { (rest, "") } else { rest.split_at(end) };
        let (text, is_cut) = cell_text(cell.trim());
        has_cut |= is_cut;
        cells.push(Cell::text(text));
        rest = after;
    }
    (cells, has_cut)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::ops::ControlFlow;

    use marsad_model::FindingCode;

    use super::super::{SheetHead, Visitor};
    use super::{cut, lines, visit};
    use crate::cell::Cell;

    #[derive(Default)]
    struct Rows(Vec<(u32, Vec<String>)>);

    impl Visitor for Rows {
        fn sheet(&mut self, _: &SheetHead) -> bool {
            true
        }

        fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
            self.0.push((number, cells.iter().map(|cell| cell.text.to_owned()).collect()));
            ControlFlow::Continue(())
        }
    }

    #[test]
    fn lines_are_cut_at_characters_and_not_at_bytes() {
        let (cells, _) = cut("Algérie  2022   12", &[9, 5, 1]);
        assert_eq!(cells.iter().map(|cell| cell.text).collect::<Vec<_>>(), ["Algérie", "2022", "12"]);
        assert_eq!(cut("é", &[9, 5]).0.len(), 2);
    }

    #[test]
    fn lines_end_as_they_do_on_any_computer() {
        assert_eq!(lines("a\nb\r\n\rc").collect::<Vec<_>>(), ["a", "b", "", "c"]);
        assert_eq!(lines("a\n").collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn no_byte_cuts_a_line() {
        let mut rows = Rows::default();
        let text = b"ab\x01c 2.\x01300\n\nde  4.5\n".to_vec();
        let findings = visit(&mut Cursor::new(text), &[5, 9], None, &mut rows).unwrap();
        assert!(findings.is_empty());
        let row = |number, cells: [&str; 2]| (number, cells.map(str::to_owned).to_vec());
        assert_eq!(rows.0, [row(1, ["ab\u{1}c", "2.\u{1}300"]), row(3, ["de  4", ".5"])]);
    }

    #[test]
    fn a_line_longer_than_a_cell_is_told() {
        let mut rows = Rows::default();
        let findings = visit(&mut Cursor::new(vec![b'x'; 40_000]), &[5, 9], None, &mut rows).unwrap();
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [FindingCode::TooLarge]);
        assert_eq!(rows.0[0].1[1].len(), 32_767);
    }
}
