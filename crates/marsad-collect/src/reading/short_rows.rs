//! Blank cells at the end of a row of delimited text that has fewer cells than all others: a cell was left out of it, and what
//! stands behind that cell was read under the headers of others, or its end was cut.
//!
//! The file is looked at once more, and only where cells are blank.

use std::collections::BTreeSet;

use marsad_model::{FileFormat, Finding, FindingCode, Severity};

use super::Context;
use crate::formats::Content;
use crate::formats::delimited::{ShortRows, short_rows};

/// Tells in the place of the notes of such cells, once for their row, that its values are doubtful. Of the last row of a text
/// that ends within it that is told already.
pub(super) fn tell(context: &Context<'_>, content: &mut dyn Content, findings: &mut Vec<Finding>) {
    let FileFormat::Csv { delimiter, encoding } = &context.profile.format else { return };
    let [layout] = &context.tables[..] else { return };
    if layout.header_rows.is_none() || !findings.iter().any(is_blank_cell) {
        return;
    }
    let Some(short) = short_rows(content, (*delimiter, encoding.as_deref()), layout.header_last()) else { return };
    let cut = findings.iter().filter(|finding| finding.code == FindingCode::CutOff);
    let cut: BTreeSet<u32> = cut.filter_map(|finding| finding.place.row).collect();
    let mut told: BTreeSet<u32> = BTreeSet::new();
    findings.retain_mut(|finding| {
        let lacking = lacking(&short, finding).filter(|(row, _)| !cut.contains(row));
        let Some((row, cells)) = lacking else { return true };
        let is_first = told.insert(row);
        if is_first {
            *finding = doubtful(finding, &short, cells);
        }
        is_first
    });
}

fn is_blank_cell(finding: &Finding) -> bool {
    finding.code == FindingCode::MissingValue && finding.severity == Severity::Note
}

/// The row of a blank cell and how many cells it has, where the cell is none of them.
fn lacking(short: &ShortRows, finding: &Finding) -> Option<(u32, usize)> {
    let (row, column) = (finding.place.row?, finding.place.column?);
    let cells = *short.rows.get(&row)?;
    (is_blank_cell(finding) && column as usize > cells).then_some((row, cells))
}

/// What is told of a row with so many cells.
fn doubtful(finding: &Finding, short: &ShortRows, cells: usize) -> Finding {
    let in_file = |columns: usize| columns.saturating_sub(short.unpacked);
    let mut made = finding.clone().with("what", "short");
    made = made.with("count", in_file(cells)).with("expected", in_file(short.width));
    made.severity = Severity::Warning;
    made.place.column = None;
    made
}
