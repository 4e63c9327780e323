//! Letters that stand directly behind numbers: `346e`, `1 234 p`. A legend explains them, `346 (b)` too, or a person is asked
//! once for each. So is one about `346*`, which is read without its mark, where no line of the sheet says anything of it.
//!
//! Does not hold: the legends of marks of no letters, which `habits` takes; what stands in the place of a number, which
//! `unknown_marks` asks about.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Id, NumberMarks};

use super::blocks::TableBlock;
use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::grid::{Grid, KeptCell};
use super::kind::is_year_number;
use super::legend_lines::{LegendLine, is_explained};
use crate::names::Suggestion;
use crate::values::numbers::{self, Written};
use crate::values::qualities;

/// More letters that nothing explains are parts of what they stand behind, and no marks.
const LETTERS_MAX: usize = 4;
/// A shorter number with a letter may be an ordinal, `2e`.
const DIGITS_MIN: usize = 3;

/// What a legend says of a mark: the status, the text and its place.
type Legends = BTreeMap<String, (&'static str, String, String)>;

impl Drafter<'_, '_, '_> {
    /// Takes the marks behind numbers away, so that the draft sees numbers. What a legend says of one stands under
    /// `[statuses]`; one that nothing explains is asked about.
    pub(super) fn marks_behind_numbers(&mut self, grids: &mut [Grid]) {
        if self.dictionary.place("OBS_STATUS").is_none() {
            return;
        }
        let legends = legends(grids);
        let asked = unexplained(grids, &legends);
        for grid in grids.iter_mut().filter(|grid| !grid.is_hidden) {
            let marked: Vec<(usize, usize, String, String)> = marked(grid, &legends)
                .filter(|(.., mark)| legends.contains_key(mark) || asked.contains_key(mark))
                .map(|(row, column, before, mark)| (row, column, before.to_owned(), mark))
                .collect();
            for (row, column, before, mark) in marked {
                let place = grid.spot(grid.number(row), column);
                match legends.get(&mark) {
                    Some(legend) => self.mark_of_legend(&mark, legend),
                    None => self.doubt(doubt_of(&mark, asked.get(&mark)).at(place)),
                }
                if let Some(cell) = grid.rows.get_mut(row).and_then(|(_, cells)| cells.get_mut(column)) {
                    cell.text = before;
                }
            }
        }
    }

    /// Asks about stars and daggers behind the numbers of a table that nothing explains, once for each.
    pub(super) fn marks_without_legend(&mut self, table: &Table<'_>, block: &TableBlock, values: &[usize]) {
        if self.dictionary.place("OBS_STATUS").is_none() {
            return;
        }
        let mut met: BTreeSet<&str> = BTreeSet::new();
        for row in block.rows[0]..=block.rows[1] {
            for (column, cell) in values.iter().filter_map(|&column| Some((column, table.grid.at(row, column)?))) {
                let text = cell.text.trim_end();
                let Some(mark) = star_behind(text).filter(|mark| cell.number.is_none() && !met.contains(mark)) else {
                    continue;
                };
                met.insert(mark);
                let statuses = &self.draft.profile.statuses;
                let is_told = statuses.contains_key(mark) || qualities::of_mark(text, statuses).is_some();
                if !is_told && !self.is_asked_mark(mark) && !is_explained(table.grid, mark) {
                    let place = table.grid.spot(table.grid.number(row), column);
                    self.doubt(Doubt::new(DoubtKind::MarkWithoutLegend, "OBS_STATUS", mark).taking(text).at(place));
                }
            }
        }
    }

    fn mark_of_legend(&mut self, mark: &str, (status, text, place): &(&'static str, String, String)) {
        let Ok(code) = Id::new(status) else { return };
        if self.draft.profile.statuses.contains_key(mark) {
            return;
        }
        self.draft.profile.statuses.insert(mark.to_owned(), code);
        self.doubt(Doubt::new(DoubtKind::MarkOfStatus, "OBS_STATUS", text).taking(*status).at(place.as_str()));
    }
}

/// The stars or daggers behind a number.
fn star_behind(text: &str) -> Option<&str> {
    let text = text.strip_suffix([')', ']']).unwrap_or(text);
    let before = text.trim_end_matches(['*', '†', '‡']);
    let mark = text.get(before.len()..).filter(|mark| !mark.is_empty())?;
    before.trim_end_matches(['(', '[', ' ', '\u{a0}']).ends_with(char::is_numeric).then_some(mark)
}

/// The question about a mark, with the first number behind which it stands.
fn doubt_of(mark: &str, first: Option<&String>) -> Doubt {
    let taken = first.cloned().unwrap_or_default();
    let usual = mark.chars().next().and_then(qualities::of_usual_letter);
    let likely = |code: &str| Suggestion { code: code.to_owned(), name: String::new(), score: 1.0 };
    let doubt = Doubt::new(DoubtKind::QualityMark, "OBS_STATUS", mark).taking(taken);
    doubt.naming(usual.map(likely).into_iter().collect())
}

/// What the legends of a file say of letters.
fn legends(grids: &[Grid]) -> Legends {
    let mut legends = Legends::new();
    for grid in grids.iter().filter(|grid| !grid.is_hidden) {
        for (row, cells) in &grid.rows {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.number.is_none()) {
                for (mark, status) in qualities::letters_of_legend(&cell.text) {
                    let said = || (status, cell.label(), grid.spot(Some(*row), column));
                    legends.entry(mark).or_insert_with(said);
                }
            }
        }
        for line in LegendLine::of(grid) {
            let of_numbers = line.marks.iter().filter_map(|(mark, code)| Some((mark, qualities::of_number(code)?)));
            for (mark, status) in of_numbers.filter(|(mark, _)| mark.chars().all(char::is_alphabetic)) {
                let said = || (status, line.text.clone(), line.place.clone());
                legends.entry(mark.clone()).or_insert_with(said);
            }
        }
    }
    legends
}

/// The letters behind numbers of several digits that no legend explains, each with the first such text.
fn unexplained(grids: &[Grid], legends: &Legends) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for grid in grids.iter().filter(|grid| !grid.is_hidden) {
        for (row, column, before, mark) in marked(grid, legends) {
            let is_long = before.chars().filter(|c| c.is_numeric()).count() >= DIGITS_MIN;
            if is_long && !legends.contains_key(&mark) {
                found.entry(mark).or_insert_with(|| grid.label(row, column));
            }
        }
    }
    if found.len() > LETTERS_MAX { BTreeMap::new() } else { found }
}

/// The numbers of a sheet with a mark behind them: row, column, what stands before the mark, and the mark. The first cell of
/// a row is a label.
fn marked<'g>(grid: &'g Grid, legends: &'g Legends) -> impl Iterator<Item = (usize, usize, &'g str, String)> {
    let is_filled = |cell: &KeptCell| !cell.cell().is_blank();
    grid.rows.iter().enumerate().flat_map(move |(row, (_, cells))| {
        let first = cells.iter().position(is_filled).unwrap_or(cells.len());
        cells.iter().enumerate().skip(first + 1).filter(|(_, cell)| cell.number.is_none()).filter_map(
            move |(column, cell)| {
                let (before, mark) = before_mark(&cell.text, legends)?;
                Some((row, column, before, mark))
            },
        )
    })
}

/// A number and the mark behind it. A year with a letter is a period.
fn before_mark<'t>(text: &'t str, legends: &Legends) -> Option<(&'t str, String)> {
    let explained = legends.keys().filter_map(|mark| Some((qualities::without_mark(text, mark)?, mark.clone())));
    let of_letter = || qualities::before_letter(text).map(|(before, letter)| (before, letter.to_string()));
    let explained = explained.max_by_key(|(_, mark)| mark.len());
    let (before, mark) = explained.or_else(|| before_bracket(text, legends)).or_else(of_letter)?;
    let is_number = match numbers::read(before, NumberMarks::default()) {
        Written::Number(number, _) => !(is_year_number(number) && before.chars().all(char::is_numeric)),
        Written::Ambiguous(..) => true,
        Written::Nothing => false,
    };
    is_number.then_some((before, mark))
}

/// What stands before a letter in brackets, and the letter, where a legend gives it another meaning than the usual one:
/// `12 (p)` is provisional anyhow.
fn before_bracket<'t>(text: &'t str, legends: &Legends) -> Option<(&'t str, String)> {
    let text = text.trim_end();
    let mark = qualities::in_brackets(text)?;
    let (status, ..) = legends.get(mark)?;
    let usual = mark.chars().next().and_then(qualities::of_usual_letter);
    let (before, _) = text.rsplit_once(['(', '['])?;
    (usual != Some(*status)).then(|| (before.trim_end(), mark.to_owned()))
}
