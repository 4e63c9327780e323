//! What stands between the lines above a table and its values and says what is counted, as a title does: headers over the
//! values that no component explains, `Entrées` over ways of entry, and lines that stand alone right below the headers.
//!
//! Does not hold: which headers components explain, which `above` finds, nor what is asked and kept of these, which `title`
//! hands to those who look at the lines of a title.

use marsad_model::ColumnRole;

use super::blocks::{Kinds, TableBlock};
use super::captions::is_title;
use super::doubt::DoubtKind;
use super::drafter::Drafter;
use super::grid::Grid;
use super::roles::{Meaning, Roles};
use super::title::{Line, lines_of};
use super::unexplained::is_about_values;
use crate::Context;
use crate::reading::dictionary::Dictionary;
use crate::reading::headers::Headers;
use crate::reading::sections::{component_named, labelled};
use crate::values::periods;

/// How many such texts of a table are looked at.
pub(crate) const HEADS_MAX: usize = 12;

impl Roles<'_, '_, '_> {
    /// The headers over the values that no component explains, from the top. Where lines are cut at fixed places, what is
    /// one of them is not known.
    pub(super) fn heads_over_values(&self, headers: &Headers, found: &Meaning) -> Vec<Line> {
        if !self.grid.lines.is_empty() {
            return Vec::new();
        }
        // The headers of a column that the profile names are its name.
        let named = found.layout.column.iter().filter(|own| own.role == ColumnRole::Value);
        let named: Vec<u32> = named.filter_map(|own| own.at).collect();
        let is_open = |column: &usize| !named.contains(&(*column as u32 + 1));
        let columns: Vec<usize> = found.values.iter().copied().filter(is_open).collect();
        let mut texts = headers.texts_beside(&found.layout.across, &columns, self.block.columns[0]);
        // A heading in a row of words is looked up as none of them.
        let is_heading = |text: &str| {
            let mut headings = found.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::HeadingOfColumns);
            headings.any(|doubt| doubt.text == text)
        };
        for row in &found.layout.across {
            let own = columns.iter().map(|&column| (row.row, column, headers.text(row.row, column)));
            let mut own: Vec<(u32, usize, &str)> = own.filter(|(.., text)| is_heading(text)).collect();
            own.dedup_by_key(|(.., text)| *text);
            texts.extend(own);
        }
        let heads = texts.into_iter().filter(|(.., text)| is_head_of_values(self.context, self.dictionary, text));
        let lines = heads.map(|(row, column, text)| {
            let is_there = |at: &usize| self.grid.place(row).is_some_and(|place| self.grid.label(place, *at) == text);
            // A merged cell may begin over a column that is not read.
            let column = (0..=column).find(is_there).unwrap_or(column);
            Line { text: text.to_owned(), row, column }
        });
        lines.take(HEADS_MAX).collect()
    }
}

impl Drafter<'_, '_, '_> {
    /// The lines that stand alone between the headers of a table and its first values and of which nothing is read or asked;
    /// none where lines are cut at fixed places.
    pub(super) fn lines_below_headers(
        &self,
        grid: &Grid,
        (kinds, block): (&Kinds, &TableBlock),
        meaning: &Meaning,
    ) -> Vec<Line> {
        let has_headings = meaning.layout.column.iter().any(|column| column.fill || !column.further.is_empty());
        if block.headers.is_empty() || has_headings || !grid.lines.is_empty() {
            return Vec::new();
        }
        let rows = (block.rows[0]..=block.rows[1]).take_while(|&row| !kinds.has_values(row));
        let alone = rows.filter_map(|row| {
            let mut lines = lines_of(grid, row);
            let line = lines.pop()?;
            lines.is_empty().then_some(line)
        });
        let [first, last] = block.columns;
        let own = alone.filter(|line| (first..=last).contains(&line.column) && self.is_unread(&line.text, meaning));
        own.take(HEADS_MAX).collect()
    }

    /// Whether a line can say what is counted, and is no heading of the rows below it.
    fn is_unread(&self, text: &str, meaning: &Meaning) -> bool {
        let is_heading = || {
            let is_time = periods::read(text, self.time_habits()).is_some();
            is_time || labelled(self.context, self.dictionary, text).is_some() || !self.lists_of(text).is_empty()
        };
        let is_asked = || meaning.doubts.iter().any(|doubt| doubt.text == text);
        let is_word = || meaning.words.values().any(|words| words.contains_key(text));
        let is_skipped = || meaning.layout.skip.iter().any(|skip| skip == text);
        let is_taken = || is_heading() || is_asked() || is_word() || is_skipped();
        is_head_of_values(self.context, self.dictionary, text) && is_about_values(text) && !is_taken()
    }
}

/// Whether a header over values can say what is counted: it has a word, which is neither a unit nor the name of a component.
pub(crate) fn is_head_of_values(context: &Context<'_>, dictionary: &Dictionary<'_>, text: &str) -> bool {
    const LETTERS_MIN: usize = 3;
    let has_word = text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS_MIN;
    has_word && is_title(text) && component_named(context, dictionary, text).is_none()
}
