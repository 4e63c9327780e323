//! Data in a table of text, read by a codebook.

use std::collections::{HashMap, HashSet};

use ::csv::StringRecord;
use marsad_model::{Finding, FindingCode, Place, Severity};

use super::text::{decode, rows};
use crate::column::ColumnBuilder;
use crate::formats::finish::{Read, finish};
use crate::formats::names::Names;
use crate::moment::parse_iso;
use crate::options::{Budget, ReadOptions, VARIABLES_MAX};
use crate::told::Told;
use crate::{Code, Codebook, DataFile, Survey, Variable, VariableKind};

/// The survey in a table of text.
pub(in crate::formats) fn read(bytes: &[u8], codebook: &Codebook, options: &ReadOptions) -> Survey {
    let mut told = Told::default();
    let (text, encoding) = decode(bytes, options.encoding.as_deref(), &mut told);
    let mut table = rows(&text);
    let mut record = StringRecord::new();
    if !table.read_record(&mut record).unwrap_or(false) {
        told.empty("CSV");
        return Survey::unread(told.finish());
    }
    let variables = variables(&record, codebook, &mut told);
    let columns: Vec<Option<ColumnBuilder>> =
        variables.iter().map(|variable| options.wants(&variable.name).then(|| column(variable))).collect();
    let file = DataFile { format: "CSV".to_owned(), encoding: encoding.to_owned(), ..codebook.file.clone() };
    let codebook = Codebook { study: codebook.study.clone(), file, variables };
    let budget = Budget::of(bytes.len());
    let cells = record.len();
    let mut reading = Reading { variables: &codebook.variables, columns, cells, budget, told: &mut told };
    let read = reading.run(&mut table);
    let columns = reading.columns;
    finish(codebook, columns, &read, told)
}

/// The variables in the order of their columns; those that the codebook does not name are texts.
fn variables(header: &StringRecord, codebook: &Codebook, told: &mut Told) -> Vec<Variable> {
    let known: HashMap<&str, &Variable> =
        codebook.variables.iter().map(|variable| (variable.name.as_str(), variable)).collect();
    let mut names = Names::default();
    let mut found = Vec::new();
    if header.len() > VARIABLES_MAX {
        told.too_large("survey-variables", VARIABLES_MAX as u64);
    }
    for cell in header.iter().take(VARIABLES_MAX) {
        let name = names.take(cell, told);
        let variable = known.get(name.as_str()).map(|variable| (*variable).clone());
        found.push(variable.unwrap_or_else(|| {
            disagree(told, ("column", name.as_str()), Place::default());
            Variable::new(name, VariableKind::Text)
        }));
    }
    let there: HashSet<&str> = found.iter().map(|variable| variable.name.as_str()).collect();
    for variable in codebook.variables.iter().filter(|variable| !there.contains(variable.name.as_str())) {
        disagree(told, ("variable", variable.name.as_str()), Place::default());
    }
    found
}

fn column(variable: &Variable) -> ColumnBuilder {
    let missing = variable.missing.clone();
    match variable.kind {
        VariableKind::Text => ColumnBuilder::texts(missing),
        VariableKind::Number => ColumnBuilder::numbers(missing, None),
        VariableKind::Date | VariableKind::DateTime => ColumnBuilder::moments(missing, variable.kind),
    }
}

/// Tells where data and codebook disagree: what it is about, and the word in question.
pub(super) fn disagree(told: &mut Told, (what, value): (&'static str, &str), place: Place) {
    let finding = Finding::new(FindingCode::SurveyCodebookDisagrees, Severity::Warning, place);
    told.tell(what, finding.with_value(value).with("what", what));
}

/// The data while they are read.
struct Reading<'r> {
    variables: &'r [Variable],
    columns: Vec<Option<ColumnBuilder>>,
    /// The cells of the first row; columns beyond the limit are among them.
    cells: usize,
    budget: Budget,
    told: &'r mut Told,
}

impl Reading<'_> {
    fn run(&mut self, table: &mut ::csv::Reader<&[u8]>) -> Read {
        let mut read = Read::default();
        let rows_max = self.budget.rows(self.columns.len(), self.columns.len());
        let mut record = StringRecord::new();
        // The text is characters and lines may have any length: nothing can be wrong with a record.
        while table.read_record(&mut record).unwrap_or(false) {
            if read.rows >= rows_max {
                self.told.too_large("survey-cells", self.budget.cells);
                read.is_limited = true;
                break;
            }
            let row = record.position().and_then(|position| u32::try_from(position.line()).ok());
            for place in 0..self.columns.len() {
                self.cell(place, record.get(place).unwrap_or_default(), row);
            }
            self.length(&record, row);
            read.rows += 1;
        }
        read
    }

    /// Tells where a row has not a cell for each column: its values then stand under other names than their own. Blank
    /// cells beyond the last column are none.
    fn length(&mut self, record: &StringRecord, row: Option<u32>) {
        let (cells, columns) = (record.len(), self.cells);
        let beyond = record.iter().skip(columns).find(|cell| !cell.trim().is_empty());
        let (what, value) = match beyond {
            Some(beyond) => ("cell", beyond.to_owned()),
            None if cells < columns => ("short-row", format!("{cells} / {columns}")),
            None => return,
        };
        let finding =
            Finding::new(FindingCode::SurveyCodebookDisagrees, Severity::Error, Place { row, ..Place::default() });
        self.told.tell(what, finding.with_value(value).with("what", what));
    }

    fn cell(&mut self, place: usize, text: &str, row: Option<u32>) {
        let Some(column) = self.columns.get_mut(place).and_then(Option::as_mut) else { return };
        let variable = &self.variables[place];
        if variable.kind == VariableKind::Text {
            column.push_text(text.trim_end());
            return;
        }
        let text = text.trim();
        if text.is_empty() {
            return column.push_missing(None);
        }
        match (variable.kind, Code::parse(text, true)) {
            (_, Some(code @ Code::Extended(_))) => return column.push_missing(Some(code)),
            (VariableKind::Number, Some(Code::Number(number))) => return column.push_number(Some(number)),
            (_, Some(code)) if variable.missing.contains(&code) => return column.push_missing(Some(code)),
            _ => {}
        }
        let moment = parse_iso(text).filter(|_| variable.kind != VariableKind::Number);
        if let Some(seconds) = moment {
            return column.push_value(seconds);
        }
        column.push_missing(Some(Code::Text(text.to_owned())));
        let what = if variable.kind == VariableKind::Number { "number" } else { "date" };
        let at = Place { row, column: u32::try_from(place + 1).ok(), ..Place::default() };
        disagree(self.told, (what, text), at);
    }
}
