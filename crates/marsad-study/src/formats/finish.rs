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
    let are_more = expected.is_some_and(|expected| read.rows > expected);
    if let Some(offset) = read.cut_at.filter(|_| !are_more) {
        let finding = Finding::new(FindingCode::SurveyCutOff, Severity::Error, Place::default());
        let finding = finding.with("offset", offset).with("rows", read.rows).with("expected", expected_text);
        return told.tell("", finding);
    }
    if expected.is_some_and(|expected| expected != read.rows) && !read.is_limited {
        // A file that is cut between two rows shows it by nothing else: fewer rows are another sample. Nor does anybody know what
        // the rows are of one that goes on behind those it counts, and breaks off.
        let is_sound = are_more && read.cut_at.is_none();
        let severity = if is_sound { Severity::Warning } else { Severity::Error };
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

#[cfg(test)]
mod tests {
    use marsad_model::{FindingCode, Severity};

    use super::{Read, tell_rows};
    use crate::told::Told;

    fn told(expected: Option<u64>, rows: u64, cut_at: Option<usize>) -> Vec<(FindingCode, Severity)> {
        let mut told = Told::default();
        tell_rows(expected, &Read { rows, cut_at, is_limited: false }, &mut told);
        told.finish().into_iter().map(|finding| (finding.code, finding.severity)).collect()
    }

    #[test]
    fn a_file_with_more_rows_than_it_counts_does_not_end_too_early() {
        let (cut, other) = (FindingCode::SurveyCutOff, FindingCode::SurveyRowsDisagree);
        assert_eq!(told(Some(300), 120, Some(900)), [(cut, Severity::Error)]);
        assert_eq!(told(None, 120, Some(900)), [(cut, Severity::Error)]);
        assert_eq!(told(Some(300), 120, None), [(other, Severity::Error)]);
        assert_eq!(told(Some(300), 5000, None), [(other, Severity::Warning)]);
        assert_eq!(told(Some(300), 5000, Some(900)), [(other, Severity::Error)]);
        assert_eq!(told(Some(300), 300, None), []);
    }
}
