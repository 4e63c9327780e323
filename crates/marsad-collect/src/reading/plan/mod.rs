//! What each column of a table holds, once its headers are known.

mod derived_columns;
mod header_words;
mod seen;

use std::collections::{BTreeMap, HashSet};

use marsad_model::{
    Column, ColumnRole, FileFormat, Finding, FindingCode, HeaderRow, Id, NumberMarks, Place, Severity, TIME_PERIOD,
    TableLayout, nearest,
};

use super::Context;
use super::dictionary::Dictionary;
use super::headers::{Headers, undated};
use super::multipliers::is_multiplier;
use super::narrower::Above;
use super::outside_lines::masked;
use super::time::Pieces;
use super::units_below::unit_note;
use crate::cell::tidy;
use crate::names::{Found, fold};
use crate::values::numbers;
use crate::values::periods::TimeHabits;
use crate::values::scale::Scale;

pub(crate) use seen::divided;

/// Columns of SDMX-CSV that say what the file is, not what it holds.
const SDMX_CSV_HEADS: [&str; 5] = ["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"];

/// Fewer columns that are not read are no loss worth a warning.
const UNEXPECTED_MIN: usize = 5;

/// What a column of labels holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LabelKind {
    /// Words of a component, or of further ones.
    Words { component: usize, further: Vec<usize>, has_time: bool },
    /// Free text of a component.
    Text(usize),
    /// Time, or a piece of it.
    Time,
}

/// A column of labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub at: usize,
    pub kind: LabelKind,
    pub fill: bool,
}

/// A column of values, and what its headers say of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ValueColumn {
    pub at: usize,
    /// Places of components with the place of their code in its list.
    pub fixed: Vec<(usize, u32)>,
    pub time: Pieces,
    /// The column to the right that holds the letter of its status.
    pub flag: Option<usize>,
}

/// What each column of a table holds.
pub(crate) struct Plan<'a, 'd> {
    pub context: &'a Context<'a>,
    pub dictionary: &'d Dictionary<'a>,
    pub sheet: String,
    pub labels: Vec<Label>,
    pub values: Vec<ValueColumn>,
    /// The places of the columns that the profile names and leaves out.
    pub ignored: Vec<usize>,
    /// Codes that hold for the whole table.
    pub fixed: Vec<(usize, u32)>,
    /// Texts that hold for the whole table.
    pub fixed_texts: Vec<(usize, String)>,
    pub time: Pieces,
    pub habits: TimeHabits,
    pub marks: NumberMarks,
    /// Whether the format itself says the marks of numbers: then they are not doubtful.
    pub has_plain_numbers: bool,
    pub scale: Scale,
    /// Whether the profile has a scale, or knows the line from which the unit was taken.
    pub says_unit: bool,
    /// Whether the unit was taken from a note below the table.
    pub has_unit_note: bool,
    /// The scales of columns whose headers name other units than the rest of the table.
    pub column_scales: Vec<(usize, Scale)>,
    pub skip: HashSet<String>,
    pub structure_id: Option<usize>,
    pub action: Option<usize>,
    /// The columns of what the dataflow says of all its values, with what it says.
    pub of_dataflow: Vec<(usize, &'a Id)>,
    /// The columns of dimensions of which the profile says one code for every observation, with the component and the
    /// place of the code: SDMX says each code itself, and may not say another.
    pub of_profile: Vec<(usize, usize, u32)>,
    /// The column that says the power of ten of each row's values, where observations have none of their own.
    pub multiplier: Option<usize>,
    pub width: usize,
    pub headers: Vec<String>,
    /// Whether each row is one observation.
    pub is_list: bool,
    /// Components that nothing says, which a finding of the headers tells.
    pub missing: Vec<usize>,
    /// Whether nothing says when: rows are read all the same, so that one reading tells all that is wrong.
    pub lacks_period: bool,
    /// Whether a finding tells already why the period is not known.
    pub is_period_told: bool,
    /// What the lines above the table say, of which only its numbers and periods show whether it matters.
    pub above: Above,
}

/// What is known of a table when its headers end.
pub(crate) struct Known<'a> {
    pub layout: &'a TableLayout,
    pub headers: &'a Headers,
    pub sheet: &'a str,
    pub width: usize,
    /// Whether a finding tells already that nothing says the period.
    pub is_period_told: bool,
}

/// Makes the plan; what is missing, unknown or unexpected becomes a finding.
pub(crate) struct Planner<'a, 'd, 'k> {
    plan: Plan<'a, 'd>,
    known: &'k Known<'k>,
    findings: Vec<Finding>,
    place: Place,
}

impl<'a, 'd, 'k> Planner<'a, 'd, 'k> {
    /// The plan of a table and what is wrong with its headers.
    pub(crate) fn make(
        context: &'a Context<'a>,
        dictionary: &'d Dictionary<'a>,
        known: &'k Known<'k>,
        file: &str,
    ) -> (Plan<'a, 'd>, Vec<Finding>) {
        let row = known.headers.last_row().filter(|&row| row > 0);
        let place = Place { file: file.to_owned(), sheet: known.sheet.to_owned(), row, column: None };
        let mut planner = Self { plan: empty(context, dictionary, known), known, findings: Vec::new(), place };
        planner.table_constants();
        let named = planner.named_columns();
        planner.header_columns(&named);
        planner.sheet_name();
        planner.finish();
        (planner.plan, planner.findings)
    }

    fn layout(&self) -> &'k TableLayout {
        self.known.layout
    }

    fn add(&mut self, code: FindingCode, severity: Severity, column: Option<usize>) -> &mut Finding {
        let place = Place { column: column.map(|at| at as u32 + 1), ..self.place.clone() };
        self.findings.push(Finding::new(code, severity, place));
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    fn table_constants(&mut self) {
        let profile = self.plan.context.profile;
        let constants: BTreeMap<&Id, &String> = profile.constants.iter().chain(&self.layout().constants).collect();
        for (component, said) in constants {
            let text = self.plan.dictionary.place(component.as_str());
            if let Some(fixed) = self.fixed(component, said) {
                self.plan.fixed.push(fixed);
            } else if let Some(place) = text.filter(|&place| self.plan.dictionary.words(place).is_none()) {
                self.plan.fixed_texts.push((place, said.clone()));
            }
        }
        if let Some(text) = &self.layout().period
            && let Some(pieces) = self.pieces(text)
        {
            self.plan.time = pieces;
        }
    }

    fn fixed(&self, component: &Id, code: &str) -> Option<(usize, u32)> {
        let place = self.plan.dictionary.place(component.as_str())?;
        match self.plan.dictionary.words(place)?.find(code) {
            Found::Code(code) => Some((place, code)),
            _ => None,
        }
    }

    fn pieces(&self, text: &str) -> Option<Pieces> {
        Pieces::read(text, self.plan.context.profile, self.plan.habits)
    }

    /// The columns that the profile names. Returns every place that it speaks of.
    fn named_columns(&mut self) -> HashSet<usize> {
        let mut spoken_of = HashSet::new();
        for column in &self.layout().column {
            match self.find(column) {
                // Where letters stood stand values now, as where a year was added: their header says which.
                Some(at) if is_bare_flag(column) && self.heads_values(at) => {}
                Some(at) => {
                    spoken_of.insert(at);
                    self.named_column(column, at);
                }
                None => self.absent(column),
            }
        }
        spoken_of
    }

    /// Where a column stands: at its place if its header is there or has no text, else wherever its header is. Levels of
    /// a header that hold a year need not be named, and at its place a level may say another word of what stands across.
    fn find(&self, column: &Column) -> Option<usize> {
        let wanted = fold(&column.header);
        let is_it = |at: usize| fold(&self.plan.headers[at]) == wanted;
        // A year above values says their period, and no other year will do.
        let is_undated = |header: &str| column.role != ColumnRole::Value && fold(&undated(header)) == wanted;
        let at = column.at.map(|at| at.saturating_sub(1) as usize);
        // A column of a list that is left out may stand beyond all headers; beyond those of a table stand shifted rows.
        let is_beyond = wanted.is_empty() && column.role == ColumnRole::Ignore && self.layout().across.is_empty();
        if let Some(at) = at.filter(|&at| is_beyond || at < self.plan.headers.len().max(self.known.width)) {
            let header = self.plan.headers.get(at).map_or("", String::as_str);
            let is_there = wanted.is_empty() || fold(header) == wanted || is_undated(header);
            if is_there || self.is_under_another_word(column, header) {
                return Some(at);
            }
        }
        if wanted.is_empty() {
            return None;
        }
        let exact = self.plan.headers.iter().position(|header| *header == tidy(&column.header));
        let all = 0..self.plan.headers.len();
        exact
            .or_else(|| all.clone().find(|&at| is_it(at)))
            .or_else(|| all.clone().find(|&at| is_undated(&self.plan.headers[at])))
    }

    /// Whether a header of labels is that of a column but for words of what stands across, which the values below it take
    /// from there: `Men / Isle` where the profile knows `Women / Isle`.
    fn is_under_another_word(&self, column: &Column, header: &str) -> bool {
        let is_label = matches!(column.role, ColumnRole::Code | ColumnRole::Time | ColumnRole::Text);
        let is_word = |level: &str| {
            let mut said = self.layout().across.iter().flat_map(|row| &row.components);
            said.any(|id| {
                let words = self.plan.dictionary.place(id.as_str()).and_then(|place| self.plan.dictionary.words(place));
                words.is_some_and(|words| matches!(words.find(level), Found::Code(_)))
            })
        };
        let own = |path: &str| {
            let levels = path.split(" / ").filter(|level| !is_word(level)).map(fold);
            levels.collect::<Vec<_>>()
        };
        let levels = |path: &str| path.split(" / ").count();
        let (named, found) = (own(&column.header), own(header));
        is_label && levels(&column.header) == levels(header) && !named.is_empty() && named == found
    }

    fn named_column(&mut self, column: &Column, at: usize) {
        let component = column.component.as_ref().and_then(|id| self.plan.dictionary.place(id.as_str()));
        match (column.role, component) {
            (ColumnRole::Code, Some(component)) => {
                let further = column.further.iter().filter_map(|id| self.plan.dictionary.place(id.as_str())).collect();
                let has_time = column.further.iter().any(|id| *id == *TIME_PERIOD);
                let kind = LabelKind::Words { component, further, has_time };
                self.plan.labels.push(Label { at, kind, fill: column.fill });
                let fixed = self.plan.fixed.iter().find(|(fixed, _)| *fixed == component);
                let holds = self.plan.context.is_sdmx() && component < self.plan.dictionary.dimensions;
                self.plan.of_profile.extend(fixed.filter(|_| holds).map(|(_, code)| (at, component, *code)));
            }
            (ColumnRole::Text, Some(component)) => {
                self.plan.labels.push(Label { at, kind: LabelKind::Text(component), fill: column.fill });
            }
            (ColumnRole::Time, _) => self.plan.labels.push(Label { at, kind: LabelKind::Time, fill: column.fill }),
            (ColumnRole::Value, _) => {
                let fixed = column.codes.iter().filter_map(|(id, code)| self.fixed(id, code.as_str())).collect();
                let time = column.period.as_deref().and_then(|text| self.pieces(text)).unwrap_or_default();
                self.plan.values.push(ValueColumn { at, fixed, time, flag: None });
            }
            (ColumnRole::Ignore, _) => {
                self.plan.ignored.push(at);
                // What a message says to be done with its data holds whether anybody reads it or not.
                let is_action = self.plan.context.profile.format == FileFormat::SdmxMl && column.header == "ACTION";
                self.plan.action = self.plan.action.or(is_action.then_some(at));
                // Thousands are thousands whether anybody reads that they are or not, unless the profile says the unit.
                let header = self.plan.headers.get(at).map_or("", String::as_str);
                if !self.plan.says_unit && self.is_first_multiplier(header) {
                    self.plan.multiplier = Some(at);
                }
            }
            _ => {}
        }
    }

    /// A column that is not there, if it is worth a word.
    fn absent(&mut self, column: &Column) {
        let structure = self.plan.context.structure;
        let id = column.component.as_ref().map_or("", Id::as_str);
        // A message has no columns: where nothing is said of a status, it is the usual one, as in a blank cell.
        let is_of_message = self.plan.context.profile.format == FileFormat::SdmxMl;
        let is_optional = matches!(column.role, ColumnRole::Ignore | ColumnRole::Flag)
            || is_of_message && id == "OBS_STATUS"
            || self.plan.context.is_sdmx() && self.plan.context.profile.constants.contains_key(id)
            || structure.attributes.iter().any(|attribute| attribute.id == *id && !attribute.mandatory);
        if !is_optional {
            let near = nearest(&column.header, self.plan.headers.iter().map(String::as_str));
            let near: Vec<String> = near.into_iter().map(str::to_owned).collect();
            let other = self.same_but_for_numbers(&column.header);
            let finding = self.add(FindingCode::MissingColumn, Severity::Error, None);
            let told = finding.clone().with("expected", &column.header);
            // Who sends the figures of a year should not add the column of the year before.
            *finding = match other {
                Some(other) => told.with("what", "number").with("found", other),
                None => told.with("what", "column").with_nearest(near),
            };
        }
    }

    /// A header that no `column` names and that is like this one but for its numbers, such as that of the next year.
    fn same_but_for_numbers(&self, header: &str) -> Option<String> {
        let wanted = masked(header);
        let is_named = |other: &str| self.layout().column.iter().any(|column| fold(&column.header) == fold(other));
        let is_it = |other: &&String| masked(other) == wanted && !is_named(other);
        self.plan.headers.iter().find(|other| header.contains(char::is_numeric) && is_it(other)).cloned()
    }

    /// Whether the header of a column that is not read is like one that is read, but for its numbers.
    fn is_like_a_read_one(&self, header: &str) -> bool {
        let wanted = masked(header);
        let mut values = self.layout().column.iter().filter(|column| column.role == ColumnRole::Value);
        header.contains(char::is_numeric) && values.any(|column| masked(&column.header) == wanted)
    }

    /// Whether a header of its own stands over a column, and says what values below it are about.
    fn heads_values(&self, at: usize) -> bool {
        let headers = self.known.headers;
        let is_own = |row: &&HeaderRow| {
            let text = headers.text(row.row, at);
            !text.is_empty() && at.checked_sub(1).is_none_or(|left| headers.text(row.row, left) != text)
        };
        let is_read = |row: &HeaderRow| {
            let mut value = ValueColumn { at, fixed: Vec::new(), time: Pieces::default(), flag: None };
            let text = self.without_quality(headers.text(row.row, at), &mut value);
            self.read_header(&text, &row.components, &mut value)
        };
        let header = self.plan.headers.get(at).map_or("", String::as_str);
        self.layout().across.iter().filter(is_own).any(is_read) || self.is_like_a_read_one(header)
    }

    /// The columns that no `column` names: values under headers with meaning, or something unexpected.
    fn header_columns(&mut self, named: &HashSet<usize>) {
        let [first, last] = self.layout().columns.unwrap_or([1, u32::MAX]);
        let has_counts = self.has_counts(named);
        let ignored = self.ignored_but_for_numbers();
        let is_ignored = |header: &str| has_number_and_word(header) && ignored.contains(&masked(header));
        for at in 0..self.plan.headers.len() {
            let header = self.plan.headers[at].clone();
            if header.is_empty() || at + 1 < first as usize || at + 1 > last as usize {
                continue;
            }
            if named.contains(&at) {
                self.repeated(at, &header);
            } else if self.is_skipped(at, &header) || is_ignored(&header) || self.is_left_out(at) {
                let finding = self.add(FindingCode::SkippedByProfile, Severity::Note, Some(at));
                finding.value = header;
            } else if self.layout().across.is_empty() || has_counts && self.is_of_other_measure(at) {
                self.unexpected(at, &header);
            } else if self.is_of_percent(at) {
                self.percent_alone(at, &header);
            } else {
                self.value_under_headers(at, &header);
            }
        }
    }

    /// A header that stands a second time beside the column that is read.
    fn repeated(&mut self, at: usize, header: &str) {
        let has_place = self.layout().column.iter().any(|column| column.at == Some(at as u32 + 1));
        if !has_place && self.plan.headers[..at].iter().any(|other| other == header) {
            self.add(FindingCode::DuplicateColumn, Severity::Error, Some(at)).value = header.to_owned();
        }
    }

    /// Whether a column says the power of ten of the values, and is the first that does.
    fn is_first_multiplier(&self, header: &str) -> bool {
        self.plan.multiplier.is_none() && is_multiplier(header, self.plan.context.structure)
    }

    /// What the dataflow says of all its values under a component, where components are ours.
    fn said_by_dataflow(&self, component: &str) -> Option<&'a Id> {
        let context: &'a Context<'a> = self.plan.context;
        context.dataflow_attributes.get(component).filter(|_| context.is_sdmx())
    }

    fn unexpected(&mut self, at: usize, header: &str) {
        let is_wanted = self.layout().column.iter().any(|column| tidy(&column.header) == header);
        match header {
            _ if is_wanted && self.plan.headers[..at].iter().any(|other| other == header) => {
                self.add(FindingCode::DuplicateColumn, Severity::Error, Some(at)).value = header.to_owned();
            }
            "STRUCTURE_ID" | "DATAFLOW" => self.plan.structure_id = Some(at),
            "ACTION" => self.plan.action = Some(at),
            _ if self.is_first_multiplier(header) => self.plan.multiplier = Some(at),
            known if SDMX_CSV_HEADS.contains(&known) => {}
            known if self.said_by_dataflow(known).is_some() => {
                self.plan.of_dataflow.extend(self.said_by_dataflow(known).map(|said| (at, said)));
            }
            _ => {
                let is_like = self.is_like_a_read_one(header);
                let severity = if is_like { Severity::Warning } else { Severity::Note };
                let like = if is_like { "yes" } else { "no" };
                let finding = self.add(FindingCode::UnexpectedColumn, severity, Some(at));
                *finding = finding.clone().with_value(header).with("like", like);
            }
        }
    }

    /// Many columns that are not read beside few that are: most of the file is lost, and a person should look.
    fn weigh_unexpected(&mut self) {
        let read = self.plan.labels.len() + self.plan.values.len();
        let is_unexpected = |finding: &&mut Finding| finding.code == FindingCode::UnexpectedColumn;
        let count = self.findings.iter_mut().filter(is_unexpected).count();
        if count > UNEXPECTED_MIN && count > read {
            self.findings.iter_mut().filter(is_unexpected).for_each(|finding| finding.severity = Severity::Warning);
        }
    }

    /// The name of the sheet as a word of a component.
    fn sheet_name(&mut self) {
        let Some(id) = &self.layout().sheet_component else { return };
        let mut value = ValueColumn { at: 0, fixed: Vec::new(), time: Pieces::default(), flag: None };
        if self.read_header(self.known.sheet, std::slice::from_ref(id), &mut value) {
            self.plan.fixed.extend(value.fixed);
            self.plan.time = self.plan.time.with(&value.time);
        } else {
            self.unknown_header(self.known.sheet, std::slice::from_ref(id), None);
        }
    }

    /// A column of letters speaks of the nearest values to its left.
    fn flags(&mut self) {
        if self.layout().column.iter().any(is_bare_flag) {
            self.flags_beside();
        }
        for column in self.layout().column.iter().filter(|column| column.role == ColumnRole::Flag) {
            // The last column of letters has no header and lies beyond those that have one.
            let bare = column.at.filter(|_| column.header.is_empty()).map(|at| at.saturating_sub(1) as usize);
            let Some(at) = bare.or_else(|| self.find(column)) else { continue };
            if self.plan.values.iter().any(|value| value.at == at) {
                continue;
            }
            let left = self.plan.values.iter_mut().filter(|value| value.at < at).max_by_key(|value| value.at);
            if let Some(value) = left.filter(|value| value.flag.is_none()) {
                value.flag = Some(at);
            }
        }
    }

    /// Where letters stand without a header beside values, they stand so beside all of them: a table that has grown by a
    /// year has one more such column, wherever the profile had counted them.
    fn flags_beside(&mut self) {
        let taken: Vec<usize> = self
            .plan
            .values
            .iter()
            .map(|value| value.at)
            .chain(self.plan.labels.iter().map(|label| label.at))
            .chain(self.layout().column.iter().filter(|column| column.role != ColumnRole::Flag).filter_map(place_of))
            .collect();
        let silent = |at: usize| {
            let header = |at: usize| self.plan.headers.get(at).map_or("", String::as_str);
            !taken.contains(&(at + 1)) && (header(at + 1).is_empty() || header(at + 1) == header(at))
        };
        let beside: Vec<bool> = self.plan.values.iter().map(|value| silent(value.at)).collect();
        for (value, is_beside) in self.plan.values.iter_mut().zip(beside) {
            if is_beside && value.flag.is_none() {
                value.flag = Some(value.at + 1);
            }
        }
    }

    /// Every dimension, time and the measure must come from somewhere.
    fn finish(&mut self) {
        self.flags();
        self.weigh_unexpected();
        let across: HashSet<usize> =
            self.plan.values.iter().flat_map(|value| value.fixed.iter().map(|(place, _)| *place)).collect();
        for place in 0..self.plan.dictionary.dimensions {
            let is_label = self.plan.labels.iter().any(|label| label.holds(place));
            let is_fixed = self.plan.fixed.iter().any(|(fixed, _)| *fixed == place)
                || self.plan.fixed_texts.iter().any(|(fixed, _)| *fixed == place);
            let id = self.plan.dictionary.components[place].id;
            let is_missed = self.layout().column.iter().any(|column| column.component.as_ref() == Some(id));
            if is_label || is_fixed || across.contains(&place) || *id == *"FREQ" {
                continue;
            }
            self.plan.missing.push(place);
            if !is_missed {
                self.missing(id.as_str());
            }
        }
        let has_time = |label: &Label| matches!(label.kind, LabelKind::Time | LabelKind::Words { has_time: true, .. });
        let is_timed = !self.plan.time.is_empty()
            || self.plan.labels.iter().any(has_time)
            || self.plan.values.iter().any(|value| !value.time.is_empty());
        self.plan.lacks_period = !is_timed;
        // Of a column that says when and is not there, the finding of the column tells.
        let says_time = |column: &Column| column.role == ColumnRole::Time || column.period.is_some();
        let is_missed = self.layout().column.iter().any(says_time);
        self.plan.is_period_told = self.known.is_period_told || !is_timed;
        // Of percentages that are not read, nobody need know when they are of.
        let is_refused = self.findings.iter().any(|finding| finding.code == FindingCode::PercentUnexpected);
        if !is_timed && !is_missed && !is_refused && !self.known.is_period_told {
            let finding = self.add(FindingCode::MissingPeriod, Severity::Error, None);
            *finding = finding.clone().with("what", "all").with("component", TIME_PERIOD).with("said", "");
            finding.place.row = None;
        }
        if self.plan.values.is_empty() && self.findings.is_empty() {
            let measure = self.plan.context.structure.measure.id.clone();
            self.missing(measure.as_str());
        }
        let value_is_plain = self.plan.values.iter().all(|value| value.fixed.is_empty() && value.time.is_empty());
        self.plan.is_list = self.plan.values.len() <= 1 && value_is_plain;
    }

    fn missing(&mut self, component: &str) {
        let finding = self.add(FindingCode::MissingColumn, Severity::Error, None);
        *finding = finding.clone().with("what", "component").with("component", component).with("expected", component);
    }
}

/// Whether a column is one of letters that are known by their place alone.
fn is_bare_flag(column: &Column) -> bool {
    column.role == ColumnRole::Flag && column.header.is_empty() && column.at.is_some()
}

/// The place of a column without a header, counted from 0: one that has a header may stand elsewhere.
fn place_of(column: &Column) -> Option<usize> {
    column.at.filter(|_| column.header.is_empty()).map(|at| at.saturating_sub(1) as usize)
}

impl Label {
    /// Whether the words of a component stand in this column.
    pub(crate) fn holds(&self, place: usize) -> bool {
        match &self.kind {
            LabelKind::Words { component, further, .. } => *component == place || further.contains(&place),
            LabelKind::Text(component) => *component == place,
            LabelKind::Time => false,
        }
    }

    /// Whether headings stand among its rows, which say what the rows below them are about.
    pub(crate) fn has_headings(&self) -> bool {
        matches!(&self.kind, LabelKind::Words { further, has_time, .. } if *has_time || !further.is_empty())
    }
}

impl Plan<'_, '_> {
    /// What the values of a column are multiplied with.
    #[inline]
    pub(crate) fn scale_at(&self, at: usize) -> Scale {
        match &self.column_scales[..] {
            [] => self.scale,
            scales => scales.iter().find(|(column, _)| *column == at).map_or(self.scale, |(_, scale)| *scale),
        }
    }

    /// Whether rows can be read without those before them, as parallel reading needs it.
    pub(crate) fn is_row_independent(&self) -> bool {
        let is_free = |label: &Label| !label.fill && !label.has_headings();
        self.is_list && self.labels.iter().all(is_free)
    }
}

fn empty<'a, 'd>(context: &'a Context<'a>, dictionary: &'d Dictionary<'a>, known: &Known<'_>) -> Plan<'a, 'd> {
    let width = known.headers.width().max(known.width);
    let plain = NumberMarks { decimal: Some('.'), thousands: None };
    let is_said_plain = [NumberMarks::default(), plain].contains(&context.profile.numbers);
    let has_plain_numbers = context.profile.format.is_sdmx() && is_said_plain;
    Plan {
        context,
        dictionary,
        sheet: known.sheet.to_owned(),
        labels: Vec::new(),
        values: Vec::new(),
        ignored: Vec::new(),
        fixed: Vec::new(),
        fixed_texts: Vec::new(),
        time: Pieces::default(),
        habits: context.habits(known.layout),
        marks: if has_plain_numbers { plain } else { numbers::in_western_marks(context.profile.numbers) },
        has_plain_numbers,
        scale: Scale::new(known.layout.scale.unwrap_or(1.0)),
        says_unit: seen::says_unit(known.layout),
        has_unit_note: unit_note(known.layout).is_some(),
        column_scales: Vec::new(),
        skip: known.layout.skip.iter().map(|text| fold(text)).collect(),
        structure_id: None,
        action: None,
        of_dataflow: Vec::new(),
        of_profile: Vec::new(),
        multiplier: None,
        width,
        headers: (0..width).map(|at| known.headers.path(at)).collect(),
        is_list: false,
        missing: Vec::new(),
        lacks_period: false,
        is_period_told: false,
        above: Above::default(),
    }
}

/// Whether numbers and words stand in a header.
fn has_number_and_word(header: &str) -> bool {
    header.contains(char::is_numeric) && header.contains(char::is_alphabetic)
}

/// Whether a header says no more than that numbers follow.
pub(crate) fn is_neutral(header: &str) -> bool {
    const WORDS: [&str; 18] = [
        "effectif",
        "effectifs",
        "nombre",
        "nbre",
        "nb",
        "valeur",
        "valeurs",
        "montant",
        "montants",
        "count",
        "counts",
        "number",
        "value",
        "values",
        "amount",
        "عدد",
        "قيمه",
        "مبلغ",
    ];
    WORDS.contains(&fold(header).as_str())
}

/// The ways to cut a header into two words: `0-4_(mf)`, `Hommes 2022`, `f_0_4`.
pub(crate) fn split_words(text: &str) -> Vec<(&str, &str)> {
    let cuts = text.char_indices().filter(|(_, c)| c.is_whitespace() || "_-–/(:,.|".contains(*c));
    cuts.filter_map(|(at, c)| {
        let is_edge = |c: char| c.is_whitespace() || "_-–/():,.|".contains(c);
        let first = text[..at].trim_matches(is_edge);
        let second = text[at + c.len_utf8()..].trim_matches(is_edge);
        (!first.is_empty() && !second.is_empty()).then_some((first, second))
    })
    .collect()
}
