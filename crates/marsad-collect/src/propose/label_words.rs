//! The words of a column of labels: those that the profile keeps with their codes, and those that a person is asked about.
//!
//! Does not hold: of which components a column has words, which `labels` decides; of which each of its blocks is, which
//! `label_blocks` knows.

use marsad_model::{Id, TIME_PERIOD};

use super::columns::{BLANK, LabelColumn, SeenText};
use super::doubt::{Doubt, DoubtKind};
use super::kind::{Kind, is_time_header};
use super::labels::with_codes;
use super::roles::{Meaning, Roles};
use crate::names::is_carried;
use crate::reading::rests::RestOf;
use crate::reading::sections::{component_named, cut_at_colon};

/// For how many unknown words of a column suggestions are looked for.
const SUGGESTED_MAX: usize = 200;

/// A word of a column that stands for no code.
struct Asked {
    kind: DoubtKind,
    /// The place of its text.
    text: usize,
    /// The component of which it should be one, and the row in which it stands.
    component: usize,
    row: usize,
    /// Whether codes that are like it are looked for.
    is_suggested: bool,
}

impl Roles<'_, '_, '_> {
    /// Writes down the words of a column, and doubts about those that stand for no code.
    pub(super) fn words_of(&self, column: &LabelColumn, places: &[usize], found: &mut Meaning) {
        let Some(of_rows) = likeliest(column, places, true) else { return };
        let of_headings = likeliest(column, places, false).unwrap_or(of_rows);
        let blocks = self.label_blocks(column, places);
        for (at, seen) in column.texts.iter().enumerate() {
            let is_in_block = !blocks.of(at).is_empty() && blocks.of(at).iter().all(|(block, _)| block.is_some());
            match self.rest_in(column, places, at) {
                RestOf::One(place) if !is_in_block => self.remember(&[place], (&seen.text, &seen.text), found),
                RestOf::Any if !is_in_block => {
                    let spot = self.grid.spot(self.grid.number(seen.first), column.at);
                    self.ask_rest((places, &seen.text), spot, found);
                }
                _ => self.remember_in((column, places), (at, &blocks), found),
            }
            if let (Some(place), Some((_, said))) = (named_among(column, places, at), cut_at_colon(&seen.text)) {
                self.remember(&[place], (&seen.text, said), found);
            }
        }
        // Periods and parts of them stand among the words where the column says time too.
        let is_timed = found.filled.contains(TIME_PERIOD) || is_time_header(column.name());
        let says_time = || is_timed && column.count(|_, seen| self.is_whole_time(&seen.text).is_some()) > 0;
        // Asked once: among thousands of notes, each would look through all of them. Where the rows below a heading have
        // words of the same component, `Autres` above countries, it says nothing of them.
        let has_headings = self.has_headings(column, places) && (places.len() > 1 || says_time());
        let mut doubts = 0;
        for (at, seen) in column.texts.iter().enumerate() {
            let is_known = places.iter().any(|&place| column.knows(place, at).is_known())
                || is_timed && self.is_whole_time(&seen.text).is_some();
            let heads = seen.valued == 0 && self.heads_rows(column, places, seen);
            let named = named_among(column, places, at).filter(|_| seen.valued == 0);
            let is_section = named.is_some() || heads && has_headings;
            let is_left_out = found.layout.skip.contains(&seen.text);
            if !is_left_out {
                self.ask_rests((column, places), (at, &blocks), found);
            }
            if let Some(headed) = blocks.headed(at).filter(|_| !is_known && !is_left_out && named.is_none()) {
                self.name_block(headed, (&seen.text, self.grid.spot(self.grid.number(seen.first), column.at)), found);
                continue;
            }
            let is_asked = seen.valued > 0 || is_section || heads && self.is_alone_beside_values(seen);
            // A sum that is carried over to the next page is told by the reader, and is no figure.
            if is_known || is_left_out || !is_asked || seen.valued > 0 && is_carried(&seen.text) {
                continue;
            }
            // `Sexe` above men and women says what they are about, and is no code.
            if seen.valued == 0 && component_named(self.context, self.dictionary, &seen.text).is_some() {
                continue;
            }
            let kind = if is_section { DoubtKind::UnknownSection } else { DoubtKind::UnknownWord };
            let asked = match blocks.of(at) {
                [] => vec![(named.unwrap_or(if seen.valued > 0 { of_rows } else { of_headings }), seen.first)],
                own => own.iter().map(|(block, row)| (block.unwrap_or(of_rows), *row)).collect(),
            };
            for (component, row) in asked {
                doubts += 1;
                let asked = Asked { kind, text: at, component, row, is_suggested: doubts <= SUGGESTED_MAX };
                self.ask_word(column, places, &asked, found);
            }
        }
    }

    /// Writes down what whole a word stands for that no list knows, or asks about it.
    fn ask_word(&self, column: &LabelColumn, places: &[usize], asked: &Asked, found: &mut Meaning) {
        let (first, seen) = (asked.component, &column.texts[asked.text]);
        if let ([only], Ok(total)) = (places, Id::new("_T"))
            && self.knows(*only, "_T")
            && self.is_total_of_outer(*only, (column, asked.text), found)
        {
            // The reader takes a total in an inner column for that of the outer word.
            found.words.entry(self.id(*only).clone()).or_default().insert(seen.text.clone(), total);
            return;
        }
        let beside = column.texts.iter().map(|seen| seen.text.as_str());
        if let Some(total) = self.total_of_letters(first, &seen.text, &beside) {
            found.words.entry(self.id(first).clone()).or_default().insert(seen.text.clone(), total);
            return;
        }
        let place = self.grid.spot(self.grid.number(asked.row), column.at);
        let doubt = Doubt::new(asked.kind, self.id(first).as_str(), &seen.text).at(place);
        let total = self.total_of(first, &seen.text);
        let total = total.or_else(|| self.whole_of(first, (&seen.text, &column.header)));
        if let Some(total) = total.or_else(|| self.whole_within_other(first, &seen.text)) {
            found.doubts.push(doubt.naming(vec![total]));
            return;
        }
        let words = self.dictionary.words(first).filter(|_| asked.is_suggested);
        let is_named = seen.valued == 0 && named_among(column, places, asked.text).is_some();
        let said = cut_at_colon(&seen.text).filter(|_| is_named).map_or(seen.text.as_str(), |(_, said)| said);
        found.doubts.push(with_codes(doubt, words, said));
    }

    /// Whether a text of a column is a word of one of its components, or time.
    fn is_word_or_time(&self, column: &LabelColumn, places: &[usize], at: usize) -> bool {
        let is_word = places.iter().any(|&place| column.knows(place, at).is_known());
        is_word || self.is_whole_time(&column.texts[at].text).is_some()
    }

    /// Whether headings of a column say codes: it is of several components, or known words stand without values.
    fn has_headings(&self, column: &LabelColumn, places: &[usize]) -> bool {
        let mut texts = column.texts.iter().enumerate();
        places.len() > 1 || texts.any(|(at, seen)| seen.unvalued > 0 && self.is_word_or_time(column, places, at))
    }

    /// Whether an unknown text without values heads rows of known words.
    pub(super) fn heads_rows(&self, column: &LabelColumn, places: &[usize], seen: &SeenText) -> bool {
        let below = seen.first + 1 - self.block.rows[0];
        let next = column.cells.get(below).copied().filter(|&cell| cell != BLANK);
        next.is_some_and(|next| self.is_word_or_time(column, places, next as usize)) && self.has_values(seen.first + 1)
    }

    /// Whether the only column of labels stands beside one column of values: a row without a value is told as one that has
    /// lost it, and its label is asked for.
    fn is_alone_beside_values(&self, seen: &SeenText) -> bool {
        let [first, last] = self.block.columns;
        let next = seen.first + 1;
        let filled = (first..=last).filter(|&column| self.kinds.at(next, column) != Kind::Blank);
        let (values, labels): (Vec<usize>, Vec<usize>) = filled.partition(|&at| self.kinds.at(next, at).is_value());
        (values.len(), labels.len()) == (1, 1)
    }
}

/// The component that a text of a column names before a colon, where it is one of the column's.
fn named_among(column: &LabelColumn, places: &[usize], text: usize) -> Option<usize> {
    column.named(text).filter(|place| places.contains(place))
}

/// The component of which most words of a column stand beside values, or do not, the first of equals: an unknown text that
/// stands so is likely one of its words.
fn likeliest(column: &LabelColumn, places: &[usize], is_beside_values: bool) -> Option<usize> {
    let count = |place: usize| {
        column.count(|at, seen| (seen.valued > 0) == is_beside_values && column.knows(place, at).is_telling())
    };
    places.iter().rev().copied().max_by_key(|&place| count(place))
}
