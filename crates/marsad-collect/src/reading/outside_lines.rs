//! The lines of a sheet outside its tables, and the line that another file had: found again where it stood, or near.
//!
//! Does not hold: what a line says, which `titles` knows.

use std::cmp::Reverse;

use marsad_model::CellName;
use strsim::normalized_damerau_levenshtein;

use crate::cell::Cell;
use crate::names::fold;

/// How many rows outside the tables of a sheet are kept.
pub(super) const ROWS_MAX: usize = 500;
/// How many texts of a row are kept.
const TEXTS_MAX: usize = 64;
/// How many characters of a text are kept: as many as a draft looks at.
const CHARACTERS_MAX: usize = 300;
/// How many characters of two lines are compared.
const COMPARED_MAX: usize = 120;
/// How alike a line in the same column must be to be the one that was looked for: `Femmes` for `Hommes`.
const LIKE_MIN: f64 = 0.55;
/// How alike it must be in another column.
const LIKE_ELSEWHERE_MIN: f64 = 0.8;

/// A text outside the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OutsideLine {
    pub at: CellName,
    pub text: String,
}

/// The texts outside the tables of a sheet, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct OutsideLines {
    lines: Vec<OutsideLine>,
    rows: usize,
}

/// What became of a line of the file from which the profile was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FoundAgain<'l> {
    /// It says what it said, be it some rows farther.
    Same,
    /// It says something else.
    Changed {
        line: &'l OutsideLine,
        /// Whether but for numbers it is nearly the same text.
        is_alike: bool,
    },
    /// Nothing stands where it stood, and nothing like it stands near.
    Gone,
}

impl OutsideLines {
    /// Keeps the texts of a row.
    pub(crate) fn keep(&mut self, row: u32, cells: &[Cell<'_>]) {
        if self.rows >= ROWS_MAX {
            return;
        }
        self.rows += 1;
        let there = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()).take(TEXTS_MAX);
        self.lines.extend(there.map(|(at, cell)| {
            let text = shortened(cell.text, CHARACTERS_MAX);
            let text = Cell { text, ..*cell }.label().into_owned();
            OutsideLine { at: CellName { row, column: at as u32 + 1 }, text }
        }));
    }

    /// The lines of rows, both ends in, in their order.
    pub(crate) fn between(&self, [first, last]: [u32; 2]) -> impl DoubleEndedIterator<Item = &OutsideLine> {
        self.lines.iter().filter(move |line| (first..=last).contains(&line.at.row))
    }

    /// Looks in `rows` for the line that stood at a cell.
    ///
    /// The column tells more than the text: of two tables side by side each has its own title, and `Men` in the place of
    /// `Women` is another title, even where `Women` stands above the other table.
    pub(crate) fn find(&self, (at, text): (CellName, &str), rows: [u32; 2]) -> FoundAgain<'_> {
        let column = at.column;
        let own = || self.between(rows).filter(move |line| line.at.column == column);
        let others = || self.between(rows).filter(move |line| line.at.column != column);
        if own().any(|line| line.text == text) {
            return FoundAgain::Same;
        }
        if let Some(line) = likest(own(), (at, text), LIKE_MIN) {
            return FoundAgain::Changed { line, is_alike: true };
        }
        if let Some(line) = own().find(|line| line.at.row == at.row) {
            return FoundAgain::Changed { line, is_alike: false };
        }
        if others().any(|line| line.text == text) {
            return FoundAgain::Same;
        }
        match likest(others(), (at, text), LIKE_ELSEWHERE_MIN) {
            Some(line) => FoundAgain::Changed { line, is_alike: true },
            None => FoundAgain::Gone,
        }
    }

    /// Looks in `rows` for the value that stood at a cell to the right of a key: many keys have the same value, `Total`, and
    /// only what stands beside its own is it. Where the key is gone, the value is looked for like any line.
    pub(crate) fn find_beside(
        &self,
        (key, name): (CellName, &str),
        (at, text): (CellName, &str),
        rows: [u32; 2],
    ) -> FoundAgain<'_> {
        let wanted = fold(name);
        let keys = self.between(rows).filter(|line| line.at.column == key.column && fold(&line.text) == wanted);
        let Some(own) = keys.min_by_key(|line| line.at.row.abs_diff(key.row)) else {
            return self.find((at, text), rows);
        };
        // A merged cell may have its text in each of its columns.
        let is_beside = |line: &&OutsideLine| line.at.column > own.at.column && line.text != own.text;
        match self.between([own.at.row, own.at.row]).find(is_beside) {
            Some(line) if line.text == text => FoundAgain::Same,
            Some(line) => FoundAgain::Changed { line, is_alike: likeness(&masked(text), line) >= LIKE_MIN },
            None => FoundAgain::Gone,
        }
    }
}

fn likeness(wanted: &str, line: &OutsideLine) -> f64 {
    normalized_damerau_levenshtein(wanted, &masked(&line.text))
}

/// The line most like a text, the nearest of equals.
fn likest<'l>(
    lines: impl Iterator<Item = &'l OutsideLine>,
    (at, text): (CellName, &str),
    like_min: f64,
) -> Option<&'l OutsideLine> {
    let wanted = masked(text);
    let alike = lines.map(|line| (likeness(&wanted, line), line));
    let distance = |line: &OutsideLine| Reverse(line.at.row.abs_diff(at.row));
    let best = alike
        .filter(|(likeness, _)| *likeness >= like_min)
        .max_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| distance(one).cmp(&distance(other))));
    best.map(|(_, line)| line)
}

/// A text without what the next file will write in another way: case, marks, and the digits of its numbers.
pub(super) fn masked(text: &str) -> String {
    let short = shortened(text, COMPARED_MAX);
    fold(&short.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect::<String>())
}

fn shortened(text: &str, characters_max: usize) -> &str {
    text.char_indices().nth(characters_max).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use marsad_model::CellName;

    use super::{FoundAgain, OutsideLines};
    use crate::cell::Cell;

    /// What became of a text that stood at row and column, on a sheet with these rows.
    #[track_caller]
    fn check(rows: &[&[&str]], (row, column, text): (u32, u32, &str), expected: &str) {
        let mut lines = OutsideLines::default();
        for (number, texts) in (1..).zip(rows) {
            lines.keep(number, &texts.iter().map(|text| Cell::text(text)).collect::<Vec<_>>());
        }
        let found = match lines.find((CellName { row, column }, text), [1, 20]) {
            FoundAgain::Same => "same".to_owned(),
            FoundAgain::Gone => "gone".to_owned(),
            FoundAgain::Changed { line, is_alike: true } => format!("{} {}", line.at, line.text),
            FoundAgain::Changed { line, is_alike: false } => format!("{} {}?", line.at, line.text),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_found_where_it_stood_or_some_rows_farther() {
        let title = (2, 1, "Naturalisations – année 2022");
        check(&[&["Ministère"], &["Naturalisations – année 2022"]], title, "same");
        check(&[&["Ministère"], &["Direction"], &[], &["Naturalisations – année 2022"]], title, "same");
        check(&[&["Ministère"], &["Naturalisations – année 2023"]], title, "A2 Naturalisations – année 2023");
        check(&[&["Naturalisations, année 2023"], &["Tableau 4"]], title, "A1 Naturalisations, année 2023");
        check(&[&["Ministère"], &["Rapport annuel"]], title, "A2 Rapport annuel?");
        check(&[&["Ministère"]], title, "gone");
    }

    #[test]
    fn a_value_is_found_beside_its_key_and_not_beside_another() {
        let find = |rows: &[[&str; 2]]| {
            let mut lines = OutsideLines::default();
            for (number, texts) in (1..).zip(rows) {
                lines.keep(number, &texts.map(Cell::text));
            }
            let at = |column: u32| CellName { row: 2, column };
            match lines.find_beside((at(1), "Sex"), (at(2), "Total"), [1, 20]) {
                FoundAgain::Same => "same".to_owned(),
                FoundAgain::Gone => "gone".to_owned(),
                FoundAgain::Changed { line, .. } => format!("{} {}", line.at, line.text),
            }
        };
        assert_eq!(find(&[["Length", "Total"], ["Sex", "Total"]]), "same");
        assert_eq!(find(&[["Length", "Total"], ["Sex", "Women"]]), "B2 Women");
        assert_eq!(find(&[["SEX", "Women"], ["Length", "Total"]]), "B1 Women", "in another row");
        assert_eq!(find(&[["Length", "Total"], ["Sex", ""]]), "gone");
        assert_eq!(find(&[["Length", "All"], ["Gender", "Women"]]), "B2 Women", "without its key, where it stood");
    }

    #[test]
    fn exchanged_titles_are_changed_ones() {
        check(&[&["Women", "", "Men"]], (1, 1, "Men"), "A1 Women");
        check(&[&["إناث", "", "ذكور"]], (1, 1, "ذكور"), "A1 إناث?");
        check(&[&["", "Men"]], (1, 1, "Men"), "same");
    }
}
