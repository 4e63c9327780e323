//! Which rows and columns of the sheets of a workbook are hidden: readers of workbooks do not say it.
//!
//! Workbooks in which the gate saw none are not looked at.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::hidden_places::HiddenPlaces;
use super::Shared;
use super::parts::{Parts, attribute, local, walk};

/// A workbook some of whose rows or columns are hidden.
pub(in crate::formats) struct HiddenBook<'c> {
    archive: ZipArchive<Shared<'c>>,
    /// The number of the part of each sheet.
    sheets: HashMap<String, usize>,
}

impl<'c> HiddenBook<'c> {
    /// The workbook of a package; none where it is not laid out as usual.
    pub(in crate::formats) fn open(content: Shared<'c>) -> Option<Self> {
        let mut archive = ZipArchive::new(content).ok()?;
        let sheets = Parts::of(&mut archive)?.sheets;
        Some(Self { archive, sheets })
    }

    /// What is hidden of a sheet; none where it cannot be looked through.
    pub(in crate::formats) fn of_sheet(&mut self, name: &str) -> Option<HiddenPlaces> {
        let at = *self.sheets.get(name)?;
        hidden(self.archive.by_index(at).ok()?)
    }
}

fn hidden(part: impl Read) -> Option<HiddenPlaces> {
    let (mut hidden, mut row) = (HiddenPlaces::default(), 0_u32);
    walk(part, |event| {
        let Event::Start(tag) = event else { return Some(()) };
        match local(tag) {
            "row" => {
                row = number(tag, "r").unwrap_or(row.saturating_add(1));
                if is_hidden(tag) {
                    hidden.hide_row(row);
                }
            }
            "col" if is_hidden(tag) => {
                let first = number(tag, "min").unwrap_or(1);
                hidden.hide_columns([first, number(tag, "max").unwrap_or(first)]);
            }
            _ => {}
        }
        Some(())
    })?;
    Some(hidden)
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true"))
}

#[cfg(test)]
mod tests {
    use super::hidden;
    use crate::cell::Cell;

    #[test]
    fn hidden_rows_and_columns_of_a_sheet_are_known() {
        let sheet = r#"<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="2" hidden="false"/>
            <row hidden="true"/></sheetData></worksheet>"#;
        let mut hidden = hidden(sheet.as_bytes()).unwrap();
        let cells = [Cell::text("a"), Cell::text("b")];
        (1..5).for_each(|row| hidden.take(row, &cells));
        let told: Vec<_> = hidden.tell("S").into_iter().map(|found| (found.place.row, found.place.column)).collect();
        assert_eq!(told, [(Some(3), None), (None, Some(2))]);
    }
}
