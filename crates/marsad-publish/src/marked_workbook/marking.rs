//! The steps from a workbook to the marked one.

use super::book::Book;
use super::package::Package;
use super::sheet_marking::{SheetMarking, cells_by_sheet};
use super::sheet_name::free_sheet_name;
use super::styles::Styles;
use super::summary_sheet::summary_sheet;
use super::{Mark, MarkError, MarkedWords, SummaryLine};

/// The workbook with its cells coloured and commented and, where there is a summary, one sheet more.
///
/// Marks on sheets or cells that the workbook cannot have, and marks without a cell, change nothing: the summary is
/// where they are said. A mark on a cell hidden by a merged one goes to the cell that shows. Without marks and without
/// summary every part is given back as it stood.
///
/// # Errors
/// When the bytes are no open XLSX workbook, are beyond the limits, or hold a part that cannot be read.
pub fn mark_workbook(
    original: &[u8],
    marks: &[Mark],
    summary: &[SummaryLine],
    words: &MarkedWords,
) -> Result<Vec<u8>, MarkError> {
    let mut package = Package::open(original)?;
    let mut book = Book::read(&mut package)?;
    if marks.is_empty() && summary.is_empty() {
        return package.into_bytes();
    }
    let mut styles = Styles::read(&mut package, &book)?;
    let mut cells = cells_by_sheet(marks);
    let mut marking = SheetMarking::new(&mut package, &book, &mut styles, words)?;
    for sheet in &book.sheets {
        if let Some(cells) = cells.remove(sheet.name.as_str()) {
            marking.mark(&sheet.part, cells)?;
        }
    }
    let extra = (!summary.is_empty()).then(|| summary_sheet(&book, summary, words, &mut styles));
    styles.write(&mut package, &mut book)?;
    if let Some(extra) = extra {
        let name = free_sheet_name(&words.sheet_name, &book.names);
        book.add_sheet(&mut package, &name, &extra)?;
    }
    package.into_bytes()
}
