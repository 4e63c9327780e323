//! Label columns that are no component's best: inner or outer ones, sources, and what is not read.

use marsad_model::{Column, ColumnRole, Id};

use super::columns::{BLANK, Knowing, LabelColumn, SeenText};
use super::doubt::{Doubt, DoubtKind};
use super::kind::is_derived;
use super::labels::{Decided, KNOWN_SHARE_MIN, code};
use super::roles::{Meaning, Roles};
use super::totals::is_bare_total;
use crate::names::fold;
use crate::reading::plan::is_neutral;
use crate::reading::unit_columns::{heads_units, is_other_unit};
use crate::titles::{UNIT, UnitReader};

impl Roles<'_, '_, '_> {
    pub(super) fn unassigned(&self, decided: &Decided, at: usize, found: &mut Meaning) -> Column {
        let column = &decided.columns[at];
        if let Some(place) = self.nested(decided, at) {
            let mut made = code(column, ColumnRole::Code, Some(self.id(place).clone()));
            made.fill = self.has_gaps(column);
            self.words_of(column, &[place], found);
            return made;
        }
        self.skip_derived(column, found);
        if self.is_source(column.name()) && !found.filled.contains("SOURCE") {
            found.filled.insert("SOURCE".to_owned());
            return code(column, ColumnRole::Text, Id::new("SOURCE").ok());
        }
        if let Some(made) = self.offered_code(column, found) {
            return made;
        }
        self.hold_back(decided, at, found);
        self.skip_totals_of_parts(decided, at, found);
        if let Some(made) = self.telling_apart(decided, at, found) {
            return made;
        }
        self.ignored((column.at, &column.header), found)
    }

    /// Words for the whole, `Total`, that end the rows of one word of a column that nobody reads, such as a continent: they
    /// are the totals of those parts, and would be read as that of all.
    fn skip_totals_of_parts(&self, decided: &Decided, at: usize, found: &mut Meaning) {
        let outer = &decided.columns[at];
        let filled = outer.filled_down();
        let dimensions = 0..self.dictionary.dimensions;
        for (inner, place) in decided.columns.iter().zip(&decided.places) {
            let Some(place) = place.filter(|place| dimensions.contains(place) && inner.at > outer.at) else { continue };
            let of_words = self.totals_within(place, outer, inner);
            let is_total = |text: u32| match inner.knows(place, text as usize) {
                Knowing::Vague(code) => self.is_whole_code(place, code),
                Knowing::Nothing => of_words.contains(&(text as usize)),
                _ => false,
            };
            let is_group = outer.texts.len() < inner.texts.len()
                && outer.texts.iter().all(|seen| seen.text.chars().any(char::is_alphabetic))
                && self.without_totals(place, outer, inner).determines(&filled);
            let rows = self.data_rows().filter(|&row| self.has_values(row));
            let Some(last) = rows.last().filter(|_| is_group) else { continue };
            // Beside a blank, the last of several groups may be followed by the total of all.
            let is_of_part = |row: usize, own: u32, group: u32| match own {
                BLANK => group != BLANK && (row != last || outer.texts.len() == 1),
                // What stands in every row tells no parts apart.
                own => outer.texts.len() > 1 && !is_bare_total(&outer.texts[own as usize].text),
            };
            let cells = outer.cells.iter().zip(&filled.cells).zip(&inner.cells);
            let mut totals = self.data_rows().zip(cells).filter(|(row, ((own, group), text))| {
                **text != BLANK && is_total(**text) && self.has_values(*row) && is_of_part(*row, **own, **group)
            });
            let Some((row, (_, &text))) = totals.next() else { continue };
            let text = &inner.texts[text as usize].text;
            found.layout.skip.push(text.clone());
            let header = if outer.header.is_empty() { &outer.texts[0].text } else { &outer.header };
            let spot = self.grid.spot(self.grid.number(row), inner.at);
            let doubt = Doubt::new(DoubtKind::TotalOfUnreadPart, self.id(place).as_str(), text);
            found.doubts.push(doubt.taking(header).at(spot));
        }
    }

    /// Whether a code of a list is that of the whole.
    fn is_whole_code(&self, place: usize, code: u32) -> bool {
        let words = self.dictionary.words(place);
        words.and_then(|words| words.code(code)).is_some_and(|id| *id == *"_T")
    }

    /// The component of another column whose words stand really above or below those of this one: a country beside its
    /// continent. That both draw from one vocabulary is not enough.
    pub(super) fn nested(&self, decided: &Decided, at: usize) -> Option<usize> {
        let column = &decided.columns[at];
        (0..decided.columns.len()).filter(|&other| other != at).find_map(|other| {
            let place = decided.places[other]?;
            let known = column.count(|text, _| column.knows(place, text).is_telling());
            let is_enough = known >= 2 && known as f64 >= KNOWN_SHARE_MIN * column.texts.len() as f64;
            let beside = &decided.columns[other];
            let (outer, inner) = if beside.at < column.at { (beside, column) } else { (column, beside) };
            let is_below = is_enough
                && inner.texts.len() > outer.texts.len()
                && self.without_totals(place, outer, inner).determines(&outer.filled_down())
                && self.is_above(place, outer, inner);
            is_below.then_some(place)
        })
    }

    /// An inner column, blank where a label says the total of the word beside it in the outer one.
    fn without_totals(&self, place: usize, outer: &LabelColumn, inner: &LabelColumn) -> LabelColumn {
        let totals = self.totals_within(place, outer, inner);
        inner.without(|text| totals.iter().any(|&at| inner.texts[at].text == text))
    }

    /// Whether the codes of one column are mostly above those of the other, in the list or in a hierarchy.
    fn is_above(&self, place: usize, outer: &LabelColumn, inner: &LabelColumn) -> bool {
        let Some(list) = self.context.codelist(self.id(place).as_str()) else { return false };
        let filled = outer.filled_down();
        let (mut pairs, mut above) = (0, 0);
        for (&up, &down) in filled.cells.iter().zip(&inner.cells) {
            if up == BLANK || down == BLANK {
                continue;
            }
            let codes = (outer.knows(place, up as usize), inner.knows(place, down as usize));
            let (Knowing::Code(up), Knowing::Code(down)) = codes else { continue };
            let (Some(up), Some(down)) = (list.codes().get(up as usize), list.codes().get(down as usize)) else {
                continue;
            };
            pairs += 1;
            let is_grouped =
                self.context.pack.hierarchies.iter().any(|hierarchy| {
                    hierarchy.members(up.id.as_str()).is_some_and(|members| members.contains(&down.id))
                });
            let is_parent = list.ancestors(down.id.as_str()).iter().any(|code| code.id == up.id);
            above += usize::from(is_parent || is_grouped);
        }
        let is_written_once = outer.filled() * 2 <= inner.filled();
        above * 2 >= pairs && above > 0 || is_written_once && pairs > 0
    }

    /// Dimensions of which a column that is not read has words: no total may be assumed for them. Letters that go with the
    /// names of another column are no such words.
    fn hold_back(&self, decided: &Decided, at: usize, found: &mut Meaning) {
        let column = &decided.columns[at];
        let are_of_names = |place| self.are_letters_of_names((&decided.columns[..], at), &decided.places, place);
        for place in (0..self.dictionary.dimensions).filter(|&place| *self.id(place) != *"FREQ") {
            let telling = column.count(|at, _| column.knows(place, at).is_telling());
            if telling >= 2 && !found.filled.contains(self.id(place).as_str()) && !are_of_names(place) {
                found.held_back.insert(self.id(place).to_string());
            }
        }
    }

    /// Headings in a column of numbers that is not read: the profile cannot take them from there.
    pub(super) fn doubt_of_unread_headings(&self, (at, header): (usize, &str), found: &mut Meaning) {
        let mut column = LabelColumn::of(self.grid, self.kinds, self.block, (at, header));
        column.ask(self.context, self.dictionary);
        let open: Vec<usize> = (0..self.dictionary.dimensions).filter(|&place| self.is_open(place, found)).collect();
        for place in open {
            let is_heading = |text: usize, seen: &SeenText| seen.unvalued > 0 && column.knows(place, text).is_telling();
            let Some(first) = column.texts.iter().enumerate().find(|(at, seen)| is_heading(*at, seen)) else {
                continue;
            };
            let id = self.id(place).as_str();
            let spot = self.grid.spot(self.grid.number(first.1.first), at);
            found.doubts.push(Doubt::new(DoubtKind::UnreadHeadings, id, &first.1.text).at(spot));
            found.held_back.insert(id.to_owned());
        }
    }

    /// The units that a column says of its rows where the dataflow has one for all: nothing reads them, and values in another
    /// unit are read as they stand.
    pub(super) fn doubt_of_units(&self, column: &LabelColumn, found: &mut Meaning) {
        const TEXTS_MAX: usize = 20;
        if self.dictionary.place(UNIT).is_some() || !heads_units(&column.header) {
            return;
        }
        let units = UnitReader::of(self.context);
        let is_other = |seen: &&SeenText| seen.valued > 0 && is_other_unit(&units, (&seen.text, 1.0));
        for seen in column.texts.iter().filter(is_other).take(TEXTS_MAX) {
            let place = self.grid.spot(self.grid.number(seen.first), column.at);
            found.doubts.push(Doubt::new(DoubtKind::UnknownUnit, UNIT, &seen.text).at(place));
        }
    }

    /// Rows that say `Part (%)` below rows that say `Effectif` are not read.
    fn skip_derived(&self, column: &LabelColumn, found: &mut Meaning) {
        let texts = || column.texts.iter().map(|seen| &seen.text);
        if texts().any(|text| is_neutral(text)) {
            found.layout.skip.extend(texts().filter(|text| is_derived(text)).cloned());
        }
    }

    fn is_source(&self, header: &str) -> bool {
        let folded = fold(header);
        let is_word = |part: &str| ["source", "sources", "مصدر", "مصادر"].contains(&part);
        folded.split(' ').any(is_word) && self.dictionary.place("SOURCE").is_some()
    }
}
