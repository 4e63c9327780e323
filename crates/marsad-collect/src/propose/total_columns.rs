//! A column that says the total of what the columns beside it tell apart, in a row of headers of which nothing is read:
//! `Total registered` beside `Registered` over men and women. It is written out with the whole of what they tell apart.
//!
//! Does not hold: the word for a whole in a row that a component explains, which `values_across` takes, and beside a heading
//! that nobody knows, for which `headings_of_columns` is.

use std::collections::BTreeSet;

use marsad_model::{Column, ColumnRole, HeaderRow, Id};

use super::doubt::{Doubt, DoubtKind};
use super::evidence::{is_of_one_stem, words_of};
use super::phrases::is_subject;
use super::roles::{Meaning, Roles, plain};
use super::totals::{begins_with_total, rests_of};
use crate::reading::headers::Headers;

impl Roles<'_, '_, '_> {
    /// The column of a total over which the rows `across` say nothing, with the whole of each of their components; none where
    /// its header says something else, or a component has no code for the whole.
    pub(super) fn total_column(
        &self,
        (headers, column): (&Headers, usize),
        (across, values): (&[HeaderRow], &[usize]),
        found: &mut Meaning,
    ) -> Option<Column> {
        let header = headers.path(column);
        // Most headers say no total: what stands beside is looked at for the others only.
        if !says_total(&header) || !self.is_total_of(&header, &self.headings(headers, (across, values), found)) {
            return None;
        }
        let told: BTreeSet<&Id> = across.iter().flat_map(|row| &row.components).collect();
        let is_whole = |id: &&Id| self.dictionary.place(id.as_str()).is_some_and(|place| self.knows(place, "_T"));
        if told.is_empty() || !told.iter().all(is_whole) {
            return None;
        }
        let measure = self.context.structure.measure.id.clone();
        let mut made = Column::new(&header, ColumnRole::Value, Some(measure));
        made.at = Some(column as u32 + 1);
        for id in told {
            made.codes.insert(id.clone(), Id::literal("_T"));
            let doubt = Doubt::new(DoubtKind::TotalOfColumns, id.as_str(), &header).taking("_T");
            found.doubts.push(doubt.at(self.header_spot(column)));
        }
        Some(made)
    }

    /// What stands over other columns in the rows of headers of which nothing is read.
    fn headings<'h>(
        &self,
        headers: &'h Headers,
        (across, values): (&[HeaderRow], &[usize]),
        found: &Meaning,
    ) -> Vec<&'h str> {
        let named = |column: &usize| found.layout.column.iter().any(|own| own.at == Some(*column as u32 + 1));
        let columns: Vec<usize> = values.iter().copied().filter(|column| !named(column)).collect();
        let texts = headers.texts_beside(across, &columns, self.block.columns[0]);
        texts.into_iter().map(|(.., text)| text).collect()
    }

    /// Whether a header that says a total says it of nothing but what the dataflow is about or the headings beside it name.
    fn is_total_of(&self, header: &str, headings: &[&str]) -> bool {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let named: Vec<String> = headings.iter().flat_map(|heading| words_of(heading)).collect();
        let is_named = |rest: &str| {
            let words = words_of(rest);
            !words.is_empty() && words.iter().all(|word| named.iter().any(|name| is_of_one_stem(name, word)))
        };
        match rests_of(plain(header)).last() {
            Some(rest) => is_named(rest) || is_subject(rest, dataflow),
            None => true,
        }
    }

    /// Whether a row of headers holds a heading over columns that a lower row tells apart, and beside it totals alone: it hides
    /// none of them.
    pub(super) fn is_heading_beside_totals(
        &self,
        headers: &Headers,
        (place, texts): (usize, &BTreeSet<&str>),
        (values, found): (&[usize], &Meaning),
    ) -> bool {
        let row = self.grid.rows[place].0;
        let (totals, others): (Vec<&str>, Vec<&str>) = texts.iter().copied().partition(|text| begins_with_total(text));
        let ([heading], false) = (&others[..], totals.is_empty()) else { return false };
        let below: Vec<usize> =
            values.iter().copied().filter(|&column| headers.text(row, column) == *heading).collect();
        self.told_below(headers, (place, &below), found).is_some()
    }
}

/// Whether one header, not several joined, begins with a word for a total.
fn says_total(header: &str) -> bool {
    !header.contains(" / ") && begins_with_total(plain(header))
}

#[cfg(test)]
mod tests {
    use marsad_testkit::marjan;

    use crate::propose::DoubtKind;
    use crate::propose::tests::draft_of;
    use crate::propose::tests_of_headers::{all, read_workbook, workbook};

    /// The figures of two isles, `total` over one row of headers or merged over both.
    fn grouped(heading: &str, total: &str, is_merged: bool) -> Vec<u8> {
        let merged = [([0, 0], [1, 2]), ([0, 1], [3, 3])];
        workbook(
            &[
                &["Isle", heading, "", total],
                &["", "Female", "Male"],
                &["Lulu Isle", "1", "2", "3"],
                &["Sadaf Isle", "4", "5", "9"],
            ],
            &merged[..1 + usize::from(is_merged)],
        )
    }

    const READ: [&str; 6] =
        ["XM-L F 2023 1", "XM-L M 2023 2", "XM-L _T 2023 3", "XM-S F 2023 4", "XM-S M 2023 5", "XM-S _T 2023 9"];

    #[test]
    fn a_total_of_what_the_columns_beside_it_tell_apart_is_read_as_their_whole_and_asked_about() {
        for (heading, total, is_merged) in [
            ("Arrivals", "Total arrivals", false),
            ("Arrivals", "Total arrivals", true),
            ("Persons", "Total persons", false),
            ("Persons", "Total persons", true),
            ("Persons", "Total", true),
        ] {
            let bytes = grouped(heading, total, is_merged);
            let mut draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
            draft.profile.tables[0].period = Some("2023".to_owned());
            let reading = read_workbook(&draft, &bytes);
            let mut read = all(&reading);
            read.sort();
            assert_eq!(
                read,
                READ.map(|one| format!("{one} A")),
                "{heading} {total}: {:?} {:?}",
                draft.doubts,
                reading.findings
            );
            let asked = [DoubtKind::TotalOfColumns, DoubtKind::HeadingOfColumns];
            assert!(draft.doubts.iter().any(|doubt| asked.contains(&doubt.kind)), "{:?}", draft.doubts);
        }
    }

    #[test]
    fn a_total_of_something_else_stays_unread_and_is_told() {
        for is_merged in [false, true] {
            let bytes = grouped("Persons", "Total boats", is_merged);
            let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
            let told: Vec<DoubtKind> =
                draft.doubts.iter().filter(|doubt| doubt.text == "Total boats").map(|doubt| doubt.kind).collect();
            assert_eq!(told, [DoubtKind::IgnoredColumn], "{:?}", draft.doubts);
            assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnreadValues), "{:?}", draft.doubts);
        }
    }
}
