//! A message while it is read: which elements are open, and what is said at each level of the data set that is open.

use std::ops::ControlFlow;

use marsad_model::{Finding, FindingCode, Place, Severity, TIME_PERIOD};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;

use super::super::kinds::Kind;
use super::super::{
    BLANKS_MAX, CELL_BYTES_MAX, CELL_CHARACTERS_MAX, COLUMNS_MAX, Content, ROW_BYTES_MAX, Unreadable, Visitor,
    cell_text, tell_too_large,
};
use super::complex::Complex;
use super::doubts::Doubts;
use super::head::{Head, action_code, of_urn, reference};
use super::known::{GROUPS_BYTES_MAX, Known};
use super::levels::Levels;
use super::parts::{Form, Part, root};
use super::source::{PIECE_BYTES_MAX, Source};
use super::values::{Taken, Values};
use super::{ACTION, DELETION, HEADER_ROW, OBS_VALUE, SDMX_ML, STRUCTURE_ID};
use crate::cell::Cell;
use crate::secrecy::Secrecy;

/// How many elements may stand within each other.
const DEPTH_MAX: u64 = 64;
/// How many data sets a message may have.
const DATA_SETS_MAX: usize = 1000;
/// How many values that are said twice are told.
const REPEATED_MAX: usize = 100;
/// How many blank cells may stand beside each that holds something, once there are many.
const BLANKS_PER_VALUE: u64 = 16;
/// Attributes without a prefix that say how a message is made, and are no components.
const OF_THE_MESSAGE: [&str; 19] = [
    "action",
    "dataProviderID",
    "dataProviderSchemeAgencyId",
    "dataProviderSchemeId",
    "dataScope",
    "dataflowAgencyID",
    "dataflowID",
    "datasetID",
    "keyFamilyURI",
    "publicationPeriod",
    "publicationYear",
    "reportingBeginDate",
    "reportingEndDate",
    "setID",
    "structureRef",
    "type",
    "validFromDate",
    "validToDate",
    "xmlns",
];

/// A message while it is read: for its columns and groups, or with someone to show its rows to.
#[derive(Default)]
pub(super) struct Message<'v> {
    visitor: Option<&'v mut dyn Visitor>,
    pub findings: Vec<Finding>,
    pub known: Known,
    /// The row of the last observation.
    pub row: u32,
    refused: Option<Kind>,
    form: Form,
    has_root: bool,
    depth: u64,
    /// How many elements are open of a part that is stepped over.
    skipped: u64,
    open: Vec<Part>,
    head: Head,
    /// How many data sets have begun.
    sets: usize,
    /// The dimension that observations have of their own in generic data.
    dimension: String,
    /// Whether their types say it.
    has_measures: bool,
    levels: Levels,
    /// Whether series stand within the group that is open: then it speaks of those.
    has_series: bool,
    /// Whether no observation stood so far in the series and in the data set that are open.
    is_series_empty: bool,
    is_set_empty: bool,
    text: String,
    complex: Complex,
    /// What of the message is lost, and what it says of itself.
    doubts: Doubts,
    secrecy: Secrecy,
    blanks: u64,
    said: u64,
}

impl<'v> Message<'v> {
    pub(super) fn new(visitor: Option<&'v mut dyn Visitor>, known: Known) -> Self {
        let secrecy = Secrecy::new(|id| known.columns.find(id));
        Self { visitor, known, secrecy, row: HEADER_ROW, ..Self::default() }
    }

    /// Reads a message as far as it goes.
    pub(super) fn walk(&mut self, content: &mut dyn Content) -> Result<(), Unreadable> {
        let mut reader = Reader::from_reader(Source::open(content)?);
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        let mut flow = ControlFlow::Continue(());
        while flow.is_continue() {
            buffer.clear();
            reader.get_mut().begin_piece();
            flow = match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => self.start(&tag),
                Ok(Event::End(_)) => self.end(),
                Ok(Event::Text(text)) => self.take(&text.xml10_content()),
                Ok(Event::CData(text)) => self.take(&text.xml10_content()),
                Ok(Event::GeneralRef(reference)) => self.refer(&reference),
                // Entities of one's own can stand for texts without end and for files of the reader.
                Ok(Event::DocType(_)) => self.refuse(Kind::XmlDoctype),
                Ok(Event::Eof) => {
                    if self.depth > 0 || !self.has_root {
                        self.cut_off(reader.get_ref().line);
                    } else {
                        self.tell_unmet();
                    }
                    ControlFlow::Break(())
                }
                Ok(_) => ControlFlow::Continue(()),
                Err(error) => {
                    self.damaged(&error, reader.get_ref());
                    ControlFlow::Break(())
                }
            };
        }
        self.findings.append(&mut self.doubts.tell());
        self.findings.append(&mut self.secrecy.tell());
        self.findings.extend(reader.into_inner().into_findings());
        match self.refused.take() {
            Some(found) => Err(Unreadable::Kind { expected: SDMX_ML, found }),
            None => Ok(()),
        }
    }

    /// Orders the groups, once it is known which components the observations have.
    pub(super) fn settle(&mut self, is_dimension: impl Fn(&str) -> Option<bool>) {
        if !self.known.settle(is_dimension) {
            self.too_large("groups", GROUPS_BYTES_MAX as u64);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> ControlFlow<()> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            self.too_large("depth", DEPTH_MAX);
            return ControlFlow::Break(());
        }
        if self.skipped > 0 {
            self.skipped += 1;
            return ControlFlow::Continue(());
        }
        let name = tag.local_name().into_inner();
        let part = match self.open.last().copied() {
            Some(within) => {
                let part = within.within(name, self.form);
                if part.is_none() && within.loses(name) {
                    self.doubts.lost_element(name, self.place());
                }
                part
            }
            None if self.has_root => return self.after_the_end(name),
            None => match root(tag) {
                Ok(form) => {
                    (self.form, self.has_root) = (form, true);
                    Some(Part::Message)
                }
                Err(found) => return self.refuse(found),
            },
        };
        let Some(part) = part else {
            self.skipped = 1;
            return ControlFlow::Continue(());
        };
        self.begin(part, tag)
    }

    /// An element begins that is followed.
    fn begin(&mut self, part: Part, tag: &BytesStart<'_>) -> ControlFlow<()> {
        if part.has_text() && part != Part::Markup {
            self.text.clear();
        }
        if part == Part::Series {
            self.is_series_empty = true;
            self.has_series |= self.open.last() == Some(&Part::Group);
        }
        self.open.push(part);
        match part {
            Part::Structure => {
                let names = ["structureID", "dimensionAtObservation", "explicitMeasures"];
                let [id, dimension, has_measures] = names.map(|name| self.attribute(tag, name));
                self.head.begin(id, dimension, matches!(has_measures.trim(), "true" | "1"));
            }
            Part::ReferenceParts => {
                let [agency, id, version] = ["agencyID", "id", "version"].map(|name| self.attribute(tag, name));
                self.head.refer(reference(&agency, &id, &version));
            }
            Part::DataSet => return self.begin_set(tag),
            Part::Group | Part::Series | Part::Observation => self.components(tag),
            Part::Value => {
                // 2.0 names the component in another attribute.
                let [id, concept, value] = ["id", "concept", "value"].map(|name| self.attribute(tag, name));
                self.put(if id.is_empty() { &concept } else { &id }, &value);
            }
            Part::ObservationDimension => {
                let [id, value] = ["id", "value"].map(|name| self.attribute(tag, name));
                let dimension = self.dimension.clone();
                self.put(if id.is_empty() { &dimension } else { &id }, &value);
            }
            Part::ObservationValue => {
                let [id, value] = ["id", "value"].map(|name| self.attribute(tag, name));
                self.put(if id.is_empty() { OBS_VALUE } else { &id }, &value);
            }
            Part::Complex => self.complex = Complex::new(self.attribute(tag, "id")),
            Part::FooterMessage => {
                let [code, severity] = ["code", "severity"].map(|name| self.attribute(tag, name));
                self.doubts.begin_footer(code, &severity);
            }
            Part::ComplexValue => self.complex.language.clear(),
            Part::ComplexText => self.complex.language = self.attribute(tag, "lang"),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn begin_set(&mut self, tag: &BytesStart<'_>) -> ControlFlow<()> {
        if self.sets >= DATA_SETS_MAX {
            self.too_large("data-sets", DATA_SETS_MAX as u64);
            return ControlFlow::Break(());
        }
        self.sets += 1;
        self.is_set_empty = true;
        if self.visitor.is_none() {
            self.known.begin_set();
        }
        let [id, agency, dataflow] =
            ["structureRef", "dataflowAgencyID", "dataflowID"].map(|name| self.attribute(tag, name));
        if self.head.lacks(&id) {
            self.doubts.no_structure(&id, self.place());
        }
        let structure = self.head.structure(&id);
        let dimension = structure.map_or("", |structure| structure.dimension.as_str());
        self.has_measures = structure.is_some_and(|structure| structure.has_measures);
        self.dimension = if matches!(dimension, "" | "AllDimensions") { TIME_PERIOD } else { dimension }.to_owned();
        let said = structure.map(|structure| structure.reference.clone()).filter(|said| !said.is_empty());
        let said = said.unwrap_or_else(|| reference(&agency, &dataflow, ""));
        let said = if said.is_empty() { self.head.key_family.clone() } else { said };
        if !said.is_empty() {
            self.put(STRUCTURE_ID, &said);
        }
        let (own, agreed) = (self.attribute(tag, "action"), self.head.action.clone());
        let action = if own.is_empty() { agreed } else { own };
        if !action.is_empty() {
            self.put(ACTION, action_code(&action));
        }
        self.components(tag);
        ControlFlow::Continue(())
    }

    fn end(&mut self) -> ControlFlow<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.skipped > 0 {
            self.skipped -= 1;
            return ControlFlow::Continue(());
        }
        match self.open.pop() {
            Some(Part::Observation) => return self.end_observation(),
            Some(Part::Series) => return self.end_series(),
            Some(Part::Group) => self.end_group(),
            Some(Part::DataSet) => return self.end_set(),
            Some(Part::Reference) => {
                if let Some(reference) = of_urn(&std::mem::take(&mut self.text)) {
                    self.head.refer(reference);
                }
            }
            Some(Part::Action) => self.head.action = self.take_text(),
            Some(Part::Test) => {
                let word = self.take_text();
                self.doubts.is_test |= matches!(word.as_str(), "true" | "1");
            }
            Some(Part::FooterText) => {
                let text = self.take_text();
                self.doubts.push_footer(&text);
            }
            Some(Part::KeyFamily) => self.end_key_family(),
            Some(Part::Time) => {
                let time = self.take_text();
                self.put(TIME_PERIOD, &time);
            }
            Some(Part::ComplexValue | Part::ComplexText) => {
                let text = self.take_text();
                self.complex.push(text);
            }
            Some(Part::Complex) => {
                let complex = std::mem::take(&mut self.complex);
                self.put(&complex.id, &complex.joined());
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text).trim().to_owned()
    }

    /// The structure of 2.0 stands in the data set, or in the header for all of them.
    fn end_key_family(&mut self) {
        let id = self.take_text();
        if self.open.last() != Some(&Part::DataSet) {
            self.head.key_family = id;
        } else if self.known.columns.find(STRUCTURE_ID).is_none_or(|column| self.levels.data.get(column).is_none()) {
            self.put(STRUCTURE_ID, &id);
        }
    }

    /// Keeps what a group says until its observations are known.
    fn end_group(&mut self) {
        let is_kept = self.visitor.is_none() && !self.has_series;
        if is_kept && !self.known.add_group(&self.levels.group_key, &self.levels.group) {
            self.too_large("groups", GROUPS_BYTES_MAX as u64);
        }
        self.levels.group.clear();
        self.levels.group_key.clear();
        self.has_series = false;
    }

    /// A series without observations is to be deleted, or says something of observations that stand elsewhere, as a group
    /// does.
    fn end_series(&mut self) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        if self.is_series_empty && self.is_deletion() {
            flow = self.end_observation();
        } else if self.is_series_empty
            && self.visitor.is_none()
            && !self.known.add_group(&Values::default(), &self.levels.series)
        {
            self.too_large("groups", GROUPS_BYTES_MAX as u64);
        }
        self.levels.series.clear();
        flow
    }

    /// A data set without observations may ask that all be deleted.
    fn end_set(&mut self) -> ControlFlow<()> {
        let is_shown = self.is_set_empty && self.is_deletion();
        let flow = if is_shown { self.end_observation() } else { ControlFlow::Continue(()) };
        self.levels.data.clear();
        flow
    }

    /// Whether what is open is to be deleted.
    fn is_deletion(&self) -> bool {
        let Some(column) = self.known.columns.find(ACTION) else { return false };
        let said = self.levels.series.get(column).or_else(|| self.levels.data.get(column));
        said == Some(DELETION)
    }

    fn end_observation(&mut self) -> ControlFlow<()> {
        (self.is_series_empty, self.is_set_empty) = (false, false);
        self.row = self.row.saturating_add(1);
        let flow = if self.visitor.is_some() {
            self.show()
        } else {
            self.known.count(&self.levels.observation, &self.levels.series);
            ControlFlow::Continue(())
        };
        self.levels.observation.clear();
        flow
    }

    /// Shows an observation as a row, with what its series, its groups and its data set say.
    fn show(&mut self) -> ControlFlow<()> {
        let groups = self.known.groups(self.sets.saturating_sub(1));
        self.secrecy.row = self.row;
        let (texts, disputed) = self.levels.texts(self.known.columns.ids().len(), groups, &mut self.secrecy);
        if let Some(id) = disputed.and_then(|column| self.known.columns.ids().get(column)) {
            let place = Place { row: Some(self.row), ..Place::default() };
            self.doubts.disputed(id, place);
        }
        let said = texts.iter().flatten().count();
        self.said += said as u64;
        self.blanks += (texts.len() - said) as u64;
        if self.blanks > BLANKS_MAX.max(self.said.saturating_mul(BLANKS_PER_VALUE)) {
            self.too_large("cells", BLANKS_MAX);
            return ControlFlow::Break(());
        }
        let cells: Vec<Cell<'_>> = texts.into_iter().map(|text| text.map_or_else(Cell::default, Cell::text)).collect();
        match &mut self.visitor {
            Some(visitor) if !cells.iter().all(Cell::is_blank) => visitor.row(self.row, &cells),
            _ => ControlFlow::Continue(()),
        }
    }

    /// The components that an element has as its attributes, and what is to be done with it.
    fn components(&mut self, tag: &BytesStart<'_>) {
        let part = self.open.last().copied();
        let mut has_measure = self.has_measures && part == Some(Part::Observation);
        for attribute in tag.attributes().with_checks(false).take(COLUMNS_MAX) {
            let Ok(attribute) = attribute else { return self.broken() };
            let (name, prefix) = attribute.key.decompose();
            let name = name.into_inner();
            let is_action = name == "action" && part != Some(Part::DataSet);
            let is_measure = name == "type" && std::mem::take(&mut has_measure);
            // Components have no prefix: what has one is said of the element.
            let is_component = prefix.is_none() && self.form != Form::Generic && !OF_THE_MESSAGE.contains(&name);
            if !is_action && !is_measure && !is_component {
                continue;
            }
            let Ok(value) = unescape(&attribute.value) else {
                self.broken();
                continue;
            };
            if is_action {
                self.put(ACTION, action_code(&value));
            } else if is_measure {
                let dimension = self.dimension.clone();
                self.put(&dimension, value.rsplit(':').next().unwrap_or_default());
            } else {
                self.put(name, &value);
            }
        }
    }

    /// Takes what is said of a component at the level that is open.
    fn put(&mut self, id: &str, text: &str) {
        if id.is_empty() {
            return self.broken();
        }
        let Some(column) = self.known.columns.place(id) else {
            return self.too_large("columns", COLUMNS_MAX as u64);
        };
        let (text, is_cut) = cell_text(text);
        if is_cut {
            self.too_large("cell", CELL_CHARACTERS_MAX as u64);
        }
        match self.levels.of(&self.open).put(column, text) {
            Taken::Kept => {}
            Taken::Repeated => self.repeated(id),
            Taken::Full => self.too_large("values", ROW_BYTES_MAX as u64),
        }
    }

    /// Takes a text of the message, which is lost where nothing but elements may stand.
    fn take(&mut self, text: &str) -> ControlFlow<()> {
        let open = self.open.last().copied();
        if self.skipped == 0 && !text.trim().is_empty() {
            if open.is_none() && self.has_root {
                return self.after_the_end(text);
            }
            if open.is_some_and(Part::holds_data) {
                self.doubts.lost_text(text, self.place());
            }
        }
        self.push(text)
    }

    /// Something stands behind the end of the message, as where two messages were put into one file.
    fn after_the_end(&mut self, found: &str) -> ControlFlow<()> {
        self.doubts.after_the_end(found, self.place());
        ControlFlow::Break(())
    }

    /// Tells what groups say of which nothing was shown; known once all rows were. What a group says of confidentiality may be
    /// said of an observation that lacks it now; the more so where observations stand in other data sets.
    fn tell_unmet(&mut self) {
        if self.visitor.is_some()
            && let Some((count, first, is_secret)) = self.known.unmet()
        {
            let severity = match (is_secret, self.sets) {
                (false, _) => Severity::Note,
                (true, 0 | 1) => Severity::Warning,
                (true, _) => Severity::Error,
            };
            self.doubts.unmet((count, first), severity);
        }
    }

    /// Takes a text of the element that is open, as much as a cell may have.
    fn push(&mut self, text: &str) -> ControlFlow<()> {
        let is_wanted = self.skipped == 0 && self.open.last().is_some_and(|part| part.has_text());
        if is_wanted && self.text.len() + text.len() <= CELL_BYTES_MAX {
            self.text.push_str(text);
        } else if is_wanted {
            self.too_large("cell", CELL_CHARACTERS_MAX as u64);
        }
        ControlFlow::Continue(())
    }

    fn refer(&mut self, reference: &BytesRef<'_>) -> ControlFlow<()> {
        match reference.resolve_char_ref() {
            Ok(Some(character)) => return self.push(character.encode_utf8(&mut [0; 4])),
            Ok(None) => match resolve_predefined_entity(reference) {
                Some(text) => return self.push(text),
                None => self.broken(),
            },
            Err(_) => self.broken(),
        }
        ControlFlow::Continue(())
    }

    /// An attribute by its local name; blank where it is not there.
    fn attribute(&mut self, tag: &BytesStart<'_>, wanted: &str) -> String {
        for attribute in tag.attributes().with_checks(false).take(COLUMNS_MAX) {
            let value = match attribute {
                Ok(attribute) if !is_named(attribute.key, wanted) => continue,
                Ok(attribute) => unescape(&attribute.value).ok().map(|value| value.into_owned()),
                Err(_) => None,
            };
            return value.unwrap_or_else(|| {
                self.broken();
                String::new()
            });
        }
        String::new()
    }

    fn refuse(&mut self, found: Kind) -> ControlFlow<()> {
        self.refused = Some(found);
        ControlFlow::Break(())
    }

    fn place(&self) -> Place {
        let row = (self.sets > 0).then(|| self.row.saturating_add(1));
        Place { row, ..Place::default() }
    }

    fn cut_off(&mut self, line: u64) {
        let finding = Finding::new(FindingCode::CutOff, Severity::Error, self.place());
        self.findings.push(finding.with("what", "message").with("line", line));
    }

    /// The file is no XML any more from here on.
    fn damaged(&mut self, error: &quick_xml::Error, source: &Source<'_>) {
        if source.is_full {
            return self.too_large("element", PIECE_BYTES_MAX as u64);
        }
        // A tag that has no end is where the file ends.
        if matches!(error, quick_xml::Error::Syntax(_)) {
            return self.cut_off(source.line);
        }
        let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, self.place());
        let finding = finding.with("expected", SDMX_ML).with("detail", error).with("found", "xml-damaged");
        self.findings.push(finding.with("line", source.line));
    }

    fn too_large(&mut self, what: &'static str, limit: u64) {
        let place = self.place();
        tell_too_large(&mut self.findings, (what, limit), place);
    }

    fn broken(&mut self) {
        let is_told = |finding: &Finding| finding.arguments.get("found").is_some_and(|found| found == "xml-broken");
        if !self.findings.iter().any(is_told) {
            let finding = Finding::new(FindingCode::UnreadableFile, Severity::Error, self.place());
            let detail = "a tag or a character in it is broken";
            self.findings.push(finding.with("expected", SDMX_ML).with("detail", detail).with("found", "xml-broken"));
        }
    }

    fn repeated(&mut self, id: &str) {
        let is_it = |finding: &&Finding| finding.code == FindingCode::DuplicateColumn;
        if self.findings.iter().filter(is_it).count() < REPEATED_MAX {
            let finding = Finding::new(FindingCode::DuplicateColumn, Severity::Error, self.place());
            self.findings.push(finding.with_value(id).with("what", "message"));
        }
    }
}

/// Whether an attribute has a local name, and does not bind a prefix.
fn is_named(key: QName<'_>, wanted: &str) -> bool {
    key.local_name().into_inner() == wanted && key.as_namespace_binding().is_none()
}
