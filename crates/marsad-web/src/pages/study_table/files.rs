//! The endings under which a table over a study is given.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{Drawing, ScriptLanguage, SurveyTable, survey_csv, survey_json, survey_xlsx};

use serde_json::json;

use super::refused::Refused;
use crate::error::PageError;
use crate::pages::PageResult;
use crate::pages::downloads::{Ending, file};

/// An ending of an address that asks for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableFile {
    /// The table.
    Data(Ending),
    /// The question for another program.
    Script(ScriptLanguage),
    /// The question as a plan of a pack.
    Plan,
}

impl TableFile {
    /// Those of the builder.
    pub(super) const BUILT: [Self; 6] = [
        Self::Data(Ending::Csv),
        Self::Data(Ending::Xlsx),
        Self::Data(Ending::Json),
        Self::Data(Ending::Svg),
        Self::Script(ScriptLanguage::R),
        Self::Script(ScriptLanguage::Stata),
    ];
    /// Those of estimates.
    pub(super) const ESTIMATED: [Self; 6] = [
        Self::Data(Ending::Csv),
        Self::Data(Ending::Xlsx),
        Self::Data(Ending::Json),
        Self::Script(ScriptLanguage::R),
        Self::Script(ScriptLanguage::Stata),
        Self::Plan,
    ];

    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Data(ending) => ending.word(),
            Self::Script(language) => language.ending(),
            Self::Plan => "toml",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Data(ending) => ending.media_type(),
            Self::Script(_) => "text/plain; charset=utf-8",
            Self::Plan => "application/toml; charset=utf-8",
        }
    }

    /// The ending of a path, if it asks for one of these.
    pub(super) fn of(path: &str, files: &[Self]) -> Option<Self> {
        let (_, ending) = path.rsplit_once('.')?;
        files.iter().copied().find(|file| file.ending() == ending)
    }

    /// The file under its name.
    pub(super) fn answer(self, name: &str, bytes: Vec<u8>) -> Response {
        file(&format!("{name}.{}", self.ending()), self.media_type(), bytes)
    }
}

/// Why there is no file, in the form of the file: a program that reads one does not read a page.
pub(super) fn refused_file(file: TableFile, refused: &Refused) -> Response {
    let (media_type, text) = match file {
        TableFile::Data(Ending::Json) => {
            let said = json!({ "error": { "reason": refused.reason, "remedy": refused.remedy } });
            // What the reader wrote comes back in it: no browser may take that for a page.
            ("application/json", said.to_string().replace('<', "\\u003c"))
        }
        _ => ("text/plain; charset=utf-8", format!("{}\n{}\n", refused.reason, refused.remedy).replace('<', "‹")),
    };
    let headers = [(header::CONTENT_TYPE, media_type), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    // That nobody is like that is an answer of a page; there is no file of it.
    let status = if refused.status == StatusCode::OK { StatusCode::NOT_FOUND } else { refused.status };
    (status, headers, text).into_response()
}

/// A table under the ending of a file with data.
pub(super) fn data_file(table: &SurveyTable<'_>, ending: Ending, name: &str) -> PageResult {
    let bytes = match ending {
        Ending::Csv => survey_csv(table),
        Ending::Xlsx => survey_xlsx(table),
        Ending::Json => survey_json(table).to_string().into_bytes(),
        Ending::Svg => {
            let drawing = Drawing { id: "chart".to_owned(), frame: Frame::WIDE, is_alone: true };
            let chart = table.chart(&drawing).ok_or(PageError::NotFound)?;
            draw(&chart, &|value| table.tick_text(value)).into_bytes()
        }
        Ending::Parquet => return Err(PageError::NotFound),
    };
    Ok(TableFile::Data(ending).answer(name, bytes))
}

#[cfg(test)]
mod tests {
    use super::TableFile;

    #[test]
    fn a_page_has_no_ending_whatever_its_study_is_called() {
        assert_eq!(TableFile::of("/studies/A.csv/build", &TableFile::BUILT), None);
        assert_eq!(TableFile::of("/studies/HIMS/build.R", &TableFile::BUILT).map(TableFile::ending), Some("R"));
        assert_eq!(TableFile::of("/studies/HIMS/build.toml", &TableFile::BUILT), None);
    }
}
