//! Estimates from any survey file, without a data folder: what a methodologist tries before a study is in a pack.

use std::sync::Arc;

use bytes::Bytes;
use marsad_model::{EstimateQuestion, Finding, QualityRules, Severity, SurveyDesign};
use marsad_study::{Category, Codebook, Texts, read_codebook_csv};
use marsad_survey::{Design, Frame};
use serde::Serialize;

use super::frame::with_numbers_read;
use super::received::{Brought, brought};
use super::{
    AnalysisAnswer, AnalysisAsked, AnalysisHead, EstimateAnswer, SurveyProblem, analysed, answer, design, frame,
};
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

/// A file, and an analysis that is asked of it.
#[derive(Clone, Debug)]
pub struct FileAnalysisAsked {
    /// Its bytes: SPSS, Stata, Parquet or a table of text.
    pub bytes: Bytes,
    /// The codebook of a table of text, as CSV.
    pub codebook: Option<Bytes>,
    /// How the sample was drawn.
    pub design: SurveyDesign,
    /// What is asked.
    pub asked: AnalysisAsked,
}

/// The answer of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileAnswer {
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
    /// The estimates; none where nothing could be read.
    pub answer: Option<EstimateAnswer>,
    /// What the file says of the variables in question.
    pub variables: Vec<FileVariable>,
}

/// The analysis of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileAnalysis {
    /// What is wrong with the file.
    pub findings: Vec<Finding>,
    /// What it came to; none where nothing could be read.
    pub answer: Option<AnalysisAnswer>,
    /// What the file says of the variables by which rows are named.
    pub variables: Vec<FileVariable>,
}

/// A variable as its file describes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileVariable {
    /// Its name.
    pub name: String,
    /// Whether it holds texts.
    pub is_text: bool,
    /// What it is.
    pub label: Texts,
    /// What its codes stand for.
    pub categories: Vec<(String, Texts)>,
}

/// A file that was read.
struct Opened {
    frame: Arc<Frame>,
    /// What it says of its columns.
    codebook: Codebook,
}

/// The columns of a file, if it can be read whole; else what is wrong with it.
fn open(bytes: &Bytes, codebook: Option<&Bytes>) -> Result<(Option<Opened>, Vec<Finding>), WorkError> {
    let (book, mut findings) = match codebook {
        Some(codebook) => read_codebook_csv(codebook),
        None => (Codebook::default(), Vec::new()),
    };
    let (columns, book) = match brought(bytes, &book)? {
        Brought::Columns(columns) => (Frame::from_batch(&columns.data), book),
        Brought::Survey(survey) => {
            // Without a codebook every column of a table of text is unknown: that is not worth a word.
            let is_known = |finding: &&Finding| codebook.is_some() || finding.severity == Severity::Error;
            findings.extend(survey.findings.iter().filter(is_known).cloned());
            // A part of the rows is another sample: what is cut off is explained, not computed over.
            if findings.iter().any(|finding| finding.severity == Severity::Error) {
                return Ok((None, findings));
            }
            if survey.rows() == 0 {
                return Err(SurveyProblem::new("no-rows", &[]).into());
            }
            (frame(&survey).map_err(SurveyProblem::from)?, survey.codebook)
        }
    };
    let frame = Arc::new(with_numbers_read(columns).map_err(SurveyProblem::from)?);
    Ok((Some(Opened { frame, codebook: book }), findings))
}

impl Opened {
    fn design(&self, words: &SurveyDesign) -> Result<Design, SurveyProblem> {
        design(self.frame.clone(), words).map_err(|error| SurveyProblem::of_columns(error, &self.frame))
    }

    /// What the file says of variables.
    fn variables<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<FileVariable> {
        let variable = |name: &str| {
            let known = self.codebook.variable(name);
            let category = |category: &Category| (category.code.to_string(), category.label.clone());
            FileVariable {
                name: name.to_owned(),
                is_text: !self.frame.is_numeric(name),
                label: known.map(|known| known.label.clone()).unwrap_or_default(),
                categories: known.map(|known| known.categories.iter().map(category).collect()).unwrap_or_default(),
            }
        };
        names.into_iter().map(variable).collect()
    }
}

impl Work {
    /// Estimates from a file. Needs no store.
    pub fn estimate_file(asked: &FileAsked) -> Result<FileAnswer, WorkError> {
        let (opened, findings) = open(&asked.bytes, asked.codebook.as_ref())?;
        let Some(opened) = opened else { return Ok(FileAnswer { findings, answer: None, variables: Vec::new() }) };
        let made = opened.design(&asked.design)?;
        let (rules, words) = (QualityRules::default(), asked.design.clone());
        let found = answer((&made, words), &asked.question, &rules, &|_, _| false);
        let found = found.map_err(|error| SurveyProblem::of_columns(error, &opened.frame))?;
        let named = asked.question.variables().into_iter().chain(asked.design.columns());
        Ok(FileAnswer { findings, answer: Some(found), variables: opened.variables(named) })
    }

    /// An analysis of a file. Needs no store.
    pub fn analyse_file(asked: &FileAnalysisAsked) -> Result<FileAnalysis, WorkError> {
        let (opened, findings) = open(&asked.bytes, asked.codebook.as_ref())?;
        let Some(opened) = opened else { return Ok(FileAnalysis { findings, answer: None, variables: Vec::new() }) };
        let made = opened.design(&asked.design)?;
        let found = analysed((&made, asked.design.clone()), &asked.asked, &|_, _| false)?;
        let named = found.heads.iter().filter_map(|head| match head {
            AnalysisHead::Variable(name) => Some(name.as_str()),
            AnalysisHead::Word(_) => None,
        });
        let variables = opened.variables(named);
        Ok(FileAnalysis { findings, answer: Some(found), variables })
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

    /// Codes of a codebook have names, and dates are dates.
    #[test]
    fn what_the_file_says_of_its_codes_comes_with_the_answer() {
        let file = "day,w,y\n2020-05-01,1,1\n2020-05-01,1,3\n2021-01-31,1,5\n";
        let book = "variable,code,kind,label.en\nday,,date,Day\ny,,number,Score\ny,1,,Low\nw,,number,Weight\n";
        let mut question = EstimateQuestion::new(Statistic::Mean { variable: "y".into() });
        question.by = vec!["day".into()];
        let design = SurveyDesign { weights: Some("w".into()), ..SurveyDesign::default() };
        let (bytes, codebook) = (Bytes::from_static(file.as_bytes()), Some(Bytes::from_static(book.as_bytes())));
        let found = Work::estimate_file(&FileAsked { bytes, codebook, design, question }).unwrap();
        let days: Vec<Vec<String>> = found.answer.unwrap().rows.into_iter().map(|row| row.domain).collect();
        assert_eq!(days, [["2020-05-01"], ["2021-01-31"]]);
        let score = found.variables.iter().find(|variable| variable.name == "y").unwrap();
        assert_eq!(score.categories[0].0, "1");
        assert!(!score.is_text);
    }
}
