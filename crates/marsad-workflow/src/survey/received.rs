//! A survey file that somebody brought, read by the codebook of its study.

use bytes::Bytes;
use marsad_lake::{Records, decode_records};
use marsad_model::{Finding, FindingCode, Place, Severity, StudyDefinition};
use marsad_study::{
    Codebook, ReadOptions, Survey, SurveyFormat, VariableKind, read_codebook_csv, read_survey, read_survey_csv,
};
use marsad_survey::Frame;

use super::{SurveyProblem, codebook};
use crate::WorkError;

/// How a file of Parquet begins.
const PARQUET: &[u8] = b"PAR1";
/// Codes of one variable that a finding names.
const CODES_TOLD_MAX: usize = 20;

/// A file that was read for its study.
pub(crate) struct Fitted {
    /// The records; none where an error keeps them out.
    pub records: Option<Records>,
    pub findings: Vec<Finding>,
}

/// A survey in the form in which its file keeps it.
pub(crate) enum Brought {
    /// A file of SPSS or Stata, or a table of text.
    Survey(Box<Survey>),
    /// A file of Parquet.
    Columns(Box<Records>),
}

/// Reads a file of any form; a table of text by a codebook.
pub(crate) fn brought(bytes: &Bytes, codebook: &Codebook) -> Result<Brought, WorkError> {
    if SurveyFormat::detect(bytes).is_some() {
        return Ok(Brought::Survey(Box::new(read_survey(bytes, &ReadOptions::default()))));
    }
    if bytes.starts_with(PARQUET) {
        return Ok(Brought::Columns(Box::new(decode_records(bytes.clone())?)));
    }
    Ok(Brought::Survey(Box::new(read_survey_csv(bytes, codebook, &ReadOptions::default()))))
}

/// The records of a table of a study in a file; `own` is the codebook that came with a table of text.
pub(crate) fn fitted(
    (study, table): (&StudyDefinition, &str),
    bytes: &Bytes,
    own: Option<&[u8]>,
) -> Result<Fitted, WorkError> {
    let wanted = codebook(study, table);
    let (of_text, mut findings) = match own {
        Some(own) => read_codebook_csv(own),
        None => (wanted.clone(), Vec::new()),
    };
    let survey = match brought(bytes, &of_text)? {
        Brought::Columns(columns) => {
            Survey::of_batch(wanted, &columns.data, Some(&columns.missing)).map_err(SurveyProblem::from)?
        }
        Brought::Survey(read) => {
            findings.extend(read.findings.iter().cloned());
            if is_kept_out(&findings) || read.rows() == 0 {
                return Ok(Fitted { records: None, findings });
            }
            read.refitted(wanted).map_err(SurveyProblem::from)?
        }
    };
    findings.extend(unknown_codes(&survey));
    let records = (!is_kept_out(&findings)).then(|| Records { data: survey.data, missing: survey.missing });
    Ok(Fitted { records, findings })
}

fn is_kept_out(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Codes in the data that the codebook of the study does not have.
fn unknown_codes(survey: &Survey) -> Vec<Finding> {
    let frame = Frame::from_batch(&survey.data);
    let mut findings = Vec::new();
    for variable in survey.codebook.variables.iter().filter(|variable| !variable.categories.is_empty()) {
        let Ok(codes) = frame.codes(&variable.name) else { continue };
        let is_known = |label: &str| variable.categories.iter().any(|category| category.code.to_string() == *label);
        let unknown = codes.labels.iter().filter(|label| variable.kind == VariableKind::Text && !is_known(label));
        for code in unknown.take(CODES_TOLD_MAX) {
            let finding = Finding::new(FindingCode::SurveyCodebookDisagrees, Severity::Warning, Place::default());
            findings.push(finding.with_value(format!("{} = {code}", variable.name)).with("what", "answer"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use marsad_lake::encode_records;
    use marsad_testkit::marjan;

    use super::fitted;

    /// Three persons in a table of text, with the columns of a small study.
    const PERSONS: &str = "person;household;weight\n1;1;2.5\n2;1;2.5\n3;9;4\n";

    /// Marjan's study with few variables.
    fn study() -> marsad_model::StudyDefinition {
        let mut study = marjan().study("HIMS").unwrap().clone();
        study.variables.retain(|variable| ["person", "household", "weight"].contains(&variable.name.as_str()));
        study
    }

    #[test]
    fn a_table_of_text_and_its_parquet_give_the_same_records() {
        let read = fitted((&study(), "persons"), &Bytes::from_static(PERSONS.as_bytes()), None).unwrap();
        assert_eq!(read.findings, []);
        let records = read.records.unwrap();
        assert_eq!((records.data.num_rows(), records.data.num_columns()), (3, 3));
        let again = fitted((&study(), "persons"), &encode_records(&records).unwrap(), None).unwrap();
        assert_eq!(again.records.unwrap(), records);
    }

    #[test]
    fn a_file_without_a_variable_of_the_study_does_not_fit() {
        let short = Bytes::from_static(b"person;weight\n1;2\n");
        let refused = fitted((&study(), "persons"), &short, None).map(|_| ()).unwrap_err();
        assert!(refused.to_string().contains("no-column"), "{refused}");
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why_and_gives_nothing() {
        let empty = fitted((&study(), "persons"), &Bytes::new(), None).unwrap();
        assert!(empty.records.is_none() && !empty.findings.is_empty());
    }
}
