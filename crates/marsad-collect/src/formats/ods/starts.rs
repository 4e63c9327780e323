//! What begins with a tag of an open document: a sheet, a row, columns, a cell, a piece of text, or what is stepped over.

use quick_xml::events::BytesStart;

use super::{Document, Sheet, attributes};
use crate::formats::hidden_places::HiddenPlaces;
use crate::formats::ods_cell::Open;
use crate::formats::ods_row::Row;
use crate::formats::ods_styles::{Look, StruckColumns};
use crate::formats::{CELL_CHARACTERS_MAX, SHEETS_MAX, SheetHead};

impl Document<'_> {
    pub(super) fn start(&mut self, tag: &BytesStart<'_>) {
        self.depth += 1;
        let name = tag.name().into_inner();
        let is_skipped = if self.skipped > 0 {
            true
        } else if self.cell().is_some() {
            self.start_in_cell(name, tag)
        } else if self.row().is_some() {
            self.start_in_row(name, tag)
        } else if self.sheet.is_some() {
            self.start_in_sheet(name, tag)
        } else {
            self.start_outside(name, tag)
        };
        self.skipped += u64::from(is_skipped);
    }

    /// An element outside of sheets; whether it is stepped over, as in all that follow.
    fn start_outside(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        match name {
            "table:table" => self.start_sheet(tag),
            // Sheets of other files and cells of earlier versions.
            "table:dde-links" | "table:tracked-changes" => return true,
            _ if self.styles.start(name, tag) => {}
            _ => self.broken(),
        }
        false
    }

    fn start_sheet(&mut self, tag: &BytesStart<'_>) {
        let name = self.attribute(tag, "table:name").unwrap_or_default();
        let style = self.attribute(tag, "table:style-name").unwrap_or_default();
        self.styles.settle();
        let at = self.sheets;
        self.sheets += 1;
        let mut is_wanted = false;
        if at >= SHEETS_MAX {
            self.too_large("sheets", SHEETS_MAX as u64);
        } else if let Some(visitor) = &mut self.visitor {
            is_wanted = self.heads.get(at).is_some_and(|head| visitor.sheet(head));
        } else {
            let is_hidden = self.styles.hides_sheets(&style);
            self.heads.push(SheetHead { name: name.clone(), is_hidden, merges: Vec::new() });
        }
        self.sheet = Some(Sheet {
            name,
            is_wanted,
            columns: StruckColumns::default(),
            hidden: HiddenPlaces::default(),
            next_row: 1,
            row: None,
        });
    }

    fn start_in_sheet(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        match name {
            "table:table-row" => self.start_row(tag),
            "table:table-column" => self.columns(tag),
            // Rows and columns may stand in groups; pictures and sheets within sheets are stepped over.
            "table:table-row-group" | "table:table-rows" | "table:table-header-rows" => {}
            "table:table-column-group" | "table:table-columns" | "table:table-header-columns" => {}
            _ => return true,
        }
        false
    }

    fn start_row(&mut self, tag: &BytesStart<'_>) {
        let repeated = self.number(tag, "table:number-rows-repeated").max(1);
        let (is_hidden, is_struck) = (self.is_hidden(tag), self.strikes_by_default(tag));
        if let Some(sheet) = &mut self.sheet {
            sheet.row =
                Some(Row { repeated, is_hidden, is_struck, next_column: 0, cells: Vec::new(), cell: None, bytes: 0 });
        }
    }

    fn columns(&mut self, tag: &BytesStart<'_>) {
        let repeated = self.number(tag, "table:number-columns-repeated");
        let (is_hidden, is_struck) = (self.is_hidden(tag), self.strikes_by_default(tag) == Some(true));
        if let Some(sheet) = &mut self.sheet {
            let [first, last] = sheet.columns.add(repeated, is_struck);
            if is_hidden {
                sheet.hidden.hide_columns([first, last].map(|column| u32::try_from(column).unwrap_or(u32::MAX)));
            }
        }
    }

    /// Whether the tag of a row or of columns says that they are hidden, by hand or by a filter.
    fn is_hidden(&mut self, tag: &BytesStart<'_>) -> bool {
        self.attribute(tag, "table:visibility").is_some_and(|seen| matches!(seen.as_str(), "collapse" | "filter"))
    }

    /// Whether the cells of a row or a column that have no style are struck through, where its tag says so.
    fn strikes_by_default(&mut self, tag: &BytesStart<'_>) -> Option<bool> {
        let style = self.attribute(tag, "table:default-cell-style-name")?;
        Some(self.styles.strikes_cells(&style))
    }

    fn start_in_row(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        if !matches!(name, "table:table-cell" | "table:covered-table-cell") {
            return true;
        }
        let mut cell = Open { repeated: 1, columns: 1, rows: 1, ..Open::default() };
        let is_whole = attributes(tag, |key, value| cell.say(key, value));
        if !is_whole {
            self.broken();
        }
        let of_style = (!cell.style.is_empty()).then(|| self.styles.strikes_cells(&cell.style));
        if let Some(row) = self.row() {
            cell.is_struck = of_style.or(row.is_struck);
            row.cell = Some(cell);
        }
        false
    }

    fn start_in_cell(&mut self, name: &str, tag: &BytesStart<'_>) -> bool {
        let spaces = if name == "text:s" { self.number(tag, "text:c") } else { 0 };
        let look = if name == "text:span" { self.look(tag) } else { Look::default() };
        let Some(cell) = self.cell() else { return true };
        match name {
            "text:p" | "text:h" => {
                if cell.paragraphs > 0 && cell.inside == 0 {
                    cell.push("\n");
                }
                cell.paragraphs += 1;
                cell.inside += 1;
            }
            "text:list" | "text:list-item" | "text:section" => {}
            // Pictures and charts have paragraphs of their own.
            _ if cell.inside == 0 => return true,
            "text:s" => {
                let room = CELL_CHARACTERS_MAX - cell.characters + 1;
                cell.push(&" ".repeat(room.min(usize::try_from(spaces).unwrap_or(room))));
            }
            "text:span" => cell.spans.push(look.within(cell.look())),
            "text:tab" => cell.push("\t"),
            "text:line-break" => cell.push("\n"),
            "office:annotation" | "text:note" | "table:table" => return true,
            _ => return name.starts_with("draw:"),
        }
        false
    }

    /// What the style that a tag names says of letters.
    fn look(&mut self, tag: &BytesStart<'_>) -> Look {
        let style = self.attribute(tag, "text:style-name");
        style.map_or_else(Look::default, |style| self.styles.of_text(&style))
    }
}
