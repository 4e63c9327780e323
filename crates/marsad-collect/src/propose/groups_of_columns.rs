//! Several headers that nobody knows, each over columns that one lower row of headers tells apart: `Public services` over
//! `Health | Education`, `Other activities` over `Computing | Building`. They are names of groups, and the words below say all.
//!
//! That is so where each of these words is known, and none stands below two of the headers: `Arrivals` and `Departures` over
//! the same isles tell their columns apart. Does not hold: one such header beside a word for the whole, for which
//! `headings_of_columns` is.

use std::collections::BTreeSet;

use marsad_model::{CellName, Id, SaidOf, SaidText};

use super::doubt::{Doubt, DoubtKind};
use super::roles::{Meaning, Roles};
use super::totals::begins_with_total;
use crate::reading::headers::Headers;

impl Roles<'_, '_, '_> {
    /// The component that the columns below several headings of a row are told apart by; the profile keeps the headings, so
    /// that the reader knows them. None where the row has other texts that are neither totals nor asked as words of it.
    pub(super) fn groups_of_columns(
        &self,
        headers: &Headers,
        (place, headings, others): (usize, &[&str], &[&str]),
        (values, found): (&[usize], &mut Meaning),
    ) -> Vec<Id> {
        let is_asked = |text: &str| headings.contains(&text) || begins_with_total(text) || !self.is_plain(text);
        let are_names = headings.iter().all(|heading| self.is_unexplained(heading));
        let row = self.grid.number(place).filter(|_| are_names && others.iter().all(|text| is_asked(text)));
        let Some(row) = row else { return Vec::new() };
        let below = |heading: &&str| -> Vec<usize> {
            values.iter().copied().filter(|&column| headers.text(row, column) == *heading).collect()
        };
        let groups: Vec<Vec<usize>> = headings.iter().map(below).collect();
        let told = self.row_told_below(headers, (place, &groups.concat()), found);
        let Some((_, component)) = told.filter(|told| self.are_apart(headers, told, &groups)) else {
            return Vec::new();
        };
        for (heading, columns) in headings.iter().zip(&groups) {
            self.keep_group((place, columns[0]), heading, found);
            let doubt = Doubt::new(DoubtKind::GroupOfColumns, component.as_str(), heading);
            found.doubts.push(doubt.at(self.grid.spot(Some(row), columns[0])));
        }
        vec![component]
    }

    /// Whether a row of headers has several known words of a component below each of some groups, and none below two.
    fn are_apart(&self, headers: &Headers, (row, id): &(u32, Id), groups: &[Vec<usize>]) -> bool {
        let Some(place) = self.dictionary.place(id.as_str()) else { return false };
        let code = |&column: &usize| {
            let text = headers.text(*row, column);
            self.is_told(place, text).then(|| self.code_of_header(id, text)).flatten()
        };
        let codes_of = |columns: &Vec<usize>| columns.iter().map(&code).collect::<Option<BTreeSet<Id>>>();
        let Some(codes) = groups.iter().map(codes_of).collect::<Option<Vec<BTreeSet<Id>>>>() else { return false };
        let all: BTreeSet<&Id> = codes.iter().flatten().collect();
        let own: usize = codes.iter().map(BTreeSet::len).sum();
        codes.iter().all(|codes| codes.len() > 1) && all.len() == own
    }

    /// Keeps a heading as it stands, at its first cell.
    fn keep_group(&self, (place, column): (usize, usize), heading: &str, found: &mut Meaning) {
        let Some(row) = self.grid.number(place) else { return };
        // A merged cell may begin over a column that is not read.
        let first = (0..=column).find(|&at| self.grid.label(place, at) == heading).unwrap_or(column);
        let at = Some(CellName { row, column: first as u32 + 1 });
        found.layout.said.push(SaidText { of: SaidOf::Title, at, text: heading.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use marsad_model::{FindingCode, Severity};
    use marsad_testkit::marjan;

    use crate::propose::DoubtKind;
    use crate::propose::tests::draft_of;
    use crate::propose::tests_of_headers::{all, read_workbook, workbook};

    /// The isles below two headings, and their total over both rows of headers; none where `total` is empty.
    fn grouped(isles: [&str; 4], total: &str) -> Vec<u8> {
        let [one, two, three, four] = isles;
        let width = if total.is_empty() { 5 } else { 6 };
        let rows = [
            ["Arrivals 2023", "", "", "", "", ""],
            ["Sex", "Pearl coast", "", "Far shore", "", total],
            ["", one, two, three, four, ""],
            ["Female", "1", "2", "3", "4", "10"],
            ["Male", "5", "6", "7", "8", "26"],
        ];
        let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..width]).collect();
        let merged = [([1, 2], [0, 0]), ([1, 1], [1, 2]), ([1, 1], [3, 4]), ([1, 2], [5, 5])];
        workbook(&rows, &merged[..width - 2])
    }

    const ISLES: [&str; 4] = ["Lulu Isle", "Sadaf Isle", "Nawaris Isle", "Fanar Isle"];

    #[test]
    fn headings_over_known_words_hide_neither_these_nor_their_total_and_are_asked_about() {
        let read = ["XM-L F 2023 1", "XM-S F 2023 2", "XM-N F 2023 3", "XM-F F 2023 4", "_T F 2023 10"];
        for (total, count) in [("Total", 5), ("", 4)] {
            let bytes = grouped(ISLES, total);
            let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
            let reading = read_workbook(&draft, &bytes);
            let found = all(&reading);
            assert_eq!(found.len(), 2 * count, "{found:?} {:?} {:#?}", draft.doubts, reading.findings);
            assert_eq!(found[..count], read.map(|one| format!("{one} A"))[..count], "{total}");
            let asked = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::GroupOfColumns);
            let asked: Vec<(&str, &str)> = asked.map(|doubt| (doubt.text.as_str(), doubt.place.as_str())).collect();
            assert_eq!(asked, [("Far shore", "S D2"), ("Pearl coast", "S B2")], "{total}");
            let untrue = [DoubtKind::UnreadValues, DoubtKind::UnknownHeader, DoubtKind::UnsaidDimension];
            assert!(draft.doubts.iter().all(|doubt| !untrue.contains(&doubt.kind)), "{:?}", draft.doubts);
        }
    }

    #[test]
    fn headings_over_the_same_words_are_no_names_of_groups() {
        for total in ["Total", ""] {
            let bytes = grouped(["Lulu Isle", "Sadaf Isle", "Lulu Isle", "Sadaf Isle"], total);
            let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
            assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::GroupOfColumns), "{:?}", draft.doubts);
            let mut kept = draft.profile.tables.iter().flat_map(|table| &table.said);
            assert!(kept.all(|said| said.at.is_none_or(|at| at.row < 2)), "{:?}", draft.profile.tables);
        }
    }

    #[test]
    fn another_heading_in_the_place_of_a_kept_one_is_an_error_and_takes_no_other_column() {
        let draft = draft_of(marjan(), "DF_ARRIVALS", &grouped(ISLES, "Total"));
        let rows: [&[&str]; 5] = [
            &["Arrivals 2023"],
            &["Sex", "Pearl coast", "", "Departures", "", "Total"],
            &["", "Lulu Isle", "Sadaf Isle", "Nawaris Isle", "Fanar Isle", ""],
            &["Female", "1", "2", "3", "4", "10"],
            &["Male", "5", "6", "7", "8", "26"],
        ];
        let merged = [([1, 2], [0, 0]), ([1, 1], [1, 2]), ([1, 1], [3, 4]), ([1, 2], [5, 5])];
        let reading = read_workbook(&draft, &workbook(&rows, &merged));
        let read = ["XM-L F 2023 1", "XM-S F 2023 2", "_T F 2023 10", "XM-L M 2023 5", "XM-S M 2023 6", "_T M 2023 26"];
        assert_eq!(all(&reading), read.map(|one| format!("{one} A")), "{:#?}", reading.findings);
        let unknown = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnknownCode);
        let unknown: BTreeSet<(Severity, &str)> =
            unknown.map(|finding| (finding.severity, finding.value.as_str())).collect();
        assert_eq!(
            unknown.into_iter().collect::<Vec<_>>(),
            [(Severity::Error, "Departures")],
            "{:#?}",
            reading.findings
        );
    }
}
