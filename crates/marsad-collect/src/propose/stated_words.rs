//! Lines above a table that state a component outright: beside the name of it, `Reason | Education reasons`, or where the
//! same line of another sheet says one of its codes. A word there that nobody knows is asked about, and no total is taken
//! in its place.
//!
//! Does not hold: codes that stand somewhere in a title, which `outside` takes.

use marsad_model::{CellName, Id, SaidOf};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::evidence::Grade;
use super::labels::several_of;
use super::title::Line;
use super::unit_words::UNIT;
use crate::names::{Found, Words};

/// Longer lines are sentences, and state no code.
const WORDS_MAX: usize = 8;

impl Drafter<'_, '_, '_> {
    /// Takes what lines state for the whole table; of a word that is not known the constant is the word itself, until the
    /// profile has its code.
    pub(super) fn stated_words(&mut self, table: &mut Table<'_>) {
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            let is_open = !table.filled.contains(id.as_str()) && !table.layout.constants.contains_key(&id);
            let is_open = is_open && id != *"FREQ" && id != *UNIT;
            let Some(words) = self.dictionary.words(place).filter(|_| is_open) else { continue };
            let Some(line) = self.stating_line((place, &id), words, table) else { continue };
            let (constant, doubt) = match words.find(&line.text) {
                Found::Code(code) => {
                    let Some(code) = words.code(code).map(Id::to_string) else { continue };
                    if self.context.pack.head.country == *code && self.is_of_others(place) {
                        continue;
                    }
                    let doubt = Doubt::new(DoubtKind::AssumedFromTitle, id.as_str(), &line.text).taking(&code);
                    (code, doubt)
                }
                _ => {
                    let doubt = Doubt::new(DoubtKind::UnknownWord, id.as_str(), &line.text);
                    let doubt = match several_of(words, &line.text) {
                        Some(several) => doubt.naming(several),
                        None => doubt.likely(words.suggest(&line.text)),
                    };
                    (line.text.clone(), doubt)
                }
            };
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
            let said = table.said(SaidOf::Component(id.clone()), &line.text, line.row);
            table.layout.said.extend(said);
            table.filled.insert(id.to_string());
            table.layout.constants.insert(id, constant);
        }
    }

    /// The line above a table that states a component.
    fn stating_line<'t>(&self, (place, id): (usize, &Id), words: &Words<'_>, table: &Table<'t>) -> Option<&'t Line> {
        let title = table.title;
        let is_named = |line: &Line| {
            let others = title.lines.iter().filter(|other| other.row == line.row && other.column != line.column);
            let labels: Vec<&Line> = others.collect();
            let label = labels.first().filter(|label| labels.len() == 1 && label.column < line.column);
            label.is_some_and(|label| self.names.grade(place, &label.text) >= Grade::Stem)
        };
        let of = SaidOf::Component(id.clone());
        let siblings = self.draft.profile.tables.iter().filter(|other| other.sheet != table.layout.sheet);
        let said = siblings.flat_map(|other| &other.said).filter(|said| said.of == of);
        let stated: Vec<CellName> =
            said.filter(|said| matches!(words.find(&said.text), Found::Code(_))).filter_map(|said| said.at).collect();
        let is_at = |at: &CellName, line: &Line| at.row == line.row && at.column as usize == line.column + 1;
        let has_number = |line: &Line| line.text.chars().any(char::is_numeric);
        let is_stated = |line: &Line| !has_number(line) && stated.iter().any(|at| is_at(at, line));
        title.lines.iter().find(|&line| may_state(&line.text) && (is_named(line) || is_stated(line)))
    }
}

/// Whether a text is short enough for a code, and no number.
fn may_state(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.split_whitespace().count() <= WORDS_MAX
}
