//! Headers that say that something is counted or amounts to something and not what, `Nombre | Montant`, where observations have
//! their own unit: nobody but a person knows the unit of each.
//!
//! Does not hold: percentages beside counts, which `percent_columns` knows.

use std::collections::BTreeSet;

use marsad_model::{HeaderRow, Id};

use super::doubt::{Doubt, DoubtKind};
use super::roles::{Meaning, Roles, bare, plain};
use super::unit_words::UNIT;
use crate::names::{Suggestion, fold, is_count_word_of_header};
use crate::reading::headers::Headers;
use crate::reading::plan::is_neutral;
use crate::values::units::{Unit, is_percent};

/// How sure a code is of which the header says no more than whether it is money.
const SCORE: f64 = 0.5;

impl Roles<'_, '_, '_> {
    /// The unit as the component of a row of headers that says counts and amounts and nothing besides: they are of two units, and
    /// the one of a title is of one of them at most.
    pub(super) fn counts_beside_amounts(&self, texts: &BTreeSet<&str>, filled: &BTreeSet<String>) -> Option<Id> {
        let place = self.dictionary.place(UNIT).filter(|&place| place < self.dictionary.dimensions)?;
        (!filled.contains(UNIT) && are_counts_and_amounts(texts)).then(|| self.id(place).clone())
    }

    /// Whether a row of headers is one of the unit for its counts and amounts.
    pub(super) fn is_of_counts_and_amounts(&self, headers: &Headers, values: &[usize], row: &HeaderRow) -> bool {
        has_unit(row) && are_counts_and_amounts(&texts_of(headers, values, row))
    }

    /// Asks for the unit of each header that says none, beside one that says a unit and beside counts or amounts. Beside
    /// percentages alone a title may say it.
    pub(super) fn ask_open_units(
        &self,
        headers: &Headers,
        (across, values): (&[HeaderRow], &[usize]),
        found: &mut Meaning,
    ) {
        for row in across.iter().filter(|row| has_unit(row)) {
            let texts = texts_of(headers, values, row);
            let is_named = |text: &&str| self.named_unit(text).is_some();
            let has_unit_beside = texts.iter().filter(|text| is_named(text)).any(|text| !is_percent(text));
            if !has_unit_beside && !are_counts_and_amounts(&texts) {
                continue;
            }
            for text in texts.iter().filter(|text| is_neutral(plain(text)) && !is_named(text)) {
                let is_of_it = |column: &usize| headers.text(row.row, *column) == *text;
                let says_unit = |column: usize| {
                    across.iter().any(|other| self.named_unit(headers.text(other.row, column)).is_some())
                };
                let mut silent = values.iter().copied().filter(is_of_it).filter(|&column| !says_unit(column));
                let Some(column) = silent.next() else { continue };
                let doubt = Doubt::new(DoubtKind::UnknownWord, UNIT, bare(text)).naming(self.likely_units(text));
                found.doubts.push(doubt.at(self.grid.spot(Some(row.row), column)));
            }
        }
    }

    /// The units that a header may mean: for a count what the dataflow shows first, for an amount those of money.
    fn likely_units(&self, text: &str) -> Vec<Suggestion> {
        let named = |code: &Id| Suggestion { code: code.to_string(), name: String::new(), score: SCORE };
        let is_money = |code: &&Id| Unit::of_code(Some(code.as_str())).is_money();
        if is_count_word_of_header(&fold(plain(text))) {
            return self.context.selection.get(UNIT).filter(|code| !is_money(code)).map(named).into_iter().collect();
        }
        let codes = self.context.codelist(UNIT).into_iter().flat_map(|list| list.codes());
        codes.map(|code| &code.id).filter(is_money).map(named).collect()
    }
}

/// The texts of a row of headers over the values.
fn texts_of<'h>(headers: &'h Headers, values: &[usize], row: &HeaderRow) -> BTreeSet<&'h str> {
    values.iter().map(|&column| headers.text(row.row, column)).filter(|text| !text.is_empty()).collect()
}

fn has_unit(row: &HeaderRow) -> bool {
    row.components.iter().any(|id| *id == *UNIT)
}

/// Whether headers say that something is counted or amounts to something and nothing besides, and not all of them the same.
fn are_counts_and_amounts(texts: &BTreeSet<&str>) -> bool {
    let is_count = |text: &&&str| is_count_word_of_header(&fold(plain(text)));
    let (counts, others): (Vec<&&str>, Vec<&&str>) = texts.iter().partition(is_count);
    !counts.is_empty() && !others.is_empty() && others.iter().all(|text| is_neutral(plain(text)))
}

#[cfg(test)]
mod tests {
    use marsad_model::Id;

    use crate::propose::tests::{draft_of, marjan_with_units, read};
    use crate::propose::{Doubt, DoubtKind, Draft};

    /// Headers whose unit is asked for, each with the codes that it may mean.
    fn asked(draft: &Draft) -> Vec<String> {
        let is_it = |doubt: &&Doubt| doubt.kind == DoubtKind::UnknownWord && doubt.component == "UNIT_MEASURE";
        let told = draft.doubts.iter().filter(is_it).map(|doubt| {
            let codes: Vec<&str> = doubt.suggestions.iter().map(|one| one.code.as_str()).collect();
            format!("{} {}", doubt.text, codes.join(" "))
        });
        told.collect()
    }

    #[test]
    fn of_counts_beside_amounts_the_unit_of_each_is_asked_and_a_title_says_none_for_both() {
        let mut pack = marjan_with_units();
        let unit = Id::literal("UNIT_MEASURE");
        pack.dataflows.iter_mut().for_each(|dataflow| {
            dataflow.view.selection.insert(unit.clone(), Id::literal("EVENT"));
        });
        let text = "Arrivals (amounts in M USD);;\nIsle;2024;2024\n;Nombre;Montant\nLulu Isle;12;40\nSadaf Isle;7;60\n";
        let mut made = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
        assert_eq!(asked(&made), ["Montant MUSD", "Nombre EVENT"], "{:?}", made.doubts);
        assert_eq!(made.profile.constants.get(&unit), None);
        let words = made.profile.codes.entry(unit).or_default();
        words.insert("Nombre".to_owned(), Id::literal("EVENT"));
        words.insert("Montant".to_owned(), Id::literal("MUSD"));
        let reading = read(&pack, &made, text);
        let place = reading.columns.structure.dimension_place("UNIT_MEASURE").unwrap();
        let observations = reading.columns.observations();
        let found: Vec<String> =
            observations.iter().map(|o| format!("{} {} {}", o.key[1], o.key[place], o.value.unwrap())).collect();
        for one in ["XM-L EVENT 12", "XM-L MUSD 40", "XM-S EVENT 7", "XM-S MUSD 60"] {
            assert!(found.contains(&one.to_owned()), "{one}: {found:?} {:#?}", reading.findings);
        }
    }

    #[test]
    fn a_count_beside_a_header_that_names_its_unit_is_asked_about() {
        let pack = marjan_with_units();
        let of = |heads: &str| {
            let text = format!("Year 2024;;\nIsle;{heads}\nLulu Isle;12;40\nSadaf Isle;7;60\n");
            asked(&draft_of(&pack, "DF_ARRIVALS", text.as_bytes()))
        };
        assert_eq!(of("Nb;Amount (M USD)"), ["Nb "]);
        assert_eq!(of("Crossings;Amount (M USD)"), Vec::<String>::new());
    }
}
