//! A table on a sheet while its rows come: its headers until they are complete, then its plan and what was read.
//!
//! Does not hold: what becomes of the rows, for which `rows` is, and of what stands outside the table.

use marsad_model::{Column, ColumnRole, Finding, FindingCode, FlagSide, Place, Severity, TableLayout};

use super::Whole;
use crate::cell::Cell;
use crate::formats::Merge;
use crate::reading::beside::Beside;
use crate::reading::code_letters::CodeLetters;
use crate::reading::dittos::Dittos;
use crate::reading::headers::Headers;
use crate::reading::left_out::LeftOut;
use crate::reading::plan::Plan;
use crate::reading::planned::{Heads, planned};
use crate::reading::rows::{RowReader, RowState};
use crate::reading::twins::Twins;
use crate::reading::unexpected::Unexpected;

/// A table on the current sheet: its headers until they are complete, then its plan and what was read.
pub(super) struct Table<'a, 'd> {
    pub layout: &'a TableLayout,
    headers: Headers,
    /// What is told of headers that are struck through.
    struck_headers: Vec<Finding>,
    pub reading: Option<(Plan<'a, 'd>, RowState)>,
    /// The columns that nothing names, and what stands in them.
    pub unexpected: Unexpected,
    /// The columns that the profile leaves out, and whether numbers stand in them.
    pub left_out: LeftOut,
    /// The same, where they say again what a column of words says.
    pub twins: Twins,
    /// The columns of countries, and the letters among the names in them.
    pub letters: CodeLetters,
    /// What stands in those that say of themselves that they follow from the others.
    pub beside: Beside,
    /// Which columns are read, or left out with a word.
    is_column_told: Vec<bool>,
    /// What stands in merged cells that reach further down: column, last row, text.
    merged: Vec<(usize, u32, String)>,
    /// The words that marks below them may repeat.
    dittos: Dittos,
    /// The first and the last row that were read beyond those of the layout.
    pub grown: Option<[u32; 2]>,
    /// Whether nothing is wrong with its headers and its titles.
    pub has_right_heads: bool,
    /// The first of them that is wrong.
    pub wrong_head: Option<String>,
}

impl<'a, 'd> Table<'a, 'd> {
    pub(super) fn new(layout: &'a TableLayout) -> Self {
        Self {
            layout,
            headers: Headers::default(),
            struck_headers: Vec::new(),
            reading: None,
            unexpected: Unexpected::default(),
            left_out: LeftOut::default(),
            twins: Twins::default(),
            letters: CodeLetters::default(),
            beside: Beside::default(),
            is_column_told: Vec::new(),
            merged: Vec::new(),
            dittos: Dittos::default(),
            grown: None,
            has_right_heads: true,
            wrong_head: None,
        }
    }

    pub(super) fn is_header(&self, number: u32) -> bool {
        self.layout.header_rows.is_some_and(|[first, last]| (first..=last).contains(&number))
    }

    /// Whether one of its headers may stand at a place of a row.
    pub(super) fn has_header_at(&self, number: u32, at: usize) -> bool {
        let [first, last] = self.columns();
        self.is_header(number) && (first..=last).contains(&(at as u32 + 1))
    }

    /// Whether its headers stand below a row.
    pub(super) fn stands_below(&self, number: u32) -> bool {
        self.layout.header_rows.is_some_and(|[first, _]| number < first)
    }

    pub(super) fn has_row(&self, number: u32) -> bool {
        let [from, to] = self.layout.rows.unwrap_or([self.layout.header_last().saturating_add(1), u32::MAX]);
        let to = self.grown.map_or(to, |[_, last]| last);
        (from..=to).contains(&number)
    }

    pub(super) fn columns(&self) -> [u32; 2] {
        self.layout.columns.unwrap_or([1, u32::MAX])
    }

    /// Whether the layout says that a row is one of this table, be it of headers or of data.
    pub(super) fn stands_on(&self, number: u32) -> bool {
        self.is_header(number) || self.has_row(number)
    }

    /// The rows beyond the layout, where the row with this number is the next of them.
    pub(super) fn next_growth(&self, number: u32) -> Option<[u32; 2]> {
        let [_, last] = self.layout.rows.filter(|_| self.reading.is_some())?;
        let [first, last] = self.grown.unwrap_or([last.checked_add(1)?, last]);
        (last.checked_add(1) == Some(number)).then_some([first, number])
    }

    /// Whether it has grown to a row.
    pub(super) fn ends_at(&self, number: u32) -> bool {
        self.grown.is_some_and(|[_, last]| last == number)
    }

    /// Whether cells right below the table are one more of its rows.
    pub(super) fn goes_on(&mut self, file: &str, cells: &[Cell<'_>]) -> bool {
        let Some((plan, state)) = self.reading.take() else { return false };
        let own = self.own(cells);
        let mut reader = RowReader::resumed(&plan, file, state);
        let goes_on = reader.goes_on(&own);
        let state = reader.state;
        self.reading = Some((plan, state));
        goes_on
    }

    /// What is told of the rows beyond the layout.
    pub(super) fn growth(&self, file: &str, sheet: &str) -> Option<Finding> {
        let ([first, last], [from, _]) = (self.grown?, self.layout.rows?);
        let place =
            Place { file: file.to_owned(), sheet: sheet.to_owned(), row: Some(first), column: Some(self.columns()[0]) };
        let finding = Finding::new(FindingCode::FollowedTitle, Severity::Note, place).with("what", "rows");
        Some(finding.with("rows", last - first + 1).with("setting", format!("rows = [{from}, {last}]")))
    }

    /// Whether a cell is read here, or a finding tells why not.
    pub(super) fn takes(&self, number: u32, at: usize) -> bool {
        let [first, last] = self.columns();
        let is_extra = self.reading.as_ref().is_some_and(|(plan, _)| plan.is_list && at >= plan.width);
        let is_told = self.is_column_told.get(at).copied().unwrap_or_else(|| is_extra || self.left_out.looks_at(at));
        self.has_row(number) && (first..=last).contains(&(at as u32 + 1)) && is_told
    }

    /// Takes a row if it belongs to the table.
    pub(super) fn take(&mut self, whole: &Whole<'a, 'd, '_>, number: u32, cells: &[Cell<'_>]) {
        if self.is_header(number) {
            let own = self.columns();
            self.struck_headers.extend(struck_headers((whole.file, whole.sheet.name.as_str()), (number, cells), own));
            self.headers.push(number, &cells.iter().map(|cell| cell.label().into_owned()).collect::<Vec<_>>());
            return;
        }
        if !self.has_row(number) {
            // A number may reach down beyond the last row.
            self.look_at_merged(whole, (number, cells), &[]);
            return;
        }
        self.begin(whole, cells);
        let mut cells = self.own(cells);
        self.look_at_merged(whole, (number, &cells), whole.sheet.merges_at(number));
        self.remember_merged(whole.sheet.merges_at(number), number, &cells);
        let merged = std::mem::take(&mut self.merged);
        for (at, until, text) in &merged {
            if number <= *until && cells.get(*at).is_none_or(Cell::is_blank) {
                cells.resize(cells.len().max(at + 1), Cell::default());
                cells[*at] = Cell::text(text);
            }
        }
        let mut dittos = std::mem::take(&mut self.dittos);
        if let Some((plan, state)) = self.reading.take() {
            spread_to_labels(&mut cells, &plan, whole.sheet.merges_at(number));
            dittos.remember(&plan, &cells);
            dittos.write_out(&plan, &mut cells);
            let mut reader = RowReader::resumed(&plan, whole.file, state);
            if !cells.iter().all(Cell::is_blank) {
                self.unexpected.row(&plan, &cells);
                self.left_out.row(number, &cells);
                self.twins.row(number, &cells);
                self.letters.row(&plan, (number, &cells));
                self.beside.row(number, &cells);
                reader.row(number, &cells);
            }
            let state = reader.state;
            self.reading = Some((plan, state));
        }
        self.merged = merged;
        self.dittos = dittos;
    }

    /// The cells of a row that stand within the columns of the table.
    fn own<'c>(&self, cells: &[Cell<'c>]) -> Vec<Cell<'c>> {
        let [first, last] = self.columns();
        let mut own: Vec<Cell<'c>> = cells.iter().take(last as usize).copied().collect();
        own.iter_mut().take(first.saturating_sub(1) as usize).for_each(|cell| *cell = Cell::default());
        own
    }

    /// Looks whether numbers in merged cells stand beside several observations.
    fn look_at_merged(&mut self, whole: &Whole<'a, 'd, '_>, (number, cells): (u32, &[Cell<'_>]), merges: &[Merge]) {
        if whole.sheet.merges.is_empty() {
            return;
        }
        let Some((plan, state)) = self.reading.take() else { return };
        let mut reader = RowReader::resumed(&plan, whole.file, state);
        reader.merged_values(number, cells, merges);
        let state = reader.state;
        self.reading = Some((plan, state));
    }

    /// Whether a cell holds a number of the table, be it written as a text.
    fn is_value(&self, at: usize, cell: &Cell<'_>) -> bool {
        let is_of = |plan: &Plan<'_, '_>| plan.values.iter().any(|value| value.at == at) && plan.holds_number(cell);
        self.reading.as_ref().is_some_and(|(plan, _)| is_of(plan))
    }

    /// A text in cells that are merged downwards stands in each of their rows; a number stands once.
    fn remember_merged(&mut self, merges: &[Merge], number: u32, cells: &[Cell<'_>]) {
        self.merged.retain(|(_, until, _)| *until >= number);
        for merge in merges.iter().filter(|merge| merge.rows[1] > number) {
            let at = merge.columns[0] as usize - 1;
            let is_text = |cell: &&Cell<'_>| cell.number.is_none() && !cell.is_blank() && !self.is_value(at, cell);
            if let Some(cell) = cells.get(at).filter(is_text) {
                self.merged.push((at, merge.rows[1], cell.text.to_owned()));
            }
        }
    }

    /// Makes the plan when the headers are complete.
    pub(super) fn begin(&mut self, whole: &Whole<'a, 'd, '_>, first_row: &[Cell<'_>]) {
        if self.reading.is_some() {
            return;
        }
        let width = first_row.len();
        let filled = first_row.iter().rposition(|cell| !cell.is_blank()).map_or(0, |at| at + 1);
        self.headers.spread(&whole.sheet.merges, filled.max(named_width(self.layout)));
        // Below no header a column is there all the same, where the layout names its place alone.
        let width = if self.headers.width() == 0 { width } else { width.min(width_without_headers(self.layout)) };
        let heads = Heads { headers: &self.headers, width };
        let (plan, mut findings) = planned(whole.context, whole.dictionary, whole.around(self.layout), heads);
        self.unexpected = Unexpected::of(&plan, &mut findings);
        self.left_out = LeftOut::of(&plan, (self.layout, whole.layouts));
        self.twins = Twins::of(&plan);
        self.letters = CodeLetters::of(&plan);
        self.beside = Beside::of(&plan);
        self.has_right_heads = findings.iter().all(|finding| finding.severity != Severity::Error);
        self.wrong_head = findings.iter().filter(|finding| finding.severity == Severity::Error).find_map(head_of);
        let mut reader = RowReader::new(&plan, whole.file, whole.submission);
        let findings = reader.hold_followed_period(findings);
        let mut state = reader.state;
        state.log.extend(findings);
        state.log.extend(std::mem::take(&mut self.struck_headers));
        self.is_column_told = (0..plan.width).map(|at| self.is_told(&plan, at)).collect();
        self.reading = Some((plan, state));
    }

    /// Whether a column is read, or is one that the profile or a finding says is not.
    fn is_told(&self, plan: &Plan<'_, '_>, at: usize) -> bool {
        if plan.headers.get(at).is_some_and(|header| !header.is_empty()) {
            return true;
        }
        // A column that has a header is found by it, and may stand elsewhere now.
        let mut bare = self.layout.column.iter().filter(|column| column.header.is_empty());
        let is_named = bare.any(|column| column.at == Some(at as u32 + 1)) || self.left_out.looks_at(at);
        let is_read = plan.labels.iter().any(|label| label.at == at) || plan.values.iter().any(|value| value.at == at);
        is_named || is_read
    }
}

/// The header or title of which a finding tells: as it stands in the file, or the one that is missing.
fn head_of(finding: &Finding) -> Option<String> {
    let own = Some(&finding.value).filter(|text| !text.is_empty());
    own.or_else(|| finding.arguments.get("expected")).cloned()
}

/// How many columns there are up to the last that a layout names by its place, with the numbers beside letters.
fn named_width(layout: &TableLayout) -> usize {
    let beside = |column: &Column| usize::from(column.side == Some(FlagSide::Right));
    let ends = layout.column.iter().filter_map(|column| Some(column.at? as usize + beside(column)));
    ends.max().unwrap_or(0)
}

/// How many columns there are up to the last that a layout reads by its place alone.
fn width_without_headers(layout: &TableLayout) -> usize {
    let is_read = |column: &&Column| !matches!(column.role, ColumnRole::Flag | ColumnRole::Ignore);
    let bare = layout.column.iter().filter(is_read).filter(|column| column.header.is_empty());
    bare.filter_map(|column| column.at).max().unwrap_or(0) as usize
}

/// The headers or titles among the cells of a row, within columns, that are struck through as what no longer holds is.
pub(super) fn struck_headers(
    (file, sheet): (&str, &str),
    (row, cells): (u32, &[Cell<'_>]),
    [first, last]: [u32; 2],
) -> Vec<Finding> {
    let own = (1..).zip(cells).filter(|(column, _)| (first..=last).contains(column));
    let struck = own.filter(|(_, cell)| !cell.is_blank()).filter_map(|(column, cell)| Some((column, cell.struck()?)));
    let told = struck.map(|(column, (what, text))| {
        let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), row: Some(row), column: Some(column) };
        Finding::new(FindingCode::ShownDiffers, Severity::Warning, place).with("what", what).with_value(text)
    });
    told.collect()
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
