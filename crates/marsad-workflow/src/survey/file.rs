//! Estimates from any survey file, without a data folder: what a methodologist tries before a study is in a pack.

use std::sync::Arc;

use bytes::Bytes;
use marsad_model::{EstimateQuestion, Finding, QualityRules, Severity, SurveyDesign};
use marsad_study::{Codebook, read_codebook_csv};
use marsad_survey::Frame;
use serde::Serialize;

use super::frame::with_numbers_read;
use super::received::{Brought, brought};
use super::{EstimateAnswer, SurveyProblem, answer, design, frame};
use crate::{Work, WorkError};

/// A file, and what is asked of it.
#[derive(Clone, Debug)]
pub struct FileAsked {
    /// Its bytes: SPSS, Stata, Parquet or a table of text.
    pub bytes: Bytes,
    /// The codebook of a table of text, as CSV.
    pub codebook: Option<Bytes>,
    /// How the sample was drawn.
    pub design: SurveyDesign,
    /// What is asked.
    pub question: EstimateQuestion,
}

/// The answer of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileAnswer {
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
    /// The estimates; none where nothing could be read.
    pub answer: Option<EstimateAnswer>,
}

impl Work {
    /// Estimates from a file. Needs no store.
    pub fn estimate_file(asked: &FileAsked) -> Result<FileAnswer, WorkError> {
        let (book, mut findings) = match &asked.codebook {
            Some(codebook) => read_codebook_csv(codebook),
            None => (Codebook::default(), Vec::new()),
        };
        let columns = match brought(&asked.bytes, &book)? {
            Brought::Columns(columns) => Frame::from_batch(&columns.data),
            Brought::Survey(survey) => {
                // Without a codebook every column of a table of text is unknown: that is not worth a word.
                let is_known = |finding: &&Finding| asked.codebook.is_some() || finding.severity == Severity::Error;
                findings.extend(survey.findings.iter().filter(is_known).cloned());
                // A part of the rows is another sample: what is cut off is explained, not computed over.
                if findings.iter().any(|finding| finding.severity == Severity::Error) {
                    return Ok(FileAnswer { findings, answer: None });
                }
                if survey.rows() == 0 {
                    return Err(SurveyProblem::new("no-rows", &[]).into());
                }
                frame(&survey).map_err(SurveyProblem::from)?
            }
        };
        let columns = Arc::new(with_numbers_read(columns).map_err(SurveyProblem::from)?);
        let made = design(columns, &asked.design).map_err(SurveyProblem::from)?;
        let (rules, words) = (QualityRules::default(), asked.design.clone());
        let found = answer((&made, words), &asked.question, &rules, &|_, _| false).map_err(SurveyProblem::from)?;
        Ok(FileAnswer { findings, answer: Some(found) })
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use marsad_model::{EstimateQuestion, Statistic, SurveyDesign};

    use super::FileAsked;
    use crate::{SurveyProblem, Work, WorkError};

    const FILE: &str = "h,psu,w,y\n1,1,10,1\n1,2,10,0\n2,3,20,1\n2,4,20,1\n";

    fn asked(design: SurveyDesign) -> FileAsked {
        let question = EstimateQuestion::new(Statistic::Mean { variable: "y".into() });
        FileAsked { bytes: Bytes::from_static(FILE.as_bytes()), codebook: None, design, question }
    }

    /// As in `design.rs`: the mean is 5/6 and its standard error 1/6.
    #[test]
    fn a_table_of_text_is_estimated_without_anything_else() {
        let design = SurveyDesign {
            weights: Some("w".into()),
            strata: vec!["h".into()],
            clusters: vec!["psu".into()],
            ..SurveyDesign::default()
        };
        let found = Work::estimate_file(&asked(design)).unwrap();
        assert_eq!(found.findings, []);
        let row = found.answer.unwrap().rows.remove(0);
        assert!((row.value.unwrap() - 5.0 / 6.0).abs() < 1e-12);
        assert!((row.standard_error.unwrap() - 1.0 / 6.0).abs() < 1e-12);
        assert_eq!((row.rows, row.degrees_of_freedom), (4, Some(2.0)));
    }

    #[test]
    fn a_wrong_design_is_explained_and_not_computed_over() {
        let design = SurveyDesign {
            weights: Some("w".into()),
            strata: vec!["y".into()],
            clusters: vec!["h".into()],
            ..SurveyDesign::default()
        };
        let Err(WorkError::Survey(SurveyProblem { word, notes, .. })) = Work::estimate_file(&asked(design)) else {
            panic!("the unit 1 is in two strata");
        };
        assert_eq!(word, "wrong-design");
        assert!(notes.iter().any(|note| note.is_fatal && note.code == "unit-in-two-strata"), "{notes:?}");
    }

    #[test]
    fn a_file_without_rows_says_so() {
        let asked = FileAsked { bytes: Bytes::from_static(b"a,y\n"), ..asked(SurveyDesign::default()) };
        let Err(WorkError::Survey(SurveyProblem { word, .. })) = Work::estimate_file(&asked) else {
            panic!("nothing was read");
        };
        assert_eq!(word, "no-rows");
    }
}
