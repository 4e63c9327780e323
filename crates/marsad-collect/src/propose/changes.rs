//! Columns of changes between periods that stand beside them, `2022 | 2023 | Écart`, below whatever words: they repeat what
//! the others say.
//!
//! Does not hold: tables of changes alone, which `other_figures` knows, and columns whose whole header tells (`kind`).

use super::kind::is_period_header;
use super::roles::{Roles, bare};
use crate::names::fold;
use crate::reading::headers::Headers;

impl Roles<'_, '_, '_> {
    /// Whether a header of a column says a change, in a row of headers where periods stand.
    pub(super) fn is_change_of_periods(&self, headers: &Headers, column: usize) -> bool {
        let [first, last] = self.block.columns;
        let mut rows = self.block.headers.iter().filter_map(|&row| self.grid.number(row));
        rows.any(|row| {
            let text = headers.text(row, column);
            let mut beside = (first..=last).map(|other| headers.text(row, other)).filter(|other| *other != text);
            says_change(text) && !self.is_word(bare(text)) && beside.any(|other| is_period_header(bare(other)))
        })
    }
}

/// Whether a level of a header begins with a word for a change.
fn says_change(level: &str) -> bool {
    const WORDS: [&str; 14] = [
        "ecart",
        "ecarts",
        "variation",
        "variations",
        "var",
        "evolution",
        "croissance",
        "difference",
        "growth",
        "change",
        "تطور",
        "نمو",
        "تغير",
        "فارق",
    ];
    let folded = fold(level);
    folded.split(' ').next().is_some_and(|first| WORDS.contains(&first))
}
