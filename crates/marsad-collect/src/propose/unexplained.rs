//! Words over the values of a table that nothing explains: whether they make its figures a part of the dataflow or
//! another measure is asked once of each table, behind all else, and of no text about which something else is asked.
//!
//! Does not hold: what explains a word, which `explained` knows, and lines that are kept without a question, which `kept_titles`
//! knows.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{ColumnRole, SaidOf, SaidText};

use super::captions::is_title;
use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::evidence::is_of_one_stem;
use super::explained::TakenCodes;
use super::origin_lines::{is_of_printing, is_of_source};
use super::phrases::is_letterhead;
use super::sides::OwnCountry;
use super::title::Line;
use crate::names::fold;
use crate::values::legends;

/// How many texts are kept, and how many tables are asked about.
const TEXTS_MAX: usize = 60;
const ASKED_MAX: usize = 6;
/// How many of the nearest lines over a table are looked at, and how many words of a table are named.
const LINES_MAX: usize = 8;
const WORDS_MAX: usize = 8;

/// A text over the values of a table with words that nothing explains, until all else is asked.
pub(super) struct Unexplained {
    /// The place of the table in the draft.
    table: usize,
    text: String,
    place: String,
    words: Vec<String>,
    /// What the profile keeps of it.
    said: Option<SaidText>,
}

/// A text over values, with where it stands and what the profile keeps of it.
type TextOver = (String, String, Option<SaidText>);

impl Drafter<'_, '_, '_> {
    /// Keeps the texts over a table that has its place in the draft next, where something in them is not explained.
    pub(super) fn unexplained_words(&mut self, table: &Table<'_>) {
        if self.unexplained.len() >= TEXTS_MAX {
            return;
        }
        let of_table = (&table.layout, &self.draft.profile.constants);
        let taken = TakenCodes::of(self.context, self.dictionary, of_table);
        let at = self.draft.profile.tables.len();
        let country = OwnCountry::of(self.context);
        // What a key names is said by its value, which is kept and asked about by itself.
        let named: Vec<String> = self.names_of_keys(table.title).into_iter().map(fold).collect();
        let is_named =
            |piece: &str| named.iter().flat_map(|name| name.split(' ')).any(|own| is_of_one_stem(own, piece));
        for (text, place, said) in texts_over(table) {
            let mut words = self.vocabulary.unexplained(&text, &taken);
            words.retain(|word| !fold(word).split(' ').all(is_named));
            let sides = country.other_sides(&text).into_iter().filter(|word| !words.contains(word));
            let sides: Vec<String> = sides.collect();
            words.extend(sides);
            if !words.is_empty() {
                self.unexplained.push(Unexplained { table: at, text, place, words, said });
            }
        }
        for (line, value) in self.other_keys(table) {
            let place = table.grid.spot(Some(line.row), line.column);
            let said = table.said(SaidOf::Subject, &line.text, line.row);
            let (text, words) = (line.text.clone(), vec![value.to_owned()]);
            self.unexplained.push(Unexplained { table: at, text, place, words, said });
        }
    }

    /// Asks what is left to be asked; the same words over several tables are one question, and so are some of them.
    pub(super) fn ask_unexplained(&mut self) {
        let is_about_subject = |doubt: &&Doubt| asks_what_is_counted(doubt.kind);
        let asked: BTreeSet<String> =
            self.draft.doubts.iter().filter(is_about_subject).map(|doubt| doubt.text.clone()).collect();
        let mut tables: BTreeMap<usize, Vec<Unexplained>> = BTreeMap::new();
        for mut found in std::mem::take(&mut self.unexplained) {
            if asked.contains(&found.text) {
                continue;
            }
            found.words.retain(|word| !self.draft.doubts.iter().any(|doubt| asks_of_code(doubt, (word, &found.place))));
            if found.words.is_empty() {
                self.keep_said(found.table, found.said);
                continue;
            }
            tables.entry(found.table).or_default().push(found);
        }
        let all: Vec<Vec<String>> = tables.values().map(|texts| words_of(texts)).collect();
        let mut questions: BTreeSet<String> = BTreeSet::new();
        for ((table, texts), own) in tables.into_iter().zip(&all) {
            let words = most_with(own, &all).join(" / ");
            if questions.len() >= ASKED_MAX && !questions.contains(&words) {
                continue;
            }
            for text in texts {
                self.doubt(Doubt::new(DoubtKind::UnexplainedWords, "", &words).at(text.place));
                self.keep_said(table, text.said);
            }
            questions.insert(words);
        }
    }

    /// The next file should say the same: its line is held against this one.
    pub(super) fn keep_said(&mut self, table: usize, said: Option<SaidText>) {
        let Some(layout) = self.draft.profile.tables.get_mut(table) else { return };
        let is_it = |known: &SaidText, said: &SaidText| known.of != SaidOf::Title && known.text == said.text;
        let is_known = |said: &SaidText| layout.said.iter().any(|known| is_it(known, said));
        let said = said.filter(|said| !is_known(said));
        layout.said.extend(said);
    }
}

/// The words of the texts over one table, each once.
fn words_of(texts: &[Unexplained]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in texts.iter().flat_map(|text| &text.words) {
        if !words.contains(word) && words.len() < WORDS_MAX {
            words.push(word.clone());
        }
    }
    words
}

/// The most words over a table among which are all of one.
fn most_with<'w>(own: &'w [String], all: &'w [Vec<String>]) -> &'w [String] {
    let has_all = |words: &&Vec<String>| own.iter().all(|word| words.contains(word));
    // Of several with as many, the first.
    all.iter().rev().filter(has_all).max_by_key(|words| words.len()).map_or(own, Vec::as_slice)
}

/// The lines over a table, the name of its sheet and the headers of its values, where they can say what is counted.
fn texts_over(table: &Table<'_>) -> Vec<TextOver> {
    let (grid, layout) = (table.grid, &table.layout);
    // A key names what its value says, and says nothing itself.
    let is_key = |line: &Line| table.title.keys().any(|(key, _)| key == line);
    let lines = table.title.lines.iter().rev().filter(|line| is_about_values(&line.text) && !is_key(line));
    let heads = table.title.heads.iter().filter(|line| is_about_values(&line.text));
    let lines = heads.chain(lines.take(LINES_MAX)).map(|line| {
        let said = table.said(SaidOf::Subject, &line.text, line.row);
        (line.text.clone(), grid.spot(Some(line.row), line.column), said)
    });
    let is_name = layout.sheet.is_some() && layout.sheet_component.is_none() && is_title(&grid.name);
    let name = is_name.then(|| (grid.name.clone(), grid.name.clone(), None));
    let values = layout.column.iter().filter(|column| column.role == ColumnRole::Value);
    let values = values.filter(|column| column.codes.is_empty() && column.period.is_none() && is_title(&column.header));
    let headers = values.map(|column| {
        let at = column.at.map_or(0, |at| at.saturating_sub(1) as usize);
        (column.header.clone(), grid.spot(layout.header_rows.map(|[_, last]| last), at), None)
    });
    lines.chain(name).chain(headers).chain(captions_in_headers(table)).collect()
}

/// What stands above the headers of labels, as where tables side by side have captions in the row above their headers.
fn captions_in_headers(table: &Table<'_>) -> Vec<TextOver> {
    let labels = table.layout.column.iter().filter(|column| matches!(column.role, ColumnRole::Code | ColumnRole::Time));
    let upper = labels.filter_map(|column| Some((column, column.header.rsplit_once(" / ")?.0)));
    let levels = upper.flat_map(|(column, upper)| upper.split(" / ").map(move |level| (column, level)));
    let captions = levels.filter(|(_, level)| is_title(level)).map(|(column, level)| {
        let at = column.at.map_or(0, |at| at.saturating_sub(1) as usize);
        let place = table.grid.spot(table.layout.header_rows.map(|[first, _]| first), at);
        (level.to_owned(), place, table.said_in_headers(&SaidOf::Subject, level))
    });
    captions.collect()
}

/// Whether a line can say what is counted: neither a letterhead, a source nor a legend, and no sentence.
pub(super) fn is_about_values(text: &str) -> bool {
    let is_legend = text.split_once([':', '=']).is_some_and(|(mark, _)| mark.trim().chars().count() == 1);
    let explains = || legends::is_head(text) || !legends::explained(text).is_empty() || legends::says_zero(text);
    let is_told_otherwise =
        is_legend || explains() || is_letterhead(text) || is_of_printing(text) || is_of_source(text);
    is_title(text) && !is_told_otherwise && !text.ends_with('.')
}

/// Whether a doubt asks already whether a word of the text at a place says a code of the table.
fn asks_of_code(doubt: &Doubt, (word, place): (&str, &str)) -> bool {
    if doubt.kind != DoubtKind::MentionedInTitle || !doubt.place.split(", ").any(|known| known == place) {
        return false;
    }
    let asked = fold(&doubt.text);
    fold(word).split(' ').all(|piece| asked.split(' ').any(|own| own == piece))
}

/// Whether a doubt about a text asks already what its figures are.
fn asks_what_is_counted(kind: DoubtKind) -> bool {
    matches!(
        kind,
        DoubtKind::NarrowerTitle
            | DoubtKind::NarrowerSubject
            | DoubtKind::TitleOfStock
            | DoubtKind::TitleOfFlow
            | DoubtKind::TitleOfAverage
            | DoubtKind::TitleOfForecast
            | DoubtKind::TitleOfSample
            | DoubtKind::TitleOfApplication
            | DoubtKind::TitleOfOppositeFlow
            | DoubtKind::OtherCaption
            | DoubtKind::OtherUnit
            | DoubtKind::UnknownUnit
            | DoubtKind::OtherMeasure
            | DoubtKind::AssumedValue
            | DoubtKind::NoteOfPart
    )
}

#[cfg(test)]
mod tests {
    use super::most_with;

    #[test]
    fn some_of_the_words_over_one_table_are_asked_with_all_of_those_over_another() {
        let all = ["opened / aided", "opened", "closed", "opened / shared"];
        let all = all.map(|words| words.split(" / ").map(str::to_owned).collect::<Vec<String>>());
        let asked: Vec<String> = all.iter().map(|own| most_with(own, &all).join(" / ")).collect();
        assert_eq!(asked, ["opened / aided", "opened / aided", "closed", "opened / shared"]);
    }
}
