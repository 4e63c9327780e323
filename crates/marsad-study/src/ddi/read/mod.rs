//! Codebooks that others wrote as DDI-Codebook: 2.5, and 1.2.2 or 2.1, whose elements have the same names.
//!
//! `elements` what is open, `study` what is said of a study and its files, `variable` what is said of variables.

mod elements;
mod study;
mod variable;

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Lang, Place, Severity};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use self::elements::{DEPTH_MAX, Element, decode, lang_of, resolved};
use self::variable::OpenVariable;
use crate::formats::names::Names;
use crate::options::{ReadOptions, Room, VARIABLES_MAX};
use crate::told::{Told, Trouble};
use crate::{Codebook, DataFile, Frequencies, Study, Texts, Variable};

/// What a document of DDI describes: a study and its files.
#[derive(Clone, Debug, Default)]
pub struct DdiDocument {
    /// The study.
    pub study: Study,
    /// Its files, each with the codebook of its variables. A document that describes no file has one without a name.
    pub files: Vec<DdiFile>,
    /// What is wrong with the document.
    pub findings: Vec<Finding>,
}

/// A file that a document describes.
#[derive(Clone, Debug, Default)]
pub struct DdiFile {
    /// Its codebook, the study with it.
    pub codebook: Codebook,
    /// The frequencies that the document reports, of variables that have any.
    pub frequencies: Vec<Frequencies>,
}

/// How many files a document may describe; each takes a copy of the study.
const FILES_MAX: usize = 50;
/// How many elements of one kind, such as keywords, are kept.
const LIST_MAX: usize = 100;

/// The codebooks in a document of DDI, as far as it can be read.
pub fn read_ddi(bytes: &[u8], options: &ReadOptions) -> DdiDocument {
    let text = decode(bytes);
    let mut reading = Reading {
        options,
        told: Told::default(),
        open: Vec::new(),
        deeper: 0,
        study: Study::default(),
        files: Vec::new(),
        by_id: HashMap::new(),
        variable: None,
        variables: 0,
        room: Room::new(),
        has_root: false,
    };
    reading.walk(&text);
    reading.finish()
}

/// A file while its variables come.
#[derive(Debug, Default)]
struct OpenFile {
    file: DataFile,
    variables: Vec<Variable>,
    frequencies: Vec<Frequencies>,
    names: Names,
}

/// A document while it is read.
struct Reading<'o> {
    options: &'o ReadOptions,
    told: Told,
    open: Vec<Element>,
    /// How many elements are open beyond those that are followed.
    deeper: usize,
    study: Study,
    files: Vec<OpenFile>,
    /// Places of files by their identifiers.
    by_id: HashMap<String, usize>,
    variable: Option<OpenVariable>,
    /// How many variables there are in all files.
    variables: usize,
    room: Room,
    /// Whether the document is a codebook.
    has_root: bool,
}

impl Reading<'_> {
    fn walk(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_end_names = false;
        reader.config_mut().allow_unmatched_ends = true;
        loop {
            let at = reader.buffer_position();
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag, at),
                Ok(Event::End(tag)) => self.end(tag.local_name().into_inner()),
                Ok(Event::Text(text)) => self.text(&text.xml10_content()),
                Ok(Event::CData(text)) => self.text(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) => match resolved(&reference) {
                    Some(text) => self.text(&text),
                    None => self.told.part("reference", place(at), Trouble::UnknownKind),
                },
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(_) => {
                    self.told.part("document", place(at), Trouble::Damaged);
                    break;
                }
            }
        }
        if !self.open.is_empty() && self.has_root {
            self.told.part("document", text.len(), Trouble::CutOff);
        }
        // What was open when the document ended is kept.
        while let Some(element) = self.open.last() {
            let name = element.name.clone();
            self.deeper = 0;
            self.end(&name);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: u64) {
        if self.open.len() >= DEPTH_MAX {
            self.deeper += 1;
            return;
        }
        let (element, is_whole) = Element::of(tag, self.open.last());
        if !is_whole {
            self.told.part("element", place(at), Trouble::Damaged);
        }
        match element.name.as_str() {
            "codeBook" => self.has_root = true,
            "fileDscr" => self.start_file(&element),
            "var" if self.is_within("dataDscr") => self.start_variable(&element),
            "catgry" => {
                if let Some(variable) = &mut self.variable {
                    variable.start_category(&element);
                }
            }
            _ => {}
        }
        self.open.push(element);
    }

    /// Closes the element of a name; elements within it that were never closed are closed with it.
    fn end(&mut self, name: &str) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|element| element.name == name) else { return };
        while self.open.len() > at {
            let Some(element) = self.open.pop() else { return };
            self.close(&element);
        }
    }

    /// Takes what an element says. One that says nothing of its own is a piece of text of the one it stands in.
    fn close(&mut self, element: &Element) {
        if !self.has_root {
            return;
        }
        let parent = self.open.last().map(|parent| parent.name.clone()).unwrap_or_default();
        let is_taken = match element.name.as_str() {
            "var" => {
                self.end_variable();
                true
            }
            _ if self.variable.is_some() => self.of_variable(element, &parent),
            _ if self.is_within("fileDscr") => self.of_file(element, &parent),
            // Other studies may be cited within, with titles and authors of their own.
            _ if self.is_within("stdyDscr") && !self.is_within("othrStdyMat") => self.of_study(element, &parent),
            _ => false,
        };
        if !is_taken && let Some(parent) = self.open.last_mut().filter(|_| !element.text.is_empty()) {
            parent.push(" ");
            parent.push(&element.text);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut() {
            element.push(text);
        }
    }

    fn is_within(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// The text of an element with its language, which is told where it is none of ours.
    fn texts(&mut self, element: &Element) -> (Option<Lang>, String) {
        let text = element.words();
        let lang = lang_of(&element.lang);
        if lang.is_none() && !element.lang.is_empty() && !text.is_empty() {
            let finding = Finding::new(FindingCode::SurveyLanguageUnknown, Severity::Note, Place::default());
            self.told.tell(&element.lang, finding.with_value(element.lang.as_str()));
        }
        // Documents in Arabic often say that they are in English, the language of the program that wrote them.
        let shown = self.options.lang_of(&text);
        let lang = if shown == Some(Lang::Ar) { shown } else { lang.or(shown) };
        (lang, text)
    }

    /// Where in the list of files the one of a variable stands; a first one is made where there is none.
    fn place_of_file(&mut self, ids: &str) -> usize {
        let named = ids.split_whitespace().find_map(|id| self.by_id.get(id)).copied();
        if self.files.is_empty() {
            self.files.push(OpenFile::default());
        }
        named.unwrap_or(0)
    }

    fn start_variable(&mut self, element: &Element) {
        let file = self.place_of_file(element.attribute("files"));
        if self.variables < VARIABLES_MAX {
            self.variables += 1;
            self.variable = Some(OpenVariable::new(element, file));
        } else {
            self.told.too_large("survey-variables", VARIABLES_MAX as u64);
        }
    }

    fn end_variable(&mut self) {
        let Some(open) = self.variable.take() else { return };
        let Some(file) = self.files.get_mut(open.file) else { return };
        let (mut variable, frequencies) = open.finish();
        variable.name = file.names.take(&variable.name, &mut self.told);
        if let Some(frequencies) = frequencies {
            file.frequencies.push(Frequencies { variable: variable.name.clone(), ..frequencies });
        }
        file.variables.push(variable);
    }

    fn finish(mut self) -> DdiDocument {
        if !self.has_root {
            self.told.unreadable("DDI", "it has no element `codeBook`");
        }
        let study = self.study;
        let file = |open: OpenFile| {
            let mut codebook = Codebook { study: study.clone(), file: open.file, variables: open.variables };
            codebook.recognise_roles();
            DdiFile { codebook, frequencies: open.frequencies }
        };
        let files: Vec<DdiFile> = self.files.into_iter().map(file).collect();
        DdiDocument { study, files, findings: self.told.finish() }
    }
}

/// Adds a text to a list in which each entry has up to three languages: a language that an entry has begins the next.
fn add_to_list(list: &mut Vec<Texts>, lang: Option<Lang>, text: &str) {
    let is_taken =
        list.last_mut().is_some_and(|last| lang.is_some() && last.exact(None).is_none() && last.add(lang, text));
    if !is_taken && list.len() < LIST_MAX {
        list.push(Texts::new(lang, text));
    }
}

fn place(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
