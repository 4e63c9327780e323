//! What a document says of a study and its files.

use super::elements::Element;
use super::{FILES_MAX, LIST_MAX, OpenFile, Reading, add_to_list};
use crate::ddi::SYNTHETIC_NOTE;
use crate::{Span, Texts};

impl Reading<'_> {
    pub(super) fn start_file(&mut self, element: &Element) {
        if self.files.len() >= FILES_MAX {
            return self.told.too_large("survey-files", FILES_MAX as u64);
        }
        let mut file = OpenFile::default();
        element.attribute("URI").clone_into(&mut file.file.name);
        self.by_id.insert(element.attribute("ID").to_owned(), self.files.len());
        self.files.push(file);
    }

    /// Takes what stands in `fileDscr`; whether it was taken.
    pub(super) fn of_file(&mut self, element: &Element, parent: &str) -> bool {
        let text = element.words();
        let lang = self.options.lang_of(&text);
        let Some(open) = self.files.last_mut() else { return false };
        let file = &mut open.file;
        match (parent, element.name.as_str()) {
            ("fileTxt", "fileName") if !text.is_empty() => file.name = text,
            ("fileTxt", "fileCont") => file.label = Texts::new(lang, &text),
            ("dimensns", "caseQnty") => file.rows = text.parse().unwrap_or(0),
            ("fileTxt", "fileType") => {
                file.format = text;
                element.attribute("charset").clone_into(&mut file.encoding);
            }
            ("fileDscr", "notes") if file.notes.len() < LIST_MAX && !text.is_empty() => file.notes.push(text),
            _ => return false,
        }
        true
    }

    /// Takes what stands in `stdyDscr`; whether it was taken.
    pub(super) fn of_study(&mut self, element: &Element, parent: &str) -> bool {
        let (lang, text) = self.texts(element);
        let study = &mut self.study;
        match (parent, element.name.as_str()) {
            ("titlStmt", "titl" | "parTitl") => {
                study.title.add(lang, &text);
            }
            ("titlStmt", "altTitl") => {
                study.short_title.add(lang, &text);
            }
            ("titlStmt", "IDNo") if study.id.is_empty() => study.id = text,
            ("rspStmt", "AuthEnty") => push(&mut study.authors, text),
            ("prodStmt", "producer") => push(&mut study.producers, text),
            ("prodStmt", "fundAg") => push(&mut study.funders, text),
            ("verStmt", "version") if study.version.is_empty() => study.version = text,
            ("subject", "keyword") => add_to_list(&mut study.keywords, lang, &text),
            ("stdyInfo", "abstract") => {
                study.summary.add(lang, &text);
            }
            ("sumDscr", _) => return self.of_summary(element, (lang, &text)),
            ("dataColl", "sampProc") => {
                study.sampling.add(lang, &text);
            }
            ("dataColl", "weight") => {
                study.weighting.add(lang, &text);
            }
            ("stdyDscr", "notes") if element.attribute("type") == SYNTHETIC_NOTE => study.is_synthetic = true,
            _ => return false,
        }
        true
    }

    /// Takes what stands in `sumDscr`; whether it was taken.
    fn of_summary(&mut self, element: &Element, (lang, text): (Option<marsad_model::Lang>, &str)) -> bool {
        let study = &mut self.study;
        match element.name.as_str() {
            "timePrd" => date(&mut study.period, element, text),
            "collDate" => date(&mut study.collected, element, text),
            "nation" => add_to_list(&mut study.nations, lang, text),
            "geogCover" => {
                study.coverage.add(lang, text);
            }
            "anlyUnit" => {
                study.unit.add(lang, text);
            }
            "universe" => {
                study.universe.add(lang, text);
            }
            "dataKind" => {
                study.data_kind.add(lang, text);
            }
            _ => return false,
        }
        true
    }
}

fn push(list: &mut Vec<String>, text: String) {
    if list.len() < LIST_MAX && !text.is_empty() {
        list.push(text);
    }
}

/// A beginning, an end, or one date for both.
fn date(span: &mut Span, element: &Element, text: &str) {
    let date = match element.attribute("date") {
        "" => text,
        date => date,
    };
    let event = element.attribute("event");
    if event != "end" && span.from.is_empty() {
        date.clone_into(&mut span.from);
    }
    if event != "start" && span.to.is_empty() {
        date.clone_into(&mut span.to);
    }
}
