//! The lines of a sheet that say what marks mean: in one cell, in two, or in a sentence.
//!
//! Does not hold: what such a line says, which `values::legends` knows, and what becomes of the marks, for which `habits` and
//! `marks_behind` are.

use std::collections::BTreeSet;

use marsad_model::NumberMarks;

use super::grid::{Grid, KeptCell};
use super::kind::is_year_number;
use crate::names::fold;
use crate::values::numbers::{self, Written};
use crate::values::{legends, qualities};

/// How many characters a mark has at most that stands in a cell of its own: `(10)`, `***`.
const MARK_CHARS_MAX: usize = 4;
/// Longer texts are no word that heads a column of statuses.
const HEAD_CHARS_MAX: usize = 16;

/// A line that explains marks.
pub(super) struct LegendLine {
    /// What stands in it.
    pub text: String,
    /// The number of its row.
    pub row: u32,
    /// Where it stands.
    pub place: String,
    /// Its marks, each with its status.
    pub marks: Vec<(String, &'static str)>,
}

impl LegendLine {
    /// Those of a sheet, from the top. Of a row with more than two texts, or with a number, what stands last may be one, beside a
    /// table.
    pub(super) fn of(grid: &Grid) -> Vec<Self> {
        grid.rows.iter().filter_map(|(row, cells)| Self::of_row(grid, (*row, cells))).collect()
    }

    fn of_row(grid: &Grid, (row, cells): (u32, &[KeptCell])) -> Option<Self> {
        let Some(((column, mark), words)) = one_or_two_texts(cells) else { return Self::beside(grid, (row, cells)) };
        let marks = match words {
            Some(words) => legends::of_cells(&mark.text, &words.text).into_iter().collect(),
            None => legends::explained(&mark.text),
        };
        let texts = std::iter::once(mark.label()).chain(words.map(KeptCell::label));
        let text = texts.collect::<Vec<_>>().join(" ");
        (!marks.is_empty()).then(|| Self { text, row, place: grid.spot(Some(row), column), marks })
    }

    /// The last cell of a row where it explains marks that a colon tells from the words.
    fn beside(grid: &Grid, (row, cells): (u32, &[KeptCell])) -> Option<Self> {
        let column = cells.iter().rposition(|cell| !cell.cell().is_blank())?;
        let cell = cells.get(column).filter(|cell| cell.number.is_none() && cell.text.contains([':', '=']))?;
        let marks = legends::explained(&cell.text);
        (!marks.is_empty()).then(|| Self { text: cell.label(), row, place: grid.spot(Some(row), column), marks })
    }
}

/// The text of a row with its column, and the second one where there are two; none where there are more, or numbers.
fn one_or_two_texts(cells: &[KeptCell]) -> Option<((usize, &KeptCell), Option<&KeptCell>)> {
    let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.cell().is_blank());
    let (first, second, third) = (filled.next()?, filled.next().map(|(_, cell)| cell), filled.next());
    let are_texts = first.1.number.is_none() && second.is_none_or(|cell| cell.number.is_none());
    (third.is_none() && are_texts).then_some((first, second))
}

/// Blanks the legends beside the figures of a sheet, once they are taken: they are no words of a table, and `- : néant` is no
/// level of education. In a column whose header says that it holds statuses, `p: provisional` is one.
pub(super) fn blank_beside_figures(grid: &mut Grid) {
    let of_statuses = columns_of_statuses(grid);
    let is_legend = |cell: &KeptCell| {
        let is_told = cell.number.is_none() && cell.text.contains([':', '=']);
        is_told && (!legends::explained(&cell.text).is_empty() || legends::says_zero(&cell.text))
    };
    for (_, cells) in &mut grid.rows {
        let Some(last) = cells.iter().rposition(|cell| !cell.cell().is_blank()) else { continue };
        if !of_statuses.contains(&last) && is_legend(&cells[last]) && cells[..last].iter().any(is_figure) {
            cells[last].text.clear();
        }
    }
}

/// The columns below a word by which data bases head those of statuses, alone or before its name:
/// `OBS_FLAG: Observation status (Flag)`.
fn columns_of_statuses(grid: &Grid) -> BTreeSet<usize> {
    const HEADS: [&str; 9] =
        ["obs flag", "obs status", "flag", "flags", "status", "statut", "statuts", "حاله", "حاله مشاهده"];
    let is_head = |cell: &KeptCell| {
        let head = cell.text.split_once(": ").map_or(&*cell.text, |(head, _)| head);
        head.chars().count() <= HEAD_CHARS_MAX && HEADS.contains(&fold(&head.replace('_', " ")).as_str())
    };
    let cells = grid.rows.iter().flat_map(|(_, cells)| cells.iter().enumerate());
    cells.filter(|(_, cell)| is_head(cell)).map(|(column, _)| column).collect()
}

/// Whether a cell is a number, and no year.
fn is_figure(cell: &KeptCell) -> bool {
    let written = || match numbers::read(&cell.text, NumberMarks::default()) {
        Written::Number(number, _) => Some(number),
        Written::Ambiguous(..) | Written::Nothing => None,
    };
    cell.number.or_else(written).is_some_and(|number| !is_year_number(number))
}

/// A cell as short as a mark and the only other one of its row, as one line: `* | provisional`.
pub(super) fn of_two_cells(cells: &[KeptCell]) -> Option<String> {
    let ((_, mark), words) = one_or_two_texts(cells)?;
    let is_mark = mark.text.trim().chars().count() <= MARK_CHARS_MAX;
    words.filter(|_| is_mark).map(|words| format!("{} {}", mark.text.trim(), words.text.trim()))
}

/// Whether a line of a sheet says something of a mark, in one cell or in two.
pub(super) fn is_explained(grid: &Grid, mark: &str) -> bool {
    let says = |line: &str| qualities::explains_mark(line, mark);
    grid.rows.iter().any(|(_, cells)| {
        cells.iter().any(|cell| cell.number.is_none() && says(&cell.text))
            || of_two_cells(cells).is_some_and(|line| says(&line))
    })
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Grid, KeptCell};
    use super::{LegendLine, blank_beside_figures, is_explained, of_two_cells};

    /// A row of these cells; what reads as a number is one.
    fn row(texts: &[&str]) -> Vec<KeptCell> {
        let cell =
            |text: &&str| KeptCell { text: (*text).to_owned(), number: text.parse().ok(), ..KeptCell::default() };
        texts.iter().map(cell).collect()
    }

    fn grid(rows: &[&[&str]]) -> Grid {
        let rows = (1..).zip(rows.iter().map(|texts| row(texts)));
        Grid { rows: rows.collect(), ..Grid::default() }
    }

    #[test]
    fn a_legend_stands_in_one_cell_in_two_or_behind_figures() {
        let sheet = grid(&[
            &["p : provisoire"],
            &["", "e", "estimated"],
            &["Lulu", "12", "p: provisional"],
            &["Lulu", "12", "provisional"],
            &["e", "12"],
        ]);
        let told: Vec<(u32, String, String)> =
            LegendLine::of(&sheet).into_iter().map(|line| (line.row, line.place, line.marks[0].0.clone())).collect();
        let line = |row: u32, place: &str, mark: &str| (row, place.to_owned(), mark.to_owned());
        assert_eq!(told, [line(1, "A1", "p"), line(2, "B2", "e"), line(3, "C3", "p")]);
        assert!(is_explained(&sheet, "p") && !is_explained(&sheet, "x"));
    }

    #[test]
    fn two_cells_are_a_line_where_the_first_is_as_short_as_a_mark_and_both_are_texts() {
        assert_eq!(of_two_cells(&row(&["(10)", "", "corrected"])).as_deref(), Some("(10) corrected"));
        for texts in [&["Lulu Isle", "corrected"][..], &["10", "corrected"], &["*", "a", "b"], &["*"], &[]] {
            assert_eq!(of_two_cells(&row(texts)), None, "{texts:?}");
        }
    }

    #[test]
    fn what_explains_a_mark_behind_figures_is_blanked_but_below_a_header_of_statuses_in_any_language() {
        for (header, is_kept) in
            [("Flag", true), ("OBS_STATUS", true), ("الحالة", true), ("حالة المشاهدة", true), ("Note", false)]
        {
            let mut sheet = grid(&[&["Isle", "2024", header], &["Lulu", "12", "p: provisional"]]);
            blank_beside_figures(&mut sheet);
            assert_eq!(!sheet.rows[1].1[2].text.is_empty(), is_kept, "{header}");
        }
    }
}
