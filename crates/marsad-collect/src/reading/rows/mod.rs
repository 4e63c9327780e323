//! The reading of rows: one way for a list of ten million and for a sheet that a person made.
//!
//! Here is what a row is and what is remembered between rows; what its labels say is in `labels`, what its numbers say in
//! `numbers`, what becomes of them together in `observation`, and whose total it is, where it is one, in `totals` and
//! `groups`. What only rows of SDMX say is in `sdmx`; what a row has beyond the headers, or has of them once more, in
//! `surplus` and `repeated_headers`. Where two breakdowns stand in one column, `breakdowns` tells them apart, and `label_blocks`
//! of which component each block is; which rows sign the table, `feet` knows, which carry a sum over, `carried`, and `ending`
//! says what only the whole of a table shows.

mod breakdowns;
mod carried;
mod constants;
mod ending;
mod feet;
mod groups;
mod growth;
mod headings;
mod label_blocks;
mod labels;
mod marks;
mod merged_values;
mod moved_flags;
mod multiplier;
mod numbers;
mod observation;
mod of_many;
mod periods;
mod repeated_headers;
mod sdmx;
mod sections;
mod seen;
mod surplus;
mod totals;
mod units_beside;
mod without_values;
mod words_beside;
mod years_of_words;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use marsad_model::{Finding, FindingCode, Id, ObservationColumns, Place, Severity, TimePeriod};

use super::attribute_rows::AttributeRows;
use super::constant_columns::SaidBeside;
use super::log::Log;
use super::memo::Memo;
use super::multipliers::Multiplied;
use super::outside_lines::{OutsideLine, OutsideLines};
use super::plan::Plan;
use super::time::Pieces;
use super::unit_columns::unit_columns;
use crate::cell::{Cell, is_drawn_row};
use crate::values::scale::Scale;
use breakdowns::Breakdowns;
use carried::Carried;
use ending::SurplusDecimals;
use feet::FootRow;
use groups::Groups;
use headings::{Met, OpenHeading};
use merged_values::MergedValues;
use years_of_words::YearsOfWords;
pub(super) use years_of_words::{earlier, told_outside};

pub(super) use constants::blank_constants;
pub(super) use numbers::plain_number;
pub(super) use sdmx::id_of;

/// The period of values of which nothing says when they are of: they are looked at and never kept.
const UNDATED: &str = "1000";

/// What is known of a component in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Known {
    /// Nothing says it.
    #[default]
    Unsaid,
    /// The place of its word among those read so far.
    Word(u32),
    /// What says it is wrong, and a finding tells so.
    Wrong,
}

/// What a text was found to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Found {
    #[default]
    Unknown,
    Several,
    /// The place of the word among those read so far, and of the component it is a word of.
    Word(u32, u16),
}

/// What a text says of time: the place of its pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum FoundTime {
    #[default]
    Unknown,
    Ambiguous,
    Pieces(u32),
}

/// Reads the rows of a table.
pub(crate) struct RowReader<'p, 'a, 'd> {
    plan: &'p Plan<'a, 'd>,
    file: &'p str,
    pub state: RowState,
}

/// What the reader of a table remembers between rows.
pub(crate) struct RowState {
    pub out: ObservationColumns,
    pub log: Log,
    /// How often a number stood beside a status that says why there is none.
    pub disagreements: u64,
    /// How often each status was told for that reason of rows that were recalled, by its place.
    statuses_told: HashMap<u32, u64>,
    /// The rows of SDMX-CSV that speak of many observations.
    pub attributes: AttributeRows,
    /// For each component, what is known of it in the current row.
    known: Vec<Known>,
    /// What holds for the whole table, by component.
    fixed: Vec<Known>,
    /// For each component the word that a column of the current row says.
    said_here: Vec<Option<u32>>,
    label_memos: Vec<Memo<Found>>,
    time_memos: Vec<Memo<FoundTime>>,
    /// For each column that says one thing of all rows what its texts say beside it.
    constant_memos: Vec<Memo<SaidBeside>>,
    /// The places of those of these columns in which something stood.
    pub constants_said: BTreeSet<usize>,
    /// For each label the status that the mark behind its word gives: `Italy (*)`.
    label_qualities: Vec<Option<&'static str>>,
    /// The marks behind labels that were told.
    marks_told: BTreeSet<String>,
    /// Those behind numbers.
    number_marks_told: BTreeSet<String>,
    /// For each component the place of a code of its list among the words read so far.
    places: Vec<HashMap<u32, u32>>,
    words: Vec<HashMap<String, u32>>,
    /// Pieces of time that were met; the first says nothing.
    pieces: Vec<Pieces>,
    time: FoundTime,
    /// The period that was said last in a column in which years stand above their months.
    year_above: Option<TimePeriod>,
    /// The period that pieces of a row make with those of a column.
    periods: HashMap<(u32, usize), Option<u32>>,
    period_places: HashMap<TimePeriod, u32>,
    /// The period found last: pieces, column, place.
    last_period: Option<(u32, usize, u32)>,
    /// What the title says of the periods, beside what words of the profile say of them.
    years_of_words: YearsOfWords,
    /// For the place of a period the place of the frequency that it tells.
    frequencies: Vec<Option<u32>>,
    /// The groups of rows that totals may end.
    groups: Vec<Groups>,
    /// The sums that a row carried over last.
    carried: Carried,
    /// The columns in which words of several dimensions stand.
    breakdowns: Vec<Breakdowns>,
    /// Numbers with more decimals than the measure has: those that were written as texts, and those that a workbook holds.
    decimals: SurplusDecimals,
    held_decimals: SurplusDecimals,
    /// The words of units that stand beside numbers, by column: each is told once.
    shown_words: HashSet<(usize, String)>,
    /// The columns of which it was told that their format shows a thousandth of their numbers.
    divided: HashSet<usize>,
    /// The columns beside the values that say the unit of each row, and are not read.
    unit_columns: Vec<usize>,
    /// The power of ten that the row says of its values, and what they are multiplied with.
    multiplier: Option<(i32, Scale)>,
    /// What such powers changed so far.
    multiplied: Multiplied,
    /// The numbers in merged cells.
    merged: MergedValues,
    /// The rows without values that speak of a unit.
    pub notes: OutsideLines,
    /// The last text without values, until a row with values comes.
    caption: Option<OutsideLine>,
    /// Texts right above headers that stand once more, each once.
    pub captions: Vec<OutsideLine>,
    /// Texts that stand alone above the first row.
    pub first_lines: Vec<OutsideLine>,
    /// A line that says a code of what the profile fixes, until a row with values stands below it.
    heading_of_fixed: Option<Finding>,
    /// The last heading that is not known, or that the profile leaves out.
    open_heading: Option<OpenHeading>,
    /// The last rows, where they may sign the table.
    feet: Vec<FootRow>,
    /// For each label what it has said so far.
    met: Vec<Met>,
    /// For each label the component that the last heading of a block said.
    blocks: Vec<Option<usize>>,
    status: Option<usize>,
    frequency: Option<usize>,
    unit: Option<usize>,
    unit_is_percent: bool,
    /// Whether each value is a total since January, whose period is the day up to which it counts.
    keeps_days: bool,
    is_situation_told: bool,
    sheet: u32,
    has_values: bool,
    /// The last row that was no heading and no note; 0 where none came.
    pub last_row: u32,
    /// Whether it was told that nothing says the period, and the last row of which a cell should have.
    is_period_told: bool,
    row_without_period: u32,
}

impl RowState {
    /// The status that the period of the current row says beside it.
    pub(super) fn time_quality(&self) -> Option<&'static str> {
        let FoundTime::Pieces(pieces) = self.time else { return None };
        self.pieces.get(pieces as usize)?.quality
    }

    /// The period that the current row says.
    pub(super) fn time_whole(&self) -> Option<&TimePeriod> {
        let FoundTime::Pieces(pieces) = self.time else { return None };
        self.pieces.get(pieces as usize)?.whole.as_ref()
    }

    /// The status that a label of the current row says beside its word.
    pub(super) fn label_quality(&self) -> Option<&'static str> {
        self.label_qualities.iter().flatten().next().copied()
    }
}

/// A row being read.
#[derive(Clone, Copy)]
struct Row<'r, 'c> {
    number: u32,
    cells: &'r [Cell<'c>],
}

impl<'c> Row<'_, 'c> {
    fn cell(&self, at: usize) -> Cell<'c> {
        self.cells.get(at).copied().unwrap_or_default()
    }
}

impl RowState {
    /// Nothing is known yet of the rows that are read by `plan`.
    fn new(plan: &Plan<'_, '_>, submission: &str) -> Self {
        let structure = plan.context.structure;
        let components = &plan.dictionary.components;
        let of = |id: &str| plan.dictionary.place(id);
        let dataflow_unit = plan.context.dataflow_attributes.get("UNIT_MEASURE");
        Self {
            out: ObservationColumns::new(Arc::new(structure.clone()), submission),
            log: Log::default(),
            disagreements: 0,
            statuses_told: HashMap::new(),
            attributes: AttributeRows::default(),
            known: vec![Known::Unsaid; components.len()],
            fixed: vec![Known::Unsaid; components.len()],
            said_here: vec![None; components.len()],
            label_memos: plan.labels.iter().map(|_| Memo::default()).collect(),
            time_memos: plan.labels.iter().map(|_| Memo::default()).collect(),
            constant_memos: plan.constants.iter().map(|_| Memo::default()).collect(),
            constants_said: BTreeSet::new(),
            label_qualities: vec![None; plan.labels.len()],
            marks_told: BTreeSet::new(),
            number_marks_told: BTreeSet::new(),
            places: vec![HashMap::new(); components.len()],
            words: vec![HashMap::new(); components.len()],
            pieces: vec![Pieces::default()],
            time: FoundTime::Pieces(0),
            year_above: None,
            periods: HashMap::new(),
            period_places: HashMap::new(),
            last_period: None,
            years_of_words: YearsOfWords::default(),
            frequencies: Vec::new(),
            groups: totals::groups_of(plan),
            carried: Carried::default(),
            breakdowns: breakdowns::breakdowns_of(plan),
            decimals: SurplusDecimals::default(),
            held_decimals: SurplusDecimals::default(),
            shown_words: HashSet::new(),
            divided: HashSet::new(),
            unit_columns: unit_columns(plan),
            multiplier: None,
            multiplied: Multiplied::default(),
            merged: MergedValues::default(),
            notes: OutsideLines::default(),
            caption: None,
            captions: Vec::new(),
            first_lines: Vec::new(),
            heading_of_fixed: None,
            open_heading: None,
            feet: Vec::new(),
            met: vec![Met::default(); plan.labels.len()],
            blocks: vec![None; plan.labels.len()],
            status: of("OBS_STATUS"),
            frequency: of("FREQ"),
            unit: of("UNIT_MEASURE"),
            unit_is_percent: dataflow_unit.is_some_and(|unit| *unit == *"PT"),
            keeps_days: periods::keeps_days(plan),
            is_situation_told: false,
            sheet: 0,
            has_values: true,
            last_row: 0,
            is_period_told: plan.is_period_told,
            row_without_period: 0,
        }
    }
}

impl<'p, 'a, 'd> RowReader<'p, 'a, 'd> {
    pub(crate) fn new(plan: &'p Plan<'a, 'd>, file: &'p str, submission: &str) -> Self {
        let mut reader = Self { plan, file, state: RowState::new(plan, submission) };
        // The first word of every attribute is that there is none.
        reader.state.out.attributes.iter_mut().for_each(|column| column.words.push(None));
        reader.state.sheet = reader.state.out.sheets.place_of(plan.sheet.clone());
        for (component, code) in &plan.fixed {
            reader.state.fixed[*component] = Known::Word(reader.place_of_code(*component, *code));
        }
        for &component in &plan.missing {
            reader.state.fixed[component] = Known::Wrong;
        }
        for (component, text) in &plan.fixed_texts {
            reader.state.fixed[*component] = Known::Word(reader.place_of_word(*component, text));
        }
        reader
    }

    /// The reader of a table that goes on where it was.
    pub(crate) fn resumed(plan: &'p Plan<'a, 'd>, file: &'p str, state: RowState) -> Self {
        Self { plan, file, state }
    }

    /// The place of a code among the words read so far.
    fn place_of_code(&mut self, component: usize, code: u32) -> u32 {
        if let Some(&place) = self.state.places[component].get(&code) {
            return place;
        }
        let Some(id) = self.plan.dictionary.words(component).and_then(|words| words.code(code)) else { return 0 };
        let place = self.place_of_word(component, id.as_str());
        self.state.places[component].insert(code, place);
        place
    }

    fn place_of_word(&mut self, component: usize, word: &str) -> u32 {
        if let Some(&place) = self.state.words[component].get(word) {
            return place;
        }
        let dimensions = self.plan.dictionary.dimensions;
        let place = match component.checked_sub(dimensions) {
            None => {
                let words = &mut self.state.out.dimensions[component].words;
                // A code of a list is an identifier.
                words.extend(Id::new(word).ok());
                words.len() as u32 - 1
            }
            Some(attribute) => {
                let words = &mut self.state.out.attributes[attribute].words;
                if words.is_empty() {
                    words.push(None);
                }
                words.push(Some(word.to_owned()));
                words.len() as u32 - 1
            }
        };
        self.state.words[component].insert(word.to_owned(), place);
        place
    }

    fn place(&self, row: u32, at: Option<usize>) -> Place {
        Place {
            file: self.file.to_owned(),
            sheet: self.plan.sheet.clone(),
            row: Some(row),
            column: at.map(|at| at as u32 + 1),
        }
    }

    fn add(&mut self, code: FindingCode, at: (&Row<'_, '_>, Option<usize>), fill: impl FnOnce(Finding) -> Finding) {
        let severity = severity(code);
        let place = self.place(at.0.number, at.1);
        self.state.log.add(fill(Finding::new(code, severity, place)));
    }

    /// Begins rows that do not stand below those that were read last: what these carried over is none of theirs.
    pub(crate) fn begin_elsewhere(&mut self) {
        self.state.carried = Carried::default();
    }

    /// Reads one row.
    pub(crate) fn row(&mut self, number: u32, cells: &[Cell<'_>]) {
        self.state.multiplier = None;
        let blanked = self.without_words_of_sdmx(cells);
        let row = Row { number, cells: blanked.as_deref().unwrap_or(cells) };
        if is_drawn_row(row.cells.iter().copied()) {
            return;
        }
        if let Some(line) = self.legend_row(&row) {
            return self.state.log.add(line);
        }
        self.state.has_values = self.plan.values.iter().any(|value| !row.cell(value.at).is_blank());
        if !self.state.has_values && self.takes_year_above(&row) {
            return;
        }
        if !self.state.has_values && !self.is_observation_without_value(&row) {
            return self.row_without_value(&row);
        }
        if self.is_skipped(&row) || self.is_repeated_header(&row) {
            self.state.last_row = number;
            return;
        }
        if self.may_sign(&row) {
            return self.hold_back(&row);
        }
        self.state.last_row = number;
        self.tell_held_back();
        self.row_with_values(&row);
    }

    /// Reads a row that has something in a column of values, or is an observation without one.
    fn row_with_values(&mut self, row: &Row<'_, '_>) {
        self.state.caption = None;
        self.check_width(row);
        let heads_are_right = self.check_heads(row);
        if self.is_of_many(row) && (!heads_are_right || self.takes_attributes(row)) {
            return;
        }
        let errors = self.state.log.errors();
        self.labels(row);
        if self.leaves_carried(row) {
            return;
        }
        if self.state.log.errors() > errors || !heads_are_right {
            self.note_row();
            return self.values_unread(row);
        }
        let Some(roles) = self.roles(row) else { return };
        self.units_beside(row);
        self.constant_columns(row);
        let first = self.state.out.len();
        let plan = self.plan;
        plan.values.iter().enumerate().for_each(|(column, value)| self.value(row, column, value));
        self.add_up(&roles, first);
        self.note_breakdowns(row, first..self.state.out.len());
        if let Some(finding) = self.state.heading_of_fixed.take() {
            self.state.log.add(finding);
        }
    }

    /// The values of a row whose labels are wrong: nothing of them is taken, and the findings of the labels say so.
    fn values_unread(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        if plan.is_list
            && let Some(value) = plan.values.first()
        {
            // In a list the number is looked at all the same, so that one reading tells all that is wrong.
            let _ = self.number(row, value.at);
        }
    }

    fn known_of(&self, component: usize) -> Known {
        match self.state.known[component] {
            Known::Unsaid => self.state.fixed[component],
            known => known,
        }
    }
}

/// How grave each kind of finding of reading is.
fn severity(code: FindingCode) -> Severity {
    match code {
        FindingCode::RowNotRead
        | FindingCode::SkippedByProfile
        | FindingCode::RepeatedHeader
        | FindingCode::ReadAsMissing
        | FindingCode::SuppressedBySender
        | FindingCode::NumberWithMark
        | FindingCode::TotalUnread
        | FindingCode::DoubtfulMessage
        | FindingCode::OtherVersion => Severity::Note,
        FindingCode::ParenthesesAsMinus => Severity::Warning,
        _ => Severity::Error,
    }
}
