//! The rows of keys above a table and below it, which the profile keeps: what another selection under the same form is seen
//! by. Nobody is asked because of this.
//!
//! Does not hold: which rows they are, which `key_rows` knows, and how the next file is held against them, which
//! `reading::said` does, by the value beside a key, and below a table `reading::keys_below`.

use marsad_model::{CellName, SaidOf, SaidText};

use super::drafter::{Drafter, Table};
use super::kind::Kind;
use super::origin_lines::{is_of_printing, is_of_source};
use super::outside::is_about_code;
use super::phrases::is_subject;
use super::title::{Line, Title};
use crate::names::Found;
use crate::reading::sections::cut_at_colon;
use crate::values::periods::{self, Moment, TimeHabits};
use crate::values::units::after_unit;

impl Drafter<'_, '_, '_> {
    /// Keeps each key as a title, and its value as what the table is about where nothing else was taken of it. A line that
    /// holds both is kept as that whole.
    pub(super) fn keep_keys(&self, table: &mut Table<'_>) {
        let taken = table.layout.said.iter().filter(|said| said.of != SaidOf::Title);
        let taken: Vec<Option<CellName>> = taken.map(|said| said.at).collect();
        let habits = self.time_habits();
        // Beside a table a period stands among other keys, and its own must tell which it is.
        let is_beside = |key: &Line| table.grid.beside.contains(key) && !is_of_printing(&key.text);
        let keys = table.title.keys();
        let keys = keys.filter(|&(key, value)| is_beside(key) || may_select((key, value), habits));
        let beside = keys.flat_map(|(key, value)| {
            let of_key = table.said(SaidOf::Title, &key.text, key.row);
            of_key.into_iter().chain(table.said(SaidOf::Subject, &value.text, value.row))
        });
        let within = self.keys_within(table.title).into_iter();
        let within = within.filter_map(|(line, _)| {
            let above = table.said(SaidOf::Subject, &line.text, line.row);
            above.or_else(|| table.said_below(SaidOf::Subject, line))
        });
        let is_new = |said: &SaidText| said.of == SaidOf::Title || !taken.contains(&said.at);
        let kept: Vec<SaidText> = beside.chain(within).filter(is_new).collect();
        kept.into_iter().for_each(|said| self.keep_once(table, said));
    }

    /// The lines whose key has a code as its value of which the table is not, though its rows or columns tell codes of that
    /// component apart, and that value: `Country of origin | Morocco` where the dataflow counts those of another country.
    pub(super) fn other_keys<'t>(&self, table: &Table<'t>) -> Vec<(&'t Line, &'t str)> {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let is_other = |place: usize, text: &str| {
            let Some(words) = self.dictionary.words(place) else { return false };
            let Found::Code(code) = words.find(text) else { return false };
            let country = &self.context.pack.head.country;
            words.code(code).is_some_and(|code| code != country && !code.as_str().starts_with('_'))
        };
        let title = table.title;
        let beside = title.keys().map(|(_, value)| (value, value.text.as_str()));
        let others = beside.chain(self.keys_within(title)).filter(|(line, value)| {
            let is_told = is_about_code(table, line) || is_subject(value, dataflow);
            !is_told && self.lists_of(value).into_iter().any(|place| is_other(place, value))
        });
        others.collect()
    }

    /// What the keys above a table name: `Length of validity`.
    pub(super) fn names_of_keys<'t>(&self, title: &'t Title<'t>) -> Vec<&'t str> {
        let beside = title.keys().map(|(key, _)| key.text.as_str());
        let within = self.keys_within(title).into_iter().filter_map(|(line, _)| Some(cut_at_colon(&line.text)?.0));
        beside.chain(within).collect()
    }

    /// The lines that are a key and one of its codes in one cell, `Country of origin: Tunisia`, or in two below the table, and
    /// that value. What is said of units so is looked at as such.
    fn keys_within<'t>(&self, title: &'t Title<'t>) -> Vec<(&'t Line, &'t str)> {
        let lines = title.lines.iter().chain(title.notes.keys_below());
        let lines = lines.filter_map(|line| Some((line, cut_at_colon(&line.text)?)));
        let is_of_key = |name: &str, value: &str| after_unit(name).is_none() && self.is_key(name, (value, Kind::Text));
        let known = lines.filter(|(_, (name, value))| is_of_key(name, value));
        known.map(|(line, (_, value))| (line, value)).collect()
    }
}

/// Whether a key and its value can say what is counted: neither a source nor a day of printing, and no period, which is read
/// by itself.
fn may_select((key, value): (&Line, &Line), habits: TimeHabits) -> bool {
    let is_period = matches!(periods::read(&value.text, habits), Some(Moment::Period(_) | Moment::Ambiguous(..)));
    !is_period && !is_of_printing(&key.text) && !is_of_source(&key.text)
}
