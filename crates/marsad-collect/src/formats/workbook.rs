//! Workbooks: XLSX row by row as it is unpacked, XLS as a whole within limits; for ODS see `ods`.
//!
//! A package is read through once by `gate` before any reader may believe it. Which reader gives the cells of a sheet is
//! decided here; their rows are in `sheet_rows`.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Range, Reader, SheetVisible, Xls, Xlsx};
use marsad_model::{Finding, FindingCode, Place, Severity, quietly};

use super::hidden_places::HiddenPlaces;
use super::overlap::first_overlap;
use super::package::{FORMATS, Kind, Package, examine};
use super::plain::{HiddenBook, PlainBook, Raised, RaisedBook, Shared};
use super::sheet_rows::{Rows, Shown, rows_of};
use super::xls::{CellStyles, Looks};
use super::{BLANKS_MAX, Content, MERGES_MAX, Merge, SHEETS_MAX, SheetHead, Unreadable, Visitor, ods, tell_unreadable};

/// Above this size merged cells are not looked for: a sheet so large is a plain list.
const MERGES_BYTES_MAX: u64 = 48 << 20;
/// Above this size formulas are not looked through a second time.
const FORMULAS_BYTES_MAX: u64 = 48 << 20;
/// So many uncomputed formulas of a sheet are told one by one.
const FORMULAS_TOLD_MAX: u64 = 200;

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
    let mut hidden = if package.has_hidden { HiddenBook::open(content.another()) } else { None };
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
                expected: "XLSX",
                sheet: &head.name,
                blanks_left,
                has_told: false,
                raised: Raised::default(),
                hidden: HiddenPlaces::default(),
            };
            // What is hidden is read all the same: a sheet that cannot be looked through for it is told by its readers.
            rows.hidden = hidden.as_mut().and_then(|hidden| hidden.of_sheet(&head.name)).unwrap_or_default();
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
            let told = rows.hidden.tell(&head.name);
            findings.extend(told);
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
    let wrong = |error: &dyn std::fmt::Display| Unreadable::other("XLS", error);
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes).map_err(|error| wrong(&error))?;
    let looks = Looks::of(&bytes);
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| wrong(&error))?;
    let mut findings = Vec::new();
    let mut blanks_left = BLANKS_MAX;
    for head in heads(&book, "XLS", &mut findings) {
        let (name, is_hidden) = (head.name, head.is_hidden);
        let merges = merges("XLS", &name, book.merge_cells_by_sheet_name(&name), &mut findings);
        let head = SheetHead::new(name, is_hidden, merges);
        if !visitor.sheet(&head) {
            continue;
        }
        // Of two sheets with one name, the reader has the cells of the last.
        let place = book.sheets_metadata().iter().rposition(|sheet| sheet.name == head.name);
        let look = place.map(|place| looks.of_sheet(place)).unwrap_or_default();
        let mut rows = Rows {
            visitor: &mut *visitor,
            findings: &mut findings,
            expected: "XLS",
            sheet: &head.name,
            blanks_left,
            has_told: false,
            raised: look.raised,
            hidden: look.hidden,
        };
        let read = match book.worksheet_range(&head.name) {
            Ok(range) => rows_of(cells_of(&range, &look.styles), &looks.shown, &mut rows),
            Err(error) => Err(error.to_string()),
        };
        blanks_left = rows.blanks_left;
        let told = rows.hidden.tell(&head.name);
        findings.extend(told);
        if let Err(error) = read {
            let place = Place { sheet: head.name.clone(), ..Place::default() };
            findings.push(Unreadable::other("XLS", error).finding(place));
        }
    }
    Ok(findings)
}

/// The cells of a sheet that was read as a whole, one after the other, with the number of their styles.
fn cells_of<'s>(
    range: &'s Range<Data>,
    styles: &'s CellStyles,
) -> impl FnMut() -> Result<Option<(calamine::Cell<DataRef<'s>>, usize)>, String> {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let from = |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    let mut cells = range.used_cells();
    move || {
        let Some((row, column, value)) = cells.next() else { return Ok(None) };
        let at = (from(first_row, row), from(first_column, column));
        let value = match value {
            Data::Float(number) => DataRef::Float(*number),
            Data::Int(number) => DataRef::Int(*number),
            Data::String(text) => DataRef::SharedString(text),
            Data::Bool(is_true) => DataRef::Bool(*is_true),
            Data::DateTime(moment) => DataRef::DateTime(*moment),
            Data::DateTimeIso(moment) => DataRef::DateTimeIso(moment.clone()),
            Data::DurationIso(duration) => DataRef::DurationIso(duration.clone()),
            Data::Error(error) => DataRef::Error(error.clone()),
            Data::Empty => DataRef::Empty,
        };
        Ok(Some((calamine::Cell::new(at, value), styles.at(at))))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use calamine::Dimensions;
    use marsad_model::{Finding, FindingCode};
    use zip::write::SimpleFileOptions;

    use super::super::seen::Seen;
    use super::super::{Merge, Unreadable};
    use super::{merge, visit};

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
    fn a_hidden_row_is_read_and_told() {
        let rows = format!(r#"<row r="2">{}</row><row r="3" hidden="1">{}</row>"#, cell("A2", 1), cell("A3", 2));
        let (rows, told) = codes(&rows);
        assert_eq!((rows.len(), told), (2, vec![FindingCode::ShownDiffers]));
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
}
