//! The sheet of a new year: no table of the profile names it, and it is called like a sheet that one names, but for its
//! year. It is read as that one is, where its headers are the same.
//!
//! Does not hold: whether its headers are the same, which its plan shows.

use std::collections::BTreeSet;

use marsad_model::{Finding, FindingCode, Place, SaidOf, Severity, TIME_PERIOD, TableLayout};

use super::outside_lines::masked;
use crate::cell::tidy;
use crate::values::asides::has_year;

/// The places of the tables of the sheet whose name is that of `sheet` but for its year, the latest of several.
///
/// None where a table of it has a period that was written by hand: nothing would say that of the new sheet.
pub(super) fn tables_like(tables: &[TableLayout], sheet: &str) -> Vec<usize> {
    let name = |table: &TableLayout| table.sheet.as_deref().map(tidy);
    let latest = tables.iter().filter_map(name).filter(|other| is_sibling(other, sheet)).max();
    let Some(latest) = latest else { return Vec::new() };
    let own: Vec<usize> = (0..tables.len()).filter(|&at| name(&tables[at]).as_ref() == Some(&latest)).collect();
    if own.iter().all(|&at| says_its_period(&tables[at])) { own } else { Vec::new() }
}

/// Whether two names of sheets are the same but for their years.
pub(super) fn is_sibling(name: &str, other: &str) -> bool {
    !name.contains('*') && has_year(name) && has_year(other) && tidy(other) != name && masked(name) == masked(other)
}

/// Whether the period of a table stands in each file: in its cells, in the name of its sheet or in its title.
fn says_its_period(table: &TableLayout) -> bool {
    let is_by_name = table.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
    table.period.is_none() || is_by_name || table.said.iter().any(|said| said.of == SaidOf::Period)
}

/// The sheets that were read, by their own names and in the place of others.
#[derive(Debug, Default)]
pub(super) struct ReadSheets {
    names: BTreeSet<String>,
}

impl ReadSheets {
    pub(super) fn add(&mut self, name: &str) {
        self.names.insert(tidy(name));
    }

    /// Whether a sheet that did not come has a successor: of the sheets that differ by their years alone as many came as
    /// the profile names.
    pub(super) fn has_successor(&self, tables: &[TableLayout], sheet: &str) -> bool {
        let of_kind = |name: &String| *name == tidy(sheet) || is_sibling(name, sheet);
        let wanted: BTreeSet<String> = tables.iter().filter_map(|table| table.sheet.as_deref()).map(tidy).collect();
        let wanted = wanted.iter().filter(|name| of_kind(name)).count();
        has_year(sheet) && self.names.iter().filter(|name| of_kind(name)).count() >= wanted
    }
}

/// What is told of a sheet that was read in the manner of another.
pub(super) fn finding(file: &str, sheet: &str, sibling: &str) -> Finding {
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), ..Place::default() };
    let finding = Finding::new(FindingCode::FollowedTitle, Severity::Note, place).with_value(sheet);
    finding.with("what", "sheet").with("said", sibling)
}

/// What is told of a sheet that did not come. Where the sheet of another year came in its place, nobody is asked for it,
/// and yet nobody should believe that it was read.
pub(super) fn missing(file: &str, sheet: &str, is_succeeded: bool) -> Finding {
    let place = Place { file: file.to_owned(), ..Place::default() };
    let (severity, succeeded) = if is_succeeded { (Severity::Note, "yes") } else { (Severity::Error, "no") };
    let finding = Finding::new(FindingCode::MissingSheet, severity, place);
    finding.with("expected", sheet).with("succeeded", succeeded)
}

#[cfg(test)]
mod tests {
    use marsad_model::{Id, TableLayout};

    use super::{ReadSheets, tables_like};

    fn table(sheet: &str) -> TableLayout {
        TableLayout {
            sheet: Some(sheet.to_owned()),
            sheet_component: Id::new("TIME_PERIOD").ok(),
            ..TableLayout::empty()
        }
    }

    #[test]
    fn a_new_year_is_read_like_the_latest_of_its_siblings() {
        let tables =
            [table("Year 2021"), table("Year 2022"), table("Year 2022"), table("Notes 2022"), table("Sheet 1")];
        assert_eq!(tables_like(&tables, "Year 2023"), [1, 2]);
        assert_eq!(tables_like(&tables, "Notes 2023"), [3]);
        for other in ["Sheet 2", "Draft 2023", "Year 2023-2024"] {
            assert_eq!(tables_like(&tables, other), Vec::<usize>::new(), "{other}");
        }
        let written = TableLayout { sheet_component: None, period: Some("2022".to_owned()), ..table("2022") };
        assert_eq!(tables_like(&[written], "2023"), Vec::<usize>::new(), "nothing would say the new year");
    }

    #[test]
    fn a_year_that_did_not_come_has_a_successor_where_as_many_came() {
        let tables = [table("2021"), table("2022")];
        let mut read = ReadSheets::default();
        read.add("2022");
        assert!(!read.has_successor(&tables, "2021"));
        read.add("2023");
        assert!(read.has_successor(&tables, "2021"));
    }
}
