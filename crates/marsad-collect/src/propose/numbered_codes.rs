//! Columns of numbers that are codes, below headers that name a dimension as data bases do: `SEXE` over 1 and 2, `CITP08`,
//! `GOUV`. They are no counts. Which codes of the list they are is asked number by number and never guessed: each office has
//! its own.
//!
//! Does not hold: headers such as `COD_GOUV`, of which `code_columns` asks what they are, and ages, which `ages` knows.

use std::collections::BTreeSet;

use super::evidence::Grade;
use super::grid::KeptCell;
use super::roles::Roles;
use super::unit_words::UNIT;
use crate::names::fold;

/// Longer numbers are no codes of a list.
const DIGITS_MAX: usize = 5;
/// A header of fewer letters is short for nothing.
const LETTERS_MIN: usize = 4;

impl Roles<'_, '_, '_> {
    /// The dimension whose codes the numbers of a column are, as its header says; none where they may be counts.
    pub(super) fn dimension_of_numbers(&self, header: &str, column: usize) -> Option<usize> {
        let name = header.rsplit(" / ").next().unwrap_or_default();
        let place = self.dimension_called(name)?;
        let cells = || self.data_rows().filter_map(move |row| self.grid.at(row, column)).map(KeptCell::label);
        if !cells().all(|text| is_number(&text)) {
            return None;
        }
        let (count, different) = (cells().count(), cells().collect::<BTreeSet<String>>().len());
        // Printed tables may have counts below such a word, and counts seldom come again.
        let are_codes = is_of_data_base(name) || different * 2 <= count;
        (count > 0 && are_codes).then_some(place)
    }

    /// The only dimension with a list that a header names, be it in short or by the classification of its list.
    fn dimension_called(&self, name: &str) -> Option<usize> {
        let mut named = self.numbered().filter(|&place| self.names.grade(place, name) == Grade::Name);
        if let Some(place) = named.next() {
            return named.next().is_none().then_some(place);
        }
        let short = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
        let is_short = short.len() >= LETTERS_MIN && is_of_data_base(name) && !self.is_about_measure(name);
        if !is_short {
            return None;
        }
        let source = |place: usize| self.context.codelist(self.id(place).as_str()).map(|list| fold(&list.source));
        let is_called = |place: &usize| source(*place).is_some_and(|source| self.is_short_for(*place, short, &source));
        let mut called = self.numbered().filter(is_called);
        called.next().filter(|_| called.next().is_none())
    }

    /// The dimensions whose lists an office may number.
    fn numbered(&self) -> impl Iterator<Item = usize> {
        const OTHERS: [&str; 3] = ["FREQ", "AGE", UNIT];
        let is_numbered =
            move |place: &usize| self.list_of(*place).is_some() && !OTHERS.contains(&self.id(*place).as_str());
        (0..self.dictionary.dimensions).filter(is_numbered)
    }
}

/// Whether a text is a whole number of a few digits.
pub(super) fn is_number(text: &str) -> bool {
    (1..=DIGITS_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a header is one word in capitals, be it with digits: `SEXE`, `CITP08`.
fn is_of_data_base(name: &str) -> bool {
    let is_of_word = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(is_of_word)
}

#[cfg(test)]
mod tests {
    use marsad_model::{ColumnRole, Id};
    use marsad_testkit::tunisia;

    use crate::propose::tests::{draft, draft_of};
    use crate::propose::{DoubtKind, Draft};

    /// The component of the column with a header, where it holds codes.
    fn component<'d>(made: &'d Draft, header: &str) -> Option<&'d str> {
        let mut columns = made.profile.tables[0].column.iter();
        let column = columns.find(|column| column.header == header && column.role == ColumnRole::Code)?;
        column.component.as_ref().map(Id::as_str)
    }

    /// The words that are asked about, with the codes that are named.
    fn asked(made: &Draft) -> Vec<(&str, &str, Vec<&str>)> {
        let doubts = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnknownWord);
        let told = doubts.map(|doubt| {
            let codes = doubt.suggestions.iter().map(|named| named.code.as_str()).collect();
            (doubt.component.as_str(), doubt.text.as_str(), codes)
        });
        told.collect()
    }

    #[test]
    fn numbers_below_the_name_of_a_dimension_are_asked_about_one_by_one() {
        let rows = "Lulu Isle;1;2023;31\nLulu Isle;2;2023;28\nSadaf Isle;1;2023;44\nSadaf Isle;2;2023;52\n";
        for header in ["SEXE", "SEX", "Sexe"] {
            let made = draft(&format!("ILE;{header};ANNEE;NB\n{rows}"));
            assert_eq!(component(&made, header), Some("SEX"), "{:?}", made.doubts);
            assert_eq!(asked(&made), [("SEX", "1", vec!["F", "M"]), ("SEX", "2", vec!["F", "M"])], "{header}");
            let sex = Id::literal("SEX");
            assert!(!made.profile.codes.contains_key(&sex), "{:?}", made.profile.codes);
            assert!(!made.profile.constants.contains_key(&sex) && !made.profile.tables[0].constants.contains_key(&sex));
        }
    }

    #[test]
    fn headers_in_short_and_classifications_name_their_dimension_and_other_numbers_are_values() {
        let rows = "France;2;11;2024;1;31\nChine;9;12;2024;1;28\nFrance;3;13;2024;2;44\nItalie;2;21;2024;2;52\n";
        for classification in ["CITP08", "ISCO08", "CITP_08"] {
            let text = format!("NATIONALITE;{classification};GOUV;ANNEE;MOIS;EFFECTIF\n{rows}");
            let made = draft_of(tunisia(), "DF_WORK_PERMITS", text.as_bytes());
            assert_eq!(component(&made, classification), Some("OCCUPATION"), "{:?}", made.doubts);
            assert_eq!(component(&made, "GOUV"), Some("GEO"), "{:?}", made.doubts);
            let mut columns = made.profile.tables[0].column.iter();
            let value = columns.find(|column| column.role == ColumnRole::Value).map(|column| column.header.as_str());
            assert_eq!(value, Some("EFFECTIF"), "{:?}", made.doubts);
        }
        // Counts below such a word in a printed table, none of which comes again.
        let counts = draft("Isle;Sex;Arrivals\nLulu Isle;31;45\nSadaf Isle;28;44\nFanar Isle;17;30\n");
        assert_eq!(component(&counts, "Sex"), None, "{:?}", counts.doubts);
    }
}
