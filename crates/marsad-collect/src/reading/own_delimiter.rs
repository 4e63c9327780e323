//! Delimited text with another mark between its cells than the profile says, as where another program wrote it.
//!
//! It is believed where the headers of a table are found with that mark, and are not with the agreed one. Does not hold: the
//! delimiter of a text of which nothing is agreed, which `formats::delimited` finds.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use marsad_model::{FileFormat, Finding, FindingCode, Place, Profile, Severity, TableLayout};

use super::Context;
use crate::formats::Content;
use crate::formats::delimited::{Block, Blocks, delimiter_of, named};
use crate::names::fold;

/// Among how many rows headers are looked for.
const ROWS_MAX: usize = 200;

/// The profile with the delimiter that a file has in place of the agreed one, and what is told of it; none where the agreed
/// one stands between its cells.
pub(super) fn find(context: &Context<'_>, content: &mut dyn Content) -> Option<(Profile, Finding)> {
    let FileFormat::Csv { delimiter: Some(agreed), encoding } = &context.profile.format else { return None };
    let mut blocks = Blocks::open(content, Some(*agreed), encoding.as_deref()).ok()?;
    let block = blocks.next_block().ok()??;
    let (mark, _) = delimiter_of(&block.text);
    let is_other = char::from(mark) != *agreed;
    let finds = |mark: u8| context.tables.iter().any(|table| has_headers(&block, mark, table));
    if !is_other || finds(blocks.delimiter()) || !finds(mark) {
        return None;
    }
    let finding = Finding::new(FindingCode::UnclearDelimiter, Severity::Warning, Place::default());
    let finding = finding.with("what", "changed").with("delimiter", named(mark));
    let finding = finding.with("agreed", named(blocks.delimiter()));
    let format = FileFormat::Csv { delimiter: Some(char::from(mark)), encoding: encoding.clone() };
    Some((Profile { format, ..context.profile.clone() }, finding))
}

/// Whether most headers that a table names stand in one of the first rows, where `mark` cuts these into cells.
fn has_headers(block: &Block, mark: u8, table: &TableLayout) -> bool {
    let named = table.column.iter().flat_map(|column| column.header.split(" / ")).map(fold);
    let named: BTreeSet<String> = named.filter(|header| !header.is_empty()).collect();
    let (mut most, mut rows) = (0_usize, 0);
    block.rows(mark).each(&mut |_, cells| {
        let known: BTreeSet<String> =
            cells.iter().map(|cell| fold(&cell.label())).filter(|text| named.contains(text)).collect();
        if cells.len() > 1 {
            most = most.max(known.len());
        }
        rows += 1;
        if rows < ROWS_MAX { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    most * 2 > named.len()
}
