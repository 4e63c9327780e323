//! Rows that have words in the place of their values, `Libya | not sent | not sent`: rows of the table above them, and no
//! headers of another one.
//!
//! Does not hold: marks for a missing number, which are values at first sight.

use super::blocks::{Kinds, Words};
use super::grid::Grid;
use super::kind::Kind;
use crate::names::fold;
use crate::reading::plan::is_neutral;

/// How many rows may be empty above such a row whose label is known.
const GAP_ROWS: u32 = 1;
/// How many words a text may have that says why there is no number.
const REASON_WORDS_MAX: usize = 8;

/// A table as far as its rows of words are looked for: its first row of values, its last header, its columns.
#[derive(Clone, Copy)]
pub(super) struct Ground<'g> {
    pub grid: &'g Grid,
    pub kinds: &'g Kinds,
    pub words: Words<'g>,
    pub first: usize,
    pub header: Option<usize>,
    pub columns: [usize; 2],
}

impl Ground<'_> {
    /// Whether a row has words where the first row has values, by what stands in it and around it.
    ///
    /// Where the words say that there is no number, it is one whatever it is about. Else a word of a dimension stands where
    /// the first row of values has a text, and none in the header above it, and the words in the place of values are none
    /// of a dimension, or all the same: else they would head other columns. A label that nobody knows must stand right below
    /// the others and right above the next, and be no name of a column.
    pub(super) fn is_row_of_words(&self, at: usize) -> bool {
        let [left, right] = self.columns;
        let filled = (left..=right).filter(|&column| self.kinds.at(at, column) != Kind::Blank);
        let (over, labels): (Vec<usize>, Vec<usize>) =
            filled.partition(|&column| self.kinds.at(self.first, column).is_value());
        if over.len() < 2 || !over.iter().all(|&column| self.is_text(at, column)) {
            return false;
        }
        let text = |column: usize| self.grid.label(at, column);
        let is_labelled = |column: &usize| self.is_text(at, *column) && self.is_text(self.first, *column);
        let is_head = |column: usize| {
            let own = fold(&text(column));
            let above = self.header.map(|header| fold(&self.grid.label(header, column)));
            above.is_some_and(|above| above == own) || (self.words.is_head)(&text(column))
        };
        if over.iter().all(|&column| says_no_number(&text(column))) {
            return labels.iter().any(|column| is_labelled(column) && !is_head(*column));
        }
        let is_one = over.iter().all(|&column| text(column) == text(over[0]));
        let has_word = over.iter().any(|&column| (self.words.is_word)(&text(column)));
        let has_head = over.iter().any(|&column| (self.words.is_head)(&text(column)) || is_neutral(&text(column)));
        let is_known = |column: &usize| is_labelled(column) && self.is_known_label(at, *column);
        if labels.iter().any(is_known) {
            return is_one || !has_word;
        }
        let is_unknown = |column: &usize| is_labelled(column) && !is_head(*column) && self.is_within(at, *column);
        !has_word && !has_head && labels.iter().any(is_unknown)
    }

    /// Whether so few empty rows stand above a row of words, or above the headings right above it, that it is of the table
    /// that ends with the row `last`.
    pub(super) fn is_near(&self, [last, at]: [usize; 2], is_heading: &dyn Fn(usize) -> bool) -> bool {
        let number = |row: usize| self.grid.number(row).unwrap_or_default();
        let is_close = |row: usize| number(row) <= number(row - 1) + 1 + GAP_ROWS;
        (last + 1..=at).all(is_close) && (last + 1..at).all(is_heading)
    }

    fn is_text(&self, row: usize, column: usize) -> bool {
        self.kinds.at(row, column) == Kind::Text
    }

    /// Whether a label is a word of a dimension, and no text of its header is one.
    fn is_known_label(&self, at: usize, column: usize) -> bool {
        let is_word = |row: usize| (self.words.is_word)(&self.grid.label(row, column));
        is_word(at) && !self.header.is_some_and(is_word)
    }

    /// Whether a row stands right below one with values and right above one whose label is a word of a dimension: headers
    /// that begin another table have an empty row or a title above them.
    fn is_within(&self, at: usize, column: usize) -> bool {
        let number = |row: usize| self.grid.number(row);
        let follows = |row: usize| number(row).is_some() && number(row) == number(row - 1).map(|above| above + 1);
        let is_word = |row: usize| (self.words.is_word)(&self.grid.label(row, column));
        let has_values = |row: usize| self.kinds.rows[row].iter().any(|kind| kind.is_number());
        at > self.first && follows(at) && follows(at + 1) && has_values(at - 1) && is_word(at + 1) && has_values(at + 1)
    }
}

/// Beginnings of what is written where there is no number, folded.
const BEGINNINGS: [&str; 40] = [
    "non communiqu",
    "non recu",
    "non transmis",
    "non fourni",
    "non parvenu",
    "non renseign",
    "non disponible",
    "non saisi",
    "non declare",
    "pas de donnee",
    "pas de reponse",
    "pas encore",
    "pas recu",
    "pas ouvert",
    "aucune donnee",
    "aucune reponse",
    "sans donnee",
    "sans reponse",
    "donnee manquante",
    "donnees manquantes",
    "en cours",
    "en attente",
    "not sent",
    "not received",
    "not available",
    "not reported",
    "not yet",
    "no data",
    "no reply",
    "no answer",
    "لا شي",
    "لا توجد",
    "لا يوجد",
    "لم ترد",
    "لم يرد",
    "لم تصل",
    "لم ترسل",
    "غير متوفر",
    "غير متاح",
    "بدون معطيات",
];
/// Words that say it wherever they stand, and those that do alone.
const CLOSED: [&str; 10] =
    ["ferme", "fermee", "fermes", "closed", "suspendu", "suspendue", "pending", "مغلق", "مغلقه", "انتظار"];
const ALONE: [&str; 6] = ["neant", "nil", "none", "aucun", "aucune", "rien"];

/// Whether a text says that there is no number, or why: `non communiqué`, `poste fermé`, `post closed`, `لا شيء`.
pub(super) fn says_no_number(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let is_short = (1..=REASON_WORDS_MAX).contains(&words.len());
    let begins = BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning));
    let is_alone = words.len() == 1 && ALONE.contains(&words[0]);
    is_short && (begins || is_alone || words.iter().any(|word| CLOSED.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::says_no_number;

    #[test]
    fn a_text_says_that_there_is_no_number() {
        for text in [
            "non communiqué",
            "poste fermé",
            "Néant",
            "not sent",
            "post closed",
            "en cours de saisie",
            "لا شيء",
            "لم ترد",
            "غير متوفر بعد",
        ] {
            assert!(says_no_number(text), "{text}");
        }
        for text in ["Demandes", "Hommes", "Non", "Accords", "Total", "environ 300", "", "Sans emploi", "Non qualifiés"]
        {
            assert!(!says_no_number(text), "{text}");
        }
    }
}
