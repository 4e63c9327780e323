//! The reading of one submission: everything readable is read, everything wrong becomes a finding.

use std::collections::HashMap;

use marsad_model::{
    Codelist, DataStructure, FileFormat, Finding, FindingCode, Id, Observation, Origin, Pack, Place, Profile,
    ProvisionAgreement, Rule, Severity, TIME_PERIOD, TimePeriod,
};

use crate::code_words::CodeWords;
use crate::columns::{Columns, locate, wanted};
use crate::numbers::Marks;
use crate::raw_table::{Cell, RawRow, RawTable};
use crate::{checks, formats, numbers};

/// Statuses of CL_OBS_STATUS that say why there is no value.
const STATUSES_WITHOUT_VALUE: [&str; 6] = ["H", "J", "L", "M", "O", "Q"];

/// Actions of SDMX-CSV that bring data.
const ACTIONS: [&str; 4] = ["I", "A", "M", "R"];

/// The bytes that a provider sent, with their name.
#[derive(Clone, Copy, Debug)]
pub struct SubmittedFile<'a> {
    /// The name of the file, for findings.
    pub name: &'a str,
    /// The identifier of the submission, for the origin of each value.
    pub submission: &'a str,
    /// The bytes as sent.
    pub bytes: &'a [u8],
}

/// What is known of a submission before it is read: its agreement and all that the pack says about it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pack: &'a Pack,
    structure: &'a DataStructure,
    profile: &'a Profile,
    rules: &'a [Rule],
    dataflow: &'a str,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Every row that could be read, in the order of the file.
    pub observations: Vec<Observation>,
    /// Everything wrong, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether nothing is wrong that would keep the submission from being accepted.
    pub fn is_acceptable(&self) -> bool {
        !self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

impl<'a> Context<'a> {
    /// The context of an agreement; none where the pack lacks its dataflow, structure or profile.
    pub fn new(pack: &'a Pack, agreement: &'a ProvisionAgreement) -> Option<Self> {
        let dataflow = pack.dataflow(agreement.dataflow.as_str())?;
        Some(Self {
            pack,
            structure: pack.structure_of(dataflow)?,
            profile: pack.profile(agreement.profile.as_str())?,
            rules: pack.rules_of(agreement.dataflow.as_str()),
            dataflow: dataflow.id.as_str(),
        })
    }

    fn codelist(&self, component: &str) -> Option<&'a Codelist> {
        self.pack.codelist_of(self.structure, component)
    }
}

/// Reads and checks `file` as a submission in `context`.
pub fn read_submission(context: &Context<'_>, file: &SubmittedFile<'_>) -> Reading {
    let place = Place { file: file.name.to_owned(), ..Place::default() };
    let table = match formats::read(&context.profile.format, file.bytes) {
        Ok(table) => table,
        Err(error) => {
            let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, place);
            let findings = vec![finding.with("expected", error.expected).with("detail", error.detail)];
            return Reading { observations: Vec::new(), findings };
        }
    };
    let (columns, findings) = locate(&table, &wanted(context.profile, context.structure), context.structure, &place);
    let words = words(context, &columns);
    let mut rows = Rows {
        context,
        file,
        table: &table,
        columns,
        words,
        place,
        reading: Reading { observations: Vec::new(), findings },
    };
    table.rows.iter().filter(|row| !row.is_blank()).for_each(|row| rows.read(row));
    let mut reading = rows.reading;
    checks::run(context.structure, context.rules, file.name, &mut reading);
    reading.findings.sort_by_key(|a| (a.place.row, a.place.column));
    reading
}

fn words<'a>(context: &Context<'a>, columns: &Columns) -> HashMap<Id, CodeWords<'a>> {
    let of =
        |id: &Id| Some((id.clone(), CodeWords::new(context.codelist(id.as_str())?, context.profile.codes.get(id))));
    columns.codes.iter().filter_map(|(id, _)| of(id)).collect()
}

/// Reads rows and keeps what they gave.
struct Rows<'a, 'f> {
    context: &'a Context<'a>,
    file: &'f SubmittedFile<'f>,
    table: &'f RawTable,
    columns: Columns,
    words: HashMap<Id, CodeWords<'a>>,
    place: Place,
    reading: Reading,
}

impl Rows<'_, '_> {
    fn read(&mut self, row: &RawRow) {
        let errors_before = self.errors();
        self.check_heads(row);
        let key: Vec<Option<Id>> =
            self.context.structure.dimensions.iter().map(|d| &d.id).map(|id| self.dimension(row, id)).collect();
        let period = self.period(row);
        let attributes = self.attributes(row);
        let value = self.value(row, &attributes);
        let key: Option<Vec<Id>> = key.into_iter().collect();
        let (Some(key), Some(period)) = (key, period) else { return };
        if self.errors() > errors_before {
            return;
        }
        let origin = Origin {
            submission: self.file.submission.to_owned(),
            sheet: self.table.sheet.clone(),
            row: row.number,
            column: self.columns.value.map_or(0, |at| at as u32 + 1),
        };
        self.reading.observations.push(Observation { key, period, value, attributes, origin: Some(origin) });
    }

    fn errors(&self) -> usize {
        self.reading.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    fn add(&mut self, code: FindingCode, at: (&RawRow, Option<usize>), fill: impl FnOnce(Finding) -> Finding) {
        let (row, column) = at;
        let place = Place {
            sheet: self.table.sheet.clone(),
            row: Some(row.number),
            column: column.map(|at| at as u32 + 1),
            ..self.place.clone()
        };
        self.reading.findings.push(fill(Finding::new(code, Severity::Error, place)));
    }

    /// SDMX-CSV says in each row which dataflow it is for and what to do with it.
    fn check_heads(&mut self, row: &RawRow) {
        if self.context.profile.format != FileFormat::SdmxCsv {
            return;
        }
        let cell = |at: Option<usize>| at.map(|at| (at, cell_at(row, at).text)).filter(|(_, text)| !text.is_empty());
        if let Some((at, text)) = cell(self.columns.structure_id)
            && !names_dataflow(&text, self.context.dataflow)
        {
            let dataflow = self.context.dataflow;
            self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                f.with_value(text).with("component", "STRUCTURE_ID").with("list", dataflow)
            });
        }
        if let Some((at, text)) = cell(self.columns.action)
            && !ACTIONS.contains(&text.as_str())
        {
            self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                f.with_value(text).with("component", "ACTION").with("list", ACTIONS.join(" "))
            });
        }
    }

    fn dimension(&mut self, row: &RawRow, id: &Id) -> Option<Id> {
        let Some(at) = self.column_of(id) else { return self.context.profile.constants.get(id).cloned() };
        let text = self.coded_text(row, at);
        if text.is_empty() {
            self.add(FindingCode::MissingDimension, (row, Some(at)), |f| f.with("component", id));
            return None;
        }
        self.code(row, at, id, &text)
    }

    fn column_of(&self, id: &Id) -> Option<usize> {
        self.columns.codes.iter().find(|(component, _)| component == id).map(|(_, at)| *at)
    }

    /// The text of a coded cell; SDMX-CSV may write the name after the code: `A: Annual` is `A`.
    fn coded_text(&self, row: &RawRow, at: usize) -> String {
        let text = cell_at(row, at).text;
        match text.split_once(": ") {
            Some((code, _)) if self.context.profile.format == FileFormat::SdmxCsv => code.to_owned(),
            _ => text,
        }
    }

    fn code(&mut self, row: &RawRow, at: usize, id: &Id, text: &str) -> Option<Id> {
        let words = self.words.get(id)?;
        if let Some(code) = words.find(text) {
            return Some(code);
        }
        let near: Vec<String> = words.nearest(text).into_iter().map(str::to_owned).collect();
        let list = self.context.codelist(id.as_str()).map_or_else(String::new, |list| list.id.to_string());
        self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
            f.with_value(text).with("component", id).with("list", list).with_nearest(near)
        });
        None
    }

    fn period(&mut self, row: &RawRow) -> Option<TimePeriod> {
        let at = self.columns.time?;
        let cell = cell_at(row, at);
        if cell.is_empty() {
            self.add(FindingCode::MissingDimension, (row, Some(at)), |f| f.with("component", TIME_PERIOD));
            return None;
        }
        match self.context.profile.reporting_year.period(&cell.text) {
            Ok(period) => Some(period),
            Err(_) => {
                self.add(FindingCode::NotAPeriod, (row, Some(at)), |f| f.with_value(cell.text));
                None
            }
        }
    }

    fn attributes(&mut self, row: &RawRow) -> Vec<Option<String>> {
        let structure = self.context.structure;
        structure
            .observation_attributes()
            .map(|attribute| {
                let value = self.attribute(row, &attribute.id, attribute.codelist.is_some());
                if value.is_none() && attribute.mandatory {
                    let at = self.column_of(&attribute.id);
                    self.add(FindingCode::MissingAttribute, (row, at), |f| f.with("component", &attribute.id));
                }
                value
            })
            .collect()
    }

    fn attribute(&mut self, row: &RawRow, id: &Id, is_coded: bool) -> Option<String> {
        let constant = || self.context.profile.constants.get(id).map(Id::to_string);
        let text_at = self.columns.texts.iter().find(|(component, _)| component == id).map(|(_, at)| *at);
        let at = if is_coded { self.column_of(id) } else { text_at };
        let text =
            at.map_or_else(String::new, |at| if is_coded { self.coded_text(row, at) } else { cell_at(row, at).text });
        match at {
            None => constant(),
            Some(_) if text.is_empty() => constant(),
            Some(at) if is_coded => self.code(row, at, id, &text).map(|code| code.to_string()),
            Some(_) => Some(text),
        }
    }

    fn value(&mut self, row: &RawRow, attributes: &[Option<String>]) -> Option<f64> {
        let at = self.columns.value?;
        let cell = cell_at(row, at);
        if cell.is_empty() {
            let status =
                self.context.structure.attribute_place("OBS_STATUS").and_then(|place| attributes[place].as_deref());
            if !status.is_some_and(|status| STATUSES_WITHOUT_VALUE.contains(&status)) {
                self.add(FindingCode::MissingValue, (row, Some(at)), |f| f);
            }
            return None;
        }
        let marks = match &self.context.profile.format {
            FileFormat::Csv { decimal, thousands, .. } => Marks { decimal: *decimal, thousands: *thousands },
            FileFormat::Xlsx { .. } | FileFormat::SdmxCsv => Marks { decimal: '.', thousands: None },
        };
        let decimal = marks.decimal;
        let number = cell.number.or_else(|| match self.context.profile.format {
            FileFormat::SdmxCsv => cell.text.parse().ok(),
            // Text in a workbook has no declared marks: `436.806` may be a thousand times more.
            FileFormat::Xlsx { .. } if is_three_digits_after_stop(&cell.text) => None,
            _ => numbers::parse(&cell.text, marks),
        });
        let number = number.filter(|number: &f64| number.is_finite());
        if number.is_none() {
            self.add(FindingCode::NotANumber, (row, Some(at)), |f| f.with_value(cell.text).with("expected", decimal));
        }
        number
    }
}

fn is_three_digits_after_stop(text: &str) -> bool {
    text.split_once('.').is_some_and(|(_, fraction)| fraction.len() == 3)
}

fn cell_at(row: &RawRow, at: usize) -> Cell {
    row.cells.get(at).cloned().unwrap_or_default()
}

/// Whether `ONM:DF_X(1.0)`, a URN, or the bare identifier names this dataflow.
fn names_dataflow(text: &str, dataflow: &str) -> bool {
    let after_agency = text.rsplit(':').next().unwrap_or(text);
    after_agency.split('(').next() == Some(dataflow)
}
