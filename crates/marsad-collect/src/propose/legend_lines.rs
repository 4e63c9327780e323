//! The lines of a sheet that say what marks mean: in one cell, in two, or in a sentence.
//!
//! Does not hold: what such a line says, which `values::legends` knows, and what becomes of the marks, for which `habits` and
//! `marks_behind` are.

use super::grid::{Grid, KeptCell};
use crate::values::legends;

/// A line that explains marks.
pub(super) struct LegendLine {
    /// What stands in it.
    pub text: String,
    /// Where it stands.
    pub place: String,
    /// Its marks, each with its status.
    pub marks: Vec<(String, &'static str)>,
}

impl LegendLine {
    /// Those of a sheet, from the top: a row with more than two texts, or with a number, is none.
    pub(super) fn of(grid: &Grid) -> Vec<Self> {
        let is_filled = |(_, cell): &(usize, &KeptCell)| !cell.cell().is_blank();
        let line = |(row, cells): &(u32, Vec<KeptCell>)| {
            let mut filled = cells.iter().enumerate().filter(is_filled);
            let (first, second, third) = (filled.next()?, filled.next(), filled.next());
            let (column, mark) = first;
            let has_number = mark.number.is_some() || second.is_some_and(|(_, words)| words.number.is_some());
            if third.is_some() || has_number {
                return None;
            }
            let marks = match second {
                Some((_, words)) => legends::of_cells(&mark.text, &words.text).into_iter().collect(),
                None => legends::explained(&mark.text),
            };
            let texts = std::iter::once(mark.label()).chain(second.map(|(_, words)| words.label()));
            let text = texts.collect::<Vec<_>>().join(" ");
            (!marks.is_empty()).then(|| Self { text, place: grid.spot(Some(*row), column), marks })
        };
        grid.rows.iter().filter_map(line).collect()
    }
}
