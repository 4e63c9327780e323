//! A word for the whole beside all that one code of the list is made of: `Ensemble` beside general practitioners and
//! specialists may be the whole of the list, or the physicians alone.
//!
//! The whole stays taken, and a doubt names both codes, the whole first. Does not hold: labels that say of what they are
//! the total, which `totals` knows.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Codelist, ColumnRole, Id, TableLayout};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::Drafter;
use super::grid::{Grid, KeptCell};
use crate::names::Suggestion;
use crate::titles;

/// How alike an unknown word and a name must be for the word to count as its code.
const LIKELY_MIN: f64 = 0.8;
/// How likely either of two codes is between which nothing decides.
const EITHER_SCORE: f64 = 0.5;
/// The code of the whole.
const WHOLE: &str = "_T";

impl Drafter<'_, '_, '_> {
    /// Asks about words for the whole that stand beside the parts of one code and of nothing else.
    pub(super) fn totals_of_parts(&mut self, layout: &TableLayout, grid: &Grid) {
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            let Some(list) = self.context.codelist(id.as_str()) else { continue };
            let texts = texts_of(layout, grid, &id);
            let codes: Vec<(&str, Id)> =
                texts.keys().filter_map(|text| Some((text.as_str(), self.code_of(place, text)?))).collect();
            let whole = codes.iter().find(|(_, code)| *code == *WHOLE).map(|(text, _)| *text);
            let told: BTreeSet<&Id> =
                codes.iter().map(|(_, code)| code).filter(|code| !code.as_str().starts_with('_')).collect();
            let (Some(whole), Some(parent)) = (whole, parent_of_all(list, &told)) else { continue };
            // Countries of one continent, or towns of one region, are mostly a choice among all of them.
            let is_exact = list.children(parent.as_str()).all(|child| told.contains(&child.id));
            if !is_exact && !titles::is_small(self.context, id.as_str()) {
                continue;
            }
            let place = texts.get(whole).cloned().unwrap_or_default();
            let doubt = Doubt::new(DoubtKind::TotalOfParts, id.as_str(), whole).taking(WHOLE).at(place);
            self.doubt(doubt.naming(either([WHOLE, parent.as_str()])));
        }
    }

    /// The code that a text stands for in the draft, or what it most likely is of a list that has few.
    pub(super) fn code_of(&self, place: usize, text: &str) -> Option<Id> {
        self.certain_code(place, text).or_else(|| {
            let id = self.dictionary.components[place].id;
            let words = self.dictionary.words(place).filter(|_| titles::is_small(self.context, id.as_str()))?;
            let likely = words.suggest(text).into_iter().next().filter(|found| found.score >= LIKELY_MIN)?;
            Id::new(&likely.code).ok()
        })
    }
}

/// Two codes of which nothing in the file tells which is meant; the one that was taken comes first.
pub(super) fn either(codes: [&str; 2]) -> Vec<Suggestion> {
    codes.map(|code| Suggestion { code: code.to_owned(), name: String::new(), score: EITHER_SCORE }).into()
}

/// The code above all that are told, of which there are several; none where it is the whole, or told itself.
fn parent_of_all(list: &Codelist, told: &BTreeSet<&Id>) -> Option<Id> {
    let mut parents = told.iter().map(|code| list.find(code.as_str()).and_then(|code| code.parent.clone()));
    let first = parents.next()??;
    let is_one = parents.all(|parent| parent.as_ref() == Some(&first));
    (told.len() > 1 && is_one && !first.as_str().starts_with('_') && !told.contains(&first)).then_some(first)
}

/// The different texts of a table that say a component, each with where it stands first.
pub(super) fn texts_of(layout: &TableLayout, grid: &Grid, id: &Id) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let across = layout.across.iter().filter(|row| row.components.contains(id));
    for (header, row) in across.filter_map(|header| Some((header.row, grid.place(header.row)?))) {
        for (column, cell) in grid.rows[row].1.iter().enumerate() {
            texts.entry(cell.label()).or_insert_with(|| grid.spot(Some(header), column));
        }
    }
    let rows = grid.between(layout.rows.unwrap_or([layout.header_last() + 1, u32::MAX]));
    let is_of = |column: &&marsad_model::Column| {
        column.role == ColumnRole::Code && (column.component.as_ref() == Some(id) || column.further.contains(id))
    };
    for column in layout.column.iter().filter(is_of) {
        let Some(at) = column.at.map(|at| at.saturating_sub(1) as usize) else { continue };
        for (row, cells) in rows {
            if let Some(text) = cells.get(at).map(KeptCell::label) {
                texts.entry(text).or_insert_with(|| grid.spot(Some(*row), at));
            }
        }
    }
    texts.remove("");
    texts
}
