//! The reading of rows: one way for a list of ten million and for a sheet that a person made.

use std::collections::HashMap;
use std::sync::Arc;

use marsad_model::{Finding, FindingCode, Id, ObservationColumns, Place, Severity, TIME_PERIOD, TimePeriod};

use super::log::Log;
use super::memo::Memo;
use super::plan::{Label, LabelKind, Plan, ValueColumn, near};
use super::time::Pieces;
use crate::cell::{Cell, tidy};
use crate::names::{Found as Meaning, fold};
use crate::values::numbers::{self, Around, Written};
use crate::values::periods::{self, Moment};
use crate::values::statuses::{self, Mark};

/// Statuses of CL_OBS_STATUS that say why there is no value.
const STATUSES_WITHOUT_VALUE: [&str; 6] = ["H", "J", "L", "M", "O", "Q"];
/// For how many unknown words the nearest known ones are looked for: the list is long enough by then.
const SUGGESTIONS_MAX: usize = 2000;
/// Actions of SDMX-CSV that bring data.
const ACTIONS: [&str; 4] = ["I", "A", "M", "R"];
/// Errors of formulas, as workbooks write them.
const FORMULA_ERRORS: [&str; 9] =
    ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#GETTING_DATA", "#SPILL!"];

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
    /// For each component, what is known of it in the current row.
    known: Vec<Known>,
    /// What holds for the whole table, by component.
    fixed: Vec<Known>,
    /// For each component the word that a column of the current row says.
    said_here: Vec<Option<u32>>,
    label_memos: Vec<Memo<Found>>,
    time_memos: Vec<Memo<FoundTime>>,
    /// For each component the place of a code of its list among the words read so far.
    places: Vec<HashMap<u32, u32>>,
    words: Vec<HashMap<String, u32>>,
    /// Pieces of time that were met; the first says nothing.
    pieces: Vec<Pieces>,
    time: FoundTime,
    /// The period that pieces of a row make with those of a column.
    periods: HashMap<(u32, usize), Option<u32>>,
    period_places: HashMap<TimePeriod, u32>,
    /// The period found last: pieces, column, place.
    last_period: Option<(u32, usize, u32)>,
    suggestions: HashMap<(usize, String), Vec<String>>,
    status: Option<usize>,
    frequency: Option<usize>,
    unit: Option<usize>,
    unit_is_percent: bool,
    sheet: u32,
    has_values: bool,
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

impl<'p, 'a, 'd> RowReader<'p, 'a, 'd> {
    pub(crate) fn new(plan: &'p Plan<'a, 'd>, file: &'p str, submission: &str) -> Self {
        let structure = plan.context.structure;
        let components = &plan.dictionary.components;
        let of = |id: &str| plan.dictionary.place(id);
        let dataflow_unit = plan.context.dataflow_attributes.get("UNIT_MEASURE");
        let state = RowState {
            out: ObservationColumns::new(Arc::new(structure.clone()), submission),
            log: Log::default(),
            known: vec![Known::Unsaid; components.len()],
            fixed: vec![Known::Unsaid; components.len()],
            said_here: vec![None; components.len()],
            label_memos: plan.labels.iter().map(|_| Memo::default()).collect(),
            time_memos: plan.labels.iter().map(|_| Memo::default()).collect(),
            places: vec![HashMap::new(); components.len()],
            words: vec![HashMap::new(); components.len()],
            pieces: vec![Pieces::default()],
            time: FoundTime::Pieces(0),
            periods: HashMap::new(),
            period_places: HashMap::new(),
            last_period: None,
            suggestions: HashMap::new(),
            status: of("OBS_STATUS"),
            frequency: of("FREQ"),
            unit: of("UNIT_MEASURE"),
            unit_is_percent: dataflow_unit.is_some_and(|unit| *unit == *"PT"),
            sheet: 0,
            has_values: true,
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
        let row = Row { number, cells };
        self.state.has_values = self.plan.values.iter().any(|value| !row.cell(value.at).is_blank());
        if !self.state.has_values && !self.is_observation_without_value(&row) {
            return self.row_without_value(&row);
        }
        if self.is_skipped(&row) || self.is_repeated_header(&row) {
            return;
        }
        self.check_width(&row);
        let heads_are_right = self.check_heads(&row);
        let errors = self.state.log.errors();
        self.labels(&row);
        if self.state.log.errors() > errors || !heads_are_right {
            return self.values_unread(&row);
        }
        let plan = self.plan;
        plan.values.iter().enumerate().for_each(|(column, value)| self.value(&row, column, value));
    }

    /// In a list a row may be an observation whose value was forgotten: then all its dimensions are there.
    fn is_observation_without_value(&self, row: &Row<'_, '_>) -> bool {
        let is_dimension = |label: &&Label| match &label.kind {
            LabelKind::Words { component, .. } => self.plan.dictionary.components[*component].is_dimension,
            LabelKind::Time => true,
            LabelKind::Text(_) => false,
        };
        let mut dimensions = self.plan.labels.iter().filter(is_dimension).peekable();
        self.plan.is_list && dimensions.peek().is_some() && dimensions.all(|label| !row.cell(label.at).is_blank())
    }

    /// A row without values begins a section, or is a title, a note or a source.
    fn row_without_value(&mut self, row: &Row<'_, '_>) {
        if self.is_skipped(row) {
            return;
        }
        let plan = self.plan;
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            if !matches!(label.kind, LabelKind::Words { .. }) || cell.is_blank() {
                continue;
            }
            if let Found::Word(place, component) = self.found(at, label, &cell.label()) {
                self.take(label, usize::from(component), place);
                return;
            }
            if self.takes_time(at, label, &cell.label()) {
                return;
            }
            self.unknown_heading(label);
        }
        let text = row.cells.iter().map(Cell::label).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let column = row.cells.iter().position(|cell| !cell.is_blank());
        self.add(FindingCode::RowNotRead, (row, column), |f| f.with_value(text));
    }

    /// Where headings of a column say what the rows below are about, the rows below an unknown one are about something
    /// unknown, and not about what the heading before it said.
    fn unknown_heading(&mut self, label: &Label) {
        let LabelKind::Words { component, further, .. } = &label.kind else { return };
        let is_outer_said =
            matches!(self.state.known[*component], Known::Word(place) if !self.is_total(*component, place));
        if !further.is_empty() && is_outer_said {
            self.state.known[*component] = Known::Wrong;
        }
    }

    fn is_skipped(&mut self, row: &Row<'_, '_>) -> bool {
        if self.plan.skip.is_empty() {
            return false;
        }
        let is_value = |at: usize| self.plan.values.iter().any(|value| value.at == at);
        let is_named = |at: &usize| !is_value(*at) && self.plan.skip.contains(&fold(&row.cell(*at).label()));
        let Some(at) = (0..row.cells.len()).find(is_named) else { return false };
        let text = row.cell(at).label().into_owned();
        self.add(FindingCode::SkippedByProfile, (row, Some(at)), |f| f.with_value(text));
        true
    }

    /// Whether the headers stand here again, as where one list was put below another.
    fn is_repeated_header(&mut self, row: &Row<'_, '_>) -> bool {
        let plan = self.plan;
        let is_header = |at: usize| {
            plan.headers.get(at).is_some_and(|header| {
                !header.is_empty() && row.cell(at).text.len() >= header.len() && *header == row.cell(at).label()
            })
        };
        let is_repeated = plan.values.first().is_some_and(|value| is_header(value.at))
            && plan.labels.iter().filter(|label| is_header(label.at)).count() * 2 >= plan.labels.len();
        if is_repeated {
            self.add(FindingCode::RepeatedHeader, (row, None), |f| f);
        }
        is_repeated
    }

    /// A row with more cells than headers was shifted, as by a delimiter within a text.
    fn check_width(&mut self, row: &Row<'_, '_>) {
        let width = self.plan.width;
        if row.cells.len() <= width || !self.plan.is_list {
            return;
        }
        if let Some(at) = (width..row.cells.len()).find(|&at| !row.cells[at].is_blank()) {
            let text = row.cell(at).label().into_owned();
            self.add(FindingCode::ExtraCells, (row, Some(at)), |f| f.with_value(text).with("columns", width));
        }
    }

    /// SDMX-CSV says in each row which dataflow it is for and what to do with it.
    fn check_heads(&mut self, row: &Row<'_, '_>) -> bool {
        let mut is_right = true;
        let cell = |at: Option<usize>| at.map(|at| (at, row.cell(at).label())).filter(|(_, text)| !text.is_empty());
        if let Some((at, text)) = cell(self.plan.structure_id) {
            let (dataflow, version) = (self.plan.context.dataflow, self.plan.context.version.to_string());
            if !names_dataflow(&text, dataflow) && self.plan.context.is_sdmx() {
                is_right = false;
                self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                    f.with_value(text.clone()).with("component", "STRUCTURE_ID").with("list", dataflow)
                });
            } else if version_of(&text).is_some_and(|found| found != version) && self.plan.context.is_sdmx() {
                self.add(FindingCode::OtherVersion, (row, Some(at)), |f| {
                    f.with_value(text.clone()).with("expected", version)
                });
            }
        }
        if let Some((at, text)) = cell(self.plan.action)
            && !ACTIONS.contains(&&*text)
        {
            is_right = false;
            self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                f.with_value(text).with("component", "ACTION").with("list", ACTIONS.join(" "))
            });
        }
        is_right
    }

    /// Takes what the labels of a row say.
    fn labels(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        self.state.said_here.fill(None);
        for (at, label) in plan.labels.iter().enumerate() {
            let cell = row.cell(label.at);
            if cell.is_blank() {
                self.blank_label(row, label);
                continue;
            }
            match &label.kind {
                LabelKind::Time => self.time_label(row, at, label, &cell),
                LabelKind::Text(component) => {
                    let text = cell.label();
                    let place = self.place_of_word(*component, &text);
                    self.state.known[*component] = Known::Word(place);
                }
                LabelKind::Words { component, .. } => {
                    let is_short = cell.number.is_none();
                    let text = if is_short { std::borrow::Cow::Borrowed(cell.text) } else { cell.label() };
                    match self.found(at, label, &text) {
                        Found::Word(place, component) => {
                            let component = usize::from(component);
                            if let Some(other) = self.contradicted(component, place) {
                                self.contradiction(row, label.at, (component, place, other), &cell.label());
                                continue;
                            }
                            self.state.said_here[component] = Some(place);
                            self.take(label, component, place);
                        }
                        Found::Unknown if self.takes_time(at, label, &cell.label()) => {}
                        wrong => {
                            self.state.known[*component] = Known::Wrong;
                            self.unknown_word(row, label.at, *component, (&cell.label(), wrong));
                        }
                    }
                }
            }
        }
    }

    /// What another column of this row says of the same component, where both cannot be: neither is within the other.
    fn contradicted(&self, component: usize, place: u32) -> Option<u32> {
        let other = self.state.said_here[component].filter(|&other| other != place)?;
        let words = &self.state.out.dimensions.get(component)?.words;
        let (one, two) = (words.get(place as usize)?, words.get(other as usize)?);
        let list = self.plan.context.codelist(self.plan.dictionary.components[component].id.as_str())?;
        let pack = self.plan.context.pack;
        let is_nested = pack.is_within(list, one, two) || pack.is_within(list, two, one);
        let is_total = [one, two].iter().any(|id| **id == *"_T");
        (!is_nested && !is_total).then_some(other)
    }

    fn contradiction(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        (component, place, other): (usize, u32, u32),
        text: &str,
    ) {
        let words = &self.state.out.dimensions[component].words;
        let both: Vec<String> =
            [other, place].iter().filter_map(|&place| words.get(place as usize)).map(ToString::to_string).collect();
        let id = self.plan.dictionary.components[component].id;
        let list = self.plan.context.codelist(id.as_str()).map_or_else(String::new, |list| list.id.to_string());
        self.state.known[component] = Known::Wrong;
        self.add(FindingCode::AmbiguousCode, (row, Some(at)), |f| {
            f.with_value(text).with("component", id).with("list", list).with_nearest(both)
        });
    }

    /// An empty label repeats the one above where the profile says so; else the dimension is missing.
    fn blank_label(&mut self, row: &Row<'_, '_>, label: &Label) {
        match &label.kind {
            LabelKind::Words { component, .. } | LabelKind::Text(component) => {
                let component = *component;
                if label.fill && self.state.known[component] != Known::Unsaid {
                    return;
                }
                self.state.known[component] = self.state.fixed[component];
                let is_dimension = self.plan.dictionary.components[component].is_dimension;
                if is_dimension && self.state.fixed[component] == Known::Unsaid {
                    let id = self.plan.dictionary.components[component].id;
                    self.add(FindingCode::MissingDimension, (row, Some(label.at)), |f| f.with("component", id));
                }
            }
            LabelKind::Time if label.fill && self.state.time != FoundTime::Pieces(0) => {}
            LabelKind::Time => {
                self.state.time = FoundTime::Pieces(0);
                if self.plan.time.is_empty() && self.plan.values.iter().all(|value| value.time.is_empty()) {
                    self.add(FindingCode::MissingDimension, (row, Some(label.at)), |f| {
                        f.with("component", TIME_PERIOD)
                    });
                }
            }
        }
    }

    /// What a label says, found once for each text.
    #[inline]
    fn found(&mut self, at: usize, label: &Label, text: &str) -> Found {
        if let Some(found) = self.state.label_memos[at].known(text) {
            return found;
        }
        let mut memo = std::mem::take(&mut self.state.label_memos[at]);
        let found = memo.get(text, |text| self.look_up(label, text));
        self.state.label_memos[at] = memo;
        found
    }

    fn look_up(&mut self, label: &Label, text: &str) -> Found {
        let LabelKind::Words { component, further, .. } = &label.kind else { return Found::Unknown };
        let mut is_several = false;
        let text = self.coded(text);
        for &component in std::iter::once(component).chain(further) {
            match self.plan.dictionary.words(component).map_or(Meaning::Unknown, |words| words.find(text)) {
                Meaning::Code(code) => return Found::Word(self.place_of_code(component, code), component as u16),
                Meaning::Several(_) => is_several = true,
                Meaning::Unknown => {}
            }
        }
        if is_several { Found::Several } else { Found::Unknown }
    }

    /// SDMX-CSV may write the name after the code: `A: Annual` is `A`.
    fn coded<'t>(&self, text: &'t str) -> &'t str {
        match text.split_once(": ") {
            Some((code, _)) if self.plan.context.is_sdmx() => code,
            _ => text,
        }
    }

    /// Takes a word for a component. The word of the first component of a column begins anew what its others say; a word
    /// for a whole ends what was begun.
    fn take(&mut self, label: &Label, component: usize, place: u32) {
        let LabelKind::Words { component: first, further, .. } = &label.kind else { return };
        if further.is_empty() {
            // A total in an inner column is the total of what the outer one says.
            let is_inner = self.plan.labels.iter().any(|outer| outer.at < label.at && outer.holds(component));
            let is_outer_said =
                matches!(self.state.known[component], Known::Word(outer) if !self.is_total(component, outer));
            if !(is_inner && is_outer_said && self.is_total(component, place)) {
                self.state.known[component] = Known::Word(place);
            }
            return;
        }
        if component != *first {
            self.state.known[component] = Known::Word(place);
            return;
        }
        // `Total` below men and women is the total of both, and not of all countries.
        if self.is_total(component, place) {
            for &inner in further {
                if let Some(total) = self.total_of(inner)
                    && !matches!(self.state.known[inner], Known::Unsaid)
                    && self.state.known[inner] != Known::Word(total)
                    && self.state.known[*first] != Known::Unsaid
                {
                    self.state.known[inner] = Known::Word(total);
                    return;
                }
            }
        }
        self.state.known[component] = Known::Word(place);
        for &inner in further {
            self.state.known[inner] = self.total_of(inner).map_or(Known::Unsaid, Known::Word);
        }
    }

    fn is_total(&self, component: usize, place: u32) -> bool {
        self.state
            .out
            .dimensions
            .get(component)
            .and_then(|column| column.words.get(place as usize))
            .is_some_and(|id| *id == *"_T")
    }

    fn total_of(&mut self, component: usize) -> Option<u32> {
        match self.plan.dictionary.words(component)?.find("_T") {
            Meaning::Code(code) => Some(self.place_of_code(component, code)),
            _ => None,
        }
    }

    /// Takes a label as time, where periods stand among the words of its column.
    fn takes_time(&mut self, at: usize, label: &Label, text: &str) -> bool {
        if !matches!(label.kind, LabelKind::Words { has_time: true, .. }) {
            return false;
        }
        let mut memo = std::mem::take(&mut self.state.time_memos[at]);
        let found = memo.get(text, |text| self.read_time(text));
        self.state.time_memos[at] = memo;
        let is_time = matches!(found, FoundTime::Pieces(_));
        if is_time {
            self.state.time = found;
        }
        is_time
    }

    fn unknown_word(&mut self, row: &Row<'_, '_>, at: usize, component: usize, (text, found): (&str, Found)) {
        let id = self.plan.dictionary.components[component].id;
        let id_of = id.as_str();
        let key = (component, text.to_owned());
        if !self.state.suggestions.contains_key(&key) && self.state.suggestions.len() < SUGGESTIONS_MAX {
            let suggested = match self.plan.dictionary.words(component) {
                Some(words) if text.len() <= 200 => match words.find(text) {
                    Meaning::Several(places) => {
                        let id = |place: &u32| words.code(*place);
                        let list = self.plan.context.codelist(id_of);
                        let named = |code: &Id| match list.and_then(|list| list.find(code.as_str())) {
                            Some(found) => format!("{} ({code})", found.name.get(marsad_model::Lang::Fr)),
                            None => code.to_string(),
                        };
                        places.iter().filter_map(id).map(named).collect()
                    }
                    _ => near(&words.suggest(text)),
                },
                _ => Vec::new(),
            };
            self.state.suggestions.insert(key.clone(), suggested);
        }
        let near = self.state.suggestions.get(&key).cloned().unwrap_or_default();
        let list = self.plan.context.codelist(id.as_str()).map_or_else(String::new, |list| list.id.to_string());
        let code = if found == Found::Several { FindingCode::AmbiguousCode } else { FindingCode::UnknownCode };
        self.add(code, (row, Some(at)), |f| {
            f.with_value(text).with("component", id).with("list", list).with_nearest(near)
        });
    }

    fn time_label(&mut self, row: &Row<'_, '_>, at: usize, label: &Label, cell: &Cell<'_>) {
        let raw = if cell.number.is_none() { std::borrow::Cow::Borrowed(cell.text) } else { cell.label() };
        let found = match self.state.time_memos[at].known(&raw) {
            Some(found) => found,
            None => {
                let mut memo = std::mem::take(&mut self.state.time_memos[at]);
                let found = memo.get(&raw, |text| self.read_time(&tidy(text)));
                self.state.time_memos[at] = memo;
                found
            }
        };
        let found = match (found, self.state.time) {
            // A year in one column and a month in the next are one period.
            (FoundTime::Pieces(new), FoundTime::Pieces(old)) if self.is_second_time(at) => {
                if let Some((first, second)) = self.two_periods(old, new) {
                    self.state.time = FoundTime::Ambiguous;
                    self.add(FindingCode::AmbiguousDate, (row, Some(label.at)), |f| {
                        f.with_value(cell.label()).with("first", first).with("second", second)
                    });
                    return;
                }
                FoundTime::Pieces(self.joined(old, new))
            }
            (FoundTime::Pieces(_), FoundTime::Ambiguous) if self.is_second_time(at) => FoundTime::Ambiguous,
            _ => found,
        };
        self.state.time = found;
        match found {
            FoundTime::Pieces(_) => {}
            FoundTime::Unknown => {
                self.add(FindingCode::NotAPeriod, (row, Some(label.at)), |f| f.with_value(cell.label()));
            }
            FoundTime::Ambiguous => self.ambiguous_date(row, label.at, &cell.label()),
        }
    }

    /// Two whole periods that two columns of one row say, where neither lies within the other.
    fn two_periods(&self, old: u32, new: u32) -> Option<(TimePeriod, TimePeriod)> {
        let (first, second) =
            (self.state.pieces[old as usize].whole.clone()?, self.state.pieces[new as usize].whole.clone()?);
        let holds =
            |outer: &TimePeriod, inner: &TimePeriod| outer.start() <= inner.start() && inner.end() <= outer.end();
        (!holds(&first, &second) && !holds(&second, &first)).then_some((first, second))
    }

    fn ambiguous_date(&mut self, row: &Row<'_, '_>, at: usize, text: &str) {
        if let Some(Moment::Ambiguous(first, second)) = periods::read(text, self.plan.habits) {
            self.add(FindingCode::AmbiguousDate, (row, Some(at)), |f| {
                f.with_value(text).with("first", first).with("second", second)
            });
        }
    }

    fn is_second_time(&self, at: usize) -> bool {
        self.plan.labels[..at].iter().any(|label| label.kind == LabelKind::Time)
    }

    /// The pieces of two columns together; of two whole periods the one within the other.
    fn joined(&mut self, old: u32, new: u32) -> u32 {
        let (first, second) = (&self.state.pieces[old as usize], &self.state.pieces[new as usize]);
        let is_wider = match (&first.whole, &second.whole) {
            (Some(first), Some(second)) => second.start() < first.start() || first.end() < second.end(),
            _ => false,
        };
        let joined = if is_wider { second.with(first) } else { first.with(second) };
        self.place_of_pieces(joined)
    }

    fn place_of_pieces(&mut self, pieces: Pieces) -> u32 {
        if let Some(place) = self.state.pieces.iter().position(|known| *known == pieces) {
            return place as u32;
        }
        self.state.pieces.push(pieces);
        self.state.pieces.len() as u32 - 1
    }

    fn read_time(&mut self, text: &str) -> FoundTime {
        match periods::read(text, self.plan.habits) {
            None => FoundTime::Unknown,
            Some(Moment::Ambiguous(..)) => FoundTime::Ambiguous,
            Some(moment) => {
                Pieces::of(moment).map_or(FoundTime::Unknown, |pieces| FoundTime::Pieces(self.place_of_pieces(pieces)))
            }
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
        let attributes_are_whole = self.check_attributes(row);
        let is_unsaid = number.is_none() && status.is_none();
        let is_wrong = is_unsaid && !cell.is_blank();
        if !key_is_whole || !attributes_are_whole || is_wrong || (is_unsaid && !self.status_says_why(row, value.at)) {
            return;
        }
        self.push(row, (value, period), (number, status));
    }

    /// A blank in a list: the status must say why.
    fn status_says_why(&mut self, row: &Row<'_, '_>, at: usize) -> bool {
        let dimensions = self.plan.dictionary.dimensions;
        let status = self.state.status.and_then(|status| match self.known_of(status) {
            Known::Word(place) => {
                self.state.out.attributes.get(status - dimensions)?.words.get(place as usize)?.clone()
            }
            _ => None,
        });
        let says_why = status.is_some_and(|status| STATUSES_WITHOUT_VALUE.contains(&status.as_str()));
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

    /// The place of the period of a value.
    fn period(&mut self, row: &Row<'_, '_>, column: usize, value: &ValueColumn) -> Option<u32> {
        let FoundTime::Pieces(pieces) = self.state.time else { return None };
        if let Some((known, of, period)) = self.state.last_period
            && (known, of) == (pieces, column)
        {
            return Some(period);
        }
        if let Some(&period) = self.state.periods.get(&(pieces, column))
            && let Some(period) = period
        {
            self.state.last_period = Some((pieces, column, period));
            return Some(period);
        }
        let made = self.plan.time.with(&value.time).with(&self.state.pieces[pieces as usize]).period();
        let place = made.map(|period| self.place_of_period(period));
        if place.is_none() {
            self.add(FindingCode::MissingDimension, (row, Some(value.at)), |f| f.with("component", TIME_PERIOD));
        }
        self.state.periods.insert((pieces, column), place);
        place
    }

    fn place_of_period(&mut self, period: TimePeriod) -> u32 {
        if let Some(&place) = self.state.period_places.get(&period) {
            return place;
        }
        self.state.out.periods.words.push(period.clone());
        let place = self.state.out.periods.words.len() as u32 - 1;
        self.state.period_places.insert(period, place);
        place
    }

    /// The number in a cell, or the status that says why there is none; neither where a finding says what is wrong.
    fn number(&mut self, row: &Row<'_, '_>, at: usize) -> (Option<f64>, Option<&'static str>) {
        let cell = row.cell(at);
        if let Some(number) = cell.number {
            return (self.scaled(row, at, (number, cell.is_percent)), None);
        }
        if let Some(number) = plain_number(cell.text.as_bytes()) {
            return (Some(number * self.plan.scale), None);
        }
        if cell.is_blank() {
            return (None, None);
        }
        self.written_number(row, at, &cell.label())
    }

    /// A number in the unit of the dataflow. A percentage is right only where the unit is per cent.
    fn scaled(&mut self, row: &Row<'_, '_>, at: usize, (number, is_percent): (f64, bool)) -> Option<f64> {
        if !number.is_finite() {
            self.add(FindingCode::NotANumber, (row, Some(at)), |f| {
                f.with_value(number.to_string()).with("expected", ".")
            });
            return None;
        }
        match (is_percent, self.is_in_percent()) {
            (false, _) => Some(self.counted(number * self.plan.scale)),
            (true, true) => Some(rounded(number * 100.0)),
            (true, false) => {
                let text = format!("{} %", rounded(number * 100.0));
                self.add(FindingCode::PercentUnexpected, (row, Some(at)), |f| f.with_value(text));
                None
            }
        }
    }

    /// A count without the noise that a workbook's arithmetic leaves behind: 38891.00000000001 is 38891.
    fn counted(&self, number: f64) -> f64 {
        let whole = number.round();
        let is_noise = (number - whole).abs() <= (whole.abs() * 1e-9).min(1e-4);
        if self.plan.context.structure.measure.decimals == 0 && is_noise { whole } else { number }
    }

    fn is_in_percent(&self) -> bool {
        let Some(unit) = self.state.unit else { return self.state.unit_is_percent };
        match self.known_of(unit) {
            Known::Word(place) => {
                let dimension = self.state.out.dimensions.get(unit).and_then(|column| column.words.get(place as usize));
                dimension.is_some_and(|unit| *unit == *"PT")
            }
            _ => self.state.unit_is_percent,
        }
    }

    /// A number as a person wrote it.
    fn written_number(&mut self, row: &Row<'_, '_>, at: usize, text: &str) -> (Option<f64>, Option<&'static str>) {
        if FORMULA_ERRORS.contains(&text) {
            self.add(FindingCode::FormulaError, (row, Some(at)), |f| f.with_value(text));
            return (None, None);
        }
        match statuses::read(text, &self.plan.context.profile.statuses) {
            Some(Mark::Missing(status)) => {
                let status = known_status(status.as_str());
                self.add(FindingCode::ReadAsMissing, (row, Some(at)), |f| f.with_value(text).with("status", status));
                return (None, Some(status));
            }
            Some(Mark::Suppressed(_)) => {
                self.add(FindingCode::SuppressedBySender, (row, Some(at)), |f| f.with_value(text));
                return (None, Some("Q"));
            }
            None => {}
        }
        match numbers::read(text, self.plan.marks) {
            Written::Number(number, around) => self.number_with(row, at, (text, number, around)),
            Written::Ambiguous(first, second) => (self.ambiguous_number(row, at, (text, first, second)), None),
            Written::Nothing => {
                let expected = self.plan.marks.decimal.unwrap_or('.');
                self.add(FindingCode::NotANumber, (row, Some(at)), |f| f.with_value(text).with("expected", expected));
                (None, None)
            }
        }
    }

    /// A number that can be read in two ways: where only whole numbers make sense, it is the whole one.
    fn ambiguous_number(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        (text, first, second): (&str, f64, f64),
    ) -> Option<f64> {
        let is_whole = self.plan.context.structure.measure.decimals == 0 && first.fract() == 0.0;
        let severity = if is_whole { Severity::Warning } else { Severity::Error };
        let place = self.place(row.number, Some(at));
        let finding = Finding::new(FindingCode::AmbiguousNumber, severity, place);
        let taken = if is_whole { "first" } else { "none" };
        self.state.log.add(finding.with_value(text).with("first", first).with("second", second).with("taken", taken));
        is_whole.then_some(first * self.plan.scale)
    }

    /// Three digits after a mark of decimals, where the dataflow has fewer, or after the only mark of a number whose
    /// dataflow has decimals: the number may be a thousand times another.
    fn doubtful(&self, text: &str, number: f64) -> Option<Finding> {
        let decimals = self.plan.context.structure.measure.decimals;
        let (_, after) = text.rsplit_once(['.', ','])?;
        let is_only = text.matches(['.', ',', ' ', '\u{a0}', '\u{202f}']).count() == 1;
        let is_three = after.len() == 3 && after.bytes().all(|byte| byte.is_ascii_digit());
        let is_fraction = number.fract() != 0.0;
        let is_doubtful = is_only && is_three && if is_fraction { decimals < 3 } else { decimals > 0 };
        let other = if is_fraction { number * 1000.0 } else { number / 1000.0 };
        let severity = if is_fraction { Severity::Error } else { Severity::Warning };
        is_doubtful.then(|| {
            let finding = Finding::new(FindingCode::AmbiguousNumber, severity, Place::default());
            let taken = if is_fraction { "none" } else { "first" };
            finding.with_value(text).with("first", number).with("second", other).with("taken", taken)
        })
    }

    /// A number and what stood around it.
    fn number_with(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        (text, number, around): (&str, f64, Around),
    ) -> (Option<f64>, Option<&'static str>) {
        if around.is_percent && !self.is_in_percent() {
            self.add(FindingCode::PercentUnexpected, (row, Some(at)), |f| f.with_value(text));
            return (None, None);
        }
        if let Some(mut finding) = self.doubtful(text, number) {
            finding.place = self.place(row.number, Some(at));
            let is_lost = finding.severity == Severity::Error;
            self.state.log.add(finding);
            if is_lost {
                return (None, None);
            }
        }
        let number = if around.is_percent { number } else { self.counted(number * self.plan.scale) };
        if around.is_in_parentheses {
            self.add(FindingCode::ParenthesesAsMinus, (row, Some(at)), |f| f.with_value(text).with("number", number));
        }
        let quality = around.quality.and_then(quality_status);
        if around.has_mark && quality.is_none() {
            self.add(FindingCode::NumberWithMark, (row, Some(at)), |f| f.with_value(text).with("number", number));
        }
        (Some(number), quality)
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
                _ if Some(component) == self.state.frequency => self.frequency_of(component, period),
                _ => 0,
            };
            let place = match value.fixed.iter().find(|(fixed, _)| *fixed == component) {
                Some((_, code)) => self.place_of_code(component, *code),
                None => place,
            };
            let place = match (status, self.state.status == Some(component)) {
                (Some(status), true) => self.place_of_word(component, status),
                (None, true) if place == 0 => self.place_of_word(component, "A"),
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

    /// The frequency that a period tells by its form.
    fn frequency_of(&mut self, component: usize, period: u32) -> u32 {
        let frequency = self.state.out.periods.words.get(period as usize).and_then(TimePeriod::frequency);
        let word = frequency.map_or_else(|| "A".to_owned(), |frequency| format!("{frequency:?}"));
        self.place_of_word(component, &word)
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
        | FindingCode::OtherVersion => Severity::Note,
        FindingCode::ParenthesesAsMinus => Severity::Warning,
        _ => Severity::Error,
    }
}

/// A number of plain digits with at most one stop before decimals that are not three, read without a detour.
#[inline]
pub(super) fn plain_number(bytes: &[u8]) -> Option<f64> {
    if bytes.is_empty() || bytes.len() > 15 {
        return None;
    }
    let (is_negative, digits) = match bytes {
        [b'-', rest @ ..] if !rest.is_empty() => (true, rest),
        _ => (false, bytes),
    };
    let mut number: i64 = 0;
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + i64::from(digit);
    }
    Some(if is_negative { -(number as f64) } else { number as f64 })
}

/// A percentage as it was printed: a fraction in a workbook times a hundred, without the noise of the multiplication.
fn rounded(percent: f64) -> f64 {
    (percent * 1e9).round() / 1e9
}

fn known_status(status: &str) -> &'static str {
    STATUSES_WITHOUT_VALUE.into_iter().find(|known| *known == status).unwrap_or("O")
}

fn quality_status(letter: char) -> Option<&'static str> {
    match letter {
        'p' => Some("P"),
        'e' => Some("E"),
        'r' => Some("A"),
        _ => None,
    }
}

/// Whether `ONM:DF_X(1.0)`, a URN, or the bare identifier names this dataflow.
fn names_dataflow(text: &str, dataflow: &str) -> bool {
    let after_agency = text.rsplit(':').next().unwrap_or(text);
    after_agency.split('(').next() == Some(dataflow)
}

/// The version in `ONM:DF_X(1.0)`.
fn version_of(text: &str) -> Option<&str> {
    text.split_once('(')?.1.strip_suffix(')').filter(|version| !version.contains(['+', '*', '~']))
}
