//! Rows of delimited text with fewer cells than the headers, where almost all others have as many: a cell was left out of
//! them, and nobody can tell which. Where many rows are short, blank cells at their ends are not written.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::super::Content;
use super::Blocks;

/// How many rows must be as long as the headers, and how many of them there must be for each that is not.
const FULL_MIN: usize = 3;
const FULL_FOR_EACH: usize = 10;
/// How many short rows are told.
const SHORT_MAX: usize = 1_000;

/// The short rows of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShortRows {
    /// How many cells the headers have, and for each row how many it has, by its line; columns that are packed into one cell
    /// of the file are counted as such.
    pub width: usize,
    pub rows: BTreeMap<u32, usize>,
    /// How many columns more there are than cells in the file.
    pub unpacked: usize,
}

/// The rows below the line `header` that are shorter than it; none where it is not certain that the others are not.
pub(crate) fn short_rows(
    content: &mut dyn Content,
    (delimiter, encoding): (Option<char>, Option<&str>),
    header: u32,
) -> Option<ShortRows> {
    let mut blocks = Blocks::open(content, delimiter, encoding).ok()?;
    let (mut width, mut full, mut rows) = (0, 0, BTreeMap::new());
    while let Some(block) = blocks.next_block().ok()? {
        block.rows(blocks.delimiter()).each(&mut |line, cells| {
            if line == header {
                width = cells.len();
            } else if line > header && cells.len() == width {
                full += 1;
            } else if line > header && cells.len() < width && has_some(cells.iter().map(|cell| !cell.is_blank())) {
                rows.insert(line, cells.len());
            }
            if rows.len() > SHORT_MAX { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if rows.len() > SHORT_MAX {
            return None;
        }
    }
    let is_odd = full >= FULL_MIN && rows.len() <= (full / FULL_FOR_EACH).max(1);
    is_odd.then(|| ShortRows { width, rows, unpacked: blocks.unpacked() })
}

/// Whether a row is more than a line of one text, such as a note.
fn has_some(filled: impl Iterator<Item = bool>) -> bool {
    filled.filter(|is_filled| *is_filled).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::short_rows;

    /// The short rows with their cells, the cells of the headers, and how many columns more than cells there are.
    type Found = (Vec<(u32, usize)>, usize, usize);

    fn check(text: &str, delimiter: char) -> Option<Found> {
        let mut content = Cursor::new(text.as_bytes().to_vec());
        let found = short_rows(&mut content, (Some(delimiter), None), 1)?;
        Some((found.rows.into_iter().collect(), found.width, found.unpacked))
    }

    #[test]
    fn a_row_that_lacks_a_cell_is_found_where_all_others_have_it() {
        let with = |rows: &str| check(&format!("Isle;2022;2023\nLulu;1;2\nSadaf;3;4\nFonar;5;6\n{rows}"), ';');
        assert_eq!(with("Nawaris;7\n"), Some((vec![(5, 2)], 3, 0)));
        assert_eq!(with("Nawaris;7;\n"), Some((vec![], 3, 0)), "its last cell is blank");
        assert_eq!(with("Source: ports\nNote;\n"), Some((vec![], 3, 0)), "lines of one text");
        assert_eq!(with("Nawaris;7\nAll;16\n"), None, "rows of this file end where they like");
        assert_eq!(check("Isle;2022;2023\nLulu;1;2\nSadaf;3\n", ';'), None, "too few rows");
    }

    #[test]
    fn keys_packed_into_one_cell_are_columns() {
        let text = "sex,geo\\TIME_PERIOD\t2022 \t2023 \nF,FR\t1 \t2 \nM,FR\t3 \t4 \nF,IT\t5 \t6 \nM,IT\t7 \n";
        assert_eq!(check(text, '\t'), Some((vec![(5, 3)], 4, 1)));
    }
}
