//! Two labels of one table that stand for one code: `Mastère` and `Ingénieur` are one level of the list, and where nothing
//! else tells their values apart, those of one of them are lost.
//!
//! Does not hold: words for the whole, which a table may print twice.

use std::collections::BTreeMap;

use marsad_model::{Column, ColumnRole, Id, TableLayout};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::Drafter;
use super::grid::{Grid, KeptCell};
use crate::names::Found;

/// A text and where it stands.
type Spotted = (String, String);

impl Drafter<'_, '_, '_> {
    /// Asks about labels of one row of headers, or of the one column of labels, that have the code of another beside them.
    pub(super) fn same_codes(&mut self, layout: &TableLayout, grid: &Grid) {
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            for texts in heads_of(layout, grid, &id) {
                self.ask_same_codes((place, &id), &texts);
            }
            self.ask_same_codes((place, &id), &labels_of(layout, grid, &id));
        }
    }

    fn ask_same_codes(&mut self, (place, id): (usize, &Id), texts: &[Spotted]) {
        let mut first: BTreeMap<Id, &str> = BTreeMap::new();
        for (text, spot) in texts {
            let code = self.certain_code(place, text).filter(|code| !code.as_str().starts_with('_'));
            let Some(code) = code else { continue };
            let known = *first.entry(code).or_insert(text.as_str());
            if known != text.as_str() {
                let doubt = Doubt::new(DoubtKind::SameCode, id.as_str(), text).taking(known);
                self.doubt(doubt.at(spot.as_str()));
            }
        }
    }

    /// The code that a text has in the draft or in its list.
    pub(super) fn certain_code(&self, place: usize, text: &str) -> Option<Id> {
        let id = self.dictionary.components[place].id;
        if let Some(code) = self.draft.profile.codes.get(id).and_then(|words| words.get(text)) {
            return Some(code.clone());
        }
        let words = self.dictionary.words(place)?;
        match words.find(text) {
            Found::Code(code) => words.code(code).cloned(),
            Found::Several(_) | Found::Unknown => None,
        }
    }
}

/// The texts of each row of headers that says a component, over columns that are read.
fn heads_of(layout: &TableLayout, grid: &Grid, id: &Id) -> Vec<Vec<Spotted>> {
    let [first, last] = layout.columns.unwrap_or([1, u32::MAX]);
    let is_read = |column: usize, text: &str| {
        let at = column as u32 + 1;
        let is_named = layout.column.iter().any(|own| own.at == Some(at));
        (first..=last).contains(&at) && !is_named && !layout.skip.iter().any(|skipped| skipped == text)
    };
    let rows = layout.across.iter().filter(|row| row.components.contains(id));
    let rows = rows.filter_map(|head| Some((head.row, grid.place(head.row)?)));
    let texts = |(number, place): (u32, usize)| {
        let cells = grid.rows[place].1.iter().map(KeptCell::label).enumerate();
        let read = cells.filter(|(column, text)| is_read(*column, text.as_str()));
        read.map(|(column, text)| (text, grid.spot(Some(number), column))).collect::<Vec<Spotted>>()
    };
    rows.map(texts).collect()
}

/// The labels beside values, where nothing but one column of a component tells rows apart.
fn labels_of(layout: &TableLayout, grid: &Grid, id: &Id) -> Vec<Spotted> {
    let is_label = |column: &&Column| !matches!(column.role, ColumnRole::Ignore | ColumnRole::Value | ColumnRole::Flag);
    let labels: Vec<&Column> = layout.column.iter().filter(is_label).collect();
    let [only] = &labels[..] else { return Vec::new() };
    let is_of = only.role == ColumnRole::Code && only.component.as_ref() == Some(id) && only.further.is_empty();
    let Some(at) = only.at.filter(|_| is_of).map(|at| at.saturating_sub(1) as usize) else { return Vec::new() };
    let rows = grid.between(layout.rows.unwrap_or([layout.header_last() + 1, u32::MAX]));
    let has_more =
        |cells: &[KeptCell]| cells.iter().enumerate().any(|(column, cell)| column > at && !cell.cell().is_blank());
    let beside_values = rows.iter().filter(|(_, cells)| has_more(cells));
    let texts = beside_values.filter_map(|(row, cells)| Some((cells.get(at)?.label(), grid.spot(Some(*row), at))));
    texts.filter(|(text, _)| !layout.skip.contains(text)).collect()
}

#[cfg(test)]
mod tests {
    use marsad_testkit::tunisia;

    use crate::propose::DoubtKind;
    use crate::propose::tests::draft_of;

    /// The labels that are asked about in a file of students, each with the one of the same code.
    fn asked(text: &str) -> Vec<(String, String)> {
        let draft = draft_of(tunisia(), "DF_FOREIGN_STUDENTS", text.as_bytes());
        let asked = draft.doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::SameCode);
        asked.map(|doubt| (doubt.text, doubt.taken)).collect()
    }

    #[test]
    fn two_labels_of_one_code_in_one_table_are_asked_about() {
        const TITLE: &str = "Étudiants étrangers par nationalité et niveau, 2023/2024";
        let columns = |levels: &str, values: &str| {
            format!("{TITLE}\nNationalité;{levels}\nMali;{values}\nGabon;{values}\nSénégal;{values}\n")
        };
        let both = vec![("Ingénieur".to_owned(), "Mastère".to_owned())];
        assert_eq!(asked(&columns("Licence;Mastère;Ingénieur;Doctorat", "10;20;30;40")), both);
        assert_eq!(asked(&columns("Licence;Mastère;Doctorat;Total", "10;20;30;60")), []);
        let rows = |third: &str| {
            format!("{TITLE}\nNiveau;Hommes;Femmes\nLicence;10;20\nMastère;30;40\n{third};50;60\nDoctorat;7;8\n")
        };
        assert_eq!(asked(&rows("Ingénieur")), both);
        assert_eq!(asked(&rows("Total")), []);
    }
}
