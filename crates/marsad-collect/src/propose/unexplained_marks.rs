//! Marks behind the labels and the periods of a table, and what is marked so: periods that a title or a header says to be of
//! some quality. A mark that nothing in the file explains, `Libye (p)`, `2024*`, is asked about once; until then its values are
//! like others.
//!
//! Does not hold: what legends say of marks, which `habits` takes, letters behind numbers, which `marks_behind` takes, and what
//! stands in the place of numbers, which `unknown_marks` asks about.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{ColumnRole, TIME_PERIOD, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::grid::{Grid, KeptCell};
use super::legend_lines::is_explained;
use super::title::Line;
use super::written_times::time_texts;
use crate::values::periods::{self, Moment};
use crate::values::qualities;

/// A mark, the text with it, and the place of that.
type Marked = (String, String, String);

impl Drafter<'_, '_, '_> {
    /// Asks about the marks of a table of which neither a legend nor custom says anything.
    pub(super) fn unexplained_marks(&mut self, table: &Table<'_>) {
        let has_flags = table.layout.column.iter().any(|column| column.role == ColumnRole::Flag);
        if self.dictionary.place("OBS_STATUS").is_none() || table.filled.contains("OBS_STATUS") || has_flags {
            return;
        }
        let marked = [self.marks_of_labels(table), self.marks_of_headers(table), self.marks_of_titles(table)].concat();
        let mut looked_at: BTreeSet<(String, String)> = BTreeSet::new();
        let mut settled: BTreeMap<String, bool> = BTreeMap::new();
        for (mark, text, place) in marked {
            let is_settled = settled.entry(mark.clone()).or_insert_with(|| self.is_settled(table.grid, &mark));
            if *is_settled || !looked_at.insert((mark.clone(), text.clone())) || is_in_note(table.grid, &text) {
                continue;
            }
            *is_settled = true;
            self.doubt(Doubt::new(DoubtKind::UnexplainedMark, "OBS_STATUS", &mark).taking(text).at(place));
        }
    }

    /// Whether nobody needs to be asked about a mark on a sheet: it is known, asked about, explained, or none of quality.
    fn is_settled(&self, grid: &Grid, mark: &str) -> bool {
        self.draft.profile.statuses.contains_key(mark)
            || !qualities::may_be_of_quality(mark)
            || self.is_asked_mark(mark)
            || is_explained(grid, mark)
    }

    /// Whether it is asked already what a mark says of numbers: its line under `[statuses]` settles all places where it stands.
    pub(super) fn is_asked_mark(&self, mark: &str) -> bool {
        use DoubtKind as K;
        let is_of_quality =
            |kind: DoubtKind| matches!(kind, K::QualityMark | K::MarkWithoutLegend | K::UnexplainedMark);
        let mut doubts = self.draft.doubts.iter().chain(&self.pending);
        doubts.any(|doubt| is_of_quality(doubt.kind) && doubt.text == mark)
    }

    /// The marks behind the labels of rows with values.
    fn marks_of_labels(&self, table: &Table<'_>) -> Vec<Marked> {
        let (grid, layout) = (table.grid, &table.layout);
        let rows = grid.between(layout.rows.unwrap_or([layout.header_last() + 1, u32::MAX]));
        let is_filled = |cell: &KeptCell| !cell.cell().is_blank();
        let has_values = |cells: &[KeptCell]| table.values.iter().any(|&at| cells.get(at).is_some_and(is_filled));
        let is_label = |role: ColumnRole| matches!(role, ColumnRole::Code | ColumnRole::Time);
        let labels = layout.column.iter().filter(|column| is_label(column.role));
        let places: Vec<usize> = labels.filter_map(|column| (column.at? as usize).checked_sub(1)).collect();
        let mut found = Vec::new();
        for (row, cells) in rows.iter().filter(|(_, cells)| has_values(cells)) {
            for &at in &places {
                let text = cells.get(at).filter(|cell| cell.number.is_none()).map(KeptCell::label);
                let marked = text.and_then(|text| Some((self.open_mark(&text)?, text, grid.spot(Some(*row), at))));
                found.extend(marked);
            }
        }
        found
    }

    /// The marks behind what stands above values.
    fn marks_of_headers(&self, table: &Table<'_>) -> Vec<Marked> {
        let grid = table.grid;
        let first = table.values.iter().copied().min().unwrap_or_default();
        let mut found = Vec::new();
        for (header, row) in table.layout.across.iter().filter_map(|row| Some((row.row, grid.place(row.row)?))) {
            for (at, cell) in grid.rows[row].1.iter().enumerate().skip(first) {
                let text = cell.label();
                let is_open = |mark: &String| qualities::is_open_in_header(mark, self.is_period(&text));
                let mark = self.open_mark(&text).filter(is_open);
                found.extend(mark.map(|mark| (mark, text, grid.spot(Some(header), at))));
            }
        }
        found
    }

    /// The marks behind years in the lines above a table, and those at the end of them and of what stands over its values.
    fn marks_of_titles(&self, table: &Table<'_>) -> Vec<Marked> {
        let period = self.period_of_table(table);
        let is_title = |line: &Line| table.title.lines.contains(line) || table.title.heads.contains(line);
        let marks = table.title.telling_lines().flat_map(|line| {
            let place = table.grid.spot(Some(line.row), line.column);
            let of_years = match &period {
                Some(period) => qualities::marks_of_year(&line.text, period),
                None => qualities::signs_of_years(&line.text),
            };
            let of_line = qualities::mark_of_title(&line.text).filter(|_| is_title(line));
            of_years.into_iter().chain(of_line).map(move |mark| (mark, line.text.clone(), place.clone()))
        });
        marks.collect()
    }

    /// The mark at the end of a text, where custom says nothing of it.
    fn open_mark(&self, text: &str) -> Option<String> {
        let mark = qualities::mark_at_end(text)?;
        let is_usual = qualities::of_period(text).is_some() && self.is_period(text);
        (!is_usual).then_some(mark)
    }

    fn is_period(&self, text: &str) -> bool {
        periods::read(text, self.time_habits()).is_some()
    }

    /// The period of all values of a table, where a title or the name of the sheet says it.
    fn period_of_table(&self, table: &Table<'_>) -> Option<TimePeriod> {
        if let Some(period) = &table.layout.period {
            return self.draft.profile.reporting_year.period(period).ok();
        }
        let is_name = table.layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
        match periods::read(&table.grid.name, self.time_habits()).filter(|_| is_name)? {
            Moment::Period(period) => Some(period),
            Moment::Part(_) | Moment::Ambiguous(..) => None,
        }
    }

    /// Whether a line says the quality of figures behind the year of the table's period: they are read so.
    pub(super) fn is_said_of_period(&self, table: &Table<'_>, line: &str) -> bool {
        let own = &self.draft.profile.statuses;
        let period = self.period_of_table(table);
        period.is_some_and(|period| qualities::of_year_in_line(line, &period, own).is_some())
    }

    /// Whether a period in the headers or rows of a table is marked to be of a quality.
    pub(super) fn has_marked_times(&self, table: &Table<'_>, status: &str) -> bool {
        let own = &self.draft.profile.statuses;
        let quality = |text: &str| qualities::of_marked_period(text, own);
        let is_marked = |text: &String| quality(text) == Some(status) && self.is_period(text);
        time_texts(&table.layout, table.grid).iter().any(is_marked)
    }
}

/// Whether a note of a sheet begins with a text, mark and all: `2024* = January to September`.
fn is_in_note(grid: &Grid, text: &str) -> bool {
    let is_note = |cell: &KeptCell| cell.text.len() > text.len() && cell.text.starts_with(text);
    grid.rows.iter().flat_map(|(_, cells)| cells).any(|cell| cell.number.is_none() && is_note(cell))
}
