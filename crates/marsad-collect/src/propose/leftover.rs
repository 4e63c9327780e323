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
        if self.is_source(&column.header) && !found.filled.contains("SOURCE") {
            found.filled.insert("SOURCE".to_owned());
            return code(column, ColumnRole::Text, Id::new("SOURCE").ok());
        }
        self.hold_back(column, found);
        self.ignored((column.at, &column.header), found)
    }

    /// The component of another column whose words stand really above or below those of this one: a country beside its
    /// continent. That both draw from one vocabulary is not enough.
    fn nested(&self, decided: &Decided, at: usize) -> Option<usize> {
        let column = &decided.columns[at];
        (0..decided.columns.len()).filter(|&other| other != at).find_map(|other| {
            let place = decided.places[other]?;
            let known = column.count(|text, _| column.knows(place, text).is_telling());
            let is_enough = known >= 2 && known as f64 >= KNOWN_SHARE_MIN * column.texts.len() as f64;
            let beside = &decided.columns[other];
            let (outer, inner) = if beside.at < column.at { (beside, column) } else { (column, beside) };
            let is_below = is_enough
                && inner.texts.len() > outer.texts.len()
                && inner.without(is_bare_total).determines(&outer.filled_down())
                && self.is_above(place, outer, inner);
            is_below.then_some(place)
        })
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

    /// Dimensions of which a column that is not read has words: no total may be assumed for them.
    fn hold_back(&self, column: &LabelColumn, found: &mut Meaning) {
        for place in (0..self.dictionary.dimensions).filter(|&place| *self.id(place) != *"FREQ") {
            let telling = column.count(|at, _| column.knows(place, at).is_telling());
            if telling >= 2 && !found.filled.contains(self.id(place).as_str()) {
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
