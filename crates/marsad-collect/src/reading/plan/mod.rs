//! What each column of a table holds, once its headers are known.
//!
//! Here is the plan, and how it is made. The columns that the profile names are in `named`, those of them that said one thing
//! of all rows and are gone in `lost_constants`, the letters beside values in `flags`, all other columns in `unnamed`, those
//! among them that stand where values stood in `lost_blocks`; what words of headers say is in `header_words` and `words`.

mod derived_columns;
mod flags;
mod header_words;
mod lost_blocks;
mod lost_constants;
mod named;
mod seen;
mod unnamed;
mod words;

use std::collections::{BTreeMap, HashSet};

use marsad_model::{
    Column, ColumnRole, Finding, FindingCode, Id, NumberMarks, Place, Severity, TIME_PERIOD, TableLayout,
};

use super::Context;
use super::constant_columns::ConstantColumn;
use super::dictionary::Dictionary;
use super::headers::Headers;
use super::marked_periods::MarkedTitles;
use super::narrower::{Above, says_status};
use super::said::Titled;
use super::time::Pieces;
use super::units_below::unit_note;
use super::unread::{is_counted, is_number};
use crate::cell::Cell;
use crate::names::{Found, fold};
use crate::values::numbers;
use crate::values::periods::TimeHabits;
use crate::values::scale::Scale;

pub(crate) use seen::divided;
pub(crate) use words::{is_neutral, split_components, split_words};

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
    /// The columns that say one thing of all rows, as the profile has it; mostly among those that it leaves out.
    pub constants: Vec<ConstantColumn>,
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
    /// The words of a unit that stand beside the numbers of the table.
    pub words_beside: Vec<String>,
    /// Whether they say what values are multiplied with.
    pub has_words_of_unit: bool,
    pub structure_id: Option<usize>,
    pub action: Option<usize>,
    /// The columns of what the dataflow says of all its values, with what it says.
    pub of_dataflow: Vec<(usize, &'a Id)>,
    /// The columns of dimensions of which the profile says one code for every observation, with the component and the
    /// place of the code: SDMX says each code itself, and may not say another.
    pub of_profile: Vec<(usize, usize, u32)>,
    /// The column that says the power of ten of each row's values, where observations have none of their own.
    pub multiplier: Option<usize>,
    /// Whether the profile names that column as such, and the format leaves no attribute out: then each row must say one.
    pub needs_multiplier: bool,
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
    /// Whether marks behind periods and labels that the profile does not know are told: nothing else says the status of values.
    pub tells_marks: bool,
    /// What marks in the titles say of the quality of values, where neither a period nor a label does.
    pub marked_titles: MarkedTitles,
    /// What the lines above the table say, of which only its numbers and periods show whether it matters.
    pub above: Above,
    /// The period that the nearest title says, or the name of the sheet.
    pub titled: Option<Titled>,
}

/// What is known of a table when its headers end.
pub(crate) struct Known<'a> {
    pub layout: &'a TableLayout,
    pub headers: &'a Headers,
    pub sheet: &'a str,
    pub width: usize,
    /// Whether a finding tells already that nothing says the period.
    pub is_period_told: bool,
    /// The quality that a title, or the name of the sheet, gives to the period of the whole table.
    pub quality: Option<&'static str>,
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
            && let Some(pieces) = self.written_pieces(text)
        {
            self.plan.time = pieces;
        }
        self.plan.time.quality = self.plan.time.quality.or(self.known.quality);
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

    /// What the profile itself writes of time: its `S1` is a half-year wherever weeks are counted.
    fn written_pieces(&self, text: &str) -> Option<Pieces> {
        let habits = TimeHabits { is_weekly: false, ..self.plan.habits };
        Pieces::read(text, self.plan.context.profile, habits)
    }

    /// The name of the sheet as a word of a component.
    fn sheet_name(&mut self) {
        let Some(id) = &self.layout().sheet_component else { return };
        let mut value = ValueColumn { at: 0, fixed: Vec::new(), time: Pieces::default(), flag: None };
        if self.read_header(self.known.sheet, std::slice::from_ref(id), &mut value) {
            self.plan.fixed.extend(value.fixed);
            self.plan.time = self.plan.time.over(&value.time);
        } else {
            self.unknown_header(self.known.sheet, std::slice::from_ref(id), None);
        }
    }

    /// Every dimension, time and the measure must come from somewhere.
    fn finish(&mut self) {
        self.flags();
        self.weigh_unexpected();
        self.lost_blocks();
        self.narrower_blocks();
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
            if !is_missed && !self.tell_heads_without_unit(id) {
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

    /// Whether a cell holds a number, be it written as a text or with words beside it where the table has such.
    pub(crate) fn holds_number(&self, cell: &Cell<'_>) -> bool {
        is_number(cell, self.marks) || !self.words_beside.is_empty() && is_counted(cell, self.marks)
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
        constants: Vec::new(),
        fixed: Vec::new(),
        fixed_texts: Vec::new(),
        time: Pieces::default(),
        habits: context.habits(known.layout),
        marks: if has_plain_numbers { plain } else { numbers::in_western_marks(context.profile.numbers) },
        has_plain_numbers,
        scale: Scale::new(known.layout.scale.unwrap_or(1.0)),
        says_unit: seen::says_unit(known.layout),
        has_unit_note: unit_note(context, known.layout).is_some(),
        column_scales: Vec::new(),
        skip: known.layout.skip.iter().map(|text| fold(text)).collect(),
        words_beside: known.layout.words_beside.clone(),
        has_words_of_unit: seen::has_words_of_unit(context, known.layout),
        structure_id: None,
        action: None,
        of_dataflow: Vec::new(),
        of_profile: Vec::new(),
        multiplier: None,
        needs_multiplier: false,
        width,
        headers: (0..width).map(|at| known.headers.path(at)).collect(),
        is_list: false,
        missing: Vec::new(),
        lacks_period: false,
        is_period_told: false,
        tells_marks: tells_marks(context, dictionary, known.layout),
        marked_titles: MarkedTitles::default(),
        above: Above::default(),
        titled: None,
    }
}

/// Whether nothing but periods, labels and numbers can say the status of the values of a table.
fn tells_marks(context: &Context<'_>, dictionary: &Dictionary<'_>, layout: &TableLayout) -> bool {
    let has_status = dictionary.place("OBS_STATUS").is_some();
    has_status && !context.is_sdmx() && !says_status(layout, &context.profile.constants)
}
