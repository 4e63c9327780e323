//! Estimates as tables: aligned for people, JSON and CSV for programs.

use marsad_i18n::Voice;
use marsad_model::{Id, Statistic, StudyDefinition, TOTAL};
use marsad_protect::{BuiltCell, CellState};
use marsad_workflow::{BuiltAnswer, EstimateAnswer, EstimateRow, FileVariable};
use serde_json::{Value, json};

use super::Outcome;
use super::estimate::sentence;
use crate::cli::Format;
use crate::console::Console;

/// A table of texts while it is made.
#[derive(Default)]
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Gives estimates, unprotected.
pub fn give_answer(
    answer: &EstimateAnswer,
    (study, variables): (Option<&StudyDefinition>, &[FileVariable]),
    console: &Console,
) {
    let names = Names { study, variables, voice: console.voice() };
    match console.format {
        Format::Json => console.answer(answer, String::new),
        Format::Csv => console.give(&noted(plain(answer), study, console.voice()).csv()),
        Format::Text => console.answer(answer, || for_people(answer, &names).text()),
    }
}

/// The same with what has to be said of its study in the last column of every row, if there is anything.
pub(super) fn noted(table: Table, study: Option<&StudyDefinition>, voice: &Voice) -> Table {
    let Some(note) = study.and_then(sentence).map(|key| voice.say(key)) else { return table };
    let Table { mut head, mut rows } = table;
    head.push("note".to_owned());
    rows.iter_mut().for_each(|row| row.push(note.clone()));
    Table { head, rows }
}

/// Below this size a number is written with an exponent: nobody counts its zeros.
const SMALL: f64 = 1e-6;

/// A number as programs read it; blank where there is none.
pub(super) fn written(number: Option<f64>) -> String {
    match number {
        Some(number) if number != 0.0 && number.abs() < SMALL => format!("{number:e}"),
        Some(number) => number.to_string(),
        None => String::new(),
    }
}

/// Numbers as programs want them.
fn plain(answer: &EstimateAnswer) -> Table {
    let named = answer.question.by.iter().cloned();
    let numbers = ["code", "estimate", "standard_error", "ci_low", "ci_high", "cv", "design_effect", "n", "flag"];
    let mut table = Table { head: named.chain(numbers.map(str::to_owned)).collect(), rows: Vec::new() };
    for row in &answer.rows {
        let mut cells = row.domain.clone();
        cells.push(row.code.clone().unwrap_or_default());
        let numbers = [row.value, row.standard_error, row.low, row.high, row.cv, row.design_effect];
        cells.extend(numbers.map(written));
        cells.push(row.rows.to_string());
        cells.push(row.flag.word().to_owned());
        table.rows.push(cells);
    }
    table
}

/// Names and numbers as people read them.
fn for_people(answer: &EstimateAnswer, names: &Names<'_>) -> Table {
    let voice = names.voice;
    let asks_for_all = matches!(answer.question.statistic, Statistic::Proportion { category: None, .. });
    let is_share = matches!(answer.question.statistic, Statistic::Proportion { .. });
    let mut head: Vec<String> = answer.question.by.iter().map(|variable| names.variable(variable)).collect();
    if let Statistic::Proportion { variable, category: None } = &answer.question.statistic {
        head.push(names.variable(variable));
    }
    let columns = ["estimate", "standard-error", "low", "high", "cv", "design-effect", "n", "flag"];
    head.extend(columns.map(|column| voice.say(&format!("estimate-column-{column}"))));
    let factor = if is_share { 100.0 } else { 1.0 };
    let line = |row: &EstimateRow| {
        let crossed = answer.question.by.iter().zip(&row.domain);
        let mut cells: Vec<String> = crossed.map(|(variable, code)| names.category(variable, code)).collect();
        if let Statistic::Proportion { variable, .. } = &answer.question.statistic
            && asks_for_all
        {
            cells.push(names.category(variable, row.code.as_deref().unwrap_or_default()));
        }
        let numbers = [row.value, row.standard_error, row.low, row.high].map(|n| n.map(|n| n * factor));
        cells.extend(numbers.map(|number| shown(voice, number)));
        cells.push(row.cv.map_or_else(String::new, |cv| percent(voice, cv * 100.0)));
        cells.push(row.design_effect.map_or_else(String::new, |effect| voice.number(effect, 2)));
        cells.push(voice.count(row.rows));
        cells.push(voice.say(&format!("quality-flag-{}", row.flag.word())));
        cells
    };
    Table { head, rows: answer.rows.iter().map(line).collect() }
}

/// Gives a table that was built under the rules for the public.
pub fn give_built(answer: &BuiltAnswer, study: &StudyDefinition, console: &Console) -> Outcome {
    let cells = answer.built.cells();
    let (voice, names) = (console.voice(), Names { study: Some(study), variables: &[], voice: console.voice() });
    let structure = &answer.built.data().structure;
    let variables: Vec<&Id> = structure.dimensions.iter().map(|dimension| &dimension.id).collect();
    match console.format {
        Format::Json => {
            let json: Vec<Value> = cells.iter().map(|cell| cell_json(&variables, cell)).collect();
            let (study, number) = (&answer.study, answer.number);
            let whole = json!({
                "study": study, "table": answer.table, "number": number, "is_synthetic": answer.is_synthetic,
                "question": answer.question, "hidden": answer.built.hidden(), "cells": json,
            });
            console.answer(&whole, String::new);
        }
        Format::Csv => {
            let head = variables.iter().map(ToString::to_string);
            let numbers = ["estimate", "standard_error", "ci_low", "ci_high", "cv", "n", "state"];
            let mut table = Table { head: head.chain(numbers.map(str::to_owned)).collect(), rows: Vec::new() };
            table.rows.extend(cells.iter().map(cell_plain));
            console.give(&noted(table, Some(study), voice).csv());
        }
        Format::Text => {
            let head = variables.iter().map(|variable| names.variable(variable.as_str()));
            let columns = ["estimate", "standard-error", "low", "high", "cv", "n", "flag"];
            let said = columns.map(|column| voice.say(&format!("estimate-column-{column}")));
            let mut table = Table { head: head.chain(said).collect(), rows: Vec::new() };
            table.rows.extend(cells.iter().map(|cell| cell_for_people(&variables, cell, &names)));
            console.give(&table.text());
        }
    }
    Outcome::of(!cells.is_empty())
}

fn cell_json(variables: &[&Id], cell: &BuiltCell<'_>) -> Value {
    let key: serde_json::Map<String, Value> =
        variables.iter().zip(cell.key).map(|(variable, code)| (variable.to_string(), json!(code))).collect();
    json!({
        "key": key, "value": cell.value, "standard_error": cell.standard_error, "low": cell.low, "high": cell.high,
        "cv": cell.cv, "rows": cell.rows, "state": cell.state.word(),
    })
}

fn cell_plain(cell: &BuiltCell<'_>) -> Vec<String> {
    let mut cells: Vec<String> = cell.key.iter().map(ToString::to_string).collect();
    cells.extend([cell.value, cell.standard_error, cell.low, cell.high, cell.cv].map(written));
    cells.push(cell.rows.map(|rows| rows.to_string()).unwrap_or_default());
    cells.push(cell.state.word().to_owned());
    cells
}

fn cell_for_people(variables: &[&Id], cell: &BuiltCell<'_>, names: &Names<'_>) -> Vec<String> {
    let voice = names.voice;
    let key = variables.iter().zip(cell.key);
    let mut cells: Vec<String> = key.map(|(variable, code)| names.category(variable.as_str(), code.as_str())).collect();
    cells.extend([cell.value, cell.standard_error, cell.low, cell.high].map(|number| shown(voice, number)));
    cells.push(cell.cv.map_or_else(String::new, |cv| percent(voice, cv)));
    cells.push(cell.rows.map_or_else(String::new, |rows| voice.count(rows)));
    let state = if cell.state == CellState::Published { "published" } else { cell.state.word() };
    cells.push(voice.say(&format!("cell-state-{state}")));
    cells
}

/// What variables and codes are called: by the study, or by the file that was brought along.
pub(super) struct Names<'a> {
    pub(super) study: Option<&'a StudyDefinition>,
    pub(super) variables: &'a [FileVariable],
    pub(super) voice: &'a Voice,
}

impl Names<'_> {
    pub(super) fn variable(&self, name: &str) -> String {
        let lang = self.voice.lang();
        let of_study = self.study.and_then(|study| study.variable(name)).map(|variable| variable.label.get(lang));
        let of_file = || self.in_file(name).map(|variable| variable.label.best(lang));
        let label = of_study.or_else(of_file).filter(|label| !label.is_empty());
        label.unwrap_or(name).to_owned()
    }

    pub(super) fn category(&self, variable: &str, code: &str) -> String {
        if code == TOTAL {
            return self.voice.say("estimate-total");
        }
        let lang = self.voice.lang();
        let known = self.study.and_then(|study| study.variable(variable)).and_then(|known| known.category(code));
        let of_file = || {
            let categories = self.in_file(variable).map_or(&[][..], |variable| variable.categories.as_slice());
            categories.iter().find(|(known, _)| known == code).map(|(_, label)| label.best(lang))
        };
        let label = known.map(|category| category.label.get(lang)).or_else(of_file).filter(|label| !label.is_empty());
        label.unwrap_or(code).to_owned()
    }

    fn in_file(&self, name: &str) -> Option<&FileVariable> {
        self.variables.iter().find(|variable| variable.name == name)
    }
}

/// A number with as many decimals as its size can bear.
pub(super) fn shown(voice: &Voice, number: Option<f64>) -> String {
    let Some(number) = number else { return "–".to_owned() };
    let decimals = match number.abs() {
        size if size >= 1000.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 0.1 || size == 0.0 => 3,
        _ => 5,
    };
    voice.number(number, decimals)
}

fn percent(voice: &Voice, number: f64) -> String {
    voice.percent(&voice.number(number, 1))
}

impl Table {
    /// Columns side by side, two blanks between them.
    pub(super) fn text(&self) -> String {
        let all: Vec<&Vec<String>> = std::iter::once(&self.head).chain(&self.rows).collect();
        let width = |column: usize| {
            all.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        let line = |row: &&Vec<String>| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                let blanks = width - cell.chars().count();
                format!("{cell}{}", " ".repeat(blanks))
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
        };
        all.iter().map(line).collect()
    }

    pub(super) fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in std::iter::once(&self.head).chain(&self.rows) {
            // Writing to memory cannot fail, and every row is as long as the head.
            let _ = writer.write_record(row);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, written};

    #[test]
    fn a_small_number_has_an_exponent_and_no_row_of_zeros() {
        let numbers = [0.0, 1.5, 0.000_002, 0.000_000_25, -2.5e-300];
        assert_eq!(numbers.map(|number| written(Some(number))), ["0", "1.5", "0.000002", "2.5e-7", "-2.5e-300"]);
        assert_eq!(written(None), "");
    }

    #[test]
    fn columns_stand_below_each_other() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let table = Table { head: row(["sex", "n"]), rows: vec![row(["Women", "1"]), row(["M", "22"])] };
        assert_eq!(table.text(), "sex    n\nWomen  1\nM      22\n");
        assert_eq!(table.csv(), "sex,n\nWomen,1\nM,22\n");
    }
}
