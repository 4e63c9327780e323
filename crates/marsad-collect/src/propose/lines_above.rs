//! Which lines stand above each table of a sheet: its own, the first ones of the sheet, and those of the table before it where
//! it has no title of its own.
//!
//! `En milliers` right above the first of several tables under one title holds for all of them: a second one that were read
//! without it would have values of another size, and nothing would show that. Does not hold: what the lines say, which `title`
//! and its neighbours read.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block_lines::without_continuation;
use super::blocks::TableBlock;
use super::grid::Grid;
use super::note_words::is_note;
use super::origin_lines::{is_of_printing, is_of_source};
use super::title::{Line, lines_of};
use crate::names::fold;
use crate::values::asides::has_year;
use crate::values::periods::{self, TimeHabits};
use crate::values::units::multiple_in;

/// How many lines above a table are read, and how many of them from the top: of a long preface, how it begins and what
/// stands right above the table speak of the table.
const LINES_MAX: usize = 40;
const FIRST_LINES_MAX: usize = 8;

/// The lines above one table after the other, the nearest last.
#[derive(Default)]
pub(super) struct LinesAbove {
    /// For each table so far what holds for one below it that has no title of its own, and the words over its columns.
    told: Vec<(Vec<Line>, BTreeSet<String>)>,
}

impl LinesAbove {
    /// The lines above the table at the next place of `blocks`.
    pub(super) fn lines_of_next(&mut self, grid: &Grid, blocks: &[TableBlock]) -> Vec<Line> {
        let at = self.told.len();
        let (rows, columns) = around(blocks, at);
        let own: Vec<Line> = rows.clone().flat_map(|row| lines_over(grid, row, columns)).collect();
        let words = words_over(grid, &blocks[at]);
        let has_title = own.iter().any(|line| is_title_of_its_own(&line.text));
        let begins_anew = own.iter().any(|line| is_title_of_its_own(&line.text) && !goes_on(&line.text));
        let before = table_before(blocks, at).filter(|_| !begins_anew).and_then(|before| self.told.get(before));
        let mut lines = if rows.start > 0 { general_lines(grid, rows.start) } else { Vec::new() };
        match before {
            Some((told, words_before)) if *words_before == words && !has_title => lines.clone_from(told),
            // Another table under the same title, or `Tableau 1 (suite)`: in how many of them all is counted is said once.
            Some((told, _)) => {
                let units = told.iter().filter(|line| multiple_in(&line.text).is_some());
                let new: Vec<Line> = units.filter(|line| !lines.contains(line)).cloned().collect();
                lines.extend(new);
            }
            None => {}
        }
        // What stands below the table before, a source or a note, is of no other.
        let is_of_before = before.is_some() && !has_title;
        let handed_on = if is_of_before { lines.clone() } else { [lines.clone(), own.clone()].concat() };
        self.told.push((shortened(handed_on), words));
        lines.extend(own);
        shortened(lines)
    }
}

/// How a long preface begins, and its end.
fn shortened(mut lines: Vec<Line>) -> Vec<Line> {
    if lines.len() > LINES_MAX {
        lines.drain(FIRST_LINES_MAX..lines.len() - (LINES_MAX - FIRST_LINES_MAX));
    }
    lines
}

/// Where the lines above a table stand: the rows between the tables above it and its headers, and the columns from the
/// table to its left to the one to its right.
fn around(blocks: &[TableBlock], at: usize) -> (Range<usize>, [usize; 2]) {
    let start = blocks[at].headers.first().copied().unwrap_or(blocks[at].rows[0]);
    let first_row = blocks[at].rows[0];
    let is_beside = |other: &TableBlock| other.rows[0] == first_row;
    let above = blocks[..at].iter().rev().find(|&other| !is_beside(other)).map(|other| other.rows[0]);
    let ends = blocks[..at].iter().filter(|other| Some(other.rows[0]) == above).map(|other| other.rows[1] + 1);
    let from = ends.max().unwrap_or(0).min(start);
    let left = at.checked_sub(1).map(|left| &blocks[left]).filter(|&left| is_beside(left));
    let right = blocks.get(at + 1).filter(|&right| is_beside(right));
    let first = left.map_or(0, |left| left.columns[1] + 1);
    let last = right.map_or(usize::MAX, |right| right.columns[0].saturating_sub(1));
    (from..start, [first, last])
}

/// The place of the table right above another one, from the same column on.
fn table_before(blocks: &[TableBlock], at: usize) -> Option<usize> {
    let block = &blocks[at];
    let above = blocks[..at].iter().rev().find(|other| other.rows[0] != block.rows[0])?.rows[0];
    blocks[..at].iter().rposition(|other| other.rows[0] == above && other.columns[0] == block.columns[0])
}

/// The words over the columns of a table, without periods: `2022 | 2023` goes on in `2024 | 2025`.
fn words_over(grid: &Grid, block: &TableBlock) -> BTreeSet<String> {
    let [first, last] = block.columns;
    let labels = block.headers.iter().flat_map(|&row| (first..=last).map(move |column| grid.label(row, column)));
    let is_word = |text: &String| !text.is_empty() && periods::read(text, TimeHabits::default()).is_none();
    labels.filter(is_word).map(|text| fold(&text)).collect()
}

/// Whether a line between two tables begins something new: neither a note below the first, nor the word that it goes on, nor
/// the number of a page, `- 2 -`. What stands in brackets from its first letter to its last is no note.
fn is_title_of_its_own(line: &str) -> bool {
    let is_in_brackets = line.starts_with(['(', '[']) && line.ends_with([')', ']']);
    let is_of_table_before = is_note(line) && !is_in_brackets || is_of_source(line) || is_of_printing(line);
    let is_number = !line.contains(char::is_alphabetic) && !has_year(line);
    !is_of_table_before && !is_number && !without_continuation(line).is_empty()
}

/// Whether a title says that its table goes on with one before it: `France (suite)`.
fn goes_on(line: &str) -> bool {
    without_continuation(line) != line
}

/// The texts of a row that are about a table in these columns: those above it, and one that stands alone to its left.
fn lines_over(grid: &Grid, row: usize, [first, last]: [usize; 2]) -> Vec<Line> {
    let mut lines = lines_of(grid, row);
    let is_alone = lines.len() == 1;
    lines.retain(|line| line.column <= last && (is_alone || line.column >= first));
    lines
}

/// Where tables stand one below another, the first lines of the sheet are about all of them; the line right above the
/// first table is its own caption.
fn general_lines(grid: &Grid, before: usize) -> Vec<Line> {
    let is_line = |lines: &Vec<Line>| lines.len() == 1;
    let first = (0..grid.rows.len().min(4)).take_while(|&row| row < before).map(|row| lines_of(grid, row));
    let mut lines: Vec<Line> = first.take_while(is_line).flatten().collect();
    lines.retain(|line| line.text.chars().any(char::is_alphabetic));
    if lines.len() > 1 {
        lines.pop();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::is_title_of_its_own;

    #[test]
    fn a_source_a_note_and_the_word_that_a_table_goes_on_begin_nothing_new() {
        for line in [
            "Source : INS",
            "* provisoire",
            "(1) hors marins",
            "NB : hors marins",
            "Suite du tableau",
            "Page 2",
            "- 2 -",
            "(continued)",
            "تابع",
        ] {
            assert!(!is_title_of_its_own(line), "{line}");
        }
        for line in ["Femmes", "(en milliers)", "Tableau 2. Arrivées", "France (suite)", "2024"] {
            assert!(is_title_of_its_own(line), "{line}");
        }
    }
}
