//! The tables of a file, sheet by sheet, as its rows come.

use std::ops::ControlFlow;

use marsad_model::{Finding, FindingCode, ObservationColumns, Place, Severity, TableLayout};

use super::dictionary::Dictionary;
use super::headers::Headers;
use super::log::Log;
use super::plan::{Known, Plan, Planner};
use super::rows::{RowReader, RowState};
use super::unread::{Extent, Unread};
use super::{Context, cumulative};
use crate::cell::{Cell, tidy};
use crate::formats::{Merge, SheetHead, Visitor};

/// Takes the rows of a file and reads the tables of a profile from them.
pub(crate) struct SheetReader<'a, 'd> {
    context: &'a Context<'a>,
    dictionary: &'d Dictionary<'a>,
    file: &'a str,
    pub out: ObservationColumns,
    pub log: Log,
    sheet: SheetHead,
    tables: Vec<Table<'a, 'd>>,
    read_sheets: usize,
    has_read: Vec<bool>,
    /// The numbers of the current sheet that no table takes.
    unread: Unread,
}

/// A table on the current sheet: its headers until they are complete, then its plan and what was read.
struct Table<'a, 'd> {
    layout: &'a TableLayout,
    headers: Headers,
    reading: Option<(Plan<'a, 'd>, RowState)>,
    /// Which columns are read, or left out with a word.
    is_column_told: Vec<bool>,
    /// What stands in merged cells that reach further down: column, last row, text.
    merged: Vec<(usize, u32, String)>,
}

impl<'a, 'd> SheetReader<'a, 'd> {
    pub(crate) fn new(
        context: &'a Context<'a>,
        dictionary: &'d Dictionary<'a>,
        file: &'a str,
        submission: &str,
    ) -> Self {
        let structure = std::sync::Arc::new(context.structure.clone());
        Self {
            context,
            dictionary,
            file,
            out: ObservationColumns::new(structure, submission),
            log: Log::default(),
            sheet: SheetHead::default(),
            tables: Vec::new(),
            read_sheets: 0,
            has_read: vec![false; context.tables.len()],
            unread: Unread::default(),
        }
    }

    /// Reads what is held of the last sheet and tells which sheets were not found.
    pub(crate) fn finish(mut self) -> (ObservationColumns, Log) {
        self.end_sheet();
        for (at, layout) in self.context.tables.iter().enumerate() {
            if !self.has_read[at] && self.read_sheets > 0 {
                let place = Place { file: self.file.to_owned(), ..Place::default() };
                let finding = Finding::new(FindingCode::MissingSheet, Severity::Error, place);
                self.log.add(finding.with("expected", layout.sheet.clone().unwrap_or_default()));
            }
        }
        (self.out, self.log)
    }

    fn end_sheet(&mut self) {
        for table in std::mem::take(&mut self.tables) {
            let (out, log) = self.finished(table);
            self.out.append(out);
            self.log.extend(log.into_findings());
        }
        self.log.extend(std::mem::take(&mut self.unread).finish(self.file, &self.sheet.name));
    }
}

impl<'a, 'd> SheetReader<'a, 'd> {
    /// What a table gave, its totals since January taken apart.
    fn finished(&self, mut table: Table<'a, 'd>) -> (ObservationColumns, Log) {
        let whole = self.whole();
        table.begin(&whole, 0);
        let Some((_, state)) = table.reading else {
            return (ObservationColumns::new(self.out.structure.clone(), &self.out.submission), Log::default());
        };
        let (mut out, mut log) = (state.out, state.log);
        if table.layout.cumulative {
            cumulative::unroll(&mut out, &mut log, self.file);
        }
        (out, log)
    }

    fn whole(&self) -> Whole<'a, 'd, '_> {
        Whole {
            context: self.context,
            dictionary: self.dictionary,
            file: self.file,
            sheet: &self.sheet,
            submission: &self.out.submission,
        }
    }
}

/// What every table of a sheet shares.
struct Whole<'a, 'd, 's> {
    context: &'a Context<'a>,
    dictionary: &'d Dictionary<'a>,
    file: &'a str,
    sheet: &'s SheetHead,
    submission: &'s str,
}

impl Visitor for SheetReader<'_, '_> {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        self.end_sheet();
        let is_first = self.read_sheets == 0;
        self.read_sheets += 1;
        self.sheet = head.clone();
        for (at, layout) in self.context.tables.iter().enumerate() {
            let is_meant = match &layout.sheet {
                None => is_first,
                Some(pattern) => is_like(pattern, &head.name) && (!head.is_hidden || !pattern.contains('*')),
            };
            if is_meant {
                self.has_read[at] = true;
                self.tables.push(Table::new(layout));
            }
        }
        if self.tables.is_empty() {
            let place = Place { file: self.file.to_owned(), sheet: head.name.clone(), ..Place::default() };
            let finding = Finding::new(FindingCode::UnreadSheet, Severity::Note, place);
            let what = if head.name.is_empty() { "file" } else { "sheet" };
            self.log.add(finding.with_value(&head.name).with("what", what));
        }
        let extents = self.tables.iter().map(|table| Extent::of(table.layout)).collect();
        self.unread = Unread::new(self.context.profile.numbers, extents);
        !self.tables.is_empty()
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let mut tables = std::mem::take(&mut self.tables);
        tables.iter_mut().for_each(|table| table.take(&self.whole(), number, cells));
        if !tables.iter().any(|table| table.is_header(number)) {
            self.unread.row(number, cells, &|at| tables.iter().any(|table| table.takes(number, at)));
        }
        self.tables = tables;
        ControlFlow::Continue(())
    }
}

impl<'a, 'd> Table<'a, 'd> {
    fn new(layout: &'a TableLayout) -> Self {
        Self { layout, headers: Headers::default(), reading: None, is_column_told: Vec::new(), merged: Vec::new() }
    }

    fn is_header(&self, number: u32) -> bool {
        self.layout.header_rows.is_some_and(|[first, last]| (first..=last).contains(&number))
    }

    fn has_row(&self, number: u32) -> bool {
        let [from, to] = self.layout.rows.unwrap_or([self.layout.header_last().saturating_add(1), u32::MAX]);
        (from..=to).contains(&number)
    }

    /// Whether a cell is read here, or a finding tells why not.
    fn takes(&self, number: u32, at: usize) -> bool {
        let [first, last] = self.layout.columns.unwrap_or([1, u32::MAX]);
        let is_extra = self.reading.as_ref().is_some_and(|(plan, _)| plan.is_list && at >= plan.width);
        let is_told = self.is_column_told.get(at).copied().unwrap_or(is_extra);
        self.has_row(number) && (first..=last).contains(&(at as u32 + 1)) && is_told
    }

    /// Takes a row if it belongs to the table.
    fn take(&mut self, whole: &Whole<'a, 'd, '_>, number: u32, cells: &[Cell<'_>]) {
        if self.is_header(number) {
            self.headers.push(number, &cells.iter().map(|cell| cell.label().into_owned()).collect::<Vec<_>>());
            return;
        }
        if !self.has_row(number) {
            return;
        }
        self.begin(whole, cells.len());
        let mut cells = self.own(cells);
        self.remember_merged(whole.sheet.merges_at(number), number, &cells);
        let merged = std::mem::take(&mut self.merged);
        for (at, until, text) in &merged {
            if number <= *until && cells.get(*at).is_none_or(Cell::is_blank) {
                cells.resize(cells.len().max(at + 1), Cell::default());
                cells[*at] = Cell::text(text);
            }
        }
        if let Some((plan, state)) = self.reading.take() {
            spread_to_labels(&mut cells, &plan, whole.sheet.merges_at(number));
            let mut reader = RowReader::resumed(&plan, whole.file, state);
            if !cells.iter().all(Cell::is_blank) {
                reader.row(number, &cells);
            }
            let state = reader.state;
            self.reading = Some((plan, state));
        }
        self.merged = merged;
    }

    /// The cells of a row that stand within the columns of the table.
    fn own<'c>(&self, cells: &[Cell<'c>]) -> Vec<Cell<'c>> {
        let [first, last] = self.layout.columns.unwrap_or([1, u32::MAX]);
        let mut own: Vec<Cell<'c>> = cells.iter().take(last as usize).copied().collect();
        own.iter_mut().take(first.saturating_sub(1) as usize).for_each(|cell| *cell = Cell::default());
        own
    }

    /// A text in cells that are merged downwards stands in each of their rows; a number stands once.
    fn remember_merged(&mut self, merges: &[Merge], number: u32, cells: &[Cell<'_>]) {
        self.merged.retain(|(_, until, _)| *until >= number);
        for merge in merges.iter().filter(|merge| merge.rows[1] > number) {
            let at = merge.columns[0] as usize - 1;
            if let Some(cell) = cells.get(at).filter(|cell| cell.number.is_none() && !cell.is_blank()) {
                self.merged.push((at, merge.rows[1], cell.text.to_owned()));
            }
        }
    }

    /// Makes the plan when the headers are complete.
    fn begin(&mut self, whole: &Whole<'a, 'd, '_>, width: usize) {
        if self.reading.is_some() {
            return;
        }
        self.headers.spread(&whole.sheet.merges);
        let width = if self.headers.width() == 0 { width } else { 0 };
        let known = Known { layout: self.layout, headers: &self.headers, sheet: &whole.sheet.name, width };
        let (plan, findings) = Planner::make(whole.context, whole.dictionary, &known, whole.file);
        let mut state = RowReader::new(&plan, whole.file, whole.submission).state;
        state.log.extend(findings);
        self.is_column_told = (0..plan.width).map(|at| self.is_told(&plan, at)).collect();
        self.reading = Some((plan, state));
    }

    /// Whether a column is read, or is one that the profile or a finding says is not.
    fn is_told(&self, plan: &Plan<'_, '_>, at: usize) -> bool {
        if plan.headers.get(at).is_some_and(|header| !header.is_empty()) {
            return true;
        }
        let is_named = self.layout.column.iter().any(|column| column.at == Some(at as u32 + 1));
        let is_read = plan.labels.iter().any(|label| label.at == at) || plan.values.iter().any(|value| value.at == at);
        is_named || is_read
    }
}

/// A text in cells that are merged over several columns stands in each column of labels among them.
fn spread_to_labels<'c>(cells: &mut Vec<Cell<'c>>, plan: &Plan<'_, '_>, merges: &[Merge]) {
    for merge in merges.iter().filter(|merge| merge.columns[1] - merge.columns[0] < 4) {
        let from = merge.columns[0] as usize - 1;
        let Some(text) = cells.get(from).filter(|cell| cell.number.is_none() && !cell.is_blank()).copied() else {
            continue;
        };
        for at in plan.labels.iter().map(|label| label.at).filter(|&at| at > from && at < merge.columns[1] as usize) {
            cells.resize(cells.len().max(at + 1), Cell::default());
            if cells[at].is_blank() {
                cells[at] = text;
            }
        }
    }
}

/// Whether a name is like a pattern in which `*` stands for any text.
pub(crate) fn is_like(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (tidy(pattern), tidy(name));
    let parts: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = &parts[..] else { return pattern == name };
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, name, is_it) in [
            ("2022", "2022", true),
            ("20*", "2022", true),
            ("*", "x", true),
            ("20*", "1922", false),
            ("a*c", "abc", true),
            ("a*c", "ab", false),
        ] {
            assert_eq!(is_like(pattern, name), is_it, "{pattern} {name}");
        }
    }
}
