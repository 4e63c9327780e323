//! Lines above a table that state a component outright: beside the name of it, `Reason | Education reasons`, or where the
//! same line of another sheet says one of its codes. A country or a place stands behind a colon in the same line as well,
//! `Pays : Canada`, above each of several tables perhaps. A word there that nobody knows is asked about, and no total is
//! taken in its place. A total that a line states, `Gender | Total` or `Sex: Total`, is taken of that line, be it below the
//! tables.
//!
//! Does not hold: codes that stand somewhere in a title, which `outside` takes; the lines that stand alone over each of
//! several tables, which `block_lines` finds.

use marsad_model::{CellName, Id, SaidOf, TableLayout};

use super::block_lines::{BlockLines, without_continuation};
use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::evidence::Grade;
use super::grid::{Grid, KeptCell};
use super::labels::with_codes;
use super::title::Line;
use super::unit_words::UNIT;
use crate::names::{Found, Words, fold};
use crate::reading::sections::{component_named, cut_at_colon, labelled};
use crate::titles;

/// Longer lines are sentences, and state no code.
const WORDS_MAX: usize = 8;
/// How many rows of a sheet are looked at for lines of the same name.
const ROWS_MAX: usize = 5000;
/// How far below a table the line of one that goes on with it may stand.
const NEAR_ROWS: u32 = 4;

impl Drafter<'_, '_, '_> {
    /// Takes what lines state for the whole table; of a word that is not known the constant is the word itself, until the
    /// profile has its code.
    pub(super) fn stated_words(&mut self, table: &mut Table<'_>) {
        self.carry_on(table);
        let lines = BlockLines::of(table);
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            let Some(words) = self.dictionary.words(place).filter(|_| self.is_open(place, table)) else { continue };
            let stated = self.stating_line((place, &id), words, table);
            let stated = stated.or_else(|| self.behind_colon((place, &id), words, table));
            let stated = stated.or_else(|| self.over_block(place, words, (table, lines.as_ref()?)));
            let stated = stated.or_else(|| self.beside_key(place, words, table));
            let stated = stated.or_else(|| self.total_below(place, words, table));
            let Some(Stated { line, word }) = stated else { continue };
            let (constant, doubt) = match words.find(word) {
                Found::Code(code) => {
                    let Some(code) = words.code(code).map(Id::to_string) else { continue };
                    if self.context.pack.head.country == *code && self.is_of_others(place) {
                        continue;
                    }
                    let doubt = Doubt::new(DoubtKind::AssumedFromTitle, id.as_str(), word).taking(&code);
                    (code, doubt)
                }
                _ => {
                    let doubt = Doubt::new(DoubtKind::UnknownWord, id.as_str(), word);
                    (word.to_owned(), with_codes(doubt, Some(words), word))
                }
            };
            self.doubt(doubt.at(table.grid.spot(Some(line.row), line.column)));
            let of = SaidOf::Component(id.clone());
            let said = table.said(of.clone(), &line.text, line.row).or_else(|| table.said_below(of, line));
            table.layout.said.extend(said);
            table.filled.insert(id.to_string());
            table.layout.constants.insert(id, constant);
        }
    }

    /// Whether nothing says a component of a table yet, and a line above it may.
    fn is_open(&self, place: usize, table: &Table<'_>) -> bool {
        let id = self.dictionary.components[place].id;
        let is_said = table.filled.contains(id.as_str()) || table.layout.constants.contains_key(id);
        !is_said && *id != *"FREQ" && *id != *UNIT
    }

    /// What a line said of the table before this one, where this one goes on with it: `Suite`, `(continued)`.
    fn carry_on(&mut self, table: &mut Table<'_>) {
        let Some(line) = table.title.lines.last().filter(|line| without_continuation(&line.text).is_empty()) else {
            return;
        };
        let is_before = |before: &&TableLayout| {
            let is_near = |[_, last]: [u32; 2]| (1..=NEAR_ROWS).contains(&line.row.saturating_sub(last));
            before.sheet == table.layout.sheet && before.rows.is_some_and(is_near)
        };
        let Some(before) = self.draft.profile.tables.last().filter(is_before).cloned() else { return };
        for said in &before.said {
            let SaidOf::Component(id) = &said.of else { continue };
            let (place, code) = (self.dictionary.place(id.as_str()), before.constants.get(id));
            let (Some(place), Some(code), Some(at)) = (place, code, said.at) else { continue };
            if !self.is_open(place, table) {
                continue;
            }
            let word = cut_at_colon(&said.text).map_or(said.text.as_str(), |(_, word)| word);
            let doubt = Doubt::new(DoubtKind::AssumedFromTitle, id.as_str(), word).taking(code);
            self.doubt(doubt.at(table.grid.spot(Some(at.row), at.column.saturating_sub(1) as usize)));
            table.layout.said.push(said.clone());
            table.filled.insert(id.to_string());
            table.layout.constants.insert(id.clone(), code.clone());
        }
    }

    /// The line that stands alone over a table, as one does over each of several with the same header: where the list of a
    /// component knows several of them, all are its words. Of short lists `title_words` takes what is no total.
    fn over_block<'t>(
        &self,
        place: usize,
        words: &Words<'_>,
        (table, lines): (&Table<'t>, &BlockLines<'t>),
    ) -> Option<Stated<'t>> {
        let count = lines.count_known(words);
        let is_other = |other: usize| {
            let words = self.dictionary.words(other).filter(|_| other != place && self.is_open(other, table));
            words.is_some_and(|words| lines.count_known(words) >= count)
        };
        if count < 2 || (0..self.dictionary.dimensions).any(is_other) {
            return None;
        }
        let word = without_continuation(&lines.own.text);
        let is_total = words.meaning(word) == crate::Meaning::Code(Id::literal("_T"));
        let is_small = titles::is_small(self.context, self.dictionary.components[place].id.as_str());
        let may_be = is_code(words, word) || !has_number(word) && may_state(word);
        (may_be && (is_total || !is_small)).then_some(Stated { line: lines.own, word })
    }

    /// The line above a table that states a component.
    fn stating_line<'t>(&self, (place, id): (usize, &Id), words: &Words<'_>, table: &Table<'t>) -> Option<Stated<'t>> {
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
        let stated: Vec<CellName> = said.filter(|said| is_code(words, &said.text)).filter_map(|said| said.at).collect();
        let is_at = |at: &CellName, line: &Line| at.row == line.row && at.column as usize == line.column + 1;
        let is_stated = |line: &Line| !has_number(&line.text) && stated.iter().any(|at| is_at(at, line));
        let found = title.lines.iter().find(|&line| may_state(&line.text) && (is_named(line) || is_stated(line)));
        found.map(|line| Stated { line, word: &line.text })
    }

    /// The nearest line that names a component of countries or places before a colon. A word that nobody knows counts where
    /// another line of the sheet has a known one behind the same name. Of other lists the word for the whole is taken here,
    /// `Sex: Total`, and `title_words` takes what else it knows.
    fn behind_colon<'t>(&self, (place, id): (usize, &Id), words: &Words<'_>, table: &Table<'t>) -> Option<Stated<'t>> {
        let is_small = titles::is_small(self.context, id.as_str());
        let title = table.title;
        title.lines.iter().rev().find_map(|line| {
            let (name, word) = cut_at_colon(&line.text).filter(|(_, word)| may_state(word))?;
            let named = labelled(self.context, self.dictionary, &line.text).map(|(named, _)| named);
            let is_named = named == Some(place) || self.names.grade(place, name) == Grade::Name;
            let is_known = is_code(words, word);
            let is_of_known = || !has_number(word) && is_name_of_known(table.grid, line, words);
            let is_stated = if is_small { is_whole(words, word) } else { is_known || is_of_known() };
            (is_named && is_stated).then_some(Stated { line, word })
        })
    }

    /// The line below all tables that states the whole of a component behind its name: `Sex : Total`, in one cell or in two.
    fn total_below<'t>(&self, place: usize, words: &Words<'_>, table: &Table<'t>) -> Option<Stated<'t>> {
        let title = table.title;
        title.notes.keys_below().iter().find_map(|line| {
            let (name, word) = cut_at_colon(&line.text)?;
            let named = component_named(self.context, self.dictionary, name);
            let is_named = named == Some(place) || self.names.grade(place, name) == Grade::Name;
            (is_named && is_whole(words, word)).then_some(Stated { line, word })
        })
    }

    /// The value of the one key above the table that points to a component by a word of its name and to no other as far,
    /// where it is one of its codes: `Country of destination | France`.
    fn beside_key<'t>(&self, place: usize, words: &Words<'_>, table: &Table<'t>) -> Option<Stated<'t>> {
        let country = &self.context.pack.head.country;
        let points = |key: &str| {
            let own = self.names.grade(place, key);
            let mut others = (0..self.dictionary.dimensions).filter(|other| *other != place);
            own >= Grade::Rare && others.all(|other| self.names.grade(other, key) < own)
        };
        let is_part = |text: &str| {
            let Found::Code(code) = words.find(text) else { return false };
            words.code(code).is_some_and(|code| code != country && !code.as_str().starts_with('_'))
        };
        let title = table.title;
        let mut found = title.keys().filter(|(key, value)| points(&key.text) && is_part(&value.text));
        let (_, line) = found.next().filter(|_| found.next().is_none())?;
        Some(Stated { line, word: &line.text })
    }
}

/// A line above a table, and the word in it that says a component.
struct Stated<'t> {
    line: &'t Line,
    word: &'t str,
}

fn is_code(words: &Words<'_>, text: &str) -> bool {
    matches!(words.find(text), Found::Code(_))
}

fn is_whole(words: &Words<'_>, text: &str) -> bool {
    let Found::Code(code) = words.find(text) else { return false };
    words.code(code).is_some_and(|code| *code == *"_T")
}

fn has_number(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// Whether another line of the sheet, in the column of this one, has a known word behind the same name and a colon.
fn is_name_of_known(grid: &Grid, line: &Line, words: &Words<'_>) -> bool {
    let Some((name, _)) = cut_at_colon(&line.text) else { return false };
    let is_of_same_name =
        |text: &str| cut_at_colon(text).is_some_and(|(other, word)| fold(other) == fold(name) && is_code(words, word));
    let texts = grid.rows.iter().filter_map(|(_, cells)| cells.get(line.column).map(KeptCell::label));
    texts.take(ROWS_MAX).any(|text| is_of_same_name(&text))
}

/// Whether a text is short enough for a code, and no number.
fn may_state(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.split_whitespace().count() <= WORDS_MAX
}
