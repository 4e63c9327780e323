//! The end of every reading: how many rows came, what of that is told, and the columns as a survey.

use marsad_model::{Finding, FindingCode, Place, Severity};

use crate::column::ColumnBuilder;
use crate::encoding::TextEncoding;
use crate::told::Told;
use crate::{Code, Codebook, Survey};

/// How the reading of rows went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// How many rows were read.
    pub rows: u64,
    /// Where the file ends within a row.
    pub cut_at: Option<usize>,
    /// Whether a limit ended the reading.
    pub is_limited: bool,
}

/// Tells where rows are missing: the file was cut, or counts another number of rows.
pub(super) fn tell_rows(expected: Option<u64>, read: &Read, told: &mut Told) {
    let expected_text = expected.map_or_else(|| "unknown".to_owned(), |rows| rows.to_string());
    if let Some(offset) = read.cut_at {
        let finding = Finding::new(FindingCode::SurveyCutOff, Severity::Error, Place::default());
        let finding = finding.with("offset", offset).with("rows", read.rows).with("expected", expected_text);
        return told.tell("", finding);
    }
    if expected.is_some_and(|expected| expected != read.rows) && !read.is_limited {
        // A file that is cut between two rows shows it by nothing else: fewer rows are another sample.
        let are_missing = expected.is_some_and(|expected| expected > read.rows);
        let severity = if are_missing { Severity::Error } else { Severity::Warning };
        let finding = Finding::new(FindingCode::SurveyRowsDisagree, severity, Place::default());
        told.tell("", finding.with("expected", expected_text).with("rows", read.rows));
    }
}

/// Tells that an encoding was guessed, where it matters and is not sure.
pub(super) fn tell_encoding(encoding: TextEncoding, told: &mut Told) {
    if encoding.is_doubtful() {
        let finding = Finding::new(FindingCode::SurveyEncodingGuessed, Severity::Warning, Place::default());
        told.tell("", finding.with("encoding", encoding.name()).with("confidence", encoding.confidence));
    }
}

/// The survey of columns that are complete, with the roles of its variables.
pub(super) fn finish(
    mut codebook: Codebook,
    columns: Vec<Option<ColumnBuilder>>,
    read: &Read,
    mut told: Told,
) -> Survey {
    let mut finished = Vec::new();
    for (place, column) in columns.into_iter().enumerate() {
        let Some(column) = column else { continue };
        if let Some(variable) = codebook.variables.get(place).filter(|_| column.out_of_calendar > 0) {
            tell_dates(&variable.name, &column, &mut told);
        }
        finished.push((place, column.finish()));
    }
    codebook.file.rows = read.rows;
    codebook.recognise_roles();
    let rows = usize::try_from(read.rows).unwrap_or(usize::MAX);
    Survey::of_columns(codebook, finished, rows, told.finish())
}

fn tell_dates(variable: &str, column: &ColumnBuilder, told: &mut Told) {
    let finding = Finding::new(FindingCode::SurveyDateOutOfRange, Severity::Warning, Place::default());
    let first = Code::Number(column.first_out_of_calendar).to_string();
    let mut finding = finding.with_value(first).with("variable", variable);
    finding.more = column.out_of_calendar - 1;
    told.tell(variable, finding);
}
