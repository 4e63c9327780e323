//! What the lines around a table say of codes and of what the dataflow is about, and the keys that stand beside such values:
//! `Sex | Total`.

use marsad_model::{CellName, Id, SaidOf, SaidText, Severity};

use super::places::{is_header, is_within};
use super::{Around, Follower, Heard};
use crate::names::{AgeSpan, Found, Words, ages_in, fold, is_by_word};
use crate::propose::sides::OwnCountry;
use crate::reading::lines_beside::is_beside;
use crate::reading::new_words::is_told;
use crate::reading::outside_lines::{OutsideLine, masked};
use crate::reading::sections::cut_at_colon;
use crate::titles::{self, UNIT, Vocabulary};
use crate::values::asides::has_year;

/// The key that the profile keeps beside a value above a table, or to its right: the nearest text to its left on its row.
pub(super) fn key_beside<'s>(around: Around<'s>, at: CellName) -> Option<(CellName, &'s str)> {
    // Among headers stand texts over several columns side by side.
    if is_header(around.layout, at.row) && !is_beside(around.layout, at) {
        return None;
    }
    let kept = around.tables.iter().flat_map(|table| &table.said).filter(|said| said.of == SaidOf::Title);
    let texts = kept.filter_map(|said| Some((said.at?, said.text.as_str())));
    let is_same_side = |key: CellName| is_within(around.layout, key) == is_within(around.layout, at);
    let beside = texts.filter(|(key, _)| key.row == at.row && key.column < at.column && is_same_side(*key));
    beside.max_by_key(|(key, _)| key.column)
}

/// A key with where it stands in this file, where it stood beside a table: with a column more in the table it stands farther.
pub(super) fn moved_key<'s>(around: Around<'s>, (at, name): (CellName, &'s str)) -> (CellName, &'s str) {
    if !is_beside(around.layout, at) {
        return (at, name);
    }
    let wanted = fold(name);
    let same = around.lines.between([1, u32::MAX]).filter(|line| fold(&line.text) == wanted);
    // The table may have a header of the same name.
    let is_in_table = |line: &OutsideLine| !is_beside(around.layout, line.at);
    let nearest = same.min_by_key(|line| (is_in_table(line), line.at.row.abs_diff(at.row)));
    (nearest.map_or(at, |line| line.at), name)
}

/// The value that a line has now behind the key and the colon that it had in the file of the profile: `Pays : Canada`.
fn value_within<'h>(said: &str, heard: &'h str) -> Option<&'h str> {
    let ((key, _), (other, value)) = (cut_at_colon(said)?, cut_at_colon(heard)?);
    (fold(key) == fold(other)).then_some(value)
}

/// Whether the ages that a line names are that of a code alone; none where it names none, or the code is of none. Other
/// numbers may change from file to file.
fn is_of_age(code: &str, line: &str) -> Option<bool> {
    let ages = ages_in(line);
    let own = AgeSpan::of_code(code).filter(|_| !ages.is_empty())?;
    Some(ages.iter().all(|age| *age == own))
}

impl Follower<'_, '_> {
    /// What the dataflow is about is said by no component: where a file names something else, a person must look. Of a title
    /// that is no note, narrows nothing and is kept for a word that nothing explained, `new_titles` compares the words.
    pub(super) fn subject(&mut self, said: &SaidText, heard: Heard<'_>) {
        let mut kept = self.around.tables.iter().flat_map(|table| &table.said);
        let is_title = kept.any(|kept| kept.of == SaidOf::Title && kept.text == said.text);
        let narrows = |text: &str| titles::is_note(text) || is_told(self.context, text);
        let is_compared = is_title && !narrows(&said.text) && !narrows(heard.text);
        let is_of_key = said.at.is_some_and(|at| key_beside(self.around, at).is_some());
        let value = value_within(&said.text, heard.text).or_else(|| is_of_key.then_some(heard.text));
        let is_code = value.is_some_and(|value| self.is_code(value));
        let is_same = if is_of_key && !has_year(&said.text) {
            fold(&said.text) == fold(heard.text)
        } else {
            masked(&said.text) == masked(heard.text)
        };
        if is_same || is_compared && !is_of_key && !is_code {
            return;
        }
        // Of many keys nobody knows what they select.
        let is_open = is_of_key && !is_code && !narrows(&said.text) && !narrows(heard.text);
        let finding = self.disagrees(if is_open { Severity::Warning } else { Severity::Error }, "subject", heard.at);
        self.findings.push(finding.with_value(heard.text).with("said", &said.text));
    }

    /// Whether a text is a code of a dimension other than a whole.
    fn is_code(&self, text: &str) -> bool {
        let dictionary = self.dictionary;
        let is_part = |words: &Words<'_>| {
            let Found::Code(code) = words.find(text) else { return false };
            words.code(code).is_some_and(|code| !code.as_str().starts_with('_'))
        };
        (0..dictionary.dimensions).any(|place| dictionary.words(place).is_some_and(is_part))
    }

    pub(super) fn code(&mut self, id: &Id, said: &SaidText, heard: Heard<'_>) {
        let Some(own) = self.constant(id) else { return };
        let of = |text: &str| self.code_in(id, text).map(|code| code.to_string());
        let (old, new) = (of(&said.text), of(heard.text));
        match new {
            Some(new) if new == own => {}
            // A part where all were: whoever chose it may not have meant to. Tables that are each of a part change places.
            Some(new) if old.as_ref() == Some(&own) && own == "_T" && heard.at.is_some() && !self.tells_apart(id) => {
                let finding = self.disagrees(Severity::Error, "other-code", heard.at).with("component", id);
                let finding = finding.with("taken", own).with("found", new);
                self.findings.push(finding.with_value(heard.text).with("said", ""));
            }
            Some(new) if old.as_ref() == Some(&own) => {
                let finding = self.followed("code", said, heard, heard.is_alike);
                self.findings.push(finding.with("taken", &new).with("component", id));
                self.layout.constants.insert(id.clone(), new);
            }
            None if old.as_ref() == Some(&own)
                && is_of_age(&own, heard.text).unwrap_or_else(|| self.says_again(id, (&said.text, heard.text))) => {}
            _ => {
                let finding =
                    self.disagrees(Severity::Error, "code", heard.at).with("taken", own).with("component", id);
                self.findings.push(finding.with_value(heard.text).with("said", &said.text));
            }
        }
    }

    /// Whether a line has all words of the one that said a code before what it is broken down by, and of others those alone
    /// that name its country or say nothing: `Réfugiés en Tunisie` where `Réfugiés` stood.
    fn says_again(&self, id: &Id, (said, heard): (&str, &str)) -> bool {
        let around = Vocabulary::around_table(self.context, &self.layout);
        let is_in = |word: &str, line: &str| {
            let line = fold(line);
            let is_there = |piece: &str| line.split(' ').any(|own| titles::say_same(own, piece));
            around.says(word) || fold(word).split(' ').all(is_there)
        };
        let old = titles::words_of_title(said);
        let subject: Vec<&str> = old.into_iter().take_while(|word| !is_by_word(&fold(word))).collect();
        let is_of_subject = self.code_in(id, &subject.join(" ")).is_some();
        let has_subject = subject.iter().all(|word| word.chars().any(char::is_numeric) || is_in(word, heard));
        let new = titles::words_of_title(heard);
        let adds_nothing =
            new.iter().enumerate().all(|(at, word)| titles::is_empty_word(&new, at) || is_in(word, said));
        let has_other_sides = || OwnCountry::of(self.context).has_other_sides((said, heard));
        is_of_subject && has_subject && adds_nothing && !has_other_sides()
    }

    /// Whether some table of the profile has a part of a component as its constant.
    fn tells_apart(&self, id: &Id) -> bool {
        let mut constants = self.context.profile.tables.iter().filter_map(|table| table.constants.get(id));
        constants.any(|code| code != "_T")
    }

    fn code_in(&self, id: &Id, text: &str) -> Option<Id> {
        if *id == *UNIT && self.units.is_of_observations() {
            return self.units.code_of_line(text);
        }
        let words = self.dictionary.words(self.dictionary.place(id.as_str())?)?;
        titles::code_of(self.context, (id.as_str(), words), text)
    }

    /// What the profile says of a component of every value of the table: its code, where it has the word of the file.
    pub(super) fn constant(&self, id: &Id) -> Option<String> {
        let said = self.layout.constants.get(id).or_else(|| self.context.profile.constants.get(id))?;
        let words = self.dictionary.place(id.as_str()).and_then(|place| self.dictionary.words(place));
        match words.map(|words| words.meaning(said)) {
            Some(crate::Meaning::Code(code)) => Some(code.to_string()),
            _ => Some(said.clone()),
        }
    }
}
