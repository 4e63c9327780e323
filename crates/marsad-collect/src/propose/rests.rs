//! Words for the rest, or for what nobody knows, in a column or a row of headers of several components: `Autres` below
//! countries and below the reasons of each country. Of what they are the rest, only where they stand can tell; else a person
//! is asked.
//!
//! Does not hold: how such words are read, which `reading::rests` says.

use std::ops::Range;

use super::columns::{BLANK, LabelColumn};
use super::doubt::{Doubt, DoubtKind};
use super::roles::{Meaning, Roles, bare};
use crate::Meaning as WordMeaning;
use crate::names::{is_of_which, is_rest_of_anything};
use crate::reading::headers::Headers;
use crate::reading::rests::RestOf;
use crate::values::numbers::{self, Written};

/// How far the parts of a row may be beyond it, for having been rounded.
const ROUNDED: f64 = 1.01;

/// A row with a label.
struct LabelledRow {
    row: usize,
    text: usize,
    /// Whether its label is a word of the component in question, and of another one of the column.
    is_own: bool,
    is_other: bool,
    is_rest: bool,
}

/// The rows with labels, and where words of one component stand in a row, with the rest behind them.
struct Layout {
    rows: Vec<LabelledRow>,
    runs: Vec<Range<usize>>,
}

impl Roles<'_, '_, '_> {
    /// What a text of a column of several components is the rest of.
    pub(super) fn rest_in(&self, column: &LabelColumn, places: &[usize], text: usize) -> RestOf {
        if places.len() < 2 || !is_rest_of_anything(&column.texts[text].text) {
            return RestOf::Nothing;
        }
        let known: Vec<usize> = places.iter().copied().filter(|&place| column.knows(place, text).is_known()).collect();
        if known.iter().any(|&place| self.is_code(place, &column.texts[text].text)) {
            return RestOf::Nothing;
        }
        let is_it = |place: &usize| self.is_rest_of(column, (places, *place), text);
        let sure: Vec<usize> = known.iter().copied().filter(is_it).collect();
        match sure[..] {
            _ if known.is_empty() => RestOf::Nothing,
            [place] => RestOf::One(place),
            _ => RestOf::Any,
        }
    }

    /// Whether a text is a code itself, and no word for one.
    fn is_code(&self, place: usize, text: &str) -> bool {
        let meaning = self.dictionary.words(place).map(|words| words.meaning(text));
        matches!(meaning, Some(WordMeaning::Code(code)) if code == *text)
    }

    /// What a word over columns of values is the rest of, in a row of headers of several components: of the one of which a word
    /// stands to its left.
    pub(super) fn rest_over(&self, headers: &Headers, (row, column): (u32, usize), places: &[usize]) -> RestOf {
        let text = bare(headers.text(row, column));
        if places.len() < 2 || !is_rest_of_anything(text) {
            return RestOf::Nothing;
        }
        let known: Vec<usize> = places.iter().copied().filter(|&place| self.word_of(place, text).is_some()).collect();
        let mut before = (0..column).rev().map(|at| bare(headers.text(row, at)));
        let left = before.find(|other| !other.is_empty() && *other != text);
        let is_of = |place: &usize| left.is_some_and(|left| self.is_told(*place, left) && !is_rest_of_anything(left));
        let sure: Vec<usize> = known.iter().copied().filter(is_of).collect();
        match sure[..] {
            _ if known.is_empty() || known.iter().any(|&place| self.is_code(place, text)) => RestOf::Nothing,
            [place] => RestOf::One(place),
            _ => RestOf::Any,
        }
    }

    /// Asks of what a word is the rest; the last of the components that have it is named.
    pub(super) fn ask_rest(&self, (places, text): (&[usize], &str), spot: String, found: &mut Meaning) {
        let code_of = |place: usize| match self.dictionary.words(place)?.meaning(text) {
            WordMeaning::Code(code) => Some((place, code)),
            _ => None,
        };
        let Some((place, code)) = places.iter().rev().find_map(|&place| code_of(place)) else { return };
        let is_known = |doubt: &Doubt| doubt.kind == DoubtKind::RestOfWhich && doubt.text == text;
        if found.layout.skip.iter().any(|skipped| skipped == text) || found.doubts.iter().any(is_known) {
            return;
        }
        let doubt = Doubt::new(DoubtKind::RestOfWhich, self.id(place).as_str(), text);
        found.doubts.push(doubt.taking(code.as_str()).at(spot));
    }

    /// Whether a text is the rest of one component, by where it stands: it ends the words of that one, mostly below each
    /// word of another, and makes no whole too great; or it has its own parts below it, as these words have.
    fn is_rest_of(&self, column: &LabelColumn, (places, place): (&[usize], usize), text: usize) -> bool {
        if column.texts[text].valued == 0 {
            return is_heading_of(column, place);
        }
        let layout = self.layout_of(column, (places, place));
        let with: Vec<&Range<usize>> = layout.runs.iter().filter(|run| layout.holds(run, text)).collect();
        let is_usual = match &layout.runs[..] {
            [run] => !self.may_go_on_above(&layout, run),
            runs => with.len() * 2 > runs.len(),
        };
        let is_once_in_each = with.len() == layout.rows.iter().filter(|said| said.text == text).count();
        let ends = |run: &&Range<usize>| layout.ends_as_one(column, run) && !self.exceeds_above(column, &layout, run);
        layout.is_parted_as_words_are(text) || is_usual && is_once_in_each && with.iter().all(ends)
    }

    fn layout_of(&self, column: &LabelColumn, (places, place): (&[usize], usize)) -> Layout {
        let is_of = |place: usize, text: usize| {
            column.knows(place, text).is_telling() && !is_rest_of_anything(&column.texts[text].text)
        };
        let said = |(row, &cell): (usize, &u32)| {
            let text = cell as usize;
            let is_other = places.iter().any(|&other| other != place && is_of(other, text));
            let is_rest = is_rest_of_anything(&column.texts[text].text);
            LabelledRow { row, text, is_own: is_of(place, text), is_other, is_rest }
        };
        let rows: Vec<LabelledRow> =
            self.data_rows().zip(&column.cells).filter(|(_, cell)| **cell != BLANK).map(said).collect();
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, said) in rows.iter().enumerate() {
            match runs.last_mut() {
                Some(run) if run.end == at && (said.is_own || said.is_rest) => run.end = at + 1,
                _ if said.is_own => runs.push(at..at + 1),
                _ => {}
            }
        }
        Layout { rows, runs }
    }

    /// Whether the words of another component stand right above the only ones of this one, and none below: what ends them
    /// may be the rest of those above.
    fn may_go_on_above(&self, layout: &Layout, run: &Range<usize>) -> bool {
        let above = run.start.checked_sub(1).and_then(|at| layout.rows.get(at));
        let is_above = above.is_some_and(|said| said.is_other && self.has_values(said.row));
        is_above && layout.rows.get(run.end).is_none_or(|said| !said.is_other)
    }

    /// Whether the rows of a run are more together than the row above them.
    fn exceeds_above(&self, column: &LabelColumn, layout: &Layout, run: &Range<usize>) -> bool {
        let Some(above) = run.start.checked_sub(1).and_then(|at| layout.rows.get(at)) else { return false };
        let number = |row: usize, at: usize| {
            let cell = self.grid.at(row, at)?;
            match (cell.number, numbers::read(&cell.label(), self.context.profile.numbers)) {
                (Some(number), _) | (None, Written::Number(number, _)) => Some(number),
                _ => None,
            }
        };
        (column.at + 1..=self.block.columns[1]).any(|at| {
            let parts: f64 = layout.rows[run.clone()].iter().filter_map(|said| number(said.row, at)).sum();
            above.is_other && number(above.row, at).is_some_and(|whole| parts > whole * ROUNDED)
        })
    }
}

impl Layout {
    fn holds(&self, run: &Range<usize>, text: usize) -> bool {
        self.rows[run.clone()].iter().any(|said| said.text == text)
    }

    /// Whether the rest is the last of a run, and the words before it are parts or none as it is: behind `dont femmes`,
    /// `Autre` goes on with what stands above that.
    fn ends_as_one(&self, column: &LabelColumn, run: &Range<usize>) -> bool {
        let [words @ .., last] = &self.rows[run.clone()] else { return false };
        let is_part = |said: &LabelledRow| is_of_which(&column.texts[said.text].text);
        last.is_rest && words.iter().all(|said| said.is_own && is_part(said) == is_part(last))
    }

    /// Whether words of another component stand right below a text, and below each word of this one.
    fn is_parted_as_words_are(&self, text: usize) -> bool {
        let has_parts = |at: usize| self.rows.get(at + 1).is_some_and(|below| below.is_other);
        let at_word = |at: &usize| self.rows[*at].is_own || self.rows[*at].text == text;
        let mut words = (0..self.rows.len()).filter(at_word);
        self.rows.iter().any(|said| said.is_own) && words.all(has_parts)
    }
}

/// Whether the words of a component are headings, all of them.
fn is_heading_of(column: &LabelColumn, place: usize) -> bool {
    let is_word = |at: usize| column.knows(place, at).is_telling();
    column.count(|at, seen| is_word(at) && seen.valued == 0) > 0
        && column.count(|at, seen| is_word(at) && seen.valued > 0) == 0
}
