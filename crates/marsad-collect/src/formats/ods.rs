//! Open documents, row by row as they are unpacked.
//!
//! What is repeated is written once in the file: blank rows and cells cost nothing here, others are shown as often as a
//! limit allows. The document is read twice, for merged cells must be known before the rows that hold them.

use std::io::{BufReader, Read, SeekFrom};
use std::ops::ControlFlow;

use marsad_model::{Finding, FindingCode, Place, Severity};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::hidden_places::HiddenPlaces;
use super::kinds::Kind;
use super::ods_cell::Open;
use super::ods_row::{Held, Row};
use super::ods_styles::{Look, StruckColumns, Styles};
use super::{
    BLANKS_MAX, CELL_CHARACTERS_MAX, COLUMNS_MAX, Content, MERGES_MAX, Merge, ROW_BYTES_MAX, ROWS_MAX, SHEETS_MAX,
    SheetHead, Unreadable, Visitor, tell_too_large, tell_unreadable,
};
use crate::cell::Cell;

const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
/// How many cells may be shown again because their row or they themselves are repeated.
const REPEATED_MAX: u64 = 2_000_000;
/// How many merged blocks all sheets may have together.
const MERGES_ALL_MAX: usize = 1_000_000;
/// How many bytes are taken at a time.
const CHUNK_BYTES: usize = 1 << 16;

/// Shows every wanted sheet.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let wrong = |error: zip::result::ZipError| Unreadable::other("ODS", error);
    content.seek(SeekFrom::Start(0)).map_err(|error| Unreadable::other("ODS", error))?;
    let mut archive = zip::ZipArchive::new(content).map_err(wrong)?;
    let mut kind = Vec::new();
    let mimetype = archive.by_name("mimetype").map_err(wrong)?.take(100).read_to_end(&mut kind);
    if mimetype.is_err() || !kind.starts_with(MIMETYPE) {
        let found = Kind::of_media_type(&kind).map(|found| Unreadable::Kind { expected: "ODS", found });
        return Err(found.unwrap_or_else(|| Unreadable::other("ODS", "it is no spreadsheet")));
    }
    let mut heads = Document::new(None, Vec::new());
    let has_styles = archive.by_name("styles.xml").ok().is_none_or(|part| heads.styles.take_part(part));
    heads.walk(archive.by_name("content.xml").map_err(wrong)?);
    let (known, told) = (heads.heads, heads.findings);
    let mut document = Document { styles: heads.styles, ..Document::new(Some(visitor), known) };
    // What is wrong with merged cells is seen in the first reading only.
    document.findings = told.into_iter().filter(is_about_merges).collect();
    if !has_styles {
        // What is struck through or raised by the name of a style would not be known.
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Warning, Place::default());
        document.findings.push(finding.with("expected", "ODS").with("detail", "styles").with("found", "other"));
    }
    document.walk(archive.by_name("content.xml").map_err(wrong)?);
    Ok(document.findings)
}

fn is_about_merges(finding: &Finding) -> bool {
    finding.arguments.get("what").is_some_and(|what| what == "merges")
}

/// A document while it is read: for the heads of its sheets, or with someone to show its rows to.
struct Document<'v> {
    visitor: Option<&'v mut dyn Visitor>,
    heads: Vec<SheetHead>,
    findings: Vec<Finding>,
    /// How many elements are open.
    depth: u64,
    /// How many of them are of a part that is stepped over.
    skipped: u64,
    styles: Styles,
    /// How many sheets have begun, and the one that is open.
    sheets: usize,
    sheet: Option<Sheet>,
    /// How many merged blocks were kept.
    merges: usize,
    repeated_left: u64,
    blanks_left: u64,
}

struct Sheet {
    name: String,
    is_wanted: bool,
    columns: StruckColumns,
    hidden: HiddenPlaces,
    /// The number of the next row.
    next_row: u64,
    row: Option<Row>,
}

impl<'v> Document<'v> {
    fn new(visitor: Option<&'v mut dyn Visitor>, heads: Vec<SheetHead>) -> Self {
        Self {
            visitor,
            heads,
            findings: Vec::new(),
            depth: 0,
            skipped: 0,
            styles: Styles::default(),
            sheets: 0,
            sheet: None,
            merges: 0,
            repeated_left: REPEATED_MAX,
            blanks_left: BLANKS_MAX,
        }
    }

    /// Reads the document as far as it goes.
    fn walk(&mut self, part: impl Read) {
        let mut reader = Reader::from_reader(BufReader::with_capacity(CHUNK_BYTES, part));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => self.start(&tag),
                Ok(Event::End(tag)) => self.end(tag.name().into_inner()),
                Ok(Event::Text(text)) => self.text(&text.xml10_content()),
                Ok(Event::CData(text)) => self.text(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) => self.reference(&reference),
                Ok(Event::Eof) if self.depth > 0 => return self.cut_off(),
                Ok(Event::Eof) => return,
                Ok(_) => {}
                // A tag that has no end is where the file ends.
                Err(quick_xml::Error::Syntax(_)) => return self.cut_off(),
                Err(error) => {
                    let place = self.place();
                    return tell_unreadable(&mut self.findings, ("ODS", error.to_string().as_str()), place);
                }
            }
        }
    }

    fn cut_off(&mut self) {
        let place = self.place();
        self.findings.push(Finding::new(FindingCode::CutOff, Severity::Error, place));
    }

    fn place(&self) -> Place {
        let Some(sheet) = &self.sheet else { return Place::default() };
        Place { sheet: sheet.name.clone(), row: u32::try_from(sheet.next_row).ok(), ..Place::default() }
    }

    fn too_large(&mut self, what: &'static str, limit: u64) {
        let place = self.place();
        tell_too_large(&mut self.findings, (what, limit), place);
    }

    fn broken(&mut self) {
        let place = self.place();
        tell_unreadable(&mut self.findings, ("ODS", "a tag or a character in it is broken"), place);
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
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

    fn text(&mut self, text: &str) {
        if self.skipped == 0
            && let Some(cell) = self.cell().filter(|cell| cell.inside > 0)
        {
            cell.push(text);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        match reference.resolve_char_ref() {
            Ok(Some(character)) => self.text(character.encode_utf8(&mut [0; 4])),
            Ok(None) => match resolve_predefined_entity(reference) {
                Some(text) => self.text(text),
                None => self.broken(),
            },
            Err(_) => self.broken(),
        }
    }

    fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "text:p" | "text:h" => {
                if let Some(cell) = self.cell() {
                    cell.inside = cell.inside.saturating_sub(1);
                }
            }
            "text:span" => {
                if let Some(cell) = self.cell() {
                    cell.spans.pop();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row(),
            "table:table" => self.end_sheet(),
            _ => self.styles.end(name),
        }
    }

    fn end_sheet(&mut self) {
        if let Some(sheet) = self.sheet.take() {
            self.findings.extend(sheet.hidden.tell(&sheet.name));
        }
    }

    fn end_cell(&mut self) {
        let Some(row) = self.row() else { return };
        let Some(cell) = row.cell.take() else { return };
        let column = row.next_column;
        row.next_column = column.saturating_add(cell.repeated);
        let (is_cut, is_struck) = (cell.is_cut, cell.is_struck);
        let span = [cell.rows, cell.columns];
        let repeated = cell.repeated;
        let Some(value) = cell.value() else {
            return self.merge(column, span);
        };
        let room = (COLUMNS_MAX as u64).saturating_sub(column);
        row.bytes += value.bytes();
        let is_full = row.bytes > ROW_BYTES_MAX;
        if room > 0 && !is_full {
            let repeated = repeated.min(room) as usize;
            row.cells.push(Held { column: column as usize, repeated, is_struck, value });
        }
        if repeated > room {
            self.too_large("columns", COLUMNS_MAX as u64);
        }
        if is_cut || is_full {
            self.too_large("cell", CELL_CHARACTERS_MAX as u64);
        }
        self.merge(column, span);
    }

    /// Keeps the block that a cell spans, while the heads of sheets are read.
    fn merge(&mut self, column: u64, [rows, columns]: [u64; 2]) {
        let Some(sheet) = self.sheet.as_ref().filter(|_| self.visitor.is_none() && (rows > 1 || columns > 1)) else {
            return;
        };
        let to = |from: u64, count: u64, most: u64| from.saturating_add(count.max(1) - 1).min(most);
        let bottom = to(sheet.next_row, rows, ROWS_MAX.into());
        let left = column.saturating_add(1);
        let right = to(left, columns, COLUMNS_MAX as u64);
        let place = [sheet.next_row, bottom, left, right].map(|place| u32::try_from(place).unwrap_or(u32::MAX));
        let merge = Merge::new([place[0], place[1]], [place[2], place[3]]);
        let (Some(merge), Some(head)) = (merge, self.heads.get_mut(self.sheets - 1)) else { return };
        if head.merges.len() < MERGES_MAX && self.merges < MERGES_ALL_MAX {
            head.merges.push(merge);
            self.merges += 1;
        } else {
            self.too_large("merges", MERGES_MAX as u64);
        }
    }

    /// Shows a row that is complete.
    fn end_row(&mut self) {
        let Some(sheet) = &mut self.sheet else { return };
        let Some(row) = sheet.row.take() else { return };
        let first = sheet.next_row;
        let is_shown = sheet.is_wanted && !row.cells.is_empty();
        if is_shown && self.show(&row, first).is_break() {
            self.sheet.iter_mut().for_each(|sheet| sheet.is_wanted = false);
        }
        if let Some(sheet) = &mut self.sheet {
            sheet.next_row = first.saturating_add(row.repeated);
        }
    }

    fn show(&mut self, row: &Row, first: u64) -> ControlFlow<()> {
        let columns = self.sheet.as_ref().map(|sheet| &sheet.columns);
        let cells = row.cells(columns);
        if cells.iter().all(Cell::is_blank) {
            return ControlFlow::Continue(());
        }
        let width = cells.len() as u64;
        let held = row.cells.iter().map(|held| held.repeated as u64).sum::<u64>();
        for time in 0..row.repeated {
            let number = first.saturating_add(time);
            if number > u64::from(ROWS_MAX) {
                self.too_large("rows", ROWS_MAX.into());
                return ControlFlow::Break(());
            }
            let blanks = self.blanks_left.checked_sub(width - held.min(width));
            let repeated = self.repeated_left.checked_sub(if time == 0 { row.cost(1) } else { row.cost(0) });
            let (Some(blanks), Some(repeated)) = (blanks, repeated) else {
                self.too_large("cells", REPEATED_MAX);
                return ControlFlow::Continue(());
            };
            (self.blanks_left, self.repeated_left) = (blanks, repeated);
            if let Some(sheet) = &mut self.sheet {
                if row.is_hidden {
                    sheet.hidden.hide_row(number as u32);
                }
                sheet.hidden.take(number as u32, &cells);
            }
            if let Some(visitor) = &mut self.visitor {
                visitor.row(number as u32, &cells)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// What the style that a tag names says of letters.
    fn look(&mut self, tag: &BytesStart<'_>) -> Look {
        let style = self.attribute(tag, "text:style-name");
        style.map_or_else(Look::default, |style| self.styles.of_text(&style))
    }

    fn row(&mut self) -> Option<&mut Row> {
        self.sheet.as_mut()?.row.as_mut()
    }

    fn cell(&mut self) -> Option<&mut Open> {
        self.row()?.cell.as_mut()
    }

    fn attribute(&mut self, tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
        let mut found = None;
        let is_whole = attributes(tag, |key, value| {
            if key == wanted {
                found = Some(value.to_owned());
            }
        });
        if !is_whole {
            self.broken();
        }
        found
    }

    /// How often something stands, once where nothing is said.
    fn number(&mut self, tag: &BytesStart<'_>, wanted: &str) -> u64 {
        let Some(text) = self.attribute(tag, wanted) else { return 1 };
        text.parse().unwrap_or_else(|_| {
            self.broken();
            1
        })
    }
}

/// Shows the attributes of a tag; false where one is broken.
pub(super) fn attributes(tag: &BytesStart<'_>, mut take: impl FnMut(&str, &str)) -> bool {
    for attribute in tag.attributes().with_checks(false) {
        let Ok(attribute) = attribute else { return false };
        match unescape(&attribute.value) {
            Ok(value) => take(attribute.key.into_inner(), &value),
            Err(_) => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use marsad_model::{Finding, FindingCode};
    use zip::write::SimpleFileOptions;

    use super::super::seen::Seen;
    use super::super::{COLUMNS_MAX, Merge, SheetHead, Unreadable};
    use super::{MIMETYPE, visit};

    fn read(content: &str) -> (Seen, Result<Vec<Finding>, Unreadable>) {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [("mimetype", MIMETYPE), ("content.xml", content.as_bytes())] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let mut seen = Seen::default();
        let findings = visit(&mut Cursor::new(bytes), &mut seen);
        (seen, findings)
    }

    fn sheet(rows: &str) -> String {
        format!(r#"<office:body><table:table table:name="S">{rows}</table:table></office:body>"#)
    }

    fn rows(content: &str) -> Vec<(u32, Vec<String>)> {
        let (seen, findings) = read(content);
        assert_eq!(findings, Ok(Vec::new()));
        seen.rows
    }

    fn codes(content: &str) -> (usize, Vec<FindingCode>) {
        let (seen, findings) = read(content);
        (seen.rows.len(), findings.unwrap().into_iter().map(|finding| finding.code).collect())
    }

    const ONE: &str = "<table:table-row><table:table-cell office:value=\"1\"/></table:table-row>";

    fn row(attributes: &str, cells: &str) -> String {
        format!("<table:table-row {attributes}>{cells}</table:table-row>")
    }

    fn cell(attributes: &str, inside: &str) -> String {
        format!("<table:table-cell {attributes}>{inside}</table:table-cell>")
    }

    #[test]
    fn cells_are_what_their_attributes_or_their_texts_say() {
        let string = r#"office:value-type="string""#;
        let note = "<office:annotation><text:p>note</text:p></office:annotation>";
        let cells = [
            cell(string, r#"<text:p>a &amp; b</text:p><text:p>c<text:s text:c="2"/>d</text:p>"#),
            cell(r#"office:value-type="float" office:value="44092""#, "<text:p>44 092</text:p>"),
            r#"<table:covered-table-cell table:number-columns-repeated="2"/>"#.to_owned(),
            cell(r#"office:value-type="percentage" office:value="0.5""#, ""),
            cell(r#"office:value-type="date" office:date-value="2024-02-29T12:00:00""#, ""),
            cell(r#"office:value-type="boolean" office:boolean-value="true""#, ""),
            cell(string, &format!("{note}<text:p>x<text:span>y</text:span>&#233;</text:p>")),
        ];
        let expected = ["a & b c d", "44092", "", "", "0.5%", "2024-02-29", "true", "xyé"];
        assert_eq!(rows(&sheet(&row("", &cells.join("\n")))), [(1, expected.map(str::to_owned).to_vec())]);
    }

    #[test]
    fn what_styles_strike_through_and_what_is_seen_of_numbers_is_known() {
        let style = |name: &str, line: &str| {
            let look = format!(r#"<style:text-properties style:text-line-through-style="{line}"/>"#);
            let style =
                |family| format!(r#"<style:style style:name="{name}" style:family="{family}">{look}</style:style>"#);
            ["text", "table-cell"].map(style).concat()
        };
        let span = |name: &str, text: &str| format!(r#"<text:span text:style-name="{name}">{text}</text:span>"#);
        let cells = [
            cell("", &format!("<text:p>{}Lulu</text:p>", span("gone", "Sadaf "))),
            cell("", &format!("<text:p>{} Isle</text:p>", span("kept", "Lulu"))),
            cell(r#"table:style-name="gone" office:value="7""#, "<text:p>7</text:p>"),
            cell(r#"office:value="541900000""#, "<text:p>541.9M</text:p>"),
            cell(r#"office:value="5""#, "<text:p>&lt;5</text:p>"),
        ];
        let styles = style("gone", "solid") + &style("kept", "none");
        let content = format!("<a>{styles}{}</a>", sheet(&row("", &cells.concat())));
        let expected = ["Lulu", "Lulu Isle", "7\u{336}", "541900000,,", "5!"];
        assert_eq!(rows(&content), [(1, expected.map(str::to_owned).to_vec())]);
    }

    /// A document with these styles of cells and of texts, and these rows behind these columns.
    fn styled(styles: [&str; 2], columns: &str, rows: &str) -> String {
        let style = |(at, look): (usize, &str)| {
            let family = ["table-cell", "text"][at];
            let look = format!("<style:text-properties {look}/>");
            format!(r#"<style:style style:name="s" style:family="{family}">{look}</style:style>"#)
        };
        let styles: String = styles.into_iter().enumerate().map(style).collect();
        format!("<a>{styles}{}</a>", sheet(&format!("{columns}{rows}")))
    }

    #[test]
    fn raised_digits_and_pieces_that_are_struck_through_are_those_of_their_styles() {
        let span = |text: &str| format!(r#"<text:span text:style-name="s">{text}</text:span>"#);
        let cells = [
            cell("", &format!("<text:p>418{}</text:p>", span("1"))),
            cell("", &format!("<text:p>Libye{}</text:p>", span("(1)"))),
            cell("", &format!("<text:p>1{}</text:p>", span("er"))),
        ];
        for position in ["super 58%", "33% 58%"] {
            let look = format!(r#"style:text-line-through-type="none" style:text-position="{position}""#);
            let found = rows(&styled(["", &look], "", &row("", &cells.concat())));
            assert_eq!(found[0].1, ["418¹", "Libye¹", "1er"], "{position}");
        }
        let struck = cell("", &format!("<text:p>{} 481</text:p>", span("418")));
        let look = r#"style:text-line-through-type="single""#;
        assert_eq!(rows(&styled(["", look], "", &row("", &struck)))[0].1, ["481"]);
    }

    #[test]
    fn cells_without_a_style_are_struck_through_as_their_rows_or_columns_are() {
        let number = cell(r#"office:value="7" table:number-columns-repeated="3""#, "");
        let own = cell(r#"office:value="7" table:style-name="plain""#, "");
        let struck = r#"table:default-cell-style-name="s""#;
        let columns = format!(
            "<table:table-columns><table:table-column/></table:table-columns><table:table-column {struck}/><table:table-column/>"
        );
        let rows_of = |columns: &str, attributes: &str, cells: &str| {
            let look = r#"style:text-line-through-style="solid""#;
            rows(&styled([look, ""], columns, &row(attributes, cells))).remove(0).1
        };
        assert_eq!(rows_of(&columns, "", &number), ["7", "7\u{336}", "7"]);
        assert_eq!(rows_of("", struck, &format!("{own}{number}")), ["7", "7\u{336}", "7\u{336}", "7\u{336}"]);
        let plain = r#"table:default-cell-style-name="plain""#;
        assert_eq!(rows_of(&columns, plain, &number), ["7", "7", "7"]);
    }

    #[test]
    fn hidden_rows_and_columns_are_read_and_told_once() {
        let columns = r#"<table:table-column/><table:table-column table:visibility="collapse"/>"#;
        let filtered =
            row(r#"table:visibility="filter" table:number-rows-repeated="2""#, &cell(r#"office:value="1""#, ""));
        let pair = cell(r#"office:value="1" table:number-columns-repeated="2""#, "");
        let rows = [filtered, row("", &pair), row("", &pair)].concat();
        let hidden = FindingCode::ShownDiffers;
        assert_eq!(codes(&sheet(&format!("{columns}{rows}"))), (4, vec![hidden, hidden]));
    }

    #[test]
    fn a_number_that_is_shown_as_nothing_is_hidden_and_a_day_is_as_exact_as_it_is_shown() {
        let year = r#"office:value-type="date" office:date-value="2022-01-01""#;
        let cells = [cell(r#"office:value="312""#, "<text:p/>"), cell(year, "<text:p>2022</text:p>")];
        assert_eq!(rows(&sheet(&row("", &cells.concat())))[0].1, ["312?", "2022"]);
    }

    #[test]
    fn blank_repeats_cost_nothing() {
        let wide = cell(r#"table:number-columns-repeated="2147483647""#, "");
        let blank = row(r#"table:number-rows-repeated="1048000""#, &wide);
        assert_eq!(rows(&sheet(&format!("{blank}{ONE}"))), [(1_048_001, vec!["1".to_owned()])]);
    }

    #[test]
    fn repeats_are_shown_as_often_as_a_limit_allows() {
        let pair = cell(r#"office:value="1" table:number-columns-repeated="2""#, "");
        let twice = row(r#"table:number-rows-repeated="2""#, &pair);
        let two = vec!["1".to_owned(); 2];
        assert_eq!(rows(&sheet(&twice)), [(1, two.clone()), (2, two)]);
        let wide = twice.replace("repeated=\"2\"", "repeated=\"16384\"");
        let (shown, told) = codes(&sheet(&wide));
        assert_eq!((shown, told), (1 + (2_000_000 - COLUMNS_MAX + 1) / COLUMNS_MAX, vec![FindingCode::TooLarge]));
        let wider = twice.replace("columns-repeated=\"2\"", "columns-repeated=\"16385\"");
        assert_eq!(codes(&sheet(&wider)), (2, vec![FindingCode::TooLarge]));
    }

    #[test]
    fn blanks_that_are_counted_are_counted_within_bounds() {
        let spaced = |count: &str| {
            let text = format!(r#"<text:p>a<text:s text:c="{count}"/>b</text:p>"#);
            sheet(&row("", &cell("", &text)))
        };
        assert_eq!(codes(&spaced("2147483647")), (1, vec![FindingCode::TooLarge]));
        assert_eq!(codes(&spaced("-5")), (1, vec![FindingCode::UnreadableFile]));
    }

    #[test]
    fn what_was_read_before_the_end_is_shown_and_the_end_is_told() {
        let whole = sheet(&format!("{ONE}<table:table-row><table:table-cell><office:annotation><text:p>a"));
        for end in ["<text:p>a", "<office:annotation>", "<table:table-cell>"] {
            let at = whole.find(end).unwrap();
            for length in [at, at + 5] {
                assert_eq!(codes(&whole[..length]), (1, vec![FindingCode::CutOff]), "{}", &whole[..length]);
            }
        }
    }

    #[test]
    fn spans_are_merged_cells_and_styles_hide_sheets() {
        let style = r#"<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
        let span = r#"table:number-columns-spanned="2" table:number-rows-spanned="99999999999" office:value="1""#;
        let spanning = row("", &format!("<table:table-cell/>{}", cell(span, "")));
        let rows = row(r#"table:number-rows-repeated="3""#, "") + &spanning;
        let table = format!(r#"<table:table table:name="S" table:style-name="h">{rows}</table:table>"#);
        let (seen, findings) = read(&format!("<a>{style}{table}</a>"));
        assert_eq!(findings, Ok(Vec::new()));
        let merges = vec![Merge { rows: [4, 1_048_576], columns: [2, 3] }];
        assert_eq!(seen.heads, [SheetHead { name: "S".to_owned(), is_hidden: true, merges }]);
    }

    #[test]
    fn groups_are_read_and_tables_within_cells_are_not() {
        let nested = row("", &cell("", &format!("<table:table>{ONE}</table:table>")));
        let headers = format!("<table:table-header-rows>{ONE}</table:table-header-rows>");
        let grouped = format!("<table:table-row-group>{headers}</table:table-row-group>");
        assert_eq!(rows(&sheet(&format!("{nested}{grouped}"))), [(2, vec!["1".to_owned()])]);
    }
}
