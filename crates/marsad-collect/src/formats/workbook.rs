//! Workbooks: XLSX row by row as it is unpacked, XLS as a whole within limits; for ODS see `ods`.
//!
//! A package is read through once by `gate` before any reader may believe it. What a sheet holds twice, out of order or
//! beyond its bounds is told here, for the reader of cells would let it go without a word.

use std::borrow::Cow;
use std::ops::ControlFlow;

use calamine::{Data, DataRef, Dimensions, Range, Reader, SheetVisible, Xls, Xlsx};
use marsad_model::{Finding, FindingCode, Place, Severity};

use super::number_format::NumberFormat;
use super::overlap::first_overlap;
use super::package::{FORMATS, Kind, Package, examine};
use super::plain::{PlainBook, Raised, RaisedBook, Shared};
use super::quiet::quietly;
use super::{
    BLANKS_MAX, CELL_CHARACTERS_MAX, COLUMNS_MAX, Content, MERGES_MAX, Merge, ROW_BYTES_MAX, ROWS_MAX, SHEETS_MAX,
    SheetHead, Unreadable, Visitor, cell_text, ods, tell_too_large, tell_unreadable,
};
use crate::cell::{Cell, ShownAs};

/// Above this size merged cells are not looked for: a sheet so large is a plain list.
const MERGES_BYTES_MAX: u64 = 48 << 20;
/// Above this size formulas are not looked through a second time.
const FORMULAS_BYTES_MAX: u64 = 48 << 20;
/// So many uncomputed formulas of a sheet are told one by one.
const FORMULAS_TOLD_MAX: u64 = 200;
/// Days before and after which a number is no date, counted as workbooks do: the years 100 to 9999.
const DAYS: std::ops::Range<f64> = -657_434.0..2_958_466.0;

/// Shows every wanted sheet.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let mut format = FORMATS;
    // A reader of foreign bytes that gives up may not take the process with it.
    let read = quietly(|| {
        let package = examine(content)?;
        format = package.kind.format();
        match package.kind {
            Kind::Xlsx => xlsx(content, package, visitor),
            Kind::Xls => xls(content, visitor),
            Kind::Ods => ods::visit(content, visitor),
        }
    });
    read.unwrap_or_else(|| Err(Unreadable::other(format, "its parts contradict each other")))
}

fn xlsx(content: &mut dyn Content, package: Package, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let wrong = |error: &dyn std::fmt::Display| Unreadable::other("XLSX", error);
    let content = Shared::new(content).map_err(|error| wrong(&error))?;
    let mut raised = if package.has_raised { RaisedBook::open(content.another()) } else { None };
    let mut plain = PlainBook::open(content.another(), package.plain);
    let mut book: Xlsx<_> = Xlsx::new(content).map_err(|error| wrong(&error))?;
    let mut findings = Vec::new();
    if package.is_cut {
        findings.push(Finding::new(FindingCode::CutOff, Severity::Error, Place::default()));
    }
    let has_merges = package.merges > 0 && package.bytes <= MERGES_BYTES_MAX;
    if package.merges > 0 && !has_merges {
        let finding = Finding::new(FindingCode::TooLarge, Severity::Warning, Place::default());
        findings.push(finding.with("what", "merges").with("limit", MERGES_BYTES_MAX));
    }
    if package.has_raised && raised.is_none() {
        raised_unread(String::new(), &mut findings);
    }
    let mut blanks_left = BLANKS_MAX;
    for head in heads(&book, "XLSX", &mut findings) {
        let (name, is_hidden) = (head.name, head.is_hidden);
        let merges = if has_merges {
            // What merged cells cannot be must not keep the cells from being read.
            let read = quietly(|| book.merge_cells_by_sheet_name(&name).map_err(|error| error.to_string()));
            let found = read.unwrap_or_else(|| Err("they end before they begin".to_owned()));
            merges("XLSX", &name, found, &mut findings)
        } else {
            Vec::new()
        };
        let head = SheetHead::new(name, is_hidden, merges);
        if visitor.sheet(&head) {
            let mut rows = Rows {
                visitor: &mut *visitor,
                findings: &mut findings,
                sheet: &head.name,
                blanks_left,
                has_told: false,
                raised: Raised::default(),
            };
            if let Some(raised) = &mut raised {
                rows.raised = raised.of_sheet(&head.name).unwrap_or_else(|| {
                    raised_unread(head.name.clone(), rows.findings);
                    Raised::default()
                });
            }
            if package.formulas > 0 && package.bytes <= FORMULAS_BYTES_MAX {
                // What cannot be read here cannot be read below, and is told there.
                let _ = uncomputed(&mut book, &mut rows);
            }
            let read = xlsx_rows(&mut book, plain.as_mut(), &mut rows);
            blanks_left = rows.blanks_left;
            if let Err(error) = read {
                let place = Place { sheet: head.name.clone(), ..Place::default() };
                findings.push(Unreadable::other("XLSX", error).finding(place));
            }
        }
    }
    Ok(findings)
}

/// Tells that raised letters could not be looked for: a mark of a footnote behind a number would be a digit of it.
fn raised_unread(sheet: String, findings: &mut Vec<Finding>) {
    let finding = Finding::new(FindingCode::UnreadableFile, Severity::Warning, Place { sheet, ..Place::default() });
    findings.push(finding.with("expected", "XLSX").with("detail", "raised letters").with("found", "other"));
}

/// The merged blocks of a sheet; what cannot be read of them is told.
fn merges<E: std::fmt::Display>(
    expected: &'static str,
    sheet: &str,
    found: Result<Vec<Dimensions>, E>,
    findings: &mut Vec<Finding>,
) -> Vec<Merge> {
    let place = || Place { sheet: sheet.to_owned(), ..Place::default() };
    let found = found.unwrap_or_else(|error| {
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Warning, place());
        findings.push(finding.with("expected", expected).with("detail", format!("merged cells: {error}")));
        Vec::new()
    });
    let merges: Vec<Merge> = found.iter().filter_map(merge).take(MERGES_MAX).collect();
    if merges.len() < found.len() {
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Warning, place());
        let detail = format!("{} merged cells are beyond what a sheet has", found.len() - merges.len());
        findings.push(finding.with("expected", expected).with("detail", detail));
    }
    if let Some(overlap) = first_overlap(&merges) {
        let at = Place { row: Some(overlap.rows[0]), column: Some(overlap.columns[0]), ..place() };
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Warning, at);
        findings.push(finding.with("expected", expected).with("detail", "blocks of merged cells overlap"));
    }
    merges
}

fn merge(dimensions: &Dimensions) -> Option<Merge> {
    let (start, end) = (dimensions.start, dimensions.end);
    let from_one = |number: u32| number.saturating_add(1);
    Merge::new([start.0, end.0].map(from_one), [start.1, end.1].map(from_one))
}

/// Takes the cells of a sheet and shows its rows.
struct Rows<'v, 'f> {
    visitor: &'v mut dyn Visitor,
    findings: &'f mut Vec<Finding>,
    sheet: &'f str,
    blanks_left: u64,
    /// Whether it was told that rows are not in their order.
    has_told: bool,
    /// The texts of cells some of whose letters stand raised.
    raised: Raised,
}

/// A row while its cells come.
#[derive(Default)]
struct Row<'s> {
    number: u32,
    cells: Vec<Held<'s>>,
    /// How many bytes its own texts have.
    bytes: usize,
}

impl Row<'_> {
    /// Begins anew with another row, in the room of the one before.
    fn begin(&mut self, number: u32) {
        self.number = number;
        self.cells.clear();
        self.bytes = 0;
    }
}

/// A cell as it waits for its row to end.
struct Held<'s> {
    column: u32,
    value: Value<'s>,
}

enum Value<'s> {
    Number { number: f64, is_percent: bool, words: &'s str, shown: ShownAs },
    Text(Cow<'s, str>),
}

/// Tells the formulas whose results were never written: the program that made the file did not compute them, and their
/// cells read as blank.
fn uncomputed(book: &mut Xlsx<Shared<'_>>, rows: &mut Rows<'_, '_>) -> Result<(), calamine::XlsxError> {
    let mut reader = book.worksheet_cells_reader(rows.sheet)?;
    let mut told = 0;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        if cell.formula.is_none() || cell.value != DataRef::Empty {
            continue;
        }
        told += 1;
        match rows.findings.last_mut().filter(|_| told > FORMULAS_TOLD_MAX) {
            Some(last) => last.more += 1,
            None => {
                let place = rows.place(cell.pos);
                rows.findings.push(Finding::new(FindingCode::UncomputedFormula, Severity::Warning, place));
            }
        }
    }
    Ok(())
}

/// Rows in the order of the file, from the cells themselves where the sheet is plain.
fn xlsx_rows(
    book: &mut Xlsx<Shared<'_>>,
    plain: Option<&mut PlainBook<'_>>,
    rows: &mut Rows<'_, '_>,
) -> Result<(), String> {
    let words = |error: calamine::XlsxError| error.to_string();
    let mut reader = book.worksheet_cells_reader(rows.sheet).map_err(words)?;
    let shown: Vec<Shown> = reader.styles().iter().map(Shown::of).collect();
    match plain.and_then(|plain| plain.cells(rows.sheet, reader.styles())) {
        Some(mut cells) => rows_of(|| cells.next_cell(), &shown, rows),
        None => rows_of(|| reader.next_cell_with_style_id().map_err(words), &shown, rows),
    }
}

/// Rows of the cells that `next` gives. A sheet may have one cell in its farthest corner, and costs no more for it.
fn rows_of<'s>(
    mut next: impl FnMut() -> Result<Option<(calamine::Cell<DataRef<'s>>, usize)>, String>,
    shown: &'s [Shown],
    rows: &mut Rows<'_, '_>,
) -> Result<(), String> {
    let plain = Shown::default();
    let mut row = Row::default();
    let mut last_shown = None;
    while let Some((cell, style)) = next()? {
        let (at, column) = cell.get_position();
        if *cell.get_value() == DataRef::Empty {
            continue;
        }
        if at != row.number || row.cells.is_empty() {
            if !row.cells.is_empty() {
                last_shown = Some(row.number);
                if rows.show(&mut row).is_break() {
                    return Ok(());
                }
            }
            row.begin(at);
        }
        if rows.may_stand((at, column), last_shown, row.cells.len()) {
            let shown = shown.get(style).unwrap_or(&plain);
            let value = rows.value(cell.get_value(), shown, (at, column));
            row.bytes += value.bytes();
            if row.bytes <= ROW_BYTES_MAX {
                row.cells.push(Held { column, value });
            } else {
                rows.too_large(("cell", CELL_CHARACTERS_MAX as u64), (at, column));
            }
        }
    }
    if !row.cells.is_empty() {
        let _ = rows.show(&mut row);
    }
    Ok(())
}

/// How a style shows a number.
#[derive(Debug, Default)]
struct Shown {
    is_percent: bool,
    /// The words that stand beside each number: `mille`, `(p)`.
    words: String,
    format: NumberFormat,
}

impl Shown {
    fn of(style: &calamine::Style) -> Self {
        let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
        Self { is_percent: code.contains('%'), words: words_shown(code), format: NumberFormat::of(code) }
    }

    fn number(&self, number: f64) -> Value<'_> {
        let shown = self.format.shown(number);
        Value::Number { number, is_percent: self.is_percent, words: &self.words, shown }
    }

    /// What is seen of a value that is neither a number nor a text.
    fn other(&self, value: &DataRef<'_>) -> String {
        let is_date = matches!(value, DataRef::DateTime(_) | DataRef::DateTimeIso(_));
        let text = text(&Data::from(value.clone()));
        if is_date { self.format.shown_of_day(text) } else { text }
    }
}

/// The words that a number format shows beside a number as they stand: those between quotation marks, and letters behind
/// a backslash. Of several formats, as for negative numbers, the first; blank where it shows no letter.
fn words_shown(code: &str) -> String {
    let mut words = String::new();
    let (mut is_quoted, mut is_bracketed, mut is_escaped) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if is_escaped => {
                words.push(c);
                is_escaped = false;
            }
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => words.push(c),
            '\\' => is_escaped = true,
            '[' => is_bracketed = true,
            ']' => is_bracketed = false,
            ';' if !is_bracketed => break,
            _ => {}
        }
    }
    let words = words.trim();
    if words.chars().any(char::is_alphabetic) { words.to_owned() } else { String::new() }
}

impl Rows<'_, '_> {
    fn place(&self, (row, column): (u32, u32)) -> Place {
        let place = |number: u32| Some(number.saturating_add(1));
        Place { sheet: self.sheet.to_owned(), row: place(row), column: place(column), ..Place::default() }
    }

    fn too_large(&mut self, limit: (&'static str, u64), at: (u32, u32)) {
        let place = self.place(at);
        tell_too_large(self.findings, limit, place);
    }

    /// Whether a cell may be read where it stands; tells where not.
    fn may_stand(&mut self, at: (u32, u32), last_shown: Option<u32>, cells: usize) -> bool {
        if at.0 >= ROWS_MAX {
            self.too_large(("rows", ROWS_MAX.into()), at);
            return false;
        }
        if at.1 as usize >= COLUMNS_MAX {
            self.too_large(("columns", COLUMNS_MAX as u64), at);
            return false;
        }
        let is_late = last_shown.is_some_and(|last| at.0 <= last);
        if (is_late || cells >= COLUMNS_MAX) && !std::mem::replace(&mut self.has_told, true) {
            let place = Place { column: None, ..self.place(at) };
            tell_unreadable(self.findings, ("XLSX", "a row comes twice or after a later one"), place);
        }
        !is_late && cells < COLUMNS_MAX
    }

    fn value<'s>(&mut self, value: &DataRef<'s>, shown: &'s Shown, at: (u32, u32)) -> Value<'s> {
        if !self.raised.is_empty()
            && matches!(value, DataRef::SharedString(_) | DataRef::String(_))
            && let Some(text) = self.raised.take(at)
        {
            let (text, is_cut) = cell_text(&text);
            if is_cut {
                self.too_large(("cell", CELL_CHARACTERS_MAX as u64), at);
            }
            return Value::Text(Cow::Owned(text.to_owned()));
        }
        let text: Cow<'s, str> = match value {
            DataRef::Float(number) => return shown.number(*number),
            DataRef::Int(number) => return shown.number(*number as f64),
            DataRef::SharedString(text) => Cow::Borrowed(*text),
            DataRef::String(text) => Cow::Owned(cell_text(text).0.to_owned()),
            other => Cow::Owned(shown.other(other)),
        };
        let is_cut = match value {
            DataRef::String(whole) => whole.len() > text.len(),
            _ => cell_text(&text).1,
        };
        if is_cut {
            self.too_large(("cell", CELL_CHARACTERS_MAX as u64), at);
        }
        match text {
            Cow::Borrowed(text) => Value::Text(Cow::Borrowed(cell_text(text).0)),
            owned => Value::Text(owned),
        }
    }

    fn show(&mut self, row: &mut Row<'_>) -> ControlFlow<()> {
        row.cells.sort_by_key(|held| held.column);
        if let Some(pair) = row.cells.windows(2).find(|pair| pair[0].column == pair[1].column) {
            let place = self.place((row.number, pair[0].column));
            tell_unreadable(self.findings, ("XLSX", "a cell comes twice"), place);
            // The first counts.
            row.cells.dedup_by_key(|held| held.column);
        }
        let width = row.cells.last().map_or(0, |held| held.column as usize + 1);
        let Some(blanks_left) = self.blanks_left.checked_sub((width - row.cells.len()) as u64) else {
            self.too_large(("cells", BLANKS_MAX), (row.number, 0));
            return ControlFlow::Break(());
        };
        self.blanks_left = blanks_left;
        let mut cells = vec![Cell::default(); width];
        for held in &row.cells {
            cells[held.column as usize] = held.value.cell();
        }
        if cells.iter().all(Cell::is_blank) {
            return ControlFlow::Continue(());
        }
        self.visitor.row(row.number + 1, &cells)
    }
}

impl Value<'_> {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Number { number, is_percent, words, shown } => {
                Cell { text: words, number: Some(*number), is_percent: *is_percent, shown: *shown }
            }
            Self::Text(text) => Cell::text(text),
        }
    }

    /// How many bytes of its own it has; shared texts are held once.
    fn bytes(&self) -> usize {
        match self {
            Self::Text(Cow::Owned(text)) => text.len(),
            _ => 0,
        }
    }
}

/// Every sheet of cells, with what is odd about it.
fn heads<'b, R, S>(book: &R, expected: &'static str, findings: &mut Vec<Finding>) -> Vec<SheetHead>
where
    R: Reader<S>,
    S: std::io::Read + std::io::Seek + 'b,
{
    let sheets = book.sheets_metadata();
    if sheets.len() > SHEETS_MAX {
        findings.push(Unreadable::TooLarge { what: "sheets", limit: SHEETS_MAX as u64 }.finding(Place::default()));
    }
    let mut heads: Vec<SheetHead> = Vec::new();
    for sheet in sheets.iter().take(SHEETS_MAX) {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        // Sheets are read by their names: of two with one name, the second cannot be reached.
        if heads.iter().any(|head| head.name == sheet.name) {
            let place = Place { sheet: sheet.name.clone(), ..Place::default() };
            tell_unreadable(findings, (expected, "two sheets have the same name"), place);
        } else {
            heads.push(SheetHead::new(sheet.name.clone(), is_hidden, Vec::new()));
        }
    }
    heads
}

/// Sheets that are read as a whole.
fn xls(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let mut book: Xls<_> = Xls::new(content).map_err(|error| Unreadable::other("XLS", error))?;
    let mut findings = Vec::new();
    for head in heads(&book, "XLS", &mut findings) {
        let (name, is_hidden) = (head.name, head.is_hidden);
        let merges = merges("XLS", &name, book.merge_cells_by_sheet_name(&name), &mut findings);
        let head = SheetHead::new(name, is_hidden, merges);
        if !visitor.sheet(&head) {
            continue;
        }
        match book.worksheet_range(&head.name) {
            Ok(range) => range_rows(&range, visitor, (head.name.as_str(), &mut findings)),
            Err(error) => {
                let place = Place { sheet: head.name.clone(), ..Place::default() };
                findings.push(Unreadable::other("XLS", error).finding(place));
            }
        }
    }
    Ok(findings)
}

fn range_rows(range: &Range<Data>, visitor: &mut dyn Visitor, (sheet, findings): (&str, &mut Vec<Finding>)) {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    for (number, row) in (first_row.saturating_add(1)..).zip(range.rows()) {
        let texts: Vec<String> = row.iter().map(text).collect();
        let mut cells = vec![Cell::default(); first_column as usize];
        for (value, text) in row.iter().zip(&texts) {
            let (text, is_cut) = cell_text(text);
            if is_cut {
                let place = Place { sheet: sheet.to_owned(), row: Some(number), ..Place::default() };
                tell_too_large(findings, ("cell", CELL_CHARACTERS_MAX as u64), place);
            }
            cells.push(match value {
                Data::Float(number) => Cell { number: Some(*number), ..Cell::default() },
                Data::Int(number) => Cell { number: Some(*number as f64), ..Cell::default() },
                _ => Cell::text(text),
            });
        }
        cells.truncate(COLUMNS_MAX);
        if !cells.iter().all(Cell::is_blank) && visitor.row(number, &cells).is_break() {
            return;
        }
    }
}

/// The text of what is not a number.
fn text(value: &Data) -> String {
    match value {
        Data::DateTime(moment) => {
            let number = moment.as_f64();
            let date = if DAYS.contains(&number) { moment.as_datetime() } else { None };
            date.map_or_else(|| number.to_string(), |date| date.date().to_string())
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::Float(_) | Data::Int(_) | Data::Empty => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use calamine::{Data, Dimensions, ExcelDateTime, ExcelDateTimeType};
    use marsad_model::{Finding, FindingCode};
    use zip::write::SimpleFileOptions;

    use super::super::seen::Seen;
    use super::super::{Merge, Unreadable};
    use super::{Held, Raised, Row, Rows, Shown, merge, text, visit, words_shown};

    #[test]
    fn a_number_format_shows_words_beside_a_number() {
        for (code, words) in [
            ("0\" mille\"", "mille"),
            ("#,##0\" (p)\"", "(p)"),
            ("0\\ \\k", "k"),
            ("0.0", ""),
            ("#,##0 \"€\"", ""),
            ("[$-40C]#,##0", ""),
            ("0\" DT\";[Red]-0\" DT\"", "DT"),
            ("0%", ""),
        ] {
            assert_eq!(words_shown(code), words, "{code}");
        }
    }

    /// A workbook of one sheet with the shared text `France`.
    fn read(rows: &str, after: &str) -> (Seen, Result<Vec<Finding>, Unreadable>) {
        read_styled(rows, after, "")
    }

    /// The same with these styles, if any.
    fn read_styled(rows: &str, after: &str, styles: &str) -> (Seen, Result<Vec<Finding>, Unreadable>) {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relations = |kind: &str, target: &str| {
            let one = format!(r#"<Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/>"#);
            format!("<Relationships>{one}</Relationships>")
        };
        let parts = [
            ("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", r#"<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#.to_owned()),
            ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")),
            ("xl/sharedStrings.xml", "<sst><si><t>France</t></si></sst>".to_owned()),
            ("xl/styles.xml", styles.to_owned()),
            ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>")),
        ];
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts.iter().filter(|(_, text)| !text.is_empty()) {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        let mut seen = Seen::default();
        let findings = visit(&mut Cursor::new(writer.finish().unwrap().into_inner()), &mut seen);
        (seen, findings)
    }

    fn codes(rows: &str) -> (Vec<(u32, Vec<String>)>, Vec<FindingCode>) {
        let (seen, findings) = read(rows, "");
        (seen.rows, findings.unwrap().into_iter().map(|finding| finding.code).collect())
    }

    fn cell(place: &str, number: u32) -> String {
        format!(r#"<c r="{place}"><v>{number}</v></c>"#)
    }

    /// 41,640 is 1 January 2014.
    #[test]
    fn numbers_and_dates_are_known_as_they_are_seen() {
        let codes = ["General", "#,##0.0,,", "yyyy", ";;;", "mmm yyyy"];
        let formats: String = codes
            .iter()
            .zip(164..)
            .map(|(code, id)| format!(r#"<numFmt numFmtId="{id}" formatCode="{code}"/>"#))
            .collect();
        let cells: String = (164..169).map(|id| format!(r#"<xf numFmtId="{id}" applyNumberFormat="1"/>"#)).collect();
        let styles = format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>");
        let cell = |place: &str, style: u8, value: u64| format!(r#"<c r="{place}" s="{style}"><v>{value}</v></c>"#);
        let row = [("A1", 0, 7), ("B1", 1, 3_100_000_000), ("C1", 2, 41_640), ("D1", 3, 8), ("E1", 4, 41_640)]
            .map(|(place, style, value)| cell(place, style, value))
            .concat();
        let (seen, findings) = read_styled(&format!(r#"<row r="1">{row}</row>"#), "", &styles);
        assert_eq!(findings, Ok(Vec::new()));
        assert_eq!(seen.rows[0].1, ["7", "3100000000,,", "2014", "8?", "2014-01"]);
    }

    #[test]
    fn a_raised_digit_is_no_digit_of_a_number() {
        let raised = r#"<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>"#;
        let text = format!(r#"<c r="A1" t="inlineStr"><is><r><t>250</t></r>{raised}</is></c>"#);
        let (rows, told) = codes(&format!(r#"<row r="1">{text}{}</row>"#, cell("B1", 2501)));
        assert_eq!((rows[0].1.clone(), told), (vec!["250¹".to_owned(), "2501".to_owned()], Vec::new()));
    }

    #[test]
    fn rows_are_shown_as_they_come() {
        let rows = format!(r#"<row r="2"><c r="A2" t="s"><v>0</v></c>{}</row>"#, cell("C2", 7));
        let expected = ["France", "", "7"].map(str::to_owned).to_vec();
        assert_eq!(codes(&rows), (vec![(2, expected)], Vec::new()));
    }

    /// What the gate finds plain is read without the foreign reader: a comment is enough for it to be called.
    #[test]
    fn plain_cells_mean_what_the_foreign_reader_says() {
        let rows = format!(
            r#"<row r="2" spans="1:3">{}<c r="B2"/><c r="C2" s="7" t="n"><v>-1.5E3</v></c></row>
            <row r="4"><c t="s" r="AA4"><v>0</v></c>{}</row>"#,
            cell("A2", 7),
            cell("AB4", 1_000_000),
        );
        let plain = codes(&rows);
        assert_eq!(plain.0.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(plain.0[0].1, ["7", "", "-1500"]);
        assert_eq!(plain, codes(&format!("{rows}<!-- by hand -->")));
        let beyond = r#"<row r="2"><c r="A2" t="s"><v>1</v></c></row>"#;
        assert_eq!(codes(beyond).1, codes(&format!("{beyond}<!-- -->")).1);
    }

    #[test]
    fn a_shared_text_that_is_none_is_refused() {
        let (_, read) = read(r#"<row r="2"><c r="A2" t="s"><v>-1</v></c></row>"#, "");
        assert!(matches!(read, Err(Unreadable::Other { .. })));
    }

    #[test]
    fn a_row_or_a_cell_that_comes_twice_is_told() {
        let twice = format!(r#"<row r="5">{}{}</row>"#, cell("B5", 12), cell("B5", 13));
        let (rows, told) = codes(&twice);
        assert_eq!((rows[0].1[1].as_str(), told), ("12", vec![FindingCode::UnreadableFile]));
        let rows = format!(r#"<row r="5">{}</row><row r="5">{}</row>"#, cell("B5", 12), cell("B5", 13));
        assert_eq!(codes(&rows).1, [FindingCode::UnreadableFile]);
        let reversed = format!(r#"<row r="6">{}</row><row r="5">{}</row>"#, cell("B6", 12), cell("B5", 13));
        let (rows, told) = codes(&reversed);
        assert_eq!((rows.len(), told), (1, vec![FindingCode::UnreadableFile]));
    }

    #[test]
    fn cells_beyond_the_sheet_are_told() {
        for place in ["XFE5", "A1048577", "A9999999"] {
            let rows = format!("<row>{}</row>", cell(place, 1));
            assert_eq!(codes(&rows), (Vec::new(), vec![FindingCode::TooLarge]), "{place}");
        }
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_told() {
        let long = "x".repeat(40_000);
        let (rows, told) = codes(&format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row>"#));
        assert_eq!((rows[0].1[0].len(), told), (32_767, vec![FindingCode::TooLarge]));
    }

    #[test]
    fn a_cell_far_to_the_right_in_every_row_is_not_paid_for_without_end() {
        let (mut seen, mut findings) = (Seen::default(), Vec::new());
        let mut rows = Rows {
            visitor: &mut seen,
            findings: &mut findings,
            sheet: "S",
            blanks_left: 100_000,
            has_told: false,
            raised: Raised::default(),
        };
        let plain = Shown::default();
        let mut show = |number| {
            let held = Held { column: 16_383, value: plain.number(1.0) };
            rows.show(&mut Row { number, cells: vec![held], bytes: 0 }).is_continue()
        };
        assert_eq!((0..10).filter(|number| show(*number)).count(), 6);
        assert_eq!((seen.rows.len(), findings.len()), (6, 1));
    }

    #[test]
    fn merged_cells_are_ordered_and_those_that_are_none_are_told() {
        let reversed = merge(&Dimensions { start: (3, 3), end: (3, 1) });
        assert_eq!(reversed, Some(Merge { rows: [4, 4], columns: [2, 4] }));
        assert_eq!(merge(&Dimensions { start: (0, 0), end: (u32::MAX, 1) }), None);
        let merged = |place: &str| format!(r#"<mergeCells><mergeCell ref="{place}"/></mergeCells>"#);
        let (seen, findings) = read(&cell("A1", 1), &merged("B4:D4"));
        assert_eq!(findings, Ok(Vec::new()));
        assert_eq!(seen.heads[0].merges_at(4), [Merge { rows: [4, 4], columns: [2, 4] }]);
        for place in ["é", "A:C", "A1:B1048577"] {
            let (seen, findings) = read(&cell("A1", 1), &merged(place));
            let told: Vec<FindingCode> = findings.unwrap().into_iter().map(|finding| finding.code).collect();
            assert_eq!((seen.rows.len(), told), (1, vec![FindingCode::UnreadableFile]), "{place}");
            assert!(seen.heads[0].merges.is_empty());
        }
    }

    #[test]
    fn dates_out_of_range_are_numbers() {
        let date = |days: f64| text(&Data::DateTime(ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false)));
        assert_eq!(date(45_000.0), "2023-03-15");
        assert_eq!(date(-1e300), (-1e300_f64).to_string());
        assert_eq!(date(f64::NAN), "NaN");
        assert_eq!(date(1e9), "1000000000");
    }
}
