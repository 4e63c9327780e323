//! The reading of rows: one way for a list of ten million and for a sheet that a person made.
//!
//! Here is what a row is and what becomes of it; what its labels say is in `labels`, what its numbers say in `numbers`,
//! and whose total it is, where it is one, in `totals` and `groups`. Where two breakdowns stand in one column, `breakdowns`
//! tells them apart, and `ending` says what only the whole of a table shows.

mod breakdowns;
mod ending;
mod groups;
mod growth;
mod headings;
mod labels;
mod merged_values;
mod multiplier;
mod numbers;
mod of_many;
mod periods;
mod sections;
mod seen;
mod totals;
mod units_beside;
mod without_values;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use marsad_model::{FileFormat, Finding, FindingCode, Id, ObservationColumns, Place, Severity, TimePeriod};

use super::attribute_rows::AttributeRows;
use super::log::Log;
use super::memo::Memo;
use super::multipliers::Multiplied;
use super::outside_lines::{OutsideLine, OutsideLines};
use super::plan::{Label, Plan, ValueColumn};
use super::time::Pieces;
use super::unit_columns::unit_columns;
use super::unread::is_number;
use crate::cell::{Cell, is_rule};
use crate::names::Found as Meaning;
use crate::values::scale::Scale;
use breakdowns::Breakdowns;
use ending::SurplusDecimals;
use groups::Groups;
use headings::{Met, OpenHeading};
use merged_values::MergedValues;

pub(super) use numbers::plain_number;

/// Statuses of CL_OBS_STATUS that say why there is no value.
const STATUSES_WITHOUT_VALUE: [&str; 6] = ["H", "J", "L", "M", "O", "Q"];
/// Actions of SDMX-CSV that bring data.
const ACTIONS: [&str; 4] = ["I", "A", "M", "R"];

/// The action that takes data away, which nothing that is sent here does.
const DELETION: &str = "D";

/// What stands in SDMX in place of a number that is missing, and of anything that is.
const NO_NUMBER: &str = "NaN";
const NOTHING: &str = "#N/A";

/// How many captions among the rows of a table are looked at.
const CAPTIONS_MAX: usize = 20;

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
    /// For each label the status that the mark behind its word gives: `Italy (*)`.
    label_qualities: Vec<Option<&'static str>>,
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
    /// For the place of a period the place of the frequency that it tells.
    frequencies: Vec<Option<u32>>,
    /// The groups of rows that totals may end.
    groups: Vec<Groups>,
    /// The columns in which words of several dimensions stand.
    breakdowns: Vec<Breakdowns>,
    /// Numbers with more decimals than the measure has.
    decimals: SurplusDecimals,
    /// The words that the formats of numbers show, by column: each is told once.
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
    /// A line that says a code of what the profile fixes, until a row with values stands below it.
    heading_of_fixed: Option<Finding>,
    /// The last heading that is not known, or that the profile leaves out.
    open_heading: Option<OpenHeading>,
    /// For each label what it has said so far.
    met: Vec<Met>,
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
    /// Whether the row is a line drawn with characters, which separates rows and says nothing.
    fn is_drawn(&self) -> bool {
        let mut filled = self.cells.iter().filter(|cell| !cell.is_blank()).peekable();
        filled.peek().is_some() && filled.all(|cell| cell.number.is_none() && is_rule(cell.text))
    }

    fn cell(&self, at: usize) -> Cell<'c> {
        self.cells.get(at).copied().unwrap_or_default()
    }
}

impl<'p, 'a, 'd> RowReader<'p, 'a, 'd> {
    pub(crate) fn new(plan: &'p Plan<'a, 'd>, file: &'p str, submission: &str) -> Self {
        let structure = plan.context.structure;
        let components = &plan.dictionary.components;
        let of = |id: &str| plan.dictionary.place(id);
        let dataflow_unit = plan.context.dataflow_attributes.get("UNIT_MEASURE");
        let state = RowState {
            out: ObservationColumns::new(Arc::new(structure.clone()), submission),
            log: Log::default(),
            attributes: AttributeRows::default(),
            known: vec![Known::Unsaid; components.len()],
            fixed: vec![Known::Unsaid; components.len()],
            said_here: vec![None; components.len()],
            label_memos: plan.labels.iter().map(|_| Memo::default()).collect(),
            time_memos: plan.labels.iter().map(|_| Memo::default()).collect(),
            label_qualities: vec![None; plan.labels.len()],
            places: vec![HashMap::new(); components.len()],
            words: vec![HashMap::new(); components.len()],
            pieces: vec![Pieces::default()],
            time: FoundTime::Pieces(0),
            year_above: None,
            periods: HashMap::new(),
            period_places: HashMap::new(),
            last_period: None,
            frequencies: Vec::new(),
            groups: totals::groups_of(plan),
            breakdowns: breakdowns::breakdowns_of(plan),
            decimals: SurplusDecimals::default(),
            shown_words: HashSet::new(),
            divided: HashSet::new(),
            unit_columns: unit_columns(plan),
            multiplier: None,
            multiplied: Multiplied::default(),
            merged: MergedValues::default(),
            notes: OutsideLines::default(),
            caption: None,
            captions: Vec::new(),
            heading_of_fixed: None,
            open_heading: None,
            met: vec![Met::default(); plan.labels.len()],
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
        };
        let mut reader = Self { plan, file, state };
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

    /// Reads one row.
    pub(crate) fn row(&mut self, number: u32, cells: &[Cell<'_>]) {
        self.state.multiplier = None;
        let blanked = self.without_words_of_sdmx(cells);
        let row = Row { number, cells: blanked.as_deref().unwrap_or(cells) };
        if row.is_drawn() {
            return;
        }
        self.state.has_values = self.plan.values.iter().any(|value| !row.cell(value.at).is_blank());
        if !self.state.has_values && self.takes_year_above(&row) {
            return;
        }
        if !self.state.has_values && !self.is_observation_without_value(&row) {
            return self.row_without_value(&row);
        }
        self.state.last_row = number;
        if self.is_skipped(&row) || self.is_repeated_header(&row) {
            return;
        }
        self.state.caption = None;
        self.check_width(&row);
        let heads_are_right = self.check_heads(&row);
        if self.is_of_many(&row) && (!heads_are_right || self.takes_attributes(&row)) {
            return;
        }
        let errors = self.state.log.errors();
        self.labels(&row);
        if self.state.log.errors() > errors || !heads_are_right {
            self.note_row();
            return self.values_unread(&row);
        }
        let Some(roles) = self.roles(&row) else { return };
        self.units_beside(&row);
        let first = self.state.out.len();
        let plan = self.plan;
        plan.values.iter().enumerate().for_each(|(column, value)| self.value(&row, column, value));
        self.add_up(&roles, first);
        self.note_breakdowns(&row, first..self.state.out.len());
        if let Some(finding) = self.state.heading_of_fixed.take() {
            self.state.log.add(finding);
        }
    }

    /// The cells of a row of SDMX, blank where a word says that nothing is there; none where no word does.
    fn without_words_of_sdmx<'c>(&self, cells: &[Cell<'c>]) -> Option<Vec<Cell<'c>>> {
        if !self.plan.context.profile.format.is_sdmx() {
            return None;
        }
        let is_value = |at: usize| self.plan.values.iter().any(|value| value.at == at);
        let says_none = |at: usize, cell: &Cell<'_>| match cell.text.trim() {
            NO_NUMBER => is_value(at),
            NOTHING => true,
            _ => false,
        };
        if !cells.iter().enumerate().any(|(at, cell)| says_none(at, cell)) {
            return None;
        }
        let blanked = |(at, cell): (usize, &Cell<'c>)| if says_none(at, cell) { Cell::default() } else { *cell };
        Some(cells.iter().enumerate().map(blanked).collect())
    }

    /// Whether the headers stand here again, as where one list was put below another.
    fn is_repeated_header(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let is_header = |at: usize| {
            plan.headers.get(at).is_some_and(|header| {
                let cell = row.cell(at);
                let may_be = !header.is_empty() && cell.text.len() >= header.len() && !cell.is_long();
                may_be && *header == cell.label()
            })
        };
        let is_repeated = plan.values.first().is_some_and(|value| is_header(value.at))
            && plan.labels.iter().filter(|label| is_header(label.at)).count() * 2 >= plan.labels.len();
        if is_repeated {
            self.add(FindingCode::RepeatedHeader, (row, None), |f| f);
            self.note_caption();
        }
        is_repeated
    }

    /// Keeps the text above headers that stand once more: what stands below may be about something else.
    fn note_caption(&mut self) {
        let Some(caption) = self.state.caption.take() else { return };
        let captions = &mut self.state.captions;
        if captions.len() < CAPTIONS_MAX && captions.iter().all(|known| known.text != caption.text) {
            captions.push(caption);
        }
    }

    /// A row with more cells than headers was shifted, as by a delimiter within a text.
    fn check_width(&mut self, row: &Row<'_, '_>) {
        if !self.plan.is_list {
            return self.check_end(row);
        }
        let width = self.plan.width;
        if row.cells.len() <= width {
            return;
        }
        // Of a column that is left out it is told once.
        let is_extra = |at: &usize| !row.cells[*at].is_blank() && !self.plan.ignored.contains(at);
        if let Some(at) = (width..row.cells.len()).find(is_extra) {
            let text = row.cell(at).label().into_owned();
            let kind = self.plan.context.profile.format.word();
            self.add(FindingCode::ExtraCells, (row, Some(at)), |f| {
                f.with_value(text).with("columns", width).with("kind", kind)
            });
        }
    }

    /// A number right of the last header of a table: the values of its row were shifted, as by a decimal comma between
    /// commas, or it is one too many. Words there are remarks.
    fn check_end(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        let Some(last) = plan.headers.iter().rposition(|header| !header.is_empty()) else { return };
        let is_known = |at: usize| {
            let is_value = plan.values.iter().any(|value| value.at == at || value.flag == Some(at));
            is_value || plan.labels.iter().any(|label| label.at == at)
        };
        let is_surplus = |at: &usize| is_number(&row.cell(*at), plan.marks) && !is_known(*at);
        let Some(at) = (last + 1..row.cells.len()).find(is_surplus) else { return };
        let format = &plan.context.profile.format;
        let has_gap = plan.values.iter().any(|value| row.cell(value.at).is_blank());
        // In a sheet a person may have put numbers beside a table; delimited text has no such place.
        let is_delimited = matches!(format, FileFormat::Csv { .. } | FileFormat::SdmxCsv);
        let severity = match (plan.ignored.contains(&at), is_delimited, has_gap) {
            // Of a column that is left out it is told once.
            (true, _, false) => return,
            (true, _, true) | (false, false, false) => Severity::Warning,
            (false, ..) => Severity::Error,
        };
        let text = row.cell(at).label().into_owned();
        let finding = Finding::new(FindingCode::ExtraCells, severity, self.place(row.number, Some(at)));
        self.state.log.add(finding.with_value(text).with("columns", last + 1).with("kind", format.word()));
    }

    /// Who maintains the dataflow and its structure.
    fn agency(&self) -> &'a Id {
        &self.plan.context.pack.head.agency
    }

    /// The version that goes with what a row says that it is of; none for an agreement, which has its own.
    fn version_here(&self, text: &str) -> Option<String> {
        let context = self.plan.context;
        match id_of(text) {
            id if id == context.dataflow => Some(context.version.to_string()),
            id if context.structure.id == *id => Some(context.structure.version.to_string()),
            _ => None,
        }
    }

    /// SDMX says of each row which dataflow it is for, what to do with it and, mostly, in which power of ten its values are.
    fn check_heads(&mut self, row: &Row<'_, '_>) -> bool {
        let mut is_right = self.take_multiplier(row);
        let cell = |at: Option<usize>| at.map(|at| (at, row.cell(at).label())).filter(|(_, text)| !text.is_empty());
        if let Some((at, text)) = cell(self.plan.structure_id) {
            let dataflow = self.plan.context.dataflow;
            if self.plan.context.is_sdmx() && !self.plan.context.is_named_by(&text) {
                is_right = false;
                self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                    let finding = f.with_value(text.clone()).with("what", "dataflow");
                    finding.with("component", "STRUCTURE_ID").with("list", dataflow)
                });
            } else if self.plan.context.is_sdmx() && agency_of(&text).is_some_and(|agency| *self.agency() != *agency) {
                let expected = self.agency();
                self.add(FindingCode::DoubtfulMessage, (row, Some(at)), |f| {
                    f.with_value(text.clone()).with("what", "agency").with("expected", expected)
                });
            } else if let (Some(found), Some(version)) = (version_of(&text), self.version_here(&text))
                && found != version
                && self.plan.context.is_sdmx()
            {
                self.add(FindingCode::OtherVersion, (row, Some(at)), |f| {
                    f.with_value(text.clone()).with("expected", version)
                });
            }
        }
        if let Some((at, text)) = cell(self.plan.action)
            && !ACTIONS.contains(&&*text)
        {
            is_right = false;
            let what = if text == DELETION { "delete" } else { "word" };
            self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                f.with_value(text).with("what", what).with("component", "ACTION").with("list", ACTIONS.join(" "))
            });
        }
        is_right && self.check_dataflow(row) && self.check_agreement(row)
    }

    /// What the dataflow says of all its values a row may say again, and nothing else.
    fn check_dataflow(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let mut is_right = true;
        for (at, said) in &plan.of_dataflow {
            let text = row.cell(*at).label();
            // `PT: Per cent` is `PT`, as in every column.
            let code = text.split_once(": ").map_or(&*text, |(code, _)| code);
            if text.is_empty() || **said == *code {
                continue;
            }
            is_right = false;
            let header = plan.headers.get(*at).map_or("", String::as_str);
            self.add(FindingCode::TitleDisagrees, (row, Some(*at)), |f| {
                f.with_value(text).with("what", "of-dataflow").with("component", header).with("taken", said)
            });
        }
        is_right
    }

    /// What the profile says of every observation a row of SDMX may say again, and nothing else.
    fn check_agreement(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let mut is_right = true;
        for &(at, component, code) in &plan.of_profile {
            let text = row.cell(at).label();
            let meaning = plan.dictionary.words(component).map(|words| words.find(self.coded(&text)));
            let is_other = matches!(meaning, Some(Meaning::Code(found)) if found != code);
            if text.is_empty() || !is_other {
                continue;
            }
            is_right = false;
            let id = plan.dictionary.components[component].id;
            let taken = plan.context.profile.constants.get(id).map_or("", String::as_str);
            self.add(FindingCode::TitleDisagrees, (row, Some(at)), |f| {
                f.with_value(text).with("what", "of-agreement").with("component", id).with("taken", taken)
            });
        }
        is_right
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

    fn value(&mut self, row: &Row<'_, '_>, column: usize, value: &ValueColumn) {
        let cell = row.cell(value.at);
        if cell.is_blank() && !self.plan.is_list {
            let place = self.place(row.number, Some(value.at));
            self.state.log.add(Finding::new(FindingCode::MissingValue, Severity::Note, place));
            return;
        }
        let Some(period) = self.period(row, column, value) else { return };
        let key_is_whole = self.check_key(row, value);
        let (number, status) = self.number(row, value.at);
        let status = value.flag.and_then(|flag| self.flagged(row, flag, number.is_some())).or(status);
        let attributes_are_whole = self.check_attributes(row);
        let is_unsaid = number.is_none() && status.is_none();
        let is_wrong = is_unsaid && !cell.is_blank();
        if !key_is_whole || !attributes_are_whole || is_wrong || (is_unsaid && !self.status_says_why(row, value.at)) {
            return;
        }
        if let Some(number) = number {
            self.note_multiplied(row, value, number);
            if status.is_none() {
                self.check_status_of_number(row);
            }
        }
        self.push(row, (value, period), (number, status));
    }

    /// The status that the columns of the row say.
    fn status_here(&self) -> Option<&str> {
        let status = self.state.status?;
        let Known::Word(place) = self.known_of(status) else { return None };
        let attribute = status.checked_sub(self.plan.dictionary.dimensions)?;
        self.state.out.attributes.get(attribute)?.words.get(place as usize)?.as_deref()
    }

    /// A number beside a status that says why there is none: one of the two is wrong.
    fn check_status_of_number(&mut self, row: &Row<'_, '_>) {
        let status = self.status_here().filter(|status| STATUSES_WITHOUT_VALUE.contains(status));
        let Some(status) = status.map(str::to_owned) else { return };
        let label = self.plan.labels.iter().find(|label| self.state.status.is_some_and(|status| label.holds(status)));
        let place = self.place(row.number, label.map(|label| label.at));
        let finding = Finding::new(FindingCode::UnknownCode, Severity::Warning, place).with("what", "number");
        let list = self.plan.context.codelist("OBS_STATUS").map_or_else(String::new, |list| list.id.to_string());
        self.state.log.add(finding.with_value(status).with("component", "OBS_STATUS").with("list", list));
    }

    /// A blank in a list: the status must say why.
    fn status_says_why(&mut self, row: &Row<'_, '_>, at: usize) -> bool {
        let says_why = self.status_here().is_some_and(|status| STATUSES_WITHOUT_VALUE.contains(&status));
        if !says_why {
            self.add(FindingCode::MissingValue, (row, Some(at)), |f| f);
        }
        says_why
    }

    fn known_of(&self, component: usize) -> Known {
        match self.state.known[component] {
            Known::Unsaid => self.state.fixed[component],
            known => known,
        }
    }

    fn check_key(&mut self, row: &Row<'_, '_>, value: &ValueColumn) -> bool {
        let mut is_whole = self.plan.missing.is_empty();
        for component in 0..self.plan.dictionary.dimensions {
            // A word above that is unknown holds for the rows it is filled into as well.
            let is_said = matches!(self.known_of(component), Known::Word(_))
                || Some(component) == self.state.frequency
                || value.fixed.iter().any(|(fixed, _)| *fixed == component);
            // Of a column that is missing the headers' finding tells.
            if !is_said && !self.plan.missing.contains(&component) {
                is_whole = false;
                if self.counts_below_heading(component) {
                    continue;
                }
                let id = self.plan.dictionary.components[component].id;
                self.add(FindingCode::MissingDimension, (row, Some(value.at)), |f| f.with("component", id));
            }
        }
        is_whole
    }

    /// Attributes that the structure requires; a status that nobody gives is the usual one.
    fn check_attributes(&mut self, row: &Row<'_, '_>) -> bool {
        let mut is_whole = true;
        for component in self.plan.dictionary.dimensions..self.plan.dictionary.components.len() {
            let about = &self.plan.dictionary.components[component];
            // A status that nobody gives, or a blank one, is the usual one; not so in a row that is cut before it.
            let is_there = |label: &Label| !label.holds(component) || row.cells.len() > label.at;
            let is_usual =
                Some(component) == self.state.status && (!self.plan.is_list || self.plan.labels.iter().all(is_there));
            if about.is_mandatory && self.known_of(component) == Known::Unsaid && !is_usual {
                is_whole = false;
                let id = about.id;
                let at = self.plan.labels.iter().find(|label| label.holds(component)).map(|label| label.at);
                self.add(FindingCode::MissingAttribute, (row, at), |f| f.with("component", id));
            }
        }
        is_whole
    }

    fn push(
        &mut self,
        row: &Row<'_, '_>,
        (value, period): (&ValueColumn, u32),
        found: (Option<f64>, Option<&'static str>),
    ) {
        let (number, status) = found;
        let dimensions = self.plan.dictionary.dimensions;
        for component in 0..self.state.known.len() {
            let place = match self.known_of(component) {
                Known::Word(place) => place,
                _ if Some(component) == self.state.frequency => self.frequency_of(component, (row, value.at), period),
                _ => 0,
            };
            let place = match value.fixed.iter().find(|(fixed, _)| *fixed == component) {
                Some((_, code)) => self.place_of_code(component, *code),
                None => place,
            };
            let place = match (status, self.state.status == Some(component)) {
                (Some(status), true) => self.place_of_word(component, status),
                (None, true) if place == 0 => self.place_of_word(component, self.quality(value).unwrap_or("A")),
                _ => place,
            };
            match component.checked_sub(dimensions) {
                None => self.state.out.dimensions[component].places.push(place),
                Some(attribute) => self.state.out.attributes[attribute].places.push(place),
            }
        }
        self.state.out.periods.places.push(period);
        self.state.out.values.push(number);
        self.state.out.sheets.places.push(self.state.sheet);
        self.state.out.rows.push(row.number);
        self.state.out.columns.push(value.at as u32 + 1);
    }

    /// The status that the period of a value says beside it, as `2022 (p)` does, or a label of its row.
    fn quality(&self, value: &ValueColumn) -> Option<&'static str> {
        let of_time = self.state.time_quality().or(value.time.quality).or(self.plan.time.quality);
        of_time.or_else(|| self.state.label_quality())
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

/// The identifier in `ONM:DF_X(1.0)`, in a URN, or alone; a name may follow, as in `ONM:DF_X(1.0): Arrivals`.
pub(super) fn id_of(text: &str) -> &str {
    let text = without_name(text);
    let after_agency = text.rsplit(':').next().unwrap_or(text);
    after_agency.split('(').next().unwrap_or(after_agency)
}

/// The agency in `ONM:DF_X(1.0)`, or in a URN; none where only an identifier stands.
fn agency_of(text: &str) -> Option<&str> {
    let (before, _) = without_name(text).rsplit_once(':')?;
    let agency = before.rsplit('=').next().unwrap_or(before).trim();
    (!agency.is_empty()).then_some(agency)
}

/// The version in `ONM:DF_X(1.0)`.
fn version_of(text: &str) -> Option<&str> {
    without_name(text).split_once('(')?.1.strip_suffix(')').filter(|version| !version.contains(['+', '*', '~']))
}

/// A reference without the name that SDMX-CSV may write after it.
fn without_name(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(reference, _)| reference)
}
