//! How a file writes numbers and time, by all that stands in it: the marks of its numbers, what legends say of marks, where
//! its years begin and which part of a date comes first.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{DateOrder, Id, ReportingYear, TIME_PERIOD};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::Drafter;
use super::grid::{Grid, KeptCell};
use super::kind::is_year_number;
use super::legend_lines::{LegendLine, of_two_cells};
use super::line_period::only_year;
use super::marks;
use crate::cell::tidy;
use crate::values::academic::academic_year_within;
use crate::values::periods::{self, TimeHabits};
use crate::values::single_legends::single_legends;
use crate::values::statuses::Mark;
use crate::values::{qualities, statuses};

impl Drafter<'_, '_, '_> {
    /// How the file writes numbers and time, by all that stands in it.
    pub(super) fn habits(&mut self, grids: &[Grid]) {
        self.sheets = grids.iter().filter(|grid| !grid.is_hidden).map(|grid| grid.name.clone()).collect();
        let cells = grids.iter().flat_map(|grid| grid.rows.iter().flat_map(|(_, cells)| cells));
        let written: BTreeSet<&str> =
            cells.filter(|cell| cell.number.is_none()).map(|cell| cell.text.as_str()).collect();
        let texts: Vec<String> = written.into_iter().filter(|text| !text.is_empty()).map(tidy).collect();
        let (marks, doubted) = marks::marks(&texts, self.context.structure.measure.decimals);
        self.draft.profile.numbers = marks;
        if let Some((kind, text)) = doubted {
            self.doubt(Doubt::new(kind, "", &text));
        }
        self.reporting_year(grids, &texts);
        self.marks_of_legends(grids);
        self.marks_in_place_of_numbers(grids);
        self.zeros_of_legends(grids);
        let is_ambiguous =
            |text: &&String| matches!(periods::read(text, TimeHabits::default()), Some(periods::Moment::Ambiguous(..)));
        if let Some(text) = texts.iter().find(is_ambiguous) {
            let is_month_first = texts.iter().any(|text| marks::is_month_first(text));
            let (order, word) = match is_month_first {
                true => (DateOrder::MonthFirst, "month-first"),
                false => (DateOrder::DayFirst, "day-first"),
            };
            self.draft.profile.dates = Some(order);
            self.doubt(Doubt::new(DoubtKind::DateOrder, TIME_PERIOD, text).taking(word));
        }
    }

    /// What marks behind periods and numbers mean, where a legend of the file says it: `* estimation`.
    fn marks_of_legends(&mut self, grids: &[Grid]) {
        if self.dictionary.place("OBS_STATUS").is_none() {
            return;
        }
        for grid in grids.iter().filter(|grid| !grid.is_hidden) {
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            for (row, cells) in &grid.rows {
                for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.number.is_none()) {
                    let legend = Legend::of(&cell.text);
                    if legend.is_empty() || !seen.insert(&cell.text) {
                        continue;
                    }
                    for (mark, status) in legend.in_use(grid) {
                        let doubt = Doubt::new(DoubtKind::MarkOfStatus, "OBS_STATUS", &cell.label());
                        self.mark_of_status((mark, status), doubt.at(grid.spot(Some(*row), column)));
                    }
                }
            }
        }
    }

    /// What marks in the place of numbers mean, and stars behind them, where a line of the sheet says it and they do not mean
    /// it by custom: `An asterisk (*) stands for figures that are suppressed`.
    fn marks_in_place_of_numbers(&mut self, grids: &[Grid]) {
        if self.dictionary.place("OBS_STATUS").is_none() {
            return;
        }
        for grid in grids.iter().filter(|grid| !grid.is_hidden) {
            for line in LegendLine::of(grid) {
                for (mark, status) in line.marks {
                    let is_word = mark.chars().any(char::is_alphabetic);
                    let usual = match statuses::read(&mark, &BTreeMap::new()) {
                        Some(Mark::Missing(code) | Mark::Suppressed(code)) => code.as_str() == status,
                        _ => false,
                    };
                    let is_met = match qualities::of_number(status) {
                        Some(_) => !is_word,
                        None => has_cell(grid, &mark, line.row),
                    };
                    if is_met && !usual {
                        let doubt = Doubt::new(DoubtKind::MarkOfStatus, "OBS_STATUS", &line.text);
                        self.mark_of_status((mark, status), doubt.at(line.place.as_str()));
                    }
                }
            }
        }
    }

    /// Writes down the status of a mark that has none yet, and asks about it.
    fn mark_of_status(&mut self, (mark, status): (String, &'static str), doubt: Doubt) {
        let Some(code) = Id::new(status).ok().filter(|_| !self.draft.profile.statuses.contains_key(&mark)) else {
            return;
        };
        self.draft.profile.statuses.insert(mark, code);
        self.doubt(doubt.taking(status));
    }

    /// Marks in the place of numbers that stand for zero, where a legend of the sheet says so: `– = nul`.
    fn zeros_of_legends(&mut self, grids: &[Grid]) {
        for grid in grids.iter().filter(|grid| !grid.is_hidden) {
            for (row, cells) in &grid.rows {
                let texts = cells.iter().enumerate().filter(|(_, cell)| cell.number.is_none());
                let texts = texts.map(|(column, cell)| (column, Cow::Borrowed(cell.text.as_str())));
                let of_both: Option<(usize, Cow<'_, str>)> = of_two_cells(cells).map(|line| (0, Cow::Owned(line)));
                for (column, text) in texts.chain(of_both) {
                    // Several marks may be explained in one line: `- : néant ; n.d. : non disponible`.
                    let mut legends = single_legends(&text).into_iter();
                    let Some(mark) = legends.find_map(statuses::zero_of_legend) else { continue };
                    let is_new = !self.draft.profile.statuses.contains_key(&mark) && has_cell(grid, &mark, *row);
                    let Some(zero) = Id::new(statuses::ZERO).ok().filter(|_| is_new) else { continue };
                    let doubt = Doubt::new(DoubtKind::MarkOfZero, "OBS_STATUS", &tidy(&text)).taking(mark.as_str());
                    self.draft.profile.statuses.insert(mark, zero);
                    self.doubt(doubt.at(grid.spot(Some(*row), column)));
                }
            }
        }
    }

    /// A year that spans two calendar years begins in September where the dataflow counts such years, or where all years
    /// of the file are such and a word says so; elsewhere `2022/2023` may be a change from one year to the next.
    fn reporting_year(&mut self, grids: &[Grid], texts: &[String]) {
        let is_expected = self.counts_years_of_studies();
        let within = |text: &str| academic_year_within(text).filter(|year| year.is_told || is_expected);
        let is_academic =
            |text: &str| text.chars().count() <= 40 && periods::is_academic_year(text) || within(text).is_some();
        let names = grids.iter().map(|grid| grid.name.clone()).filter(|name| is_academic(name));
        // Among months that are written `2009-07`, `2009-10` is one of them.
        let (unclear, months): (Vec<&String>, Vec<&String>) =
            texts.iter().filter(|text| is_written_month(text)).partition(|text| is_academic(text));
        let are_months = months.len() > unclear.len();
        let is_spanning = |text: &&String| is_academic(text) && !(are_months && is_written_month(text));
        let spanning: Vec<String> = texts.iter().filter(is_spanning).cloned().chain(names).collect();
        let Some(first) = spanning.first() else { return };
        let is_year = |text: &&String| only_year(text).is_some_and(|year| **text == year);
        let numbers = grids.iter().flat_map(|grid| grid.rows.iter().flat_map(|(_, cells)| cells));
        let years: BTreeSet<i64> =
            numbers.filter_map(|cell| cell.number).filter(|number| is_year_number(*number)).map(|n| n as i64).collect();
        let single = years.len() + texts.iter().filter(is_year).count();
        let is_told = single == 0 && spanning.iter().any(|text| within(text).is_some_and(|year| year.is_told));
        let is_most = is_told || spanning.len() > single && spanning.len() > 1;
        if (is_expected || is_most)
            && let Some(year) = ReportingYear::new(9, 1)
        {
            self.draft.profile.reporting_year = year;
        }
        if !is_expected {
            let taken = if is_most { "--09-01" } else { "" };
            self.doubt(Doubt::new(DoubtKind::TwoYears, TIME_PERIOD, first).taking(taken));
        }
    }
}

/// What a text says of marks, if it is a legend.
struct Legend {
    /// Of signs behind numbers, and of marks in their place.
    of_signs: Vec<(String, &'static str)>,
    /// Of a letter in brackets that means something else by custom.
    of_letter: Option<(String, &'static str)>,
    /// Of marks behind labels: `(p) provisoire`, `(1) estimation`.
    of_labels: Vec<(String, &'static str)>,
}

impl Legend {
    fn of(text: &str) -> Self {
        let signs = qualities::signs_of_legend(text);
        let missing = single_legends(text).into_iter().filter(|one| qualities::signs_of_legend(one).is_empty());
        let missing = missing.filter_map(statuses::of_legend);
        let of_signs = signs.into_iter().chain(missing).map(|(mark, status)| (mark.to_owned(), status)).collect();
        let of_labels = qualities::letters_of_legend(text).into_iter().chain(qualities::numbered_notes(text));
        Self { of_signs, of_letter: qualities::of_letter_legend(text), of_labels: of_labels.collect() }
    }

    fn is_empty(&self) -> bool {
        self.of_signs.is_empty() && self.of_letter.is_none() && self.of_labels.is_empty()
    }

    /// Its signs, and those of its other marks that stand on a sheet, with their statuses.
    fn in_use(self, grid: &Grid) -> impl Iterator<Item = (String, &'static str)> {
        let of_letter = self.of_letter.filter(|(mark, _)| has_mark(grid, mark));
        let of_labels = self.of_labels.into_iter().filter(move |(mark, _)| has_label(grid, mark));
        self.of_signs.into_iter().chain(of_letter).chain(of_labels)
    }
}

/// Whether a cell of a sheet holds a mark and nothing else, outside a row that is its legend and no more.
fn has_cell(grid: &Grid, mark: &str, legend: u32) -> bool {
    const LEGEND_CELLS_MAX: usize = 2;
    let has_more = |cells: &[KeptCell]| cells.iter().filter(|cell| !cell.cell().is_blank()).count() > LEGEND_CELLS_MAX;
    let others = grid.rows.iter().filter(|(row, cells)| *row != legend || has_more(cells));
    others.flat_map(|(_, cells)| cells).any(|cell| cell.text.trim() == mark)
}

/// Whether a cell of a sheet ends with a mark in brackets.
fn has_mark(grid: &Grid, mark: &str) -> bool {
    let mut cells = grid.rows.iter().flat_map(|(_, cells)| cells);
    cells.any(|cell| qualities::in_brackets(cell.text.trim_end()) == Some(mark))
}

/// Whether a label or header of a sheet, beside other cells, ends with a mark in brackets or with the number of a note, or the
/// year of a title or heading has it. What a usual letter says behind a period or a number is known elsewhere.
pub(super) fn has_label(grid: &Grid, mark: &str) -> bool {
    let is_marked = |text: &str| {
        let text = text.trim_end();
        let is_letter = qualities::in_brackets(text) == Some(mark);
        let before = text.rsplit_once(['(', '[']).map_or("", |(before, _)| before.trim_end());
        let is_word = || before.contains(char::is_alphabetic) && periods::read(before, TimeHabits::default()).is_none();
        is_letter && is_word() || qualities::note_number(text).as_deref() == Some(mark)
    };
    let mut rows =
        grid.rows.iter().filter(|(_, cells)| cells.iter().filter(|cell| !cell.cell().is_blank()).count() > 1);
    let mut texts = grid.rows.iter().flat_map(|(_, cells)| cells).filter(|cell| cell.number.is_none());
    let is_usual = mark.chars().next().and_then(qualities::of_usual_letter).is_some();
    rows.any(|(_, cells)| cells.iter().any(|cell| cell.number.is_none() && is_marked(&cell.text)))
        || !is_usual && texts.any(|cell| qualities::has_mark_of_year(&cell.text, mark))
}

/// Whether a text is a month as standards write it: `2009-07`.
fn is_written_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else { return false };
    let is_digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(year, 4) && is_digits(month, 2) && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
}
