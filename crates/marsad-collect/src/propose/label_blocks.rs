//! The blocks of a column in which words of several components stand below one another, each below its heading: `Sexe` over
//! men and women, then `Pays de résidence` over countries. Of which component the words of each block are.
//!
//! What a word for the rest or the unknown is in each block is written down or asked for here, and what a heading is. The
//! reader finds the same from row to row (`reading::rows::label_blocks`). Does not hold: what else is asked of a word, which
//! `label_words` says.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::Id;

use super::columns::{BLANK, Knowing, LabelColumn, SeenText};
use super::doubt::{Doubt, DoubtKind};
use super::evidence::{Grade, words_of};
use super::roles::{Meaning, Roles};
use crate::names::{Suggestion, is_of_others, is_of_rest, is_of_which, is_rest_of_anything, is_rest_of_list};
use crate::reading::sections::component_named;

/// The code of the whole.
const WHOLE: &str = "_T";
/// How likely each of the codes for the rest or the unknown of a list is.
const REST_SCORE: f64 = 0.5;
/// How many headings of a column are held against the names of components.
const HEADINGS_MAX: usize = 200;

/// The blocks of a column of words of several components.
#[derive(Default)]
pub(super) struct LabelBlocks {
    /// For each text beside values, by its place, the components of the blocks in which it stands, and in which row first;
    /// none stands for rows of which no block is known.
    words: BTreeMap<usize, Vec<(Option<usize>, usize)>>,
    /// For each heading, by the place of its text, the component of the words below it.
    headings: BTreeMap<usize, usize>,
}

impl LabelBlocks {
    /// The blocks in which a text stands beside values: the component of each, and in which row it does first.
    pub(super) fn of(&self, text: usize) -> &[(Option<usize>, usize)] {
        self.words.get(&text).map(Vec::as_slice).unwrap_or_default()
    }

    fn note(&mut self, text: usize, (block, row): (Option<usize>, usize)) {
        let known = self.words.entry(text).or_default();
        if known.iter().all(|(own, _)| *own != block) {
            known.push((block, row));
        }
    }

    /// The component of the words below a heading.
    pub(super) fn headed(&self, text: usize) -> Option<usize> {
        self.headings.get(&text).copied()
    }
}

/// How many words of each component stand one right below another, down to the last one.
#[derive(Default)]
struct Lists {
    counts: BTreeMap<usize, u32>,
    last: Option<usize>,
    /// Whether the last word says that it is a part of the row above.
    is_part: bool,
}

impl Lists {
    fn add(&mut self, component: usize, outer: usize) {
        if component == outer {
            self.counts.retain(|own, _| *own == outer);
        }
        let count = self.counts.entry(component).or_default();
        *count = if self.last == Some(component) { *count + 1 } else { 1 };
        self.last = Some(component);
    }

    /// The component of the last list, where all of them are lists that follow one another, and the outermost is among them.
    fn of_last(&self, outer: usize) -> Option<usize> {
        let is_list = self.counts.contains_key(&outer) && self.counts.values().all(|count| *count > 1);
        self.last.filter(|_| is_list && !self.is_part)
    }
}

impl Roles<'_, '_, '_> {
    /// The blocks of a column in which words of these components stand, the outermost first.
    pub(super) fn label_blocks(&self, column: &LabelColumn, places: &[usize]) -> LabelBlocks {
        let [outer, _, ..] = *places else { return LabelBlocks::default() };
        let mut blocks = LabelBlocks { words: BTreeMap::new(), headings: self.block_headings(column, places) };
        let mut open: Option<usize> = None;
        let mut lists = Lists::default();
        for (row, &cell) in self.data_rows().zip(&column.cells).filter(|(_, cell)| **cell != BLANK) {
            let text = cell as usize;
            if !self.has_values(row) {
                let headed = blocks.headed(text);
                if headed.is_some() || self.has_values(row + 1) {
                    (open, lists) = (headed, Lists::default());
                }
                continue;
            }
            let is_word = places.iter().any(|&place| column.knows(place, text).is_known());
            let is_of_list = is_rest_of_anything(&column.texts[text].text) || !is_word;
            let block = open.or_else(|| lists.of_last(outer).filter(|_| is_of_list));
            blocks.note(text, (block, row));
            let is_open = block.is_some_and(|block| !column.knows(block, text).is_known());
            if is_open && self.is_rest_of_its_list(column, places, text) {
                // It is asked for as a word of the block, and does not end it.
                continue;
            }
            let mut asked = block.into_iter().chain(places.iter().copied());
            let told = asked.find(|&place| column.knows(place, text).is_telling());
            if let Some(component) = told {
                let is_part = is_of_which(&column.texts[text].text);
                open = open.filter(|own| *own == component || is_part);
                lists.add(component, outer);
                lists.is_part = is_part;
            } else if places.iter().any(|&place| self.says_whole(place, column.knows(place, text))) {
                lists = Lists::default();
            }
        }
        blocks
    }

    /// For each heading of a column the component that it names, or of which all known words below it are.
    fn block_headings(&self, column: &LabelColumn, places: &[usize]) -> BTreeMap<usize, usize> {
        let is_word = |at: usize| places.iter().any(|&place| column.knows(place, at).is_known());
        // Where words of a list head rows, a heading that nobody knows is one of them.
        let is_nested = column
            .count(|at, seen| seen.valued == 0 && places.iter().any(|&place| column.knows(place, at).is_telling()))
            > 0;
        let headed = |(at, seen): (usize, &SeenText)| {
            if seen.valued > 0 || is_word(at) || !self.has_values(seen.first + 1) {
                return None;
            }
            let named = component_named(self.context, self.dictionary, &seen.text);
            let named = named.filter(|named| places.contains(named));
            let is_asked = !is_nested && seen.unvalued == 1 && self.is_whole_time(&seen.text).is_none();
            let below = || is_asked.then(|| self.component_below(column, places, seen.first)).flatten();
            Some((at, named.or_else(below)?))
        };
        column.texts.iter().enumerate().filter_map(headed).collect()
    }

    /// The one component of which all known words below a row are, down to the next row without values, where none of them
    /// stands anywhere else.
    fn component_below(&self, column: &LabelColumn, places: &[usize], row: usize) -> Option<usize> {
        let rows = self.data_rows().zip(&column.cells).filter(|(own, cell)| *own > row && **cell != BLANK);
        let below = rows.take_while(|(own, _)| self.has_values(*own)).map(|(_, cell)| *cell as usize);
        let is_told = |at: &usize| {
            let mut known = places.iter().map(|&place| column.knows(place, *at));
            known.any(Knowing::is_telling) && !self.is_rest_of_its_list(column, places, *at)
        };
        let told: Vec<usize> = below.filter(is_told).collect();
        let is_once = told.iter().all(|&at| column.texts[at].valued == 1);
        let knows_all = |place: &usize| told.iter().all(|&at| column.knows(*place, at).is_telling());
        let mut fitting = places.iter().copied().filter(knows_all);
        let first = fitting.next().filter(|_| is_once && !told.is_empty())?;
        fitting.next().is_none().then_some(first)
    }

    /// Writes down the codes of a text that stands in these blocks, each for the component of its own.
    pub(super) fn remember_in(
        &self,
        (column, places): (&LabelColumn, &[usize]),
        (text, blocks): (usize, &LabelBlocks),
        found: &mut Meaning,
    ) {
        let written = column.texts[text].text.as_str();
        let is_rest = self.is_rest_of_its_list(column, places, text);
        let is_own = |block: usize| {
            let knowing = column.knows(block, text);
            knowing.is_known() && !self.says_whole(block, knowing)
        };
        let blocks = blocks.of(text);
        for (block, _) in blocks {
            match *block {
                Some(block) if is_own(block) => self.remember(&[block], (written, written), found),
                Some(_) if is_rest => {}
                _ => self.remember(places, (written, written), found),
            }
        }
        if blocks.is_empty() {
            self.remember(places, (written, written), found);
        }
    }

    /// Asks about a word for the rest or the unknown in each block whose component does not have it, be it a word of others.
    pub(super) fn ask_rests(
        &self,
        (column, places): (&LabelColumn, &[usize]),
        (text, blocks): (usize, &LabelBlocks),
        found: &mut Meaning,
    ) {
        let own = blocks.of(text).iter().filter_map(|(block, row)| Some(((*block)?, *row)));
        let open = own.filter(|(block, _)| !column.knows(*block, text).is_known());
        let open: Vec<(usize, usize)> = open.filter(|_| self.is_rest_of_its_list(column, places, text)).collect();
        let written = column.texts[text].text.as_str();
        for (block, row) in open {
            let place = self.grid.spot(self.grid.number(row), column.at);
            let doubt = Doubt::new(DoubtKind::WordOfBlock, self.id(block).as_str(), written).at(place);
            found.doubts.push(doubt.naming(self.rests(block, written)));
        }
    }

    /// Takes a heading for the name of what the words below it tell apart where it speaks of their component, and asks about
    /// it where it does not.
    pub(super) fn name_block(&self, component: usize, (text, place): (&str, String), found: &mut Meaning) {
        if component_named(self.context, self.dictionary, text) == Some(component) {
            return;
        }
        let id = self.id(component);
        let total = Id::new(WHOLE).ok().filter(|_| self.knows(component, WHOLE));
        let taken = total.clone().filter(|_| self.speaks_of(component, text));
        let kind = if taken.is_some() { DoubtKind::HeadingOfBlock } else { DoubtKind::UnknownSection };
        let doubt = Doubt::new(kind, id.as_str(), text).at(place);
        if let Some(taken) = taken {
            found.words.entry(id.clone()).or_default().insert(text.to_owned(), taken);
            found.doubts.push(doubt);
            return;
        }
        let whole = |code: Id| Suggestion { code: code.to_string(), name: String::new(), score: 1.0 };
        found.doubts.push(doubt.naming(total.into_iter().map(whole).collect()));
    }

    /// The components that headings of a column name above words that `first` does not know: each begins a block, be none of
    /// its words known.
    pub(super) fn named_blocks(&self, column: &LabelColumn, first: usize) -> BTreeSet<usize> {
        let is_foreign = |row: usize| {
            let cell = column.cells.get(row - self.block.rows[0]).copied().filter(|&cell| cell != BLANK);
            cell.is_some_and(|cell| !column.knows(first, cell as usize).is_known())
        };
        let heads =
            |seen: &&SeenText| seen.valued == 0 && self.has_values(seen.first + 1) && is_foreign(seen.first + 1);
        let headings = column.texts.iter().filter(heads).take(HEADINGS_MAX);
        headings.filter_map(|seen| component_named(self.context, self.dictionary, &seen.text)).collect()
    }

    /// Whether a heading speaks of a component more than of others, and of no code.
    fn speaks_of(&self, component: usize, heading: &str) -> bool {
        let grade = self.names.grade(component, heading);
        let is_less = |other: usize| other == component || self.names.grade(other, heading) < grade;
        let says_no_code = || words_of(heading).iter().all(|word| !self.is_word(word));
        grade >= Grade::Common && (0..self.dictionary.dimensions).all(is_less) && says_no_code()
    }

    /// Whether a word stands for the rest or the unknown of the first list that knows it, which says nothing of a block of
    /// another component.
    fn is_rest_of_its_list(&self, column: &LabelColumn, places: &[usize], text: usize) -> bool {
        let seen = &column.texts[text].text;
        let first = places.iter().copied().find(|&place| column.knows(place, text).is_known());
        let code = first.and_then(|place| self.code_of_word(place, column.knows(place, text)));
        !is_of_which(seen) && code.is_some_and(|code| is_rest_of_list(code, seen))
    }

    /// The codes of a list for its rest, or for what is not known of it, as a text says one or the other.
    fn rests(&self, component: usize, text: &str) -> Vec<Suggestion> {
        // What does not apply is known.
        const NONE: [&str; 2] = [WHOLE, "_Z"];
        let Some(list) = self.context.codelist(self.id(component).as_str()) else { return Vec::new() };
        let is_it = |code: &str| {
            let is_unknown = code.starts_with('_') && !NONE.contains(&code) && !is_of_rest(code);
            if is_of_others(text) { is_of_rest(code) } else { is_unknown }
        };
        let codes = list.codes().iter().map(|code| code.id.as_str()).filter(|code| is_it(code));
        let made = |code: &str| Suggestion { code: code.to_owned(), name: String::new(), score: REST_SCORE };
        codes.map(made).collect()
    }

    fn says_whole(&self, place: usize, knowing: Knowing) -> bool {
        self.code_of_word(place, knowing) == Some(WHOLE)
    }

    fn code_of_word(&self, place: usize, knowing: Knowing) -> Option<&str> {
        let (Knowing::Vague(code) | Knowing::Code(code)) = knowing else { return None };
        self.dictionary.words(place)?.code(code).map(Id::as_str)
    }
}
