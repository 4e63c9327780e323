//! Estimates from any survey file, without a data folder: what a methodologist tries before a study is in a pack.

use std::sync::Arc;

use bytes::Bytes;
use marsad_model::{EstimateQuestion, Finding, FindingCode, QualityRules, Severity, Statistic, SurveyDesign};
use marsad_study::{Category, Codebook, MissingCodes, Texts, VariableKind};
use marsad_survey::{Design, Frame};
use serde::Serialize;

use super::frame::{with_kinds_coded, with_numbers_read};
use super::own_codebook::read_codebook;
use super::received::{Brought, brought, overlaid, told_nested};
use super::roles::{looking_like, with_roles};
use super::{
    AnalysisAnswer, AnalysisAsked, DesignNote, EstimateAnswer, SurveyProblem, analysed, answer, design, frame,
};
use crate::{Work, WorkError};

/// A file, and what is asked of it.
#[derive(Clone, Debug)]
pub struct FileAsked {
    /// Its bytes: SPSS, Stata, Parquet or a table of text.
    pub bytes: Bytes,
    /// A codebook: that of a table of text, or one that goes before what another file says itself.
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
    /// A codebook: that of a table of text, or one that goes before what another file says itself.
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
    /// What the file says of the variables in question and of those of the design.
    pub variables: Vec<FileVariable>,
}

/// A variable as its file describes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileVariable {
    /// Its name.
    pub name: String,
    /// Whether it holds texts.
    pub is_text: bool,
    /// Whether its values count as codes: texts, and numbers that are declared to name kinds.
    pub is_coded: bool,
    /// What it is.
    pub label: Texts,
    /// What its codes stand for.
    pub categories: Vec<(String, Texts)>,
    /// Its codes that are no answers.
    pub missing: Vec<String>,
}

/// A file that was read.
struct Opened {
    frame: Arc<Frame>,
    /// What it says of its columns.
    codebook: Codebook,
}

/// The columns of a file, if it can be read whole; else what is wrong with it. All are read, not those in question alone: roles
/// and patterns of names take others in, and a name that is wrong is told the nearest.
fn open(
    (bytes, codebook): (&Bytes, Option<&Bytes>),
    named: &[&str],
) -> Result<(Option<Opened>, Vec<Finding>), WorkError> {
    let (book, mut findings) = match codebook {
        Some(codebook) => read_codebook(codebook, bytes),
        None => (Codebook::default(), Vec::new()),
    };
    let (columns, book) = match brought(bytes, &book, &|_| true) {
        Brought::Unread(finding) => {
            findings.push(*finding);
            return Ok((None, findings));
        }
        Brought::Columns(read) => {
            let nested = told_nested(&read.nested, &|name| named.contains(&name));
            let is_in_question = nested.iter().any(|finding| finding.severity == Severity::Error);
            findings.extend(nested);
            if is_in_question {
                return Ok((None, findings));
            }
            (Frame::from_batch(&read.records.data), book)
        }
        Brought::Survey(survey) => {
            let survey = overlaid(*survey, codebook.map(|_| &book))?;
            // Without a codebook every column of a table of text is unknown: that is not worth a word.
            let is_known = |finding: &&Finding| codebook.is_some() || !is_of_unknown_column(finding);
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
    let columns = with_numbers_read(columns).map_err(SurveyProblem::from)?;
    let frame = Arc::new(with_kinds_coded(columns, &book).map_err(SurveyProblem::from)?);
    Ok((Some(Opened { frame, codebook: book }), findings))
}

/// Whether a finding says that the codebook does not have a column.
fn is_of_unknown_column(finding: &Finding) -> bool {
    let what = finding.arguments.get("what").map(String::as_str);
    finding.code == FindingCode::SurveyCodebookDisagrees && what == Some("column")
}

/// The codes that are no answers, and ranges of them as `97..99`; what is open at one end is left out.
fn missing_codes(missing: &MissingCodes) -> Vec<String> {
    let ranges = missing.ranges.iter().filter_map(|range| Some(format!("{}..{}", range.low?, range.high?)));
    missing.codes.iter().map(ToString::to_string).chain(ranges).collect()
}

impl Opened {
    fn design(&self, words: &SurveyDesign) -> Result<Design, SurveyProblem> {
        design(self.frame.clone(), words).map_err(|error| SurveyProblem::of_columns(error, &self.frame))
    }

    /// The design that was named, completed by the roles of the codebook, and what was taken from there.
    fn words(&self, named: &SurveyDesign) -> (SurveyDesign, Option<DesignNote>) {
        with_roles(named, &self.codebook)
    }

    /// What is worth knowing of a question to this file: the mean of dates is one of days.
    fn remarks(&self, question: &EstimateQuestion) -> Option<DesignNote> {
        let (Statistic::Mean { variable } | Statistic::Quantile { variable, .. }) = &question.statistic else {
            return None;
        };
        let is_date = self.codebook.variable(variable).is_some_and(|known| known.kind == VariableKind::Date);
        let values = vec![("column".to_owned(), variable.clone())];
        is_date.then(|| DesignNote { code: "dates-as-days".to_owned(), values, is_fatal: false })
    }

    /// Whether a column holds texts in its file: codes may be numbers there.
    fn is_text(&self, name: &str) -> bool {
        let is_number = self.codebook.variable(name).is_some_and(|known| known.kind == VariableKind::Number);
        let is_table = self.codebook.file.format == "CSV";
        let labels = self.frame.codes(name).map_or(&[][..], |codes| codes.labels.as_slice());
        let has_words = labels.iter().any(|label| label.trim().parse::<f64>().is_err());
        !self.frame.is_numeric(name) && !is_number && (has_words || !is_table)
    }

    /// What the file says of variables.
    fn variables<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Vec<FileVariable> {
        let variable = |name: &str| {
            let known = self.codebook.variable(name);
            let category = |category: &Category| (category.code.to_string(), category.label.clone());
            let missing = known.map(|known| missing_codes(&known.missing));
            FileVariable {
                name: name.to_owned(),
                is_text: self.is_text(name),
                is_coded: !self.frame.is_numeric(name),
                label: known.map(|known| known.label.clone()).unwrap_or_default(),
                categories: known.map(|known| known.categories.iter().map(category).collect()).unwrap_or_default(),
                missing: missing.unwrap_or_default(),
            }
        };
        names.into_iter().map(variable).collect()
    }
}

impl Work {
    /// Estimates from a file. Needs no store.
    pub fn estimate_file(asked: &FileAsked) -> Result<FileAnswer, WorkError> {
        let named: Vec<&str> = asked.question.variables().into_iter().chain(asked.design.columns()).collect();
        let (opened, findings) = open((&asked.bytes, asked.codebook.as_ref()), &named)?;
        let Some(opened) = opened else { return Ok(FileAnswer { findings, answer: None, variables: Vec::new() }) };
        let (words, taken) = opened.words(&asked.design);
        let made = opened.design(&words).map_err(|problem| problem.beside(&findings))?;
        let found = answer((&made, words.clone()), &asked.question, &QualityRules::default(), &|_, _| false);
        let mut found = found.map_err(|error| SurveyProblem::of_columns(error, &opened.frame).beside(&findings))?;
        if let Some(note) = taken {
            found.findings.insert(0, note);
        }
        found.findings.extend(opened.remarks(&asked.question));
        found.findings.extend(looking_like(&words, &opened.codebook, &opened.frame));
        let named = asked.question.variables().into_iter().chain(words.columns());
        Ok(FileAnswer { findings, answer: Some(found), variables: opened.variables(named) })
    }

    /// An analysis of a file. Needs no store.
    pub fn analyse_file(asked: &FileAnalysisAsked) -> Result<FileAnalysis, WorkError> {
        let named: Vec<&str> = asked.asked.variables().into_iter().chain(asked.design.columns()).collect();
        let (opened, findings) = open((&asked.bytes, asked.codebook.as_ref()), &named)?;
        let Some(opened) = opened else { return Ok(FileAnalysis { findings, answer: None, variables: Vec::new() }) };
        let (words, taken) = opened.words(&asked.design);
        let made = opened.design(&words).map_err(|problem| problem.beside(&findings))?;
        let found = analysed((&made, words.clone()), &asked.asked, &|_, _| false);
        let mut found = found.map_err(|problem| problem.explained(&opened.frame).beside(&findings))?;
        if let Some(note) = taken {
            found.findings.insert(0, note);
        }
        found.findings.extend(looking_like(&words, &opened.codebook, &opened.frame));
        let named = asked.asked.variables().into_iter().chain(words.columns());
        let variables = opened.variables(named);
        Ok(FileAnalysis { findings, answer: Some(found), variables })
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use marsad_model::{EstimateQuestion, FindingCode, Severity, Statistic, SurveyDesign};

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

    #[test]
    fn what_is_doubtful_about_a_file_is_told_beside_why_nothing_is_estimated() {
        let asked =
            FileAsked { bytes: Bytes::from_static(b"\xe9\xe8\xea,w\n1,2\n3,4\n"), ..asked(SurveyDesign::default()) };
        let Err(WorkError::Survey(SurveyProblem { word, findings, .. })) = Work::estimate_file(&asked) else {
            panic!("there is no column y");
        };
        assert_eq!((word, findings[0].code), ("no-column", FindingCode::SurveyEncodingGuessed));
    }

    /// Excel's "Unicode text".
    #[test]
    fn a_table_in_two_bytes_a_letter_is_estimated() {
        let bytes: Vec<u8> = format!("\u{feff}{FILE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let found = Work::estimate_file(&FileAsked { bytes: bytes.into(), ..asked(SurveyDesign::default()) }).unwrap();
        assert_eq!((found.findings, found.answer.unwrap().rows[0].value), (Vec::new(), Some(0.75)));
    }

    #[test]
    fn a_share_of_a_code_that_nobody_has_is_refused_with_the_codes_there_are() {
        let statistic = Statistic::Proportion { variable: "y".into(), category: Some("7".into()) };
        let asked = FileAsked { question: EstimateQuestion::new(statistic), ..asked(SurveyDesign::default()) };
        let Err(WorkError::Survey(SurveyProblem { word, values, .. })) = Work::estimate_file(&asked) else {
            panic!("nobody has 7");
        };
        assert_eq!((word, values[2].1.as_str()), ("no-code", "0, 1"));
    }

    #[test]
    fn two_columns_of_one_name_and_rows_of_another_length_are_told() {
        let told = |bytes: &'static [u8]| {
            let asked = FileAsked { bytes: Bytes::from_static(bytes), ..asked(SurveyDesign::default()) };
            let found = Work::estimate_file(&asked).unwrap();
            (found.findings.iter().map(|finding| finding.code.word()).collect::<Vec<_>>(), found.answer.is_some())
        };
        assert_eq!(told(b"y,y\n1,2\n0,3\n"), (vec!["survey-variable-renamed"], true));
        assert_eq!(told(b"y,z\n1,2\n0\n"), (vec!["survey-codebook-disagrees"], false));
        assert_eq!(told(b"y,z\n1,2\n0,1,5\n"), (vec!["survey-codebook-disagrees"], false));
    }

    /// The design of `a_table_of_text_is_estimated_without_anything_else`, from the roles of a codebook: in a table, and as
    /// a document.
    #[test]
    fn the_roles_of_a_codebook_are_its_design() {
        let table = "variable,role\nh,stratum\npsu,cluster\nw,weight\ny,\n";
        let document = "<codeBook xmlns=\"ddi:codebook:2_5\"><dataDscr>\
            <var ID=\"V1\" name=\"h\"><notes type=\"role\">stratum</notes></var>\
            <var ID=\"V2\" name=\"psu\"><notes type=\"role\">cluster</notes></var>\
            <var ID=\"V3\" name=\"w\" wgt=\"wgt\"><varFormat type=\"numeric\"/></var>\
            <var ID=\"V4\" name=\"y\"><varFormat type=\"numeric\"/></var></dataDscr></codeBook>";
        for book in [table, document] {
            let codebook = Some(Bytes::from_static(book.as_bytes()));
            let found = Work::estimate_file(&FileAsked { codebook, ..asked(SurveyDesign::default()) }).unwrap();
            let answer = found.answer.unwrap();
            assert_eq!(answer.design.columns(), ["w", "h", "psu"], "{book}");
            assert_eq!(answer.findings[0].code, "design-of-codebook");
            assert!((answer.rows[0].standard_error.unwrap() - 1.0 / 6.0).abs() < 1e-12);
        }
    }

    /// A codebook of Nesstar says which column weights, and its names show the strata and the clusters.
    #[test]
    fn columns_that_look_like_the_design_are_told_beside_what_a_codebook_declares() {
        let book = "<codeBook version=\"1.2.2\" xmlns=\"http://www.icpsr.umich.edu/DDI\"><dataDscr>\
            <var ID=\"V1\" name=\"Strate\"><varFormat type=\"numeric\"/></var>\
            <var ID=\"V2\" name=\"GRAPPE\"><varFormat type=\"numeric\"/></var>\
            <var ID=\"V3\" name=\"w\" wgt=\"wgt\"><varFormat type=\"numeric\"/></var>\
            <var ID=\"V4\" name=\"y\"><varFormat type=\"numeric\"/></var></dataDscr></codeBook>";
        let bytes = Bytes::from(FILE.replace("h,psu", "Strate,GRAPPE"));
        let codebook = Some(Bytes::from_static(book.as_bytes()));
        let found = Work::estimate_file(&FileAsked { bytes, codebook, ..asked(SurveyDesign::default()) }).unwrap();
        let told: Vec<(String, String)> = found
            .answer
            .unwrap()
            .findings
            .into_iter()
            .map(|note| (note.code, note.values.into_iter().map(|(_, value)| value).collect()))
            .collect();
        let expected =
            [("design-of-codebook", "weight = w"), ("columns-like-design", "stratum = Strate, cluster = GRAPPE")];
        assert_eq!(told, expected.map(|(code, columns)| (code.to_owned(), columns.to_owned())));
    }

    /// A column `w` of 1 and 1, `y` of 1 and 3, and `children` of lists, as PyArrow writes them.
    const WITH_LIST: &[u8] =
        b"PAR1\x15\x00\x15,\x15,,\x15\x04\x15\x00\x15\x06\x15\x06\x1c\x00\x00\x00\x02\x00\x00\x00\x04\x01\x00\x00\
        \x00\x00\x00\x00\xf0?\x00\x00\x00\x00\x00\x00\xf0?\x15\x00\x15,\x15,,\x15\x04\x15\x00\x15\x06\x15\x06\
        \x1c\x00\x00\x00\x02\x00\x00\x00\x04\x01\x00\x00\x00\x00\x00\x00\xf0?\x00\x00\x00\x00\x00\x00\x08@\x15\
        \x00\x150\x150,\x15\x06\x15\x00\x15\x06\x15\x06\x1c\x00\x00\x00\x02\x00\x00\x00\x03\x04\x02\x00\x00\x00\
        \x06\x03\x07\x00\x00\x00\x05\x00\x00\x00\x02\x00\x00\x00\x15\x04\x19l5\x00\x18\x06schema\x15\x06\x00\x15\
        \x0a%\x02\x18\x01w\x00\x15\x0a%\x02\x18\x01y\x005\x02\x18\x08children\x15\x02\x15\x06L<\x00\x00\x005\x04\
        \x18\x04list\x15\x02\x00\x15\x02%\x02\x18\x07element\x00\x16\x04\x19\x1c\x19<&\x00\x1c\x15\x0a\x19%\x06\
        \x00\x19\x18\x01w\x15\x00\x16\x04\x16R\x16R&\x08I\x1c\x15\x00\x15\x00\x15\x02\x00<)\x06\x19&\x00\x04\x00\
        \x00\x00&\x00\x1c\x15\x0a\x19%\x06\x00\x19\x18\x01y\x15\x00\x16\x04\x16R\x16R&ZI\x1c\x15\x00\x15\x00\x15\
        \x02\x00<)\x06\x19&\x00\x04\x00\x00\x00&\x00\x1c\x15\x02\x19%\x06\x00\x198\x08children\x04list\x07elemen\
        t\x15\x00\x16\x06\x16V\x16V&\xac\x01I\x1c\x15\x00\x15\x00\x15\x02\x00<)&\x04\x02\x19F\x00\x00\x00\x06\
        \x00\x00\x00\x16\xfa\x01\x16\x04&\x08\x16\xfa\x01\x00(\x20parquet-cpp-arrow\x20version\x2026.0.1\x19<\
        \x1c\x00\x00\x1c\x00\x00\x1c\x00\x00\x00%\x01\x00\x00PAR1";

    #[test]
    fn a_column_of_lists_is_told_and_what_is_asked_of_it_is_refused() {
        let design = SurveyDesign { weights: Some("w".into()), ..SurveyDesign::default() };
        let told = |variable: &str| {
            let question = EstimateQuestion::new(Statistic::Mean { variable: variable.into() });
            let bytes = Bytes::from_static(WITH_LIST);
            Work::estimate_file(&FileAsked { bytes, codebook: None, design: design.clone(), question }).unwrap()
        };
        let beside = told("y");
        let [finding] = &beside.findings[..] else { panic!("{:?}", beside.findings) };
        assert_eq!((finding.code, finding.severity), (FindingCode::SurveyColumnNested, Severity::Warning));
        assert_eq!((finding.value.as_str(), finding.arguments["kind"].as_str()), ("children", "list"));
        assert!((beside.answer.unwrap().rows[0].value.unwrap() - 2.0).abs() < 1e-12);
        let asked = told("children");
        assert_eq!((asked.findings[0].severity, asked.answer), (Severity::Error, None));
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
