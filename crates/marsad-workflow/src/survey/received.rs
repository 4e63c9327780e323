//! A survey file that somebody brought, read by the codebook of its study.

use std::sync::Arc;

use bytes::Bytes;
use marsad_lake::{ForeignRecords, LakeError, NestedColumn, Records, decode_foreign_records};
use marsad_model::{Finding, FindingCode, Place, Severity, StudyDefinition};
use marsad_study::{Codebook, ReadOptions, Survey, SurveyFormat, Variable, VariableKind, read_survey, read_survey_csv};
use marsad_survey::Frame;

use super::own_codebook::read_codebook;
use super::{DesignNote, SurveyProblem, codebook, design, frame};
use crate::WorkError;

/// How a file of Parquet begins.
const PARQUET: &[u8] = b"PAR1";
/// What a table of text calls its format.
const TABLE: &str = "CSV";
/// The word of findings about answers that are no code of the study.
const ANSWER: &str = "answer";
/// Codes of one variable that a finding names.
const CODES_TOLD_MAX: usize = 20;
/// Columns of several values in a row that findings name, beside those that are needed.
const NESTED_TOLD_MAX: usize = 20;

/// A file that was read for its study.
pub(crate) struct Fitted {
    /// The records; none where an error keeps them out.
    pub records: Option<Records>,
    pub findings: Vec<Finding>,
}

impl Fitted {
    /// The same for records that come in now: a code that the study does not have keeps them out, for it would stand among
    /// the categories of every table.
    pub(crate) fn strict(mut self) -> Self {
        let is_answer = |finding: &&mut Finding| finding.arguments.get("what").is_some_and(|what| what == ANSWER);
        self.findings.iter_mut().filter(is_answer).for_each(|finding| finding.severity = Severity::Error);
        if is_kept_out(&self.findings) {
            self.records = None;
        }
        self
    }
}

/// What is worth knowing of the design of records that came in.
///
/// # Errors
/// Why nothing could be estimated from them: wrong weights, units in two strata and the like.
pub(crate) fn design_notes(
    (study, table): (&StudyDefinition, &str),
    records: &Records,
) -> Result<Vec<DesignNote>, SurveyProblem> {
    let survey = Survey::new(codebook(study, table), records.data.clone(), Some(records.missing.clone()))?;
    let made = design(Arc::new(frame(&survey)?), &study.design_of(table))?;
    Ok(made.findings().iter().map(DesignNote::of).collect())
}

/// A survey in the form in which its file keeps it.
pub(crate) enum Brought {
    /// A file of SPSS or Stata, or a table of text.
    Survey(Box<Survey>),
    /// A file of Parquet.
    Columns(Box<ForeignRecords>),
    /// A file of Parquet that cannot be read, and why.
    Unread(Box<Finding>),
}

/// Reads a file of any form; a table of text by a codebook, and of a file of Parquet the columns whose names are `wanted`.
pub(crate) fn brought(bytes: &Bytes, codebook: &Codebook, wanted: &dyn Fn(&str) -> bool) -> Brought {
    if SurveyFormat::detect(bytes).is_some() {
        return Brought::Survey(Box::new(read_survey(bytes, &ReadOptions::default())));
    }
    if bytes.starts_with(PARQUET) {
        return match decode_foreign_records(bytes.clone(), wanted) {
            Ok(read) => Brought::Columns(Box::new(read)),
            Err(error) => Brought::Unread(Box::new(unread_parquet(&error))),
        };
    }
    Brought::Survey(Box::new(read_survey_csv(bytes, codebook, &ReadOptions::default())))
}

/// A survey by what its own file says and a codebook that somebody brought: the latter goes first. A table of text was read by
/// it already.
pub(crate) fn overlaid(survey: Survey, own: Option<&Codebook>) -> Result<Survey, SurveyProblem> {
    match own.filter(|_| survey.codebook.file.format != TABLE) {
        Some(own) => survey.overlaid(own).map_err(SurveyProblem::from),
        None => Ok(survey),
    }
}

/// What is wrong with a file of Parquet, which tells at its end what it holds: cut anywhere, nothing of it can be read.
fn unread_parquet(error: &LakeError) -> Finding {
    let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, Place::default());
    let finding = finding.with("expected", "Parquet");
    match error {
        LakeError::Compression(name) => finding.with("found", "parquet-compression").with("detail", name),
        other => finding.with("detail", other.to_string()),
    }
}

/// Tells the columns that hold several values in a row: an error where one of them is needed, for nothing can be made of it.
pub(crate) fn told_nested(columns: &[NestedColumn], is_needed: &dyn Fn(&str) -> bool) -> Vec<Finding> {
    let told = |column: &NestedColumn, severity| {
        let finding = Finding::new(FindingCode::SurveyColumnNested, severity, Place::default());
        finding.with_value(column.name.as_str()).with("kind", column.kind)
    };
    let (needed, others): (Vec<&NestedColumn>, Vec<&NestedColumn>) =
        columns.iter().partition(|column| is_needed(&column.name));
    let needed = needed.into_iter().map(|column| told(column, Severity::Error));
    needed.chain(others.into_iter().take(NESTED_TOLD_MAX).map(|column| told(column, Severity::Warning))).collect()
}

/// The records of a table of a study in a file; `own` is the codebook that came with a table of text.
pub(crate) fn fitted(
    (study, table): (&StudyDefinition, &str),
    bytes: &Bytes,
    own: Option<&[u8]>,
) -> Result<Fitted, WorkError> {
    let wanted = codebook(study, table);
    let (of_text, mut findings) = match own {
        Some(own) => read_codebook(own, bytes),
        None => (wanted.clone(), Vec::new()),
    };
    let is_wanted = |name: &str| wanted.variable(name).is_some();
    let survey = match brought(bytes, &of_text, &is_wanted) {
        Brought::Unread(finding) => {
            findings.push(*finding);
            return Ok(Fitted { records: None, findings });
        }
        Brought::Columns(read) => {
            findings.extend(told_nested(&read.nested, &is_wanted));
            if is_kept_out(&findings) {
                return Ok(Fitted { records: None, findings });
            }
            let Records { data, missing } = &read.records;
            Survey::of_batch(wanted, data, Some(missing)).map_err(SurveyProblem::from)?
        }
        Brought::Survey(read) => {
            let read = overlaid(*read, own.map(|_| &of_text))?;
            findings.extend(read.findings.iter().cloned());
            if is_kept_out(&findings) || read.rows() == 0 {
                return Ok(Fitted { records: None, findings });
            }
            read.refitted(wanted).map_err(|error| SurveyProblem::from(error).beside(&findings))?
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
    for variable in survey.codebook.variables.iter().filter(|variable| is_closed(variable)) {
        let Ok(codes) = frame.codes(&variable.name) else { continue };
        let is_known = |label: &str| variable.categories.iter().any(|category| category.code.to_string() == *label);
        let unknown = codes.labels.iter().filter(|label| !is_known(label));
        for code in unknown.take(CODES_TOLD_MAX) {
            let finding = Finding::new(FindingCode::SurveyCodebookDisagrees, Severity::Warning, Place::default());
            findings.push(finding.with_value(format!("{} = {code}", variable.name)).with("what", ANSWER));
        }
    }
    findings
}

/// Whether the codes of a variable are all that it may have: those of texts, and the yes and no of a flag. Of other
/// numbers the codebook names those only that stand for something else.
fn is_closed(variable: &Variable) -> bool {
    let has = |code: &str| variable.categories.iter().any(|category| category.code.to_string() == *code);
    match variable.kind {
        VariableKind::Text => !variable.categories.is_empty(),
        _ => has("0") && has("1"),
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use marsad_lake::{NestedColumn, encode_records};
    use marsad_model::Severity;
    use marsad_testkit::marjan;

    use super::{design_notes, fitted, told_nested};
    use crate::SurveyProblem;

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
    fn a_file_of_parquet_that_was_cut_is_told_and_gives_nothing() {
        let read = fitted((&study(), "persons"), &Bytes::from_static(PERSONS.as_bytes()), None).unwrap();
        let whole = encode_records(&read.records.unwrap()).unwrap();
        for missing in [1, 8, 100] {
            let cut = fitted((&study(), "persons"), &whole.slice(..whole.len() - missing), None).unwrap();
            assert!(cut.records.is_none(), "{missing}");
            assert_eq!(cut.findings[0].code.word(), "unreadable-file", "{missing}");
        }
    }

    #[test]
    fn columns_of_several_values_are_told_and_those_of_the_study_keep_the_records_out() {
        let named = |name: &str, kind| NestedColumn { name: name.to_owned(), kind };
        let columns = [named("address", "structure"), named("age", "list")];
        let told = told_nested(&columns, &|name| name == "age");
        let said: Vec<(&str, Severity)> =
            told.iter().map(|finding| (finding.value.as_str(), finding.severity)).collect();
        assert_eq!(said, [("age", Severity::Error), ("address", Severity::Warning)]);
        assert_eq!(told[1].arguments["kind"], "structure");
    }

    #[test]
    fn a_compression_that_is_not_read_is_named_with_the_way_out() {
        let finding = super::unread_parquet(&marsad_lake::LakeError::Compression("gzip"));
        let told = |name: &str| finding.arguments.get(name).map(String::as_str);
        assert_eq!((told("found"), told("detail")), (Some("parquet-compression"), Some("gzip")));
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why_and_gives_nothing() {
        let empty = fitted((&study(), "persons"), &Bytes::new(), None).unwrap();
        assert!(empty.records.is_none() && !empty.findings.is_empty());
    }

    /// Marjan's study with a weight, a stratum, a unit, an isle and whether somebody works; its weights
    /// reach no margins, which would need their columns too.
    fn drawn() -> marsad_model::StudyDefinition {
        let mut study = marjan().study("HIMS").unwrap().clone();
        let named = ["weight", "stratum", "psu", "isle", "works"];
        study.variables.retain(|variable| named.contains(&variable.name.as_str()));
        study.calibrated.clear();
        study
    }

    #[test]
    fn a_code_that_the_study_does_not_have_keeps_the_records_out() {
        let text = b"weight;stratum;psu;isle;works\n2;a;1;ZZZ;1\n2;a;2;XM-L;7\n";
        let read = fitted((&drawn(), "persons"), &Bytes::from_static(text), None).unwrap();
        assert!(read.records.is_some(), "what was kept once can be made again");
        let strict = read.strict();
        let told: Vec<&str> = strict.findings.iter().map(|finding| finding.value.as_str()).collect();
        assert!(strict.records.is_none(), "{told:?}");
        assert!(told.contains(&"isle = ZZZ") && told.contains(&"works = 7"), "{told:?}");
    }

    #[test]
    fn weights_below_zero_are_told_before_anything_is_kept() {
        let notes = |weight: &str| {
            let text = format!("weight;stratum;psu;isle;works\n{weight};a;1;XM-L;1\n2;a;2;XM-L;0\n");
            let read = fitted((&drawn(), "persons"), &Bytes::from(text), None).unwrap();
            design_notes((&drawn(), "persons"), &read.records.unwrap())
        };
        assert_eq!(notes("2").map(|notes| notes.iter().any(|note| note.is_fatal)), Ok(false));
        let SurveyProblem { word, notes, .. } = notes("-1").unwrap_err();
        assert_eq!((word, notes[0].code.as_str()), ("wrong-design", "negative-weights"));
    }
}
