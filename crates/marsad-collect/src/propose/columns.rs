//! A column of labels, looked at once: its different texts, how often each stands beside values, and what the lists of
//! the structure know of them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::blocks::{Kinds, TableBlock};
use super::grid::Grid;
use crate::Context;
use crate::names::Found;
use crate::reading::dictionary::Dictionary;
use crate::reading::sections::labelled;

/// How many different texts show whether a list knows any of a column.
const FIRST_TEXTS: usize = 300;
/// Stands for a blank cell among the places of texts.
pub(super) const BLANK: u32 = u32::MAX;

/// A text of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SeenText {
    pub text: String,
    /// In how many rows with values it stands.
    pub valued: u32,
    /// In how many rows without values: as a heading, a title or a note.
    pub unvalued: u32,
    /// The place of the first row in which it stands.
    pub first: usize,
}

/// What a list knows of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Knowing {
    Nothing,
    Several,
    /// The whole, the rest or the unknown, which are words of many lists.
    Vague(u32),
    Code(u32),
}

/// A column of labels.
#[derive(Clone, Debug)]
pub(super) struct LabelColumn {
    pub at: usize,
    pub header: String,
    pub texts: Vec<SeenText>,
    /// For each row of the table the place of its text, or [`BLANK`].
    pub cells: Vec<u32>,
    /// For each component what its list knows of each text; none where it knows nothing at all.
    pub known: Vec<Option<Vec<Knowing>>>,
    /// For each text the component that it names before a colon: `Sexe : Hommes`.
    named: Vec<Option<usize>>,
}

impl Knowing {
    pub(super) fn is_known(self) -> bool {
        matches!(self, Self::Vague(_) | Self::Code(_))
    }

    pub(super) fn is_telling(self) -> bool {
        matches!(self, Self::Code(_))
    }

    fn of(dictionary: &Dictionary<'_>, place: usize, text: &str) -> Self {
        let Some(words) = dictionary.words(place) else { return Self::Nothing };
        match words.find(text) {
            Found::Unknown => Self::Nothing,
            Found::Several(_) => Self::Several,
            Found::Code(code) if words.code(code).is_some_and(|id| id.as_str().starts_with('_')) => Self::Vague(code),
            Found::Code(code) => Self::Code(code),
        }
    }
}

impl LabelColumn {
    pub(super) fn of(grid: &Grid, kinds: &Kinds, block: &TableBlock, (at, header): (usize, &str)) -> Self {
        let mut places: HashMap<Cow<'_, str>, u32> = HashMap::new();
        let mut texts: Vec<SeenText> = Vec::new();
        let mut cells = Vec::with_capacity(block.rows[1] + 1 - block.rows[0]);
        for row in block.rows[0]..=block.rows[1] {
            let Some(cell) = grid.at(row, at) else {
                cells.push(BLANK);
                continue;
            };
            let label = cell.cell().label();
            let place = match places.get(&label) {
                Some(&place) => place,
                None => {
                    let text = label.clone().into_owned();
                    texts.push(SeenText { text, valued: 0, unvalued: 0, first: row });
                    let place = texts.len() as u32 - 1;
                    places.insert(label, place);
                    place
                }
            };
            match kinds.has_values(row) {
                true => texts[place as usize].valued += 1,
                false => texts[place as usize].unvalued += 1,
            }
            cells.push(place);
        }
        Self { at, header: header.to_owned(), texts, cells, known: Vec::new(), named: Vec::new() }
    }

    /// What its header says: the identifier alone where a name stands behind it, `citizen: Country of citizenship`, above codes
    /// with names behind them, `TN: Tunisia`.
    pub(super) fn name(&self) -> &str {
        let is_labelled = |seen: &SeenText| before_name(&seen.text).is_some();
        let valued = || self.texts.iter().filter(|seen| seen.valued > 0);
        let is_of_codes = || valued().next().is_some() && valued().all(is_labelled);
        before_name(&self.header).filter(|_| is_of_codes()).unwrap_or(&self.header)
    }

    /// Asks every list for every text; a list that knows none of the first texts is not asked for the rest. Of a text with
    /// the name of a component before a colon, that component is asked for what stands behind it too.
    pub(super) fn ask(&mut self, context: &Context<'_>, dictionary: &Dictionary<'_>) {
        let first = self.texts.len().min(FIRST_TEXTS);
        let cut = |(at, seen): (usize, &SeenText)| {
            let is_asked = at < FIRST_TEXTS || seen.valued == 0;
            let (place, rest) = if is_asked { labelled(context, dictionary, &seen.text)? } else { return None };
            Some((place, rest.to_owned()))
        };
        let said: Vec<Option<(usize, String)>> = self.texts.iter().enumerate().map(cut).collect();
        self.named = said.iter().map(|said| said.as_ref().map(|(place, _)| *place)).collect();
        self.known = (0..dictionary.components.len())
            .map(|place| {
                dictionary.words(place)?;
                let ask = |at: usize| match (Knowing::of(dictionary, place, &self.texts[at].text), &said[at]) {
                    (Knowing::Nothing, Some((named, rest))) if *named == place => Knowing::of(dictionary, place, rest),
                    (knowing, _) => knowing,
                };
                let mut known: Vec<Knowing> = (0..first).map(ask).collect();
                known.iter().any(|knowing| *knowing != Knowing::Nothing).then(|| {
                    known.extend((first..self.texts.len()).map(ask));
                    known
                })
            })
            .collect();
    }

    pub(super) fn knows(&self, place: usize, text: usize) -> Knowing {
        let known = self.known.get(place).and_then(Option::as_ref);
        known.and_then(|known| known.get(text)).copied().unwrap_or(Knowing::Nothing)
    }

    /// The component that a text names before a colon.
    pub(super) fn named(&self, text: usize) -> Option<usize> {
        self.named.get(text).copied().flatten()
    }

    /// How many of the texts of `place` there are that `is_it`.
    pub(super) fn count(&self, is_it: impl Fn(usize, &SeenText) -> bool) -> usize {
        self.texts.iter().enumerate().filter(|(at, seen)| is_it(*at, seen)).count()
    }

    /// Whether all that stands beside values is blank: a column of headings.
    pub(super) fn is_of_headings(&self) -> bool {
        !self.texts.is_empty() && self.texts.iter().all(|seen| seen.valued == 0)
    }

    /// Whether another column says the same in other words: each text goes with one text of the other.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let is_alike = self.texts.len() == other.texts.len() && self.texts.len() >= 2;
        is_alike && self.determines(other) && other.determines(self)
    }

    /// Whether every text goes with only one text of `other`, row by row.
    pub(super) fn determines(&self, other: &Self) -> bool {
        let mut goes_with = vec![BLANK; self.texts.len()];
        let mut pairs = 0;
        for (&own, &theirs) in self.cells.iter().zip(&other.cells) {
            if own == BLANK || theirs == BLANK {
                continue;
            }
            pairs += 1;
            let known = &mut goes_with[own as usize];
            if *known == BLANK {
                *known = theirs;
            } else if *known != theirs {
                return false;
            }
        }
        pairs > 0
    }

    /// The same, blank where a text is left out.
    pub(super) fn without(&self, is_left_out: impl Fn(&str) -> bool) -> Self {
        let left_out: Vec<bool> = self.texts.iter().map(|seen| is_left_out(&seen.text)).collect();
        let is_kept = |cell: u32| left_out.get(cell as usize).is_some_and(|is_left_out| !is_left_out);
        let cells = self.cells.iter().map(|&cell| if is_kept(cell) { cell } else { BLANK }).collect();
        Self { cells, ..self.clone() }
    }

    /// How many rows have a text.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|&&cell| cell != BLANK).count()
    }

    /// Each cell with the one above it where it is blank, as a label written once for several rows is meant.
    pub(super) fn filled_down(&self) -> Self {
        let mut last = BLANK;
        let fill = |&cell: &u32| {
            last = if cell == BLANK { last } else { cell };
            last
        };
        let cells = self.cells.iter().map(fill).collect();
        Self { cells, ..self.clone() }
    }
}

/// The code or the identifier before a name, as data bases write both in one text: `BE` of `BE: Belgium`.
fn before_name(text: &str) -> Option<&str> {
    let (code, name) = text.split_once(": ")?;
    let is_code = !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric() || "_-+".contains(c));
    (is_code && name.contains(char::is_alphanumeric)).then_some(code)
}
