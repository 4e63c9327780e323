//! Workbooks: XLSX row by row as it is unpacked, XLS and ODS as a whole within limits.

use std::ops::ControlFlow;

use calamine::{Data, DataRef, Dimensions, Ods, Range, Reader, SheetVisible, Xls, Xlsx};
use marsad_model::{Finding, FindingCode, Place, Severity};

use super::package::{Kind, examine};
use super::{COLUMNS_MAX, Content, Merge, SheetHead, Unreadable, Visitor};
use crate::cell::Cell;

/// How many sheets are read.
const SHEETS_MAX: usize = 1000;
/// Above this size merged cells are not looked for: a sheet so large is a plain list.
const MERGES_BYTES_MAX: u64 = 48 << 20;

/// Shows every wanted sheet.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let package = examine(content)?;
    // A reader of foreign bytes that gives up may not take the process with it.
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match package.kind {
        Kind::Xlsx => xlsx(content, package.bytes <= MERGES_BYTES_MAX, visitor),
        Kind::Xls => {
            let mut book: Xls<_> = Xls::new(content).map_err(|error| Unreadable::other("XLS", error))?;
            let merges = |book: &mut Xls<_>, name: &str| book.merge_cells_by_sheet_name(name).unwrap_or_default();
            ranges(&mut book, merges, visitor)
        }
        Kind::Ods => {
            let mut book: Ods<_> = Ods::new(content).map_err(|error| Unreadable::other("ODS", error))?;
            ranges(&mut book, |_, _| Vec::new(), visitor)
        }
    }));
    caught.unwrap_or_else(|_| Err(Unreadable::other("XLSX", "its parts contradict each other")))
}

fn xlsx(content: &mut dyn Content, has_merges: bool, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let wrong = |error: &dyn std::fmt::Display| Unreadable::other("XLSX", error);
    let mut book: Xlsx<_> = Xlsx::new(content).map_err(|error| wrong(&error))?;
    let mut findings = Vec::new();
    for sheet in heads(&book, &mut findings) {
        let mut head = sheet;
        if has_merges {
            head.merges = book.merge_cells_by_sheet_name(&head.name).unwrap_or_default().iter().map(merge).collect();
        }
        if visitor.sheet(&head)
            && let Err(error) = xlsx_rows(&mut book, &head.name, visitor)
        {
            let place = Place { sheet: head.name.clone(), ..Place::default() };
            findings.push(Unreadable::other("XLSX", error).finding(place));
        }
    }
    Ok(findings)
}

/// Rows in the order of the file. A sheet may have one cell in its farthest corner, and costs no more for it.
fn xlsx_rows(
    book: &mut Xlsx<&mut dyn Content>,
    name: &str,
    visitor: &mut dyn Visitor,
) -> Result<(), calamine::XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let percents: Vec<bool> = reader.styles().iter().map(is_percent).collect();
    let mut row: Vec<(u32, DataRef<'_>, bool)> = Vec::new();
    let mut number = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (at, column) = cell.get_position();
        if at != number {
            if !row.is_empty() && show(number, &mut row, visitor).is_break() {
                return Ok(());
            }
            row.clear();
            number = at;
        }
        let value = cell.get_value();
        if *value != DataRef::Empty && (column as usize) < COLUMNS_MAX {
            row.push((column, value.clone(), percents.get(style).copied().unwrap_or(false)));
        }
    }
    if !row.is_empty() {
        let _ = show(number, &mut row, visitor);
    }
    Ok(())
}

fn is_percent(style: &calamine::Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

fn show(row: u32, found: &mut [(u32, DataRef<'_>, bool)], visitor: &mut dyn Visitor) -> ControlFlow<()> {
    found.sort_by_key(|(column, ..)| *column);
    let texts: Vec<String> = found.iter().map(|(_, value, _)| text_of(value)).collect();
    let width = found.last().map_or(0, |(column, ..)| *column as usize + 1);
    let mut cells = vec![Cell::default(); width];
    for ((column, value, is_percent), text) in found.iter().zip(&texts) {
        cells[*column as usize] = match value {
            DataRef::SharedString(text) => Cell::text(text),
            DataRef::Float(number) => Cell { text: "", number: Some(*number), is_percent: *is_percent },
            DataRef::Int(number) => Cell { text: "", number: Some(*number as f64), is_percent: *is_percent },
            _ => Cell::text(text),
        };
    }
    if cells.iter().all(Cell::is_blank) { ControlFlow::Continue(()) } else { visitor.row(row + 1, &cells) }
}

/// The text of what is neither a number nor a shared text.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(_) | DataRef::Float(_) | DataRef::Int(_) | DataRef::Empty => String::new(),
        other => text(&Data::from(other.clone())),
    }
}

/// Every sheet of cells, with what is odd about it.
fn heads<'b, R, S>(book: &R, findings: &mut Vec<Finding>) -> Vec<SheetHead>
where
    R: Reader<S>,
    S: std::io::Read + std::io::Seek + 'b,
{
    let sheets = book.sheets_metadata();
    if sheets.len() > SHEETS_MAX {
        findings.push(Unreadable::TooLarge { what: "sheets", limit: SHEETS_MAX as u64 }.finding(Place::default()));
    }
    let head = |sheet: &calamine::Sheet| SheetHead {
        name: sheet.name.clone(),
        is_hidden: sheet.visible != SheetVisible::Visible,
        merges: Vec::new(),
    };
    sheets.iter().take(SHEETS_MAX).map(head).collect()
}

/// Sheets that are read as a whole.
fn ranges<'c, R>(
    book: &mut R,
    merges: impl Fn(&mut R, &str) -> Vec<Dimensions>,
    visitor: &mut dyn Visitor,
) -> Result<Vec<Finding>, Unreadable>
where
    R: Reader<&'c mut dyn Content>,
{
    let mut findings = Vec::new();
    for mut head in heads(book, &mut findings) {
        head.merges = merges(book, &head.name).iter().map(merge).collect();
        if !visitor.sheet(&head) {
            continue;
        }
        match book.worksheet_range(&head.name) {
            Ok(range) => range_rows(&range, visitor),
            Err(error) => {
                let place = Place { sheet: head.name.clone(), ..Place::default() };
                let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, place);
                findings.push(finding.with("expected", "XLS").with("detail", format!("{error:?}")));
            }
        }
    }
    Ok(findings)
}

fn range_rows(range: &Range<Data>, visitor: &mut dyn Visitor) {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    for (at, row) in range.rows().enumerate() {
        let texts: Vec<String> = row.iter().map(text).collect();
        let mut cells = vec![Cell::default(); first_column as usize];
        cells.extend(row.iter().zip(&texts).map(|(value, text)| match value {
            Data::Float(number) => Cell { text: "", number: Some(*number), is_percent: false },
            Data::Int(number) => Cell { text: "", number: Some(*number as f64), is_percent: false },
            _ => Cell::text(text),
        }));
        cells.truncate(COLUMNS_MAX);
        if !cells.iter().all(Cell::is_blank) && visitor.row(first_row + at as u32 + 1, &cells).is_break() {
            return;
        }
    }
}

fn text(value: &Data) -> String {
    match value {
        Data::DateTime(moment) => match moment.as_datetime() {
            Some(date) => date.date().to_string(),
            None => moment.as_f64().to_string(),
        },
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::Float(_) | Data::Int(_) | Data::Empty => String::new(),
        other => other.to_string(),
    }
}

fn merge(dimensions: &Dimensions) -> Merge {
    Merge {
        rows: [dimensions.start.0 + 1, dimensions.end.0 + 1],
        columns: [dimensions.start.1 + 1, dimensions.end.1 + 1],
    }
}
