//! Text in columns of fixed width, counted in characters.

use std::ops::ControlFlow;

use marsad_model::Finding;

use super::delimited::Blocks;
use super::{Content, SheetHead, Unreadable, Visitor};
use crate::cell::Cell;

/// Shows every line, cut at `widths`; the last column takes the rest.
pub(super) fn visit(
    content: &mut dyn Content,
    widths: &[u16],
    encoding: Option<&str>,
    visitor: &mut dyn Visitor,
) -> Result<Vec<Finding>, Unreadable> {
    // No text has this byte, so that a line is one cell.
    let mut blocks = Blocks::open(content, Some('\u{1}'), encoding)?;
    if !visitor.sheet(&SheetHead::default()) {
        return Ok(Vec::new());
    }
    let mut flow = ControlFlow::Continue(());
    while let Some(mut block) = blocks.next_block()? {
        block.is_unquoted = true;
        block.rows(1).each(&mut |line, cells| {
            let text = cells.first().map_or("", |cell| cell.text);
            flow = visitor.row(line, &cut(text, widths));
            flow
        });
        if flow.is_break() {
            break;
        }
    }
    Ok(blocks.findings)
}

fn cut<'t>(line: &'t str, widths: &[u16]) -> Vec<Cell<'t>> {
    let mut cells = Vec::with_capacity(widths.len());
    let mut rest = line;
    for (place, width) in widths.iter().enumerate() {
        let is_last = place + 1 == widths.len();
        let end = rest.char_indices().nth(usize::from(*width)).map_or(rest.len(), |(at, _)| at);
        let (cell, after) = if is_last { (rest, "") } else { rest.split_at(end) };
        cells.push(Cell::text(cell.trim()));
        rest = after;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn lines_are_cut_at_characters_and_not_at_bytes() {
        let cells: Vec<&str> = cut("Algérie  2022   12", &[9, 5, 1]).iter().map(|cell| cell.text).collect();
        assert_eq!(cells, ["Algérie", "2022", "12"]);
        assert_eq!(cut("é", &[9, 5]).len(), 2);
    }
}
