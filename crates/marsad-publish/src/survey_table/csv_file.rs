//! A table of estimates as CSV for people and their tools: one header row, one row for each estimate.

use super::{SurveyCell, SurveyTable};

/// What is said of each estimate.
const MEASURES: [&str; 7] = ["estimate", "standard_error", "ci_low", "ci_high", "cv", "n", "state"];
/// What is said besides where the table is not for the public.
const DETAILS: [&str; 3] = ["design_effect", "degrees_of_freedom", "weight"];
/// What is the same in every row, so that no row can be taken for what it is not.
const AROUND: [&str; 9] = ["title", "of_whom", "unit", "study", "version", "table", "number", "note", "remarks"];

/// The table as CSV in UTF-8. The byte-order mark at its beginning lets spreadsheets show Arabic.
pub fn survey_csv(table: &SurveyTable<'_>) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory cannot fail; every record has as many fields as the header.
    let _ = writer.write_record(header(table));
    let around = around(table);
    for cell in &table.cells {
        let fields = key(table, cell).into_iter().chain(measures(table, cell)).chain(around.iter().cloned());
        let _ = writer.write_record(fields);
    }
    if table.cells.is_empty() {
        let _ = writer.write_record(nobody(table));
    }
    writer.into_inner().unwrap_or_default()
}

/// The state of the one row of a table without cells.
const NOBODY: &str = "empty";

/// The one row of a table without cells: its state, and of whom it would be.
fn nobody(table: &SurveyTable<'_>) -> Vec<String> {
    let blanks = |count: usize| vec![String::new(); count];
    let mut fields = blanks(2 * table.dimensions().len() + MEASURES.len() - 1);
    fields.push(NOBODY.to_owned());
    fields.extend(blanks(if table.is_protected { 0 } else { DETAILS.len() }));
    fields.extend(around(table));
    fields
}

/// The columns: each code with its name, what is said of the estimate, what is the same everywhere.
pub(super) fn header(table: &SurveyTable<'_>) -> Vec<String> {
    let dimensions = table.dimensions().into_iter().flat_map(|name| [name.to_owned(), format!("{name}_name")]);
    let details = if table.is_protected { &[][..] } else { &DETAILS[..] };
    let others = MEASURES.iter().chain(details).chain(&AROUND).map(|name| (*name).to_owned());
    dimensions.chain(others).collect()
}

/// The codes of a cell, each with its name.
pub(super) fn key(table: &SurveyTable<'_>, cell: &SurveyCell) -> Vec<String> {
    let named = |(variable, code): (&str, &String)| [code.clone(), table.names.category(variable, code)];
    table.dimensions().into_iter().zip(&cell.key).flat_map(named).collect()
}

/// What is the same in every row.
pub(super) fn around(table: &SurveyTable<'_>) -> Vec<String> {
    let study = table.names.study;
    vec![
        table.title(),
        table.subtitle(),
        table.unit(),
        study.id.to_string(),
        study.version.clone(),
        table.table.to_string(),
        table.number.to_string(),
        table.names.sentence().unwrap_or_default(),
        table.remarks().join(" "),
    ]
}

fn measures(table: &SurveyTable<'_>, cell: &SurveyCell) -> Vec<String> {
    let written = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    let numbers = [cell.value, cell.standard_error, cell.low, cell.high, cell.cv].map(written);
    let mut fields: Vec<String> = numbers.into();
    fields.push(cell.rows.map(|rows| rows.to_string()).unwrap_or_default());
    fields.push(cell.state.word().to_owned());
    if !table.is_protected {
        fields.extend([cell.design_effect, cell.degrees_of_freedom, cell.weight].map(written));
    }
    fields
}
